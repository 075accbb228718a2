"""Lines of plain text by their form."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.models import Document
from index.readers.lines import split_lines


@given(st.text(max_size=300), st.booleans())
def test_lines_cover_the_text_in_order(text: str, atx: bool) -> None:
    lines = split_lines(Document(source="a", format="text", text=text, sha256=""), atx=atx)
    assert "\n".join(text[line.span.start : line.span.end] for line in lines) == text
    assert [line.span.line for line in lines] == list(range(1, len(lines) + 1))


def test_plain_text_has_no_hash_headings_but_underlined_ones() -> None:
    text = "# 1 in sales\nWork\n====\n – sold things\no cleaned up"
    lines = split_lines(Document(source="a", format="text", text=text, sha256=""), atx=False)
    assert [(line.kind, line.text) for line in lines] == [
        ("text", "# 1 in sales"),
        ("text", "Work"),  # two lines of text over a rule are a paragraph, not a heading
        ("rule", ""),
        ("bullet", "sold things"),
        ("bullet", "cleaned up"),
    ]
    alone = split_lines(Document(source="a", format="text", text="Work\n====", sha256=""), atx=False)
    assert alone[0].kind == "heading"


def forms(text: str) -> list[tuple[str, str]]:
    lines = split_lines(Document(source="a", format="text", text=text, sha256=""), atx=False)
    return [(line.kind, line.text) for line in lines]


def kinds(text: str) -> list[tuple[str, int]]:
    lines = split_lines(Document(source="a", format="text", text=text, sha256=""), atx=False)
    return [(line.kind, line.level) for line in lines]


def test_dots_drawn_to_the_length_of_the_words_underline_them() -> None:
    assert kinds("WHO TAUGHT ME\n.............\n\nx\n")[0] == ("heading", 2)
    assert kinds("WHO TAUGHT ME\n............................\n\nx\n")[0] == ("text", 0)


def test_two_arrows_open_an_item_and_one_quotes() -> None:
    assert kinds(">> Led nine\n> Led nine") == [("bullet", 0), ("text", 0)]


def test_one_mark_over_one_part_after_another_makes_headings_of_them() -> None:
    marked = ">>> PAID\n\nCook\n\n>>> STUDY\n2010 School\n\n>>> TONGUES\nDutch"
    assert [text for kind, text in forms(marked) if kind == "heading"] == ["PAID", "STUDY", "TONGUES"]
    assert all(kind != "heading" for kind, _ in forms(marked.replace("\n\n>>> T", "\n>>> T")))  # a list's
    assert all(kind != "heading" for kind, _ in forms(">>> Led nine people\n\nCook\n\n>>> Cut costs"))


def test_letters_and_roman_numerals_in_brackets_open_items() -> None:
    for opening in ("(a)", "(ii)", "iv)", "ii.", "(2)", "c."):
        assert kinds(f"{opening} Led nine") == [("bullet", 0)]
    for words in (
        "e. ann@example.org",
        "c. 1900",
        "t. 0113 555 0101",
        "(e.g. a crew)",
        "i.e. a crew",
        "T. Lee",
    ):
        assert kinds(words) == [("text", 0)]
