"""Names, issuers and dates of credentials."""

from __future__ import annotations

import pytest

from index.entries.credential import read_credentials
from index.entries.unit import split_units
from index.models import Document
from index.passage import Sheet
from index.readers.lines import split_lines


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
        ("HACCP Manager, 2018 (expired 2023)", "HACCP Manager", None, "2018", "2023"),
        ("PCQI (lapsed 2022)", "PCQI", None, None, "2022"),
        ("Crop Adviser, 2018, renewed to December 2026", "Crop Adviser", None, "2018", "2026-12"),
        ("First Aid at Work, renewed 2024", "First Aid at Work", None, "2024", None),
        ("First Aid at Work, valid until June 2027", "First Aid at Work", None, None, "2027-06"),
        ("ACLS (exp. 05/2028)", "ACLS", None, None, "2028-05"),
        ("SMSTS, CITB, 2021, valid until March 2026", "SMSTS", "CITB", "2021", "2026-03"),
        ("Nurse, New York, #55-123, active through 2027", "Nurse", "New York, #55-123", None, "2027"),
        ("Architect, State of Ohio, No. 12345, 2015", "Architect", "State of Ohio, No. 12345", "2015", None),
        (
            "Stage Pyrotechnics, Level Two (Academy of Effects), May 2022",
            "Stage Pyrotechnics, Level Two",
            "Academy of Effects",
            "2022-05",
            None,
        ),
        ("TCF B2, German (June 2016)", "TCF B2, German", None, "2016-06", None),
        ("Food Allergy Awareness, FAA, 2020", "Food Allergy Awareness, FAA", None, "2020", None),
        ("Food Allergy Awareness, NRA, 2020", "Food Allergy Awareness", "NRA", "2020", None),
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


def test_what_is_said_of_a_credential_besides_is_kept_with_it() -> None:
    text = "BLS — American Heart Association — issued 2023 — ID 99821"
    document = Document(source="a", format="text", text=text, sha256="")
    sheet = Sheet(document)
    study = read_credentials(sheet, split_units(sheet, split_lines(document, atx=False)))
    (entry,) = study.credentials
    assert [fact.text for fact in entry.details] == ["ID 99821"]
    assert study.leftovers == []


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
        ("BakerCert (Craft Bakery), awarded May 2020", [("BakerCert (Craft Bakery)", None, "2020-05")]),
        ("BakerCert (Loaf Academy), awarded May 2020", [("BakerCert", "Loaf Academy", "2020-05")]),
        (
            "Rigger · Hoist Board · issued May 2019 · expires May 2023",
            [("Rigger", "Hoist Board", "2019-05")],
        ),
        ("Spray Pass: booths 2, 3 and 8, May 2019", [("Spray Pass: booths 2, 3 and 8", None, "2019-05")]),
        ("Rope Grader, EHK level 2, May 2017", [("Rope Grader, EHK level 2", None, "2017-05")]),
        ("Rigging Course, Fort Ray, KS, 2012", [("Rigging Course, Fort Ray, KS", None, "2012")]),
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
    ("line", "details"),
    [
        ("Forklift Course, 40 hours - 2014", ["40 hours"]),
        ("Mar 2024   Grafting workshop, Leeds         3 h", ["3 h"]),
        ("Chartered Planner, RTPI Institute - No. 2604, obtained June 2019", ["No. 2604"]),
        ("Forklift Course, Holm Institute, 18 hours, May 2021", ["18 hours"]),
        ("Forklift Course, May 2021 (project: fewer spills)", ["(project: fewer spills)"]),
        ("Forklift Course, May 2021, 74% in the paper", ["74% in the paper"]),
        ("Forklift A and B, B renewed May 2021", ["B"]),
        ("Forklift Course, May 2021; 210 pallets moved", ["210 pallets moved"]),
    ],
)
def test_number_hours_and_remarks_are_no_issuer(line: str, details: list[str]) -> None:
    document = Document(source="a", format="text", text=line, sha256="")
    sheet = Sheet(document)
    (entry,) = read_credentials(sheet, split_units(sheet, split_lines(document, atx=False))).credentials
    assert [fact.text for fact in entry.details] == details
    assert entry.issuer is None or "Institute" in entry.issuer.text


def test_a_name_goes_on_in_lower_case_behind_its_dash() -> None:
    assert credentials("- HACCP – animateur d’équipe, Institut Agro, 2016\n") == [
        ("HACCP – animateur d’équipe", "Institut Agro", "2016")
    ]


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


def test_a_certificate_beside_its_date_and_over_its_issuer_is_one() -> None:
    text = (
        "Commercial Diver, ADAS Part 2\t2015\nSouthern Dive Academy\n"
        "Coxswain Grade 1\tNovember 2018\nMaritime Safety Board\n"
    )
    assert credentials(text) == [
        ("Commercial Diver, ADAS Part 2", "Southern Dive Academy", "2015"),
        ("Coxswain Grade 1", "Maritime Safety Board", "2018-11"),
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


def test_a_short_chinese_name_beside_its_date_is_a_name() -> None:
    text = "2019.11\t企业人力资源管理师（二级）\t浙东职业技能鉴定中心\n2013.12\t国家三级心理咨询师\n"
    assert [name for name, _, _ in credentials(text)] == ["企业人力资源管理师（二级）", "国家三级心理咨询师"]
