"""What can be checked in a sentence: its numbers, dates, durations and names.

A duration is no date, and neither is a plain number. It refuses to know whether any of them is right.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from chatbot.evaluation.normalise import MARKER, comparable, typed
from chatbot.lexicon import load
from index.dates import find_ranges
from index.models import Frozen, PartialDate

# A number with its size: "$1.2M" is not "$1.2B", and 40% is not 40. Digits inside a word (H200) are its own.
_NUMBER = re.compile(
    r"(?<![\w.#])(?P<digits>\d+(?:[.,]\d+)*)"
    r"(?P<size>\s?%|\s?(?:k|m|bn|b)(?![^\W_])|\s(?:percent|per cent|thousand|million|billion)\b)?"
    r"(?:st|nd|rd|th)?(?![^\W_])",
    re.IGNORECASE,
)
_PART_OF_A_NAME = re.compile(r"[^\W\d_]\d*-$")  # the 1200 of S7-1200; not the 5 of 3-5
_SIZES = {"%": 1.0, "percent": 1.0, "per cent": 1.0, "k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6}
_SIZES |= {"b": 1e9, "bn": 1e9, "billion": 1e9}
_PERCENT = ("%", "percent", "per cent")
_NAME = re.compile(r"(?<![\w'-])(?:[^\W\d_a-z]|[a-z]+[A-Z])(?:\.?[\w&+#'-])*")
_OPENS = re.compile(r"(?:^|[.!?:…;]|\n)[\s\"'(\[*•·\-]*$")
_OWN_SHAPE = re.compile(r"[^\W\d_a-z].*[A-Z]|[a-z][A-Z]|\d")


class Value(Frozen):
    """A number, date or duration as said at `start`. `number` is its size: a plain number's value, a date's
    months since year 0, a duration's months. `fine`: told to the month."""

    kind: Literal["number", "date", "duration"]
    text: str
    number: float
    percent: bool = False
    fine: bool = False
    start: int = 0

    @property
    def key(self) -> tuple[str, float, bool]:
        """Equal for equal values. A date without a month is its year."""
        return (self.kind, self.number, self.percent or self.fine)


@cache
def lists() -> dict[str, Any]:
    """The word lists of `mention.toml`."""
    return tomllib.loads(files(__package__).joinpath("mention.toml").read_text(encoding="utf-8"))


def months_of(date: PartialDate) -> int:
    """Months since year 0; a date without a month is its January."""
    return date.year * 12 + (date.month or 1) - 1


@lru_cache(maxsize=4096)
def values(text: str) -> tuple[Value, ...]:
    """The numbers, dates and durations of a text, in order; none inside a citation marker."""
    plain = typed(MARKER.sub(" ", text))
    found: list[Value] = []
    taken: list[tuple[int, int]] = []
    for match in _duration().finditer(plain):
        months = _months(match)
        fine = match["months"] is not None or match["only_months"] is not None
        found.append(
            Value(kind="duration", text=match.group(), number=months, fine=fine, start=match.start())
        )
        taken.append(match.span())
    hidden = _hidden(plain, taken)
    for dates in find_ranges(hidden):
        told = dict.fromkeys(date for date in (dates.start, dates.end) if date is not None)
        found += [_date(date, hidden[dates.at : dates.until], dates.at) for date in told]
        taken.append((dates.at, dates.until))
    hidden = _hidden(plain, taken)
    for match in _NUMBER.finditer(hidden):
        size = (match["size"] or "").strip().casefold()
        number = _plain_number(match["digits"])
        if number is not None and not _PART_OF_A_NAME.search(hidden, 0, match.start()):
            found.append(
                Value(
                    kind="number",
                    text=match.group().strip(),
                    number=round(number * _SIZES.get(size, 1.0), 6),
                    percent=size in _PERCENT,
                    start=match.start(),
                )
            )
    for match in re.finditer(r"[^\W\d_]+", hidden):
        spelt = _spelt().get(comparable(match.group()))
        if spelt is not None:
            found.append(Value(kind="number", text=match.group(), number=spelt, start=match.start()))
    return tuple(sorted(found, key=lambda value: value.start))


@lru_cache(maxsize=4096)
def names(text: str) -> tuple[str, ...]:
    """The words of a text with a capital that no sentence, list item or quotation begins with, dates left
    out. None of a German text: its nouns are all written so."""
    plain = "\n".join(typed(line) for line in MARKER.sub(" ", text).splitlines())
    german = set(str(lists()["german"]).split())
    if len({word for word in re.findall(r"[^\W\d_]+", plain) if word in german}) >= 2:
        return ()
    spans = [(dates.at, dates.until) for dates in find_ranges(plain)]
    ordinary = set(str(lists()["no_names"]).split())
    found = []
    for match in _NAME.finditer(plain):
        name = match.group().removesuffix("'s").rstrip("'-")
        if comparable(name) in ordinary or any(at <= match.start() < until for at, until in spans):
            continue
        if _OPENS.search(plain, 0, match.start()) and not _OWN_SHAPE.search(name):
            continue
        found.append(name)
    return tuple(dict.fromkeys(found))


def _hidden(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these stretches blanked, offsets kept."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _date(date: PartialDate, text: str, start: int) -> Value:
    return Value(kind="date", text=text, number=months_of(date), fine=date.month is not None, start=start)


def _plain_number(digits: str) -> float | None:
    """The value of "1,200", "3.9", "1.200.000"; None for what is no number ("1.2.3")."""
    bare = digits.replace(",", "") if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", digits) else digits
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", bare):
        bare = bare.replace(".", "")
    bare = re.sub(r"^(\d+),(\d+)$", r"\1.\2", bare)
    return float(bare) if re.fullmatch(r"\d+(?:\.\d+)?", bare) else None


@cache
def _spelt() -> dict[str, float]:
    """Number words. "One" is none: it is a pronoun more often."""
    found = {word: float(number) for word, number in load("words")["numbers"].items()}
    for language in lists()["numbers"].values():
        found |= {comparable(word): float(number) for word, number in language.items()}
    return found


@cache
def _duration() -> re.Pattern[str]:
    units = lists()["units"]
    spelt = "|".join(re.escape(word) for word in sorted({*_spelt(), "one", "a", "an"}, key=len, reverse=True))
    number = rf"(?<![\w.,$€£])(?:\d{{1,3}}(?:[.,]\d)?|(?:{spelt}))(?!\w)\+?"
    upto = rf"(?:\s*(?:-|to|or)\s*(?:\d{{1,3}}|{spelt})(?!\w))?"
    years, months = (
        "(?:" + "|".join(map(re.escape, str(units[unit]).split())) + r")\b" for unit in ("years", "months")
    )
    return re.compile(
        rf"(?P<years>{number})(?P<half>½| and a half)?{upto}[\s-]*(?:full |complete )?{years}"
        rf"(?:,?\s*(?:and |und |et |y )?(?P<months>{number})\s*{months})?"
        rf"|(?P<only_months>{number})[\s-]*{months}",
        re.IGNORECASE,
    )


def _months(match: re.Match[str]) -> float:
    if match["only_months"] is not None:
        return _amount(match["only_months"])
    years = _amount(match["years"]) + (0.5 if match["half"] else 0)
    return round(years * 12 + (_amount(match["months"]) if match["months"] else 0), 3)


def _amount(text: str) -> float:
    bare = text.rstrip("+").replace(",", ".")
    return float(bare) if bare[0].isdigit() else _spelt().get(comparable(bare), 1.0)
