"""The lines of a résumé one after the other, each with whose it is, for lists and extremes.

Headings of jobs, lists of skills and contact data are no lines. It refuses to know questions.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from chatbot.candidate import Candidate, unique
from chatbot.models import Draft, Evidence, Focus, Statement
from chatbot.write.phrase import sentence, shortened

_SURE = 0.8
_LONG = 30  # words; of a longer unit its sentences are the lines
_LEFT_OUT = ("contact", "headline", "skills", "languages", "summary")


class Line(NamedTuple):
    """One line: `entry` is the job's, `context` what it stands under (a project, a job), `kind` the kind of
    its section."""

    text: str
    evidence: Evidence
    entry: int | None
    section: str
    kind: str
    context: str


def _lines_of(candidate: Candidate, *, summary: bool) -> tuple[Line, ...]:
    """The lines in the order printed; with those of the `summary` only where they are asked for."""
    chunks = candidate.chunks
    parts: dict[str, list[int]] = {}
    for place, chunk in enumerate(chunks):
        if chunk.kind == "sentence" and chunk.parent:
            parts.setdefault(chunk.parent, []).append(place)
    lines = []
    for chunk in chunks:
        heads = chunk.kind == "entry" and chunk.section_kind == "experience" and chunk.entry is not None
        spoken = chunk.section_kind not in _LEFT_OUT or (
            summary and chunk.section_kind in ("summary", "headline")
        )
        if chunk.kind in ("section", "sentence") or chunk.parent or heads or not spoken:
            continue
        own = parts.get(chunk.id, []) if len(chunk.text.split()) > _LONG else []
        for one in [chunks[place] for place in own] or [chunk]:
            evidence = candidate.unit(one)
            lines.append(
                Line(one.text, evidence, chunk.entry, chunk.section, chunk.section_kind, chunk.context)
            )
    lines.sort(key=lambda line: (line.evidence.span.source, line.evidence.span.start))
    return tuple(lines)


class Gathered:
    """The lines of one résumé, gathered when first asked for."""

    def __init__(self, candidate: Candidate) -> None:
        self._c = candidate

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """All lines but the summary's."""
        return _lines_of(self._c, summary=False)

    @cached_property
    def with_summary(self) -> tuple[Line, ...]:
        """All lines."""
        return _lines_of(self._c, summary=True)

    def of_jobs(self, entries: Collection[int]) -> Sequence[Line]:
        """The lines of these jobs; all but the summary's without any."""
        return [line for line in self.lines if line.entry in entries] if entries else self.lines

    def whose(self, line: Line) -> tuple[str, tuple[Evidence, ...]]:
        """The employer that a line is of, '' for none, and the heading that says so."""
        jobs = self._c.timeline.of(entries_of(line))
        return (jobs[0].name, self._c.job_headers(jobs[0])[:1]) if jobs else ("", ())

    def told(self, line: Line, lead: str, derived: tuple[str, ...] = ()) -> Statement:
        """'By the figures, the largest: Acme: …': a line after `lead`, with whose it is."""
        name, headers = self.whose(line)
        where = f"{name}: " if name else ""
        text = sentence(f"{lead} {where}{shortened(line.text)}")
        evidence = unique((line.evidence, *headers))
        return Statement(text=text, evidence=evidence, derived=(lead, where, *derived))


def entries_of(line: Line) -> tuple[int, ...]:
    """The entry of a line's job, if it has one."""
    return () if line.entry is None else (line.entry,)


def answered(statements: Iterable[Statement], focus: Focus) -> Draft:
    """A draft of these statements that answers."""
    return Draft(status="answered", confidence=_SURE, statements=tuple(statements), focus=focus)
