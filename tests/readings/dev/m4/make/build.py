# A page as a web résumé builder publishes it (divs and generated classes, no heading tags).
# Command (in this folder):  python build.py   -> ../resume.html (and ../gold.json from the same text)
import json
from html import escape as e

NAME = "Dilhani Abeyratne Weerakkody"
HEAD = "Garment Technologist & Senior Pattern Maker"
ABOUT = ("Pattern maker turned garment technologist with 14 years in intimates, activewear and tailored outerwear for European and US "
  "retail. I take a style from sketch to sealed sample in two fits on average, and I am happiest on the sewing floor with a tape and a stopwatch.")
JOBS = [
 ("Senior Garment Technologist", "Serendib Stitchworks (Pvt) Ltd", "Katunayake, Sri Lanka", "05/2021", "Present", "2021-05", "present", [
   "Own technical sign-off for 180–220 active and seamless styles a season across three customers and 26 sewing lines.",
   ("Moved first and second fits to CLO 3D avatars built from customer blocks:", ["physical samples per style down from 4.1 to 1.7", "sample lead time cut from 19 to 8 days"]),
   "Rebuilt the grading for plus sizes (3X–6X) with split bust and hip rules; size-related returns fell 23% for the largest account.",
   "Train 9 junior technologists in construction, measurement tolerance and AQL 2.5 final inspection."]),
 ("Pattern Maker", "Serendib Stitchworks (Pvt) Ltd", "Katunayake, Sri Lanka", "01/2018", "04/2021", "2018-01", "2021-04", [
   "Drafted and graded bras, shapewear and leggings in Gerber AccuMark, 30 to 35 new styles a month.",
   "Raised marker efficiency on printed tricot from 81.6% to 87.4% by re-cutting the gusset and allowing a two-degree tilt."]),
 ("Assistant Pattern Cutter", "Halden & Roe Outerwear", "Leicester, United Kingdom", "09/2014", "12/2017", "2014-09", "2017-12", [
   "Made production patterns for waxed jackets and wool coats, with full lining, fusing and interlining layouts.",
   "Wrote sewing specifications with GSD standard minute values for CMT units in Romania and Morocco.",
   "Chaired weekly fit sessions on house models, sizes 8 to 22."]),
 ("Sample Machinist", "Kandy Lace & Linen Mills", "Kandy, Sri Lanka", "2011", "2013", "2011", "2013", [
   "Sewed development samples on overlock, flatlock and three-step zigzag machines, about 12 pieces a day."]),
]
EDU = [("BA (Hons) Fashion Technology", "Soar Valley College of Art and Design", "Leicester, United Kingdom", "2013", "2014", "Top-up year, upper second class"),
       ("Higher National Diploma in Clothing Manufacture", "Mahaweli Institute of Textile Studies", "Kandy, Sri Lanka", "2009", "2011", None)]
SK = [("Gerber AccuMark", 5), ("CLO 3D", 5), ("Lectra Modaris", 3), ("Grade rules and nesting", 5), ("Tech packs (Centric PLM)", 4), ("GSD work study", 4), ("AQL inspection", 4)]
LG = [("Sinhala", "Native"), ("English", "Fluent"), ("Tamil", "Intermediate")]
CERTS = [("GSD Certified Practitioner", "Stitchtime Methods Ltd", "Mar 2019", "2019-03"), ("Higg FEM Internal Verifier", "Green Needle Academy", "2022", "2022")]
AW = [("Best Technical Team, Activewear", "Lanka Apparel Circle", "2023")]
VOL = [("Sewing Tutor", "Thimble House Women’s Workshop, Negombo", "2019 – Present", "Saturday class for 15 women; 11 have found factory or home work since.")]
MAIL, TEL, LOC = "dilhani.weerakkody@example.com", "+94 31 555 0174", "Negombo, Sri Lanka"
LINKS = ["https://www.example.org/in/dilhani-weerakkody", "https://patterns.example.org/dilhani"]

ICON = '<svg class="rb-ico" viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="8" r="6"></circle></svg>'
def d(c, x): return f'<div class="{c}">{x}</div>'
def sec(t, body, k): return f'<div class="rb-block rb-block--{k}" data-block="{k}">{d("rb-block__title sc-fqkvVR", e(t))}<div class="rb-block__body">{body}</div></div>\n'
def bl(bs):
    o = '<ul class="ql-list">'
    for b in bs:
        if isinstance(b, tuple): o += f'<li>{e(b[0])}<ul>{"".join(f"<li>{e(x)}</li>" for x in b[1])}</ul></li>'
        else: o += f"<li>{e(b)}</li>"
    return o + "</ul>"
def contact(x): return f'<div class="rb-contact__row">{ICON}<span>{x}</span></div>'

side = sec("Contact", contact(f'<a href="mailto:{MAIL}">{MAIL}</a>') + contact(f'<a href="tel:{TEL.replace(" ","")}">{TEL}</a>') + contact(LOC)
   + contact(f'<a href="{LINKS[0]}" target="_blank" rel="noopener">LinkedIn</a>') + contact(f'<a href="{LINKS[1]}" target="_blank" rel="noopener">Portfolio</a>'), "contact")
side += sec("Skills", "".join(f'<div class="rb-skill"><div class="rb-skill__name">{e(s)}</div><div class="rb-dots">{"".join(f"<i class=on></i>" if k < n else "<i></i>" for k in range(5))}</div></div>' for s, n in SK), "skills")
side += sec("Languages", "".join(f'<div class="rb-lang"><div class="rb-lang__name">{a}</div><div class="rb-lang__lvl">{b}</div></div>' for a, b in LG), "languages")
side += sec("Certificates", "".join(d("rb-mini", d("rb-mini__t", e(n)) + d("rb-mini__s", e(i)) + d("rb-mini__d", t)) for n, i, t, _ in CERTS), "certificates")
main = sec("About Me", f"<p>{e(ABOUT)}</p>", "summary")
main += sec("Work Experience", "\n".join(
  f'<div class="rb-item"><div class="rb-item__head"><div class="rb-item__l"><div class="rb-item__title">{e(t)}</div><div class="rb-item__sub"><span class="org">{e(o)}</span><span class="sep">|</span><span class="loc">{e(l)}</span></div></div>'
  f'<div class="rb-item__dates"><span>{a}</span><span class="dash"> – </span><span>{b}</span></div></div><div class="rb-item__desc ql-editor">{bl(bs)}</div></div>' for t, o, l, a, b, _, _, bs in JOBS), "work")
main += sec("Education", "\n".join(
  f'<div class="rb-item"><div class="rb-item__head"><div class="rb-item__l"><div class="rb-item__title">{e(g)}</div><div class="rb-item__sub"><span class="org">{e(i)}</span><span class="sep">|</span><span class="loc">{e(l)}</span></div></div>'
  f'<div class="rb-item__dates"><span>{a}</span><span class="dash"> – </span><span>{b}</span></div></div>' + (f'<div class="rb-item__desc"><p>{n}</p></div>' if n else "") + '</div>' for g, i, l, a, b, n in EDU), "education")
main += sec("Volunteering", "".join(f'<div class="rb-item"><div class="rb-item__head"><div class="rb-item__l"><div class="rb-item__title">{t}</div><div class="rb-item__sub">{o}</div></div><div class="rb-item__dates">{dt}</div></div><div class="rb-item__desc"><p>{x}</p></div></div>' for t, o, dt, x in VOL), "volunteer")
main += sec("Awards", "".join(f'<div class="rb-item"><div class="rb-item__head"><div class="rb-item__l"><div class="rb-item__title">{e(t)}</div><div class="rb-item__sub">{o}</div></div><div class="rb-item__dates">{dt}</div></div></div>' for t, o, dt in AW), "awards")

CSS = """
*{box-sizing:border-box}body{margin:0;background:#eceff1;font:14px/1.5 "Open Sans",Arial,sans-serif;color:#37404a}
a{color:inherit;text-decoration:none}a:hover{text-decoration:underline}
.rb-page{max-width:900px;margin:24px auto;background:#fff;box-shadow:0 1px 8px rgba(0,0,0,.18)}
.rb-hero{background:#6b2d4a;color:#fff;padding:30px 36px}.rb-hero__name{font-size:32px;line-height:1.2;font-weight:700}.rb-hero__role{font-size:16px;margin-top:6px;opacity:.9}
.rb-cols{display:flex}.rb-side{width:270px;flex:none;background:#f6eff2;padding:24px 24px 24px 36px}.rb-main{flex:1;padding:24px 36px}
.rb-block{margin-bottom:24px}.rb-block__title{font-weight:700;font-size:16px;color:#6b2d4a;border-bottom:2px solid #d9b8c6;padding-bottom:4px;margin-bottom:10px}
.rb-contact__row{display:flex;align-items:center;margin-bottom:6px;font-size:11.5px;overflow-wrap:anywhere}.rb-ico{width:12px;height:12px;flex:none;margin-right:8px;fill:#6b2d4a}
.rb-skill{margin-bottom:8px;font-size:13px}.rb-dots i{display:inline-block;width:9px;height:9px;border-radius:50%;background:#dcc9d1;margin-right:4px}.rb-dots i.on{background:#6b2d4a}
.rb-lang{margin-bottom:6px;font-size:13px}.rb-lang__lvl,.rb-mini__s,.rb-mini__d{color:#76808a;font-size:12px}.rb-mini{margin-bottom:10px}.rb-mini__t{font-weight:600;font-size:13px}
.rb-item{margin-bottom:16px}.rb-item__head{display:flex;justify-content:space-between;gap:16px}.rb-item__title{font-weight:700;font-size:14.5px}.rb-item__sub{color:#6b2d4a;font-size:13px}.sep{margin:0 6px;color:#bbb}
.rb-item__dates{white-space:nowrap;color:#76808a;font-size:12.5px}.rb-item__desc{font-size:13px}.rb-item__desc ul{margin:4px 0;padding-left:18px}.rb-item__desc p,.rb-block__body>p{margin:3px 0}
.rb-foot{text-align:center;font-size:11px;color:#9aa3ab;padding:12px}
@media(max-width:700px){.rb-cols{display:block}.rb-side{width:auto}}
"""
page = f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Folionest 4.2">
<title>{NAME} | Folionest</title>
<style>{CSS}</style>
</head>
<body>
<div id="root"><div class="rb-page theme-mulberry" data-template="colombo-2">
<div class="rb-hero"><div class="rb-hero__name">{NAME}</div><div class="rb-hero__role">{e(HEAD)}</div></div>
<div class="rb-cols"><div class="rb-side">
{side}</div><div class="rb-main">
{main}</div></div>
</div><div class="rb-foot">Published with Folionest</div></div>
</body>
</html>
"""
open("../resume.html", "w", encoding="utf-8").write(page)

def flat(bs):
    o = []
    for b in bs: o += [b[0], *b[1]] if isinstance(b, tuple) else [b]
    return o
gold = {"name": NAME, "headline": HEAD, "contact": {"email": MAIL, "phone": TEL, "links": LINKS, "location": LOC}, "summary": ABOUT,
 "positions": [{"organization": o, "title": t, "start": s, "end": en, "location": l, "section": "Work Experience", "bullets": flat(bs)} for t, o, l, _, _, s, en, bs in JOBS],
 "education": [{"institution": i, "degree": g, "start": a, "end": b} for g, i, l, a, b, n in EDU],
 "skills": [s for s, _ in SK], "certifications": [{"name": n, "issuer": i, "date": x} for n, i, _, x in CERTS],
 "patents": [], "publications": [], "projects": [], "awards": [a[0] for a in AW], "volunteering": [v[0] for v in VOL],
 "languages": [f"{a} ({b})" for a, b in LG],
 "sections": ["Contact", "Skills", "Languages", "Certificates", "About Me", "Work Experience", "Education", "Volunteering", "Awards"],
 "hard": "no heading tags, everything is a div; name in a hero above two columns; link labels LinkedIn and Portfolio; skill levels only as dots; language and level in separate divs; nested list; builder's credit line at the foot",
 "made_with": "HTML of a web resume builder (hand-made in its manner)", "running": ["Published with Folionest"], "hidden": []}
json.dump(gold, open("../gold.json", "w"), ensure_ascii=False, indent=1)
