"""How many people a line numbers, and what numbers none."""

from __future__ import annotations

import pytest

from chatbot.headcount import answers_for_people, numbers_people, people_in, people_of


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Commanded 142 soldiers; accountable for $88M of equipment", 142),
        ("Headed a group of five analysts on 3 projects", 5),
        ("Run a cold store and one cross-dock across the county line, with 61 staff on two shifts", 61),
        ("Served 300 customers a day", None),
        ("Cut costs by 12%", None),
    ],
)
def test_the_people_of_a_line(text: str, people: int | None) -> None:
    found = people_of(text)
    assert (found.value if found else None) == people


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Led a team of 12 nurses", True),
        ("Ran three depots in Ghent, Liège and Lille with 61 staff", True),
        ("Own the budget. Lead two mills in Ghent and Bruges with 240 employees", True),
        ("Held workshops with 400 staff", False),
        ("Managed relations to wholesale customers in the whole of Wales with 300 employees", False),
        ("Cut costs by 12%", False),
    ],
)
def test_people_led_are_told_from_people_met(text: str, numbers: bool) -> None:
    assert numbers_people(text) == numbers
    assert answers_for_people(text) or not numbers


def test_learners_are_numbered_only_where_they_are_asked_for() -> None:
    text = "Answer for 14 staff and taught 60 students"
    staff, everybody = people_in(text, learners=False), people_in(text, learners=True)
    assert staff is not None
    assert everybody is not None
    assert (staff.value, everybody.value) == (14, 60)
    assert people_in("Cut waste by 14 tonnes", learners=True) is None
