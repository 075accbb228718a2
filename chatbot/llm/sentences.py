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
    """Takes a model's words in any pieces."""

    def __init__(self) -> None:
        self._held = ""

    def add(self, piece: str) -> Iterator[Cut]:
        """The sentences that this piece completes."""
        self._held = _THOUGHT.sub(_thought, self._held + piece)
        if _OPEN_TAG.search(self._held):  # what may become a thought's sign
            return
        while True:
            end, closing = _END.search(self._held), _CLOSING.search(self._held)
            begun = _BEGUN.search(self._held)
            if begun and (end is None or begun.start() < end.end()):
                return  # until the thought has ended
            if closing and (end is None or closing.start() < end.end()):
                self._held = self._held[closing.end() :]  # what was begun was still a thought
            elif end:
                line, self._held = self._held[: end.end()], self._held[end.end() :]
                if cut := _cut(line):
                    yield cut
            else:
                return

    def rest(self) -> Iterator[Cut]:
        """What is left when the answer has ended. A sentence that cites nothing was not finished."""
        held, self._held = _CLOSING.split(_THOUGHT.sub("", self._held))[-1], ""
        for line in held.splitlines():
            if (cut := _cut(line)) and cut.cited:
                yield cut


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
