"""Numbers, dates, durations and names are told apart as a reader tells them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.evaluation.mention import Value, listed_name, names, subjects, values


def said(text: str) -> list[tuple[str, float]]:
    return [(value.kind, value.number) for value in values(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2015. [6]", [("date", 2015 * 12)]),
        ("from 2015 to 2018", [("date", 2015 * 12), ("date", 2018 * 12)]),
        ("March 2018 – present", [("date", 2018 * 12 + 2)]),
        ("May 2017 – Jan 2021", [("date", 2017 * 12 + 4), ("date", 2021 * 12)]),
        ("6 to 7 years", [("duration", 72)]),
        ("about 6 years", [("duration", 72)]),
        ("six and a half years", [("duration", 78)]),
        ("8 years and 8 months", [("duration", 104)]),
        ("a year", [("duration", 12)]),
        ("a year and a half", [("duration", 18)]),
        ("3½ years", [("duration", 42)]),
        ("7.5 years", [("duration", 90)]),
        ("twenty-five years", [("duration", 300)]),
        ("a decade", [("duration", 120)]),
        ("half a year", [("duration", 6)]),
        ("June of 2016", [("date", 2016 * 12 + 5)]),
        ("17+ years", [("duration", 204)]),
        ("18 months", [("duration", 18)]),
        ("seit sieben Jahren", [("duration", 84)]),
        ("a 14-year stay", [("duration", 168)]),
        ("$1.2M and $3 million", [("number", 1.2e6), ("number", 3e6)]),
        ("3,500 RPS over 50M+ items", [("number", 3500), ("number", 5e7)]),
        ("three teams of 12", [("number", 3), ("number", 12)]),
        ("H200/B200 with WAFv2 on S7-1200", []),
        ("one of the best", []),
        ("version 1.2.3", []),
    ],
)
def test_values(text: str, expected: list[tuple[str, float]]) -> None:
    assert said(text) == expected


def test_a_percentage_is_another_value_than_the_number() -> None:
    assert values("40%")[0].key != values("40")[0].key
    assert values("40%")[0].key == values("40 percent")[0].key


@given(st.integers(1950, 2049), st.integers(1950, 2049))
def test_years_are_the_same_date_only_when_they_are_the_same(one: int, other: int) -> None:
    assert (values(f"In {one}.")[0].key == values(f"It was {other}")[0].key) == (one == other)


@given(st.integers(2, 1900))
def test_a_number_is_said_with_commas_or_without(number: int) -> None:
    assert [v.key for v in values(f"{number:,} people")] == [v.key for v in values(f"{number} people")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He works at Globex Corporation in March 2019.", ("Globex", "Corporation")),
        ("Globex pays him.", ()),
        ("AWS pays him.", ("AWS",)),
        ("Jobs:\n- Senior Engineer\n- eBay", ("Engineer", "eBay")),
        ("Yes, I think it is Acme's. [1]", ("Acme",)),
        ("Ja, er ist seit 2015 bei der Firma Globex als Leiter.", ()),
        ("an M.S., then STAAD.Pro.", ("M.S", "STAAD.Pro")),
        ("the H200 and C++", ("H200", "C++")),
    ],
)
def test_names(text: str, expected: tuple[str, ...]) -> None:
    assert names(text) == expected


def test_the_name_of_a_school_makes_no_text_german() -> None:
    assert "Globex" in names("She studied at MIT and worked in Des Moines for Globex.")


def test_years_are_the_same_as_their_months_and_half_a_year_is_no_year() -> None:
    assert values("3 years")[0].key == values("36 months")[0].key
    assert (values("6.5 years")[0].halved, values("6 years")[0].halved) == (True, False)


def test_values_of_two_currencies_are_not_the_same() -> None:
    def one(text: str) -> Value:
        return values(text)[0]

    assert one("$350").same(one("350 dollars"))
    assert one("$350").same(one("350"))
    assert not one("$350").same(one("€350"))


def test_a_currency_is_no_name() -> None:
    assert names("She raised EUR 350.") == ()


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("Wordfast [1]", "Wordfast"),
        ("Globex Corporation", "Globex"),
        ("Three years", ""),
        ("Led all of the teams", ""),
    ],
)
def test_the_name_that_an_item_of_a_list_begins_with(item: str, expected: str) -> None:
    assert listed_name(item) == expected


def test_what_credentials_are_in() -> None:
    assert subjects("a doctorate in genetics, and certified as a welder") == ("genetics", "welder")
    assert subjects("She is good in general.") == ()
