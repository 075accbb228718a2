"""The lines of a form that are counted through: "9. EMPLOYMENT RECORD", "IV. Education", "B) Skills".

One series runs through the whole document, and what it counts are sections; lists that begin anew inside them
are none of it. It refuses to know what stands under a heading, and documents whose numbers count entries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.lexicon import heading_kind
from index.models import Document, Line

_ROMAN = {"I": 1, "V": 5, "X": 10}
_SIGNS = (
    re.compile(r"\(?(?P<number>\d{1,2})(?:\.0[.)]?\s+|[.)]\s+|[.)](?=[^\W\d_]))(?=\S)"),
    re.compile(r"\(?(?P<roman>[IVX]{1,5})[.)]\s+(?=\S)"),
    re.compile(r"\(?(?P<letter>[A-Z])[.)]\s+(?=\S)"),
)
# "REFEREES: available on request": the words before the colon are the heading.
_LABELLED = re.compile(r"(?P<label>[^:]{2,60}?)\s*:\s*-?\s*(?=\S)")
_REMARK = re.compile(r"\s*[(\[][^()\[\]]{2,60}[)\]]\s*:?$|\s*:$")
_LONGEST = 80  # characters of a heading
_HEADING_WORDS = 8
_LEAST = 3  # known headings in a series; fewer may be entries that are counted
_VALUES = frozenset({"other", "contact"})  # at the top, behind a colon: "Availability: now" is a value there


class Numbered(NamedTuple):
    """A heading that the series counts: line `number`. `inline`: what it holds stands behind it on the line,
    from offset `rest` of the document on."""

    number: int
    words: str
    kind: str
    inline: bool
    rest: int


class _Counted(NamedTuple):
    number: int  # of the line
    value: int
    words: str
    kind: str | None
    inline: bool
    rest: int


def numbered_headings(document: Document, lines: Sequence[Line]) -> list[Numbered]:
    """The headings of the series that counts the document's sections, in order; [] where none does."""
    series = max((_series(document, lines, sign) for sign in _SIGNS), key=_known)
    if _known(series) < _LEAST:
        return []
    found: list[Numbered] = []
    for counted in series:
        value = counted.inline and (counted.kind is None or counted.kind in _VALUES)
        if (not found and (value or counted.kind is None)) or not _may_be_heading(counted):
            continue
        kind = counted.kind or "other"
        found.append(Numbered(counted.number, counted.words, kind, counted.inline, counted.rest))
    return found


def _known(series: Sequence[_Counted]) -> int:
    return len({counted.kind for counted in series if counted.kind not in (None, "other")})


def _series(document: Document, lines: Sequence[Line], sign: re.Pattern[str]) -> list[_Counted]:
    """The run of signs 1, 2, 3 … with the most headings among them; one may be left out by its writer."""
    best: dict[int, list[_Counted]] = {}
    for counted in _counted(document, lines, sign):
        before = best.get(counted.value - 1) or best.get(counted.value - 2)
        if before is None and counted.value > 1:
            continue
        run = [*(before or ()), counted]
        if _known(run) > _known(best.get(counted.value, ())) or counted.value not in best:
            best[counted.value] = run
    return max(best.values(), key=lambda run: (_known(run), len(run)), default=[])


def _counted(document: Document, lines: Sequence[Line], sign: re.Pattern[str]) -> Iterator[_Counted]:
    for number, line in enumerate(lines):
        if line.kind not in ("text", "bullet", "heading"):
            continue
        raw = document.text[line.span.start : line.span.end]
        indent = len(raw) - len(raw.lstrip(" \t#*"))
        found = sign.match(raw, indent)
        if not found:
            continue
        words = raw[found.end() :].rstrip(" *")
        label = _LABELLED.match(words)
        inline = label is not None
        heading = label["label"] if label else words
        if len(heading) > _LONGEST:
            continue
        bare = _REMARK.sub("", heading)
        kind = heading_kind(bare) or heading_kind(bare, loosely=True)
        rest = line.span.start + found.end() + (label.end() if label else len(words))
        yield _Counted(number, _value(found), heading.rstrip(" :"), kind, inline, rest)


def _value(sign: re.Match[str]) -> int:
    """What the sign counts: 4 for "4", "IV" and "D"."""
    kind, words = sign.lastgroup, sign[sign.lastgroup or 0]
    if kind == "number":
        return int(words)
    if kind == "letter":
        return ord(words) - ord("A") + 1
    values = [_ROMAN[letter] for letter in words]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def _may_be_heading(counted: _Counted) -> bool:
    words = counted.words
    if counted.kind is not None:
        return True
    return (
        len(words.split()) <= _HEADING_WORDS
        and words[:1].isupper()
        and not words.endswith((".", ";", ","))
        and (words.isupper() or counted.inline or not re.search(r"\d", words))
    )
