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
from index.entries.place_name import closing_place, is_place_shaped
from index.entries.role import classify_study
from index.lexicon import fold_words, folded_set, is_degree, organization_strength

_GRADE = re.compile(
    r"(?:(?:first|second|third|upper|lower|1st|2nd|3rd)[ -].*\b(?:class|division|honou?rs)\b.*"
    r"|(?:first|second|third|1st|2nd|3rd) (?:class|division)"
    r"|.*\b(?:c?gpa|aggregate|cum laude)\b.*|.*\d ?%.*|(?:with )?(?:distinction|merit|credit)"
    r"|(?:(?:mean|average|final|overall) )?(?:grade|mark|score|average)\b.*"
    r"|(?:division|class|pass) (?:[IVX]{1,3}|\d)\b.*|\d{1,3}(?:[.,]\d{1,2})? ?/ ?\d{1,3}"
    r"|(?:distinction|merit|credit|pass) ?\(.*\))",
    re.IGNORECASE,
)
_WORK = re.compile(
    r"(?<=\w\w)\.\s+(?=(?:thesis|dissertation|project|specialis|specializ|major)\w*\s*:)", re.IGNORECASE
)
_WORK_LABEL = re.compile(
    r"(?:(?:master'?s?|bachelor'?s?|doctoral|final|final[- ]year|senior|honou?rs|graduation|diploma|research|"
    r"capstone) )?(?:thesis|dissertation|project|capstone|coursework|modules|electives|subjects)"
    r"(?: (?:project|title|topic))?(?:\s*:| on | about )",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d{1,2}[.,]\d{1,2}|\d{1,3}(?:[.,]\d)? ?%")
_HOW = re.compile(r"(?:upper|lower) (?:first|second)|2:[12]|(?:summa |magna )?cum laude", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s+(?=[A-Z])")


def set_remarks_apart(entry: Entry) -> None:
    """Takes what says how one studied, how it ended and on what one wrote out of the header's pieces, before
    any of them is taken for the school: "BSc Botany | final grade 1.4 | thesis: Mosses", "Lake College
    (online)"."""
    for row in entry.rows:
        row.pieces = [part for piece in row.pieces for part in _parts(entry, piece)]


def _parts(entry: Entry, piece: Piece) -> list[Piece]:
    if piece.labelled or piece.role in ("place", "employment"):
        return [piece]
    if piece.text.startswith(". "):
        piece.start += 2  # ", 2019. Grade A": the dates ended a sentence
    if _is_remark(piece.text):
        piece.role = "unknown"
        entry.leftovers.append(piece)
        return []
    if found := _SENTENCE.search(piece.text):
        school, rest = piece.text[: found.start()], piece.text[found.end() :]
        if is_degree(rest) and organization_strength(school) and not is_degree(school):
            title = Piece(piece.passage, piece.start + found.end(), piece.end, "title", ".", False, piece.row)
            piece.end, piece.role = piece.start + found.start(), "organization"
            return [*_placed(piece), title]  # "Northfield High School. NCEA Level 3"
    stage = re.match(r"([^:]{4,24}):\s+", piece.text)
    if stage and stage[1].casefold() in folded_set("degrees", "stages"):
        label = Piece(
            piece.passage, piece.start, piece.start + stage.end(1), "title", piece.separator, False, piece.row
        )
        piece.start, piece.role = piece.start + stage.end(), "organization"
        return [label, piece]
    cut = False
    while spot := _closing_remark(piece.text):
        low, high, end = spot
        where = piece.start + low, piece.start + high
        entry.leftovers.append(Piece(piece.passage, *where, "unknown", ",", False, piece.row))
        piece.end, cut = piece.start + end, True
    if cut:
        piece.role = classify_study(piece.text)
        return _placed(piece)
    return [piece]


def _placed(piece: Piece) -> list[Piece]:
    """The piece, and the place that it ends with."""
    spot = closing_place(piece.text)
    if spot is None:
        return [piece]
    place = Piece(piece.passage, piece.start + spot[1], piece.end, "place", ",", False, piece.row)
    piece.end = piece.start + spot[0]
    return [piece, place]


def _is_remark(text: str) -> bool:
    """Whether a piece of a header says how a study ended or on what it was written, and nothing else."""
    bare = text.strip(" .")
    if _WORK_LABEL.match(bare):
        return True
    tokens = [bare[low:high].strip(" .") for low, high in split_commas(bare, ",;")]
    return bool(tokens) and all(
        _is_said_of_study(token) or bool(_WORK_LABEL.match(token)) for token in tokens
    )


def _is_said_of_study(text: str) -> bool:
    return bool(_GRADE.fullmatch(text)) and organization_strength(text) < 2


def _closing_remark(text: str) -> tuple[int, int, int] | None:
    """Where a remark stands that closes a name, in brackets or behind a comma; and where the name ends."""
    modes = folded_set("degrees", "modes")
    found = re.search(r"\s*\(([^()]{2,30})\)$", text)
    said = found[1] if found else ""
    if (
        found
        and found.start()
        and (said.casefold() in modes or _FIGURE.fullmatch(said) or _HOW.fullmatch(said))
    ):
        return *found.span(1), found.start()
    parts = split_commas(text)
    if len(parts) > 1 and text[slice(*parts[-1])].casefold() in modes:
        return *parts[-1], parts[-2][1]
    return None


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
