"""What no person sees is not read, whatever the trick; what a person sees is."""

from __future__ import annotations

import pytest

from index.readers.pdf.glyphs import read_leaves
from index.readers.pdf.words import read_segments
from tests.index.readers.paper import Page, write


def told(page: Page) -> tuple[str, str]:
    (leaf,) = read_leaves(write(page), "cv.pdf")
    segments, hidden = read_segments(leaf)
    return " ".join(segment.text for segment in segments), " ".join(hidden)


PLAIN = "Ada Example"


@pytest.mark.parametrize(
    "trick",
    [
        pytest.param(lambda page: page.text(50, 200, "secret", grey=1.0), id="white on white"),
        pytest.param(lambda page: page.text(50, 200, "secret", grey=0.97), id="nearly white"),
        pytest.param(lambda page: page.text(50, 200, "secret", 1), id="one point"),
        pytest.param(lambda page: page.text(900, 200, "secret"), id="beyond the page"),
        pytest.param(lambda page: page.text(50, 200, "secret", mode=3), id="never painted"),
        pytest.param(
            lambda page: page.box(40, 180, 99, 40, (0.1, 0.2, 0.6)).text(50, 200, "secret", mode=3),
            id="never painted, on a coloured box",
        ),
        pytest.param(lambda page: page.text(50, 200, "secret").box(40, 180, 100, 30, 1.0), id="under a box"),
        pytest.param(lambda page: page.text(52, 100, "secret", grey=1.0), id="white between black letters"),
        pytest.param(
            lambda page: page.box(40, 180, 99, 40, 0.1).text(50, 200, "secret", grey=0.1), id="dark on dark"
        ),
    ],
)
def test_hidden_words_are_left_out_and_told(trick) -> None:  # type: ignore[no-untyped-def]
    page = Page().text(50, 100, PLAIN)
    trick(page)
    seen, hidden = told(page)
    assert seen == PLAIN
    assert hidden == "secret"


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            Page().box(0, 0, 200, 842, 0.2).text(50, 100, PLAIN, grey=1.0), id="white on a side bar"
        ),
        pytest.param(Page().text(50, 100, PLAIN, grey=0.8), id="pale grey"),
        pytest.param(
            Page().picture(40, 80, 120, 40).text(50, 100, PLAIN, mode=3), id="the layer over a scan"
        ),
        pytest.param(Page().text(50, 100, PLAIN, 5), id="five points"),
        pytest.param(Page().text(50, 100, PLAIN).box(40, 103, 200, 0.6, 0), id="underlined"),
    ],
)
def test_words_that_can_be_seen_are_read(page: Page) -> None:
    assert told(page) == (PLAIN, "")
