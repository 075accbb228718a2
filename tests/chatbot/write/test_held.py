"""A title at a time is confirmed or denied by its own dates."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import chain_of

WREN = """# Wren Oduya

## Experience

### Associate Editor, Harbour Press, Cork
May 2021 – now

- Buys twelve novels a year.

### Senior Editor, Harbour Press, Cork
April 2017 – April 2021

- Ran the crime list.

### Copy Editor, Larch House, Galway
2012 – 2015

- Read proofs.

### Intern, Larch House, Galway

- Made tea.
"""
CHAIN = chain_of(WREN)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Was she already an Associate Editor in 2020?", "No: Wren"),
        ("Was Wren associate editor in 2022?", "Yes: Wren"),
        ("Did she become associate editor before 2020?", "No: Wren"),
        ("she has been an associate editor since 2019, right?", "No: Wren"),
        ("So she has been associate editor since 2021, correct?", "Yes: Wren"),
        ("has she been Senior Editor since 2017?", "No: Wren"),  # no longer
        ("Is it true that she was a copy editor until 2015?", "Yes: Wren"),
        ("Was she senior editor at Harbour Press by 2018?", "Yes: Wren"),
        ("Was she still copy editor after 2015?", "No: Wren"),
    ],
)
def test_the_verdict_comes_first_and_the_dates_of_the_title_with_it(message: str, said: str) -> None:
    answer = CHAIN.invoke(Ask(message=message)).answer
    assert answer.answer.startswith(said), answer.answer
    assert answer.status == "answered"
    assert answer.citations


@pytest.mark.parametrize(
    "message",
    [
        "Was she a publisher in 2020?",  # no title of hers
        "Was she an intern in 2011?",  # without dates
        "Was she not senior editor in 2018?",
        "Was senior editor pay good in 2018?",
        "When did she become senior editor?",
    ],
)
def test_anything_else_is_left_to_others(message: str) -> None:
    assert not CHAIN.invoke(Ask(message=message)).answer.answer.startswith(("Yes:", "No:"))
