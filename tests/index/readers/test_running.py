"""Heads and feet of pages in a text."""

from __future__ import annotations

import pytest

from index.models import Document
from index.readers.lines import split_lines
from index.readers.running import running_lines, shape_of


def left_out(text: str) -> list[str]:
    raws = text.split("\n")
    return [raws[number].strip() for number in sorted(running_lines(raws))]


@pytest.mark.parametrize(
    ("text", "feet"),
    [
        (
            "x\n\n     Lena Moor, page 1/2\n\ny\n\n     Lena Moor, page 2/2",
            ["Lena Moor, page 1/2", "Lena Moor, page 2/2"],
        ),
        ("x\n\n1 of 2\n\ny\n\n2 of 2\n", ["1 of 2", "2 of 2"]),
        ("x\n\nSeite 2\n\ny\n\nSeite 3\n", ["Seite 2", "Seite 3"]),
        ("x\n\nThe list on page 1 of 3 is mine\n\ny", []),
        ("x\n\nLena Moor | Page 1 of 2\n\ny", ["Lena Moor | Page 1 of 2"]),
        ("Lena Moor\nx\n\f\nLena Moor\ny\n", ["Lena Moor"]),
        ("Lena Moor\nx\n\n  Page 1 of 2\n\nLena Moor\ny", ["Page 1 of 2", "Lena Moor"]),
    ],
)
def test_lines_that_count_pages_are_no_content(text: str, feet: list[str]) -> None:
    assert left_out(text) == feet


@pytest.mark.parametrize(
    "text",
    [
        "Ranked 2 of 98\n\nSchool prize\n",
        "- Rebuilt wards 1 of 2\n- Rebuilt wards 2 of 2\n- Left\n",  # within a list
        "Level 1/3\n\nLevel 2/3\n",  # and no third
        "Dye Works\n\nDyer\n\nDye Works\n\nWarper\n",  # an employer named twice
        "Moor L., Dyes and Wool, p. 12\n",
        "Grade 9/10\n\nGrade 8/10\n",
    ],
)
def test_words_that_count_something_else_stay(text: str) -> None:
    assert left_out(text) == []


def test_a_bullet_goes_on_over_the_foot_of_a_page() -> None:
    text = "- Dyed wool\n\n        Lena Moor, page 1/2\n\n- Spun it\n\n        Lena Moor, page 2/2\n"
    lines = split_lines(Document(source="a", format="text", text=text, sha256=""), atx=False)
    assert [line.text for line in lines if line.text] == ["Dyed wool", "Spun it"]


def test_pages_differ_in_their_numbers_alone() -> None:
    assert shape_of("Page  2 of 10") == shape_of("page 1 of 10") == "page # of #"
