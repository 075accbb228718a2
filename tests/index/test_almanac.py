"""Dates that a calendar or today rules out are told with their line; plausible ones are not."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from index.resume import read_sources

TODAY = dt.date(2026, 11, 15)
CODES = {"impossible_date", "dates_reversed", "dates_in_future"}


def told(folder: Path, body: str, name: str = "cv.md") -> list[tuple[str, str]]:
    (folder / name).write_text(body, encoding="utf-8")
    warnings = read_sources([folder / name], TODAY).warnings
    return [(warning.code, warning.message) for warning in warnings if warning.code in CODES]


def job(dates: str) -> str:
    return f"# Ada Example\n\n## Experience\n\n### Cook, Inn Ltd\n{dates}\n- Fed 300\n"


@pytest.mark.parametrize(
    ("dates", "code", "message"),
    [
        (
            "2023 – 2019",
            "dates_reversed",
            "The dates of Inn Ltd end before they begin: 2023 – 2019 (line 6).",
        ),
        ("June 2019 – May 2019", "dates_reversed", "end before they begin"),
        ("2040 – 2050", "dates_in_future", "The dates of Inn Ltd begin in the future: 2040 – 2050 (line 6)."),
        ("December 2026 – Present", "dates_in_future", "begin in the future"),
        ("2019 – 2032", "dates_in_future", "The dates of Inn Ltd end in the future: 2019 – 2032 (line 6)."),
        (
            "13/2015 – 99/2017",
            "impossible_date",
            "These dates cannot be: “13/2015” in line 6, “99/2017” in line 6",
        ),
        (
            "31 Feb 2014 – 2016",
            "impossible_date",
            "This date cannot be: “31 Feb 2014” in line 6; correct it.",
        ),
    ],
)
def test_what_cannot_be_is_told_with_its_line(tmp_path: Path, dates: str, code: str, message: str) -> None:
    ((found, sentence),) = told(tmp_path, job(dates))
    assert found == code
    assert message in sentence


@pytest.mark.parametrize(
    "dates",
    ["2019 – 2023", "November 2026 – Present", "2026 – Present", "2019 – 2026", "May 2019 – May 2019"],
)
def test_what_can_be_is_not(tmp_path: Path, dates: str) -> None:
    assert told(tmp_path, job(dates)) == []


def test_studies_and_expiry_dates_may_lie_ahead_but_not_without_end(tmp_path: Path) -> None:
    def told_of(studies: str) -> list[str]:
        return [
            message
            for _, message in told(
                tmp_path,
                f"{job('2019 – 2023')}\n## Education\n\n### BSc Physics, University of Leeds\n{studies}\n\n"
                "## Certifications\n- Food Safety, CIEH, 2024, expires 2029\n",
            )
        ]

    assert told_of("2025 – 2029") == []
    assert told_of("Expected 2028") == []
    assert told_of("2025 – 2052") == ["The dates of BSc Physics end in the future: 2025 – 2052 (line 12)."]


def test_a_json_resume_is_held_to_the_same_calendar(tmp_path: Path) -> None:
    work = [
        {"name": "Inn Ltd", "position": "Cook", "startDate": "2023-05", "endDate": "2019"},
        {"name": "Bar Ltd", "position": "Cook", "startDate": "2040-01", "endDate": "2050-01"},
    ]
    body = json.dumps({"basics": {"name": "Ada Example"}, "work": work})
    assert [code for code, _ in told(tmp_path, body, "cv.json")] == ["dates_reversed", "dates_in_future"]


def test_roles_that_share_their_dates_are_told_once_and_of_thousands_some(tmp_path: Path) -> None:
    shared = "# Ada Example\n\n## Experience\n\n### Cook / Baker, Inn Ltd\n2023 – 2019\n- Fed 300\n"
    assert len(told(tmp_path, shared)) == 1
    jobs = "".join(f"### Cook, Inn {n} Ltd\n2023 – 2019\n- Fed {n}\n\n" for n in range(80))
    assert len(told(tmp_path, f"# Ada Example\n\n## Experience\n\n{jobs}")) == 50
