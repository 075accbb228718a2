"""Answers become HTML in which every character that was text is still text."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.models import Answer, Block, Citation, Status
from chatbot.web.render import link_label, link_target, profile_links, readable, render_answer
from tests.chatbot.web.fake_bot import PROFILE

CITATION = Citation(
    marker=1, quote="- **Led** a team", source="r.md", section="WORK", page=None, line=3, start=10, end=26
)


def answer(
    *blocks: Block, status: Status = "answered", citations: tuple[Citation, ...] = (CITATION,)
) -> Answer:
    return Answer(
        id="a", session_id=None, answer="", blocks=blocks, status=status, confidence=1, citations=citations,
        generation="g",
    )  # fmt: skip


def paragraph(text: str) -> Block:
    return Block(kind="paragraph", text=text)


class Seen(HTMLParser):
    """Tags, attributes and text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE = st.sampled_from(
    ["<b>", "<img src=x onerror=x()>", "<script>", '"', "'", "&lt;", "&", "]", "\n", "[1]"]
)
TEXT = st.lists(HOSTILE | st.text(), max_size=6).map("".join)
"""Text as nobody writes it: mere random letters would hardly ever hit on a tag."""

ALLOWED = {"p", "div", "ul", "ol", "li", "button", "span", "details", "summary", "a", "br"}
ALLOWED |= {"table", "thead", "tbody", "tr", "th", "td"}


@given(TEXT, TEXT, TEXT)
def test_no_text_becomes_markup(text: str, quote: str, section: str) -> None:
    evil = CITATION.model_copy(update={"quote": quote, "section": section, "source": text})
    html = render_answer(
        answer(
            paragraph(text + " [1]"),
            Block(kind="list", text=text, items=(text, text)),
            Block(kind="table", header=(text,), rows=((text,),)),
            citations=(evil,),
        ),
        profile_links(PROFILE),
    )
    seen = Seen(html)
    assert set(seen.tags) <= ALLOWED
    assert not [name for name, _ in seen.attributes if name.startswith("on") or name in ("src", "style")]
    assert {value for name, value in seen.attributes if name == "href"} <= set(
        profile_links(PROFILE).values()
    )


def test_a_long_quote_is_cut_on_a_screen_and_whole_on_paper() -> None:
    quote = "Led <b>a team</b> of " + "many " * 60 + "people."
    citation = CITATION.model_copy(update={"quote": quote})
    html = render_answer(answer(paragraph("x [1]"), citations=(citation,)), {})
    pattern = r'rc-quote">(.*?)<span class="rc-cut">(.*?)</span><span class="rc-rest">(.*?)</span></span>'
    ((begin, cut, rest),) = re.findall(pattern, html)
    assert unescape(begin + rest) == readable(quote)
    assert (len(unescape(begin)) <= 180, cut) == (True, " …")
    assert set(Seen(html).tags) <= ALLOWED


def test_a_marker_is_a_button_that_knows_its_passage() -> None:
    html = render_answer(answer(paragraph("Led a team. [1]")), {})
    assert (
        'class="rc-cite" data-source="r.md" data-start="10" data-end="26" data-marker="1" '
        'aria-label="Source 1: Work, line 3. Show in the résumé"'
    ) in html
    assert "[1]" not in html


def test_a_bracket_without_a_citation_stays_text() -> None:
    html = render_answer(answer(paragraph("See [2] and array[0]. [1]")), {})
    assert "See [2] and array[0]." in html
    assert html.count('class="rc-cite"') == 1


def test_quotes_are_listed_without_their_markup() -> None:
    html = render_answer(answer(paragraph("Led. [1]")), {})
    assert '<span class="rc-quote">Led a team</span>' in html
    assert '<span class="rc-place">Work, line 3</span>' in html


def test_many_sources_fold_behind_the_first_three() -> None:
    many = tuple(CITATION.model_copy(update={"marker": n}) for n in range(1, 6))
    html = render_answer(answer(paragraph("x"), citations=many), {})
    shown, _, folded = html.partition("<details")
    assert (shown.count('rc-source"'), folded.count('rc-source"')) == (3, 2)
    assert "2 more" in folded


@pytest.mark.parametrize(
    ("status", "label"),
    [
        ("not_mentioned", "Not in the résumé"),
        ("declined", "Not answered here"),
        ("partly", "Partly in the résumé"),
    ],
)
def test_what_is_not_simply_answered_is_labelled(status: Status, label: str) -> None:
    assert f'<p class="rc-status">{label}</p>' in render_answer(answer(paragraph("x"), status=status), {})
    assert "rc-status" not in render_answer(answer(paragraph("x")), {})


def test_only_what_the_profile_names_is_linked() -> None:
    text = (
        "Write to ada@example.com or see linkedin.com/in/ada, not eve@evil.example or https://evil.example/."
    )
    links = profile_links(PROFILE.model_copy(update={"links": ("linkedin.com/in/ada",)}))
    seen = Seen(render_answer(answer(paragraph(text)), links))
    targets = [value for name, value in seen.attributes if name == "href"]
    assert targets == ["mailto:ada@example.com", "https://linkedin.com/in/ada"]
    assert text in seen.text


@pytest.mark.parametrize(
    ("printed", "target"),
    [
        ("linkedin.com/in/ada", "https://linkedin.com/in/ada"),
        ("http://ada.example.com", "http://ada.example.com"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("ftp://example.com", None),
        ("https://user@evil.example", None),
        ('https://a.example/"onload="x', None),
        ("not a link", None),
        ("", None),
    ],
)
def test_only_web_addresses_are_followed(printed: str, target: str | None) -> None:
    assert link_target(printed) == target


def test_links_have_short_names() -> None:
    assert link_label("https://www.linkedin.com/in/ada") == "LinkedIn"
    assert link_label("ada.example.com/about") == "ada.example.com"
