# python-docx writes resume.docx, LibreOffice makes the PDF:
#   python make/build.py && soffice --headless --convert-to pdf resume.docx
from docx import Document
from docx.shared import Pt, Inches
from docx.enum.text import WD_ALIGN_PARAGRAPH
d=Document()
s=d.sections[0]; s.page_width=Inches(8.5); s.page_height=Inches(11)
s.left_margin=s.right_margin=Inches(1); s.top_margin=s.bottom_margin=Inches(.9)
n=d.styles['Normal']; n.font.name='Liberation Serif'; n.font.size=Pt(11); n.paragraph_format.space_after=Pt(0)
def p(*runs,al=None,after=0,before=0,keep=False):
    x=d.add_paragraph(); 
    for r in runs:
        if isinstance(r,tuple): q=x.add_run(r[0]); q.bold='b' in r[1]; q.italic='i' in r[1]; q.underline='u' in r[1]
        else: x.add_run(r)
    x.paragraph_format.space_after=Pt(after); x.paragraph_format.space_before=Pt(before)
    x.paragraph_format.keep_with_next=keep
    if al: x.alignment=al
    return x
def b(t):
    x=d.add_paragraph(t,style='List Bullet'); x.paragraph_format.space_after=Pt(2)
def h(t): p((t,'bu'),before=12,after=4,keep=True)
C=WD_ALIGN_PARAGRAPH.CENTER
x=p(('ROSALIND T. OKONKWO-BRIGGS','b'),al=C); x.runs[0].font.size=Pt(15)
p('4417 Juniper Mesa Road, Apt. 12, Pueblo Verde, NM 87199',al=C)
p('Mobile: (505) 555-0148  |  Email: r.okonkwobriggs@example.org',al=C,after=8)
p(('Citizenship: ','b'),'United States'); p(('Veterans’ Preference: ','b'),'5-point (TP)')
p(('Highest Grade Held: ','b'),'GS-1315-12, Step 4'); p(('Security Clearance: ','b'),'Public Trust, adjudicated 2019')
h('PROFESSIONAL SUMMARY')
p('Surface-water hydrologist with 14 years of streamgaging, flood-frequency and sediment work in arid basins of the Southwest. Contracting Officer’s Representative for task orders worth $3.1M. Lead author of the stage-discharge standard now used at 62 gages; expert in HEC-RAS 6.x, acoustic Doppler velocimetry and Bulletin 17C methods.')
h('WORK EXPERIENCE')
def job(t,org,addr,dates,hrs,grade,sal,sup,groups):
    p((t,'b'),keep=True); p(org,keep=True); 
    for a in addr: p(a,keep=True)
    p(('Dates Employed: ','b'),dates,keep=True); p(('Hours per Week: ','b'),hrs,keep=True)
    if grade: p(('Series and Grade: ','b'),grade,keep=True)
    p(('Salary: ','b'),sal,keep=True); p(('Supervisor: ','b'),sup,after=4,keep=True)
    p(('Duties and Accomplishments:','bi'),keep=True,after=2)
    for x in groups: b(x)
    p('')
J=[]
job('Hydrologist (Surface Water Lead)','Federal Bureau of Basin Studies, Upper Saltillo Field Office',['1900 Acequia Boulevard, Building C','Pueblo Verde, NM 87198'],'06/2019 – Present','40','GS-1315-12','$98,422 per year','Harlan Eskew, (505) 555-0173; may contact: Yes',J1:=[
'Direct the operation of 62 continuous-record streamgages across 11,400 square miles, holding the share of records rated “good” or better at 91% against a program target of 85%.',
'Serve as COR (FAC-COR Level II) on three task orders totaling $3.1M for bathymetric surveys and cableway rehabilitation; closed all three with no unliquidated balances.',
'Computed annual exceedance probabilities at 38 sites with the Expected Moments Algorithm and a regional skew of −0.12 (MSE 0.09), replacing estimates last revised in 1996.',
'Rewrote the office’s rating-curve procedure after the July 2021 monsoon floods; median shift applied to low-flow measurements fell from 9% to 4%.',
'Supervise and appraise four hydrologic technicians (GS-07 through GS-09) and two seasonal student trainees.'])
job('Hydrologist','Federal Bureau of Basin Studies, Little Tamarisk Project Office',['275 Canal Street, Suite 300','Casa Blanca Springs, AZ 85999'],'09/2014 – 05/2019','40','GS-1315-09/11','$71,012 per year','Delphine Arquette, (928) 555-0116; may contact: Yes',J2:=[
'Built and calibrated a two-dimensional HEC-RAS model of 27 river miles (412,000 cells); simulated peak stage matched 19 surveyed high-water marks within 0.4 ft.',
'Made 140 to 160 discharge measurements a year by wading, bridge and moving-boat ADCP, including 11 measurements above the 10-percent AEP flow.',
'Planned suspended-sediment sampling at six sites (EWI, US DH-74 and D-74 samplers) and published daily loads for water years 2015 through 2018.'])
job('Engineering Technician (Seasonal), Water Resources','Ocotillo County Flood Control District',['81 East Courthouse Square','San Lázaro, AZ 85998'],'03/2012 – 08/2014','32','','$21.40 per hour','Wendell Faircloth (retired); may contact: No',J3:=[
'Maintained 44 ALERT2 rain and stage sensors; raised data return during the monsoon season from 88% to 97%.',
'Surveyed 118 channel cross sections with RTK GNSS and total station to third-order vertical accuracy.',
'Drafted nine Letters of Map Revision packages, seven of which were accepted at first submission.'])
job('Petty Officer Second Class, Aerographer’s Mate','U.S. Navy, Fleet Weather Detachment Cape Sorrel',['Naval Support Facility Cape Sorrel','Cape Sorrel, VA 23999'],'06/2006 – 07/2010','40+','E-5','$2,388 per month','LCDR Priya Vantongeren, (757) 555-0129; may contact: Contact me first',J4:=[
'Issued more than 900 sea-state and ceiling forecasts for two destroyer squadrons with a verified hit rate of 86%.',
'Trained 13 junior forecasters on radiosonde launch, METAR coding and quality control.'])
h('EDUCATION')
p(('Master of Science in Hydrology','b'),', 05/2014'); p('Sandia Rim University, Pueblo Verde, NM'); p('GPA: 3.82 of 4.00; 36 semester hours',after=6)
p(('Bachelor of Science in Civil Engineering','b'),', 12/2011'); p('Northern Ocotillo State College, San Lázaro, AZ'); p('GPA: 3.41 of 4.00; 131 semester hours, 42 in hydraulics, mathematics and soils')
h('JOB-RELATED TRAINING')
p('Acoustic Measurement of Discharge, 40 hours, 2020'); p('Supervising for Excellence, 24 hours, 2019'); p('HEC-RAS Two-Dimensional Unsteady Flow, 32 hours, 2016')
h('LICENSES AND CERTIFICATES')
b('Professional Hydrologist – Surface Water, Western Institute of Hydrologic Practice, 2018'); b('FAC-COR Level II, Federal Acquisition Academy, 2020'); b('Engineer-in-Training, Arizona Board of Technical Practice, 2012')
h('LANGUAGES')
p('Spanish: Spoken – Advanced; Written – Intermediate; Read – Advanced'); p('Igbo: Spoken – Intermediate; Written – Novice; Read – Novice')
h('PUBLICATIONS')
b('Okonkwo-Briggs, R.T., and Eskew, H., 2022, Stage-discharge ratings for shifting sand channels: Basin Studies Technical Note 22-07, 48 p.')
b('Okonkwo-Briggs, R.T., 2018, Suspended-sediment loads of Little Tamarisk Creek, water years 2015–17: Basin Studies Data Report 114, 31 p.')
h('AWARDS')
b('Superior Accomplishment Award, Federal Bureau of Basin Studies, 2021'); b('Navy and Marine Corps Achievement Medal, 2009')
h('COMPUTER SKILLS')
p('HEC-RAS, HEC-SSP, PeakFQ, Aquarius Time-Series, QRev, ArcGIS Pro, R, Python, Microsoft Excel')
f=s.footer.paragraphs[0]; f.alignment=C; r=f.add_run('R. T. Okonkwo-Briggs – Announcement BBS-24-11873-MP'); r.font.size=Pt(9)
d.save('resume.docx')
import json
def P(o,t,s,e,l,bl): return dict(organization=o,title=t,start=s,end=e,location=l,section='WORK EXPERIENCE',bullets=bl)
g={"name":"Rosalind T. Okonkwo-Briggs".upper(),"headline":None,"contact":{"email":"r.okonkwobriggs@example.org","phone":"(505) 555-0148","links":[],"location":"Pueblo Verde, NM"},
"summary":"Surface-water hydrologist with 14 years of streamgaging, flood-frequency and sediment work in arid basins of the Southwest. Contracting Officer’s Representative for task orders worth $3.1M. Lead author of the stage-discharge standard now used at 62 gages; expert in HEC-RAS 6.x, acoustic Doppler velocimetry and Bulletin 17C methods.",
"positions":[P('Federal Bureau of Basin Studies, Upper Saltillo Field Office','Hydrologist (Surface Water Lead)','2019-06','present','Pueblo Verde, NM',J1),
P('Federal Bureau of Basin Studies, Little Tamarisk Project Office','Hydrologist','2014-09','2019-05','Casa Blanca Springs, AZ',J2),
P('Ocotillo County Flood Control District','Engineering Technician (Seasonal), Water Resources','2012-03','2014-08','San Lázaro, AZ',J3),
P('U.S. Navy, Fleet Weather Detachment Cape Sorrel','Petty Officer Second Class, Aerographer’s Mate','2006-06','2010-07','Cape Sorrel, VA',J4)],
"education":[{"institution":"Sandia Rim University","degree":"Master of Science in Hydrology","start":None,"end":"2014-05"},{"institution":"Northern Ocotillo State College","degree":"Bachelor of Science in Civil Engineering","start":None,"end":"2011-12"}],
"skills":"HEC-RAS, HEC-SSP, PeakFQ, Aquarius Time-Series, QRev, ArcGIS Pro, R, Python, Microsoft Excel".split(', '),
"certifications":[{"name":"Professional Hydrologist – Surface Water","issuer":"Western Institute of Hydrologic Practice","date":"2018"},{"name":"FAC-COR Level II","issuer":"Federal Acquisition Academy","date":"2020"},{"name":"Engineer-in-Training","issuer":"Arizona Board of Technical Practice","date":"2012"}],
"patents":[],"publications":["Stage-discharge ratings for shifting sand channels","Suspended-sediment loads of Little Tamarisk Creek, water years 2015–17"],"projects":[],
"awards":["Superior Accomplishment Award","Navy and Marine Corps Achievement Medal"],"volunteering":[],"languages":["Spanish (Spoken – Advanced; Written – Intermediate; Read – Advanced)","Igbo (Spoken – Intermediate; Written – Novice; Read – Novice)"],
"sections":["PROFESSIONAL SUMMARY","WORK EXPERIENCE","EDUCATION","JOB-RELATED TRAINING","LICENSES AND CERTIFICATES","LANGUAGES","PUBLICATIONS","AWARDS","COMPUTER SKILLS"],
"hard":"each job opens with a block of street address, hours, grade, salary and supervisor lines before the duties; labelled facts under the name are no contact","made_with":"python-docx, LibreOffice Writer PDF","running":["R. T. Okonkwo-Briggs – Announcement BBS-24-11873-MP"],"hidden":[]}
json.dump(g,open('gold.json','w'),ensure_ascii=False,indent=1)
