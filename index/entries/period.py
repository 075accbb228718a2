"""The dates of a short text -> one period: of study, or of an item.

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


def is_only_dates(text: str) -> bool:
    """Whether the words are dates and hardly anything else ("Issued May 2019")."""
    rest = text
    for found in reversed(find_ranges(text[:200])):
        rest = rest[: found.at] + rest[found.until :]
    words = re.sub(r"[\W_]", "", rest)
    return len(rest) < len(text) and len(words) <= (
        2 if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", words) else 10
    )
