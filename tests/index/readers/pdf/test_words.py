"""Letters become words and segments as an eye takes them."""

from __future__ import annotations

from index.readers.pdf.glyphs import read_leaves
from index.readers.pdf.words import Segment, read_segments
from tests.index.readers.paper import Page, write


def segments(page: Page) -> list[Segment]:
    (leaf,) = read_leaves(write(page), "cv.pdf")
    return read_segments(leaf)[0]


def texts(page: Page) -> list[str]:
    return [segment.text for segment in segments(page)]


def test_a_wide_gap_parts_a_line_and_an_ordinary_one_does_not() -> None:
    page = Page().text(50, 100, "Cook at sea").text(400, 100, "2019 to 2021")
    assert texts(page) == ["Cook at sea", "2019 to 2021"]


def test_words_drawn_apart_are_one_segment_again() -> None:
    page = Page().text(77, 100, "at sea").text(50, 100, "Cook")
    assert texts(page) == ["Cook at sea"]


def test_wide_printing_is_read_as_words() -> None:
    assert texts(Page().text(50, 100, "WORK HISTORY", 12, bold=True, tracking=3)) == ["WORK HISTORY"]


def test_letters_printed_twice_for_weight_are_read_once() -> None:
    page = Page().text(50, 100, "Pattern Maker").text(50.3, 100, "Pattern Maker")
    assert texts(page) == ["Pattern Maker"]


def test_double_letters_stay_double() -> None:
    assert texts(Page().text(50, 100, "Staff, Mississippi, off")) == ["Staff, Mississippi, off"]


def test_raised_letters_stay_on_their_line() -> None:
    page = Page().text(50, 100, "24 m", 11).text(74, 96, "2", 7).text(80, 100, "of wards", 11)
    assert texts(page) == ["24 m2 of wards"]


def test_small_capitals_are_one_word() -> None:
    page = Page().text(50, 100, "E", 14, bold=True).text(59.4, 100, "DUCATION", 11, bold=True)
    assert texts(page) == ["EDUCATION"]


def test_a_column_of_dates_close_to_its_text_is_parted() -> None:
    page = Page()
    for number, (when, what) in enumerate(
        [
            ("2019-2021", "Cook at Mercy"),
            ("2017-2019", "Baker at Rye"),
            ("2015-2017", "Porter"),
            ("2011-2015", "Hand"),
        ]
    ):
        page.text(50, 100 + 40 * number, when).text(103, 100 + 40 * number, what)
        page.text(103, 113 + 40 * number, "Did one thing and another there")
    assert texts(page)[:2] == ["2019-2021", "Cook at Mercy"]
    assert "2011-2015" in texts(page)


def test_bold_words_are_runs_of_their_own() -> None:
    (segment,) = segments(Page().text(50, 100, "Nurse,", bold=True).text(86, 100, "Mercy Hospital"))
    assert [(run.text, run.bold) for run in segment.runs()] == [("Nurse,", True), (" Mercy Hospital", False)]
