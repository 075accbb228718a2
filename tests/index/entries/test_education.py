"""Degrees and their schools."""

from __future__ import annotations

import pytest

from index.entries.education import read_education
from index.entries.unit import split_units
from index.models import Document
from index.passage import Sheet
from index.readers.lines import split_lines


def education(text: str) -> list[tuple[str | None, str | None]]:
    document = Document(source="a", format="text", text=text, sha256="")
    sheet = Sheet(document)
    found = read_education(sheet, split_units(sheet, split_lines(document, atx=False))).education
    return [
        (entry.institution and entry.institution.text, entry.degree and entry.degree.text) for entry in found
    ]


def test_two_degrees_under_one_school_both_name_it() -> None:
    text = "Oslo University\nMSc Maths, 2012 – 2014\nBSc Maths, 2009 – 2012\n"
    assert education(text) == [("Oslo University", "MSc Maths"), ("Oslo University", "BSc Maths")]


def test_a_lone_year_is_the_end() -> None:
    document = Document(source="a", format="text", text="BSc Maths · Oslo University\n\n2008\n", sha256="")
    sheet = Sheet(document)
    (entry,) = read_education(sheet, split_units(sheet, split_lines(document, atx=False))).education
    assert entry.period is not None
    assert entry.period.start is None
    assert entry.period.end is not None
    assert entry.period.end.iso() == "2008"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2009年 – 2011年\t越後大学大学院 農学研究科 修士課程 修了",
            [("越後大学大学院", "農学研究科 修士課程")],
        ),
        (
            "HND in Clothing\nMahaweli Institute of Textile Studies | Kandy\n2009 – 2011",
            [("Mahaweli Institute of Textile Studies", "HND in Clothing")],
        ),
        (
            "Dipl.-Ing. (FH) Bauwesen   2004 – 2009\nHochschule Donau",
            [("Hochschule Donau", "Dipl.-Ing. (FH) Bauwesen")],
        ),
    ],
)
def test_schools_and_degrees_of_other_countries(text: str, expected: list[tuple[str, str]]) -> None:
    assert education(text) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("Truro. Mark 4.1 of 5; minor in Welsh; Reader's Prize 2011", 1),
        ("A-levels, Truro School. 2007", 2),  # another study, not what became of the first
        ("Truro School. Welsh and Law. 2007", 2),
    ],
)
def test_sentences_right_under_a_dated_degree_tell_of_it(below: str, expected: int) -> None:
    assert (
        len(education(f"BA Celtic Studies, Fal University,     Oct 2008 - Jun 2011\n{below}\n")) == expected
    )
