# python-docx 1.2.0: python make.py resume.docx (also writes gold.json)
import json
import sys
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor

J, V = "Experience", "Activities"
GOLD = {
    "name": "Jerome TALAVERA", "headline": None,
    "contact": {"email": "jerome.talavera@example.com", "phone": "505-555-0134",
                "links": ["linkedin.com/in/jtalavera-example"], "location": "Albuquerque, NM"},
    "summary": "Special education teacher with ten years in public elementary schools. Writes plans that parents can read, keeps data that auditors accept, and knows which child needs the window seat.",
    "positions": [
        {"organization": "Piñon Hills Elementary School", "title": "Lead Special Education Teacher", "start": "2020-08", "end": "present",
         "location": None, "section": J, "bullets": [
            "Case manager for 22 students with IEPs in grades K–5; every annual review since 2021 held on time.",
            "Coach four co-teachers and six educational assistants in a push-in model; 71% of the caseload met reading goals in 2025, against 48% in 2020.",
            "Won a $38,500 state grant for a sensory room used by 60 children a week."]},
        {"organization": "Arroyo Seco Charter School", "title": "Special Education Teacher", "start": "2017-08", "end": "2020-06",
         "location": None, "section": J, "bullets": [
            "Taught a self-contained class of nine students with autism, ages 7 to 10.",
            "Cut physical interventions from 31 to 4 a year with behavior plans built on function."]},
        {"organization": "Mesa Verde Unified District", "title": "Educational Assistant", "start": "2014-08", "end": "2017-05",
         "location": None, "section": J, "bullets": [
            "Supported reading groups of five in two bilingual first-grade rooms. Interpreted at more than 140 parent meetings in Spanish."]}],
    "education": [
        {"institution": "High Mesa University", "degree": "M.A. in Special Education", "start": None, "end": "2019-05"},
        {"institution": "Rio Alto College", "degree": "B.A. in Elementary Education", "start": None, "end": "2017-05"}],
    "skills": ["IEP writing", "Wilson Reading System", "De-escalation (CPI)", "Assistive technology", "Progress monitoring", "Co-teaching"],
    "certifications": [], "patents": [], "publications": [], "projects": [], "awards": [],
    "volunteering": ["Coach, Duke City Unified Soccer"], "languages": [],
    "sections": [J, "Education", "Skills", V],
    "hard": "Word's own résumé template: given name and SURNAME in two weights, objective in the heading table without a heading, one-column layout tables with a left rule, dates above the title, title and employer in one Heading 2 parted by a comma, skills in a two-column table with bullets",
    "made_with": "python-docx 1.2.0 after a Word template",
}
MON = "JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER".split()


def when(d):
    return "PRESENT" if d == "present" else MON[int(d[5:]) - 1] + " " + d[:4]


GREEN, GREY = RGBColor(0x1D, 0x82, 0x4C), RGBColor(0x59, 0x59, 0x59)
doc = Document()
sec = doc.sections[0]
sec.left_margin = sec.right_margin = Inches(1)
sec.top_margin = sec.bottom_margin = Inches(0.8)
for name, size, color in (("Normal", 11, GREY), ("Title", 32, GREY), ("Heading 1", 14, None), ("Heading 2", 13, GREEN), ("Heading 3", 11, GREY), ("List Bullet", 11, GREY)):
    st = doc.styles[name]
    fonts = st.element.get_or_add_rPr().get_or_add_rFonts()
    for key in list(fonts.attrib):
        if "Theme" in key:
            del fonts.attrib[key]
    st.font.name, st.font.size = "Carlito" if name != "Title" else "Georgia", Pt(size)
    st.font.bold = name.startswith("Heading")
    if color:
        st.font.color.rgb = color
    st.paragraph_format.space_after = Pt(2)
    st.paragraph_format.space_before = Pt(12 if name == "Heading 1" else 0)
doc.styles["Heading 1"].font.color.rgb = RGBColor(0x26, 0x26, 0x26)
doc.styles["Heading 1"].font.all_caps = False
edge = doc.styles["Title"].element.pPr.find(qn("w:pBdr"))
if edge is not None:
    doc.styles["Title"].element.pPr.remove(edge)


def table(cols, rule):
    t = doc.add_table(rows=1, cols=cols)
    if rule:
        borders = OxmlElement("w:tblBorders")
        left = OxmlElement("w:left")
        for key, value in (("val", "dotted"), ("sz", "18"), ("space", "0"), ("color", "BFBFBF")):
            left.set(qn("w:" + key), value)
        borders.append(left)
        t._tbl.tblPr.append(borders)
    return t


def first(cell, text, style=None):
    p = cell.paragraphs[0]
    if style:
        p.style = doc.styles[style]
    p.add_run(text)
    return p


def role(cell, dates, title, org):
    first(cell, dates, "Heading 3")
    p = cell.add_paragraph(style="Heading 2")
    p.add_run(title + ", ")
    r = p.add_run(org)
    r.bold, r.font.color.rgb = False, GREY


top = table(1, False)
cell = top.rows[0].cells[0]
p = first(cell, "Jerome ", "Title")
p.add_run("TALAVERA").bold = True
p.alignment = WD_ALIGN_PARAGRAPH.CENTER
p = cell.add_paragraph("Albuquerque, NM · 505-555-0134")
p.alignment = WD_ALIGN_PARAGRAPH.CENTER
p = cell.add_paragraph()
r = p.add_run("jerome.talavera@example.com · linkedin.com/in/jtalavera-example")
r.bold, r.font.color.rgb = True, GREEN
p.alignment = WD_ALIGN_PARAGRAPH.CENTER
cell = top.add_row().cells[0]
first(cell, GOLD["summary"]).paragraph_format.space_before = Pt(10)

doc.add_heading(J, 1)
t = table(1, True)
for i, x in enumerate(GOLD["positions"]):
    cell = t.rows[0].cells[0] if i == 0 else t.add_row().cells[0]
    role(cell, when(x["start"]) + " – " + when(x["end"]), x["title"], x["organization"])
    for b in x["bullets"]:
        cell.add_paragraph(b, style="List Bullet" if len(x["bullets"]) > 1 else None)
doc.add_heading("Education", 1)
t = table(1, True)
for i, (x, more) in enumerate(zip(GOLD["education"], ("GPA 3.9; thesis on decodable texts in two languages.", "Cum laude; minor in Spanish."))):
    cell = t.rows[0].cells[0] if i == 0 else t.add_row().cells[0]
    role(cell, when(x["end"]), x["degree"], x["institution"])
    cell.add_paragraph(more)
doc.add_heading("Skills", 1)
t = table(2, False)
for k in (0, 1):
    cell = t.rows[0].cells[k]
    for i, s in enumerate(GOLD["skills"][3 * k:3 * k + 3]):
        if i == 0:
            first(cell, s, "List Bullet")
        else:
            cell.add_paragraph(s, style="List Bullet")
doc.add_heading(V, 1)
doc.add_paragraph("Coach, Duke City Unified Soccer, since 2018: 24 players of mixed ability, two state finals.")
doc.core_properties.author, doc.core_properties.title, doc.core_properties.comments = "", "", ""
doc.save(sys.argv[1])
json.dump(GOLD, open("gold.json", "w"), ensure_ascii=False, indent=1)
