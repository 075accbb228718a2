"""The evaluation's report as its owner opens it: a file on the disk, in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from chatbot.evaluation.models import Outcome
from chatbot.evaluation.report import write
from tests.browser.window import violations
from tests.chatbot.evaluation.report import runs

pytestmark = pytest.mark.browser

EVIL = "</script><img src=x onerror=alert(1)>"


@dataclass
class Opened:
    """One window on the report, and what went wrong in it."""

    page: Page
    context: BrowserContext
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def shown(self) -> list[str]:
        """The questions that the filter leaves."""
        rows = self.page.locator(".item:visible")
        return rows.locator(".question").all_text_contents()

    def axe(self) -> list[str]:
        """WCAG rules that the page as it now stands violates."""
        return violations(self.page)


Show = Callable[..., Opened]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "out.html"
    hostile = runs.triple(
        f"nurse-{EVIL}", EVIL, Outcome.PARTIAL, f"{EVIL} [1]", reason=EVIL, reference=EVIL, kind=EVIL,
        tags=(EVIL,), facts=[EVIL], quotes=[EVIL], forbidden=(EVIL,),
    )  # fmt: skip
    long = runs.triple(
        "nurse-98", "What else did she do?", Outcome.CORRECT, "She did much. " * 80 + "The end [1].",
        quotes=["Mentor four newly qualified nurses each autumn"], retrieved=[],
        facts=["much", f"/{'much|' * 30}more/", "/m.re/"],
    )  # fmt: skip
    run = runs.run(sealed=True, extra=[hostile, long])
    write(path, run, runs.comparison(run), runs.verdict())
    return path


@pytest.fixture
def show(chromium: Browser, report: Path) -> Iterator[Show]:
    windows: list[Opened] = []

    def opened(hash_: str = "", *, width: int = 1280, scheme: Any = "light") -> Opened:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
        )
        context.set_default_timeout(15_000)
        page = context.new_page()
        one = Opened(page, context)
        windows.append(one)
        page.on("console", lambda message: one.errors.append(message.text))
        page.on("pageerror", lambda error: one.errors.append(str(error)))
        page.on("request", lambda request: one.requests.append(request.url))
        page.goto(report.as_uri() + hash_)
        page.wait_for_function("document.querySelector('.count').textContent")
        return one

    yield opened
    for one in windows:
        assert one.errors == []
        assert [url for url in one.requests if not url.startswith((report.as_uri(), "data:"))] == []
        one.context.close()


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_it_is_accessible_in_every_size_and_scheme(show: Show, width: int, scheme: str) -> None:
    one = show(width=width, scheme=scheme)
    opened = ":is(details:not(.item), .item:nth-child(-n+3), .item:nth-child(6))"  # each kind of content once
    one.page.evaluate(f"document.querySelectorAll('{opened}').forEach((part) => {{ part.open = true; }})")
    one.page.wait_for_function("document.querySelectorAll('.item .columns').length === 4")
    assert one.axe() == []
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_filter_works_and_the_address_keeps_it(show: Show) -> None:
    one = show()
    page = one.page
    assert page.locator(".count").inner_text() == "16 of 16 questions shown"
    page.get_by_role("button", name="wrong").click()
    assert one.shown() == ["Since when has she worked in intensive care?", "When did he work at Quill Bank?"]
    page.get_by_label("Set", exact=True).select_option("analyst")
    assert one.shown() == ["When did he work at Quill Bank?"]
    assert page.locator(".count").inner_text() == "1 of 16 questions shown"
    assert (
        page.get_by_label("Kind", exact=True).locator("option[value=nearmiss]").inner_text() == "nearmiss (1)"
    )
    page.get_by_label("Text", exact=True).fill("QUILL retail")
    assert one.shown() == ["When did he work at Quill Bank?"]
    kept = page.evaluate("location.hash")
    assert kept == "#outcome=incorrect&set=analyst&q=QUILL+retail"

    again = show(kept)
    assert again.shown() == ["When did he work at Quill Bank?"]
    assert again.page.get_by_role("button", name="wrong").get_attribute("aria-pressed") == "true"
    again.page.get_by_role("button", name="Show all").click()
    assert len(again.shown()) == 16
    assert again.page.evaluate("location.hash") == ""


def test_a_text_nobody_said_finds_nothing_and_says_so(show: Show) -> None:
    one = show("#q=zeppelin")
    assert one.shown() == []
    assert one.page.locator(".count").inner_text() == "0 of 16 questions shown"


def test_the_top_leads_to_the_wrong_answers_and_does_so_again(show: Show) -> None:
    one = show()
    for _ in range(2):
        one.page.evaluate("scrollTo(0, 0)")
        one.page.get_by_role("link", name="2 wrong").click()
        one.page.wait_for_function("document.activeElement.id === 'questions'")
        assert one.shown() == [
            "Since when has she worked in intensive care?",
            "When did he work at Quill Bank?",
        ]
        assert one.page.get_by_role("button", name="wrong").get_attribute("aria-pressed") == "true"
        one.page.evaluate("document.activeElement.blur()")
    one.page.get_by_role("link", name="see all 6").click()
    one.page.wait_for_function("document.querySelectorAll('.item:not([hidden])').length === 6")


def test_a_question_asked_back_shows_what_was_asked_before(show: Show) -> None:
    one = show("#q=and+before+that")
    assert one.page.locator(".item:visible .before").text_content() == "after “Where does Mara work now?”"
    assert one.shown() == ["And before that?"]


def test_a_long_answer_is_folded_until_it_is_wanted_or_a_citation_in_it_is_reached(show: Show) -> None:
    one = show("#item=nurse-98")
    item = one.page.locator(".item[open]")
    answer = item.locator(".answer")
    folded = answer.bounding_box()
    assert folded is not None
    assert folded["height"] < 200
    item.get_by_role("button", name="Show the whole answer").click()
    whole = answer.bounding_box()
    assert whole is not None
    assert whole["height"] > folded["height"]
    item.get_by_role("button", name="Show less of it").click()
    item.get_by_role("link", name="citation 1").focus()
    assert item.get_by_role("button", name="Show less of it").is_visible()
    assert "nothing was searched for, or nothing found" in item.inner_text()
    facts = item.locator(".facts li")
    assert facts.nth(1).locator("summary").inner_text() == "1 pattern"  # who reads wants no wall of signs
    assert not facts.nth(1).locator("code").is_visible()
    assert facts.nth(2).locator("code").is_visible()


def test_a_regression_opens_its_question(show: Show) -> None:
    one = show("#outcome=error")
    one.page.get_by_role("link", name="How accurate are his forecasts?").click()
    item = one.page.locator(".item[open]")
    item.wait_for()
    assert "declined, though the résumé answers" in item.inner_text()
    assert "The error fell from 19 % to 11 %." in item.inner_text()
    assert item.locator("mark").first.inner_text() == "error fell from 19 % to 11 %"
    assert one.page.evaluate("document.activeElement.closest('.item').open")
    assert len(one.shown()) == 16  # a filter that hid it would leave the reader with nothing


def test_a_question_opens_by_keyboard_with_its_citations_marked_in_their_source(show: Show) -> None:
    one = show("#q=intensive+care+since")
    page = one.page
    assert page.locator(".item .body > *").count() == 0  # built when asked for
    page.locator(".item:visible summary").first.focus()
    page.keyboard.press("Enter")
    item = page.locator(".item[open]")
    assert item.locator(".attempt mark").first.inner_text() == "March 2019 – present"
    assert item.locator(".broken-marker").inner_text().startswith("[7]")
    assert item.locator(".facts .unmet").text_content() == "not said: 2016"
    assert item.locator(".holds").inner_text() == "holds gold evidence"
    item.get_by_role("link", name="citation 1").press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Citation 1"
    assert page.evaluate("location.hash").startswith("#q=")


def test_untrusted_text_is_text(show: Show) -> None:
    one = show("#q=onerror")
    one.page.get_by_role("button", name="Open all shown").click()
    assert one.shown() == [EVIL]
    item = one.page.locator(".item[open]")
    assert item.inner_text().count(EVIL) >= 7
    assert one.page.locator("img").count() == 0


def test_it_prints_without_its_controls(show: Show) -> None:
    one = show()
    one.page.emulate_media(media="print")
    assert not one.page.locator("#filter").is_visible()
    assert one.page.locator("h1").is_visible()
    assert len(one.shown()) == 16
