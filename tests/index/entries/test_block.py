"""What a block says of itself."""

from __future__ import annotations

from index.entries.block import Entry
from index.entries.entry import split_entries
from index.entries.role import classify_work
from tests.index.entries.printed import units_of


def block(text: str) -> Entry:
    (found,), _ = split_entries(units_of(text), classify_work)
    return found


def test_the_order_of_employer_and_title_is_told() -> None:
    above = block("Blue Door Ltd\nHead Cook   2019 – 2021\n- fed all\n")
    assert above.organization_first()
    assert above.names_employer_above()
    beside = block("Head Cook, Blue Door Ltd   2019 – 2021\n- fed all\n")
    assert not beside.organization_first()
    assert not beside.names_employer_above()


def test_pieces_and_periods_are_those_of_all_rows() -> None:
    found = block("Blue Door Ltd, Leeds, UK\nHead Cook   2019 – 2021\n- fed all\n")
    assert [(piece.role, piece.row) for piece in found.pieces()] == [
        ("organization", 0),
        ("place", 0),
        ("title", 1),
    ]
    assert len(found.periods()) == 1
    assert found.level() == 0
