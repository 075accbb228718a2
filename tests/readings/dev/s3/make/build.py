# Static-site résumé theme imitated with jinja2: python build.py  (writes ../resume.html)
import jinja2
T = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Jinja static résumé theme">
<title>{{ name }} | Résumé</title>
<style>
:root{--ink:#2b2b2b;--mute:#777;--acc:#2f6f4f}
*{box-sizing:border-box}body{margin:0;background:#f4f4f1;font:16px/1.5 Georgia,serif;color:var(--ink)}
.wrapper{max-width:820px;margin:0 auto;background:#fff;padding:2.5rem 3rem}
.site-header h1{margin:0;font-size:2.2rem}.site-header .label{color:var(--acc);font-size:1.15rem;margin:.1rem 0 .6rem}
.contact-list{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;font-size:.9rem}
a{color:var(--acc)}section{margin-top:1.8rem}section>h2{font-size:1.2rem;border-bottom:2px solid var(--acc);padding-bottom:.2rem}
.item{margin-bottom:1.2rem}.item h3{margin:0;display:inline;font-size:1.02rem}.item .date{float:right;color:var(--mute);font-size:.88rem}
.item .sub{margin:0;color:var(--mute)}.item ul{margin:.3rem 0 0;padding-left:1.2rem}
.tags{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4rem}.tags li{background:#e7efe9;border-radius:3px;padding:.1rem .6rem;font-size:.88rem}
footer{margin-top:2rem;font-size:.8rem;color:var(--mute)}
</style>
</head>
<body>
<div class="wrapper">
<header class="site-header">
  <h1>{{ name }}</h1>
  <p class="label">{{ label }}</p>
  <ul class="contact-list">
    <li>Hobart, Tasmania</li>
    <li><a href="mailto:{{ email }}">{{ email }}</a></li>
    <li><a href="tel:+61355501276">+61 3 5550 1276</a></li>
    <li><a href="https://tamsin-okafor-brandt.example.com">tamsin-okafor-brandt.example.com</a></li>
    <li><a href="https://orcid.example.org/0000-0009-1182-4410">ORCID</a></li>
  </ul>
</header>
<main>
<section id="about"><h2>About</h2>
<p>{{ about }}</p>
</section>
<section id="experience"><h2>Experience</h2>
{% for j in jobs %}<article class="item">
  <h3>{{ j[0] }}</h3>
  <span class="date">{{ j[3] }}</span>
  <p class="sub">{{ j[1] }} &middot; {{ j[2] }}</p>
  <ul>
{% for b in j[4] %}    <li>{{ b }}</li>
{% endfor %}  </ul>
</article>
{% endfor %}</section>
<section id="education"><h2>Education</h2>
{% for e in edu %}<article class="item">
  <h3>{{ e[0] }}</h3>
  <span class="date">{{ e[2] }}</span>
  <p class="sub">{{ e[1] }}</p>
</article>
{% endfor %}</section>
<section id="projects"><h2>Selected Projects</h2>
{% for p in projects %}<article class="item">
  <h3>{{ p[0] }}</h3>
  <span class="date">{{ p[1] }}</span>
  <p>{{ p[2] }}</p>
</article>
{% endfor %}</section>
<section id="publications"><h2>Publications</h2>
<ul>
{% for p in pubs %}  <li>{{ p }}</li>
{% endfor %}</ul>
</section>
<section id="skills"><h2>Skills</h2>
<ul class="tags">
{% for s in skills %}  <li>{{ s }}</li>
{% endfor %}</ul>
</section>
<section id="licences"><h2>Licences</h2>
{% for c in certs %}<article class="item">
  <h3>{{ c[0] }}</h3>
  <span class="date">{{ c[2] }}</span>
  <p class="sub">{{ c[1] }}</p>
</article>
{% endfor %}</section>
</main>
</div>
</body>
</html>
"""
E_ = jinja2.Environment(autoescape=True, trim_blocks=True)
M = jinja2.filters.Markup if hasattr(jinja2.filters, "Markup") else __import__("markupsafe").Markup
out = E_.from_string(T).render(
 name="Tamsin Okafor-Brandt", label="Marine ecologist · kelp restoration and benthic survey", email="tamsin@example.org",
 about="Benthic ecologist who designs, permits and dives restoration programmes for giant kelp on temperate reefs. 640 logged scientific dives, field budgets up to A$1.4 m, and a preference for counting things twice.",
 jobs=[
  ("Principal Marine Ecologist","Tidewrack Environmental","Hobart, Tasmania","July 2021 – Present",[
   "Lead a 7.5 ha giant kelp outplanting programme across four sites; 18-month survivorship of warm-tolerant families reached 31%, against 4% for local controls.",
   "Author of the benthic chapters in nine EIS documents for aquaculture leases and two subsea cable landings.",
   "Manage five field staff and a 9.8 m survey vessel with 110 sea days a year.",
   "Moved quadrat scoring to machine-assisted annotation: 12,000 images a season at κ = 0.87 with human scorers."]),
  ("Marine Ecologist","Tidewrack Environmental","Hobart, Tasmania","February 2018 – June 2021",[
   "Ran BRUVS and towed-video surveys to 60 m for three state marine reserves.",
   "Built the company's long-spined urchin density model (GLMM, 214 transects), since adopted for culling contracts."]),
  ("Research Officer, Reef Monitoring","Fleurieu Institute of Marine Science","Victor Harbor, South Australia","March 2015 – January 2018",[
   "Coordinated annual fish and invertebrate counts at 46 fixed sites with 22 trained divers.",
   "Cut the diver incident rate from 3.1 to 0.6 per 1,000 dives after rewriting the dive operations manual to AS/NZS 2299.2.",
   "Maintained the taxonomic reference collection (1,900 lots)."]),
  ("Fisheries Observer","Southern Ocean Observer Services","Port Lincoln","2013 – 2014",[
   "Eleven trips on demersal trawlers and longliners; recorded by-catch, seabird interactions and otoliths."])],
 edu=[("PhD, Marine Ecology","Derwent University","2010 – 2013"),
      ("BSc (Hons I), Zoology","University of the Torrens","2006 – 2009")],
 projects=[("Storm Bay Kelp Watch","2022","Citizen-science portal in which 340 snorkellers have reported canopy cover since launch."),
           ("Urchin to Table","2020","Trial of ranched urchin roe with two co-operatives, with a grading chart now printed on the packing-shed wall.")],
 pubs=[M("Okafor-Brandt T., Lindqvist A. (2023). Thermal tolerance of outplanted giant kelp families on a warming reef. <em>Antipodean Journal of Phycology</em>, 18, 201–219."),
       M("Okafor-Brandt T. (2017). Observer effects in diver-based fish counts. <em>Reef Methods</em>, 5, 33–47.")],
 skills=["R (lme4, vegan)","QGIS","BRUVS","Photogrammetry","Kelp culture","EIS drafting","Vessel operations","Invertebrate taxonomy"],
 certs=[("Commercial Diver, ADAS Part 2","Southern Dive Academy","2015"),("Coxswain Grade 1","Maritime Safety Board","November 2018")])
open("../resume.html","w",encoding="utf-8").write(out)
