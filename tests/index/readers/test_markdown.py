"""Lines of Markdown by their form."""

from __future__ import annotations

from index.models import Document
from index.readers.lines import split_lines
from index.readers.markdown import looks_like_markdown


def kinds(text: str) -> list[tuple[str, int, str]]:
    document = Document(source="a.md", format="markdown", text=text, sha256="")
    lines = split_lines(document, atx=True)
    assert "\n".join(document.text[line.span.start : line.span.end] for line in lines) == text
    return [(line.kind, line.level, line.text) for line in lines if line.kind != "blank"]


def test_headings_bullets_and_rules_are_told_apart() -> None:
    text = (
        "# Ann Lee #\n\nName\n====\n\nPart\n----\n\n- a\n  * b\n\t\t+ c\n- d\n\n***\n1. e\n• f\n2019 – now\n"
    )
    assert kinds(text) == [
        ("heading", 1, "Ann Lee"),
        ("heading", 1, "Name"),
        ("rule", 0, ""),
        ("heading", 2, "Part"),
        ("rule", 0, ""),
        ("bullet", 0, "a"),
        ("bullet", 1, "b"),
        ("bullet", 2, "c"),
        ("bullet", 0, "d"),
        ("rule", 0, ""),
        ("bullet", 0, "e"),
        ("bullet", 0, "f"),
        ("text", 0, "2019 – now"),
    ]


def test_markup_leaves_the_line_and_words_stay() -> None:
    assert kinds(
        "- **Led** _three_ [teams](http://x.org) for \\$5&nbsp;M in C\\+\\+ and snake_case_words"
    ) == [("bullet", 0, "Led three teams for $5 M in C++ and snake_case_words")]


def test_a_paragraph_over_a_rule_is_no_heading() -> None:
    text = "A long sentence that ends here, with many more words than a heading has.\n---\n"
    assert kinds(text)[0][0] == "text"


def test_content_tells_markdown() -> None:
    assert looks_like_markdown("# A\n## B\n")
    assert not looks_like_markdown("# one\ntwo\n#three")
