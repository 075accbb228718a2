"""How words stand to one another: forms of one word, the same, broader, opposite; drawn from WordNet 3.0.

What holds of a nurse holds of a professional, not the other way: a sentence may use a word as broad as the
evidence's or broader. It refuses to know sentences, and words that are names.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Numbers = NDArray[np.int32]

TABLE = Path(__file__).parents[1] / "data" / "senses.npz"
KINDS = ("noun", "verb", "adj", "adv")  # parts of speech, as WordNet's files are called
_STEPS = 2  # from a word to one so much broader
_COMMON = 2  # senses of a word in one part of speech that it is taken in
_KIND_STEPS = 8  # from a word to what it is a kind of
_ENDINGS = (
    ("ies", "y"), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ches", "ch"), ("shes", "sh"), ("men", "man"),
    ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
)  # fmt: skip
_SHORTEST = 2  # letters that an ending must leave


@dataclass(frozen=True)
class Lists:
    """Lists of numbers one behind the other: list n is `numbers[starts[n] : starts[n + 1]]`."""

    starts: Numbers
    numbers: Numbers

    @classmethod
    def packed(cls, lists: Iterable[Sequence[int]]) -> Lists:
        import numpy as np

        lists = list(lists)
        starts = np.cumsum([0, *(len(one) for one in lists)], dtype=np.int32)
        return cls(starts, np.array([n for one in lists for n in one], dtype=np.int32))

    def __getitem__(self, n: int) -> list[int]:
        found: list[int] = self.numbers[self.starts[n] : self.starts[n + 1]].tolist()
        return found


class Table(NamedTuple):
    """The words and what they lead to, by number.

    `senses`, `ranks` (0: a word's commonest sense), `opposites` are of words, `parents` of senses.
    `counts` is how often WordNet's texts have a word, `kinds` as what most (the place in `KINDS`).
    """

    words: tuple[str, ...]
    senses: Lists
    ranks: Lists
    opposites: Lists
    parents: Lists
    counts: Numbers
    kinds: Numbers
    irregular: dict[str, list[int]]

    @classmethod
    def packed(
        cls,
        *,
        words: Sequence[str],
        senses: Sequence[Sequence[int]],
        ranks: Sequence[Sequence[int]],
        opposites: Sequence[Sequence[int]],
        parents: Sequence[Sequence[int]],
        counts: Sequence[int],
        kinds: Sequence[int],
        irregular: Sequence[str],
        bases: Sequence[int],
    ) -> Table:
        """A table from plain lists; `words` in alphabetical order."""
        import numpy as np

        forms: dict[str, list[int]] = {}
        for form, base in zip(irregular, bases, strict=True):
            forms.setdefault(form, []).append(base)
        return cls(
            words=tuple(words),
            senses=Lists.packed(senses),
            ranks=Lists.packed(ranks),
            opposites=Lists.packed(opposites),
            parents=Lists.packed(parents),
            counts=np.array(counts, dtype=np.int32),
            kinds=np.array(kinds, dtype=np.int32),
            irregular=forms,
        )

    def save(self, path: Path) -> None:
        """Writes it as one compressed file."""
        import numpy as np

        pairs = [(form, base) for form, bases in self.irregular.items() for base in bases]
        lists = {name: getattr(self, name) for name in ("senses", "ranks", "opposites", "parents")}
        np.savez_compressed(
            path,
            words=_letters(self.words),
            counts=self.counts,
            kinds=self.kinds,
            irregular=_letters([form for form, _ in pairs]),
            bases=np.array([base for _, base in pairs], dtype=np.int32),
            **{f"{name}_starts": one.starts for name, one in lists.items()},
            **{f"{name}_numbers": one.numbers for name, one in lists.items()},
        )

    @classmethod
    def load(cls, path: Path) -> Table:
        """Reads what `save` wrote."""
        import numpy as np

        with np.load(path, allow_pickle=False) as file:
            data = {name: file[name] for name in file.files}
        lists = {
            name: Lists(data[f"{name}_starts"], data[f"{name}_numbers"])
            for name in ("senses", "ranks", "opposites", "parents")
        }
        forms: dict[str, list[int]] = {}
        for form, base in zip(_said(data["irregular"]), data["bases"].tolist(), strict=True):
            forms.setdefault(form, []).append(base)
        words, counts, kinds = _said(data["words"]), data["counts"], data["kinds"]
        return cls(words=words, counts=counts, kinds=kinds, irregular=forms, **lists)


def _letters(words: Sequence[str]) -> NDArray[np.uint8]:
    import numpy as np

    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)


def _said(letters: NDArray[np.uint8]) -> tuple[str, ...]:
    return tuple(letters.tobytes().decode().split("\n")) if letters.size else ()


class Senses:
    """Asks a table. Safe to share between threads."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._table.words)

    def forms(self, word: str) -> tuple[str, ...]:
        """The words that a folded word may be a form of, itself first; nothing for an unknown one."""
        return tuple(self._table.words[n] for n in self._bases(word))

    def steps(self, word: str, held: str) -> int | None:
        """How many steps broader than `held` a word is: 0 for the same, None when it is neither."""
        return _steps(self, word, held)

    def is_a(self, word: str, kind: str) -> bool:
        """Whether a word in its commonest sense as a thing is a kind of another: a technician of person."""
        return _is_a(self, word, kind)

    def is_noun(self, word: str) -> bool:
        """Whether a word stands for a thing more often than for a deed or a quality; an unknown one does."""
        return self._kind(word) in ("noun", "")

    def is_verb(self, word: str) -> bool:
        """Whether a word stands for a deed more often than for a thing or a quality."""
        return self._kind(word) == "verb"

    def _kind(self, word: str) -> str:
        bases = self._bases(word)
        most = max(bases, key=lambda n: int(self._table.counts[n]), default=None)
        return "" if most is None else KINDS[int(self._table.kinds[most])]

    def opposed(self, word: str, other: str) -> bool:
        """Whether one of two words is the opposite of the other."""
        mine, theirs = set(self._bases(word)), set(self._bases(other))
        return any(set(self._table.opposites[n]) & theirs for n in mine)

    def _bases(self, word: str) -> tuple[int, ...]:
        return _bases(self, word)

    def _number(self, word: str) -> int | None:
        if word not in self._known:
            return None
        return bisect_left(self._table.words, word)

    def made_bases(self, word: str) -> tuple[int, ...]:
        found = [self._number(word), *self._table.irregular.get(word, ())]
        for ending, instead in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
                base = word.removesuffix(ending) + instead
                found.append(self._number(base))
                if ending in ("ed", "ing") and not instead and base[-1] == base[-2]:
                    found.append(self._number(base[:-1]))  # "planned"
        return tuple(dict.fromkeys(n for n in found if n is not None))

    def made_is_a(self, word: str, kind: str) -> bool:
        meant = {self._table.senses[n][0] for n in self._bases(kind) if self._table.senses[n]}
        for n in self._bases(word):
            level = set(self._table.senses[n][:1])
            for _ in range(_KIND_STEPS):
                if level & meant:
                    return True
                level = {parent for sense in level for parent in self._table.parents[sense]}
        return False

    def _meant(self, word: str) -> set[int]:
        """The commonest senses of a word."""
        return {
            sense
            for n in self._bases(word)
            for sense, rank in zip(self._table.senses[n], self._table.ranks[n], strict=True)
            if rank < _COMMON
        }

    def made_steps(self, word: str, held: str) -> int | None:
        meant, level = self._meant(word), self._meant(held)
        for step in range(_STEPS + 1):
            if level & meant:
                return step
            level = {parent for sense in level for parent in self._table.parents[sense]}
        return None


@lru_cache(maxsize=16384)
def _bases(senses: Senses, word: str) -> tuple[int, ...]:
    return senses.made_bases(word)


@lru_cache(maxsize=65536)
def _steps(senses: Senses, word: str, held: str) -> int | None:
    return senses.made_steps(word, held)


@lru_cache(maxsize=16384)
def _is_a(senses: Senses, word: str, kind: str) -> bool:
    return senses.made_is_a(word, kind)


@cache
def senses() -> Senses:
    """The table that ships with the program, read when first asked."""
    return Senses(Table.load(TABLE))
