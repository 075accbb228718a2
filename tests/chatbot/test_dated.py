"""Dated things are found by the words they go by."""

from __future__ import annotations

import pytest

from chatbot.dated import Calendar
from tests.chatbot.people import candidate_of

BEEKEEPER = """# Oda Fenn

## Experience

### Apiary Manager, Linden Honey Ltd
March 2019 – Present, Ludlow

- Ran 300 hives.

### Research Assistant, Bee Disease Unit, Marlow University
June 2016 – February 2019, Marlow

- Sampled mites.

## Education

M.Sc. Entomology, Marlow University, 2014 – 2016

## Certifications

- Certified Master Beekeeper (CMB), Guild of Keepers, 2020

## Volunteering

- Churchwarden, St Bega, 2012 – 2018
- Secretary of the Teme Anglers since 2021

## Awards

- Golden Skep, 2015

## Interests

Fishing
"""
CALENDAR = Calendar(candidate_of(BEEKEEPER))


@pytest.mark.parametrize(
    ("words", "label", "printed"),
    [
        ("is she still churchwarden?", "Churchwarden, St Bega", "2012 – 2018"),
        ("the secretary of the anglers", "Secretary of the Teme Anglers", "since 2021"),
        ("her churchwardan time", "Churchwarden, St Bega", "2012 – 2018"),  # a slip
        ("becoming a CMB", "Certified Master Beekeeper (CMB), Guild of Keepers", "2020"),
        ("her entomology degree", "M.Sc. Entomology, Marlow University", "2014 – 2016"),
        ("apiary manager", "Apiary Manager at Linden Honey Ltd", "March 2019 – Present"),
        (
            "researching",
            "Research Assistant, Bee Disease Unit at Marlow University",
            "June 2016 – February 2019",
        ),
    ],
)
def test_a_thing_is_found_by_its_words(words: str, label: str, printed: str) -> None:
    found = CALENDAR.found(words)
    assert found is not None
    assert (found.label, found.printed) == (label, printed)


@pytest.mark.parametrize("words", ["is she still a member of the chess club", "fishing", "still", "", "2012"])
def test_what_has_no_dates_or_no_such_words_is_not_found(words: str) -> None:
    assert CALENDAR.found(words) is None


def test_a_stay_is_found_by_its_employer_or_its_place() -> None:
    for text in ("while at Linden", "in Ludlow"):
        found = CALENDAR.of_employer(text)
        assert found is not None
        assert (found.label, found.present, found.exact) == ("Linden Honey Ltd", True, True)
    assert CALENDAR.of_employer("at Hooli") is None


def test_what_is_dated_by_one_year_does_not_last() -> None:
    award, vestry = CALENDAR.found("golden skep"), CALENDAR.found("churchwarden")
    assert award is not None
    assert vestry is not None
    assert (award.lasting, vestry.lasting) == (False, True)
    assert (award.first, award.last) == (2015 * 12, 2015 * 12 + 11)
