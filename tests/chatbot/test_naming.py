"""Which other forms a name goes by."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.naming import ByWord, find, in_order, name_all, said_titles


def test_a_name_goes_by_its_short_forms_and_by_a_word_that_no_other_has() -> None:
    acme, globex = name_all([("Acme Storage Systems Ltd (AST)", 0), ("Globex Storage", 1)], frozenset())
    assert {("acme", "storage", "systems"), ("ast",), ("acme",)} <= set(acme.forms)
    assert ("storage",) not in {*acme.forms, *globex.forms}


def test_a_word_that_is_ordinary_or_the_persons_names_nothing_alone() -> None:
    (target,) = name_all([("Target Lee", 0)], frozenset({"target"}), ("lee",))
    assert target.forms == (("target", "lee"),)


def test_a_slip_is_the_nearest_name_of_one_word_and_an_inflection_none() -> None:
    known = ByWord(name_all([("Initech", 0), ("Globex", 1)], frozenset()))
    assert (slip := known.slip_of("initecj")) is not None
    assert slip.name == "Initech"
    assert known.slip_of("initechs") is None


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("General Manager", "gm"),
        ("Head of Sales, EMEA", "head of sales"),
        ("Research Fellow", "fellowship"),
        ("Summer Intern", "summer internship"),
    ],
)
def test_a_title_is_said_in_other_ways(title: str, said: str) -> None:
    assert said in said_titles(title)


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("MURIUKI, Faith Chebet", "Faith Chebet Muriuki"),
        ("Muriuki, Faith", "Faith Muriuki"),
        ("DE LA CRUZ, Juan", "Juan De La Cruz"),
        ("Ann Lee, RN, BSN", "Ann Lee, RN, BSN"),
        ("Lee, Jr", "Lee, Jr"),
        ("Ann Lee, Dipl Ing", "Ann Lee, Dipl Ing"),
        ("Ann Lee", "Ann Lee"),
    ],
)
def test_given_names_come_first(printed: str, said: str) -> None:
    assert in_order(printed) == said


@given(
    st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), min_size=1, max_size=4)
)
def test_find_is_where_the_words_first_stand_side_by_side(tokens: list[str], form: list[str]) -> None:
    assert find(tokens, form) == "".join(tokens).find("".join(form))


def test_a_title_is_said_with_its_last_words_as_initials() -> None:
    assert {"associate pm", "apm"} <= said_titles("Associate Product Manager")
    assert "director os" not in said_titles("Director of Sales")
