# DOCX in the manner of an online-office résumé template, built with python-docx.
# Command, run in make/:  python build.py   (writes ../resume.docx)
from docx import Document
from docx.shared import Pt, Cm, RGBColor
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from docx.oxml import OxmlElement

GREY, PLUM = RGBColor(0x66, 0x66, 0x66), RGBColor(0x6B, 0x2D, 0x5C)
d = Document(); s = d.sections[0]
s.page_width, s.page_height = Cm(21.59), Cm(27.94)
s.left_margin = s.right_margin = Cm(2.3); s.top_margin = Cm(2); s.bottom_margin = Cm(1.8)
n = d.styles['Normal']; n.font.name = 'Georgia'; n.font.size = Pt(10)
n.paragraph_format.space_after = Pt(2); n.paragraph_format.line_spacing = 1.1

def style(name, size, color, bold, before, after):
    st = d.styles[name]; f = st.font; f.name = 'Georgia'; f.size = Pt(size); f.bold = bold; f.italic = False
    f.color.rgb = color
    rf = st.element.get_or_add_rPr().get_or_add_rFonts()
    for k in list(rf.attrib): del rf.attrib[k]
    for k in ('ascii', 'hAnsi', 'cs'): rf.set(qn('w:' + k), 'Georgia')
    st.paragraph_format.space_before, st.paragraph_format.space_after = Pt(before), Pt(after)
style('Title', 25, RGBColor(0, 0, 0), True, 0, 0)
style('Subtitle', 12, PLUM, False, 0, 4)
style('Heading 1', 12, PLUM, True, 14, 3)
style('Heading 2', 10.5, RGBColor(0, 0, 0), True, 7, 0)
style('Heading 3', 8.5, GREY, False, 0, 2)
for st in ('Title',):
    for b in d.styles[st].element.pPr.findall(qn('w:pBdr')): d.styles[st].element.pPr.remove(b)

def link(p, text, url):
    rid = p.part.relate_to(url, RT.HYPERLINK, is_external=True)
    h = OxmlElement('w:hyperlink'); h.set(qn('r:id'), rid)
    r = OxmlElement('w:r'); rp = OxmlElement('w:rPr')
    c = OxmlElement('w:color'); c.set(qn('w:val'), '1155CC'); u = OxmlElement('w:u'); u.set(qn('w:val'), 'single')
    rp.append(c); rp.append(u); r.append(rp); t = OxmlElement('w:t'); t.text = text; r.append(t); h.append(r); p._p.append(h)

d.add_paragraph('Parveen Sandhu-Lachance', style='Title')
d.add_paragraph('Certified Court Interpreter, Punjabi and English', style='Subtitle')
p = d.add_paragraph('Surrey, British Columbia  |  604-555-0172  |  ')
link(p, 'p.sandhulachance@example.com', 'mailto:p.sandhulachance@example.com'); p.add_run('  |  ')
link(p, 'example.org/sandhu-lachance', 'https://example.org/sandhu-lachance')

def h(t): d.add_paragraph(t, style='Heading 1')
def job(org_loc, title, dates, bullets):
    p = d.add_paragraph(style='Heading 2'); p.add_run(org_loc + ' — ')
    r = p.add_run(title); r.italic = True; r.bold = False
    d.add_paragraph(dates, style='Heading 3')
    for b in bullets: d.add_paragraph(b, style='List Bullet')

h('About')
d.add_paragraph('Court interpreter with 2,300 sitting days in criminal, family and refugee matters. Retained for jury trials, voir dires and '
  'examinations for discovery; trusted with wiretap evidence and with witnesses under publication bans.')

h('Experience')
job('Lower Fraser Courts Interpreter Roster, Surrey, BC', 'Court Interpreter (independent contractor)', 'SEPTEMBER 2014 - PRESENT', [
  'Interpret 190 to 210 sitting days a year, consecutive at the stand and whispered simultaneous at counsel table.',
  'Lead interpreter in a 47-day conspiracy trial with three accused; team of four rotating every 30 minutes.',
  'Certified 1,140 pages of transcribed intercepts from Majhi and Doabi dialects; none struck on challenge.',
  'Raised 16 impediments on the record (inaudible audio, compound questions) without a single mistrial motion.'])
job('Tamarack Refugee Hearings Office, Vancouver, BC', 'Senior Interpreter', 'MAY 2011 - AUGUST 2014', [
  'Covered 640 protection hearings in person and 210 by video link from four detention sites.',
  'Wrote the bench card on interpreter relay (Pashto to Punjabi to English) now handed to all members.'])
job('Tamarack Refugee Hearings Office, Vancouver, BC', 'Staff Interpreter', 'JUNE 2008 - APRIL 2011', [
  'Sight-translated basis-of-claim narratives, on average 11 pages, with read-back and interpreter’s declaration.',
  'Mentored 9 new interpreters through their first 20 hearings; 8 are still on the list.'])
job('Cedar Ridge Community Health, Abbotsford, BC', 'Medical Interpreter', 'JANUARY 2006 - MAY 2008', [
  'Interpreted 30 appointments a week in cardiology, dialysis and labour wards.',
  'Built a 900-term cardiology glossary used by three other sites.'])

h('Education')
d.add_paragraph('Coastal Mountain College, Burnaby, BC — Diploma in Court Interpreting', style='Heading 2')
d.add_paragraph('SEPTEMBER 2006 - APRIL 2008', style='Heading 3')
d.add_paragraph('University of the Lower Mainland, Surrey, BC — BA Linguistics', style='Heading 2')
d.add_paragraph('SEPTEMBER 2001 - MAY 2005', style='Heading 3')

h('Credentials')
t = d.add_table(rows=1, cols=3); t.style = 'Light Grid Accent 4'
for c, x in zip(t.rows[0].cells, ('Credential', 'Issued by', 'Year')): c.text = x
for row in (('Certified Court Interpreter (Punjabi–English)', 'Pacific Guild of Translators and Interpreters', '2012'),
            ('Certified Translator (Punjabi into English)', 'Pacific Guild of Translators and Interpreters', '2016'),
            ('Commissioner for Taking Affidavits', 'Registrar of Oaths, Surrey', '2019')):
    for c, x in zip(t.add_row().cells, row): c.text = x
t.autofit = False
for col, w in zip(t.columns, (7.4, 7.4, 2.2)): col.width = Cm(w)
for row in t.rows:
    row._tr.get_or_add_trPr().append(OxmlElement('w:cantSplit'))
    for p in row.cells[0].paragraphs: p.paragraph_format.keep_with_next = True
    for c, w in zip(row.cells, (7.4, 7.4, 2.2)): c.width = Cm(w)

h('Skills')
for label, items in (('Modes', 'consecutive with notes, simultaneous (whispered and booth), sight translation, relay, video remote'),
                     ('Fields', 'criminal procedure, family law, refugee protection, forensic pathology'),
                     ('Tools', 'FTR Player, Express Scribe, OmegaT')):
    p = d.add_paragraph(); p.add_run(label + ': ').bold = True; p.add_run(items)

h('Languages')
d.add_paragraph('Punjabi (native), English (near-native), Hindi (fluent), French (working knowledge)')

h('Articles')
d.add_paragraph('“Whose Silence Is It? Pauses and the Record in Interpreted Testimony”, The Bench Interpreter, vol. 12, 2021', style='List Bullet')
d.add_paragraph('“Kinship Terms Under Oath: Taya, Chacha and the Uncle Problem”, The Bench Interpreter, vol. 8, 2017', style='List Bullet')

h('Volunteer work')
p = d.add_paragraph(); p.add_run('Language Volunteer').bold = True; p.add_run(', Guildford Women’s Shelter, 2015 – present')
p = d.add_paragraph(); p.add_run('Moot Court Interpreter').bold = True; p.add_run(', University of the Lower Mainland, 2018 – 2020')

# running head from page 2 on, page number in the foot
s.different_first_page_header_footer = True
hp = s.header.paragraphs[0]; hp.alignment = WD_ALIGN_PARAGRAPH.RIGHT
r = hp.add_run('Parveen Sandhu-Lachance, Court Interpreter'); r.font.size = Pt(8); r.font.color.rgb = GREY
d.core_properties.author = 'Parveen Sandhu-Lachance'; d.core_properties.title = 'Résumé'
d.save('../resume.docx')
