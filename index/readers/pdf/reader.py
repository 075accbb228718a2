"""PDF -> transcript: letters, what can be seen of them, lines, columns, flow; and what the owner should know.

It refuses to know what the words mean; each step stands in its own file beside this one.
"""

from __future__ import annotations

import re

from index.errors import SourceRefused
from index.models import Transcript
from index.readers.draft import Draft, write_down
from index.readers.looks import lay_out
from index.readers.pdf.columns import merge_pages, order_page
from index.readers.pdf.flow import print_blocks
from index.readers.pdf.glyphs import MAX_PAGES, Leaf, read_leaves
from index.readers.pdf.running import drop_running
from index.readers.pdf.words import Segment, read_segments
from index.readers.seen import tell_hidden

__all__ = ["FORMAT", "MAX_PAGES", "read_pdf"]

FORMAT = "pdf"
_OCR = "Run text recognition over it (ocrmypdf in.pdf out.pdf), or give the document it was printed from."
_EXPORT = "Export it again from the program it was written in, or give it as plain text (.txt)."
_MOST_UNMAPPED = 0.3  # share of letters without a meaning above which the rest is worth nothing


def read_pdf(data: bytes, source: str) -> Transcript:
    """What a person reads in the PDF. Raises SourceRefused with the cause and the remedy."""
    draft = Draft(source, FORMAT)
    pages: list[tuple[Leaf, list[Segment]]] = []
    letters = unmapped = 0
    for leaf in read_leaves(data, source):
        segments, hidden = read_segments(leaf)
        letters, unmapped = letters + len(leaf.glyphs), unmapped + leaf.unmapped
        tell_hidden(draft, hidden, leaf.number)
        leaf.picture = None  # as large as all the rest together
        leaf.glyphs = []
        pages.append((leaf, segments))
    _refuse_unreadable(source, pages, letters, unmapped)
    for leaf, segments in pages:
        if not segments and any(box.picture for box in leaf.boxes):
            draft.warn("image_page", f"Page {leaf.number} is an image; nothing on it was read.", leaf.number)
    kept, left_out = drop_running(pages)
    if left_out:
        quoted = "; ".join(f"“{text[:80]}”" for text in left_out[:3])
        draft.warn("running_lines", f"What stands at the edge of every page was read once: {quoted}.")
    orders = [order_page(segments, leaf) for (leaf, _), segments in zip(pages, kept, strict=True)]
    _tell_columns(
        draft, [leaf.number for (leaf, _), order in zip(pages, orders, strict=True) if order.columns > 1]
    )
    write_down(draft, lay_out(print_blocks(merge_pages(orders))))
    return draft.transcript(data, pages=len(pages))


def _tell_columns(draft: Draft, pages: list[int]) -> None:
    for page in pages[:3]:
        draft.warn("columns", f"Page {page} has two columns, read left then right.", page)
    if len(pages) > 3:
        draft.warn("columns", f"So have {len(pages) - 3} more pages.")


def _reads_like_text(text: str) -> bool:
    """Whether letters whose meaning the file does not tell are words all the same: small letters in words."""
    words = re.findall(r"(?<!\S)[A-Z]?[a-z]{2,}[.,;:]?(?!\S)", text)
    return 2 * len(words) > len(text.split())


def _refuse_unreadable(
    source: str, pages: list[tuple[Leaf, list[Segment]]], letters: int, unmapped: int
) -> None:
    text = " ".join(segment.text for _, segments in pages for segment in segments)
    if letters and unmapped > _MOST_UNMAPPED * letters and not _reads_like_text(text):
        raise SourceRefused(source, "the PDF does not tell which letters it prints.", _EXPORT)
    if any(segments for _, segments in pages):
        return
    if any(box.picture for leaf, _ in pages for box in leaf.boxes):
        raise SourceRefused(source, "this is a scan without text.", _OCR)
    raise SourceRefused(source, "the PDF holds no text that can be seen.", _EXPORT)
