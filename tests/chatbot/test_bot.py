"""The bot as the doors see it: opened from files, closed to everything else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from chatbot.bot import Bot, open_bot
from chatbot.models import Turn
from chatbot.retrieve import Searches
from chatbot.settings import Settings
from index.errors import IndexingError
from tests.chatbot.people import ADA, BARE, TODAY, index_of

BOT = Bot(index_of(ADA), Settings(), TODAY)


def same(turn: Turn) -> Turn:
    return turn.model_copy(update={"answer": turn.answer.model_copy(update={"id": "", "timings_ms": {}})})


def test_a_turn_is_the_last_of_its_stream_and_bears_the_session() -> None:
    turn = BOT.turn("List all employers", session_id="s1")
    *earlier, last = BOT.stream("List all employers", session_id="s1")
    assert earlier
    assert same(last) == same(turn)
    assert turn.answer.session_id == "s1"
    assert turn.answer.generation == BOT.index.generation


def test_the_caller_keeps_the_conversation() -> None:
    first = BOT.turn("What did Ada do at Globex?")
    assert "Globex" in BOT.turn("How long?", [first]).answer.answer
    assert "Globex" not in BOT.turn("How long?").answer.answer


def test_what_it_shows_is_what_the_index_holds_without_what_is_withheld() -> None:
    assert BOT.resume is BOT.index.resume
    assert BOT.resume.contact.phone is None
    assert BOT.documents == BOT.index.documents
    assert BOT.notices == BOT.index.notices


def test_the_passages_found_are_told_apart_from_the_answer() -> None:
    hits = BOT.retrieved("Who ran Kubernetes clusters?")
    assert hits[0].chunk.text == "Ran 30 Kubernetes clusters."
    assert {hit.chunk.id for hit in hits} <= {chunk.id for chunk in BOT.index.chunks}
    assert len({hit.chunk.id for hit in hits}) == len(hits)


def test_who_listens_hears_what_is_searched_for_an_answer() -> None:
    question, searches, silent = "Who ran Kubernetes clusters?", Searches(), Searches()
    assert BOT.turn(question, searches=searches).answer.answer == BOT.turn(question).answer.answer
    assert "Ran 30 Kubernetes clusters." in {hit.chunk.text for found in searches.found for hit in found}
    BOT.turn("Where did Ada study?", searches=silent)
    assert silent.found == []


def test_what_a_follow_up_leans_on_narrows_what_is_found() -> None:
    first = BOT.turn("What did Ada do at Initech?")
    leaning = BOT.retrieved("And what was reported there?", [first])
    alone = BOT.retrieved("And what was reported there?")
    assert {hit.chunk.entry for hit in leaning} == {3}
    assert {hit.chunk.entry for hit in alone} > {3}


def test_the_profile_is_made_when_it_is_first_looked_at() -> None:
    bot = Bot(index_of(BARE), Settings(), TODAY)
    assert "profile" not in vars(bot)
    assert bot.profile.name == "Bo Plain"
    assert bot.profile is bot.profile


@pytest.fixture
def settings(tmp_path: Path, with_encoder: Callable[[Path], Path]) -> Settings:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "ada.md").write_text(ADA, encoding="utf-8")
    return Settings(home=with_encoder(tmp_path / "state"), seeds=seeds)


@pytest.mark.endtoend
def test_it_opens_the_seeds_or_another_resume_each_with_its_own_index(
    settings: Settings, tmp_path: Path
) -> None:
    other = tmp_path / "bo.md"
    other.write_text(BARE, encoding="utf-8")
    steps: list[str] = []
    ada = open_bot(settings, as_of=dt.date(2022, 3, 1), progress=lambda step, done, of: steps.append(step))
    bo = open_bot(settings, resume=other)
    assert ada.profile.name == "Ada Example"
    assert bo.profile.name == "Bo Plain"
    assert "embed" in steps
    assert "for 1 year (" in ada.turn("How long has Ada been at Acme?").answer.answer
    assert open_bot(settings).index.generation == ada.index.generation
    assert open_bot(settings, rebuild=True).index.generation != ada.index.generation


@pytest.mark.endtoend
def test_nothing_to_answer_from_is_an_error_that_names_it(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(IndexingError, match="nobody"):
        open_bot(settings, resume=tmp_path / "nobody.md")
