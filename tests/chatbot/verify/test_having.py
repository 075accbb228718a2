"""What a heading or a line that only names a thing lends to a sentence, and what it does not."""

from __future__ import annotations

import pytest

from chatbot.models import Draft, Statement
from chatbot.verify import Fidelity, Notes
from tests.chatbot.people import candidate_of

MARA = candidate_of("""# Mara Voss

## Experience

### Planner, Quill & Rook Ltd
May 2019 – Present, Hale

- Coached the chess squad to the national final in 2018.
- Created the talent hunt on 24 campuses.
- Day release to college; finished top of the cohort in welding.
- Harbour Service Medal, 2021
- Safety Award committee, 2022
- Judge of the Crane Prize, 2019
- Sent eight trainees to the academy.
- Follow the carbon targets in Excel.

## Education

MA Interaction Design, Hale University, 2012 – 2014

BSc Physics (not completed), Boston College, Boston, MA, 2008

PhD candidate, Rook University, 2022

## Certificates

Crane Inspection, Harbour Board, 2021

Workshop on rigging, Harbour Board, 2020

Completed in-house lessons on slings, 2019

Forklift instructor (exam planned for 2027)

## Awards

Planner of the Year, Northern Harbour Awards (with the motor team), 2023

Shortlisted for Best Crane, Hale Guild, 2022

## Papers

"Cranes without tears", Hale Review, 2015

Contributed a figure to "Rigging today", Hale Review, 2016

## Languages

English (native), Spanish (conversational), Dutch (basic)
""")
UNITS = [unit for unit in MARA.chunks if unit.section_kind != "contact"]
NOTES = Notes(
    MARA,
    Draft(
        status="answered",
        confidence=1,
        statements=tuple(Statement(text=u.text, evidence=(MARA.unit(u),)) for u in UNITS),
    ),
)
FIDELITY = Fidelity(MARA)


def why(sentence: str, *lines: str) -> tuple[str, ...]:
    """What is wrong with a sentence that cites the lines with these words."""
    cited = [n.number for n in NOTES.notes if len(n.text) < 200 and any(words in n.text for words in lines)]
    assert cited
    return FIDELITY.verdict(sentence, cited, NOTES).why


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Mara is certified in Crane Inspection by the Harbour Board.", "Crane Inspection"),
        ('Mara wrote the paper "Cranes without tears" in Hale Review in 2015.', "Cranes without"),
        ("Mara graduated in Interaction Design from Hale University in 2014.", "MA Inter"),
        ("Mara has a master's in Interaction Design from Hale University.", "MA Inter"),
        ("Planner of the Year was awarded by the Northern Harbour Awards in 2023.", "Planner of the Year"),
        ("Mara received the Harbour Service Medal in 2021.", "Medal"),
        ("Mara attended college on day release.", "Day release"),
        ("Mara coached the chess squad, which reached the national final in 2018.", "chess"),
        ("Mara created the talent hunt, which ran on 24 campuses.", "talent"),
        ("Mara tracks the carbon targets in Excel.", "carbon"),
    ],
)
def test_what_a_heading_or_a_bare_line_says_may_be_said(sentence: str, line: str) -> None:
    assert why(sentence, line) == ()


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Mara is certified in rigging by the Harbour Board.", "rigging"),
        ("Mara is certified in slings.", "slings"),
        ("Mara is certified as a forklift instructor.", "Forklift"),
        ("Mara is certified as Planner of the Year.", "Planner of the Year"),
        ('Mara wrote the paper "Rigging today".', "Rigging"),
        ('Mara wrote the book "Cranes without tears".', "Cranes without"),
        ("Mara wrote the Hale Review.", "Cranes without"),
        ("Mara graduated in Physics from Boston College.", "BSc"),
        ("Mara graduated from Rook University.", "PhD"),
        ("Mara has a doctorate from Rook University.", "PhD"),
        ("Mara has a master's in Physics from Boston College.", "BSc"),
        ("Mara has a doctorate in Interaction Design.", "MA Inter"),
        ("Planner of the Year was awarded by the motor team in 2023.", "Planner of the Year"),
        ("Planner of the Year was awarded by Mara in 2023.", "Planner of the Year"),
        ("Best Crane was awarded by the Hale Guild in 2022.", "Best Crane"),
    ],
)
def test_a_heading_lends_nothing_to_what_is_of_another_kind_or_unfinished(sentence: str, line: str) -> None:
    assert why(sentence, line) != ()


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("Mara awarded the Harbour Service Medal in 2021.", "Medal"),
        ("Mara received the Safety Award in 2022.", "Safety"),
        ("Mara received the Crane Prize in 2019.", "Judge"),
        ("Mara hosted college on day release.", "Day release"),
        ("Mara attended the cohort in welding.", "Day release"),
        ("Mara attended the academy.", "trainees"),
        ("Mara sent eight trainees, who reached the academy.", "trainees"),
        ("Mara reached the national final in 2018.", "chess"),
        ("Mara coached the chess squad, which won the national final in 2018.", "chess"),
        ("Mara coached the chess squad, which reached the regional final in 2018.", "chess"),
        ("Mara created the talent hunt, which reached 24 campuses.", "talent"),
        ("Mara ran the talent hunt on 24 campuses.", "talent"),
        ("Mara ran 24 campuses.", "talent"),
    ],
)
def test_a_verb_that_claims_more_than_the_thing_it_carries_is_denied(sentence: str, line: str) -> None:
    assert why(sentence, line) != ()


def test_languages_listed_one_by_one_may_be_told_together() -> None:
    every = ("English", "Spanish", "Dutch")
    assert why("Mara is a native English speaker with conversational Spanish and basic Dutch.", *every) == ()
    assert why("The résumé lists both native English and basic Dutch.", *every) == ()
    assert why("Mara is a native Spanish speaker with conversational English.", *every) != ()
    assert why("Mara is a native English speaker with fluent Spanish.", *every) != ()
    assert why("Mara is a native English speaker with native Dutch.", *every) != ()
