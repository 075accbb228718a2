"""The number that something is registered under is told, and no other number."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask
from tests.chatbot.people import chain_of

CHAIN = chain_of(
    """# Ida Fenwick

Ship's Surveyor Number: 77/40128 | ida@example.org

## Experience

### Surveyor, Tarn Marine
2015 – Present, Leith

- Surveyed 4120 hulls for Bureau Lorne.

## Certificates

- Bureau Lorne surveyor, cert. no. BL-20417, 2016
- Confined spaces, 2019
"""
)


def ask(message: str) -> Answer:
    return CHAIN.invoke(Ask(message=message)).answer


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("What's her Bureau Lorne certificate number?", "BL-20417"),
        ("bureau lorne reg no please", "BL-20417"),
        ("What's her SSN?", "77/40128"),
    ],
)
def test_the_number_is_told_with_what_it_belongs_to(message: str, number: str) -> None:
    answer = ask(message)
    assert answer.status == "answered"
    assert number in answer.answer
    assert number in answer.citations[0].quote


@pytest.mark.parametrize("message", ["What's her confined spaces number?", "Welding licence number?"])
def test_a_count_or_a_year_is_no_such_number(message: str) -> None:
    answer = ask(message).answer
    assert "20417" not in answer
    assert "4120" not in answer
