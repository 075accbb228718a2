"""The two sides of a question that sets one thing against another: the jobs each means, and its own words.

It refuses to know what is compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chatbot.candidate import Candidate
from chatbot.lexicon import content, fold, regex, stem, stems, word_list, words
from chatbot.models import Question
from chatbot.reference import References
from index.models import Chunk, Position

_PARTED = re.compile(r"\b(?:or|versus|vs|than|against|since|compared (?:to|with))\b|[;]\s")
TAIL = re.compile(r"[,:]|\s[–-]\s|\b(?:in|at|as|with|for|on|during|of|from|was|is|were)\b")
_JOINING = frozenset({"vs", "versus", "next", "put", "compared", "compare"})
_RARE = 2  # lines of one job, at most, that have the word by which it is meant


class Side(NamedTuple):
    """One side: its words as asked, folded; the positions it means, none where it names no job; whether it
    means only a title; and the words it has beside those."""

    said: str
    positions: tuple[Position, ...]
    of_a_title: bool
    own: tuple[str, ...]

    @property
    def entries(self) -> tuple[int, ...]:
        """The entries of its positions."""
        return tuple(dict.fromkeys(p.entry for p in self.positions))

    def lines(self, chunks: Iterable[Chunk]) -> list[Chunk]:
        """Those of some units that are whole lines of its positions."""
        return [
            chunk
            for chunk in chunks
            if chunk.kind == "bullet" and not chunk.parent and any(holds(p, chunk) for p in self.positions)
        ]


class Sides:
    """Finds the two sides of a comparison in questions about one candidate."""

    def __init__(self, candidate: Candidate) -> None:
        self._c = candidate
        self._references = References(candidate.vocabulary, candidate.entries_meant_by)

    def of(self, question: Question) -> tuple[Side, Side] | None:
        """The two sides, the one that is set against the other first; None where there are not two."""
        folded = fold(question.text)
        parts = _parts(folded)
        if parts is None:
            return None
        first, second = map(self._side, parts)
        if len(question.named) == 2 and not (first.positions and second.positions):
            first, second = (
                side._replace(positions=self._held(entries), of_a_title=False)
                for side, entries in zip((first, second), question.named, strict=True)
            )
        if not first.positions and second.positions and regex("of_today").search(parts[0]):
            first = first._replace(positions=self._held_now())
        if first.positions and set(first.positions) == set(second.positions):
            return None
        return first, second

    def _held(self, entries: Sequence[int]) -> tuple[Position, ...]:
        return tuple(p for p in self._c.resume.positions if p.entry in entries)

    def _held_now(self) -> tuple[Position, ...]:
        """The positions held now, not those held at the same employers before; all where none is open."""
        held = self._held(self._c.entries_meant_by("current"))
        return tuple(p for p in held if p.period and p.period.present) or held

    def _side(self, part: str) -> Side:
        positions, of_a_title = self._meant(part)
        named = {word for p in positions for word in words_of(p)}
        left_out = self._c.vocabulary.ordinary | word_list("particles") | _JOINING
        rest = regex("now").sub(" ", regex("more_or_less").sub(" ", part))
        own = [w for w in content(rest) if w not in left_out and stem(w) not in named]
        return Side(part, positions, of_a_title, tuple(dict.fromkeys(own)))

    def _meant(self, part: str) -> tuple[tuple[Position, ...], bool]:
        """The positions that a side names by employer, by place, as held now, by title or by a word that the
        lines of one job alone have; and whether it is by title."""
        vocabulary = self._c.vocabulary
        if named := vocabulary.employers_in(part):
            held = self._held([entry for one in named for entry in one.entries])
            by_title = self._titled(part, held)
            return (by_title or held), bool(by_title)
        if there := vocabulary.entries_at(part):
            return self._held(there), False
        if regex("now").search(part):
            return self._held_now(), False
        tail = TAIL.split(part)[-1]
        if titled := self._titled(tail, self._c.resume.positions):
            return titled, True
        return self._of_lines(tail), False

    def _titled(self, part: str, among: Sequence[Position]) -> tuple[Position, ...]:
        """The positions of the one title that a text hints at; "did she manage" hints at no manager."""
        part = regex("leads_as_asked").sub(" ", part)
        if len(among) < 2:
            return ()
        meant = self._references.hinted(part, [p.entry for p in among])
        if len(meant) != 1 or not meant[0].title:
            return ()
        return tuple(p for p in among if fold(p.title.text) == meant[0].title and p.entry in meant[0].entries)

    def _of_lines(self, part: str) -> tuple[Position, ...]:
        """The one position whose lines alone have the rarest words of a text."""
        ordinary = word_list("generic") | set(self._c.vocabulary.person_words)
        for word in content(part):
            if word in ordinary or regex("of_leading").fullmatch(word):
                continue
            bearing = [
                p for p in self._c.resume.positions for b in p.bullets if stem(word) in set(stems(b.text))
            ]
            if bearing and len(bearing) <= _RARE and len({p.entry for p in bearing}) == 1:
                return (bearing[0],)
        return ()


def holds(position: Position, chunk: Chunk) -> bool:
    """Whether a unit is of a position."""
    same = position.span.source == chunk.span.source
    return same and position.span.start <= chunk.span.start < position.span.end


def _parts(folded: str) -> tuple[str, str] | None:
    """The texts of the two sides."""
    if match := regex("compared_with").search(folded):
        return folded[match.end() :], match["second"]
    for name in ("set_against", "pair_first"):
        if match := regex(name).search(folded):
            return match["first"], match["second"]
    parts = [part for part in _PARTED.split(folded) if words(part)]
    return (parts[0], parts[1]) if len(parts) == 2 else None


def words_of(position: Position) -> set[str]:
    """The stems of a position's heading."""
    facts = (position.title, position.organization, position.location)
    return set(stems(" ".join(fact.text for fact in facts if fact)))
