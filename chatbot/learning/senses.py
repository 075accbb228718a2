"""Draws `chatbot/data/senses.npz` from WordNet: `python -m chatbot.learning.senses FOLDER`.

FOLDER holds the database files of WordNet 3.0 (`data.noun`, `index.noun`, `noun.exc`, … and `cntlist.rev`),
as Debian's package wordnet-base installs them. Single words only; names are left out, and so are senses that
a word has seldom. It refuses to judge which words may stand for which: that is `chatbot/verify/senses.py`.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from chatbot.verify.senses import KINDS, TABLE, Table

LETTERS = dict(zip(KINDS, "nvar", strict=True))  # by which the files refer to one another
SENSES = 6  # of a word in one part of speech, the commonest first
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ADJECTIVE = KINDS.index("adj")  # of which WordNet counts a fifth kind
_BROADER = "@"
_OPPOSITE = "!"
_KEY = re.compile(r"(?P<word>[^%]+)%(?P<kind>[1-5]):\S+ (?P<sense>\d+) (?P<count>\d+)")


class Pointer(NamedTuple):
    """From one set of synonyms to another, of one of its words or of all (0)."""

    symbol: str
    target: tuple[str, int]
    source_word: int
    target_word: int


class Synset(NamedTuple):
    """Words that mean the same, and what they lead to."""

    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


class Files(NamedTuple):
    """What the files of a folder say. Sets of synonyms go by (part of speech, offset); `counts` are of a word
    as a part of speech, by its place in `KINDS`."""

    synsets: dict[tuple[str, int], Synset]
    senses: dict[tuple[str, str], tuple[tuple[str, int], ...]]
    bases: dict[str, set[str]]
    counts: Counter[tuple[str, int]]


def read(folder: Path) -> Files:
    """The files of a folder. Raises `OSError` for one that is missing."""
    synsets: dict[tuple[str, int], Synset] = {}
    senses: dict[tuple[str, str], tuple[tuple[str, int], ...]] = {}
    bases: dict[str, set[str]] = defaultdict(set)
    for name, kind in LETTERS.items():
        for line in _entries(folder / f"data.{name}"):
            fields = line.partition(" | ")[0].split()
            synsets[kind, int(fields[0])] = _synset(fields)
        for line in _entries(folder / f"index.{name}"):
            fields = line.split()
            senses[fields[0], kind] = tuple((kind, int(o)) for o in fields[-int(fields[2]) :])
        if kind in "nv":  # "best" says more than "good" and "well"
            for line in (folder / f"{name}.exc").read_text(encoding="ascii").splitlines():
                form, *of = line.split()
                bases[form].update(of)
    counts: Counter[tuple[str, int]] = Counter()
    for match in map(_KEY.match, (folder / "cntlist.rev").read_text(encoding="ascii").splitlines()):
        if match:
            number = int(match["kind"]) - 1
            counts[match["word"], _ADJECTIVE if number == len(KINDS) else number] += int(match["count"])
    return Files(synsets, senses, bases, counts)


def _entries(path: Path) -> Iterator[str]:
    """The lines of a file below its licence, which is indented."""
    return (line for line in path.read_text(encoding="latin-1").splitlines() if not line.startswith(" "))


def _synset(fields: Sequence[str]) -> Synset:
    number = int(fields[3], 16)
    said = tuple(re.sub(r"\(.*\)", "", fields[4 + 2 * n]).lower() for n in range(number))
    place = 4 + 2 * number
    pointers = []
    for n in range(int(fields[place])):
        symbol, offset, kind, ends = fields[place + 1 + 4 * n : place + 5 + 4 * n]
        target = ("a" if kind == "s" else kind, int(offset))
        pointers.append(Pointer(symbol, target, int(ends[:2], 16), int(ends[2:], 16)))
    return Synset(said, tuple(pointers))


def drawn(files: Files) -> Table:
    """The table of a folder's files: words in alphabetical order, everything else by number."""
    named = {key for key, synset in files.synsets.items() if any(p.symbol == "@i" for p in synset.pointers)}
    own: dict[str, list[tuple[tuple[str, int], int]]] = defaultdict(list)
    for (word, _), of in files.senses.items():
        if _WORD.fullmatch(word):
            own[word] += [(key, rank) for rank, key in enumerate(of[:SENSES]) if key not in named]
    words = sorted(word for word, of in own.items() if of)
    number = {word: n for n, word in enumerate(words)}
    used = {key for word in words for key, _ in own[word]}
    opposites = [
        {number[other] for other in _against(word, own[word], files) if other in number} for word in words
    ]
    parents: dict[tuple[str, int], list[tuple[str, int]]] = {}
    todo = list(used)
    while todo:
        key = todo.pop()
        if key in parents:
            continue
        parents[key] = [p.target for p in files.synsets[key].pointers if p.symbol == _BROADER]
        todo += parents[key]
    row = {key: n for n, key in enumerate(sorted(parents))}
    irregular = sorted((form, base) for form, of in files.bases.items() for base in of if base in number)
    return Table.packed(
        words=words,
        senses=[[row[key] for key, _ in own[word]] for word in words],
        ranks=[[rank for _, rank in own[word]] for word in words],
        opposites=[sorted(of) for of in opposites],
        parents=[sorted(row[p] for p in parents[key]) for key in sorted(parents)],
        counts=[sum(files.counts[word, kind] for kind in range(len(KINDS))) for word in words],
        kinds=[_kind(word, files) for word in words],
        irregular=[form for form, _ in irregular],
        bases=[number[base] for _, base in irregular],
    )


def _kind(word: str, files: Files) -> int:
    """The part of speech a word is most: the first that has it, where it was never met."""
    has = [kind for kind, name in enumerate(KINDS) if (word, LETTERS[name]) in files.senses]
    return max(has, key=lambda kind: files.counts[word, kind])


def _against(word: str, senses: Iterable[tuple[tuple[str, int], int]], files: Files) -> set[str]:
    """The words that mean a word's opposite."""
    against: set[str] = set()
    for key, _ in senses:
        synset = files.synsets[key]
        place = synset.words.index(word) + 1 if word in synset.words else 0
        for pointer in synset.pointers:
            if pointer.symbol == _OPPOSITE and pointer.source_word in (0, place):
                others = files.synsets[pointer.target].words
                against |= {others[pointer.target_word - 1]} if pointer.target_word else set(others)
    return against


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the table and says how large it is."""
    parser = argparse.ArgumentParser(description="WordNet's files to chatbot/data/senses.npz")
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args(arguments).folder
    try:
        files = read(folder)
    except OSError as error:
        missing: Any = error.filename
        sys.stderr.write(f"{missing} cannot be read; name the folder of WordNet 3.0's database files.\n")
        return 1
    table = drawn(files)
    table.save(TABLE)
    sys.stdout.write(f"{len(table.words)} words, {TABLE.stat().st_size / 1e6:.1f} MB\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
