"""The labelled values of a form's line."""

from __future__ import annotations

import pytest

from index.entries.field import entry_labels, fold_label, opens_field, read_fields
from index.models import Document
from index.passage import Sheet


def fields(text: str) -> list[tuple[str, str]]:
    document = Document(source="a", format="text", text=text, sha256="")
    passage = Sheet(document).passage(0, len(text))
    return [(each.role, passage.text[each.start : each.end]) for each in read_fields(passage, entry_labels())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Employer: Acme, Leeds", [("organization", "Acme, Leeds")]),
        (
            "From/To: 2019 to date; Employer: Acme; Title: Cook",
            [("dates", "2019 to date"), ("organization", "Acme"), ("title", "Cook")],
        ),
        ("From [year]: 2015 To [year]: 2018", [("from", "2015 To [year]: 2018")]),
        ("From: 2015 To: 2018", [("from", "2015"), ("to", "2018")]),
        ("Date from - date to: 2015 - 2018", [("dates", "2015 - 2018")]),
        ("Position held\tCook", [("title", "Cook")]),
        ("Position held   :- Cook", [("title", "Cook")]),
        ("Year of passing ....... 2011", [("dates", "2011")]),
        ("Duties and responsibilities:", [("duties", "")]),
        ("Moved to Acme. Employer: Acme", []),
        ("Colours: blue; Title: Cook", []),
        ("Employer of the year, 2019", []),
    ],
)
def test_a_line_is_read_by_the_labels_it_opens_with(text: str, expected: list[tuple[str, str]]) -> None:
    assert fields(text) == expected


def test_labels_are_compared_by_their_words() -> None:
    assert fold_label("Surname(s) / First-name(s):") == "surname first name"
    assert fold_label("(Date from - Date to)") == "date from date to"
    assert fold_label("Father’s NAME") == "father’s name"


@pytest.mark.parametrize(
    ("raw", "opens"),
    [
        ("  Employer: Acme", True),
        ("Dates\t2019", True),
        ("Employers say so", False),
        ("employer: Acme", False),
    ],
)
def test_a_line_that_opens_with_a_label_goes_on_with_none_before_it(raw: str, opens: bool) -> None:
    assert opens_field(raw, entry_labels()) is opens
