"""Whether an answer declined to answer: by its status, or by its wording where a system tells no status.

The wordings are those of `abstention.toml`, narrow on purpose: an answer that gives facts before it names a
limit has answered. A sentence is judged clause by clause: "the résumé does not state it, but she managed 40
people" is silent in its first half only. It refuses to know whether declining was right.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from chatbot.evaluation.models import Response
from chatbot.evaluation.normalise import MARKER, comparable, without_markers
from chatbot.evaluation.wordings import read_wordings
from index.sentence import sentences

Manner = Literal["answered", "partly", "abstained"]

_DECLINING = frozenset({"not_mentioned", "declined", "clarify", "smalltalk"})
_LEADING_MARKERS = re.compile(rf"(?:\s*{MARKER.pattern})+")
BULLET = re.compile(r"^\s*(?:[-*•▪–]|\d{1,2}[.)])\s+")
"""The sign that an item of a list begins with."""


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
    return not claims(answer) or any(is_silent(part) for said in statements(answer) for part in clauses(said))


def _by_words(answer: str) -> Manner:
    told = [
        is_silent(part)
        for sentence in statements(answer)
        for part in clauses(sentence)
        if is_silent(part) or not is_aside(part)
    ]
    if not told:
        return "answered" if answer.strip() else "abstained"
    if all(told):
        return "abstained"
    return "partly" if told[0] else "answered"


@lru_cache(maxsize=4096)
def statements(answer: str) -> tuple[str, ...]:
    """The sentences and list items of an answer, each with the markers behind it."""
    found: list[str] = []
    for line in answer.splitlines():
        body = BULLET.sub("", line)
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


@lru_cache(maxsize=4096)
def clauses(sentence: str) -> tuple[str, ...]:
    """The parts of a sentence that may be silent or claim something each by itself."""
    fronted, opening, border = _borders()
    begun = fronted.match(sentence) or opening.match(sentence)
    if begun is None:
        parts = border.split(sentence)
    else:
        head, rest = sentence[: begun.end()], border.split(sentence[begun.end() :])
        parts = [head, *rest] if fronted.match(sentence) is None else [head + rest[0], *rest[1:]]
    return tuple(part for part in parts if part.strip())


@lru_cache(maxsize=4096)
def spoken(sentence: str) -> str:
    """A sentence without its silent clauses, its markers kept; '' when it is silent altogether. What follows
    a silent clause without a subject of its own belongs to it."""
    parts = clauses(sentence)
    heard = [part for part in parts if not is_silent(part)]
    if len(heard) == len(parts):
        return sentence
    if not any(re.search(r"\w", MARKER.sub("", part)) and not is_aside(part) for part in heard):
        return ""
    told = " ".join(part.strip() for part in heard)
    lost = [match.group() for match in MARKER.finditer(sentence) if match.group() not in told]
    return told + (" " + "".join(lost) if lost else "")


def excepted(sentence: str) -> str:
    """What a sentence excepts from its silence: the prize of "no award is mentioned other than the prize"."""
    plain = without_markers(sentence)
    (expression,) = _expressions()["excepting"]
    match = re.search(expression.pattern, plain, re.IGNORECASE)
    return plain[match.end() :] if match is not None and is_silent(sentence) else ""


@lru_cache(maxsize=4096)
def claims(answer: str) -> tuple[str, ...]:
    """The sentences of an answer that claim something about the person, without their silent clauses."""
    return tuple(
        told
        for sentence in statements(answer)
        if not sentence.startswith("#")
        and (told := spoken(sentence))
        and re.search(r"\w", MARKER.sub("", told))
        and not is_aside(told)
    )


@lru_cache(maxsize=4096)
def _any(kind: str, sentence: str) -> bool:
    folded = comparable(without_markers(sentence))
    return any(expression.search(folded) for expression in _expressions()[kind])


@cache
def _expressions() -> dict[str, tuple[re.Pattern[str], ...]]:
    words = read_wordings("abstention")["words"]
    return {
        kind: tuple(
            re.compile(re.sub(r"<(doc|the|tell|told|news)>", lambda match: str(words[match[1]]), expression))
            for expression in read_wordings("abstention")[kind]
        )
        for kind in ("silence", "aside", "excepting")
    }


@cache
def _borders() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What belongs to the clause behind it, what a concession takes up of its sentence, and what stands
    between two clauses."""
    lists = {
        name: "|".join(str(words).split()) for name, words in read_wordings("abstention")["clauses"].items()
    }
    fronted = re.compile(rf"\W*(?:{lists['fronts']})\b[^,;]*,\s+", re.IGNORECASE)
    main = rf"(?:{lists['subjects']}|the)\b"
    opening = re.compile(
        rf"\W*(?:{lists['concessions']})\b(?:[^;]*?,\s+(?={main})|[^,;]*,\s+)", re.IGNORECASE
    )
    border = re.compile(
        rf";\s+|\s+[–—]\s+|,\s+(?=(?:{lists['openers']})\b)|\s+(?=(?:{lists['unmarked']})\s+(?!no\s|not\s)\w+\s)"
        rf"|\s+(?=\((?:[^\W\d][\w'’]*\s+){{2}})"
        rf"|,\s+(?=(?:and |so |but )?(?:{lists['subjects']})\b)",
        re.IGNORECASE,
    )
    return fronted, opening, border
