"""Firms called by their trade."""

from __future__ import annotations

import pytest

from index.entries.firm import names_firm


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("Halvorsen & Pike Consulting Engineers", True),
        ("Curator of Ship Models", False),
        ("Director of Engineers", False),
        ("Smith & Sons Builders, Bury St Edmunds", True),
        ("Crane Partnership Architects (Leeds)", True),
        ("Engineers", False),
        ("Led 12 engineers", False),
        ("Team of six nurses", False),
        ("Consulting Engineer", False),
    ],
)
def test_a_trade_in_the_plural_ends_the_name_of_a_firm(text: str, firm: bool) -> None:
    assert names_firm(text) is firm
