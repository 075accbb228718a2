"""A header line -> its pieces: dates, and the words between separators, each with what it may be.

"**Nurse**, St Mary's Hospital — Leeds (2019–21)" is a title, an organisation, a place and a period.
It refuses to know other lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from index.dates import DateRange, find_ranges
from index.entries.aside import own_ranges
from index.entries.commas import split_commas
from index.entries.label import header_label
from index.entries.piece import HeaderLine, Piece
from index.entries.place_name import closing_place, is_place, is_proper, is_town_in_country
from index.entries.role import Classifier, Role, classify_study, classify_work
from index.lexicon import is_degree, is_employment_kind, organization_strength
from index.models import Period
from index.passage import EDGES, Passage, ends_with_grade, is_icon

_STRONG = re.compile(r"\s*[·•|¦‖●▪◦]\s*|\s+[–—―-]{1,3}\s+|\s*—\s*|(?:^|\s+)@\s+|\s*;\s+|\s+(?://|::)\s+")
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
_WITH_SUBJECT = 3  # words of a degree and its subject, at least
_BRACKETS = {"(": ")", "[": "]", "{": "}"}


def read_header(
    passage: Passage, classify: Classifier, row: int = 0, *, dated_nearby: bool = False
) -> HeaderLine:
    """The periods and pieces of one header line, pieces left to right. `dated_nearby`: the dates of the job
    stand on the next line or the one before, and an open one in brackets is another title's."""
    header = HeaderLine(passage)
    text = passage.text
    holes: list[tuple[int, int]] = []
    study = classify is classify_study
    for found in find_ranges(text) if study else own_ranges(text, without_open=dated_nearby):
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
    for start, end, separator in _split(passage, holes, study=study):
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


def _bold_end(passage: Passage, *, study: bool) -> int | None:
    """Where the bold words end that open the line, when a comma follows: "**Nurse**, St Mary's Hospital"; of
    a study when they are a degree and its subject: "**BA (Hons) English**, NUI Maynooth"."""
    end = passage.sheet.strong_until(passage.start)
    if end is None or end >= passage.end:
        return None
    at = bisect_left(passage.clean.starts, end)
    if study and not (is_degree(passage.text[:at]) and len(passage.text[:at].split()) >= _WITH_SUBJECT):
        return None  # "**A levels**, Latin, German": what follows is the subject
    return at if passage.text[at : at + 1] == "," else None


def _split(passage: Passage, holes: list[tuple[int, int]], *, study: bool) -> Iterator[tuple[int, int, str]]:
    """Stretches between strong separators and dates, outside brackets."""
    text, wide = passage.text, passage.clean.wide
    cuts: list[tuple[int, int, str]] = [(low, high, "date") for low, high in holes]
    # "Employer    : Acme": the column is between a label and its value
    cuts += [(at, at + 1, "wide") for at in wide if text[at + 1 : at + 2] != ":" and text[at - 1 : at] != ":"]
    if (at := _bold_end(passage, study=study)) is not None:
        cuts.append((at, at + 1, ","))
    depth = at = 0
    while at < len(text):
        letter = text[at]
        if letter in _BRACKETS and _BRACKETS[letter] in text[at:]:
            depth += 1
        elif letter in ")]}" and depth:
            depth -= 1
        elif depth == 0 and (letter in "·•|¦‖●▪◦—@;/: ") and (found := _STRONG.match(text, at)):
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
    while (
        end > start and (text[end - 1] in EDGES or is_icon(text[end - 1])) and not ends_with_grade(text, end)
    ):
        end -= 1
    if start >= end or not any(letter.isalnum() for letter in text[start:end]):
        return
    if label := header_label().match(text, start, end):
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
        place = closing_place(text[label.end() : end]) if role == "organization" else None
        if place:
            low = label.end()
            yield Piece(passage, low, low + place[0], role, separator, True, row)
            yield Piece(passage, low + place[1], end, "place", ",", False, row)
        elif label.end() < end:
            yield Piece(passage, label.end(), end, role, separator, True, row)
        return
    if header_label().fullmatch(text[start:end] + ":"):
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
        if is_employment_kind(first) and re.match(r"self|freelance", first, re.I) and is_proper(second):
            yield Piece(passage, start, start + parts[0][1], "employment", separator, False, row)
            yield Piece(passage, start + parts[1][0], end, "place", ",", False, row)
            return
    # a place in brackets at the end: "Kettlewerk GmbH (Berlin)"
    found = re.search(r"\s*[(（]([^()（）]{2,60})[)）]$", text[start:end])
    if found and not is_town_in_country(re.split(r",\s*", text[start:end])[-1]):
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
    place = closing_place(whole)
    if place:
        body_end = start + place[0]
        body = text[start:body_end].rstrip(" ,")
        role = _role(body, separator, classify)
        yield Piece(passage, start, start + len(body), role, separator, False, row)
        yield Piece(passage, start + place[1], end, "place", ",", False, row)
        return
    yield Piece(passage, start, end, _role(whole, separator, classify), separator, False, row)


def _role(text: str, separator: str, classify: Classifier) -> Role:
    """What the words may be; behind "@" an employer, whatever they are."""
    return "organization" if separator == "@" and classify is classify_work else classify(text)


def _keep_label(labels: list[tuple[int, int]], passage: Passage, start: int, end: int) -> None:
    if fact := passage.fact(start, end):
        labels.append((fact.span.start, fact.span.end))
