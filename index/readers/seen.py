"""What nobody sees on paper or screen: one measure for every format, and one sentence to tell it.

It refuses to know how a format says size and colour.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.readers.draft import Draft

TINY_POINTS = 2.5
"""Letters no larger than this are read by nobody."""
MIN_CONTRAST = 24
"""Of 255 in one colour channel: the palest grey that is still printed on purpose has 34."""
_QUOTED_WORDS = 8
_QUOTED = 120  # characters


def melts(ink: Sequence[float], ground: Sequence[float]) -> bool:
    """Whether a colour (red, green, blue, 0..255) is lost on its ground."""
    return all(abs(a - b) < MIN_CONTRAST for a, b in zip(ink, ground, strict=True))


def tell_hidden(draft: Draft, hidden: Sequence[str], page: int | None = None) -> None:
    """Warns of words that were left out because nobody sees them; of signs alone it says nothing."""
    if quoted := _quoted(hidden):
        where = f" on page {page}" if page else ""
        draft.warn("hidden_text", f"Hidden text{where} was left out: “{quoted}”.", page)


def tell_too_deep(draft: Draft, left_out: Sequence[str]) -> None:
    """Warns of words that a person may see, but that stand in more boxes inside boxes than are followed."""
    if quoted := _quoted(left_out):
        draft.warn(
            "too_deep",
            f"Text in too many tables or boxes inside one another was left out: “{quoted}”; move it out.",
        )


def _quoted(texts: Sequence[str]) -> str:
    """The first words of what was left out; "" where it has none."""
    words = [word for text in texts for word in text.split() if any(letter.isalnum() for letter in word)]
    shown = " ".join(words[:_QUOTED_WORDS]) + (" …" if len(words) > _QUOTED_WORDS else "")
    return shown[:_QUOTED]
