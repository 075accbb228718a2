"""Of a page's styles only what they hide, set bold or large, and set side by side is read."""

from __future__ import annotations

import pytest
from lxml import html

from index.readers.css import MAX_RULES, Look, Sheets


def look(css: str, body: str = '<p class="a" id="x">words</p>', inline: str = "") -> Look:
    root = html.document_fromstring(f"<html><head><style>{css}</style></head><body>{body}</body></html>")
    element = root.xpath("//p")[0]
    if inline:
        element.set("style", inline)
    sheets = Sheets(root)
    return sheets.look(element, sheets.look(element.getparent(), sheets.root))


@pytest.mark.parametrize(
    "css",
    [
        ".a { display: none }",
        "p { visibility: hidden }",
        "#x { opacity: 0 }",
        "body > p.a { font-size: 1px }",
        ".a { color: #fff }",
        ".a { color: #FDFDFD; background: white }",
        "body { background: #112233 } .a { color: rgb(17, 34, 51) }",
        ".a { position: absolute; left: -9999px }",
        ".a { text-indent: -999em }",
        ".a { clip: rect(0 0 0 0); position: absolute }",
        "@media screen { .a { display: none } }",
    ],
)
def test_what_a_style_hides_is_hidden(css: str) -> None:
    assert look(css).hidden


@pytest.mark.parametrize(
    "css",
    [
        "",
        ".b { display: none }",
        "@media print { .a { display: none } }",
        "@media (max-width: 600px) { .a { display: none } }",
        ".a { color: white; background: #123 }",
        ".a { color: white; background: linear-gradient(red, blue) }",
        ".a { color: #ddd }",
        ".a { position: absolute; left: -4px }",
        "p { display: none } .a { display: block }",
        ".a { nonsense } } {{{ ;;",
        ".a::before { display: none } a:::b { display: none }",
    ],
)
def test_what_can_be_seen_is_not_hidden(css: str) -> None:
    assert not look(css).hidden


def test_an_attribute_wins_over_a_sheet() -> None:
    assert not look(".a { display: none }", inline="display: block").hidden
    assert look("", inline="display:none").hidden


@pytest.mark.parametrize(
    ("css", "size"),
    [
        ("p { font-size: 20px }", 20),
        ("p { font-size: 1.5em }", 24),
        ("p { font-size: 15pt }", 20),
        ("body { font-size: 200% }", 32),
    ],
)
def test_sizes_are_pixels(css: str, size: float) -> None:
    assert look(css).size == size


def test_weight_case_and_rows_are_told() -> None:
    made = look("p { font-weight: 600; text-transform: uppercase; display: flex; float: right }")
    assert (made.bold, made.capitals, made.row, made.apart) == (True, True, True, True)
    assert not look("p { display: flex; flex-direction: column }").row


def test_no_more_than_a_bounded_number_of_rules_is_read() -> None:
    assert not look(".b { color: red }\n" * (MAX_RULES + 10) + ".a { display: none }").hidden
