"""Saying a note again is told from saying something else with its words."""

from __future__ import annotations

import pytest

from chatbot.verify.restating import restates

LONGER = "Longer at Quill & Rook: 4 years and 5 months (2013 – 2018), against 2 years and 9 months at Hale."
TOTAL = "The jobs it lists, from Ferrow (July 2007 to August 2009) to today, add up to 17 years and 5 months."
OWN = {"mara"}


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        (
            "Mara stayed longer at Quill & Rook, 4 years and 5 months, against 2 years and 9 months at Hale.",
            LONGER,
        ),
        ("At Quill & Rook Mara stayed for 4 years and 5 months.", LONGER),
        (
            "Mara has 17 years and 5 months in all jobs, from Ferrow (July 2007 to August 2009) to today.",
            TOTAL.replace("The", "All"),
        ),
    ],
)
def test_the_same_again(sentence: str, text: str) -> None:
    assert restates(sentence, text, OWN)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Mara stayed longer at Hale, 2 years and 9 months, against 4 years at Quill & Rook.", LONGER),
        ("Mara was happier at Quill & Rook.", LONGER),
        ("Mara has 18 years and 5 months.", TOTAL),
        ("Mara was there.", TOTAL),
    ],
)
def test_something_else(sentence: str, text: str) -> None:
    assert not restates(sentence, text, OWN)
