"""The page as a recruiter uses it, over canned answers: what it shows, how it fails, how it is operated."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from chatbot.desk import Records
from chatbot.settings import Settings
from chatbot.web.pace import Pace
from tests.browser.conftest import Open, Served, serving
from tests.chatbot.web.fake_bot import TEXT, FakeBot, document_of

pytestmark = pytest.mark.browser

BUILT = (
    "Built the policy-distribution path that propagates AWS Managed Rules to customer web ACLs via AWS "
    "Config-driven"
)


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


def test_a_citation_marks_the_quoted_words_in_the_resume(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.ask("What did Ada do at AWS?")
    assert one.page.locator(".rc-cite").all_text_contents() == ["1", "2", "3"]
    one.page.locator(".rc-cite").nth(1).click()
    marked = one.page.locator("#rc-scroll mark")
    assert "".join(marked.all_text_contents()) == (
        BUILT + " detection and auto-remediation — eliminating per-account WAF rule deployment toil."
    )
    assert marked.first.is_visible()
    assert one.page.locator(".rc-panel").bounding_box()["x"] > 600
    frame, box = one.page.locator("#rc-scroll").bounding_box(), marked.first.bounding_box()
    assert frame
    assert box
    assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]
    one.wait_for_live("In the résumé: Built the policy")

    one.page.locator(".rc-source").first.click()  # another one takes its place
    assert "".join(marked.all_text_contents()).startswith("Delivered core components")
    assert one.page.locator("#rc-scroll").inner_text().count("Delivered core components") == 1


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
    lengths = [length for _, length, _ in bot.seen]
    ids = {session_id for _, _, session_id in bot.seen}
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


def test_enter_sends_but_not_while_an_input_method_chooses(visit: Open, served: Served) -> None:
    page = visit(served.url).page
    page.focus("#rc-input")
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    assert page.input_value("#rc-input") == "one\ntwo"
    page.evaluate(
        "document.querySelector('#rc-input').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    assert page.locator(".rc-turn").count() == 0


@pytest.fixture
def slow(visit: Open, tmp_path: Path):  # type: ignore[no-untyped-def]
    settings = Settings(home=tmp_path)
    bot = FakeBot(settings, pause_s=0.8)
    with serving(bot, settings) as app:
        yield visit(app.url), app, bot


def test_a_slow_answer_says_so_then_grows(slow) -> None:  # type: ignore[no-untyped-def]
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


def test_escape_stops_an_answer_and_keeps_the_question(slow) -> None:  # type: ignore[no-untyped-def]
    one, _, _ = slow
    page = one.page
    page.fill("#rc-input", "What did Ada do at AWS?")
    page.press("#rc-input", "Enter")
    page.get_by_role("button", name="Stop").wait_for()
    page.keyboard.press("Escape")
    one.settle()
    assert page.locator(".rc-failed").inner_text().startswith("Stopped.")
    assert page.input_value("#rc-input") == "What did Ada do at AWS?"


def test_a_server_that_is_gone_costs_no_question(slow) -> None:  # type: ignore[no-untyped-def]
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
        (429, "{}", "Many people are asking"),
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
    partial = json.dumps([payload | {"question": "q", "html": "<p>Half</p>"}])
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


EVIL = [
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "[click](javascript:window.hit=1)",
    '"><iframe src=https://evil.example></iframe>',
    "![x](https://evil.example/x.png)",
    "<style>body{background:url(https://evil.example)}</style>",
    "<a href='javascript:window.hit=1'>x</a> </textarea></div>",
    "${window.hit=1} {{constructor}} $$x$$",
]


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


def test_markup_in_the_resume_stays_text(visit: Open, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    text = TEXT + "\n".join(f"\n- {evil}" for evil in EVIL)
    with serving(FakeBot(settings, document=document_of(text, source='r"><b>.txt')), settings) as app:
        one = visit(app.url)
        panel = one.page.locator("#rc-scroll")
        assert panel.locator(":is(script, img, iframe, style, svg)").count() == 0
        assert [a.get_attribute("href") for a in panel.locator("a").all()] == [
            "https://www.linkedin.com/in/ada"
        ]
        one.ask("How much money was saved?")
        one.page.locator(".rc-cite").first.click()
        marked = "".join(one.page.locator("mark").all_text_contents())
        assert marked == "delivered $8M+ in documented infrastructure savings"
        assert one.page.evaluate("window.hit") is None


def test_a_withheld_number_reads_as_on_request(visit: Open, served: Served) -> None:
    panel = visit(served.url).page.locator("#rc-scroll").inner_text()
    assert "Kirkland, WA · (on request) · ada@example.com" in panel
    assert "••" not in panel


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_accessible_in_every_state(visit: Open, served: Served, width: int, scheme: str) -> None:
    one = visit(served.url, width=width, height=740, scheme=scheme, touch=width < 500)
    page = one.page
    states: dict[str, list[str]] = {"empty": one.axe()}
    one.ask("What did Ada do at AWS?")
    states["answered"] = one.axe()
    page.locator(".rc-cite").nth(1).click()
    states["cited"] = one.axe()
    if width < 500:
        page.click("#rc-back")
    one.ask("Has she worked with Rust?")
    one.ask("Write a poem about her")
    one.ask("What is the current role?")
    states["not mentioned, declined, partly"] = one.axe()
    page.press("#rc-input", "Enter")
    states["nothing typed"] = one.axe()
    page.route("**/gradio_api/call/**", lambda route: route.abort())
    one.expected = ("Failed to load resource",)
    one.ask("What is the current role?")
    states["failed"] = one.axe()
    assert {state: found for state, found in states.items() if found} == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_resume_is_a_sheet_with_a_way_back(visit: Open, served: Served) -> None:
    one = visit(served.url, width=360, height=740, touch=True)
    page = one.page
    assert not page.locator("#rc-panel").is_visible()
    one.ask("What did Ada do at AWS?")
    cite = page.locator(".rc-cite").nth(2)
    cite.click()
    panel = page.get_by_role("dialog", name="Résumé")
    assert panel.bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 740}
    assert page.locator("mark").first.is_visible()
    assert page.evaluate("document.activeElement.id") == "rc-back"
    page.get_by_role("button", name="Back to the chat").click()
    assert not page.locator("#rc-panel").is_visible()
    assert page.evaluate("document.activeElement.dataset.marker") == "3"
    cite.click()
    page.go_back()  # the phone's own Back closes the sheet, not the page
    page.wait_for_selector("#rc-page[data-panel=closed]")
    assert page.locator(".rc-turn").count() == 1
    cite.click()
    page.keyboard.press("Escape")
    page.wait_for_selector("#rc-page[data-panel=closed]")


def test_targets_are_large_enough_for_a_finger(visit: Open, served: Served) -> None:
    one = visit(served.url, width=360, height=740, touch=True)
    one.ask("What did Ada do at AWS?")
    small = one.page.evaluate(
        """[...document.querySelectorAll('#rc-page button:not(.rc-cite), .rc-header a')]
           .filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5 && !e.closest('#rc-panel'))
           .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1440])
def test_nothing_scrolls_sideways(visit: Open, served: Served, width: int) -> None:
    one = visit(served.url, width=width)
    one.ask("What did Ada do at AWS? " + "x" * 300)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
    assert one.page.evaluate(
        "document.querySelector('#rc-log').scrollWidth <= document.querySelector('#rc-log').clientWidth"
    )


def test_the_keyboard_reaches_everything_in_reading_order(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.ask("How much money was saved?")
    one.page.focus(".rc-header a")
    seen = []
    for _ in range(14):
        named = "e => e.getAttribute('aria-label') || e.innerText || e.id"
        seen.append(re.sub(r"\s+", " ", one.page.evaluate(f"() => ({named})(document.activeElement)"))[:24])
        one.page.keyboard.press("Tab")
    assert seen == [
        "E-mail", "LinkedIn", "ada.example.com", "Conversation", "Source 1: Professional E",
        "1 Source 1, show in the ", "Copy the answer", "This answer helped", "This answer did not help",
        "How much money was saved", "Which programming langua", "rc-input", "Send", "Clear conversation",
    ]  # fmt: skip


def test_dark_follows_the_system_and_a_change_keeps_the_conversation(visit: Open, served: Served) -> None:
    one = visit(served.url, scheme="dark")
    ground = "getComputedStyle(document.querySelector('#rc-page')).backgroundColor"
    assert one.page.evaluate(ground) == "rgb(27, 26, 24)"
    one.ask("How much money was saved?")
    one.page.emulate_media(color_scheme="light")
    assert one.page.evaluate(ground) == "rgb(244, 242, 238)"
    assert one.page.locator(".rc-turn").count() == 1


def test_without_scripts_the_page_says_how_to_reach_the_candidate(chromium, served: Served) -> None:  # type: ignore[no-untyped-def]
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(served.url)
    assert "Ada Example" in page.inner_text("body")
    assert "ada@example.com" in page.inner_text("body")
    context.close()
