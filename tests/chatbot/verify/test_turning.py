"""What turns a claim round, and what limits it."""

from __future__ import annotations

import pytest

from chatbot.verify.note import Ground
from chatbot.verify.tokens import tokens
from chatbot.verify.turning import turned, unlimited


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("never missed a release", "missed a release"),
        ("with a strike", "without a strike"),
        ("has not no records", "no records"),
        ("not a release", "shipped a release; never late"),
    ],
)
def test_a_negation_neither_comes_nor_goes(text: str, ground: str) -> None:
    assert list(turned(tokens(text), Ground([ground]), set())) != []


def test_one_that_stands_in_the_ground_may_be_said() -> None:
    assert (
        list(turned(tokens("ratified without a strike"), Ground(["ratified without a day of strike"]), set()))
        == []
    )


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("was controller", "Assistant Controller"),
        ("hotelier of the year", "Finalist, Hotelier of the Year"),
        ("the rollout of SAP", "Supported the rollout"),
        ("hired 70 people", "a plan to hire 70 people"),
        ("hired 70 people", "70 people are planned"),
        ("opened on the day", "opened on the planned day"),
    ],
)
def test_a_limit_is_kept(text: str, ground: str) -> None:
    assert list(unlimited(tokens(text), Ground([ground]))) != []


def test_a_limit_of_one_thing_limits_no_other() -> None:
    ground = Ground(["Recruited 70 people and opened on the planned day"])
    assert list(unlimited(tokens("recruited 70 people and opened"), ground)) == []


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        ("every year a trip to Rook", True),
        ("in charge of mathematics", True),
        ("head of mathematics", False),
        ("teacher of year 6 and head", False),
    ],
)
def test_a_limit_in_a_title_limits_no_deed_of_its_line(text: str, holds: bool) -> None:
    header = ["Assistant Head and Assistant Year 6 Teacher"]
    ground = Ground(["Led mathematics, with an annual trip to Rook"], 0, header=header)
    assert (list(unlimited(tokens(text), ground)) == []) is holds


def test_a_limit_that_is_said_is_no_fault() -> None:
    assert list(unlimited(tokens("was assistant controller"), Ground(["Assistant Controller"]))) == []
