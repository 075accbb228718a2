"""Answers on how far apart two dated things lie: a licence and a certificate, a degree and the first job.

It refuses to answer where one of the two has no date, and to count from a day to the same day.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from chatbot.candidate import Candidate, unique
from chatbot.dated import Calendar, Dated
from chatbot.facts import Job, Length
from chatbot.lexicon import fold, load, regex
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.write.phrase import bracketed

_SURE = 0.9
_YEAR = 12
_MIDDLE = 6  # months into a year, where only it is printed


class _Event(NamedTuple):
    """When something began or ended, in months since year 0, and whether that is told to the month."""

    thing: Dated
    month: int
    exact: bool
    ended: bool = False


class ApartWriter:
    """Writes the answers to "how long after the one came the other?"."""

    def __init__(self, candidate: Candidate, calendar: Calendar) -> None:
        self._c = candidate
        self._calendar = calendar

    def write(self, question: Question) -> Draft | None:
        """The time between the two; None when no such time is asked for, or not both are dated."""
        folded = fold(question.text)
        for pattern in load("patterns")["two_events"]:
            sides = re.search(pattern, folded)
            if sides and (draft := self._told(sides.groupdict(), folded)):
                return draft
        if question.likely not in ("reckon.apart", "dated.between"):
            return None
        for joint in regex("joins_events").finditer(folded):
            sides_of_it = {"one": folded[: joint.start()], "other": folded[joint.end() :]}
            if draft := self._told(sides_of_it, folded):
                return draft
        return None

    def _told(self, sides: dict[str, str], folded: str) -> Draft | None:
        """The time between the two sides; None where one is not dated or they came the other way round."""
        first, second = sides.values()
        directed = "later" in sides
        if directed and next(iter(sides)) == "later":
            first, second = second, first
        later = self._event(second)
        sooner = self._event(first, later)
        later = later or self._event(second, sooner)
        if sooner is None or later is None or sooner.thing == later.thing:
            return None
        if directed and sooner.month // 12 > later.month // 12:
            return None
        if "held" in sides and sooner.thing.lasting:
            if sooner.thing.study or sooner.ended:
                return None
            end = sooner.thing.last + 1  # what ended before lasted no longer than to its end
            if end < later.month:
                later = later._replace(month=end, exact=sooner.thing.exact)
        return self._draft(sooner, later, folded)

    def _draft(self, one: _Event, other: _Event, folded: str) -> Draft:
        sooner, later = sorted((one, other), key=lambda event: event.month)
        exact = sooner.exact and later.exact
        months = later.month - sooner.month if exact else self._rounded(sooner, later)
        length = Length(months=months, exact=exact)
        told = length.words()
        if exact and length.months > _YEAR and regex("in_months").search(folded):
            told = f"{length.months} months"
        if not exact and not months:
            told = "less than a year"
        both = f"{_shown(sooner.thing)} and {_shown(later.thing)}"
        evidence = unique((*one.thing.evidence, *other.thing.evidence))
        text = f"{told.capitalize()}: {both}."
        statement = Statement(text=text, evidence=evidence, derived=(told,))
        focus = Focus(intent="open", topic=sooner.thing.label)
        return Draft(status="answered", confidence=_SURE, statements=(statement,), focus=focus)

    @staticmethod
    def _rounded(sooner: _Event, later: _Event) -> int:
        """The months between two of which one at least is a year alone: of two years, their difference."""
        if not (sooner.exact or later.exact):
            return 12 * (later.month // 12 - sooner.month // 12)
        ends = [event.month if event.exact else event.month // 12 * 12 + _MIDDLE for event in (sooner, later)]
        return abs(ends[1] - ends[0])

    def _event(self, text: str, other: _Event | None = None) -> _Event | None:
        """What one side of a question names: the first job, the day of admission, a degree, a title, an
        employer, or anything else dated; its end where that is meant, of study always. A degree without a
        name is the one last got before the `other` event."""
        if regex("first_job").search(text):
            return self._beginning(self._c.timeline.first())
        if regex("current_job").search(text):
            return self._beginning(self._c.timeline.longest_held())
        thing = self._thing(text, other)
        if thing is None:
            return None
        began = regex("starting").search(f"{text.rstrip(' ?.!')} ") is not None
        ended = regex("ending").search(text) is not None or (thing.study and not began)
        if ended and thing.present:
            return None
        if ended:
            return _Event(
                thing, thing.last + (1 if thing.job and thing.exact else 0), thing.exact, ended=True
            )
        return _Event(thing, thing.first, thing.exact)

    def _beginning(self, job: Job | None) -> _Event | None:
        """The day a job began."""
        return next(
            (_Event(one, one.first, one.exact) for one in self._calendar.of([job] if job else ())), None
        )

    def _thing(self, text: str, other: _Event | None) -> Dated | None:
        calendar, named = self._calendar, self._calendar.asked(text)
        of_study = regex("graduating").search(text) is not None
        admits = regex("admitted").search(text) is not None
        own = [
            word for word in named if not (regex("graduating").search(word) or regex("admitted").search(word))
        ]
        if of_study and not own:
            done = [one for one in calendar.studies() if other is None or one.last <= other.month + _YEAR - 1]
            known = done if other else calendar.studies()
            return max(known, key=lambda one: one.last) if known and (other or len(known) == 1) else None
        if admits and not own:
            return calendar.admission()
        if not named:
            return None
        if admits and (given := calendar.found(text, jobs=False)):
            return given
        return calendar.of_title(text) or calendar.of_employer(text) or calendar.found(text)


def _shown(thing: Dated) -> str:
    return thing.label + bracketed(thing.printed)
