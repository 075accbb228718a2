"""One printed block of a section: its header lines with their pieces, and what stands under them.

It refuses to know how blocks are found and how their pieces are settled.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from index.dates import DateRange
from index.entries.piece import HeaderLine, Piece
from index.entries.unit import Unit
from index.models import Period

MAX_HEADER_ROWS = 6


@dataclass
class Entry:
    """One printed block. `titles` holds several when roles share the block."""

    rows: list[HeaderLine] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)  # header units, in order
    body: list[Unit] = field(default_factory=list)
    titles: list[Piece] = field(default_factory=list)
    organization: Piece | None = None
    place: Piece | None = None
    period: tuple[DateRange, Period] | None = None
    extra_periods: list[tuple[DateRange, Period]] = field(default_factory=list)
    leftovers: list[Piece] = field(default_factory=list)
    guessed: bool = False
    gap_before: bool = True

    def pieces(self) -> list[Piece]:
        return [piece for row in self.rows for piece in row.pieces]

    def periods(self) -> list[tuple[DateRange, Period]]:
        return [period for row in self.rows for period in row.periods]

    def level(self) -> int:
        """Heading level of the first heading row; 0 without one."""
        return next((unit.level for unit in self.units if unit.kind == "heading"), 0)

    def organization_first(self) -> bool:
        """Whether the employer is printed before the title."""
        if not self.organization:
            return False
        if not self.titles:
            return True
        first = self.titles[0]
        return (self.organization.row, self.organization.start) < (first.row, first.start)

    def names_employer_above(self) -> bool:
        """Whether the first row names something and the title stands on a later row."""
        named = any(piece.role in ("organization", "unknown") for piece in self.rows[0].pieces)
        return named and bool(self.titles) and self.titles[0].row > 0
