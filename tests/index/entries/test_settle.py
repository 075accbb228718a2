"""Which piece of a header is the title, which the employer, which the place."""

from __future__ import annotations

from tests.index.entries.printed import entries


def test_an_employer_with_its_place_below_outweighs_a_word_in_the_title() -> None:
    assert entries("Hydrogeologist, Mine Water   2021 – 2022\nNullagine Gold, Perth, Australia\n- x\n") == [
        ("Nullagine Gold", ["Hydrogeologist, Mine Water"], "Perth, Australia", "2021 – 2022")
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


def test_the_forms_of_europass_label_without_a_colon() -> None:
    text = (
        "Zeitraum\tseit März 2021\nBeruf oder Funktion\tLeiterin Aktuariat\n"
        "Name und Ort des Arbeitgebers\tAcme AG, Wien (Österreich)\n"
    )
    assert entries(text) == [("Acme AG", ["Leiterin Aktuariat"], "Wien (Österreich)", "seit März 2021")]


def test_a_department_beside_the_title_is_no_employer_under_one_that_nobody_has_listed() -> None:
    text = (
        "HOLMGREN & STAHL                        Malmo, Sweden\n"
        "Data Scientist, Home Insurance      Mar 2017 - Jul 2019\n  - saw\n"
        "Analyst, Claims Group      Sep 2014 - Feb 2017\n  - ran\n"
    )
    assert [(organization, titles) for organization, titles, _, _ in entries(text)] == [
        ("HOLMGREN & STAHL", ["Data Scientist, Home Insurance"]),
        (None, ["Analyst, Claims Group"]),
    ]


def test_an_employer_beside_the_title_stays_one_where_a_blank_line_parts_the_entries() -> None:
    text = (
        "HOLMGREN & STAHL, Leeds\nEngineer      2017 - 2019\n  - saw\n\n"
        "Nurse, Riverside Hospital      2014 - 2017\n  - ran\n"
    )
    assert [organization for organization, *_ in entries(text)] == ["HOLMGREN & STAHL", "Riverside Hospital"]
