"""Entries found and settled, whatever the order of their parts."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.index.entries.printed import entries

PARTS = ("Head Cook", "Blue Door Ltd", "Leeds, UK", "Jan 2019 – Mar 2021")


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_four_parts_are_found_in_any_order_on_lines_of_their_own(order: tuple[int, ...]) -> None:
    text = "\n".join(PARTS[part] for part in order) + "\n- cooked\n"
    assert entries(text) == [("Blue Door Ltd", ["Head Cook"], "Leeds, UK", "Jan 2019 – Mar 2021")]


@pytest.mark.parametrize("separator", [" | ", " · ", " — ", " – ", ", ", "\t", "     "])
def test_the_four_parts_are_found_on_one_line(separator: str) -> None:
    text = separator.join(PARTS) + "\n- cooked\n"
    assert entries(text) == [("Blue Door Ltd", ["Head Cook"], "Leeds, UK", "Jan 2019 – Mar 2021")]


def test_degree_and_school_in_either_order() -> None:
    for text in ("BSc Maths, Oslo University, 2010\n", "Oslo University, BSc Maths, 2010\n"):
        assert [(entry[0], entry[1]) for entry in entries(text, study=True)] == [
            ("Oslo University", ["BSc Maths"])
        ]
