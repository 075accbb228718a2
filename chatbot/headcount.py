"""How many people a line says were led, taught or on the staff.

Whose line it is, and what is asked of it, it refuses to know.
"""

from __future__ import annotations

import re
from functools import cache

from chatbot.figures import Figure, figures
from chatbot.lexicon import fold, load, regex, words

_NEXT_TO = 3  # words from "with" to a number of people
_BEHIND = 4  # words behind a figure among which stands what it counts: "two junior data analysts"


@cache
def _people_led() -> re.Pattern[str]:
    numbers = "|".join([*load("words")["numbers"], "one"])
    return re.compile(load("patterns")["leads_people"].replace("{number}", numbers))


def numbers_people(text: str) -> bool:
    """Whether a line numbers the people led, or those of a house that it says was run ("ran three depots in
    Ghent, Liège and Lille with 61 staff")."""
    folded = fold(text)
    if _people_led().search(folded):
        return True
    runs = regex("runs_a_house").search(folded) and not regex("gathers_people").search(folded)
    return bool(runs) and people_of(text) is not None


def answers_for_people(text: str) -> bool:
    """Whether a line numbers people led, or says that somebody was answerable where there are some."""
    folded = fold(text)
    answerable = regex("answers_for").search(folded) and not regex("gathers_people").search(folded)
    return numbers_people(text) or bool(answerable)


def people_of(text: str) -> Figure | None:
    """The people that a line says were led, the number next to them, of "two heads and 40 staff" the larger;
    or those that a house was run with ("a cold store, with 61 staff"). None when it numbers none."""
    led = _people_led().search(fold(text))
    if led and (found := figures(led.group())):
        further = regex("and_more_people").match(fold(text)[led.end() :])
        return max((found[-1], *figures(further.group() if further else "")), key=lambda each: each.value)
    _, _, behind = text.partition(" with ")
    first = next(iter(figures(behind)), None)
    counted = words(first.behind)[:1] if first and first.kind == "count" else []
    near = first is not None and len(words(behind)) - len(words(first.behind)) <= _NEXT_TO
    return first if near and counted and regex("of_people").search(counted[0]) else None


def people_in(text: str, *, learners: bool) -> Figure | None:
    """The largest number of people in a line, of `learners` too; None without one."""
    found = []
    for figure in figures(text):
        behind = words(figure.behind)[:_BEHIND]
        taught = not learners and any(regex("of_learners").search(word) for word in behind)
        if figure.kind == "count" and not taught and any(map(regex("is_people").fullmatch, behind)):
            found.append(figure)
    for match in regex("team_of").finditer(text):
        found += [figure for figure in figures(match["number"])[:1] if figure.kind == "count"]
    return max(found, key=lambda figure: figure.value, default=None)
