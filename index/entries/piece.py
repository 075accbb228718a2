"""The pieces of one header line, and the dates beside them.

It refuses to know how a line is taken apart, and which piece is the title in the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from index.dates import DateRange
from index.entries.role import Role
from index.models import Fact, Period
from index.passage import EDGES, Passage


@dataclass
class Piece:
    """Clean characters `start:end` of a header line."""

    passage: Passage
    start: int
    end: int
    role: Role
    separator: str = ""  # what stood before it: "", "·", "–", "wide", ",", "at", "(", "line"
    labelled: bool = False
    row: int = 0

    @property
    def text(self) -> str:
        return self.passage.text[self.start : self.end]

    def fact(self) -> Fact | None:
        return self.passage.fact(self.start, self.end, edges=EDGES)


@dataclass
class HeaderLine:
    passage: Passage
    periods: list[tuple[DateRange, Period]] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    labels: list[tuple[int, int]] = field(default_factory=list)  # raw offsets of "Company:", "at"
