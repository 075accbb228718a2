"""Grades and theses beside the school's name."""

from __future__ import annotations

import pytest

from index.entries.education import read_education
from index.entries.grade import is_school_leaving
from index.passage import Sheet
from tests.index.entries.printed import units_of


def study(text: str) -> tuple[str | None, str | None, list[str]]:
    units = units_of(text)
    sheet: Sheet = units[0].passage.sheet
    (entry,) = read_education(sheet, units).education
    return (
        entry.institution.text if entry.institution else None,
        entry.degree.text if entry.degree else None,
        [fact.text for fact in entry.details],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2009 - 2013   BSc Agriculture, Rift Highlands University, Second Class Honours (Upper Division)",
            ("Rift Highlands University", "BSc Agriculture", ["Second Class Honours (Upper Division)"]),
        ),
        (
            "2009 - 2013   BSc Agriculture, Rift Highlands University. Thesis: Sorghum on dry land",
            ("Rift Highlands University", "BSc Agriculture", ["Thesis: Sorghum on dry land"]),
        ),
        ("2005 - 2008   KCSE, Moi Girls, mean grade A-", ("Moi Girls", "KCSE", ["mean grade A-"])),
        ("2005 - 2008   UCE, Layibi College, Division 2", ("Layibi College", "UCE", ["Division 2"])),
        (
            "2010   HSC (Science), Maharashtra State Board, 84%",
            ("Maharashtra State Board", "HSC (Science)", ["84%"]),
        ),
        (
            "2012 - 2015   Bachelor of Business Studies, Gandaki Campus, Second Division",
            ("Gandaki Campus", "Bachelor of Business Studies", ["Second Division"]),
        ),
        ("2009 - 2013   BSc Botany, Second City University", ("Second City University", "BSc Botany", [])),
        ("2009 - 2013   BSc, Computer Science", (None, "BSc, Computer Science", [])),
    ],
)
def test_the_grade_is_no_part_of_the_school(
    text: str, expected: tuple[str | None, str | None, list[str]]
) -> None:
    assert study(text) == expected


def test_a_school_leaving_certificate_is_told_by_its_name() -> None:
    assert is_school_leaving("KCSE")
    assert not is_school_leaving("BSc Agriculture")
