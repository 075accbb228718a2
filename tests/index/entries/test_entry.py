"""Entries found and settled, whatever the order of their parts."""

from __future__ import annotations

from itertools import permutations

import pytest

from index.entries.entry import split_entries
from index.entries.piece import classify_study, classify_work
from index.entries.unit import split_units
from index.models import Document
from index.passage import Sheet
from index.readers.lines import split_lines


def entries(text: str, *, study: bool = False) -> list[tuple[str | None, list[str], str | None, str | None]]:
    document = Document(source="a", format="text", text=text, sha256="")
    units = split_units(Sheet(document), split_lines(document, atx=False))
    found, _ = split_entries(units, classify_study if study else classify_work)
    return [
        (
            entry.organization.text if entry.organization else None,
            [piece.text for piece in entry.titles],
            entry.place.text if entry.place else None,
            entry.period[1].printed.text if entry.period else None,
        )
        for entry in found
    ]


PARTS = ("Head Cook", "Blue Door Ltd", "Leeds, UK", "Jan 2019 – Mar 2021")


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_four_parts_are_found_in_any_order_on_lines_of_their_own(order: tuple[int, ...]) -> None:
    text = "\n".join(PARTS[part] for part in order) + "\n- cooked\n"
    assert entries(text) == [("Blue Door Ltd", ["Head Cook"], "Leeds, UK", "Jan 2019 – Mar 2021")]


@pytest.mark.parametrize("separator", [" | ", " · ", " — ", " – ", ", ", "\t", "     "])
def test_the_four_parts_are_found_on_one_line(separator: str) -> None:
    text = separator.join(PARTS) + "\n- cooked\n"
    assert entries(text) == [("Blue Door Ltd", ["Head Cook"], "Leeds, UK", "Jan 2019 – Mar 2021")]


def test_entries_without_bodies_are_parted_at_the_second_date() -> None:
    text = "Cook, Inn Ltd, 2019 – 2021\nBaker, Mill Ltd, 2015 – 2019\n"
    assert [(entry[0], entry[1]) for entry in entries(text)] == [
        ("Inn Ltd", ["Cook"]),
        ("Mill Ltd", ["Baker"]),
    ]


def test_degree_and_school_in_either_order() -> None:
    for text in ("BSc Maths, Oslo University, 2010\n", "Oslo University, BSc Maths, 2010\n"):
        assert [(entry[0], entry[1]) for entry in entries(text, study=True)] == [
            ("Oslo University", ["BSc Maths"])
        ]


BELOW = ("Blue Door Ltd", ["Head Cook"], "Leeds, UK", "2019 – 2021")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "2019 – 2021\nHead Cook, Blue Door Ltd, Leeds, UK\n- fed all\n", id="dates alone on top"
        ),
        pytest.param("Blue Door Ltd, Leeds, UK\n\n  Head Cook   2019 – 2021\n    - fed all\n", id="margins"),
        pytest.param("- Head Cook\nBlue Door Ltd\n2019 – 2021   Leeds, UK\n  - fed all\n", id="time line"),
    ],
)
def test_layouts_that_part_an_entry_in_their_own_way(text: str) -> None:
    assert entries(text) == [BELOW]


def test_a_site_beside_the_title_is_the_place_of_the_employer_above() -> None:
    assert entries("Mara Sky   2012 – 2015\nLine Pilot\tWilson Airport, Nairobi\n- flew\n") == [
        ("Mara Sky", ["Line Pilot"], "Wilson Airport, Nairobi", "2012 – 2015")
    ]


def test_a_place_nobody_has_listed_closes_the_employers_line() -> None:
    assert entries("2019 – heute\tTierklinik Weser GmbH\tElsfleth\nOberärztin Chirurgie\n- op\n") == [
        ("Tierklinik Weser GmbH", ["Oberärztin Chirurgie"], "Elsfleth", "2019 – heute")
    ]


def test_an_employer_with_its_place_below_outweighs_a_word_in_the_title() -> None:
    assert entries("Hydrogeologist, Mine Water   2021 – 2022\nNullagine Gold, Perth, Australia\n- x\n") == [
        ("Nullagine Gold", ["Hydrogeologist, Mine Water"], "Perth, Australia", "2021 – 2022")
    ]


def test_a_bulleted_list_of_duties_is_no_time_line() -> None:
    found = entries(
        "Head Cook, Blue Door Ltd   2019 – 2021\n- Fed all\n- Planned menus\n- Since 2020 also teas\n"
    )
    assert len(found) == 1


def test_dates_that_an_address_parts_from_their_job_find_it() -> None:
    text = (
        "Hydrologist\nBureau of Basin Studies\n1900 Acequia Boulevard, Building C\nPueblo Verde, NM\n"
        "Dates Employed: 06/2019 – Present\nHours per Week: 40\n- Ran gages\n"
    )
    assert [(titles, place, period) for _, titles, place, period in entries(text)] == [
        (["Hydrologist"], "Pueblo Verde, NM", "06/2019 – Present")
    ]


def test_an_employer_of_its_own_is_no_role_of_the_one_above() -> None:
    text = (
        "Bright Assay Partners   2019 – 2022\nFoo Barist\tKalgarra, Australia\n- ran\n"
        "Duarte & Lind   2017 – 2019\nGraduate Engineer\tPerth, Australia\n- saw\n"
    )
    assert [titles for _, titles, _, _ in entries(text)] == [["Foo Barist"], ["Graduate Engineer"]]


def test_a_degree_beside_its_school_is_parted_from_it() -> None:
    found = entries("MTech Godavari Institute of Technology, Geotechnics   2012 – 2014\n", study=True)
    assert [(organization, titles) for organization, titles, _, _ in found] == [
        ("Godavari Institute of Technology", ["MTech"])
    ]


def test_a_firm_beside_the_title_is_no_site() -> None:
    ((organization, titles, _, _),) = entries(
        "Core Migration   2015 – 2018\nManager\tDeloitte Ltd, London\n- ran\n"
    )
    assert (organization, titles) == ("Deloitte Ltd", ["Manager"])
