"""On paper: the conversation with its quotations, whole, black on white, and nothing to press."""

from __future__ import annotations

import io
import re
from typing import Any

import pypdfium2
import pytest

from tests.browser.conftest import Open, Served, Visit

pytestmark = pytest.mark.browser

CONTROLS = [
    "Send",
    "Clear conversation",
    "Copy",
    "Back to",
    "Enter to send",
    "For example",
    "more",
    "Try again",
]


def printed(one: Visit) -> Any:
    """What Chromium prints on A4, without background colours as is usual."""
    return pypdfium2.PdfDocument(io.BytesIO(one.page.pdf(format="A4")))


def text_of(pdf: Any) -> str:
    return re.sub(r"\s+", " ", " ".join(page.get_textpage().get_text_range() for page in pdf))


def test_the_conversation_is_printed_with_whole_quotations_and_no_controls(
    visit: Open, served: Served
) -> None:
    one = visit(served.url)
    one.ask("What did Ada do at AWS?")
    one.ask("Tell me everything")
    one.ask("Has she worked with Rust?")
    pdf = printed(one)
    text = text_of(pdf).replace("\ufffe", "-")
    assert len(pdf) <= 2
    assert "Ada Example" in text
    assert "ada@example.com · https://www.linkedin.com/in/ada" in text
    for question in ("What did Ada do at AWS?", "Tell me everything", "Has she worked with Rust?"):
        assert question in text
    quote = "eliminating per-account WAF rule deployment toil.”"
    assert text.count(quote) == 2  # beyond what a screen shows of it, and the second time from a closed list
    assert "“M.S., Information Systems & Statistics · Arizona State University”" in text
    assert "Professional Experience, line 37" in text
    assert "[3]" in text
    assert "Not in the résumé" in text
    assert f"Asked at {served.url}/, printed on " in text
    assert [words for words in CONTROLS if words in text] == []
    assert "CORE EXPERTISE" not in text  # the résumé itself
    assert "…" not in text
    assert one.page.locator("details[open]").count() == 0  # on the screen it is as it was


def test_where_nothing_was_asked_the_resume_is_printed(visit: Open, served: Served) -> None:
    text = text_of(printed(visit(served.url)))
    assert "CORE EXPERTISE" in text
    assert "Arizona State University" in text
    assert [words for words in [*CONTROLS, "I am an assistant"] if words in text] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_black_on_white_whatever_the_screen(visit: Open, served: Served, scheme: str) -> None:
    one = visit(served.url, scheme=scheme)
    one.ask("What did Ada do at AWS?")
    one.ask("Has she worked with Rust?")
    page = printed(one)[0]
    gray = page.render(scale=4).to_pil().convert("L")
    tones = gray.histogram()
    assert sum(tones[250:]) > 0.85 * sum(tones)  # paper
    assert sum(tones[:60]) > 0.5 * sum(tones[:200])  # ink, not grey on grey
    one.page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    assert one.axe() == []
    colours = one.page.evaluate(
        "[...document.querySelectorAll('.rc-text, .rc-question, .rc-quote')].map(e => getComputedStyle(e).color)"
    )
    assert set(colours) == {"rgb(0, 0, 0)"}


def test_an_open_resume_on_a_phone_does_not_take_the_place_of_the_conversation(
    visit: Open, served: Served
) -> None:
    one = visit(served.url, width=360, height=740)
    one.ask("How much money was saved?")
    one.page.locator(".rc-cite").first.click()
    text = text_of(printed(one))
    assert "How much money was saved?" in text
    assert "CORE EXPERTISE" not in text
