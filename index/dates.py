"""Printed dates -> typed ones: every range or single date in a short line, with where it stands.

Precision is kept: a season or a quarter is its year, a month is a month, and nothing is filled in.
It refuses to know whose dates they are and what today is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from index.lexicon import load_words
from index.models import PartialDate

_PIVOT = 60  # '60 and above are of the last century: no working life printed today began before 1960


@dataclass(frozen=True)
class DateRange:
    """Dates at `text[at:until]`. A `single` date is both `start` and `end`: the caller knows which."""

    start: PartialDate | None
    end: PartialDate | None
    present: bool
    single: bool
    at: int
    until: int


@dataclass(frozen=True)
class _Point:
    date: PartialDate | None  # None: a bare month, waiting for the year of its partner
    month: int | None
    weak: bool  # a date only beside another one
    at: int
    until: int
    alone: tuple[PartialDate, PartialDate] | None = None  # what "2009-10" means when nothing follows


_GOES_ON = re.compile(r"\s+[a-zß-öø-ÿ]")  # "2019, now lapsed": the word says something of what follows
_YEARS = (
    r"\d{1,2}\s*\+?\s*(?:years?|yrs?|años?|anos?|ans?|jahre?n?|jaar|anni|anno|lata?|år|年|년)"
    r"(?![^\W\d_])\.?"
)
_MONTHS = (
    r"\d{1,2}\s*(?:months?|mos?|mes(?:es)?|mês|mois|monate?n?|maand(?:en)?|mesi|mese|miesi[aą]c[ey]?|"
    r"månader|个月|個月|ヶ月|か月|개월|weeks?)(?![^\W\d_])\.?"
)
# "3y 2m": letters alone are units only together ("12 M" is an amount, "50 m" a pool)
_DURATION = (
    rf"(?:{_YEARS}(?:\s*(?:,|and|e|et|y|und|en)?\s*{_MONTHS})?|{_MONTHS}|\d{{1,2}}\s?y\s?\d{{1,2}}\s?m\b)"
)


def is_duration(text: str) -> bool:
    """Whether the words are a length of time and nothing else ("8 years 3 months")."""
    return (
        len(text) <= 40
        and re.fullmatch(rf"[(\[]?\s*{_DURATION}\s*[)\]]?", text.strip(), re.IGNORECASE) is not None
    )


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


DASH = r"(?:\s*(?:[-=]?[>»]|-{1,3}|[–—−‒‑→~～〜－至到]|から)\s*)"
"""What stands between the two dates of a range."""


@cache
def _months() -> dict[str, int]:
    return {word: int(number) for number, words in load_words("dates")["months"].items() for word in words}


def month_pattern() -> str:
    """A regular expression for the name of a month."""
    return rf"(?:{_any(list(_months()))})(?![^\W\d_])\.?"


def present_pattern() -> str:
    """A regular expression for the words that say "still there" where an end would stand."""
    return rf"(?:{_any(load_words('dates')['words']['present'])})(?![^\W_])"


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    words: dict[str, list[str]] = load_words("dates")["words"]
    month = month_pattern()
    year = r"(?:19[3-9]\d|20\d\d)"
    day = r"\d{1,2}(?:st|nd|rd|th|\.)?"
    point = rf"""
        (?<!\d)(?P<east_year>{year})\s?[年년](?:\s?(?P<east_month>1[0-2]|0?[1-9])\s?[月월](?:\s?\d{{1,2}}\s?[日일])?)?
        | (?<![^\W_])(?<![$€£¥#:+])(?<!\d[.,/])
        (?:
          (?P<iso_year>{year})(?P<iso_sep>[-/.‑])(?P<iso_month>0[1-9]|1[0-2])
          (?P<iso_day>(?P=iso_sep)(?:0[1-9]|[12]\d|3[01]))?
        | (?:{day}\s+(?:of\s+)?)?(?P<name>{month})(?:\s*(?:(?:of|de|del|di|do)\s+|[,/‑-]\s*)?|\s+{day},?\s+)
          (?P<name_year>{year}|['’‘`]\d\d)
        | (?P<after_year>{year})[ ,/-]\s*(?P<after_name>{month})
        | (?:{_any(words["seasons"])})(?:\s+(?:of\s+)?|[-/,']\s*)(?P<season_year>{year}|['’‘`]\d\d)
        | (?P<before_season>{year})\s*[-/]?\s*(?:Q[1-4]|H[12])
        | (?P<first>\d{{1,2}})(?P<day_sep>[/.-])(?P<second>\d{{1,2}})(?P=day_sep)(?P<full_year>{year})
        | (?P<number>0?[1-9]|1[0-2])\s?[/.‑-]\s?(?P<number_year>{year})
        | (?P<weak_name>{month})(?:\s|-)['’‘`]?(?P<weak_year>\d\d)
        | (?P<slash_month>0[1-9]|1[0-2])/(?P<slash_year>\d\d)
        | (?P<year>{year})
        | ['’‘`](?P<short>\d\d)
        | (?P<bare>{month})
        )
        (?![\d%+]|[.,]\d|(?![至到今現现])[^\W\d_])"""
    to = rf"(?:\s+(?:{_any(words['to'])})\s+)"
    east_present = r"\s*(?:[-–—~～〜至到]\s*)?(?:至今|迄今|今|现在|現在|目前|在职|在職|현재|재직\s?중)"
    return {
        "east_present": re.compile(east_present),
        "point": re.compile(point, re.IGNORECASE | re.VERBOSE),
        "between": re.compile(rf"{DASH}|{to}", re.IGNORECASE),
        "present": re.compile(
            rf"(?:{DASH}|{to}|\s*,\s*|\s+)(?:the\s+)?(?:{_any(words['present'])})(?![^\W_])", re.IGNORECASE
        ),
        "soft_present": re.compile(rf"\s+(?:{_any(words['onwards'])})(?![^\W_])", re.IGNORECASE),
        "onwards": re.compile(r"\s+onwards?(?![^\W_])|\+(?!\d)", re.IGNORECASE),
        "two_digits": re.compile(r"\s?(?:-{1,3}|[–—−‒‑/])\s?['’]?(\d\d)(?![\d%]|[.,/]\d|[^\W_])"),
        "since": re.compile(rf"(?<![^\W_])(?:{_any(words['since'])})\s+(?:about\s+)?$", re.IGNORECASE),
        "from": re.compile(rf"(?<![^\W_])(?:{_any(words['from'])})\s+$", re.IGNORECASE),
        "until": re.compile(rf"(?<![^\W_])(?:{_any(words['until'])})\s+$", re.IGNORECASE),
        "open": re.compile(r"\s*[-–—]\s*(?=$|[)\]|·,])"),
        "duration": re.compile(rf"\s*[·•|,:]?\s*[(\[]?\s*{_DURATION}\s*[)\]]?", re.IGNORECASE),
    }


def is_range(text: str) -> bool:
    """Whether the words are a range of dates and nothing else ("04/2019 – heute")."""
    return any(
        not found.single and found.at <= 1 and found.until >= len(text) - 1 for found in find_ranges(text)
    )


def _full_year(digits: str) -> int:
    number = int(digits.lstrip("'’‘`"))
    return number if number > 99 else (1900 if number >= _PIVOT else 2000) + number


def month_number(name: str) -> int:
    """1 to 12, for a word that `month_pattern` matches."""
    return _months()[name.casefold().rstrip(".")]


def _point(found: re.Match[str]) -> _Point | None:
    year: int
    month: int | None = None
    weak = False
    alone: tuple[PartialDate, PartialDate] | None = None
    if found["east_year"]:
        year, month = int(found["east_year"]), int(found["east_month"]) if found["east_month"] else None
    elif found["iso_year"]:
        year, month = int(found["iso_year"]), int(found["iso_month"])
        if not found["iso_day"] and found["iso_sep"] in "-‑" and month > year % 100:
            # "2009-10" alone is far more often two years than October 2009
            alone = (PartialDate(year=year), PartialDate(year=year - year % 100 + month))
    elif found["name"]:
        year, month = _full_year(found["name_year"]), month_number(found["name"])
    elif found["after_name"]:
        year, month = int(found["after_year"]), month_number(found["after_name"])
    elif found["season_year"]:
        year = _full_year(found["season_year"])
    elif found["before_season"]:
        year = int(found["before_season"])
    elif found["full_year"]:
        year, first, second = int(found["full_year"]), int(found["first"]), int(found["second"])
        if not (1 <= first <= 31 and 1 <= second <= 31) or (first > 12 and second > 12):
            return None
        if first > 12 or first == second:
            month = second
        elif second > 12:
            month = first  # else "03/04/2019": day or month cannot be told, so the year only
        elif found["day_sep"] == ".":
            month = second  # dots are written only where the day comes first
    elif found["number"]:
        year, month = int(found["number_year"]), int(found["number"])
    elif found["weak_name"]:
        year, month, weak = _full_year(found["weak_year"]), month_number(found["weak_name"]), True
    elif found["slash_month"]:
        year, month, weak = _full_year(found["slash_year"]), int(found["slash_month"]), True
    elif found["year"]:
        year = int(found["year"])
    elif found["short"]:
        year, weak = _full_year(found["short"]), True
    else:
        return _Point(None, month_number(found["bare"]), True, found.start(), found.end())
    return _Point(PartialDate(year=year, month=month), month, weak, found.start(), found.end(), alone)


def _closing_year(first: int, two: re.Match[str]) -> int | None:
    """The year that two digits after a year name: "2004–06" is 2006, "1998–03" is 2003."""
    last = first - first % 100 + int(two[1])
    if last > first:
        return last
    turned = 1970 <= first < 2000 and last + 100 <= first + 30 and "/" not in two[0]
    return last + 100 if turned else None


@lru_cache(maxsize=4096)
def find_ranges(text: str) -> tuple[DateRange, ...]:
    """The date ranges and single dates of a short text, left to right, never overlapping."""
    patterns = _patterns()
    points = [point for found in patterns["point"].finditer(text) if (point := _point(found))]
    ranges: list[DateRange] = []
    number, floor = 0, 0
    while number < len(points):
        point = points[number]
        following = points[number + 1] if number + 1 < len(points) else None
        number += 1
        if point.at < floor:
            continue
        between = patterns["between"].match(text, point.until) if following else None
        at, until = point.at, point.until
        start: PartialDate | None = None
        end: PartialDate | None = None
        present = single = False
        if following and between and between.end() == following.at and following.date:
            end = following.date
            start = point.date or PartialDate(year=end.year, month=point.month)
            until = following.until
            number += 1
            two = patterns["two_digits"].match(text, until)
            if (
                two and not end.month and "/" in two[0] and int(two[1]) == (end.year + 1) % 100
            ):  # "2018/19 – 2019/20"
                until = two.end()
        elif point.date is None:
            continue
        elif found := patterns["east_present"].match(text, until):
            start, present, until = point.date, True, found.end()
        elif found := patterns["present"].match(text, until):
            separated = patterns["between"].match(text, until) or (
                text[until : until + 1] == "," and not _GOES_ON.match(text, found.end())
            )
            if not separated and not patterns["soft_present"].match(text, until):
                single, start, end = True, point.date, point.date
            else:
                start, present, until = point.date, True, found.end()
        elif found := patterns["onwards"].match(text, until):
            start, present, until = point.date, True, found.end()
        elif (
            (two := patterns["two_digits"].match(text, until))
            and (last := _closing_year(point.date.year, two))
            and not point.month
            and not point.weak
        ):
            start = point.date
            end = PartialDate(year=last)
            until = two.end()
            if (
                following
                and "/" in two[0]
                and (joint := patterns["between"].match(text, until))
                and joint.end() == following.at
                and following.date
            ):
                # "2018/19 – 2020/21": school years, from the first to the last
                end, until = following.date, following.until
                number += 1
                if tail := patterns["two_digits"].match(text, until):
                    end, until = PartialDate(year=end.year - end.year % 100 + int(tail[1])), tail.end()
        elif point.weak:
            continue
        elif found := patterns["open"].match(text, until):
            start, until = point.date, found.end()
        elif found := patterns["since"].search(text, floor, at):
            start, present, at = point.date, True, found.start()
        elif found := patterns["from"].search(text, floor, at):
            start, at = point.date, found.start()
        elif found := patterns["until"].search(text, floor, at):
            end, at = point.date, found.start()
        elif point.alone:
            start, end = point.alone
        else:
            start = end = point.date
            single = True
        if not single and (
            found := patterns["from"].search(text, floor, at) or patterns["since"].search(text, floor, at)
        ):
            at = found.start()
        if found := patterns["duration"].match(text, until):
            until = found.end()
        ranges.append(DateRange(start, end, present, single, at, until))
        floor = until
    return tuple(ranges)
