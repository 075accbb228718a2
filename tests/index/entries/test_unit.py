"""Broken lines are joined again, and only those."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.entries.unit import closes_with_date, split_units
from index.models import Document
from index.passage import Sheet
from index.readers.lines import split_lines
from tests.index.entries.printed import units_of


def units(text: str) -> list[str]:
    document = Document(source="a", format="text", text=text, sha256="")
    return [unit.text for unit in split_units(Sheet(document), split_lines(document, atx=False))]


def test_an_indented_or_lower_case_line_goes_on_with_its_bullet() -> None:
    assert units("- wrote the\n  Annual Report\n- sold\ntea and cake") == [
        "wrote the Annual Report",
        "sold tea and cake",
    ]


def test_a_page_break_does_not_end_a_bullet_but_an_end_mark_does() -> None:
    broken = "- moved the rules of six large child accounts via Config\n\n"
    assert units(broken + "and repair.") == [
        "moved the rules of six large child accounts via Config and repair."
    ]
    assert len(units(broken.replace("Config", "it.") + "and repair.")) == 2
    assert len(units(broken + "And repair.")) == 2


def test_a_header_right_under_a_bullet_is_not_of_it() -> None:
    header = "Assistant Controller                 June 2017 - March 2020"
    assert len(units("- Integrated the acquired business within two quarters of it\n" + header)) == 2


def test_wrapped_prose_is_one_paragraph_and_numbered_headers_are_text() -> None:
    prose = "I have cooked for twenty years in kitchens of every size and kind\nand never burnt a roast."
    assert len(units(prose)) == 1
    assert units("1. Mining Engineer\n   Acme Ltd\n") == ["Mining Engineer", "Acme Ltd"]


@given(st.text(st.sampled_from("ab.- \n\t1A("), max_size=120))
def test_units_stand_in_order_and_hold_every_word(text: str) -> None:
    document = Document(source="a", format="text", text=text, sha256="")
    lines = split_lines(document, atx=False)
    floor = 0
    words = []
    for unit in split_units(Sheet(document), lines):
        assert floor <= unit.passage.start <= unit.passage.end
        floor = unit.passage.end
        words += unit.text.split()
    assert "".join(words) == "".join("".join(line.text.split()) for line in lines)


def test_prose_goes_on_where_it_wraps_before_a_range_of_dates() -> None:
    prose = (
        "I was production designer on one feature film and looked after its budget. For the\n"
        "television series (Skerry TV, January to August 2022) I was art director of six\n"
        "episodes."
    )
    assert units(f"Designer, Glasgow\n2019 - 2023\n\n{prose}")[-1] == prose.replace("\n", " ")


def test_words_behind_a_column_of_dates_go_on_at_their_column() -> None:
    text = (
        "2024 -        Graduate Diploma in Taxation, Aorangi University;\n"
        "              5 of 8 papers passed, finish planned for November 2027\n"
        "2018          Certificate in Law, Waiariki Polytechnic, Rotorua\n"
        "2006 - 2009   BCom, Second Lower, University of Ruhunagama"
    )
    first, *rest = units(text)
    assert first.endswith("November 2027")
    assert [unit[:4] for unit in rest] == ["2018", "2006"]


def test_a_label_below_a_label_begins_a_line_of_its_own() -> None:
    lines = ["Menu: hot lunches and suppers for four wards and two canteens", "Menu price: 4 to 6 pounds"]
    assert units("\n".join(lines)) == lines
    prose = "He cooked hot lunches and suppers for four wards and for two\nWard canteens: all of them."
    assert len(units(prose)) == 1


def test_a_line_that_ends_early_among_lines_that_run_on_ends_there() -> None:
    long = "Ran the depot and its crews in all weathers " * 5
    first = "Rope Access Level 2, May 2021 (project: fewer falls on the north face and a saving of 2 million)"
    rows = f"{first}\nPool Card, 2024\n"
    assert units(f"{long}\n\n{long}\n\n{rows}")[2:] == rows.splitlines()
    assert len(units(rows)) == 1


def test_a_bullet_that_stops_at_a_comma_goes_on_though_dates_stand_below() -> None:
    wrapped = (
        "- Cook and guide, soup kitchen of the Irish families,\n  Leeds, Sep 2022 - Jun 2023.\n- Baked\n"
    )
    assert [unit.text for unit in units_of(wrapped)] == [
        "Cook and guide, soup kitchen of the Irish families, Leeds, Sep 2022 - Jun 2023.",
        "Baked",
    ]
    entry = "- Cooked for the Ukrainian families of the town\n  Baker, Leeds, Sep 2022 - Jun 2023\n"
    assert len(units_of(entry)) == 2


def test_a_date_at_the_right_margin_closes_a_line_of_its_own() -> None:
    rows = [
        "iFerry timetable, Port of Kirkwall and the Outer Isles            May 2021",
        "Read aloud in nine harbours; a prize of the islands in the year after",
        "Tide app, Port of Ayr            (Mar 2019)",
        "Free of charge",
    ]
    assert len(units("\n".join(rows))) == 4
    # the date of a sentence, and a bullet that goes on
    assert (
        len(units("He kept the timetable of the ferries and of the buses until May 2021\nand then left")) == 1
    )
    assert (
        len(units("- Kept the timetable of both boats and of two buses     May 2021\n  Northern Isles")) == 1
    )
    assert closes_with_date("Tide app\tMarch 2019")
    assert not closes_with_date("   March 2019")
    assert not closes_with_date("Tide app    March 2019 and later")


def test_a_line_of_a_list_with_room_left_was_ended_by_its_writer() -> None:
    wide = "- Kept the books of both boats, of the two buses and of the ferry office from the spring on"
    short = "- Cut the fuel of the two boats from 81 to 72 litres an hour\nEvery trip on time"
    assert len(units(f"{wide}\n{short}")) == 3
    assert len(units(short)) == 1  # as wide as lines are here
