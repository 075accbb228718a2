"""What a visitor can follow is a web page, a mail or a call; anything else is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.address import addresses_in, can_be_followed, dead_links_told


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/ada",
        "HTTP://example.org",
        "mailto:ada@example.org",
        "tel:+441632960123",
        "example.org/ada",
        "example.org:8080/cv",
        "localhost:8080",
        "localhost:8080/cv",
        "@ada",
        "",
        "#top",
    ],
)
def test_web_pages_mails_calls_and_what_has_no_scheme_can_be_followed(address: str) -> None:
    assert can_be_followed(address)
    assert dead_links_told([address]) is None


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "file:cv.pdf",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\u200bscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>",
        "vbscript:x",
        "ftp://example.org/cv",
        "javascript: alert(1)",
        "javascript:1/alert(1)",
        "C:\\cv.pdf",
    ],
)
def test_anything_else_cannot_and_is_told(address: str) -> None:
    assert not can_be_followed(address)
    told = dead_links_told([address, address])
    assert told is not None
    assert told.startswith("This link opens no web page, mail or call for a visitor, so it was left out: “")


@given(st.text(), st.sampled_from(["javascript", "data", "file", "vbscript"]))
def test_nothing_behind_a_foreign_scheme_makes_it_followable(rest: str, scheme: str) -> None:
    assert not can_be_followed(f"{scheme}:{rest}")


def test_a_few_of_many_are_named_each_once_and_short() -> None:
    told = dead_links_told([f"file:{n}" for n in range(8)] + ["file:" + "x" * 500] * 3)
    assert told == (
        "These links open no web page, mail or call for a visitor, so they were left out: “file:0”, "
        "“file:1”, “file:2”, “file:3”, “file:4” and 4 more."
    )
    long = dead_links_told(["file:" + "x" * 500])
    assert long is not None
    assert len(long) < 150


def test_links_written_as_markdown_are_found_with_their_schemes() -> None:
    text = (
        "[a](file:///x) ![b](data:image/png;base64,AA) <javascript:alert(1)> [c](javascript:alert(1)) [d](#e)"
    )
    assert list(addresses_in(text)) == [
        "file:///x",
        "data:image/png;base64,AA",
        "javascript:alert(1)",
        "javascript:alert(1)",
    ]
    assert list(addresses_in("note: 3 < 4, see C++ <vector>")) == []
