"""Every printed style of date, read with the precision it was printed with."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import find_ranges, is_duration, is_range
from index.models import PartialDate


def read(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (
            found.start.iso() if found.start else None,
            "present" if found.present else found.end.iso() if found.end else None,
        )
        for found in find_ranges(text)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Jan 2019 – Mar 2021", "2019-01", "2021-03"),
        ("January 2019 to March 2021", "2019-01", "2021-03"),
        ("03/2019 - present", "2019-03", "present"),
        ("03.2019 – 05.2021", "2019-03", "2021-05"),
        ("2019-03 – 2021-05", "2019-03", "2021-05"),
        ("2019.03 - 2020.11", "2019-03", "2020-11"),
        ("2019—21", "2019", "2021"),
        ("2016–18", "2016", "2018"),
        ("2019/20", "2019", "2020"),
        ("2018/19 – 2020/21", "2018", "2021"),
        ("2009-10", "2009", "2010"),
        ("since 2020", "2020", "present"),
        ("Since March 2020", "2020-03", "present"),
        ("2015 – 2018", "2015", "2018"),
        ("2015 ‑ 2018", "2015", "2018"),
        ("2015-2018", "2015", "2018"),
        ("[2015/07 -> 2018/12]", "2015-07", "2018-12"),
        ("Jan 2016 > Aug 2019", "2016-01", "2019-08"),
        ("Oct 2019 > now", "2019-10", "present"),
        ("2023/02 => today", "2023-02", "present"),
        ("from 2015 to 2018", "2015", "2018"),
        ("2016 to date", "2016", "present"),
        ("2017 - ongoing", "2017", "present"),
        ("2017 onwards", "2017", "present"),
        ("2022 – now", "2022", "present"),
        ("Aug 2015 until now", "2015-08", "present"),
        ("Jan – Mar 2021", "2021-01", "2021-03"),
        ("Jan 15 - Mar 18", "2015-01", "2018-03"),
        ("'15 – '18", "2015", "2018"),
        ("06/19 – 08/21", "2019-06", "2021-08"),
        ("Spring 2016 – Fall 2018", "2016", "2018"),
        ("01/03/2019 – 05/06/2021", "2019", "2021"),  # day or month: cannot be told
        ("01.03.2019 – 30.06.2021", "2019-03", "2021-06"),
        ("09/30/2019 – 10/31/2020", "2019-09", "2020-10"),
        ("Sept 2019 – Present (3 years 2 months)", "2019-09", "present"),
        ("2020 –", "2020", None),
        ("until 2019", None, "2019"),
        ("März 2019 – heute", "2019-03", "present"),
    ],
)
def test_a_range_is_read_as_printed(text: str, start: str | None, end: str | None) -> None:
    assert read(text) == [(start, end)]
    assert not find_ranges(text)[0].single


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Summer 2018", "2018"),
        ("Q3 2017", "2017"),
        ("2017 Q3", "2017"),
        ("Sept. '15", "2015-09"),
        ("2016-09-01", "2016-09"),
        ("May 5, 2019", "2019-05"),
        ("5 May 2019", "2019-05"),
        ("(2008)", "2008"),
        ("2019-06", "2019-06"),
    ],
)
def test_a_single_date_keeps_its_precision(text: str, date: str) -> None:
    (found,) = find_ranges(text)
    assert found.single
    assert found.start == found.end
    assert found.start is not None
    assert found.start.iso() == date


@pytest.mark.parametrize(
    "text",
    [
        "2000+ users",
        "$2,015",
        "ISO 9001:2015",
        "1,200,000",
        "12.2019.1",
        "room 20199",
        "v2.2015",
        "5% of 2019%",
        "in May",
        "2 yrs",
    ],
)
def test_other_figures_are_no_dates(text: str) -> None:
    assert find_ranges(text) == ()


@given(st.text(max_size=80))
def test_any_text_gives_ranges_inside_it_and_in_order(text: str) -> None:
    floor = 0
    for found in find_ranges(text):
        assert floor <= found.at < found.until <= len(text)
        floor = found.until


@given(
    st.integers(1950, 2060),
    st.integers(1, 12),
    st.integers(1950, 2060),
    st.integers(1, 12),
    st.sampled_from(["-", " – ", "—", " to "]),
)
def test_a_written_range_comes_back(year: int, month: int, year2: int, month2: int, dash: str) -> None:
    assert read(f"Cook, {month:02d}/{year}{dash}{month2:02d}/{year2}, Rome") == [
        (f"{year}-{month:02d}", f"{year2}-{month2:02d}")
    ]


def test_two_digits_may_close_a_range_in_the_next_century() -> None:
    (found,) = find_ranges("1998—03")
    assert (found.start, found.end) == (PartialDate(year=1998), PartialDate(year=2003))
    assert find_ranges("1985/84")[0].end == PartialDate(year=1985)
    assert find_ranges("2012–03")[0].single


def test_a_range_of_two_figures_is_printed_with_any_dash() -> None:
    for dash in ("-", "--", "---", "–", "—"):
        (found,) = find_ranges(f"Rigger 2013{dash}15")
        assert (found.start.year, found.end.year) == (2013, 2015)  # type: ignore[union-attr]


def test_a_range_alone_is_told_from_one_beside_words() -> None:
    assert is_range("04/2019 – heute")
    assert not is_range("04/2019 – heute, Leeds")
    assert not is_range("2019")


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("8 years 3 months", True),
        ("8 anos 3 meses", True),
        ("(2 ans)", True),
        ("3 Jahre", True),
        ("1 año y 2 meses", True),
        ("2019", False),
        ("8 years at Acme", False),
        ("12 monkeys", False),
    ],
)
def test_a_length_of_time_alone_is_told(text: str, length: bool) -> None:
    assert is_duration(text) is length


def test_an_amount_after_the_dates_is_no_length_of_time() -> None:
    (found,) = find_ranges("2019 – 2021 | 12 M USD budget")
    assert found.until == len("2019 – 2021")
    assert not is_duration("50 m")
    assert is_duration("3y 2m")
    assert find_ranges.cache_info().maxsize  # each line of a résumé is asked about many times


def test_now_behind_a_comma_is_an_end_only_where_nothing_goes_on() -> None:
    (lapsed,) = find_ranges("Rope access, 2018, now lapsed")
    (held,) = find_ranges("Rope access, 2018, present")
    assert (lapsed.single, held.present) == (True, True)
