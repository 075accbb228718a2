"""How much of a document found a place in the typed résumé, and which words did not.

It refuses to judge: a word counts as placed when a fact, a heading or a label that was read covers it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from index.models import Document, Fact, Frozen, Line, Resume, Span
from index.passage import Sheet

_WORD = re.compile(r"[^\W_]+")
_LIMIT = 20  # lines quoted in the sentence
_QUOTED = 200  # characters of each


def walk_facts(value: object) -> list[Fact]:
    """Every fact in a model, in order of its fields."""
    found: list[Fact] = []
    stack: list[object] = [value]
    while stack:
        current = stack.pop()
        if isinstance(current, Fact):
            found.append(current)
        elif isinstance(current, Frozen):
            stack.extend(getattr(current, name) for name in reversed(type(current).model_fields))
        elif isinstance(current, tuple):
            stack.extend(reversed(current))
    return found


class Placement:
    """The words of one document, each placed or not. `read` are raw offsets of what was understood but is no
    fact (a label, a column title)."""

    def __init__(
        self, document: Document, lines: Sequence[Line], resume: Resume, read: Iterable[tuple[int, int]] = ()
    ) -> None:
        self._document, self._lines = document, lines
        self._marked = bytearray(len(document.text) + 1)
        for fact in walk_facts(resume):
            if fact.span.source == document.source:
                self._mark(fact.span.start, fact.span.end)
        for low, high in read:
            self._mark(low, high)

    def _mark(self, low: int, high: int) -> None:
        self._marked[low:high] = b"\x01" * (high - low)

    def count(self) -> tuple[int, int]:
        """Words placed, and words in all."""
        words = [at for _, offsets in self._words for at in offsets]
        return sum(self._marked[at] for at in words), len(words)

    def unplaced(self) -> tuple[Span, ...]:
        """Where the words without a place stand."""
        sheet = Sheet(self._document)
        text = self._document.text
        return tuple(
            sheet.span(at, found.end())
            for _, offsets in self._words
            for at in offsets
            if not self._marked[at] and (found := _WORD.match(text, at))
        )

    def lost(self) -> str | None:
        """One sentence that names the words without a place: whole lines, else the words. None without
        any."""
        named: list[str] = []
        count = whole = 0
        for line, offsets in self._words:
            missing = [at for at in offsets if not self._marked[at]]
            if not missing:
                continue
            count += len(missing)
            whole += len(missing) == len(offsets)
            words = (
                [line.text]
                if len(missing) == len(offsets)
                else [found[0] for at in missing if (found := _WORD.match(self._document.text, at))]
            )
            named.append(f"line {line.span.line} “{' … '.join(words)}”")
        if not named:
            return None
        quoted = "; ".join(text if len(text) <= _QUOTED else text[:_QUOTED] + "…”" for text in named[:_LIMIT])
        more = f" and {len(named) - _LIMIT} more lines" if len(named) > _LIMIT else ""
        lines = whole == len(named)
        what = f"{len(named)} line" if lines else f"{count} word"
        plural = "s" if (len(named) if lines else count) > 1 else ""
        return f"{what}{plural} could not be placed: {quoted}{more}."

    @cached_property
    def _words(self) -> list[tuple[Line, list[int]]]:
        """For each line, the raw offsets of its words' first characters."""
        sheet = Sheet(self._document)
        counted: list[tuple[Line, list[int]]] = []
        for line in self._lines:
            if line.text:
                passage = sheet.passage(*sheet.content(line))
                offsets = [passage.clean.starts[found.start()] for found in _WORD.finditer(passage.text)]
                counted.append((line, offsets))
        return counted
