"""Lines that run along at the head or foot of every page: read once, page numbers not at all.

It refuses to know columns: it looks at the edges of the pages alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from index.lexicon import is_document_title
from index.readers.pdf.columns import Row, rows_of
from index.readers.pdf.glyphs import Leaf
from index.readers.pdf.words import Segment

EDGE = 0.11  # share of the page's height at its head and foot
_ROWS = 3  # at each edge
_PAGE_NUMBER = re.compile(
    r"(?:[-–—|·]\s*)?(?:page|seite|página|pagina|p\.|第)?\s*\d{1,3}\s*(?:页|頁|ページ)?"
    r"(?:\s*(?:of|von|sur|de|/|\||of\s+|共)\s*\d{1,3}\s*(?:页|頁)?)?(?:\s*[-–—|·])?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?i)\b(?:page|seite|página|pagina)\s*\d{1,3}\b|\b\d{1,3}\s*(?:/|of|von|sur)\s*\d{1,3}\b"
)

_PAGE_OF = re.compile(r"(?i)\b(?:page|seite|página|pagina)\s*\d{1,3}\s*(?:/|of|von|sur|de|di)\s*\d{1,3}\s*$")


def drop_running(pages: Sequence[tuple[Leaf, list[Segment]]]) -> tuple[list[list[Segment]], list[str]]:
    """The pages' segments without what runs along, and what was left out on later pages."""
    edges: dict[str, list[tuple[int, Row, bool]]] = defaultdict(list)
    gone: set[int] = set()
    left_out: dict[str, None] = {}
    for number, (leaf, segments) in enumerate(pages):
        for row, foot in _edge_rows(leaf, segments):
            text = " ".join(segment.text for segment in row.segments)
            if _PAGE_NUMBER.fullmatch(text.strip()) and (foot or len(pages) > 1):
                gone |= {id(segment) for segment in row.segments}
                continue
            if foot and _is_page_line(row, segments):
                gone |= {id(segment) for segment in row.segments}
                left_out[text] = None
                continue
            edges[_shape(text)].append((number, row, foot))
    for places in edges.values():
        numbers = {number for number, _, _ in places}
        text = " ".join(segment.text for segment in places[0][1].segments)
        numbered = bool(_NUMBERED.search(text))
        if len(numbers) < 2 and not (numbered and len(pages) > 1):
            continue
        if len(numbers) * 2 < len(pages) and len(numbers) < 3:
            continue
        bases = [row.base for number, row, _ in places if number]
        if len(bases) > 1 and max(bases) - min(bases) > 6:
            continue
        for number, row, _ in places:
            if number or numbered or _says_nothing(row, pages[number][1]):
                gone |= {id(segment) for segment in row.segments}
        left_out[text] = None
    kept = [[segment for segment in segments if id(segment) not in gone] for _, segments in pages]
    return kept, list(left_out)


def _is_page_line(row: Row, segments: Sequence[Segment]) -> bool:
    """Whether a foot line holds the page's number beside other words, well below the text: "May 2026 ·
    Name · 1"."""
    numbered = any(_PAGE_NUMBER.fullmatch(segment.text.strip()) for segment in row.segments)
    numbered = numbered and len(row.segments) > 1
    numbered = numbered or any(_PAGE_OF.search(segment.text) for segment in row.segments)
    above = [segment.base for segment in segments if segment.base < row.base - 0.5 * row.size]
    return numbered and (not above or row.base - max(above) > 2.5 * row.size)


def _says_nothing(row: Row, segments: Sequence[Segment]) -> bool:
    """Whether a page could do without the row: the document's title, and words that it prints elsewhere."""
    others = {segment.text for segment in segments if segment not in row.segments}
    titled = any(is_document_title(segment.text) for segment in row.segments)
    return titled and all(is_document_title(said.text) or said.text in others for said in row.segments)


def _edge_rows(leaf: Leaf, segments: Sequence[Segment]) -> list[tuple[Row, bool]]:
    """The first and last rows of a page that lie at its edges; True for the foot."""
    rows = rows_of(segments)
    head = [(row, False) for row in rows[:_ROWS] if row.base < EDGE * leaf.height]
    foot = [(row, True) for row in rows[-_ROWS:] if row.base > (1 - EDGE) * leaf.height]
    return head + foot


def _shape(text: str) -> str:
    """The text with its numbers made equal, so that "Page 2 of 3" is one line on all pages."""
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))
