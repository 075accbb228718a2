"""Answers on the time that somebody spent at an employer before a title there, or from one title to the next.

It refuses to count the time before an employer, and to pick a title where several may be meant.
"""

from __future__ import annotations

from typing import NamedTuple

from chatbot.candidate import Candidate
from chatbot.facts import Job, Length
from chatbot.lexicon import fold, regex, words
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.write.phrase import bracketed
from index.models import Period, Position

_SURE = 0.9


class _Step(NamedTuple):
    """A title of one stay, and the month since year 0 that it was held from."""

    position: Position
    period: Period
    month: int


class StepWriter:
    """Writes the answers to "how long was she there before they made her head?"."""

    def __init__(self, candidate: Candidate) -> None:
        self._c = candidate

    def write(self, question: Question) -> Draft | None:
        """The time up to the title asked for; None when no such time is asked for, or no stay has that title
        after another."""
        folded = fold(question.text)
        found = regex("until_title").search(folded)
        if found and regex("asks_a_time").search(folded):
            behind, _, rest = found["title"].partition(",")
            before = f"{folded[: found.start()]} {rest}"
        elif question.likely == "reckon.steps":
            behind = before = folded
        else:
            return None
        stays = [(job, self._steps(job)) for job in self._among(question)]
        reached = [(job, steps, at) for job, steps in stays if (at := self._named(steps, behind))]
        if not reached and regex("promotion").search(folded):
            reached = [(job, steps, 1) for job, steps in stays if len(steps) == 2]
        if len(reached) != 1:
            return None
        job, steps, upto = reached[0]
        called = [self._called(step.position, before) for step in steps[:upto]]
        if not any(called) and self._is_of_another(job, before):
            return None
        begun, last = steps[called.index(max(called))], steps[upto]
        exact = all(step.period.start and step.period.start.month for step in (begun, last))
        length = Length(months=last.month - begun.month, exact=exact)
        text = f"{length.words().capitalize()}: at {job.name} {_told(begun)}, then {_told(last)}."
        first = Statement(text=text, evidence=self._c.job_headers(job), derived=(length.words(),))
        focus = Focus(intent="career.promoted", entries=job.entries)
        return Draft(status="answered", confidence=_SURE, statements=(first,), focus=focus)

    def _among(self, question: Question) -> tuple[Job, ...]:
        return self._c.timeline.of(question.entries) or self._c.timeline.jobs

    def _steps(self, job: Job) -> list[_Step]:
        """The titles of one stay that begin at different times, the first in front."""
        steps = [
            _Step(position, period, span[0])
            for position in job.positions
            if (period := position.period) and period.start and (span := self._c.timeline.months(period))
        ]
        steps.sort(key=lambda step: step.month)
        return steps if len({step.month for step in steps}) > 1 else []

    def _named(self, steps: list[_Step], asked: str) -> int:
        """Which of the titles a text names, counted from 0; 0 also where it names none."""
        called = [self._called(step.position, asked) for step in steps]
        best = max(called, default=0)
        at = called.index(best) if best else 0  # "head gardener" is no "gardener"
        return at if best and steps[at].month > steps[0].month else 0

    def _is_of_another(self, job: Job, text: str) -> bool:
        """Whether a text names the title of a stay elsewhere."""
        return any(self._called(p, text) for p in self._c.resume.positions if p not in job.positions)

    def _called(self, position: Position, text: str) -> int:
        """How many words a text has of the title, in the longest way of saying it that it has whole; 0 where
        it has none."""
        own = set(words(text))
        said = (set(words(form)) for form in self._c.vocabulary.said_titles(position))
        return max((len(form) for form in said if form <= own), default=0)


def _told(step: _Step) -> str:
    return step.position.title.text + bracketed(step.period.printed.text)
