# WeasyPrint 70; command: python make.py   (writes cv.html here and resume.pdf one folder up)
from html import escape as e
from weasyprint import HTML
ME = 'Nwachukwu-Byrne IA'

CLINICAL = [
 ('Oct 2019 – present', 'Consultant Paediatric Nephrologist and Clinical Lead for Dialysis', 'St Brannoc’s Children’s Hospital', 'Cork, Ireland', [
  'Lead a regional service of 1.3 million people: 34 children on dialysis, 61 with a functioning graft, about 1,150 outpatient visits a year.',
  'Moved home haemodialysis from 2 to 11 families; peritonitis rate on peritoneal dialysis brought from 0.71 to 0.29 episodes per patient-year.',
  'Wrote the all-island guideline for steroid-resistant nephrotic syndrome (rituximab after two failed calcineurin inhibitor cycles), adopted by four centres in 2022.',
  'Chair the weekly transplant meeting; median time from referral to listing shortened from 9.4 to 5.8 months.']),
 ('Sept 2014 – Sept 2019', 'Consultant Paediatric Nephrologist', 'Royal Severn Infirmary for Children', 'Bristol, United Kingdom', [
  'One of five consultants in a centre with 28 kidney transplants a year; on call 1 in 5 for renal, plasma exchange and continuous filtration on intensive care.',
  'Opened the nurse-led hypertension clinic with 24-hour ambulatory monitoring (410 recordings in its first year).',
  'Audited bladder follow-up in posterior urethral valves: urodynamics before listing rose from 54% to 93%.']),
 ('Aug 2011 – Aug 2014', 'Specialist Registrar in Paediatric Nephrology', 'Royal Severn Infirmary for Children', 'Bristol, United Kingdom', [
  '212 percutaneous renal biopsies as first operator, diagnostic yield 97.6%, one bleed that needed embolisation.',
  'Out-of-programme research year 2012/13 in podocyte biology.']),
 ('2007 – 2011', 'Specialty Trainee in Paediatrics, ST1 to ST4', 'Vale of Usk Hospitals', 'Newport, United Kingdom', [
  'Rotations in general paediatrics, neonatology (level 3, 24 cots) and community child health.']),
 ('2005 – 2006', 'House Officer', 'Lagoon University Teaching Hospital', 'Lagos, Nigeria', [
  'Twelve months over paediatrics, surgery, internal medicine and obstetrics; managed severe malaria with acute kidney injury on a ward of 46 beds.']),
]
ACADEMIC = [
 ('2021 – present', 'Associate Professor of Paediatrics', 'Lee Valley University', 'Cork, Ireland', [
  'Head of the Childhood Kidney Group: three postdoctoral fellows, five doctoral students, two research nurses; €2.9 million of active income.',
  'Deputy director of the year 4 paediatric module (178 students).']),
 ('2016 – 2019', 'Honorary Senior Clinical Lecturer', 'University of the Severn', 'Bristol, United Kingdom', [
  'Principal investigator at one site for two phase 3 trials in nephrotic syndrome; recruited 43 of 160 children.']),
]
EDU = [
 ('2012 – 2017', 'PhD Renal Medicine', 'University of the Severn', 'Thesis: Actin dynamics of the human podocyte under calcineurin inhibition'),
 ('2009 – 2010', 'MSc Clinical Epidemiology', 'Thames Gate School of Public Health', 'With distinction; distance learning'),
 ('1998 – 2004', 'MBBS', 'Lagoon University College of Medicine', 'Distinctions in physiology and paediatrics'),
]
CERT = [
 ('2021', 'Fellowship in Medical Education', 'Hibernian Academy of Medical Educators'),
 ('Aug 2014', 'Certificate of Completion of Training, Paediatric Nephrology', 'Albion College of Child Health'),
 ('Mar 2013', 'Good Clinical Practice for Investigators', 'Clinical Trials Network West'),
 ('2009', 'Advanced Paediatric Life Support, Instructor', 'Resuscitation Trainers’ Union'),
]
AWARDS = [
 ('2023', 'Clinical Team of the Year', 'Irish Paediatric Renal Forum, for the home haemodialysis programme'),
 ('2020', 'Margaret Devane Medal', 'Lee Valley University, for the best paper by a clinician'),
 ('2017', 'Young Nephrologist Lecture', 'European Working Party on Childhood Kidney Disease, Ghent'),
 ('2004', 'Chief Adeyinka Prize in Paediatrics', 'Lagoon University College of Medicine'),
]
GRANTS = [
 ('2023 – 2027', 'Home before hospital: a stepped-wedge trial of home haemodialysis in children', 'Munster Health Research Fund', 'Principal investigator', '€1,480,000'),
 ('2022 – 2026', 'Urinary extracellular vesicles as a relapse signal in nephrotic syndrome', 'Atlantic Science Council', 'Principal investigator', '€812,400'),
 ('2022 – 2025', 'Doctoral network in rare kidney disease (work package 4)', 'European Training Exchange', 'Co-applicant', '€274,600 of €3.1 million'),
 ('2020 – 2022', 'SARS-CoV-2 serology in children on dialysis', 'Hospital Foundation of St Brannoc’s', 'Principal investigator', '€96,000'),
 ('2017 – 2020', 'Bladder function before kidney transplant: a UK cohort', 'Severn Kidney Charity', 'Co-principal investigator', '£338,250'),
 ('2012 – 2015', 'Clinical research training fellowship', 'Wessex and Wales Medical Trust', 'Fellow', '£241,900'),
]
TEACH = [
 ('2021 – present', 'Module lead, MB PD4102 Child Health, year 4: 24 lectures and 12 bedside sessions a year; student rating 4.6 out of 5'),
 ('2020 – present', 'Fluids and electrolytes for the general paediatrician: two-day course, twice a year, 40 places'),
 ('2018 – 2019', 'Examiner, clinical finals, University of the Severn'),
 ('2016 – 2019', 'Tutor in problem-based learning, 8 groups of 9 students'),
]
SUPER = [
 ('2022 – present', 'Róisín Ní Mhaoláin', 'PhD', 'Vesicle proteomics of relapsing nephrotic syndrome'),
 ('2021 – 2025', 'Kwabena Osei-Bonsu', 'PhD', 'Carer burden in home dialysis'),
 ('2019 – 2021', 'Tadhg Gallwey', 'MD', 'Blood pressure load and left ventricular mass after transplant'),
 ('2017 – 2018', 'Hannah Trevelyan', 'MRes', 'Voiding diaries in posterior urethral valves'),
]
PUBS = [
 (f'{ME}, Ní Mhaoláin R, Gallwey TP, Sorensen LB', 'Urinary vesicle podocalyxin predicts relapse of childhood nephrotic syndrome by nine days', 'Annals of Paediatric Kidney Medicine', '2025; 41(2): 118–129'),
 (f'Osei-Bonsu K, {ME}', 'The third shift: what home haemodialysis asks of parents', 'Family and Chronic Illness', '2024; 17: 402–415'),
 (f'{ME}, Devlin S, Kaminska Z, on behalf of the HOMEKID group', 'Protocol for a stepped-wedge cluster randomised trial of home haemodialysis in children weighing more than 15 kg', 'Trials in Child Health', '2024; 9: e0417'),
 (f'Gallwey TP, Moynihan F, {ME}', 'Night-time systolic load and left ventricular mass index two years after paediatric kidney transplant', 'Transplant Nephrology Reports', '2023; 28(11): 1640–1649'),
 (f'{ME}, Petrakis D', 'Does levamisole still have a place? A network meta-analysis of 2,114 children with frequently relapsing nephrotic syndrome', 'Glomerulus', '2023; 66: 77–93'),
 (f'Kaminska Z, {ME}, Abernathy J', 'Exit-site care with 0.1% octenidine in peritoneal dialysis: a before-and-after study in three centres', 'Dialysis Practice Letters', '2023; 5(4): 211–218'),
 (f'{ME}, O’Sullivan-Farrell N, Devlin S', 'Antibody decay after SARS-CoV-2 infection in children on maintenance dialysis', 'Irish Archives of Child Health', '2022; 115(6): 309–316'),
 (f'Moynihan F, {ME}', 'Cystatin C against creatinine in teenagers with low muscle mass', 'Renal Laboratory Science', '2022; 34: 55–62'),
 (f'{ME}, Gallwey TP, Petrakis D, Sorensen LB', 'Rituximab after failure of two calcineurin inhibitors: five-year outcome of 88 children', 'Annals of Paediatric Kidney Medicine', '2021; 37(9): 1201–1212'),
 (f'Trevelyan H, {ME}, Whitcombe AR', 'Voiding diaries are not enough: paired urodynamics in 52 boys with posterior urethral valves', 'Journal of the Childhood Bladder', '2021; 12: 14–23'),
 (f'{ME}', 'When to stop: conservative kidney management in infancy', 'Ethics at the Cotside', '2020; 4(1): 8–13'),
 (f'Whitcombe AR, {ME}, Llewellyn-Price G', 'Bladder augmentation before, with or after transplant: a registry analysis of 174 grafts', 'Transplant Nephrology Reports', '2020; 25(3): 288–299'),
 (f'{ME}, Llewellyn-Price G', 'A nurse-led ambulatory blood pressure clinic: the first 410 recordings', 'Practice in Paediatric Hypertension', '2019; 8: 101–108'),
 (f'Petrakis D, {ME}, Okonjo-Hale M', 'Tacrolimus variability and donor-specific antibodies in adolescents', 'Glomerulus', '2019; 62: 431–440'),
 (f'{ME}, Abernathy J, Whitcombe AR', 'Cofilin phosphorylation separates cyclosporin responders from non-responders in cultured podocytes', 'Cell Biology of the Kidney', '2018; 90(5): 990–1004'),
 (f'Llewellyn-Price G, {ME}', 'Plasma exchange under 10 kg: circuit priming, anticoagulation and line loss', 'Extracorporeal Therapies', '2018; 22: 67–74'),
 (f'{ME}, Whitcombe AR', 'Two hundred biopsies by one operator: learning curve and complications', 'Irish Archives of Child Health', '2017; 110(4): 188–194'),
 (f'{ME}, Abernathy J', 'Live imaging of the actin ring in conditionally immortalised human podocytes', 'Cell Biology of the Kidney', '2016; 86(2): 310–322'),
 (f'Abernathy J, {ME}, Rothwell P', 'Synaptopodin is spared by low-dose tacrolimus', 'Cell Biology of the Kidney', '2015; 83: 1177–1189'),
 (f'{ME}, Rothwell P', 'Shiga toxin outbreak at a petting farm: 19 children, one laboratory, eleven days', 'Outbreak Medicine', '2014; 3: 5–12'),
 (f'{ME}, Bamgbose T', 'Acute kidney injury in severe malaria on a Lagos ward: 63 cases without access to dialysis', 'West African Child Health', '2010; 19(1): 22–28'),
]
CHAPS = [
 (f'{ME}, Sorensen LB', 'Steroid-resistant nephrotic syndrome', 'In: Handbook of the Young Kidney, 3rd edition. Quayside Academic, Dublin', '2023, pp 211–240'),
 (f'Llewellyn-Price G, {ME}', 'Apheresis in small children', 'In: Extracorporeal Techniques at the Bedside. Severn House Medical, Bath', '2020, pp 88–104'),
 (f'{ME}', 'The child with high blood pressure in the emergency department', 'In: First Hour Paediatrics. Quayside Academic, Dublin', '2018, pp 301–316'),
]
TALKS = [
 ('Nov 2024', 'Dialysis at the kitchen table. Keynote, Nordic Days of Child Nephrology, Aarhus'),
 ('June 2024', 'Relapse before proteinuria. European Working Party on Childhood Kidney Disease, Porto'),
 ('Apr 2023', 'How we write guidelines for six children a year. Irish Paediatric Renal Forum, Athlone'),
 ('Sept 2021', 'Rituximab: who, when, how often. Webinar of the Pan-African Renal Teaching Series'),
 ('May 2019', 'Cofilin and friends. Podocyte Club, Bergen'),
]
SERVICE = [
 ('2023 – present', 'Associate editor, Annals of Paediatric Kidney Medicine'),
 ('2022 – present', 'Member, National Organ Allocation Committee, paediatric seat'),
 ('2020 – 2023', 'Secretary, Irish Paediatric Renal Forum'),
 ('2018 – present', 'Referee for Glomerulus, Trials in Child Health and Transplant Nephrology Reports (about 20 reviews a year)'),
]
VOL = [
 ('2015 – present', 'Camp doctor, Kidney Kids at Sea', 'One week each July off West Cork with 30 dialysis and transplant children'),
 ('2011 – present', 'Trustee, Lagos Paediatric Dialysis Link', 'Cyclers and training for acute peritoneal dialysis in three public hospitals'),
]
SKILLS = ['Renal biopsy under ultrasound', 'Peritoneal dialysis catheter insertion', 'Plasma exchange and CRRT', 'Ambulatory blood pressure analysis',
          'Stepped-wedge trial design', 'Stata', 'R', 'Confocal microscopy']
REFEREES = [
 ('Professor Aidan Whitcombe', 'Royal Severn Infirmary for Children, Bristol', 'a.whitcombe@example.com'),
 ('Professor Máire Devlin-Roche', 'School of Medicine, Lee Valley University, Cork', 'm.devlin-roche@example.com'),
]
LANGS = ['Igbo (native)', 'English (native)', 'Irish (B1)', 'French (A2)']
SUMMARY = ('Paediatric nephrologist and clinical researcher. My clinic is built around children who dialyse at home; my laboratory asks why some '
           'podocytes recover under calcineurin inhibition and others do not. I have held grants of €2.4 million as principal investigator and '
           'have published 21 peer-reviewed papers, twelve of them as first author.')

def row(date, inner): return f'<div class="row"><div class="d">{e(date)}</div><div class="b">{inner}</div></div>'
def sec(title, body): return f'<section><h2>{e(title)}</h2>{body}</section>'
def jobs(xs): return ''.join(row(d, f'<div class="t">{e(t)}</div><div class="o">{e(o)}, {e(l)}</div><ul>' + ''.join(f'<li>{e(b)}</li>' for b in bs) + '</ul>') for d, t, o, l, bs in xs)
def refs(xs): return '<ol>' + ''.join('<li>' + e(a).replace(ME, f'<b>{ME}</b>') + f'. {e(t)}' + ('' if t.endswith('?') else '.') + f' <i>{e(j)}</i> {e(y)}.</li>' for a, t, j, y in xs) + '</ol>'
def lines(xs): return ''.join(row(d, e(t)) for d, t in xs)

CSS = '''
@page { size: A4; margin: 27mm 23mm 24mm 23mm;
  @top-left { content: "Curriculum Vitae"; font: italic 8.5pt "FreeSerif"; color: #555; vertical-align: bottom; padding-bottom: 4mm }
  @top-right { content: "Ifeoma A. Nwachukwu-Byrne"; font: 8.5pt "FreeSerif"; color: #555; vertical-align: bottom; padding-bottom: 4mm }
  @bottom-left { content: "March 2025"; font: 8.5pt "FreeSerif"; color: #555 }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt "FreeSerif"; color: #555 } }
@page :first { @top-left { content: none } @top-right { content: none } }
html { font: 11pt/1.43 "FreeSerif", serif; color: #111 }
h1 { font-size: 23pt; margin: 0; text-align: center; font-weight: normal; line-height: 1.2 }
.head { text-align: center; margin-bottom: 7mm }
.head p { margin: .6mm 0 } .hl { font-style: italic; font-size: 12pt }
h2 { font-size: 11pt; font-variant: normal; letter-spacing: .06em; text-transform: none; border-bottom: .5pt solid #111; margin: 7mm 0 2.5mm; padding-bottom: .8mm; break-after: avoid }
.row { padding-left: 42mm; margin-bottom: 2.4mm; position: relative; break-inside: avoid }
.d { float: left; width: 40mm; margin-left: -42mm }
.t { font-weight: bold } .o { font-style: italic }
ul { margin: .8mm 0 0; padding-left: 4.5mm } ul li { margin-bottom: .7mm }
ol { margin: 0; padding-left: 9mm } ol li { margin-bottom: 2mm; padding-left: 1.5mm }
p { margin: 0 0 2mm } .t, .o, h2 { break-after: avoid }
'''
body = f'''<div class="head"><h1>Ifeoma A. Nwachukwu-Byrne</h1>
<p class="hl">Associate Professor of Paediatrics and Consultant Nephrologist</p>
<p>Renal Unit, St Brannoc’s Children’s Hospital, Cork, Ireland</p>
<p>+353 20 915 0142 · ifeoma.nwachukwu-byrne@example.org · kidneygroup.example.org/byrne</p></div>'''
body += sec('Profile', f'<p>{e(SUMMARY)}</p>')
body += sec('Clinical Appointments', jobs(CLINICAL)) + sec('Academic Appointments', jobs(ACADEMIC))
body += sec('Education', ''.join(row(d, f'<b>{e(g)}</b>, {e(i)}<br>{e(n)}') for d, g, i, n in EDU))
body += sec('Certification', ''.join(row(d, f'{e(n)}, <i>{e(i)}</i>') for d, n, i in CERT))
body += sec('Honours and Awards', ''.join(row(d, f'<b>{e(n)}</b>, {e(i)}') for d, n, i in AWARDS))
body += sec('Research Grants', ''.join(row(d, f'{e(t)}<br><i>{e(f)}</i>. {e(r)}. {e(m)}') for d, t, f, r, m in GRANTS))
body += sec('Teaching', lines(TEACH))
body += sec('Research Supervision', ''.join(row(d, f'{e(n)} ({e(g)}): {e(t)}') for d, n, g, t in SUPER))
body += sec('Peer-Reviewed Publications', refs(PUBS)) + sec('Book Chapters', refs(CHAPS))
body += sec('Invited Lectures', lines(TALKS)) + sec('Editorial and Committee Work', lines(SERVICE))
body += sec('Voluntary Work', ''.join(row(d, f'<b>{e(n)}</b><br>{e(t)}') for d, n, t in VOL))
body += sec('Clinical and Research Skills', f'<p>{e("; ".join(SKILLS))}</p>') + sec('Languages', f'<p>{e("; ".join(LANGS))}</p>')
body += sec('Referees', ''.join(f'<p>{e(n)}<br>{e(o)}<br>{e(m)}</p>' for n, o, m in REFEREES))
html = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Curriculum Vitae</title><style>{CSS}</style></head><body>{body}</body></html>'
if __name__ == '__main__':
    open('cv.html', 'w').write(html)
    r = HTML(string=html).render(); print(len(r.pages)); r.write_pdf('../resume.pdf')
