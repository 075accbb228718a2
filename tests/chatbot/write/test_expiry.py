"""Until when a certificate or a permit holds: as printed, or that no end is."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import chain_of

DIVER = """# Jory Tregenza

Commercial diver · Falmouth · Swiss citizen, Norwegian work permit until May 2029

## Experience

### Dive Supervisor, Blackrock Subsea Ltd
March 2019 – Present, Falmouth

- Renewed the charter contract with the harbour board.

## Certifications

- HSE Part I diver certificate, 2016
- Offshore medical, valid until April 2027
- Crane slinger card, expired June 2024
"""
CHAIN = chain_of(DIVER)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("When does his offshore medical run out?", "Until April 2027: Offshore medical"),
        ("will the offshore medical still be good at Easter 2028?", "No: only until April 2027"),
        ("is the offshore medical still good in 2027?", "Only until April 2027: Offshore medical"),
        ("Is the offshore medical good until the end of 2026?", "Yes: it is good until April 2027"),
        ("does his offshore medical expire before 2028?", "Yes: only until April 2027"),
        (
            "how much longer is the offshore medical valid?",
            "Until April 2027, 5 months from November 2026: Offshore medical",
        ),
        ("Slinger card – good until?", "No longer: until June 2024: Crane slinger card"),
        ("Which of his certificates runs out next?", "Until April 2027: Offshore medical"),
        ("When does his work permit expire?", "Until May 2029: "),
        ("His HSE Part I is due for renewal when?", "The résumé lists HSE Part I diver certificate (2016)."),
    ],
)
def test_a_printed_end_is_told(message: str, said: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer
    assert answer.answer.startswith(said), answer.answer
    assert answer.citations


def test_no_end_is_reckoned_from_the_day_one_was_given() -> None:
    answer = CHAIN.invoke(Ask(message="Until when is the HSE Part I valid?")).answer
    assert "no expiry or renewal date" in answer.answer
    assert answer.status == "partly"


@pytest.mark.parametrize(
    "message",
    [
        "When did he renew the charter contract?",  # nothing that is given for a time
        "When does his pilot's licence expire?",  # not his
        "Until when was he at Blackrock?",
        "Is his diver certificate any good?",
    ],
)
def test_nothing_else_is_taken_for_one(message: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer.answer
    assert "no expiry" not in answer
    assert "Until " not in answer
