"""What answers about entries beside the jobs have in common: drafts, list items, lines found elsewhere.

It refuses to know any question.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.candidate import Candidate
from chatbot.evidence import Judge
from chatbot.lexicon import fold, regex, words
from chatbot.models import Draft, Evidence, Focus, Question, Statement, Status
from chatbot.write.absent import unknown
from chatbot.write.phrase import sentence

SURE = 0.97


class EntryStatements:
    """Makes drafts about the entries of one candidate."""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        self._c = candidate
        self._judge = judge

    def _mentioned_elsewhere(self, kind: str, what: str, question: Question | None = None) -> Draft:
        """No section of that kind: lines elsewhere that speak of it, else that there are none. A name that a
        question has is in them."""
        found = [
            c
            for c in self._c.chunks
            if c.kind in ("bullet", "fact", "entry")
            and c.parent is None
            and regex(f"elsewhere_{kind}").search(fold(c.text))
        ]
        names = self._judge.claims.names(question)[0] if question else ()
        of_it = [c for c in found if all(set(words(name)) <= set(words(c.text)) for name in names)]
        if not (found := of_it):
            return unknown(self._c, what)
        statements = [Statement(text=sentence(c.text), evidence=(self._c.unit(c),)) for c in found[:3]]
        return self._draft(kind, statements).model_copy(update={"confidence": 0.8})

    def _draft(self, kind: str, statements: Sequence[Statement], status: Status = "answered") -> Draft:
        return Draft(
            status=status,
            confidence=SURE if status == "answered" else 0.85,
            statements=tuple(statements),
            focus=Focus(intent=f"background.{kind}"),
        )


def as_item(text: str, evidence: tuple[Evidence, ...]) -> Statement:
    """An item of a list under the sentence before it."""
    return Statement(text=text, evidence=evidence, bullet=True)
