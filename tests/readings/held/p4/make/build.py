# writes make/resume.html and gold.json; then
# chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=resume.pdf make/resume.html
import json, html
e=html.escape
S="Exhibition conservator specialising in paper, parchment and early photographs. Twelve years in public collections and private practice, from iron-gall ink to gelatin silver; 40+ loans couriered to 15 countries without a condition claim."
J=[("Head of Paper Conservation","Museu Almirante Torres","Porto Velinho, Portugal","05/2020","Present","2020-05","present",["Manage a studio of five and an annual budget of €310,000 for 84,000 works on paper.","Planned the rehousing of 6,200 architectural drawings; moved in 14 weeks with a damage rate of 0.02%.","Brought calcium phytate treatment in-house for 19 iron-gall ink codices (Fe2+ test negative on all after treatment)."]),
("Conservator, Photographs","Atelier Vasseur & Okafor","Lyrac, France","02/2016","04/2020","2016-02","2020-04",["Treated 410 albumen and collodion prints for six national and regional collections.","Cut light-exposure budgets to 15,000 lux hours a year with microfading data from 57 objects.","Wrote 92 condition reports and couriered 23 loans."]),
("Assistant Conservator","Archivio Provinciale di Montesecco","Montesecco, Italy","10/2012","01/2016","2012-10","2016-01",["Washed, deacidified and leaf-cast 1,150 flood-damaged registers (16th–18th century).","Kept the mould outbreak of 2014 to one of eleven stores by holding 48% RH with mobile dehumidifiers."])]
E=[("MA Conservation of Books and Paper","Scuola Superiore del Restauro Tarsia","2010","2012"),("BSc Chemistry","Universidade do Alto Lima","2006","2009")]
P=["Phytate after ten years: a survey of treated codices","Microfading of early autochromes"]
PV=["Paper & Parchment Review, 2022","Proceedings of the Lyrac Photograph Symposium, 2018"]
K=["Iron-gall ink treatment","Leaf casting","Microfading","XRF and FTIR","Preventive conservation","IPM","TMS Collections"]
L=[("Portuguese","native"),("Italian","C2"),("French","C1"),("English","C1")]
A=[("Prémio Mãos de Papel","2021"),("Young Conservator Medal","2014")]
M=["Accredited Conservator-Restorer"]
h='''<!-- chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=resume.pdf make/resume.html -->
<!doctype html><html lang="en"><meta charset="utf-8"><title>CV</title><style>
@page{size:A4;margin:0}*{box-sizing:border-box;-webkit-print-color-adjust:exact}
body{margin:0;width:210mm;height:296mm;font:9.6pt/1.36 "Carlito","Lato",sans-serif;color:#333;display:flex}
main{width:138mm;padding:15mm 10mm 10mm 15mm}aside{width:72mm;background:#7a2e4d;color:#fff;padding:15mm 9mm}
h1{font:300 31pt/1.02 "Carlito",sans-serif;margin:0;color:#7a2e4d}.hl{font-size:12.5pt;letter-spacing:.02em;margin:3mm 0 5mm;color:#666}
h2{font-size:13pt;color:#7a2e4d;margin:6mm 0 2mm;font-weight:700}aside h2{color:#f6d8a8;border-bottom:1px solid #f6d8a8;padding-bottom:1mm;margin-top:8mm}
aside h2:first-of-type{margin-top:0}h3{font-size:10.6pt;margin:3.2mm 0 0;color:#222}.m{color:#7a2e4d;font-size:9.2pt;margin:0 0 1mm}.d{text-transform:none}
ul{margin:0;padding-left:4.4mm}p{margin:0 0 1mm}aside p{margin:0 0 1.6mm}.ph{width:34mm;height:34mm;border-radius:50%;background:#f6d8a8;margin:0 auto 9mm;color:#7a2e4d;font-size:0}
aside ul{list-style:none;padding:0}aside li{margin-bottom:1.3mm}</style><body><main>'''
h+='<h1>Beatriz Carrazeda<br>Pellegrini</h1><div class=hl>Paper and Photograph Conservator</div>'
h+=f'<h2>About Me</h2><p>{e(S)}</p><h2>Experience</h2>'
for t,o,l,a,b,_,_,bb in J: h+=f'<h3>{e(t)}</h3><p class=m>{e(o)} • {e(l)} • {a} – {b}</p><ul>'+''.join(f'<li>{e(x)}</li>' for x in bb)+'</ul>'
h+='<h2>Education</h2>'+''.join(f'<h3>{e(d)}</h3><p class=m>{e(i)} • {a} – {b}</p>' for d,i,a,b in E)
h+='<h2>Publications</h2><ul>'+''.join(f'<li>{e(p)}. <i>{e(v)}</i></li>' for p,v in zip(P,PV))+'</ul></main><aside><div class=ph></div>'
h+='<h2>Contact</h2><p>Rua das Tílias 27, 3.º Esq.<br>4999-014 Porto Velinho</p><p>+351 255 555 018</p><p>beatriz@carrazeda.example.org</p><p>carrazeda.example.org/portfolio</p>'
h+='<h2>Expertise</h2><ul>'+''.join(f'<li>{e(k)}</li>' for k in K)+'</ul><h2>Languages</h2>'+''.join(f'<p>{a} – {b}</p>' for a,b in L)
h+='<h2>Accreditation</h2><p><b>Accredited Conservator-Restorer</b><br>Iberian Institute of Conservation<br>March 2017</p>'
h+='<h2>Honours</h2>'+''.join(f'<p>{a}, {b}</p>' for a,b in A)+'<h2>Volunteering</h2><p><b>Flood response team member</b><br>Blue Lattice Network, 2018 – present</p></aside></body></html>'
open('make/resume.html','w').write(h)
g={"name":"Beatriz Carrazeda Pellegrini","headline":"Paper and Photograph Conservator","contact":{"email":"beatriz@carrazeda.example.org","phone":"+351 255 555 018","links":["carrazeda.example.org/portfolio"],"location":"Porto Velinho"},"summary":S,
"positions":[dict(organization=o,title=t,start=c,end=d,location=l,section="Experience",bullets=bb) for t,o,l,a,b,c,d,bb in J],
"education":[dict(institution=i,degree=d,start=a,end=b) for d,i,a,b in E],"skills":K,
"certifications":[{"name":"Accredited Conservator-Restorer","issuer":"Iberian Institute of Conservation","date":"2017-03"}],
"patents":[],"publications":P,"projects":[],"awards":[a for a,_ in A],"volunteering":["Flood response team member"],"languages":[f"{a} ({b})" for a,b in L],
"sections":["About Me","Experience","Education","Publications","Contact","Expertise","Languages","Accreditation","Honours","Volunteering"],
"hard":"coloured side bar on the right holds contact and short sections, level with the text on the left; name on two lines; employer, place and dates joined by dots","made_with":"chromium print to PDF","running":[],"hidden":[]}
json.dump(g,open('gold.json','w'),ensure_ascii=False,indent=1)
