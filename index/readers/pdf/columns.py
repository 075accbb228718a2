"""Segments of a page -> rows in the order a person reads them: full width, or one column after the other.

Two texts side by side are either one row (a title and its dates, a label and its items) or two columns (a
side bar and the main text). A row's two sides stand on one line, time after time; columns keep their own
lines, headings and often their own ground. It refuses to know what the words mean, beyond whether a line is a
known heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.dates import find_ranges
from index.lexicon import heading_kind
from index.readers.pdf.glyphs import Box, Leaf
from index.readers.pdf.words import Segment

MIN_GUTTER = 9.0  # points of white between two columns
MIN_ROWS = 3  # of each side: less is a row with something beside it
ALIGNED = 0.8  # share of the shorter side's lines that stand on a line of the other: rows, not columns
ON_ONE_LINE = 0.16  # of the letters' size
MAX_SEGMENTS = 4000  # a page with more is a drawing


@dataclass
class Row:
    """Segments on one line, left to right."""

    segments: list[Segment]

    @property
    def page(self) -> int:
        return self.segments[0].page

    @property
    def base(self) -> float:
        return max(self.segments, key=lambda segment: segment.size).base

    @property
    def size(self) -> float:
        return max(segment.size for segment in self.segments)

    @property
    def x0(self) -> float:
        return self.segments[0].x0

    @property
    def x1(self) -> float:
        return max(segment.x1 for segment in self.segments)

    @property
    def text(self) -> str:
        return "\t".join(segment.text for segment in self.segments)


@dataclass
class Block:
    """Rows that flow from top to bottom. `right` is how far its lines may run, in points."""

    rows: list[Row]
    left: float
    right: float


@dataclass
class Pair:
    """Two columns side by side, perhaps over several pages. `gutter` is where the right one begins."""

    left: list[Block]
    right: list[Block]
    gutter: float


@dataclass
class PageOrder:
    """A page's blocks and pairs, top to bottom."""

    parts: list[Block | Pair] = field(default_factory=list)

    @property
    def columns(self) -> int:
        return 2 if any(isinstance(part, Pair) for part in self.parts) else 1


def order_page(segments: Sequence[Segment], leaf: Leaf, depth: int = 0) -> PageOrder:
    """The page's parts in reading order."""
    if not segments:
        return PageOrder()
    right = max(segment.x1 for segment in segments)
    if len(segments) > MAX_SEGMENTS:
        return PageOrder([_block(segments, right)])
    found = _best_gutter(segments, leaf)
    if found is None:
        return PageOrder([_block(segments, right)])
    gutter, bands = found
    parts: list[Block | Pair] = []
    rest = sorted(segments, key=lambda segment: segment.base)
    for band in bands:
        above = [segment for segment in rest if segment.base < band.top]
        if above:
            parts.append(_block(above, right))
        parts.append(_pair(band, gutter, leaf, depth))
        taken = {id(segment) for segment in (*band.left, *band.right, *above)}
        rest = [segment for segment in rest if id(segment) not in taken]
    if rest:
        parts.append(_block(rest, right))
    return PageOrder(parts)


def _pair(band: _Band, gutter: float, leaf: Leaf, depth: int) -> Pair:
    left = Block(rows_of(band.left), min(s.x0 for s in band.left), max(s.x1 for s in band.left))
    if depth < 1 and (inner := _best_gutter(band.right, leaf)):
        # three columns: the right side is parted once more, and each part keeps its own flow
        sides = order_page(band.right, leaf, depth + 1)
        blocks = [
            block
            for part in sides.parts
            for block in ([part] if isinstance(part, Block) else [*part.left, *part.right])
        ]
        if inner[1]:
            return Pair([left], blocks, gutter)
    right = Block(rows_of(band.right), min(s.x0 for s in band.right), max(s.x1 for s in band.right))
    return Pair([left], [right], gutter)


def rows_of(segments: Sequence[Segment]) -> list[Row]:
    """Segments that stand on one line together, top to bottom."""
    rows: list[list[Segment]] = []
    for segment in sorted(segments, key=lambda each: (each.base, each.x0)):
        last = rows[-1] if rows else None
        if last and (
            abs(last[0].base - segment.base) <= 0.3 * min(last[0].size, segment.size)
            or _beside(last, segment)
        ):
            last.append(segment)
        else:
            rows.append([segment])
    return [Row(sorted(row, key=lambda each: each.x0)) for row in rows]


def _beside(row: Sequence[Segment], segment: Segment) -> bool:
    """Whether a smaller text is centred on the height of the row it stands beside: icons, dates, bullets."""
    tallest = max(row, key=lambda each: each.size)
    if any(min(each.x1, segment.x1) - max(each.x0, segment.x0) > 0 for each in row):
        return False
    big, small = (tallest, segment) if tallest.size >= segment.size else (segment, tallest)
    return small.size < 0.75 * big.size and big.top <= small.top and small.base <= big.base + 0.05 * big.size


def merge_pages(pages: Sequence[PageOrder]) -> list[Block]:
    """All blocks in reading order. Columns that go on at the same place on the next page go on, each for
    itself."""
    parts: list[Block | Pair] = []
    for page in pages:
        for number, part in enumerate(page.parts):
            last = parts[-1] if parts else None
            if (
                number == 0
                and isinstance(part, Pair)
                and isinstance(last, Pair)
                and abs(part.gutter - last.gutter) <= 14
            ):
                last.left += part.left
                last.right += part.right
            else:
                parts.append(part)
    blocks: list[Block] = []
    for part in parts:
        blocks += [part] if isinstance(part, Block) else [*part.left, *part.right]
    return blocks


def _block(segments: Sequence[Segment], right: float) -> Block:
    return Block(rows_of(segments), min(segment.x0 for segment in segments), right)


# -- gutters


@dataclass
class _Band:
    """A stretch of the page in which nothing crosses the gutter."""

    left: list[Segment]
    right: list[Segment]

    @property
    def top(self) -> float:
        return min(segment.base for segment in (*self.left, *self.right))

    @property
    def height(self) -> float:
        bases = [segment.base for segment in (*self.left, *self.right)]
        return max(bases) - min(bases)


def _best_gutter(segments: Sequence[Segment], leaf: Leaf) -> tuple[float, list[_Band]] | None:
    """Where the page is parted into columns, and over which stretches; None when it is not."""
    level = [segment for segment in segments if _is_level(segment)]
    best: tuple[float, float, list[_Band]] | None = None
    starts = sorted({round(segment.x0) for segment in level})
    for start in starts:
        if sum(abs(segment.x0 - start) <= 1.5 for segment in level) < 2:
            continue
        bands = [band for band in _bands(level, start - 1.0) if _are_columns(band, leaf)]
        worth = sum(_worth(band, leaf) for band in bands)
        if bands and (best is None or worth > best[0] + 1):
            best = (worth, float(start), bands)
    return (best[1], best[2]) if best else None


def _is_level(segment: Segment) -> bool:
    return min(segment.angle % 360, 360 - segment.angle % 360) < 3


def _worth(band: _Band, leaf: Leaf) -> float:
    """How good a cut this is: high bands, a wide gutter, a ground of its own, and few lines that go through
    both sides. The edge of a column of dates looks like a gutter, too, but its lines do."""
    gap = min(s.x0 for s in band.right) - max(s.x1 for s in band.left)
    through = _aligned(rows_of(band.left), rows_of(band.right))
    ground = 2.0 if _on_own_ground(band, leaf.boxes) else 1.0
    return band.height * (1.05 - through) * ground * (1.0 + min(gap, 60.0) / 600.0)


def _bands(segments: Sequence[Segment], gutter: float) -> list[_Band]:
    bands: list[_Band] = []
    left: list[Segment] = []
    right: list[Segment] = []

    def close() -> None:
        if left and right:
            bands.append(_Band(list(left), list(right)))
        left.clear()
        right.clear()

    for segment in sorted(segments, key=lambda each: each.base):
        if segment.x0 >= gutter:
            right.append(segment)
        elif segment.x1 <= gutter - MIN_GUTTER + 1:
            left.append(segment)
        else:
            close()
    close()
    return bands


def _are_columns(band: _Band, leaf: Leaf) -> bool:
    left, right = rows_of(band.left), rows_of(band.right)
    if min(len(left), len(right)) < MIN_ROWS:
        return False
    if _on_own_ground(band, leaf.boxes):
        return True
    headings = (_headings(left), _headings(right))
    if headings[1] == 0 and (_are_labels(left) or _are_labels(right)):
        return False
    if min(headings) >= 1 and not _headings_pair_up(left, right):
        return True
    if _aligned(left, right) >= ALIGNED:
        return False
    if max(headings) == 0:
        # Without any heading, a row's sides drift apart only by their sizes; columns are both full of text.
        return min(len(left), len(right)) >= 6 and _aligned(left, right) < 0.5
    return min(len(left), len(right)) >= 4 and _aligned(left, right) < 0.6


def _are_labels(rows: Sequence[Row]) -> bool:
    """Whether one side holds only what is said of the texts beside it: headings, dates, places, labels."""
    said = sum(
        len(row.segments) == 1
        and (
            heading_kind(row.text) is not None
            or bool(find_ranges(row.text[:60]))
            or (len(row.text.split()) <= 3 and len(row.text) <= 28)
        )
        for row in rows
    )
    gaps = [later.base - earlier.base for earlier, later in pairwise(rows)]
    sparse = sum(gap > 1.7 * rows[0].size for gap in gaps) * 2 >= len(gaps)
    return said >= 0.85 * len(rows) and sparse


def _aligned(left: Sequence[Row], right: Sequence[Row]) -> float:
    """Share of the shorter side's lines that stand on a line of the other side."""
    few, many = sorted((left, right), key=len)
    bases = [row.base for row in many]
    hits = sum(any(abs(row.base - base) <= ON_ONE_LINE * row.size for base in bases) for row in few)
    return hits / len(few)


def _headings(rows: Sequence[Row]) -> int:
    return sum(len(row.segments) == 1 and heading_kind(row.segments[0].text) is not None for row in rows)


def _headings_pair_up(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether every heading of one side stands on a line with words of the other that are none: a label's
    row."""
    known = [row for row in left if len(row.segments) == 1 and heading_kind(row.segments[0].text)]
    others = [row.base for row in right if not heading_kind(row.segments[0].text)]
    return (
        bool(known)
        and all(any(abs(row.base - base) <= ON_ONE_LINE * row.size for base in others) for row in known)
        and _aligned(left, right) >= ALIGNED
    )


def _on_own_ground(band: _Band, boxes: Sequence[Box]) -> bool:
    """Whether one side stands on a coloured ground of its own."""
    height = band.height
    for box in boxes:
        if box.picture or box.y1 - box.y0 < max(100.0, 0.5 * height) or box.x1 - box.x0 < 60:
            continue
        if box.colour & 0xFF >= 0xFC and box.colour >> 8 & 0xFF >= 0xFC and box.colour >> 16 >= 0xFC:
            continue
        shares = [
            sum(_inside(segment, box) for segment in side) / len(side) for side in (band.left, band.right)
        ]
        if max(shares) >= 0.9 and min(shares) <= 0.1:
            return True
    return False


def _inside(segment: Segment, box: Box) -> bool:
    middle = (segment.x0 + segment.x1) / 2
    return box.x0 <= middle <= box.x1 and box.y0 <= segment.base <= box.y1 + 2
