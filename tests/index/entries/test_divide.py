"""Words between commas parted into title, employer and place."""

from __future__ import annotations

from index.entries.divide import agreed_cuts
from index.entries.group import group_units
from index.entries.role import classify_work
from tests.index.entries.printed import entries, units_of


def test_a_degree_beside_its_school_is_parted_from_it() -> None:
    found = entries("MTech Godavari Institute of Technology, Geotechnics   2012 – 2014\n", study=True)
    assert [(organization, titles) for organization, titles, _, _ in found] == [
        ("Godavari Institute of Technology", ["MTech"])
    ]


def test_rows_between_commas_are_read_as_their_plain_sibling_is() -> None:
    text = (
        "05/2019 - Present  Tanker Driver, Acme Bulk Ltd, Brierhill\n- drove\n\n"
        "09/2015 - 04/2019  Class 1 Tramper, Kettlebrook, Tamford\n- drove\n"
    )
    assert [(employer, titles, place) for employer, titles, place, _ in entries(text)] == [
        ("Acme Bulk Ltd", ["Tanker Driver"], "Brierhill"),
        ("Kettlebrook", ["Class 1 Tramper"], "Tamford"),
    ]


def test_rows_without_a_plain_employer_are_read_as_the_one_with_a_known_title_is() -> None:
    text = (
        "### Senior Perfumer, Maison Aurelle, Lyon\nMarch 2021 - present\n- created\n\n"
        "### Perfumer, Boswick & Vane, London\nJune 2016 - January 2021\n- scented\n"
    )
    assert [(employer, titles, place) for employer, titles, place, _ in entries(text)] == [
        ("Maison Aurelle", ["Senior Perfumer"], "Lyon"),
        ("Boswick & Vane", ["Perfumer"], "London"),
    ]


def test_an_employer_beside_the_title_stays_one_where_a_blank_line_parts_the_entries() -> None:
    text = (
        "HOLMGREN & STAHL, Leeds\nEngineer      2017 - 2019\n  - saw\n\n"
        "Nurse, Riverside Hospital      2014 - 2017\n  - ran\n"
    )
    assert [organization for organization, *_ in entries(text)] == ["HOLMGREN & STAHL", "Riverside Hospital"]


def test_the_rows_of_a_section_agree_on_which_word_is_the_employer() -> None:
    text = (
        "Tanker Driver, Acme Bulk Ltd, Brierhill   2019 – 2021\n- drove\n\n"
        "Class 1 Tramper, Kettlebrook, Tamford   2015 – 2019\n- drove\n"
    )
    blocks, _ = group_units(units_of(text), classify_work)
    assert agreed_cuts(blocks, study=False) == {3: 1}
    assert agreed_cuts(blocks[1:], study=False) == {}


def test_what_the_work_was_about_is_no_employer() -> None:
    below = "Crag Dairy, Leeds (2015 – 2018)\n- x\n"
    assert entries(f"Cook, schools and business canteens\n{below}") == [
        ("Crag Dairy", ["Cook, schools and business canteens"], "Leeds", "2015 – 2018")
    ]
    assert entries("Cook, trivago   2015 – 2018\n- x\n")[0][:2] == ("trivago", ["Cook"])


def test_a_name_with_its_article_is_a_house_though_it_ends_like_a_title() -> None:
    text = "Cook, schools and business canteens\nThe Moor Porter, Leeds (2015 – 2018)\n- x\n"
    assert entries(text)[0][:3] == ("The Moor Porter", ["Cook, schools and business canteens"], "Leeds")
