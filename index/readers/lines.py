"""Text of Markdown or plain text -> its lines, each with what its form says it is.

Form only: markers, underlines, indentation; the heads and feet of printed pages say nothing. It refuses to
know what a heading means and what a résumé is.
"""

from __future__ import annotations

import re

from index.models import Document, Line, Span
from index.passage import bullet_indent, clean, content_range
from index.readers.running import running_lines

_RULE = re.compile(
    r"[ \t]*(?:([-*_=~–—─━═·•.])[ \t]*(?:\1[ \t]*){2,}"
    r"|\|?[ \t]*:?-{2,}:?[ \t]*(?:\|[ \t]*:?-{2,}:?[ \t]*)+\|?)$"
)
_UNDERLINE = re.compile(r"[ \t]*(=+|-{3,}|─{3,}|━{3,}|═{3,}|~{3,}|_{3,})[ \t]*$")
_ATX = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+\S|[ \t]*$)")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)[\w-]*[ \t]*$")
_HEADING_WORDS = 10
# ">>> Work", "== Work": a mark of several signs before a few words, and perhaps after them.
_MARKED = re.compile(r"(>{2,}|={2,}|~{2,}|:{2,}|/{2,}|\*{2,}|-{2,}>|={1,}>|[»►▶■◆❖]+)[ \t]*[^\W\d_][^.!?]*$")
_MARKED_OFTEN = 3


def split_lines(document: Document, *, atx: bool) -> tuple[Line, ...]:
    """The document's lines in order. `atx`: whether `#` starts a heading (Markdown)."""
    raws = document.text.split("\n")
    running = running_lines(raws)
    lines: list[Line] = []
    indents: list[int] = []
    offset = 0
    for number, raw in enumerate(raws):
        span = Span(source=document.source, start=offset, end=offset + len(raw), line=number + 1)
        offset += len(raw) + 1
        stripped = raw.strip()
        kind_level: tuple[str, int]
        if not stripped or number in running:
            lines.append(Line(kind="blank", text="", span=span))
            continue
        if len(raw) < 400 and (
            _RULE.match(raw) or _FENCE.match(raw) or (_UNDERLINE.match(raw) and len(stripped) > 2)
        ):
            _underline(lines, stripped)
            lines.append(Line(kind="rule", text="", span=span))
            indents.clear()
            continue
        start, end = content_range(raw)
        if atx and (found := _ATX.match(raw)):
            kind_level = ("heading", len(found[1]))
            indents.clear()
        elif (indent := bullet_indent(raw)) is not None:
            while indents and indents[-1] > indent:
                indents.pop()
            if not indents or indents[-1] < indent:
                indents.append(indent)
            kind_level = ("bullet", len(indents) - 1)
        else:
            if not atx and _ATX.match(raw):
                start, end = len(raw) - len(raw.lstrip()), len(raw.rstrip())
            kind_level = ("text", 0)
            if not raw[:1].isspace():
                indents.clear()
        text = clean(raw[start:end]).text.strip()
        kind, level = kind_level
        if not text and kind != "bullet":
            lines.append(
                Line(kind="blank" if kind == "text" else "heading", text="", span=span, level=max(level, 0))
            )
        elif kind == "heading":
            lines.append(Line(kind="heading", text=text, span=span, level=level))
        elif kind == "bullet":
            lines.append(Line(kind="bullet", text=text, span=span, level=level))
        else:
            lines.append(Line(kind="text", text=text, span=span))
    if not atx:
        _mark_off(lines, raws)
    return tuple(lines)


def _mark_off(lines: list[Line], raws: list[str]) -> None:
    """Makes lines headings that bear the same mark, each after a blank line: over one part after another."""
    marked: dict[str, list[int]] = {}
    for number, (line, raw) in enumerate(zip(lines, raws, strict=True)):
        if line.kind in ("text", "bullet") and (found := _MARKED.match(raw)):
            marked.setdefault(found[1], []).append(number)
    for mark, numbers in marked.items():
        apart = all(number == 0 or lines[number - 1].kind in ("blank", "rule") for number in numbers)
        short = all(len(lines[number].text.split()) <= _HEADING_WORDS // 2 for number in numbers)
        if len(numbers) < _MARKED_OFTEN or not apart or not short:
            continue
        for number in numbers:
            words = lines[number].text.strip(f"{mark} \t")
            lines[number] = lines[number].model_copy(update={"kind": "heading", "level": 1, "text": words})


def _underline(lines: list[Line], rule: str) -> None:
    """Makes the line above an underline a heading, when it is short enough to be one."""
    if rule[0] in "|:" or "|" in rule:
        _drop_column_titles(lines)
        return
    if not lines or lines[-1].kind != "text" or " " in rule:
        return
    if rule[0] in "*.·•" and abs(len(lines[-1].text) - len(rule)) > 2:
        return  # leaders and ornaments; drawn to the words' own length they underline
    if len(lines) > 1 and lines[-2].kind == "text":
        return
    above = lines[-1]
    if len(above.text.split()) <= _HEADING_WORDS and not above.text.endswith("."):
        lines[-1] = above.model_copy(update={"kind": "heading", "level": 1 if rule[0] in "=═━" else 2})


def _drop_column_titles(lines: list[Line]) -> None:
    """Drops "| Degree | School | Year |" above a table's rule: column titles say nothing about a person."""
    if not lines or lines[-1].kind != "text" or "|" not in lines[-1].text:
        return
    cells = [cell.strip() for cell in lines[-1].text.strip("| ").split("|")]
    if all(len(cell.split()) <= 3 and not re.search(r"\d", cell) for cell in cells):
        lines[-1] = Line(kind="rule", text="", span=lines[-1].span)
