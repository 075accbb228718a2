"""The most, the largest, the newest, the last: of like figures and dates, and never of a total."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask
from tests.chatbot.people import chain_of

CHAIN = chain_of(
    """# Mara Quill

## Experience

### Lodge Keeper, Heron Lodges Leith
Feb 2022 – Present, Leith

- Look after 40 cabins and a boathouse.
- Answer for a budget of £900,000 and 14 staff.
- Spent £12,000 on a new jetty.

### Deputy, Heron Lodges Arran
March 2016 – Jan 2022, Arran

- Opened the 65-cabin site in 2017.
- Scheduled nine cleaners.
- Guided canoe tours in 2018 and 2021.

### Warden, Moss Hostel
May 2009 – Feb 2016, Fort Ann

- Kept a budget of £80,000.
- Rowed eleven crossings, 90 miles at sea.

### Paper round, Fort Ann Herald
2007 – 2009

- Brought the paper to 60 houses.

## Publications

- Quill M. Jetties in winter. Lodge Review, 2018
- Quill M. Drying rooms. Lodge Review, 2023

## Skills

Excel, sailing, Gaelic (A2), English (native), Spanish (B2)
"""
)


def ask(message: str) -> Answer:
    return CHAIN.invoke(Ask(message=message)).answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("What is the largest site she has run, in cabins?", "65-cabin"),
        ("Her biggest budget?", "£900,000"),
        ("Biggest sum of money she has handled", "£900,000"),
        ("Most people ever on her schedule?", "nine cleaners"),
        ("Max staff under her?", "14 staff"),
        ("Adding the posts up, which company has had the most years of her?", "Heron Lodges"),
        ("Newest article, please", "Drying rooms"),
        ("Her earliest paper?", "Jetties in winter"),
        ("When was the last time she guided canoe tours?", "2021"),
        ("Of the three languages, the weakest?", "Gaelic"),
        ("Where did her working life begin?", "Fort Ann Herald"),
        ("The very first thing listed on her CV?", "Fort Ann Herald"),
    ],
)
def test_the_extreme_of_like_things_is_told_and_cited(message: str, said: str) -> None:
    answer = ask(message)
    assert answer.status == "answered"
    assert answer.citations
    assert said in answer.answer


@pytest.mark.parametrize(
    "message", ["How long was the longest crossing?", "Which is the most-cited article?"]
)
def test_what_is_given_for_all_together_is_no_extreme(message: str) -> None:
    answer = ask(message)
    assert answer.status in ("partly", "not_mentioned")
    assert "does not give" in answer.answer


def test_one_post_of_a_house_is_not_the_house() -> None:
    assert "Moss Hostel" in ask("Which job did she hold the longest?").answer


MILLS = chain_of(
    """# Otto Farrow

## Experience

### Director, Grindle Mills Ghent
2018 – Present, Ghent

- Run two flour mills in Ghent and Bruges and a bakery school with 240 employees and 9 direct reports.
- Own a yearly budget of £8 million; cut water cost by 20% (£700,000 a year) with a closed loop.
- Moved to new scales at both mills, £150,000 under budget.
- Signed a contract with Oakley Foods worth £9.5 million.

### Miller, Pebble Mill
2010 – 2017, Leuven

- Lead a crew of 30 people.
- Held workshops with 400 staff.
- Cut the cost per sack from £1.10 to £0.80.
- Managed a savings drive worth £20,000.

## Publications and talks

- "Stone against Steel", Miller's Monthly, 2015
- Talk: "Dust", Flour Days, Lille, 2019
- Talk: "Hands", Flour Days, Lille, 2022

## Volunteering

- Treasurer, Rowing Club Ghent, 2020 – Present: keeps a budget of £60,000.

## Projects

- Silo rebuild (2020): unloading cut from 50 to 20 minutes, budget £300,000.
- Water wheel (2022): 40 kW, £1.2 million, with a grant of £100,000.
"""
)


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("What is the largest budget he managed?", "£8 million", "under budget"),
        ("What is the smallest budget he controlled?", "£60,000", "per sack"),
        ("What was his smallest budget?", "£60,000", "per sack"),
        ("What is the largest saving?", "£700,000 a year", "£9.5 million"),
        ("What is the smallest saving?", "£20,000", "per sack"),
        ("What is the largest team he has managed?", "240 employees", "400 staff"),
        ("Which is the newest of his publications?", "Stone against Steel", "Hands"),
        ("What is his first talk?", "Dust", "Steel"),
        ("Which of the two mills is largest?", "", "The one figure"),
        ("What was the most expensive project?", "Water wheel", "savings drive"),
    ],
)
def test_only_what_is_of_the_kind_asked_is_weighed(message: str, said: str, unsaid: str) -> None:
    answer = MILLS.invoke(Ask(message=message)).answer.answer
    assert said in answer
    assert unsaid not in answer
