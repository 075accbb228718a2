"""The résumé beside the chat: each document as a person would read it, each word keeping its offset.

Every run of visible text is one `<span data-start>` whose i-th character stands at `start + i` of
`Document.text`; a run with `data-whole` stands as a whole for `start..whole`. So the page can mark any
citation without asking the server. It refuses to know answers, and it never shows markup it was given: all
text is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from chatbot.web.render import link_target
from index.models import Document, Fact, Line, Resume
from index.passage import clean, content_range
from index.readers.lines import split_lines

WITHHELD = "(on request)"
"""Stands where the contact policy masked a phone number or a street address with as many •."""

_MASK = re.compile(r"•(?:[ ()+./-]{0,3}•){3,}")
_FULL_LINE = 0.8  # a line that fills less than this share of the widest one was ended on purpose, not wrapped
_TAGS = {"name": ("h3", "rc-name"), "heading": ("h4", "rc-heading"), "title": ("h5", "rc-title")}


@dataclass(frozen=True)
class _Printed:
    """One printed line: name, heading, title, bullet, text, rule or blank, and where its words stand."""

    kind: str
    start: int
    end: int


def render_panel(documents: Sequence[Document], resume: Resume) -> str:
    """All documents, one `<article data-source>` each; titled by file name when there are several."""
    several = len(documents) > 1
    return "".join(_article(document, resume, titled=several) for document in documents)


def _article(document: Document, resume: Resume, *, titled: bool) -> str:
    title = f'<p class="rc-file">{escape(document.source)}</p>' if titled else ""
    body = _body(document.text, [_printed(document, line, kind) for line, kind in _kinds(document, resume)])
    return f'<article class="rc-paper" data-source="{escape(document.source)}">{title}{body}</article>'


def _kinds(document: Document, resume: Resume) -> Iterable[tuple[Line, str]]:
    """Each line with what the typed résumé knows of it; its mere form decides only where that is silent."""
    name = _line_starts(document, [resume.name])
    headings = _line_starts(document, resume.sections)
    titles = _line_starts(document, [position.title for position in resume.positions])
    titles |= _line_starts(document, [study.degree or study.institution for study in resume.education])
    for line in split_lines(document, atx=document.format == "markdown"):
        start = line.span.start
        if start in name:
            yield line, "name"
        elif start in headings or line.kind == "heading":
            yield line, "title" if start in titles else "heading"
        elif start in titles and line.kind == "text":
            yield line, "title"
        elif line.kind == "rule" and _MASK.search(document.text, start, line.span.end):
            yield line, "text"  # a masked number alone on its line only looks like a rule
        else:
            yield line, line.kind


def _line_starts(document: Document, facts: Iterable[Fact | None]) -> set[int]:
    """Offsets of the line starts on which these facts begin."""
    return {
        document.text.rfind("\n", 0, fact.span.start) + 1
        for fact in facts
        if fact is not None and fact.span.source == document.source
    }


def _printed(document: Document, line: Line, kind: str) -> _Printed:
    raw = document.text[line.span.start : line.span.end]
    start, end = content_range(raw)
    return _Printed(kind, line.span.start + start, line.span.start + end)


def _body(text: str, lines: Sequence[_Printed]) -> str:
    """Lines gathered into headings, lists and paragraphs. A wrapped line goes on with the one before it."""
    out: list[str] = []
    gathered: list[str] = []  # the pieces of the open paragraph or list item
    inside = ""  # "p", "li" or ""
    in_list = False

    def close(*, whole_list: bool) -> None:
        nonlocal inside, in_list
        if inside:
            out.append(f"<{inside}>{''.join(gathered)}</{inside}>")
            gathered.clear()
        inside = ""
        if whole_list and in_list:
            out.append("</ul>")
            in_list = False

    widest = max((line.end - line.start for line in lines), default=0)
    previous = _Printed("blank", 0, 0)
    after_blank = False
    for line in lines:
        if line.kind == "blank":
            after_blank = True
            continue
        # A page break may stand inside a bullet: a small letter after it still belongs to the bullet.
        goes_on = not after_blank or (inside == "li" and text[line.start : line.start + 1].islower())
        if line.kind == "text" and inside and goes_on:
            ended = inside == "p" and previous.end - previous.start < widest * _FULL_LINE
            gathered += ["<br>" if ended else _whole(previous.end, line.start, " "), _runs(text, line)]
        elif line.kind == "text":
            close(whole_list=True)
            inside = "p"
            gathered.append(_runs(text, line))
        elif line.kind == "bullet":
            close(whole_list=False)
            if not in_list:
                out.append("<ul>")
            in_list, inside = True, "li"
            gathered.append(_runs(text, line))
        else:
            close(whole_list=True)
            tag, css_class = _TAGS.get(line.kind, ("hr", ""))
            out.append("<hr>" if tag == "hr" else f'<{tag} class="{css_class}">{_runs(text, line)}</{tag}>')
        previous, after_blank = line, False
    close(whole_list=True)
    return "".join(out)


def _runs(text: str, line: _Printed) -> str:
    """The words of a line as a person reads them: inline markup gone, links and bold kept as such."""
    passage = clean(text[line.start : line.end], line.start)
    strong: list[tuple[int, int]] = []
    links: dict[int, tuple[int, str]] = {}  # raw label start -> raw label end, address
    for start, label_start, label_end, end in (one for level in passage.constructs for one in level):
        if text[start : start + 2] in ("**", "__"):
            strong.append((label_start, label_end))
        elif text[start] == "[" and (target := _web_address(text[label_end + 2 : end - 1])) is not None:
            links[label_start] = (label_end, target)
    withheld = {found.start(): found.end() for found in _MASK.finditer(passage.text)}

    out: list[str] = []
    at, link_end = 0, -1
    while at < len(passage.text):
        raw = passage.starts[at]
        if link_end >= 0 and raw >= link_end:
            out.append("</a>")
            link_end = -1
        if raw in links:
            link_end, target = links[raw]
            out.append(f'<a href="{escape(target)}" target="_blank" rel="noopener noreferrer">')
        if at in withheld:
            stop = withheld[at]
            out.append(_whole(raw, passage.ends[stop - 1], WITHHELD, "rc-withheld"))
        elif passage.ends[at] - raw != 1:  # one character that stands for several: an entity, a run of spaces
            stop = at + 1
            out.append(_whole(raw, passage.ends[at], passage.text[at]))
        else:
            stop = at + 1
            while (
                stop < len(passage.text)
                and passage.starts[stop] == passage.ends[stop - 1]
                and passage.ends[stop] - passage.starts[stop] == 1
                and stop not in withheld
                and passage.starts[stop] not in links
                and passage.starts[stop] != link_end
                and not any(passage.starts[stop] in edges for edges in strong)
            ):
                stop += 1
            bold = any(low <= raw < high for low, high in strong)
            css_class = ' class="rc-strong"' if bold else ""
            out.append(f'<span data-start="{raw}"{css_class}>{escape(passage.text[at:stop])}</span>')
        at = stop
    return "".join(out) + ("</a>" if link_end >= 0 else "")


def _whole(start: int, end: int, shown: str, css_class: str = "") -> str:
    """Visible text that stands as a whole for a stretch of the document."""
    named = f' class="{css_class}"' if css_class else ""
    return f'<span data-start="{start}" data-whole="{end}"{named}>{escape(shown)}</span>'


def _web_address(target: str) -> str | None:
    address = target.split(" ", 1)[0]
    return link_target(address) if address.startswith(("http://", "https://")) else None
