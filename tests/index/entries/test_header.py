"""One header line taken apart."""

from __future__ import annotations

import pytest

from index.entries.header import read_header
from index.entries.role import classify_study, classify_work
from index.models import Document
from index.passage import Sheet
from tests.index.entries.printed import entries, units_of


def pieces(text: str) -> list[tuple[str, str]]:
    sheet = Sheet(Document(source="a", format="text", text=text, sha256=""))
    return [
        (piece.role, piece.text) for piece in read_header(sheet.passage(0, len(text)), classify_work).pieces
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Cook | Inn Ltd | Leeds, UK | 2019 – 2021",
            [("title", "Cook"), ("organization", "Inn Ltd"), ("place", "Leeds, UK")],
        ),
        ("Cook at Inn Ltd (Leeds)", [("title", "Cook"), ("organization", "Inn Ltd"), ("place", "Leeds")]),
        ("Inn Ltd, Folsom, CA", [("organization", "Inn Ltd"), ("place", "Folsom, CA")]),
        ("Cook (2019–21)", [("title", "Cook")]),
        ("@ Southern Light (Leeds)", [("organization", "Southern Light"), ("place", "Leeds")]),
        ("Cook @ Southern Light", [("title", "Cook"), ("organization", "Southern Light")]),
        ("Role: Baker", [("title", "Baker")]),
        ("Cook\tFull-time", [("title", "Cook"), ("employment", "Full-time")]),
        ("Dates: 2017 to now", []),
    ],
)
def test_pieces_and_what_they_may_be(line: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(line) == expected


def test_brackets_hold_their_separators() -> None:
    assert pieces("Cook (fish | meat, Leeds)") == [("title", "Cook (fish | meat, Leeds)")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Hotel Bellerive, Lausanne, Switzerland", ["Hotel Bellerive", "Lausanne, Switzerland"]),
        ("Acme Ltd, Sandyford, Dublin, Ireland", ["Acme Ltd, Sandyford", "Dublin, Ireland"]),
        ("Acme Ltd, Zarbach, CO, USA", ["Acme Ltd", "Zarbach, CO, USA"]),
        ("Self-employed, Munster", ["Self-employed", "Munster"]),
        ("**Cook, Fish**, The Pelican & Crown", ["Cook, Fish", "The Pelican & Crown"]),
        ("Employer     :  Acme, Pueblo CO", ["Acme", "Pueblo CO"]),
    ],
)
def test_where_an_employer_ends_and_its_place_begins(line: str, expected: list[str]) -> None:
    assert [text for _, text in pieces(line)] == expected


def test_a_town_with_its_country_in_brackets_closes_the_employer() -> None:
    assert pieces("Caseifici Ferravento S.p.A., Lodi (Italia)") == [
        ("organization", "Caseifici Ferravento S.p.A."),
        ("place", "Lodi (Italia)"),
    ]


def test_a_drawing_before_a_place_is_no_part_of_it() -> None:
    text = "Field Assistant\nAcme Observatory\n◷ 2012 – 2013\t⚑ Calama, Chile\n- logged\n"
    assert entries(text) == [("Acme Observatory", ["Field Assistant"], "Calama, Chile", "2012 – 2013")]


def test_a_figure_at_the_end_of_a_column_is_no_day_of_the_date_beside_it() -> None:
    passage = units_of("Coxswain Grade 1\tNovember 2018\n")[0].passage
    header = read_header(passage, classify_study)
    assert [piece.text for piece in header.pieces] == ["Coxswain Grade 1"]
    assert [period.printed.text for _, period in header.periods] == ["November 2018"]


def test_a_department_in_brackets_is_of_the_town() -> None:
    text = "Plombier chauffagiste\nThermo Bocage SARL, Vitré (35)\t2011 – 2016\n- posa\n"
    assert entries(text) == [("Thermo Bocage SARL", ["Plombier chauffagiste"], "Vitré (35)", "2011 – 2016")]


def test_a_school_nobody_knows_stands_behind_a_degree_in_bold() -> None:
    def studied(text: str) -> list[str]:
        sheet = Sheet(Document(source="a", format="markdown", text=text, sha256=""))
        return [p.text for p in read_header(sheet.passage(0, len(text)), classify_study).pieces]

    assert studied("**BA (Hons) Welsh and Music**, NUI Brackholm, 2004–2007") == [
        "BA (Hons) Welsh and Music",
        "NUI Brackholm",
    ]
    assert studied("**A levels**, Latin, German") == ["A levels, Latin, German"]
