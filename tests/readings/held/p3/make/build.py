# python-docx: python make/build.py  (writes resume.docx and gold.json)
from docx import Document
from docx.shared import Pt, Inches, RGBColor, Cm
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.oxml import OxmlElement
import json
d=Document(); s=d.sections[0]; s.page_width=Cm(21); s.page_height=Cm(29.7)
s.left_margin=s.right_margin=Cm(2); s.top_margin=s.bottom_margin=Cm(1.6); W=Cm(17)
n=d.styles['Normal']; n.font.name='Calibri'; n.font.size=Pt(10.5); n.paragraph_format.space_after=Pt(0)
t=d.add_table(1,2); t.autofit=False
for c,w in zip(t.rows[0].cells,(Cm(10),Cm(7))): c.width=w
a,b=t.rows[0].cells
r=a.paragraphs[0].add_run('Declan Mac Aodha'); r.bold=True; r.font.size=Pt(24); r.font.color.rgb=RGBColor(0x1F,0x3A,0x5F)
r=a.add_paragraph().add_run('Industrial Electrician & Panel Builder'); r.font.size=Pt(12); r.font.color.rgb=RGBColor(0x80,0x50,0x10)
for i,x in enumerate(['18 Coopers Lane, Ballyfern, Co. Tipperary','087 555 0162','declan.macaodha@example.org','www.macaodha-electrical.example.com']):
    q=b.paragraphs[0] if i==0 else b.add_paragraph(); q.add_run(x); q.alignment=WD_ALIGN_PARAGRAPH.RIGHT
def h(x):
    q=d.add_paragraph(); q.paragraph_format.space_before=Pt(11); q.paragraph_format.space_after=Pt(3); r=q.add_run(x); r.bold=True; r.font.size=Pt(12); r.font.color.rgb=RGBColor(0x1F,0x3A,0x5F)
    pb=OxmlElement('w:pBdr'); e=OxmlElement('w:bottom')
    for k,v in dict(val='single',sz='6',space='1',color='1F3A5F').items(): e.set(qn('w:'+k),v)
    pb.append(e); q._p.get_or_add_pPr().append(pb)
def bl(x): d.add_paragraph(x,style='List Bullet')
S="Safe Electric–registered electrician with 16 years on food-processing, pharma and dairy sites. Comfortable from 10 kV/400 V substations down to 4–20 mA loops; builds Form 4b panels, commissions VSDs and finds faults on live lines with production waiting. No lost-time accident since 2011."
h('Profile'); d.add_paragraph(S)
J=[("Senior Maintenance Electrician","Glasheen Valley Creamery","Ballyfern","April 2019 – Present",'2019-04','present',["Lead electrician on a four-man day crew covering two spray dryers, a 6 MW CHP unit and 340 motors.","Took unplanned electrical downtime from 3.9% to 1.6% of run hours with thermography and motor-current trending.","Replaced 28 star-delta starters with VSDs (7.5–110 kW); the site’s meters show €146,000 a year saved.","Sign off isolation permits (LOTO) and Zone 22 inspections to I.S. EN 60079-17."]),
("Panel Builder / Commissioning Electrician","Corrib Switchboards Ltd","Oranmeela, Co. Galway","Sept 2014 – March 2019",'2014-09','2019-03',["Built and tested 190 motor control centres and distribution boards, up to 3,200 A, to I.S. EN 61439.","Wrote FAT sheets that cut snags per panel from 11 to 4.","Commissioned PLC panels (S7-1200/1500) on 23 customer sites in Ireland, Wales and the Netherlands."]),
("Electrician","Hollymount Contractors","Limerick","June 2011 – Aug 2014",'2011-06','2014-08',["First and second fix on a 212-bed nursing home, two schools and a 9,000 m² cold store.","Ran containment (basket, ladder, 32 mm galv.) and terminated SWA up to 240 mm²."]),
("Apprentice Electrician","Tuohy & Daughters Electrical","Nenagh","2007 – 2011",'2007','2011',["Completed all seven phases of the national craft apprenticeship; phase 6 marks 84% theory, 91% practical."])]
h('Work History')
for x in J:
    q=d.add_paragraph(); q.paragraph_format.space_before=Pt(6); q.add_run(x[0]).bold=True; q.paragraph_format.keep_with_next=True
    q=d.add_paragraph(); q.paragraph_format.tab_stops.add_tab_stop(W,WD_TAB_ALIGNMENT.RIGHT); q.add_run(f'{x[1]} | {x[2]}\t{x[3]}').italic=True
    for y in x[6]: bl(y)
h('Trade Qualifications & Tickets')
C=[("Advanced Certificate Craft – Electrical (Level 6)","Shannonside Training Centre","2011"),("Verification & Certification (Testing)","Irish Wiring Institute","Feb 2022"),("CompEx Ex01–Ex04","Dunmoyle Hazardous Area School","Oct 2020"),("Safe Pass","National Site Safety Board","2023"),("MEWP 3a/3b operator","Highreach Training","May 2021")]
for a_,b_,c_ in C:
    q=d.add_paragraph(); q.paragraph_format.tab_stops.add_tab_stop(W,WD_TAB_ALIGNMENT.RIGHT); q.add_run(a_).bold=True; q.add_run(f', {b_}\t{c_}')
h('Education')
E=[("Technological College of the Mulkear","Higher Certificate in Automation Engineering (part-time)","2015 – 2017",'2015','2017'),("Coláiste Naomh Fiachra, Nenagh","Leaving Certificate","2007",None,'2007')]
for i,dg,dt,_,_ in E:
    q=d.add_paragraph(); q.add_run(dg).bold=True; q=d.add_paragraph(); q.paragraph_format.tab_stops.add_tab_stop(W,WD_TAB_ALIGNMENT.RIGHT); q.add_run(f'{i}\t{dt}').italic=True; q.paragraph_format.space_after=Pt(4)
h('Skills')
K=["Fault finding (AC/DC)","Motor control and VSDs","Siemens TIA Portal","Allen-Bradley PowerFlex","Instrumentation loops","Thermography","AutoCAD Electrical","Fluke 1664 testing","LOTO and permits"]
t=d.add_table(3,3)
for i,k in enumerate(K): t.rows[i//3].cells[i%3].paragraphs[0].add_run('▪ '+k)
h('Languages'); d.add_paragraph('English (native), Irish (fluent), Polish (basic)')
h('Community'); bl('Volunteer wireman, Ballyfern Men’s Shed, 2016 – present'); bl('Sound and lighting rigger, Fleadh na Mulkear, each July')
d.save('resume.docx')
g={"name":"Declan Mac Aodha","headline":"Industrial Electrician & Panel Builder","contact":{"email":"declan.macaodha@example.org","phone":"087 555 0162","links":["www.macaodha-electrical.example.com"],"location":"Ballyfern, Co. Tipperary"},"summary":S,
"positions":[dict(organization=x[1],title=x[0],start=x[4],end=x[5],location=x[2],section='Work History',bullets=x[6]) for x in J],
"education":[dict(institution="Coláiste Naomh Fiachra" if 'Fiachra' in e[0] else e[0],degree=e[1],start=e[3],end=e[4]) for e in E],"skills":K,
"certifications":[dict(name=a_,issuer=b_,date=v) for (a_,b_,_),v in zip(C,['2011','2022-02','2020-10','2023','2021-05'])],
"patents":[],"publications":[],"projects":[],"awards":[],"volunteering":["Volunteer wireman, Ballyfern Men’s Shed","Sound and lighting rigger, Fleadh na Mulkear"],
"languages":["English (native)","Irish (fluent)","Polish (basic)"],"sections":["Profile","Work History","Trade Qualifications & Tickets","Education","Skills","Languages","Community"],
"hard":"name and contact in a table without borders; employer | place TAB dates on one line; headings are direct formatting; skills in a table","made_with":"python-docx","running":[],"hidden":[]}
json.dump(g,open('gold.json','w'),ensure_ascii=False,indent=1)
