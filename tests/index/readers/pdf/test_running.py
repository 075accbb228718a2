"""What runs along at the edges of the pages is read once; page numbers are not read."""

from __future__ import annotations

from index.readers.pdf.glyphs import read_leaves
from index.readers.pdf.running import drop_running
from index.readers.pdf.words import read_segments
from tests.index.readers.paper import Page, write


def kept(*pages: Page) -> tuple[list[list[str]], list[str]]:
    read = [(leaf, read_segments(leaf)[0]) for leaf in read_leaves(write(*pages), "cv.pdf")]
    left, out = drop_running(read)
    return [[segment.text for segment in segments] for segments in left], out


def test_a_head_is_kept_on_the_first_page_only() -> None:
    pages = [Page().text(50, 30, "Ada Example, ada@example.org").text(50, 300, f"text {n}") for n in "abc"]
    assert kept(*pages) == (
        [["Ada Example, ada@example.org", "text a"], ["text b"], ["text c"]],
        ["Ada Example, ada@example.org"],
    )


def test_numbered_feet_are_dropped_on_every_page() -> None:
    pages = [Page().text(50, 300, f"text {n}").text(250, 820, f"Ada Example - Page {n} of 2") for n in (1, 2)]
    assert kept(*pages)[0] == [["text 1"], ["text 2"]]
    bare = [Page().text(50, 300, f"text {n}").text(290, 820, f"- {n} -") for n in (1, 2)]
    assert kept(*bare) == ([["text 1"], ["text 2"]], [])


def test_words_that_only_happen_to_stand_at_the_edge_stay() -> None:
    pages = [Page().text(50, 40, "Cook").text(50, 300, "x"), Page().text(50, 40, "Baker").text(50, 300, "y")]
    assert kept(*pages) == ([["Cook", "x"], ["Baker", "y"]], [])


def test_the_same_words_in_the_middle_of_pages_stay() -> None:
    pages = [Page().text(50, 400, "Responsibilities") for _ in range(3)]
    assert kept(*pages) == ([["Responsibilities"]] * 3, [])


def test_a_head_that_says_nothing_new_is_dropped_on_the_first_page_too() -> None:
    pages = [
        Page().text(50, 30, "Curriculum Vitae").text(400, 30, "Ada Example").text(50, 300, text)
        for text in ("Ada Example", "more")
    ]
    assert kept(*pages)[0] == [["Ada Example"], ["more"]]


def test_a_foot_that_counts_its_only_page_is_dropped() -> None:
    page = Page().text(50, 300, "text").text(250, 820, "Ada Example, page 1 of 1")
    assert kept(page)[0] == [["text"]]
