"""When a credential was given and until when it holds, told from the words beside its dates."""

from __future__ import annotations

import pytest

from index.entries.standing import is_measure, read_standing, says_it_ended, says_only_standing
from tests.index.entries.printed import units_of


def standing(text: str) -> tuple[str | None, str | None, str | None, list[str]]:
    """(given, until, as printed, said apart)."""
    found = read_standing(units_of(text + "\n")[0].passage)
    period = found.period
    return (
        period.start.iso() if period and period.start else None,
        period.end.iso() if period and period.end else None,
        period.printed.text if period else None,
        [fact.text for fact in found.details],
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("First Aid, 2019", ("2019", None, "2019", [])),
        ("First Aid, valid until June 2027", (None, "2027-06", "valid until June 2027", [])),
        ("ISO 2015 Auditor, 2019", ("2019", None, "2019", [])),
        ("First Aid", (None, None, None, [])),
        (
            "04/2022 | Crane Operator, valid until 04/2027",
            ("2022-04", "2027-04", "04/2022", ["valid until 04/2027"]),
        ),
        (
            "Gas Card (March 2024, valid three years)",
            ("2024-03", "2027-03", "March 2024, valid three years", []),
        ),
        ("Gas Card, 2024, valid 18 months", ("2024", None, "2024, valid 18 months", [])),
        ("Pool Lifeguard, renewed May 2025", ("2025-05", None, "renewed May 2025", [])),
        ("Pool Lifeguard, 2021, refreshed May 2025", ("2021", None, "2021", ["refreshed May 2025"])),
        ("Rope Access, 2018, now lapsed", ("2018", None, "2018, now lapsed", [])),
        ("Rope Access, since May 2018", ("2018-05", None, "since May 2018", [])),
        (
            "Bar of Kent; practising certificate not held since 2020",
            (None, "2020", "practising certificate not held since 2020", []),
        ),
        (
            "Fire Warden, May 2023 (renewal due May 2026)",
            ("2023-05", "2026-05", "May 2023 (renewal due May 2026)", []),
        ),
        (
            "Allergens (in progress, exam in May 2027)",
            (None, None, None, ["in progress", "exam in May 2027"]),
        ),
        ("Allergens, state exam 2014", ("2014", None, "2014", [])),
        ("Ship's Cook, 2017, five-year validity", ("2017", "2022", "2017, five-year validity", [])),
        ("Wines Level 2, passed with merit, 2019", ("2019", None, "2019", ["passed with merit"])),
        ("Pharmacist, issued Aug 2014, no conditions", ("2014-08", None, "Aug 2014", ["no conditions"])),
    ],
)
def test_the_words_beside_a_date_say_what_it_is(
    text: str, expected: tuple[str | None, str | None, str | None, list[str]]
) -> None:
    assert standing(text) == expected


@pytest.mark.parametrize(
    ("text", "only"),
    [("renewal due", True), ("no longer valid", True), ("Active Listening", False), ("CPR", False)],
)
def test_words_that_only_say_how_it_stands(text: str, only: bool) -> None:
    assert says_only_standing(text) is only


def test_that_something_is_held_no_more_is_told_from_no_conditions() -> None:
    assert says_it_ended("driver card not renewed")
    assert not says_it_ended("no conditions")


@pytest.mark.parametrize(
    ("text", "measure"),
    [("40 hours", True), ("3 h", True), ("12 CPD points", True), ("3M", False), ("Level 3", False)],
)
def test_the_length_of_a_course_is_a_measure(text: str, measure: bool) -> None:
    assert is_measure(text) is measure
