"""Whether an answer declined to answer: by its status, or by its wording where a system tells no status.

The wordings are those of `abstention.toml`, narrow on purpose: an answer that gives facts before it names a
limit has answered. It refuses to know whether declining was right.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from chatbot.evaluation.models import Response
from chatbot.evaluation.normalise import MARKER, comparable, without_markers
from index.sentence import sentences

Manner = Literal["answered", "partly", "abstained"]

_JUDGED_AT_ONCE = 256  # answers; each metric asks the same of one
_DECLINING = frozenset({"not_mentioned", "declined", "clarify", "smalltalk"})
_LEADING_MARKERS = re.compile(rf"(?:\s*{MARKER.pattern})+")
_BUT = re.compile(
    r"[;,]\s+(?:but|however|though|although|yet|aber|mais|pero)\b|;\s+|\s+[–—]\s+", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[-*•▪–]|\d{1,2}[.)])\s+")


def manner(response: Response) -> Manner:
    """How a response answers: it does, it names a limit first and then says something, or it declines.

    A status is believed where the words bear it out: who declines says so, or says nothing of anybody. A
    system that calls an answer "not mentioned" is judged by what it says."""
    by_words = _by_words(response.answer)
    if response.status is None or response.status == "answered":
        return by_words if response.status is None else "answered"
    if by_words == "answered" and not _says_nothing(response.answer):
        return "answered"
    return "abstained" if response.status in _DECLINING else "partly"


def _says_nothing(answer: str) -> bool:
    """Whether no sentence claims anything, or one of them says that something is not said."""
    return not claims(answer) or any(is_silent(sentence) for sentence in statements(answer))


@lru_cache(maxsize=_JUDGED_AT_ONCE)
def _by_words(answer: str) -> Manner:
    told = [
        is_silent(part)
        for sentence in statements(answer)
        for part in _BUT.split(sentence)
        if is_silent(part) or not is_aside(part)
    ]
    if not told:
        return "answered" if answer.strip() else "abstained"
    if all(told):
        return "abstained"
    return "partly" if told[0] else "answered"


@lru_cache(maxsize=_JUDGED_AT_ONCE)
def statements(answer: str) -> tuple[str, ...]:
    """The sentences and list items of an answer, each with the markers behind it."""
    found: list[str] = []
    for line in answer.splitlines():
        body = _BULLET.sub("", line)
        pieces: list[str] = []
        for start, end in sentences(body):
            piece = body[start:end]
            leading = _LEADING_MARKERS.match(piece)
            if leading and pieces:
                pieces[-1] += " " + leading.group().strip()
                piece = piece[leading.end() :].strip()
            if piece.startswith("(") and pieces and not MARKER.search(pieces[-1]):
                pieces[-1] += " " + piece  # "At Acme Inc. (2009 – 2015): …" is one sentence
            elif piece:
                pieces.append(piece)
        found += pieces
    return tuple(found)


def is_silent(sentence: str) -> bool:
    """Whether a sentence says that something is not said or will not be answered."""
    return _any("silence", sentence)


def is_aside(sentence: str) -> bool:
    """Whether a sentence speaks of nobody: courtesy, an invitation, a question, a bare yes or no."""
    return _any("aside", sentence)


@lru_cache(maxsize=_JUDGED_AT_ONCE)
def claims(answer: str) -> tuple[str, ...]:
    """The sentences of an answer that claim something about the person."""
    return tuple(
        sentence
        for sentence in statements(answer)
        if re.search(r"\w", MARKER.sub("", sentence)) and not is_silent(sentence) and not is_aside(sentence)
    )


@lru_cache(maxsize=8192)
def _any(kind: str, sentence: str) -> bool:
    folded = comparable(without_markers(sentence))
    return any(expression.search(folded) for expression in _expressions()[kind])


@cache
def _expressions() -> dict[str, tuple[re.Pattern[str], ...]]:
    table = tomllib.loads(files(__package__).joinpath("abstention.toml").read_text(encoding="utf-8"))
    return {
        kind: tuple(re.compile(expression) for expression in table[kind]) for kind in ("silence", "aside")
    }
