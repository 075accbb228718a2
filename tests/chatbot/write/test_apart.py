"""How far apart two dated things lie."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import chain_of

OPTICIAN = """# Noor Haddad

## Experience

### Lead Optometrist, Brightwell Eye Clinic
May 2021 – Present, Dundee

### Optometrist, Lochside Opticians Ltd
September 2014 – March 2020, Perth

## Education

- BSc (Hons) Optometry, Tayview University, 2010 – 2013

## Certifications

- Registered Optometrist, General Optical Board, 2014
- Independent Prescriber, 2019
- Low Vision Certificate, October 2016
"""
CHAIN = chain_of(OPTICIAN)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Registered and then prescriber – how far apart?", "About 5 years: Registered Optometrist"),
        ("How far apart are her registration and the low vision certificate?", "About 2 years: "),
        ("How many years after graduating did she join Brightwell?", "About 8 years: BSc (Hons) Optometry"),
        ("How long after her degree did she get her first job?", "About 1 year: BSc (Hons) Optometry"),
        (
            "How long had she been at Lochside when she got the low vision certificate?",
            "2 years and 1 month: Lochside",
        ),
        ("how much time passed from leaving Lochside to joining Brightwell?", "1 year and 1 month: Lochside"),
        ("how long was she at Lochside before she joined Brightwell?", "5 years and 7 months: Lochside"),
    ],
)
def test_the_time_between_two_things_is_told(message: str, said: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer
    assert answer.answer.startswith(said), answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    "message",
    [
        "How long after her driving test did she join Brightwell?",  # dated nowhere
        "How many years after joining Brightwell did she get her degree?",  # it came before
        "How many patients did she see after joining Brightwell?",
        "How long after joining Lochside did she leave?",
    ],
)
def test_what_is_not_so_gets_no_length(message: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer.answer
    assert not answer.startswith(("About", "1 year", "2 years", "5 years", "Less")), answer
