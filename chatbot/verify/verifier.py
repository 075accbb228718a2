"""The last check before anything leaves: every number and every name of a sentence stands in its evidence.

Durations and counts that code derived from the evidence are allowed as far as the statement declares them. A
sentence that fails does not leave. The same check stands behind every writer. It refuses to know how a
sentence came about, and it never mends one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

from chatbot.candidate import Candidate, plain
from chatbot.lexicon import fold, load, words
from chatbot.models import Statement
from chatbot.verify.tokens import SIZES

# A number counts with its size: "$1.2M" is not "$1.2B", and 40% is not 40.
_NUMBER = re.compile(
    r"(?<![\w.])[~$€£]?(?P<digits>\d[\d,.]*\d|\d)"
    r"(?P<size>\s?%|(?:[km]|bn?)\b|\s(?:percent|per cent|thousand|million|billion)\b)?",
    re.IGNORECASE,
)
_NAME = regex.compile(r"(?<![\w’'])(?:\p{Lu}|\p{Ll}+\p{Lu})[\w&+#’'-]*")


class Verifier:
    """Checks statements about one candidate."""

    def __init__(self, candidate: Candidate) -> None:
        self._candidate = candidate
        self._own = frozenset((*words(candidate.voice.name), *candidate.vocabulary.person_words))
        self._silence = tuple(fold(opening) for opening in load("replies")["silence"]["openings"])

    def unsupported(self, statement: Statement) -> tuple[str, ...]:
        """The numbers and names of a statement that neither its evidence nor its derivations hold."""
        if not statement.evidence and not self._says_nothing_of_the_person(statement):
            return (statement.text,)
        parts = [evidence.text for evidence in statement.evidence]
        parts += [plain(self._candidate.raw(evidence.span)) for evidence in statement.evidence]
        parts += [evidence.section for evidence in statement.evidence]
        parts += statement.derived
        ground = " ".join(parts)
        held = self._own.union(words(ground))
        numbers = set(_numbers(ground))
        missing = [n for n in _numbers(statement.text) if n not in numbers]
        missing += [n for n in names_in(statement.text) if not all(word in held for word in words(n))]
        return tuple(dict.fromkeys(missing))

    def _says_nothing_of_the_person(self, statement: Statement) -> bool:
        """Whether a sentence needs no evidence: the program's own words, declared whole, or one that begins
        as a sentence about the résumé's silence does."""
        return statement.text in statement.derived or fold(statement.text).startswith(self._silence)

    def passed(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """The statements that may leave, in order. A list's lead does not leave without an item under it."""
        kept = [statement for statement in statements if not self.unsupported(statement)]
        result = []
        for position, statement in enumerate(kept):
            following = kept[position + 1] if position + 1 < len(kept) else None
            if statement.text.endswith(":") and not (following and (following.bullet or following.evidence)):
                continue
            result.append(statement)
        return tuple(result)


def _numbers(text: str) -> list[str]:
    """The numbers of a text as digits with their size ("1.2m", "99%"), spelt ones too. "One" is no number: it
    is a pronoun more often."""
    found = []
    for match in _NUMBER.finditer(text):
        size = (match.group("size") or "").strip().casefold()
        found.append(match.group("digits").replace(",", "") + SIZES.get(size, size))
    spelt = load("words")["numbers"]
    return found + [str(spelt[word]) for word in words(text) if word in spelt]


def names_in(text: str) -> list[str]:
    """Words with a capital that no sentence, list item or quotation begins with."""
    names = []
    for match in _NAME.finditer(text):
        before = text[: match.start()].rstrip(" (“\"'")
        token = match.group()
        opens = not before or before[-1] in ".!?:…;" or before.endswith("\n")
        if opens and not re.search(r"[A-Z].*[A-Z]|[a-z][A-Z]|\d", token):
            continue
        if fold(token) in ("i", "i'm", "english", "linkedin", "github"):
            continue
        names.append(token)
    return names
