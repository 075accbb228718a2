"""Groups of skills: labels, lists, tables."""

from __future__ import annotations

import pytest

from index.entries.skill import read_skills
from index.entries.unit import split_units
from index.models import Document
from index.passage import Sheet, clean_text
from index.readers.lines import split_lines


def groups(text: str) -> list[tuple[str | None, list[str]]]:
    document = Document(source="cv.md", format="markdown", text=text, sha256="")
    sheet = Sheet(document)
    found = read_skills(sheet, split_units(sheet, split_lines(document, atx=True), join_lines=False))
    for group in found:
        for fact in group.items:
            assert clean_text(document.text[fact.span.start : fact.span.end]) == fact.text
    return [
        (group.label.text if group.label else None, [item.text for item in group.items]) for group in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Languages: Go, C++ (modern, 17), C#", [("Languages", ["Go", "C++ (modern, 17)", "C#"])]),
        ("- Welding\n- Rigging", [(None, ["Welding", "Rigging"])]),
        ("**Kitchen**\n- Pastry\n- Sauces\n", [("Kitchen", ["Pastry", "Sauces"])]),
        ("Tools:\n- Saw\n- Plane\n", [("Tools", ["Saw", "Plane"])]),
        ("Go · Python · .NET", [(None, ["Go", "Python", ".NET"])]),
        (
            "| Planning | Primavera, MS Project |\n| Safety | IOSH, NEBOSH |",
            [("Planning", ["Primavera", "MS Project"]), ("Safety", ["IOSH", "NEBOSH"])],
        ),
        ("Suturing\tTriage\tCasting", [(None, ["Suturing", "Triage", "Casting"])]),
    ],
)
def test_groups_are_read_as_printed(text: str, expected: list[tuple[str | None, list[str]]]) -> None:
    assert groups(text) == expected


def test_a_sentence_stays_whole() -> None:
    sentence = "Used to long shifts, hard weather and the kind of paperwork that follows both of them around."
    assert groups(sentence) == [(None, [sentence])]


def test_bold_lines_over_lines_that_are_not_are_labels() -> None:
    text = "**Strategy**\nBrand positioning\nModelling\n**Software**\nBraze\tFigma\n"
    assert groups(text) == [
        ("Strategy", ["Brand positioning", "Modelling"]),
        ("Software", ["Braze", "Figma"]),
    ]
