"""What a person can see of a page's letters: the page is drawn once, and each word looked for in the picture.

White on white, letters under a picture or off the page, text that is never painted: whatever the trick, no
ink is left where the word should stand. The text layer of a scan is seen, for the scan's ink is there; so is
white on a dark side bar. It refuses to know why something cannot be seen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from index.readers.pdf.glyphs import Glyph, Leaf
from index.readers.seen import MIN_CONTRAST, TINY_POINTS, melts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def is_seen(leaf: Leaf, word: list[Glyph]) -> bool:
    """Whether a person sees the word on the page."""
    if max(glyph.size for glyph in word) < TINY_POINTS:
        return False
    left = min(glyph.box[0] for glyph in word)
    top = min(glyph.box[1] for glyph in word)
    right = max(glyph.box[2] for glyph in word)
    bottom = max(glyph.box[3] for glyph in word)
    if right <= 0 or bottom <= 0 or left >= leaf.width or top >= leaf.height:
        return False
    if leaf.picture is None:  # the page could not be drawn: what it says is believed
        return True
    patch = _patch(leaf, left, top, right, bottom)
    if patch.size == 0:
        return False
    if _is_even(patch):
        return False
    return not (word[0].filled and _melts(patch, word[0].colour))


def _patch(leaf: Leaf, left: float, top: float, right: float, bottom: float) -> NDArray[np.uint8]:
    assert leaf.picture is not None
    scale = leaf.scale
    rows, columns = leaf.picture.shape[:2]
    low, high = max(0, int(top * scale) - 1), min(rows, int(bottom * scale) + 2)
    first, last = max(0, int(left * scale) - 1), min(columns, int(right * scale) + 2)
    return leaf.picture[low:high, first:last]


def _is_even(patch: NDArray[np.uint8]) -> bool:
    """Whether all of the patch has one colour, as far as a person sees."""
    spread = patch.max(axis=(0, 1)).astype(int) - patch.min(axis=(0, 1)).astype(int)
    return int(spread.max()) < MIN_CONTRAST


def _melts(patch: NDArray[np.uint8], colour: int) -> bool:
    """Whether letters have the colour of their ground, so that what contrast there is comes from neighbours.

    The ground is what most of the patch shows: letters cover less than half of their boxes."""
    import numpy as np

    ink = (colour >> 16, (colour >> 8) & 255, colour & 255)
    corners = (patch[0, 0], patch[0, -1], patch[-1, 0], patch[-1, -1])
    if not any(melts(ink, [int(value) for value in corner]) for corner in corners):
        return False  # the corners show the ground; what differs from all of them is not of its colour
    ground = np.median(patch.reshape(-1, patch.shape[-1]), axis=0)
    return melts(ink, [float(value) for value in ground])
