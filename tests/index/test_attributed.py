"""A line outside of the jobs belongs to the one employer that it names."""

from __future__ import annotations

import pytest

from index.attributed import Employers
from index.models import Fact, Position, Span

SPAN = Span(source="cv.md", start=0, end=1, line=1)
NAMES = (
    "Waipa Ledger Ltd",
    "Tui & Marsh Chartered Accountants, Tauranga",
    "Pumpkin",
    "Hospital",
    "Institute of Odd Things (IOT)",
    "Twice Ltd",
    "Twice Ltd",
)


def employers(*names: str) -> Employers:
    return Employers(
        Position(
            entry=entry,
            organization=Fact(text=name, span=SPAN),
            title=Fact(text="Clerk", span=SPAN),
            section="Work",
            bullets=(),
            span=SPAN,
        )
        for entry, name in enumerate(names)
    )


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("Cut penalties by 75% at Waipa Ledger.", 0),
        ("At Waipa I cut penalties by 75%.", 0),
        ("Waipa: cut penalties by 75%", 0),
        ("Tui & Marsh – wrote the year-end checklist", 1),
        ("Marsh: wrote the year-end checklist", None),  # no name begins so
        ("Twice: wrote it again", None),
        ("Cut penalties (Waipa Ledger Ltd, 2023).", 0),
        ("Recalculated leave at Tui & Marsh: $391,000 paid back.", 1),
        ("Led the move at Pumpkin.", 2),
        ("Set up the blood scheme at Waipa: 46 dogs.", 0),
        ("Mapped the drains for IOT.", 4),
    ],
)
def test_one_employer_named_is_whose_work_it_was(text: str, entry: int) -> None:
    assert employers(*NAMES).entry_named_in(text) == entry


@pytest.mark.parametrize(
    "text",
    [
        "Cut penalties by 75%.",
        "Moved Waipa Ledger and what stood at Pumpkin to one system.",  # two
        "Led the Pumpkin move.",  # a word as any other, to us
        "Grew pumpkins.",
        "Rowed on the Waipa.",  # a river, for all we know
        "Ran the Pumpkins' stall.",
        "Cleaned a Hospital.",  # what any may be called
        "Filled shelves at Twice.",  # which of the two stays?
    ],
)
def test_what_names_none_or_several_is_nobody_s(text: str) -> None:
    assert employers(*NAMES).entry_named_in(text) is None


def test_nobody_s_lines_where_there_are_no_jobs() -> None:
    assert employers().entry_named_in("At Acme.") is None
