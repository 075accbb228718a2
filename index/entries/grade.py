"""How a study ended, and on what it was written, parted from the school's name: "Lakeside University, Second
Class Honours (Upper Division)", "Harbour University. Thesis: Tides".

It refuses to know what a grade is worth, and which words are the school beyond what parts them from one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.entries.block import Entry
from index.entries.commas import split_commas
from index.entries.divide import names_school
from index.entries.piece import Piece
from index.entries.place_name import is_place_shaped
from index.lexicon import fold_words, folded_set, organization_strength

_GRADE = re.compile(
    r"(?:(?:first|second|third|upper|lower|1st|2nd|3rd)[ -].*\b(?:class|division|honou?rs)\b.*"
    r"|(?:first|second|third|1st|2nd|3rd) (?:class|division)"
    r"|.*\b(?:c?gpa|aggregate|cum laude)\b.*|.*\d ?%.*|(?:with )?(?:distinction|merit|credit)"
    r"|(?:(?:mean|average|final|overall) )?grade\b.*|(?:division|class|pass) (?:[IVX]{1,3}|\d)\b.*)",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"(?<=\w\w)\.\s+(?=(?:thesis|dissertation|project|specialis|specializ|major)\w*\s*:)", re.IGNORECASE
)


def set_grades_apart(entry: Entry) -> None:
    """Takes grade and thesis out of the school's name; and out of the degree's where that names the school,
    too: "KCSE, Kapchepkor Girls, mean grade A-"."""
    graded = False
    if entry.organization:
        _cut(entry, entry.organization)
        graded = bool(_GRADE.fullmatch(entry.organization.text))
        if not graded or not entry.titles:
            return
        entry.leftovers.insert(0, entry.organization)
        entry.organization = None
    if len(entry.titles) != 1:
        return
    title = entry.titles[0]
    text = title.text
    parts = split_commas(text)
    named = [part for part in parts if not _GRADE.fullmatch(text[slice(*part)])]
    words = [text[slice(*part)] for part in named]
    if len(words) < 2 or named != parts[: len(named)]:
        return
    at = _school_at(words, graded=graded or len(named) < len(parts))
    if at == 0:
        return
    _cut(entry, title)
    low, high = named[at]
    entry.organization = Piece(
        title.passage, title.start + low, title.start + high, "organization", ",", False, title.row
    )
    if at + 1 < len(named) and entry.place is None:
        where = title.start + named[at + 1][0], title.start + named[-1][1]
        entry.place = Piece(title.passage, *where, "place", ",", False, title.row)
    title.end = title.start + named[at - 1][1]


def _school_at(words: Sequence[str], *, graded: bool) -> int:
    """Which of the words between commas behind a degree is the school; 0 when none is."""
    if is_school_leaving(words[0]):
        return 1 if len(words) == 2 else 0
    if not graded:
        return 0
    strong = next((at for at, token in enumerate(words) if at and organization_strength(token)), 0)
    if strong and all(is_place_shaped(token) for token in words[strong + 1 :]):
        return strong
    return len(words) - 1 if names_school(list(words)) else 0


def is_school_leaving(text: str) -> bool:
    """Whether the words are the certificate of a school, which has no subject: what stands behind it is the
    school."""
    return not folded_set("degrees", "leaving").isdisjoint(fold_words(text))


def _cut(entry: Entry, piece: Piece) -> None:
    """Ends the piece before its grade, which is kept beside it."""
    text = piece.text
    starts = [low for low, high in split_commas(text)[1:] if _GRADE.fullmatch(text[low:high])]
    found = _WORK.search(text)
    ends = [found.start()] if found else []
    if not starts and not ends:
        return
    at = min((*starts, *ends))
    rest = found.end() if found and at == found.start() else at
    entry.leftovers.append(
        Piece(piece.passage, piece.start + rest, piece.end, "unknown", ",", False, piece.row)
    )
    piece.end = piece.start + len(text[:at].rstrip(" ,."))
