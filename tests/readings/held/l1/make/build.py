# Made with python-docx + LibreOffice Writer (PDF export):
#   python build.py resume.docx && soffice --headless --convert-to pdf resume.docx
# Word-like layout: Arial-like body, right tab stops for dates, ruled headings, real list bullets.
import sys
from docx import Document
from docx.shared import Pt, Cm, RGBColor
from docx.enum.text import WD_TAB_ALIGNMENT, WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from content import *
d = Document()
s = d.sections[0]
s.page_width, s.page_height = Cm(21), Cm(29.7)
s.left_margin = s.right_margin = Cm(2); s.top_margin = Cm(1.6); s.bottom_margin = Cm(1.7)
W = Cm(17)
n = d.styles["Normal"]; n.font.name = "Liberation Sans"; n.font.size = Pt(10.5)
n.element.rPr.rFonts.set(qn("w:eastAsia"), "Liberation Sans")
n.paragraph_format.space_after = Pt(0); n.paragraph_format.line_spacing = 1.15
lb = d.styles["List Bullet"]; lb.paragraph_format.space_after = Pt(1.5)
h1 = d.styles["Heading 1"]; h1.font.name = "Liberation Sans"; h1.font.size = Pt(11.5); h1.font.bold = True
h1.font.color.rgb = RGBColor(0x1F,0x3A,0x5F); h1.element.rPr.rFonts.attrib.clear(); h1.font.name = "Liberation Sans"
h1.paragraph_format.space_before = Pt(10); h1.paragraph_format.space_after = Pt(4)
def rule(p):
    b = OxmlElement("w:pBdr"); x = OxmlElement("w:bottom")
    for k, v in dict(val="single", sz="6", space="1", color="1F3A5F").items(): x.set(qn("w:"+k), v)
    b.append(x); p._p.get_or_add_pPr().append(b)
def head(t): rule(d.add_heading(t, 1))
def para(*runs, tab=False, keep=False, before=0, center=False):
    p = d.add_paragraph()
    for t, st in runs:
        r = p.add_run(t); r.bold = "b" in st; r.italic = "i" in st
    if tab: p.paragraph_format.tab_stops.add_tab_stop(W, WD_TAB_ALIGNMENT.RIGHT)
    p.paragraph_format.keep_with_next = keep; p.paragraph_format.space_before = Pt(before)
    if center: p.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return p
p = para((NAME, "b"), center=True); p.runs[0].font.size = Pt(19); p.runs[0].font.color.rgb = RGBColor(0x1F,0x3A,0x5F)
p = para((HEAD, ""), center=True); p.runs[0].font.size = Pt(11.5)
para(("  |  ".join(CONTACT), ""), center=True, before=3).runs[0].font.size = Pt(9.5)
head("PROFESSIONAL PROFILE"); para((SUMMARY, "")).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
head("PROFESSIONAL EXPERIENCE")
prev = None
for j in JOBS:
    if j["org"] != prev:
        para((j["org"], "b"), ("\t" + j["loc"], ""), tab=True, keep=True, before=0 if prev is None else 7)
    para((j["title"], "i"), ("\t" + j["dates"], "i"), tab=True, keep=True, before=4 if j["org"] == prev else 0).paragraph_format.space_after = Pt(2)
    prev = j["org"]
    for b in j["bullets"]: d.add_paragraph(b, style="List Bullet")
head("EDUCATION")
for e in EDU:
    para((e["degree"], "b"), ("\t" + e["dates"], "i"), tab=True, keep=True)
    q = para((e["inst"], ""))
    if e.get("note"): q = para((e["note"], ""))
    q.paragraph_format.space_after = Pt(3)
head("PROFESSIONAL MEMBERSHIPS")
for m in MEM: para((f'{m["name"]}, {m["issuer"]}', ""), ("\t" + m["date"], "i"), tab=True)
head("KEY SKILLS")
for g, l in SKILLS: para((g + ":\u00a0", "b"), (", ".join(l), ""))
head("LANGUAGES"); para((", ".join(LANGS), ""))
head("VOLUNTEERING"); para((VOL, ""), ("\t2018 – Present", "i"), tab=True)
head("REFEREES"); para((REF, ""))
d.core_properties.author = NAME; d.core_properties.title = "Curriculum Vitae"
# footer "Name – Page N of M"
f = s.footer.paragraphs[0]; f.alignment = WD_ALIGN_PARAGRAPH.CENTER
def fld(code):
    for kind in ("begin", None, "end"):
        r = f.add_run(); r.font.size = Pt(8)
        if kind: e = OxmlElement("w:fldChar"); e.set(qn("w:fldCharType"), kind)
        else: e = OxmlElement("w:instrText"); e.text = code
        r._r.append(e)
r = f.add_run("Efua Mansa Tetteh-Ocloo – Page "); r.font.size = Pt(8); fld("PAGE")
r = f.add_run(" of "); r.font.size = Pt(8); fld("NUMPAGES")
d.save(sys.argv[1])
