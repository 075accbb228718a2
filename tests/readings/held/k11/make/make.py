# pdfTeX 1.40.24 (TeX Live 2022, Debian 12): python make.py && pdflatex resume.tex (make.py writes resume.tex and gold.json)
import json

J = "Experience"
GOLD = {
    "name": "Priyamvada Deshmukh-Ortega", "headline": None,
    "contact": {"email": "priya.do@example.com", "phone": "225-555-0147",
                "links": ["linkedin.com/in/priyado-example", "priyado.example.org"], "location": None},
    "summary": None,
    "positions": [
        {"organization": "Bayou Verde Polymers", "title": "Senior Process Engineer", "start": "2022-06", "end": "present",
         "location": "Baton Rouge, LA", "section": J, "bullets": [
            "Own a 410 kt/yr HDPE slurry train; raised on-stream factor from 91.2% to 95.8% over two turnarounds",
            "Debottlenecked the recycle-ethylene column with high-capacity trays, adding 6.5 t/h for a $3.1M spend and 11-month payback",
            "Chaired 14 HAZOP and LOPA sessions and closed 212 of 219 actions before restart",
            "Mentor three co-op students a year; two returned as full-time hires"]},
        {"organization": "Bayou Verde Polymers", "title": "Process Engineer II", "start": "2019-08", "end": "2022-05",
         "location": "Baton Rouge, LA", "section": J, "bullets": [
            "Built a steam balance in Aspen HYSYS that found $1.4M a year of let-down losses",
            "Cut flaring by 38% with a flare-gas recovery compressor sized for 2,200 kg/h"]},
        {"organization": "Cinder Ridge Refining", "title": "Process Engineering Intern", "start": "2018-05", "end": "2018-08",
         "location": "Corpus Christi, TX", "section": J, "bullets": [
            "Reconciled 96 flow meters around the crude unit to within 1.5% mass closure",
            "Wrote the desalter start-up checklist still used on all four shifts"]}],
    "education": [
        {"institution": "Pelican Coast University", "degree": "Master of Science in Chemical Engineering", "start": "2017-08", "end": "2019-05"},
        {"institution": "Mesa Larga Polytechnic", "degree": "Bachelor of Science in Chemical Engineering, Minor in Spanish", "start": "2013-08", "end": "2017-05"}],
    "skills": ["Aspen HYSYS", "Aspen Plus", "PI ProcessBook", "AutoCAD Plant 3D", "Python", "MATLAB", "VBA",
               "HAZOP", "LOPA", "Distillation design", "Relief valve sizing"],
    "certifications": [], "patents": [], "publications": [],
    "projects": ["Open Column", "Backyard Biodiesel"],
    "awards": [], "volunteering": [], "languages": [],
    "sections": ["Education", "Experience", "Projects", "Technical Skills"],
    "hard": "popular one-page LaTeX template: title first, employer on the second line, both with a right-hand column; school before town; no headline, no summary",
    "made_with": "pdfTeX 1.40.24",
}
WHEN = {"2022-06": "June 2022", "present": "Present", "2019-08": "Aug. 2019", "2022-05": "May 2022", "2018-05": "May 2018",
        "2018-08": "Aug. 2018", "2017-08": "Aug. 2017", "2019-05": "May 2019", "2013-08": "Aug. 2013", "2017-05": "May 2017"}
TOWN = {"Pelican Coast University": "New Iberia, LA", "Mesa Larga Polytechnic": "Las Cruces, NM"}


def esc(text):
    return text.replace("%", r"\%").replace("$", r"\$").replace("&", r"\&")


def row(a, b, c, d):
    return (r"\item\begin{tabular*}{0.97\textwidth}[t]{l@{\extracolsep{\fill}}r}\textbf{%s} & %s \\ \textit{\small %s} & \textit{\small %s} \\ \end{tabular*}\vspace{-7pt}"
            % (esc(a), b, esc(c), d))


def dates(x):
    return WHEN[x["start"]] + " -- " + WHEN[x["end"]]


def items(bullets):
    return "\\begin{itemize}[leftmargin=14pt]\n" + "\n".join(r"\item\small{%s}\vspace{-2pt}" % esc(b) for b in bullets) + "\n\\end{itemize}\\vspace{-4pt}"


edu = "\n".join(row(e["institution"], TOWN[e["institution"]], e["degree"], dates(e)) for e in GOLD["education"])
jobs = "\n".join(row(p["title"], dates(p), p["organization"], p["location"]) + items(p["bullets"]) for p in GOLD["positions"])
proj = "\n".join(
    r"\item\begin{tabular*}{0.97\textwidth}{l@{\extracolsep{\fill}}r}\small\textbf{%s} $|$ \emph{%s} & %s \\ \end{tabular*}\vspace{-7pt}" % (n, t, d) + items(b)
    for n, t, d, b in [
        ("Open Column", "Python, NumPy", "Jan. 2021 -- Present",
         ["Rigorous tray-by-tray distillation solver with 31 worked examples, used in two university courses"]),
        ("Backyard Biodiesel", "MATLAB, Arduino", "Sept. 2016 -- Apr. 2017",
         ["Converted 900 L of campus fryer oil into on-spec B100 for the grounds crew"])])
SOURCE = r"""\documentclass[letterpaper,11pt]{article}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern}
\input{glyphtounicode}\pdfgentounicode=1
\usepackage[empty]{fullpage}\usepackage{titlesec,enumitem}\usepackage[hidelinks]{hyperref}
\addtolength{\oddsidemargin}{-0.5in}\addtolength{\evensidemargin}{-0.5in}\addtolength{\textwidth}{1in}\addtolength{\topmargin}{-.5in}\addtolength{\textheight}{1.0in}
\raggedbottom\raggedright\setlength{\tabcolsep}{0in}
\titleformat{\section}{\vspace{-4pt}\scshape\raggedright\large}{}{0em}{}[\titlerule\vspace{-5pt}]
\renewcommand\labelitemii{$\vcenter{\hbox{\tiny$\bullet$}}$}
\begin{document}
\begin{center}\textbf{\Huge\scshape Priyamvada Deshmukh-Ortega}\\ \vspace{3pt}
\small 225-555-0147 $|$ \href{mailto:priya.do@example.com}{\underline{priya.do@example.com}} $|$
\href{https://linkedin.com/in/priyado-example}{\underline{linkedin.com/in/priyado-example}} $|$ \href{https://priyado.example.org}{\underline{priyado.example.org}}\end{center}
\section{Education}\begin{itemize}[leftmargin=0.15in,label={}]
%EDU
\end{itemize}
\section{Experience}\begin{itemize}[leftmargin=0.15in,label={}]
%JOBS
\end{itemize}
\section{Projects}\begin{itemize}[leftmargin=0.15in,label={}]
%PROJ
\end{itemize}
\section{Technical Skills}\begin{itemize}[leftmargin=0.15in,label={}]\small{\item{
\textbf{Simulation}{: Aspen HYSYS, Aspen Plus, PI ProcessBook, AutoCAD Plant 3D} \\
\textbf{Programming}{: Python, MATLAB, VBA} \\
\textbf{Process Safety and Design}{: HAZOP, LOPA, Distillation design, Relief valve sizing}}}\end{itemize}
\end{document}
"""
open("resume.tex", "w").write(SOURCE.replace("%EDU", edu).replace("%JOBS", jobs).replace("%PROJ", proj))
json.dump(GOLD, open("gold.json", "w"), ensure_ascii=False, indent=1)
