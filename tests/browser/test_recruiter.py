"""A recruiter's visit over the real chain and the résumé of this checkout: nothing is replaced."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from chatbot.desk import Records
from tests.browser.conftest import Open, Served

pytestmark = [pytest.mark.browser, pytest.mark.endtoend]


SEEDS = Path(__file__).parents[2] / "seeds"


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_what_did_he_do_at_aws(visit: Open, real: Served) -> None:
    one = visit(real.url)
    one.ask("What did he do at AWS?")
    answer = one.page.locator(".rc-answer")
    assert "WAF" in answer.inner_text()
    assert answer.locator(".rc-status").count() == 0  # answered, without reservation
    cites = one.page.locator(".rc-text .rc-cite")
    assert cites.count() >= 1
    for cite in cites.all():
        cite.click()
        marked = one.page.locator("#rc-scroll mark")
        shown = " ".join(marked.all_text_contents())
        marker = cite.get_attribute("data-marker")
        listed = one.page.locator(f'.rc-source[data-marker="{marker}"] .rc-quote').text_content() or ""
        begin = words(listed)[:8]
        assert words(shown)[: len(begin)] == begin, "the marked passage is not the quoted one"
        assert marked.first.is_visible()


def test_a_follow_up_understands_what_was_asked_before(visit: Open, real: Served) -> None:
    one = visit(real.url)
    one.ask("What did he do at AWS?")
    one.ask("How long was he there?")
    assert re.search(r"2018|2 years|two years", one.page.locator(".rc-answer").nth(1).inner_text())


def test_each_starter_is_answered_with_a_source(visit: Open, real: Served) -> None:
    one = visit(real.url)
    starters = one.page.locator("#rc-starters .rc-chip").all_text_contents()
    assert len(starters) >= 2
    for question in starters:
        one.ask(question)
        assert one.page.locator(".rc-answer").last.locator(".rc-cite").count() >= 1, question


def test_a_chip_goes_on(visit: Open, real: Served) -> None:
    one = visit(real.url)
    one.ask("What did he do at AWS?")
    chip = one.page.locator("#rc-followups .rc-chip").first
    question = chip.inner_text()
    chip.click()
    one.page.wait_for_function("() => document.querySelectorAll('.rc-tools').length === 2")
    assert one.page.locator(".rc-question").nth(1).inner_text().endswith(question)


def test_what_the_resume_does_not_say_looks_like_it_and_is_not_the_end(visit: Open, real: Served) -> None:
    one = visit(real.url)
    one.ask("Does he know COBOL?")
    assert one.page.locator(".rc-status").all_text_contents() == ["Not in the résumé"]
    assert 1 <= one.page.locator("#rc-followups .rc-chip").count() <= 4


def test_the_phone_number_is_nowhere_on_the_page(visit: Open, real: Served) -> None:
    one = visit(real.url)
    one.ask("What is his phone number?")
    printed = "".join(path.read_text(encoding="utf-8") for path in SEEDS.iterdir() if path.is_file())
    numbers = [
        "".join(re.findall(r"\d", found)) for found in re.findall(r"\(\d{3}\)[ -]?\d{3}-\d{4}", printed)
    ]
    assert numbers, "the résumé of this checkout prints a phone number in another form: adapt the pattern"
    shown = "".join(re.findall(r"\d", one.page.content()))
    assert not [number for number in numbers if number in shown]
    assert "(on request)" in one.page.locator("#rc-scroll").inner_text()


def test_a_rating_reaches_the_records(visit: Open, real: Served) -> None:
    one = visit(real.url)
    one.ask("What did he do at AWS?")
    one.page.get_by_role("button", name="This answer helped").click()
    one.page.get_by_text("Thank you, noted.").first.wait_for()
    kept = Records(real.home).feedback()[-1]
    assert (kept.question, kept.verdict) == ("What did he do at AWS?", "up")
    assert kept.generation


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "light"), (1280, "dark")])
def test_the_real_page_is_accessible_and_does_not_scroll_sideways(
    visit: Open, real: Served, width: int, scheme: str
) -> None:
    one = visit(real.url, width=width, height=740, scheme=scheme, touch=width < 500)
    assert one.axe() == []
    one.ask("What did he do at AWS?")
    one.page.locator(".rc-cite").first.click()
    assert one.axe() == []
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
