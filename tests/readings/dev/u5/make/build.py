# German CV in the table form of the former Europass template, written as DOCX with python-docx.
# Command, in this folder: python build.py  -> ../resume.docx, ../gold.json
import json
from docx import Document
from docx.shared import Pt, Cm, RGBColor
from docx.enum.text import WD_ALIGN_PARAGRAPH as AL
from docx.oxml.ns import qn
from docx.oxml import OxmlElement

jobs = [
 ("seit März 2021", "2021-03", "present", "Leiterin Aktuariat Nicht-Leben", "Donauhort Versicherung AG", "Wien (Österreich)", [
  "Versicherungsmathematische Funktion nach Solvency II: jährlicher Bericht, Beurteilung der Zeichnungs- und Rückversicherungspolitik, Validierung der besten Schätzwerte (brutto 486 Mio. EUR)",
  "Umstellung der Schadenrückstellungen auf IFRS 17 (PAA) für elf Portfolios; Risikoanpassung nach Kapitalkostenmethode, Konfidenzniveau 78 %",
  "Neuordnung der Kfz-Haftpflichttarife mit GLM und Gradient Boosting; Schaden-Kosten-Quote von 101,4 % auf 95,8 % in drei Jahren",
  "Führung von acht Aktuarinnen und Aktuaren, davon vier in Ausbildung zur Vollmitgliedschaft (AVÖ)"]),
 ("September 2016 – Februar 2021", "2016-09", "2021-02", "Senior-Aktuarin Reservierung", "Donauhort Versicherung AG", "Wien (Österreich)", [
  "Quartalsweise Reservierung mit Chain-Ladder, Bornhuetter-Ferguson und Bootstrap für 23 Segmente in Österreich, Ungarn und Slowenien",
  "Aufbau eines Reservierungswerkzeugs in R anstelle von 60 Tabellenblättern; Abschlusszeit von neun auf vier Arbeitstage verkürzt"]),
 ("Oktober 2013 – August 2016", "2013-10", "2016-08", "Beraterin Versicherungsmathematik", "Lindwurm & Partner Aktuarberatung GmbH", "Graz (Österreich)", [
  "Standardformel- und ORSA-Projekte bei sechs mittelgroßen Versicherern in der Vorbereitungsphase zu Solvency II",
  "Bewertung von Pensionsrückstellungen nach IAS 19 für 34 Unternehmen (rund 9.200 Anwartschaften)",
  "Due Diligence beim Erwerb eines Unfallbestandes mit 71 Mio. EUR Prämie"]),
 ("2011 – 2013", "2011", "2013", "Mathematische Sachbearbeiterin", "Pannonia Életbiztosító Zrt.", "Győr (Ungarn)", [
  "Berechnung von Deckungsrückstellungen und Gewinnbeteiligung für fondsgebundene Lebensversicherungen; Embedded-Value-Analyse je Quartal"]),
]
edu = [("2009 – 2011", "2009", "2011", "Masterstudium Finanz- und Versicherungsmathematik", "Technische Hochschule Leithagebirge, Eisenstadt", "Technische Hochschule Leithagebirge"),
       ("2006 – 2009", "2006", "2009", "Bachelorstudium Mathematik", "Universität Szigetköz, Győr", "Universität Szigetköz")]
certs = [("Juni 2015", "2015-06", "Anerkannte Aktuarin", "Aktuarvereinigung Österreichs (AVÖ)"),
         ("2018", "2018", "Certified Enterprise Risk Actuary", "CERA Global Association"),
         ("Oktober 2022", "2022-10", "Certificate in Actuarial Data Science", "Akademie für Aktuare Bodensee")]
ikt = ["R", "SAS", "Python", "SQL", "Emblem", "ResQ", "Prophet"]
fach = ["Schadenreservierung", "GLM-Tarifierung", "Rückversicherungsoptimierung", "Internes Modell (partiell)", "IFRS 17", "ORSA"]
pubs = [("Bootstrap-Reserven bei dünnen Großschadensegmenten", "Mitteilungen der Leithaer Aktuare 14, 2019, S. 33–51"),
        ("Klimarisiken in der Elementarversicherung: ein Szenarioansatz für kleine Bestände", "Zeitschrift für Risiko und Tarif 7, 2023, S. 102–118")]
vol = [("2019 – heute", "Mathematik-Nachhilfe für Jugendliche", "Lernhaus Favoriten, Wien")]
grid = [("Englisch", "C1"), ("Französisch", "B1")]

BLUE = RGBColor(0x0E, 0x4A, 0x8A)
d = Document()
s = d.sections[0]
s.page_width, s.page_height = Cm(21), Cm(29.7)
s.left_margin = s.right_margin = Cm(1.8); s.top_margin = Cm(1.6); s.bottom_margin = Cm(1.7)
st = d.styles["Normal"]; st.font.name = "Liberation Sans Narrow"; st.font.size = Pt(10.5)
st.element.rPr.rFonts.set(qn("w:eastAsia"), "Liberation Sans Narrow")
st.paragraph_format.space_after = Pt(1)
d.core_properties.author = "Dorottya Zehetbauer"; d.core_properties.title = "Lebenslauf"
f = s.footer.paragraphs[0]; f.alignment = AL.RIGHT
r = f.add_run("Lebenslauf von Dorottya Zehetbauer"); r.font.size = Pt(8); r.font.color.rgb = RGBColor(0x66, 0x66, 0x66)

def border(cell, **kw):
    pr = cell._tc.get_or_add_tcPr(); b = OxmlElement("w:tcBorders")
    for side in ("top", "left", "bottom", "right"):
        if side in kw:
            e = OxmlElement(f"w:{side}")
            for k, v in (("val", "single"), ("sz", kw[side]), ("color", "0E4A8A"), ("space", "0")): e.set(qn("w:" + k), str(v))
            b.append(e)
    pr.append(b)
def table(widths):
    t = d.add_table(rows=0, cols=len(widths)); t.autofit = False
    for c, w in zip(t.columns, widths): c.width = Cm(w)
    t._w = widths
    return t
def cells(t):
    c = t.add_row().cells
    for x, w in zip(c, t._w): x.width = Cm(w)
    return c
def row(t, label, value, bold=False, head=False):
    a, b = cells(t)
    border(a, right=6)
    p = a.paragraphs[0]; p.alignment = AL.RIGHT
    r = p.add_run(label)
    if head:
        r.bold = True; r.font.size = Pt(12); r.font.color.rgb = BLUE; p.paragraph_format.space_before = Pt(9); p.paragraph_format.space_after = Pt(3)
    p.paragraph_format.keep_with_next = head or label in ("Zeitraum", "Beruf oder Funktion", "Bezeichnung der Qualifikation")
    if isinstance(value, list):
        for k, x in enumerate(value):
            q = b.paragraphs[0] if k == 0 else b.add_paragraph()
            q.style = d.styles["List Bullet"]; q.paragraph_format.space_after = Pt(1)
            q.add_run(x)
    else:
        b.paragraphs[0].add_run(value).bold = bold
        b.paragraphs[0].paragraph_format.keep_with_next = p.paragraph_format.keep_with_next
W = (5.2, 12.2)
p = d.add_paragraph(); r = p.add_run("Lebenslauf"); r.bold = True; r.font.size = Pt(18); r.font.color.rgb = BLUE
t = table(W)
sec = []
def head(x): sec.append(x); row(t, x, "", head=True)
gap = lambda: row(t, "", "")
head("Angaben zur Person")
row(t, "Name", "Dorottya Zehetbauer", bold=True)
row(t, "Beruf", "Aktuarin (AVÖ), Schwerpunkt Nicht-Leben")
row(t, "Adresse", "1100 Wien, Österreich")
row(t, "Telefon", "+43 660 555 0149")
row(t, "E-Mail", "d.zehetbauer@example.org")
row(t, "Internet", "aktuarin-z.example.org")
row(t, "Staatsangehörigkeit", "Österreich")
row(t, "Geburtsdatum", "14. Mai 1987")
head("Berufserfahrung")
for k, (z, _, _, ti, org, loc, bl) in enumerate(jobs):
    if k: gap()
    row(t, "Zeitraum", z); row(t, "Beruf oder Funktion", ti, bold=True); row(t, "Name und Ort des Arbeitgebers", f"{org}, {loc}")
    row(t, "Wichtigste Tätigkeiten und Zuständigkeiten", bl)
head("Schul- und Berufsbildung")
for k, (z, _, _, deg, inst, _) in enumerate(edu):
    if k: gap()
    row(t, "Zeitraum", z); row(t, "Bezeichnung der Qualifikation", deg, bold=True); row(t, "Name und Ort der Bildungseinrichtung", inst)
head("Zertifikate")
for z, _, n, i in certs: row(t, z, f"{n}, {i}")
head("Persönliche Fähigkeiten und Kompetenzen")
row(t, "Muttersprachen", "Deutsch, Ungarisch")
row(t, "Sonstige Sprachen", "Selbstbeurteilung nach dem Europäischen Referenzrahmen")
g = t.rows[-1].cells[1].add_table(rows=2 + len(grid), cols=6); g.autofit = False
top = ["", "Verstehen", "", "Sprechen", "", "Schreiben"]
sub = ["", "Hören", "Lesen", "Teilnahme an Gesprächen", "Zusammenhängendes Sprechen", ""]
ws = (1.9, 1.5, 1.5, 2.3, 3.0, 1.6)
for c, w in zip(g.columns, ws): c.width = Cm(w)
for ri, vals in enumerate([top, sub] + [[l] + [v] * 5 for l, v in grid]):
    for ci, v in enumerate(vals):
        c = g.rows[ri].cells[ci]; c.width = Cm(ws[ci]); border(c, top=4, left=4, bottom=4, right=4)
        if v:
            rr = c.paragraphs[0].add_run(v); rr.font.size = Pt(8); rr.bold = ri == 0 or ci == 0
            if ci: c.paragraphs[0].alignment = AL.CENTER
g.rows[0].cells[1].merge(g.rows[0].cells[2]); g.rows[0].cells[3].merge(g.rows[0].cells[4])
for m in (1, 3):
    c = g.rows[0].cells[m]
    for q in c.paragraphs[1:]: q._p.getparent().remove(q._p)
row(t, "IKT-Kenntnisse", ", ".join(ikt)); row(t, "Fachkenntnisse", ", ".join(fach))
head("Veröffentlichungen")
for a, b in pubs: row(t, "", f"„{a}“, {b}")
head("Ehrenamt")
for z, a, b in vol: row(t, z, f"{a}, {b}")
for rw in t.rows:
    pr = rw._tr.get_or_add_trPr(); e = OxmlElement("w:cantSplit"); pr.append(e)
d.save("../resume.docx")
gold = {"name": "Dorottya Zehetbauer", "headline": "Aktuarin (AVÖ), Schwerpunkt Nicht-Leben",
 "contact": {"email": "d.zehetbauer@example.org", "phone": "+43 660 555 0149", "links": ["aktuarin-z.example.org"], "location": "1100 Wien, Österreich"},
 "summary": None,
 "positions": [{"organization": o, "title": ti, "start": a, "end": b, "location": l, "section": "Berufserfahrung", "bullets": bl} for _, a, b, ti, o, l, bl in jobs],
 "education": [{"institution": i, "degree": dg, "start": a, "end": b} for _, a, b, dg, _, i in edu],
 "skills": ikt + fach, "certifications": [{"name": n, "issuer": i, "date": dt} for _, dt, n, i in certs],
 "patents": [], "publications": [a for a, _ in pubs], "projects": [], "awards": [], "volunteering": [v[1] for v in vol],
 "languages": ["Deutsch (Muttersprache)", "Ungarisch (Muttersprache)"] + [f"{l} ({v})" for l, v in grid],
 "sections": sec,
 "hard": "German; everything is one label-and-value table with the headings in its left column; language levels in a nested grid; open end as 'seit März 2021'; no summary",
 "made_with": "DOCX (python-docx), Europass-like table form", "running": ["Lebenslauf von Dorottya Zehetbauer"], "hidden": []}
json.dump(gold, open("../gold.json", "w", encoding="utf-8"), ensure_ascii=False, indent=1)
