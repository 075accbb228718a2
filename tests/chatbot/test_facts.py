"""Arithmetic of jobs in time, against counting month by month."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.facts import Length, Timeline, month_of
from index.models import PartialDate, Period, Position, Resume
from tests.chatbot.people import fact

TODAY = dt.date(2026, 11, 1)
NOW = 2026 * 12 + 10

Span = tuple[int, int]


def date(month: int) -> PartialDate:
    return PartialDate(year=month // 12, month=month % 12 + 1)


def period(start: PartialDate | None, end: PartialDate | None, *, present: bool = False) -> Period:
    return Period(start=start, end=end, present=present, printed=fact("as printed"))


def position(entry: int, when: Period | None, employer: str | None = "", title: str = "Cook") -> Position:
    name = f"Employer {entry}" if employer == "" else employer
    return Position(
        entry=entry,
        organization=fact(name, 100 * entry) if name else None,
        title=fact(title, 100 * entry + 50),
        period=when,
        section="Experience",
        span=fact("block", 100 * entry).span,
    )


def timeline(*positions: Position) -> Timeline:
    return Timeline(Resume(positions=positions), TODAY)


def of_spans(spans: Sequence[Span]) -> Timeline:
    """One job a span of months, its end exclusive; what is printed as the end is the last month worked."""
    return timeline(*(position(n, period(date(a), date(b - 1))) for n, (a, b) in enumerate(spans)))


def months(spans: Sequence[Span]) -> set[int]:
    return {month for start, end in spans for month in range(start, end)}


spans = st.lists(
    st.tuples(st.integers(1990 * 12, 2026 * 12), st.integers(1, 200)).map(lambda s: (s[0], s[0] + s[1])),
    min_size=1,
    max_size=6,
)


@given(spans)
def test_the_total_counts_each_month_once(spans: list[Span]) -> None:
    total = of_spans(spans).total()
    assert total == Length(months=len(months(spans)), exact=True)


@given(spans)
def test_gaps_are_the_runs_of_two_months_or_more_that_no_job_covers(spans: list[Span]) -> None:
    covered = months(spans)
    runs: list[int] = []
    run = 0
    for month in range(min(covered), max(covered) + 1):
        if month in covered:
            runs += [run] if run >= 2 else []
            run = 0
        else:
            run += 1
    assert [gap.length.months for gap in of_spans(spans).gaps()] == runs[::-1]


@given(spans)
def test_overlaps_are_the_pairs_that_share_more_than_a_month(spans: list[Span]) -> None:
    shared = {
        frozenset((i, j))
        for i, a in enumerate(spans)
        for j, b in enumerate(spans)
        if i < j and len(months([a]) & months([b])) > 1
    }
    found = of_spans(spans).overlaps()
    assert {frozenset((a.entries[0], b.entries[0])) for a, b in found} == shared


@given(spans)
def test_jobs_stand_most_recent_first_and_before_and_after_walk_them_in_time(spans: list[Span]) -> None:
    line = of_spans(spans)
    ends = [spans[job.entries[0]][1] for job in line.jobs]
    assert ends == sorted(ends, reverse=True)
    for job in line.jobs:
        start = spans[job.entries[0]][0]
        earlier, later = line.before(job), line.after(job)
        assert (earlier is None) == (not any(other[0] < start for other in spans))
        assert (later is None) == (not any(other[0] > start for other in spans))
        if earlier:
            assert spans[earlier.entries[0]][0] < start
        if later:
            began = spans[later.entries[0]][0]
            assert began == min(other[0] for other in spans if other[0] > start)


@given(spans)
def test_ranked_falls_and_first_began_first(spans: list[Span]) -> None:
    line = of_spans(spans)
    lengths = [end - start for start, end in (spans[job.entries[0]] for job in line.ranked())]
    assert lengths == sorted((end - start for start, end in spans), reverse=True)
    first = line.first()
    assert first is not None
    assert spans[first.entries[0]][0] == min(start for start, _ in spans)


@given(spans, st.integers(1990, 2030), st.integers(0, 5))
def test_in_years_are_the_positions_whose_years_meet_them(spans: list[Span], first: int, more: int) -> None:
    wanted = set(range(first, first + more + 1))
    expected = {n for n, (a, b) in enumerate(spans) if wanted & set(range(a // 12, (b - 1) // 12 + 1))}
    assert {p.entry for p in of_spans(spans).in_years(first, first + more)} == expected


@given(spans, st.integers(1990 * 12, 2026 * 12), st.integers(0, 60))
def test_between_are_the_positions_held_in_a_month_of_it(spans: list[Span], first: int, more: int) -> None:
    wanted = set(range(first, first + more + 1))
    line = of_spans(spans)
    held = line.between(first, first + more)
    assert {p.entry for p in held} == {n for n, span in enumerate(spans) if wanted & set(range(*span))}
    past = {month for month in wanted if month <= NOW}
    assert line.covers(held, first, first + more) == (past <= months(spans))


def test_a_year_alone_may_be_all_of_that_year() -> None:
    line = timeline(position(0, period(PartialDate(year=2015), PartialDate(year=2016))))
    assert line.between(2016 * 12 + 11, 2016 * 12 + 11)
    assert not line.between(2017 * 12, 2017 * 12)


@given(st.integers(1990, 2026), st.integers(0, 30))
def test_years_alone_come_out_as_the_difference_printed(start: int, years: int) -> None:
    line = timeline(position(0, period(PartialDate(year=start), PartialDate(year=start + years))))
    length = line.length(line.jobs[0].periods)
    assert length == Length(months=12 * years, exact=False)
    said = "less than a year" if years == 0 else f"about {years} year{'s' if years > 1 else ''}"
    assert length.words() == said


@pytest.mark.parametrize(
    ("months", "said"),
    [
        (0, "less than a month"),
        (1, "1 month"),
        (11, "11 months"),
        (12, "1 year"),
        (13, "1 year and 1 month"),
        (28, "2 years and 4 months"),
        (24, "2 years"),
    ],
)
def test_exact_lengths_are_said_in_years_and_months(months: int, said: str) -> None:
    assert Length(months=months, exact=True).words() == said


@given(st.integers(0, 600))
def test_the_words_of_an_exact_length_add_up_to_it(months: int) -> None:
    words = Length(months=months, exact=True).words()
    rounded = re.fullmatch(r"almost (\d+) years \((.*)\)", words)
    exactly = rounded.group(2) if rounded else words.replace("less than a month", "0 months")
    parts = re.findall(r"(\d+) (year|month)", exactly)
    assert sum(int(n) * (12 if unit == "year" else 1) for n, unit in parts) == months
    if rounded:
        assert 0 < 12 * int(rounded.group(1)) - months <= 2


def test_an_open_end_counts_to_today() -> None:
    line = timeline(position(0, period(date(NOW - 30), None, present=True)))
    assert line.total() == Length(months=30, exact=True)
    later = Timeline(
        Resume(positions=(position(0, period(date(NOW - 30), None, present=True)),)), dt.date(2027, 1, 31)
    )
    assert later.total() == Length(months=32, exact=True)
    assert line.current() == line.jobs


def test_a_job_that_begins_after_today_has_no_negative_length() -> None:
    assert timeline(position(0, period(date(NOW + 9), None, present=True))).total() == Length(
        months=0, exact=True
    )


@pytest.mark.parametrize(
    "when", [None, period(None, date(24000)), period(None, None), period(date(24000), None)]
)
def test_a_job_without_both_dates_has_no_length(when: Period | None) -> None:
    line = timeline(position(0, when))
    assert line.total() is None
    assert line.dated == ()
    assert line.ranked() == ()
    assert line.gaps() == tuple(line.overlaps()) == ()


def test_years_alone_leave_a_gap_only_when_more_than_a_year_lies_between() -> None:
    def gaps(end: int, start: int) -> int:
        return len(
            timeline(
                position(0, period(PartialDate(year=2010), PartialDate(year=end))),
                position(1, period(PartialDate(year=start), PartialDate(year=2025))),
            ).gaps()
        )

    assert [gaps(2015, start) for start in (2015, 2016, 2017)] == [0, 0, 1]


def test_roles_of_one_block_and_of_one_employer_in_a_row_are_one_stay() -> None:
    line = timeline(
        position(0, period(date(24200), None, present=True), "Acme"),
        position(0, period(date(24100), date(24200)), "Acme"),
        position(1, period(date(24000), date(24100)), "Acme"),
        position(2, period(date(23900), date(24000)), "Other"),
        position(3, period(date(23800), date(23900)), "Acme"),
    )
    assert [job.entries for job in line.jobs] == [(0, 1), (2,), (3,)]
    assert [job.entries for job in line.of([1, 3])] == [(0, 1), (3,)]


def test_positions_without_an_employer_are_not_taken_for_one_stay() -> None:
    line = timeline(
        position(0, period(date(24100), date(24200)), None, "Potter"),
        position(1, period(date(24000), date(24100)), None, "Baker"),
    )
    assert [job.name for job in line.jobs] == ["Potter", "Baker"]


@pytest.mark.parametrize(
    ("topic", "found"),
    [("teaching", ["Teacher of Maths"]), ("engineering", ["Engineer"]), ("law", []), ("the", [])],
)
def test_titles_are_found_by_how_their_words_begin(topic: str, found: list[str]) -> None:
    line = timeline(
        position(0, period(date(24100), date(24200)), title="Teacher of Maths"),
        position(1, period(date(24000), date(24100)), title="Engineer"),
        position(2, None, title="Engineer without dates"),
    )
    assert [p.title.text for p in line.titled(topic)] == found


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_months_count_from_year_zero_and_a_bare_year_is_its_middle(year: int, month: int) -> None:
    assert month_of(PartialDate(year=year, month=month)) == len(range(year * 12)) + month - 1
    assert month_of(PartialDate(year=year)) == month_of(PartialDate(year=year, month=7))
