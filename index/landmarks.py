"""Where the titles and bullets of a résumé begin: what parts two passages that would else be read as one.

It refuses to know what is done with the passages.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable

from index.models import Position


class Landmarks:
    """Kept by source and in order, since a table may hold thousands of them."""

    def __init__(self, positions: Iterable[Position]) -> None:
        starts: dict[str, set[int]] = {}
        for position in positions:
            for fact in (position.title, *position.bullets):
                starts.setdefault(fact.span.source, set()).add(fact.span.start)
        self._starts = {source: sorted(found) for source, found in starts.items()}

    def stand_between(self, source: str, low: int, high: int, own: Container[int] = ()) -> bool:
        """Whether a title or bullet begins in `low:high` of a source, at none of the offsets in `own`."""
        starts = self._starts.get(source, [])
        within = range(bisect_left(starts, low), bisect_left(starts, high))
        return any(starts[at] not in own for at in within)
