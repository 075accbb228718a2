"""How long somebody was at an employer before a title there."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import chain_of

VERGER = """# Anselm Pike

## Experience

### Head Gardener, Wexcombe Park Trust
April 2020 – Present, Wexcombe

### Gardener, Wexcombe Park Trust
February 2016 – March 2020, Wexcombe

### Trainee Gardener, Wexcombe Park Trust
September 2014 – January 2016, Wexcombe

### Nursery Hand, Collier Plants Ltd
May 2012 – August 2014, Rye

- Potted 900 shrubs a day before being made redundant.
"""
CHAIN = chain_of(VERGER)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "How long was he at Wexcombe before becoming head gardener?",
            "5 years and 7 months: at Wexcombe Park",
        ),
        ("how long was he trainee gardener before they made him head gardener", "5 years and 7 months: "),
        ("Before they made him head gardener, how much time had he put in there?", "5 years and 7 months: "),
        ("How many years did it take him to become head gardener?", "5 years and 7 months: "),
    ],
)
def test_the_time_up_to_a_title_is_told(message: str, said: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer
    assert answer.answer.startswith(said), answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    "message",
    [
        "How long was he a nursery hand before becoming head gardener?",  # elsewhere
        "How long was he at Collier before Wexcombe?",
        "What did he do before becoming head gardener?",
        "How long before he became bishop?",
    ],
)
def test_other_times_are_not(message: str) -> None:
    assert "5 years and 7 months: " not in CHAIN.invoke(Ask(message=message)).answer.answer
