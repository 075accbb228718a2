"""People set in type: pdfTeX (a plain article, and the class moderncv), Typst, and a page drawn by fpdf2."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path

from dates import point, span
from pages import TITLES
from people import Person


def escaped(text: str) -> str:
    text = re.sub(r"([&%$#_{}])", r"\\\1", text)
    return (
        text.replace("~", r"\textasciitilde{}")
        .replace("²", r"\textsuperscript{2}")
        .replace("€", r"\texteuro{}")
    )


# The icon fonts of moderncv are not in every distribution of TeX: older drawn symbols stand in for them.
_ICONS = r"""\ProvidesPackage{fontawesome5}\RequirePackage{marvosym}
\newcommand\faIcon[2][]{\Letter}\newcommand\faMobile{\Mobilefone}\newcommand\faEnvelope{\Letter}
\newcommand\faHome{\Info}\newcommand\faPhone{\Telefon}\newcommand\faGlobe{\Info}\newcommand\faCircle[1][]{$\bullet$}
"""


def pdftex(source: str, runs: int = 2) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "fontawesome5.sty").write_text(_ICONS)
        (Path(folder) / "academicons.sty").write_text(r"\ProvidesPackage{academicons}")
        (Path(folder) / "cv.tex").write_text(source, encoding="utf-8")
        for _ in range(runs):
            done = subprocess.run(
                ["pdflatex", "-interaction=nonstopmode", "cv.tex"],
                cwd=folder,
                capture_output=True,
                timeout=120,
            )
        out = Path(folder) / "cv.pdf"
        if not out.exists():
            raise RuntimeError(done.stdout.decode("latin-1")[-2000:])
        return out.read_bytes()


def article(person: Person) -> bytes:
    """One column, small capitals, hyphenation, dates at the right edge, a running head from page 2 on."""
    titles = TITLES["en"]
    held = person["contact"]
    line = r" \textbullet{} ".join(
        escaped(x) for x in (held["email"], held["phone"], held["location"], *held["links"]) if x
    )
    body = [
        rf"\begin{{center}}{{\LARGE\bfseries {escaped(person['name'])}}}\\[4pt]{escaped(person['headline'])}\\{line}\end{{center}}"
    ]
    if person["summary"]:
        body += [rf"\section*{{{titles['summary']}}}", escaped(person["summary"])]
    body.append(rf"\section*{{{titles['work']}}}")
    for job in person["positions"]:
        body.append(
            rf"\textbf{{{escaped(job['title'])}}} \hfill {span(job['start'], job['end'], 'long', dash='--')}\\"
        )
        body.append(rf"\textit{{{escaped(job['organization'])}}} \hfill {escaped(job['location'] or '')}")
        items = "".join(rf"\item {escaped(text)} " for text in job["bullets"])
        body.append(rf"\begin{{itemize}}{items}\end{{itemize}}")
    body.append(rf"\section*{{{titles['education']}}}")
    for one in person["education"]:
        dates = span(one["start"], one["end"], "long", dash="--")
        body.append(rf"\textbf{{{escaped(one['degree'])}}}, {escaped(one['institution'])} \hfill {dates}\par")
    body.append(rf"\section*{{{titles['skills']}}}")
    for label, items in person["skills"].items():
        body.append(
            (rf"\textbf{{{escaped(label)}:}} " if label else "") + escaped(", ".join(items)) + r"\par"
        )
    if person.get("publications"):
        listed = "".join(rf"\item {escaped(text)} " for text in person["publications"])
        body.append(rf"\section*{{{titles['publications']}}}\begin{{enumerate}}{listed}\end{{enumerate}}")
    body.append(rf"\section*{{{titles['languages']}}}" + escaped(", ".join(person["languages"])))
    return pdftex(
        r"""\documentclass[11pt]{article}\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage{lmodern,textcomp}
\usepackage[paperheight=148mm,paperwidth=130mm,margin=16mm,top=20mm]{geometry}\usepackage{fancyhdr,titlesec,enumitem}
\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0.3pt}
\fancyhead[L]{\small """
        + escaped(person["name"])
        + r""" -- Curriculum Vitae}\fancyhead[R]{\small Page \thepage}
\titleformat{\section}{\large\scshape}{}{0em}{}[\titlerule]\setlength{\parindent}{0pt}
\setlist{nosep,leftmargin=5mm}\begin{document}\thispagestyle{empty}
"""
        + "\n".join(body)
        + r"\end{document}"
    )


def moderncv(person: Person, language: str) -> bytes:
    """The class as it comes: dates in a left column, contact at the head, italics for employers."""
    titles = TITLES[language]
    held = person["contact"]
    first, _, last = person["name"].rpartition(" ")
    body = (
        [rf"\section{{{titles['summary']}}}\cvitem{{}}{{{escaped(person['summary'])}}}"]
        if person["summary"]
        else []
    )
    body.append(rf"\section{{{titles['work']}}}")
    for job in person["positions"]:
        items = "".join(rf"\item {escaped(text)}" for text in job["bullets"])
        dates = span(job["start"], job["end"], "slash", language, dash="--")
        body.append(
            rf"\cventry{{{dates}}}{{{escaped(job['title'])}}}{{{escaped(job['organization'])}}}"
            rf"{{{escaped(job['location'] or '')}}}{{}}{{\begin{{itemize}}{items}\end{{itemize}}}}"
        )
    body.append(rf"\section{{{titles['education']}}}")
    for one in person["education"]:
        dates = span(one["start"], one["end"], "slash", language, dash="--")
        body.append(
            rf"\cventry{{{dates}}}{{{escaped(one['degree'])}}}{{{escaped(one['institution'])}}}{{}}{{}}{{}}"
        )
    body.append(rf"\section{{{titles['skills']}}}")
    for label, skills in person["skills"].items():
        body.append(rf"\cvitem{{{escaped(label)}}}{{{escaped(', '.join(skills))}}}")
    if person["certifications"]:
        body.append(rf"\section{{{titles['certifications']}}}")
        for one in person["certifications"]:
            body.append(rf"\cvitem{{{point(one['date'], 'slash')}}}{{{escaped(one['name'])}}}")
    body.append(rf"\section{{{titles['languages']}}}")
    body += [rf"\cvitem{{}}{{{escaped(text)}}}" for text in person["languages"]]
    return pdftex(
        r"""\PassOptionsToPackage{expansion=false}{microtype}\documentclass[11pt,a4paper,sans]{moderncv}\usepackage{lmodern}\moderncvstyle{classic}\moderncvcolor{blue}
\usepackage[T1]{fontenc}\usepackage[utf8]{inputenc}\usepackage[scale=0.76]{geometry}
"""
        + rf"\name{{{escaped(first)}}}{{{escaped(last)}}}\title{{{escaped(person['headline'])}}}"
        + rf"\address{{{escaped(held['location'])}}}{{}}{{}}\phone[mobile]{{{held['phone']}}}\email{{{held['email']}}}"
        + "".join(rf"\extrainfo{{{escaped(link)}}}" for link in held["links"])
        + r"\begin{document}\makecvtitle "
        + "\n".join(body)
        + r"\end{document}"
    )


def typst_page(person: Person, style: str) -> bytes:
    """Employer and place on the first line of an entry, title and dates on the second; rules under the headings."""
    import typst

    titles, held = TITLES["en"], person["contact"]

    def safe(text: str) -> str:
        return re.sub(r"([#*_@$\\<>\[\]~`/-])", r"\\\1", text)

    contact = " | ".join(
        safe(x) for x in (held["phone"], held["email"], held["location"], *held["links"]) if x
    )
    body = [
        f'#align(center)[#text(22pt, weight: "bold")[{safe(person["name"])}] \\ {safe(person["headline"])} \\ {contact}]'
    ]
    if person["summary"]:
        body += [f"= {titles['summary']}", safe(person["summary"])]
    body.append(f"= {titles['work']}")
    for job in person["positions"]:
        body.append(f"*{safe(job['organization'])}* #h(1fr) {safe(job['location'] or '')} \\")
        body.append(f"_{safe(job['title'])}_ #h(1fr) {safe(span(job['start'], job['end'], style))}")
        body += [f"- {safe(text)}" for text in job["bullets"]]
    body.append(f"= {titles['education']}")
    for one in person["education"]:
        body.append(f"*{safe(one['institution'])}* \\")
        body.append(f"_{safe(one['degree'])}_ #h(1fr) {safe(span(one['start'], one['end'], style))}\n")
    body.append(f"= {titles['skills']}")
    for label, items in person["skills"].items():
        body.append((f"*{safe(label)}:* " if label else "") + safe(", ".join(items)) + "\n")
    if person["certifications"]:
        body.append(f"= {titles['certifications']}")
        for one in person["certifications"]:
            issuer = f", {safe(one['issuer'])}" if one["issuer"] else ""
            body.append(f"{safe(one['name'])}{issuer} #h(1fr) {safe(point(one['date'], style))}\n")
    body.append(f"= {titles['languages']}\n{safe(', '.join(person['languages']))}")
    source = (
        '#set page(paper: "us-letter", margin: 1.6cm)\n#set text(size: 10pt)\n#set par(justify: true)\n'
        '#show heading: it => [#v(6pt) #text(rgb("#8a1538"), it.body) #v(-6pt) #line(length: 100%, stroke: 0.5pt)]\n'
        + "\n".join(body)
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cv.typ"
        path.write_text(source, encoding="utf-8")
        return bytes(typst.compile(str(path)))


def white_text(person: Person, hidden: list[str]) -> bytes:
    """Drawn line by line; between the lines words in white, words of one point, and words beyond the page."""
    from fpdf import FPDF

    pdf = FPDF(format="A4")
    pdf.add_page()
    held = person["contact"]

    def line(text: str, size: float = 10, style: str = "") -> None:
        pdf.set_font("Helvetica", style, size)
        safe = text.replace("–", "-").replace("’", "'").encode("latin-1", "replace").decode("latin-1")
        pdf.multi_cell(0, size * 0.5, safe, new_x="LMARGIN", new_y="NEXT")

    line(person["name"], 22, "B")
    line(person["headline"], 11)
    line(" | ".join(x for x in (held["email"], held["phone"], held["location"], *held["links"]) if x))
    pdf.set_text_color(255, 255, 255)
    line(hidden[0])
    pdf.set_text_color(0, 0, 0)
    line("EXPERIENCE", 12, "B")
    for job in person["positions"]:
        line(f"{job['title']}, {job['organization']}, {job['location']}", 10, "B")
        line(span(job["start"], job["end"], "short", dash=" - "))
        for text in job["bullets"]:
            line(f"- {text}")
    pdf.set_font("Helvetica", size=1)
    pdf.text(60, 20, hidden[1])
    pdf.set_font("Helvetica", size=10)
    pdf.text(400, 100, hidden[1])
    line("EDUCATION", 12, "B")
    for one in person["education"]:
        line(f"{one['degree']}, {one['institution']}, {span(one['start'], one['end'], 'short', dash=' - ')}")
    line("SKILLS", 12, "B")
    line(", ".join(item for items in person["skills"].values() for item in items))
    line("LANGUAGES", 12, "B")
    line(", ".join(person["languages"]))
    return bytes(pdf.output())
