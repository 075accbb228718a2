"""Lines that say of themselves what they are."""

from __future__ import annotations

import pytest

from index.entries.mixed import (
    count_signed,
    is_no_credential,
    joins_kinds,
    joins_more,
    kind_by_label,
    kind_of_item,
)


@pytest.mark.parametrize(
    ("text", "kind", "heading", "meant"),
    [
        ("References on request", "awards", "Awards", "others"),
        ("Referees: Tom Baker, on request", "volunteering", "Volunteering and interests", "others"),
        ("Volunteer instructor, Town Kitchen", "awards", "Awards", "volunteering"),
        ("Guest lecturer, Tarn School, 2018", "awards", "Prizes, teaching, community", "others"),
        ("Baker of the Year 2021, Loaf Guild", "awards", "Prizes, teaching, community", ""),
        ("Coach Award, Moss Rowing Club", "awards", "Prizes and teaching", ""),
        ("Guest lecturer, Tarn School, 2018", "awards", "Awards", ""),  # the heading says that it is one
    ],
)
def test_where_a_line_belongs_by_its_own_words(text: str, kind: str, heading: str, meant: str) -> None:
    assert kind_of_item(text, kind, heading) == meant


@pytest.mark.parametrize(
    ("heading", "joined"), [("Prizes & teaching", True), ("Prizes and honours", False), ("Prizes", False)]
)
def test_a_heading_may_name_sections_of_several_kinds(heading: str, joined: bool) -> None:
    assert joins_kinds(heading) is joined


@pytest.mark.parametrize(
    ("lines", "signed"),
    [
        (["I declare that all this is true.", "Place: Kandy", "Date: May 2026      Ann Maria Lee"], 2),
        (["Ort: Passau", "Datum: 3. Mai 2026", "Ann Lee"], 3),
        (["Place: Kandy", "Ann Lee"], 0),  # nothing says when
        (["Cook", "Place: Kandy", "Date: 2019 - 2021"], 0),  # a job's
        (["Date: May 2026      Tom Baker"], 0),  # another person
    ],
)
def test_a_signature_closes_a_document(lines: list[str], signed: int) -> None:
    assert count_signed(lines, "CURRICULUM VITAE ANN MARIA LEE Cook") == signed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Volunteer: hedge planting with Green Ways, 2022", "volunteering"),
        ("Published: Hay and Straw, Farm Weekly, 2021", "publications"),
        ("Speaker: Dry summers, Tull Show, 2019", "others"),
        ("Volunteer hedge planter, 2022", ""),
        ("Note: hedges", ""),
    ],
)
def test_a_label_says_where_its_line_belongs(text: str, kind: str) -> None:
    assert kind_by_label(text) == kind


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("2023: 44 hours - hoof trimming, Tull", True),
        ("2022/23 – 30 credits: silage, drainage", True),
        ("Poster: Dry summers, Tull Show, 2019", True),
        ("2023: Hoof trimming (44 hours)", False),
        ("2023: 3 Counties Shearing Certificate", False),
        ("Licence: tractor and trailer, 2011", False),
    ],
)
def test_a_year_of_hours_and_a_talk_are_no_credentials(text: str, none: bool) -> None:
    assert is_no_credential(text) is none


@pytest.mark.parametrize(
    ("heading", "joined"),
    [("Languages and other", True), ("Languages, driving", True), ("Languages", False), ("Idiomas", False)],
)
def test_a_heading_may_join_languages_with_more(heading: str, joined: bool) -> None:
    assert joins_more(heading) is joined
