"""What is passed on of an answer: whole quotes with their places, and questions that lead to it again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from chatbot.models import Turn
from chatbot.settings import Settings
from chatbot.vocabulary import NAMELESS
from chatbot.web.share import MAX_LINKED, linked_questions, shared_text
from tests.chatbot.web.fake_bot import PROFILE, FakeBot


class Leaning(FakeBot):
    """Answers "And then?" with whatever it was asked before, and finds nothing when that was nothing."""

    def stream(self, message: str, history: Sequence[Turn] = (), session_id: str | None = None) -> Any:
        earlier = [turn.message for turn in history if turn.message != "And then?"]
        meant = earlier[-1] if message == "And then?" and earlier else message
        for turn in super().stream(meant, history, session_id):
            yield turn.model_copy(update={"message": message})


@pytest.fixture
def bot(tmp_path: Path) -> Leaning:
    return Leaning(Settings(home=tmp_path))


def talk(bot: FakeBot, *messages: str) -> list[Turn]:
    turns: list[Turn] = []
    for message in messages:
        turns.append(bot.turn(message, turns))
    return turns


def link(bot: FakeBot, turns: Sequence[Turn]) -> list[str]:
    return linked_questions(turns, bot.turn, lambda message: bot.turn(message, ()))


def test_the_text_has_question_answer_and_each_quoted_line_with_its_place(bot: FakeBot) -> None:
    (turn,) = talk(bot, "What is the current role?")
    assert shared_text(turn, PROFILE) == (
        "Question: What is the current role?\n\n"
        "Partly in the résumé. Director of Engineering at CIC, since 2020. [1]\n"
        "The teams are in four countries. [2]\n\n"
        "From the résumé of Ada Example:\n"
        "[1] “Coupang Intelligence Cloud (CIC) — Seattle, WA” (Professional Experience, line 24)\n"
        "[2] “Leads 3 teams across the US, Korea, Shanghai, and India.” (Professional Experience, line 10)"
    )


def test_a_quote_is_whole_and_as_a_person_reads_it(bot: FakeBot) -> None:
    (turn,) = talk(bot, "What did Ada do at AWS?")
    longest = max(turn.answer.citations, key=lambda one: len(one.quote))
    assert len(longest.quote) > 180
    assert " ".join(longest.quote.split()) in shared_text(turn, PROFILE)
    (saved,) = talk(bot, "How much was saved?")
    assert "“delivered $8M+ in documented infrastructure savings”" in shared_text(saved, PROFILE)


def test_what_has_no_source_has_no_list_of_them(bot: FakeBot) -> None:
    (turn,) = talk(bot, "Has she worked with Rust?")
    text = shared_text(turn, PROFILE)
    assert "\n\nNot in the résumé. The résumé does not say anything" in text
    assert "From the résumé" not in text


def test_nobody_is_named_whose_name_is_not_known(bot: FakeBot) -> None:
    (turn,) = talk(bot, "How much was saved?")
    nameless = PROFILE.model_copy(update={"name": NAMELESS})
    assert "\n\nFrom the résumé:\n" in shared_text(turn, nameless)


def test_a_question_that_stands_alone_is_a_link_alone(bot: FakeBot) -> None:
    assert link(bot, talk(bot, "Which languages?")) == ["Which languages?"]
    assert link(bot, talk(bot, "How much was saved?", "Which languages?")) == ["Which languages?"]


def test_one_that_leans_brings_what_it_leans_on(bot: FakeBot) -> None:
    turns = talk(bot, "How much was saved?", "Which languages?", "And then?")
    assert link(bot, turns) == ["Which languages?", "And then?"]
    again = talk(bot, *link(bot, turns))
    assert again[-1].answer.answer == turns[-1].answer.answer


def test_one_that_leans_too_far_back_is_no_link(bot: FakeBot) -> None:
    turns = talk(bot, "Which languages?", *["And then?"] * MAX_LINKED)
    assert link(bot, turns[:-1]) == ["Which languages?", *["And then?"] * (MAX_LINKED - 1)]
    assert link(bot, turns) == []


def test_a_models_wording_is_not_compared(bot: FakeBot) -> None:
    turns = talk(bot, "How much was saved?", "Which languages?")
    worded = turns[-1].answer.model_copy(update={"answer": "She writes Go. [1]", "prompts": "p"})
    told = [turns[0], turns[1].model_copy(update={"answer": worded})]
    assert link(bot, told) == ["Which languages?"]
