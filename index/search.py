"""Hybrid search over one open generation: meaning and words added up, with filters applied before.

It refuses to judge: it ranks what there is, says how near each unit came, and leaves to its caller whether
that is near enough. Safe to share between threads; nothing is written.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from index.embed import Encoder
from index.errors import IndexMismatch
from index.lexical import WordIndex
from index.models import Chunk, Document, Hit, Manifest, ReadingWarning, Resume
from index.store import VIEWS, Generation

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

# Recall@1 / @3 / @5 over 1,552 recruiter questions, 24 résumés (every third of shared/recruiter-pairs):
#   similarity + 0.04 x BM25                  .580 / .762 / .857  (0.02 and 0.06: .579 and .573 @1)
#   reciprocal rank fusion, constant 60       .518 / .737 / .839
#   similarity alone, BM25 alone              .573 / .762 / .858,  .361 / .452 / .525
# and on another third that played no part in the choice: .549 / .740 / .823, by ranks .493 / .716 / .808.
# Ranks lose because BM25 orders units even where one stray word is all they share with the question.
LEXICAL_WEIGHT = 0.04
CACHED_TEXTS = 2048  # of 1.5 kB each with the default encoder


class Index:
    """An open generation. Parts (sentences, single skills) are found but their whole is returned, with the
    span of the best part as `Hit.passage`."""

    def __init__(self, generation: Generation, encoder: Encoder, notices: Sequence[str] = ()) -> None:
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
        self._units = [
            row for row, chunk in enumerate(self.chunks) if chunk.parent is None and chunk.kind != "section"
        ]
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
        if not reported:
            return []
        of_rows = self._vectors.cosines(self.encode([query])[0]).reshape(-1, VIEWS).max(axis=1)
        words_of_rows = self._words.scores(query, expansions)
        # Python's own numbers from here on: taken from an array one by one they cost more than the search
        cosines, lexical = of_rows.tolist(), words_of_rows.tolist()
        both = (of_rows + LEXICAL_WEIGHT * words_of_rows).tolist()
        dense_best = {whole: max([cosines[row] for row in rows]) for whole, rows in reported.items()}
        words_best = {whole: max([lexical[row] for row in rows]) for whole, rows in reported.items()}
        fused = {whole: dense_best[whole] + LEXICAL_WEIGHT * words_best[whole] for whole in reported}
        best = sorted(reported, key=lambda whole: (-fused[whole], whole))[:limit]
        everything = self._wholes_best(of_rows)
        mean, spread = float(everything.mean()), float(everything.std()) + 1e-6
        hits = []
        for whole in best:
            parts = [row for row in reported[whole] if row != whole]
            part = max(parts, key=both.__getitem__, default=None)
            hits.append(
                Hit(
                    chunk=self.chunks[whole],
                    score=fused[whole],
                    cosine=dense_best[whole],
                    lexical=words_best[whole],
                    relief=(dense_best[whole] - mean) / spread,
                    passage=None if part is None else self.chunks[part].span,
                )
            )
        return hits

    def _wholes_best(self, cosines: Rows) -> Rows:
        """The best cosine of every whole unit or its parts, shape (wholes,), bare headings left out."""
        import numpy as np

        best = np.full(len(self.chunks), -1.0, dtype=np.float32)
        np.maximum.at(best, self._whole, cosines)
        return best[self._units]

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
    ) -> dict[int, list[int]]:
        """For each row that may be returned, the rows whose scores count for it (itself among them)."""
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
        return reported


def views(chunk: Chunk) -> tuple[str, str]:
    """How a unit is embedded: its words alone, and after whose they are. The nearer counts: with the context
    alone recall@1 was .549, with the bare words .569, with both .580 (measured as above)."""
    return chunk.text, searchable(chunk)


def searchable(chunk: Chunk) -> str:
    """The words of a unit after whose they are: what is indexed for word search."""
    return f"{chunk.context}: {chunk.text}" if chunk.context else chunk.text
