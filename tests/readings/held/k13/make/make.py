# python-docx 1.2.0, then LibreOffice 7.4.7.2: python make.py resume.docx && soffice --headless --convert-to pdf resume.docx (also writes gold.json)
import json
import sys
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

J = "Expérience professionnelle"
GOLD = {
    "name": "Aïssatou LEMERCIER-DIALLO", "headline": "Responsable paie et administration du personnel",
    "contact": {"email": "a.lemercier-diallo@example.org", "phone": "02 55 55 01 72", "links": [], "location": "44000 Nantes"},
    "summary": "Gestionnaire puis responsable de paie depuis douze ans, en environnement multiconventions. Je fiabilise les bulletins, j’accompagne les managers et je prépare les contrôles avant qu’ils n’arrivent.",
    "positions": [
        {"organization": "Groupe Estuaire Logistique", "title": "Responsable paie", "start": "2021-09", "end": "present",
         "location": "Saint-Herblain", "section": J, "bullets": [
            "Encadrement de 5 gestionnaires ; 1 850 bulletins par mois sur 4 conventions collectives.",
            "Taux d’erreur ramené de 2,3 % à 0,4 % grâce à 27 contrôles automatisés avant clôture.",
            "Contrôle URSSAF 2023 sans redressement, sur une masse salariale de 61 M€.",
            "Bascule de Sage vers HR Access en 9 mois, deux mois de double paie compris."]},
        {"organization": "Biscuiterie Kermadec", "title": "Gestionnaire de paie confirmée", "start": "2017-02", "end": "2021-08",
         "location": "Lorient", "section": J, "bullets": [
            "Paie de 420 salariés dont 130 saisonniers, en horaires postés 3×8.",
            "Mise en place de la DSN événementielle : délais d’indemnisation réduits de 12 à 4 jours.",
            "Négociation d’une mutuelle unique avec le CSE, économie de 86 k€ par an."]},
        {"organization": "Cabinet Rouault & Associés", "title": "Assistante paie", "start": "2013-10", "end": "2017-01",
         "location": "Rennes", "section": J, "bullets": [
            "Portefeuille de 38 TPE du bâtiment et de la restauration, soit 310 bulletins mensuels.",
            "Établissement des soldes de tout compte et des attestations employeur."]}],
    "education": [
        {"institution": "Université de l’Erdre", "degree": "Licence professionnelle Métiers de la GRH, spécialité paie", "start": "2012", "end": "2013"},
        {"institution": "Lycée Anita-Conti-Nord", "degree": "BTS Comptabilité et gestion", "start": "2010", "end": "2012"}],
    "skills": ["HR Access", "Sage Paie", "Silae", "DSN", "Excel (Power Query)", "Droit du travail", "Audit de paie"],
    "certifications": [], "patents": [], "publications": [], "projects": [], "awards": [], "volunteering": [],
    "languages": ["Français (langue maternelle)", "Peul (courant)", "Anglais (B2)"],
    "sections": ["Profil", J, "Formation", "Compétences", "Langues", "Centres d’intérêt"],
    "hard": "French; postcode with the town; job title and employer in one line parted by a dash, dates at a right tab, 'Depuis' for an open end; interests that are nothing else",
    "made_with": "LibreOffice 7.4.7.2 from DOCX",
}
WHEN = {"2021-09": "septembre 2021", "present": "aujourd’hui", "2017-02": "février 2017", "2021-08": "août 2021",
        "2013-10": "octobre 2013", "2017-01": "janvier 2017"}
BLUE = RGBColor(0x2E, 0x74, 0xB5)
doc = Document()
sec = doc.sections[0]
sec.page_width, sec.page_height = Cm(21), Cm(29.7)
sec.left_margin = sec.right_margin = Cm(2)
sec.top_margin = sec.bottom_margin = Cm(1.8)
for name, size in (("Normal", 10.5), ("List Bullet", 10.5), ("Heading 1", 13)):
    st = doc.styles[name]
    st.font.name, st.font.size = "Liberation Sans", Pt(size)
doc.styles["Normal"].paragraph_format.space_after = Pt(3)
h = doc.styles["Heading 1"]
h.font.color.rgb = BLUE
for key in list(h.element.rPr.rFonts.attrib):
    if "Theme" in key:
        del h.element.rPr.rFonts.attrib[key]
h.paragraph_format.space_before, h.paragraph_format.space_after = Pt(12), Pt(4)


def par(text, size=None, bold=False, color=None, align=None, style=None):
    p = doc.add_paragraph(style=style)
    r = p.add_run(text)
    r.bold = bold or None
    if size:
        r.font.size = Pt(size)
    if color:
        r.font.color.rgb = color
    if align is not None:
        p.alignment = align
    return p


def head(text):
    p = doc.add_paragraph(text, style="Heading 1")
    edge = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "2E74B5")):
        line.set(qn("w:" + key), value)
    edge.append(line)
    p._p.get_or_add_pPr().append(edge)


def line(left, rest, right):
    p = doc.add_paragraph()
    p.paragraph_format.tab_stops.add_tab_stop(Cm(17), WD_TAB_ALIGNMENT.RIGHT)
    p.paragraph_format.space_before, p.paragraph_format.keep_with_next = Pt(5), True
    p.add_run(left).bold = True
    p.add_run(rest)
    p.add_run("\t" + right).italic = True
    return p


CENTER = WD_ALIGN_PARAGRAPH.CENTER
par(GOLD["name"], 20, True, BLUE, CENTER)
par(GOLD["headline"], 13, False, None, CENTER)
par("18 rue des Voiliers, 44000 Nantes  •  02 55 55 01 72  •  a.lemercier-diallo@example.org", 9.5, False, None, CENTER)
head("Profil")
par(GOLD["summary"])
head(J)
for p in GOLD["positions"]:
    start, end = WHEN[p["start"]], WHEN[p["end"]]
    line(p["title"], f" – {p['organization']}, {p['location']}", f"{start} – {end}" if p["end"] != "present" else f"Depuis {start}")
    for b in p["bullets"]:
        par(b, style="List Bullet")
head("Formation")
for e in GOLD["education"]:
    line(e["degree"], "", f"{e['start']} – {e['end']}")
    par(e["institution"])
head("Compétences")
par("Logiciels : HR Access, Sage Paie, Silae, DSN, Excel (Power Query)")
par("Métier : Droit du travail, Audit de paie")
head("Langues")
par("Français (langue maternelle), Peul (courant), Anglais (B2)")
head("Centres d’intérêt")
par("Voile légère, chorale gospel, couture de wax")
doc.save(sys.argv[1])
json.dump(GOLD, open("gold.json", "w"), ensure_ascii=False, indent=1)
