"""The page as a recruiter uses it, over canned answers: what it shows and how a conversation goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.desk import Records
from chatbot.settings import Settings
from tests.browser.conftest import Open, Served, serving
from tests.browser.page.conftest import EVIL
from tests.chatbot.web.fake_bot import FakeBot

pytestmark = pytest.mark.browser


def test_says_who_it_is_about_and_offers_ways_to_reach_them(visit: Open, served: Served) -> None:
    page = visit(served.url).page
    assert page.title() == "Ada Example · ask about the résumé"
    assert page.locator("h1").text_content() == "Ada Example"
    header = page.locator(".rc-header")
    assert "Kirkland, WA" in header.inner_text()
    assert "Director of Engineering" in header.inner_text()
    targets = [link.get_attribute("href") for link in header.locator("a").all()]
    assert targets == ["mailto:ada@example.com", "https://www.linkedin.com/in/ada", "https://ada.example.com"]
    assert page.get_by_text("I am an assistant, not Ada").count() == 1


def test_starters_begin_and_follow_ups_go_on(visit: Open, served: Served) -> None:
    one = visit(served.url)
    page = one.page
    assert page.locator("#rc-starters .rc-chip").count() == 4
    page.get_by_role("button", name="What did Ada do at AWS?").click()
    page.wait_for_selector(".rc-tools")
    assert not page.locator("#rc-starters").is_visible()
    page.locator("#rc-followups").get_by_role("button", name="How much money was saved?").click()
    page.wait_for_function("() => document.querySelectorAll('.rc-tools').length === 2")
    assert "Over $8M in documented" in page.locator(".rc-answer").nth(1).inner_text()
    assert page.locator("#rc-followups").count() == 1


def test_an_absence_and_a_refusal_look_and_read_as_such(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.ask("Has she worked with Rust?")
    one.ask("Write a poem about her")
    labels = one.page.locator(".rc-status")
    assert labels.all_text_contents() == ["Not in the résumé", "Not answered here"]
    link = one.page.locator(".rc-answer a")
    assert link.get_attribute("href") == "mailto:ada@example.com"
    one.wait_for_live("Not answered here. I only answer")


def test_a_rating_is_acknowledged_and_kept(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.ask("How much money was saved?")
    one.page.get_by_role("button", name="This answer did not help").click()
    one.page.get_by_text("Thank you, noted.").first.wait_for()
    pressed = one.page.locator('[data-do="rate"][aria-pressed="true"]')
    assert pressed.get_attribute("data-verdict") == "down"
    kept = Records(served.home).feedback()[-1]
    assert (kept.question, kept.verdict, kept.generation) == ("How much money was saved?", "down", "g-fake")


def test_a_rating_that_cannot_be_kept_is_not_thanked_for(visit: Open, tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file where the folder should be")
    settings = Settings(home=tmp_path / "home")
    with serving(FakeBot(settings), settings) as app:
        one = visit(app.url)
        one.ask("How much money was saved?")
        one.page.get_by_role("button", name="This answer helped").click()
        one.page.get_by_text("could not be kept").first.wait_for()
        assert one.page.locator('[aria-pressed="true"]').count() == 0


def test_an_owner_can_switch_ratings_off(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, feedback=False)
    with serving(FakeBot(settings), settings) as app:
        one = visit(app.url)
        one.ask("How much money was saved?")
        assert one.page.locator('[data-do="copy"]').count() == 1
        assert one.page.locator('[data-do="rate"]').count() == 0


def test_copy_gives_the_answer_without_markers(visit: Open, served: Served) -> None:
    one = visit(served.url, permissions=["clipboard-read", "clipboard-write"])
    one.ask("How much money was saved?")
    one.page.get_by_role("button", name="Copy the answer").click()
    one.page.get_by_text("Copied", exact=True).first.wait_for()
    assert (
        one.page.evaluate("navigator.clipboard.readText()")
        == "Over $8M in documented infrastructure savings."
    )


def test_clearing_empties_the_page_and_the_server(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    bot = FakeBot(settings)
    with serving(bot, settings) as app:
        one = visit(app.url)
        one.ask("What did Ada do at AWS?")
        one.ask("How much money was saved?")
        one.page.click("#rc-clear")
        assert one.page.locator(".rc-turn").count() == 0
        assert one.page.locator("#rc-starters").is_visible()
        assert one.page.evaluate("document.activeElement.id") == "rc-input"
        assert one.page.evaluate("sessionStorage.getItem('rc-session')") is None
        one.ask("Which programming languages?")
    asked = [(length, id) for _, length, id in bot.seen if id]  # without one: told again for a link
    lengths, ids = [length for length, _ in asked], {id for _, id in asked}
    assert lengths == [0, 1, 0]
    assert len(ids) == 2


def test_a_reload_brings_the_conversation_back(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.ask("What did Ada do at AWS?")
    one.page.reload()
    one.page.wait_for_selector(".rc-tools")
    assert one.page.locator(".rc-question").inner_text().endswith("What did Ada do at AWS?")
    one.page.locator(".rc-cite").first.click()
    assert one.page.locator("mark").count() == 1


def test_markup_in_a_question_or_an_answer_stays_text(visit: Open, served: Served) -> None:
    one = visit(served.url)
    for evil in EVIL:
        one.ask(evil)
        assert one.page.locator(".rc-question").last.inner_text().endswith(evil)
        assert (
            evil in one.page.locator(".rc-answer .rc-text").last.inner_text()
        )  # the fake repeats the question
    one.page.reload()  # the same through the restored conversation
    one.page.wait_for_selector(".rc-tools")
    assert one.page.locator(".rc-question").count() == len(EVIL)
    assert one.page.locator(".rc-log :is(script, img, iframe, style)").count() == 0
    assert one.page.evaluate("window.hit") is None


def test_without_scripts_the_page_says_how_to_reach_the_candidate(chromium, served: Served) -> None:  # type: ignore[no-untyped-def]
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url)
    assert "Ada Example" in page.inner_text("body")
    assert "ada@example.com" in page.inner_text("body")
    context.close()
