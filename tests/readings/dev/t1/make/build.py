# Lebenslauf built with python-docx, printed to PDF by LibreOffice Writer (soffice).
# Commands, run in make/:
#   python build.py && soffice --headless --convert-to pdf --outdir .. resume.docx
from docx import Document
from docx.shared import Pt, Cm, RGBColor
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml import OxmlElement

PETROL = RGBColor(0x1F, 0x5A, 0x66)
d = Document()
s = d.sections[0]
s.page_width, s.page_height = Cm(21), Cm(29.7)
s.left_margin, s.right_margin, s.top_margin, s.bottom_margin = Cm(2.2), Cm(2), Cm(1.8), Cm(1.8)
st = d.styles['Normal']; st.font.name = 'Liberation Sans'; st.font.size = Pt(10)
st.element.rPr.rFonts.set(qn('w:eastAsia'), 'Liberation Sans')
st.paragraph_format.space_after = Pt(0); st.paragraph_format.space_before = Pt(0)

def shade(cell, fill):
    sh = OxmlElement('w:shd'); sh.set(qn('w:val'), 'clear'); sh.set(qn('w:color'), 'auto'); sh.set(qn('w:fill'), fill)
    cell._tc.get_or_add_tcPr().append(sh)

def run(p, text, bold=False, italic=False, size=None, color=None):
    r = p.add_run(text); r.bold = bold; r.italic = italic
    if size: r.font.size = Pt(size)
    if color is not None: r.font.color.rgb = color
    return r

def widths(t, ws):
    t.autofit = False
    for col, w in zip(t.columns, ws): col.width = Cm(w)
    for row in t.rows:
        for c, w in zip(row.cells, ws): c.width = Cm(w)

# ---- banner -----------------------------------------------------------
b = d.add_table(rows=1, cols=1); widths(b, [16.8]); c = b.cell(0, 0); shade(c, '1F5A66')
p = c.paragraphs[0]; p.paragraph_format.space_before = Pt(8)
run(p, 'Friederike Oltmanns-Bähr', True, size=24, color=RGBColor(255, 255, 255))
p = c.add_paragraph(); p.paragraph_format.space_after = Pt(8)
run(p, 'Steuerberaterin, Fachberaterin für Internationales Steuerrecht', size=12, color=RGBColor(0xD5, 0xE8, 0xEA))

def heading(text):
    p = d.add_paragraph(style='Heading 1'); p.paragraph_format.space_before = Pt(12); p.paragraph_format.space_after = Pt(4)
    r = p.add_run(text); r.font.name = 'Liberation Sans'; r.font.size = Pt(13); r.font.color.rgb = PETROL; r.bold = True
    r._r.get_or_add_rPr().rFonts.set(qn('w:ascii'), 'Liberation Sans'); r._r.rPr.rFonts.set(qn('w:hAnsi'), 'Liberation Sans')
    bd = OxmlElement('w:pBdr'); bt = OxmlElement('w:bottom')
    for k, v in (('val', 'single'), ('sz', '6'), ('space', '1'), ('color', '1F5A66')): bt.set(qn('w:' + k), v)
    bd.append(bt); p._p.get_or_add_pPr().append(bd)

def bullet(cell, text, level=0):
    p = cell.add_paragraph(style='List Bullet' if level == 0 else 'List Bullet 2')
    p.paragraph_format.left_indent = Cm(0.5 + 0.5 * level); p.paragraph_format.first_line_indent = Cm(-0.45)
    run(p, text)

def table(rows):
    """rows: (left, [(kind, text)...])"""
    t = d.add_table(rows=0, cols=2)
    for left, items in rows:
        row = t.add_row(); l, r = row.cells
        cs = OxmlElement('w:cantSplit'); row._tr.get_or_add_trPr().append(cs)
        run(l.paragraphs[0], left, color=PETROL)
        first = True
        for kind, text in items:
            if kind in '-+':
                bullet(r, text, 0 if kind == '-' else 1)
            else:
                p = r.paragraphs[0] if first else r.add_paragraph()
                run(p, text, bold=kind == 'b', italic=kind == 'i')
            first = False
        r.paragraphs[-1].paragraph_format.space_after = Pt(5)
    widths(t, [3.6, 13.2])

heading('Persönliche Daten')
table([('Anschrift', [('n', 'Kastanienweg 17, 34119 Kassel')]),
       ('Mobil', [('n', '+49 171 3920042')]),
       ('E-Mail', [('n', 'f.oltmanns-baehr@example.org')]),
       ('Geboren', [('n', '22.07.1986 in Holzminden')])])

heading('Berufserfahrung')
table([
 ('04/2019 – heute', [
  ('b', 'Prokuristin, Leiterin Steuern Mittelstand'),
  ('i', 'Wesertal Treuhand Steuerberatungsgesellschaft mbH, Kassel'),
  ('-', 'Führung von 11 Mitarbeitenden (3 Berufsträger, 8 Steuerfachangestellte) mit 164 Mandaten und 2,9 Mio. € Jahreshonorar'),
  ('-', 'Begleitung von 23 Betriebsprüfungen; Mehrergebnis je Prüfung von durchschnittlich 84 T€ auf 31 T€ gesenkt'),
  ('-', 'Umstrukturierungen im Familienkonzern, unter anderem:'),
  ('+', 'Einbringung von vier Teilbetrieben zu Buchwerten nach § 20 UmwStG'),
  ('+', 'Ausgliederung des Immobilienbestands (17 Objekte) mit verbindlicher Auskunft zur Grunderwerbsteuer'),
  ('-', 'Einführung von DATEV Unternehmen online bei 92 Mandanten, Belegquote digital 88 % nach 14 Monaten')]),
 ('03/2017 – 03/2019', [
  ('b', 'Steuerberaterin (Manager), Internationales Steuerrecht'),
  ('i', 'Hallberg & Sievers AG Wirtschaftsprüfungsgesellschaft, Frankfurt am Main'),
  ('-', 'Verrechnungspreisdokumentation (Master File, Local File) für 9 Konzerne mit Umsätzen von 60 bis 480 Mio. €'),
  ('-', 'Zwei Verständigungsverfahren mit den Niederlanden und Österreich ohne verbleibende Doppelbesteuerung abgeschlossen'),
  ('-', 'Meldepflichten nach DAC6 als internen Prüfprozess mit 4 Kontrollpunkten aufgesetzt')]),
 ('09/2012 – 02/2017', [
  ('b', 'Steuerassistentin'),
  ('i', 'Hallberg & Sievers AG Wirtschaftsprüfungsgesellschaft, Frankfurt am Main'),
  ('-', 'Körperschaft-, Gewerbe- und Umsatzsteuererklärungen für rund 40 Kapitalgesellschaften jährlich'),
  ('-', 'Prüfung latenter Steuern in 6 HGB-Konzernabschlüssen')]),
 ('10/2010 – 08/2012', [
  ('b', 'Sachbearbeiterin Lohn und Finanzbuchhaltung'),
  ('i', 'Kanzlei Dierksmeyer Steuerberater, Göttingen'),
  ('-', 'Monatliche Buchführung für 35 Mandate aus Handwerk, Gastronomie und Arztpraxen'),
  ('-', 'Lohnabrechnung für 410 Beschäftigte einschließlich Baulohn und Kurzarbeitergeld')]),
 ('02/2010 – 04/2010', [
  ('b', 'Praktikantin Konzernsteuern'),
  ('i', 'Nordlicht Zement AG, Hannover'),
  ('n', 'Mitarbeit an der Steuerrückstellung zum Jahresabschluss und Abgleich der Organschaftsverträge mit 12 Tochtergesellschaften.')]),
])

heading('Ausbildung')
table([
 ('10/2008 – 09/2010', [('b', 'Master of Science Steuerlehre und Rechnungslegung'), ('i', 'Hochschule Leinetal, Göttingen'),
   ('n', 'Abschlussnote 1,4')]),
 ('10/2005 – 09/2008', [('b', 'Bachelor of Arts Betriebswirtschaftslehre'), ('i', 'Hochschule Leinetal, Göttingen')]),
 ('06/2005', [('b', 'Abitur'), ('i', 'Gymnasium am Wallgraben, Holzminden')]),
])

heading('Berufsqualifikationen')
table([
 ('11/2022', [('b', 'Zertifizierte Beraterin Tax Compliance'), ('i', 'Akademie Steuerpraxis Fulda')]),
 ('10/2018', [('b', 'Fachberaterin für Internationales Steuerrecht'), ('i', 'Steuerberaterkammer Nordwest')]),
 ('02/2017', [('b', 'Bestellung zur Steuerberaterin'), ('i', 'Steuerberaterkammer Nordwest')]),
])

heading('Kenntnisse')
table([
 ('Fachgebiete', [('n', 'Umwandlungssteuerrecht, Verrechnungspreise, Betriebsprüfung, Erbschaft- und Schenkungsteuer, E-Bilanz')]),
 ('Software', [('n', 'DATEV Kanzlei-Rechnungswesen, ADDISON, SAP FI, Excel (Power Query)')]),
])

heading('Sprachen')
table([
 ('Deutsch', [('n', 'Muttersprache')]),
 ('Englisch', [('n', 'verhandlungssicher')]),
 ('Niederländisch', [('n', 'Grundkenntnisse')]),
])

heading('Veröffentlichungen')
table([
 ('2021', [('b', 'Verrechnungspreise im Mittelstand: Dokumentation mit Augenmaß'), ('i', 'Steuernotizen für die Praxis, Heft 4, S. 112–119')]),
])

heading('Ehrenamt')
table([
 ('seit 2020', [('b', 'Kassenprüferin'), ('i', 'Ruderverein Fuldaaue 1912 e. V., Kassel')]),
])

# ---- footer -----------------------------------------------------------
fp = s.footer.paragraphs[0]; fp.alignment = WD_ALIGN_PARAGRAPH.RIGHT
def field(p, code):
    for typ, txt in (('begin', None), (None, code), ('end', None)):
        r = p.add_run(); r.font.size = Pt(8.5)
        if typ:
            e = OxmlElement('w:fldChar'); e.set(qn('w:fldCharType'), typ)
        else:
            e = OxmlElement('w:instrText'); e.text = txt
        r._r.append(e)
run(fp, 'Lebenslauf Friederike Oltmanns-Bähr  |  Seite ', size=8.5); field(fp, 'PAGE'); run(fp, ' von ', size=8.5); field(fp, 'NUMPAGES')
d.core_properties.author = 'Friederike Oltmanns-Bähr'; d.core_properties.title = 'Lebenslauf'
d.save('resume.docx')
