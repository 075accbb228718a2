# Chromium 156 (Debian 12): python make.py && chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=resume.pdf resume.html (make.py writes resume.html and gold.json)
import json
from html import escape

J = "WORK EXPERIENCE"
GOLD = {
    "name": "Mateus Falcão Brandt", "headline": "Food & Beverage Manager",
    "contact": {"email": "mateus.brandt@example.com", "phone": "+351 21 555 0119",
                "links": ["linkedin.com/in/mbrandt-example"], "location": "Lisbon, Portugal"},
    "summary": "Food & beverage manager with 13 years in city and resort hotels. Runs five outlets as one business: 30% cost of sales, guests who come back, and a team that stays past the season.",
    "positions": [
        {"organization": "Hotel Miradouro das Sete Colinas", "title": "Food & Beverage Manager", "start": "2021-03", "end": "present",
         "location": "Lisbon", "section": J, "bullets": [
            "Lead 74 staff over five outlets and banqueting for 420 covers; revenue €6.8M in 2025, up 22%.",
            "Lowered beverage cost from 27.4% to 21.9% with weekly counts and a 90-label wine list in place of 240.",
            "Opened the rooftop bar in 11 weeks; paid back in its first summer.",
            "Guest satisfaction for breakfast rose from 81 to 92 points in 18 months."]},
        {"organization": "Praia Grande Resort & Spa", "title": "Assistant F&B Manager", "start": "2017-05", "end": "2021-02",
         "location": "Albufeira", "section": J, "bullets": [
            "Planned rosters for 118 seasonal staff and kept payroll at 31% of revenue.",
            "Held HACCP audits above 96% for seven quarters in a row.",
            "Wrote a bilingual service manual and trained 40 newcomers each April."]},
        {"organization": "Gasthaus Elbbogen", "title": "Restaurant Supervisor", "start": "2014-09", "end": "2017-04",
         "location": "Hamburg", "section": J, "bullets": [
            "Supervised a 90-seat dining room; average spend per guest grew from €34 to €41.",
            "Brought table turn on Fridays from 1.6 to 2.1 without a second reservation system."]},
        {"organization": "Cruzeiros Atlântida", "title": "Waiter", "start": "2012-06", "end": "2014-08",
         "location": "Funchal", "section": J, "bullets": [
            "Served 22 guests a sitting on a 900-passenger ship, four contracts of six months."]}],
    "education": [
        {"institution": "Escola Superior de Hotelaria do Tejo", "degree": "BA Hotel Management", "start": "2009", "end": "2012"},
        {"institution": "Instituto Vinhas do Norte", "degree": "Postgraduate Certificate in Wine Business", "start": None, "end": "2019"}],
    "skills": ["Menu engineering", "Cost control", "Banqueting", "HACCP", "Micros POS", "Opera PMS", "Rostering", "Supplier negotiation"],
    "certifications": [{"name": "Sommelier Level 3", "issuer": "Guild of Atlantic Sommeliers", "date": "2020"},
                       {"name": "Food Safety Supervisor", "issuer": "Higiene Segura", "date": "2023"}],
    "patents": [], "publications": [], "projects": [], "awards": [], "volunteering": [],
    "languages": ["Portuguese (native)", "German (fluent)", "English (fluent)", "Spanish (intermediate)"],
    "sections": ["CONTACT", "SKILLS", "LANGUAGES", "CERTIFICATES", "PROFILE", "WORK EXPERIENCE", "EDUCATION"],
    "hard": "web-builder template: name and title on top of the left side bar with a round photo, icons drawn as SVG before contact lines, a time line with dots in the main column, dates under the title",
    "made_with": "Chromium (Skia/PDF)",
}
WHEN = {"2021-03": "03/2021", "present": "Present", "2017-05": "05/2017", "2021-02": "02/2021", "2014-09": "09/2014",
        "2017-04": "04/2017", "2012-06": "06/2012", "2014-08": "08/2014"}
ICON = '<svg width="9" height="9" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4.5" fill="#e9c46a"/></svg>'
jobs = "".join(
    f'<div class="job"><h3>{escape(p["title"])}</h3><div class="org">{escape(p["organization"])}</div>'
    f'<div class="when"><span>{WHEN[p["start"]]} - {WHEN[p["end"]]}</span><span>{p["location"]}</span></div>'
    f'<ul>{"".join("<li>" + escape(b) + "</li>" for b in p["bullets"])}</ul></div>' for p in GOLD["positions"])
c = GOLD["contact"]
contact = "".join(f"<p>{ICON} {x}</p>" for x in [c["email"], c["phone"], c["location"], c["links"][0]])
skills = "".join(f"<span class=tag>{s}</span>" for s in GOLD["skills"])
langs = "".join("<p><b>%s</b><br><i>%s</i></p>" % tuple(x[:-1].split(" (")) for x in GOLD["languages"])
certs = "".join(f'<p><b>{x["name"]}</b><br>{x["issuer"]}, {x["date"]}</p>' for x in GOLD["certifications"])
PAGE = f"""<!doctype html><html lang="en"><meta charset="utf-8"><title>resume</title><style>
@page{{size:A4;margin:0}}*{{box-sizing:border-box}}body{{margin:0;font:9.2pt/1.4 Lato,sans-serif;color:#2b2d42;display:flex;min-height:297mm;-webkit-print-color-adjust:exact}}
aside{{width:66mm;background:#264653;color:#fff;padding:12mm 8mm;font-size:8.8pt}}main{{flex:1;padding:13mm 12mm 8mm 11mm}}
.photo{{width:34mm;height:34mm;border-radius:50%;background:#7fa8a5;margin:0 auto 6mm}}h1{{font-size:19pt;line-height:1.1;margin:0;font-weight:700}}.role{{color:#e9c46a;font-size:11pt;margin:2mm 0 4mm}}
h2{{font-size:11pt;letter-spacing:1pt;margin:6mm 0 2mm;border-bottom:.5pt solid;padding-bottom:1mm}}main h2{{color:#2a9d8f}}main h2:first-child{{margin-top:0}}p{{margin:0 0 1.6mm}}
.tag{{display:inline-block;border:.5pt solid #fff;border-radius:2mm;padding:.4mm 2mm;margin:0 1.2mm 1.4mm 0}}
.job{{position:relative;border-left:.7pt solid #2a9d8f;padding:0 0 3mm 5mm}}.job:before{{content:"";position:absolute;left:-1.3mm;top:1.2mm;width:2.4mm;height:2.4mm;border-radius:50%;background:#2a9d8f}}
h3{{font-size:10.6pt;margin:0}}.org{{font-size:10pt;color:#444}}.when{{display:flex;justify-content:space-between;color:#2a9d8f;font-style:italic;font-size:8.6pt}}ul{{margin:1mm 0 0;padding-left:4mm}}</style>
<aside><div class=photo></div><h1>{GOLD["name"]}</h1><div class=role>{escape(GOLD["headline"])}</div>
<h2>CONTACT</h2>{contact}<h2>SKILLS</h2>{skills}<h2>LANGUAGES</h2>{langs}<h2>CERTIFICATES</h2>{certs}</aside>
<main><h2>PROFILE</h2><p>{escape(GOLD["summary"])}</p><h2>WORK EXPERIENCE</h2>{jobs}<h2>EDUCATION</h2>
<div class=job><h3>BA Hotel Management</h3><div class=org>Escola Superior de Hotelaria do Tejo</div><div class=when><span>2009 - 2012</span><span>Lisbon</span></div></div>
<div class=job><h3>Postgraduate Certificate in Wine Business</h3><div class=org>Instituto Vinhas do Norte</div><div class=when><span>2019</span><span>Porto</span></div></div></main></html>"""
open("resume.html", "w").write(PAGE)
json.dump(GOLD, open("gold.json", "w"), ensure_ascii=False, indent=1)
