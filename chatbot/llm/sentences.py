"""A model's words cut into sentences with the notes they cite, as soon as each is whole.

A sentence ends at a line's end, or after its note numbers. Thoughts of reasoning models, list signs and
emphasis are dropped. It refuses to judge what is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from index.models import Frozen

_MARKERS = re.compile(r"(?:\s*\[\s*\d{1,3}(?:\s*,\s*\d{1,3})*\s*\])+")
_END = re.compile(r"\n|(?:\[\s*\d{1,3}(?:\s*,\s*\d{1,3})*\s*\])+[.!?]?(?=\s+[^\s\[.])")
_THOUGHT = re.compile(r"<(think|thinking|reasoning)>.*?(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
# Some models are given the opening sign with the prompt, and send the closing one alone.
_BEGUN = re.compile(r"<(?:think|thinking|reasoning)>", re.IGNORECASE)
_CLOSING = re.compile(r"</(?:think|thinking|reasoning)>", re.IGNORECASE)
_OPEN_TAG = re.compile(r"</?[a-z]{0,9}\Z", re.IGNORECASE)
_LIST_SIGN = re.compile(r"^\s*(?:[-*+•]|\d{1,2}[.)])\s+")
_EMPHASIS = re.compile(r"(\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w))")


class Cut(Frozen):
    """One sentence. `cited` are the numbers it ends with, in order."""

    text: str
    cited: tuple[int, ...]


class Cutter:
    """Takes a model's words in any pieces.

    What begins without a citation may be a thought whose opening sign was the prompt's: it waits for the
    closing one, or for the end. An answer as asked for cites from its first sentence on: it does not wait.
    """

    def __init__(self) -> None:
        self._held = ""
        self._is_first = True
        self._waits = False

    def add(self, piece: str) -> Iterator[Cut]:
        """The sentences that this piece completes."""
        self._held = _THOUGHT.sub(_thought, self._held + piece)
        if not _OPEN_TAG.search(self._held):  # what may become a thought's sign
            yield from self._complete()

    def rest(self) -> Iterator[Cut]:
        """What is left when the answer has ended. A sentence that cites nothing was not finished."""
        closing = _CLOSING.search(self._held) if self._waits else None
        self._held = self._held[closing.end() :] if closing else self._held
        self._waits = self._is_first = False
        yield from self._complete()
        held, self._held = _CLOSING.split(_THOUGHT.sub("", self._held))[-1], ""
        for line in held.splitlines():
            if (cut := _cut(line)) and cut.cited:
                yield cut

    def _complete(self) -> Iterator[Cut]:
        while True:
            end, closing = _END.search(self._held), _CLOSING.search(self._held)
            begun = _BEGUN.search(self._held)
            if self._waits:
                end = begun = None
            if begun and (end is None or begun.start() < end.end()):
                return  # until the thought has ended
            if closing and (end is None or closing.start() < end.end()):
                self._held = self._held[closing.end() :]  # what was begun was still a thought
                self._waits = self._is_first = False
            elif end:
                cut = _cut(self._held[: end.end()])
                self._waits = self._is_first and cut is not None and _may_be_thought(cut)
                if self._waits:
                    continue
                self._held = self._held[end.end() :]
                if cut:
                    self._is_first = False
                    yield cut
            else:
                return


def _may_be_thought(cut: Cut) -> bool:
    """Whether a first sentence is not as asked for: it cites nothing, or only after another sentence ("Let me
    see. Note [1] says …")."""
    return not cut.cited or re.search(r"[.!?]\s+[A-Z]", cut.text) is not None


def _thought(match: re.Match[str]) -> str:
    return (
        "" if match.group().casefold().rstrip().endswith(f"</{match.group(1).casefold()}>") else match.group()
    )


def _cut(line: str) -> Cut | None:
    cited = [int(n) for group in _MARKERS.findall(line) for n in re.findall(r"\d+", group)]
    text = _MARKERS.sub("", line)
    text = _EMPHASIS.sub("", _LIST_SIGN.sub("", text))
    text = "".join(
        " " if unicodedata.category(c)[0] == "C" else c for c in unicodedata.normalize("NFC", text)
    )
    text = re.sub(r"\s+([.,;:!?])", r"\1", " ".join(text.split()))
    if not re.search(r"\w", text):
        return None
    if not text.endswith((".", "!", "?", "…", ":")):
        text += "."
    return Cut(text=text[:1].upper() + text[1:], cited=tuple(dict.fromkeys(cited)))
