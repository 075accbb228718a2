"""Certificates and licences: since when, for how long, the latest, and what is not held yet."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import chain_of

MIDWIFE = """# Rhona Vale

## Experience

### Midwife, Northmoor Infirmary
June 2017 – Present, Penrith

- Trained 40 students in suturing.

## Education

- Certificate in Lactation, Eden College, 2024
- BSc Midwifery, Eden College, 2013 – 2016

## Certifications

- Registered Midwife, Board of Midwives, 2016
- Newborn Life Support, Cradle Trust, March 2022
- Sonography exam booked for June 2027
"""
CHAIN = chain_of(MIDWIFE)


def told(message: str) -> str:
    return CHAIN.invoke(Ask(message=message)).answer.answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("In which year did she become registered?", "The résumé lists Registered Midwife"),
        ("when did she qualify?", "The résumé lists Registered Midwife (Board of Midwives, 2016)"),
        (
            "how long is she qualified?",
            "About 10 years, counted from 2016 to November 2026: Registered Midwife",
        ),
        ("most recent certificate?", "The most recent it dates: Newborn Life Support"),
        ("What's her most recent qualification?", "The most recent it dates: Certificate in Lactation"),
        ("She's certified in sonography, correct?", "Not yet, by the résumé: Sonography exam booked"),
    ],
)
def test_credentials_are_told_with_their_dates(message: str, said: str) -> None:
    assert told(message).startswith(said), told(message)


def test_one_that_is_not_listed_is_not_confirmed() -> None:
    assert told("when did she get her scuba licence?").startswith("The résumé lists no certificate")


def test_what_ran_out_is_not_held_and_what_a_plant_holds_is_not_hers() -> None:
    chain = chain_of(
        MIDWIFE.replace(
            "- Trained 40", "- Helped the clinic become ISO 9001 certified.\n- Trained 40"
        ).replace(
            "Newborn Life Support, Cradle Trust, March 2022", "CPR Certificate, Cradle Trust, 2019 – 2021"
        )
    )
    held = chain.invoke(Ask(message="How long is she CPR certified?")).answer.answer
    assert "About" not in held, held
    certified = chain.invoke(Ask(message="Is she ISO 9001 certified?")).answer.answer
    assert not certified.startswith("Yes"), certified


def test_certificates_with_their_years_are_listed_not_counted() -> None:
    text = (
        "# Bo Ray\n\n## Experience\n\n### Rigger, Acme Ltd\n2010 – 2012\n- Rigged.\n\n"
        "## Certificates\n- Slinger, 2018\n- First aid, 2021\n"
    )
    answer = chain_of(text).invoke(Ask(message="certificates with years please")).answer
    assert "2018" in answer.answer
    assert "2021" in answer.answer
    assert "counted" not in answer.answer


BREWER = """# Ingrid Amsel

## Certifications

- Certified Taster, 2019
- HACCP Manager, 2018 (expired 2023)
- PCQI (lapsed 2022)
- First Aid at Work, valid until May 2028
"""


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Is her HACCP cert still valid?", "No: the résumé lists HACCP Manager (2018, expired 2023). [1]"),
        ("Has her PCQI certification lapsed?", "Yes: the résumé lists PCQI (lapsed 2022). [1]"),
        ("Is her first aid certificate in date?", "Yes: the résumé lists First Aid at Work"),
        ("Is her Taster certificate current?", "It does not say until when."),
        (
            "Has any of her certifications expired?",
            "HACCP Manager (2018, expired 2023); and PCQI (lapsed 2022)",
        ),
        ("When does the first aid certificate expire?", "valid until May 2028"),
    ],
)
def test_what_is_printed_as_expired_is_not_valid(message: str, said: str) -> None:
    assert said in chain_of(BREWER).invoke(Ask(message=message)).answer.answer


CARDS = chain_of(
    """# Jo Brandt

## Experience

### Rigger, Mast & Co Ltd
2015 – Present, Leith

- Rigged.

## Certificates

- 10/2023 | Safety Engineer (LRV), no. 21874/23, valid until 10/2028
- Crane Card, HoistBoard, May 2021, valid three years
- Slinger Ticket, HoistBoard, November 2020, now lapsed
- Rope Access, GripGuild, May 2016
- RAQL (Lead), GripGuild, July 2023
- RAQK (Supervisor), GripGuild, March 2018
"""
)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Is the Safety Engineer certificate still valid?", "Yes: the résumé lists Safety Engineer"),
        ("Is his crane card still good?", "No: the résumé lists Crane Card"),
        ("is the slinger ticket still in date", "No: the résumé lists Slinger Ticket"),
        ("Has the crane card expired?", "Yes: the résumé lists Crane Card"),
    ],
)
def test_whether_one_still_holds_is_told_by_its_end_its_years_or_a_word(message: str, said: str) -> None:
    assert CARDS.invoke(Ask(message=message)).answer.answer.startswith(said)


def test_the_day_it_was_given_does_not_tell_whether_it_still_holds() -> None:
    answer = CARDS.invoke(Ask(message="Is his rope access still valid?")).answer.answer
    assert not answer.startswith(("Yes", "No"))
    assert "It does not say until when" in answer


def test_a_family_of_certificates_is_told_whole() -> None:
    answer = CARDS.invoke(Ask(message="Which RAQs has Jo got?")).answer.answer
    assert "RAQL" in answer
    assert "RAQK" in answer
    assert "Rope Access" not in answer


def test_one_that_stands_in_a_section_of_another_name_is_told_by_its_end() -> None:
    text = "# Jo Brandt\n\n## Experience\n\n### Rigger, Mast & Co Ltd\n2015 – Present, Leith\n\n- Rigged.\n\n"
    chain = chain_of(f"{text}## Odds and ends\n\n- Counterbalance truck, expires August 2027\n")
    answer = chain.invoke(Ask(message="is his counterbalance truck card still ok?")).answer
    assert answer.status == "answered"
    assert "expires August 2027" in answer.answer


ENDS = chain_of(
    """# Bo Ray

## Certifications

- Certified Boiler Inspector (CBI) · Steam Board · issued Feb 2025 · expires Feb 2030
- Gas Safety Card · issued Jun 2024 · expires Jun 2031
- Confined Spaces Ticket · issued Apr 2019 · expired Apr 2022
""",
)


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("How many of her certifications are still in date?", ["2 of 3", "Boiler", "Gas"], []),
        ("When does the CBI expire?", ["Feb 2030"], ["Gas"]),
        ("Which of her certificates have expired?", ["Confined"], ["Gas", "Boiler"]),
    ],
)
def test_what_is_in_date_is_counted_and_what_is_over_is_named(
    message: str, said: list[str], unsaid: list[str]
) -> None:
    answer = ENDS.invoke(Ask(message=message)).answer.answer
    assert all(words in answer for words in said)
    assert not any(words in answer for words in unsaid)


DOCKER = """# Osgood Pell

## Experience

### Crane Operator, Tidewall Docks
May 2015 – Present, Hull

- Lifts turbines of 90 tonnes.

## Certifications

- Tower Crane Ticket, CPCS, 2015 – 2020 (lapsed)
- Slinger Signaller, 2019 (expires June 2029)
- Rope Access, IRATA, 2021 – valid until May 2025
- Banksman Card, 2012
- First Aid at Work, 2023
"""


def test_those_without_an_end_are_named_where_others_have_one() -> None:
    answer = chain_of(DOCKER).invoke(Ask(message="Which certificates are still valid?")).answer.answer
    assert "1 of 5: Slinger Signaller" in answer
    assert "no end for Banksman Card" in answer
    assert answer.index("Rope Access") < answer.index("First Aid")


@pytest.mark.parametrize(
    ("message", "said", "absent"),
    [
        ("What certificates does he have besides the Rope Access one?", ["Banksman", "Slinger"], "Rope"),
        ("Which certificates other than Rope Access are still valid?", ["1 of 4: Slinger"], "Rope"),
    ],
)
def test_one_that_is_left_aside_is_not_told(message: str, said: list[str], absent: str) -> None:
    answer = chain_of(DOCKER).invoke(Ask(message=message)).answer.answer
    assert all(part in answer for part in said), answer
    assert absent not in answer
