# n1: Word-style resume (two-column layout table), made with python-docx and turned into PDF by LibreOffice.
#   python build.py && soffice --headless --convert-to pdf resume.docx && mv resume.pdf ../resume.pdf
from docx import Document
from docx.shared import Pt, Cm, RGBColor, Emu
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml import OxmlElement
from PIL import Image, ImageDraw
import io

SIDE, INK, ACC = "24404A", RGBColor(0x33, 0x33, 0x33), RGBColor(0x1F, 0x6F, 0x78)
WHITE, PALE = RGBColor(255, 255, 255), RGBColor(0xA9, 0xD0, 0xD4)

# --- photo placeholder
S = 300
im = Image.new("RGB", (S, S), "#24404A"); d = ImageDraw.Draw(im)
d.ellipse((4, 4, S-4, S-4), fill="#C9D6D8")
d.ellipse((105, 60, 195, 160), fill="#8CA3A8")
d.pieslice((55, 175, 245, 400), 180, 360, fill="#8CA3A8")
buf = io.BytesIO(); im.save(buf, "PNG", optimize=True); buf.seek(0)

doc = Document()
sec = doc.sections[0]
sec.page_width, sec.page_height = Cm(21), Cm(29.7)
sec.left_margin = sec.right_margin = Cm(0.9)
sec.top_margin, sec.bottom_margin = Cm(0.9), Cm(1.2)
st = doc.styles["Normal"]; st.font.name = "Lato"; st.font.size = Pt(9.5); st.font.color.rgb = INK
st.element.rPr.rFonts.set(qn("w:eastAsia"), "Lato")
st.paragraph_format.space_after = Pt(0); st.paragraph_format.line_spacing = 1.05

t = doc.add_table(rows=1, cols=2); t.autofit = False; t.alignment = WD_TABLE_ALIGNMENT.CENTER
W = (Cm(6.0), Cm(13.2))
for c, w in zip(t.rows[0].cells, W): c.width = w
for c, w in zip(t.columns, W): c.width = w
L, R = t.rows[0].cells

def shade(cell, hexc):
    p = cell._tc.get_or_add_tcPr(); s = OxmlElement("w:shd")
    s.set(qn("w:val"), "clear"); s.set(qn("w:color"), "auto"); s.set(qn("w:fill"), hexc); p.append(s)
def margins(cell, **kw):
    p = cell._tc.get_or_add_tcPr(); m = OxmlElement("w:tcMar")
    for k in ("top", "left", "bottom", "right"):
        e = OxmlElement("w:" + k); e.set(qn("w:w"), str(kw.get(k, 0))); e.set(qn("w:type"), "dxa"); m.append(e)
    p.append(m)
shade(L, SIDE); margins(L, top=200, left=230, right=200, bottom=200); margins(R, top=120, left=340, right=120, bottom=120)

def para(cell, text="", size=9.5, bold=False, color=None, before=0, after=0, italic=False, align=None, style=None):
    p = cell.add_paragraph(style=style)
    p.paragraph_format.space_before, p.paragraph_format.space_after = Pt(before), Pt(after)
    if align: p.alignment = align
    if text: run(p, text, size, bold, color, italic)
    return p
def run(p, text, size=9.5, bold=False, color=None, italic=False):
    r = p.add_run(text); r.font.size = Pt(size); r.bold = bold; r.italic = italic
    if color is not None: r.font.color.rgb = color
    return r
def rule(p, col):
    pp = p._p.get_or_add_pPr(); b = OxmlElement("w:pBdr"); e = OxmlElement("w:bottom")
    for k, v in (("val", "single"), ("sz", "6"), ("space", "2"), ("color", col)): e.set(qn("w:" + k), v)
    b.append(e); pp.append(b)
def side_head(text):
    p = para(L, text, 11, True, WHITE, before=13, after=5); rule(p, "A9D0D4"); p.paragraph_format.keep_with_next = True
def main_head(text):
    p = para(R, text, 12, True, ACC, before=11, after=4); rule(p, "1F6F78"); p.paragraph_format.keep_with_next = True
def bullet(cell, text, color=None, size=9.3):
    p = para(cell, "", style="List Bullet", after=1.5)
    p.paragraph_format.left_indent, p.paragraph_format.first_line_indent = Cm(0.42), Cm(-0.42)
    run(p, text, size, color=color)
    if color is not None:  # the bullet takes the colour of the paragraph mark
        rp = OxmlElement("w:rPr"); c = OxmlElement("w:color"); c.set(qn("w:val"), "A9D0D4"); rp.append(c)
        p._p.get_or_add_pPr().append(rp)

# --- side column
p = L.paragraphs[0]; p.alignment = WD_ALIGN_PARAGRAPH.CENTER
p.add_run().add_picture(buf, width=Cm(3.6))
side_head("Contact")
for lab, val in (("Phone", "+971 50 555 0142"), ("Email", "naliaka.simiyu@example.com"),
                 ("Address", "Al Nahda 2, Dubai, UAE"), ("LinkedIn", "linkedin.example.com/in/nsimiyu-qs")):
    para(L, lab, 8, True, PALE, before=3); para(L, val, 9, color=WHITE)
side_head("Personal Details")
for lab, val in (("Nationality", "Kenyan"), ("Visa status", "Employment visa, transferable"),
                 ("Driving licence", "UAE light vehicle")):
    p = para(L, "", after=1.5); run(p, lab + ": ", 9, True, PALE); run(p, val, 9, color=WHITE)
side_head("Skills")
for lab, items in (("Cost & measurement", ["NRM2 and POMI take-off", "Interim valuations", "Cost-to-complete forecasting", "Subcontract procurement"]),
                   ("Contracts & claims", ["FIDIC Red and Yellow Book 1999", "Variation pricing", "EOT and prolongation costs", "Final account settlement"]),
                   ("Software", ["CostX", "Planswift", "Oracle Primavera P6", "SAP MM", "Excel (Power Query)"])):
    para(L, lab, 9.2, True, PALE, before=4, after=2)
    for i in items: bullet(L, i, WHITE, 9)
side_head("Languages")
for l, v in (("English", "fluent"), ("Swahili", "native"), ("Luhya", "native"), ("Arabic", "basic")):
    p = para(L, "", after=1); run(p, l, 9, color=WHITE); run(p, " – " + v, 9, color=PALE)

# --- main column
p = R.paragraphs[0]; run(p, "Naliaka Wafubwa Simiyu", 23, True, ACC)
para(R, "Senior Quantity Surveyor, MRICS", 12.5, color=RGBColor(0x60, 0x60, 0x60), after=2)
main_head("Profile")
para(R, "Chartered quantity surveyor with eleven years on high-rise residential, healthcare and infrastructure work in the "
        "Gulf and East Africa. Strong in post-contract administration under FIDIC, re-measurement of MEP and façade "
        "packages, and the settlement of final accounts above AED 200 million without recourse to arbitration.", 9.5)
main_head("Professional Experience")
def job(title, dates, org=None, place=None, first=True):
    p = para(R, "", before=5 if first else 4); p.paragraph_format.tab_stops.add_tab_stop(Cm(12.35), WD_TAB_ALIGNMENT.RIGHT)
    p.paragraph_format.keep_with_next = True
    run(p, title, 10.3, True); run(p, "\t" + dates, 9, color=ACC)
    if org:
        p = para(R, "", after=2); run(p, org, 9.5, italic=True); run(p, ", " + place, 9.5, italic=True, color=RGBColor(0x70, 0x70, 0x70))
        p.paragraph_format.keep_with_next = True
def bl(*xs):
    for x in xs: bullet(R, x)
job("Senior Quantity Surveyor (Post-Contract)", "Mar 2021 – Present", "Meridian Dune Contracting LLC", "Dubai, UAE")
bl("Lead four surveyors on a 46-storey twin-tower residential scheme (contract sum AED 612 million), certifying monthly interim payment applications of AED 18–25 million within the 28-day FIDIC period.",
   "Priced and agreed 214 variations worth AED 41.7 million, recovering 93 % of the value first submitted by the main contractor.",
   "Prepared the prolongation claim behind a 187-day extension of time; settled at AED 14.2 million by amicable negotiation under Sub-Clause 20.5.",
   "Introduced CostX take-off from the IFC model, cutting re-measurement of the unitised façade from nine weeks to three.")
job("Quantity Surveyor", "Jun 2018 – Feb 2021", "Meridian Dune Contracting LLC", "Dubai, UAE")
bl("Measured and let 31 subcontract packages (MEP, blockwork, gypsum, joinery) against a buying target of AED 128 million; saved 4.6 % on budget.",
   "Closed 27 subcontractor final accounts on a 220-bed hospital in Al Ain, average time from taking-over to settlement 11 weeks.",
   "Drew up monthly cost value reconciliations and explained margin movement to the commercial director.")
job("Assistant Quantity Surveyor", "Aug 2014 – May 2018", "Tafakari Cost Consultants", "Nairobi, Kenya")
bl("Produced bills of quantities to SMM of East Africa for 18 schemes between KES 90 million and KES 2.1 billion.",
   "Ran tender evaluation for the 62 km Kapsowar feeder road package; bids from nine contractors reported in 15 working days.",
   "Carried out site valuations on three university hostel blocks and issued 40+ payment certificates.")
job("Graduate Quantity Surveyor", "Jan 2013 – Jul 2014", "Bahati & Orwa Builders Ltd", "Kisumu, Kenya")
bl("Took off reinforcement, formwork and finishes by hand for low-rise housing and checked the bar-bending schedules.",
   "Reconciled cement and steel issues against the measured works each week; wastage fell from 8.1 % to 4.9 %.")
main_head("Education")
def edu(deg, dates, inst):
    p = para(R, "", before=3); p.paragraph_format.tab_stops.add_tab_stop(Cm(12.35), WD_TAB_ALIGNMENT.RIGHT)
    p.paragraph_format.keep_with_next = True
    run(p, deg, 9.8, True); run(p, "\t" + dates, 9, color=ACC); para(R, inst, 9.5, italic=True)
edu("MSc Construction Law and Dispute Resolution", "2019 – 2021", "Northgate Metropolitan University, Sheffield, UK (distance learning)")
edu("BSc Quantity Surveying, Second Class Honours (Upper)", "2008 – 2012", "Lakeshore Technical University, Kisumu, Kenya")
main_head("Certifications and Memberships")
def cert(name, issuer, date):
    p = para(R, "", after=2); p.paragraph_format.tab_stops.add_tab_stop(Cm(12.35), WD_TAB_ALIGNMENT.RIGHT)
    run(p, name, 9.5, True); run(p, ", " + issuer, 9.5); run(p, "\t" + date, 9, color=ACC)
cert("Member (MRICS)", "Royal Institution of Chartered Surveyors", "2020")
cert("Registered Quantity Surveyor", "Board of Quantity Surveyors, Kenya", "2017")
cert("Primavera P6 Fundamentals", "Saluki Training Centre, Dubai", "Nov 2019")
# the paragraph that Word demands after a table: as small as may be
p = doc.add_paragraph(); p.paragraph_format.line_spacing = Pt(1); run(p, "", 1)
doc.save("resume.docx")
