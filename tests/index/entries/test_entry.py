"""Entries found and settled, whatever the order of their parts."""

from __future__ import annotations

from itertools import permutations

import pytest

from index.entries.entry import split_entries
from index.entries.piece import classify_study, classify_work
from index.entries.unit import split_units
from index.models import Document
from index.passage import Sheet
from index.readers.lines import split_lines


def entries(text: str, *, study: bool = False) -> list[tuple[str | None, list[str], str | None, str | None]]:
    document = Document(source="a", format="text", text=text, sha256="")
    units = split_units(Sheet(document), split_lines(document, atx=False))
    found, _ = split_entries(units, classify_study if study else classify_work)
    return [
        (
            entry.organization.text if entry.organization else None,
            [piece.text for piece in entry.titles],
            entry.place.text if entry.place else None,
            entry.period[1].printed.text if entry.period else None,
        )
        for entry in found
    ]


PARTS = ("Head Cook", "Blue Door Ltd", "Leeds, UK", "Jan 2019 – Mar 2021")


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_four_parts_are_found_in_any_order_on_lines_of_their_own(order: tuple[int, ...]) -> None:
    text = "\n".join(PARTS[part] for part in order) + "\n- cooked\n"
    assert entries(text) == [("Blue Door Ltd", ["Head Cook"], "Leeds, UK", "Jan 2019 – Mar 2021")]


@pytest.mark.parametrize("separator", [" | ", " · ", " — ", " – ", ", ", "\t", "     "])
def test_the_four_parts_are_found_on_one_line(separator: str) -> None:
    text = separator.join(PARTS) + "\n- cooked\n"
    assert entries(text) == [("Blue Door Ltd", ["Head Cook"], "Leeds, UK", "Jan 2019 – Mar 2021")]


def test_entries_without_bodies_are_parted_at_the_second_date() -> None:
    text = "Cook, Inn Ltd, 2019 – 2021\nBaker, Mill Ltd, 2015 – 2019\n"
    assert [(entry[0], entry[1]) for entry in entries(text)] == [
        ("Inn Ltd", ["Cook"]),
        ("Mill Ltd", ["Baker"]),
    ]


def test_degree_and_school_in_either_order() -> None:
    for text in ("BSc Maths, Oslo University, 2010\n", "Oslo University, BSc Maths, 2010\n"):
        assert [(entry[0], entry[1]) for entry in entries(text, study=True)] == [
            ("Oslo University", ["BSc Maths"])
        ]
