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
        self._weights = weights
        self._encode = encode
        self._column = {term: n for n, term in enumerate(weights.terms)}

    def likeliest(self, text: str, folded: str, named: Names) -> tuple[str, float]:
        """The intent and its probability; `folded` is the text as `understand` has it."""
        import numpy as np

        row = features(self._encode([text])[0], self._counted(folded), named)
        logits = self._weights.matrix @ row + self._weights.bias
        chances = np.exp(logits - logits.max())
        best = int(chances.argmax())
        return self._weights.intents[best], float(chances[best] / chances.sum())

    def _counted(self, folded: str) -> Row:
        """The known terms of a question, weighted by rarity, as a vector of length 1 (or 0 without any)."""
        import numpy as np

        row = np.zeros(len(self._column), dtype=np.float32)
        for term, times in Counter(terms(folded)).items():
            if (column := self._column.get(term)) is not None:
                row[column] = (1 + np.log(times)) * self._weights.rarity[column]
        length = float(np.linalg.norm(row))
        return row / length if length else row


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
    """One row, as the matrix expects it."""
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
