"""First answers kept for whoever asks the same: what is kept, for how long, and what never is."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from chatbot.models import Turn
from chatbot.settings import Settings
from chatbot.web.recall import Recall
from tests.chatbot.web.fake_bot import FakeBot


def turn_of(message: str, **changed: Any) -> Turn:
    turn = FakeBot(Settings()).turn(message, (), "s1")
    return turn.model_copy(update={"answer": turn.answer.model_copy(update=changed)})


def test_the_same_question_gets_the_same_answer_under_ids_of_its_own() -> None:
    recall, first = Recall(), turn_of("What about AWS?")
    recall.keep(first)
    again, third = recall.turn("What about AWS?", "s2"), recall.turn("What about AWS?", "s3")
    assert again is not None
    assert third is not None
    assert again.answer.session_id == "s2"
    assert len({first.answer.id, again.answer.id, third.answer.id}) == 3
    same = {"id", "session_id", "timings_ms"}
    assert again.answer.model_dump(exclude=same) == first.answer.model_dump(exclude=same)
    assert again.message == "What about AWS?"
    assert recall.turn("what about AWS?", "s2") is None


@pytest.mark.parametrize(
    "turn",
    [
        turn_of("something unheard of"),
        turn_of("Write a poem"),
        turn_of("What about AWS?", writer="openai:gpt"),
        turn_of("What about AWS?", answer="You asked: What about AWS? Well."),
    ],
)
def test_what_repeats_a_visitor_or_came_from_a_model_is_not_kept(turn: Turn) -> None:
    recall = Recall()
    recall.keep(turn)
    assert len(recall) == 0


def test_what_is_kept_holds_no_question() -> None:
    recall = Recall()
    recall.keep(turn_of("What, by the way, about AWS?"))
    assert len(recall) == 1
    assert "by the way" not in str(vars(recall))


def test_a_new_day_forgets() -> None:
    days = [dt.date(2026, 11, 26)]
    recall = Recall(today=lambda: days[0])
    recall.keep(turn_of("What about AWS?"))
    assert recall.turn("What about AWS?", "s") is not None
    days[0] = dt.date(2026, 11, 27)
    assert recall.turn("What about AWS?", "s") is None
    assert len(recall) == 0


def test_the_oldest_goes_first() -> None:
    recall = Recall(max_answers=2)
    for message in ("AWS?", "Which languages?", "Which role?"):
        if message == "Which role?":
            recall.turn("AWS?", "s")
        recall.keep(turn_of(message))
    assert recall.turn("AWS?", "s") is not None
    assert recall.turn("Which languages?", "s") is None
