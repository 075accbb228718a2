"""What people say around a question is taken away, and nothing of the question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.lexicon import content
from chatbot.spoken import plainly

WHO = "(?:ada|he|she|they|you)"


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Hello, I was just wondering if Ada can weld", "can Ada weld?"),
        (
            "my boss would like to know where she was born to run, I mean lead",
            "where was she born to run, I mean lead?",
        ),
        ("Do you know how long she was at Acme?", "how long was she at Acme?"),
        ("could you tell me which tools she has used", "which tools has she used?"),
        ("im told ada has a patent", "has ada a patent?"),
        ("Can you confirm that she led 20 people?", "is it that she led 20 people?"),
        ("do you know if Ada's got a van", "has Ada got a van?"),
        ("we need someone with a crane ticket", "do they have crane ticket?"),
        ("I'm looking for a person who has run a dairy", "have they run a dairy?"),
        ("We want somebody who speaks Dutch. Does she?", "they speaks Dutch? Does she?"),
        ("does she know Excel and all that", "does she know Excel"),
        ("any Excel, Word etc.?", "any Excel, Word?"),
    ],
)
def test_the_question_alone_is_left(said: str, meant: str) -> None:
    assert plainly(said, WHO) == meant


@pytest.mark.parametrize(
    "asked",
    [
        "Do you know Python?",
        "What did she want to know about steel?",
        "Tell me about her time at Acme",
        "Did she need people with a licence?",
        "Has she run all stuff meetings?",
        "I was wondering if",
        "Is it true?",
        "",
    ],
)
def test_a_plain_question_stays_as_it_is(asked: str) -> None:
    assert plainly(asked, WHO) == asked


@given(st.text(max_size=120))
def test_something_is_always_left(text: str) -> None:
    assert content(plainly(text, WHO)) or not content(text)
