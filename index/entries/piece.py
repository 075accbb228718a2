"""A header line -> its pieces: dates, and the words between separators, each with what it may be.

"**Nurse**, St Mary's Hospital — Leeds (2019–21)" is a title, an organisation, a place and a period.
It refuses to know other lines: what a piece is in the end is settled by the whole entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal

from index.dates import DateRange, find_ranges
from index.lexicon import (
    is_anywhere,
    is_campus_system,
    is_city,
    is_degree,
    is_employment_kind,
    is_region,
    organization_strength,
    title_strength,
)
from index.models import Fact, Period
from index.passage import EDGES, Passage

Role = Literal["title", "organization", "place", "employment", "unknown"]
_STRONG = re.compile(r"\s*[·•|¦‖●▪◦]\s*|\s+[–—―-]{1,3}\s+|\s*—\s*|\s+@\s+|\s*;\s+|\s+//\s+")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
LABEL = re.compile(
    r"(?P<organization>company|employer|organi[sz]ation|client|institution|school|university|college|hospital|firm)\s*:\s*"
    r"|(?P<title>title|role|position|job title|designation|degree|qualification|course|award)\s*:\s*"
    r"|(?P<place>location|place|city|based in)\s*:\s*"
    r"|(?P<dates>dates?|period|duration|from|years?|graduated|graduation|when)\s*:\s*",
    re.IGNORECASE,
)


@dataclass
class Piece:
    """Clean characters `start:end` of a header line."""

    passage: Passage
    start: int
    end: int
    role: Role
    separator: str = ""  # what stood before it: "", "·", "–", "wide", ",", "at", "(", "line"
    labelled: bool = False
    row: int = 0

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def fact(self) -> Fact | None:
        return self.passage.fact(self.start, self.end, edges=EDGES)


@dataclass
class HeaderLine:
    passage: Passage
    periods: list[tuple[DateRange, Period]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)


Classifier = Callable[[str], Role]


def classify_work(text: str) -> Role:
    """What a piece of an experience header may be, by its words alone."""
    if is_employment_kind(text):
        return "employment"
    if is_place(text):
        return "place"
    title, organization = title_strength(text), organization_strength(text)
    if organization == 3 or (organization == 2 and title < 3):
        return "organization"
    if title >= 2 and title >= organization:
        return "title"
    if organization:
        return "organization"
    return "title" if title else "unknown"


def classify_study(text: str) -> Role:
    """What a piece of an education header may be: a degree is a title, a school an organisation."""
    if is_place(text):
        return "place"
    organization = organization_strength(text)
    if is_degree(text) and not (
        organization >= 2 and re.match(r"(?:the )?(?:university|college|school|institute)\b", text, re.I)
    ):
        first = text.split(",")[0]
        if organization >= 2 and not is_degree(first) and organization_strength(first) >= 1:
            return "organization"
        return "title"
    return "organization" if organization else "unknown"


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Whether the words are a place: "Remote", "Leeds", "Folsom, CA", "Seoul, South Korea"."""
    bare = text.strip(" ()[].,")
    if not bare or len(bare) > 70 or re.search(r"[:@]", bare):
        return False
    if is_anywhere(bare) or is_city(bare) or (is_region(bare) and len(bare) > 2):
        return True
    parts = [part.strip() for part in re.split(r"\s*,\s*|\s+/\s+", bare) if part.strip()]
    if len(parts) > 1 and all(is_city(part) or is_region(part) or is_anywhere(part) for part in parts):
        return True
    if 2 <= len(parts) <= 3 and is_region(parts[-1]):
        return all(
            _proper(part) and not title_strength(part) and organization_strength(part) < 2
            for part in parts[:-1]
        )
    if words := re.fullmatch(r"(.+) ([A-Z]{2})", bare):  # "Folsom CA"
        return is_region(words[2]) and is_city(words[1])
    if split := re.fullmatch(r"(.+?)\s*\(([^()]+)\)", bare):  # "London (Remote)"
        return is_place(split[1]) and is_place(split[2])
    return False


def _proper(text: str) -> bool:
    words = text.split()
    return len(words) <= 4 and text[:1].isupper() and not re.search(r"\d", text)


def read_header(passage: Passage, classify: Classifier, row: int = 0) -> HeaderLine:
    """The periods and pieces of one header line, pieces left to right."""
    header = HeaderLine(passage)
    text = passage.text
    holes: list[tuple[int, int]] = []
    for found in find_ranges(text):
        low, high = found.at, found.until
        while low > 0 and high < len(text) and (text[low - 1], text[high]) in (("(", ")"), ("[", "]")):
            low, high = low - 1, high + 1
        fact = passage.fact(found.at, found.until, edges=" ([")
        if fact:
            header.periods.append(
                (found, Period(start=found.start, end=found.end, present=found.present, printed=fact))
            )
            holes.append((low, high))
    for start, end, separator in _split(passage, holes):
        header.pieces.extend(_pieces(passage, start, end, separator, classify, row))
    return header


def _split(passage: Passage, holes: list[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Stretches between strong separators and dates, outside brackets."""
    text, wide = passage.text, passage.clean.wide
    cuts: list[tuple[int, int, str]] = [(low, high, "date") for low, high in holes]
    cuts += [(at, at + 1, "wide") for at in wide]
    depth, at = 0, 0
    while at < len(text):
        letter = text[at]
        if letter in _BRACKETS and _BRACKETS[letter] in text[at:]:
            depth += 1
        elif letter in ")]}" and depth:
            depth -= 1
        elif depth == 0 and (letter in "·•|¦‖●▪◦—@;/ ") and (found := _STRONG.match(text, at)):
            cuts.append((at, found.end(), found[0].strip()[:1] or " "))
            at = found.end()
            continue
        at += 1
    cuts.sort()
    start, separator = 0, ""
    for low, high, kind in cuts:
        if low < start:
            start = max(start, high)
            continue
        if low > start:
            yield start, low, separator
        start, separator = high, kind
    if start < len(text):
        yield start, len(text), separator


def split_commas(text: str, separators: str = ",") -> list[tuple[int, int]]:
    """Stretches between commas outside brackets, trimmed; a comma inside a number does not part."""
    parts: list[tuple[int, int]] = []
    depth = start = 0
    for at, letter in enumerate(text):
        if letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth = max(0, depth - 1)
        elif letter in separators and depth == 0:
            if letter == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit():
                continue
            parts.append((start, at))
            start = at + 1
    parts.append((start, len(text)))
    trimmed: list[tuple[int, int]] = []
    for low, high in parts:
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if low < high:
            trimmed.append((low, high))
    return trimmed


def _pieces(
    passage: Passage, start: int, end: int, separator: str, classify: Classifier, row: int
) -> Iterator[Piece]:
    text = passage.text
    while start < end and text[start] in EDGES:
        start += 1
    while end > start and text[end - 1] in EDGES:
        end -= 1
    if start >= end or not any(letter.isalnum() for letter in text[start:end]):
        return
    if label := LABEL.match(text, start, end):
        role: Role = (
            "organization"
            if label["organization"]
            else "title"
            if label["title"]
            else "place"
            if label["place"]
            else "unknown"
        )
        if label.end() < end:
            yield Piece(passage, label.end(), end, role, separator, True, row)
        return
    if LABEL.fullmatch(text[start:end] + ":"):
        return  # "Dates:" whose value was taken
    # "Engineer at Acme", "(at Acme)"
    if found := re.search(r"\s+(?:at|@|bei|chez)\s+(?=[^\W\d_]|the\b)", text[start:end]):
        left = text[start : start + found.start()]
        if classify(left) == "title" and left.count("(") == left.count(")"):
            yield from _pieces(passage, start, start + found.start(), separator, classify, row)
            yield from _pieces(passage, start + found.end(), end, "at", classify, row)
            return
    # a place in brackets at the end: "Kettlewerk GmbH (Berlin)"
    if found := re.search(r"\s*\(([^()]{2,60})\)$", text[start:end]):
        inner_start, inner_end = start + found.start(1), start + found.end(1)
        if found.start() and (is_place(found[1]) or is_employment_kind(found[1])):
            yield from _pieces(passage, start, start + found.start(), separator, classify, row)
            yield Piece(
                passage,
                inner_start,
                inner_end,
                "place" if is_place(found[1]) else "employment",
                "(",
                False,
                row,
            )
            return
    if text[start] == "(" and text[end - 1] == ")" and is_place(text[start + 1 : end - 1]):
        start, end = start + 1, end - 1
    whole = text[start:end]
    if classify(whole) == "place":
        yield Piece(passage, start, end, "place", separator, False, row)
        return
    place = _closing_place(whole)
    if place:
        body_end = start + place[0]
        body = text[start:body_end].rstrip(" ,")
        yield Piece(passage, start, start + len(body), classify(body), separator, False, row)
        yield Piece(passage, start + place[1], end, "place", ",", False, row)
        return
    yield Piece(passage, start, end, classify(whole), separator, False, row)


def _closing_place(text: str) -> tuple[int, int] | None:
    """Where the place begins that ends "Acme, Folsom, CA": (end of the words before, start of the place)."""
    parts = split_commas(text)
    if len(parts) < 2:
        return None
    tokens = [text[low:high] for low, high in parts]
    last = tokens[-1]
    if (is_campus_system(tokens[-2]) and not is_region(last)) or (
        len(tokens) >= 3 and is_campus_system(tokens[-3]) and is_region(last) is False
    ):
        return None
    if is_anywhere(last):
        return parts[-2][1], parts[-1][0]
    count = 0
    if is_region(last):
        count = 1
        if len(tokens) >= 3 and is_region(tokens[-2]) and _place_word(tokens[-3]) and len(tokens) > 3:
            count = 3
        elif (len(tokens) >= 3 and _place_word(tokens[-2])) or (is_city(tokens[-2]) and len(tokens) > 2):
            count = 2
    elif is_city(last):
        count = 1
    if not count or count >= len(tokens):
        return None
    if len(tokens) > count and count == 2 and len(tokens) - count >= 2 and is_campus_system(tokens[-3]):
        return parts[-2][1], parts[-1][0]
    return parts[-count - 1][1], parts[-count][0]


def _place_word(text: str) -> bool:
    return _proper(text) and (is_city(text) or (organization_strength(text) < 2 and title_strength(text) < 2))
