"""Facts on the career take every fair wording and no other value."""

from __future__ import annotations

import re

import pytest

from chatbot.evaluation.models import ReferenceFact
from chatbot.evaluation.starter.career import about_career, duration, month, year
from index.models import PartialDate
from tests.chatbot.evaluation.starter.resumes import TODAY, drafts_of


def _met(fact: ReferenceFact | None, said: str) -> bool:
    assert fact is not None
    return any(
        re.search(way[1:-1] if way[0] == "/" else re.escape(way), said, re.IGNORECASE) for way in fact.any_of
    )


@pytest.mark.parametrize("said", ["2015", "June 2015", "Jun '15", "06/15", "2013--15", "from 2013 to 15"])
def test_a_year_in_each_of_its_ways(said: str) -> None:
    assert _met(year(2015), said)


@pytest.mark.parametrize("said", ["2016", "15 people", "a team of 15", "June 2014", "2015th"[:3] + "6"])
def test_another_number_is_not_that_year(said: str) -> None:
    assert not _met(year(2015), said)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({40, 41}, "about 3 years"),
        ({40, 41}, "3 years and 5 months"),
        ({40, 41}, "three full years"),
        ({34, 35}, "almost 3 years (2 years and 11 months)"),
        ({34, 35}, "2.9 years"),
        ({12}, "a year"),
        ({5, 6}, "6 months"),
        ({10, 11}, "almost a year"),
    ],
)
def test_a_length_in_each_of_its_ways(counts: set[int], said: str) -> None:
    assert _met(duration(frozenset(counts)), said)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({40, 41}, "4 years"),
        ({40, 41}, "13 years"),
        ({40, 41}, "3 people in 12 years"),
        ({5, 6}, "a year"),
        ({5, 6}, "4 months"),
        ({24}, "1 year"),
    ],
)
def test_another_length_is_not_it(counts: set[int], said: str) -> None:
    assert not _met(duration(frozenset(counts)), said)


@pytest.mark.parametrize(
    ("said", "met"),
    [
        ("in March 2015", True),
        ("Mar. 2015", True),
        ("Mar '15", True),
        ("03/2015", True),
        ("3/15", True),
        ("2015-03", True),
        ("in 2015", False),
        ("in May 2015", False),
        ("March 2016", False),
        ("13/2015", False),
        ("2015-13", False),
    ],
)
def test_a_month_in_each_of_its_ways_and_no_year_alone(said: str, met: bool) -> None:
    assert _met(month(PartialDate(year=2015, month=3)), said) is met


def test_a_year_alone_is_a_month_where_none_is_printed() -> None:
    assert month(PartialDate(year=2015)) == year(2015)


def test_months_said_beside_years_are_the_right_ones() -> None:
    fact = duration(frozenset({40, 41}))
    assert _met(fact, "3 years and 4 months")
    assert _met(fact, "three years, five months")
    assert not _met(fact, "3 years and 9 months")
    assert not _met(fact, "3 years 10 months")


def test_no_length_has_no_fact() -> None:
    assert duration(frozenset({0})) is None


def test_the_career_is_asked_for_with_its_own_values() -> None:
    drafts = drafts_of("electrician")
    about_career(drafts, TODAY)
    answers = {item.reference for item in drafts.items if item.kind == "computed"}
    assert "About 2 years and 11 months." in answers  # Tamar Marine Refit, 03/2016 – 01/2019
    assert "About 6 years and 6 months." in answers  # Carrick, two roles, 09/2009 – 02/2016
    kinds = [item.kind for item in drafts.items]
    assert {"direct", "computed", "list", "nearmiss", "followup"} <= set(kinds)
    assert all(item.reference_spans for item in drafts.items)


def test_a_title_of_another_employer_is_forbidden() -> None:
    drafts = drafts_of("electrician")
    about_career(drafts, TODAY)
    tamar = next(item for item in drafts.items if item.reference == "Marine Electrician.")
    said = "Devon was Maintenance Electrician at Tamar Marine Refit."
    assert any(re.search(way[1:-1], said, re.IGNORECASE) for way in tamar.forbidden)
    true = "Devon was Marine Electrician at Tamar Marine Refit."
    assert not any(re.search(way[1:-1], true, re.IGNORECASE) for way in tamar.forbidden)


def test_the_present_job_has_no_length_in_a_set_that_is_kept() -> None:
    drafts = drafts_of("electrician")
    about_career(drafts, TODAY)
    asked = [item.user_input for item in drafts.items if item.reference.startswith("About")]
    assert asked
    assert not any("Westcountry" in question for question in asked)
