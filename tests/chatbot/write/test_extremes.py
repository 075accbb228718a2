"""The most, the largest, the smallest: of like figures, and never of a total."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask
from tests.chatbot.people import LODGES, MILLS, chain_of


def ask(message: str) -> Answer:
    return chain_of(LODGES).invoke(Ask(message=message)).answer


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("What is the largest site she has run, in cabins?", "65-cabin"),
        ("Her biggest budget?", "£900,000"),
        ("Biggest sum of money she has handled", "£900,000"),
        ("Most people ever on her schedule?", "nine cleaners"),
        ("Max staff under her?", "14 staff"),
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


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("What is the largest budget he managed?", "£8 million", "under budget"),
        ("What is the smallest budget he controlled?", "£60,000", "per sack"),
        ("What was his smallest budget?", "£60,000", "per sack"),
        ("What is the largest saving?", "£700,000 a year", "£9.5 million"),
        ("What is the smallest saving?", "£20,000", "per sack"),
        ("What is the largest team he has managed?", "240 employees", "400 staff"),
        ("Which of the two mills is largest?", "", "The one figure"),
        ("What was the most expensive project?", "Water wheel", "savings drive"),
    ],
)
def test_only_what_is_of_the_kind_asked_is_weighed(message: str, said: str, unsaid: str) -> None:
    answer = chain_of(MILLS).invoke(Ask(message=message)).answer.answer
    assert said in answer
    assert unsaid not in answer
