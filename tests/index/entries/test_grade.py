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
        (
            "10/2015 – 09/2017 | M.Sc. Forestry, Technische Hochschule Lichtental, Bruck | final grade 1.4"
            " | thesis: idle motors (1.0)",
            (
                "Technische Hochschule Lichtental",
                "M.Sc. Forestry",
                ["final grade 1.4", "thesis: idle motors (1.0)"],
            ),
        ),
        (
            "Bachelor's in Puppetry, Universidade do Norte, Campinas, 2011–2014 — average 8.7/10",
            ("Universidade do Norte", "Bachelor's in Puppetry", ["average 8.7/10"]),
        ),
        (
            "MSc Mycology, University of Glasgow, part-time, 2019 – 2021. Merit (66%).",
            ("University of Glasgow", "MSc Mycology", ["part-time", "Merit (66%)."]),
        ),
        (
            "2012   BSc Botany, Northfield University (upper second)",
            ("Northfield University", "BSc Botany", ["upper second"]),
        ),
        ("2012   Northfield High School. NCEA Level 3", ("Northfield High School", "NCEA Level 3", [])),
        ("Secondary: Quirino High School, 2012", ("Quirino High School", "Secondary", [])),
        ("02/2014 – 07/2014 | Semester abroad in Valencia, Spain", (None, "Semester abroad in Valencia", [])),
    ],
)
def test_the_grade_is_no_part_of_the_school(
    text: str, expected: tuple[str | None, str | None, list[str]]
) -> None:
    assert study(text) == expected


def test_what_closes_a_school_in_brackets_gives_way_to_its_place() -> None:
    units = units_of("Lake University, Vancouver, BC (online)      Sep 2020 - May 2023\nBA Folklore\n")
    (entry,) = read_education(units[0].passage.sheet, units).education
    assert (entry.institution and entry.institution.text) == "Lake University"
    assert (entry.location and entry.location.text) == "Vancouver, BC"
    assert [fact.text for fact in entry.details] == ["online"]


def test_a_school_nobody_has_listed_is_told_by_the_rows_beside_it() -> None:
    units = units_of(
        "- BSc Botany, Rift University, Pune - 2009\n"
        "- Higher Secondary (Science), St. Mary's HSS, Alathur - 2005, 83%\n"
        "- A levels: Latin (A), Greek (A), German (B) - 2003\n"
    )
    _, school, subjects = read_education(units[0].passage.sheet, units).education
    assert (school.institution and school.institution.text) == "St. Mary's HSS"
    assert (school.location and school.location.text) == "Alathur"
    assert [fact.text for fact in school.details] == ["83%"]
    assert subjects.institution is None


def test_a_school_leaving_certificate_is_told_by_its_name() -> None:
    assert is_school_leaving("KCSE")
    assert not is_school_leaving("BSc Agriculture")
