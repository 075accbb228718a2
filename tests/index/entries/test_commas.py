"""Stretches between commas."""

from __future__ import annotations

import pytest

from index.entries.commas import split_commas


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a, b ,c", ["a", "b", "c"]),
        ("a (b, c), 1,200 d", ["a (b, c)", "1,200 d"]),
        ("a （b, c）, d", ["a （b, c）", "d"]),
        (", a,, ", ["a"]),
        ("", []),
    ],
)
def test_commas_in_brackets_and_in_numbers_do_not_part(text: str, parts: list[str]) -> None:
    assert [text[low:high] for low, high in split_commas(text)] == parts


def test_other_signs_part_when_they_are_named() -> None:
    text = "SAP、Excel, Word"
    assert [text[low:high] for low, high in split_commas(text, "、")] == ["SAP", "Excel, Word"]
