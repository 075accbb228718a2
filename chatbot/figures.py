"""The figures that a text prints: shares, money and counts, in digits or in words. Years are none.

It refuses to know what a figure counts, and to compare.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from chatbot.lexicon import load, words

Kind = Literal["percent", "money", "count"]
_SCALES = {
    "k": 1e3,
    "thousand": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "million": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "billion": 1e9,
}
_PERCENT = ("%", "percent", "per cent")
_FIGURE = re.compile(
    r"(?P<sign>[$€£¥₹]|\b(?:eur|gbp|usd|sek|inr|rs\.?|chf)\s?)?(?<![\w.,])(?P<number>\d+(?:,\d+)*(?:\.\d+)?)"
    r"\s?(?P<scale>k|mn?|bn?|thousand|million|billion)?(?![a-z])"
    r"\s?(?P<unit>%|percent|per cent|eur\w*|gbp|pounds?|usd|dollars?)?"
    r"|(?P<word>[^\W\d_]+)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Figure(NamedTuple):
    """A figure and the words behind it, up to the end of the text."""

    kind: Kind
    value: float
    behind: str


@lru_cache(maxsize=4096)
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order."""
    spelt = load("words")["numbers"]
    found: list[Figure] = []
    for match in _FIGURE.finditer(text):
        behind = text[match.end() :]
        if word := match["word"]:
            if (number := spelt.get((words(word) or [""])[0])) is not None:
                found.append(Figure("count", float(number), behind))
        elif match["sign"] or match["unit"] or match["scale"] or not _YEAR.fullmatch(match["number"]):
            scale = _SCALES[match["scale"].casefold()] if match["scale"] else 1.0
            found.append(Figure(_kind(match), float(match["number"].replace(",", "")) * scale, behind))
    return tuple(found)


def largest(text: str) -> float:
    """The largest figure of a text; 0 without one."""
    return max((figure.value for figure in figures(text)), default=0.0)


def _kind(match: re.Match[str]) -> Kind:
    if (match["unit"] or "").casefold() in _PERCENT:
        return "percent"
    return "money" if match["sign"] or match["unit"] else "count"
