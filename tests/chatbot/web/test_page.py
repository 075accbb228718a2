"""What the page's endpoints do, and what the shell says; Gradio itself is tried in test_app.py."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from chatbot.desk import Records
from chatbot.errors import VisitorError
from chatbot.settings import Settings
from chatbot.vocabulary import NAMELESS
from chatbot.web.conversation import NOT_KEPT, TOO_OLD
from chatbot.web.page import PageConversations, page_markup, page_title
from chatbot.web.sessions import Sessions
from tests.chatbot.web.fake_bot import PROFILE, FakeBot


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "state")


def over(bot: FakeBot, settings: Settings) -> PageConversations:
    return PageConversations(cast(Any, bot), settings, Sessions(), Records(settings.home))


def test_a_conversation_goes_on_under_the_servers_id(settings: Settings) -> None:
    bot = FakeBot(settings)
    conversations = over(bot, settings)
    first = list(conversations.stream("What did Ada do at AWS?", None))
    session_id = first[-1].answer.session_id
    list(conversations.stream("How much was saved?", session_id))
    assert [(length, one) for _, length, one in bot.seen] == [(0, session_id), (1, session_id)]
    assert [turn["answer_id"] for turn in conversations.restore(session_id)] != []


def test_only_finished_turns_join_the_history(settings: Settings) -> None:
    bot = FakeBot(settings)
    conversations = over(bot, settings)
    growing = conversations.stream("What did Ada do at AWS?", None)
    session_id = next(growing).answer.session_id
    growing.close()  # the visitor left
    assert conversations.restore(session_id) == []


def test_an_id_the_server_did_not_make_starts_anew(settings: Settings) -> None:
    bot = FakeBot(settings)
    list(over(bot, settings).stream("Which languages?", "an-id-of-my-own"))
    assert bot.seen[0][2] != "an-id-of-my-own"


@pytest.mark.parametrize(
    ("message", "words"), [("", "Type a question"), (" \n", "Type a question"), ("x" * 2001, "2,001")]
)
def test_nothing_and_too_much_are_refused_before_the_chain(
    settings: Settings, message: str, words: str
) -> None:
    bot = FakeBot(settings)
    conversations = over(bot, settings)
    with pytest.raises(VisitorError, match=words):
        list(conversations.stream(message, None))
    assert words in next(iter(conversations.stream_for_page(message, None)))["refused"]
    assert bot.seen == []


def test_a_rating_needs_an_answer_of_ones_own_conversation(settings: Settings) -> None:
    conversations = over(FakeBot(settings), settings)
    mine = list(conversations.stream("Which languages?", None))[-1].answer
    other = list(conversations.stream("Which languages?", None))[-1].answer
    assert conversations.rate(other.session_id, mine.id, "up") == {"kept": False, "message": TOO_OLD}
    assert conversations.rate(mine.session_id, mine.id, "sideways") == {"kept": False, "message": TOO_OLD}
    assert conversations.rate(mine.session_id, mine.id, "up")["kept"]
    assert [one.answer_id for one in Records(settings.home).feedback()] == [mine.id]


def test_a_rating_is_refused_where_ratings_are_off(settings: Settings) -> None:
    off = settings.model_copy(update={"feedback": False})
    conversations = over(FakeBot(off), off)
    answer = list(conversations.stream("Which languages?", None))[-1].answer
    assert not conversations.rate(answer.session_id, answer.id, "up")["kept"]
    assert not settings.home.exists()


def test_a_rating_that_cannot_be_written_is_not_claimed(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.home.write_text("in the way")
    conversations = over(FakeBot(settings), settings)
    answer = list(conversations.stream("Which languages?", None))[-1].answer
    assert conversations.rate(answer.session_id, answer.id, "up") == {"kept": False, "message": NOT_KEPT}
    assert "records.db" in caplog.text  # the owner is told why, the visitor is not


@pytest.mark.parametrize("message", [None, 1, ["x"], {"a": 1}, True])
def test_what_is_no_text_is_refused_before_the_chain(settings: Settings, message: object) -> None:
    bot = FakeBot(settings)
    refused = list(over(bot, settings).stream_for_page(message, None))
    assert [list(one) for one in refused] == [["refused"]]
    assert "must be text" in refused[0]["refused"]
    assert bot.seen == []


def test_a_phone_number_in_a_question_is_not_kept_with_its_rating(settings: Settings) -> None:
    conversations = over(FakeBot(settings), settings)
    answer = list(conversations.stream("Is 425 555 0123 the number?", None))[-1].answer
    assert conversations.rate(answer.session_id, answer.id, "up")["kept"]
    assert "0123" not in Records(settings.home).feedback()[0].question


class Silent(FakeBot):
    """Has no follow-up to offer."""

    def stream(self, *args: Any, **more: Any) -> Any:
        for turn in super().stream(*args, **more):
            yield turn.model_copy(update={"answer": turn.answer.model_copy(update={"suggestions": ()})})


def test_an_answer_that_leads_nowhere_is_followed_by_what_was_not_yet_asked(settings: Settings) -> None:
    conversations = over(Silent(settings), settings)
    first, *others = PROFILE.starters
    shown = list(conversations.stream_for_page("Does she know COBOL?", None))[-1]
    assert shown["suggestions"] == list(PROFILE.starters)[:3]
    shown = list(conversations.stream_for_page(f" {first.upper()} ", shown["session_id"]))[-1]
    assert shown["suggestions"] == others
    for starter in others:
        shown = list(conversations.stream_for_page(starter, shown["session_id"]))[-1]
    assert shown["suggestions"] == []
    assert conversations.restore(shown["session_id"])[-1]["suggestions"] == []


def test_follow_ups_of_the_answer_itself_come_first(settings: Settings) -> None:
    shown = list(over(FakeBot(settings), settings).stream_for_page("Does she know COBOL?", None))[-1]
    assert shown["suggestions"] == ["How much money was saved?", "Which programming languages?"]


def test_a_page_about_someone_without_a_name_reads_well(settings: Settings) -> None:
    nameless = PROFILE.model_copy(update={"name": NAMELESS})
    markup = page_markup(cast(Any, FakeBot(settings, profile=nameless)), settings)
    assert page_title(nameless) == "Ask about the résumé"
    assert "<h1>The candidate</h1>" in markup
    assert 'placeholder="Ask about the candidate"' in markup
    assert page_title(PROFILE) == "Ada Example · ask about the résumé"


def test_only_the_finished_answer_can_be_passed_on(settings: Settings) -> None:
    conversations = over(FakeBot(settings), settings)
    *growing, last = conversations.stream_for_page("What did Ada do at AWS?", None)
    assert len(growing) == 3
    assert not [one for one in growing if {"shared", "link"} & set(one)]
    assert last == growing[-1] | {"shared": last["shared"], "link": ["What did Ada do at AWS?"]}
    assert last["shared"].startswith(
        "Question: What did Ada do at AWS?\n\nAda was a Senior Software Engineer"
    )
    assert conversations.restore(last["session_id"]) == [last]


def test_what_was_forgotten_meanwhile_cannot_be_passed_on(settings: Settings) -> None:
    conversations = over(FakeBot(settings), settings)
    growing = conversations.stream_for_page("What did Ada do at AWS?", None)
    conversations.forget(next(growing)["session_id"])
    assert "shared" not in list(growing)[-1]


def test_an_old_page_gets_the_resume_as_it_is_now(settings: Settings) -> None:
    bot = FakeBot(settings)
    now = over(bot, settings).resume()
    assert now["generation"] == "g-fake"
    assert now["html"] in page_markup(cast(Any, bot), settings)
    assert 'data-generation="g-fake"' in page_markup(cast(Any, bot), settings)


def test_what_is_forgotten_is_gone(settings: Settings) -> None:
    conversations = over(FakeBot(settings), settings)
    session_id = list(conversations.stream("Which languages?", None))[-1].answer.session_id
    conversations.forget(session_id)
    assert conversations.restore(session_id) == []


def test_the_shell_is_one_line_and_escaped(settings: Settings) -> None:
    evil = PROFILE.model_copy(
        update={
            "name": '<b>"Ada"',
            "greeting": "<img src=x>\n\n# hi",
            "starters": ('"><script>',),
            "links": ("javascript:x",),
        }
    )
    markup = page_markup(cast(Any, FakeBot(settings, profile=evil)), settings)
    assert "\n" not in markup  # a blank line would hand the rest to the Markdown parser
    for raw in ("<b>", "<img", "<script", "javascript:"):
        assert raw not in markup


def test_the_colour_is_the_owners(settings: Settings) -> None:
    chosen = settings.model_copy(update={"theme_color": "#7a1f5c"})
    assert "--rc-accent-light:#7a1f5c" in page_markup(cast(Any, FakeBot(settings)), chosen)
