"""Words written as a date that can be none: a 13th month, a 31st of February, "Present – 2020".

It refuses to know what was meant, and what today is.
"""

from __future__ import annotations

import re
from functools import cache

from index.dates import DASH, month_number, month_pattern, present_pattern

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def impossible_dates(text: str) -> tuple[str, ...]:
    """The words of a line that are written as a date and can be none, as printed.

    Figures alone ("13/2015") count only where a date stands: in a range, or alone between separators. "Act
    13/2015" is no date."""
    return tuple(
        found[0] for found in _shapes().finditer(text) if not _can_be(found) and _stands_as_date(text, found)
    )


@cache
def _shapes() -> re.Pattern[str]:
    year, day = r"(?:19|20)\d\d", r"\d{1,2}"
    month = month_pattern()
    return re.compile(
        rf"""(?<![\w.,/$€£¥#:+-])(?:
          (?P<day>{day})(?:st|nd|rd|th|\.)?\s+(?:of\s+|de\s+)?(?P<name>{month}),?\s+(?:de\s+)?(?P<year>{year})
        | (?P<us_name>{month})\s+(?P<us_day>{day})(?:st|nd|rd|th)?,?\s+(?P<us_year>{year})
        | (?P<iso_year>{year})(?P<iso_sep>[-/.])(?P<iso_month>{day})(?:(?P=iso_sep)(?P<iso_day>{day}))?
        | (?P<first>{day})(?P<sep>[-/.])(?P<second>{day})(?P=sep)(?P<full_year>{year})
        | (?P<number>{day})[-/.](?P<number_year>{year})
        | (?P<backward>{present_pattern()}{DASH}(?:{year}))
        )(?![\w%+/-]|[.,]\d)""",
        re.IGNORECASE | re.VERBOSE,
    )


def _can_be(found: re.Match[str]) -> bool:
    if found["name"] or found["us_name"]:
        month = month_number(found["name"] or found["us_name"])
        return _in_month(int(found["day"] or found["us_day"]), month)
    if found["iso_year"]:
        month = int(found["iso_month"])
        if found["iso_day"]:
            return _in_month(int(found["iso_day"]), month)
        later = month > int(found["iso_year"]) % 100 or (found["iso_year"] < "2000" and month < 30)
        return 1 <= month <= 12 or later  # "2015-18", "1998-03": two years
    if found["full_year"]:
        first, second = int(found["first"]), int(found["second"])
        return _in_month(first, second) or _in_month(second, first)
    return bool(found["number"]) and 1 <= int(found["number"]) <= 12


def _in_month(day: int, month: int) -> bool:
    """Whether a month has such a day; of February, in a leap year."""
    return 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]


def _stands_as_date(text: str, found: re.Match[str]) -> bool:
    """Whether figures are meant as a date: beside a dash and another date, or with nothing else between
    separators. A month's name says so itself."""
    if found["name"] or found["us_name"]:
        return True
    before, after = text[: found.start()], text[found.end() :]
    alone = re.search(r"(?:^|[(\[|·•\t,;])\s*$", before) and re.match(r"\s*(?:$|[)\]|·•\t,;])", after)
    behind = re.match(rf"{DASH}(?:\d|{month_pattern()}|{present_pattern()})", after, re.IGNORECASE)
    if found["backward"]:
        return bool(alone)  # "2018 – present – 2020" is too odd to be judged
    ahead = re.search(rf"(?:(?:19|20)\d\d|{month_pattern()}){DASH}$", before, re.IGNORECASE)
    return bool(alone or behind or ahead)
