"""Passing an answer on: a link asks its question once, and a copy brings question, answer, lines and link."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import httpx
import pytest

from chatbot.models import Turn
from chatbot.settings import Settings
from tests.browser.conftest import Open, Served, Visit, serving
from tests.browser.page.conftest import EVIL
from tests.chatbot.web.fake_bot import FakeBot

pytestmark = pytest.mark.browser

SAVED = "How much money was saved?"


def asked(bot: FakeBot) -> list[str]:
    """What visitors asked; without a session it is only told again for a link."""
    return [message for message, _, session_id in bot.seen if session_id]


def link(url: str, *questions: str) -> str:
    return f"{url}/?{urlencode([('q', question) for question in questions])}"


def answered(one: Visit, turns: int = 1) -> None:
    one.page.wait_for_function("n => document.querySelectorAll('.rc-tools').length === n", arg=turns)


def test_a_link_asks_its_question_once(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    bot = FakeBot(settings)
    with serving(bot, settings) as app:
        one = visit(link(app.url, SAVED))
        answered(one)
        assert one.page.locator(".rc-question").inner_text().endswith(SAVED)
        assert one.page.url == f"{app.url}/"
        assert one.page.input_value("#rc-input") == ""
        one.page.reload()  # restored, not asked again
        answered(one)
        assert asked(bot) == [SAVED]


def test_a_link_beside_other_words_leaves_them(visit: Open, served: Served) -> None:
    one = visit(f"{served.url}/?from=mail&q={quote(SAVED)}#top")
    answered(one)
    assert one.page.url == f"{served.url}/?from=mail#top"


def test_a_link_opened_in_the_same_tab_goes_on(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.ask("Which programming languages?")
    one.page.goto(link(served.url, SAVED))
    answered(one, 2)
    assert "Over $8M" in one.page.locator(".rc-answer").last.inner_text()


def test_several_questions_are_asked_in_order_and_no_more_than_four(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    bot = FakeBot(settings)
    questions = [f"Question number {n} about AWS?" for n in range(6)]
    with serving(bot, settings) as app:
        one = visit(link(app.url, *questions))
        answered(one, 4)
        one.page.wait_for_timeout(300)
        assert asked(bot) == questions[:4]


@pytest.mark.parametrize("query", ["?q=", "?q=%20%0A", "?q"])
def test_a_link_without_a_question_asks_nothing(visit: Open, served: Served, query: str) -> None:
    one = visit(f"{served.url}/{query}")
    one.page.wait_for_url(f"{served.url}/")
    assert one.page.locator(".rc-turn").count() == 0
    assert one.page.locator("#rc-problem").inner_text() == ""


def test_a_linked_question_that_is_too_long_waits_in_the_box(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    bot = FakeBot(settings)
    with serving(bot, settings) as app:
        one = visit(link(app.url, "x" * 2_010, SAVED))
        one.page.get_by_text("10 characters too long").wait_for()
        assert len(one.page.input_value("#rc-input")) == 2_010
        assert one.page.locator(".rc-turn").count() == 0
        assert one.page.locator("#rc-problem").inner_text() == ""  # nor was it for the server to refuse
        assert bot.seen == []


def test_a_linked_question_is_never_more_than_text(visit: Open, served: Served) -> None:
    hostile = [*EVIL, "</script><script>window.hit=1</script>", "__theme=dark&view=api"]
    plain = httpx.get(served.url)
    for some in (hostile[:4], hostile[4:8], hostile[8:]):
        linked = httpx.get(link(served.url, *some))
        assert linked.text == plain.text  # nothing of it is written into the page
        assert linked.headers["content-security-policy"] == plain.headers["content-security-policy"]
        one = visit(link(served.url, *some))
        answered(one, len(some))
        shown = one.page.locator(".rc-question > span:last-child").all_text_contents()
        assert shown == some
        assert one.page.locator(".rc-log :is(script, img, iframe, style)").count() == 0
        assert one.page.evaluate("window.hit") is None


def test_under_a_path_of_its_own_links_lead_there(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, root_path="/ask")
    with serving(FakeBot(settings), settings) as app:
        one = visit(
            f"{app.url}/ask?q={quote(SAVED)}", permissions=["clipboard-read", "clipboard-write"]
        )  # even without the slash
        answered(one)
        assert one.page.url == f"{app.url}/ask/"
        one.page.get_by_role("button", name="Copy with sources").click()
        one.page.get_by_text("Copied", exact=True).first.wait_for()
        copied = one.page.evaluate("navigator.clipboard.readText()")
        assert copied.endswith(f"\n\nAsk again: {app.url}/ask/?q=How+much+money+was+saved%3F")


def test_a_page_fetched_in_advance_asks_nothing_until_it_is_seen(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    bot = FakeBot(settings)
    before = "Object.defineProperty(document, 'prerendering', {get: () => !window.looked});"
    with serving(bot, settings) as app:
        one = visit(link(app.url, SAVED), before=before)
        assert one.page.url == link(app.url, SAVED)  # not even looked at
        assert one.page.locator(".rc-turn").count() == 0
        one.page.evaluate("looked = true; document.dispatchEvent(new Event('prerenderingchange'))")
        answered(one)
        assert asked(bot) == [SAVED]


def test_a_copy_with_sources_brings_question_answer_lines_places_and_link(
    visit: Open, served: Served
) -> None:
    one = visit(served.url, permissions=["clipboard-read", "clipboard-write"])
    one.ask("What did Ada do at AWS?")
    one.page.get_by_role("button", name="Copy with sources").click()
    one.page.get_by_text("Copied", exact=True).first.wait_for()
    assert one.page.evaluate("navigator.clipboard.readText()") == (
        "Question: What did Ada do at AWS?\n\n"
        "Ada was a Senior Software Engineer at Amazon Web Services, 2018 to 2020:\n"
        "Delivered core components of AWS WAF v2 and its integration with AWS Firewall Manager. [1]\n"
        "Built the policy-distribution path for AWS Managed Rules, ending per-account toil. [2]\n"
        "Operated the service at the multi-billion-request-per-day scale. [3]\n\n"
        "From the résumé of Ada Example:\n"
        "[1] “Delivered core components of AWS WAF v2 (WAFV2) and its integration with AWS Firewall Manager”"
        " (Professional Experience, line 36)\n"
        "[2] “Built the policy-distribution path that propagates AWS Managed Rules to customer web ACLs via "
        "AWS Config-driven detection and auto-remediation — eliminating per-account WAF rule deployment "
        "toil.” (Professional Experience, line 37)\n"
        "[3] “Operated the service at the multi-billion-request-per-day scale of AWS WAF's evaluation tier.”"
        " (Professional Experience, line 41)\n\n"
        f"Ask again: {served.url}/?q=What+did+Ada+do+at+AWS%3F"
    )


class Leaning(FakeBot):
    """Understands "And then?" by what was asked before it."""

    def stream(self, message: str, history: Sequence[Turn] = (), session_id: str | None = None) -> Any:
        meant = history[-1].message if message == "And then?" and history else message
        for turn in super().stream(meant, history, session_id):
            self.seen[-1] = (message, len(history), session_id)
            yield turn.model_copy(update={"message": message})


def test_a_link_to_a_follow_up_leads_to_the_same_answer(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with serving(Leaning(settings), settings) as app:
        one = visit(app.url, permissions=["clipboard-read", "clipboard-write"])
        one.ask("Which programming languages?")
        one.ask(SAVED)
        one.ask("And then?")
        one.page.get_by_role("button", name="Copy with sources").last.click()
        one.page.get_by_text("Copied", exact=True).first.wait_for()
        copied = one.page.evaluate("navigator.clipboard.readText()")
        address = copied.rpartition("Ask again: ")[2]
        assert address == f"{app.url}/?q=How+much+money+was+saved%3F&q=And+then%3F"
        other = visit(address)
        answered(other, 2)
        words = ".rc-text"
        assert other.page.locator(words).last.inner_text() == one.page.locator(words).last.inner_text()


def test_a_restored_answer_can_be_passed_on_too(visit: Open, served: Served) -> None:
    one = visit(served.url, permissions=["clipboard-read", "clipboard-write"])
    one.ask(SAVED)
    one.page.reload()
    one.page.get_by_role("button", name="Copy with sources").click()
    one.page.get_by_text("Copied", exact=True).first.wait_for()
    copied = one.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"Question: {SAVED}\n\nOver $8M")


def test_without_a_clipboard_it_is_copied_the_old_way(visit: Open, served: Served) -> None:
    before = "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
    before += "addEventListener('copy', () => { window.copied = document.activeElement.value; });"
    one = visit(served.url, before=before)
    one.ask(SAVED)
    one.page.get_by_role("button", name="Copy with sources").click()
    one.page.get_by_text("Copied", exact=True).first.wait_for()
    assert one.page.evaluate("copied").startswith(f"Question: {SAVED}")
    assert one.page.evaluate("document.activeElement.dataset.do") == "share"


def test_where_the_clipboard_is_refused_the_text_is_shown_selected(visit: Open, served: Served) -> None:
    before = (
        "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"
        "document.execCommand = () => false;"
    )
    one = visit(served.url, before=before, width=320, height=640)
    page = one.page
    one.ask(SAVED)
    page.get_by_role("button", name="Copy with sources").click()
    box = page.get_by_label("The browser did not let this page copy.")
    box.wait_for()
    selected = (
        "() => { const a = document.activeElement; return a.value.slice(a.selectionStart, a.selectionEnd); }"
    )
    assert page.evaluate(selected) == box.input_value()
    assert box.input_value().startswith(f"Question: {SAVED}")
    assert one.axe() == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.keyboard.press("Escape")
    assert box.count() == 0
    assert page.evaluate("document.activeElement.dataset.do") == "share"
    page.get_by_role("button", name="Copy the answer").click()  # the other button has the same way out
    assert box.input_value() == "Over $8M in documented infrastructure savings."
    page.get_by_role("button", name="Close", exact=True).click()
    assert page.evaluate("document.activeElement.dataset.do") == "copy"
