"""What answers about entries beside the jobs have in common: drafts, list items, lines found elsewhere.

It refuses to know any question.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chatbot.candidate import Candidate
from chatbot.evidence import Judge
from chatbot.lexicon import content, fold, regex, stem, stems, word_list, words
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


def left_aside(texts: Sequence[str], folded: str) -> set[int]:
    """Which of some entries, by their texts, a question leaves aside ("besides the Food Bank"): of each name,
    those that have most of its words."""
    held = [set(stems(text)) for text in texts]
    found: set[int] = set()
    for name in _names_left_aside(folded, set().union(*held)):
        best = max((len(name & own) for own in held), default=0)
        found |= {at for at, own in enumerate(held) if best and len(name & own) == best}
    return found


def _names_left_aside(folded: str, known: Collection[str]) -> list[set[str]]:
    """The stems of each name that a question leaves aside. Of a list ("besides Igbo, Hausa and Fula, …") the
    names behind the first comma, too: those whose words are all `known`."""
    ordinary = word_list("listed_words") | word_list("certificate_words")
    names: list[set[str]] = []
    for each in ("excluding", "not_this", "others_as_well"):
        aside = regex(each).search(folded)
        if aside is None:
            continue
        asked = aside.groupdict()
        parts = regex("joined").split(asked.get("what") or asked.get("between") or "")
        parts = [part for part in parts if not regex("own_work").search(part)]
        names += [{stem(word) for word in content(part) if word not in ordinary} for part in parts]
        for segment in folded[aside.end() :].split(","):
            more = [set(stems(" ".join(content(part)))) for part in regex("joined").split(segment)]
            if not all(name and name <= set(known) for name in more):
                break
            names += more
    return names
