"""Lines of a section -> units: a bullet, a paragraph or a header line, broken lines joined again.

A bullet cut in two by a page break is one unit. It refuses to know what a unit says, beyond whether a line
could begin an entry (dates, a job title, an organisation).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from index.dates import DateRange, find_ranges
from index.entries.aside import open_date, own_ranges
from index.entries.field import entry_labels, opens_field
from index.entries.firm import names_firm
from index.entries.label import header_label
from index.lexicon import is_degree, organization_strength, title_strength
from index.models import Line
from index.passage import Passage, Sheet

UnitKind = Literal["heading", "bullet", "text"]
HEADER_CHARACTERS = 240  # a longer line is never the header of an entry
_NUMBER = re.compile(r"\s*\d{1,2}[.)]\s")
_SET_APART = re.compile(r"[^\n]{0,24}?\b(?:19|20)\d\d[ –—-]{0,3}?(?:\S{1,9})?(?:\s{3,}|\t)(?=\S)")
_WIDE_GAPS = re.compile(r"(?<=\S)(?:\s{3,}|\t\s*)(?=\S)")
_LABELLED = re.compile(r"[^\W\d_a-z][^\W\d_]*(?: [^\W\d_]+){0,2}: \S")  # "Project value: AED 4 million"
_ENDINGS = (".", "!", "?", ":", ";")
_WRAPPED = 50  # characters: a shorter line ends where its writer ended it
_RAGGED = 20  # characters by which lines wrapped by hand may differ
_PROSE = 10  # words, beyond which an open line is no header


@dataclass(frozen=True)
class Unit:
    kind: UnitKind
    passage: Passage
    level: int
    blank_before: bool
    indent: int
    bold: bool
    rows: int = 1
    dated_nearby: bool = False  # its dates in brackets are another title's: the job's own stand beside it

    @property
    def text(self) -> str:
        return self.passage.text

    def ranges(self) -> tuple[DateRange, ...]:
        if len(self.text) > HEADER_CHARACTERS:
            return ()
        return own_ranges(self.text, without_open=self.dated_nearby)


def could_begin_entry(text: str) -> bool:
    """Whether a line has the marks of an entry's header: dates, a job title, a degree, an organisation."""
    if len(text) > HEADER_CHARACTERS:
        return False
    ranges = own_ranges(text)
    words = len(text.split())
    if any(not found.single for found in ranges) and words <= 25:
        return True
    if text.endswith((".", ";")) and organization_strength(text) < 3:
        return False
    if ranges and words <= 16:
        return True
    if words <= 16 and text[:1].isupper() and header_label().match(text):
        return True
    return (
        words <= 10
        and text[:1].isupper()
        and (
            title_strength(text) >= 2
            or organization_strength(text) >= 2
            or is_degree(text)
            or names_firm(text)
        )
    )


@dataclass
class _Open:
    """A unit still growing. Its passage is made once, at the end: else long ones cost their square."""

    kind: UnitKind
    start: int
    end: int
    level: int
    blank_before: bool
    indent: int
    bold: bool
    first: str
    last: str
    words: int
    column: int = 0
    dated_apart: bool = False
    rows: int = 1

    def close(self, sheet: Sheet) -> Unit:
        passage = sheet.passage(self.start, self.end)
        return Unit(self.kind, passage, self.level, self.blank_before, self.indent, self.bold, self.rows)


def split_units(sheet: Sheet, lines: Sequence[Line], *, join_lines: bool = True) -> list[Unit]:
    """Units in order. `join_lines=False` keeps unmarked lines apart (skill groups, contact data)."""
    units: list[Unit] = []
    previous: _Open | None = None
    blanks = 1
    length = 0
    width = max((line.span.end - line.span.start for line in lines), default=0)
    for line in lines:
        if line.kind in ("blank", "rule") or not line.text:
            blanks += 2 if line.kind == "rule" else 1
            continue
        raw = sheet.raw(line)
        start, end = sheet.content(line)
        indent = len(raw) - len(raw.lstrip())
        if previous and line.continues is None:
            # a line of a list that had room for the next one's first word was ended by its writer
            room = width - _RAGGED - len(line.text.partition(" ")[0])
            full = 0 if previous.kind == "bullet" and length < room else length
            begun = sheet.is_unwrapped and not line.text[:1].islower() and not previous.last.endswith(",")
            goes_on = (
                line.kind == "text"
                and not (begun and previous.kind == "text")
                and _continues(previous, line.text, raw, indent, blanks, full, join_lines)
            )
        else:  # the format itself tells
            goes_on = bool(previous and line.continues)
        if previous and goes_on:
            previous.end, previous.last = end, line.text
            previous.words += len(line.text.split())
            previous.rows += 1
        else:
            if previous:
                units.append(previous.close(sheet))
            bold = sheet.strong_until(start) is not None
            words = len(line.text.split())
            kind: UnitKind = "text"
            if line.kind == "heading" or line.kind == "bullet":
                kind = line.kind
            if kind == "bullet" and _NUMBER.match(raw) and could_begin_entry(line.text):
                kind, blanks = "text", 1  # "1. Mining Engineer": entries counted, not listed
            previous = _Open(
                kind,
                start,
                end,
                line.level,
                blanks > 0,
                indent,
                bold,
                line.text,
                line.text,
                words,
                _column(raw),
                closes_with_date(raw),
            )
        length = len(raw.rstrip())
        blanks = 0
    if previous:
        units.append(previous.close(sheet))
    return units


def _continues(
    previous: _Open, text: str, raw: str, indent: int, blanks: int, length: int, join_lines: bool
) -> bool:
    """Whether a text line goes on with the unit before it."""
    if previous.kind == "heading":
        return False
    if opens_field(raw[:HEADER_CHARACTERS], entry_labels()):
        return False
    if previous.kind == "text" and _LABELLED.match(previous.first) and _LABELLED.match(text):
        return False
    ended = previous.last.endswith(_ENDINGS)
    lower = text[:1].islower() or (text[:1] in "(&" and not ended)
    if blanks:
        # a page break inside a bullet: it stops without an end mark and goes on in lower case
        broken = text[:1].islower() and not ended and blanks <= 3 and previous.words >= 6
        return broken and not re.match(r"\w+[.@]\w|\S+@|https?:|www\.", text)
    if re.match(r"\s*\|.*\|\s*$", raw[:400]) or closes_with_date(raw):
        return False
    if previous.kind == "text" and previous.rows == 1 and previous.dated_apart and not lower and join_lines:
        return False  # "Ferry timetable, Port of Ayr      May 2021" over what is said of it
    if previous.kind == "bullet":
        if (
            indent > previous.indent
            and (
                previous.last.endswith(",")  # what it lists goes on, dates or not
                or not (_dated_range(text) and could_begin_entry(text) and text[:1].isupper())
            )
        ):
            return True
        if could_begin_entry(text) and not lower:
            return False
        return lower or (length >= 60 and not previous.last.endswith((".", "!", "?")))
    if previous.column and indent == previous.column and previous.last.endswith((";", ",")):
        return True  # "2018    Diploma in Law," and its school below, at the column of the words
    if previous.column and _column(raw):
        return False
    if not join_lines:
        return previous.last.endswith((",", " and", " &")) and length >= _WRAPPED and ":" not in text[:40]
    if previous.words >= _PROSE and length >= _WRAPPED and text[:1].islower() and not ended:
        return True  # prose may name dates where it wraps
    opening = previous.rows == 1 and could_begin_entry(previous.first)
    if _dated_range(text) or (opening and len(previous.first) < 60):
        return False
    if previous.rows > 1 or length >= _WRAPPED:
        return lower or not (opening or (could_begin_entry(text) and ended))
    return lower and previous.words >= 6


def _column(raw: str) -> int:
    """Where the words stand behind a date that is set apart from them; 0 when the line has no such column."""
    found = _SET_APART.match(raw[:HEADER_CHARACTERS])
    return found.end() if found else 0


def closes_with_date(raw: str) -> bool:
    """Whether a line of words ends in a date that a wide gap sets apart from them, as at the right margin."""
    gaps = list(_WIDE_GAPS.finditer(raw[:HEADER_CHARACTERS]))
    if not gaps or len(raw) > HEADER_CHARACTERS or not raw[: gaps[-1].start()].strip(" \t-*•·"):
        return False
    column = raw[gaps[-1].end() :].strip(" \t()")
    return any(found.at == 0 and found.until == len(column) for found in find_ranges(column))


def _dated_range(text: str) -> bool:
    return len(text) <= HEADER_CHARACTERS and any(not found.single for found in find_ranges(text))


def is_dated_header(unit: Unit) -> bool:
    """Whether a unit is short and holds a range of dates."""
    return len(unit.text) <= HEADER_CHARACTERS and any(not found.single for found in unit.ranges())


def mark_asides(units: Sequence[Unit]) -> list[Unit]:
    """The units, those marked whose only date is an open one in brackets, within the dates of the line that
    stands right below or above and bears no title: "Reporter, then editor (from 2017)" over "The Mail (2015 –
    2019)"."""
    marked = list(units)
    for number, (above, below) in enumerate(pairwise(units)):
        if below.blank_before or "bullet" in (above.kind, below.kind):
            continue
        for at, unit, beside in ((number, above, below), (number + 1, below, above)):
            date = open_date(unit.text) if len(unit.text) <= HEADER_CHARACTERS else None
            if date and not title_strength(beside.text) and _within(date, beside):
                marked[at] = replace(unit, dated_nearby=True)
    return marked


def _within(date: DateRange, beside: Unit) -> bool:
    """Whether a beginning or an end lies within dates that have both ends."""
    spot = date.start or date.end
    return spot is not None and any(
        found.start
        and not found.single
        and (found.end or found.present)
        and found.start.year <= spot.year
        and (found.end is None or spot.year <= found.end.year)
        for found in beside.ranges()
    )
