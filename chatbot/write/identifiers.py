"""Answers to "what is her licence number?": the number that a line prints beside the name it belongs to.

It refuses telephone numbers, which are contact's, and numbers that count, date or price something.
"""

from __future__ import annotations

import re

from chatbot.candidate import Candidate
from chatbot.initials import stands_as_initials
from chatbot.lexicon import stems
from chatbot.models import Draft, Evidence, Focus, Question, Statement
from chatbot.write.phrase import sentence
from index.models import Chunk

_SURE = 0.95
_SHORTEST = 4  # digits and letters of a number that names something
_NAMES = re.compile(
    r"(?<![\w.,$€£/-])(?=[\w/-]*\d[\w/-]*\d)[A-Z]{0,4}[ -]?\d[\dA-Za-z]*(?:[/-]\d[\dA-Za-z]*)*(?![\w%])"
)
_NUMBERED = re.compile(r"\b(?:nos?|nr|number|num|id|reg|ref)\b\.?:?\s*$|[#:]\s*$", re.IGNORECASE)
_YEARS = re.compile(r"(?:\d{1,2}[/-])?(?:19|20)\d\d(?:[/-](?:19|20)?\d\d)?")


class IdentifierWriter:
    """Writes the answers of the intent `identifier`."""

    def __init__(self, candidate: Candidate) -> None:
        self._c = candidate

    def write(self, question: Question) -> Draft | None:
        """The part of a line that has the number of what is asked for; None when no line has it."""
        parts = [
            (part, self._c.unit(chunk))
            for chunk in self._c.chunks
            if chunk.kind not in ("section", "sentence") and chunk.section_kind != "contact"
            for part in _parts(chunk)
            if _number_in(part) and _stands(question.topic, part)
        ]
        if not parts:
            return None
        text, evidence = min(parts, key=lambda pair: len(pair[0]))
        return self._draft(text, evidence, question.topic)

    def _draft(self, text: str, evidence: Evidence, topic: str) -> Draft:
        return Draft(
            status="answered",
            confidence=_SURE,
            statements=(Statement(text=sentence(text), evidence=(evidence,)),),
            focus=Focus(intent="skill", topic=topic),
        )


def _stands(topic: str, part: str) -> bool:
    """Whether a part has the words of a topic, or their initials."""
    wanted = set(stems(topic))
    return bool(wanted) and (wanted <= set(stems(part)) or stands_as_initials(topic.upper(), part))


def _parts(chunk: Chunk) -> list[str]:
    """What stands between the strokes, points and semicolons of a line."""
    return [part.strip() for part in re.split(r"\s+[|·•]\s+|;\s+|\s{3,}", chunk.text) if part.strip()]


def _number_in(part: str) -> str:
    """The first number of a part that names something: after "No." or a colon, or with letters of its own;
    '' when it has none."""
    for match in _NAMES.finditer(part):
        number = match.group().strip()
        told = _NUMBERED.search(part[: match.start()]) or re.match(r"[A-Z]", number)
        if told and len(re.sub(r"\W", "", number)) >= _SHORTEST and not _YEARS.fullmatch(number):
            return number
    return ""
