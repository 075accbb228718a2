"""Letters -> segments: words that stand side by side on one line, up to the next wide gap.

It refuses to know columns and order: a segment is what an eye takes in without jumping.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.readers.draft import Run
from index.readers.pdf.glyphs import Glyph, Leaf
from index.readers.pdf.ink import is_seen

WORD_GAP = 0.17  # of the letters' size: more white than this parts two words
TIGHT_GAP = 0.11  # the same, in a line whose letters otherwise touch: a space that was kerned
WIDE_GAP = 1.15  # of the letters' size: more white than this parts two segments
LONE_GAP = 0.72  # the same, where the other words of the line stand much closer
MIN_TIGHT = 8  # letters: fewer do not show how close a line is set
SAME_LINE = 0.22  # of the letters' size: bases closer than this are one line
SHORT_LINE = 10  # words: a line of an entry's head, not of running text
MIN_ALIGNED = 4  # lines whose texts begin at one place: fewer are chance
_TURNED = 3.0  # degrees: text at a slant stands apart


class Word:
    """Letters without a gap."""

    __slots__ = ("glyphs", "text", "x0", "x1")

    def __init__(self, glyphs: list[Glyph]) -> None:
        self.glyphs = glyphs
        self.text = "".join(glyph.text for glyph in glyphs)
        self.x0 = glyphs[0].x0
        self.x1 = max(glyph.x1 for glyph in glyphs)


@dataclass
class Segment:
    """Words on one line with ordinary gaps. `base` is the line they stand on, in points from the page's
    top."""

    words: list[Word]
    page: int
    x0: float = 0.0
    x1: float = 0.0
    base: float = 0.0
    size: float = 0.0
    bold: bool = False
    colour: int = 0
    angle: float = 0.0
    text: str = ""

    def __post_init__(self) -> None:
        self.x0, self.x1 = min(word.x0 for word in self.words), max(word.x1 for word in self.words)
        firsts = [word.glyphs[0] for word in self.words]
        lead = max(firsts, key=lambda glyph: glyph.size)
        self.base, self.size, self.angle = lead.base, lead.size, lead.angle
        self.bold = sum(word.glyphs[0].bold * len(word.glyphs) for word in self.words) * 2 > sum(
            len(word.glyphs) for word in self.words
        )
        self.colour = firsts[0].colour
        self.text = " ".join(word.text for word in self.words)

    @property
    def top(self) -> float:
        return self.base - self.size * 0.8

    @property
    def bottom(self) -> float:
        return self.base + self.size * 0.25

    def runs(self) -> list[Run]:
        """The words with what is bold and what is a link."""
        runs: list[Run] = []
        for number, word in enumerate(self.words):
            bold = sum(glyph.bold for glyph in word.glyphs) * 2 > len(word.glyphs)
            target = word.glyphs[0].target
            text = word.text
            if runs and runs[-1].bold == bold and runs[-1].target == target:
                runs[-1] = Run(f"{runs[-1].text} {text}", bold, target)
            else:
                runs.append(Run(f" {text}" if number else text, bold, target))
        return runs


def read_segments(leaf: Leaf) -> tuple[list[Segment], list[str]]:
    """The page's segments as a person sees them, and the words nobody sees."""
    strokes = _without_doubles(_strokes(leaf.glyphs))
    seen: list[Word] = []
    hidden: list[str] = []
    for stroke in strokes:
        for word in _words(stroke):
            if is_seen(leaf, word.glyphs):
                seen.append(word)
            else:
                hidden.append(word.text)
    segments = _parted_at_alignment(_segments(seen, leaf.number))
    parted = [part for segment in segments for part in _parted_at_lone_gap(segment)]
    return _parted_at_right_edge(parted), hidden


def _strokes(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Letters drawn one after the other along one line; spaces stay as letters of no ink."""
    strokes: list[list[Glyph]] = []
    for glyph in glyphs:
        last = strokes[-1][-1] if strokes else None
        size = max(glyph.size, last.size) if last else 0.0
        if (
            last
            and abs(glyph.base - last.base) <= SAME_LINE * size
            and (-0.6 * size <= glyph.x0 - last.x1 <= WIDE_GAP * size or _is_of_ligature(last, glyph))
            and abs(glyph.angle - last.angle) < _TURNED
        ):
            strokes[-1].append(glyph)
        else:
            strokes.append([glyph])
    return strokes


def _is_of_ligature(first: Glyph, second: Glyph) -> bool:
    """Whether PDFium tells two letters of one drawn sign ("ﬁ"), both at the sign's place."""
    return abs(first.x0 - second.x0) < 0.02 and abs(first.x1 - second.x1) < 0.02


def _without_doubles(strokes: Sequence[list[Glyph]]) -> list[list[Glyph]]:
    """The strokes without those printed a second time at nearly one place, which is how some programs print
    bold and shadows."""
    kept: list[list[Glyph]] = []
    places: dict[tuple[str, int], list[Glyph]] = defaultdict(list)
    for stroke in strokes:
        letters = [glyph for glyph in stroke if glyph.text != " "]
        again = sum(
            any(
                abs(other.x0 - glyph.x0) < 0.12 * glyph.size
                for row in (-1, 0, 1)
                for other in places[(glyph.text, round(glyph.base) + row)]
            )
            for glyph in letters
        )
        if letters and again >= 0.8 * len(letters):
            continue
        for glyph in letters:
            places[(glyph.text, round(glyph.base))].append(glyph)
        kept.append(stroke)
    return kept


def _words(stroke: Sequence[Glyph]) -> list[Word]:
    """The stroke's words, parted by printed spaces and by gaps wider than those between its letters."""
    letters = [glyph for glyph in stroke if glyph.text != " "]
    if not letters:
        return []
    gap = _letter_gap(stroke)
    usual = TIGHT_GAP if _is_tight(letters) else WORD_GAP
    words: list[list[Glyph]] = []
    last: Glyph | None = None
    for glyph in stroke:
        if glyph.text == " ":
            last = None
            continue
        white = usual if last is None or last.bold == glyph.bold else 0.04  # "**Ada**Example": two words
        if (
            last is None
            or _white(last, glyph) > (max(gap, 0.0) if _on_grid(last, glyph) else gap) + white * glyph.size
        ):
            words.append([glyph])
        else:
            words[-1].append(glyph)
        last = glyph
    return [Word(letters) for letters in words]


def _on_grid(last: Glyph, glyph: Glyph) -> bool:
    return "\u2e80" <= last.text[-1] <= "\u9fff" and "\u2e80" <= glyph.text[0] <= "\u9fff"


def _white(last: Glyph, glyph: Glyph) -> float:
    """The white between two letters. Signs set on a grid (Chinese, Japanese) may be narrower than their
    cells: there it is what their middles lie further apart than one cell."""
    if _on_grid(last, glyph):
        return (glyph.x0 + glyph.x1 - last.x0 - last.x1) / 2 - glyph.size
    return glyph.x0 - last.x1


def _is_tight(letters: Sequence[Glyph]) -> bool:
    """Whether nearly all letters of a stroke touch the next one, so that a little white means a space."""
    gaps = sorted(later.x0 - earlier.x1 for earlier, later in pairwise(letters))
    return len(gaps) >= MIN_TIGHT and gaps[int(0.7 * len(gaps))] <= 0.02 * letters[0].size


def _letter_gap(stroke: Sequence[Glyph]) -> float:
    """The white between letters of a word: 0, more where a heading is printed wide ("S K I L L S"), less than
    0 where letters slanted by the program overlap."""
    gaps = sorted(
        later.x0 - earlier.x1
        for earlier, later in pairwise(stroke)
        if earlier.text != " " and later.text != " "
    )
    if len(gaps) < 3:
        return 0.0
    middle = gaps[len(gaps) // 2]
    return middle if abs(middle) > 0.08 * stroke[0].size else 0.0


def _segments(words: Sequence[Word], page: int) -> list[Segment]:
    """Words to segments, by place alone: what order a program drew them in says little."""
    pieces = [Segment([word], page) for word in words]
    pieces.sort(key=lambda piece: (round(piece.angle), piece.base, piece.x0))
    lines: list[list[Segment]] = []
    for piece in pieces:
        home = next(
            (
                line
                for line in reversed(lines[-12:])
                if abs(line[0].angle - piece.angle) < _TURNED and _on_one_line(line, piece)
            ),
            None,
        )
        if home is None:
            lines.append([piece])
        else:
            home.append(piece)
    segments: list[Segment] = []
    for line in _with_raised(lines):
        line.sort(key=lambda piece: piece.x0)
        group: list[Segment] = []
        for piece in line:
            if group and not _side_by_side(group[-1], piece):
                segments.append(_joined(group, page))
                group = []
            group.append(piece)
        segments.append(_joined(group, page))
    return segments


def _on_one_line(line: Sequence[Segment], piece: Segment) -> bool:
    near = min(line, key=lambda other: abs(other.x0 - piece.x0))
    return abs(near.base - piece.base) <= SAME_LINE * min(near.size, piece.size)


def _with_raised(lines: Sequence[list[Segment]]) -> list[list[Segment]]:
    """The lines, small letters raised or lowered beside larger ones ("m²", "1st") brought back to theirs."""
    kept: list[list[Segment]] = []
    small = sorted(lines, key=lambda line: -max(piece.size for piece in line))
    for line in small:
        size = max(piece.size for piece in line)
        home = next(
            (
                other
                for other in kept
                for piece in other
                if len(line) <= 2
                and size < 0.8 * piece.size
                and -0.1 * piece.size < line[0].x0 - piece.x1 < 0.3 * piece.size
                and abs(piece.base - line[0].base) < 0.55 * piece.size
            ),
            None,
        )
        if home is None:
            kept.append(line)
        else:
            home += line
    return kept


def _side_by_side(left: Segment, right: Segment) -> bool:
    size = min(max(left.size, right.size), 1.6 * min(left.size, right.size))
    return right.x0 - left.x1 <= WIDE_GAP * size


def _parted_at_lone_gap(segment: Segment) -> list[Segment]:
    """The segment, cut where two of its words stand much further apart than its others do."""
    gaps = [right.x0 - left.x1 for left, right in pairwise(segment.words)]
    usual = sorted(gaps)[len(gaps) // 2] if len(gaps) >= 3 else 0.0
    if any(_letter_gap(word.glyphs) for word in segment.words):
        return [segment]  # printed wide: its words stand apart, too
    parts: list[list[Word]] = [[]]
    for word, gap in zip(segment.words, [0.0, *gaps], strict=True):
        if gap > LONE_GAP * segment.size and gap > 2.2 * usual:
            parts.append([])
        parts[-1].append(word)
    return [Segment(words, segment.page) for words in parts] if len(parts) > 1 else [segment]


def _joined(pieces: Sequence[Segment], page: int) -> Segment:
    words: list[Word] = []
    for piece in pieces:
        for word in piece.words:
            # "E DUCATION" in small capitals: a gap that is none, between letters of two sizes
            last = words[-1] if words else None
            if (
                last
                and word.x0 - last.x1 < 0.1 * max(word.glyphs[0].size, last.glyphs[-1].size)
                and abs(word.glyphs[0].size - last.glyphs[-1].size) > 0.5
            ):
                words[-1] = Word([*last.glyphs, *word.glyphs])
            else:
                words.append(word)
    return Segment(words, page)


def _parted_at_alignment(segments: list[Segment]) -> list[Segment]:
    """The segments, cut where a column of short texts stands close to the texts beside it.

    "02/2019– Head of Logistics": no wide gap parts the two, but line after line a word begins at the same
    place, and none lies across it."""
    level = [segment for segment in segments if abs(segment.angle) < _TURNED]
    starts: Counter[int] = Counter()
    for segment in level:
        for earlier, later in pairwise(segment.words):
            if later.x0 - earlier.x1 > 0.45 * segment.size:
                starts[round(later.x0)] += 1
    for start, count in starts.most_common(6):
        near = count + starts.get(start - 1, 0) + starts.get(start + 1, 0)
        if near < MIN_ALIGNED:
            break
        if _is_column_start(level, float(start), near):
            return [part for segment in segments for part in _cut_at(segment, float(start))]
    return segments


def _is_column_start(segments: Sequence[Segment], start: float, count: int) -> bool:
    """Whether texts begin at this place because a column does: nothing lies across it, most lines keep to its
    right, and what stands to its left is short."""
    across = aside = beyond = 0
    width = max(segment.x1 for segment in segments) - min(segment.x0 for segment in segments)
    for segment in segments:
        if any(word.x0 < start - 2.0 and word.x1 > start + 1.0 for word in segment.words):
            across += 1
        elif segment.x0 >= start - 1.5:
            beyond += 1
        elif segment.x1 > start:
            left = [word for word in segment.words if word.x1 <= start + 1.0]
            aside += bool(left) and left[-1].x1 - left[0].x0 < 0.3 * width
    return across <= 0.12 * len(segments) and beyond + aside >= 0.7 * len(segments) and beyond >= count // 2


def _cut_at(segment: Segment, start: float) -> list[Segment]:
    at = next((n for n, word in enumerate(segment.words) if word.x0 >= start - 1.6), None)
    if not at or abs(segment.angle) >= _TURNED or segment.words[at - 1].x1 > start + 1.0:
        return [segment]
    return [Segment(segment.words[:at], segment.page), Segment(segment.words[at:], segment.page)]


def _parted_at_right_edge(segments: list[Segment]) -> list[Segment]:
    """The segments, short lines cut where the style changes before words that end at the page's right edge.

    An employer in italics and its town in upright, pushed apart to both edges of the line: in a narrow
    column no more than a word's gap may be left between them."""
    ends = sorted((segment.x1 for segment in segments), reverse=True)
    right = ends[0] if len(ends) > 1 and ends[1] > ends[0] - 1.0 else math.inf  # an edge is where lines end
    made: list[Segment] = []
    for segment in segments:
        styles = [_style(word) for word in segment.words]
        changes = [at for at in range(1, len(styles)) if styles[at] != styles[at - 1]]
        if segment.x1 < right - 1.0 or len(changes) != 1 or len(styles) > SHORT_LINE:
            made.append(segment)
            continue
        at = changes[0]
        made += [Segment(segment.words[:at], segment.page), Segment(segment.words[at:], segment.page)]
    return made


def _style(word: Word) -> tuple[bool, bool]:
    letters = [glyph for glyph in word.glyphs if glyph.text.isalnum()] or word.glyphs
    return letters[0].bold, letters[0].slanted
