"""Everything of a résumé that has dates, found by the words it goes by: jobs, degrees, certificates, entries.

It refuses to phrase anything, and to guess: what has no date is not here.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from chatbot.candidate import Candidate
from chatbot.facts import Job
from chatbot.lexicon import (
    aliases,
    alike,
    content,
    fold,
    is_slip,
    regex,
    spelt_out,
    stem,
    stems,
    word_list,
    words,
)
from chatbot.models import Evidence
from index.dates import find_ranges
from index.lexicon import is_career_break
from index.models import Fact, Frozen, Item, Period, Position

_ENOUGH = 0.6  # of the words asked for, by weight, that a thing must go by
_ACRONYM = 2  # letters
_ALIKE = 0.7
_SMALL = re.compile(r"\b(?:of|in|and|the|for)\b")  # BSN: Bachelor of Science in Nursing


class Dated(Frozen):
    """One thing with dates. `first` and `last` are months since year 0; `exact`: both are told to the month;
    `lasting`: it went on for a time; `job`: it is one; `study`: it is a course of it; `of_a_title`: found by
    its title.
    `called`: stems of the words it goes by; `written`: their initials."""

    label: str
    printed: str
    first: int
    last: int
    present: bool = False
    exact: bool = False
    lasting: bool = True
    of_a_title: bool = False
    job: bool = False
    study: bool = False
    evidence: tuple[Evidence, ...]
    called: frozenset[str] = frozenset()
    written: str = ""


class Calendar:
    """The dated things of one candidate. Safe to share between threads."""

    def __init__(self, candidate: Candidate) -> None:
        self._c = candidate

    @property
    def today(self) -> dt.date:
        """The day that "now" means."""
        return self._c.today

    @property
    def this_month(self) -> int:
        """The month that "now" means, since year 0."""
        today = self._c.today
        return today.year * 12 + today.month - 1

    def of_employer(self, text: str) -> Dated | None:
        """The stay at the employer or at the place that a text names; None when it names none."""
        vocabulary = self._c.vocabulary
        folded = fold(text)
        entries = [entry for named in vocabulary.employers_in(folded) for entry in named.entries]
        jobs = self._c.timeline.of(entries or vocabulary.entries_at(folded))
        return self._of_job(jobs[0]) if len(jobs) == 1 else None

    def of_title(self, text: str) -> Dated | None:
        """The job whose title a text says, in its longest form, at the employer it names if it names one;
        None when it says none, or several alike."""
        own = set(words(text))
        there = {e for named in self._c.vocabulary.employers_in(fold(text)) for e in named.entries}
        said: dict[int, list[Position]] = {}
        for position in self._c.resume.positions:
            forms = (set(words(form)) for form in self._c.vocabulary.said_titles(position))
            longest = max((len(form) for form in forms if form <= own), default=0)
            if longest and (not there or position.entry in there):
                said.setdefault(longest, []).append(position)
        best = said[max(said)] if said else []
        return next((one for one in self._jobs(best) if len(best) == 1), None)

    def of(self, jobs: Iterable[Job]) -> tuple[Dated, ...]:
        """These jobs, each of them whole, as far as they are dated."""
        return tuple(one for job in jobs if (one := self._of_job(job)))

    def jobs(self) -> tuple[Dated, ...]:
        """The jobs with dates, each title by itself, most recent first."""
        return tuple(self._jobs())

    def things(self) -> tuple[Dated, ...]:
        """Everything with dates."""
        return self._all

    def studies(self) -> tuple[Dated, ...]:
        """The courses of study with dates."""
        return tuple(each.model_copy(update={"study": True}) for each in self._studies())

    def admission(self) -> Dated | None:
        """The first certificate that admits to a profession: a licence, a registration."""
        admitting = {stem(word) for word in word_list("admitting_words")}
        known = [
            c
            for c in self._c.resume.certifications
            if c.period and set(stems(" ".join((c.name.text, c.issuer.text if c.issuer else "")))) & admitting
        ]
        things = self._facts(((c.name.text, c.issuer), c.period, self._c.of_credential(c)) for c in known)
        return min(things, key=lambda thing: thing.first, default=None)

    def goes_on(self, text: str) -> bool:
        """Whether a job held today speaks of a word of a text, in its title or in a line."""
        asked = {stem(word) for word in self.asked(text)}
        today = " ".join(
            fact.text
            for job in self._c.timeline.current()
            for position in job.positions
            for fact in (position.title, *position.bullets)
        )
        return any(alike(one, other) for one in asked for other in set(stems(today)))

    def found(self, text: str, *, jobs: bool = True) -> Dated | None:
        """The thing that goes by most of the words of a text, the rarer the more; None when none goes by
        enough of them. Without `jobs`, none of these."""
        asked = self.asked(text)
        if not asked:
            return None
        every = [each for each in self._all if jobs or not each.job]
        points, possible = [0.0] * len(every), 0.0
        for word in asked:
            likeness = [_likeness(each, word) for each in every]
            weight = math.log(1 + len(every) / (sum(like > 0 for like in likeness) + 0.5))
            possible += weight
            points = [so_far + weight * like for so_far, like in zip(points, likeness, strict=True)]
        best = max(range(len(every)), key=lambda n: (points[n], -n), default=None)
        return every[best] if best is not None and points[best] >= _ENOUGH * possible else None

    def the_break(self, text: str) -> Dated | None:
        """The one break between jobs that the résumé prints, when a text speaks of a break; else None."""
        if not regex("break_spoken_of").search(fold(text)):
            return None
        breaks = [each for each in self._all if not each.job and is_career_break(each.label)]
        return breaks[0] if len(breaks) == 1 else None

    @staticmethod
    def goes_by(thing: Dated, named: Iterable[str]) -> bool:
        """Whether a thing goes by each of these words."""
        return all(_likeness(thing, word) > 0 for word in named)

    def asked(self, text: str) -> list[str]:
        """The words of a text that can name a thing."""
        ordinary = word_list("generic") | word_list("dating_words") | set(self._c.vocabulary.person_words)
        return [word for word in content(text) if word not in ordinary and not word.isdigit()]

    @cached_property
    def _all(self) -> tuple[Dated, ...]:
        resume = self._c.resume
        sections = (
            resume.volunteering,
            resume.projects,
            resume.awards,
            resume.publications,
            resume.patents,
            resume.others,
        )
        return (
            *self._jobs(),
            *self.studies(),
            *self._facts(
                ((c.name.text, c.issuer), c.period, self._c.of_credential(c)) for c in resume.certifications
            ),
            *(each for items in sections for each in self._items(items)),
            *self._lines(),
        )

    def _studies(self) -> Iterator[Dated]:
        return self._facts(
            (("" if e.degree is None else e.degree.text, e.institution), e.period, self._c.of_education(e))
            for e in self._c.resume.education
        )

    def _jobs(self, among: Collection[Position] | None = None) -> Iterator[Dated]:
        for job in self._c.timeline.jobs:
            for position in job.positions:
                if among is not None and position not in among:
                    continue
                own = job.model_copy(update={"positions": (position,)})
                if position.period and (one := self._of_job(own)):
                    label = position.title.text + (f" at {job.employer.text}" if job.employer else "")
                    update = {"called": frozenset(stems(label)), "written": spelt_out(label)}
                    yield one.model_copy(update={"label": label, "of_a_title": True, **update})

    def _of_job(self, job: Job) -> Dated | None:
        spans = [span for period in job.periods if (span := self._c.timeline.months(period))]
        if not spans:
            return None
        printed = list(dict.fromkeys(period.printed.text for period in job.periods))
        length = self._c.timeline.length(job.periods)
        return Dated(
            label=job.name,
            printed=printed[0] if len(printed) == 1 else ", ".join(reversed(printed)),
            first=min(first for first, _ in spans),
            last=max(last for _, last in spans),
            present=job.current,
            job=True,
            exact=bool(length and length.exact),
            evidence=self._c.job_headers(job),
        )

    def _facts(
        self, things: Iterable[tuple[tuple[str, Fact | None], Period | None, tuple[Evidence, ...]]]
    ) -> Iterator[Dated]:
        for (name, where), period, evidence in things:
            label = ", ".join(part for part in (name, where.text if where else "") if part)
            if period and (one := self._one(label, "", period, evidence)):
                yield one

    def _items(self, items: Iterable[Item]) -> Iterator[Dated]:
        for item in items:
            details = " ".join(fact.text for fact in item.details)
            if item.period and (
                one := self._one(item.title.text, details, item.period, self._c.of_item(item))
            ):
                yield one

    def _lines(self) -> Iterator[Dated]:
        """Lines of jobs that print a time of their own: "Parental leave from May 2018 to February 2019"."""
        for position in self._c.resume.positions:
            for bullet in position.bullets:
                for found in find_ranges(bullet.text):
                    if found.single or found.start is None:
                        continue
                    printed = bullet.model_copy(update={"text": bullet.text[found.at : found.until]})
                    period = Period(start=found.start, end=found.end, present=found.present, printed=printed)
                    evidence = (self._c.fact(bullet, position.section),)
                    if one := self._one(bullet.text, "", period, evidence):
                        yield one

    def _one(self, label: str, details: str, period: Period, evidence: tuple[Evidence, ...]) -> Dated | None:
        span = self._c.timeline.months(period)
        if span is None:
            return None
        start, end = period.start, period.end
        return Dated(
            label=_without_dates(label, period.printed.text),
            printed=period.printed.text,
            first=span[0],
            last=span[1],
            present=period.present,
            exact=all(date.month for date in (start, end) if date),
            lasting=period.present or (start is not None and end is not None and start != end),
            evidence=evidence,
            called=frozenset(stems(f"{label} {details}")),
            written=f"{spelt_out(label)} {spelt_out(_SMALL.sub(' ', label))}",
        )


def _without_dates(label: str, printed: str) -> str:
    """The label up to the dates that it prints itself."""
    before = label.partition(printed)[0].rstrip(" ,;:|·(–-") if printed in label else ""
    return before or label


def _likeness(thing: Dated, word: str) -> float:
    """How surely a thing goes by a word: 1 by the word itself, another spelling or its letters as initials;
    less by a form of it or with a slip; 0 when it does not."""
    own = stem(word)
    if own in thing.called or any(set(form) <= thing.called for form in aliases(word)):
        return 1.0
    if len(word) > _ACRONYM and word in thing.written:
        return 1.0
    if any(alike(own, each) for each in thing.called):
        return _ALIKE
    if any(is_slip(own, each) for each in thing.called):
        return _ALIKE
    return 0.0
