"""Answers in which of two jobs a thing was: "the audit, was that at Acme or at Globex?"

It refuses to weigh the jobs themselves, how long or how large they were, and to choose where both
have the thing, or none.
"""

from __future__ import annotations

from chatbot.candidate import Candidate
from chatbot.evidence import Judge
from chatbot.lexicon import fold, regex, word_list
from chatbot.lookup import Found
from chatbot.models import Draft, Focus, Question
from chatbot.write.jobs import told_of
from chatbot.write.phrase import shortened
from chatbot.write.sides import Side, Sides

_WEIGHS = ("by_time", "more_or_less", "compared_with", "by_length", "asks_of_both")
_SURE = 0.75
_ENOUGH = 0.5  # of the words asked for, by weight, that a line must speak to
_CLEARLY = 1.5  # how many times more the line of one side must speak to them than that of the other


class WhichWriter:
    """Writes the answers that name the one of two jobs that has a thing."""

    def __init__(self, candidate: Candidate, judge: Judge, sides: Sides) -> None:
        self._c = candidate
        self._lookup = judge.lookup
        self._sides = sides

    def write(self, question: Question) -> Draft | None:
        """The line of the one side that tells of the thing, or of both; None where none does, or where the
        question weighs the jobs."""
        folded = fold(question.text)
        if " or " not in folded or any(regex(each).search(folded) for each in _WEIGHS):
            return None
        sides = self._sides.of(question)
        if sides is None or not all(side.positions for side in sides):
            return None
        ordinary = word_list("work_words") | word_list("told_words")
        wanted = [w for side in sides for w in side.own if w not in ordinary]
        if not wanted:
            return None
        found = [self._best(side, wanted) for side in sides]
        (first, at_first), (second, at_second) = found
        if max(at_first, at_second) < _ENOUGH:
            return None
        if min(at_first, at_second) >= _ENOUGH:
            told = [line for line in (first, second) if line]
        elif at_first >= _CLEARLY * at_second and first:
            told = [first]
        elif at_second >= _CLEARLY * at_first and second:
            told = [second]
        else:
            return None
        entries = () if told[0].chunk.entry is None else (told[0].chunk.entry,)
        focus = Focus(intent="open", topic=" ".join(wanted), entries=entries)
        statements = tuple(
            told_of(self._c, one.chunk.entry, one.evidence, shortened(one.evidence.text)) for one in told
        )
        return Draft(status="answered", confidence=_SURE, statements=statements, focus=focus)

    def _best(self, side: Side, wanted: list[str]) -> tuple[Found | None, float]:
        """The line of a side that speaks to most of the words wanted, by weight, and their share."""
        total = sum(map(self._lookup.weight, wanted)) or 1.0
        lines = side.lines(self._c.chunks)
        shares = [
            sum(self._lookup.weight(w) for w in wanted if self._lookup.speaks(w, chunk)) / total
            for chunk in lines
        ]
        if not lines:
            return None, 0.0
        best = max(range(len(lines)), key=shares.__getitem__)
        return self._lookup.found(lines[best], _SURE), shares[best]
