"""Dates that are not a job's own, though they stand in its lines: those in brackets behind a title that tell
of another one ("Lead Hygienist (Staff Hygienist until Mar 2023)"), and a beginning told within a sentence
("The main branch first, then the van from January 2010, while studying.").

It refuses to know other lines, and what a job's dates are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from index.dates import DateRange, find_ranges, present_pattern
from index.entries.place_name import is_place
from index.lexicon import is_employment_kind, load_words, title_strength

_REMARK = re.compile(r"\(([^()]{3,160})\)")
_TOLD = 6  # words before a year, for it to end a sentence
_AMID = 4  # words before dates and behind them, for them to stand within a sentence


def own_ranges(text: str, *, without_open: bool = False) -> tuple[DateRange, ...]:
    """The dates of a header line without those that are not the entry's own. `without_open`: nor a beginning
    or an end in brackets with a remark or a second title ("Reporter, then head of desk (from 2017)")."""
    found = find_ranges(text)
    found = tuple(each for each in found if not _told_within(text, each))
    if not found or "(" not in text:
        return found
    asides = [
        remark.span()
        for remark in _REMARK.finditer(text)
        if _tells(text[: remark.start()], remark[1])
        or (without_open and _is_open(text[: remark.start()], remark[1]))
    ]
    return tuple(each for each in found if not any(low <= each.at < high for low, high in asides))


def open_date(text: str) -> DateRange | None:
    """The only date of a line, where it is a beginning or an end in brackets with words that say of what."""
    found = find_ranges(text)
    if len(found) != 1:
        return None
    remarks = _REMARK.finditer(text)
    return next(
        (
            found[0]
            for each in remarks
            if each.start() < found[0].at < each.end() and _is_open(text[: each.start()], each[1])
        ),
        None,
    )


def other_title(text: str) -> tuple[int, int, bool] | None:
    """Where the remark that closes a title tells of another one, without its brackets, and whether that one
    came first; None where it does not."""
    for remark in _REMARK.finditer(text):
        if remark.end() == len(text) and _tells(text[: remark.start()], remark[1]):
            return remark.start(1), remark.end(1), _came_first(remark[1])
    return None


def _told_within(text: str, found: DateRange) -> bool:
    """Whether a beginning or an end stands amid the words of a sentence, or a year at the end of what is told
    of it ("best of 70 drivers in 2021")."""
    before, after = text[: found.at].split(), text[found.until :].split()
    if found.single:
        small = sum(word.islower() for word in before)
        return len(before) >= _TOLD and before[-1] == "in" and small * 2 > len(before)
    amid = text.endswith(".") and len(before) >= _AMID and len(after) >= _AMID
    return amid and _has_one_end(found, text) and not title_strength(text[: found.at])


def _tells(before: str, inner: str) -> bool:
    """Whether words in brackets say that another title was held before or after, and when."""
    ranges = find_ranges(inner)
    if not ranges or not title_strength(before):
        return False
    if _steps("earlier").search(inner) or _steps("later").search(inner):
        return True
    titled = any(title_strength(part) >= 2 for part in re.split(r"[;,]", _without(inner, ranges)))
    return titled and (len(ranges) > 1 or _has_one_end(ranges[0], inner))


def _came_first(inner: str) -> bool:
    if _steps("later").search(inner):
        return _steps("earlier").search(inner) is not None
    return any(found.end for found in find_ranges(inner))


def _without(text: str, ranges: Sequence[DateRange]) -> str:
    for found in reversed(ranges):
        text = f"{text[: found.at]}{text[found.until :]}"
    return text.strip(" ,;:")


def _has_one_end(found: DateRange, text: str) -> bool:
    """Whether dates only begin or only end: "since 2019", "until May 2020"."""
    if found.single or (found.start and found.end):
        return False
    return re.search(present_pattern(), text[found.at : found.until], re.IGNORECASE) is None


def _is_open(before: str, inner: str) -> bool:
    found = find_ranges(inner)
    if len(found) != 1 or not _has_one_end(found[0], inner):
        return False
    rest = _without(inner, found)
    if not rest:
        return _steps("later").search(before) is not None
    return not is_place(rest) and not is_employment_kind(rest)


@cache
def _steps(order: str) -> re.Pattern[str]:
    """The words that say themselves that one title followed another."""
    words = "|".join(re.escape(word) for word in load_words("titles")["steps"][order])
    return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE)
