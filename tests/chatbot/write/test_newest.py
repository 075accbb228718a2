"""The first, the last, the newest: by printed dates, and none that they do not tell apart."""

from __future__ import annotations

import pytest

from chatbot.models import Ask
from tests.chatbot.people import LODGES, MILLS, chain_of


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("Adding the posts up, which company has had the most years of her?", "Heron Lodges"),
        ("Newest article, please", "Drying rooms"),
        ("Her earliest paper?", "Jetties in winter"),
        ("When was the last time she guided canoe tours?", "2021"),
        ("Of the three languages, the weakest?", "Gaelic"),
        ("Where did her working life begin?", "Fort Ann Herald"),
        ("The very first thing listed on her CV?", "Fort Ann Herald"),
    ],
)
def test_the_one_that_its_date_singles_out_is_told_and_cited(message: str, said: str) -> None:
    answer = chain_of(LODGES).invoke(Ask(message=message)).answer
    assert answer.status == "answered"
    assert answer.citations
    assert said in answer.answer


def test_one_post_of_a_house_is_not_the_house() -> None:
    answer = chain_of(LODGES).invoke(Ask(message="Which job did she hold the longest?")).answer
    assert "Moss Hostel" in answer.answer


@pytest.mark.parametrize(
    ("message", "said", "unsaid"),
    [
        ("Which is the newest of his publications?", "Stone against Steel", "Hands"),
        ("What is his first talk?", "Dust", "Steel"),
    ],
)
def test_talks_are_no_papers(message: str, said: str, unsaid: str) -> None:
    answer = chain_of(MILLS).invoke(Ask(message=message)).answer.answer
    assert said in answer
    assert unsaid not in answer
