"""Where somebody lives, told from employers and headlines."""

from __future__ import annotations

import pytest

from index.entries.home import could_be_home, house_end, is_home, without_postcode


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Leeds", True),
        ("Ossett, Wakefield, West Yorkshire", True),
        ("Calamba City, Laguna, Philippines", True),
        ("Al Barsha 1, Dubai, U.A.E.", True),
        ("Cairo and Washington, D.C.", True),
        ("Porto (May to September) and Leeds", True),
        ("Writing, Reading, Editing", False),  # Reading is a town, and nothing behind it is a region
        ("Head Cook, Leeds, England", False),
        ("Renal Unit, Moss Hospital, Cork, Ireland", False),
        ("Cook and Baker", False),
    ],
)
def test_words_that_say_where_somebody_lives(text: str, home: bool) -> None:
    assert is_home(text) is home


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("Upper Moss", True),
        ("Partington and Kirkby upon Moss", True),
        ("Telegram on request", False),
        ("Moss Bakery", False),
        ("Cook", False),
    ],
)
def test_a_place_nobody_has_listed_is_made_of_names(text: str, home: bool) -> None:
    assert could_be_home(text) is home


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Govan, Glasgow G51", "Govan, Glasgow"),
        ("Redruth, Cornwall TR15 0ZZ", "Redruth, Cornwall"),
        ("Platform G51", "Platform G51"),
    ],
)
def test_a_postal_code_is_no_part_of_it(text: str, bare: str) -> None:
    assert without_postcode(text) == bare


def test_a_named_house_is_parted_from_its_town() -> None:
    text = "Rose Villa, Moss P.O., Kandy, Sri Lanka"
    assert text[: house_end(text)] == "Rose Villa, Moss P.O."
    flat = "Flat 4, Jumeirah 1, Dubai"
    assert flat[: house_end(flat)] == "Flat 4"
    assert house_end("Kandy, Sri Lanka") == house_end("Rose Villa") == 0
