"""The order of the entries just told of."""

from __future__ import annotations

import pytest

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


DOCKER = chain_of(
    """# Osgood Pell

## Experience

### Crane Operator, Tidewall Docks
May 2015 – Present, Hull

- Lifts turbines of 90 tonnes.

### Verger (part-time), St Botolph
May 2019 – Present, Hull

- Rings the bells on Sundays.

## Certifications

- Tower Crane Ticket, CPCS, 2015 – 2020 (lapsed)
- Slinger Signaller, 2019 (expires June 2029)
- Rope Access, IRATA, 2021 – valid until May 2025
- Banksman Card, 2012

## Languages

Flemish (native), English (C1), Polish (A2)

## Awards

- Dock of the Year, 2021
- Bell Ringer of the Month, 2016

## Other

Notice period: two months.
"""
)


@pytest.mark.parametrize(
    ("messages", "told", "absent"),
    [
        (("Which certificates?", "Which of those are still valid?"), "1 of 4: Slinger", "Yes"),
        (("Which certificates?", "Which not?"), "Expired, by the résumé: Tower Crane", "Slinger"),
        (
            ("Which certificates?", "Which of those are still valid?", "And the others?"),
            "Tower Crane",
            "Rings",
        ),
        (("Which certificates?", "When does the last one expire?"), "Slinger", "no certificate"),
        (("Which certificates?", "And the rope one?"), "Rope Access", "no certificate"),
        (("Which languages does he speak?", "Which of those is the strongest?"), "Flemish", "English"),
        (("Which languages does he speak?", "And the weakest?"), "Polish", "weakness"),
        (("What awards has he won?", "And the first?"), "Bell Ringer", "Dock of"),
        (("What awards has he won?", "And the latest?"), "Dock of", "Bell Ringer"),
        (("Did he work full time?",), "part-time", "Notice"),
        (("Would he work part time?",), "Notice", "Verger"),
    ],
)
def test_short_questions_on_the_entries_just_told(messages: tuple[str, ...], told: str, absent: str) -> None:
    history: list[Turn] = []
    for message in messages:
        history.append(DOCKER.invoke(Ask(message=message, history=tuple(history))))
    answer = history[-1].answer.answer
    assert told in answer
    assert absent not in answer, answer
