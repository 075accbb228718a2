"""Entries whose parts bear labels."""

from __future__ import annotations

from itertools import permutations

import pytest

from index.entries.labelled import split_labelled
from tests.index.entries.printed import entries, units_of

COOK = ("Acme Ltd", ["Head Cook"], "Leeds", "Jan. 2019 to date")
BAKER = ("Mill Co-op", ["Baker"], "Otley", "2015 - 2018")
PARTS = (
    ("Employer: Acme Ltd, Leeds", "Employer: Mill Co-op, Otley"),
    ("Title: Head Cook", "Title: Baker"),
    ("From/To: Jan. 2019 to date", "From/To: 2015 - 2018"),
)


@pytest.mark.parametrize("order", list(permutations(range(3))))
@pytest.mark.parametrize("between", ["; ", "\n"])
@pytest.mark.parametrize("gap", ["", "\n"])
def test_labels_may_stand_in_any_order_on_one_line_or_several(
    order: tuple[int, ...], between: str, gap: str
) -> None:
    first, second = (between.join(PARTS[at][entry] for at in order) for entry in (0, 1))
    assert entries(f"{first}\n(a) Fed all\n{gap}{second}\n(a) Baked bread\n") == [COOK, BAKER]


def bodies(text: str) -> list[list[str]]:
    found = split_labelled(units_of(text))
    assert found is not None
    return [[unit.text for unit in entry.body] for entry in found[0]]


def test_what_stands_under_an_entry_is_its_body_and_what_stands_over_the_next_is_not() -> None:
    text = (
        "A. PRESENT POST\nTitle of post: Head Cook\nPeriod: 2019 - 2021\nEmployer: Acme Ltd\n"
        "Supervisor: Ann Lee\nDuties: Fed all\n(a) Title: keeper of menus\n\n"
        "B. PREVIOUS POST\nTitle of post: Baker\nEmployer: Mill\n"
    )
    assert bodies(text) == [["Supervisor: Ann Lee", "Fed all", "Title: keeper of menus"], []]
    found = split_labelled(units_of(text))
    assert found is not None
    assert [unit.text for unit in found[1]] == ["A. PRESENT POST", "B. PREVIOUS POST"]


def test_a_labelled_line_stands_over_no_entry() -> None:
    text = "Degree: MSc\nUniversity: Hull\n\nClass: First\n\nDegree: BSc\nUniversity: Hull\n\nClass: Second\n"
    assert bodies(text) == [["Class: First"], ["Class: Second"]]


def test_what_is_said_beside_the_dates_and_under_other_labels_is_kept() -> None:
    text = (
        "Period: 2015 to till now (evenings only)\nTitle: Cook\nEmployer: Acme Ltd\n"
        "Description of your duties: Cooks for four hundred people in two sittings every evening.\n"
        "Reason for leaving: N/A\n"
    )
    assert bodies(text) == [
        [
            "2015 to till now (evenings only)",
            "Cooks for four hundred people in two sittings every evening.",
            "Reason for leaving: N/A",
        ]
    ]


def test_a_second_value_of_a_kind_is_kept_under_the_entry() -> None:
    text = "Degree: BSc\nUniversity: Leeds University\nBoard: Northern Board\nYear of passing: 2011\n"
    assert entries(text, study=True) == [("Leeds University", ["BSc"], None, "2011")]
    assert bodies(text) == [["Board: Northern Board"]]


def test_the_two_ends_of_a_period_may_bear_a_label_each() -> None:
    text = (
        "From: March 2016\nTo: Present\nEmployer: Acme Ltd\nTitle: Cook\n\n"
        "From: 2010 To: 2012\nEmployer: Mill\nTitle: Baker\n"
    )
    found = split_labelled(units_of(text))
    assert found is not None
    periods = [entry.period[1] for entry in found[0] if entry.period]
    assert [(period.start, period.end, period.present) for period in periods] == [
        (periods[0].start, None, True),
        (periods[1].start, periods[1].end, False),
    ]
    assert [period.printed.text for period in periods] == ["March 2016 To: Present", "2010 To: 2012"]
    assert periods[1].end is not None
    assert periods[1].end.iso() == "2012"


def test_a_remark_behind_the_place_is_kept() -> None:
    found = split_labelled(
        units_of("Title: Proprietor\nEmployer: Oak Nursery, Molo (own business)\nPeriod: 2019\n")
    )
    assert found is not None
    (entry,) = found[0]
    assert entry.organization is not None
    assert entry.place is not None
    assert (entry.organization.text, entry.place.text) == ("Oak Nursery", "Molo")
    assert [piece.text for piece in entry.leftovers] == ["own business"]


@pytest.mark.parametrize(
    "text",
    [
        "Cook, Inn Ltd, 2019 – 2021\nBaker, Mill Ltd, 2015 – 2019\n",
        "Inn Ltd\nPosition: Cook\nPeriod: 2019 – 2021\n",
        "Employer: Inn Ltd\nCook, 2019 – 2021\n",
    ],
)
def test_a_section_whose_entries_lack_a_label_is_no_form(text: str) -> None:
    assert split_labelled(units_of(text)) is None


def test_a_line_over_the_labels_of_each_entry_is_the_employer_and_the_client_is_not() -> None:
    text = (
        "{}Acme Kitchens L.L.C., Leeds, U.K.\nDesignation: Head Cook\nDuration: 2019 - 2021\n"
        "Client: Royal Infirmary\n- Fed all\n\n"
        "{}Mill & Sons, Otley\nDesignation: Baker\nDuration: 2015 - 2018\nClient: Own shops\n- Baked\n"
    )
    for signs in (("1) ", "2) "), ("", ""), ("### ", "### ")):
        printed = text.format(*signs)
        assert entries(printed, markdown=True) == [
            ("Acme Kitchens L.L.C.", ["Head Cook"], "Leeds, U.K.", "2019 - 2021"),
            ("Mill & Sons", ["Baker"], "Otley", "2015 - 2018"),
        ], printed
        assert bodies(printed)[1] == ["Client: Own shops", "Baked"]


def test_a_line_over_the_labels_of_each_entry_is_the_title_where_the_employer_bears_a_label() -> None:
    text = "1. Head Cook\nEmployer: Acme Ltd\nPeriod: 2019 - 2021\n\n2. Baker\nEmployer: Mill\nPeriod: 2015\n"
    assert [(found[0], found[1]) for found in entries(text)] == [
        ("Acme Ltd", ["Head Cook"]),
        ("Mill", ["Baker"]),
    ]


def test_without_a_line_over_it_the_client_is_the_employer() -> None:
    text = (
        "Designation: Head Cook\nClient: Acme Ltd\n- Fed all\n\nDesignation: Baker\nClient: Mill\n- Baked\n"
    )
    assert [found[0] for found in entries(text)] == ["Acme Ltd", "Mill"]
