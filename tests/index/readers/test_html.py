"""A web page becomes the lines a person sees."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import SourceRefused
from index.models import Transcript
from index.readers.html import read_html


def lines(body: str, head: str = "") -> list[tuple[str, int, str]]:
    made = read_html(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(), "cv.html"
    )
    return [
        (line.kind, line.level, made.document.text[line.span.start : line.span.end].strip(" •"))
        for line in made.lines
        if line.text
    ]


def texts(body: str, head: str = "") -> list[str]:
    return [text for _, _, text in lines(body, head)]


def test_headings_paragraphs_and_lists_are_lines() -> None:
    body = "<h1>Ada Example</h1><h2>Work</h2><p>Cook at<br>Mercy &amp; Co</p>"
    body += "<ul><li>one<ul><li>two</li></ul></li></ul>"
    assert lines(body) == [
        ("heading", 1, "Ada Example"),
        ("heading", 2, "Work"),
        ("text", 0, "Cook at"),
        ("text", 0, "Mercy & Co"),
        ("bullet", 0, "one"),
        ("bullet", 1, "two"),
    ]


def test_inline_elements_stay_on_their_line() -> None:
    assert texts("<p>Led <b>nine</b> <i>nurses</i>, <a href='https://example.org'>here</a>.</p>") == [
        "Led nine nurses, here."
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<div style='display:flex'><b>Cook</b><span>2019</span></div>",
        "<div>Cook<span style='float:right'>2019</span></div>",
        "<div><span class='t'>Cook</span> <span class='d'>2019</span></div>",
        "<table><tr><td>Cook</td><td>2019</td></tr></table>",
        "<style>.i{display:inline}</style><div><div class='i'>Cook</div> <div class='i'>2019</div></div>",
    ],
)
def test_what_stands_side_by_side_is_one_line_with_a_gap(body: str) -> None:
    assert texts(body)[-1] == "Cook\t2019"


def test_titles_of_a_tables_columns_are_left_out() -> None:
    row = "<tr><td>2019</td><td>Mercy</td></tr>"
    assert texts(f"<table><tr><th>Year</th><th>Employer</th></tr>{row}{row}</table>") == ["2019\tMercy"] * 2


def test_an_item_of_several_blocks_is_an_entry_not_a_bullet() -> None:
    assert lines("<ul><li><h3>Cook</h3><p>Mercy</p><ul><li>Fed all</li></ul></li></ul>") == [
        ("heading", 3, "Cook"),
        ("text", 0, "Mercy"),
        ("bullet", 1, "Fed all"),
    ]


def test_headings_without_their_elements_are_told_by_size() -> None:
    head = "<style>.t{font-size:22px}.n{font-size:40px}</style>"
    prose = "<p>Fed three hundred patients a day for eleven years, nights included.</p>"
    body = "<div class=n>Ada Example</div>" + "".join(
        f"<div class=t>{word}</div>{prose}" for word in ("Experience", "Voyages", "Education")
    )
    assert [(kind, text) for kind, _, text in lines(body, head) if kind == "heading"] == [
        ("heading", "Ada Example"),
        ("heading", "Experience"),
        ("heading", "Voyages"),
        ("heading", "Education"),
    ]


def test_what_nobody_sees_is_left_out_and_told() -> None:
    data = (
        b"<!doctype html><style>.s{display:none}</style><nav>Home</nav><p>Ada</p>"
        b"<p class=s>PhD from nowhere</p>"
        b"<p hidden>secret</p><script>var x='Harvard'</script><template>No</template><!-- not this -->"
    )
    made = read_html(data, "cv.html")
    assert made.document.text.split() == ["Ada"]
    (warning,) = made.document.warnings
    assert warning.message == "Hidden text was left out: “PhD from nowhere secret”."


def test_links_keep_their_address_and_scripts_are_none() -> None:
    made = read_html(
        b"<!doctype html><p><a href='https://example.org/a'>Site</a> <a href='javascript:x()'>y</a></p>", "c"
    )
    assert [link.target for link in made.document.links] == ["https://example.org/a"]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ("<!doctype html><meta charset=iso-8859-1><p>Zoë</p>".encode("latin-1"), "Zoë"),
        ("<!doctype html><p>Zoë</p>".encode("utf-16"), "Zoë"),
        ("<?xml version='1.0' encoding='utf-8'?><html><body><p>Zoë</p></body></html>".encode(), "Zoë"),
        (b"<!doctype html><meta charset=no-such><p>Ada</p>", "Ada"),
        (b"<!doctype html><meta charset=undefined><p>Ada</p>", "Ada"),  # a codec that raises its own error
        ("<!doctype html><meta charset=utf-8><p>Zoë</p>".encode("cp1252"), "Zoë"),
    ],
)
def test_the_page_is_decoded_as_it_says_or_as_it_can_be(data: bytes, word: str) -> None:
    assert read_html(data, "cv.html").document.text.strip() == word


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"<!doctype html><p></p>", "no text that can be seen"),
        (b"<!doctype html>\x00\x01\x02<p>x", "not text"),
        (b"<!doctype html>" + b"<i></i>" * 70_000, "more elements"),
        (
            b"<p>flat</p>" + b"<div>" * 4000 + b"deep" + b"</div>" * 4000 + b"<p>after</p>",
            "nested too deeply",
        ),
    ],
)
def test_a_page_without_words_is_refused(data: bytes, cause: str) -> None:
    with pytest.raises(SourceRefused, match=cause):
        read_html(data, "cv.html")


def test_deep_nesting_is_read_to_a_depth_and_what_stands_deeper_is_told() -> None:
    def page(depth: int) -> Transcript:
        deep = "<div>" * depth + "deep words" + "</div>" * depth
        return read_html(f"<p>flat</p>{deep}<p>after</p>".encode(), "cv.html")

    assert page(150).document.text.split() == ["flat", "deep", "words", "after"]
    assert page(150).document.warnings == ()
    made = page(220)
    assert made.document.text.split() == ["flat", "after"]
    (warning,) = made.document.warnings
    assert (warning.code, "“deep words”" in warning.message) == ("too_deep", True)


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<ul><li>",
        "</ul>",
        "<table><tr><td>",
        "</table>",
        "<b>",
        "Ada",
        " 2019 ",
        "<br>",
        "<h2>",
        "<a href=x>",
        "&nbsp;",
        "<div style='display:flex'>",
        "<",
        "&#x0;",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=25))
def test_any_markup_ends_in_a_transcript_or_a_refusal(pieces: list[str]) -> None:
    data = ("<!doctype html>" + "".join(pieces)).encode()
    try:
        made = read_html(data, "cv.html")
    except SourceRefused:
        return
    assert read_html(data, "cv.html") == made
    for line in made.lines:
        assert 0 <= line.span.start <= line.span.end <= len(made.document.text)


def test_a_term_stands_beside_its_one_line_and_over_several() -> None:
    body = "<h2>Bench</h2><dl><dt>Kernels</dt><dd>Zephyr, QNX</dd><dt>Silicon</dt><dd>STM32</dd></dl>"
    assert texts(body) == ["Bench", "Kernels\tZephyr, QNX", "Silicon\tSTM32"]
    body = "<dl><dt>Cook, Mercy Hospital, 2019</dt><dd>Fed 300</dd><dt>Also</dt><dd>one</dd><dd>two</dd></dl>"
    assert texts(body) == ["Cook, Mercy Hospital, 2019", "Fed 300", "Also", "one", "two"]


def test_a_heading_in_a_row_stays_beside_the_dates() -> None:
    body = "<h3>Mercy</h3><div class=r><h4>Cook</h4><span><time>Apr 2023</time> – today</span></div>"
    assert texts(body, "<style>.r{display:flex}</style>") == ["Mercy", "Cook\tApr 2023 – today"]


def test_a_range_broken_over_two_lines_of_its_cell_is_whole() -> None:
    body = "<table><tr><td>04/2019 –<br>heute</td><td>Mercy GmbH</td></tr></table>"
    assert texts(body) == ["04/2019 – heute\tMercy GmbH"]
    hidden = body.replace("<td>04", "<td style='display:none'>04")
    assert "2019" not in " ".join(texts(hidden))


def test_what_stands_too_deep_is_told_and_a_caption_is_read() -> None:
    deep = "<div>" * 210 + "<p>secret of the deep</p>" + "</div>" * 210
    made = read_html(f"<html><body><h1>Ada</h1>{deep}</body></html>".encode(), "cv.html")
    assert "secret" not in made.document.text
    assert any("secret of the deep" in warning.message for warning in made.document.warnings)
    assert texts("<table><caption>Work 2019</caption><tr><td>Cook</td></tr></table>") == ["Work 2019", "Cook"]


def test_dates_beside_lines_that_are_broken_stay_apart_from_the_last() -> None:
    row = '<div style="display:flex"><p><b>MSc</b><br>Acme School, Denizli</p><span>2014 – 2016</span></div>'
    assert texts(row) == ["MSc", "Acme School, Denizli\t2014 – 2016"]


def test_an_enumeration_in_chinese_is_a_list() -> None:
    assert lines("<p>1、牵头年度人力规划</p><p>2、合并部门6个</p>")[0][0] == "bullet"


def test_the_foot_of_the_site_is_left_out_and_told_but_not_an_address_in_it() -> None:
    page = "<main><h2>Work</h2><p>Cook, Acme</p></main><footer>Back to top</footer>"
    transcript = read_html(f"<html><body>{page}</body></html>".encode(), "cv.html")
    assert "Back to top" not in transcript.document.text
    assert [(each.code, "Back to top" in each.message) for each in transcript.document.warnings] == [
        ("page_frame", True)
    ]
    kept = page.replace("Back to top", "ada@example.org")
    assert (
        "ada@example.org" in read_html(f"<html><body>{kept}</body></html>".encode(), "cv.html").document.text
    )
