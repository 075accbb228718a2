# python-docx 1.2.0; command: python make.py  (writes resume.docx one folder up)
# Look of the Google Docs template "Coral": a borderless two-column table, coral headings.
from docx import Document
from docx.shared import Pt, Cm, RGBColor
from docx.oxml.ns import qn
from docx.oxml import OxmlElement

CORAL, GREY, DARK = RGBColor(0xF2, 0x51, 0x1B), RGBColor(0x66, 0x66, 0x66), RGBColor(0x33, 0x33, 0x33)
d = Document()
s = d.sections[0]
s.page_width, s.page_height = Cm(21.59), Cm(27.94)
s.left_margin = s.right_margin = Cm(1.5); s.top_margin = s.bottom_margin = Cm(1.3)

def style(name, font, size, color, bold=False, before=0, after=0, line=1.15):
    st = d.styles[name]
    st.font.name, st.font.size, st.font.bold, st.font.italic = font, Pt(size), bold, False
    st.font.color.rgb = color
    rp = st.element.get_or_add_rPr(); rf = rp.find(qn('w:rFonts'))
    for a in list(rf.attrib): del rf.attrib[a]
    for a in ('ascii', 'hAnsi', 'cs', 'eastAsia'): rf.set(qn('w:' + a), font)
    pf = st.paragraph_format
    pf.space_before, pf.space_after, pf.line_spacing = Pt(before), Pt(after), line
    pf.keep_with_next = pf.keep_together = False

style('Normal', 'Lato', 9.5, GREY, line=1.1)
style('Title', 'Lato', 32, DARK, bold=True, line=1.0)
style('Subtitle', 'Lato', 12, GREY, before=4)
style('Heading 1', 'Lato', 9.5, CORAL, bold=True, before=14)
style('Heading 2', 'Lato', 11, DARK, before=9)
style('Heading 3', 'Lato', 8, GREY, before=2, after=3)
style('List Bullet', 'Lato', 9.5, GREY, line=1.1)
style('List Bullet 2', 'Lato', 9.5, GREY, line=1.1)
pb = d.styles['Title'].element.pPr.find(qn('w:pBdr'))
if pb is not None: d.styles['Title'].element.pPr.remove(pb)

t = d.add_table(2, 2); t.autofit = False
for row in t.rows:
    for c, w in zip(row.cells, (12.6, 6.0)):
        c.width = Cm(w)
        m = OxmlElement('w:tcMar')
        for side in ('left', 'right'):
            e = OxmlElement('w:' + side); e.set(qn('w:w'), '170'); e.set(qn('w:type'), 'dxa'); m.append(e)
        c._tc.get_or_add_tcPr().append(m)
for g, w in zip(t._tbl.tblGrid.findall(qn('w:gridCol')), (12.6, 6.0)): g.set(qn('w:w'), str(int(w * 567)))

used = set()
def p(cell, style_, *runs):
    q = cell.paragraphs[0] if id(cell._tc) not in used else cell.add_paragraph()
    used.add(id(cell._tc)); q.style = d.styles[style_]
    for r in runs:
        txt, fmt = (r, '') if isinstance(r, str) else r
        x = q.add_run(txt)
        if 'b' in fmt: x.bold = True
        if 'i' in fmt: x.italic = True
        if 'c' in fmt: x.font.color.rgb = CORAL
    return q

head, con = t.rows[0].cells
p(head, 'Title', "Faith Chelang’at Rono")
p(head, 'Subtitle', 'Tea factory manager and taster')
p(con, 'Normal', 'P.O. Box 0142'); p(con, 'Normal', 'Kericho, Kenya')
p(con, 'Normal', ('+254 700 000 142', 'b')); p(con, 'Normal', ('faith.rono@example.org', 'bc'))

L, R = t.rows[1].cells
def job(org, town, title, date, bullets):
    p(L, 'Heading 2', (org, 'b'), f', {town} — ', (title, 'i')); p(L, 'Heading 3', date)
    for b in bullets:
        if isinstance(b, tuple): p(L, 'List Bullet 2', b[0])
        else: p(L, 'List Bullet', b)

p(L, 'Heading 1', 'EXPERIENCE')
job('Kapsoit Ridge Tea Factory', 'Kericho', 'Factory Unit Manager', 'MARCH 2021 - PRESENT', [
    'Run a 22-million-kg green leaf unit with 168 staff on three shifts and 9,400 registered smallholder growers',
    'Lifted made tea outturn from 22.4% to 23.6% by holding moisture after withering at 68–70% and re-chasing CTC rollers every 110 hours',
    'Average Mombasa auction price moved from USD 2.31 to USD 2.74 per kg in two seasons:',
    ('primary grades (BP1, PF1, PD, D1) up from 81% to 88% of the sort',),
    ('fibre content of PD halved with a second electrostatic stalk extractor',),
    'Brought firewood use down to 1.9 m³ per tonne of made tea from 2.6 m³, with a 43-hectare eucalyptus plot under replanting'])
job('Kapsoit Ridge Tea Factory', 'Kericho', 'Production Supervisor, CTC Line', 'JUNE 2017 - FEBRUARY 2021', [
    'Scheduled four CTC lines at 1,500 kg of withered leaf per hour in the peak months and cut line stops from 31 to 12 hours a month',
    'Wrote the ISO 22000 prerequisite programme and led two surveillance audits without a major finding'])
job('Highland Leaf Packers Ltd', 'Nairobi', 'Tea Taster and Blender', 'JANUARY 2014 - MAY 2017', [
    'Cupped 250 to 400 lots a week ahead of the Monday and Tuesday sales and set bid limits for 14 buyers’ standards',
    'Rebuilt the hotel-pack blend around Rwandan PF1, saving KES 6.8 per kg at an unchanged colour score'])
job('Lake Basin Estates', 'Nandi Hills', 'Management Trainee', '2012 - 2013', [
    'Rotated through field, factory and weighbridge; mapped 310 hectares of clonal tea (TRFK 6/8, 31/8) for the pruning cycle'])

p(L, 'Heading 1', 'EDUCATION')
p(L, 'Heading 2', ('Rift Highlands University', 'b'), ', Njoro — ', ('BSc Food Science and Technology', 'i'))
p(L, 'Heading 3', 'SEPTEMBER 2008 - NOVEMBER 2012')
p(L, 'Normal', 'Second class honours, upper division. Final-year project on theaflavin to thearubigin ratio during fermentation.')
p(L, 'Heading 2', ('Coast School of Tea', 'b'), ', Mombasa — ', ('Diploma in Tea Tasting', 'i'))
p(L, 'Heading 3', 'AUGUST 2015')

p(L, 'Heading 1', 'PROJECTS')
p(L, 'Heading 2', ('Solar withering loft', 'b'), ' — ', ('pilot with the county energy office', 'i'))
p(L, 'Normal', '180 kWp on the factory roof with heat recovered under the sheets; 14% less steam for withering in the first dry season.')

p(R, 'Heading 1', 'SKILLS')
for x in ('Orthodox and CTC manufacture', 'Organoleptic tea tasting', 'Fluid-bed drier tuning', 'HACCP and ISO 22000',
          'Grower extension and leaf payment', 'SAP Business One'): p(R, 'Normal', x)
p(R, 'Heading 1', 'CERTIFICATES')
p(R, 'Normal', ('ISO 22000 Lead Auditor', 'b')); p(R, 'Normal', 'Equator Standards Bureau, May 2019')
p(R, 'Normal', ('Boiler Attendant Grade II', 'b')); p(R, 'Normal', 'Kenya Board of Steam Users, 2018')
p(R, 'Heading 1', 'AWARDS')
p(R, 'Normal', ('Best PF1 of the Season', 'b'), ', Mombasa Brokers’ Circle, 2023')
p(R, 'Normal', ('Factory Safety Shield', 'b'), ', Rift Valley Employers, 2022')
p(R, 'Heading 1', 'VOLUNTEERING')
p(R, 'Normal', ('Treasurer, Chepkolon Girls’ Bursary', 'b'), ', since 2016: fees for 27 pupils paid from a KES 1.4 million fund')
p(R, 'Heading 1', 'LANGUAGES')
for x in ('Kipsigis (mother tongue)', 'Swahili (fluent)', 'English (fluent)'): p(R, 'Normal', x)

d.core_properties.author = 'Faith Chelang’at Rono'; d.core_properties.title = 'Resume'; d.core_properties.comments = ''
d.save('../resume.docx')
