"""The job held when something else happened that is dated."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import chain_of

GLAZIER = """# Ines Varga

## Experience

### Workshop Foreman, Rosenlund Glass AB
May 2018 – Present, Kalmar

- Restored the rose window of the abbey; Golden Leadline in 2023.

### Glazier, Lindqvist & Sons
March 2012 – April 2018, Lund

- Cut 400 panes a week.

### Trainee, Hotel Sankta Clara
June 2010 – August 2011, Ystad

## Education

- Diploma in Stained Glass, Malmberg College, 2013 – 2015

## Certifications

- Lead Handling Permit, 2014
- Crane Slinger, 2018
- Fire Warden, November 2011
"""
CHAIN = chain_of(GLAZIER)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Who was her employer the year she got the lead handling permit?", "Ines was Glazier at Lindqvist"),
        ("At the time of the lead handling exam, where was she working?", "Ines was Glazier at Lindqvist"),
        ("What was her title while doing the stained glass diploma?", "Ines was Glazier at Lindqvist"),
        ("which firm was she with on becoming a crane slinger?", "The jobs listed for that time: "),
        ("When she won the Golden Leadline, what was her position?", "Ines is Workshop Foreman at Rosenlund"),
        ("where was she employed when she became fire warden", "The résumé lists no job at the time of Fire"),
    ],
)
def test_the_job_of_that_time_is_told(message: str, said: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer
    assert answer.answer.startswith(said), answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    "message",
    [
        "Which tools did she use when she got the lead handling permit?",  # asks for no job
        "Where did she live when she got the lead handling permit?",
        "What was her title when she got the pilot's licence?",  # dated nowhere
        "When did she become a crane slinger?",
        "How old was she when she got the lead handling permit?",
    ],
)
def test_nothing_else_is_answered_so(message: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer.answer
    assert not answer.startswith(("Ines was", "Ines is", "The jobs listed for that time")), answer
