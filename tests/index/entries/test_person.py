"""Names of persons, and words that only look like one."""

from __future__ import annotations

import pytest

from index.entries.person import find_bare, find_name, is_full_name, is_person, says_how_it_sounds


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


@pytest.mark.parametrize(
    ("text", "name", "letters"),
    [
        ("Ann Lee", "Ann Lee", None),
        ("ANN LEE, BPharm(Hons) MSc MRPharmS", "ANN LEE", "BPharm(Hons) MSc MRPharmS"),
        ("Ann Lee, RN-BC, BSN", "Ann Lee", "RN-BC, BSN"),
        ("Ann Lee BSc(Hons) MRSPH", "Ann Lee", "BSc(Hons) MRSPH"),
        ("Marie Anne DUPONT", "Marie Anne DUPONT", None),
        ("Wei Ling MA", "Wei Ling MA", None),
        ("MURIUKI, Faith Chebet", "MURIUKI, Faith Chebet", None),
    ],
)
def test_letters_after_a_name_are_none_of_it(text: str, name: str, letters: str | None) -> None:
    found = find_name(text, first=True)
    assert found
    assert text[slice(*found[0])] == name
    assert (text[slice(*found[1])] if found[1] else None) == letters


@pytest.mark.parametrize("text", ["Leeds, UK", "Ann Lee, Baker of small breads"])
def test_a_place_or_a_sentence_is_no_name_with_letters(text: str) -> None:
    assert find_name(text, first=True) is None


def test_words_of_address_and_how_a_name_sounds_are_none_of_it() -> None:
    text = "Dr Mrs. Ann Lee (Ms.)"
    assert find_bare(text, 3, len(text)) == (8, 15)
    assert says_how_it_sounds("しのはら ちかげ", "篠原 千景")
    assert not says_how_it_sounds("Ann Lee", "篠原 千景")
