"""Which lines belong to a header by themselves."""

from __future__ import annotations

import pytest

from index.entries.opening import could_be_name, is_header
from tests.index.entries.printed import units_of


@pytest.mark.parametrize(
    ("text", "header"),
    [
        ("Head Cook, 2019 - 2021", True),
        ("Blue Door Ltd", True),
        ("Duties: bread, 3 ovens", False),
        ("Baked bread for the whole of the town and for its two schools.", False),
        ("- Head Cook, 2019 - 2021", False),
    ],
)
def test_dates_titles_and_houses_make_a_header(text: str, header: bool) -> None:
    (unit,) = units_of(text)
    assert is_header(unit) is header


@pytest.mark.parametrize(
    ("text", "name"),
    [("Tidewell", True), ("baked bread", False), ("Duties: bread", False), ("Bread.", False)],
)
def test_a_short_capitalised_line_may_be_a_name(text: str, name: bool) -> None:
    (unit,) = units_of(text)
    assert could_be_name(unit) is name
