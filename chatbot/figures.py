"""The figures that a text prints: shares, money and counts, in digits or in words. Years are none, and metres
no millions.

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
    r"(?:\s?(?P<metres>(?:m|mm|cm|km)[²³23](?!\w))|\s?(?P<scale>k|mn?|bn?|thousand|million|billion)?(?![a-z\d²³]))"
    r"\s?(?P<unit>%|percent|per cent|eur\w*|gbp|pounds?|usd|dollars?)?"
    r"|(?P<word>[^\W\d_]+)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_METRES = re.compile(
    r"(?:\s|(?=m\s*(?:$|/|[x×]\s?\d|(?:long|wide|high|tall|deep|thick|above|below|sprint|depth|height|tower|mast)\b)))m\b"
)  # "a 60 m yacht", "a 5m high wall", beside "1.2m users"


class Figure(NamedTuple):
    """A figure and the words behind it, up to the end of the text."""

    kind: Kind
    value: float
    behind: str


def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a text, in order."""
    return tuple(figure for _, figure in placed(text))


@lru_cache(maxsize=4096)
def placed(text: str) -> tuple[tuple[int, Figure], ...]:
    """The figures of a text, each with where it begins."""
    spelt = load("words")["numbers"]
    found: list[tuple[int, Figure]] = []
    for match in _FIGURE.finditer(text):
        behind = text[match.end() :]
        if word := match["word"]:
            if (number := spelt.get((words(word) or [""])[0])) is not None:
                found.append((match.start(), Figure("count", float(number), behind)))
        elif match["sign"] or match["unit"] or match["scale"] or not _YEAR.fullmatch(match["number"]):
            if match["metres"] or _are_metres(match):
                scale, behind = 1.0, text[match.end("number") :]
            else:
                scale = _SCALES[match["scale"].casefold()] if match["scale"] else 1.0
            value = float(match["number"].replace(",", "")) * scale
            found.append((match.start(), Figure(_kind(match), value, behind)))
    return tuple(found)


def largest(text: str) -> float:
    """The largest figure of a text; 0 without one."""
    return max((figure.value for figure in figures(text)), default=0.0)


def _are_metres(match: re.Match[str]) -> bool:
    """Whether the "m" behind a number stands for metres: no money, and apart, or with words for a length."""
    money = match["sign"] or match["unit"]
    return not money and match["scale"] == "m" and bool(_METRES.match(match.string, match.end("number")))


def _kind(match: re.Match[str]) -> Kind:
    if (match["unit"] or "").casefold() in _PERCENT:
        return "percent"
    return "money" if match["sign"] or match["unit"] else "count"
