# Made with WeasyPrint.  Command (in this folder):  python build.py
# writes ../resume.pdf (and ../gold.json from the same text)
import json
from html import escape as e
from weasyprint import HTML

NAME = "Joaquim Tavares Bittencourt"
HEAD = "Enfermeiro perfusionista"
MAIL, TEL, LOC, LINK = "joaquim.bittencourt@example.org", "+55 16 5550-0134", "Ribeirão Preto, SP", "example.org/joaquim-perfusao"
PROFILE = ("Perfusionista com dez anos de circulação extracorpórea em adultos, crianças e recém-nascidos e mais de 1.450 procedimentos "
  "conduzidos. Trabalho com circuitos miniaturizados, proteção miocárdica e ECMO, e coordeno a escala de plantão de um centro com 380 cirurgias cardíacas por ano.")
JOBS = [
 ("Coordenador de perfusão", "Hospital Santa Albertina do Vale", "Ribeirão Preto, SP", "mar. 2021 – atual", "2021-03", "present", [
   "Coordeno cinco perfusionistas e a escala de sobreaviso 24 horas; tempo médio de montagem do circuito de emergência reduzido de 22 para 13 minutos.",
   "Implantei o priming retrógrado autólogo e reservatórios de menor volume: hematócrito mínimo em CEC de 21 % para 25 % e 34 % menos concentrados de hemácias por paciente.",
   "Estruturei o programa de ECMO venoarterial e venovenosa com 41 casos desde 2022 e sobrevida à alta de 54 %.",
   "Padronizei a cardioplegia de dose única (del Nido) nos casos pediátricos, com intervalo de reinfusão documentado a cada 60 minutos."]),
 ("Enfermeiro perfusionista", "Instituto Cardiológico Barão de Itaverá", "Campinas, SP", "ago. 2016 – fev. 2021", "2016-08", "2021-02", [
   "Conduzi 780 perfusões: revascularizações, trocas valvares, dissecções de aorta com parada circulatória a 20 °C e 96 correções congênitas.",
   "Mantive o TCA acima de 480 segundos com protocolo de heparina por peso e titulação de protamina, reduzindo reexplorações por sangramento de 5,8 % para 3,1 %.",
   "Fui preceptor de oito residentes de enfermagem em cardiologia."]),
 ("Enfermeiro de centro cirúrgico", "Santa Casa de Piraquê Mirim", "Piraquê Mirim, SP", "fev. 2014 – jul. 2016", "2014-02", "2016-07", [
   "Circulante e instrumentador em cirurgia torácica e vascular, em média 11 procedimentos por semana.",
   "Organizei o checklist de cirurgia segura e o rastreamento de consignados de órteses e próteses."]),
 ("Estagiário de enfermagem", "Hospital Escola da Serra Azulada", "São Carlos, SP", "mar. 2013 – ago. 2013", "2013-03", "2013-08", [
   "Estágio curricular de 420 horas em unidade coronariana e recuperação pós-anestésica."]),
]
EDU = [("Especialização em Perfusão e Assistência Circulatória", "Faculdade de Ciências da Saúde do Rio Turvo", "2015 – 2016", "2015", "2016"),
       ("Bacharelado em Enfermagem", "Universidade Estadual da Serra Azulada", "2009 – 2013", "2009", "2013")]
PUBS = [("Priming retrógrado autólogo em adultos de baixa superfície corporal: coorte de 212 pacientes", "Arquivos Paulistas de Perfusão, v. 9, 2023"),
        ("Checklist de montagem de ECMO em menos de quinze minutos", "Anais do Encontro Sul-Americano de Circulação Extracorpórea, 2022")]
AW = [("Melhor pôster em perfusão pediátrica", "Encontro Sul-Americano de Circulação Extracorpórea, 2019")]
VOL = [("Instrutor de primeiros socorros", "Projeto Mãos do Bairro, Ribeirão Preto", "2018 – atual")]
SK = ["CEC adulto e pediátrica", "ECMO VA e VV", "Cardioplegia del Nido e sanguínea", "Autotransfusão intraoperatória", "Gasometria contínua (CDI 500)", "Tromboelastometria", "Hipotermia profunda", "Gestão de escalas"]
LG = [("Português", "nativo"), ("Inglês", "avançado"), ("Espanhol", "intermediário")]
CE = [("Título de Especialista em Perfusão", "Sociedade Paulista de Perfusionistas", "2017"), ("ACLS – Suporte Avançado de Vida", "Centro de Treinamento Vida Plena", "2024"), ("Especialista em ECMO", "Rede Latina de Suporte Extracorpóreo", "2022")]

def item(t, o, dt, x=""): return f'<div class="it"><div class="hd"><span class="dt">{dt}</span><span class="t">{e(t)}</span></div><div class="o">{e(o)}</div>{x}</div>'
side = f"""<div class="side"><h1>{NAME.replace(" ", "<br>")}</h1><p class="role">{HEAD}</p>
<h2>Contato</h2><p>{MAIL}<br>{TEL}<br>{LOC}<br>{LINK}</p>
<h2>Competências</h2><ul>{"".join(f"<li>{e(s)}</li>" for s in SK)}</ul>
<h2>Idiomas</h2>{"".join(f"<p class=lg>{a} <i>({b})</i></p>" for a, b in LG)}
<h2>Certificações</h2>{"".join(f"<p class=ce><b>{n}</b><br>{i}, {y}</p>" for n, i, y in CE)}</div>"""
main = f"""<div class="main"><h2>Perfil profissional</h2><p>{PROFILE}</p>
<h2>Experiência profissional</h2>{"".join(item(t, f"{o} · {l}", dt, "<ul>" + "".join(f"<li>{e(b)}</li>" for b in bs) + "</ul>") for t, o, l, dt, _, _, bs in JOBS)}
<h2>Formação acadêmica</h2>{"".join(item(g, i, dt) for g, i, dt, _, _ in EDU)}
<h2>Publicações</h2>{"".join(f'<p class="pb">{t}. <i>{w}</i>.</p>' for t, w in PUBS)}
<h2>Prêmios</h2>{"".join(f'<p class="pb"><b>{t}</b>, {w}</p>' for t, w in AW)}
<h2>Trabalho voluntário</h2>{"".join(item(t, o, dt) for t, o, dt in VOL)}</div>"""
CSS = """
@page { size: A4; margin: 12mm 0 10mm 0; background: linear-gradient(to right, #1f3d36 67mm, #fff 67mm) }
body { font: 9pt/1.36 'Lato', 'Liberation Sans'; color: #2b2b2b; margin: 0 }
.side { position: absolute; left: 0; top: 0; width: 52mm; padding: 0 5mm 0 10mm; color: #eef4f1; font-size: 8.6pt }
.side h1 { font-size: 20pt; line-height: 1.12; margin: 0 0 4pt; font-weight: 700; color: #fff }
.side .role { font-size: 10.5pt; color: #e8c97a; margin: 0 0 12pt }
.side h2 { font-size: 10.5pt; color: #e8c97a; border-bottom: .6pt solid #6f8d84; padding-bottom: 2pt; margin: 14pt 0 5pt }
.side p { margin: 0 0 3pt } .side ul { margin: 0; padding-left: 10pt } .side li { margin-bottom: 2pt } .side .ce { margin-bottom: 6pt }
.main { margin-left: 75mm; margin-right: 14mm }
.main h2 { font-size: 12.5pt; color: #1f3d36; border-bottom: 1pt solid #e8c97a; padding-bottom: 1pt; margin: 9pt 0 4pt; break-after: avoid }
.main h2:first-child { margin-top: 0 }
.main p { margin: 0 0 4pt; text-align: justify; hyphens: auto }
.it { margin-bottom: 6pt } .hd { break-after: avoid } .t { font-weight: 700; font-size: 9.9pt } .dt { float: right; font-size: 8.4pt; color: #666 } .o { color: #1f3d36; font-style: italic; break-after: avoid }
.main ul { margin: 2pt 0 0; padding-left: 11pt } .main li { text-align: justify; hyphens: auto; margin-bottom: 1.5pt; break-inside: avoid }
"""
HTML(string=f'<html lang="pt-BR"><head><meta charset="utf-8"><title>Currículo</title><style>{CSS}</style></head><body>{side}{main}</body></html>').write_pdf("../resume.pdf")
gold = {"name": NAME, "headline": HEAD, "contact": {"email": MAIL, "phone": TEL, "links": [LINK], "location": LOC}, "summary": PROFILE,
 "positions": [{"organization": o, "title": t, "start": s, "end": en, "location": l, "section": "Experiência profissional", "bullets": bs} for t, o, l, _, s, en, bs in JOBS],
 "education": [{"institution": i, "degree": g, "start": a, "end": b} for g, i, _, a, b in EDU], "skills": SK,
 "certifications": [{"name": n, "issuer": i, "date": y} for n, i, y in CE], "patents": [], "publications": [p[0] for p in PUBS], "projects": [],
 "awards": [a[0] for a in AW], "volunteering": [v[0] for v in VOL], "languages": [f"{a} ({b})" for a, b in LG],
 "sections": ["Contato", "Competências", "Idiomas", "Certificações", "Perfil profissional", "Experiência profissional", "Formação acadêmica", "Publicações", "Prêmios", "Trabalho voluntário"],
 "hard": "dark side column with the name broken over three lines, justified and hyphenated Portuguese in the right column, dates floated right in Portuguese month abbreviations with 'atual', employer and town joined by a middle dot",
 "made_with": "WeasyPrint", "running": [], "hidden": []}
json.dump(gold, open("../gold.json", "w"), ensure_ascii=False, indent=1)
