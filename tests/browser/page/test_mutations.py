"""The guards guarded: a file of the page is damaged on its way, and a named test must turn red."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error

from chatbot.settings import Settings
from tests.browser import conftest
from tests.browser.conftest import Served, Visits, serving
from tests.browser.page import test_access, test_failures, test_panel, test_print, test_share
from tests.browser.page.conftest import Slow
from tests.chatbot.web.fake_bot import FakeBot

pytestmark = pytest.mark.browser

Test = Callable[[Visits, Served, Path], Any]


def on_the_page(test: Callable[[Visits, Served], Any]) -> Test:
    return lambda visit, served, _: test(visit, served)


def on_its_own(test: Callable[[Visits, Path], Any]) -> Test:
    return lambda visit, _, home: test(visit, home)


def on_a_slow_server(test: Callable[[Slow], Any]) -> Test:
    def run(visit: Visits, _: Served, home: Path) -> None:
        settings = Settings(home=home)
        bot = FakeBot(settings, pause_s=0.8)
        with serving(bot, settings) as app:
            test(Slow(visit(app.url), app, bot))

    return run


def seen_by_axe(visit: Visits, served: Served, _: Path) -> None:
    test_access.test_accessible_in_every_state(visit, served, 1280, "light")


def on_dark_paper(visit: Visits, served: Served, _: Path) -> None:
    test_print.test_it_is_black_on_white_whatever_the_screen(visit, served, "dark")


def ringed(visit: Visits, served: Served, _: Path) -> None:
    test_access.test_the_focus_can_be_seen(visit, served, "light")


def at_320(visit: Visits, served: Served, _: Path) -> None:
    test_access.test_nothing_scrolls_sideways(visit, served, 320)


def opened(visit: Visits, served: Served, _: Path) -> None:
    """Not a test of its own: the guards after one question."""
    visit(served.url).ask("How much money was saved?")


READY = 'page.dataset.ready = "yes";'
CLIPBOARD = on_the_page(test_share.test_where_the_clipboard_is_refused_the_text_is_shown_selected)
ANEW = on_its_own(test_failures.test_an_index_built_anew_meanwhile_marks_no_wrong_words)
PAPER = on_the_page(test_print.test_the_conversation_is_printed_with_whole_quotations_and_no_controls)

# what is done -> (file, old, new, the test that must notice)
MUTATIONS: dict[str, tuple[str, str, str, Test]] = {
    "a reload asks the link again": (
        "page/share.js",
        'window.history.replaceState(window.history.state, "", url.href);',
        "",
        on_its_own(test_share.test_a_link_asks_its_question_once),
    ),
    "a link asks as much as it likes": (
        "page/share.js",
        "questions.slice(0, most)",
        "questions",
        on_its_own(test_share.test_several_questions_are_asked_in_order_and_no_more_than_four),
    ),
    "a linked question too long is sent": (
        "page.js",
        "if (length(question) > limit()) {",
        "if (false) {",
        on_its_own(test_share.test_a_linked_question_that_is_too_long_waits_in_the_box),
    ),
    "a question becomes markup": (
        "page.js",
        'el("span", {}, question);',
        'Object.assign(el("span"), { innerHTML: question });',
        on_the_page(test_share.test_a_linked_question_is_never_more_than_text),
    ),
    "a link forgets the path it is under": (
        "page/share.js",
        "const url = new URL(document.baseURI);",
        "const url = new URL(window.location.origin);",
        on_its_own(test_share.test_under_a_path_of_its_own_links_lead_there),
    ),
    "a page fetched in advance asks": (
        "page.js",
        "if (document.prerendering)",
        "if (false)",
        on_its_own(test_share.test_a_page_fetched_in_advance_asks_nothing_until_it_is_seen),
    ),
    "the copy lacks its sources": (
        "page.js",
        "`${payload.shared}\\n\\n${link}`",
        "`${payload.text}\\n\\n${link}`",
        on_the_page(test_share.test_a_copy_with_sources_brings_question_answer_lines_places_and_link),
    ),
    "a refused clipboard is silent": (
        "page.js",
        'else byHand(turn.querySelector(".rc-answer"), text, button);',
        "",
        CLIPBOARD,
    ),
    "the box for copying keeps the focus": (
        "page/share.js",
        "if (box.opener.isConnected) box.opener.focus();",
        "",
        CLIPBOARD,
    ),
    "controls are printed": ("page.css", "is(.rc-composer, .rc-tools, ", "is(", PAPER),
    "quotations are cut on paper": ("page.css", ".rc-rest { display: inline; }", ".rc-rest { }", PAPER),
    "what is folded is not printed": ("page.js", "more.open = true;", "", PAPER),
    "what was folded stays open": ("page.js", "more.open = false;", "", PAPER),
    "pale ink": ("page.css", "--ink: #000; --soft: #333;", "--soft: #333;", on_dark_paper),
    "grey on grey": ("page.css", "--soft: #5f5a52;", "--soft: #b9b5ae;", seen_by_axe),
    "a button loses its name": ("page.js", '"aria-label": name, ', "", seen_by_axe),
    "the focus is not shown": (
        "page.css",
        ":focus-visible { outline: 2px solid var(--accent);",
        ":focus-visible { outline: 0 solid var(--accent);",
        ringed,
    ),
    "the column is wider than a phone": (
        "page.css",
        "#rc-page .rc-log > * { max-width: 700px;",
        "#rc-page .rc-log > * { min-width: 700px;",
        at_320,
    ),
    "it moves for those who want it still": (
        "page.css",
        "@media (prefers-reduced-motion: no-preference) {\n  #rc-page .rc-looking",
        "@media all {\n  #rc-page .rc-looking",
        on_the_page(test_access.test_nothing_moves_for_those_who_want_it_still),
    ),
    "forced colours take the edges": (
        "page.css",
        "#rc-page :is(.rc-question, .rc-send,",
        "#rc-page :is(",
        on_the_page(test_access.test_in_forced_colours_everything_keeps_an_edge),
    ),
    "every growth is said": (
        "page.js",
        "show(turn, data);\n",
        "show(turn, data); announce(data.text);\n",
        on_a_slow_server(test_access.test_a_slow_answer_is_said_to_be_looked_for_and_then_said_once),
    ),
    "the question waits for the server": (
        "page.js",
        "$.turns.append(node);",
        "window.setTimeout(() => $.turns.append(node), 30);",
        on_the_page(test_access.test_the_question_stands_there_at_once),
    ),
    "questions are no headings": (
        "page.js",
        'el("h3", { class: "rc-question" }',
        'el("div", { class: "rc-question" }',
        on_the_page(test_access.test_what_a_screen_reader_finds),
    ),
    "the words of another version are marked": (
        "page/panel.js",
        "answer.dataset.generation === page.dataset.generation",
        "true",
        ANEW,
    ),
    "the panel stays as it was": ("page/panel.js", "papers.innerHTML = now.html;", "", ANEW),
    "there is no way back": (
        "page/panel.js",
        "if (WIDE.matches) returnTo(citedFrom);",
        "if (WIDE.matches) ;",
        on_the_page(test_panel.test_there_is_a_way_back_to_the_answer),
    ),
    "the sheet does not hold the keyboard": (
        "page/panel.js",
        'panel.setAttribute("role", on ? "dialog" : "complementary");',
        "",
        on_the_page(test_panel.test_on_a_phone_the_resume_is_a_sheet_with_a_way_back),
    ),
    "heartbeats count as an answer": (
        "page/queue.js",
        "buffer += value;",
        "buffer += value; wait();",
        on_the_page(test_failures.test_an_answer_that_never_comes_is_given_up_heartbeats_or_not),
    ),
    "a cut stream looks finished": (
        "page/queue.js",
        "if (done) throw new Failure(WORDS.cut);",
        "if (done) return last;",
        on_the_page(test_failures.test_a_cut_stream_is_not_taken_for_an_answer),
    ),
    "nobody says when to try again": (
        "page/queue.js",
        'response.headers.get("Retry-After")',
        "0",
        on_the_page(test_failures.test_a_proxys_limit_says_when_to_try_again),
    ),
    "what was asked is lost by a reload": (
        "page.js",
        'running ? running.question : ""',
        '""',
        on_a_slow_server(test_failures.test_a_reload_in_the_middle_gives_the_question_back),
    ),
    "what was typed is lost by a reload": (
        "page/draft.js",
        "{ typed, asked }",
        "{ asked }",
        on_the_page(test_failures.test_a_reload_keeps_what_was_typed_and_stores_nothing),
    ),
    "a question is thrown away when it fails": (
        "page.js",
        "back = WORDS.kept;",
        'back = WORDS.kept; fill("");',
        on_a_slow_server(test_failures.test_a_server_that_is_gone_costs_no_question),
    ),
    "an expired conversation goes on in silence": (
        "page.js",
        "problem(WORDS.gone, { invalid: false });",
        "",
        on_the_page(test_failures.test_a_conversation_that_expired_says_so),
    ),
    "a font from elsewhere": (
        "page.js",
        READY,
        READY + 'document.head.append(el("link", { rel: "stylesheet", href: "https://fonts.example/css" }));',
        opened,
    ),
    "a cookie": ("page.js", READY, READY + 'document.cookie = "id=1";', opened),
    "something stored at once": ("page.js", READY, READY + 'sessionStorage.setItem("rc-a", "1");', opened),
    "code out of text": ("page.js", READY, READY + 'new Function("1")();', opened),
    "an error in the console": ("page.js", READY, READY + 'console.error("x");', opened),
}


def guarded(test: Test, visit: Visits, served: Served, home: Path) -> None:
    """The test as it runs by itself: with the guards at its end."""
    test(visit, served, home)
    visit.check()


@pytest.mark.parametrize("name", MUTATIONS)
def test_damage_is_noticed(
    visit: Visits, served: Served, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, old, new, test = MUTATIONS[name]
    monkeypatch.setattr(conftest, "TIMEOUT_MS", 4_000)  # what is damaged may never come
    visit.damage.append((file, old, new))
    try:
        with pytest.raises((AssertionError, Error)) as noticed:
            guarded(test, visit, served, tmp_path)
        assert "nothing to change" not in str(noticed.value)
    finally:
        visit.close()
