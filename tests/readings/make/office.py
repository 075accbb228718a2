"""People as Word files, as JSON Resume and as plain text; and a Word file printed to PDF by LibreOffice."""

from __future__ import annotations

import io
import json
import subprocess
import tempfile
import textwrap
import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from dates import point, span
from pages import TITLES
from people import Person


def _saved(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def to_pdf(docx: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "cv.docx").write_bytes(docx)
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "pdf",
            "cv.docx",
        ]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=180)
        return (Path(folder) / "cv.pdf").read_bytes()


def _contacts(person: Person) -> list[str]:
    held = person["contact"]
    return [value for value in (held["email"], held["phone"], held["location"], *held["links"]) if value]


def plain(person: Person, *, style: str, language: str, running: str) -> bytes:
    """Word's own styles: headings, list bullets, a right tab for the dates; a running head and page numbers."""
    from docx import Document
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    titles = TITLES[language]
    document = Document()
    part = document.sections[0]
    part.page_height, part.page_width = Mm(200), Mm(170)
    part.left_margin = part.right_margin = Mm(20)
    part.header.paragraphs[0].text = running
    number = part.footer.paragraphs[0].add_run()
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        mark = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            mark.set(qn("w:fldCharType"), kind)
        mark.text = text or None
        number._r.append(mark)
    document.add_paragraph(person["name"], style="Title")
    document.add_paragraph(person["headline"])
    document.add_paragraph(" | ".join(_contacts(person)))

    def row(left: str, right: str, bold: bool) -> None:
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(130), WD_TAB_ALIGNMENT.RIGHT)
        paragraph.paragraph_format.space_after = Mm(0)
        paragraph.add_run(left).bold = bold
        paragraph.add_run(f"\t{right}" if right else "")

    if person["summary"]:
        document.add_heading(titles["summary"], 1)
        document.add_paragraph(person["summary"])
    document.add_heading(titles["work"], 1)
    for job in person["positions"]:
        row(job["title"], span(job["start"], job["end"], style, language), True)
        row(job["organization"], job["location"] or "", False)
        for text in job["bullets"]:
            document.add_paragraph(text, style="List Bullet")
    document.add_heading(titles["education"], 1)
    for one in person["education"]:
        row(one["degree"], span(one["start"], one["end"], style, language), True)
        document.add_paragraph(one["institution"])
    document.add_heading(titles["skills"], 1)
    for label, items in person["skills"].items():
        paragraph = document.add_paragraph()
        if label:
            paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(", ".join(items))
    if person["certifications"]:
        document.add_heading(titles["certifications"], 1)
        for one in person["certifications"]:
            issuer = f", {one['issuer']}" if one["issuer"] else ""
            document.add_paragraph(
                f"{one['name']}{issuer} ({point(one['date'], style)})", style="List Bullet"
            )
    document.add_heading(titles["languages"], 1)
    document.add_paragraph(", ".join(person["languages"]))
    return _saved(document)


def layout_table(person: Person, *, style: str, hidden: str) -> bytes:
    """A table of one row: a dark side bar and the main text; headings are bold capitals, not styles."""
    from docx import Document
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    titles = TITLES["en"]
    document = Document()
    table = document.add_table(rows=1, cols=2)
    bar, main = table.rows[0].cells
    bar.width, main.width = Mm(55), Mm(115)
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "23395B")
    bar._tc.get_or_add_tcPr().append(shade)

    def say(
        cell: Any,
        text: str,
        *,
        size: float = 10,
        bold: bool = False,
        colour: str = "",
        style: str | None = None,
    ) -> None:
        run = cell.add_paragraph(style=style).add_run(text)
        run.font.size, run.bold = Pt(size), bold
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)

    def head(cell: Any, text: str, colour: str = "") -> None:
        say(cell, text, size=13, bold=True, colour=colour)

    white = "FFFFFF"
    head(bar, titles["contact"], white)
    for value in _contacts(person):
        say(bar, value, colour=white)
    head(bar, titles["skills"], white)
    for items in person["skills"].values():
        for item in items:
            say(bar, item, colour=white)
    head(bar, titles["languages"], white)
    for text in person["languages"]:
        say(bar, text, colour=white)
    say(main, person["name"], size=24, bold=True)
    say(main, person["headline"], size=12)
    if hidden:
        say(main, hidden, colour=white)
    if person["summary"]:
        head(main, titles["summary"])
        say(main, person["summary"])
    head(main, titles["work"])
    for job in person["positions"]:
        say(main, job["title"], bold=True)
        say(main, f"{job['organization']}, {job['location']} | {span(job['start'], job['end'], style)}")
        for text in job["bullets"]:
            say(main, text, style="List Bullet")
    head(main, titles["education"])
    for one in person["education"]:
        say(main, one["degree"], bold=True)
        say(main, f"{one['institution']} | {span(one['start'], one['end'], style)}")
    if person["certifications"]:
        head(main, titles["certifications"])
        for one in person["certifications"]:
            issuer = f", {one['issuer']}" if one["issuer"] else ""
            say(main, f"{one['name']}{issuer}, {point(one['date'], style)}")
    return _saved(document)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SPACES = (
    f'{_W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml"'
)


def text_boxes(person: Person, *, style: str) -> bytes:
    """By hand: the head in a text box (twice in the file, once on the page), names in content controls, an employer
    struck out by tracked changes."""
    titles = TITLES["en"]

    def p(text: str, *, bold: bool = False, size: int = 20) -> str:
        mark = "<w:b/>" if bold else ""
        parts = f'<w:tab/></w:r><w:r><w:rPr>{mark}<w:sz w:val="{size}"/></w:rPr>'.join(
            f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t")
        )
        return f'<w:p><w:r><w:rPr>{mark}<w:sz w:val="{size}"/></w:rPr>{parts}</w:r></w:p>'

    def box(inner: str) -> str:
        content = f"<w:txbxContent>{inner}</w:txbxContent>"
        return (
            '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>'
            f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
            f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r></w:p>"
        )

    def control(inner: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"

    body = box(
        p(person["name"], bold=True, size=44)
        + p(person["headline"])
        + "".join(p(value) for value in _contacts(person))
    )
    body += p(titles["summary"], bold=True, size=28) + p(person["summary"])
    body += p(titles["work"], bold=True, size=28)
    for number, job in enumerate(person["positions"]):
        body += control(p(f"{job['title']}\t{span(job['start'], job['end'], style)}", bold=True))
        struck = (
            '<w:del w:id="1" w:author="x"><w:r><w:delText>Old Infirmary</w:delText></w:r></w:del>'
            if not number
            else ""
        )
        named = f'<w:ins w:id="2" w:author="x"><w:r><w:t>{escape(job["organization"])}</w:t></w:r></w:ins>'
        where = f'<w:r><w:t xml:space="preserve">, {escape(job["location"])}</w:t></w:r>'
        body += f"<w:p>{struck}{named}{where}</w:p>"
        body += "".join(p(f"• {text}") for text in job["bullets"])
    body += p(titles["education"], bold=True, size=28)
    for one in person["education"]:
        body += p(f"{one['degree']}, {one['institution']}\t{span(one['start'], one['end'], style)}")
    body += p(titles["skills"], bold=True, size=28) + p(
        ", ".join(x for items in person["skills"].values() for x in items)
    )
    body += p(titles["certifications"], bold=True, size=28)
    for one in person["certifications"]:
        body += p(f"{one['name']}, {one['issuer']}, {point(one['date'], style)}")
    body += p(titles["languages"], bold=True, size=28) + p(", ".join(person["languages"]))
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Old Infirmary secret</w:t></w:r></w:p>"
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {_SPACES}><w:body>{body}{hidden}</w:body></w:document>'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("[Content_Types].xml", types)
        parts.writestr("word/document.xml", document)
    return out.getvalue()


def json_resume(person: Person) -> bytes:
    held = person["contact"]

    def end(value: str) -> dict[str, str]:
        return {} if value == "present" else {"endDate": value}

    told = {
        "basics": {
            "name": person["name"],
            "label": person["headline"],
            "email": held["email"],
            "phone": held["phone"] or "",
            "summary": person["summary"] or "",
            "location": {"city": held["location"]},
            "profiles": [{"network": "Web", "url": link} for link in held["links"]],
        },
        "work": [
            {
                "name": job["organization"],
                "position": job["title"],
                "location": job["location"],
                "startDate": job["start"],
                **end(job["end"]),
                "highlights": job["bullets"],
            }
            for job in person["positions"]
        ],
        "education": [
            {
                "institution": one["institution"],
                "studyType": one["degree"],
                "startDate": one["start"],
                **end(one["end"]),
            }
            for one in person["education"]
        ],
        "skills": [{"name": label, "keywords": items} for label, items in person["skills"].items()],
        "certificates": [
            {"name": one["name"], "issuer": one["issuer"], "date": one["date"]}
            for one in person["certifications"]
        ],
        "publications": [{"name": text} for text in person.get("publications", ())],
        "languages": [{"language": text} for text in person["languages"]],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def plain_text(person: Person, *, style: str) -> tuple[str, list[str]]:
    """Seventy-two columns, headings of its own kind underlined, oldest job first."""
    parts = [person["name"], person["headline"], ", ".join(_contacts(person)), ""]

    def head(text: str) -> None:
        parts.extend([text, "-" * len(text)])

    sections = ["In short", "Where I have worked", "Schooling", "Tickets", "What I am good at", "I speak"]
    head(sections[0])
    parts.extend([*textwrap.wrap(person["summary"], 72), ""])
    head(sections[1])
    for job in person["positions"]:
        dates = span(job["start"], job["end"], style, dash=" - ").replace("Present", "present")
        parts.append(f"{job['title']}, {job['organization']}, {job['location']} ({dates})")
        for text in job["bullets"]:
            parts.extend(textwrap.wrap(text, 70, initial_indent="* ", subsequent_indent="  "))
        parts.append("")
    head(sections[2])
    parts.extend(
        [f"{one['degree']}, {one['institution']}, {one['end']}" for one in person["education"]] + [""]
    )
    head(sections[3])
    parts.extend(
        [f"* {one['name']}, {one['issuer']}, {point(one['date'], style)}" for one in person["certifications"]]
        + [""]
    )
    head(sections[4])
    parts.extend([", ".join(x for items in person["skills"].values() for x in items), ""])
    head(sections[5])
    parts.append(", ".join(person["languages"]))
    return "\n".join(parts) + "\n", sections


def several(person: Person) -> dict[str, bytes]:
    """One person in three documents: a résumé, a list of publications, a page of projects. The first employer's last
    year differs between the first and the third."""
    from docx import Document

    first, last = person["positions"][0], person["positions"][-1]
    parts = [f"# {person['name']}", person["contact"]["email"], "", "## Experience"]
    for job in person["positions"]:
        parts += [
            "",
            f"### {job['title']}, {job['organization']}",
            f"{span(job['start'], job['end'], 'long')} · {job['location']}",
        ]
        parts += [f"- {text}" for text in job["bullets"]]
    parts += ["", "## Education"]
    parts += [
        f"- {one['degree']}, {one['institution']}, {span(one['start'], one['end'], 'long')}"
        for one in person["education"]
    ]
    papers = Document()
    papers.add_paragraph(person["name"], style="Title")
    papers.add_heading("Publications", 1)
    for text in person["publications"]:
        papers.add_paragraph(text, style="List Number")
    year = int(last["end"]) + 1
    page = (
        f"<!doctype html><h1>{person['name']}</h1><h2>Experience</h2><h3>{last['title']}, {last['organization']}</h3>"
        f"<p>{last['start']} – {year}</p><h2>Languages</h2><p>{', '.join(person['languages'])}</p>"
    )
    assert first is not last
    return {
        "1-resume.md": "\n".join(parts).encode(),
        "2-papers.docx": _saved(papers),
        "3-page.html": page.encode(),
    }
