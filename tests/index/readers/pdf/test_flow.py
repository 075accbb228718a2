"""Rows become lines: what wraps goes on, what begins anew does not."""

from __future__ import annotations

from index.readers.draft import Printed
from index.readers.pdf.columns import merge_pages, order_page
from index.readers.pdf.flow import print_blocks
from index.readers.pdf.glyphs import read_leaves
from index.readers.pdf.words import read_segments
from tests.index.readers.paper import Page, write


def lines(*pages: Page) -> list[Printed]:
    leaves = list(read_leaves(write(*pages), "cv.pdf"))
    return print_blocks(merge_pages([order_page(read_segments(leaf)[0], leaf) for leaf in leaves]))


def told(*pages: Page) -> list[tuple[str, int, bool, str]]:
    return [(line.kind, line.level, line.continues, line.text) for line in lines(*pages) if line.text]


LONG = "Ran the ward through three winters with a team of nine nurses and two porters, and"


def test_a_wrapped_bullet_goes_on_and_the_next_one_begins() -> None:
    page = Page().text(50, 100, "\u2022").text(62, 100, LONG).text(62, 113, "kept every bed open.")
    page.text(50, 126, "\u2022").text(62, 126, "Wrote the handbook.")
    assert told(page) == [
        ("bullet", 0, False, LONG),
        ("text", 0, True, "kept every bed open."),
        ("bullet", 0, False, "Wrote the handbook."),
    ]


def test_short_lines_one_under_the_other_are_lines_of_their_own() -> None:
    page = Page().lines(50, 100, "Ward Manager", "Mercy Hospital", "2019 - 2021").text(50, 200, LONG)
    assert [continues for _, _, continues, _ in told(page)] == [False] * 4


def test_bullets_nest_by_their_indent() -> None:
    page = Page()
    for number, (x, words) in enumerate([(50, "one"), (70, "two"), (70, "three"), (50, "four")]):
        page.text(x, 100 + 13 * number, "\u2022").text(x + 12, 100 + 13 * number, words)
    assert [(level, text) for _, level, _, text in told(page)] == [
        (0, "one"),
        (1, "two"),
        (1, "three"),
        (0, "four"),
    ]


def test_dashes_open_items_but_ranges_of_years_do_not() -> None:
    page = Page().text(50, 100, "- baked bread").text(50, 120, "\u2013 2019 in Leeds")
    assert [(kind, text) for kind, _, _, text in told(page)] == [
        ("bullet", "baked bread"),
        ("text", "\u2013 2019 in Leeds"),
    ]


def test_a_range_of_dates_that_wraps_in_its_cell_is_whole() -> None:
    page = Page().text(50, 100, "Jan 2019 \u2013").text(50, 113, "Mar 2021").text(150, 100, "Cook at Mercy")
    page.text(150, 113, "Fed three hundred").text(150, 126, "and more")
    assert told(page)[0][3] == "Jan 2019 \u2013 Mar 2021\tCook at Mercy"


def test_a_heading_in_the_margin_stands_on_a_line_of_its_own() -> None:
    page = (
        Page()
        .text(50, 100, "EXPERIENCE", bold=True)
        .text(170, 100, "Cook at Mercy")
        .text(170, 113, "Fed all")
    )
    assert [text for _, _, _, text in told(page)] == ["EXPERIENCE", "Cook at Mercy", "Fed all"]


def test_a_sentence_goes_on_after_the_page_break() -> None:
    first = Page().text(50, 780, "\u2022").text(62, 780, "Kept the oldest ovens of the whole county")
    second = Page().text(62, 60, "going for another eleven years.")
    assert told(first, second)[1] == ("text", 0, True, "going for another eleven years.")


def test_gaps_between_paragraphs_are_kept() -> None:
    page = Page().lines(50, 100, "Cook", "Mercy", "Fed all").lines(50, 170, "Baker", "Rye", "Baked")
    assert [line.kind for line in lines(page)].count("blank") == 1


def test_a_hyphen_of_the_lines_end_is_told_from_a_printed_one() -> None:
    justified = ["Ran the department of multi-organ transplants and its laboratory for depart-"]
    rest = "ment-wide studies, in a self-"
    page = Page()
    for number, words in enumerate([*justified, rest]):
        page.text(50, 100 + 13 * number, words)
    texts = [line.text for line in lines(page)]
    assert texts[0].endswith("depart\u00ad")
    assert "multi-organ" in texts[0]


def test_a_heading_that_wraps_in_the_margin_is_whole() -> None:
    page = Page().text(50, 100, "LICENCES AND", bold=True).text(180, 100, "Professional Engineer, Ontario")
    page.text(50, 113, "TRAINING", bold=True).text(180, 113, "Six Sigma Black Belt, Quality House")
    assert [text for *_, text in told(page)] == [
        "LICENCES AND TRAINING",
        "Professional Engineer, Ontario",
        "Six Sigma Black Belt, Quality House",
    ]


def test_no_line_ends_with_an_article_and_colours_part_lines() -> None:
    page = (
        Page()
        .text(50, 100, "• Slots of thirty minutes for each truck at the gate; the queue on the")
        .text(50, 113, "BR fell from 11 km to nothing")
    )
    assert told(page)[1] == ("text", 0, True, "BR fell from 11 km to nothing")


def test_dates_beside_the_first_item_are_of_the_line_above() -> None:
    page = Page().text(50, 100, "Deccan Services, Site Engineer").text(470, 100, "Nashik, India")
    page.text(60, 113, "• Logged 3,400 m of rotary core").text(470, 113, "2011 – June 2012")
    (head, *_), (item, *_) = [(text, kind) for kind, _, _, text in told(page)]
    assert (head, item) == (
        "Deccan Services, Site Engineer\tNashik, India\t2011 – June 2012",
        "Logged 3,400 m of rotary core",
    )


def test_a_month_at_the_edge_goes_on_with_its_year() -> None:
    page = (
        Page().text(50, 100, "Ouest Formation Continue, mars").text(50, 113, "2018").text(50, 200, "x" * 60)
    )
    assert [text for _, _, _, text in told(page)][:2] != ["Ouest Formation Continue, mars"]
    assert told(page)[1][2]


def test_a_letter_in_brackets_begins_a_line_of_its_own() -> None:
    page = Page().lines(
        50,
        60,
        "Fleet Driver with the Acholi Relief Network in the north of the country, a job for",
        "a) Drives aid convoys of up to nine lorries across two rivers and the long hills and",
        "over the border twice a week, in every weather that the season brings to these roads.",
        "b) No accident.",
    )
    assert [line.text[:2] for line in lines(page) if line.text and not line.continues] == ["Fl", "a)", "b)"]
