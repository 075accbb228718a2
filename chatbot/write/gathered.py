"""The lines of a résumé one after the other, each with whose it is, for lists and extremes.

Headings of jobs, lists of skills and contact data are no lines. It refuses to know questions.
"""

from __future__ import annotations

from typing import NamedTuple

from chatbot.candidate import Candidate
from chatbot.models import Evidence

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


def lines_of(candidate: Candidate, *, summary: bool = False) -> tuple[Line, ...]:
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
