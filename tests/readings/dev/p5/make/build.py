# python make/build.py : writes resume.html (the look of Google Docs' "Download > Web page": classes c0.. in a style
# block, inline styles, spans cut in mid-sentence, tables) and gold.json
import json, html, re
e=lambda s: html.escape(s,quote=False).replace('’','&rsquo;').replace('–','&ndash;')
S="Bilingual paediatric nurse practitioner with eleven years in emergency, asthma and rural outreach care. Panel of 1,150 children; 78% of my asthma patients hold a current action plan. Clinical preceptor for 26 students."
J=[("Willow Lake Children’s Clinic","Saint-Hélier-du-Lac, QC",[("Nurse Practitioner, Primary Care","Jan 2021 – Present","2021-01","present",["Carry a panel of 1,150 patients aged 0–17 with a 72-hour access rate of 94%.","Started a spirometry and action-plan clinic; ED visits for asthma fell from 61 to 27 a year.","Lead the practice’s vaccine catch-up (MMR coverage at 24 months: 83% to 95%)."]),
("Clinical Nurse Specialist, Respiratory","Mar 2018 – Dec 2020","2018-03","2020-12",["Set up home oximetry for 48 technology-dependent children and trained their families.","Wrote the clinic’s croup and bronchiolitis order sets, adopted by four sister sites."])]),
("Hôpital Marguerite-Lacombe","Trois-Pins, QC",[("Registered Nurse, Paediatric Emergency","Aug 2014 – Feb 2018","2014-08","2018-02",["Triaged up to 55 children a shift under the CTAS paediatric guidelines.","Resuscitation lead nurse on nights; debriefed 31 codes and halved the time to first epinephrine (4.2 to 2.1 min).","Recruited 212 participants for a single-dose dexamethasone trial."])]),
("Nunalik Regional Health Board","Kuujjuasik, QC",[("Community Health Nurse","2012 – 2014","2012","2014",["Ran well-baby and TB contact clinics for a fly-in village of 640 people.","Escorted 37 medevac flights, among them nine neonates under 2,000 g."])])]
E=[("Université des Laurentides-Est","Master of Science, Nursing (Primary Care Nurse Practitioner)","2018 – 2020","2018","2020"),("Collingwood Bay University","Bachelor of Nursing","2008 – 2012","2008","2012")]
C=[("Nurse Practitioner Licence","Ordre des praticiennes du Nord","Dec 2020","2020-12"),("Certified Asthma Educator","Canadian Breath Network","2018","2018"),("PALS Provider","Boreal Heart Council","May 2023","2023-05")]
K=[("Clinical",["spirometry","suturing","lumbar puncture","IV and IO access","developmental screening"]),("Systems",["Oacis EHR","Medesync","REDCap"])]
L=[("French","native"),("English","fluent"),("Inuktitut","basic")]
A=["Prix Flocon for Rural Nursing","Preceptor of the Year"]
n=[0]
def sp(t,c='c4'):
    # Google cuts a paragraph into several spans where it was edited; do it in every third one
    n[0]+=1; w=t.split(' ')
    if n[0]%3==0 and len(w)>6:
        k=len(w)//2; return f'<span class="{c}">{e(" ".join(w[:k]))} </span><span class="{c}">{e(" ".join(w[k:]))}</span>'
    return f'<span class="{c}">{e(t)}</span>'
def p(t,c='c2'): return f'<p class="{c}">{t}</p>'
def h(t): return f'<h1 class="c9" id="h.{abs(sum(map(ord,t))*7919)%10**9:09d}"><span class="c10">{e(t)}</span></h1>'
def ul(b): return '<ul class="c11 lst-kix_q7-0 start">'+''.join(f'<li class="c12 li-bullet-0">{sp(x)}</li>' for x in b)+'</ul>'
def row(a,b): return f'<table class="c13"><tr class="c14"><td class="c15" colspan="1" rowspan="1"><p class="c16">{a}</p></td><td class="c17" colspan="1" rowspan="1"><p class="c18">{b}</p></td></tr></table>'
css='''@import url(https://themes.example.com/fonts/css?kit=x);.lst-kix_q7-0>li:before{content:"\\0025cf   "}ul.lst-kix_q7-0{list-style-type:none}ol{margin:0;padding:0}table td,table th{padding:0}
.c1{background-color:#fff;max-width:496pt;padding:50pt 58pt 50pt 58pt}.c2,.c16{padding:0;margin:0;line-height:1.15;text-align:left}.c3{padding-bottom:4pt;margin:0}.c4{color:#434343;font-size:10pt;font-family:"Merriweather",Georgia,serif}
.c5{color:#0b5394;font-weight:700;font-size:28pt;font-family:"Open Sans",Arial}.c6{color:#666;font-size:13pt;font-family:"Open Sans",Arial}.c7{font-weight:700;color:#000;font-size:11pt;font-family:"Open Sans",Arial}.c8{font-style:italic;font-size:10pt;color:#434343;font-family:"Merriweather",Georgia,serif}
.c9{margin:14pt 0 3pt;border-bottom:1px solid #0b5394}.c10{color:#0b5394;font-size:12pt;font-weight:700;font-family:"Open Sans",Arial}.c11{padding:0;margin:0}.c12{margin-left:18pt;text-indent:-12pt;line-height:1.2}.c13{border-collapse:collapse;width:496pt;margin-top:5pt}.c15{width:340pt;vertical-align:top}.c17{width:156pt;vertical-align:top}.c18{margin:0;text-align:right}.c19{color:#1155cc;text-decoration:underline;font-size:10pt}'''
o=f'<html><head><meta content="text/html; charset=UTF-8" http-equiv="content-type"><style type="text/css">{css}</style></head><body class="c1 doc-content">'
o+=p('<span class="c5">Maude Tremblay-Ipeelie</span>','c3 title')+p('<span class="c6">Paediatric Nurse Practitioner, MSc, IPSPL</span>','c3 subtitle')
o+=p('<span class="c4">Trois-Pins, QC &nbsp;|&nbsp; 819-555-0144 &nbsp;|&nbsp; </span><span class="c19"><a class="c19" href="mailto:maude.ti@example.org">maude.ti@example.org</a></span><span class="c4"> &nbsp;|&nbsp; </span><span class="c19"><a class="c19" href="https://www.google.com/url?q=https://in.example.com/maude-ti&amp;sa=D&amp;source=editors&amp;ust=1718">in.example.com/maude-ti</a></span>')+'<p class="c2"><span class="c4"></span></p>'
o+=h('Summary')+p(sp(S))+h('Professional Experience')
for org,loc,rs in J:
    o+=row(f'<span class="c7">{e(org)}</span>',f'<span class="c4">{e(loc)}</span>')
    for t,d,_,_,b in rs: o+=row(f'<span class="c8">{e(t)}</span>',f'<span class="c8">{e(d)}</span>')+ul(b)
o+=h('Education')+''.join(row(f'<span class="c7">{e(i)}</span>',f'<span class="c8">{e(d)}</span>')+p(sp(g,'c8')) for i,g,d,_,_ in E)
o+=h('Licences and Certifications')+'<ul class="c11 lst-kix_q7-0 start">'+''.join(f'<li class="c12 li-bullet-0"><span class="c4">{e(a)}, {e(b)} ({d})</span></li>' for a,b,d,_ in C)+'</ul>'
o+=h('Skills')+''.join(p(f'<span class="c7" style="font-size:10pt">{a}:</span><span class="c4"> {", ".join(b)}</span>') for a,b in K)
o+=h('Languages')+p('<span class="c4">'+' &middot; '.join(f'{a} ({b})' for a,b in L)+'</span>')
o+=h('Awards')+ul(["Prix Flocon for Rural Nursing, 2014","Preceptor of the Year, Willow Lake Children’s Clinic, 2022"])
o+=h('Volunteer Work')+row('<span class="c7">Camp nurse, Camp Souffle-d&rsquo;Or</span>','<span class="c8">Summers 2016 &ndash; 2019</span>')+p(sp('Two weeks each July with 60 children who have severe asthma.'))
o+='</body></html>'; open('resume.html','w').write(o)
g={"name":"Maude Tremblay-Ipeelie","headline":"Paediatric Nurse Practitioner, MSc, IPSPL","contact":{"email":"maude.ti@example.org","phone":"819-555-0144","links":["in.example.com/maude-ti"],"location":"Trois-Pins, QC"},"summary":S,
"positions":[dict(organization=o_,title=t,start=s,end=x,location=l,section="Professional Experience",bullets=b) for o_,l,rs in J for t,_,s,x,b in rs],
"education":[dict(institution=i,degree=d,start=s,end=x) for i,d,_,s,x in E],"skills":[x for _,b in K for x in b],"certifications":[dict(name=a,issuer=b,date=x) for a,b,_,x in C],
"patents":[],"publications":[],"projects":[],"awards":A,"volunteering":["Camp nurse, Camp Souffle-d’Or"],"languages":[f"{a} ({b})" for a,b in L],
"sections":["Summary","Professional Experience","Education","Licences and Certifications","Skills","Languages","Awards","Volunteer Work"],
"hard":"spans cut in mid-sentence, classes without meaning, every head line a two-cell table of its own; two roles under one employer; link behind a redirect","made_with":"Google Docs style web page export","running":[],"hidden":[]}
json.dump(g,open('gold.json','w'),ensure_ascii=False,indent=1)
