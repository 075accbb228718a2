"""What answers about jobs have in common: statements that rest on the headers of jobs, and what to ask next.

It refuses to know any question.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.candidate import Candidate, unique
from chatbot.evidence import Judge
from chatbot.facts import Job, Length
from chatbot.lexicon import fold, regex
from chatbot.models import Draft, Evidence, Focus, Question, Statement, Status
from chatbot.write.phrase import (
    bracketed,
    degree,
    role,
    sentence,
    shortened,
    stay,
)
from index.models import Position

_SURE = 0.97
SUGGESTIONS = 3
_WHOLE = 30  # words of a line quoted


class JobStatements:
    """Makes statements and drafts about the jobs of one candidate."""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        self._c = candidate
        self._judge = judge

    def _cited_lines(self, question: Question, saying: str = "") -> Draft | None:
        """The lines that the answer before cited, for a bare question that leans on them; None when it cited
        none, or none that the pattern `saying` fits."""
        cited = self._judge.lookup.of_places(question.places, ())
        lines = [found for found in cited if found.chunk.kind != "entry"]
        if saying:
            lines = [found for found in lines if regex(saying).search(fold(found.chunk.text))]
        if not lines:
            return None
        statements = tuple(quoting(found.evidence, "The résumé says", _WHOLE) for found in lines[:2])
        return Draft(status="answered", confidence=0.6, statements=statements, focus=Focus(intent="open"))

    def _away(self, first: int, last: int) -> list[Statement]:
        """What the résumé prints itself of breaks that touch the time from one month to another."""
        told = []
        for item in self._c.breaks(first, last):
            dates = item.period.printed.text if item.period else ""
            when = "" if dates in item.title.text else bracketed(dates)
            details = [shortened(detail.text, _WHOLE) for detail in item.details]
            text = "; ".join([f"{item.title.text}{when}", *details]).removesuffix(".")
            evidence = (*self._c.of_item(item), *(self._c.fact(each, item.section) for each in item.details))
            told.append(Statement(text=f"The résumé notes for that time: {text}.", evidence=evidence))
        return told

    def _studied(self, first: int, last: int) -> list[Statement]:
        """What was studied in the time from one month to another."""
        studied = self._c.timeline.studied(self._c.resume.education, first, last)
        return [
            Statement(
                text=f"The résumé notes for that time: {degree(each)}.", evidence=self._c.of_education(each)
            )
            for each in studied
        ]

    def _pieces(self, position: Position) -> list[Evidence]:
        """The lines under a position; of a paragraph its sentences."""
        pieces: list[Evidence] = []
        for bullet in position.bullets:
            parts = [
                chunk
                for chunk in self._c.chunks
                if chunk.kind == "sentence"
                and chunk.span.source == bullet.span.source
                and bullet.span.start <= chunk.span.start < bullet.span.end
            ]
            if parts and len(bullet.text.split()) > _WHOLE:
                pieces += [self._c.unit(chunk) for chunk in parts]
            else:
                pieces.append(self._c.fact(bullet, position.section))
        return pieces

    def _told_elsewhere(self, job: Job) -> list[Evidence]:
        """The lines outside of the jobs that tell of this one alone, but for the summary's."""
        return [
            self._c.unit(chunk)
            for chunk in self._c.chunks
            if chunk.entry in job.entries
            and chunk.parent is None
            and chunk.section_kind not in ("experience", "summary")
        ]

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

    def _asked(self, question: Question) -> tuple[Job, ...]:
        """The jobs asked about; only the positions of one title when the question names it."""
        return self._narrowed(self._c.timeline.of(question.entries), question.titles)

    def _narrowed(self, jobs: Sequence[Job], titles: Sequence[str]) -> tuple[Job, ...]:
        """The jobs with only the positions that bear one of these titles; whole without any."""
        asked = [title for title in titles if title]
        if not asked:
            return tuple(jobs)
        narrowed = []
        for job in jobs:
            said = self._c.vocabulary.said_titles
            positions = tuple(p for p in job.positions if any(title in said(p) for title in asked))
            if positions:
                narrowed.append(job.model_copy(update={"positions": positions}))
        return tuple(narrowed) or tuple(jobs)

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
        titles: tuple[str, ...] = ()
        if len(jobs) == 1 and len(jobs[0].positions) == 1:
            (whole,) = self._c.timeline.of(entries) or jobs
            titles = (fold(jobs[0].positions[0].title.text),) if len(whole.positions) > 1 else ()
        return Draft(
            status=status,
            confidence=_SURE if status == "answered" else 0.8,
            statements=tuple(statements),
            focus=Focus(intent=f"career.{kind}", entries=entries, titles=titles),
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
        return tuple(options[:SUGGESTIONS])


def where_of(candidate: Candidate, entry: int | None) -> tuple[str, tuple[Evidence, ...]]:
    """'At Employer (dates)', or 'As Title (dates)' without one, of the job of an entry, and the heading that
    says so; '' and none where it is no job's."""
    jobs = () if entry is None else candidate.timeline.of((entry,))
    if not jobs:
        return "", ()
    return f"{'At' if jobs[0].employer else 'As'} {stay(jobs[0])}", candidate.job_headers(jobs[0])[:1]


def told_of(
    candidate: Candidate, entry: int | None, evidence: Evidence, text: str, otherwise: str = ""
) -> Statement:
    """'At Employer (dates): …': a line with where it belongs; `otherwise` stands for the place where it is no
    job's."""
    where, headers = where_of(candidate, entry)
    where = where or otherwise
    said = sentence(f"{where}: {text}" if where else text)
    return Statement(text=said, evidence=unique((evidence, *headers)), derived=(where,))


def quoting(evidence: Evidence, lead: str, max_words: int) -> Statement:
    """A passage introduced by `lead`."""
    return Statement(text=sentence(f"{lead}: {shortened(evidence.text, max_words)}"), evidence=(evidence,))
