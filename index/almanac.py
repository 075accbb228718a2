"""Dates that a calendar or the day of reading rules out: a 31st of February, a 13th month, an end before its
beginning, a job that begins in years to come.

They are told to the owner and left as they are: which slip was made is not guessed. It refuses to know
formats; today is passed in.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.impossible import impossible_dates
from index.models import Line, PartialDate, Period, ReadingWarning, Resume, Span

_LONGEST_LINE = 200  # characters; dates of an entry stand in short lines
_QUOTED, _TOLD = 8, 50  # impossible dates in one sentence; other doubts about one document
_EXPIRES = 60
# Years after the day of reading in which a beginning and an end are still plausible: one studies for years to
# come, a certificate runs out later, a paper may be forthcoming.
_AHEAD = {
    "positions": (0, 0),
    "volunteering": (0, 0),
    "education": (1, 8),
    "certifications": (0, _EXPIRES),
    "projects": (1, 8),
    "patents": (1, _EXPIRES),
    "publications": (2, 2),
    "awards": (1, 8),
    "others": (8, _EXPIRES),
}


def doubts_about(
    resume: Resume, lines: Sequence[Line], as_of: dt.date, source: str
) -> tuple[ReadingWarning, ...]:
    """What is told of the dates of one document. `lines` are those whose dates were read from words; none
    where the format gives dates as such."""
    told = [*_impossible(lines), *(doubt for dated in _dated(resume) for doubt in _of_period(dated, as_of))]
    return tuple(
        ReadingWarning(code=code, message=message, source=source, page=span.page)
        for code, message, span in told[:_TOLD]
    )


_Told = tuple[str, str, Span]


def _impossible(lines: Sequence[Line]) -> Iterator[_Told]:
    found = [
        (words, line.span)
        for line in lines
        if len(line.text) <= _LONGEST_LINE
        for words in impossible_dates(line.text)
    ]
    if not found:
        return
    named = ", ".join(f"“{words}” in line {span.line}" for words, span in found[:_QUOTED])
    more = f" and {len(found) - _QUOTED} more" if len(found) > _QUOTED else ""
    if len(found) == 1:
        message = f"This date cannot be: {named}; correct it."
    else:
        message = f"These dates cannot be: {named}{more}; correct them."
    yield "impossible_date", message, found[0][1]


class _Dated(NamedTuple):
    """Something with a period: what it is called, and which field of the résumé it is of."""

    field: str
    name: str
    period: Period


def _dated(resume: Resume) -> Iterator[_Dated]:
    """Everything that bears a period; each printed period once, whatever shares it."""
    seen: set[Span] = set()
    for dated in _all_dated(resume):
        if dated.period.printed.span not in seen:
            seen.add(dated.period.printed.span)
            yield dated


def _all_dated(resume: Resume) -> Iterator[_Dated]:
    for position in resume.positions:
        if position.period:
            named = position.organization or position.title
            yield _Dated("positions", named.text, position.period)
    for entry in resume.education:
        if entry.period:
            called = entry.degree or entry.institution or entry.period.printed
            yield _Dated("education", called.text, entry.period)
    for credential in resume.certifications:
        if credential.period:
            yield _Dated("certifications", credential.name.text, credential.period)
    for field in ("volunteering", "projects", "patents", "publications", "awards", "others"):
        for item in getattr(resume, field):
            if item.period:
                yield _Dated(field, item.title.text, item.period)


def _of_period(dated: _Dated, as_of: dt.date) -> Iterator[_Told]:
    period, span = dated.period, dated.period.printed.span
    name, printed = dated.name.rstrip("."), f"{period.printed.text} (line {span.line})"
    if period.start and period.end and _key(period.end, 12) < _key(period.start, 1):
        yield "dates_reversed", f"The dates of {name} end before they begin: {printed}.", span
    begin, end = _AHEAD[dated.field]
    if _is_after(period.start, as_of, begin):
        yield "dates_in_future", f"The dates of {name} begin in the future: {printed}.", span
    elif _is_after(period.end, as_of, end):
        yield "dates_in_future", f"The dates of {name} end in the future: {printed}.", span


def _key(date: PartialDate, month: int) -> tuple[int, int]:
    return date.year, date.month or month


def _is_after(date: PartialDate | None, as_of: dt.date, years: int) -> bool:
    """Whether a date is later than so many years after a day; a year alone only when all of it is."""
    return date is not None and (date.year, date.month or 0) > (as_of.year + years, as_of.month)
