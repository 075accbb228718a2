"""The order of the entries just told of."""

from __future__ import annotations

from chatbot.models import Answer, Ask, Turn
from tests.chatbot.people import chain_of

CHAIN = chain_of(
    """# Rhona Vale

## Experience

### Ward Sister, Northmoor Infirmary
March 2021 – Present, Penrith

- Opened a milk bank.

## Certifications

- Tongue-tie division, Solway Trust, 2018
- Newborn life support, 2021
- Prescribing, NMC, 2024

## Awards

- Midwife of the Year, Cumbria, 2019
- Mentor of the Month, Northmoor, 2016
"""
)


def said(*messages: str) -> Answer:
    history: list[Turn] = []
    for message in messages:
        history.append(CHAIN.invoke(Ask(message=message, history=tuple(history))))
    return history[-1].answer


def test_the_first_and_the_latest_of_those_are_told() -> None:
    assert "Mentor of the Month" in said("Any awards?", "which of those came first?").answer
    latest = said("Any awards?", "and which is the latest?").answer
    assert "Midwife of the Year" in latest
    assert "Mentor of the Month" not in latest


def test_those_newer_than_the_one_told_of_are_told() -> None:
    answer = said("Has she a newborn life support certificate?", "anything newer than that?").answer
    assert "Prescribing" in answer
    assert "Tongue-tie" not in answer


def test_none_newer_is_said_so() -> None:
    answer = said("Is she qualified for prescribing?", "anything newer?")
    assert answer.status == "not_mentioned"
    assert "none newer" in answer.answer
