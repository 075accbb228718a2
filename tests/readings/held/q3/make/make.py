# made with python-docx: python make/make.py  (writes resume.docx), in the look of Word's "Chronological" template
from docx import Document
from docx.shared import Pt, Inches, RGBColor
from docx.enum.text import WD_TAB_ALIGNMENT, WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml import OxmlElement
d = Document()
s = d.sections[0]
s.page_width, s.page_height = Inches(8.5), Inches(11)
s.left_margin = s.right_margin = Inches(1); s.top_margin = s.bottom_margin = Inches(.9)
st = d.styles['Normal']; st.font.name = 'Georgia'; st.font.size = Pt(10.5)
st.paragraph_format.space_after = Pt(2)
h = d.styles['Heading 1']; h.font.name = 'Georgia'; h.font.size = Pt(12); h.font.bold = True; h.font.all_caps = False
h.element.rPr.rFonts.attrib.clear(); h.element.rPr.rFonts.set(qn('w:ascii'), 'Georgia'); h.element.rPr.rFonts.set(qn('w:hAnsi'), 'Georgia')
h.font.color.rgb = RGBColor(0x7A, 0x1F, 0x1F)
h.paragraph_format.space_before = Pt(14); h.paragraph_format.space_after = Pt(4)
b = OxmlElement('w:pBdr'); e = OxmlElement('w:bottom')
for k, v in dict(val='single', sz='6', space='1', color='7A1F1F').items(): e.set(qn('w:' + k), v)
b.append(e); h.element.get_or_add_pPr().append(b)
def p(text='', bold=False, italic=False, size=None, align=None, after=None, keep=False):
    q = d.add_paragraph(); r = q.add_run(text); r.bold = bold; r.italic = italic
    if size: r.font.size = Pt(size)
    if align: q.alignment = align
    if after is not None: q.paragraph_format.space_after = Pt(after)
    q.paragraph_format.keep_with_next = keep
    return q
def line(org, rest, date, keep=True):
    q = d.add_paragraph(); q.paragraph_format.space_before = Pt(6); q.paragraph_format.space_after = Pt(0)
    q.paragraph_format.tab_stops.add_tab_stop(Inches(6.5), WD_TAB_ALIGNMENT.RIGHT)
    q.paragraph_format.keep_with_next = keep
    q.add_run(org).bold = True; q.add_run(rest + '\t' + date)
def job(org, place, date, title, bullets):
    line(org, ', ' + place, date)
    p(title, italic=True, after=2, keep=True)
    for t in bullets: d.add_paragraph(t, style='List Bullet').paragraph_format.space_after = Pt(1)
C = WD_ALIGN_PARAGRAPH.CENTER
p('Marguerite Delacroix-Tunney', bold=True, size=20, align=C, after=2)
p('1180 Saltgrass Lane, Beaufort, NC 28516', align=C, after=0)
p('(252) 555-0139  |  m.delacroix.tunney@example.com', align=C, after=4)
d.add_heading('Objective', 1)
p('Port operations manager with 17 years on breakbulk and ro-ro terminals seeking a general manager post at a Gulf or Atlantic facility handling project cargo.')
d.add_heading('Experience', 1)
job('Cape Lantern Terminals LLC', 'Morehead City, NC', 'June 2018 – Present', 'Marine Operations Manager', [
 'Direct 64 full-time staff and up to 210 casual longshore labor across three berths and 38 acres of laydown.',
 'Raised gross vessel productivity on wood-pellet ships from 412 to 565 tons per gang-hour by resequencing hatch work.',
 'Cut recordable incident rate from 4.8 to 1.3 through pre-shift toolbox talks and a near-miss log; 611 days without lost time.',
 'Negotiated a four-year stevedoring contract worth $23.5M with two wind-component shippers.'])
job('Cape Lantern Terminals LLC', 'Morehead City, NC', 'March 2014 – May 2018', 'Yard Superintendent', [
 'Introduced RFID tagging for 9,400 steel coils, reducing misplaced units by 88%.',
 'Planned heavy lifts up to 340 tons with dual mobile harbor cranes.'])
job('Tidewater Quay & Stevedoring Co.', 'Chesapeake, VA', 'August 2009 – February 2014', 'Ship Supervisor', [
 'Supervised day and night gangs on 120+ ro-ro calls a year, averaging 2,100 vehicles a call.',
 'Prepared stowage and lashing plans and signed off dangerous-goods segregation under 49 CFR and the IMDG Code.',
 'Acted as union liaison during the 2012 master contract talks.'])
job('Harrowgate Freight Forwarding', 'Norfolk, VA', 'July 2007 – July 2009', 'Export Documentation Clerk', [
 'Filed 45 electronic export declarations a week with a 99.6% first-pass acceptance rate.',
 'Reconciled demurrage invoices and recovered $71,000 in wrongly billed charges.'])
d.add_heading('Education', 1)
line('Hollins Sound Maritime College', ', Newport, RI', 'May 2007', True)
p('B.S. in International Transportation and Trade', italic=True)
line('Pamlico Evening University', ', New Bern, NC', 'December 2016', True)
p('MBA, Supply Chain Management', italic=True)
d.add_heading('Licenses and Certifications', 1)
for t, y in [('Certified Port Executive, Council of Harbor Managers', '2021'), ('Facility Security Officer, Atlantic Maritime Institute', 'April 2015'),
             ('OSHA 30-Hour Maritime, Tidewater Safety Council', '2010')]:
    q = d.add_paragraph(t + '\t' + y); q.paragraph_format.tab_stops.add_tab_stop(Inches(6.5), WD_TAB_ALIGNMENT.RIGHT)
d.add_heading('Skills', 1)
p('Berth scheduling, Navis N4, stowage planning, tariff setting, ILA labor relations, crane maintenance budgeting, AutoCAD')
d.add_heading('Community Service', 1)
line('Volunteer Coordinator', ', Carteret Oyster Reef Project', '2019 – 2023', False)
line('Reading Tutor', ', Downeast Literacy League', '2011 – 2013', False)
d.add_heading('References', 1)
p('References are available on request.')
d.core_properties.author = ''; d.core_properties.title = ''; d.core_properties.comments = ''
d.save('resume.docx')
