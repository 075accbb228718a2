"""The plain numbers of a text, in digits or in words, each with its size, its percent sign and its currency.

1,200, 12 500, 350.000, 1.4M, "three hundred and fifty thousand euros" and "half a dozen" are read; the digits
of a name (H200, S7-1200) are none. It refuses to know dates and durations: `mention` takes them out before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from chatbot.evaluation.normalise import comparable
from chatbot.evaluation.wordings import read_wordings
from chatbot.lexicon import load
from index.models import Frozen

_PART_OF_A_NAME = re.compile(r"[^\W\d_]\d*-$")  # the 1200 of S7-1200; not the 5 of 3-5
_LONGEST_SIGN = 2  # k, m, bn stand at their number, longer sizes a space behind it
_WORD = re.compile(r"[^\W\d_]+")


class Quantity(Frozen):
    """A number as said at `text[start:end]`: `number` has its size counted in. `currency`: a sign, or ''."""

    number: float
    percent: bool
    currency: str
    start: int
    end: int


@cache
def lists() -> dict[str, Any]:
    """The word lists of `mention.toml`."""
    return read_wordings("mention")


def quantities(text: str) -> list[Quantity]:
    """The numbers of a text as a keyboard types it."""
    found: list[Quantity] = []
    for match in _in_digits().finditer(text):
        number = plain_number(match["digits"])
        if number is not None and not _PART_OF_A_NAME.search(text, 0, match.start("digits")):
            found.append(_quantity(match, number * _size(match["size"])))
    for one in found:
        text = text[: one.start] + " " * (one.end - one.start) + text[one.end :]
    for match in _in_words().finditer(text):
        found += [_quantity(match, number * _size(match["size"])) for number in amounts(match["words"])]
    return found


def plain_number(digits: str) -> float | None:
    """The value of "1,200", "3.9", "1.200.000", "12 500", "350.000"; None for what is no number ("1.2.3")."""
    bare = re.sub(r"[ ']", "", digits)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare):
        bare = bare.replace(",", "")
    # Three noughts behind a point are thousands: nobody is that exact about nothing.
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}|[1-9]\d{0,2}\.000", bare):
        bare = bare.replace(".", "")
    bare = re.sub(r"^(\d+),(\d+)$", r"\1.\2", bare)
    return float(bare) if re.fullmatch(r"\d+(?:\.\d+)?", bare) else None


def amounts(text: str) -> list[float]:
    """The numbers of a run of words: one of "three hundred and fifty thousand", "two three" are two."""
    found: list[float] = []
    total = current = 0.0
    begun = halved = False
    for word in _WORD.findall(comparable(text)):
        scale = _scales().get(word)
        number = _units().get(word)
        if word == "half":
            halved = True
        elif scale is not None:
            current = (current or (0.5 if halved else 1)) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
            begun, halved = True, False
        elif number is not None:
            if begun and (current % (10 if number < 10 else 100) or 0 < current < 20):
                found.append(total + current)
                total = current = 0.0
            current, begun = current + number, True
    return [*found, total + current] if begun else []


@cache
def number_words() -> frozenset[str]:
    """The comparable words that are numbers by themselves. "One" is none: it is a pronoun more often."""
    return frozenset(word for word in _units() if word != "one")


def currency_words() -> frozenset[str]:
    """The comparable codes and words of currencies."""
    return frozenset(_currencies())


def choice(words: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _quantity(match: re.Match[str], number: float) -> Quantity:
    sign = comparable(match["before"] or match["after"] or "")
    return Quantity(
        number=round(number, 6),
        percent=comparable(match["size"] or "").strip() in str(lists()["percent"]).split("|"),
        currency=_currencies().get(sign, ""),
        start=match.start(),
        end=match.end(),
    )


def _size(text: str | None) -> float:
    return float(lists()["sizes"].get(comparable(text or "").strip(" -"), 1))


@cache
def _units() -> dict[str, float]:
    found = {"one": 1.0} | {word: float(number) for word, number in load("words")["numbers"].items()}
    for language in lists()["numbers"].values():
        found |= {comparable(word): float(number) for word, number in language.items()}
    return {word: number for word, number in found.items() if word not in _scales()}


@cache
def _scales() -> dict[str, float]:
    return {comparable(word): float(size) for word, size in lists()["scales"].items()}


@cache
def _currencies() -> dict[str, str]:
    """A sign, code or word -> the sign of its currency."""
    return {
        comparable(word): sign
        for sign, words in lists()["currencies"].items()
        for word in [sign, *words.split()]
    }


@cache
def _around() -> tuple[str, str]:
    """Expressions for a currency before a number, and for what stands behind one: its size, its currency."""
    before = rf"(?<![^\W_])(?P<before>{choice(_currencies())})\s?"
    sizes = [*lists()["sizes"], *str(lists()["percent"]).split("|")]
    signs = choice(word for word in sizes if len(word) <= _LONGEST_SIGN and word != "%")
    words = choice(word for word in sizes if len(word) > _LONGEST_SIGN)
    size = rf"(?P<size>\s?%|\s?(?:{signs})(?![^\W_])|[\s-](?:{words})(?![^\W_]))?"
    after = rf"(?:\s?(?P<after>{choice(_currencies())})(?![^\W_]))?"
    return before, size + after


@cache
def _in_digits() -> re.Pattern[str]:
    before, after = _around()
    digits = r"(?P<digits>\d{1,3}(?:[ ']\d{3})+(?![.,']?\d)|\d+(?:[.,]\d+)*)(?:st|nd|rd|th)?"
    return re.compile(rf"(?:{before}|(?<![\w.#])){digits}{after}(?![^\W_])", re.IGNORECASE)


@cache
def _in_words() -> re.Pattern[str]:
    """A run of number words; "a" and "half a" stand only before a scale, "and" only behind one."""
    before, after = _around()
    unit, scale = choice(_units()), choice(_scales())
    scaled = rf"(?:{scale})(?:\sand\s(?:{unit})(?![^\W_]))?"
    first = rf"(?:(?:half\s)?(?:an?|one)[\s-]{scaled}|(?:{choice(number_words())}))(?![^\W_])"
    more = rf"(?:[\s-](?:(?:{unit})|{scaled})(?![^\W_]))*"
    return re.compile(rf"(?:{before}|(?<![^\W_]))(?P<words>{first}{more}){after}", re.IGNORECASE)
