"""Whether a line belongs to the header of an entry, by itself.

Its dates, titles, houses, weight and end mark tell. It refuses to know the lines around it.
"""

from __future__ import annotations

import re

from index.entries.firm import names_firm
from index.entries.label import header_label
from index.entries.place_name import is_place
from index.entries.unit import HEADER_CHARACTERS, Unit
from index.lexicon import is_degree, is_employment_kind, is_entry_label, organization_strength, title_strength

_BODY_LABEL = re.compile(
    r"(?!(?:company|employer|organi[sz]ation|client|institution|school|university|college|"
    r"title|role|position|job title|designation|degree|qualification|location|place|dates?|"
    r"period|duration|years?|graduated|graduation)\s*:)[^\W\d_][\w &/'-]{1,40}:(?:\s|$)",
    re.IGNORECASE,
)
_LEGAL_DOT = re.compile(
    r"\b(?:inc|ltd|co|corp|llc|jr|sr|etc|st|bros|pvt|pty|a\.s|s\.a|u\.s|d\.c|ph\.d|b\.sc|"
    r"m\.sc|b\.a|m\.a|b\.e|m\.s)\.$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_INTRODUCTION = 8  # words before a colon that closes the line: what follows is listed


def is_header(unit: Unit, study: bool = False) -> bool:
    """Whether a unit belongs to the header of an entry, by itself."""
    text = unit.text
    if is_entry_label(text):
        return False
    if unit.kind == "heading":
        return not _BODY_LABEL.fullmatch(text) or bool(unit.ranges())
    if unit.kind == "bullet" or len(text) > HEADER_CHARACTERS:
        return False
    words = len(_BRACKETS.sub("", text).split())  # a remark says more than a header, and makes it none less
    ranges = unit.ranges()
    ended = text.endswith((".", "!", "?", ";")) and not _LEGAL_DOT.search(text)
    if ended and words >= 6 and not (ranges and any(not found.single for found in ranges) and words < 18):
        return False
    dated = any(not found.single for found in ranges)
    if (header_label().match(text) or text.startswith("@ ")) and words <= 16:
        return True
    if text.endswith(":") and words >= _INTRODUCTION:
        return False
    if _BODY_LABEL.match(text) and not dated and not (study and ranges):
        return False
    if dated and words <= 30:
        return True
    if ranges and words <= 18 and not ended:
        return True
    if words > 16 or unit.rows > 2:
        return False
    if text[:1].islower() and not is_employment_kind(text) and not is_place(text):
        return False
    if unit.bold and words <= 14 and not ended:
        return True
    strong = (
        title_strength(text) >= 2 or organization_strength(text) >= 2 or is_place(text) or names_firm(text)
    )
    if study:
        strong = strong or is_degree(text) or organization_strength(text) > 0
    if strong and not ended:
        return words <= 14
    return False


def could_be_name(unit: Unit) -> bool:
    """A short capitalised line without marks of a sentence: perhaps an employer nobody has heard of."""
    text = unit.text
    if (
        is_entry_label(text)
        or unit.kind != "text"
        or unit.rows > 1
        or not 1 <= len(text.split()) <= 9
        or len(text) > 90
    ):
        return False
    if (text.endswith((".", "!", "?", ":", ";", ",")) and not _LEGAL_DOT.search(text)) or _BODY_LABEL.match(
        text
    ):
        return False
    return text[:1].isupper() or text[:1].isdigit() or text[:1] in '("“'
