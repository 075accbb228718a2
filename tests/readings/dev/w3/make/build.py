# Made with HTML printed by headless chromium.
# Commands (in this folder):
#   python build.py            -> cv.html and ../gold.json
#   chromium --headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=../resume.pdf cv.html
import json
from html import escape as E
from pathlib import Path
HERE = Path(__file__).resolve().parent; OUT = HERE.parent
NAME, HEAD = "Gwendal Le Merdy-Roussel", "Chef d’équipe plombier-chauffagiste · Référent pompes à chaleur"
PERSO = "39 ans – Permis B et BE – Véhicule personnel – Mobile en Ille-et-Vilaine et Mayenne"
MAIL, TEL, LOC = "g.lemerdy@example.org", "02 61 91 04 37", "Fougères (35)"
ADR = "7, impasse des Tanneurs"
SUMMARY = ("Dix-sept ans de métier en plomberie, chauffage et énergies renouvelables, de l’apprentissage à l’encadrement. "
 "J’organise les chantiers de rénovation énergétique de A à Z, du calcul de déperditions à la mise en service, et je tiens aux réseaux propres, "
 "aux essais tracés et aux clients rappelés le jour même.")
JOBS = [
 ("Chef d’équipe chauffage et énergies renouvelables", "Énergies du Bocage SARL", "Fougères (35)", "Depuis septembre 2019", "2019-09", "present", [
  "Encadrement de 6 compagnons et 2 apprentis ; planification de 45 à 50 chantiers par an en maison individuelle et petit collectif",
  "Pose et mise en service de 212 pompes à chaleur air/eau (6 à 22 kW), taux de rappel sous garantie ramené de 7,5 % à 2,1 %",
  "Dimensionnement selon NF EN 12831, équilibrage hydraulique et rédaction des notes techniques pour les dossiers d’aides",
  "Réduction de 18 % des achats de cuivre par le passage au multicouche serti et la préfabrication des collecteurs en atelier"]),
 ("Technicien de maintenance chauffage", "Énergies du Bocage SARL", "Fougères (35)", "Mars 2016 – août 2019", "2016-03", "2019-08", [
  "Entretien de 640 chaudières gaz et fioul sous contrat, analyses de combustion et désembouages",
  "Astreinte une semaine sur quatre : 93 % des pannes résolues à la première visite"]),
 ("Plombier-chauffagiste", "Thermo-Sanit Rivière", "Vitré (35)", "Septembre 2011 – février 2016", "2011-09", "2016-02", [
  "Installation complète de salles de bains, planchers chauffants et chaudières à condensation dans le neuf et l’ancien",
  "Rénovation des colonnes d’eau chaude d’une résidence de 84 logements occupés, sans coupure de plus de quatre heures"]),
 ("Apprenti installateur sanitaire et thermique", "Établissements Hamelin-Douet", "Mayenne (53)", "2008 – 2011", "2008", "2011", [
  "Brasage cuivre, soudage acier, façonnage PER et raccordement d’appareils sanitaires",
  "Participation à la réfection de la chaufferie bois d’un groupe scolaire (300 kW)"]),
]
EDU = [
 ("Brevet professionnel Monteur en installations du génie climatique et sanitaire", "CFA du Val de Sélune", "2009 – 2011", "2009", "2011"),
 ("CAP Installateur thermique", "CFA du Val de Sélune", "2009", None, "2009"),
 ("CAP Installateur sanitaire", "Lycée professionnel Anne-Le-Bris", "2006 – 2008", "2006", "2008"),
]
CERT = [
 ("Attestation d’aptitude aux fluides frigorigènes, catégorie I", "Centre Formathermie", "2020", "2020"),
 ("Installateur de pompes à chaleur, module qualité", "Ouest Énergie Formation", "mars 2018", "2018-03"),
 ("Habilitation électrique BR", "Voltéo Prévention", "juin 2023", "2023-06"),
 ("Sauveteur secouriste du travail", "Voltéo Prévention", "2024", "2024"),
]
SK = ["PAC air/eau et géothermie", "Chaudières gaz à condensation", "Plancher chauffant", "Équilibrage hydraulique", "Brasage fort et sertissage", "Régulation et GTB", "Lecture de plans et schémas", "Devis et métrés", "Encadrement d’équipe"]
LANG = ["Français (langue maternelle)", "Breton (courant)", "Anglais (notions)"]
HOB = ["Sonneur de bombarde au bagad de Lann-Ruz", "Restauration de vieilles motos", "Course à pied : semi-marathon en 1 h 38"]
VOL = [("Sapeur-pompier volontaire", "Caserne de Saint-Ronan, depuis 2013")]
css = """
@page{size:A4;margin:0}
*{box-sizing:border-box}body{margin:0;font:9pt/1.34 'Lato','Liberation Sans',sans-serif;color:#2a2a2a;width:210mm}
header{display:flex;gap:8mm;align-items:center;padding:7mm 12mm 5mm;border-bottom:1.2mm solid #1d5c63}
.photo{width:28mm;height:33mm;border:.4mm dashed #8aa;background:#f1f5f5;display:flex;align-items:center;justify-content:center;flex:none}
.photo svg{width:20mm}
h1{margin:0;font-size:25pt;line-height:1.1;color:#1d5c63;font-weight:700}
.t{font-size:12pt;margin:1.5mm 0 2mm}.p{font-size:9.4pt;color:#666;font-style:italic}
main{display:grid;grid-template-columns:64mm 1fr;height:247mm}
aside{background:#e8f0f0;padding:6mm 6mm 6mm 12mm}section.m{padding:6mm 12mm 6mm 8mm}
h2{font-size:11.5pt;margin:5mm 0 2mm;color:#1d5c63;border-bottom:.3mm solid #1d5c63;padding-bottom:.8mm}
h2:first-child{margin-top:0}
p{margin:0 0 1.2mm}aside ul{list-style:none;margin:0;padding:0}aside li{margin-bottom:1.1mm}
.ce{margin-bottom:2mm}.ce b{display:block;font-weight:600}
.job{margin-bottom:3mm;break-inside:avoid}.job h3{margin:0;font-size:10.4pt}
.o{display:flex;justify-content:space-between;color:#1d5c63}.o i{color:#555}
.job ul{margin:.8mm 0 0;padding-left:4.5mm}.job li{margin-bottom:.6mm}
.f{display:grid;grid-template-columns:24mm 1fr;margin-bottom:1.4mm}.f b{display:block}
"""
h = [f"<!doctype html><html lang=fr><meta charset=utf-8><title>CV {E(NAME)}</title><style>{css}</style><body>"]
h.append(f"<header><div class=photo><svg viewBox='0 0 40 40' fill='#9bb'><circle cx=20 cy=13 r=8 /><path d='M4 40c0-12 7-17 16-17s16 5 16 17z'/></svg></div><div><h1>{E(NAME)}</h1><div class=t>{E(HEAD)}</div><div class=p>{E(PERSO)}</div></div></header><main><aside>")
h.append(f"<h2>Coordonnées</h2><p>{ADR}<br>35300 Fougères</p><p>{TEL}</p><p>{MAIL}</p>")
h.append("<h2>Compétences</h2><ul>" + "".join(f"<li>{E(s)}</li>" for s in SK) + "</ul>")
h.append("<h2>Habilitations et certifications</h2>" + "".join(f"<div class=ce><b>{E(n)}</b>{E(i)}, {E(p)}</div>" for n, i, p, d in CERT))
h.append("<h2>Langues</h2><ul>" + "".join(f"<li>{E(s)}</li>" for s in LANG) + "</ul>")
h.append("<h2>Centres d’intérêt</h2><ul>" + "".join(f"<li>{E(s)}</li>" for s in HOB) + "</ul>")
h.append(f"</aside><section class=m><h2>Profil</h2><p>{E(SUMMARY)}</p><h2>Expérience professionnelle</h2>")
for t, o, l, p, s, e, b in JOBS:
    h.append(f"<div class=job><h3>{E(t)}</h3><div class=o><span>{E(o)}, {E(l)}</span><i>{E(p)}</i></div><ul>" + "".join(f"<li>{E(x)}</li>" for x in b) + "</ul></div>")
h.append("<h2>Formation</h2>")
for d, i, p, s, e in EDU: h.append(f"<div class=f><span>{p}</span><span><b>{E(d)}</b>{E(i)}</span></div>")
h.append("<h2>Engagement bénévole</h2>" + "".join(f"<p><b>{E(a)}</b>, {E(b)}</p>" for a, b in VOL))
h.append("</section></main></body></html>")
(HERE/"cv.html").write_text("\n".join(h), encoding="utf-8")
gold = dict(name=NAME, headline=HEAD, contact=dict(email=MAIL, phone=TEL, links=[], location="Fougères"), summary=SUMMARY,
 positions=[dict(organization=o, title=t, start=s, end=e, location=l, section="Expérience professionnelle", bullets=b) for t, o, l, p, s, e, b in JOBS],
 education=[dict(institution=i, degree=d, start=s, end=e) for d, i, p, s, e in EDU], skills=SK,
 certifications=[dict(name=n, issuer=i, date=d) for n, i, p, d in CERT], patents=[], publications=[], projects=[], awards=[],
 volunteering=[a for a, _ in VOL], languages=LANG,
 sections=["Coordonnées", "Compétences", "Habilitations et certifications", "Langues", "Centres d’intérêt", "Profil", "Expérience professionnelle", "Formation", "Engagement bénévole"],
 hard="French two columns under a full-width header with an empty photo box; a line with age and driving licence that is no headline; wrapped certificates in a narrow column; French dates",
 made_with="chromium print of HTML", running=[], hidden=[])
(OUT/"gold.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1)+"\n", encoding="utf-8")
