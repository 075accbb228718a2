"""The two sides of a comparison: which jobs they mean, and their own words."""

from __future__ import annotations

import pytest

from chatbot.models import Question
from chatbot.write.sides import Sides
from tests.chatbot.people import candidate_of

ODD = """# Odd Lien

## Experience

### Head Baker, Fjordbrød AS
March 2020 – Present, Bergen

- Bakes for two hotels, 900 loaves a day.

### Baker, Kvernen Bakeri
June 2015 – February 2020, Voss

- Baked for the ski school, 300 loaves a day.
"""
SIDES = Sides(candidate_of(ODD))


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("Did he bake more loaves at Kvernen or at Fjordbrød?", [(1,), (0,)]),
        ("Does he bake more loaves now than in Voss?", [(0,), (1,)]),
        ("More loaves as head baker or at Kvernen?", [(0,), (1,)]),
        ("Compared with Kvernen, has his output grown?", [(0,), (1,)]),
        ("Put the loaves for the hotels next to those for the ski school, which are more?", [(0,), (1,)]),
    ],
)
def test_a_side_means_a_job_by_its_employer_place_title_time_or_lines(
    text: str, entries: list[tuple[int, ...]]
) -> None:
    sides = SIDES.of(Question(text=text, intent="open"))
    assert sides is not None
    assert [side.entries for side in sides] == entries


def test_one_job_has_no_two_sides() -> None:
    assert SIDES.of(Question(text="How many loaves at Kvernen?", intent="open")) is None
    assert SIDES.of(Question(text="More loaves at Kvernen or in Voss?", intent="open")) is None


def test_the_lines_of_a_side_are_those_of_its_positions() -> None:
    candidate = candidate_of(ODD)
    sides = SIDES.of(Question(text="More loaves at Fjordbrød or at Kvernen?", intent="open"))
    assert sides is not None
    assert [[chunk.text for chunk in side.lines(candidate.chunks)] for side in sides] == [
        ["Bakes for two hotels, 900 loaves a day."],
        ["Baked for the ski school, 300 loaves a day."],
    ]
