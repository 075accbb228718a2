"""A fact is said where it is asserted, in words or by an equal value; denied or supposed it is not."""

from __future__ import annotations

import calendar
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.evaluation.fact import bare_no, coarse, doubts, heard, opinion, standing, wanted_values
from chatbot.evaluation.models import ReferenceFact


def fact(*ways: str, kind: str = "entity") -> ReferenceFact:
    return ReferenceFact.model_validate({"any_of": ways, "kind": kind})


ACME = fact("Acme")


@pytest.mark.parametrize(
    "answer",
    [
        "She works at Acme.",
        "She has not left Acme.",
        "She worked nowhere but at Acme.",
        "She did not join Acme until 2018.",
        "She works at Acme and does not travel.",
        "She isn't at Globex, she is at Acme.",
        "It is not true that she is at Globex; she is at Acme.",
        "She may have been at Globex, but she is at Acme.",
        "She can be found at Acme, perhaps best known for its looms.",
        "Not only Globex, Acme too.",
        "Globex? I'm not sure. Acme is certain.",
    ],
)
def test_it_is_said(answer: str) -> None:
    assert standing(ACME, answer) == "said"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("It is false that she worked at Acme.", "denied"),
        ("She has never worked at Acme.", "denied"),
        ("Acme was not her employer.", "denied"),
        ("She worked neither at Acme nor at Globex.", "denied"),
        ("She did no work for Acme.", "denied"),
        ("She lacks a year at Acme.", "denied"),
        ("Acme is not an employer of hers.", "denied"),
        ("Sie war nie bei Acme.", "denied"),
        ("She may have worked at Acme.", "supposed"),
        ("Perhaps she built looms, and then led Acme.", "supposed"),
        ("Acme. I'm not sure.", "supposed"),
        ("Either Acme or Globex.", "supposed"),
        ("She worked at Globex.", "unsaid"),
    ],
)
def test_it_is_not_said(answer: str, expected: str) -> None:
    assert standing(ACME, answer) == expected


def test_what_the_reference_says_by_denying_is_said_so() -> None:
    gone = fact("travel", kind="text")
    assert standing(gone, "She does not travel.", "She does not travel.") == "said"
    assert standing(gone, "She does not travel.", "She likes to travel.") == "denied"


def test_one_of_two_is_a_list_where_a_list_is_asked() -> None:
    assert standing(fact("Go", kind="list_item"), "She uses either Go or Rust.") == "said"


@pytest.mark.parametrize(
    ("way", "kind", "answer"),
    [
        ("June 2016", "date", "06/2016"),
        ("June 2016", "date", "2016-06"),
        ("3 years and 9 months", "duration", "45 months"),
        ("6 years and 6 months", "duration", "six and a half years"),
        ("1,200", "number", "twelve hundred"),
        ("25-30", "number", "between 25 and 30"),
        ("40%", "number", "forty per cent"),
        ("12 nurses", "number", "twelve of the nurses"),
    ],
)
def test_an_equal_value_says_it(way: str, kind: str, answer: str) -> None:
    assert standing(fact(way, kind=kind), answer) == "said"


@pytest.mark.parametrize(
    ("way", "kind", "answer"),
    [
        ("June 2016", "date", "2016"),
        ("25-30", "number", "25"),
        ("12 nurses", "number", "twelve doctors"),
        ("40%", "number", "forty"),
        ("twelve hundred", "text", "1,200"),
    ],
)
def test_another_value_does_not(way: str, kind: str, answer: str) -> None:
    assert standing(fact(way, kind=kind), answer) == "unsaid"


@given(st.integers(1990, 2030), st.integers(1, 12), st.integers(1990, 2030), st.integers(1, 12))
def test_a_month_is_said_by_itself_alone(year: int, month: int, said: int, other: int) -> None:
    wanted = fact(f"{calendar.month_name[month]} {year}", kind="date")
    assert (standing(wanted, f"{other:02}/{said}") == "said") == ((year, month) == (said, other))


def test_an_expression_is_said_by_what_it_matches_of_the_reference() -> None:
    stay = fact(r"/\b7 years\b/", kind="duration")
    assert standing(stay, "84 months", "About 7 years.") == "said"
    assert [value.number for value in wanted_values(stay, "About 7 years.")] == [84]


def test_the_year_alone_may_come_with_no_wrong_month() -> None:
    year = fact("2016", kind="date")
    assert standing(year, "In 2016.", "In June 2016.") == "said"
    assert standing(year, "In June 2016.", "In June 2016.") == "said"
    assert standing(year, "In March 2016.", "In June 2016.") == "unsaid"
    assert standing(year, "In March 2016.", "In 2016.") == "said"


def test_one_end_of_a_range_is_not_said_by_the_other() -> None:
    began = fact("2015", kind="date")
    assert standing(began, "2018 – 2020", "2015 – 2018.") == "unsaid"
    assert standing(fact("16 years", "since 2010", kind="duration"), "2010 – 2012", "Since 2010.") == "unsaid"


def test_another_currency_is_another_number() -> None:
    raised = fact("350,000", kind="number")
    assert standing(raised, "$350,000", "€350,000") == "unsaid"
    assert standing(raised, "350,000", "€350,000") == "said"


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("8 years", True), ("7 years", True), ("6 years", False), ("2016", False), ("91 months", False)],
)
def test_a_duration_less_exactly(answer: str, expected: bool) -> None:
    stay: dict[str, Any] = {"fact": fact("7 years and 6 months", kind="duration"), "reference": ""}
    assert coarse(answer=answer, **stay) is expected


def test_a_date_less_exactly() -> None:
    assert coarse(fact("June 2016", kind="date"), "in 2016", "")
    assert not coarse(fact("June 2016", kind="date"), "in May 2016", "")


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Yes, since 2018.", "yes"),
        ("**No**, never.", "no"),
        ("She has never worked there.", "no"),
        ("It is not true.", "no"),
        ("The résumé does not say.", ""),
        ("She worked there.", ""),
        ("", ""),
    ],
)
def test_yes_and_no(answer: str, expected: str) -> None:
    assert opinion(answer) == expected


def test_what_is_heard_of_an_answer() -> None:
    told = heard("She is at Acme. She never saw Globex. She may have met Initech.")
    assert ("Acme" in told.asserted, "Globex" in told.asserted, "Initech" in told.asserted) == (
        True,
        False,
        False,
    )
    assert ("Globex" in told.unhedged, "Initech" in told.unhedged) == (True, False)
    assert "Globex" in told.denied


def test_a_doubt_is_no_denial_of_knowledge_about_something_else() -> None:
    assert doubts("I'm not sure.")
    assert not doubts("I'm not sure whether she moved.")


@given(st.text("ab ,;:.", max_size=40))
def test_what_neither_denies_nor_supposes_is_heard_word_for_word(text: str) -> None:
    told = heard(text)
    assert re.findall("[ab]+", told.asserted) == re.findall("[ab]+", text)
    assert told.denied == ""


def test_what_a_reference_says_by_denying_is_said_so_beside_other_ways() -> None:
    either = fact("Globex", r"/\b(?:no|not|never)\b/", kind="text")
    reference = "No: that was at Globex."
    assert standing(either, "She did not do that at Acme.", reference) == "said"
    assert standing(either, "It was at Globex.", reference) == "said"
    assert standing(either, "It was not at Acme.", "It was at Globex.") == "denied"


def test_a_sentence_is_cut_at_the_word_that_denies() -> None:
    told = heard("Acme Kennels does not employ her.")
    assert (told.asserted.strip(), told.denied.strip()) == ("Acme Kennels", "does not employ her.")


def test_a_no_stands_for_itself_or_belongs_to_a_word() -> None:
    assert all(bare_no(answer) for answer in ("No.", "**No**, she …", "Nope!", "Nein: nie."))
    assert not any(bare_no(answer) for answer in ("No fewer than 3.", "No doubt: Acme.", "Nobody.", ""))
