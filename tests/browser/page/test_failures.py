"""What goes wrong is said in one clear sentence, and nothing typed is lost."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from chatbot.settings import Settings
from chatbot.web.pace import Pace
from tests.browser.conftest import Open, Served, Visit, serving
from tests.browser.page.conftest import Slow
from tests.chatbot.web.fake_bot import TEXT, FakeBot, document_of

pytestmark = pytest.mark.browser


def test_a_slow_answer_says_so_then_grows(slow: Slow) -> None:
    one, _, _ = slow
    page = one.page
    page.fill("#rc-input", "What did Ada do at AWS?")
    page.press("#rc-input", "Enter")
    page.get_by_text("Looking through the résumé…").first.wait_for()
    page.wait_for_selector(".rc-cite")
    assert page.locator(".rc-text .rc-cite").count() < 3
    assert page.locator(".rc-tools").count() == 0
    one.settle()
    assert page.locator(".rc-text .rc-cite").count() == 3


def test_escape_stops_an_answer_and_keeps_the_question(slow: Slow) -> None:
    one, _, _ = slow
    page = one.page
    page.fill("#rc-input", "What did Ada do at AWS?")
    page.press("#rc-input", "Enter")
    page.get_by_role("button", name="Stop").wait_for()
    page.keyboard.press("Escape")
    one.settle()
    assert page.locator(".rc-failed").inner_text().startswith("Stopped.")
    assert page.input_value("#rc-input") == "What did Ada do at AWS?"


def test_a_server_that_is_gone_costs_no_question(slow: Slow) -> None:
    one, app, _ = slow
    one.expected = ("Failed to load resource", "net::ERR")
    app.stop()
    one.ask("How much money was saved?")
    alert = one.page.get_by_role("alert").filter(has_text="cannot be reached")
    assert "Your question is back in the box." in alert.inner_text()
    assert one.page.input_value("#rc-input") == "How much money was saved?"
    assert one.axe() == []


def test_try_again_answers_once_the_server_is_back(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.expected = ("Failed to load resource", "net::ERR")
    one.page.route("**/gradio_api/call/**", lambda route: route.abort())
    one.ask("How much money was saved?")
    one.page.unroute("**/gradio_api/call/**")
    one.page.get_by_role("button", name="Try again").click()
    one.page.wait_for_selector(".rc-tools")
    assert one.page.locator(".rc-turn").count() == 1
    assert one.page.input_value("#rc-input") == ""


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (503, "{}", "Many people are asking"),
        (429, "{}", "Many people are asking right now. Please try again in a few seconds."),
        (500, "<html>", "Something went wrong"),
        (200, "<html>", "Something went wrong"),
    ],
)
def test_what_a_proxy_says_instead_becomes_plain_words(
    visit: Open, served: Served, status: int, body: str, words: str
) -> None:
    one = visit(served.url)
    one.expected = ("Failed to load resource",)
    one.page.route("**/gradio_api/call/turn", lambda route: route.fulfill(status=status, body=body))
    one.ask("How much money was saved?")
    assert words in one.page.locator(".rc-failed").inner_text()


def test_who_asks_too_fast_is_told_when_to_try_again(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with serving(FakeBot(settings), settings, Pace(per_minute=3, burst=1)) as app:
        one = visit(app.url)
        one.expected = ("Failed to load resource",)
        one.ask("How much money was saved?")
        one.ask("Which programming languages?")
        words = one.page.locator(".rc-failed").inner_text()
        assert re.search(r"faster than I can read: try again in \d+ seconds\. Your question is back", words)
        assert one.page.input_value("#rc-input") == "Which programming languages?"


def test_a_cut_stream_is_not_taken_for_an_answer(visit: Open, served: Served) -> None:
    one = visit(served.url)
    payload = {"session_id": "s", "answer_id": "a", "status": "answered", "text": "Half", "suggestions": []}
    partial = json.dumps([payload | {"message": "q", "html": "<p>Half</p>", "generation": "g-fake"}])
    one.page.route(
        "**/gradio_api/call/turn/*",
        lambda route: route.fulfill(
            content_type="text/event-stream", body=f"event: generating\ndata: {partial}\n\n"
        ),
    )
    one.ask("How much money was saved?")
    assert "Half" in one.page.locator(".rc-content").inner_text()
    assert "before the answer was complete" in one.page.locator(".rc-failed").inner_text()


def test_a_bug_in_the_chain_shows_no_detail(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with serving(FakeBot(settings, fail=True), settings) as app:
        one = visit(app.url)
        one.ask("How much money was saved?")
        assert "Something went wrong" in one.page.locator(".rc-failed").inner_text()
        assert "secret detail" not in one.page.content()


def test_nothing_to_ask_is_said_and_a_long_question_is_counted(visit: Open, served: Served) -> None:
    one = visit(served.url)
    page = one.page
    page.press("#rc-input", "Enter")
    assert page.locator("#rc-problem").inner_text() == "Type a question first."
    page.fill("#rc-input", "x" * 1950)
    assert page.locator("#rc-count").inner_text() == "50 characters left"
    page.fill("#rc-input", "x" * 2010)
    assert page.locator("#rc-count").inner_text() == "10 characters too long"
    assert page.locator("#rc-send").is_disabled()
    page.press("#rc-input", "Enter")
    assert page.locator(".rc-turn").count() == 0
    assert len(page.input_value("#rc-input")) == 2010


def test_a_proxys_limit_says_when_to_try_again(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.expected = ("Failed to load resource",)
    headers = {"Retry-After": "12"}
    one.page.route("**/gradio_api/call/turn", lambda route: route.fulfill(status=429, headers=headers))
    one.ask("How much money was saved?")
    assert one.page.locator(".rc-failed p").inner_text() == (
        "Many people are asking right now. Please try again in 12 seconds. Your question is back in the box."
    )


def test_a_day_that_is_used_up_says_so(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, questions_a_day=1)
    with serving(FakeBot(settings), settings) as app:
        one = visit(app.url)
        one.expected = ("Failed to load resource",)
        one.ask("How much money was saved?")
        one.ask("Which programming languages?")
        assert "no more answers until tomorrow" in one.page.locator(".rc-failed").inner_text()
        assert one.page.input_value("#rc-input") == "Which programming languages?"


def hang(one: Visit) -> None:
    """The queue takes the question, and then nothing but Gradio's heartbeats would come."""
    one.page.clock.install()
    one.page.route("**/gradio_api/call/turn", lambda route: route.fulfill(json={"event_id": "x"}))
    one.page.evaluate(
        """() => { const real = window.fetch; window.fetch = (to, how) => {
          if (!String(to).endsWith('/turn/x')) return real(to, how);
          const beat = new TextEncoder().encode('event: heartbeat\\ndata: null\\n\\n');
          const body = new ReadableStream({start(c) {
            const timer = setInterval(() => c.enqueue(beat), 15000);
            how.signal.addEventListener('abort', () => { clearInterval(timer); c.error(new Error('aborted')); });
          }});
          return Promise.resolve(new Response(body));
        }; }"""
    )


def test_an_answer_that_never_comes_is_given_up_heartbeats_or_not(visit: Open, served: Served) -> None:
    one = visit(served.url)
    hang(one)
    page = one.page
    page.fill("#rc-input", "How much money was saved?")
    page.press("#rc-input", "Enter")
    page.clock.run_for(1_000)
    assert page.locator(".rc-looking").inner_text() == "Looking through the résumé…"
    page.clock.run_for(10_000)
    assert page.locator(".rc-looking").inner_text().startswith("This takes longer than usual.")
    page.clock.run_for(70_000)
    assert page.get_attribute("#rc-page", "data-busy") == "yes"
    page.clock.run_for(15_000)
    one.settle()
    assert page.locator(".rc-failed p").inner_text() == (
        "The answer took too long. Your question is back in the box."
    )
    assert page.locator(".rc-looking").count() == 0


def test_a_reload_in_the_middle_gives_the_question_back(slow: Slow) -> None:
    page = slow.one.page
    page.fill("#rc-input", "What did Ada do at AWS?")
    page.press("#rc-input", "Enter")
    page.wait_for_selector(".rc-text .rc-cite")
    slow.one.expected = ("net::ERR",)
    page.reload()
    page.wait_for_selector(".rc-failed")
    assert page.locator(".rc-failed p").inner_text() == (
        "The page was loaded again before the answer came. Your question is back in the box."
    )
    assert page.input_value("#rc-input") == "What did Ada do at AWS?"
    asked = len(slow.bot.seen)
    page.wait_for_timeout(300)
    assert len(slow.bot.seen) == asked  # nothing is sent again by itself
    page.get_by_role("button", name="Try again").click()
    page.wait_for_selector(".rc-tools")
    assert page.locator(".rc-turn").count() == 1


def test_a_reload_keeps_what_was_typed_and_stores_nothing(visit: Open, served: Served) -> None:
    page = visit(served.url).page
    page.fill("#rc-input", "How much money was")
    page.wait_for_function("() => history.state?.rcDraft?.typed")  # a moment after the last key
    page.reload()
    page.wait_for_function("() => document.querySelector('#rc-input')?.value === 'How much money was'")
    assert page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('rc-'))") == []


def test_a_chip_does_not_throw_away_what_was_typed(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.page.fill("#rc-input", "And one more thing")
    one.page.locator("#rc-starters .rc-chip").first.click()
    one.page.wait_for_selector(".rc-tools")
    assert one.page.input_value("#rc-input") == "And one more thing"


def test_stopping_is_possible_with_too_much_typed_meanwhile(slow: Slow) -> None:
    page = slow.one.page
    page.fill("#rc-input", "What did Ada do at AWS?")
    page.press("#rc-input", "Enter")
    page.get_by_role("button", name="Stop").wait_for()
    page.fill("#rc-input", "x" * 2010)
    page.get_by_role("button", name="Stop").click()
    slow.one.settle()
    assert page.locator(".rc-failed p").inner_text() == "Stopped."
    assert len(page.input_value("#rc-input")) == 2010
    assert page.locator("#rc-send").is_disabled()


def test_a_conversation_that_expired_says_so(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.ask("How much money was saved?")
    one.page.evaluate("sessionStorage.setItem('rc-session', 'long-forgotten')")
    one.page.reload()
    one.page.get_by_text("The earlier conversation is no longer kept; the next question starts").wait_for()
    one.ask("Which programming languages?")
    assert one.page.locator(".rc-turn .rc-note").count() == 0  # that was said already
    assert one.page.locator("#rc-problem").inner_text() == ""


def test_one_that_expired_while_the_page_was_open_says_so_with_the_answer(
    visit: Open, tmp_path: Path
) -> None:
    settings = Settings(home=tmp_path)
    bot = FakeBot(settings)
    with serving(bot, settings) as app:
        port = int(app.url.rpartition(":")[2])
        one = visit(app.url)
        one.ask("How much money was saved?")
        app.stop()
        with serving(bot, settings, port=port):
            one.ask("Which programming languages?")
            assert one.page.locator(".rc-turn .rc-note").inner_text() == (
                "The earlier conversation is no longer kept, so this answer starts a new one."
            )
            one.wait_for_live(
                "The earlier conversation is no longer kept, so this answer starts a new one. Go,"
            )
            assert one.page.locator(".rc-turn").count() == 2


def test_a_conversation_that_cannot_be_fetched_just_now_is_not_given_up(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.expected = ("Failed to load resource",)
    one.ask("How much money was saved?")
    one.page.route("**/gradio_api/call/restore", lambda route: route.abort())
    one.page.reload()
    one.page.get_by_text("could not be fetched; load the page again").wait_for()
    one.page.unroute("**/gradio_api/call/restore")
    one.page.reload()
    one.page.wait_for_selector(".rc-tools")
    assert one.page.locator(".rc-question").count() == 1


def test_an_index_built_anew_meanwhile_marks_no_wrong_words(visit: Open, tmp_path: Path) -> None:
    """The server is started again over a changed résumé, while a page is open and something typed."""
    settings = Settings(home=tmp_path)
    with serving(FakeBot(settings), settings) as app:
        port = int(app.url.rpartition(":")[2])
        one = visit(app.url)
        one.ask("How much money was saved?")
        app.stop()
        changed = FakeBot(settings, document=document_of(TEXT.replace("SUMMARY", "SUMMARY OF A LONG CAREER")))
        changed.index.generation = "g-next"
        with serving(changed, settings, port=port):
            one.ask("Which programming languages?")
            note = one.page.locator(".rc-turn .rc-note")
            assert note.all_inner_texts() == [
                "The résumé was read anew meanwhile: this answer is from the new version "
                "and starts a new conversation."
            ]
            assert "SUMMARY OF A LONG CAREER" in one.page.locator("#rc-scroll").inner_text()
            one.page.locator(".rc-cite").last.click()
            assert one.page.locator("mark").all_text_contents() == ["Go · Java · Python · gRPC/Protobuf"]
            assert not one.page.locator("#rc-outdated").is_visible()
            one.page.locator(".rc-cite").first.click()
            assert one.page.locator("mark").count() == 0
            said = (
                "This answer was read from an earlier version of the résumé; below is the version of today."
            )
            assert one.page.locator("#rc-outdated").inner_text() == said
            one.wait_for_live(said)
            assert one.axe() == []


def test_a_new_resume_that_cannot_be_fetched_marks_no_wrong_words(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    bot = FakeBot(settings)
    with serving(bot, settings) as app:
        one = visit(app.url)
        one.expected = ("Failed to load resource",)
        one.page.route("**/gradio_api/call/resume", lambda route: route.abort())
        bot.index.generation = "g-next"
        one.ask("Which programming languages?")
        assert one.page.locator(".rc-turn .rc-note").inner_text() == (
            "The résumé was read anew meanwhile: this answer is from the new version."
        )
        one.page.locator(".rc-cite").first.click()
        assert one.page.locator("mark").count() == 0
        assert "load this page again to see the new one" in one.page.locator("#rc-outdated").inner_text()
