"""What is written as a date and can be none is found; what only looks like one is left alone."""

from __future__ import annotations

import calendar
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.impossible import impossible_dates


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("13/2015 – 99/2017", ["13/2015", "99/2017"]),
        ("Analyst, Leeds Bank, 13/2015 – 05/2017", ["13/2015"]),
        ("Analyst, Leeds Bank (00.2015)", ["00.2015"]),
        ("31 Feb 2014 – 30 Feb 2015", ["31 Feb 2014", "30 Feb 2015"]),
        ("Joined on February 30th, 2014 as a cook", ["February 30th, 2014"]),
        ("31. April 2019 – heute", ["31. April 2019"]),
        ("31 de junio de 2014", ["31 de junio de 2014"]),
        ("2023-13-45", ["2023-13-45"]),
        ("Cook\t2015-13", ["2015-13"]),
        ("2019 – 31.02.2020", ["31.02.2020"]),
        ("Present – 2020", ["Present – 2020"]),
        ("Boss | heute – 2020", ["heute – 2020"]),
    ],
)
def test_a_date_that_cannot_be_is_found_as_printed(line: str, found: list[str]) -> None:
    assert list(impossible_dates(line)) == found


@pytest.mark.parametrize(
    "line",
    [
        "12/2015 – 01/2017",
        "29 Feb 2014",
        "2015-18",
        "1998-03 – 2003",
        "2018/19 – 2020/21",
        "31/12/2019",
        "12/31/2019",
        "31.12.2019",
        "2019-12-31",
        "2018 – Present",
        "2018 – Present – 2020",
        "Act 13/2015 on food",
        "Resolution 45/2019",
        "Raised $13.2015",
        "Version 15.2019 of the tool",
        "+44 20 13/2015",
        "May 2014",
        "Led 31 marketing plans in 2014",
        "",
    ],
)
def test_what_can_be_or_is_no_date_is_left_alone(line: str) -> None:
    assert impossible_dates(line) == ()


@given(st.integers(1950, 2050), st.integers(0, 14), st.integers(0, 40))
def test_a_day_of_any_calendar_is_possible_and_no_other(year: int, month: int, day: int) -> None:
    leap = year if month != 2 or day != 29 else 2020  # the year of a 29th of February is not looked at
    try:
        dt.date(leap, month, day)
        exists = True
    except ValueError:
        exists = False
    assert (impossible_dates(f"{year}-{month:02}-{day:02}") == ()) is exists
    if 1 <= month <= 12:
        assert (impossible_dates(f"{day} {calendar.month_name[month]} {year}") == ()) is exists
