"""Names of persons, and words that only look like one."""

from __future__ import annotations

import pytest

from index.entries.person import is_full_name, is_person


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee", True),
        ("Ludwig van der Berg", True),
        ("Sammy Davis Jr.", True),
        ("E. Jane Holloway", True),
        ("篠原 千景", True),
        ("Ann Lee 2", False),
        ("ann lee", False),
        ("Senior Software Engineer", False),
        ("Acme Holdings Ltd", False),
        ("She cooks.", False),
    ],
)
def test_words_that_may_name_a_person(text: str, name: bool) -> None:
    assert is_person(text, first=False) is name


def test_a_trade_is_a_surname_on_the_first_line() -> None:
    assert is_person("Tom Baker", first=True)
    assert not is_person("Head Baker", first=True)


@pytest.mark.parametrize(("text", "name"), [("Ann Lee", True), ("Ann", False), ("Work Experience", False)])
def test_a_full_name_is_no_heading_and_more_than_a_word(text: str, name: bool) -> None:
    assert is_full_name(text) is name
