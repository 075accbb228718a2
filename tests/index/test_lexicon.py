"""The word lists answer as their words stand."""

from __future__ import annotations

import pytest

from index.lexicon import (
    heading_kind,
    is_career_break,
    is_degree,
    is_document_title,
    is_employment_kind,
    is_region,
    is_stamp,
    organization_strength,
    title_strength,
)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("PROFESSIONAL EXPERIENCE", "experience"),
        ("E X P E R I E N C E", "experience"),
        ("Where I’ve worked", "experience"),
        ("Skills & Tools", "skills"),
        ("Éducation", None),
        ("Kaleidoscopes", None),
    ],
)
def test_headings_mean_what_the_vocabulary_says(heading: str, kind: str | None) -> None:
    assert heading_kind(heading) == kind


def test_unlisted_headings_are_understood_by_their_ends_only_when_asked() -> None:
    assert heading_kind("Selected Surgical Experience") is None
    assert heading_kind("Selected Surgical Experience", loosely=True) == "experience"


@pytest.mark.parametrize(
    "text", ["Head of School", "Bank Manager", "Chef de Partie", "VP Engineering", "Software Engineer III"]
)
def test_titles_outweigh_organisations_in_titles(text: str) -> None:
    assert title_strength(text) >= 2
    assert title_strength(text) >= organization_strength(text)


@pytest.mark.parametrize(
    "text",
    [
        "Royal College of Nursing",
        "Acme Inc.",
        "Manager Tools Ltd",
        "St Mary's Hospital",
        "Nurse Clinic",
        "Serendib Knitwear (Pvt) Ltd, Katunayake, Sri Lanka",
    ],
)
def test_organisations_outweigh_titles_in_organisations(text: str) -> None:
    assert organization_strength(text) >= 2


def test_degrees_and_regions() -> None:
    assert all(
        map(is_degree, ["M.S., Statistics", "BSc (Hons) Maths", "A levels", "PGCE Mathematics", "PhD"])
    )
    assert not any(map(is_degree, ["Acme", "As printed", "Go"]))
    assert is_region("WA")
    assert is_region("South Korea")
    assert not is_region("in")


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Appointments, in order of time", "experience"),
        ("Work, newest on top", "experience"),
        ("Registrations and tickets", "certifications"),
        ("Studium und Ausbildung", "education"),
        ("活かせる経験・スキル", "skills"),
        ("Research and Development", None),
        ("Work, Play, Sleep", None),
        ("Methods and codes", None),
        ("EDUCATION AND MEMBERSHIPS", "education"),
        ("Licences and memberships", "certifications"),
        ("PROFESSIONAL MEMBERSHIPS", "memberships"),
    ],
)
def test_a_joint_heading_means_what_its_first_known_part_means(heading: str, kind: str | None) -> None:
    assert heading_kind(heading, loosely=True) == kind


def test_a_document_title_may_bear_its_date() -> None:
    assert is_document_title("Curriculum vitae, March 2026")
    assert not is_document_title("Curriculum vitae of Ada Example")


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        ("Last updated on 3 March 2025", True),
        ("Stand: Mai 2024", True),
        ("2025 年 6 月 10 日現在", True),
        ("以上", True),
        ("2020 年 4 月 現在", False),
        ("Stand-up comedian 2019", False),
        ("Updated manuals 2019", False),
    ],
)
def test_a_line_that_only_dates_or_closes_the_document_is_known(text: str, stamp: bool) -> None:
    assert is_stamp(text) is stamp


def test_a_house_called_by_its_kind_is_an_employer_whatever_trade_follows() -> None:
    assert organization_strength("Kanzlei Dierksmeyer Steuerberater") == 3
    assert organization_strength("Hotel Manager") < 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("part-time, 24 hours a week", True),
        ("two days a week", True),
        ("agency contract", True),
        ("Reporting Analyst, contract", False),
        ("One Week Studios", False),
    ],
)
def test_how_somebody_was_employed_is_known_by_its_hours_and_contract(text: str, kind: bool) -> None:
    assert is_employment_kind(text) is kind


@pytest.mark.parametrize(
    ("text", "is_break"),
    [
        ("Career break", True),
        ("[2019/01 -> 2019/10] not working: cared for my mother", True),
        ("March – August 2018: no job; by bicycle to Istanbul.", True),
        ("Maternity leave cover", False),
        ("Cook 2018", False),
    ],
)
def test_a_break_between_jobs_is_known_by_its_words_wherever_its_dates_stand(
    text: str, is_break: bool
) -> None:
    assert is_career_break(text) is is_break


def test_a_co_operative_is_a_house_and_an_operative_works_in_one() -> None:
    assert title_strength("Warehouse Operative") == 3
    assert title_strength("Bay Pickers Co-operative") == 0
    assert organization_strength("Bay Pickers Co-operative") >= 2
