"""Answers about a year or a time: what was held then, studied then, and done then where a line says so.

It refuses to affirm of a year what its dates do not hold: an award, a project, a private matter.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.candidate import Candidate, unique
from chatbot.evidence import Judge
from chatbot.facts import Job, month_of
from chatbot.lexicon import content, fold, regex, word_list
from chatbot.models import EARLIEST, LATEST, Draft, Question, Statement
from chatbot.write.jobs import JobStatements
from chatbot.write.phrase import (
    degree,
    listed,
    role,
    sentence,
    shortened,
    titled,
    years_in_words,
)
from chatbot.write.stays import StayWriter
from index.dates import DateRange, find_ranges
from index.models import Education, Position

_LISTED = 30  # jobs of one time that are told
_PARTS_OF_YEAR = {"early": (0, 3), "mid": (4, 7), "late": (8, 11)}  # months
_ONE_YEAR, _LINES_OF_A_TIME = 12, 2  # months; lines told of a time


class TimeWriter(JobStatements):
    """Writes the answers `career.in_year`."""

    def __init__(self, candidate: Candidate, judge: Judge, stays: StayWriter) -> None:
        super().__init__(candidate, judge)
        self._stays = stays

    def in_year(self, question: Question) -> Draft:
        """What was held in a year or in a time, or whether one employer was; what was studied where no job
        covers it."""
        first, last, span = _time_asked(question)
        held = self._c.timeline.between(first, last)
        if question.entries:
            held = tuple(p for p in held if p.entry in question.entries) or held
        open_time = not question.entries and not self._c.timeline.covers(held, first, last)
        ended = last < LATEST * 12 and first > EARLIEST * 12  # "before 2014" asks for jobs
        education = self._c.resume.education if open_time and ended else ()
        studied = self._c.timeline.studied(education, first, last)
        away = self._away(first, last)
        if away and not held:
            text = f"{'No: no' if question.yes_no else 'No'} job is listed {span}."
            none = Statement(text=text, evidence=away[0].evidence, derived=(span,))
            return self._draft("in_year", (), [none, *away])
        if away and regex("no_job").search(fold(question.text)):
            return self._draft("in_year", (), away)
        if not held:
            return self._nothing_in(span, studied)
        one_year = first // 12 == last // 12
        if question.entries and question.yes_no and one_year:
            asked = self._c.timeline.of(question.entries)
            told = role(asked[0], self._c.voice, where=False)
            if self._claims_more(question):  # an award, a project, a private matter: not the dates' to affirm
                return self._draft("in_year", asked, [self._about(asked[0], told)], status="partly")
            there = self._true_of_year(question, asked, first, last)
            text = f"{'Yes' if there else 'No'}: {told}"
            return self._draft("in_year", asked, [self._about(asked[0], text)])
        if regex("achieved").search(fold(question.text)):
            entries = tuple(dict.fromkeys(p.entry for p in held))
            return self._stays.did_at(question.model_copy(update={"entries": entries}))
        of_entry: dict[int, list[Position]] = {}
        for position in held:
            of_entry.setdefault(position.entry, []).append(position)
        jobs = [
            job.model_copy(update={"positions": tuple(p for e in job.entries for p in of_entry.get(e, ()))})
            for job in self._c.timeline.of(of_entry)
        ]
        more, jobs = len(jobs) - _LISTED, jobs[:_LISTED]
        when = f"{span[0].upper()}{span[1:]}"
        was = f"{when}, {self._c.voice.subject} {self._c.voice.verb('was')}"
        throughout = one_year or (len(jobs) == 1 and self._c.timeline.covers(held, first, last))
        if throughout and not studied:
            statements = [self._about(job, f"{was} {titled(job)}.", derived=(span,)) for job in jobs]
            return self._draft("in_year", jobs, [*statements, *self._lines_of(held, first, last)])
        if len(jobs) + len(studied) == 1:
            text = f"{when} the résumé lists {titled(jobs[0])}."
            only = self._about(jobs[0], text, derived=(span,))
            return self._draft("in_year", jobs, [only, *self._lines_of(held, first, last)])
        lead = self._about(jobs[0], f"{when} the résumé lists:", derived=(span,))
        items = [self._about(job, titled(job)).model_copy(update={"bullet": True}) for job in jobs]
        items += [Statement(text=degree(e), evidence=self._c.of_education(e), bullet=True) for e in studied]
        if more > 0:
            items.append(
                Statement(text=f"and {more} more", evidence=items[-1].evidence, derived=(str(more),))
            )
        return self._draft("in_year", jobs, [lead, *items])

    def _claims_more(self, question: Question) -> bool:
        """Whether a question about a time says more than that somebody worked, began or left there."""
        known = word_list("generic") | word_list("work_words") | set(self._c.vocabulary.person_words)
        known |= {
            word
            for named in self._c.vocabulary.employers
            if set(named.entries) & set(question.entries)
            for form in named.forms
            for word in form
        }
        return any(word not in known and not word[0].isdigit() for word in content(question.text))

    def _true_of_year(self, question: Question, jobs: Sequence[Job], first: int, last: int) -> bool:
        """Whether the jobs began or ended in a year, or were held in the time from one month to another, as
        the question's verb has it."""
        year = first // 12
        folded = fold(question.text)
        periods = [period for job in jobs for period in job.periods]
        if regex("starting").search(folded):
            return min((p.start.year for p in periods if p.start), default=0) == year
        if regex("leaving").search(folded):
            return max((p.end.year for p in periods if p.end), default=0) == year
        held = self._c.timeline.between(first, last)
        return any(p.entry in question.entries for p in held)

    def _nothing_in(self, span: str, studied: Sequence[Education]) -> Draft:
        statements = [Statement(text=f"The résumé lists no job {span}.", derived=(span,))]
        if studied:
            text = f"It does list {listed([degree(e) for e in studied])}."
            evidence = unique(one for e in studied for one in self._c.of_education(e))
            return self._draft("in_year", (), [*statements, Statement(text=text, evidence=evidence)])
        if early := self._c.timeline.first():
            statements.append(self._about(early, f"The earliest it lists is {titled(early)}."))
        return Draft(status="not_mentioned", confidence=0.9, statements=tuple(statements))

    def _lines_of(self, positions: Sequence[Position], first: int, last: int) -> list[Statement]:
        """The first lines of these jobs that print a time around the one asked for, of a year at most, or a
        date within it."""
        if last - first >= _ONE_YEAR:
            return []
        dated = [(p, bullet, find_ranges(bullet.text)) for p in positions for bullet in p.bullets]
        around = [(p, b) for p, b, ranges in dated if any(_covers(each, first, last) for each in ranges)]
        within = [(p, b) for p, b, ranges in dated if any(_lies_within(each, first, last) for each in ranges)]
        return [
            Statement(text=sentence(shortened(bullet.text)), evidence=(self._c.fact(bullet, p.section),))
            for p, bullet in [*around, *(each for each in within if each not in around)][:_LINES_OF_A_TIME]
        ]


def _time_asked(question: Question) -> tuple[int, int, str]:
    """The first and the last month a question asks about, since year 0, and these in words. Between two
    months only what lies between them; of years, all of both."""
    dates = [found for found in find_ranges(question.text) if found.start and found.end]
    ends = [date for found in dates for date in dict.fromkeys((found.start, found.end)) if date]
    if len(ends) == 2 and all(date.month for date in ends):
        low, high = sorted(month_of(date) for date in ends)
        if high - low > 1:
            words = sorted(ends, key=month_of)
            return low + 1, high - 1, f"between {words[0].words()} and {words[1].words()}"
    if len(ends) == 1 and ends[0].month and dates[0].single and len(question.years) == 1:
        month = month_of(ends[0])
        return month, month, f"in {ends[0].words()}"
    first, last = min(question.years), max(question.years)
    part = regex("part_of_year").search(fold(question.text))
    if part and first == last:
        low, high = _PARTS_OF_YEAR[part["part"]]
        return first * 12 + low, first * 12 + high, f"in {part[0]}"
    return first * 12, last * 12 + 11, years_in_words(first, last)


def _covers(found: DateRange, first: int, last: int) -> bool:
    """Whether a printed time has both ends and a time asked for lies in it, months since year 0."""
    if found.single or found.start is None or found.end is None:
        return False
    begins = month_of(found.start) if found.start.month else found.start.year * 12
    ends = month_of(found.end) if found.end.month else found.end.year * 12 + 11
    return begins <= first and last <= ends


def _lies_within(found: DateRange, first: int, last: int) -> bool:
    """Whether a printed date lies in a time, both ends of which are months since year 0; a year alone where
    the time is all of it."""
    ends = [date for date in (found.start, found.end) if date]
    months = [m for d in ends for m in ((month_of(d),) if d.month else (d.year * 12, d.year * 12 + 11))]
    return bool(months) and first <= min(months) and max(months) <= last
