"""Verified statements to an answer: markers, citations looked up verbatim, text and blocks.

A quote is the document's own characters at the evidence's span, never reconstructed. It refuses to change
words; only a bracketed number of a sentence's own ("[1]" in a list of papers, or typed by the visitor) stands
in round brackets, so that every [n] of an answer is a marker.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable

from chatbot.candidate import Candidate
from chatbot.models import Block, Citation, Evidence, Statement

_LIKE_A_MARKER = re.compile(r"\[(\d+)\]")


class Cited:
    """Statements with their markers: `text`, `blocks` and `citations`."""

    def __init__(self, candidate: Candidate, statements: Iterable[Statement]) -> None:
        self._candidate = candidate
        self._citations: dict[tuple[str, int, int], Citation] = {}
        self._marked = [(statement, self._mark(statement)) for statement in statements]

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(self._citations.values())

    @property
    def text(self) -> str:
        """Plain text: sentences in paragraphs, list items on lines of their own behind '- '."""
        parts = []
        for bullet, group in itertools.groupby(self._marked, key=lambda pair: pair[0].bullet):
            texts = [text for _, text in group]
            parts.append("\n".join(f"- {text}" for text in texts) if bullet else " ".join(texts))
        return "\n".join(parts)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The same as structure, for renderers."""
        blocks = []
        for bullet, group in itertools.groupby(self._marked, key=lambda pair: pair[0].bullet):
            texts = [text for _, text in group]
            blocks.append(
                Block(kind="list", items=tuple(texts))
                if bullet
                else Block(kind="paragraph", text=" ".join(texts))
            )
        return tuple(blocks)

    def _mark(self, statement: Statement) -> str:
        markers = sorted({self._citation(evidence).marker for evidence in statement.evidence})
        text = _LIKE_A_MARKER.sub(r"(\1)", statement.text)
        return " ".join([text, *(["".join(f"[{marker}]" for marker in markers)] if markers else [])])

    def _citation(self, evidence: Evidence) -> Citation:
        span = evidence.span
        key = (span.source, span.start, span.end)
        if key not in self._citations:
            self._citations[key] = Citation(
                marker=len(self._citations) + 1,
                quote=self._candidate.raw(span),
                source=span.source,
                section=evidence.section,
                page=span.page,
                line=span.line,
                start=span.start,
                end=span.end,
            )
        return self._citations[key]
