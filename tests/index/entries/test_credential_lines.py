"""Which lines are one credential."""

from __future__ import annotations

import pytest

from index.entries.credential_lines import split_credentials
from tests.index.entries.printed import units_of


def parted(text: str) -> tuple[list[list[str]], list[str]]:
    """The lines of each credential, and the sentences beside them."""
    units = units_of(text)
    each, told = split_credentials(units[0].passage.sheet, units)
    return [[passage.text for passage in lines] for lines in each], [unit.text for unit in told]


def test_a_sentence_under_a_list_of_certificates_is_none() -> None:
    text = "- CKA, CNCF, 2021\n- CISM, ISACA, 2020\n\nComing up: the next exam, booked for January 2027.\n"
    each, told = parted(text)
    assert each == [["CKA, CNCF, 2021"], ["CISM, ISACA, 2020"]]
    assert told == ["Coming up: the next exam, booked for January 2027."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "IEC Practitioner\nMedSoft Academy, 2023\nScrum Developer\nAgile Loft, 2018\n",
            [["IEC Practitioner", "MedSoft Academy, 2023"], ["Scrum Developer", "Agile Loft, 2018"]],
        ),
        (
            "GSD Practitioner\nStitch Methods Ltd\nMar 2019\nHigg Verifier\nGreen Needle\n2022\n",
            [
                ["GSD Practitioner", "Stitch Methods Ltd", "Mar 2019"],
                ["Higg Verifier", "Green Needle", "2022"],
            ],
        ),
        (
            "Attestation d’aptitude aux\nfluides, catégorie I\nCentre Thermie, 2020\n"
            "Habilitation électrique BR\nVoltéo Prévention, juin 2023\n",
            [
                ["Attestation d’aptitude aux fluides, catégorie I", "Centre Thermie, 2020"],
                ["Habilitation électrique BR", "Voltéo Prévention, juin 2023"],
            ],
        ),
        (
            "Commercial Diver, ADAS Part 2\t2015\nSouthern Dive Academy\n"
            "Coxswain Grade 1\tNovember 2018\nMaritime Safety Board\n",
            [
                ["Commercial Diver, ADAS Part 2 2015", "Southern Dive Academy"],
                ["Coxswain Grade 1 November 2018", "Maritime Safety Board"],
            ],
        ),
    ],
)
def test_a_name_over_its_issuer_and_its_date_is_one(text: str, expected: list[list[str]]) -> None:
    assert parted(text) == (expected, [])


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("CSM · ITIL Foundation · Six Sigma", ["CSM", "ITIL Foundation", "Six Sigma"]),
        ("BLS, ACLS, PALS", ["BLS", "ACLS", "PALS"]),
        ("BLS (2020), ACLS (2021)", ["BLS (2020)", "ACLS (2021)"]),
        ("Architect, State of Ohio, No. 12345, 2015", ["Architect, State of Ohio, No. 12345, 2015"]),
        (
            "Port Pilot, Class B - May 2018 (expired May 2022)",
            ["Port Pilot, Class B - May 2018 (expired May 2022)"],
        ),
        ("04/2022 | Crane Operator", ["04/2022 | Crane Operator"]),
        (
            "Bar of Kent; practising certificate not held since 2020",
            ["Bar of Kent; practising certificate not held since 2020"],
        ),
        ("Hoist Rigger, since 2016; member no. 10477", ["Hoist Rigger, since 2016; member no. 10477"]),
        ("Notary, signed 2019; 340 deeds drawn up", ["Notary, signed 2019; 340 deeds drawn up"]),
        ("2 Day Rigging; 3 Day Slinging", ["2 Day Rigging", "3 Day Slinging"]),
        (
            "Rigger · Hoist Board · issued May 2019 · expires May 2023",
            ["Rigger · Hoist Board · issued May 2019 · expires May 2023"],
        ),
        (
            "Rigger · issued May 2019 · Slinger · issued June 2020",
            ["Rigger · issued May 2019", "Slinger · issued June 2020"],
        ),
        ("| Broker Licence | 2014 | 2027 |", ["| Broker Licence | 2014 | 2027 |"]),
        ("First aid; manual handling; fire warden", ["First aid", "manual handling", "fire warden"]),
    ],
)
def test_a_line_may_list_several(line: str, expected: list[str]) -> None:
    assert parted(line + "\n") == ([[each] for each in expected], [])


def test_bold_names_over_plain_lines_are_one_each_wherever_they_wrap() -> None:
    text = "**Sworn Hoist**\n**Inspector**\nMarch 2021, number\nHI-21\n**Rope Grader, class 2**\nMay 2017\n"
    assert parted(text)[0] == [
        ["Sworn Hoist Inspector", "March 2021, number HI-21"],
        ["Rope Grader, class 2", "May 2017"],
    ]
    undated = text.replace("March 2021, number", "For all hoists, number")
    assert len(parted(undated)[0]) > 2


def test_what_is_read_as_something_else_is_no_credential() -> None:
    units = units_of(
        "- Rigger, 2019\n- Slinger, 2020\n- 2021: 30 hours of knots\n\nSix days a year are due.\n"
    )
    each, told = split_credentials(units[0].passage.sheet, units, units[2:3])
    assert [lines[0].text for lines in each] == ["Rigger, 2019", "Slinger, 2020"]
    assert [unit.text for unit in told] == ["Six days a year are due."]


def test_a_short_chinese_name_beside_its_date_is_no_date_alone() -> None:
    text = "2019.11\t企业人力资源管理师（二级）\t浙东职业技能鉴定中心\n2013.12\t国家三级心理咨询师\n"
    assert [len(lines) for lines in parted(text)[0]] == [1, 1]


@pytest.mark.parametrize(
    ("line", "count"),
    [
        ("Certified Baker (CB) · Bread Board · issued Feb 2025 · expires Feb 2027", 1),
        ("Certified Baker · credential ID CB-4K72 · issued Jun 2024 · expires Jun 2027", 1),
        ("Certified Baker · issued Jun 2024 · Food Handler · issued Jun 2023", 2),
        ("Certified Baker · Food Handler · First Aid", 3),
    ],
)
def test_signs_between_a_name_and_its_dates_part_no_credentials(line: str, count: int) -> None:
    assert len(parted(f"- {line}\n- Pastry Diploma\n")[0]) == count + 1
