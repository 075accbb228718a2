"""One matter is gathered from every job and section, in the order printed, and nothing beside it."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask
from tests.chatbot.people import chain_of

CHAIN = chain_of(
    """# Mara Quill

## Experience

### Cellar Manager, Blue Heron Winery
2019 – Present, Tokaj

- Lead a team of nine cellar hands.
- Cut cork losses by 12% with a new supplier.
- Replaced paper labels with engraved glass.
- Passed two hygiene audits without a remark.
- Wrote the reports in PostgreSQL.

### Cooper, Old Ford Brewery
2014 – 2018, Leuven

- Trained four apprentices.
- Saved €96,000 on staves.
- Delivered to pubs in Ghent, Bruges and Ostend.
- Swapped oak for chestnut in the small casks.
- Prepared the yearly audits of the cask store.
- Kept the cask list in Postgres.
- Shared the yard with 12 traders.

## Projects

**Sundial for a school**
Client: Hill Lane School | Year: 2021 | Tools: slate, chisel

**Weathervane**
Client: Parish of Elm | Year: 2023 | Tools: copper

## Volunteering

- Treasurer of the Tokaj Rowing Club since 2020

## Interests

- Plays the viola

## Other

- Notice period: two months
- Blood donor

## Education

MSc Oenology, Marsh University, 2012 - 2014
BSc Chemistry, Fen College, 2009 - 2012
"""
)


def ask(message: str) -> Answer:
    return CHAIN.invoke(Ask(message=message)).answer


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("Everyone she has led or trained, with numbers", ["nine cellar hands", "four apprentices"], ["12%"]),
        ("List all results with a figure", ["12%", "€96,000"], ["viola"]),
        ("Name every client of her projects", ["Hill Lane School", "Parish of Elm"], ["copper"]),
        ("Which tools did the weathervane take?", ["copper"], ["slate"]),
        ("Her clubs, hobbies and such outside work?", ["Rowing Club", "viola", "Blood donor"], ["Notice"]),
        ("At which jobs did she use Postgres?", ["Blue Heron Winery", "Old Ford Brewery"], []),
        ("Which audits has she been through?", ["hygiene audits", "yearly audits"], ["casks"]),
        ("What has been replaced over the years, and by what?", ["engraved glass", "chestnut"], ["audits"]),
        ("Which towns did the brewery job take in?", ["Ghent, Bruges and Ostend"], ["Tokaj"]),
        ("Name every school or college she went to", ["Marsh University", "Fen College"], ["Hill Lane"]),
        ("Projects from 2022 or later?", ["Weathervane"], ["Sundial"]),
    ],
)
def test_a_matter_is_gathered_from_everywhere(message: str, said: list[str], unsaid: list[str]) -> None:
    answer = ask(message)
    assert answer.status == "answered"
    assert answer.citations
    for words in said:
        assert words in answer.answer
    for words in unsaid:
        assert words not in answer.answer


def test_what_is_only_counted_is_said_to_be_unnamed() -> None:
    answer = ask("What are the 12 traders called, which ones are the 12 traders?")
    assert answer.status == "partly"
    assert "does not name them" in answer.answer


@pytest.mark.parametrize("message", ["How many people does she lead?", "Has she ever led a team?"])
def test_a_question_on_one_job_gathers_nothing(message: str) -> None:
    assert "four apprentices" not in ask(message).answer


PRESS = chain_of(
    """# Otto Farrow

## Experience

### Director, Grindle Mills Ghent
2018 – Present, Ghent

- Run two flour mills in Ghent and Bruges and a bakery school with 240 employees and 9 direct reports.
- Cut water use by 20% with a closed loop.
- Moved both mills to new scales, £150,000 under budget.

### Miller, Pebble Mill
2010 – 2017, Leuven

- Lead a crew of 30 people.

## Publications and talks

- "Saved by 12 Stones", Miller's Monthly, 2015
- Talk: "Seven Ways to Cut Dust", Flour Days, Lille, 2019
- Talk: "Hands", Flour Days, Lille, 2022

## Volunteering

- Mountain Rescue Ardennes, driver, 2007 – 2009
- Mentor, Bakers' Guild, 2021 – 2023: mentored 6 young managers.

## Other

Willing to travel up to 40 %. Licence A and C. Hobbies: lace making, kite building.
"""
)


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("List all the people he has led", ["240 employees", "30 people", "6 young managers"], []),
        ("Give me all results with figures", ["20%", "£150,000"], ["40 %", "12 Stones", "Dust"]),
        ("What does he do outside work?", ["driver", "lace making, kite building"], ["travel", "Licence"]),
        ("List all his talks", ["Dust", "Hands"], ["Publications and talks:"]),
    ],
)
def test_what_stands_beside_a_matter_is_left_out(message: str, said: list[str], unsaid: list[str]) -> None:
    answer = PRESS.invoke(Ask(message=message)).answer.answer
    for words in said:
        assert words in answer
    for words in unsaid:
        assert words not in answer
