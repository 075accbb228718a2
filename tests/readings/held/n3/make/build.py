# n3: Dutch curriculum vitae as a Word file, sections as two-column tables with the dates on the left.  Program: python-docx
#   python build.py      (writes ../resume.docx)
from docx import Document
from docx.shared import Pt, Cm, RGBColor
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml import OxmlElement

BLUE = RGBColor(0x1B, 0x3F, 0x73)
doc = Document()
s = doc.sections[0]
s.page_width, s.page_height = Cm(21), Cm(29.7)
s.left_margin = s.right_margin = Cm(2.2); s.top_margin = Cm(2); s.bottom_margin = Cm(1.8)
n = doc.styles["Normal"]; n.font.name = "Calibri"; n.font.size = Pt(10.5)
n.paragraph_format.space_after = Pt(0)
for name, size in (("Title", 24), ("Heading 1", 12.5)):
    st = doc.styles[name]; st.font.name = "Calibri"; st.font.size = Pt(size); st.font.color.rgb = BLUE
    for a in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        st.element.rPr.rFonts.attrib.pop(qn(a), None)
doc.styles["Heading 1"].paragraph_format.space_before = Pt(12)
doc.styles["Heading 1"].paragraph_format.space_after = Pt(3)
doc.styles["List Bullet"].paragraph_format.space_after = Pt(1)
doc.core_properties.title = "CV"; doc.core_properties.author = "F. Oosterbaan"; doc.core_properties.language = "nl-NL"

def table():
    t = doc.add_table(rows=0, cols=2); t.autofit = False
    t.columns[0].width, t.columns[1].width = Cm(3.9), Cm(12.7)
    return t
def row(t):
    r = t.add_row(); r.cells[0].width, r.cells[1].width = Cm(3.9), Cm(12.7)
    p = r._tr.get_or_add_trPr(); c = OxmlElement("w:cantSplit"); p.append(c)
    return r.cells
def kv(t, k, v):
    a, b = row(t); a.paragraphs[0].add_run(k); b.paragraphs[0].add_run(v)
def job(t, dates, title, org, items):
    a, b = row(t); a.paragraphs[0].add_run(dates)
    b.paragraphs[0].add_run(title).bold = True
    b.add_paragraph().add_run(org).italic = True
    for i in items:
        p = b.add_paragraph(i, style="List Bullet"); p.paragraph_format.left_indent, p.paragraph_format.first_line_indent = Cm(0.5), Cm(-0.5)
    b.paragraphs[-1].paragraph_format.space_after = Pt(7)
def edu(t, dates, deg, inst):
    a, b = row(t); a.paragraphs[0].add_run(dates)
    b.paragraphs[0].add_run(deg).bold = True
    p = b.add_paragraph(inst); p.paragraph_format.space_after = Pt(4)
def head(x): doc.add_paragraph(x, style="Heading 1")

doc.add_paragraph("Curriculum vitae", style="Title")

head("Personalia")
t = table()
for k, v in (("Naam", "Femke Oosterbaan"), ("Adres", "Hoge Enkweg 118, 7391 ZZ Twello"), ("Telefoon", "06 - 55 50 01 42"),
             ("E-mail", "femke.oosterbaan@example.org"), ("Geboortedatum", "14 februari 1986"), ("Nationaliteit", "Nederlandse"), ("Rijbewijs", "B, eigen auto")):
    kv(t, k, v)

head("Profiel")
doc.add_paragraph("Intensivecareverpleegkundige en sinds 2021 teamleider van een level 3-IC met 18 bedden. Rustig aan het bed en "
    "duidelijk in het overleg. Ik heb het verzuim in mijn team in twee jaar bijna gehalveerd en de PDMS-overgang geleid zonder "
    "ook maar één bed te sluiten. Ik zoek een functie als unithoofd in de acute zorg.")

head("Werkervaring")
t = table()
job(t, "april 2021 – heden", "Teamleider Intensive Care (32 uur)", "Medisch Centrum Oostmark, Deventer", [
    "Leiding aan 46 verpleegkundigen (34,2 fte), vier regieverpleegkundigen en zes studenten; budget € 3,9 miljoen.",
    "Verzuim van 9,8 % naar 5,1 % door zelfroosteren, vaste nachtblokken en een verzuimgesprek binnen twee dagen.",
    "Projectleider invoering PDMS (MetaVision): 18 bedden, 61 opgeleide collega’s, livegang binnen elf weken.",
    "Delirantenzorg opgezet volgens de richtlijn; CAM-ICU-score tweemaal per dienst in 94 % van de dossiers."])
job(t, "sept. 2014 – maart 2021", "IC-verpleegkundige / regieverpleegkundige", "Medisch Centrum Oostmark, Deventer", [
    "Zorg voor beademde patiënten met sepsis, ARDS en na cardiochirurgie; CVVH met citraat, NO-beademing, buikligging.",
    "Voorzitter van de werkgroep sedatie: mediane beademingsduur van 6,4 naar 5,2 dagen (n = 388).",
    "Werkbegeleider van 17 IC-studenten en instructeur ALS op de eigen afdeling."])
job(t, "juli 2011 – aug. 2014", "Verpleegkundige Medium Care en Spoedeisende Hulp", "Gasthuis De Waterlinie, Gorinchem", [
    "Triage volgens NTS, gemiddeld 31 patiënten per dienst, en opvang van instabiele patiënten tot overplaatsing.",
    "Scholing in ABCDE en SBARR gegeven aan 70 collega’s van de beschouwende afdelingen."])
job(t, "aug. 2008 – juni 2011", "Verpleegkundige longgeneeskunde", "Sint-Lidwinahuis, Schiedam", [
    "Afdeling met 28 bedden: COPD, thoraxdrainage en non-invasieve beademing in de avond- en nachtdienst.",
    "Aandachtsvelder decubitus; prevalentie op de afdeling gedaald van 7,5 % naar 3,0 %."])

head("Opleiding")
t = table()
edu(t, "2019 – 2021", "Post-hbo Management in de zorg", "Hogeschool Sallandse Poort, Zwolle")
edu(t, "2014 – 2016", "Vervolgopleiding Intensive Care-verpleegkundige (CZO)", "Zorgacademie Oostmark, Deventer")
edu(t, "2004 – 2008", "Hbo-bachelor Verpleegkunde", "Maashaven Hogeschool, Rotterdam")
edu(t, "1998 – 2004", "Vwo, profiel Natuur en Gezondheid", "Christelijk Lyceum De Bongerd, Gorinchem")

head("Registraties en cursussen")
t = table()
for d, x in (("2024", "Herregistratie BIG verpleegkundige – CIBG"), ("maart 2023", "Advanced Life Support, provider – Reanimatieschool IJssel"),
             ("nov. 2020", "Coachend leidinggeven – Bureau Tolsma Training"), ("2017", "Instructeur ALS – Reanimatieschool IJssel")):
    kv(t, d, x)

head("Vaardigheden")
t = table()
for k, v in (("Klinisch", "CVVH, NO-beademing, buikligging, PiCCO, CAM-ICU"), ("Organisatie", "capaciteitsplanning, zelfroosteren, verzuimbegeleiding, budgetbewaking"),
             ("Systemen", "HiX, MetaVision, Intus, Excel")):
    kv(t, k, v)

head("Talen")
t = table()
for k, v in (("Nederlands", "moedertaal"), ("Engels", "C1"), ("Duits", "B1")): kv(t, k, v)

head("Vrijwilligerswerk")
t = table()
edu(t, "2018 – heden", "Coördinator EHBO", "Avondvierdaagse Twello")
edu(t, "2012 – 2014", "Bestuurslid", "Roeivereniging De Merwestroom")

head("Referenties")
doc.add_paragraph("Op aanvraag beschikbaar.")

# footer with a page field
p = s.footer.paragraphs[0]; p.alignment = WD_ALIGN_PARAGRAPH.RIGHT
def style(r): r.font.size = Pt(8.5); r.font.color.rgb = RGBColor(0x70, 0x70, 0x70)
style(p.add_run("Curriculum vitae F. Oosterbaan – pagina "))
r = p.add_run("1"); style(r)
f = OxmlElement("w:fldSimple"); f.set(qn("w:instr"), "PAGE"); p._p.append(f); f.append(r._r)
doc.save("../resume.docx")
