"""Word search: BM25 over tokens that keep C++, C#, .NET, CI/CD, K8s and 3.9 whole. The only file that knows
bm25s.

Nothing is stored: the counts are made again from the chunks in milliseconds. It refuses to know meaning.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from index.joiners import without_joiners
from index.lexicon import load_words, word_set

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# A token: ".NET"; numbers with their marks ("99.99%", "5,000", "1.2M"); words joined by . - _ / & ' with "++"
# or "#" behind them.
_TOKEN = re.compile(
    r"(?<![\w.])\.[a-z][a-z0-9]+\b"
    r"|\d+(?:[.,]\d+)*[a-z%]*(?:[-/][a-z0-9]+)*\+?"
    r"|[^\W\d_][\w]*(?:['’.&/_-][\w]+)*(?:\+\+|#)?"
)
_PARTS = re.compile(r"[^\W_]+(?:\+\+|#)?")

EXPANSION_WEIGHT = 0.4  # a synonym counts less than a word that was said


def tokens(text: str) -> list[str]:
    """The searchable tokens of `text`, in order; a compound gives itself and its parts."""
    found: list[str] = []
    for match in _TOKEN.finditer(
        unicodedata.normalize("NFKC", without_joiners(text)).casefold().replace("’", "'")
    ):
        word = match.group()
        if word[0].isdigit():
            word = word.replace(",", "")
        word = word.removesuffix("'s").removesuffix("'")
        if re.fullmatch(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+", word):  # m.s -> ms, b.sc -> bsc, ph.d -> phd
            word = word.replace(".", "")
        found.append(stem(word))
        if re.fullmatch(r"\d[\d.]*[^\W\d_]*[%+]*", word):
            if word[-1] in "%+":
                found.append(word.rstrip("%+"))
        elif re.search(r"[-./_']", word.lstrip(".")):
            found.extend(stem(part) for part in _PARTS.findall(word))
    return found


@lru_cache(maxsize=4096)  # the same synonyms again and again
def query_tokens(text: str) -> tuple[str, ...]:
    """The tokens of a question without its question words; all of them when nothing else is left."""
    every = tuple(tokens(text))
    telling = tuple(token for token in every if token not in _stop_words())
    return telling or every


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """English endings folded lightly: plurals (Harman's S-stemmer), -ing, -ed, final e. Words with digits or
    marks, and short ones, stay as they are."""
    if (irregular := load_words("search")["irregular"].get(word)) is not None:
        return str(irregular)
    if len(word) < 4 or not word.isalpha():
        return word
    if word.endswith("ies") and word[-4] not in "ea":
        word = word[:-3] + "y"
    elif word.endswith("s") and (word[-2] not in "us" or re.fullmatch("[a-z]pus", word)):  # gpus, cpus
        word = word[:-1]
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) >= 3 and not word.endswith("eed") and re.search("[aeiouy]", root):
            word = root[:-1] if root[-1] == root[-2] and root[-1] not in "lsz" else root
            break
    if len(word) > 4 and word.endswith("e"):
        word = word[:-1]
    return word[:-1] + "i" if len(word) > 4 and word.endswith("y") else word


@cache
def _stop_words() -> frozenset[str]:
    words = word_set("search", "question_words")
    return words | {stem(word) for word in words}


class WordIndex:
    """BM25 over the given texts, row *i* for text *i*. Reading it is safe from many threads."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._count = len(texts)
        self._bm25: Any = None
        corpus = [tokens(text) for text in texts]
        if any(corpus):
            import bm25s

            # k1 and b below the usual 1.5/0.75: units are short, and a long bullet is not a worse one.
            self._bm25 = bm25s.BM25(method="lucene", k1=1.2, b=0.4)
            self._bm25.index(corpus, show_progress=False)

    def scores(self, query: str, expansions: Sequence[str] = ()) -> NDArray[np.float32]:
        """float32, shape (rows,): 0 where no word of the query occurs, higher is better. Each word of the
        query counts once; words of `expansions` that the query lacks count `EXPANSION_WEIGHT`."""
        import numpy as np

        total = np.zeros(self._count, dtype=np.float32)
        said = dict.fromkeys(query_tokens(query))
        implied = dict.fromkeys(
            token for words in expansions for token in query_tokens(words) if token not in said
        )
        for words, weight in ((said, 1.0), (implied, EXPANSION_WEIGHT)):
            known = [
                word for word in words if self._bm25 is not None and word in self._bm25.vocab_dict and word
            ]
            if known:
                total += np.float32(weight) * self._bm25.get_scores(known)
        return total
