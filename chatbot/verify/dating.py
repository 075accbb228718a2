"""Dates and ranges of a sentence against those of its ground: beginnings, ends, "since".

It refuses to compute how long anything took.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from chatbot.lexicon import fold
from chatbot.verify.note import Ground
from chatbot.verify.tokens import listed
from index.models import Frozen

MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_PIVOT = 40  # of years in two digits: later ones are of the century before
_DATE = (
    r"(?:\b(?P<m{n}>"
    + "|".join(sorted(MONTHS, key=len, reverse=True))
    + r")\.? |(?P<d{n}>\d\d?)/)?(?:(?P<y{n}>(?:19|20)\d\d)|'(?P<s{n}>\d\d))"
)
_TO = r"\s*(?:–|—|-|to|until|till|through|and)\s*"
_RANGE = re.compile(
    _DATE.format(n=1)
    + _TO
    + "(?:"
    + _DATE.format(n=2)
    + r"|(?:till )?(?P<now>present|now|today|date|current)|(?P<short>\d\d)\b)"
)


class _When(Frozen):
    start: tuple[int, int]
    end: tuple[int, int] | None


def _ranges(text: str) -> list[_When]:
    """The ranges of dates in a text, (year, month or 0); an end of None is today."""
    found = []
    for match in _RANGE.finditer(fold(text)):
        start = _point(match, 1)
        if match["now"]:
            found.append(_When(start=start, end=None))
        elif match["short"] and " and " in match.group():
            continue  # "in 2018 and 12 nurses"
        elif match["short"]:
            found.append(_When(start=start, end=(start[0] // 100 * 100 + int(match["short"]), 0)))
        else:
            found.append(_When(start=start, end=_point(match, 2)))
    return found


def _point(match: re.Match[str], n: int) -> tuple[int, int]:
    year = int(match[f"y{n}"]) if match[f"y{n}"] else _of_two_digits(match[f"s{n}"])
    month = MONTHS.get(match[f"m{n}"] or "", 0) or int(match[f"d{n}"] or 0)
    return year, month


def _of_two_digits(short: str) -> int:
    """'24 is 2024, '98 is 1998."""
    return 2000 + int(short) if int(short) <= _PIVOT else 1900 + int(short)


def _agrees(said: tuple[int, int] | None, held: tuple[int, int] | None) -> bool:
    if said is None or held is None:
        return said is held
    return said[0] == held[0] and said[1] in (0, held[1])


_MONTHS_OF_ONE_YEAR = re.compile(
    r"\b([A-Z][a-z]{2,8})( to | – | until | and )([A-Z][a-z]{2,8}) ((?:19|20)\d\d)"
)
_ONE = re.compile(_DATE.format(n=1))


def _dates(text: str) -> list[tuple[int, int]]:
    return [_point(match, 1) for match in _ONE.finditer(fold(text))]


def _single(folded: str) -> Iterator[tuple[set[str], tuple[int, int]]]:
    """The dates of a folded text that are no end of a range, each with the three words before it."""
    spans = [match.span() for match in _RANGE.finditer(folded)]
    for match in _ONE.finditer(folded):
        if not any(start <= match.start() < end for start, end in spans):
            yield set(re.findall(r"[a-z]+", folded[: match.start()])[-3:]), _point(match, 1)


def _of_the_header(folded: str, ground: Ground) -> Iterator[str]:
    """Dates of the job said of one deed of it: "in 2013" of what the line gives no year or another."""
    own = _dates(_with_years(ground.line))
    said = list(_single(folded))
    if any(_agrees(point, one) for _, point in said for one in own):
        return
    held = _ranges(ground.text)
    years = {when.start[0] for when in held} | {when.end[0] if when.end else 0 for when in held}
    if held and not own and all(point[1] == 0 and {point[0]} == years for _, point in said):
        return  # all of the job was in that year
    for before, point in said:
        if own or not before & (listed("order", "start") | listed("order", "end")):
            yield f"in {point[0]}"


def _with_years(text: str) -> str:
    """A text in which each month of a range bears its year: "March to November 2023" has two in 2023."""
    return _MONTHS_OF_ONE_YEAR.sub(r"\1 \4\2\3 \4", text)


def misdated(text: str, ground: Ground) -> Iterator[str]:
    """Ranges, beginnings and ends that the ground does not give."""
    own_text = _with_years(ground.text)
    held = _ranges(own_text)
    text = _with_years(text)
    folded = fold(text)
    for said in _ranges(text):
        if held and not any(_agrees(said.start, own.start) and _agrees(said.end, own.end) for own in held):
            yield f"{said.start[0]}–{said.end[0] if said.end else 'now'}"
        elif not held and said.end and said.start > said.end:
            yield f"{said.start[0]}–{said.end[0]}"
    points = _dates(own_text) + [(_of_two_digits(y), 0) for y in re.findall(r"'(\d\d)\b", own_text)]
    points += [end for own in held if (end := own.end)]
    for point in _dates(text):
        if not any(_agrees(point, own) for own in points):
            yield f"{point[1]}/{point[0]}" if point[1] else str(point[0])
    if ground.header and ground.owner is not None:
        yield from _of_the_header(folded, ground)
    if not held:
        if ground.owner is not None and re.search(r"\bsince\b", folded) and "since" not in ground.words:
            yield "since"  # of a certificate one has had since then, of a job it says more
        return
    for before, point in _single(folded):
        if "since" in before and not any(_agrees(point, own.start) and own.end is None for own in held):
            if "since" not in ground.words:
                yield f"since {point[0]}"
        elif before & listed("order", "end") and not any(_agrees(point, own.end) for own in held):
            yield f"until {point[0]}"
        elif (
            (opening := before & listed("order", "start"))
            and not opening & ground.words
            and not any(_agrees(point, own.start) for own in held)
        ):
            yield f"from {point[0]}"
