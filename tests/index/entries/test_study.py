"""Education and credentials."""

from __future__ import annotations

import pytest

from index.entries.study import read_credentials, read_education
from index.entries.unit import split_units
from index.models import Document
from index.passage import Sheet
from index.readers.text import read_text_lines


def education(text: str) -> list[tuple[str | None, str | None]]:
    document = Document(source="a", format="text", text=text, sha256="")
    sheet = Sheet(document)
    found = read_education(sheet, split_units(sheet, read_text_lines(document))).education
    return [
        (entry.institution and entry.institution.text, entry.degree and entry.degree.text) for entry in found
    ]


def credentials(text: str) -> list[tuple[str, str | None, str | None]]:
    document = Document(source="a", format="text", text=text, sha256="")
    sheet = Sheet(document)
    found = read_credentials(sheet, split_units(sheet, read_text_lines(document))).credentials
    return [
        (
            entry.name.text,
            entry.issuer.text if entry.issuer else None,
            entry.period.start.iso() if entry.period and entry.period.start else None,
        )
        for entry in found
    ]


def test_two_degrees_under_one_school_both_name_it() -> None:
    text = "Oslo University\nMSc Maths, 2012 – 2014\nBSc Maths, 2009 – 2012\n"
    assert education(text) == [("Oslo University", "MSc Maths"), ("Oslo University", "BSc Maths")]


def test_a_lone_year_is_the_end() -> None:
    document = Document(source="a", format="text", text="BSc Maths · Oslo University\n\n2008\n", sha256="")
    sheet = Sheet(document)
    (entry,) = read_education(sheet, split_units(sheet, read_text_lines(document))).education
    assert entry.period is not None
    assert entry.period.start is None
    assert entry.period.end is not None
    assert entry.period.end.iso() == "2008"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Registered Nurse, NMC (2015)", [("Registered Nurse", "NMC", "2015")]),
        (
            "PMP — Project Management Institute (May 2019)",
            [("PMP", "Project Management Institute", "2019-05")],
        ),
        (
            "CSM · ITIL Foundation · Six Sigma",
            [("CSM", None, None), ("ITIL Foundation", None, None), ("Six Sigma", None, None)],
        ),
        ("BLS, ACLS, PALS", [("BLS", None, None), ("ACLS", None, None), ("PALS", None, None)]),
        ("AWS Architect – Associate (2021)", [("AWS Architect – Associate", None, "2021")]),
        ("BLS, Heart Association, expires 2026", [("BLS", "Heart Association", None)]),
        (
            "CFA, CFA Institute (2018); CPA, New York State (2013)",
            [("CFA", "CFA Institute", "2018"), ("CPA", "New York State", "2013")],
        ),
    ],
)
def test_credentials_with_issuer_and_date(
    text: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert credentials(text) == expected
