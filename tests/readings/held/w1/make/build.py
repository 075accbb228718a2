# Made with python-docx plus raw WordprocessingML / DrawingML (wps shapes with VML fallback).
# Command (in this folder):  python build.py     -> ../resume.docx and ../gold.json
import json
from pathlib import Path
from docx import Document
from docx.shared import Pt, Cm, RGBColor, Emu
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml, OxmlElement
from docx.oxml.ns import qn
from docx.opc.constants import RELATIONSHIP_TYPE as RT
OUT = Path(__file__).resolve().parent.parent
DARK, ACC, PALE = "23404A", "C8553D", "E9EFEE"
NS = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
 'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
 'xmlns:v="urn:schemas-microsoft-com:vml" ')
ids = iter(range(100, 999))

NAME = "Isla Drummond-Kerr"
HEAD = "Head Veterinary Nurse, RVN | Emergency and Critical Care"
SUMMARY = ("Registered veterinary nurse with fourteen years in first-opinion and referral practice, the last five leading a "
 "17-strong nursing team in a 24-hour hospital. Happiest in theatre and the intensive care ward; known for calm triage, "
 "tidy anaesthetic charts and student nurses who pass first time.")
JOBS = [
 dict(t="Head Veterinary Nurse", o="Ochil Vale Referral Hospital", l="Stirling", p="March 2021 – Present", s="2021-03", e="present", b=[
  "Lead 17 RVNs, 6 student nurses and 4 animal care assistants across ICU, theatre and imaging on a rolling 12-hour rota",
  "Rewrote the anaesthetic safety checklist for ASA III–V patients; peri-anaesthetic mortality in dogs fell from 0.31% to 0.14% over 2,900 cases",
  "Brought the controlled drugs register under dual electronic sign-off: no unexplained discrepancy in 26 consecutive monthly audits",
  "Cut agency nursing spend by £48,000 a year with self-rostering and a relief bank of nine part-time RVNs"]),
 dict(t="Senior Emergency Nurse", o="Ochil Vale Referral Hospital", l="Stirling", p="August 2018 – February 2021", s="2018-08", e="2021-02", b=[
  "Triaged about 60 out-of-hours cases a week, from GDV and dystocia to ethylene glycol ingestion",
  "Set up the canine donor panel (41 registered donors) and cross-matching protocol; 88 transfusions in the first two years",
  "Ran nightly ventilator and central-line competencies for newly qualified nurses"]),
 dict(t="Registered Veterinary Nurse", o="Kelpie Gate Veterinary Group", l="Falkirk", p="October 2014 – July 2018", s="2014-10", e="2018-07", b=[
  "Monitored 12 to 15 general anaesthetics a week: dentals, orthopaedics, brachycephalic airway surgery",
  "Started nurse-led clinics for diabetes, weight and post-operative checks, booked to 92% within six months",
  "Clinical coach to five student nurses, all of whom passed their OSCEs at the first sitting"]),
 dict(t="Student Veterinary Nurse", o="Harbour Row Vets", l="Arbroath", p="June 2012 – September 2014", s="2012-06", e="2014-09", b=[
  "Mixed practice: kennels, laboratory, radiography and lambing-season calls with the farm team",
  "Completed 2,940 hours of clinical placement and the Nursing Progress Log two months early"]),
]
EDU = [
 dict(d="Graduate Diploma in Professional and Clinical Veterinary Nursing", i="University of Lochmaben", p="2019 – 2021", s="2019", e="2021"),
 dict(d="Level 3 Diploma in Veterinary Nursing (Small Animal)", i="Carse of Gowrie College", p="2012 – 2014", s="2012", e="2014"),
]
CERT = [
 dict(name="Nurse Certificate in Emergency and Critical Care", issuer="Northern Veterinary Training Trust", date="2022-11", p="November 2022"),
 dict(name="RECOVER Rescuer: Basic and Advanced Life Support", issuer="Thistle Resuscitation Faculty", date="2024-02", p="February 2024"),
 dict(name="Radiation Protection Supervisor", issuer="Glenfarg Safety", date="2020", p="2020"),
]
VOL = [("Ward nurse, Forth Hedgehog Hospital", "Two Sundays a month since 2017: wound care, fluid therapy and release checks."),
       ("Neutering clinic nurse, Paws of Skopelos", "Two-week field clinic in Greece, spring 2023; 214 cats anaesthetised and released.")]
BARS = [("Anaesthesia and capnography", 95), ("Triage and stabilisation", 92), ("Transfusion medicine", 84), ("Ventilator nursing", 76), ("Dental radiography", 70)]
SYS = ["Multiparameter monitors", "Syringe drivers", "Blood gas analysis", "Digital radiography (DR)", "Rota planning", "Practice management software"]
LANG = ["English (native)", "Scottish Gaelic (conversational)", "German (basic)"]
MAIL, TEL, LOC, WEB = "isla.dk@example.org", "07700 900318", "Stirling, Scotland", "example.org/isla-dk"

doc = Document()
sec = doc.sections[0]
sec.page_width, sec.page_height = Cm(21), Cm(29.7)
sec.left_margin = sec.right_margin = Cm(1.2); sec.top_margin = sec.bottom_margin = Cm(1.2)
def sty(n, size, color=None, bold=None, before=0, after=0, font="Lato"):
    s = doc.styles[n]; s.font.name = font; s.font.size = Pt(size); s.font.bold = bold; s.font.italic = False
    s.element.get_or_add_rPr().get_or_add_rFonts()
    rf = s.element.rPr.rFonts
    for a in list(rf.attrib): del rf.attrib[a]
    for a in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"): rf.set(qn(a), font)
    if color: s.font.color.rgb = RGBColor.from_string(color)
    s.paragraph_format.space_before, s.paragraph_format.space_after = Pt(before), Pt(after)
    s.paragraph_format.line_spacing = 1.08
    s.paragraph_format.keep_with_next = False; s.paragraph_format.keep_together = False
sty("Normal", 9.5, "333333", None, 0, 2)
sty("Title", 30, DARK, True, 6, 0); sty("Subtitle", 11, ACC, False, 0, 6)
sty("Heading 1", 13, DARK, True, 12, 4); sty("Heading 2", 10.5, "222222", True, 7, 0); sty("Heading 3", 9, ACC, False, 0, 2)
sty("List Bullet", 9.5, "333333", None, 0, 2)
pb = doc.styles["Title"].element.pPr.find(qn("w:pBdr"))
if pb is not None: doc.styles["Title"].element.pPr.remove(pb)

def shade(c, fill):
    c._tc.get_or_add_tcPr().append(parse_xml(f'<w:shd {NS} w:val="clear" w:color="auto" w:fill="{fill}"/>'))
def margins(c, l, r, t=0, b=0):
    c._tc.get_or_add_tcPr().append(parse_xml(f'<w:tcMar {NS}><w:top w:w="{t}" w:type="dxa"/><w:left w:w="{l}" w:type="dxa"/><w:bottom w:w="{b}" w:type="dxa"/><w:right w:w="{r}" w:type="dxa"/></w:tcMar>'))
def para(c, text="", style=None, color=None, bold=None):
    p0 = c.paragraphs[0]
    if len(c.paragraphs) == 1 and not c.tables and all(x.tag == qn("w:pPr") for x in p0._p):
        p = p0
        if style: p.style = doc.styles[style]
    else: p = c.add_paragraph(style=style)
    if text:
        r = p.add_run(text)
        if color: r.font.color.rgb = RGBColor.from_string(color)
        if bold is not None: r.bold = bold
    return p
def sdt(p, tag):   # wrap the runs of p in a content control, as Word's own templates do
    s = parse_xml(f'<w:sdt {NS}><w:sdtPr><w:alias w:val="{tag}"/><w:tag w:val="{tag}"/><w:id w:val="{-1000-next(ids)}"/><w15:appearance xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" w15:val="hidden"/></w:sdtPr><w:sdtContent/></w:sdt>')
    for r in p._p.findall(qn("w:r")): s[1].append(r)
    p._p.append(s)
def shape(p, prst, w, h, fill, name, text=None, inner=None):
    i = next(ids); W, H = int(w*12700), int(h*12700)
    tx = ""; body = '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
    if text:
        tx = f'<wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/><w:color w:val="FFFFFF"/><w:sz w:val="44"/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx>'
    sp = lambda pr, f, x, y, ww, hh: f'<wps:wsp><wps:cNvPr id="{next(ids)}" name="Shape"/><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{ww}" cy="{hh}"/></a:xfrm><a:prstGeom prst="{pr}"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="{f}"/></a:solidFill><a:ln><a:noFill/></a:ln></wps:spPr>{tx}{body}</wps:wsp>'
    if inner:
        q = int(W*.3)
        g = f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{W}" cy="{H}"/><a:chOff x="0" y="0"/><a:chExt cx="{W}" cy="{H}"/></a:xfrm></wpg:grpSpPr>{sp(prst, fill, 0, 0, W, H)}{sp(inner, DARK, q, q, W-2*q, H-2*q)}</wpg:wgp></a:graphicData>'
        req = "wpg"
    else:
        g = f'<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">{sp(prst, fill, 0, 0, W, H)}</a:graphicData>'; req = "wps"
    fb = f'<w:pict><v:{"oval" if prst=="ellipse" else "rect"} style="width:{w}pt;height:{h}pt" fillcolor="#{fill}" stroked="f">' + \
         (f'<v:textbox inset="0,0,0,0"><w:txbxContent><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent></v:textbox>' if text else "") + \
         f'</v:{"oval" if prst=="ellipse" else "rect"}></w:pict>'
    r = parse_xml(f'<w:r {NS}><w:rPr><w:noProof/></w:rPr><mc:AlternateContent><mc:Choice Requires="{req}"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{W}" cy="{H}"/><wp:docPr id="{i}" name="{name}" descr="{name}"/><wp:cNvGraphicFramePr/><a:graphic>{g}</a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback>{fb}</mc:Fallback></mc:AlternateContent></w:r>')
    p._p.append(r)
def hyper(p, text, url, color):
    rid = p.part.relate_to(url, RT.HYPERLINK, is_external=True)
    h = parse_xml(f'<w:hyperlink {NS} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="{rid}"><w:r><w:rPr><w:color w:val="{color}"/></w:rPr><w:t>{text}</w:t></w:r></w:hyperlink>')
    p._p.append(h)
def widths(t, ws):
    t.autofit = False
    for gc, w in zip(t._tbl.tblGrid.findall(qn("w:gridCol")), ws): gc.set(qn("w:w"), str(int(w*567)))
    for row in t.rows:
        for c, w in zip(row.cells, ws): c.width = Cm(w)

t = doc.add_table(rows=2, cols=2); widths(t, [6.0, 12.6])
m, h = t.rows[0].cells; L, R = t.rows[1].cells
for c, f in ((m, DARK), (L, DARK), (h, PALE)): shade(c, f)
margins(m, 200, 200, 200, 120); margins(h, 300, 200, 160, 120); margins(L, 260, 200, 60, 200); margins(R, 300, 60, 60, 0)
p = para(m); p.alignment = WD_ALIGN_PARAGRAPH.CENTER
shape(p, "ellipse", 66, 66, ACC, "Monogram", text="ID")
p = para(h, NAME, "Title"); sdt(p, "Your name")
p = h.add_paragraph(HEAD, style="Subtitle"); sdt(p, "Your title")

def lh(text, first=False):
    p = para(L, "", "Heading 1"); r = p.add_run(text); r.font.color.rgb = RGBColor.from_string("FFFFFF"); sdt(p, text)
    p._p.get_or_add_pPr().append(parse_xml(f'<w:pBdr {NS}><w:bottom w:val="single" w:sz="6" w:space="2" w:color="{ACC}"/></w:pBdr>'))
lh("Contact")
n = L.add_table(4, 2); widths(n, [0.9, 4.3])
for row, (icon, alt, txt, url) in zip(n.rows, [("flowChartMerge", "Email icon", MAIL, "mailto:"+MAIL), ("round2DiagRect", "Telephone icon", TEL, None), ("teardrop", "Location icon", LOC, None), ("donut", "Website icon", WEB, "https://"+WEB)]):
    a, b = row.cells
    margins(a, 0, 40, 30, 30); margins(b, 60, 0, 60, 30)
    shape(a.paragraphs[0], "ellipse", 17, 17, "FFFFFF", alt, inner=icon)
    if url: hyper(b.paragraphs[0], txt, url, "FFFFFF")
    else:
        r = b.paragraphs[0].add_run(txt); r.font.color.rgb = RGBColor.from_string("FFFFFF")
lh("Clinical Skills")
for s, v in BARS:
    para(L, s, color="FFFFFF"); p = para(L); shape(p, "rect", 1.35*v, 4, ACC, "Skill level"); p.paragraph_format.space_after = Pt(4)
lh("Systems and Equipment")
for s in SYS: para(L, s, color="FFFFFF")
lh("Languages")
for s in LANG: para(L, s, color="FFFFFF")

def rh(text):
    p = para(R, text, "Heading 1"); sdt(p, text)
    p._p.get_or_add_pPr().append(parse_xml(f'<w:pBdr {NS}><w:bottom w:val="single" w:sz="6" w:space="2" w:color="{ACC}"/></w:pBdr>'))
rh("Profile"); para(R, SUMMARY)
rh("Experience")
def h2(a, b):
    p = para(R, a, "Heading 2"); r = p.add_run("  |  " + b); r.bold = False
    return p
for j in JOBS:
    h2(j["t"], j["o"])
    para(R, f'{j["p"]}  •  {j["l"]}', "Heading 3")
    for b in j["b"]: para(R, b, "List Bullet")
rh("Education")
for e in EDU:
    para(R, e["d"], "Heading 2"); para(R, f'{e["i"]}  •  {e["p"]}', "Heading 3")
rh("Certificates")
for c in CERT:
    p = para(R, c["name"], bold=True); p.add_run(f', {c["issuer"]}, {c["p"]}')
rh("Volunteering")
for a, b in VOL:
    para(R, a, "Heading 2"); para(R, b)
# the obligatory last paragraph after a table, made tiny
last = doc.add_paragraph(); last.paragraph_format.line_spacing = Pt(1); last.paragraph_format.space_after = Pt(0)
doc.core_properties.author = NAME; doc.core_properties.title = "Resume"
doc.save(OUT/"resume.docx")

gold = dict(name=NAME, headline=HEAD, contact=dict(email=MAIL, phone=TEL, links=[WEB], location=LOC), summary=SUMMARY,
 positions=[dict(organization=j["o"], title=j["t"], start=j["s"], end=j["e"], location=j["l"], section="Experience", bullets=j["b"]) for j in JOBS],
 education=[dict(institution=e["i"], degree=e["d"], start=e["s"], end=e["e"]) for e in EDU],
 skills=[s for s, _ in BARS] + SYS,
 certifications=[dict(name=c["name"], issuer=c["issuer"], date=c["date"]) for c in CERT],
 patents=[], publications=[], projects=[], awards=[], volunteering=[a for a, _ in VOL], languages=LANG,
 sections=["Contact", "Clinical Skills", "Systems and Equipment", "Languages", "Profile", "Experience", "Education", "Certificates", "Volunteering"],
 hard="side bar is a table cell; contact data in a nested table beside icon shapes; skill bars are shapes; name in a content control; monogram shape before the name",
 made_with="python-docx with raw DrawingML, Word-template manner", running=[], hidden=[])
(OUT/"gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1)+"\n", encoding="utf-8")
