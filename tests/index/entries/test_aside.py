"""Dates in brackets that are another title's."""

from __future__ import annotations

import pytest

from index.entries.aside import other_title, own_ranges
from tests.index.entries.printed import entries


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Head Baker (Baker until May 2019)", ("Baker until May 2019", True)),
        ("Head Baker (hired as Baker, promoted in 2019)", ("hired as Baker, promoted in 2019", True)),
        ("Baker (promoted to Head Baker in 2019)", ("promoted to Head Baker in 2019", False)),
        ("Bäckermeisterin (bis 05/2019 Bäckerin)", ("bis 05/2019 Bäckerin", True)),
        (
            "Head Baker (Porter to May 2017; Baker June 2017 – 2019)",
            ("Porter to May 2017; Baker June 2017 – 2019", True),
        ),
        ("Head Baker (night shift since 2019)", None),
        ("Head Baker (Baker 2015 – 2019)", None),
        ("Head Baker (Mill Lane, 2019)", None),
        ("Mill Lane (Head Baker until 2019)", None),
    ],
)
def test_a_title_in_brackets_with_a_date_that_begins_or_ends_it(
    text: str, told: tuple[str, bool] | None
) -> None:
    found = other_title(text)
    assert (found and (text[found[0] : found[1]], found[2])) == told
    assert bool(own_ranges(text)) == (told is None)


def test_the_job_keeps_the_dates_of_its_other_line() -> None:
    for title in (
        "Head Baker (Baker until May 2019)",
        "Baker, then head of the bakery (from May 2019)",
        "Baker (evenings; nights from 2019)",
    ):
        ((organization, titles, _, period),) = entries(f"{title}\nMill Ltd, Leeds (2015 – 2021)\n- baked\n")
        assert (organization, titles, period) == ("Mill Ltd", [title], "2015 – 2021")


def test_an_open_date_alone_in_brackets_is_the_jobs_where_no_other_line_has_any() -> None:
    ((_, _, _, period),) = entries("Baker, Mill Ltd (from May 2019)\n- baked\n")
    assert period == "from May 2019"


def test_a_role_with_dates_of_its_own_is_no_remark_on_the_next() -> None:
    found = entries("Head Baker (since 2019)\n- led\n\nBaker (2015 – 2019)\nMill Ltd, Leeds\n- baked\n")
    assert [period for _, _, _, period in found] == ["since 2019", "2015 – 2019"]


def test_a_role_under_the_years_with_its_employer_keeps_its_own_beginning() -> None:
    for dates in ("(since 2019)", "(full-time, since 2019)", "(Leeds, since 2019)"):
        text = f"Mill Ltd, Leeds (2015 – present)\nHead Baker {dates}\n- led\n"
        assert all(period != "2015 – present" for _, titles, _, period in entries(text) if titles), dates


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("The shop first, then the bakehouse from March 2019, while learning the trade.", False),
        ("Night shift at the mill bakery from March 2019", True),
        ("Bread score 94 of 100, best of the twelve shops in 2019", False),
        ("Head Baker, Mill Lane, in 2019", True),
        ("Worked at the mill bakery from March 2019 to May 2021, mostly on nights.", True),
    ],
)
def test_a_beginning_told_within_a_sentence_dates_no_job(text: str, dated: bool) -> None:
    assert bool(own_ranges(text)) == dated


def test_a_sentence_with_a_beginning_stays_with_its_job() -> None:
    told = "The shop first, then the bakehouse from March 2019, while learning the trade."
    text = f"### Mill Bakery (2018 – 2021)\n*Baker*\n\n{told}\n\n- Baked 300 loaves a day.\n"
    assert entries(text, markdown=True) == [("Mill Bakery", ["Baker"], None, "2018 – 2021")]
