"""Answers that set dates side by side: whether a thing goes on, whether two overlap, how long lies between.

It refuses to answer without the dates of what is asked about: then it says nothing, and others may.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chatbot.candidate import unique
from chatbot.dated import Calendar, Dated
from chatbot.facts import Length
from chatbot.lexicon import fold, regex
from chatbot.models import Draft, Focus, Question, Statement, Status
from chatbot.write.phrase import bracketed, listed

_SURE = 0.9
_YEAR = 12  # months that a year without a month may be off


class TimesWriter:
    """Writes the answers whose intent begins with `dated.`"""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar

    def write(self, question: Question) -> Draft | None:
        """The answer; None when the résumé dates not all that the question is about."""
        method: Callable[[Question], Draft | None] = getattr(self, question.intent.removeprefix("dated."))
        return method(question)

    def still(self, question: Question) -> Draft | None:
        """Whether something goes on today."""
        thing = self._calendar.found(question.text)
        if thing is None or not thing.lasting:
            return None
        if thing.of_a_title and not thing.present and self._calendar.goes_on(question.text):
            return None  # today's job may be of that kind under another title
        goes_on = thing.present or thing.last >= self._calendar.this_month
        return _draft(f"{'Yes' if goes_on else 'No'}: {_told(thing)}.", thing)

    def lasting(self, question: Question) -> Draft | None:
        """How long something that is no job went on, or goes on."""
        thing = self._calendar.found(question.topic)
        if thing is None or not thing.lasting:
            return None
        months = _months(thing)
        length = Length(months=months if thing.exact else months // 12 * 12, exact=thing.exact)
        text = f"{length.words().capitalize()}: {_told(thing)}."
        return _draft(text, thing, derived=(length.words(),))

    def age(self, question: Question) -> Draft | None:
        """How long ago something that is no job began or, of study, ended."""
        thing = self._calendar.found(question.topic)
        if thing is None or thing.job:
            return None
        since = thing.last if thing.study and not thing.present else thing.first
        months = self._calendar.this_month - since
        if months < 0:  # valid until a day to come, or still ahead
            return None
        years = self._calendar.this_month // 12 - since // 12
        length = Length(months=months if thing.exact else years * 12, exact=thing.exact)
        today = f"{self._calendar.today:%B %Y}"
        text = f"{length.words().capitalize()}, counted to {today}: {_told(thing)}."
        return _draft(text, thing, derived=(length.words(), today))

    def alongside(self, question: Question) -> Draft | None:
        """Whether two things overlap."""
        sides = regex("alongside").split(fold(question.text), maxsplit=1)
        pair = self._pair(sides)
        if pair is None:
            return self._at_work(sides)
        one, other = pair
        shared = min(one.last, other.last) - max(one.first, other.first) + 1
        both = f"{_told(one)} and {_told(other)}"
        if shared <= 0 and (one.of_a_title or other.of_a_title):
            return None  # another job of a like title says nothing of what was done beside this one
        if not (one.exact and other.exact) and abs(shared) <= _YEAR:
            return _draft(f"The years alone do not tell: {both}.", one, other, status="partly")
        text = f"Yes: {both} overlap." if shared > 0 else f"No: by their dates {both} do not overlap."
        return _draft(text, one, other)

    def _at_work(self, sides: Sequence[str]) -> Draft | None:
        """Which jobs were held during the one thing named, where the other side only says "working"."""
        named = [thing for side in sides if (thing := self._thing(side))]
        at_work = [side for side in sides if regex("at_work").search(side) and not self._thing(side)]
        if len(named) != 1 or len(at_work) != 1:
            return None
        (thing,) = named
        jobs = [j for j in self._calendar.jobs() if j.first <= thing.last and thing.first <= j.last]
        if not jobs:
            return _draft(f"No: by its dates no job listed overlaps {_told(thing)}.", thing)
        text = f"Yes: {_told(thing)} overlaps {listed([_told(job) for job in jobs])}."
        return _draft(text, thing, *jobs)

    def order(self, question: Question) -> Draft | None:
        """Which of two things began first: the first named before or after the second."""
        pair = self._pair(regex("before_or_after").split(fold(question.text), maxsplit=1))
        if pair is None:
            return None
        one, other = pair
        if untold := _untold(pair, abs(one.first - other.first)):
            return untold
        side = "Before" if one.first < other.first else "After"
        return _draft(f"{side}: {_told(one)}; {_told(other)}.", *pair)

    def relation(self, question: Question) -> Draft | None:
        """Whether one thing came before another or after it, or went on beside it, where a question offers
        two of these."""
        folded = fold(question.text)
        asked = regex("relation_short").search(folded) or regex("relation").search(folded)
        sides = [_without_verbs(asked[side]) for side in ("one", "other")] if asked else []
        pair = self._pair(sides)
        if asked is None or pair is None:
            return None
        one, other = pair
        ended = regex("ending").search(asked["one"]) or (one.study and not one.present)
        left = regex("ending").search(asked["other"]) is not None
        begun = left or regex("at_its_start").search(asked["other"]) is not None
        until = other.last if left else other.first
        moment = one.last if ended else one.first
        if begun or not one.lasting or not other.lasting:
            sure = ended and one.last < until  # the last month that its years allow
            if not sure and (untold := _untold(pair, abs(moment - until))):
                return untold
            side = "Before" if moment < until else "After"
            if not begun and other.first < moment <= other.last:
                side = "During"
        elif one.last < other.first or other.last < one.first:
            side = "Before" if one.last < other.first else "After"
        elif (
            not (one.exact and other.exact)
            and min(one.last, other.last) - max(one.first, other.first) < _YEAR
        ):
            return _draft(
                f"The years alone do not tell: {_told(one)} and {_told(other)}.", *pair, status="partly"
            )
        else:
            return _draft(f"Alongside: {_told(one)} and {_told(other)} overlap.", *pair)
        return _draft(f"{side}: {_told(one)}; {_told(other)}.", *pair)

    def either(self, question: Question) -> Draft | None:
        """Which of two things began first, or went on longer."""
        pair = self._pair(fold(question.topic).rsplit(" or ", maxsplit=1))
        if pair is None:
            return None
        if not regex("by_length").search(fold(question.text)):
            sooner, later = sorted(pair, key=lambda thing: thing.first)
            text = f"First came {_told(sooner)}, then {_told(later)}."
            return _untold(pair, later.first - sooner.first) or _draft(text, *pair)
        if not all(thing.lasting for thing in pair):
            return None
        shorter, longer = sorted(pair, key=_months)
        text = f"Longer: {_told(longer)}; shorter: {_told(shorter)}."
        return _untold(pair, _months(longer) - _months(shorter)) or _draft(text, *pair)

    def between(self, question: Question) -> Draft | None:
        """How long lies between two things: from the end of one job to the next, else between their
        beginnings, or from the end that is asked for."""
        asked = fold(question.topic).split(" and ", maxsplit=1)
        pair = self._pair(asked)
        if pair is None:
            return None
        sooner, later = sorted(pair, key=lambda thing: thing.first)
        apart = sooner.last < later.first
        jobs = sooner.job and later.job and not regex("starting").search(f"{asked[pair.index(sooner)]} ")
        gap = apart and (jobs or regex("gap").search(fold(question.text)) is not None)
        ends = [
            thing.last + 1 if regex("ending").search(side) or (gap and thing is sooner) else thing.first
            for thing, side in zip(pair, asked, strict=True)
        ]
        length = Length(months=abs(ends[0] - ends[1]), exact=sooner.exact and later.exact)
        how_long = length.words()
        if length.exact and length.months > _YEAR and regex("in_months").search(fold(question.text)):
            how_long = f"{length.months} months"
        text = f"{how_long.capitalize()}: {_told(sooner)} and {_told(later)}."
        if jobs and not apart:
            text = f"None by their dates: {_told(sooner)} and {_told(later)} follow on or overlap."
        return _draft(text, *pair, derived=(how_long,))

    def within(self, question: Question) -> Draft | None:
        """Which jobs lie between two things, or that none does."""
        pair = self._pair(fold(question.topic).split(" and ", maxsplit=1))
        if pair is None:
            return None
        sooner, later = sorted(pair, key=lambda thing: thing.first)
        jobs = [j for j in self._calendar.jobs() if sooner.last < j.last and j.first < later.first]
        both = f"{_told(sooner)} and {_told(later)}"
        if not jobs:
            return _draft(f"The résumé lists no job between {both}.", *pair, status="not_mentioned")
        return _draft(f"Between {both}: {listed([_told(job) for job in jobs])}.", *pair, *jobs)

    def _pair(self, texts: Sequence[str]) -> tuple[Dated, Dated] | None:
        """The two different things that two texts name; None when either names none."""
        named = [thing for text in texts if (thing := self._thing(text))]
        return (named[0], named[1]) if len(named) == len(texts) == 2 and named[0] != named[1] else None

    def _thing(self, text: str) -> Dated | None:
        return (
            self._calendar.of_employer(text) or self._calendar.found(text) or self._calendar.the_break(text)
        )


def _without_verbs(side: str) -> str:
    """A side without its verb of beginning or ending, which names no thing."""
    return regex("ending").sub(" ", regex("at_its_start").sub(" ", side))


def _months(thing: Dated) -> int:
    """How long a thing went on, or goes on."""
    return thing.last - thing.first + (0 if thing.present else 1)


def _untold(pair: tuple[Dated, Dated], apart: int) -> Draft | None:
    """That the dates of two things, some months apart, do not tell them apart; None when they do."""
    one, other = pair
    if apart and ((one.exact and other.exact) or apart >= _YEAR):
        return None
    return _draft(f"The dates do not tell: {_told(one)} and {_told(other)}.", *pair, status="partly")


def _told(thing: Dated) -> str:
    return thing.label + bracketed(thing.printed)


def _draft(text: str, *things: Dated, status: Status = "answered", derived: tuple[str, ...] = ()) -> Draft:
    evidence = unique(one for thing in things for one in thing.evidence)
    return Draft(
        status=status,
        confidence=_SURE,
        statements=(Statement(text=text, evidence=evidence, derived=derived),),
        focus=Focus(intent="open", topic=things[0].label),
    )
