"""Sections known by what they hold."""

from __future__ import annotations

from index.entries.likeness import are_dated, look_like_study, look_like_work
from tests.index.entries.printed import units_of

JOB = "### Cook, Mercy Hospital\n2019 – 2021\n- Fed 300\n"
STUDY = "MSc Nutrition, Harbour University, 2015 – 2017\n"


def test_entries_tell_what_a_section_holds() -> None:
    work, study = units_of(JOB, markdown=True), units_of(STUDY)
    assert look_like_work(work[0].passage.sheet, work)
    assert look_like_study(study[0].passage.sheet, study)
    assert not look_like_study(work[0].passage.sheet, work)
    assert not look_like_work(study[0].passage.sheet, study)


def test_a_seat_of_which_nothing_is_told_is_no_job() -> None:
    seats = units_of("### Treasurer, Bakers' Guild\n2019 – 2021\n", markdown=True)
    assert not look_like_work(seats[0].passage.sheet, seats)


def test_half_of_the_lines_bear_dates() -> None:
    assert are_dated(units_of("- Bread, May 2019\n- Cakes\n"))
    assert not are_dated(units_of("- Bread, May 2019\n- Cakes\n- Pies\n"))
    assert not are_dated([])
