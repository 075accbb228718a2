"""Phones and streets are found; years, money and licence numbers are not."""

from __future__ import annotations

import pytest

from index.private import find_phones, find_postcodes, find_streets


@pytest.mark.parametrize(
    "phone",
    [
        "(480) 286-7818",
        "480-286-7818",
        "480.286.7818",
        "+1 480 286 7818",
        "+1 (480) 286-7818",
        "1-480-286-7818",
        "+44 7700 900123",
        "+44 (0)20 7946 0958",
        "020 7946 0958",
        "07700 900123",
        "+49 30 1234567",
        "0171-2345678",
        "0049 171 2345678",
        "+91 98765 43210",
        "06 12 34 56 78",
        "+33 6 12 34 56 78",
        "(480) 286-7818 ext. 12",
    ],
)
def test_phone_numbers_are_found_whole(phone: str) -> None:
    text = f"Rang {phone} often"
    assert [text[low:high] for low, high in find_phones(text)] == [phone]


@pytest.mark.parametrize("unseen", ["\u200b", "\u202a", "\u200e", "\u2068", "\u200d", "\ufeff", "\u00ad"])
def test_signs_that_nobody_sees_hide_no_number(unseen: str) -> None:
    text = f"Rang {unseen}+44{unseen} 77{unseen}00 900{unseen}{unseen}123{unseen} often"
    ((low, high),) = find_phones(text)
    assert text[low:high].replace(unseen, "") == "+44 7700 900123"


@pytest.mark.parametrize(
    "text", ["Tel: 555-0142", "mobile 98765 43210", "call me at 4802867818", "Phone: 123456789"]
)
def test_a_label_makes_bare_digits_a_phone(text: str) -> None:
    assert len(find_phones(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "1,200,000 records",
        "2015-2018",
        "2015 – 2018",
        "03/2019 - 05/2021",
        "01/03/2019 – 05/06/2021",
        "2016-09-01",
        "$4,500,000",
        "£1 200 000",
        "12.000.000 EUR",
        "99.99% of 5,000",
        "patent US 10,123,456",
        "ISBN 978-3-16-148410-0",
        "0000-0002-1825-0097",
        "192.168.0.1",
        "BS 7671 (2382-22)",
        "S7-1200",
        "#020-123456",
        "2010 2011 2012 2013",
        "licence 0412345678",
        "Reg. No. 12345678",
        "24/7/365",
        "10.1000/182",
        "3.5-4.25",
        "1990s-2000s",
        "+30% +250%",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert find_phones(text) == []


@pytest.mark.parametrize(
    "street",
    [
        "123 Maple Street, Apt 4B",
        "27 Tinners Row",
        "12 N. Oak Ave",
        "Hauptstraße 12",
        "10 rue de Rivoli",
        "P.O. Box 99",
        "221B Baker St",
        "Calle Mayor 5",
    ],
)
def test_streets_are_found(street: str) -> None:
    assert find_streets(street) == [(0, len(street))]


def test_no_street_in_ordinary_words() -> None:
    assert find_streets("Led 3 teams across the US · 17+ years in 2 fields") == []
    assert find_streets("Lead a team of 9 who run 14 clusters") == []
    assert find_streets("Lead 6 engineers and run 14 clusters") == []
    assert find_streets("Place 12 nurses in close care") == []
    assert find_streets("12 rose and crown walk") == [(0, 22)]
    assert find_streets("12 Cross in Hand Lane") == [(0, 21)]
    assert find_streets("9 fox run") == [(0, 9)]
    assert find_postcodes("Redruth, Cornwall TR15 0ZZ", after_street=False) == [(18, 26)]
    assert find_postcodes("Springfield, IL 62704", after_street=False) == [(16, 21)]


@pytest.mark.parametrize("text", ["P.O. Box 5512-80100", "Casilla 1482", "Postfach 301244"])
def test_a_post_office_box_is_a_street_and_no_phone(text: str) -> None:
    assert find_streets(text)
    assert find_phones(text, contact=True) == []


def test_a_number_behind_a_post_office_box_is_still_found() -> None:
    text = "PO Box 12 555-0142"
    assert [text[low:high] for low, high in find_phones(text, contact=True)] == ["555-0142"]


def test_a_dot_between_spaces_parts_a_number_from_what_stands_before_it() -> None:
    text = "Glasgow G11 · 07700 900418"
    assert [text[low:high] for low, high in find_phones(text, contact=True)] == ["07700 900418"]
    dotted = "Rang 07700·900418 often"
    assert [dotted[low:high] for low, high in find_phones(dotted)] == ["07700·900418"]


def test_an_australian_postcode_stands_behind_its_state() -> None:
    assert find_postcodes("Preston VIC 3072", after_street=False) == [(12, 16)]
    assert find_postcodes("Fremantle WA 6160", after_street=False) == [(13, 17)]
    assert find_postcodes("MKT 2019", after_street=False) == []


def test_the_number_of_an_author_is_no_phone() -> None:
    assert find_phones("ORCID 0000-0002-7714-3096", contact=True) == []
