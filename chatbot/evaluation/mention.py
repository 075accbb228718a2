"""What can be checked in a sentence: its numbers, dates, durations, names and the subjects of credentials.

A duration is no date, and neither is a plain number. It refuses to know whether any of them is right.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from chatbot.evaluation.normalise import MARKER, comparable, typed
from chatbot.evaluation.quantity import (
    amounts,
    choice,
    currency_words,
    lists,
    number_words,
    plain_number,
    quantities,
)
from chatbot.lexicon import word_list
from index.dates import find_ranges
from index.models import Frozen, PartialDate

_NAME = re.compile(r"(?<![\w'-])(?:[^\W\d_a-z]|[a-z]+[A-Z])(?:\.?[\w&+#'-])*")
_OPENS = re.compile(r"(?:^|[.!?:…;]|\n)[\s\"'(\[*•·\-]*$")
_OWN_SHAPE = re.compile(r"[^\W\d_a-z].*[A-Z]|[a-z][A-Z]|\d")
_LISTED_WORDS = 3  # "Globex Corporation" in a list of its own is a name although it opens its line


class Value(Frozen):
    """A number, date or duration as said at `start`. `number` is its size: a plain number's value, a date's
    months since year 0, a duration's months. `fine`: told to the month; `halved`: a duration told to half a
    year. `currency`: a sign, '' where none is said."""

    kind: Literal["number", "date", "duration"]
    text: str
    number: float
    percent: bool = False
    fine: bool = False
    halved: bool = False
    currency: str = ""
    start: int = 0

    @property
    def key(self) -> tuple[str, float, bool]:
        """Equal for equal values, whatever the currency. A date without a month is its year."""
        return (self.kind, self.number, self.percent or (self.fine and self.kind == "date"))

    def same(self, other: Value) -> bool:
        """Whether two values are equal, and of one currency where both name one."""
        one_currency = self.currency == other.currency or not self.currency or not other.currency
        return self.key == other.key and one_currency


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
        found.append(
            Value(
                kind="duration",
                text=match.group(),
                number=_months(match),
                fine=match["months"] is not None or match["only_months"] is not None,
                halved=any(match[part] for part in ("half", "end_half", "half_year")) or "." in match.group(),
                start=match.start(),
            )
        )
        taken.append(match.span())
    hidden = _hidden(plain, taken)
    for dates in find_ranges(hidden):
        told = dict.fromkeys(date for date in (dates.start, dates.end) if date is not None)
        found += [_date(date, hidden[dates.at : dates.until], dates.at) for date in told]
        taken.append((dates.at, dates.until))
    hidden = _hidden(plain, taken)
    for said in quantities(hidden):
        found.append(
            Value(
                kind="number",
                text=hidden[said.start : said.end].strip(),
                number=said.number,
                percent=said.percent,
                currency=said.currency,
                start=said.start,
            )
        )
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
    ordinary = _ordinary()
    found = []
    for match in _NAME.finditer(plain):
        name = match.group().removesuffix("'s").rstrip("'-")
        if comparable(name) in ordinary or any(at <= match.start() < until for at, until in spans):
            continue
        if _OPENS.search(plain, 0, match.start()) and not _OWN_SHAPE.search(name):
            continue
        found.append(name)
    return tuple(dict.fromkeys(found))


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(str(lists()["no_names"]).split()) | currency_words()


def listed_name(text: str) -> str:
    """The name that a short item of a list is or begins with; '' where it begins with none."""
    bare = typed(MARKER.sub(" ", text)).rstrip(".,;!")
    first = _NAME.match(bare)
    if first is None or len(bare.split()) > _LISTED_WORDS:
        return ""
    word = comparable(first.group())
    ordinary = _ordinary() | word_list("stop") | number_words()
    return "" if word in ordinary or find_ranges(bare) else first.group().removesuffix("'s").rstrip("'-")


def subjects(text: str) -> tuple[str, ...]:
    """What credentials are said to be in: "genetics" of "a doctorate in genetics", "welder" of "certified as
    a welder". Names are left to `names`."""
    return tuple(dict.fromkeys(match["subject"] for match in _credential().finditer(comparable(text))))


@cache
def _credential() -> re.Pattern[str]:
    heads = choice(str(lists()["credentials"]).split())
    return re.compile(
        rf"(?<!\w)(?:{heads})(?:'s)?(?: \w+)? (?:in|as|of) (?:an? |the )?(?P<subject>[^\W\d_]{{3,}})"
    )


def _hidden(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with these stretches blanked, offsets kept."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _date(date: PartialDate, text: str, start: int) -> Value:
    return Value(kind="date", text=text, number=months_of(date), fine=date.month is not None, start=start)


@cache
def _duration() -> re.Pattern[str]:
    units = lists()["units"]
    spelt = choice({*number_words(), "one", "a", "an"})
    number = rf"(?<![\w.,$€£])(?:\d{{1,3}}(?:[.,]\d{{1,2}})?|(?:{spelt})(?:-(?:{spelt}))?)(?![^\W½])\+?"
    upto = rf"(?:\s*(?:-|to|or)\s*(?:\d{{1,3}}|{spelt})(?!\w))?"
    half = r"½|\s1/2|[\s-]and[\s-]a[\s-]half"
    years, months, decades = (
        "(?:" + choice(str(units[unit]).split()) + r")\b" for unit in ("years", "months", "decades")
    )
    return re.compile(
        rf"(?P<half_year>\bhalf[\s-]a[\s-]year\b)"
        rf"|(?P<decades>{number})[\s-]*{decades}"
        rf"|(?P<years>{number})(?P<half>{half})?{upto}[\s-]*(?:full |complete |whole )?{years}"
        rf"(?P<end_half> and a half\b)?"
        rf"(?:,?\s*(?:and |und |et |y )?(?P<months>{number})\s*{months})?"
        rf"|(?P<only_months>{number})[\s-]*{months}",
        re.IGNORECASE,
    )


def _months(match: re.Match[str]) -> float:
    if match["half_year"]:
        return 6
    if match["decades"]:
        return 120 * _amount(match["decades"])
    if match["only_months"]:
        return _amount(match["only_months"])
    years = _amount(match["years"]) + (0.5 if match["half"] or match["end_half"] else 0)
    return round(years * 12 + (_amount(match["months"]) if match["months"] else 0), 3)


def _amount(text: str) -> float:
    bare = text.rstrip("+")
    number = plain_number(bare)
    return number if number is not None else next(iter(amounts(bare)), 1.0)
