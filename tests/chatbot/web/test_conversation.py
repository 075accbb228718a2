"""One exchange as every door needs it: what is a question, whose conversation, what is remembered."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from chatbot.desk import Records
from chatbot.settings import Settings
from chatbot.web.conversation import NOT_KEPT, TOO_OLD, Conversations
from chatbot.web.refusal import Refusal
from chatbot.web.sessions import Sessions
from tests.chatbot.web.fake_bot import FakeBot


def over(home: Path, **chosen: Any) -> tuple[Conversations, FakeBot, Sessions]:
    settings = Settings(home=home, **chosen)
    bot, sessions = FakeBot(settings), Sessions()
    return Conversations(cast(Any, bot), settings, sessions, Records(settings.home)), bot, sessions


def code_of(call: Any, *arguments: Any) -> str:
    with pytest.raises(Refusal) as caught:
        call(*arguments)
    return caught.value.code


@pytest.mark.parametrize(
    ("message", "code"),
    [
        (None, "invalid_request"),
        (["x"], "invalid_request"),
        (" \n", "question_empty"),
        ("x" * 51, "question_too_long"),
    ],
)
def test_what_is_no_question_is_refused(tmp_path: Path, message: object, code: str) -> None:
    conversations, bot, _ = over(tmp_path, max_question_chars=50)
    assert code_of(conversations.question, message) == code
    assert code_of(lambda: list(conversations.stream(message, None))) == code
    assert bot.seen == []


def test_half_a_character_is_asked_as_a_question_mark(tmp_path: Path) -> None:
    conversations, _, _ = over(tmp_path)
    assert conversations.question(" \ud800 AWS ") == "? AWS"


def test_a_program_is_told_that_a_conversation_is_gone_a_page_begins_a_new_one(tmp_path: Path) -> None:
    conversations, bot, sessions = over(tmp_path)
    known = conversations.session(None)
    assert conversations.session(known) == known
    assert code_of(conversations.session, "x" * 22) == "session_unknown"
    assert len(sessions) == 1
    *_, turn = conversations.stream("AWS?", "x" * 22)
    assert turn.answer.session_id not in (known, "x" * 22)
    assert conversations.history(turn.answer.session_id) == (turn,)
    assert [turns for _, turns, _ in bot.seen] == [0]


def test_a_first_question_asked_before_is_answered_from_memory_and_the_next_is_not(tmp_path: Path) -> None:
    conversations, bot, _ = over(tmp_path)
    *_, first = conversations.stream("AWS?", None)
    again = list(conversations.stream("AWS?", None))
    assert [turn.answer.answer for turn in again] == [first.answer.answer]
    assert again[0].answer.session_id != first.answer.session_id
    assert conversations.history(again[0].answer.session_id) == tuple(again)
    assert len(bot.seen) == 1
    list(conversations.stream("AWS?", again[0].answer.session_id))  # now it is a follow-up
    assert [turns for _, turns, _ in bot.seen] == [0, 1]


def test_with_a_model_set_nothing_is_answered_from_memory(tmp_path: Path) -> None:
    """What was finished without the model, for a fault or the day's tokens, must not outlive its cause."""
    conversations, bot, _ = over(tmp_path, llm="openai:some-model")
    for _ in range(2):
        list(conversations.stream("AWS?", None))
    assert len(bot.seen) == 2


def test_an_answer_cut_short_is_not_remembered(tmp_path: Path) -> None:
    conversations, _, _ = over(tmp_path)
    known = conversations.session(None)
    growing = conversations.stream("AWS?", known)
    next(growing)
    growing.close()  # type: ignore[attr-defined]
    assert conversations.history(known) == ()


def test_a_replayed_answer_is_no_conversation(tmp_path: Path) -> None:
    conversations, bot, sessions = over(tmp_path)
    *_, turn = conversations.answered("AWS?", ())
    assert turn.answer.session_id is None
    assert len(sessions) == 0
    assert bot.seen == [("AWS?", 0, None)]


def test_a_verdict_is_kept_or_the_reason_told(tmp_path: Path) -> None:
    conversations, _, _ = over(tmp_path / "state")
    *_, turn = conversations.stream("AWS?", None)
    session_id, answer_id = turn.answer.session_id, turn.answer.id
    conversations.keep_verdict(session_id, answer_id, "up")
    with pytest.raises(Refusal, match=TOO_OLD):
        conversations.keep_verdict("x" * 22, answer_id, "up")
    silent, _, _ = over(tmp_path, feedback=False)
    assert code_of(silent.keep_verdict, session_id, answer_id, "up") == "feedback_off"
    blocked, _, _ = over(tmp_path / "state" / "records.db" / "below")
    *_, other = blocked.stream("AWS?", None)
    with pytest.raises(Refusal, match=NOT_KEPT):
        blocked.keep_verdict(other.answer.session_id, other.answer.id, "up")
