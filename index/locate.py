"""Where a clean passage stands in the raw text: markup, escapes, entities and line breaks are looked through.

It refuses to guess: what cannot be found letter by letter is None, and a span it returns always lies inside
the span it was given.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Sequence

from index.models import Span
from index.passage import clean

PageAt = Callable[[int], int | None]

# Characters that carry no letter: they may stand in the raw text, in the clean text, in both or in neither.
# The hyphens are among them because readers join words that a line end had divided.
_SILENT = frozenset("*_`~|\\[]-\u00ad\u2010\u2011\u200b\u200c\u200d\u2060\ufeff")


def locate(
    text: str, span: Span, substring: str, *, after: int = 0, page_at: PageAt | None = None
) -> Span | None:
    """The first place of `substring` (clean) inside `text[span.start:span.end]` (raw), or None.

    `after` is an offset into `text`: what begins before it is passed over, so that sentences of one bullet
    are found in order. Case counts; markup that the passage would cut in two is taken in whole, so the quote
    reads well. `page_at` (`Document.page_at`) gives the page when the span runs over one; without it,
    the span's page. For many passages of one span, make one `Locator`."""
    return Locator(text, span, page_at).find(substring, after)


class Locator:
    """Finds passages of one span of one document; the span is read once, each search then takes linear
    time."""

    def __init__(self, text: str, span: Span, page_at: PageAt | None = None) -> None:
        self._span, self._page_at = span, page_at
        self._end = min(span.end, len(text))
        self._raw = text[span.start : self._end]
        self._clean = clean(self._raw, span.start)
        self._breaks = [span.start + at for at, char in enumerate(self._raw) if char == "\n"]
        self._letters: list[tuple[str, list[int], list[int]]] | None = None

    def find(self, substring: str, after: int = 0) -> Span | None:
        """As `locate`."""
        wanted = substring.strip()
        if not wanted:
            return None
        found = (
            self._in_clean(wanted, after) or self._in_raw(wanted, after) or self._in_letters(wanted, after)
        )
        if found is None:
            return None
        start, end = max(found[0], self._span.start), min(found[1], self._end)
        page = self._span.page
        if self._page_at:
            page = self._page_at(start)
        line = self._span.line + bisect_left(self._breaks, start)
        return Span(source=self._span.source, start=start, end=end, line=line, page=page)

    def _in_clean(self, wanted: str, after: int) -> tuple[int, int] | None:
        at = self._clean.text.find(wanted, bisect_left(self._clean.starts, after))
        return None if at < 0 else self._clean.raw_range(at, at + len(wanted))

    def _in_raw(self, wanted: str, after: int) -> tuple[int, int] | None:
        at = self._raw.find(wanted, max(0, after - self._span.start))
        return None if at < 0 else (self._span.start + at, self._span.start + at + len(wanted))

    def _in_letters(self, wanted: str, after: int) -> tuple[int, int] | None:
        """Letter by letter, without spaces, hyphens and marks; first with markup read, then as it stands."""
        letters = "".join(_plain(char) for char in wanted)
        if not letters:
            return None
        if self._letters is None:
            raw = range(self._span.start, self._end)
            self._letters = [
                _spread(self._clean.text, self._clean.starts, self._clean.ends),
                _spread(self._raw, raw, range(self._span.start + 1, self._end + 1)),
            ]
        for text, starts, ends in self._letters:
            at = text.find(letters, bisect_left(starts, after))
            if at >= 0:
                return starts[at], ends[at + len(letters) - 1]
        return None


def _spread(text: str, starts: Sequence[int], ends: Sequence[int]) -> tuple[str, list[int], list[int]]:
    """The letters of `text` in a row, and the raw offsets of each."""
    letters: list[str] = []
    first: list[int] = []
    last: list[int] = []
    for char, start, end in zip(text, starts, ends, strict=True):
        for letter in _plain(char):
            letters.append(letter)
            first.append(start)
            last.append(end)
    return "".join(letters), first, last


def _plain(char: str) -> str:
    """A character with compatibility forms folded (ligatures, full width); nothing for spaces and marks."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKC", char)
        if not letter.isspace() and letter not in _SILENT
    )
