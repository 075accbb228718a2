"""Letters come with their place, weight, colour and link; what cannot be opened is refused."""

from __future__ import annotations

import pytest

from index.errors import SourceRefused
from index.readers.pdf.glyphs import MAX_PAGES, Leaf, read_leaves
from tests.index.readers.paper import Page, assemble, write


def leaf(page: Page) -> Leaf:
    return next(iter(read_leaves(write(page), "cv.pdf")))


def test_each_letter_has_its_place_size_weight_and_colour() -> None:
    made = leaf(Page().text(50, 100, "Ada").text(50, 130, "Cook", 14, bold=True, grey=0.5))
    assert "".join(glyph.text for glyph in made.glyphs) == "AdaCook"
    first, last = made.glyphs[0], made.glyphs[-1]
    assert (round(first.x0), round(first.base), round(first.size)) == (50, 100, 10)
    assert (first.bold, first.colour) == (False, 0)
    assert (last.bold, round(last.size)) == (True, 14)
    assert last.colour in (0x7F7F7F, 0x808080)
    assert made.glyphs[1].x0 >= made.glyphs[0].x1 - 0.5


def test_letters_under_a_link_know_its_address() -> None:
    made = leaf(Page().text(50, 100, "Site here").link(48, 90, 22, 14, "https://example.org/ada"))
    linked = "".join(glyph.text for glyph in made.glyphs if glyph.target == "https://example.org/ada")
    assert linked.strip() == "Site"


def test_a_drawn_dot_before_a_line_is_its_bullet() -> None:
    made = leaf(Page().box(50, 94, 3, 3, 0).text(60, 100, "Ran a ward").box(300, 400, 3, 3, 0))
    assert "".join(glyph.text for glyph in made.glyphs) == "•Ran a ward"


def test_pictures_and_boxes_are_seen() -> None:
    made = leaf(Page().box(10, 10, 200, 300, 0.2).picture(300, 10, 50, 50))
    assert [(box.picture, round(box.x0), round(box.y1)) for box in made.boxes] == [
        (False, 10, 310),
        (True, 300, 60),
    ]


def test_a_joiner_belongs_to_the_letter_before_it() -> None:
    letters = {0x41: "094D", 0x42: "200D", 0x43: "0937"}  # the Hindi sign that asks for one, and a letter
    lines = "\n".join(f"<{code:02x}> <{letter}>" for code, letter in letters.items())
    meanings = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def\n"
        "1 begincodespacerange <00> <ff> endcodespacerange\n"
        f"{len(letters)} beginbfchar\n{lines}\nendbfchar\nendcmap end end"
    ).encode()
    drawn = b"BT /F1 12 Tf 50 700 Td (BABC) Tj ET"
    data = assemble(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(meanings), meanings),
    )
    made = next(iter(read_leaves(data, "cv.pdf")))
    assert [glyph.text for glyph in made.glyphs] == ["\u094d\u200d", "\u0937"]


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"%PDF-1.7 nothing", "damaged"),
        (write(Page())[:300], "damaged"),
        (write(*[Page()] * (MAX_PAGES + 1)), r"too many pages \(301, limit 300\)"),
    ],
)
def test_what_cannot_be_opened_is_refused(data: bytes, cause: str) -> None:
    with pytest.raises(SourceRefused, match=cause):
        list(read_leaves(data, "cv.pdf"))
