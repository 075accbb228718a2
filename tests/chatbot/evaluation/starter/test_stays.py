"""Stays are counted by hand here: grouped, dated, ordered, and not asked about where that is unsafe."""

from __future__ import annotations

import datetime as dt

from chatbot.evaluation.starter.stays import Stay, current, in_order, inside, months, stays_of, touches
from tests.chatbot.evaluation.starter.resumes import read

TODAY = dt.date(2026, 11, 1)


def _stays(*jobs: tuple[str, str, str]) -> tuple[tuple[Stay, ...], bool]:
    lines = "".join(
        f"### {title}, {employer}\n{dates}\n\n- Did the work of the day.\n\n"
        for employer, title, dates in jobs
    )
    text = f"# Ada Example\n\nada@example.org\n\n## Experience\n\n{lines}"
    positions = read(text).resume.positions
    assert len(positions) == len(jobs)
    return stays_of(positions)


def test_roles_at_one_employer_are_one_stay() -> None:
    stays, complete = _stays(
        ("Acme Inc.", "Lead Engineer", "March 2021 – Present"),
        ("Acme Inc.", "Engineer", "January 2018 – March 2021"),
        ("Volta Energy Ltd", "Technician", "2012 – 2017"),
    )
    assert complete
    assert [stay.name for stay in stays] == ["Acme", "Volta Energy"]
    first, second = stays
    assert (first.start and first.start.iso(), first.present, first.plain) == ("2018-01", True, True)
    assert months(first) == frozenset()
    assert months(first, TODAY) == {106, 107}
    assert months(second) == {60}
    assert current(stays) is first
    assert in_order(stays) == (second, first)
    assert inside(second) == (2013, 2014, 2015, 2016)
    assert touches(second, 2012)
    assert not touches(second, 2018)
    assert touches(first, 2030)


def test_a_return_and_a_hole_make_a_stay_unsafe_to_ask_about() -> None:
    stays, _ = _stays(
        ("Acme Inc.", "Lead Engineer", "March 2021 – Present"),
        ("Volta Energy", "Technician", "2015 – 2019"),
        ("Acme Inc.", "Engineer", "January 2012 – March 2014"),
    )
    assert [stay.plain for stay in stays] == [False, True, False]
    holed, _ = _stays(
        ("Acme Inc.", "Lead Engineer", "March 2021 – March 2022"),
        ("Acme Inc.", "Engineer", "January 2012 – March 2014"),
    )
    assert [stay.plain for stay in holed] == [False]


def test_overlaps_have_no_order_and_two_present_jobs_no_current_one() -> None:
    stays, _ = _stays(
        ("Acme Inc.", "Lead Engineer", "March 2021 – Present"),
        ("Volta Energy", "Technician", "2015 – Present"),
    )
    assert in_order(stays) == ()
    assert current(stays) is None


def test_work_for_nobody_that_can_be_named_leaves_the_list_incomplete() -> None:
    stays, complete = _stays(
        ("Self-employed", "Technician", "2015 – 2019"),
        ("Acme Inc.", "Engineer", "January 2012 – March 2014"),
    )
    assert not complete
    assert [stay.name for stay in stays] == ["Acme"]
