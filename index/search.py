"""Hybrid search over one open generation: meaning and words added up, with filters applied before.

It refuses to judge: it ranks what there is, says how near each unit came, and leaves to its caller whether
that is near enough. Safe to share between threads; nothing is written.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, NamedTuple

from index.embed import Encoder
from index.errors import IndexMismatch
from index.lexical import WordIndex
from index.models import Chunk, Document, Hit, Manifest, ReadingWarning, Resume
from index.store import VIEWS, Generation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]
    RowNumbers = NDArray[np.intp]

# How near a unit is to a query: a sum of how near the whole and the best of its parts lie in meaning, each by
# its bare words and after whose they are, of BM25, and of how much the unit says. Recall@1 / @5 on reworded
# questions, then @1 on natural, keyword and noisy ones, of the development groups of `chatbot.learning` (48
# résumés, 3,396 questions), with the adapter:
#   this sum                              .573 / .889   .940   .850   .901
#   without the length                    .557 / .864   .930   .844   .895
#   without the parts                     .564 / .877   .939   .854   .877
#   without the bare words                .570 / .884   .943   .848   .895  (more without the adapter)
#   without BM25                          .585 / .888   .930   .832   .854
#   the nearest of all four + 0.04 x BM25 .528 / .857   .925   .836   .889
# The length counts since a line of three words lies near to everything in general and nothing in particular.
BARE_WEIGHT, PART_WEIGHT, LEXICAL_WEIGHT, LENGTH_WEIGHT = 0.25, 0.4, 0.025, 0.05
CACHED_TEXTS = 2048  # of 1.5 kB each with the default encoder


class Index:
    """An open generation. Parts (sentences, single skills) are found but their whole is returned, with the
    span of the best part as `Hit.passage`."""

    def __init__(self, generation: Generation, encoder: Encoder, notices: Sequence[str] = ()) -> None:
        import numpy as np

        if (
            generation.manifest.encoder != encoder.identity
            or generation.manifest.dimension != encoder.dimension
        ):
            raise IndexMismatch(
                f"The index was made with the encoder {generation.manifest.encoder}, not {encoder.identity}. "
                "Run `resume-chatbot index --rebuild`."
            )
        self.manifest: Manifest = generation.manifest
        self.resume: Resume = generation.resume
        self.documents: tuple[Document, ...] = generation.documents
        self.chunks: tuple[Chunk, ...] = generation.chunks
        self.warnings: tuple[ReadingWarning, ...] = generation.warnings
        self.coverage: float = generation.coverage
        self.notices: tuple[str, ...] = tuple(notices)
        self.generation: str = generation.manifest.generation
        self._vectors = generation.vectors
        self.encoder = encoder
        self._words = WordIndex([searchable(chunk) for chunk in self.chunks])
        row_of = {chunk.id: row for row, chunk in enumerate(self.chunks)}
        self._row_of = row_of
        self._whole = [
            row if chunk.parent is None else row_of[chunk.parent] for row, chunk in enumerate(self.chunks)
        ]
        self._lengths = np.log1p([len(chunk.text.split()) for chunk in self.chunks])
        self._anywhere = self._reported(None, None, None)
        self._cache: OrderedDict[str, Rows] = OrderedDict()
        self._cache_lock = threading.Lock()

    def search(
        self,
        query: str,
        *,
        limit: int = 8,
        expansions: Sequence[str] = (),
        entries: Collection[int] | None = None,
        section_kinds: Collection[str] | None = None,
        kinds: Collection[str] | None = None,
    ) -> list[Hit]:
        """The `limit` best units, best first; empty when nothing passes the filters or the query is blank.

        `expansions` are further words for the lexical side, of lower weight. `kinds` names the kinds of unit
        to return: a part is returned itself when its kind is named, else its whole. By default all but bare
        section headings, and no parts."""
        if not query.strip() or limit < 1 or not self.chunks:
            return []
        filtered = not (entries is None and section_kinds is None and kinds is None)
        reported = self._reported(entries, section_kinds, kinds) if filtered else self._anywhere
        if not len(reported.wholes):
            return []
        of_views = self._vectors.cosines(self.encode([query])[0]).reshape(-1, VIEWS)
        of_rows = BARE_WEIGHT * of_views[:, 0] + (1 - BARE_WEIGHT) * of_views[:, 1]
        words_of_rows = self._words.scores(query, expansions)
        nearest, words_best = reported.best(of_views.max(axis=1)), reported.best(words_of_rows)
        fused = self._fused(reported, of_rows, words_of_rows)
        everything = self._fused(self._anywhere, of_rows, words_of_rows) if filtered else fused
        mean, spread = float(everything.mean()), float(everything.std()) + 1e-6
        both = of_rows + LEXICAL_WEIGHT * words_of_rows
        hits = []
        for place in (-fused).argsort(kind="stable")[:limit].tolist():
            whole = int(reported.wholes[place])
            parts = [row for row in reported.rows_of(place) if row != whole]
            part = max(parts, key=both.__getitem__, default=None)
            hits.append(
                Hit(
                    chunk=self.chunks[whole],
                    score=float(fused[place]),
                    cosine=float(nearest[place]),
                    lexical=float(words_best[place]),
                    relief=float((fused[place] - mean) / spread),
                    passage=None if part is None else self.chunks[part].span,
                )
            )
        return hits

    def _fused(self, reported: _Reported, of_rows: Rows, words_of_rows: Rows) -> Rows:
        """How near each whole is, shape (wholes,)."""
        dense = (1 - PART_WEIGHT) * of_rows[reported.wholes] + PART_WEIGHT * reported.best(of_rows)
        said = LENGTH_WEIGHT * self._lengths[reported.wholes]
        fused: Rows = dense + LEXICAL_WEIGHT * reported.best(words_of_rows) + said
        return fused

    def cosines(self, query: str, texts: Sequence[str]) -> list[float]:
        """Similarity of each text to the query, -1..1, in the order of `texts`."""
        if not texts:
            return []
        rows = self.encode([query, *texts])
        return [float(score) for score in rows[1:] @ rows[0]]

    def encode(self, texts: Sequence[str]) -> Rows:
        """float32 unit vectors, shape (len(texts), dimension). The last `CACHED_TEXTS` texts are
        remembered."""
        import numpy as np

        with self._cache_lock:
            known = {text: self._cache[text] for text in texts if text in self._cache}
            for text in known:
                self._cache.move_to_end(text)
        fresh = [text for text in dict.fromkeys(texts) if text not in known]
        if fresh:
            rows = self.encoder.encode(fresh)
            rows.setflags(write=False)
            known.update(zip(fresh, (row.copy() for row in rows), strict=True))
            with self._cache_lock:
                for text in fresh:
                    self._cache[text] = known[text]
                while len(self._cache) > CACHED_TEXTS:
                    self._cache.popitem(last=False)
        if not texts:
            return np.empty((0, self.encoder.dimension), dtype=np.float32)
        return np.stack([known[text] for text in texts])

    def chunk(self, chunk_id: str) -> Chunk:
        """The unit of that id; `KeyError` when there is none."""
        return self.chunks[self._row_of[chunk_id]]

    def parts(self, chunk_id: str) -> tuple[Chunk, ...]:
        """The sentences or single skills cut from a unit, in order; empty when it is one piece."""
        return tuple(chunk for chunk in self.chunks if chunk.parent == chunk_id)

    def _reported(
        self,
        entries: Collection[int] | None,
        section_kinds: Collection[str] | None,
        kinds: Collection[str] | None,
    ) -> _Reported:
        """The rows that may be returned, each with those whose scores count for it (itself among them)."""
        reported: dict[int, list[int]] = {}
        for row, chunk in enumerate(self.chunks):
            if entries is not None and chunk.entry not in entries:
                continue
            if section_kinds is not None and chunk.section_kind not in section_kinds:
                continue
            whole = self._whole[row] if kinds is None or chunk.kind not in kinds else row
            kind = self.chunks[whole].kind
            if kind == "section" if kinds is None else kind not in kinds:
                continue
            reported.setdefault(whole, []).append(row)
        return _Reported.of(reported)


class _Reported(NamedTuple):
    """Rows to return (`wholes`, ascending), and the rows that count for each, side by side in `rows` from
    its place in `starts` on."""

    wholes: RowNumbers
    rows: RowNumbers
    starts: RowNumbers

    @classmethod
    def of(cls, reported: dict[int, list[int]]) -> _Reported:
        import numpy as np

        wholes = sorted(reported)
        rows = [row for whole in wholes for row in reported[whole]]
        starts = np.cumsum([0, *(len(reported[whole]) for whole in wholes)])
        return cls(np.array(wholes, np.intp), np.array(rows, np.intp), starts.astype(np.intp))

    def rows_of(self, place: int) -> list[int]:
        """The rows that count for the one at `place` of `wholes`."""
        return list(self.rows[self.starts[place] : self.starts[place + 1]].tolist())

    def best(self, scores: Rows) -> Rows:
        """The best score of each, shape (wholes,)."""
        import numpy as np

        return np.maximum.reduceat(scores[self.rows], self.starts[:-1])


def views(chunk: Chunk) -> tuple[str, str]:
    """How a unit is embedded: its words alone, and after whose they are."""
    return chunk.text, searchable(chunk)


def searchable(chunk: Chunk) -> str:
    """The words of a unit after whose they are: what is indexed for word search."""
    return f"{chunk.context}: {chunk.text}" if chunk.context else chunk.text
