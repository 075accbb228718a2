"""Up and down."""

from __future__ import annotations

import pytest

from chatbot.verify.note import Ground
from chatbot.verify.tokens import tokens
from chatbot.verify.ways import goes_that_way, wrong_way


@pytest.mark.parametrize(
    ("word", "ground", "goes"),
    [
        ("rose", "share from 8.2% to 11.5%", True),
        ("fell", "share from 8.2% to 11.5%", False),
        ("fell", "from 9 to 2 a year", True),
        ("rose", "from 6 hours to 40 minutes", False),
        ("rose", "volume up 19%", True),
        ("rose", "climbed from 61st to 9th", True),
        ("fell", "climbed from 61st to 9th", False),
    ],
)
def test_which_way_it_went(word: str, ground: str, goes: bool) -> None:
    assert goes_that_way(word, Ground([ground])) is goes


@pytest.mark.parametrize(
    ("text", "ground", "wrong"),
    [
        ("Ada increased 14 SKUs", "Cut 14 SKUs, lifting margin", True),
        ("Ada lowered margin", "Cut 14 SKUs, lifting margin", True),
        ("Ada cut 14 SKUs and raised margin", "Cut 14 SKUs, lifting margin", False),
        ("Ada raised the rate from 3.8% to 1.1%", "Brought the rate down from 3.8% to 1.1%", True),
        ("The house climbed from 61st to 9th", "Climbed from 61st to 9th", False),
    ],
)
def test_nothing_is_said_to_go_the_other_way(text: str, ground: str, wrong: bool) -> None:
    assert bool(list(wrong_way(tokens(text), Ground([ground]), {"ada"}))) is wrong
