"""Words that are a place, and words that only look like one."""

from __future__ import annotations

import pytest

from index.entries.place_name import is_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Seattle, WA", True),
        ("Remote", True),
        ("Seoul, South Korea", True),
        ("Acme", False),
        ("Cook, UK", False),
    ],
)
def test_places(text: str, place: bool) -> None:
    assert is_place(text) is place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("新潟県長岡市", True),
        ("宮崎県都城市", True),
        ("경기도 성남시", True),
        ("華聯超市", False),
        ("城市", False),
        ("London (Remote)", True),
        ("Acme (Italia)", False),
        ("26939 Ovelgönne", True),
        ("2019 Porto", False),
    ],
)
def test_places_of_other_countries(text: str, place: bool) -> None:
    assert is_place(text) is place


@pytest.mark.parametrize(
    "text", ["33500 Libourne, France", "Aranda del Río, Espagne", "Bridgetown, Barbados", "Győr, Ungarn"]
)
def test_places_are_known_by_their_country_in_several_languages(text: str) -> None:
    assert is_place(text)
