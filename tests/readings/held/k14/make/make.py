# Typst 0.15.1 (typst-py 0.15.2): python make.py && python -c "import typst; typst.compile('resume.typ', output='resume.pdf')" (make.py writes resume.typ and gold.json)
import json

A, T = "Professional Appointments", "Training Posts"
GOLD = {
    "name": "Dr Eilidh Strachan-Mwangi", "headline": "Consultant Medical Microbiologist",
    "contact": {"email": "eilidh.sm@example.org", "phone": "+44 131 555 0163", "links": ["strachan-mwangi.example.org"], "location": "Edinburgh"},
    "summary": "Consultant microbiologist with a subspecialty interest in bone and joint infection and diagnostic stewardship. Clinical lead of a laboratory that reports 640,000 specimens a year; honorary senior lecturer and examiner.",
    "positions": [
        {"organization": "Forthside University Hospitals", "title": "Consultant Medical Microbiologist and Clinical Lead", "start": "2019-02", "end": "present",
         "location": "Edinburgh", "section": A, "bullets": [
            "Lead a consultant team of seven and a laboratory of 82 staff over two sites, accredited to ISO 15189 without a major finding since 2020.",
            "Moved positive blood cultures to direct MALDI-TOF identification; median time from flag to species fell from 19.5 hours to 52 minutes.",
            "Started a weekly bone and joint infection meeting that has discussed 1,140 cases; treatment failure at two years fell from 21% to 13%.",
            "Chair the antimicrobial management group; carbapenem use is down 34% per 1,000 occupied bed days over four years.",
            "Wrote the winter plan for rapid respiratory testing at three front doors: 46,000 tests, 2,900 bed days released in the first season.",
            "Responsible for a budget of £9.4M and for the managed service contract let in 2024, worth £31M over seven years."]},
        {"organization": "Loch Ordie General Hospital", "title": "Consultant Microbiologist and Infection Control Doctor", "start": "2015-08", "end": "2019-01",
         "location": "Perth", "section": A, "bullets": [
            "Single-handed for the first 14 months; recruited two colleagues and ended reliance on locum cover costing £410,000 a year.",
            "Managed an outbreak of VIM-producing Pseudomonas in the intensive care unit: 11 patients, 63 sinks sampled, nine removed, no new case after week seven.",
            "Cut hospital-onset Clostridioides difficile from 28 to 9 cases a year with a prompt in electronic prescribing.",
            "Advised on ventilation and water for a new theatre suite of six rooms."]},
        {"organization": "University of Inverforth", "title": "Honorary Senior Lecturer", "start": "2017-09", "end": "present",
         "location": "Edinburgh", "section": A, "bullets": [
            "Organise the third-year infection block for 270 students and mark two papers a year.",
            "Supervised four MD theses and 16 MSc projects to completion."]},
        {"organization": "South Firth Deanery", "title": "Specialty Registrar, Medical Microbiology and Virology", "start": "2010-08", "end": "2015-07",
         "location": "Dundee", "section": T, "bullets": [
            "Rotated through bacteriology, virology, mycology reference and public health over five years.",
            "Validated a multiplex PCR for atypical pneumonia on 1,320 stored samples; adopted by four boards.",
            "Trainee representative on the regional training committee for 30 registrars."]},
        {"organization": "Mombasa Reef Teaching Hospital", "title": "Research Fellow", "start": "2009-02", "end": "2010-07",
         "location": "Mombasa, Kenya", "section": T, "bullets": [
            "Set up the first blood culture service of the hospital: 5,200 sets, contamination held at 2.8%.",
            "Trained nine technologists, all of whom still work there."]},
        {"organization": "Clachan Royal Infirmary", "title": "Foundation Doctor", "start": "2006-08", "end": "2008-08",
         "location": "Glasgow", "section": T, "bullets": [
            "Six posts in medicine, surgery, intensive care and infectious diseases."]}],
    "education": [
        {"institution": "University of Inverforth", "degree": "MD (by research)", "start": None, "end": "2014"},
        {"institution": "London College of Tropics", "degree": "MSc Medical Microbiology (distinction)", "start": None, "end": "2009"},
        {"institution": "University of Clydevale", "degree": "MBChB with Honours", "start": None, "end": "2006"}],
    "skills": [], "certifications": [
        {"name": "Fellowship (FRCPath-equivalent), Medical Microbiology", "issuer": "Invented College", "date": "2015"},
        {"name": "Certificate in Infection Control", "issuer": "Northern Infection Society", "date": "2013"}],
    "patents": [], "publications": [
        "Direct identification from positive blood cultures in a two-site laboratory: a before-and-after study",
        "Sinks, drains and people: an outbreak of VIM-producing Pseudomonas aeruginosa",
        "Two-year outcomes of a bone and joint infection meeting",
        "Blood cultures on the Kenyan coast: the first 5,000"],
    "projects": [], "awards": ["Sandford Medal for Diagnostic Stewardship", "Trainee Prize, Northern Infection Society"], "volunteering": [],
    "languages": ["English (native)", "Swahili (fluent)", "Scottish Gaelic (conversational)"],
    "sections": ["Profile", A, T, "Qualifications", "Fellowships and Certificates", "Publications", "Prizes", "Languages"],
    "running": ["Dr Eilidh Strachan-Mwangi", "Curriculum Vitae", "Page 1 of 3", "Page 2 of 3", "Page 3 of 3", "Correct at October 2026"],
    "hard": "three pages with a running header (name and 'Curriculum Vitae') and footer on every page, a numbered list of publications cut by a page break, two job sections, overlapping honorary post",
    "made_with": "Typst 0.15.1",
}
MON = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def when(d):
    return d if d == "present" else MON[int(d[5:]) - 1] + " " + d[:4]


def q(text):
    return json.dumps(text, ensure_ascii=False)


def jobs(section):
    return "".join(
        f"#job({q(p['title'])}, {q(p['organization'] + ', ' + p['location'])}, {q(when(p['start']) + ' – ' + when(p['end']))})\n"
        + "".join(f"- #{q(b)}\n" for b in p["bullets"]) for p in GOLD["positions"] if p["section"] == section)


pubs = [("Strachan-Mwangi E, Abernethy P, Otieno J.", "Lothian Journal of Infection 2025; 12: 201–209."),
        ("Strachan-Mwangi E, Rennie K.", "Hospital Water and Air 2019; 4: 55–63."),
        ("Rennie K, Strachan-Mwangi E, Baillie T.", "Archives of Septic Orthopaedics 2023; 8: 17–26."),
        ("Strachan-Mwangi E, Otieno J.", "East African Laboratory Review 2011; 3: 88–94.")]
order = GOLD["publications"]
SOURCE = r"""// Typst 0.15.1 (typst-py 0.15.2), written by make.py
#set page(paper: "a4", margin: (x: 27mm, top: 32mm, bottom: 26mm),
  header: [#text(9pt, fill: luma(90))[Dr Eilidh Strachan-Mwangi #h(1fr) Curriculum Vitae] #v(-8pt) #line(length: 100%, stroke: 0.4pt)],
  footer: text(9pt, fill: luma(90))[Correct at October 2026 #h(1fr) Page #context counter(page).display() of #context counter(page).final().first()])
#set text(font: "Libertinus Serif", size: 12pt, lang: "en", region: "GB")
#set par(leading: 0.95em, justify: true)
#set list(indent: 6pt, spacing: 1.15em)
#let sec(t) = block(sticky: true, above: 24pt, below: 12pt, text(14pt, weight: "bold", fill: rgb("#1f4e5f"), t))
#let job(t, o, d) = block(sticky: true, above: 18pt, below: 10pt, width: 100%)[#strong(t) #h(1fr) #d \ #emph(o)]
#text(22pt, weight: "bold")[Dr Eilidh Strachan-Mwangi] \
#text(13pt)[Consultant Medical Microbiologist] \
Edinburgh | +44 131 555 0163 | #link("mailto:eilidh.sm@example.org")[eilidh.sm\@example.org] | #link("https://strachan-mwangi.example.org")[strachan-mwangi.example.org]
"""
body = f"#sec[Profile]\n#{q(GOLD['summary'])}\n#sec[{A}]\n{jobs(A)}#sec[{T}]\n{jobs(T)}#sec[Qualifications]\n"
body += "".join(f"#block(width: 100%)[#strong({q(e['degree'])}), #{q(e['institution'])} #h(1fr) {e['end']}]\n" for e in GOLD["education"])
body += "#sec[Fellowships and Certificates]\n" + "".join(
    f"#block(width: 100%)[#strong({q(c['name'])}), #{q(c['issuer'])} #h(1fr) {c['date']}]\n" for c in GOLD["certifications"])
body += "#sec[Publications]\n" + "".join(f"+ #{q(a)} #{q(t)}. #emph({q(j)})\n" for (a, j), t in zip(pubs, order))
body += "#sec[Prizes]\n- Sandford Medal for Diagnostic Stewardship, 2024\n- Trainee Prize, Northern Infection Society, 2013\n"
body += "#sec[Languages]\nEnglish (native), Swahili (fluent), Scottish Gaelic (conversational)\n"
open("resume.typ", "w").write(SOURCE + body)
json.dump(GOLD, open("gold.json", "w"), ensure_ascii=False, indent=1)
