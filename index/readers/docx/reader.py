"""Word file -> transcript: its header once, its body, its notes; and what the owner should know.

It refuses to know XML (body) and zip (package), and what the words mean.
"""

from __future__ import annotations

import re

from index.models import Transcript
from index.readers.docx.body import Body
from index.readers.docx.looks import Styles, q
from index.readers.docx.package import Package
from index.readers.draft import Draft, Printed, write_down
from index.readers.looks import lay_out
from index.readers.seen import tell_hidden, tell_too_deep

FORMAT = "docx"
_PAGE = re.compile(
    r"(?:page|seite|página|pagina|第)?[\s|/–-]*\d{0,3}[\s|/–-]*(?:of|von|sur|de|/)?[\s|/–-]*\d{0,3}",
    re.IGNORECASE,
)


def read_docx(data: bytes, source: str) -> Transcript:
    """What a person reads in the Word file. Raises SourceRefused with the cause and the remedy."""
    package = Package(data, source)
    draft = Draft(source, FORMAT)
    root = package.xml(package.main)
    relations = package.relations()
    links = {name: target for name, (_, target, outside) in relations.items() if outside}
    page = root.find(q("background"))
    body = Body(Styles(package), links, "?" if page is not None else "")
    content = root.find(q("body"))
    lines = body.read(content) if content is not None else []
    head, foot = _edges(package, body, relations)
    known = {_shape(line.text) for line in lines}
    above = [line for line in head if _shape(line.text) not in known]
    below = [line for line in foot if _shape(line.text) not in known | {_shape(each.text) for each in head}]
    lines = [*above, *lines, *_notes(package, body), *below]
    if not any(line.text for line in lines):
        if package.has_pictures():
            raise package.refused(
                "the file holds only pictures, no text.", "Give the text as text: .docx, PDF or plain text."
            )
        raise package.refused("the file holds no text.", "Write the résumé into it, or give another file.")
    if body.columns:
        draft.warn("columns", "A table with several columns was read one column after the other.")
    if body.tracked:
        draft.warn(
            "tracked_changes",
            "Changes are being tracked in this file: what was inserted was read, what was deleted was not.",
        )
    tell_hidden(draft, body.hidden)
    tell_too_deep(draft, body.too_deep)
    write_down(draft, lay_out(lines))
    return draft.transcript(data)


def _edges(
    package: Package, body: Body, relations: dict[str, tuple[str, str, bool]]
) -> tuple[list[Printed], list[Printed]]:
    """The lines of headers and of footers, each once; page numbers left out."""
    found: dict[str, list[Printed]] = {"header": [], "footer": []}
    for kind, target, outside in relations.values():
        if kind not in found or outside:
            continue
        root = package.part(target.removeprefix("/word/"))
        if root is None:
            continue
        seen = {_shape(line.text) for line in found[kind]}
        found[kind] += [
            line
            for line in body.read(root)
            if line.text and _shape(line.text) not in seen and not _is_page(line)
        ]
    return found["header"], found["footer"]


def _notes(package: Package, body: Body) -> list[Printed]:
    lines: list[Printed] = []
    for name in ("footnotes.xml", "endnotes.xml"):
        root = package.part(name)
        for note in root if root is not None else ():
            if note.get(q("type")) in (None, "normal"):
                lines += [line for line in body.read(note) if line.text]
    return lines


def _is_page(line: Printed) -> bool:
    """Whether a line of a footer says nothing but the page, whose number was a field."""
    return bool(_PAGE.fullmatch(line.text.strip(" |-–/")))


def _shape(text: str) -> str:
    return " ".join(text.casefold().split())
