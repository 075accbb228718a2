"""Two texts side by side: a row, or two columns."""

from __future__ import annotations

from index.readers.pdf.columns import PageOrder, Pair, merge_pages, order_page
from index.readers.pdf.glyphs import read_leaves
from index.readers.pdf.words import read_segments
from tests.index.readers.paper import Page, write

LEFT = ["Skills", "Sauces and stocks", "Pastry and bread", "Butchery", "Languages", "Welsh", "English"]
RIGHT = [
    "Experience",
    "Cook at Mercy Hospital",
    "Fed three hundred patients a day",
    "with nine colleagues",
    "and a cat",
]


def orders(*pages: Page) -> list[PageOrder]:
    return [order_page(read_segments(leaf)[0], leaf) for leaf in read_leaves(write(*pages), "cv.pdf")]


def rows(*pages: Page) -> list[str]:
    return [row.text for block in merge_pages(orders(*pages)) for row in block.rows]


def test_a_title_and_its_dates_at_the_right_edge_are_one_row() -> None:
    page = Page()
    for number, title in enumerate(("Cook", "Baker", "Porter", "Waiter", "Hand")):
        page.text(50, 100 + 40 * number, title).text(480, 100 + 40 * number, f"201{number} - 202{number}")
        page.text(50, 113 + 40 * number, "Did this and that")
    assert orders(page)[0].columns == 1
    assert rows(page)[:2] == ["Cook\t2010 - 2020", "Did this and that"]


def test_two_texts_with_lines_of_their_own_are_columns() -> None:
    page = (
        Page().text(50, 60, "Ada Example", 24).lines(50, 120, *LEFT, step=17).lines(250, 124, *RIGHT, step=13)
    )
    assert orders(page)[0].columns == 2
    assert rows(page) == ["Ada Example", *LEFT, *RIGHT]


def test_columns_on_one_grid_are_told_by_their_headings() -> None:
    page = Page().lines(50, 120, *LEFT).lines(300, 120, *RIGHT)
    assert rows(page) == [*LEFT, *RIGHT]


def test_a_coloured_ground_makes_a_column() -> None:
    names = [f"Thing {number}" for number in range(6)]
    told = [f"A sentence about number {number}" for number in range(6)]
    page = Page().box(0, 0, 180, 842, 0.85).lines(30, 120, *names, step=26).lines(220, 120, *told, step=26)
    assert rows(page) == [*names, *told]
    plain = Page().lines(30, 120, *names, step=26).lines(220, 120, *told, step=26)
    assert rows(plain) == [f"{name}\t{text}" for name, text in zip(names, told, strict=True)]


def test_headings_in_the_margin_are_no_column() -> None:
    page = Page()
    for number, heading in enumerate(("Experience", "Education", "Skills", "Languages")):
        page.text(50, 100 + 60 * number, heading, 12, bold=True)
        page.lines(170, 100 + 60 * number, "A first line of it", "A second line", "A third")
    assert rows(page)[:3] == ["Experience\tA first line of it", "A second line", "A third"]


def test_a_column_goes_on_overleaf_before_the_next_begins() -> None:
    first = Page().lines(50, 120, *LEFT, step=17).lines(250, 124, *RIGHT, step=13)
    second = (
        Page()
        .lines(50, 60, "References", "On request", "Always", "Truly", step=17)
        .lines(250, 62, "Baker at Rye", "Baked bread", "and more bread", "and cakes", step=13)
    )
    assert rows(first, second) == [
        *LEFT,
        "References",
        "On request",
        "Always",
        "Truly",
        *RIGHT,
        "Baker at Rye",
        "Baked bread",
        "and more bread",
        "and cakes",
    ]


def test_a_page_without_words_has_no_parts() -> None:
    assert orders(Page()) == [PageOrder()]


def test_the_right_side_may_hold_columns_itself() -> None:
    page = Page().lines(30, 100, *LEFT, step=17)
    page.lines(220, 104, *RIGHT, step=13).lines(
        420, 102, "Education", "Rye College", "NVQ", "2009", "Leeds", step=15
    )
    (part,) = orders(page)[0].parts
    assert isinstance(part, Pair)
    assert rows(page) == [*LEFT, *RIGHT, "Education", "Rye College", "NVQ", "2009", "Leeds"]
