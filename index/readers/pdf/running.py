"""Lines that run along at the head or foot of every page: read once, page numbers not at all.

It refuses to know columns: it looks at the edges of the pages alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from index.lexicon import is_document_title
from index.readers.pdf.columns import Row, rows_of
from index.readers.pdf.glyphs import Leaf
from index.readers.pdf.words import Segment
from index.readers.running import NUMBERED, PAGE_NUMBER, PAGE_OF, shape_of

EDGE = 0.11  # share of the page's height at its head and foot
_ROWS = 3  # at each edge


def drop_running(pages: Sequence[tuple[Leaf, list[Segment]]]) -> tuple[list[list[Segment]], list[str]]:
    """The pages' segments without what runs along, and what was left out on later pages."""
    edges: dict[str, list[tuple[int, Row, bool]]] = defaultdict(list)
    gone: set[int] = set()
    left_out: dict[str, None] = {}
    for number, (leaf, segments) in enumerate(pages):
        for row, foot in _edge_rows(leaf, segments):
            text = " ".join(segment.text for segment in row.segments)
            if PAGE_NUMBER.fullmatch(text.strip()) and (foot or len(pages) > 1):
                gone |= {id(segment) for segment in row.segments}
                continue
            if foot and _is_page_line(row, segments):
                gone |= {id(segment) for segment in row.segments}
                left_out[text] = None
                continue
            edges[shape_of(text)].append((number, row, foot))
    for places in edges.values():
        numbers = {number for number, _, _ in places}
        text = " ".join(segment.text for segment in places[0][1].segments)
        numbered = bool(NUMBERED.search(text))
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
    numbered = any(PAGE_NUMBER.fullmatch(segment.text.strip()) for segment in row.segments)
    numbered = numbered and len(row.segments) > 1
    numbered = numbered or any(PAGE_OF.search(segment.text) for segment in row.segments)
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
