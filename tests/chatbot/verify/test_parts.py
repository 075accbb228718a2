"""A sentence at its joints."""

from __future__ import annotations

import pytest

from chatbot.verify.parts import parts_of, shared_years


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        ("Ada cut costs and ran clusters", ["Ada cut costs", "ran clusters"]),
        ("At Acme Inc., Ada cut costs", ["At Acme Inc., Ada cut costs"]),
        ("Ada cut costs, in Springfield", ["Ada cut costs, in Springfield"]),
        ("Go; Rust", ["Go", "Rust"]),
        ("Ada ran clusters and ran clusters, in Rust", ["Ada ran clusters", "ran clusters, in Rust"]),
    ],
)
def test_parts(sentence: str, parts: list[str]) -> None:
    assert [part for part, _ in parts_of(sentence)] == parts


def test_a_year_at_the_end_dates_what_stands_before_it_too() -> None:
    parts = parts_of("Ada obtained CKA and PMP in 2021")
    years = [set(), {"2021"}]
    assert shared_years(years, parts, 0) == {"2021"}
    assert shared_years(years, parts, 1) == set()
