"""What a question asks for, by its likeness to thousands that people wrote down: a linear classifier over the
question's vector, its words and what it names.

It is asked where no rule of `intents.toml` fits. Its weights (`data/intents.npz`) are learned by
`chatbot/learning/intents.py`, for one encoder; with any other there is none. It refuses to know résumés.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chatbot.lexicon import words
from chatbot.models import Question

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Row = NDArray[np.float32]

WEIGHTS = Path(__file__).parent / "data" / "intents.npz"
NAMES_WEIGHT = 0.5  # of what a question names, beside its unit vectors


class Names(NamedTuple):
    """What a question names, as 0 or 1: an employer, two of them, a title, a school, a year."""

    employer: float = 0.0
    employers: float = 0.0
    title: float = 0.0
    school: float = 0.0
    year: float = 0.0

    @classmethod
    def of(cls, question: Question) -> Names:
        """What an understood question names."""
        return cls(
            employer=float(bool(question.entries)),
            employers=float(len(question.named) > 1),
            title=float(any(question.titles)),
            school=float(bool(question.school)),
            year=float(bool(question.years)),
        )


def terms(folded: str) -> list[str]:
    """The words of a question and its pairs of words, as they are counted."""
    single = words(folded)
    return [*single, *(f"{one} {other}" for one, other in pairwise(single))]


class IntentClassifier:
    """Tells the likeliest intent. Safe to share between threads."""

    def __init__(self, weights: Weights, encode: Callable[[Sequence[str]], Row]) -> None:
        """`encode` gives unit vectors of shape (texts, dimension) by the encoder the weights are for."""
        import numpy as np

        terms_from = weights.matrix.shape[1] - len(weights.terms) - len(Names._fields)
        of_vector, of_terms, of_names = np.split(
            weights.matrix, [terms_from, terms_from + len(weights.terms)], axis=1
        )
        self._weights = weights
        self._encode = encode
        self._row_of = {term: row for row, term in enumerate(weights.terms)}
        self._of_vector = np.ascontiguousarray(of_vector)
        self._of_terms = np.ascontiguousarray(of_terms.T)
        self._of_names = NAMES_WEIGHT * of_names

    def likeliest(self, text: str, folded: str, named: Names) -> tuple[str, float]:
        """The intent and its probability; `folded` is the text as `understand` has it."""
        import numpy as np

        # A product with the whole matrix would read 17,000 columns for a dozen terms, and numpy would wake
        # a thread a core for it: under load that took longer than the encoder.
        logits = self._weights.bias + self._of_vector @ self._encode([text])[0] + self._of_words(folded)
        logits += self._of_names @ np.array(named, dtype=np.float32)
        chances = np.exp(logits - logits.max())
        best = int(chances.argmax())
        return self._weights.intents[best], float(chances[best] / chances.sum())

    def _of_words(self, folded: str) -> Row:
        """What the known terms of a question say for each intent, by rarity, together of length 1."""
        import numpy as np

        counted = Counter(row for term in terms(folded) if (row := self._row_of.get(term)) is not None)
        if not counted:
            return np.zeros_like(self._weights.bias)
        rows = list(counted)
        weighted = (1 + np.log(np.fromiter(counted.values(), np.float32))) * self._weights.rarity[rows]
        said: Row = (weighted / np.linalg.norm(weighted)) @ self._of_terms[rows]
        return said


class Weights(NamedTuple):
    """What was learned. `matrix` has shape (intents, dimension + terms + names), `bias` (intents,), `rarity`
    (terms,); `encoder` is the identity of the encoder whose vectors it reads."""

    encoder: str
    intents: tuple[str, ...]
    terms: tuple[str, ...]
    rarity: Row
    matrix: Row
    bias: Row


def features(vector: Row, counted: Row, named: Names) -> Row:
    """One row, as the columns of the matrix stand: it is fitted to such rows."""
    import numpy as np

    return np.concatenate([vector, counted, NAMES_WEIGHT * np.array(named, dtype=np.float32)])


@cache
def learned(path: Path = WEIGHTS) -> Weights:
    """The weights that ship with the program."""
    import numpy as np

    with np.load(path, allow_pickle=False) as kept:
        return Weights(
            encoder=str(kept["encoder"]),
            intents=tuple(kept["intents"].tolist()),
            terms=tuple(kept["terms"].tolist()),
            rarity=kept["rarity"].astype(np.float32),
            matrix=kept["matrix"].astype(np.float32),
            bias=kept["bias"].astype(np.float32),
        )


def classifier_for(identity: str, encode: Callable[[Sequence[str]], Row]) -> IntentClassifier | None:
    """The classifier for an encoder; None for one it was not learned with."""
    weights = learned()
    return IntentClassifier(weights, encode) if weights.encoder == identity else None
