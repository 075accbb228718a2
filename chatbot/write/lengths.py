"""Answers on how long something went on or has been held that is no job, in whatever words: a podcast, a
certificate, a seat on a board; of a tool or a country, that its years cannot be told.

It refuses to take a trade for a thing: years of nursing are not those of a nursing course.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.candidate import Candidate, unique
from chatbot.dated import Calendar
from chatbot.evidence import Judge
from chatbot.facts import Job
from chatbot.lexicon import fold, regex, word_list, words
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.write.phrase import listed, place, stay
from chatbot.write.times import TimesWriter
from chatbot.write.years import YearsWriter
from index.dates import find_ranges

_SURE = 0.85
_MEANT = ("reckon.length", "dated.lasting")  # what the classifier calls such a question
_OPEN = ("open", "skill", "career.years_with", "career.total")


class LengthWriter:
    """Writes the answers to "the podcast, how many years?"."""

    def __init__(self, candidate: Candidate, judge: Judge, calendar: Calendar, times: TimesWriter) -> None:
        """`times` writes how long a thing lasted, and its age."""
        self._c = candidate
        self._judge = judge
        self._calendar = calendar
        self._times = times
        self._years = YearsWriter(candidate, judge)

    def write(self, question: Question) -> Draft | None:
        """How long; None when that is not asked for, or of a job, a trade or nothing dated."""
        folded = fold(question.text)
        meant = question.likely in _MEANT
        if not (regex("asks_length").search(folded) or meant) or question.follow_up:
            return None
        asked = [w for w in self._calendar.asked(question.text) if w not in word_list("length_words")]
        if not asked:
            return None
        return (
            self._at_place(asked, question, folded)
            or self._of_thing(asked, question, folded)
            or self._with_tool(asked, question)
            or self._in_country(question)
        )

    def _at_place(self, asked: Sequence[str], question: Question, folded: str) -> Draft | None:
        """The stay at the one employer that stood in a town, named by it alone ("the Porto stint")."""
        if not (regex("stint").search(folded) or question.likely in _MEANT):
            return None
        jobs = [j for j in self._c.timeline.dated if any(set(asked) <= set(words(p)) for p in _places(j))]
        if len(jobs) != 1:
            return None
        return self._together(jobs)

    def _of_thing(self, asked: Sequence[str], question: Question, folded: str) -> Draft | None:
        """How long a thing that goes by all the words has gone on, or how long ago it was got."""
        text = " ".join(asked)
        thing = self._calendar.found(text)
        if thing is None or thing.job or thing.study or not self._calendar.goes_by(thing, asked):
            return None
        printed = {(d.start, d.end) for one in thing.evidence for d in find_ranges(one.text)}
        given = {one for c in self._c.resume.certifications for one in self._c.of_credential(c)}
        if len(printed) > 1 or (thing.lasting and given & set(thing.evidence)):
            return None  # "trustee since 2022; chair since 2024"; a certificate that ran out
        if self._judge.lookup.jobs_in(text) or text in self._c.vocabulary.skill_names:
            return None
        about = question.model_copy(update={"topic": text})
        aged = regex("asks_age").search(folded) is not None or question.likely in _MEANT
        if thing.lasting and not regex("ago").search(folded):
            return self._times.lasting(about)
        return self._times.age(about) if aged else None

    def _with_tool(self, asked: Sequence[str], question: Question) -> Draft | None:
        """Years with a tool that the résumé lists, named before or after "years of hands-on"."""
        topic = " ".join(asked)
        if question.intent not in ("open", "skill", "career.years_with"):
            return None
        if topic not in self._c.vocabulary.skill_names:
            return None
        return self._years.years_with(
            question.model_copy(update={"intent": "career.years_with", "topic": topic})
        )

    def _in_country(self, question: Question) -> Draft | None:
        """The time of the jobs in a place that is named behind "work in"; that no job is placed there."""
        named = regex("worked_in").search(question.text)
        if named is None or not question.intent.startswith(_OPEN):
            return None
        where = named["place"]
        own = set(words(where))
        jobs = [j for j in self._c.timeline.dated if any(own <= set(words(p)) for p in _places(j))]
        if jobs:
            return self._together(jobs)
        placed = [job for job in self._c.timeline.jobs if place(job)]
        if not placed or self._judge.lookup.jobs_in(where) or self._c.vocabulary.employers_in(where):
            return None
        if fold(where) in self._c.vocabulary.skill_names:
            return None
        lead = Statement(
            text=f"The résumé does not say: it prints {where} as the place of no job.", derived=(where,)
        )
        there = listed(list(dict.fromkeys(place(job) for job in placed)))
        evidence = unique(one for job in placed for one in self._c.job_headers(job))
        rest = Statement(text=f"The places it prints: {there}.", evidence=evidence)
        focus = Focus(intent="career.places")
        return Draft(status="not_mentioned", confidence=_SURE, statements=(lead, rest), focus=focus)

    def _together(self, jobs: Sequence[Job]) -> Draft | None:
        """The time that some jobs cover, and which they are."""
        length = self._c.timeline.length([period for job in jobs for period in job.periods])
        if length is None:
            return None
        told = length.words()
        text = f"{told.capitalize()}: {listed([stay(job) for job in jobs])}."
        evidence = unique(one for job in jobs for one in self._c.job_headers(job))
        focus = Focus(intent="career.tenure", entries=tuple(e for job in jobs for e in job.entries))
        statement = Statement(text=text, evidence=evidence, derived=(told,))
        return Draft(status="answered", confidence=_SURE, statements=(statement,), focus=focus)


def _places(job: Job) -> list[str]:
    """The places printed for a job's titles."""
    return [position.location.text for position in job.positions if position.location]
