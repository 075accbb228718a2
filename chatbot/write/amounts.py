"""Whether a figure of the résumé reaches the one that a question names ("more than 50 people?").

It refuses to compare unlike things: percentages with percentages, money with money, and a count only where it
counts what the question counts.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal, NamedTuple

from chatbot.lexicon import fold, load, regex, stem, stems, words

Kind = Literal["percent", "money", "count"]
_SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "billion": 1e9,
}
_FIGURE = re.compile(
    r"(?P<sign>[$€£¥₹]|\b(?:eur|gbp|usd|sek|inr|rs\.?|chf)\s?)?(?<![\w.,])(?P<number>\d[\d,]*(?:\.\d+)?)"
    r"\s?(?P<scale>k|mn?|bn?|thousand|million|billion)?(?![a-z])"
    r"\s?(?P<unit>%|percent|per cent|eur\w*|gbp|pounds?|usd|dollars?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Limit(NamedTuple):
    """What a question compares with: `least` when reaching the value itself is enough, `above` when more is
    asked for and not less; `counted` is the stem of what is counted, '' for money and shares; `said` are the
    words of the limit."""

    kind: Kind
    value: float
    above: bool
    least: bool
    counted: str = ""
    said: str = ""


def limit_of(text: str) -> Limit | None:
    """The limit that a question names; None when it names none, or one of time."""
    found = regex("limit").search(fold(text))
    limit = _limit(found) if found else None
    return limit._replace(said=found[0]) if found and limit else None


def _limit(found: re.Match[str]) -> Limit | None:
    above = found["side"] not in load("words")["below_words"]
    least = found["side"] in load("words")["least_words"]
    number, rest = found["number"], found["rest"].split()
    if number in _SHARES:
        return Limit("percent", _SHARES[number], above, least)
    spelt = load("words")["numbers"].get(number)
    figure = _FIGURE.search(f"{number} {' '.join(rest[:1])}")
    if spelt is not None:
        return Limit("count", float(spelt), above, least, stem(rest[0])) if rest else None
    if figure is None:
        return None
    kind, value = _read(figure)
    if kind == "count":
        after = rest[1:] if figure["scale"] and not number.endswith(figure["scale"]) else rest
        if after and re.match(r"(?:eur|gbp|pound|usd|dollar)", after[0]):
            return Limit("money", value, above, least)
        return Limit("count", value, above, least, stem(after[0])) if after else None
    return Limit(kind, value, above, least)


def reached(limit: Limit, text: str) -> bool | None:
    """Whether a line's figure reaches the limit; None when it gives no such figure, or several."""
    values = [
        value
        for match in _FIGURE.finditer(text)
        if not (_YEAR.fullmatch(match["number"]) and not match["sign"] and not match["unit"])
        for kind, value in [_read(match)]
        if kind == limit.kind and (kind != "count" or limit.counted in stems(text[match.end() :])[:2])
    ]
    if limit.kind == "count":
        tokens, spelt = words(text), load("words")["numbers"]
        values += [
            float(spelt[one])
            for one, other in pairwise(tokens)
            if one in spelt and stem(other) == limit.counted
        ]
    if len(set(values)) != 1:
        return None
    (value,) = set(values)
    if value == limit.value:
        return limit.least
    return (value > limit.value) == limit.above


def _read(figure: re.Match[str]) -> tuple[Kind, float]:
    value = float(figure["number"].replace(",", "")) * _SCALES.get((figure["scale"] or "").casefold(), 1.0)
    unit = (figure["unit"] or "").casefold()
    if unit in ("%", "percent", "per cent"):
        return "percent", value
    return ("money" if figure["sign"] or unit else "count"), value
