"""Whether a figure of the résumé reaches the one that a question names ("more than 50 people?").

It refuses to compare unlike things: percentages with percentages, money with money, and a count only where it
counts what the question counts.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from chatbot.figures import Kind, figures
from chatbot.lexicon import fold, load, regex, stem, stems

_SHARES = {"half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0}
_PEOPLE = frozenset(map(stem, ("people", "staff", "persons", "employees", "colleagues", "heads")))
_TEAM = re.compile(r"(?i)\b(?:team|crew|staff|squad|brigade|department|group) of (\w+)")
_MONEY = re.compile(r"(?:eur|gbp|pound|usd|dollar)")


class Limit(NamedTuple):
    """What a question compares with: `least` when reaching the value itself is enough, `above` when more is
    asked for and not less; `counted` is the stem of what is counted, '' for money and shares; `said` are the
    words of the limit."""

    kind: Kind
    value: float
    above: bool
    least: bool
    said: str
    counted: str = ""


def limit_of(text: str) -> Limit | None:
    """The limit that a question names; None when it names none, or one of time."""
    found = regex("limit").search(fold(text))
    if found is None:
        return None
    above = found["side"] not in load("words")["below_words"]
    least = found["side"] in load("words")["least_words"]
    if found["number"] in _SHARES:
        return Limit("percent", _SHARES[found["number"]], above, least, found[0])
    number = (
        f"{int(found['number']):,}" if found["number"].isdecimal() else found["number"]
    )  # 2000 is no year
    if not figures(number):
        return None
    kind, value, behind = figures(number + found["rest"])[0]
    if kind != "count":
        return Limit(kind, value, above, least, found[0])
    if _MONEY.match(behind.strip()):
        return Limit("money", value, above, least, found[0])
    counted = stems(behind)[:1]
    return Limit("count", value, above, least, found[0], counted[0]) if counted else None


def reached(limit: Limit, text: str) -> bool | None:
    """Whether a line's figure reaches the limit; None when it gives no such figure, or several."""
    values = {
        figure.value
        for figure in figures(text)
        if figure.kind == limit.kind and (figure.kind != "count" or limit.counted in stems(figure.behind)[:2])
    }
    if limit.kind == "count" and limit.counted in _PEOPLE:
        values |= {float(figures(found[1])[0].value) for found in _TEAM.finditer(text) if figures(found[1])}
    if len(values) != 1:
        return None
    (value,) = values
    if value == limit.value:
        return limit.least
    return (value > limit.value) == limit.above
