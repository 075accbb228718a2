"""A citation opens the résumé at the quoted line, and there is a way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.settings import Settings
from tests.browser.conftest import Open, Served, serving
from tests.browser.page.conftest import EVIL
from tests.chatbot.web.fake_bot import TEXT, FakeBot, document_of

pytestmark = pytest.mark.browser


BUILT = (
    "Built the policy-distribution path that propagates AWS Managed Rules to customer web ACLs via AWS "
    "Config-driven"
)


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
    spoken = panel.evaluate("p => document.getElementById(p.getAttribute('aria-describedby')).textContent")
    assert spoken.startswith("Operated the service")  # with the dialog's name, on opening it
    page.get_by_role("button", name="Back to the answer").click()
    assert not page.locator("#rc-panel").is_visible()
    assert page.evaluate("document.activeElement.dataset.marker") == "3"
    cite.click()
    page.go_back()  # the phone's own Back closes the sheet, not the page
    page.wait_for_selector("#rc-page[data-panel=closed]")
    assert page.locator(".rc-turn").count() == 1
    cite.click()
    page.keyboard.press("Escape")
    page.wait_for_selector("#rc-page[data-panel=closed]")


def test_a_withheld_number_reads_as_on_request(visit: Open, served: Served) -> None:
    panel = visit(served.url).page.locator("#rc-scroll").inner_text()
    assert "Kirkland, WA · (on request) · ada@example.com" in panel
    assert "••" not in panel


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


def test_there_is_a_way_back_to_the_answer(visit: Open, served: Served) -> None:
    one = visit(served.url)
    page = one.page
    back = page.get_by_role("button", name="Back to the answer")
    assert back.count() == 0
    one.ask("What did Ada do at AWS?")
    for _ in range(3):
        one.ask("Which programming languages?")
    page.locator(".rc-cite").first.click()
    page.evaluate("document.querySelector('#rc-log').scrollTo(0, 1e6)")
    back.click()
    assert page.evaluate("document.activeElement.dataset.marker") == "1"
    frame, box = page.locator("#rc-log").bounding_box(), page.locator(".rc-cite").first.bounding_box()
    assert frame
    assert box
    assert frame["y"] <= box["y"] <= frame["y"] + frame["height"] - box["height"]
    assert page.locator("mark").count() == 1  # the line stays marked

    page.focus("#rc-scroll")
    page.keyboard.press("Escape")  # the same by the keyboard, and the mark goes
    assert page.evaluate("document.activeElement.dataset.marker") == "1"
    assert page.locator("mark").count() == 0
    assert back.count() == 0


def test_the_line_is_opened_by_the_keyboard_and_the_panel_hidden_again(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.ask("What did Ada do at AWS?")
    one.page.locator(".rc-cite").nth(1).focus()
    one.page.keyboard.press("Enter")
    assert "".join(one.page.locator("mark").all_text_contents()).startswith(BUILT)
    assert one.page.evaluate("document.activeElement.dataset.marker") == "2"  # reading goes on where it was
    one.page.get_by_role("button", name="Hide the résumé").click()
    assert not one.page.locator("#rc-panel").is_visible()
    assert one.page.evaluate("document.activeElement.dataset.marker") == "2"
    one.page.get_by_role("button", name="Résumé", exact=True).click()
    assert one.page.locator("#rc-panel").is_visible()
