"""Answers on the job held at the time of something else that is dated: a certificate, a degree, an award.

It refuses to answer of what has no date, and to pick one job where a year alone leaves two.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.candidate import Candidate
from chatbot.dated import Calendar, Dated
from chatbot.facts import Job
from chatbot.lexicon import alike, fold, regex, stem, stems, word_list
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.recognise import is_name
from chatbot.write.phrase import bracketed, listed, role, sentence, shortened, titled
from index.models import Position

_SURE = 0.9
_OF_A_LINE = 0.7
_TOLD = 4  # jobs of one time


class MeanwhileWriter:
    """Writes the answers to "who was her employer the year she got it?"."""

    def __init__(self, candidate: Candidate, calendar: Calendar) -> None:
        self._c = candidate
        self._calendar = calendar

    def write(self, question: Question) -> Draft | None:
        """The jobs held then; None when no job is asked for, or at the time of nothing dated but a job."""
        folded = fold(question.text)
        asked_of = self._asked_of(folded)
        if not asked_of and question.likely == "reckon.meanwhile":
            asked_of = regex("asks_the_job").sub(" ", folded)
        if not asked_of:
            return None
        employers = self._c.vocabulary.employers_in(asked_of)
        if all(is_name(word, employers) for word in self._calendar.asked(asked_of)):
            return None
        thing = self._calendar.found(asked_of, jobs=False)
        if thing is None:
            return self._of_a_line(asked_of)
        first, last = _time_of(thing, asked_of)
        jobs = self._jobs(self._c.timeline.between(first, last))
        focus = Focus(intent="career.in_year", entries=tuple(e for job in jobs for e in job.entries))
        when = Statement(text=f"{thing.label}: {thing.printed}.", evidence=thing.evidence)
        if not jobs:
            none = Statement(
                text=f"The résumé lists no job at the time of {thing.label}{bracketed(thing.printed)}.",
                evidence=thing.evidence,
            )
            return Draft(status="not_mentioned", confidence=_SURE, statements=(none,), focus=focus)
        if len(jobs) > 1:
            named = listed([titled(job) for job in jobs[:_TOLD]])
            text = f"The jobs listed for that time: {named}."
            evidence = tuple(one for job in jobs[:_TOLD] for one in self._c.job_headers(job))
            told = Statement(text=text, evidence=evidence)
        else:
            told = Statement(text=role(jobs[0], self._c.voice), evidence=self._c.job_headers(jobs[0]))
        return Draft(status="answered", confidence=_SURE, statements=(told, when), focus=focus)

    @staticmethod
    def _asked_of(folded: str) -> str:
        """What a question asks the job at the time of; '' where it asks for none."""
        parts = regex("at_the_time").search(folded)
        if parts is None:
            return ""
        before, behind = parts["before"] or "", parts["behind"]
        if regex("asks_the_job").search(before):
            return str(behind)
        head, _, rest = behind.partition(",")
        return str(head) if rest and regex("asks_the_job").search(rest) else ""

    def _of_a_line(self, asked: str) -> Draft | None:
        """The job that alone has lines with every word asked for: what was won or done there."""
        wanted = {stem(word) for word in self._calendar.asked(asked)} - set(
            map(stem, word_list("award_words"))
        )
        lines = [
            (position, bullet)
            for position in self._c.resume.positions
            for bullet in position.bullets
            if wanted and all(any(alike(word, own) for own in stems(bullet.text)) for word in wanted)
        ]
        if len({position.entry for position, _ in lines}) != 1:
            return None
        position, bullet = lines[0]
        (whole,) = self._c.timeline.of((position.entry,))
        job = whole.model_copy(update={"positions": (position,)})
        told = Statement(text=role(job, self._c.voice), evidence=self._c.job_headers(job))
        line = Statement(
            text=sentence(shortened(bullet.text)), evidence=(self._c.fact(bullet, position.section),)
        )
        focus = Focus(intent="career.title", entries=job.entries)
        return Draft(status="answered", confidence=_OF_A_LINE, statements=(told, line), focus=focus)

    def _jobs(self, held: Sequence[Position]) -> list[Job]:
        """The jobs with only the positions held, the one begun first in front."""
        jobs = []
        for job in self._c.timeline.of({position.entry for position in held}):
            positions = tuple(position for position in job.positions if position in held)
            if positions:
                jobs.append(job.model_copy(update={"positions": positions}))
        return jobs[::-1]


def _time_of(thing: Dated, asked: str) -> tuple[int, int]:
    """The first and the last month meant: of what began, or came to its end, only that month or year."""
    got = not (thing.job or thing.study) and regex("getting").search(asked)
    if got or regex("starting").search(f"{asked.rstrip(' ?.!')} "):
        return thing.first, thing.first if thing.exact else thing.first // 12 * 12 + 11
    if thing.study or regex("ending").search(asked):
        if thing.lasting and regex("ongoing").search(asked):
            return thing.first, thing.last
        return thing.last if thing.exact else thing.last // 12 * 12, thing.last
    return thing.first, thing.last
