# Hand-written web page in the manner of a static personal site (CSS grid and flex), filled by a small Python script.
# Command (in this folder):  python build.py     -> ../resume.html and ../gold.json
import json
from html import escape as E
from pathlib import Path
OUT = Path(__file__).resolve().parent.parent
NAME, HEAD = "Meenakshi Pallathu", "Film Editor: features, series, documentary"
MAIL, TEL, LOC, LINK = "meena@pallathu.example.org", "+91 484 555 0129", "Kochi, India", "https://reels.example.org/meenapallathu"
SUMMARY = ("I cut long-form drama and documentary in Malayalam, Tamil and English. In thirteen years I have gone from logging rushes in a "
 "converted coir warehouse to supervising three-editor rooms on streaming series, and I still do my own assembly whenever the schedule lets me.")
JOBS = [
 ("Supervising Editor", "Backwater Post", "Kochi", "Jan 2022 – Present", "2022-01", "present", [
  "Lead a room of three editors and five assistants; 22 episodes and four features locked, none later than the contracted date",
  "Introduced remote review with frame-accurate notes, cutting the average round of producer notes from six days to two",
  "Built a DNxHR proxy and LTO-9 archive workflow for 8K material: 1.4 PB under management, restore tested every quarter",
  "Negotiate turnover specs with sound, VFX and grading houses in Chennai, Mumbai and Lisbon"]),
 ("Editor", "Backwater Post", "Kochi", "Jun 2018 – Dec 2021", "2018-06", "2021-12", [
  "Cut two theatrical features and a six-part crime series, including 40 minutes of single-take material with hidden joins",
  "Delivered a 94-minute festival cut from 310 hours of observational footage in nineteen weeks"]),
 ("Associate Editor", "Three Lamps Pictures", "Chennai", "Aug 2015 – May 2018", "2015-08", "2018-05", [
  "Assembled scenes, temp score and dialogue passes on five Tamil features budgeted between ₹4 crore and ₹38 crore",
  "Managed conform and VFX pulls of up to 640 shots per film with zero missing plates at turnover"]),
 ("Assistant Editor", "Kaavu Documentary Collective", "Thrissur", "2013 – 2015", "2013", "2015", [
  "Synced, logged and subtitled rushes in three languages for a staff of eleven directors",
  "Rescued a corrupted 62-hour river archive by rebuilding timecode from field notes"]),
]
PROJ = [("The Monsoon Ledger", "feature documentary, 94 min, 2021"), ("Kadal Road", "crime series, 6 × 48 min, 2020"), ("Aunties of Platform Nine", "feature, 118 min, 2023"), ("Salt Line", "series, 8 × 42 min, 2025")]
AW = [("Best Editing, Periyar Film Festival", "2021", "for The Monsoon Ledger"), ("Golden Splice for Series Editing", "2025", "South Coast Editors’ Guild")]
EDU = [("Postgraduate Diploma in Film Editing", "Madras Bay Institute of Cinema", "2011 – 2013", "2011", "2013"), ("BA Visual Communication", "St. Brigid’s College, Kottayam", "2008 – 2011", "2008", "2011", "St. Brigid’s College")]
CERT = [("Certified Colour Workflow Specialist", "Prism Post Academy", "Mar 2022", "2022-03"), ("Advanced Media Management", "Prism Post Academy", "Oct 2019", "2019-10")]
TOOLS = [("Editing", ["Avid Media Composer", "DaVinci Resolve", "Premiere Pro"]), ("Workflow", ["ScriptSync", "EDL and AAF turnover", "ACES", "LTO archiving"]), ("Craft", ["Story restructuring", "Temp sound design", "Subtitling"])]
LANG = ["Malayalam (native)", "Tamil (fluent)", "English (fluent)", "Hindi (conversational)"]
VOL = [("Mentor, First Cut Girls", "Saturday editing workshops for teenagers in Fort Kochi, since 2019.")]
NAV = ["Work", "Reel", "Résumé", "Journal", "Say hello"]

css = """
:root{--ink:#1e1b18;--soft:#6e655c;--line:#ddd3c6;--hot:#b3401f;--bg:#fbf7f1}
*{box-sizing:border-box}html{scroll-behavior:smooth}body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.55 Lato,"Helvetica Neue",Arial,sans-serif}
a{color:inherit;text-decoration-color:var(--hot)}
.skip{position:absolute;left:-9999px}.skip:focus{left:1rem;top:1rem}
.top{position:sticky;top:0;background:var(--bg);border-bottom:1px solid var(--line);display:flex;justify-content:space-between;align-items:center;padding:.8rem 4vw;z-index:2}
.top .logo{font-weight:700;letter-spacing:.04em;text-decoration:none}.top ul{display:flex;gap:1.6rem;list-style:none;margin:0;padding:0}
.top a[aria-current]{color:var(--hot);font-weight:700}.burger{display:none}
@media(max-width:700px){.top ul{display:none}.burger{display:block}.grid{display:block!important}}
.wrap{max-width:1040px;margin:0 auto;padding:3rem 4vw}
.hero{display:flex;justify-content:space-between;align-items:flex-end;gap:2rem;border-bottom:3px solid var(--ink);padding-bottom:1.2rem}
h1{font-size:2.9rem;line-height:1;margin:0}.tag{color:var(--hot);font-size:1.15rem;margin:.5rem 0 0}
.btn{border:1px solid var(--ink);padding:.4rem .9rem;text-decoration:none;white-space:nowrap;font-size:.9rem}
.grid{display:grid;grid-template-columns:280px 1fr;grid-template-areas:"side main";gap:3rem;margin-top:2rem}
.side{grid-area:side;font-size:.95rem}.main{grid-area:main}
h2{font-size:1.2rem;margin:2rem 0 .7rem;color:var(--hot)}.side h2:first-child,.main section:first-child h2{margin-top:0}
dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem .8rem;margin:0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
.chips{display:flex;flex-wrap:wrap;gap:.35rem;margin-bottom:.8rem}.chips span{background:#efe6d9;padding:.1rem .55rem;border-radius:3px;font-size:.87rem}
.lbl{font-size:.85rem;color:var(--soft);margin:0 0 .3rem}
.job{display:grid;grid-template-columns:110px 1fr;gap:1.2rem;margin-bottom:1.4rem}.when{color:var(--soft);font-size:.9rem;padding-top:.15rem}
h3{margin:0;font-size:1.05rem}.who{margin:0;color:var(--soft)}.job ul{margin:.4rem 0 0;padding-left:1.1rem}
.row{display:flex;justify-content:space-between;gap:1rem;border-bottom:1px dotted var(--line);padding:.35rem 0}.row em{color:var(--soft)}
.plain{list-style:none;padding:0;margin:0}
.foot{background:var(--ink);color:#e9e0d4;margin-top:3rem;padding:2.5rem 4vw}.foot .in{max-width:1040px;margin:0 auto;display:grid;grid-template-columns:2fr 1fr;gap:2rem}
.foot p{margin:.2rem 0}.foot .small{font-size:.83rem;opacity:.7;margin-top:1rem}
"""
FOOT = ["From the journal: Why I still print my scene cards", "Booking assembly work from February. Write early, the rains are busy.", "© 2026 Meenakshi Pallathu. Set in Lato, hosted on a very small server.", "Imprint", "Privacy", "RSS", "Back to top"]
h = ['<!DOCTYPE html>', '<html lang="en">', '<head>', '<meta charset="utf-8">', '<meta name="viewport" content="width=device-width, initial-scale=1">',
 f'<title>Résumé – {E(NAME)}</title>', '<meta name="description" content="Résumé of Meenakshi Pallathu, film editor in Kochi.">', f'<style>{css}</style>', '</head>', '<body id="top">',
 '<a class="skip" href="#resume">Skip to content</a>', '<header class="top">', '  <a class="logo" href="/">M.P.</a>', '  <button class="burger" aria-label="Open menu">Menu</button>', '  <nav aria-label="Main"><ul>']
for n in NAV: h.append(f'    <li><a href="/{E({"Résumé":"resume","Say hello":"contact"}.get(n,n.lower()))}"{" aria-current=page" if n=="Résumé" else ""}>{E(n)}</a></li>')
h += ['  </ul></nav>', '</header>', '<main id="resume" class="wrap">', '<div class="hero">', f'  <div><h1>{E(NAME)}</h1><p class="tag">{E(HEAD)}</p></div>', '  <a class="btn" href="/files/resume.pdf">Download PDF</a>', '</div>', '<div class="grid">', '<aside class="side">',
 '<h2>Contact</h2>', f'<dl><dt>Mail</dt><dd><a href="mailto:{MAIL}">{MAIL}</a></dd><dt>Phone</dt><dd>{TEL}</dd><dt>Based in</dt><dd>{LOC}</dd><dt>Online</dt><dd><a href="{LINK}">Showreel</a></dd></dl>', '<h2>Tools and Craft</h2>']
for l, xs in TOOLS: h.append(f'<p class="lbl">{l}</p><div class="chips">' + "".join(f"<span>{E(x)}</span>" for x in xs) + '</div>')
h.append('<h2>Languages</h2><ul class="plain">' + "".join(f"<li>{E(x)}</li>" for x in LANG) + '</ul>')
h.append('<h2>Certificates</h2><ul class="plain">' + "".join(f"<li><strong>{E(n)}</strong><br>{E(i)}, {E(p)}</li>" for n, i, p, _ in CERT) + '</ul>')
h += ['</aside>', '<div class="main">', f'<section><h2>About</h2><p>{E(SUMMARY)}</p></section>', '<section><h2>Experience</h2>']
for t, o, l, p, a, b, bl in JOBS:
    h.append(f'<article class="job"><div class="when">{E(p)}</div><div><h3>{E(t)}</h3><p class="who">{E(o)}, {E(l)}</p><ul>' + "".join(f"\n  <li>{E(x)}</li>" for x in bl) + '\n</ul></div></article>')
h.append('</section>\n<section><h2>Selected Projects</h2>' + "".join(f'\n<div class="row"><strong>{E(a)}</strong><em>{E(b)}</em></div>' for a, b in PROJ) + '</section>')
h.append('<section><h2>Awards</h2>' + "".join(f'\n<div class="row"><span><strong>{E(a)}</strong>, {E(c)}</span><em>{y}</em></div>' for a, y, c in AW) + '</section>')
h.append('<section><h2>Education</h2>' + "".join(f'\n<article class="job"><div class="when">{E(e[2])}</div><div><h3>{E(e[0])}</h3><p class="who">{E(e[1])}</p></div></article>' for e in EDU) + '</section>')
h.append('<section><h2>Volunteering</h2>' + "".join(f'<h3>{E(a)}</h3><p class="who">{E(b)}</p>' for a, b in VOL) + '</section>')
h += ['</div>', '</div>', '</main>', '<footer class="foot"><div class="in">', f'<div><p><a href="/journal/scene-cards">{E(FOOT[0])}</a></p><p>{E(FOOT[1])}</p><p class="small">{E(FOOT[2])}</p></div>',
 '<div>' + "".join(f'<p><a href="{u}">{x}</a></p>' for x, u in zip(FOOT[3:], ["/imprint", "/privacy", "/feed.xml", "#top"])) + '</div>', '</div></footer>', '</body>', '</html>']
(OUT/"resume.html").write_text("\n".join(h)+"\n", encoding="utf-8")
gold = dict(name=NAME, headline=HEAD, contact=dict(email=MAIL, phone=TEL, links=[LINK], location=LOC), summary=SUMMARY,
 positions=[dict(organization=o, title=t, start=a, end=b, location=l, section="Experience", bullets=bl) for t, o, l, p, a, b, bl in JOBS],
 education=[dict(institution=(e[5] if len(e) > 5 else e[1]), degree=e[0], start=e[3], end=e[4]) for e in EDU], skills=[x for _, xs in TOOLS for x in xs],
 certifications=[dict(name=n, issuer=i, date=d) for n, i, _, d in CERT], patents=[], publications=[], projects=[a for a, _ in PROJ], awards=[a for a, _, _ in AW],
 volunteering=[a for a, _ in VOL], languages=LANG,
 sections=["Contact", "Tools and Craft", "Languages", "Certificates", "About", "Experience", "Selected Projects", "Awards", "Education", "Volunteering"],
 hard="site navigation, download button and footer around the résumé; dates stand in a grid column before the title; skills as chips with group labels; link behind a word",
 made_with="hand-written HTML with CSS grid and flex", running=["M.P."] + NAV + ["Download PDF"] + FOOT, hidden=["Skip to content", "Menu"])
(OUT/"gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1)+"\n", encoding="utf-8")
