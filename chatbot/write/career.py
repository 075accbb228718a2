"""Answers about jobs: who, when, where, how long, in what order. Computed facts come from `facts.Timeline`.

It refuses to retrieve: everything here is in the typed résumé, or the answer is that it is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from chatbot.candidate import Candidate, unique
from chatbot.evidence import Judge
from chatbot.facts import Job, Length, month_of
from chatbot.lexicon import content, find_words, fold, load, regex, stem, stems, word_list, words
from chatbot.lookup import Found
from chatbot.models import Draft, Evidence, Focus, Question, Statement, Status
from chatbot.understand import EARLIEST, LATEST
from chatbot.write.absent import not_an_employer, unknown
from chatbot.write.phrase import (
    as_asked,
    at,
    bracketed,
    dates,
    listed,
    place,
    role,
    sentence,
    shortened,
    stay,
    titled,
    titles,
)

_SURE = 0.97
_BULLETS, _BULLETS_OF_SEVERAL, _ALL_BULLETS = 3, 2, 99  # shown of one job, of each of several, on request
_TOLD, _COMPARED = 3, 4  # jobs of one answer
_SHORT, _LONG = 26, 30  # words of a line quoted
_SUGGESTIONS = 3
_MORE = ("more than", "longer than", "over", "at least")
_SLACK_EXACT, _SLACK = 1, 12  # months by which a stay may miss a limit and still be told on no side of it


class CareerWriter:
    """Writes the answers whose intent begins with `career.`"""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        self._c = candidate
        self._judge = judge

    def write(self, question: Question) -> Draft:
        """The answer to a question whose intent this writer has a method for."""
        if question.stranger:
            return not_an_employer(self._c, self._judge, question.stranger)
        if not self._c.resume.positions:
            return unknown(self._c, "employment")
        method: Callable[[Question], Draft] = getattr(self, question.intent.removeprefix("career."))
        return method(question)

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
        current = self._c.timeline.current()
        anchor = current[-1] if current else self._c.timeline.jobs[0]
        return self._beside(self._c.timeline.before(anchor), anchor, "before")

    def before(self, question: Question) -> Draft:
        """The job before the one asked about."""
        jobs = self._c.timeline.of(question.entries)
        if not jobs:
            return self.list(question)
        return self._beside(self._c.timeline.before(jobs[-1]), jobs[-1], "before")

    def after(self, question: Question) -> Draft:
        """The job after the one asked about."""
        jobs = self._c.timeline.of(question.entries)
        if not jobs:
            return self.list(question)
        return self._beside(self._c.timeline.after(jobs[0]), jobs[0], "after")

    def first(self, question: Question) -> Draft:
        """The job that began first."""
        job = self._c.timeline.first()
        if job is None:
            return self._undated()
        text = f"The earliest job the résumé lists: {titled(job)}."
        return self._draft("first", (job,), [self._about(job, text)])

    def longest(self, question: Question) -> Draft:
        """The longest stay."""
        return self._extreme(0, "longest")

    def shortest(self, question: Question) -> Draft:
        """The shortest stay."""
        return self._extreme(-1, "shortest")

    def in_year(self, question: Question) -> Draft:
        """What was held in a year or in a range of years, or whether one employer was."""
        first, last = min(question.years), max(question.years)
        held = self._c.timeline.in_years(first, last)
        if question.entries:
            held = tuple(p for p in held if p.entry in question.entries) or held
        span = _years_in_words(first, last)
        if not held:
            return self._nothing_in(span)
        if question.entries and question.yes_no and first == last:
            asked = self._c.timeline.of(question.entries)
            there = self._true_of_year(question, asked, first)
            text = f"{'Yes' if there else 'No'}: {role(asked[0], self._c.voice, where=False)}"
            return self._draft("in_year", asked, [self._about(asked[0], text)])
        jobs = self._c.timeline.of(p.entry for p in held)
        was = f"{span[0].upper()}{span[1:]}, {self._c.voice.subject} {self._c.voice.verb('was')}"
        statements = []
        for job in jobs:
            roles = titles([p for p in held if p.entry in job.entries])
            text = f"{was} {roles}{at(job)}{bracketed(dates(job))}."
            statements.append(self._about(job, text, derived=(span,)))
        return self._draft("in_year", jobs, statements)

    def _true_of_year(self, question: Question, jobs: Sequence[Job], year: int) -> bool:
        """Whether the jobs began, ended or were held in a year, as the question's verb has it."""
        folded = fold(question.text)
        periods = [period for job in jobs for period in job.periods]
        if regex("starting").search(folded):
            return min((p.start.year for p in periods if p.start), default=0) == year
        if regex("leaving").search(folded):
            return max((p.end.year for p in periods if p.end), default=0) == year
        held = self._c.timeline.in_years(year, year)
        return any(p.entry in question.entries for p in held)

    def _nothing_in(self, span: str) -> Draft:
        statements = [Statement(text=f"The résumé lists no job {span}.", derived=(span,))]
        if early := self._c.timeline.first():
            statements.append(self._about(early, f"The earliest it lists is {titled(early)}."))
        return Draft(status="not_mentioned", confidence=0.9, statements=tuple(statements))

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

    def total(self, question: Question) -> Draft:
        """Years at work: as the résumé itself counts them, and as its dates add up."""
        statements = [*self._said_in_summary("The résumé says")]
        total = self._c.timeline.total()
        jobs = self._c.timeline.dated
        if total and jobs:
            first = self._c.timeline.first() or jobs[-1]
            whose = "it" if statements else "the résumé"
            until = "today" if self._c.timeline.current() else "the last one"
            counted = " (overlaps counted once)" if self._c.timeline.overlaps() else ""
            text = (
                f"The jobs {whose} lists, from {stay(first)} to {until}, add up to {total.words()}{counted}."
            )
            statements.append(self._about_all((first, jobs[0]), text, (total.words(),)))
        return self._draft("total", (), statements) if statements else self._undated()

    def _said_in_summary(self, lead: str) -> tuple[Statement, ...]:
        """The years of experience that the summary counts itself: one statement or none."""
        said = [
            f for f in self._judge.lookup.stated_years() if f.chunk.section_kind in ("summary", "headline")
        ]
        return (_said(said[0].evidence, lead, _SHORT),) if said else ()

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
        statements = []
        for gap in gaps:
            between = f"Between {stay(gap.after)} and {stay(gap.before)}"
            text = f"{between} no job is listed for {gap.length.words()}."
            statements.append(self._about_all((gap.after, gap.before), text, (gap.length.words(),)))
        return self._draft("gaps", (), statements)

    def overlap(self, question: Question) -> Draft:
        """Jobs held at the same time, or that there are none."""
        pairs = self._c.timeline.overlaps()
        if not pairs:
            jobs = self._c.timeline.dated
            text = f"By the dates listed, no jobs overlap: {listed([stay(job) for job in jobs])}."
            return self._draft("overlap", jobs, [self._about_all(jobs, text)])
        return self._draft(
            "overlap",
            (),
            [self._about_all(pair, f"{stay(pair[0])} and {stay(pair[1])} overlap.") for pair in pairs],
        )

    def compare(self, question: Question) -> Draft:
        """Which of several jobs was longer, or which came first."""
        jobs = [job for entries in question.named for job in self._c.timeline.of(entries)][:_COMPARED]
        dated = [(length, job) for job in jobs if (length := self._length(job))]
        if len(dated) < 2:
            return self._draft("compare", jobs, [self._role(job) for job in jobs])
        if find_words(fold(question.text), word_list("order_words")):
            statement = self._in_order(jobs)
        else:
            statement = self._by_length(dated)
        return self._draft("compare", jobs, [statement])

    def _in_order(self, jobs: Sequence[Job]) -> Statement:
        ordered = sorted(
            jobs, key=lambda job: min((month_of(p.start) for p in job.periods if p.start), default=0)
        )
        text = f"{stay(ordered[0])} came first, then {listed([stay(job) for job in ordered[1:]])}."
        return self._about_all(ordered, text)

    def _by_length(self, dated: Sequence[tuple[Length, Job]]) -> Statement:
        ranked = sorted(dated, key=lambda pair: -pair[0].months)
        (length, longest), rest = ranked[0], ranked[1:]
        if length.months == rest[0][0].months:
            lengths = listed([f"{stay(job)} {length.words()}" for length, job in ranked])
            text = f"Both about equally long: {lengths}."
        else:
            others = listed([f"{length.words()} at {stay(job)}" for length, job in rest])
            text = f"Longer at {longest.name}: {length.words()}{bracketed(dates(longest))}, against {others}."
        derived = tuple(length.words() for length, _ in ranked)
        return self._about_all([job for _, job in ranked], text, derived)

    def promoted(self, question: Question) -> Draft:
        """Steps within one stay."""
        jobs = self._c.timeline.of(question.entries) if question.entries else self._c.timeline.jobs
        statements = [steps for job in jobs if (steps := self._steps(job))]
        if not statements:
            where = f" at {jobs[0].name}" if question.entries and jobs else ""
            statements = [
                Statement(text=f"The résumé does not mention a promotion{where}.", derived=(where,))
            ]
            statements += [self._role(jobs[0])] if where else []
            return self._draft("promoted", jobs if where else (), statements, status="not_mentioned")
        if question.yes_no:
            statements[0] = _confirming(statements[0])
        return self._draft("promoted", jobs if question.entries else (), statements)

    def _steps(self, job: Job) -> Statement | None:
        """The titles of one stay in their order, if there were several at different times."""
        steps = [step for position in job.positions for step in position.progression]
        if steps:
            text = f"At {stay(job)} the résumé shows {listed([step.text for step in steps], 'then')}."
            shown = (self._c.fact(step, job.positions[0].section) for step in steps)
            return Statement(text=text, evidence=unique([*shown, *self._c.job_headers(job)]))
        different_titles = len({p.title.text for p in job.positions}) > 1
        different_times = len({period.printed.text for period in job.periods}) > 1
        if not (different_titles and different_times):
            return None
        ordered = [
            p.title.text + bracketed(p.period.printed.text if p.period else "")
            for p in reversed(job.positions)
        ]
        return self._about(job, f"At {job.name}: {listed(ordered, 'then')}.")

    # -- one employer

    def tenure(self, question: Question) -> Draft:
        """How long."""
        jobs = self._asked(question)
        statements = [self._tenure(job, not question.title) for job in jobs]
        if len(jobs) == 1 and (verdict := self._at_least(question, jobs[0])):
            first = statements[0]
            text = f"{verdict}: {first.text}"
            statements = [first.model_copy(update={"text": text, "derived": (*first.derived, question.text)})]
        return self._draft("tenure", jobs, statements)

    def _at_least(self, question: Question, job: Job) -> str:
        """'Yes' or 'No' to "more than ten years?"; '' when no such thing is asked, or the dates are too
        coarse to tell."""
        asked = regex("at_least").search(fold(question.text))
        length = self._length(job)
        if not asked or not question.yes_no or length is None:
            return ""
        spelt = load("words")["numbers"].get(asked["number"], asked["number"])
        if not str(spelt).isdigit():
            return ""
        wanted = int(spelt) * (1 if asked["unit"].startswith("month") else 12)
        if abs(length.months - wanted) <= (_SLACK_EXACT if length.exact else _SLACK):
            return ""
        return "Yes" if (length.months > wanted) == (asked["side"] in _MORE) else "No"

    def _tenure(self, job: Job, whole: bool) -> Statement:
        length = self._length(job)
        subject, was, has = self._c.voice.subject, self._c.voice.verb("was"), self._c.voice.verb("has")
        where = f"at {job.name}" if whole else f"{titles(job.positions)}{at(job)}"
        if length is None:
            return self._about(job, f"The résumé does not say how long {subject} {was} {where}.")
        if job.current:
            today = f"{self._c.today:%B %Y}"
            stayed = f"{subject} {has} been {where} for {length.words()}"
            text = f"{stayed} ({dates(job)}, counted to {today})."
            return self._about(job, text, derived=(length.words(), today))
        text = f"{subject} {was} {where} for {length.words()} ({dates(job)})."
        return self._about(job, text, derived=(length.words(),))

    def dates(self, question: Question) -> Draft:
        """From when to when."""
        jobs = self._asked(question)
        return self._draft("dates", jobs, [self._dates(job) for job in jobs])

    def _dates(self, job: Job) -> Statement:
        printed = dates(job)
        subject, was, has = self._c.voice.subject, self._c.voice.verb("was"), self._c.voice.verb("has")
        if not printed:
            return self._about(job, f"The résumé gives no dates for {job.name}.")
        if job.current:
            since = _start(job)
            return self._about(job, f"{subject} {has} been at {job.name} since {since}.", derived=(since,))
        return self._about(job, f"{subject} {was} at {job.name} {_from_to(printed)}.")

    def title(self, question: Question) -> Draft:
        """As what; or whether as what the question says."""
        jobs = self._c.timeline.of(question.entries)
        statements = [self._role(job) for job in jobs]
        if not question.topic:
            return self._draft("title", jobs, statements)
        held = {stem(word) for job in jobs for p in job.positions for word in words(p.title.text)}
        if {stem(word) for word in content(question.topic)} <= held or question.title:
            return self._draft("title", jobs, [_confirming(statements[0]), *statements[1:]])
        asked = as_asked(question.topic, question.text)
        lead = Statement(text=f"The résumé does not say {asked} there.", derived=(asked,))
        return self._draft("title", jobs, [lead, *statements], status="partly")

    def place(self, question: Question) -> Draft:
        """Where."""
        jobs = self._c.timeline.of(question.entries)
        statements = [
            self._about(job, f"{job.name}: {place(job)}{bracketed(dates(job))}.")
            if place(job)
            else self._about(job, f"The résumé does not say where {job.name} was.")
            for job in jobs
        ]
        nowhere = len(jobs) == 1 and not place(jobs[0])
        return self._draft("place", jobs, statements, status="not_mentioned" if nowhere else "answered")

    def worked_at(self, question: Question) -> Draft:
        """Yes, with the role; or that the résumé lists no such employer."""
        jobs = self._c.timeline.of(question.entries)
        if not jobs:
            return not_an_employer(self._c, self._judge, question.topic or "that employer")
        first, *rest = (self._role(job) for job in jobs)
        return self._draft("worked_at", jobs, [_confirming(first), *rest])

    def did_at(self, question: Question) -> Draft:
        """What was done at an employer: the role and the first bullets, or all when more is asked for."""
        jobs = self._asked(question)[:_TOLD]
        room = _ALL_BULLETS if question.more else _BULLETS if len(jobs) == 1 else _BULLETS_OF_SEVERAL
        statements: list[Statement] = []
        hidden = 0
        for job in jobs:
            bullets = [(bullet, p.section) for p in job.positions for bullet in p.bullets]
            intro = role(job, self._c.voice).removesuffix(".")
            if not bullets:
                statements.append(self._about(job, f"{intro}. The résumé gives no details of that role."))
                continue
            statements.append(self._about(job, f"{intro}:"))
            statements += [
                Statement(
                    text=bullet.text if question.more else shortened(bullet.text),
                    evidence=(self._c.fact(bullet, section),),
                    bullet=True,
                )
                for bullet, section in bullets[:room]
            ]
            hidden += max(0, len(bullets) - room)
        draft = self._draft("did_at", jobs, statements)
        if hidden and len(jobs) == 1:
            suggestions = (f"Tell me more about {self._c.short_name(jobs[0])}", *draft.suggestions)[
                :_SUGGESTIONS
            ]
            return draft.model_copy(update={"suggestions": suggestions})
        return draft

    # -- years with a skill

    def years_with(self, question: Question) -> Draft:
        """Years with a skill: as the résumé counts them, else the time at employers where it is used."""
        topic = question.topic
        own = self._judge.lookup.jobs_in(topic)
        if own and len(own) == len(self._c.timeline.dated):
            return self.total(question)
        if own:
            return self._years_by_title(own, topic)
        found = self._judge.lookup.mentions(topic) or self._judge.lookup.in_words(topic)
        if not found:
            return self._uncounted(topic)
        wanted = set(stems(topic))
        stated = self._judge.lookup.stated_years()
        counted = [f for f in stated if wanted <= set(stems(shortened(f.evidence.text, _LONG)))]
        if counted:
            return Draft(
                status="answered",
                confidence=0.9,
                statements=(_said(counted[0].evidence, "The résumé says", _LONG),),
                focus=Focus(intent="career.years_with", topic=topic),
            )
        own_words = [f for f in found if self._judge.lookup.printed(topic, f.chunk).casefold() == topic]
        if not own_words and found[0].chunk.section_kind != "skills":  # "management" is no "Firewall Manager"
            return self._uncounted(f"years of {topic}")
        return self._years_by_use(own_words or found, topic)

    def _uncounted(self, what: str) -> Draft:
        """That something is not mentioned, and the years that the summary counts itself."""
        draft = unknown(self._c, what)
        said = self._said_in_summary("It does say")
        return draft.model_copy(update={"statements": (*draft.statements, *said)})

    def _years_by_use(self, found: Sequence[Found], topic: str) -> Draft:
        """The time at the employers where a skill is mentioned; that none is known when it is only listed."""
        used = {f.chunk.entry for f in found if f.chunk.entry is not None}
        jobs = [job for job in self._c.timeline.of(used) if self._length(job)]
        entries = tuple(entry for job in jobs for entry in job.entries)
        focus = Focus(intent="career.years_with", topic=topic, entries=entries)
        if not jobs:
            shown = _as_printed(found[0].evidence.text, topic)
            text = f"The résumé lists {shown}, but does not say for how long."
            statement = Statement(text=text, evidence=(found[0].evidence,))
            return Draft(status="partly", confidence=0.8, statements=(statement,), focus=focus)
        length = self._together(jobs)
        where = listed([stay(job) for job in jobs])
        text = (
            f"The résumé does not count years with {topic}; it mentions it at {where}, "
            f"together {length.words()}."
        )
        uses = (f.evidence for f in found if f.chunk.entry is not None)
        statement = Statement(
            text=text,
            evidence=unique([*uses, *self._all_headers(jobs)]),
            derived=(length.words(), topic),
        )
        return Draft(status="answered", confidence=0.85, statements=(statement,), focus=focus)

    def _years_by_title(self, jobs: Sequence[Job], topic: str) -> Draft:
        """Years at the employers where a title speaks of `topic`, and what the résumé itself counts."""
        if len(content(topic)) > 1:  # one title ("team lead"), not a trade: only the time it was held counts
            bearing = self._c.timeline.titled(topic)
            held = [tuple(p for p in job.positions if p in bearing) or job.positions for job in jobs]
            jobs = [job.model_copy(update={"positions": own}) for job, own in zip(jobs, held, strict=True)]
        wanted = set(stems(topic))
        said = [f for f in self._judge.lookup.stated_years() if wanted & set(stems(f.evidence.text))]
        if said:  # the résumé's own count may rest on more than the titles show
            return self._draft("years_with", jobs, [_said(said[0].evidence, "The résumé says", _LONG)])
        length = self._together(jobs)
        named = listed([titled(job) for job in jobs])
        text = f"The jobs whose titles name it add up to {length.words()}: {named}."
        statements = [self._about_all(jobs, text, (length.words(),))]
        if total := self._c.timeline.total():
            everything = f"All the jobs it lists, whatever their titles, add up to {total.words()}."
            statements.append(self._about_all(self._c.timeline.dated, everything, (total.words(),)))
        return self._draft("years_with", jobs, statements)

    def _together(self, jobs: Sequence[Job]) -> Length:
        """The time that dated jobs cover, overlaps counted once."""
        length = self._c.timeline.length([period for job in jobs for period in job.periods])
        assert length is not None  # each of them has a length
        return length

    # -- shared

    def _asked(self, question: Question) -> tuple[Job, ...]:
        """The jobs asked about; only the positions of one title when the question names it."""
        jobs = self._c.timeline.of(question.entries)
        if not question.title:
            return jobs
        narrowed = []
        for job in jobs:
            bearing = self._c.vocabulary.positions_titled(question.title)
            positions = tuple(p for p in job.positions if p in bearing)
            if positions:
                narrowed.append(job.model_copy(update={"positions": positions}))
        return tuple(narrowed) or jobs

    def _role(self, job: Job) -> Statement:
        return self._about(job, role(job, self._c.voice))

    def _about(self, job: Job, text: str, derived: tuple[str, ...] = ()) -> Statement:
        """A statement that rests on one job's headers."""
        return Statement(text=text, evidence=self._c.job_headers(job), derived=derived)

    def _about_all(self, jobs: Sequence[Job], text: str, derived: tuple[str, ...] = ()) -> Statement:
        """A statement that rests on several jobs' headers."""
        return Statement(text=text, evidence=self._all_headers(jobs), derived=derived)

    def _all_headers(self, jobs: Sequence[Job]) -> tuple[Evidence, ...]:
        return unique(evidence for job in jobs for evidence in self._c.job_headers(job))

    def _beside(self, job: Job | None, anchor: Job, side: Literal["before", "after"]) -> Draft:
        """The job on one side of `anchor`, or that there is none."""
        if job is None:
            end = "earliest" if side == "before" else "most recent"
            text = f"{stay(anchor)} is the {end} job the résumé lists."
            return self._draft(side, (anchor,), [self._about(anchor, text)], status="not_mentioned")
        text = f"{side.capitalize()} {anchor.name}, {role(job, self._c.voice)}"
        return self._draft(side, (job,), [self._about_all((job, anchor), text)])

    def _extreme(self, place_in_order: int, word: Literal["longest", "shortest"]) -> Draft:
        ranked = [(length, job) for job in self._c.timeline.ranked() if (length := self._length(job))]
        if not ranked:
            return self._undated()
        length, job = ranked[place_in_order]
        equal = [other for months, other in ranked if other != job and months.months == length.months]
        if equal:
            equals = listed([stay(other) for other in (job, *equal)])
            text = f"Equally {word.removesuffix('est')}: {equals}, {length.words()} each."
        else:
            verb, so_far = ("is", " so far") if job.current else ("was", "")
            time = f"{length.words()}{so_far}{bracketed(dates(job))}"
            text = f"The {word} {verb} {job.name}: {time}, as {titles(job.positions)}."
        return self._draft(word, (job,), [self._about_all([job, *equal], text, (length.words(),))])

    def _length(self, job: Job) -> Length | None:
        return self._c.timeline.length(job.periods)

    def _undated(self) -> Draft:
        return Draft(
            status="not_mentioned",
            confidence=0.8,
            statements=(Statement(text="The résumé gives no dates to work that out from."),),
        )

    def _draft(
        self, kind: str, jobs: Sequence[Job], statements: Sequence[Statement], status: Status = "answered"
    ) -> Draft:
        entries = tuple(dict.fromkeys(entry for job in jobs for entry in job.entries))
        return Draft(
            status=status,
            confidence=_SURE if status == "answered" else 0.8,
            statements=tuple(statements),
            focus=Focus(intent=f"career.{kind}", entries=entries),
            suggestions=self._suggestions(kind, jobs),
        )

    def _suggestions(self, kind: str, jobs: Sequence[Job]) -> tuple[str, ...]:
        """What one might ask next of the same job; each is answered by the typed résumé."""
        if len(jobs) != 1 or not jobs[0].employer:
            return ()
        job, employer, voice = jobs[0], self._c.short_name(jobs[0]), self._c.voice
        who = voice.subject.lower() if voice.pronouns else voice.object
        options = []
        if kind != "did_at" and any(p.bullets for p in job.positions):
            options.append(f"What did {who} do at {employer}?")
        if kind != "tenure" and self._length(job):
            options.append(f"How long was {who} at {employer}?")
        if kind not in ("before", "first") and self._c.timeline.before(job):
            options.append(f"What came before {employer}?")
        if kind != "after" and self._c.timeline.after(job):
            options.append(f"What came after {employer}?")
        return tuple(options[:_SUGGESTIONS])


def _said(evidence: Evidence, lead: str, max_words: int) -> Statement:
    """A passage introduced by `lead`."""
    return Statement(text=sentence(f"{lead}: {shortened(evidence.text, max_words)}"), evidence=(evidence,))


def _confirming(statement: Statement) -> Statement:
    return statement.model_copy(update={"text": "Yes. " + statement.text})


def _years_in_words(first: int, last: int) -> str:
    if first == last:
        return f"in {first}"
    if first <= EARLIEST:
        return f"before {last + 1}"
    return f"from {first} on" if last >= LATEST else f"from {first} to {last}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' if number != 1 else ''}"


def _start(job: Job) -> str:
    starts = [p.start for p in job.periods if p.start]
    if not starts:
        return dates(job)
    first = min(starts, key=lambda date: (date.year, date.month or 0))
    return first.words()


def _from_to(printed: str) -> str:
    for dash in (" – ", " — ", " - ", "–", "—"):
        if dash in printed:
            start, end = printed.split(dash, 1)
            return f"from {start.strip()} to {end.strip()}"
    return f"({printed})"


def _as_printed(text: str, topic: str) -> str:
    """The fact itself when it is short (a skill as printed), else the topic as asked."""
    return text if len(text.split()) <= 6 else topic
