# Made with WeasyPrint.  Command (in this folder):  python build.py
# writes ../resume.pdf (and ../gold.json from the same text)
import json
from html import escape as e
from weasyprint import HTML

NAME = "Ottavia Brandolese"
HEAD = "Responsabile assicurazione qualità – settore lattiero-caseario"
PROFILE = ("Tecnologa alimentare con tredici anni di lavoro in caseifici cooperativi e industriali, dalla sala latte al "
  "controllo qualità di tre stabilimenti. Ho portato due siti alla certificazione BRCGS grado AA e ridotto le "
  "non conformità microbiologiche sul fresco dallo 0,9 % allo 0,2 % dei lotti. Cerco un ruolo di direzione qualità di gruppo.")

JOBS = [
 ("03/2020–alla data attuale", "2020-03", "present", "Responsabile assicurazione qualità", "Latteria Cooperativa Val Rovella S.C.A.", "Reggio Emilia (Italia)",
  ["Coordino 9 analisti e 4 ispettori di linea su tre stabilimenti (mozzarella, stracchino, formaggi a pasta filata): 210 t di latte al giorno conferite da 86 stalle.",
   "Revisione del piano HACCP e passaggio dei CCP di pastorizzazione (72 °C per 15 s) alla registrazione continua: scarti di processo ridotti del 31 % in due anni.",
   "Certificazione BRCGS Food Safety grado AA per il sito di Scandiano e rinnovo IFS Food con punteggio 97,4 %.",
   "Gestione di due ritiri volontari (Listeria monocytogenes in superficie) chiusi in 26 e 19 ore, con rintracciabilità del 100 % dei lotti."],
  "Industria lattiero-casearia"),
 ("09/2015–02/2020", "2015-09", "2020-02", "Specialista controllo qualità e laboratorio", "Caseifici Ferravento S.p.A.", "Lodi (Italia)",
  ["Accreditamento ISO/IEC 17025 di 14 prove chimiche e 8 microbiologiche presso il laboratorio interno.",
   "Introduzione dello screening rapido delle aflatossine M1 (ELISA e strip) su ogni autocisterna in accettazione: soglia interna di 30 ng/kg.",
   "Pagamento latte a qualità: modello con grasso, proteine, cellule somatiche e carica batterica applicato a 140 conferenti."],
  "Industria alimentare"),
 ("02/2013–08/2015", "2013-02", "2015-08", "Tecnica di produzione, formaggi freschi", "Caseifici Ferravento S.p.A.", "Lodi (Italia)",
  ["Conduzione di tre polivalenti da 5 000 l e di una linea di coagulazione continua su turni di 8 ore.",
   "Prove di sostituzione del caglio animale con coagulante microbico: resa casearia mantenuta a 13,8 kg per 100 kg di latte."],
  "Industria alimentare"),
 ("06/2012–12/2012", "2012-06", "2012-12", "Tirocinante laboratorio microbiologico", "Istituto Lombardo Analisi Zootecniche Brumaldi", "Cremona (Italia)",
  ["Semina, conta e identificazione di coliformi, stafilococchi coagulasi-positivi e sporigeni su oltre 1 200 campioni di latte crudo."],
  "Servizi di analisi"),
]
EDU = [
 ("2010–2012", "2010", "2012", "Laurea magistrale in Scienze e tecnologie alimentari (LM-70)", "Università degli Studi di Borgosesto", "Livello 7 QEQ", "Tesi: shelf life dello stracchino confezionato in atmosfera protettiva. Votazione 110/110 e lode."),
 ("2007–2010", "2007", "2010", "Laurea in Tecnologie agroalimentari (L-26)", "Università degli Studi di Borgosesto", "Livello 6 QEQ", "Votazione 106/110."),
 ("2002–2007", "2002", "2007", "Diploma di perito agrario", "Istituto Tecnico Agrario «Aurelio Gherlinzoni», Mantova", "Livello 4 QEQ", None),
]
SK = [
 ("Competenze organizzative e gestionali", "ul", ["Gestione di audit di seconda e terza parte", "Conduzione di team su turni", "Budget di laboratorio fino a 640 000 €"]),
 ("Competenze professionali", "ul", ["HACCP e analisi del rischio", "BRCGS e IFS Food", "Microbiologia lattiero-casearia", "Validazione di trattamenti termici", "Analisi sensoriale (panel addestrato)"]),
 ("Competenze digitali", "inline", ["SAP QM", "LIMS LabVantage", "Minitab", "Excel avanzato", "Power BI"]),
]
CERTS = [("Lead Auditor ISO 22000:2018", "Ente Certificazioni Padania", "11/2021", "2021-11"),
         ("Auditor interno BRCGS Food Safety Issue 9", "Formalimenta S.r.l.", "05/2023", "2023-05"),
         ("Assaggiatrice di formaggi, II livello", "Associazione Assaggiatori del Casaro", "2018", "2018")]
PUBS = ["Aflatossina M1 nel latte di raccolta: tre anni di dati da 140 allevamenti lombardi",
        "Shelf life dello stracchino in atmosfera protettiva: effetto della temperatura di distribuzione"]
PUBW = ["Quaderni Caseari, 12 (2019), pp. 41–52", "Rassegna Tecnica del Latte, 4 (2013), pp. 7–15"]
AWARD = ("Premio «Giovane tecnologo del latte»", "Fondazione Campolatte, 2017")

def row(l, r, c=""): return f'<tr class="{c}"><td class="l">{l}</td><td class="r">{r}</td></tr>'
def sec(t): return row(e(t), '<div class="rule"></div>', "sec")
def ul(xs): return "<ul>" + "".join(f"<li>{e(x)}</li>" for x in xs) + "</ul>"
def tab(rows): return "<table>" + "".join(rows) + "</table>"

h = []
h.append(tab([row("INFORMAZIONI PERSONALI", f'<span class="name">{NAME}</span>', "first"),
 row("", "Via dei Fontanili 18, 42121 Reggio Emilia (Italia)<br>(+39) 0522 555 0147 &nbsp;&nbsp; (+39) 347 555 0182<br>ottavia.brandolese@example.org<br>www.example.org/in/ottavia-brandolese"),
 row("", '<span class="s">Sesso</span> Femminile &nbsp;|&nbsp; <span class="s">Data di nascita</span> 14/06/1988 &nbsp;|&nbsp; <span class="s">Nazionalità</span> Italiana &nbsp;|&nbsp; <span class="s">Patente</span> B')]))
h.append(tab([row("POSIZIONE RICOPERTA", f'<span class="head">{e(HEAD)}</span>', "first")]))
h.append(tab([row("PROFILO PERSONALE", e(PROFILE), "first")]))
r = [sec("ESPERIENZA PROFESSIONALE")]
for d, s, en, t, o, loc, bs, st in JOBS:
    r.append(row(e(d), f'<div class="t">{e(t)}</div><div>{e(o)}, {e(loc)}</div>{ul(bs)}<div class="st"><span class="s">Attività o settore</span> {e(st)}</div>'))
h.append(tab(r))
r = [sec("ISTRUZIONE E FORMAZIONE")]
for d, s, en, dg, inst, lv, note in EDU:
    r.append(row(e(d), f'<div class="lv">{lv}</div><div class="t">{e(dg)}</div><div>{e(inst)}</div>' + (f"<div>{e(note)}</div>" if note else "")))
h.append(tab(r))
lang = """<table class="lg"><tr><th rowspan="2"></th><th colspan="2">COMPRENSIONE</th><th colspan="2">PARLATO</th><th>PRODUZIONE SCRITTA</th></tr>
<tr class="h2"><th>Ascolto</th><th>Lettura</th><th>Interazione</th><th>Produzione orale</th><th></th></tr>
<tr><td class="ln">Inglese</td><td>C1</td><td>C1</td><td>C1</td><td>C1</td><td>C1</td></tr>
<tr><td class="ln">Francese</td><td>B1</td><td>B1</td><td>B1</td><td>B1</td><td>B1</td></tr></table>
<div class="fn">Livelli: A1 e A2: utente base – B1 e B2: utente autonomo – C1 e C2: utente avanzato</div>"""
r = [sec("COMPETENZE PERSONALI"), row("Lingua madre", "Italiano"), row("Altre lingue", lang)]
for l, k, xs in SK:
    r.append(row(e(l), ul(xs) if k == "ul" else e(", ".join(xs))))
h.append(tab(r))
r = [sec("ULTERIORI INFORMAZIONI"),
 row("Certificazioni", ul([f"{n} – {i}, {d}" for n, i, d, _ in CERTS])),
 row("Pubblicazioni", ul([f"«{p}», {w}" for p, w in zip(PUBS, PUBW)])),
 row("Riconoscimenti e premi", e(f"{AWARD[0]}, {AWARD[1]}")),
 row("Dati personali", "Autorizzo il trattamento dei miei dati personali ai sensi del Regolamento (UE) 2016/679.")]
h.append(tab(r))

CSS = f"""
@page {{ size: A4; margin: 25mm 16mm 20mm 12mm; 
  @top-left {{ content: 'Curriculum Vitae'; font: 10pt 'Liberation Sans'; color: #1593CB; padding-left: 52mm }}
  @top-right {{ content: '{NAME}'; font: 9pt 'Liberation Sans'; color: #404040 }}
  @bottom-right {{ content: 'Pagina ' counter(page) ' / ' counter(pages); font: 7.5pt 'Liberation Sans'; color: #666 }} }}
body {{ font: 9.2pt/1.36 'Liberation Sans'; color: #3F3A38; margin: 0 }}
table {{ width: 100%; border-collapse: collapse; margin-bottom: 11pt }}
tr {{ page-break-inside: avoid }}
td {{ vertical-align: top; padding: 0 0 7pt 0 }}
td.l {{ width: 47mm; text-align: right; padding-right: 6mm; color: #0E4194; font-size: 9pt }}
tr.first td.l, tr.sec td.l {{ color: #1593CB; text-transform: none; font-size: 8.8pt }}
tr.sec {{ page-break-after: avoid }}
.rule {{ border-top: 1.2pt solid #BFBFBF; margin-top: 5pt }}
.name {{ font-size: 13pt; color: #3F3A38 }}
.head {{ font-size: 11.5pt; color: #0E4194 }}
.t {{ color: #0E4194; font-size: 10.4pt }}
.s {{ color: #1593CB }}
.lv {{ float: right; color: #666; font-size: 8.4pt }}
ul {{ margin: 2pt 0 2pt 0; padding-left: 11pt }}
ul {{ list-style-type: '▪  ' }}
li::marker {{ color: #777 }}
.st {{ font-size: 8.6pt; margin-top: 2pt }}
table.lg {{ margin: 0; font-size: 8pt; text-align: center }}
.lg th {{ font-weight: normal; color: #0E4194; border-bottom: .5pt solid #BFBFBF; padding: 2pt; font-size: 7.4pt }}
.lg td {{ padding: 2pt; border-bottom: .5pt solid #BFBFBF }}
.lg td.ln {{ text-align: right; padding-right: 8pt; color: #0E4194; font-size: 9pt }}
.fn {{ font-size: 7pt; color: #777; margin-top: 2pt }}
"""
html = f'<html lang="it"><head><meta charset="utf-8"><title>CV {NAME}</title><style>{CSS}</style></head><body>{"".join(h)}</body></html>'
HTML(string=html).write_pdf("../resume.pdf")

gold = {"name": NAME, "headline": HEAD,
 "contact": {"email": "ottavia.brandolese@example.org", "phone": "(+39) 0522 555 0147", "links": ["www.example.org/in/ottavia-brandolese"],
   "location": "Reggio Emilia (Italia)"},
 "summary": PROFILE,
 "positions": [{"organization": o, "title": t, "start": s, "end": en, "location": loc, "section": "ESPERIENZA PROFESSIONALE", "bullets": bs} for d, s, en, t, o, loc, bs, st in JOBS],
 "education": [{"institution": i.replace(", Mantova", ""), "degree": dg, "start": s, "end": en} for d, s, en, dg, i, lv, n in EDU],
 "skills": [x for _, _, xs in SK for x in xs],
 "certifications": [{"name": n, "issuer": i, "date": d} for n, i, _, d in CERTS],
 "patents": [], "publications": PUBS, "projects": [], "awards": [AWARD[0]], "volunteering": [],
 "languages": ["Italiano (lingua madre)", "Inglese (C1)", "Francese (B1)"],
 "sections": ["INFORMAZIONI PERSONALI", "POSIZIONE RICOPERTA", "PROFILO PERSONALE", "ESPERIENZA PROFESSIONALE", "ISTRUZIONE E FORMAZIONE", "COMPETENZE PERSONALI", "ULTERIORI INFORMAZIONI"],
 "hard": "Europass table: headings, dates and sub-labels in a right-aligned left column, name inside a labelled row, languages in a level grid, 'Attività o settore' lines under the bullets, Italian",
 "made_with": "WeasyPrint", "running": ["Curriculum Vitae", NAME, "Pagina 1 / 2", "Pagina 2 / 2"], "hidden": []}
json.dump(gold, open("../gold.json", "w"), ensure_ascii=False, indent=1)
