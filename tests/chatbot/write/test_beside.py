"""Amounts of two jobs stand side by side, and are only weighed where they are alike."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask
from tests.chatbot.people import chain_of

CHAIN = chain_of(
    """# Mara Quill

## Experience

### Cellar Manager, Blue Heron Winery
2019 – Present, Tokaj

- Look after 140 casks.
- Manage an annual spend of €420,000 on glass and corks.
- Lead a team of nine cellar hands.

### Cooper, Old Ford Brewery
2014 – 2018, Leuven

- Repaired 90 casks a year.
- Bought staves, annual spend €96,000.
- Led a team of four apprentices.
- Wrote the fire plan.
"""
)


def ask(message: str) -> Answer:
    return CHAIN.invoke(Ask(message=message)).answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "Where was the annual spend bigger, at Blue Heron or at Old Ford?",
            ["€420,000", "€96,000", "Blue Heron"],
        ),
        ("Was the annual spend higher in Tokaj or in Leuven?", ["€420,000", "€96,000"]),
        ("Did she have more casks at Old Ford or at Blue Heron?", ["140 casks", "90 casks"]),
        ("Was the team larger at Old Ford or at Blue Heron?", ["nine cellar hands", "four apprentices"]),
    ],
)
def test_both_lines_are_told_and_cited(message: str, said: list[str]) -> None:
    answer = ask(message)
    assert answer.status == "answered"
    assert len(answer.citations) >= 2
    for words in said:
        assert words in answer.answer


def test_the_larger_of_two_like_figures_is_named() -> None:
    assert ask("Where was the annual spend bigger, at Blue Heron or at Old Ford?").answer.startswith(
        "Bigger at Blue Heron Winery."
    )


def test_the_people_led_are_weighed_whatever_they_are_called() -> None:
    for message in (
        "Was the team larger at Old Ford or at Blue Heron?",
        "More people now or back at Old Ford?",
    ):
        assert ask(message).answer.startswith(("Larger at Blue Heron Winery.", "More at Blue")), message


@pytest.mark.parametrize(
    "message",
    [
        "Was she longer at Old Ford or at Blue Heron?",
        "Which of the two jobs was more recent, Old Ford or Blue Heron?",
    ],
)
def test_time_is_not_an_amount(message: str) -> None:
    assert "casks" not in ask(message).answer


def test_where_one_job_has_no_such_figure_the_other_is_told_and_nothing_denied() -> None:
    chain = chain_of(
        "# Mara Quill\n\n## Experience\n\n### Cellar Manager, Blue Heron Winery\n2019 – Present\n\n"
        "- Lead a team of nine cellar hands.\n\n### Cooper, Old Ford Brewery\n2014 – 2018\n\n- Mended.\n"
    )
    answer = chain.invoke(Ask(message="Was the team larger at Old Ford or at Blue Heron?")).answer
    assert answer.status == "partly"
    assert "nine cellar hands" in answer.answer
    assert "no such figure for Old Ford Brewery, so the two" in answer.answer


GRANTS = chain_of(
    """# Mara Quill

## Experience

### Curator, Tin Museum
2014 – Present

- Run the archive.

## Grants

- National Heritage Research Council, 2024: £185,000 for the tin archive.
- County Arts Fund, 2016: £24,500 for school visits.
- Harbour Trust, 2013: 40 days of conservation.
"""
)


def test_two_things_that_are_no_jobs_are_set_side_by_side() -> None:
    answer = GRANTS.invoke(Ask(message="Bigger grant - County Arts Fund or NHRC?")).answer
    assert answer.answer.startswith("The larger figure is the one of NHRC.")
    assert "£185,000" in answer.answer
    assert "£24,500" in answer.answer


def test_unlike_figures_of_two_things_are_not_weighed() -> None:
    answer = GRANTS.invoke(Ask(message="Bigger grant - County Arts Fund or Harbour Trust?")).answer
    assert "larger" not in answer.answer


POSTS = chain_of(
    """# Mara Quill

## Experience

### Tarn Ferries, Oban
**Port Director** | May 2020 – Present
- Run four harbours in Oban, Mallaig and Tobermory and the boat yard there with 270 employees.
- Own an annual operating budget of €31 million.
- Signed a six-year contract with Lorn Fish worth €19 million.
- Rebuilt the slip in nine months, €200,000 under budget.

**Port Manager** | June 2017 – April 2020
- Ran the Mallaig pier with a team of 90 people.

### Heron Docks, Leith
**Dock Manager** | January 2013 – May 2017
- Managed a yard that handled 12,000 boxes on a day with 150 employees.

**Shift Lead** | April 2010 – December 2012
- Supervised 35 people on the late shift.

### Evening Lecturer, Leith College
September 2023 – Present
- Teach knots to 40 students.
"""
)


@pytest.mark.parametrize(
    "message",
    ["Does she manage more people now than at Heron Docks?", "Did she lead more people at Tarn or at Heron?"],
)
def test_of_several_posts_the_largest_team_is_weighed_and_its_own_job_named(message: str) -> None:
    answer = POSTS.invoke(Ask(message=message)).answer.answer
    assert "More at Tarn Ferries." in answer
    assert "270 employees" in answer
    assert "150 employees" in answer


def test_a_contract_and_a_budget_of_one_job_are_told_and_not_weighed() -> None:
    answer = POSTS.invoke(Ask(message="What is bigger, the Lorn contract or the Tarn budget?")).answer
    assert answer.status == "partly"
    assert "€19 million" in answer.answer
    assert "€31 million" in answer.answer
    assert "under budget" not in answer.answer


def test_the_team_of_today_is_the_one_of_the_present_post() -> None:
    answer = POSTS.invoke(Ask(message="How many people does she manage now?")).answer.answer
    assert answer.startswith("As Port Director at Tarn Ferries (May 2020 – Present):")
    assert "270 employees" in answer
    assert "90 people" not in answer


def test_of_one_employer_the_team_of_each_post_is_told() -> None:
    answer = POSTS.invoke(Ask(message="How large was her team at Heron Docks?")).answer.answer
    assert "150 employees" in answer
    assert "35 people" in answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Is Tarn Ferries her second longest employer?", "No. The second longest was Heron Docks"),
        ("Is Heron Docks her longest employer?", "No. The longest is Tarn Ferries"),
        ("Was she longer at Heron Docks than at Tarn Ferries?", "No, longer at Tarn Ferries"),
    ],
)
def test_whether_a_job_is_the_longest_is_answered_by_yes_or_no(message: str, said: str) -> None:
    assert POSTS.invoke(Ask(message=message)).answer.answer.startswith(said)
