"""Scrubbing: no form of a telephone number is kept; years, money and names are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.desk.scrub import HIDDEN, without_phones

DIGITS = "4255550123"


@pytest.mark.parametrize(
    "number",
    [
        "(425) 555-0123",
        "425-555-0123",
        "+1 425 555 0123",
        "4255550123",
        "425.555.0123",
        "4 2 5 5 5 5 0 1 2 3",
        "4-2-5-5-5-5-0-1-2-3",
        "42 55 55 01 23",
        "425 / 5550 / 123",
        "425\n555\n0123",
        "425_555_0123",
        "425, 555, 0123",
        "４２５５５５０１２３",
        "425\u200b555\u200b0123",
        "4\u200d2\u200c5\u200d5550123",
        "425 dash 555 dash 0123",
        "four two five five five five zero one two three",
        "four-two-five 555 oh one two three",
        "5550123",
    ],
)
def test_a_number_in_any_form_is_left_out(number: str) -> None:
    kept = without_phones(f"Is {number} his number?")
    assert kept == f"Is {HIDDEN} his number?"


@given(st.lists(st.text(" .-/()_,;:|\u00a0\u2009–", max_size=4), min_size=9, max_size=9))
def test_whatever_stands_between_the_digits(between: list[str]) -> None:
    number = DIGITS[0] + "".join(gap + digit for gap, digit in zip(between, DIGITS[1:], strict=True))
    assert len(re.findall(r"\d", without_phones(f"call {number} now"))) < 7


@pytest.mark.parametrize(
    "question",
    [
        "What did he do at AWS?",
        "Where was he 2015-2020?",
        "Where was he from 2009 to 2015 and 2018 – 2020?",
        "Was he there on 2019-03-01?",
        "Did he save $8M, 37% and 1,200 hours?",
        "Has he led 3 teams, 2 projects and 17 people?",
        "one or two or three questions",
        "Est-il ingénieur ?",
    ],
)
def test_other_figures_stay(question: str) -> None:
    assert without_phones(question) == question.replace("\u00a0", " ")


def test_a_question_in_a_script_of_joined_letters_is_kept_as_typed() -> None:
    assert without_phones("نرم\u200cافزار؟ Ru\u200dst?") == "نرم\u200cافزار؟ Rust?"
