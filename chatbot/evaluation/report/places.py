"""Where quotes stand: a citation among the lines about it, gold evidence inside a passage.

It refuses to know what was asked, and whether a quotation is a good one.
"""

from __future__ import annotations

from collections.abc import Iterable

from chatbot.evaluation.models import Passage
from chatbot.evaluation.quotation import GoldSpan, Sources, occurrences, overlaps
from index.models import Frozen

LINES_ABOUT = 2
SIGNS_ABOUT = 320
"""How much is shown before and after a quotation: as many lines, but no more than so many signs."""


class Piece(Frozen):
    """A stretch of text, marked or not."""

    text: str
    marked: bool = False


def find(text: str, quote: str, start: int | None = None, end: int | None = None) -> tuple[int, int] | None:
    """Offsets of `quote` in `text`: the given ones if they hold it, else its first place; None if it stands
    nowhere in it."""
    places = occurrences(quote, text)
    if start is not None and end is not None and (start, end) in places:
        return start, end
    return places[0] if places else None


def in_context(text: str, start: int, end: int) -> tuple[Piece, ...]:
    """`text[start:end]` marked, between a line or two before and after it."""
    first, cut_before = start, False
    for _ in range(LINES_ABOUT + 1):  # the rest of its own line counts as one
        first = max(text.rfind("\n", 0, max(first - 1, 0)) + 1, 0)
    if start - first > SIGNS_ABOUT:
        first, cut_before = start - SIGNS_ABOUT, True
    last, cut_after = end, False
    for _ in range(LINES_ABOUT + 1):
        line_end = text.find("\n", last + 1)
        last = len(text) if line_end < 0 else line_end
    if last - end > SIGNS_ABOUT:
        last, cut_after = end + SIGNS_ABOUT, True
    before = ("… " if cut_before else "") + text[first:start].lstrip("\n")
    after = text[end:last].rstrip() + (" …" if cut_after else "")
    pieces = (Piece(text=before), Piece(text=text[start:end], marked=True), Piece(text=after))
    return tuple(piece for piece in pieces if piece.text)


def marked(text: str, ranges: Iterable[tuple[int, int]]) -> tuple[Piece, ...]:
    """`text` with `ranges` marked; they may overlap and stand in any order."""
    pieces: list[Piece] = []
    at = 0
    for start, end in sorted(ranges):
        start = max(start, at)
        if end <= start:
            continue
        if start > at:
            pieces.append(Piece(text=text[at:start]))
        pieces.append(Piece(text=text[start:end], marked=True))
        at = end
    if at < len(text):
        pieces.append(Piece(text=text[at:]))
    return tuple(pieces)


def gold_within(
    passage: Passage, gold: Iterable[GoldSpan], sources: Sources
) -> tuple[bool, list[tuple[int, int]]]:
    """Whether a passage holds gold evidence, as its metrics count it, and which ranges of it. Words that only
    compare alike (another dash, another case) are counted and cannot be marked."""
    holding = [span for span in gold if overlaps(passage, passage.text, span, sources)]
    ranges = [place for span in holding if (place := _range_of(span, passage)) is not None]
    return bool(holding), ranges


def _range_of(span: GoldSpan, passage: Passage) -> tuple[int, int] | None:
    if passage.start is not None and passage.end is not None:
        low, high = max(span.start - passage.start, 0), min(span.end - passage.start, len(passage.text))
        return (low, high) if low < high else None
    inside = occurrences(span.text, passage.text)
    if inside:
        return inside[0]
    return (0, len(passage.text)) if occurrences(passage.text, span.text) else None
