"""What two figures of one line come to."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import chain_of

MILLER = """# Bram Oosterhuis

## Experience

### Mill Manager, Zonnebloem Flour BV
March 2018 – Present, Zaandam

- Cut flour dust from 4.2 to 1.5 mg per cubic metre with new filters.
- Closed 6 of 22 delivery routes without losing a bakery.
- Took on ten apprentices; 8 of 10 passed the millers' exam.
- Raised yield from 74% to 79.5% in two seasons.
- Energy bill down from €310,000 to €265,000 a year.
- Complaints went from nine in 2019 to none in 2023.
- Not 3 of 40 samples failed.
- Visited 12 of 15 growers each spring, aged from 30 to 70.
"""
CHAIN = chain_of(MILLER)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("By how much did he cut flour dust?", "2.7 mg per cubic metre less: from 4.2 to 1.5."),
        ("How many delivery routes were left?", "16 of the 22 (22 less 6)."),
        ("how many of the apprentices failed the exam?", "2 of the 10 (10 less 8)."),
        ("How many apprentices didn't pass the millers' exam?", "2 of the 10 (10 less 8)."),
        ("how many points did the yield gain?", "5.5 percentage points more: from 74% to 79.5%."),
        ("How much did the energy bill fall?", "€45,000 less: from €310,000 to €265,000."),
        ("how many fewer complaints?", "9 less: from nine to none."),
        ("By what percentage did flour dust drop?", "2.7 mg per cubic metre less, about 64%: from 4.2"),
        ("How many growers were not visited?", "3 of the 15 (15 less 12)."),
    ],
)
def test_the_difference_is_worked_out_before_the_line(message: str, said: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer
    assert answer.answer.startswith(said), answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    "message",
    [
        "How many delivery routes did he close?",
        "How many apprentices passed?",
        "How much did the rent fall?",
        "How many samples did not fail?",  # the line denies it itself
        "How many growers did he visit?",
        "Has he trained more than five apprentices?",
        "Did the energy bill fall under 300,000?",
    ],
)
def test_a_figure_that_is_asked_for_itself_stands(message: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer.answer
    assert "less" not in answer
    assert "more" not in answer
