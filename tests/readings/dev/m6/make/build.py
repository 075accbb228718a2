# Made with Chromium (print to PDF) in the style of a Google Docs resume template.
# Commands (in this folder):  python build.py
#   chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=../resume.pdf resume.html
# build.py writes resume.html (and ../gold.json from the same text)
import json
from html import escape as e
NAME = "Marisol Okafor-Lindqvist"
MAIL, TEL, LOC, LINK = "marisol.okafor@example.com", "(740) 555-0119", "Marietta, OH", "www.example.com/okafor-bands"
INTRO = ("Band director with 13 years in Ohio public schools, rebuilding instrumental programs from beginning band to marching and jazz ensembles. "
  "Known for retention, honest budgets and superior ratings in Class A and AA adjudication.")
JOBS = [
 ("Alder Bluff High School", "Marietta, Ohio", "Director of Bands", "JULY 2019 - PRESENT", "2019-07", "present", [
   "Grew the program from 61 to 138 players in five years; 8th to 9th grade retention rose from 48% to 83%.",
   "Earned Superior (I) at district and state large-group adjudication four years running with a Grade 5 program.",
   "Manage a $74,000 budget and 212 school-owned instruments, and ran a capital campaign that replaced all the sousaphones and concert percussion.",
   "Write the drill in Pyware for a 96-member field show and supervise a staff of six techs."]),
 ("Alder Bluff City Schools", "Marietta, Ohio", "Middle School Band Teacher", "AUGUST 2015 - JUNE 2019", "2015-08", "2019-06", [
   "Taught five sections of 5th to 8th grade band, 174 students, with pull-out lessons on a six-day rotation.",
   "Started a loaner closet and repair afternoon that put 39 donated horns back in use."]),
 ("Copperhead Run Local Schools", "Zanesville, Ohio", "Assistant Band Director", "FALL 2012 - SPRING 2015", "2012", "2015", [
   "Directed pep band for 22 home games a season and the 18-piece jazz ensemble.",
   "Arranged stand tunes and a percussion feature for limited instrumentation (2 horns, no double reeds)."]),
 ("Lake Wanoka Music Camp", "Traverse City, Michigan", "Brass Counselor", "JUNE 2011 - AUGUST 2011", "2011-06", "2011-08", [
   "Led trombone and euphonium sectionals and twice-weekly chamber coachings for 40 campers aged 12 to 17."]),
]
EDU = [("Hocking Ridge University", "Athens, Ohio", "MM Wind Conducting", "JUNE 2016 - AUGUST 2018", "2016-06", "2018-08", "Summer residency degree; recital on Grainger and Ticheli."),
       ("Tuscora State University", "New Philadelphia, Ohio", "BM Music Education", "SEPTEMBER 2007 - MAY 2012", "2007-09", "2012-05", "Principal instrument euphonium. GPA 3.78.")]
PROJ = [("Horns for the Holler", "Traveling instrument library and video lessons for three rural districts without a band teacher; 57 fifth graders enrolled in the first year."),
        ("New Music for Small Bands", "Commissioning circle of 14 schools that has paid for six flexible-instrumentation pieces since 2020.")]
SK = ["Rehearsal technique", "Score study", "Pyware 3D", "Sibelius and Dorico", "SmartMusic", "Brass and woodwind repair", "Audition and chair placement", "Booster and travel budgeting"]
CE = [("Professional Educator License, Music P-12", "Ohio Valley Licensure Board", "2022", "2022"), ("Orff Schulwerk Level I", "Great Lakes Orff Institute", "July 2014", "2014-07")]
AW = [("Music Educator of the Year, District IX", "Buckeye Bandmasters Guild, 2023"), ("Golden Baton Teaching Fellowship", "Hartwell Arts Fund, 2017")]
VO = [("Assistant Conductor", "Muskingum Valley Community Band", "2016 - PRESENT")]
LG = "English (native), Spanish (fluent), Swedish (basic)"
def it(o, l, t, dt, body): return f'<h2><b>{e(o)},</b> {e(l)} — <i>{e(t)}</i></h2>\n<p class="dt">{dt}</p>\n{body}\n'
def ul(xs): return "<ul>" + "".join(f"<li>{e(x)}</li>" for x in xs) + "</ul>"
body = f'<p class="title">{NAME}</p>\n<p class="ct">{LOC}<br>{TEL}<br><b>{MAIL}</b><br>{LINK}</p>\n<p class="intro">{INTRO}</p>\n'
body += "<h1>EXPERIENCE</h1>\n" + "".join(it(o, l, t, dt, ul(bs)) for o, l, t, dt, _, _, bs in JOBS)
body += "<h1>EDUCATION</h1>\n" + "".join(it(o, l, t, dt, f"<p>{e(n)}</p>") for o, l, t, dt, _, _, n in EDU)
body += "<h1>PROJECTS</h1>\n" + "".join(f'<p><b>{t}</b> — {e(x)}</p>' for t, x in PROJ)
body += "<h1>SKILLS</h1>\n<p>" + ", ".join(SK) + "</p>\n"
body += "<h1>LICENSES &amp; CERTIFICATIONS</h1>\n" + "".join(f'<p><b>{n}</b> — {i}, {d}</p>' for n, i, d, _ in CE)
body += "<h1>AWARDS</h1>\n" + "".join(f"<p><b>{t}</b> — {w}</p>" for t, w in AW)
body += "<h1>COMMUNITY SERVICE</h1>\n" + "".join(f'<h2><b>{o}</b> — <i>{t}</i></h2><p class="dt">{d}</p>' for t, o, d in VO)
body += f"<h1>LANGUAGES</h1>\n<p>{LG}</p>\n"
CSS = """@page{size:Letter;margin:.8in .9in}
body{font:10.2pt/1.42 "Open Sans",Lato,"Liberation Sans",sans-serif;color:#444;margin:0}
.title{font:700 28pt/1.1 "Bitstream Charter","Liberation Serif",serif;color:#222;margin:0 0 8pt}
.ct{margin:0 0 10pt;font-size:9.5pt}.ct b{color:#00796b}
.intro{margin:0}
h1{font:700 10.5pt/1.3 "Open Sans",Lato,sans-serif;color:#00a58e;margin:18pt 0 4pt;break-after:avoid}
h2{font:400 11.5pt/1.35 "Bitstream Charter","Liberation Serif",serif;color:#222;margin:9pt 0 1pt;break-after:avoid}
.dt{font-size:8.2pt;color:#777;margin:0 0 4pt;break-after:avoid}
p{margin:0 0 4pt}ul{margin:0;padding-left:24pt;list-style-type:'●   '}li{margin:2pt 0;break-inside:avoid}li::marker{font-size:7pt}"""
open("resume.html", "w", encoding="utf-8").write(f'<!DOCTYPE html>\n<!-- source of resume.pdf: chromium print to PDF, see build.py -->\n<html lang="en"><head><meta charset="utf-8"><title>Resume</title><style>{CSS}</style></head><body>\n{body}</body></html>\n')
gold = {"name": NAME, "headline": None, "contact": {"email": MAIL, "phone": TEL, "links": [LINK], "location": LOC}, "summary": INTRO,
 "positions": [{"organization": o, "title": t, "start": s, "end": n, "location": l, "section": "EXPERIENCE", "bullets": bs} for o, l, t, _, s, n, bs in JOBS],
 "education": [{"institution": o, "degree": t, "start": s, "end": n} for o, l, t, _, s, n, _ in EDU], "skills": SK,
 "certifications": [{"name": n, "issuer": i, "date": g} for n, i, _, g in CE], "patents": [], "publications": [], "projects": [p[0] for p in PROJ],
 "awards": [a[0] for a in AW], "volunteering": [v[0] for v in VO], "languages": LG.split(", "),
 "sections": ["EXPERIENCE", "EDUCATION", "PROJECTS", "SKILLS", "LICENSES & CERTIFICATIONS", "AWARDS", "COMMUNITY SERVICE", "LANGUAGES"],
 "hard": "employer, place (itself with a comma) and title in one line with a dash, dates in capitals on the line below, season dates in one job, summary without a heading, similar dashed lines in other sections",
 "made_with": "Chromium print to PDF (Skia) in the style of a Google Docs template", "running": [], "hidden": []}
json.dump(gold, open("../gold.json", "w"), ensure_ascii=False, indent=1)
