"""What a language model says to the program's own prompts: `worded.jsonl`.

A language model was given, word for word, what the program sends it about people of the collection, and wrote
the answers as it would for anybody. Each line is one sentence of an answer with the notes it cites, so that
the check can be run on it again. Sentences of the half `open` were read while the check was mended; of the
half `kept` only figures were printed. It refuses to judge any of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from chatbot.models import Draft, Statement
from chatbot.verify import Fidelity, Notes, Verifier
from tests.chatbot.verify.planted import candidate_of

FILE = Path(__file__).with_name("worded.jsonl")
# What the notes do not say is never the model's to say: the status is the program's.
_SILENCE = re.compile(r"\b(notes|résumé)\b.{0,30}\b(do|does) not\b|\blists? no\b")


class Worded(NamedTuple):
    """A sentence of a model's answer about one person, and the statements of the notes it cites."""

    who: str
    said: str
    notes: tuple[Statement, ...]

    @property
    def is_silence(self) -> bool:
        """Whether it says what the notes do not say."""
        return _SILENCE.search(self.said) is not None


def worded(half: str) -> Iterator[Worded]:
    """The sentences of a half."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["half"] == half:
            yield Worded(row["who"], row["said"], tuple(map(Statement.model_validate, row["notes"])))


def dropped(sentence: Worded) -> tuple[str, ...]:
    """Why a sentence would not be shown; nothing for one that would."""
    candidate = candidate_of(sentence.who)
    draft = Draft(status="answered", confidence=1, statements=sentence.notes)
    notes = Notes(candidate, draft)
    verdict = Fidelity(candidate).verdict(sentence.said, range(1, len(notes) + 1), notes)
    if not verdict.holds:
        return verdict.why
    return Verifier(candidate).unsupported(notes.statement(verdict.text, verdict.used))
