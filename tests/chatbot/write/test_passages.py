"""Skills and open questions: the line that says it, or that none does."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask, Turn
from tests.chatbot.people import ADA, chain_of

CHAIN = chain_of(ADA)


def ask(message: str) -> Answer:
    return CHAIN.invoke(Ask(message=message)).answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "Does Ada know Rust?",
            ["Yes. The résumé lists Rust under Languages.", "At Acme Inc.", "on-call handbook"],
        ),
        ("Does Ada know C++?", ["Yes. The résumé lists C++ under Languages."]),
        ("Does Ada have experience with k8s?", ["Yes. ", "Kubernetes"]),
        ("Where did Ada use Go?", ["At Globex Corporation", "billing service"]),
    ],
)
def test_a_skill_is_told_with_where_it_is_listed_and_used(message: str, said: list[str]) -> None:
    answer = ask(message)
    assert answer.status == "answered"
    for part in said:
        assert part in answer.answer, answer.answer


@pytest.mark.parametrize("skill", ["Haskell", "C#", "Salesforce", "Java"])
def test_a_skill_that_is_not_there_is_named_as_asked_and_not_claimed(skill: str) -> None:
    answer = ask(f"Does Ada know {skill}?")
    assert answer.status == "not_mentioned"
    assert f"does not mention {skill}" in answer.answer
    assert "Yes" not in answer.answer


def test_of_two_skills_each_is_answered() -> None:
    answer = ask("Does Ada know Rust and Haskell?")
    assert answer.status == "partly"
    assert "lists Rust" in answer.answer
    assert "does not mention Haskell" in answer.answer


def test_two_skills_that_are_there_are_both_told() -> None:
    answer = ask("Does Ada know Rust and Python?")
    assert answer.status == "answered"
    assert "Rust" in answer.answer
    assert "Python" in answer.answer


def test_an_employer_bounds_where_a_skill_was_used() -> None:
    answer = ask("Did Ada use PostgreSQL at Globex?")
    assert "99.95% availability of the PostgreSQL fleet" in answer.answer
    assert "Kubernetes clusters" not in ask("Did Ada use PostgreSQL at Acme?").answer.split("nearest")[0]


def test_where_is_not_answered_with_yes() -> None:
    assert not ask("Where did Ada use Rust?").answer.startswith("Yes")


def test_an_open_question_is_answered_with_the_line_and_its_employer() -> None:
    answer = ask("How many Kubernetes clusters were run?").answer
    assert "Ran 30 Kubernetes clusters." in answer


def test_a_name_that_never_occurs_is_said_not_to() -> None:
    answer = ask("How was the cluster moved to Nomad?")
    assert answer.status in ("not_mentioned", "partly")
    assert "Nomad" in answer.answer
    assert "does not mention" in answer.answer


@pytest.mark.parametrize(
    ("message", "yes"),
    [("Does she use Go?", True), ("Is she still using Go?", False), ("Is she using Kubernetes now?", True)],
)
def test_what_was_used_in_a_job_that_ended_is_no_yes_to_today(message: str, yes: bool) -> None:
    answer = chain_of(ADA).invoke(Ask(message=message)).answer.answer
    assert answer.startswith("Yes") == yes
    assert "Go" in answer or "Kubernetes" in answer


def test_the_one_word_asked_for_is_enough_where_few_lines_have_it() -> None:
    answer = ask("Is there anything on a handbook?")
    assert (answer.status, "on-call handbook" in answer.answer) == ("answered", True)


GARDENER = """# Bea Loam

## Experience

### Senior Gardener, Fernhill Estates, Leeds
March 2021 - present
- Replanted 40 borders after the peat ban without the loss of a client.
- Cut water use by a third.

### Gardener, Thistle & Rowe, London
June 2016 - January 2021
- Seconded to Porto for five months in 2018 to set up a nursery.

## Skills
Pruning, drip irrigation, QGIS scripting

## Awards
- Young Gardener of the Year, Garden Society, 2019
"""


def told(*messages: str) -> Answer:
    history: tuple[Turn, ...] = ()
    for message in messages:
        history = (*history, chain_of(GARDENER).invoke(Ask(message=message, history=history)))
    return history[-1].answer


def test_a_follow_up_is_no_yes_to_what_no_passage_speaks_of() -> None:
    answer = told("How did she deal with the peat ban?", "Did any client walk off because of it?")
    assert "without the loss of a client" in answer.answer
    assert not answer.answer.startswith("Yes")


@pytest.mark.parametrize("bare", ["for how long?", "and what for?"])
def test_a_bare_question_leans_on_the_line_just_cited_and_no_header(bare: str) -> None:
    answer = told("Was she seconded to Porto to set up a nursery?", bare)
    assert "five months in 2018 to set up a nursery" in answer.answer
    assert "Gardener, Thistle" not in answer.answer


def test_a_subject_may_be_followed_by_then() -> None:
    assert "lists QGIS scripting" in told("Does she know Python?", "what about QGIS then").answer


def test_an_employer_who_only_profits_is_not_the_question() -> None:
    answer = told("Has she made things cheaper for her employer?")
    assert "is Senior Gardener at" not in answer.answer


def test_a_title_within_the_name_of_an_award_is_no_job() -> None:
    answer = told("When did she win Young Gardener of the Year?")
    assert "2019" in answer.answer
    assert "Thistle" not in answer.answer


def test_a_thing_is_found_whatever_it_was_used_for_and_that_is_not_affirmed() -> None:
    answer = ask("Has Ada used Kubernetes for payroll runs?")
    assert "Kubernetes" in answer.answer
    assert not answer.answer.startswith("Yes")


def test_the_tools_of_one_job_are_those_its_label_lists() -> None:
    chain = chain_of(
        """# Bo Ray

## Experience

### Baker, Mill Lane Ltd
2019 – Present

- Baked rye.
- Tools: deck oven, spiral mixer

### Porter, Night Mail
2014 – 2018

- Sorted letters.

## Skills

- Rye, Sourdough
"""
    )
    answer = chain.invoke(Ask(message="What was her tech stack at Mill Lane?")).answer.answer
    assert "deck oven, spiral mixer" in answer
    assert "Sourdough" not in answer


def test_a_line_that_denies_a_tool_affirms_none() -> None:
    chain = chain_of("# Bo Ray\n\n## Computer\n\nMandata, TruTac\nI did not use SAP.\n")
    answer = chain.invoke(Ask(message="Is she a SAP user?")).answer.answer
    assert "Yes" not in answer
    assert "did not use SAP" in answer
