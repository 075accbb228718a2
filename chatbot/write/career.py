"""Answers about jobs in their order: which, before, after, when, how many, gaps. Facts come from `Timeline`.

It refuses to retrieve: everything here is in the typed résumé, or the answer is that it is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import Literal

from chatbot.candidate import Candidate, unique
from chatbot.evidence import Judge
from chatbot.facts import Gap, Job, Length, month_of
from chatbot.lexicon import find_words, fold, regex, word_list
from chatbot.models import Draft, Question, Statement
from chatbot.write.absent import not_an_employer, unknown
from chatbot.write.in_time import TimeWriter
from chatbot.write.jobs import JobStatements
from chatbot.write.phrase import (
    at,
    bracketed,
    dates,
    listed,
    place,
    role,
    stay,
    titled,
    titles,
)
from chatbot.write.stays import StayWriter
from chatbot.write.years import YearsWriter

_OF_YEARS = ("total", "years_with")
_OF_STAYS = ("tenure", "dates", "title", "place", "places", "worked_at")
_OF_A_STAY = (*_OF_STAYS, "did_at", "promoted", "achievements", "team")
_COMPARED = 4  # jobs of one answer
_PAIRS = 12  # of jobs that overlap, told in one answer
_COARSE = 12  # months by which lengths counted in whole years may be off
_NTH = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}
_NAMED = ("", "second ", "third ", "fourth ")


class CareerWriter(JobStatements):
    """Writes the answers whose intent begins with `career.`"""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        super().__init__(candidate, judge)
        self._stays = StayWriter(candidate, judge)
        self._writers: dict[str, JobStatements] = dict.fromkeys(_OF_YEARS, YearsWriter(candidate, judge))
        self._writers |= dict.fromkeys(_OF_A_STAY, self._stays)
        self._writers["in_year"] = TimeWriter(candidate, judge, self._stays)

    def write(self, question: Question) -> Draft | None:
        """The answer to a question whose intent this writer has a method for; None where only a line of the
        résumé could tell, and none of the jobs' does."""
        if question.excluded:
            return self._without(question)
        if question.stranger:
            return not_an_employer(self._c, self._judge, question.stranger)
        if not self._c.resume.positions:
            return unknown(self._c, "employment")
        kind = question.intent.removeprefix("career.")
        method: Callable[[Question], Draft | None] = getattr(self._writers.get(kind, self), kind)
        return method(question)

    def _without(self, question: Question) -> Draft | None:
        """The answer as if the résumé did not list the jobs that a question leaves aside, which are named."""
        aside = self._c.timeline.of(question.excluded)
        others = CareerWriter(self._c.without(question.excluded), self._judge)
        draft = others.write(question.model_copy(update={"excluded": ()}))
        if draft is None:
            return None
        first, *rest = draft.statements
        lead = f"Leaving aside {listed([job.name for job in aside])}"
        if not first.text.startswith("The "):
            return draft.model_copy(update={"statements": (self._about_all(aside, f"{lead}:"), first, *rest)})
        evidence = unique((*first.evidence, *self._all_headers(aside)))
        joined = first.model_copy(update={"text": f"{lead}, t{first.text[1:]}", "evidence": evidence})
        return draft.model_copy(update={"statements": (joined, *rest)})

    # -- which job

    def current(self, question: Question) -> Draft:
        """The jobs held now, or the most recent one."""
        jobs = self._c.timeline.current()
        if jobs:
            return self._draft("current", jobs, [self._role(job) for job in jobs])
        latest = self._c.timeline.jobs[0]
        lead = Statement(text="The résumé shows no role as current. The most recent one it lists:")
        return self._draft("current", (latest,), [lead, self._role(latest)], status="partly")

    def previous(self, question: Question) -> Draft:
        """The job before the current one."""
        anchor = self._c.timeline.longest_held() or self._c.timeline.jobs[0]
        draft = self._beside(self._c.timeline.before(anchor), anchor, "before")
        several = len({p.printed.text for p in anchor.periods}) > 1
        if several and regex("role").search(fold(question.text)):
            # an earlier title there is a role before the current one, too
            return draft.model_copy(
                update={"status": "answered", "statements": (self._role(anchor), *draft.statements)}
            )
        return draft

    def before(self, question: Question) -> Draft:
        """The job before the one asked about."""
        jobs = self._c.timeline.of(question.entries)
        if not jobs:
            return self.list(question)
        if counted := self._counted(question, jobs[-1], "before"):
            return counted
        if within := self._beside_title(question, jobs[-1], "before"):
            return within
        return self._beside(self._c.timeline.before(jobs[-1]), jobs[-1], "before")

    def after(self, question: Question) -> Draft:
        """The job after the one asked about."""
        jobs = self._c.timeline.of(question.entries)
        if not jobs:
            return self.list(question)
        if counted := self._counted(question, jobs[0], "after"):
            return counted
        if within := self._beside_title(question, jobs[0], "after"):
            return within
        return self._beside(self._c.timeline.after(jobs[0]), jobs[0], "after")

    def _counted(self, question: Question, job: Job, side: str) -> Draft | None:
        """How many employers began before or after one did, or all of them; None when that is not asked."""
        folded = fold(question.text)
        if regex("all_jobs_beside").search(folded) and not regex("how_many_jobs").search(folded):
            return self._all_beside(job, side)
        if not regex("how_many_jobs").search(folded):
            return None
        if self._c.timeline.bounds(job.periods) is None:
            return self._undated()
        beside = self._c.timeline.earlier if side == "before" else self._c.timeline.later
        others = [one for one in beside(job) if one.name != job.name]
        names = list(dict.fromkeys(one.name for one in others))
        if not names:
            text = f"The résumé lists no employer {side} {job.name}."
            return self._draft(side, (job,), [self._about(job, text)])
        employers = _count(len(names), "employer")
        text = f"{side.capitalize()} {job.name} the résumé lists {employers}: {listed(names)}."
        told = self._about_all((*others, job), text, (str(len(names)),))
        return self._draft(side, (*others, job), [told])

    def _all_beside(self, job: Job, side: str) -> Draft | None:
        """All jobs that began before or after one did, in the order printed; None where there are not two."""
        beside = self._c.timeline.earlier if side == "before" else self._c.timeline.later
        others = [one for one in beside(job) if one.name != job.name]
        if len(others) < 2 or self._c.timeline.bounds(job.periods) is None:
            return None
        lead = self._about(job, f"{side.capitalize()} {job.name} the résumé lists:")
        items = [self._about(one, titled(one)).model_copy(update={"bullet": True}) for one in others]
        return self._draft(side, (*others, job), [lead, *items])

    def first(self, question: Question) -> Draft:
        """The job that began first, of all or of a trade ("her first library job")."""
        jobs = self._judge.lookup.jobs_in(question.topic) if question.topic else self._c.timeline.jobs
        if question.topic and not jobs:
            return unknown(self._c, f"a {question.topic} job")
        job = self._c.timeline.first(jobs)
        if job is None:
            return self._undated()
        which = "first such" if question.topic else "earliest"
        text = f"The {which} job the résumé lists: {titled(job)}."
        return self._draft("first", (job,), [self._about(job, text)])

    def longest(self, question: Question) -> Draft:
        """The longest stay."""
        return self._extreme(question, "longest")

    def shortest(self, question: Question) -> Draft:
        """The shortest stay."""
        return self._extreme(question, "shortest")

    # -- all jobs

    def list(self, question: Question) -> Draft:
        """Every job, most recent first."""
        jobs = self._c.timeline.jobs
        lead = Statement(
            text=f"The résumé lists {_count(len(jobs), 'employer')}, most recent first:",
            derived=(str(len(jobs)),),
            evidence=self._c.job_headers(jobs[0])[:1],
        )
        items = [
            Statement(
                text=f"{stay(job)}: {titles(job.positions) if job.employer else place(job)}",
                evidence=self._c.job_headers(job),
                bullet=True,
            )
            for job in jobs
        ]
        return self._draft("list", jobs, [lead, *items])

    def count(self, question: Question) -> Draft:
        """How many employers, or how many titles at how many employers."""
        jobs = self._c.timeline.jobs
        names = list(dict.fromkeys(job.name for job in jobs))
        employers = _count(len(names), "employer")
        if any(word in question.text.casefold() for word in ("title", "role", "position")):
            number = sum(len(job.positions) for job in jobs)
            held = listed([f"{titles(job.positions)}{at(job)}" for job in jobs])
            text = f"The résumé lists {number} titles at {employers}: {held}."
            derived: tuple[str, ...] = (str(number), str(len(names)))
        else:
            text = f"The résumé lists {employers}: {listed(names)}."
            derived = (str(len(names)),)
        return self._draft("count", jobs, [self._about_all(jobs, text, derived)])

    def gaps(self, question: Question) -> Draft:
        """Times between jobs, or that there are none."""
        jobs, gaps = self._c.timeline.dated, self._c.timeline.gaps()
        if len(jobs) < 2:
            return self._undated()
        if not gaps:
            text = (
                f"The dates of the jobs listed leave no visible gap: {listed([stay(job) for job in jobs])}."
            )
            return self._draft("gaps", jobs, [self._about_all(jobs, text)])
        asked = [gap for gap in gaps if self._parts(gap, question)]
        statements = []
        for gap in asked or gaps:
            length = gap.length.words()
            if gap.length.exact and regex("in_months").search(fold(question.text)):
                length = f"{gap.length.months} months"
            text = f"Between {stay(gap.after)} and {stay(gap.before)} lies a gap of {length}."
            statements.append(self._about_all((gap.after, gap.before), text, (length,)))
            statements += self._away(gap.first, gap.last) + self._studied(gap.first, gap.last)
        return self._draft("gaps", (), statements)

    def _parts(self, gap: Gap, question: Question) -> bool:
        """Whether a gap lies beside every employer that a question names, on the side it asks for."""
        side = regex("gap_side").search(fold(question.text)) if len(question.named) == 1 else None
        if side:
            job = gap.after if side["side"] in ("after", "following") else gap.before
            return bool(set(job.entries) & set(question.entries))
        beside = {*gap.after.entries, *gap.before.entries}
        return all(beside.intersection(entries) for entries in question.named)

    def overlap(self, question: Question) -> Draft:
        """Jobs held at the same time, or that there are none."""
        every = self._c.timeline.overlaps()
        of_those = (pair for pair in every if not question.entries or self._holds(pair, question.entries))
        pairs = list(islice(of_those, _PAIRS + 1))
        if not pairs and question.entries:
            jobs = self._c.timeline.of(question.entries)
            text = f"By the dates listed, no other job overlaps {listed([stay(job) for job in jobs])}."
            return self._draft("overlap", jobs, [self._about_all(jobs, text)])
        if not pairs:
            jobs = self._c.timeline.dated
            text = f"By the dates listed, no jobs overlap: {listed([stay(job) for job in jobs])}."
            return self._draft("overlap", jobs, [self._about_all(jobs, text)])
        told = [
            self._about_all(pair, f"{stay(pair[0])} and {stay(pair[1])} overlap.") for pair in pairs[:_PAIRS]
        ]
        if len(pairs) > _PAIRS:
            told[-1] = told[-1].model_copy(
                update={"text": told[-1].text.removesuffix(".") + ", and so do others."}
            )
        return self._draft("overlap", (), told)

    @staticmethod
    def _holds(jobs: Sequence[Job], entries: Sequence[int]) -> bool:
        """Whether one of the jobs has one of these entries."""
        return any(set(job.entries) & set(entries) for job in jobs)

    def compare(self, question: Question) -> Draft | None:
        """Which of several jobs was longer, or which came first; None when money is compared."""
        folded = fold(question.text)
        of_money = regex("money_words").search(folded) and regex("more_or_less").search(folded)
        if of_money and not regex("of_time").search(folded):
            return None
        by_name = question.titles or ("",) * len(question.named)
        jobs = [
            job
            for entries, title in zip(question.named, by_name, strict=True)
            for job in self._narrowed(self._c.timeline.of(entries), (title,))
        ][:_COMPARED]
        dated = [(length, job) for job in jobs if (length := self._length(job))]
        if len(dated) < 2:
            return self._draft("compare", jobs, [self._role(job) for job in jobs])
        if find_words(fold(question.text), word_list("order_words")):
            statement = self._in_order(jobs)
        else:
            statement = self._by_length(dated, by_title=any(question.titles))
            of_two = not regex("at_least").search(fold(question.text))
            if of_two and question.yes_no and regex("longer_than").search(fold(question.text)):
                longest = max(length.months for length, _ in dated)
                longer = [job for length, job in dated if length.months == longest] == [jobs[0]]
                text = f"{'Yes' if longer else 'No'}, {statement.text[0].lower()}{statement.text[1:]}"
                statement = statement.model_copy(update={"text": text})
        return self._draft("compare", jobs, [statement])

    def _in_order(self, jobs: Sequence[Job]) -> Statement:
        ordered = sorted(
            jobs, key=lambda job: min((month_of(p.start) for p in job.periods if p.start), default=0)
        )
        text = f"{stay(ordered[0])} came first, then {listed([stay(job) for job in ordered[1:]])}."
        return self._about_all(ordered, text)

    def _by_length(self, dated: Sequence[tuple[Length, Job]], *, by_title: bool) -> Statement:
        """`by_title`: the jobs were told apart by their titles, so these are said."""
        ranked = sorted(dated, key=lambda pair: -pair[0].months)
        (length, longest), rest = ranked[0], ranked[1:]
        if length.months == rest[0][0].months:
            lengths = listed([f"{stay(job)} {length.words()}" for length, job in ranked])
            text = f"Both about equally long: {lengths}."
        else:
            lead, told = ("as", titled) if by_title else ("at", stay)
            others = listed([f"{length.words()} {lead} {told(job)}" for length, job in rest])
            where = f"{titles(longest.positions)}{at(longest)}" if by_title else longest.name
            text = f"Longer {lead} {where}: {length.words()}{bracketed(dates(longest))}, against {others}."
        derived = tuple(length.words() for length, _ in ranked)
        return self._about_all([job for _, job in ranked], text, derived)

    # -- shared

    def _beside(self, job: Job | None, anchor: Job, side: Literal["before", "after"]) -> Draft:
        """The job on one side of `anchor`, or that there is none."""
        if job is None:
            end = "earliest" if side == "before" else "most recent"
            text = f"{stay(anchor)} is the {end} job the résumé lists."
            return self._draft(side, (anchor,), [self._about(anchor, text)], status="not_mentioned")
        text = f"{side.capitalize()} {anchor.name}, {role(job, self._c.voice)}"
        return self._draft(side, (job,), [self._about_all((job, anchor), text)])

    def _beside_title(self, question: Question, job: Job, side: Literal["before", "after"]) -> Draft | None:
        """The title held at the same employer on one side of the one asked about; None when there is none."""
        narrowed = self._narrowed((job,), question.titles)[0]
        bounds = self._c.timeline.bounds(narrowed.periods)
        if bounds is None or len(narrowed.positions) == len(job.positions):
            return None
        others = [
            (span[0], p)
            for p in job.positions
            if p not in narrowed.positions and p.period and (span := self._c.timeline.bounds([p.period]))
        ]
        if side == "before":
            beside = max((o for o in others if o[0] < bounds[0]), key=lambda o: o[0], default=None)
        else:
            beside = min((o for o in others if o[0] > bounds[0]), key=lambda o: o[0], default=None)
        if beside is None:
            return None
        held = job.model_copy(update={"positions": (beside[1],)})
        text = f"{side.capitalize()} that, {role(held, self._c.voice)}"
        return self._draft(side, (held,), [self._about_all((held, narrowed), text)])

    def _extreme(self, question: Question, word: Literal["longest", "shortest"]) -> Draft:
        """The longest or the shortest stay, or the second; asked of one job, whether it is that."""
        ranked = [(length, job) for job in self._c.timeline.ranked() if (length := self._length(job))]
        if not ranked:
            return self._undated()
        asked = regex("nth_extreme").search(fold(question.text)) if question.entries else None
        at_place = _NTH[asked["nth"]] - 1 if asked else 0
        if at_place >= len(ranked):
            return self.list(question)
        which = f"{_NAMED[at_place]}{word}"
        length, job = ranked[at_place if word == "longest" else -1 - at_place]
        equal = [other for months, other in ranked if other != job and months.months == length.months]
        if equal:
            equals = listed([stay(other) for other in (job, *equal)])
            text = f"Equally {word.removesuffix('est')}: {equals}, {length.words()} each."
        else:
            verb, so_far = ("is", " so far") if job.current else ("was", "")
            time = f"{length.words()}{so_far}{bracketed(dates(job))}"
            text = f"The {which} {verb} {job.name}: {time}, as {titles(job.positions)}."
            text = f"{self._verdict(question, ranked, job)}{text}"
        derived = (length.words(), which)
        return self._draft(word, (job,), [self._about_all([job, *equal], text, derived)])

    def _verdict(self, question: Question, ranked: Sequence[tuple[Length, Job]], job: Job) -> str:
        """'Yes. ' or 'No. ' to whether the one job asked about is the one at a place among all; '' when no
        such thing is asked, or the dates are too coarse to tell."""
        if not question.yes_no or len(question.named) != 1 or any(question.titles):
            return ""
        lengths = {id(each): length for length, each in ranked}
        own = lengths[id(job)]
        meant = [each for _, each in ranked if set(each.entries) & set(question.entries)]
        if len(meant) != 1:
            return ""
        for length, other in ranked:
            near = other is not job and abs(length.months - own.months) < _COARSE
            if near and not (length.exact and own.exact) and (meant[0] in (job, other)):
                return ""
        return "Yes. " if meant[0] is job else "No. "


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"
