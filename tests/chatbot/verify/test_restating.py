"""Saying a note again is told from saying something else with its words."""

from __future__ import annotations

import pytest

from chatbot.verify.restating import restates

LONGER = "Longer at Quill & Rook: 4 years and 5 months (2013 – 2018), against 2 years and 9 months at Hale."
TOTAL = "The jobs it lists, from Ferrow (July 2007 to August 2009) to today, add up to 17 years and 5 months."
SPELLS = (
    "Longer as Clerk at Quill & Rook: 4 years (10/2013 - 02/2018), against 2 years as Porter at Quill & Rook"
    "; and 6 months as Porter at Hale (fixed contract of six months)."
)
ORDER = (
    "Before Hale Ltd, Mara was Deputy Planner at Quill & Rook (April 2016 to June 2020); before that Planner "
    "(July 2013 to March 2016) there."
)
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
            TOTAL,
        ),
        (
            "Mara has 17 years and 5 months of professional experience, from Ferrow (July 2007 to August "
            "2009) to today.",
            TOTAL,
        ),
        (
            "Counting every job, regardless of title, the total is 16 years.",
            "All the jobs it lists, whatever their titles, add up to 16 years.",
        ),
        (
            "Quill & Rook lasted longer: Mara was there for 4 years and 5 months (2013 – 2018), compared "
            "with 2 years and 9 months at Hale.",
            LONGER,
        ),
        ("Mara was Porter there for 2 years, and Porter at Hale for 6 months on a fixed contract.", SPELLS),
        (
            "Before joining Hale Ltd, Mara was Deputy Planner at Quill & Rook from April 2016 to June 2020.",
            ORDER,
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
        ("Mara has 17 years and 5 months of experience, all of them at Ferrow as manager.", TOTAL),
        ("Mara has professional experience with Python.", "Skills: Python."),
        ("Mara was there.", TOTAL),
        (
            "Hale lasted longer: Mara was there for 2 years and 9 months, against 4 years and 5 months "
            "(2013 – 2018) at Quill & Rook.",
            LONGER,
        ),
        ("Mara was Porter there for 6 months, and Porter at Hale for 2 years.", SPELLS),
        ("Mara was Clerk at Hale for 6 months, and Porter there for 2 years.", SPELLS),
        (
            "Before joining Quill & Rook, Mara was Deputy Planner at Hale Ltd from April 2016 to June 2020.",
            ORDER,
        ),
        ("Mara was Planner at Quill & Rook, before that Deputy Planner.", ORDER),
        ("Before Planner, Mara was Deputy Planner at Quill & Rook.", ORDER),
    ],
)
def test_something_else(sentence: str, text: str) -> None:
    assert not restates(sentence, text, OWN)
