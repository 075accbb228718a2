"""The period of a short text."""

from __future__ import annotations

import pytest

from index.entries.period import as_printed_period, is_only_dates
from index.models import Period
from tests.index.entries.printed import units_of


def ends(period: Period | None) -> tuple[str | None, str | None] | None:
    """(start, end) of a period."""
    if period is None:
        return None
    return period.start and period.start.iso(), period.end and period.end.iso()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BSc Maths, 2009 – 2012", ("2009", "2012")),
        ("Award for Teaching, 2019", (None, "2019")),
        ("Paper A (2011), revised 2013", (None, "2013")),
        ("no dates at all", None),
    ],
)
def test_a_lone_date_is_the_end(text: str, expected: tuple[str | None, str | None] | None) -> None:
    assert ends(as_printed_period(units_of(text + "\n")[0].passage)) == expected


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("May 2019", True),
        ("Issued May 2019", True),
        ("2019 企业", True),
        ("2019 企业人力", False),
        ("Card", False),
    ],
)
def test_words_that_are_dates_and_hardly_more(text: str, dates: bool) -> None:
    assert is_only_dates(text) is dates
