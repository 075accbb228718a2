"""For how long two things ran side by side."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import chain_of

FERRYMAN = """# Liv Aamodt

## Experience

### Harbour Pilot, Port of Stavnes
January 2020 – Present, Stavnes

### Ferry Mate, Fjordline Ferries AS
May 2014 – December 2019, Bergen

### Sailing Instructor, Kvitnes Sailing School
June 2018 – August 2021, Kvitnes

## Education

- Bachelor of Nautical Science, Havn College, 2011 – 2014

## Volunteering

- Lifeboat crew, Stavnes station, since March 2017
"""
CHAIN = chain_of(FERRYMAN)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            "For how long was she both harbour pilot and sailing instructor?",
            "1 year and 8 months, January 2020 to August 2021: Harbour Pilot at Port of Stavnes",
        ),
        (
            "How many months did the sailing school and Fjordline run in parallel?",
            "1 year and 7 months, June 2018 to December 2019: ",
        ),
        (
            "how long has she been on the lifeboat crew while harbour pilot",
            "almost 7 years (6 years and 10 months), January 2020 to today (November 2026): ".capitalize(),
        ),
        ("How long did the nautical degree overlap with the sailing school?", "Never, by their dates: "),
    ],
)
def test_the_time_two_things_share_is_told(message: str, said: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer
    assert answer.answer.casefold().startswith(said.casefold()), answer.answer
    assert answer.citations


@pytest.mark.parametrize(
    "message",
    [
        "How long was she both harbour pilot and bishop?",
        "How long was she harbour pilot and living at the Port of Stavnes at the same time?",
        "How long did she work at Fjordline?",
    ],
)
def test_one_thing_alone_shares_none(message: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer.answer
    assert " to today" not in answer
    assert not answer.startswith("Never")
