# Academic CV, LaTeX article class with titlesec, enumitem and fancyhdr (pdfTeX).
# Python 3 writes cv.tex and calls pdflatex twice. Command, in this folder: python build.py  -> cv.tex, ../resume.pdf, ../gold.json
import json, subprocess, shutil, re
ME = "Huenchumán, A."
jobs = [
 ("Senior Lecturer in Marine Ecology", "Universidad Estuarina de Los Ríos", "Valdivia, Chile", "March 2021", "present", "2021-03", "present", [
  "Lead the Fjord Benthos Group (two postdocs, four PhD and three MSc students) on cold-water corals, sponge grounds and deoxygenation in Patagonian fjords.",
  "Principal investigator on awards worth CLP 412 million; chief scientist on three cruises between 41° and 49° S.",
  "Designed and convene the Scientific Diving certificate (AAUS-equivalent, 62 divers trained, no reportable incident)."]),
 ("Postdoctoral Fellow", "Nordfjord Institute of Marine Science", "Tromsø, Norway", "September 2017", "February 2021", "2017-09", "2021-02", [
  "Built respiration and calcification budgets for \\textit{Desmophyllum pertusum} reefs from benthic landers and eddy covariance (11 deployments, 90 to 320 m).",
  "Annotated 214 h of ROV video with a convolutional network (mean IoU 0.81) and released the labels as open data."]),
 ("Research Assistant", "Tasman Coastal Research Laboratory", "Hobart, Australia", "2012", "2013", "2012", "2013", [
  "Ran quarterly kelp transects at nine sites and kept the temperature-logger network (46 HOBO units) alive."]),
]
edu = [("PhD in Marine Ecology", "Southern Derwent University", "Hobart, Australia", "2013", "2017", "Thesis: “Recruitment bottlenecks in temperate kelp forests under marine heatwaves”. Supervisors: Prof. R. Okonedo and Dr L. Pettifer."),
 ("MSc in Oceanography", "Universidad Estuarina de Los Ríos", "Valdivia, Chile", "2009", "2011", "Thesis on larval dispersal of \\textit{Concholepas concholepas}; grade 6.8 of 7.0."),
 ("BSc in Marine Biology", "Universidad del Golfo de Ancud", "Puerto Montt, Chile", "2005", "2009", "")]
arts = [
 ("Huenchumán, A., Solvang, K., Pradenas, M. and Iturra, C.", "2025", "Seasonal hypoxia halves calcification of a shallow cold-water coral in a Patagonian fjord", "Journal of Fjord Oceanography", "14(2), 88–104", "10.5555/jfo.2025.0188"),
 ("Pradenas, M. and Huenchumán, A.", "2024", "Salmon-farm organic load and the loss of sponge grounds: A before–after test at 17 sites", "Benthic Ecology Reports", "61, 215–232", "10.5555/ber.61.215"),
 ("Huenchumán, A., Okonedo, R. and Pettifer, L.", "2024", "Who recruits after the heatwave? Settlement limits kelp recovery more than grazing does", "Southern Ocean Ecology", "9(4), 301–319", "10.5555/soe.2024.301"),
 ("Iturra, C., Barría, T. and Huenchumán, A.", "2023", "Environmental DNA detects demersal fish at depths beyond diver surveys in Comau Fjord", "Molecular Surveys of the Sea", "5, e0147", "10.5555/mss.e0147"),
 ("Huenchumán, A. and Solvang, K.", "2022", "Oxygen budgets of reef frameworks from paired eddy-covariance and chamber measurements", "Limnology and Seafloor Methods", "20(7), 412–430", "10.5555/lsm.20.412"),
 ("Solvang, K., Huenchumán, A., Myhre, E. and Aune, J.", "2021", "Open labels for cold-water coral imagery: 214 hours of remotely operated vehicle video from northern Norway", "Data for the Deep Sea", "3, 17–29", "10.5555/dds.3.17"),
 ("Huenchumán, A., Myhre, E. and Solvang, K.", "2020", "Feeding pulses and the winter carbon balance of \\textit{Desmophyllum pertusum}", "Polar and Boreal Benthos", "33, 540–557", "10.5555/pbb.33.540"),
 ("Aune, J., Solvang, K. and Huenchumán, A.", "2019", "Bottom-trawl scars persist for two decades on a sub-Arctic sponge ground", "Benthic Ecology Reports", "56, 71–86", "10.5555/ber.56.071"),
 ("Huenchumán, A., Pettifer, L. and Okonedo, R.", "2018", "Heat tolerance of \\textit{Ecklonia radiata} gametophytes depends on the season of spore release", "Southern Ocean Ecology", "3(1), 12–27", "10.5555/soe.2018.012"),
 ("Huenchumán, A., Okonedo, R., Trewartha, S. and Pettifer, L.", "2016", "Turf-forming algae trap sediment and shut out kelp recruits", "Temperate Reefs", "8, 144–158", "10.5555/tr.8.144"),
 ("Huenchumán, A. and Villalobos-Rey, P.", "2012", "Larval duration and connectivity of a harvested gastropod along the Chilean coast: a drifter-calibrated model", "Revista Austral de Oceanografía", "27(3), 199–213", None),
]
chaps = [
 ("Huenchumán, A. and Iturra, C.", "2023", "Animal forests of the Patagonian fjords", "In: Barría, T. (ed.) \\textit{Life on Steep Shores}, pp. 211–240. Estuary Press, Valdivia", None, None),
 ("Huenchumán, A.", "2019", "Benthic landers in practice", "In: Myhre, E. and Aune, J. (eds) \\textit{Handbook of Seafloor Observation}, pp. 95–118. Nordlys Academic, Tromsø", None, None),
]
awards = [("Ocean Deoxygenation in Southern Fjords", "principal investigator, Fondo Austral de Ciencia, CLP 268 million", "2023–2026"),
 ("Early-Career Research Grant", "Fondo Austral de Ciencia, CLP 96 million", "2021–2023"),
 ("Boreal Fellowship", "Nordfjord Institute of Marine Science, NOK 2.4 million", "2017–2020"),
 ("Best Thesis in Life Sciences", "Southern Derwent University", "2018"),
 ("Becas Océano Doctoral Scholarship", "Agencia Austral de Becas", "2013–2017")]
talks = ["“Breathing reefs: oxygen in steep-sided fjords.” Keynote, Southern Benthos Symposium, Punta Arenas, November 2024.",
 "“What a lander cannot see.” Nordic Seafloor Days, Bergen, May 2022.",
 "“Heatwaves and kelp recruits.” Departmental seminar, Universidad del Golfo de Ancud, August 2021."]
teach = ["MAR 214 Ecology of Rocky Shores (undergraduate, 48 students, every autumn since 2021)",
 "OCE 530 Experimental Design and Mixed Models in R (graduate, 18 students, 2022 and 2024)",
 "Field course in Comau Fjord, ten days, 14 students (2022, 2023, 2025)"]
skills = ["closed-circuit rebreather diving (40 m)", "benthic landers and eddy covariance", "ROV piloting", "eDNA metabarcoding", "R (lme4, brms)", "Python (PyTorch)", "QGIS", "carbonate chemistry"]
certs = [("Advanced Scientific Diver", "Federación Austral de Buceo Científico", "2011"), ("STCW Basic Safety Training", "Tromsø Maritime School", "2017")]
vol = [("Shore-monitoring days with schools", "Amigos del Estuario, Corral", "2021–present"), ("Stranding-network first responder", "Red Austral de Varamientos", "2014–2016")]
langs = [("Spanish", "native"), ("English", "fluent"), ("Norwegian", "B1"), ("Mapudungun", "heritage speaker")]
interests = ("I study how animal forests on steep shores, above all cold-water corals and sponges, live with falling oxygen and rising heat, "
 "and what that means for the carbon they store. My work joins in-situ metabolism, imagery and long diver surveys, and feeds directly into zoning of salmon farming in southern Chile.")

def esc(s): return s.replace("&", "\\&").replace("%", "\\%").replace("°", "\\textdegree{}").replace("“", "``").replace("”", "''")
def plain(s): return re.sub(r"\\textit\{([^}]*)\}", r"\1", s)
def au(s): return esc(s).replace(ME, f"\\textbf{{{ME}}}")
def cite(a, y, t, j, v, doi):
    if v: return f"\\item {au(a)} ({y}). {esc(t)}{'' if t.endswith('?') else '.'} \\textit{{{j}}} {v}." + (f" doi:{doi}" if doi else "")
    return f"\\item {au(a)} ({y}). {esc(t)}. {esc(j)}."
L = [r"% Generated by build.py; pdfLaTeX. Command, in this folder: python build.py (or: pdflatex cv.tex, twice)",
r"\documentclass[11pt,a4paper]{article}", r"\usepackage[T1]{fontenc}", r"\usepackage[utf8]{inputenc}", r"\usepackage[osf]{mathpazo}", r"\usepackage{textcomp}",
r"\usepackage[margin=27mm,headheight=14pt]{geometry}", r"\usepackage{titlesec,enumitem,fancyhdr,lastpage,microtype}", r"\usepackage[hidelinks]{hyperref}",
r"\titleformat{\section}{\large\scshape}{}{0pt}{}[\vspace{-6pt}\rule{\textwidth}{0.4pt}]", r"\titlespacing*{\section}{0pt}{14pt}{6pt}",
r"\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}", r"\fancyhead[L]{\small\itshape A. Huenchumán}\fancyhead[R]{\small\itshape Curriculum Vitae, June 2025}\fancyfoot[C]{\small\thepage\ of \pageref{LastPage}}",
r"\fancypagestyle{first}{\fancyhf{}\fancyfoot[C]{\small\thepage\ of \pageref{LastPage}}}",
r"\setlength{\parindent}{0pt}\setlist{nosep,itemsep=2pt}", r"\begin{document}\thispagestyle{first}",
r"\begin{center}{\LARGE Ayelén Huenchumán Rosas}\\[4pt] Marine Biologist\\[6pt]",
r"{\small Valdivia, Chile \quad$\cdot$\quad +56 9 5550 0163 \quad$\cdot$\quad \href{mailto:ayelen.huenchuman@example.org}{ayelen.huenchuman@example.org}\\ \href{https://fjordbenthos.example.org}{fjordbenthos.example.org} \quad$\cdot$\quad \href{https://orcid.example.org/0000-0000-5550-0163}{orcid.example.org/0000-0000-5550-0163}}\end{center}",
r"\section*{Research Interests}", esc(interests), r"\section*{Academic Appointments}"]
for t, org, loc, a, b, _, _, bl in jobs:
    L += [rf"\textbf{{{t}}} \hfill {a} -- {b}\\ {org}, {loc}", r"\begin{itemize}"] + [r"\item " + esc(x) for x in bl] + [r"\end{itemize}\vspace{6pt}", ""]
L += [r"\section*{Education}"]
for d, i, l, a, b, x in edu: L += [rf"\textbf{{{d}}} \hfill {a} -- {b}\\ {i}, {l}" + (r"\\ {\small " + esc(x) + "}" if x else ""), r"\par\vspace{5pt}"]
for head, lab, lst in (("Peer-Reviewed Articles", "A", arts), ("Book Chapters", "B", chaps)):
    n = len(lst)
    L += [rf"\section*{{{head}}}", r"\begin{itemize}[leftmargin=10mm,labelwidth=8mm,itemsep=4pt]"]
    L += [cite(*c).replace(r"\item", rf"\item[{lab}{n-k}]", 1) for k, c in enumerate(lst)] + [r"\end{itemize}"]
L += [r"\section*{Grants, Fellowships and Awards}"] + [rf"\textbf{{{n}}}, {esc(w)} \hfill {y}\par\vspace{{2pt}}" for n, w, y in awards]
L += [r"\section*{Invited Talks}", r"\begin{itemize}"] + [r"\item " + esc(x) for x in talks] + [r"\end{itemize}", r"\section*{Teaching}", r"\begin{itemize}"] + [r"\item " + esc(x) for x in teach] + [r"\end{itemize}"]
L += [r"\section*{Technical Skills}", esc("; ".join(skills)) + ".", r"\section*{Certifications}"] + [rf"{n}, {i} \hfill {y}\par\vspace{{2pt}}" for n, i, y in certs]
L += [r"\section*{Outreach and Volunteering}"] + [rf"\textbf{{{n}}}, {w} \hfill {y}\par\vspace{{2pt}}" for n, w, y in vol]
L += [r"\section*{Languages}", ", ".join(f"{a} ({b})" for a, b in langs), r"\end{document}"]
tex = "\n".join(L).replace("–", "--")
open("cv.tex", "w", encoding="utf-8").write(tex)
for _ in range(2): subprocess.run(["pdflatex", "-interaction=nonstopmode", "cv.tex"], stdout=subprocess.DEVNULL)
print("\n".join(l for l in open("cv.log", encoding="latin1").read().split("\n") if l.startswith(("!", "Overfull", "Output"))))
shutil.move("cv.pdf", "../resume.pdf")
import os
for e in ("aux", "log", "out"): os.path.exists("cv." + e) and os.remove("cv." + e)
gold = {"name": "Ayelén Huenchumán Rosas", "headline": "Marine Biologist",
 "contact": {"email": "ayelen.huenchuman@example.org", "phone": "+56 9 5550 0163", "links": ["fjordbenthos.example.org", "orcid.example.org/0000-0000-5550-0163"], "location": "Valdivia, Chile"},
 "summary": interests,
 "positions": [{"organization": o, "title": t, "start": s, "end": e, "location": l, "section": "Academic Appointments", "bullets": [plain(x) for x in bl]} for t, o, l, _, _, s, e, bl in jobs],
 "education": [{"institution": i, "degree": d, "start": a, "end": b} for d, i, _, a, b, _ in edu],
 "skills": skills, "certifications": [{"name": n, "issuer": i, "date": y} for n, i, y in certs],
 "patents": [], "publications": [plain(c[2]) for c in arts + chaps], "projects": [], "awards": [a[0] for a in awards], "volunteering": [v[0] for v in vol],
 "languages": [f"{a} ({b})" for a, b in langs],
 "sections": ["Research Interests", "Academic Appointments", "Education", "Peer-Reviewed Articles", "Book Chapters", "Grants, Fellowships and Awards", "Invited Talks", "Teaching", "Technical Skills", "Certifications", "Outreach and Volunteering", "Languages"],
 "hard": "headings in small capitals; publication titles with question mark, colon and italic species inside author-year citations that cross pages; old-style figures; talks and courses that are neither jobs nor publications; running header from page 2",
 "made_with": "LaTeX (pdfTeX, article class)", "running": [], "hidden": []}
pages = int(subprocess.run("pdfinfo ../resume.pdf | awk '/Pages/{print $2}'", shell=True, capture_output=True, text=True).stdout)
gold["running"] = ["A. Huenchumán", "Curriculum Vitae, June 2025"] + [f"{k} of {pages}" for k in range(1, pages + 1)]
json.dump(gold, open("../gold.json", "w", encoding="utf-8"), ensure_ascii=False, indent=1)
