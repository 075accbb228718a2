# Made with python-docx (Word default styles only).  Command (in this folder):  python build.py
# writes ../resume.docx (and ../gold.json from the same text)
import json, datetime
from docx import Document
from docx.shared import Pt, Cm
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml import OxmlElement

NAME = "Adwoa Mensimah Tetteh"
ADDR = "27 Thornfield Rise, Huddersfield, HD3 4ZZ"
TEL = "07700 900642"
MAIL = "adwoa.tetteh@example.com"
PROFILE = ("I am a caring, patient and reliable Senior Care Assistant with 12 years experience in residential, dementia and "
  "domiciliary care. I am used to leading a night shift, giving out medication and working with district nurses, GPs and families. "
  "I hold a clean driving licence and an Enhanced DBS on the update service, and I am looking for a Team Leader post in the Kirklees area.")
SKILLS = ["Medication rounds and MAR charts", "Moving and handling (hoist, slide sheets, Sara Steady)", "Catheter and stoma care",
  "Dementia and challenging behaviour", "End of life care", "Care planning on Person Centred Software", "Mentoring new starters"]
JOBS = [
 ("June 2019 – Present", "2019-06", "present", "Larchfield Court Care Home", "Huddersfield", "Senior Care Assistant (Nights)",
  ["Lead a team of 4 carers on a 46 bed unit, 22 of them residents living with dementia",
   "Give night and early morning medication, including controlled drugs, with no errors in the last 3 pharmacy audits",
   "Write and review care plans, Waterlow scores and fluid charts every month for 11 named residents",
   "Cut night time falls from 9 to 4 a month by starting two hourly comfort checks and crash mats for high risk residents",
   "Act as fire warden and on call first aider for the building"]),
 ("Feb 2016 – June 2019", "2016-02", "2019-06", "Larchfield Court Care Home", "Huddersfield", "Care Assistant",
  ["Helped up to 9 residents per shift with washing, dressing, toileting and meals, keeping their dignity and choice",
   "Completed daily notes, repositioning charts and body maps and reported any skin damage to the nurse in charge",
   "Buddied 7 new carers through their Care Certificate workbook"]),
 ("Sept 2013 – Jan 2016", "2013-09", "2016-01", "Brackenhill Homecare Ltd", "Halifax", "Domiciliary Care Worker",
  ["Drove between 12 and 15 calls a day for clients with MS, stroke and Parkinson’s",
   "Prompted medication, prepared soft and thickened diets (IDDSI levels 3 to 6) and logged visits by phone",
   "Covered double up calls with ceiling track and mobile hoists"]),
 ("2010 – 2013", "2010", "2013", "Pennythorpe Bakery Café", "Bradford", "Catering Assistant",
  ["Part time role while studying. Served around 150 customers a day, cashed up the till, kept the allergen sheets up to date and had a 5 star food hygiene rating every year."]),
]
EDU = [("2014 – 2015", "2014", "2015", "Calderbrook Community College", "Level 3 Diploma in Adult Care"),
       ("2011 – 2012", "2011", "2012", "Calderbrook Community College", "Level 2 Certificate in Health and Social Care"),
       ("2005 – 2008", "2005", "2008", "Nkwanta Hill Senior High School, Kumasi, Ghana", "WASSCE, 7 passes including English and Mathematics")]
CERTS = [("Safe Administration of Medicines", "Opal Care Training", "March 2024", "2024-03"),
         ("Moving and Handling (train the trainer)", "Opal Care Training", "November 2023", "2023-11"),
         ("Emergency First Aid at Work", "Northern Lifeline First Aid", "May 2023", "2023-05"),
         ("Safeguarding Adults Level 2", "Westmoor Council Learning Hub", "2022", "2022"),
         ("Care Certificate", "Larchfield Court Care Home", "2016", "2016")]
VOL = [("2018 – Present", "Befriender", "Silver Kettle Lunch Club", "Huddersfield"),
       ("2017 – 2019", "Sunday School Helper", "New Hope Chapel", "Huddersfield")]
LANG = ["English (fluent)", "Twi (first language)", "Ga (conversational)"]

d = Document()
s = d.sections[0]
s.page_width, s.page_height = Cm(21), Cm(29.7)
s.left_margin = s.right_margin = Cm(2.54); s.top_margin = s.bottom_margin = Cm(2.2)
n = d.styles["Normal"]; n.font.name = "Calibri"; n.font.size = Pt(11)
n.element.rPr.rFonts.set(qn("w:eastAsia"), "Calibri")
for a in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
    n.element.rPr.rFonts.attrib.pop(qn("w:" + a), None)
n.paragraph_format.space_after = Pt(0)
NUM = d.styles["List Bullet"].element.pPr.numPr.numId.val

def p(text="", b=False, i=False, u=False, al=None, size=None):
    q = d.add_paragraph()
    if text:
        r = q.add_run(text); r.bold = b or None; r.italic = i or None; r.underline = u or None
        if size: r.font.size = Pt(size)
    if al: q.alignment = al
    return q
def bullet(text):
    q = d.add_paragraph(style="List Paragraph"); q.add_run(text)
    pr = q._p.get_or_add_pPr(); np = OxmlElement("w:numPr")
    for t, v in (("w:ilvl", 0), ("w:numId", NUM)):
        e = OxmlElement(t); e.set(qn("w:val"), str(v)); np.append(e)
    pr.insert(1, np)
    q.paragraph_format.left_indent = Cm(1.27); q.paragraph_format.first_line_indent = Cm(-0.63)
def sec(t):
    p(); q = p(t, b=True, u=True); q.paragraph_format.keep_with_next = True
C = WD_ALIGN_PARAGRAPH.CENTER
p(NAME, b=True, al=C, size=18)
p(ADDR, al=C)
q = p("", al=C)
q.add_run("Tel: ").bold = True; q.add_run(TEL + "     "); q.add_run("Email: ").bold = True; q.add_run(MAIL)
sec("PERSONAL PROFILE"); p(PROFILE)
sec("KEY SKILLS"); [bullet(x) for x in SKILLS]
sec("EMPLOYMENT HISTORY")
for k, (dt, a, b, org, loc, t, bs) in enumerate(JOBS):
    if k: p()
    q = p(f"{dt}\t{org}, {loc}", b=True); q.paragraph_format.tab_stops.add_tab_stop(Cm(5)); q.paragraph_format.keep_with_next = True
    q = p(t, b=True); q.paragraph_format.keep_with_next = True
    if org.startswith("Penny"): p(bs[0])
    else: [bullet(x) for x in bs]
sec("EDUCATION")
for dt, a, b, inst, deg in EDU:
    q = p("", ); q.add_run(dt + "\t"); q.add_run(inst).bold = True; q.paragraph_format.tab_stops.add_tab_stop(Cm(3.5))
    q = p("\t" + deg); q.paragraph_format.tab_stops.add_tab_stop(Cm(3.5))
sec("TRAINING AND CERTIFICATES")
for nme, iss, dt, _ in CERTS: bullet(f"{nme} – {iss}, {dt}")
sec("VOLUNTARY WORK")
for dt, t, org, loc in VOL:
    q = p("", ); q.add_run(dt + "\t"); q.add_run(t).bold = True; q.add_run(f", {org}, {loc}"); q.paragraph_format.tab_stops.add_tab_stop(Cm(3.5))
sec("LANGUAGES"); p(", ".join(LANG))
sec("HOBBIES AND INTERESTS"); p("Gospel choir, batik sewing, walking with my dog and cooking for the whole street at Christmas.")
sec("REFERENCES"); p("Available on request.")
cp = d.core_properties; cp.author = NAME; cp.title = ""; cp.comments = ""; cp.created = cp.modified = datetime.datetime(2025, 2, 3, 10, 0)
d.save("../resume.docx")

gold = {"name": NAME, "headline": None,
 "contact": {"email": MAIL, "phone": TEL, "links": [], "location": "Huddersfield"},
 "summary": PROFILE,
 "positions": [{"organization": o, "title": t, "start": a, "end": b, "location": l, "section": "EMPLOYMENT HISTORY", "bullets": bs} for _, a, b, o, l, t, bs in JOBS],
 "education": [{"institution": i.split(",")[0], "degree": g, "start": a, "end": b} for _, a, b, i, g in EDU],
 "skills": SKILLS, "certifications": [{"name": n_, "issuer": i, "date": x} for n_, i, _, x in CERTS],
 "patents": [], "publications": [], "projects": [], "awards": [], "volunteering": [v[1] for v in VOL], "languages": LANG,
 "sections": ["PERSONAL PROFILE", "KEY SKILLS", "EMPLOYMENT HISTORY", "EDUCATION", "TRAINING AND CERTIFICATES", "VOLUNTARY WORK", "LANGUAGES", "HOBBIES AND INTERESTS", "REFERENCES"],
 "hard": "no heading styles: sections and job lines are both bold Normal paragraphs, dates first with a tab, employer before title, two roles at one employer repeated, degree on a tabbed line below, one job is a plain paragraph",
 "made_with": "python-docx (Word default template)", "running": [], "hidden": []}
json.dump(gold, open("../gold.json", "w"), ensure_ascii=False, indent=1)
