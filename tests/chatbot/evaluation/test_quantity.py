"""Numbers are read in every way they are written; the digits of a name are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.evaluation.quantity import (
    amounts,
    choice,
    currency_words,
    lists,
    number_words,
    plain_number,
    quantities,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200", [1200]),
        ("12 500 entries", [12500]),
        ("1'200'000", [1.2e6]),
        ("EUR 350.000", [350000]),
        ("1.4M words", [1.4e6]),
        ("2,3 Millionen", [2.3e6]),
        ("three hundred and fifty thousand", [350000]),
        ("twelve hundred", [1200]),
        ("a hundred", [100]),
        ("half a million", [500000]),
        ("half a dozen", [6]),
        ("two dozen", [24]),
        ("twenty-five to thirty", [25, 30]),
        ("five and six", [5, 6]),
        ("two three", [2, 3]),
        ("one of the best", []),
        ("an hour and a half", []),
        ("H200 on S7-1200", []),
        ("1.2.3", []),
    ],
)
def test_numbers(text: str, expected: list[float]) -> None:
    assert [one.number for one in quantities(text)] == expected


@pytest.mark.parametrize(
    ("text", "currency", "percent"),
    [
        ("$4.5 million", "$", False),
        ("4.5 million dollars", "$", False),
        ("EUR350", "€", False),
        ("three hundred pounds", "£", False),
        ("40%", "", True),
        ("forty per cent", "", True),
        ("40 nurses", "", False),
    ],
)
def test_what_stands_around_a_number(text: str, currency: str, percent: bool) -> None:
    (one,) = quantities(text)
    assert (one.currency, one.percent) == (currency, percent)


@given(st.integers(1, 10**7))
def test_a_number_is_itself_with_commas_and_with_spaces(number: int) -> None:
    plain = quantities(f"{number} people")
    for written in (f"{number:,}", f"{number:,}".replace(",", " ")):
        assert [one.number for one in quantities(f"{written} people")] == [one.number for one in plain]


@given(st.integers(21, 99), st.integers(2, 9), st.sampled_from([1, 1000, 10**6]))
def test_a_number_spelt_is_the_number(rest: int, hundreds: int, scale: int) -> None:
    names = {number: word for word, number in _english().items()}
    tens, unit = rest // 10 * 10, rest % 10
    spelt = names[tens] + (f"-{names[unit]}" if unit > 1 else "-one" if unit else "")
    size = {1: "", 1000: " thousand", 10**6: " million"}[scale]
    assert amounts(f"{names[hundreds]} hundred and {spelt}{size}") == [(hundreds * 100 + rest) * scale]


def _english() -> dict[str, int]:
    tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    units = ["two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return {word: n * 10 for n, word in enumerate(tens, 2)} | {word: n for n, word in enumerate(units, 2)}


def test_plain_numbers() -> None:
    assert [plain_number(text) for text in ("1,200", "3.9", "1.200.000", "350.000", "1.2.3")] == [
        1200,
        3.9,
        1.2e6,
        350000,
        None,
    ]


def test_the_lists_hold_what_they_are_for() -> None:
    assert "one" not in number_words()
    assert "twelve" in number_words()
    assert {"eur", "dollars", "£"} <= currency_words()
    assert choice(["m", "million"]) == "million|m"
    assert lists()["sizes"]["million"] == 1e6
