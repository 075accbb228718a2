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
        ".a { color: transparent }",
        ".a { color: rgba(0, 0, 0, 0.02) }",
        ".a { color: rgb(254 254 254) }",
        ".a { color: rgb(0 0 0 / 0%) }",
        ":root { --ink: #fff } .a { color: var(--ink) }",
        ".a { color: var(--none, white) }",
        ".a { -webkit-text-fill-color: transparent }",
        ".a { font-size: 0 }",
        ".a { font: 0/0 serif }",
        ".a { font: italic 1px/2 serif }",
        ".a { height: 0; overflow: hidden }",
        ".a { max-height: 0px; overflow: clip }",
        ".a { width: 1px; height: 1px; overflow: hidden }",
        ".a { transform: scale(0) }",
        ".a { scale: 0 }",
        ".a { transform: translateX(-9999px) }",
        ".a { margin-left: -9999px }",
        ".a { filter: opacity(0) }",
        ".a { content-visibility: hidden }",
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
        ".a { color: transparent; background: linear-gradient(red, blue); -webkit-background-clip: text }",
        ".a { color: rgba(0, 0, 0, 0.6) }",
        ".a { color: rgb(20 20 20 / 80%) }",
        ":root { --ink: #222 } .a { color: var(--ink) }",
        ".a { color: var(--a); --a: var(--b); --b: var(--a) }",
        ".a { font: bold 14px/1.4 serif }",
        ".a { font: 700 14px serif }",
        ".a { height: 0 }",  # what overflows is seen
        ".a { max-width: 700px; overflow: hidden }",
        ".a { transform: translate(-50%, 0) scale(0.9) }",
        ".a { margin-left: -12px }",
        ".a { filter: opacity(0.8) }",
        ".a { overflow: ; height: 0; color: }",
        ".a { overflow: var(--none); color: rgb(1 2 3 / 1.2.3); background: rgb(9 9 9 / .) }",
        ".a { overflow: \u2003; height: 0; color: var(--none) }",
        "[x^='\\b '] { display: none }",  # an escaped control sign
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
