"""Which printed lines are headings, told by how they look: size, weight, case, colour.

A document's headings share a look that its other lines do not have. The vocabulary of headings finds that
look (where two or more lines of one look are known headings, that look is theirs), and then the look finds
the headings nobody has listed. It refuses to know positions on a page, entries and facts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from index.lexicon import heading_kind, is_document_title
from index.readers.draft import COLUMN, Printed, Run

SECTION_LEVEL = 2
NAME_LEVEL = 1
_WORDS = 8
_CHARACTERS = 80
_NAME_SHARE = 1.15  # a name is at least this much larger than the text it stands over

Look = tuple[float, bool, bool, str]


def lay_out(lines: Sequence[Printed]) -> list[Printed]:
    """The lines of a whole document, headings marked and set apart, the name first."""
    mark_headings(lines)
    spaced: list[Printed] = []
    for line in lead_with_name(_with_whole_headings(lines)):
        if line.kind == "heading" and spaced and spaced[-1].kind != "blank":
            spaced.append(Printed([], kind="blank", page=spaced[-1].page))
        spaced.append(line)
    return spaced


def _with_whole_headings(lines: Sequence[Printed]) -> list[Printed]:
    """The lines, a section's heading that wraps in a narrow column made one line."""
    whole: list[Printed] = []
    for line in lines:
        last = whole[-1] if whole else None
        if (
            last is not None
            and last.kind == "heading"
            and last.level == SECTION_LEVEL
            and line.kind == "text"
            and line.continues
            and _look(line) == _look(last)
        ):
            last.runs = [*last.runs, Run(" "), *line.runs]
        else:
            whole.append(line)
    return whole


def mark_headings(lines: Sequence[Printed]) -> None:
    """Sets `kind` and `level` of the lines that are headings: sections `SECTION_LEVEL`, the name
    `NAME_LEVEL`.

    Lines that are headings already (by the file's own word) stay as they are, and lines of their look,
    too."""
    body = body_size(lines)
    by_look: dict[Look, list[Printed]] = defaultdict(list)
    for line in lines:
        if line.kind == "text" and not line.continues and _is_short(line.text):
            by_look[_look(line)].append(line)
    ordinary = _ordinary_look(lines)
    known = {
        look: [line for line in members if heading_kind(line.text) or heading_kind(line.text, loosely=True)]
        for look, members in by_look.items()
        if look != ordinary
    }
    largest = max((look[0] for look, found in known.items() if len(found) > 1), default=0.0)
    for look, found in known.items():
        if not found or not _could_head(look, found, body, largest):
            continue
        mine = by_look[look] if _is_trusted(look, found, by_look[look], body) else found
        for line in mine:
            line.kind, line.level = "heading", SECTION_LEVEL
    _mark_name(lines, body)


def body_size(lines: Sequence[Printed]) -> float:
    """The size most letters are printed in; 0 when no size is known."""
    sizes: Counter[float] = Counter()
    for line in lines:
        if line.size:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def lead_with_name(lines: Sequence[Printed]) -> list[Printed]:
    """The lines, with the name and what stands directly under it first.

    In a page with a side bar the name often heads the second column, and a running head may stand over it; a
    reader of the page begins with the name."""
    at = next(
        (
            n
            for n, line in enumerate(lines)
            if line.kind == "heading" and line.level == NAME_LEVEL and not heading_kind(line.text)
        ),
        None,
    )
    if at is None or lines[at].page not in (None, 1):
        return list(lines)
    until = next((n for n in range(at + 1, len(lines)) if lines[n].kind == "heading"), len(lines))
    return [*lines[at:until], *lines[:at], *lines[until:]]


def _is_short(text: str) -> bool:
    return (
        0 < len(text) <= _CHARACTERS
        and len(text.split()) <= _WORDS
        and not text.endswith((".", ",", ";"))
        and any(letter.isalpha() for letter in text)
    )


def _look(line: Printed) -> Look:
    text = line.text
    capitals = text.upper() == text and text.lower() != text
    return (round(line.size * 2) / 2, line.bold, capitals, line.colour)


def _ordinary_look(lines: Sequence[Printed]) -> Look | None:
    looks: Counter[Look] = Counter()
    for line in lines:
        if line.kind in ("text", "bullet"):
            looks[_look(line)] += len(line.text)
    return looks.most_common(1)[0][0] if looks else None


def _is_trusted(look: Look, found: Sequence[Printed], members: Sequence[Printed], body: float) -> bool:
    """Whether all lines of a look are headings: most are known ones, or some are, and the look is larger
    than the text and never that of an entry's head (which bears dates, or stands in columns)."""
    if len(found) * 2 >= len(members):
        return True
    headed = sum(any(letter.isdigit() or letter == COLUMN for letter in line.text) for line in members)
    return len(found) > 1 and body > 0 and look[0] >= 1.1 * body and headed <= 0.15 * len(members)


def _could_head(look: Look, found: Sequence[Printed], body: float, largest: float) -> bool:
    """Whether a look with these known headings is one of headings: there are several of them, or a single one
    that stands out and is no smaller than the headings of another look."""
    if len(found) > 1:
        return True
    exact = heading_kind(found[0].text) is not None
    return exact and _stands_out(look, body) and look[0] >= largest


def _stands_out(look: Look, body: float) -> bool:
    size, bold, capitals, _ = look
    return bold or capitals or (body > 0 and size > body * 1.05)


def _mark_name(lines: Sequence[Printed], body: float) -> None:
    """The largest line of the first page, when it is larger than the headings and no heading itself."""
    first = [line for line in lines if line.page in (None, 1) and line.size and line.text]
    if not first or not body:
        return
    largest = max(first, key=lambda line: line.size)
    sections = [line.size for line in lines if line.kind == "heading" and line.level == SECTION_LEVEL]
    if (
        (largest.kind == "text" or (largest.kind == "heading" and largest.level == SECTION_LEVEL))
        and largest.size >= body * _NAME_SHARE
        and largest.size > max(sections, default=0.0)
        and _is_short(largest.text)
        and not heading_kind(largest.text)
        and not is_document_title(largest.text)
        and not any(line.kind == "heading" and line.level == NAME_LEVEL for line in lines)
    ):
        largest.kind, largest.level = "heading", NAME_LEVEL
        for below in lines[lines.index(largest) + 1 :][:2]:  # a long name in a narrow column
            if _look(below) != _look(largest) or not _is_short(below.text):
                break
            below.kind, below.continues = "text", True
