"""How long things went on that are no jobs, in whatever words."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import chain_of

LUTHIER = """# Mirela Dusek

## Experience

### Workshop Lead, Holm Violins AB
April 2019 – Present, Lund (Sweden)

- Carved 40 scrolls by hand.

### Luthier, Atelier Fontaine
February 2013 – March 2019, Mirecourt (France)

## Certifications

- Master of Instrument Making, 2018
- Varnish Safety Card, May 2024

## Volunteering

- Treasurer of the Lund Folk Orchestra since September 2020
- Board member of Lundgarden since 2019; chair since 2022
- Repair evenings, Cykelkoket, 2021 – 2023

## Skills

- Tools: Rhino, Laser cutter
"""
CHAIN = chain_of(LUTHIER)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Folk orchestra treasurer, how many years?", "6 years and 2 months: Treasurer of the Lund Folk"),
        ("how many years has she been treasurer of the folk orchestra", "6 years and 2 months: Treasurer"),
        ("Varnish card is how old by now?", "2 years and 6 months, counted to November 2026: Varnish Safety"),
        ("How many years ago did she get the instrument making master?", "About 8 years, counted to"),
        ("How long did the Mirecourt stint last?", "6 years and 2 months: Atelier Fontaine"),
        ("How many years did she work in France?", "6 years and 2 months: Atelier Fontaine"),
        ("Rhino, years of hands-on please?", "The résumé does not say for how long: it only lists Rhino."),
        ("How many years did she work in Norway?", "The résumé does not say: it prints Norway as the place"),
    ],
)
def test_the_length_is_told_or_that_it_cannot_be(message: str, said: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer
    assert answer.answer.startswith(said), answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    "message",
    [
        "How many years of instrument making?",  # a trade, not the certificate
        "How long was she a luthier?",
        "How many scrolls did she carve?",
        "Since when is she chair of Lundgarden?",  # the line has two dates
        "How long does a varnish take to dry?",
    ],
)
def test_a_trade_is_not_taken_for_a_thing(message: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer.answer
    assert "counted to November 2026: Master" not in answer
    assert "counted to November 2026: Varnish" not in answer
    assert not answer.startswith("About 7 years")


def test_a_gap_is_told_on_the_side_of_the_employer_that_is_asked_for() -> None:
    chain = chain_of(LUTHIER.replace("April 2019", "October 2019"))
    answer = chain.invoke(Ask(message="I see a hole in the CV ahead of Holm Violins. How big is it?")).answer
    assert "lies a gap of 6 months" in answer.answer, answer.answer
