"""Quotes and the sources they stand in: gold evidence to offsets, and where a passage lies.

White space of a quote and its source may differ, since lines are wrapped; everything else is verbatim. It
refuses to decide what becomes of a quote that is not there: what is absent or ambiguous is handed back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

from pydantic import Field

from chatbot.evaluation.models import ReferenceSpan
from chatbot.evaluation.normalise import comparable, squashed
from index.models import Frozen

Sources = Mapping[str, str]
"""Name of a source -> its text, of the documents of one résumé."""


class GoldSpan(Frozen):
    """Gold evidence at its place: `text[start:end]` of `source`. Spans of a `group` stand for each other."""

    source: str
    start: int = Field(ge=0)
    end: int
    group: str
    text: str


class Resolved(Frozen):
    """The gold spans found, and the quotes that stand nowhere or more than once."""

    spans: tuple[GoldSpan, ...] = ()
    absent: tuple[ReferenceSpan, ...] = ()
    ambiguous: tuple[ReferenceSpan, ...] = ()


class Placed(Protocol):
    """A passage that may tell where it lies: a citation or a retrieved passage."""

    @property
    def source(self) -> str: ...
    @property
    def start(self) -> int | None: ...
    @property
    def end(self) -> int | None: ...


def resolve(spans: Iterable[ReferenceSpan], sources: Sources) -> Resolved:
    """Every quote at its offsets. A span without a group is a group of its own."""
    found: list[GoldSpan] = []
    absent: list[ReferenceSpan] = []
    ambiguous: list[ReferenceSpan] = []
    for number, span in enumerate(spans):
        name = named(span.source, sources)
        places = occurrences(span.quote, sources[name]) if name is not None else ()
        if name is None or not places:
            absent.append(span)
        elif len(places) > 1:
            ambiguous.append(span)
        else:
            (start, end), group = places[0], span.group or f"#{number}"
            text = sources[name][start:end]
            found.append(GoldSpan(source=name, start=start, end=end, group=group, text=text))
    return Resolved(spans=tuple(found), absent=tuple(absent), ambiguous=tuple(ambiguous))


def named(source: str, sources: Sources) -> str | None:
    """The source that a name means: the one of that name or file name, else the only one there is."""
    if source in sources:
        return source
    last = re.split(r"[\\/]", source)[-1]
    alike = [name for name in sources if source and re.split(r"[\\/]", name)[-1] == last]
    if len(alike) == 1:
        return alike[0]
    return next(iter(sources)) if len(sources) == 1 else None


def place(passage: Placed, sources: Sources) -> tuple[int, int] | None:
    """The offsets a passage tells, None where it tells none or they lie outside its source."""
    start, end = passage.start, passage.end
    if start is None or end is None or not 0 <= start < end:
        return None
    name = named(passage.source, sources)
    return None if name is not None and end > len(sources[name]) else (start, end)


@lru_cache(maxsize=4096)
def occurrences(quote: str, text: str) -> tuple[tuple[int, int], ...]:
    """`[start, end)` of each place of a quote in a text, white space collapsed; none for a blank quote.
    Overlapping places count: a quote that begins inside itself is ambiguous too."""
    wanted = squashed(quote)
    if not wanted:
        return ()
    plain, places = _placed(text)
    found = []
    at = plain.find(wanted)
    while at >= 0:
        found.append((places[at], places[at + len(wanted) - 1] + 1))
        at = plain.find(wanted, at + 1)
    return tuple(found)


@lru_cache(maxsize=64)
def _placed(text: str) -> tuple[str, tuple[int, ...]]:
    """A text with its white space collapsed, and where each of its characters stands in the text."""
    places: list[int] = []
    for match in re.finditer(r"\S+", text):
        if places:
            places.append(places[-1] + 1)  # one white space stands for all between two words
        places += range(*match.span())
    return squashed(text), tuple(places)


def overlaps(passage: Placed, text: str, span: GoldSpan, sources: Sources) -> bool:
    """Whether a passage with this text and a gold span share a word: by offsets, else by containment of one
    in the other. Offsets that lie outside the source lie nowhere."""
    if passage.start is not None and passage.end is not None:
        if place(passage, sources) is None:
            return False
        same = named(passage.source, sources) == span.source if sources else passage.source == span.source
        return same and passage.start < span.end and span.start < passage.end
    one, other = comparable(text), comparable(span.text)
    return bool(one and other) and (one in other or other in one)
