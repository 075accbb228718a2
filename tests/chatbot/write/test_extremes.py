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
