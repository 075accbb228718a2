# Made with python-docx:  python build.py resume.docx
# Own paragraph styles (no built-in Heading names), experience as a three-column borderless table
# (dates | job | place), skills as a ruled grid table, hyperlinked e-mail, page header with the name on page 2.
import sys
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, Cm, RGBColor

d = Document()
sec = d.sections[0]
sec.page_width, sec.page_height = Cm(21), Cm(29.7)
sec.left_margin = sec.right_margin = Cm(1.9); sec.top_margin = Cm(1.7); sec.bottom_margin = Cm(1.5)
n = d.styles["Normal"]; n.font.name = "Georgia"; n.font.size = Pt(10); n.paragraph_format.space_after = Pt(0)

def style(name, size, bold=False, italic=False, color=None, before=0, after=0, caps=False):
    s = d.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH); s.base_style = n
    s.font.size = Pt(size); s.font.bold = bold; s.font.italic = italic; s.font.all_caps = caps
    if color: s.font.color.rgb = RGBColor.from_string(color)
    s.paragraph_format.space_before = Pt(before); s.paragraph_format.space_after = Pt(after)
    return s
style("CV Name", 24, color="7A1F2B", after=0)
style("CV Role", 12, italic=True, after=3)
style("CV Contact", 9, after=2)
st = style("CV Section", 12, bold=True, color="7A1F2B", before=11, after=4); st.paragraph_format.keep_with_next = True
style("CV Employer", 10.5, bold=True)
style("CV Post", 10, italic=True, after=1)
style("CV When", 9, color="555555")
b = style("CV Point", 9.5, after=2)
b.paragraph_format.left_indent = Cm(0.45); b.paragraph_format.first_line_indent = Cm(-0.45)
# bullets by a numbering definition of our own
num = d.part.numbering_part.element
ab = OxmlElement("w:abstractNum"); ab.set(qn("w:abstractNumId"), "77")
lv = OxmlElement("w:lvl"); lv.set(qn("w:ilvl"), "0")
for tag, val in (("w:start", "1"), ("w:numFmt", "bullet"), ("w:lvlText", "▪"), ("w:lvlJc", "left")):
    x = OxmlElement(tag); x.set(qn("w:val"), val); lv.append(x)
ab.append(lv); num.insert(0, ab)
nn = OxmlElement("w:num"); nn.set(qn("w:numId"), "77"); x = OxmlElement("w:abstractNumId"); x.set(qn("w:val"), "77"); nn.append(x); num.append(nn)
npr = OxmlElement("w:numPr")
for tag, val in (("w:ilvl", "0"), ("w:numId", "77")):
    x = OxmlElement(tag); x.set(qn("w:val"), val); npr.append(x)
b.element.get_or_add_pPr().insert(0, npr)

def P(text, sty): return d.add_paragraph(text, style=sty)
def link(p, text, url):
    h = OxmlElement("w:hyperlink"); h.set(qn("r:id"), d.part.relate_to(url, RT.HYPERLINK, is_external=True))
    r = OxmlElement("w:r"); t = OxmlElement("w:t"); t.text = text; r.append(t); h.append(r); p._p.append(h)
def widths(t, ws):
    t.autofit = False
    for col, w in zip(t.columns, ws): col.width = Cm(w)
    for row in t.rows:
        for c, w in zip(row.cells, ws): c.width = Cm(w)
def fill(cell, items):
    first = True
    for text, sty in items:
        p = cell.paragraphs[0] if first else cell.add_paragraph()
        p.style = d.styles[sty]; p.add_run(text); first = False

P("Annegret Hollerbusch", "CV Name")
P("Dr. med. vet. – Fachtierärztin für Pferde", "CV Role")
p = P("26939 Ovelgönne  •  +49 4401 555 0173  •  ", "CV Contact"); link(p, "a.hollerbusch@example.org", "mailto:a.hollerbusch@example.org")
p.add_run("  •  "); link(p, "Praxis-Website", "https://pferdepraxis-hollerbusch.example.org")

P("Kurzprofil", "CV Section")
P("Pferdechirurgin mit Schwerpunkt Orthopädie und Kolikchirurgie; über 900 Eingriffe in Allgemeinanästhesie als erste "
  "Operateurin. Erfahren in Ankaufsuntersuchung nach Röntgenleitfaden 2018, Klinikleitung und Weiterbildung von Assistenten.", "Normal")

P("Beruflicher Werdegang", "CV Section")
JOBS = [
 ("04/2019 –\nheute", "Tierklinik Wesermarsch GmbH", "Oberärztin Chirurgie", "Elsfleth", [
   "Leitung OP-Bereich mit zwei Induktionsboxen und 320 Narkosen pro Jahr; perioperative Mortalität 0,6 %.",
   "Einführung der stehenden Arthroskopie am Fesselgelenk sowie der MRT am sedierten Pferd (0,27 T).",
   "Weiterbildungsermächtigung Pferdechirurgie; vier Assistenzärztinnen zum Fachtierarzt geführt."]),
 ("10/2015 –\n03/2019", "Pferdeklinik am Solling", "Assistenztierärztin", "Uslar", [
   "Nacht- und Wochenenddienst für 28 Stationsplätze, davon 6 Intensivboxen für Fohlen.",
   "140 Laparotomien bei Kolik, davon 61 als erste Operateurin; Kurzzeitüberleben 83 %.",
   "Aufbau einer Blutspenderkartei mit 19 getesteten Universalspendern."]),
 ("01/2013 –\n09/2015", "Institut für Pferdemedizin, Tierärztliche Fakultät Leinetal", "Wissenschaftliche Mitarbeiterin", "Göttingen", [
   "Ganganalyse mit Inertialsensoren an 74 Warmblütern; Lehre in Propädeutik (4 SWS).",
   "Betreuung der Lahmheitssprechstunde, rund 15 Patienten je Woche."]),
 ("08/2012 –\n12/2012", "Gemischtpraxis Dr. Ubbo Tjarks", "Vertretungstierärztin", "Jever", [
   "Großtierpraxis mit 40 Milchviehbetrieben: Bestandsbetreuung, Geburtshilfe, Labmagenoperationen."]),
]
t = d.add_table(rows=0, cols=3); t.alignment = WD_TABLE_ALIGNMENT.LEFT
for when, org, post, town, pts in JOBS:
    c = t.add_row().cells
    fill(c[0], [(when, "CV When")])
    fill(c[1], [(org, "CV Employer"), (post, "CV Post")] + [(x, "CV Point") for x in pts])
    fill(c[2], [(town, "CV When")])
    if pts is not JOBS[-1][4]: c[1].paragraphs[-1].paragraph_format.space_after = Pt(7)
    tr = t.rows[-1]._tr.get_or_add_trPr(); x = OxmlElement("w:cantSplit"); tr.append(x)
widths(t, (2.2, 12.6, 2.4))

P("Ausbildung", "CV Section")
t = d.add_table(rows=0, cols=2)
for when, deg, inst in (("2013 – 2016", "Promotion zum Dr. med. vet.", "Tierärztliche Fakultät Leinetal, Göttingen"),
                        ("2006 – 2012", "Staatsexamen Veterinärmedizin", "Tierärztliche Hochschule Spreewald, Lübben")):
    c = t.add_row().cells; fill(c[0], [(when, "CV When")]); fill(c[1], [(deg, "CV Employer"), (inst, "Normal")])
widths(t, (3, 14.2))

P("Weiterbildung und Zertifikate", "CV Section")
for a, y in (("Fachtierärztin für Pferde, Tierärztekammer Weser-Ems", "2018"),
             ("Fachkunde im Strahlenschutz, Landesamt für Tierröntgen", "2014")):
    p = P(a + "\t" + y, "Normal"); p.paragraph_format.tab_stops.add_tab_stop(Cm(17.2), WD_TAB_ALIGNMENT.RIGHT)

P("Kenntnisse", "CV Section")
t = d.add_table(rows=0, cols=2); t.style = "Table Grid"
for g, s in (("Bildgebung", "Digitales Röntgen, Sonografie, Niederfeld-MRT, Szintigrafie"),
             ("Chirurgie", "Arthroskopie, Kolikchirurgie, Neurektomie, Zahnextraktion im Stehen"),
             ("Praxissoftware", "easyVET, Vetera, PACS")):
    c = t.add_row().cells; fill(c[0], [(g, "CV Employer")]); fill(c[1], [(s, "Normal")])
widths(t, (4, 13.2))

P("Veröffentlichungen", "CV Section")
for x in ("Hollerbusch A, Tjarks U (2017): Inertialsensorik zur Erkennung geringgradiger Hinterhandlahmheiten. Pferd & Praxis 33: 112–121.",
          "Hollerbusch A (2021): Stehende Arthroskopie des Fesselgelenks – 42 Fälle. Mitteilungen Pferdechirurgie 9: 14–22."):
    P(x, "CV Point")

P("Sprachen", "CV Section")
P("Deutsch (Muttersprache), Englisch (C1), Niederländisch (B1)", "Normal")
P("Ehrenamt", "CV Section")
P("Turniertierärztin, Reitverein Butjadingen, seit 2017", "Normal")

sec.different_first_page_header_footer = True
h = sec.header.paragraphs[0]; h.style = d.styles["CV When"]; h.text = "Lebenslauf Dr. Annegret Hollerbusch"
d.core_properties.author = "Annegret Hollerbusch"; d.core_properties.title = "Lebenslauf"
d.save(sys.argv[1])
