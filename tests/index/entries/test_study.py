"""Education and credentials."""

from __future__ import annotations

import pytest

from index.entries.study import read_credentials, read_education
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


def credentials(text: str) -> list[tuple[str, str | None, str | None]]:
    document = Document(source="a", format="text", text=text, sha256="")
    sheet = Sheet(document)
    found = read_credentials(sheet, split_units(sheet, split_lines(document, atx=False))).credentials
    return [
        (
            entry.name.text,
            entry.issuer.text if entry.issuer else None,
            entry.period.start.iso() if entry.period and entry.period.start else None,
        )
        for entry in found
    ]


@pytest.mark.parametrize(
    ("line", "name", "issuer", "start", "end"),
    [
        ("Professional Engineer, Wyoming, 2020", "Professional Engineer", "Wyoming", "2020", None),
        (
            "Structural Engineer (SE), California, 2015",
            "Structural Engineer (SE)",
            "California",
            "2015",
            None,
        ),
        ("First Aid, Leeds, 2019", "First Aid, Leeds", None, "2019", None),
        ("First Aid at Work, valid until June 2027", "First Aid at Work", None, None, "2027-06"),
        ("ACLS (exp. 05/2028)", "ACLS", None, None, "2028-05"),
        ("SMSTS, CITB, 2021, valid until March 2026", "SMSTS", "CITB", "2021", "2026-03"),
        ("Nurse, New York, #55-123, active through 2027", "Nurse", "New York, #55-123", None, "2027"),
        ("Architect, State of Ohio, No. 12345, 2015", "Architect", "State of Ohio, No. 12345", "2015", None),
        ("| Card | Issuer | Expires |\n| CPC | OCR | 2030 |", "CPC", "OCR", None, "2030"),
    ],
)
def test_a_credential_keeps_its_body_its_number_and_its_expiry(
    line: str, name: str, issuer: str | None, start: str | None, end: str | None
) -> None:
    document = Document(source="a", format="text", text=line, sha256="")
    sheet = Sheet(document)
    study = read_credentials(sheet, split_units(sheet, split_lines(document, atx=False)[-1:]))
    (entry,) = study.credentials
    period = entry.period
    assert (entry.name.text, entry.issuer and entry.issuer.text) == (name, issuer)
    assert (period and period.start and period.start.iso()) == start
    assert (period and period.end and period.end.iso()) == end
    assert study.leftovers == []


def test_what_is_said_of_a_credential_besides_is_left_over_not_lost() -> None:
    text = "BLS — American Heart Association — issued 2023 — ID 99821"
    document = Document(source="a", format="text", text=text, sha256="")
    sheet = Sheet(document)
    study = read_credentials(sheet, split_units(sheet, split_lines(document, atx=False)))
    assert [fact.text for fact in study.leftovers] == ["ID 99821"]


def test_a_sentence_under_a_list_of_certificates_is_none() -> None:
    text = "- CKA, CNCF, 2021\n- CISM, ISACA, 2020\n\nComing up: the next exam, booked for January 2027.\n"
    assert [name for name, _, _ in credentials(text)] == ["CKA", "CISM"]


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "IEC Practitioner\nMedSoft Academy, 2023\nScrum Developer\nAgile Loft, 2018",
            ["IEC Practitioner", "Scrum Developer"],
        ),
        (
            "GSD Practitioner\nStitch Methods Ltd\nMar 2019\nHigg Verifier\nGreen Needle\n2022",
            ["GSD Practitioner", "Higg Verifier"],
        ),
        (
            "ACLS – Advanced Life Support\nLife Centre, 2024\nECMO\nRed Net, 2022",
            ["ACLS – Advanced Life Support", "ECMO"],
        ),
        ("Educator License, Music P-12 — Valley Licensure Board, 2022", ["Educator License, Music P-12"]),
    ],
)
def test_a_credential_over_its_issuer_keeps_its_whole_name(text: str, expected: list[str]) -> None:
    assert [name for name, _, _ in credentials(text)] == expected


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


def test_a_certificate_beside_its_date_and_over_its_issuer_is_one() -> None:
    text = (
        "Commercial Diver, ADAS Part 2\t2015\nSouthern Dive Academy\n"
        "Coxswain Grade 1\tNovember 2018\nMaritime Safety Board\n"
    )
    assert credentials(text) == [
        ("Commercial Diver, ADAS Part 2", "Southern Dive Academy", "2015"),
        ("Coxswain Grade 1", "Maritime Safety Board", "2018-11"),
    ]


def test_a_name_goes_on_in_lower_case_behind_its_dash() -> None:
    assert credentials("- HACCP – animateur d’équipe, Institut Agro, 2016\n") == [
        ("HACCP – animateur d’équipe", "Institut Agro", "2016")
    ]


def test_wrapped_names_over_issuers_with_dates_are_one_each() -> None:
    text = (
        "Attestation d’aptitude aux\nfluides, catégorie I\nCentre Thermie, 2020\n"
        "Habilitation électrique BR\nVoltéo Prévention, juin 2023\n"
    )
    assert credentials(text) == [
        ("Attestation d’aptitude aux fluides, catégorie I", "Centre Thermie", "2020"),
        ("Habilitation électrique BR", "Voltéo Prévention", "2023-06"),
    ]


def test_a_short_chinese_name_beside_its_date_is_no_date_alone() -> None:
    text = "2019.11\t企业人力资源管理师（二级）\t浙东职业技能鉴定中心\n2013.12\t国家三级心理咨询师\n"
    assert [name for name, _, _ in credentials(text)] == ["企业人力资源管理师（二级）", "国家三级心理咨询师"]
