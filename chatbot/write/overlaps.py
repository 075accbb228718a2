"""Answers on the time during which two things ran side by side: from when to when, how long.

It refuses to say so of one that has no dates, or only a day; whether two overlap at all is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.candidate import Candidate, unique
from chatbot.dated import Calendar, Dated
from chatbot.facts import Length
from chatbot.lexicon import fold, regex
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.write.phrase import bracketed
from index.models import PartialDate

_SURE = 0.9


class OverlapWriter:
    """Writes the answers to "for how long was she both?"."""

    def __init__(self, candidate: Candidate, calendar: Calendar) -> None:
        self._c = candidate
        self._calendar = calendar

    def write(self, question: Question) -> Draft | None:
        """The time that two things share; None when no such time is asked for, or of others than two."""
        folded = fold(question.text)
        asked = regex("at_once").search(folded) and regex("span_at_once").search(folded)
        if not (asked or question.likely == "reckon.overlap"):
            return None
        things = self._things(folded)
        if len(things) != 2 or not all(thing.lasting for thing in things):
            return None
        one, other = things
        if set(one.evidence) & set(other.evidence):
            return None  # a title, and the employer it was held at
        began, ended = max(things, key=lambda each: each.first), min(things, key=lambda each: each.last)
        both = f"{_told(one)} and {_told(other)}"
        evidence = unique((*one.evidence, *other.evidence))
        focus = Focus(intent="open", topic=one.label)
        if ended.last < began.first:
            text = f"Never, by their dates: {both} do not overlap."
            none = Statement(text=text, evidence=evidence)
            return Draft(status="answered", confidence=_SURE, statements=(none,), focus=focus)
        goes_on = one.present and other.present
        months = ended.last - began.first + (0 if goes_on else 1)
        length = Length(months=months, exact=one.exact and other.exact).words()
        until = f"today ({self._calendar.today:%B %Y})" if goes_on else _month(ended.last, ended.exact)
        span = f"{_month(began.first, began.exact)} to {until}"
        text = f"{length.capitalize()}, {span}: {both}."
        told = Statement(text=text, evidence=evidence, derived=(length, span))
        return Draft(status="answered", confidence=_SURE, statements=(told,), focus=focus)

    def _things(self, folded: str) -> Sequence[Dated]:
        """What a question names on both sides; of two jobs of which it names one or none, the two that
        overlap, if no others do."""
        parts = (regex("at_once").sub(" ", part) for part in regex("joins_two").split(folded))
        named = [thing for part in parts if (thing := self._thing(part))]
        things = list({thing.label + thing.printed: thing for thing in named}.values())
        if len(things) > 1 or not regex("two_jobs").search(folded):
            return things
        pairs = [self._calendar.of(pair) for pair in self._c.timeline.overlaps()]
        if things:
            own = set(things[0].evidence)
            pairs = [pair for pair in pairs if any(own <= set(job.evidence) for job in pair)]
        return pairs[0] if len(pairs) == 1 else ()

    def _thing(self, text: str) -> Dated | None:
        """What a text names: a title, else an employer, else anything else that is dated."""
        if not self._calendar.asked(text):
            return None
        calendar = self._calendar
        return calendar.of_title(text) or calendar.of_employer(text) or calendar.found(text)


def _month(month: int, exact: bool) -> str:
    return PartialDate(year=month // 12, month=month % 12 + 1 if exact else None).words()


def _told(thing: Dated) -> str:
    return thing.label + bracketed(thing.printed)
