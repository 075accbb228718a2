"""Answers about the stay at one employer: how long, when, as what, where, what was done, which steps.

It refuses to retrieve, and to know the order of jobs: that is `career.py`.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import partial

from chatbot.candidate import unique
from chatbot.facts import Job
from chatbot.headcount import numbers_people
from chatbot.lexicon import content, fold, load, regex, stem, stems, word_list, words
from chatbot.models import Draft, Evidence, Question, Statement
from chatbot.write.absent import not_an_employer, unknown
from chatbot.write.jobs import SUGGESTIONS, JobStatements
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

_BULLETS, _BULLETS_OF_SEVERAL, _ALL_BULLETS = 3, 2, 99  # shown of one job, of each of several, on request
_FIGURES, _BULLETS_IN_ALL = 2, 5  # lines with a figure of one position, and in all
_TEAMS = 2  # lines on the people led in one job
_TOLD = 3  # jobs of one answer
_MORE = ("more than", "longer than", "over", "at least")
_SLACK_EXACT, _SLACK = 1, 12  # months by which a stay may miss a limit and still be told on no side of it


class StayWriter(JobStatements):
    """Writes the answers about one employer among the intents that begin with `career.`"""

    def tenure(self, question: Question) -> Draft:
        """How long: the stay, or what the line just cited says itself ("seconded for five months")."""
        if cited := self._cited_lines(question, "states_length"):
            return cited
        jobs = self._asked(question)
        statements = [self._tenure(job, not any(question.titles)) for job in jobs]
        if len(jobs) > 1 and len(question.named) == 1:
            length = self._c.timeline.length([period for job in jobs for period in job.periods])
            if length:
                text = f"Together that is {length.words()}."
                statements.append(self._about_all(jobs, text, (length.words(),)))
        if len(jobs) == 1 and (verdict := self._at_least(question, jobs[0])):
            first = statements[0]
            text = f"{verdict}: {first.text}"
            statements = [
                first.model_copy(update={"text": text, "derived": (*first.derived, _limit(question))})
            ]
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
        reached = regex("reached").search(fold(question.text))
        if reached and not _held(reached["role"], jobs):
            asked = as_asked(reached["role"], question.text)
            lead = Statement(text=f"The résumé does not say {asked} there.", derived=(asked,))
            roles = [self._role(job) for job in jobs]
            return self._draft("dates", jobs, [lead, *roles], status="partly")
        where = regex("asks_where").search(fold(question.text)) is not None
        return self._draft("dates", jobs, [self._dates(job, where) for job in jobs])

    def _dates(self, job: Job, where: bool) -> Statement:
        printed = dates(job)
        located = f" in {place(job)}" if where and place(job) else ""
        subject, was, has = self._c.voice.subject, self._c.voice.verb("was"), self._c.voice.verb("has")
        if not printed:
            return self._about(job, f"The résumé gives no dates for {job.name}.")
        if job.current:
            since = _start(job)
            return self._about(
                job, f"{subject} {has} been at {job.name}{located} since {since}.", derived=(since,)
            )
        return self._about(job, f"{subject} {was} at {job.name}{located} {_from_to(printed)}.")

    def title(self, question: Question) -> Draft:
        """As what; or whether as what the question says."""
        jobs = self._c.timeline.of(question.entries)
        statements = [self._role(job) for job in jobs]
        if not question.topic:
            return self._draft("title", jobs, statements)
        if _held(question.topic, jobs) or any(question.titles):
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

    def places(self, question: Question) -> Draft:
        """Where all the jobs were, most recent first; those whose place is not printed are told last."""
        jobs = self._c.timeline.jobs
        placed = [job for job in jobs if place(job)]
        if not placed:
            return self._draft(
                "place", (), unknown(self._c, "where the jobs were").statements, "not_mentioned"
            )
        head = Statement(
            text=f"{self._c.voice.subject} worked, by the résumé, in:",
            evidence=self._c.job_headers(placed[0])[:1],
        )
        items = [
            Statement(text=f"{place(job)}: {stay(job)}", evidence=self._c.job_headers(job), bullet=True)
            for job in placed
        ]
        rest = [job for job in jobs if not place(job)]
        untold = [self._about_all(rest, f"No place is given for {listed([stay(job) for job in rest])}.")]
        return self._draft("place", (), [head, *items, *(untold if rest else [])])

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
            bullets = [piece for p in job.positions for piece in self._pieces(p)]
            bullets += self._told_elsewhere(job)
            headings = {f.span.line for p in job.positions for f in (p.title, p.organization) if f}
            bullets.sort(key=partial(_says_no_deed, headings))
            if regex("achieved").search(fold(question.text)):
                bullets.sort(key=lambda piece: regex("figure").search(piece.text) is None)
            asked = self._words_beside(question, job)
            bullets.sort(key=lambda piece: -len(asked & set(stems(piece.text))))
            intro = role(job, self._c.voice).removesuffix(".")
            if not bullets:
                statements.append(self._about(job, f"{intro}. The résumé gives no details of that role."))
                continue
            statements.append(self._about(job, f"{intro}:"))
            statements += [
                Statement(
                    text=bullet.text if question.more else shortened(bullet.text),
                    evidence=(bullet,),
                    bullet=True,
                )
                for bullet in bullets[:room]
            ]
            hidden += max(0, len(bullets) - room)
        draft = self._draft("did_at", jobs, statements)
        if hidden and len(jobs) == 1:
            suggestions = (f"Tell me more about {self._c.short_name(jobs[0])}", *draft.suggestions)[
                :SUGGESTIONS
            ]
            return draft.model_copy(update={"suggestions": suggestions})
        return draft

    def _words_beside(self, question: Question, job: Job) -> set[str]:
        """The stems of what a question asks of a job beside naming it: lines with these come first."""
        ordinary = {*word_list("generic"), *self._c.vocabulary.person_words}
        asked = {stem(word) for word in content(question.text) if word not in ordinary}
        return asked - self._c.vocabulary.words_of_headings(job.entries)

    def achievements(self, question: Question) -> Draft:
        """What was achieved over the whole career: of each job the first lines that give a figure."""
        shown = [
            (bullet, position)
            for job in self._c.timeline.jobs[:_TOLD]
            for position in job.positions
            for bullet in [b for b in position.bullets if regex("figure").search(b.text)][:_FIGURES]
        ][:_BULLETS_IN_ALL]
        if not shown:
            return unknown(self._c, "achievements with figures")
        lead = Statement(
            text="Of what the résumé puts in figures:",
            evidence=(self._c.fact(shown[0][0], shown[0][1].section),),
        )
        items = []
        for bullet, position in shown:
            header = self._c.header(position)
            where = f" ({position.organization.text})" if position.organization else ""
            text = shortened(bullet.text).rstrip(".") + where
            evidence = unique((self._c.fact(bullet, position.section), *header))
            items.append(Statement(text=text, evidence=evidence, bullet=True))
        return self._draft("achievements", (), [lead, *items])

    def team(self, question: Question) -> Draft | None:
        """How many people were led, in every post of the jobs asked about; else in the post held now, or the
        last that says so; None when no line of any job tells."""
        jobs = self._asked(question) if question.entries else self._main_first()
        for job in jobs:
            posts = [post for post in self._posts(job) if self._led(post)]
            if question.entries and _of_now(question):
                posts = [post for post in posts if post.current] or posts
            told = [one for post in posts[: _TOLD if question.entries else 1] for one in self._team_of(post)]
            elsewhere = self._led_elsewhere(job)
            if elsewhere and len(posts) < 2:
                told = [*(told or [self._about(job, f"At {stay(job)}:")]), *elsewhere][: _TEAMS + 1]
            if told and not job.current and (held := self._c.timeline.current()) and _of_now(question):
                absent = f"how many people are led at {held[0].name} now"
                lead = Statement(text=f"The résumé does not say {absent}.", derived=(absent,))
                return self._draft("team", (job,), [lead, *told], status="partly")
            if told:
                return self._draft("team", (job,), told)
        if not question.entries or not jobs:
            return None
        absent = f"how many people {self._c.voice.subject} led at {jobs[0].name}"
        lead = Statement(text=sentence(f"The résumé does not say {absent}"), derived=(absent,))
        return self._draft("team", jobs, [lead, self._role(jobs[0])], status="not_mentioned")

    def _main_first(self) -> list[Job]:
        """All jobs, those held now first, of these the main one."""
        held = self._c.timeline.current()
        return [*held, *(job for job in self._c.timeline.jobs if job not in held)]

    def _posts(self, job: Job) -> list[Job]:
        """The posts of a job, each alone, those held now first; the whole where posts share their lines."""
        if any(not position.bullets for position in job.positions):
            return [job]
        posts = [job.model_copy(update={"positions": (position,)}) for position in job.positions]
        return sorted(posts, key=lambda post: not post.current)

    def _led(self, post: Job) -> list[Statement]:
        """The lines of a post that number the people led."""
        lines = [self._c.fact(bullet, p.section) for p in post.positions for bullet in p.bullets]
        return self._numbering(lines)

    def _led_elsewhere(self, job: Job) -> list[Statement]:
        return self._numbering(self._told_elsewhere(job))

    @staticmethod
    def _numbering(lines: Sequence[Evidence]) -> list[Statement]:
        return [
            Statement(text=shortened(line.text), evidence=(line,), bullet=True)
            for line in lines
            if numbers_people(line.text)
        ]

    def _team_of(self, post: Job) -> list[Statement]:
        """A post, by its title where the employer had others, and its lines on the people led."""
        (whole,) = self._c.timeline.of(post.entries)[:1] or (post,)
        where = f"As {titled(post)}:" if len(whole.positions) > len(post.positions) else f"At {stay(post)}:"
        return [self._about(post, where), *self._led(post)[:_TEAMS]]

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


def _held(title: str, jobs: Sequence[Job]) -> bool:
    """Whether one of the titles held has every word of a title asked about; words of two titles make none."""
    asked = {stem(word) for word in content(title)}
    return any(asked <= {stem(word) for word in words(p.title.text)} for job in jobs for p in job.positions)


def _of_now(question: Question) -> bool:
    """Whether a question says that it means today."""
    return regex("now").search(fold(question.text)) is not None


def _limit(question: Question) -> str:
    """The words of a limit that a question sets ("more than three years")."""
    asked = regex("at_least").search(fold(question.text))
    return asked.group() if asked else ""


def _says_no_deed(headings: Container[int | None], piece: Evidence) -> bool:
    """Whether a line of a job is a label and its value, or a remark on one of its headings' lines ("(part
    time)")."""
    return piece.span.line in headings or regex("labelled_line").match(fold(piece.text)) is not None


def _confirming(statement: Statement) -> Statement:
    return statement.model_copy(update={"text": "Yes. " + statement.text})


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
