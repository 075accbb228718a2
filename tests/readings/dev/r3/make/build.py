# Teacher's résumé, DOCX with heading styles. Program: python-docx.  Command: python build.py
import json
from docx import Document
from docx.shared import Pt, Cm, RGBColor
d=Document(); s=d.sections[0]; s.page_width=Cm(21.59); s.page_height=Cm(27.94)
s.left_margin=s.right_margin=Cm(2.3); s.top_margin=s.bottom_margin=Cm(2)
n=d.styles['Normal']; n.font.name='Georgia'; n.font.size=Pt(10.5); n.paragraph_format.space_after=Pt(3)
for k,z,c in(('Heading 1',13,0x7A1F2B),('Heading 2',11,0x222222)):
    h=d.styles[k]; h.font.name='Georgia'; h.font.size=Pt(z); h.font.color.rgb=RGBColor(c>>16,c>>8&255,c&255)
    h.paragraph_format.space_before=Pt(12 if z>11 else 7); h.paragraph_format.space_after=Pt(2)
NAME="Kerwyn Anselm Ramdass-Pouchet"; HEAD="Physics & Integrated Science Teacher, Head of Department"
em,ph,loc,li="k.ramdass@example.org","+1 868 555 0119","San Fernando, Trinidad and Tobago","example.org/ramdass-physics"
d.add_paragraph(NAME,style='Title'); d.add_paragraph(HEAD,style='Subtitle')
d.add_paragraph(f"{loc}  •  {ph}  •  {em}  •  {li}")
H1=lambda t:d.add_heading(t,1)
B=lambda t:d.add_paragraph(t,style='List Bullet')
S=[]
def sec(t): S.append(t); H1(t)
sec("About"); SUM="Secondary science teacher of fourteen years, CSEC and CAPE, who thinks a ticker-tape timer still beats a simulation. I lead a department of seven and mark SBAs in the same week they come in."
d.add_paragraph(SUM)
sec("Teaching Experience")
J=[("Head of Department, Science","Mount Coromandel College","San Fernando","September 2018 to date","2018-09","present",
 ["Lead seven teachers and two laboratory technicians across Forms 1–6 (612 pupils); passes at CSEC Physics grades I–III rose from 71% to 88% over four sittings.",
  "Moderated 180 School-Based Assessments a year with a mean adjustment under 2 marks.",
  "Rebuilt the practical scheme around 24 low-cost experiments after the 2019 budget cut of TT$45,000."]),
("Teacher II, Physics and Mathematics","St. Ursuline's Secondary","Point Fortin","January 2014 to August 2018","2014-01","2018-08",
 ["Taught CAPE Physics Units 1 and 2 to classes of 22–31; eleven pupils won island scholarships.",
  "Set up a Saturday remedial clinic for Form 3, run by Lower Sixth volunteers."]),
("Exchange Teacher","Lochbroom Academy","Ullapool, Scotland","Aug 2012 to Dec 2013","2012-08","2013-12",
 ["Taught S1–S4 science on a 0.8 FTE timetable and a National 5 astronomy elective.",
  "Coached the school's egg-race team to the Highland final."]),
("Assistant Teacher","Poui Hill Government Primary","San Fernando","2010 to 2012","2010","2012",
 ["Standard 4 class teacher; covered SEA mathematics for two parallel classes."])]
pos=[]
def job(t,o,l,dt,a,b,bs,sc):
    d.add_heading(f"{t}, {o}, {l} ({dt})",2)
    for x in bs: B(x)
    pos.append(dict(organization=o,title=t,start=a,end=b,location=l,section=sc,bullets=bs))
for j in J: job(*j,"Teaching Experience")
sec("Other Employment")
job("Examiner (CAPE Physics, Paper 02)","Antilles Examinations Board","Bridgetown, Barbados","2019 to 2023","2019","2023",
 ["Marked some 400 scripts a sitting; table leader in the last two years."],"Other Employment")
sec("Education and Training")
E=[("M.Ed. Science Education","University of the Southern Caribbean Sea","2015 to 2017","2015","2017"),
("Postgraduate Diploma in Education","Oropouche Teachers' Institute","2011",None,"2011"),
("B.Sc. Physics (Upper Second)","University of the Southern Caribbean Sea","2007 to 2010","2007","2010")]
for g,i,dt,a,b in E:
    p=d.add_paragraph(); p.add_run(g).bold=True; p.add_run(f", {i} ({dt})")
sec("Certifications")
C=[("Registered Teacher, Category B","Teaching Council of the Islands","May 2011","2011-05"),
("Laboratory Safety Officer","Caribbean Science Safety Forum","2019","2019")]
for c,i,dt,_ in C: B(f"{c} – {i} ({dt})")
sec("Skills")
K=["CSEC and CAPE syllabuses","SBA moderation","differentiated instruction","PhET","Moodle","GeoGebra","timetabling (aSc)","laboratory budgeting"]
d.add_paragraph("; ".join(K))
sec("Awards")
A=["Innovative Teacher of the Year","Gordon Lalsingh Prize for Practical Science"]
B(A[0]+", Southern District, 2020"); B(A[1]+", 2016")
sec("Community Service")
V=["Scout Leader","Homework Tutor"]
B("Scout Leader, 4th Mangrove Bay Sea Scouts (2015 to date)"); B("Homework Tutor, Embankment Road Library (2011 to 2014)")
sec("Languages"); L=["English (native)","Spanish (B2)","Trinidadian Creole (native)"]
d.add_paragraph(", ".join(L))
d.save("../resume.docx")
json.dump(dict(name=NAME,headline=HEAD,contact=dict(email=em,phone=ph,links=[li],location=loc),summary=SUM,positions=pos,
education=[dict(institution=i,degree=g,start=a,end=b) for g,i,_,a,b in E],skills=K,
certifications=[dict(name=c,issuer=i,date=b) for c,i,_,b in C],patents=[],publications=[],projects=[],awards=A,volunteering=V,languages=L,sections=S,
hard="one-line jobs whose titles and places hold commas and brackets; 'to date'; a second employment section; certificate name with a comma",
made_with="python-docx (Title, Subtitle, Heading 1/2, List Bullet)",running=[],hidden=[]),open("../gold.json","w"),ensure_ascii=False,indent=1)
