"""A short question on what was just told is answered by the lines just cited, or by none."""

from __future__ import annotations

import pytest

from chatbot.models import Answer, Ask, Turn
from tests.chatbot.people import chain_of

CHAIN = chain_of(
    """# Mara Quill

## Experience

### Cellar Manager (four days a week), Blue Heron Winery
2019 – Present, Tokaj

- Family house with 85 staff.
- Cut cork waste by 12% by sorting at delivery, worth €64,000 a year.
- Moved 140 casks into a rented cave in eleven weeks.
- Lifted the share of bottles sold abroad from 18% to 44%.

### Cooper, Old Ford Brewery
2014 – 2018, Leuven

- Repaired 90 casks a year.

## Publications

- Quill M., Sandor T. (2022), Oak and smoke, Cellar Review
"""
)


def said(*messages: str) -> Answer:
    history: list[Turn] = []
    for message in messages:
        history.append(CHAIN.invoke(Ask(message=message, history=tuple(history))))
    return history[-1].answer


@pytest.mark.parametrize(
    ("messages", "told"),
    [
        (("Did she cut cork waste?", "and in euros?"), "€64,000"),
        (("Did she cut cork waste?", "how come?"), "by sorting at delivery"),
        (("Where did she move the casks?", "how long did that take?"), "eleven weeks"),
        (("What share of bottles is sold abroad?", "and what was it to begin with?"), "from 18% to 44%"),
        (("Who is her current employer?", "How many people work there?"), "85 staff"),
        (("Did she write about oak and smoke?", "who wrote it with her?"), "Sandor T."),
    ],
)
def test_the_line_just_cited_answers(messages: tuple[str, ...], told: str) -> None:
    answer = said(*messages)
    assert answer.status == "answered"
    assert told in answer.answer
    assert answer.citations


def test_a_sum_that_the_lines_do_not_give_is_said_to_be_missing() -> None:
    answer = said("Did she repair casks at Old Ford?", "How much money did it bring?")
    assert answer.status == "partly"
    assert "gives no amount of money for that" in answer.answer


def test_whether_it_was_full_time_is_told_by_its_own_words() -> None:
    assert said("What did she do at Blue Heron?", "was that full time?").answer.startswith("No.")
    silent = said("What did she do at Old Ford?", "was that full time?")
    assert silent.status == "not_mentioned"


def test_a_question_on_something_else_is_no_follow_up() -> None:
    answer = said("Did she cut cork waste?", "And how many casks did she repair at Old Ford?")
    assert "90 casks" in answer.answer


def test_an_earlier_subject_is_come_back_to() -> None:
    messages = ("What share of bottles is sold abroad?", "Where was she a cooper?")
    assert "18%" in said(*messages, "about those bottles again, what was it at first?").answer


@pytest.mark.parametrize(
    "question",
    ["would she work part time?", "is she looking for full time?", "how much does she earn there?"],
)
def test_wishes_and_pay_are_told_by_no_line_of_work(question: str) -> None:
    answer = said("Did she cut cork waste?", question)
    assert "€64,000" not in answer.answer
    assert "four days" not in answer.answer
