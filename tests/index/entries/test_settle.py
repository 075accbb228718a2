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
