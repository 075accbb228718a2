"""A header line -> its pieces: dates, and the words between separators, each with what it may be.

"**Nurse**, St Mary's Hospital — Leeds (2019–21)" is a title, an organisation, a place and a period.
It refuses to know other lines: what a piece is in the end is settled by the whole entry.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from index.dates import DateRange, find_ranges
from index.lexicon import (
    fold_words,
    folded_set,
    is_anywhere,
    is_campus_system,
    is_city,
    is_degree,
    is_employment_kind,
    is_region,
    load_words,
    organization_strength,
    title_strength,
    word_set,
)
from index.models import Fact, Period
from index.passage import EDGES, Passage, is_icon

Role = Literal["title", "organization", "place", "employment", "unknown"]
_STRONG = re.compile(r"\s*[·•|¦‖●▪◦]\s*|\s+[–—―-]{1,3}\s+|\s*—\s*|\s+@\s+|\s*;\s+|\s+//\s+")
_POSTED = re.compile(r"(?:[A-Z]{1,2}-)?(?:\d{5}|(?!19|20)\d{4}) ([^\W\d][^\d,;:|]{1,40})")
_TOWN = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)? (?:City|Town|Falls|Springs|Beach|Island|Park|Hills?|County)")
_EAST_PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,6}?[省市県縣都府道郡區区町村]){1,4}"
    r"|[\uac00-\ud7a3]{1,6}(?:특별시|광역시|특별자치시|특별자치도|도|시)(?:\s?[\uac00-\ud7a3]{1,5}[시군구동]){0,2}"
)
_DEGREE_FIRST = re.compile(r"([A-Z][A-Za-z.]{1,7})\s+(?=[A-Z])")  # "MTech Godavari Institute of Technology"
_SCHOOL = re.compile(
    r"(?i)\b(?:universit\w*|college|institute|institut|school|academy|polytechnic\w*|hochschule|escuela|école|"
    r"facult\w+|conservato\w+|seminary|uni)\b"
)
_EAST_SCHOOL = re.compile(
    r"([\u4e00-\u9fff\u3040-\u30ff]{2,20}(?:大学院|大学|大學|学院|學院|学校)"
    r"|[\uac00-\ud7a3]{2,20}(?:대학교|대학원|대학|고등학교|학교))[ \u3000]+(?=\S)"
)
_EAST_ENDED = re.compile(r"[ \u3000]*(?:修了|卒業|卒)(?:見込み?)?$|[ \u3000]+(?:졸업|수료|毕业|畢業)$")
_EAST_NO_PLACE = re.compile(r"超市$|^(?:城市|都市|夜市|股市|上市)$|[街柔剣書茶]道$|[学社小]区$")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def _header_label() -> re.Pattern[str]:
    """A label and what parts it from its value; the group that matched is the role of the value."""
    words = load_words("labels")
    roles = []
    for role in ("organization", "title", "place", "dates"):
        after_colon = "|".join(re.escape(word) for word in sorted(words[role], key=len, reverse=True))
        phrases = "|".join(re.escape(phrase) for phrase in words["phrases"].get(role, ()))
        bare = rf"|(?:{phrases})\s*:?\s*" if phrases else ""
        roles.append(rf"(?P<{role}>(?:name of (?:the )?)?(?:{after_colon})(?: name)?\s*:\s*{bare})")
    return re.compile("|".join(roles), re.IGNORECASE)


HEADER_LABEL = _header_label()


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
    labels: list[tuple[int, int]] = field(default_factory=list)  # raw offsets of "Company:", "at"


Classifier = Callable[[str], Role]


def classify_work(text: str) -> Role:
    """What a piece of an experience header may be, by its words alone."""
    if is_employment_kind(text):
        return "employment"
    if is_place(text) and not _employer_before_place(text):
        return "place"
    if names_firm(text):
        return "organization"
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
        opening = re.split(r"\s(?:of|for|de|di|für)\s", text, maxsplit=1)[0]
        if opening != text and organization_strength(opening) >= 2 and not is_degree(opening):
            return "organization"  # "Mahaweli Institute of Textile Studies"
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
    if len(parts) > 1 and (town := _POSTED.fullmatch(parts[0])):
        parts[0] = town[1]  # "33500 Libourne, France"
    if len(parts) > 1 and all(is_city(part) or is_region(part) or is_anywhere(part) for part in parts):
        return True
    if 2 <= len(parts) <= 3 and is_region(parts[-1]):
        return all(
            _proper(part) and not title_strength(part) and organization_strength(part) < 2
            for part in parts[:-1]
        ) and not (len(parts) == 3 and organization_strength(parts[0]))
    if (town := _POSTED.fullmatch(bare)) and _proper(town[1]):
        return True  # "26939 Ovelgönne"
    if _EAST_PLACE.fullmatch(bare) and not _EAST_NO_PLACE.search(bare):
        return True
    if words := re.fullmatch(r"(.+) ([A-Z]{2})", bare):  # "Folsom CA"
        return is_region(words[2]) and is_city(words[1])
    if split := re.fullmatch(r"(.+?)\s*\(([^()]+)\)", text.strip(" .,")):  # "London (Remote)"
        return is_place(split[1]) and is_place(split[2])
    return False


def _in_country(text: str) -> bool:
    """Whether the words are a town with its country or département in brackets: "Cremona (Italia)", "Vitré
    (35)"."""
    split = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)", text)
    return bool(
        split
        and (is_region(split[2]) or re.fullmatch(r"\d{2,3}|2[AB]", split[2]))
        and _proper(split[1])
        and organization_strength(split[1]) < 2
        and not title_strength(split[1])
    )


_RIVER = re.compile(r"(?<=\w) \([^\W\d_]+\)$")  # Halle (Saale), Newcastle (Staffs)


def is_place_shaped(text: str) -> bool:
    """Whether the words could be a place that nobody has listed: a few with capitals, no title or degree."""
    text = _RIVER.sub("", text)
    words = text.split()
    return (
        1 <= len(words) <= 4
        and all(
            word[:1].isupper()
            or word in ("of", "on", "upon", "de", "am", "the", "la", "le", "del", "do", "da", "in", "and")
            for word in words
        )
        and not re.search(r"[\d&:/()]|\.$", text)
        and not title_strength(text)
        and not is_degree(text)
        and not re.search(
            r"(?i)\b(?:team|class|honou?rs|distinction|merit|cum laude|ward|unit|division|icu)\b", text
        )
    )


def _employer_before_place(text: str) -> bool:
    """Whether "Hotel Bellerive, Lausanne, Switzerland" opens with a name that is no part of the place.

    Three parts are a town, its region and its country only when the first is a listed town or the second a
    listed region; else the last two say where, and the first says who."""
    tokens = [text[low:high] for low, high in split_commas(text)]
    return (
        len(tokens) == 3
        and not (is_city(tokens[0]) or is_region(tokens[0]) or is_anywhere(tokens[0]))
        and not is_region(tokens[1])
    )


def is_town_and_state(text: str) -> bool:
    """Whether the words are "Pueblo CO": a name and a state's two letters, town listed or not."""
    words = re.fullmatch(r"(.+) ([A-Z]{2})", text.strip(" ().,"))
    return bool(
        words
        and words[2] in word_set("places", "us_states")
        and _proper(words[1])
        and len(words[1].split()) <= 3
        and not title_strength(words[1])
        and not organization_strength(words[1])
    )


_JOINS = frozenset({"and", "of", "the", "for", "de", "et", "und", "y"})


@lru_cache(maxsize=4096)
def names_firm(text: str) -> bool:
    """Whether the words are a firm called by its trade: "Halvorsen & Pike Consulting Engineers".

    That is a trade in the plural at the end of a name written in capitals; a place may follow."""
    if len(text) > 120:
        return False
    place = _closing_place(text)
    if place:
        text = text[: place[0]].rstrip(" ,")
    words = re.sub(r"\s*\([^()]*\)$", "", text).split()
    if not 2 <= len(words) <= 8 or re.search(r"[,;:.|·•–—]", text):
        return False
    last = fold_words(words[-1])
    if not last or not _is_trade(last[0]):
        return False
    opening = re.split(r"\s(?:of|for|to|in)\s", text, maxsplit=1)
    if len(opening) > 1 and title_strength(opening[0]) == 3:
        return False  # "Curator of Ship Models", "Director of Engineers": what is led, not a firm
    return all(word[:1].isupper() or word == "&" or word in _JOINS for word in words)


def _is_trade(word: str) -> bool:
    """Whether the word is a trade in the plural ("engineers")."""
    heads = folded_set("titles", "heads")
    return word.endswith("s") and (word[:-1] in heads or (word.endswith("ies") and word[:-3] + "y" in heads))


def _proper(text: str) -> bool:
    words = text.split()
    return len(words) <= 4 and text[:1].isupper() and not re.search(r"\d", text)


def read_header(passage: Passage, classify: Classifier, row: int = 0) -> HeaderLine:
    """The periods and pieces of one header line, pieces left to right."""
    header = HeaderLine(passage)
    text = passage.text
    holes: list[tuple[int, int]] = []
    for found in find_ranges(text):
        found = _within_column(passage, found)
        low, high = found.at, found.until
        while low > 0 and high < len(text) and (text[low - 1], text[high]) in (("(", ")"), ("[", "]")):
            low, high = low - 1, high + 1
        fact = passage.fact(found.at, found.until, edges=" ([")
        if fact:
            header.periods.append(
                (found, Period(start=found.start, end=found.end, present=found.present, printed=fact))
            )
            holes.append((low, high))
    for start, end, separator in _split(passage, holes, bold=classify is classify_work):
        header.pieces.extend(_pieces(passage, start, end, separator, classify, row, header.labels))
    return header


def _within_column(passage: Passage, found: DateRange) -> DateRange:
    """The dates without the figure that ends the column before them: "Coxswain Grade 1    November 2018"."""
    for at in passage.clean.wide:
        if (
            found.at < at < found.until
            and passage.text[found.at : at].strip().isdigit()
            and at - found.at <= 3
        ):
            return replace(found, at=at + 1)
    return found


def _bold_end(passage: Passage) -> int | None:
    """Where the bold words end that open the line, when a comma follows: "**Nurse**, St Mary's Hospital"."""
    end = passage.sheet.strong_until(passage.start)
    if end is None or end >= passage.end:
        return None
    at = bisect_left(passage.clean.starts, end)
    return at if passage.text[at : at + 1] == "," else None


def _split(passage: Passage, holes: list[tuple[int, int]], *, bold: bool) -> Iterator[tuple[int, int, str]]:
    """Stretches between strong separators and dates, outside brackets."""
    text, wide = passage.text, passage.clean.wide
    cuts: list[tuple[int, int, str]] = [(low, high, "date") for low, high in holes]
    # "Employer    : Acme": the column is between a label and its value
    cuts += [(at, at + 1, "wide") for at in wide if text[at + 1 : at + 2] != ":" and text[at - 1 : at] != ":"]
    if bold and (at := _bold_end(passage)) is not None:
        cuts.append((at, at + 1, ","))
    depth = at = 0
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
        if letter in "([{（【":
            depth += 1
        elif letter in ")]}）】":
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
    passage: Passage,
    start: int,
    end: int,
    separator: str,
    classify: Classifier,
    row: int,
    labels: list[tuple[int, int]],
) -> Iterator[Piece]:
    text = passage.text
    while start < end and (text[start] in EDGES or is_icon(text[start])):
        start += 1
    while end > start and (text[end - 1] in EDGES or is_icon(text[end - 1])):
        end -= 1
    if start >= end or not any(letter.isalnum() for letter in text[start:end]):
        return
    if label := HEADER_LABEL.match(text, start, end):
        role: Role = (
            "organization"
            if label["organization"]
            else "title"
            if label["title"]
            else "place"
            if label["place"]
            else "unknown"
        )
        if role == "unknown" and label.end() < end:
            role = classify(text[label.end() : end])
        _keep_label(labels, passage, start, label.end())
        place = _closing_place(text[label.end() : end]) if role == "organization" else None
        if place:
            low = label.end()
            yield Piece(passage, low, low + place[0], role, separator, True, row)
            yield Piece(passage, low + place[1], end, "place", ",", False, row)
        elif label.end() < end:
            yield Piece(passage, label.end(), end, role, separator, True, row)
        return
    if HEADER_LABEL.fullmatch(text[start:end] + ":"):
        _keep_label(labels, passage, start, end)
        return  # "Dates:" whose value was taken
    # "Engineer at Acme", "(at Acme)"
    if found := re.search(r"\s+(?:at|@|bei|chez)\s+(?=[^\W\d_]|the\b)", text[start:end]):
        left = text[start : start + found.start()]
        named = organization_strength(left.rpartition(",")[2]) if "," in left else 0
        if classify(left) == "title" and left.count("(") == left.count(")") and not named:
            _keep_label(labels, passage, start + found.start(), start + found.end())
            yield from _pieces(passage, start, start + found.start(), separator, classify, row, labels)
            yield from _pieces(passage, start + found.end(), end, "at", classify, row, labels)
            return
    # "Self-employed, Munster"
    if (parts := split_commas(text[start:end])) and len(parts) == 2:
        first, second = (text[start + low : start + high] for low, high in parts)
        if is_employment_kind(first) and re.match(r"self|freelance", first, re.I) and _proper(second):
            yield Piece(passage, start, start + parts[0][1], "employment", separator, False, row)
            yield Piece(passage, start + parts[1][0], end, "place", ",", False, row)
            return
    # a place in brackets at the end: "Kettlewerk GmbH (Berlin)"
    found = re.search(r"\s*[(（]([^()（）]{2,60})[)）]$", text[start:end])
    if found and not _in_country(re.split(r",\s*", text[start:end])[-1]):
        inner_start, inner_end = start + found.start(1), start + found.end(1)
        if found.start() and (is_place(found[1]) or is_employment_kind(found[1])):
            yield from _pieces(passage, start, start + found.start(), separator, classify, row, labels)
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
    if classify is classify_study and (found := _DEGREE_FIRST.match(text, start, end)):
        school = text[found.end() : end].split(",")[0]
        if is_degree(found[1]) and _SCHOOL.search(school) and not is_degree(school):
            yield Piece(passage, start, found.end(1), "title", separator, False, row)
            yield from _pieces(passage, found.end(), end, " ", classify, row, labels)
            return
    if classify is classify_study and (found := _EAST_SCHOOL.match(text, start, end)):
        yield Piece(passage, start, found.end(1), "organization", separator, False, row)
        rest = found.end()
        if ended := _EAST_ENDED.search(text, rest, end):
            _keep_label(labels, passage, ended.start(), end)
            end = ended.start()
        if rest < end:
            yield Piece(passage, rest, end, "title", " ", False, row)
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


def _keep_label(labels: list[tuple[int, int]], passage: Passage, start: int, end: int) -> None:
    if fact := passage.fact(start, end):
        labels.append((fact.span.start, fact.span.end))


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
        if len(tokens) > 3 and (
            (is_region(tokens[-2]) and _place_word(tokens[-3]))
            or (is_city(tokens[-3]) and _place_word(tokens[-2]))
        ):
            count = 3
        elif (len(tokens) >= 3 and _place_word(tokens[-2])) or (is_city(tokens[-2]) and len(tokens) > 2):
            count = 2
    elif is_city(last) or is_town_and_state(last) or _in_country(last):
        count = 1
    if not count or count >= len(tokens):
        return None
    if len(tokens) > count and count == 2 and len(tokens) - count >= 2 and is_campus_system(tokens[-3]):
        return parts[-2][1], parts[-1][0]
    return parts[-count - 1][1], parts[-count][0]


def _place_word(text: str) -> bool:
    return _proper(text) and (
        is_city(text)
        or bool(_TOWN.fullmatch(text))
        or (organization_strength(text) < 2 and title_strength(text) < 2)
    )
