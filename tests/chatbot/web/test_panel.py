"""The résumé reads as a document, and any passage of it can be found again by its offsets."""

from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from chatbot.web.panel import render_panel
from index.models import Resume
from index.passage import clean_text
from tests.chatbot.web.fake_bot import TEXT, document_of, resume_of

HOSTILE = st.lists(
    st.sampled_from(["<i>", "<img src=x onerror=x()>", "<script>", '"', "&", "\n", "\\", "](", "•"])
    | st.text(max_size=5),
    max_size=8,
).map("".join)


class Runs(HTMLParser):
    """The offset-bearing runs of a panel: (start, end, shown), and its other tags."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.runs: list[tuple[int, int | None, str]] = []
        self.tags: list[str] = []
        self.loose = ""
        self._open: tuple[int, int | None] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        known = dict(attrs)
        if start := known.get("data-start"):
            self._open = (int(start), int(known["data-whole"] or 0) if "data-whole" in known else None)

    def handle_endtag(self, tag: str) -> None:
        self._open = None if tag == "span" else self._open

    def handle_data(self, data: str) -> None:
        if self._open is None:
            self.loose += data
        else:
            self.runs.append((*self._open, data))


def panel(text: str, kind: str = "text", resume: Resume | None = None) -> str:
    document = document_of(text).model_copy(update={"format": kind})
    return render_panel((document,), resume or Resume())


@given(st.text(alphabet="ab •-*_[]()#<>&\\\"'\n😀é1.|`!:/"), st.sampled_from(["text", "markdown"]))
def test_each_character_shown_stands_where_it_says(text: str, kind: str) -> None:
    seen = Runs(panel(text, kind))
    assert seen.loose.strip() == ""
    last = 0
    for start, whole, shown in seen.runs:
        assert start >= last  # in reading order, nothing twice
        last = whole if whole is not None else start + len(shown)
        assert last <= len(text)
        if whole is None:
            assert text[start:last] == shown


@given(HOSTILE, HOSTILE)
def test_nothing_in_a_resume_becomes_markup(text: str, source: str) -> None:
    document = document_of(text, source=source)
    seen = Runs(render_panel((document, document), Resume()))
    assert set(seen.tags) <= {"article", "p", "h3", "h4", "h5", "ul", "li", "span", "a", "br", "hr"}


def test_all_words_are_there() -> None:
    shown = " ".join("".join(part for *_, part in Runs(panel(TEXT)).runs).split())
    for word in clean_text(TEXT.replace("•", "")).split():
        assert word in shown


def test_it_is_a_document_with_headings_titles_and_lists() -> None:
    html = panel(TEXT, resume=resume_of(document_of()))
    assert '<h3 class="rc-name"><span data-start="0">ADA EXAMPLE</span></h3>' in html
    assert html.count('class="rc-heading"') == 4
    assert html.count('class="rc-title"') == 3
    assert html.count("<ul>") == 2
    assert html.count("<li>") == 6
    assert '<span data-start="' in html
    assert 'class="rc-strong">Custom GPU scheduler:</span>' in html


def test_a_bullet_cut_by_a_page_break_is_one_bullet() -> None:
    html = panel("- Built the path via Config-driven\n\ndetection and repair.\n\n- Ran it.\n\nNext part")
    assert html.count("<li>") == 2
    assert "<p>" in html.split("</ul>")[1]


def test_wrapped_lines_flow_and_short_lines_stand() -> None:
    wrapped = (
        "A line that runs as far as the paper allows and\ngoes on with the next until it is done, too.\n"
    )
    assert "<br>" not in panel(wrapped)
    assert "<br>" in panel(wrapped + "\nAcme Ltd\nLondon\n")


def test_what_is_withheld_reads_as_on_request() -> None:
    html = panel("London · •••••••••••••• · ada@example.com\n\n••••••••••\n")
    assert html.count("(on request)") == 2
    assert "••" not in html
    start = html.index('class="rc-withheld"')
    assert 'data-start="9" data-whole="23"' in html[start - 40 : start]


def test_only_printed_web_links_are_links() -> None:
    html = panel("[site](https://a.example/x) [bad](javascript:alert(1)) [none](#) [mail](mailto:a@b.c)")
    assert html.count("<a ") == 1
    assert 'href="https://a.example/x"' in html


def test_several_documents_are_told_apart() -> None:
    one, two = document_of("First", "a.md"), document_of("Second", "b.md")
    html = render_panel((one, two), Resume())
    assert '<p class="rc-file">a.md</p>' in html
    assert 'data-source="b.md"' in html
    assert "rc-file" not in render_panel((one,), Resume())
