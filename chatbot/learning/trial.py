"""Every question put to its résumé with and without the lines that answer it, through the real reader, index
and judge.

The same question both ways is the honest test of *stated*: questions that nothing answers have a style of
their own, and a judge that has learned the style has learned nothing. It fits nothing and prints nothing.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from chatbot.bot import open_bot
from chatbot.evidence import Judge, Signals
from chatbot.learning.pairs import Portrait
from chatbot.models import Ask
from chatbot.retrieve import ResumeRetriever
from chatbot.settings import Settings
from index.embed import Encoder

if TYPE_CHECKING:
    from index.embed import Vectors


class Passage(NamedTuple):
    """A passage retrieved, what is known of it, and whether it stands in a line that answers."""

    signals: Signals
    sure: float
    answers: bool


class Trial(NamedTuple):
    """One question to one state of a résumé. `way` is "whole", "removed" (the lines that answer are gone) or
    "not stated"; `passages` are best first."""

    question: str
    kind: str
    way: str
    passages: tuple[Passage, ...]


class Remembering:
    """An encoder that encodes each text once: the states of a résumé share nearly all of theirs."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.identity, self.dimension = encoder.identity, encoder.dimension
        self._rows: dict[str, Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """As the encoder within."""
        import numpy as np

        fresh = [text for text in dict.fromkeys(texts) if text not in self._rows]
        if fresh:
            self._rows.update(zip(fresh, self._encoder.encode(fresh), strict=True))
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        return np.stack([self._rows[text] for text in texts])


def trials(portrait: Portrait, encoder: Encoder) -> Iterator[Trial]:
    """All trials of one résumé."""
    remembering = Remembering(encoder)
    with tempfile.TemporaryDirectory(prefix="resume-chatbot-") as folder:
        home = Path(folder)
        whole = _State(portrait, frozenset(), home, remembering)
        removed: dict[frozenset[int], _State] = {}
        for none in portrait.not_stated:
            yield whole.put(none.q, none.kind, "not stated")
        for _, asked, answering in portrait.asked():
            yield whole.put(asked.q, asked.kind, "whole", answering)
            if answering not in removed:
                removed[answering] = _State(portrait, answering, home, remembering)
            yield removed[answering].put(asked.q, asked.kind, "removed")


class _State:
    """A résumé, some lines left out, opened as an owner's would be."""

    def __init__(self, portrait: Portrait, without: frozenset[int], home: Path, encoder: Encoder) -> None:
        text = portrait.markdown(without)
        path = home / f"{portrait.resume_id}-{'-'.join(map(str, sorted(without))) or 'whole'}.md"
        path.write_text(text, encoding="utf-8")
        bot = open_bot(Settings(home=home / "state", seeds=path), resume=path, encoder=encoder)
        self._chain = bot.chain
        self._judge = Judge(bot.chain.candidate, ResumeRetriever(index=bot.index))
        self._places: dict[int, tuple[int, int]] = {}
        at = 0
        for line in portrait.lines:
            if line.id not in without:
                at = text.index(f"- {line.text}", at)
                self._places[line.id] = (at, at + len(line.text) + 2)

    def put(self, question: str, kind: str, way: str, answering: frozenset[int] = frozenset()) -> Trial:
        """The trial of one question; `answering` are the lines of this state that answer it."""
        understood, *_ = self._chain.questions(Ask(message=question))
        right = [self._places[line] for line in answering]
        passages = tuple(
            Passage(
                weighed.signals,
                weighed.sure,
                any(span.start < end and start < span.end for start, end in right),
            )
            for weighed in self._judge.passages(understood)
            for span in (weighed.hit.chunk.span,)
        )
        return Trial(question, kind, way, passages)
