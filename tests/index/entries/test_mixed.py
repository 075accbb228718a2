"""Lines that say of themselves what they are."""

from __future__ import annotations

import pytest

from index.entries.mixed import count_signed, joins_kinds, kind_of_item


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
