"""What "and at Acme?" asks: the question before it, of another job."""

from __future__ import annotations

import pytest

from chatbot.again import Again
from chatbot.lexicon import fold
from tests.chatbot.people import candidate_of

BAKER = """# Odd Lien

## Experience

### Head Baker, Fjordbrød AS
March 2020 – Present, Bergen

- Runs a bench of 12.

### Baker, Kvernen Bakeri
June 2015 – February 2020, Voss

- Baked rye at night.

### Apprentice, Kringla & Co
May 2012 – May 2015, Odda

- Swept the floor.
"""
CANDIDATE = candidate_of(BAKER)
AGAIN = Again(CANDIDATE.vocabulary, CANDIDATE.entries_meant_by)


@pytest.mark.parametrize(
    ("message", "before", "asked"),
    [
        (
            "and at Kvernen?",
            "How many bakers work for him today?",
            "How many bakers work for him at Kvernen Bakeri?",
        ),
        (
            "And what was it at Kvernen?",
            "What oven had he at Fjordbrød?",
            "What oven had he at Kvernen Bakeri?",
        ),
        ("what about Kringla", "Who taught him at Kvernen?", "Who taught him at Kringla & Co?"),
        (
            "same for the job before that",
            "How big was the crew at Fjordbrød?",
            "How big was the crew at Kvernen Bakeri?",
        ),
        ("sorry, I meant Kringla", "Which oven at Kvernen?", "Which oven at Kringla & Co?"),
        ("and in his previous job?", "What does he bake now?", "What does he bake at Kvernen Bakeri?"),
        ("when did he leave Kvernen?", "What oven had he at Fjordbrød?", ""),
        ("what was Kvernen?", "What oven had he at Fjordbrød?", ""),
        ("and at Kvernen?", "Does he speak Danish?", ""),
        ("and who else?", "What oven had he at Fjordbrød?", ""),
    ],
)
def test_a_question_is_asked_again_of_the_job_that_a_message_only_names(
    message: str, before: str, asked: str
) -> None:
    assert AGAIN.restated(fold(message), [before], (0,)) == asked


def test_it_is_the_last_message_that_asks_something_that_is_asked_again() -> None:
    said = ["What oven had he at Fjordbrød?", "and at Kvernen?"]
    assert AGAIN.restated("and at kringla?", said, (1,)) == "What oven had he at Kringla & Co?"


def test_a_title_named_beside_the_employer_stays() -> None:
    asked = AGAIN.restated("and at kvernen, as a baker?", ["How many loaves a night now?"], (0,))
    assert asked == "How many loaves a night at Kvernen Bakeri, as a baker?"


def test_a_pronoun_set_against_another_job_is_named() -> None:
    asked = AGAIN.beside("And was that longer than at Kvernen?", (0,), ())
    assert asked == "was Fjordbrød AS longer than at Kvernen?"
    assert AGAIN.beside("Was that full time?", (0,), ()) == ""
    assert AGAIN.beside("Was that alongside another job?", (0,), ()) == ""
