"""The dates of a short text -> one period: of study, of an item, of a credential and its expiry.

It refuses to know whose dates they are.
"""

from __future__ import annotations

import re

from index.dates import find_ranges
from index.entries.header import read_header
from index.entries.role import classify_study
from index.models import Period
from index.passage import Passage

_EXPIRY = re.compile(
    r"(?<![^\W_])(?:(?:valid|active) (?:until|to|through|till)|expir\w*(?: on| in)?"
    r"|renewed (?:to|until|till|through)|renew(?!ed)\w*(?: by)?"
    r"|laps\w*(?: on| in)?|exp\.?|valid|active|until)\s*:?\s*$",
    re.IGNORECASE,
)
_TABLE_ROWS = 60  # a longer table of certificates is none: looking further would cost its square


def as_printed_period(passage: Passage) -> Period | None:
    """The best period of a short text; a single date is the end (graduation, issue)."""
    row = read_header(passage, classify_study) if len(passage.text) <= 400 else None
    if row is None or not row.periods:
        return None
    usable = [
        (found, period) for found, period in row.periods if not _EXPIRY.search(passage.text[: found.at])
    ] or row.periods
    found, period = min(usable, key=lambda pair: pair[0].single)
    singles = [pair for pair in usable if pair[0].single]
    if found.single and singles:
        found, period = singles[-1]
    return single_end(period) if found.single else period


def single_end(period: Period) -> Period:
    """A single date read as the end: nothing says when it began."""
    return period.model_copy(update={"start": None})


def credential_period(passage: Passage) -> Period | None:
    """A single date is when it was given (the start); after "expires" it is the end, with that word."""
    row = read_header(passage, classify_study)
    start = end = None
    spots: list[tuple[int, int]] = []
    for found, period in row.periods:
        if not found.single and found.start is not None:
            return period
        before = passage.text[: found.at].rstrip(" (")
        expiry = _EXPIRY.search(before)
        if expiry is None and _EXPIRY.search(_column_title(passage, found.at)):
            end = end or period.model_copy(update={"start": None})
            spots.append((found.at, found.until))
            continue
        if expiry or not found.single:
            low = expiry.start() if expiry else found.at
            end = end or period.model_copy(update={"start": None})
            spots.append((low, found.until))
        else:
            start = period  # of several, the last: "ISO 2015 Auditor, 2019"
            spots = [spot for spot in spots if end] + [(found.at, found.until)]
    if start is None and end is None:
        return None
    low, high = min(spots)[0], max(spot[1] for spot in spots)
    if passage.text[high : high + 1] == ")" and "(" in passage.text[low:high]:
        high += 1  # "2018 (expired 2023)"
    printed = passage.fact(low, high, edges=" ([")
    dated = start or end
    if dated is None or printed is None or (end is None and start):
        return start.model_copy(update={"end": None}) if start else None
    return Period(
        start=start.start if start else None, end=end.end if end else None, present=False, printed=printed
    )


def _column_title(passage: Passage, at: int) -> str:
    """The title printed over the column of a table where the character `at` stands; "" outside a table."""
    raw = passage.sheet.document.text
    begin = raw.rfind("\n", 0, passage.start) + 1
    if not raw.startswith("|", begin):
        return ""
    column = raw.count("|", begin, passage.clean.starts[at]) - 1
    for _ in range(_TABLE_ROWS):
        if begin == 0:
            break
        above = raw.rfind("\n", 0, begin - 1) + 1
        if not raw.startswith("|", above):
            break
        begin = above
    cells = raw[begin : raw.find("\n", begin)].strip().strip("|").split("|")
    return cells[column].strip() if 0 <= column < len(cells) else ""


def is_only_dates(text: str) -> bool:
    """Whether the words are dates and hardly anything else ("Issued May 2019")."""
    rest = text
    for found in reversed(find_ranges(text[:200])):
        rest = rest[: found.at] + rest[found.until :]
    words = re.sub(r"[\W_]", "", rest)
    return len(rest) < len(text) and len(words) <= (
        2 if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", words) else 10
    )
