"""Labels before the parts of a header."""

from __future__ import annotations

import pytest

from index.entries.label import header_label


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Company: Acme", "organization"),
        ("Name of the Employer : Acme", "organization"),
        ("Role: Baker", "title"),
        ("Location: Leeds", "place"),
        ("Dates: 2017 to now", "dates"),
    ],
)
def test_a_label_says_what_its_value_is(text: str, role: str) -> None:
    found = header_label().match(text)
    assert found is not None
    assert found.lastgroup == role


@pytest.mark.parametrize("text", ["Baker", "The company: Acme", "Companyname: Acme"])
def test_other_words_are_no_label(text: str) -> None:
    assert header_label().match(text) is None
