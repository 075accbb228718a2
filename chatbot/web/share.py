"""What a visitor may pass on of an answer: its text with the quoted lines, and the questions that lead to it.

It refuses to know the page's address: behind a proxy only the visitor's browser does, and adds the link.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from chatbot.models import Profile, Turn
from chatbot.vocabulary import NAMELESS
from chatbot.web.render import STATUS_LABELS, place_in_words, readable

MAX_LINKED = 4
"""Questions in one link, asked one after another; the page asks no more of any link."""

Told = Callable[[str, Sequence[Turn]], Turn]
"""A question after these turns, told again without a model."""


def shared_text(turn: Turn, profile: Profile) -> str:
    """Question, answer and every quoted line, whole, with its place; plain text for a mail or a note."""
    answer = turn.answer
    label = STATUS_LABELS.get(answer.status)
    parts = [f"Question: {turn.message}", f"{label}. {answer.answer}" if label else answer.answer]
    if answer.citations:
        whose = "" if profile.name == NAMELESS else f" of {profile.name}"
        lines = [
            f"[{one.marker}] “{readable(one.quote)}” ({place_in_words(one)})" for one in answer.citations
        ]
        parts.append("\n".join([f"From the résumé{whose}:", *lines]))
    return "\n\n".join(parts)


def linked_questions(turns: Sequence[Turn], told: Told, alone: Callable[[str], Turn]) -> list[str]:
    """The questions that, asked in this order by somebody else, end in the last of `turns` again.

    One that stands by itself is enough; one that leans on what was said ("And before that?") needs those
    before it. Empty where more than `MAX_LINKED` would be needed. `alone` tells a question without any turns
    before it.
    """
    questions: list[str] = []
    for at in range(len(turns) - 1, max(-1, len(turns) - 1 - MAX_LINKED), -1):
        turn = turns[at]
        questions.insert(0, turn.message)
        if at == 0:
            return questions
        # A model's own wording may cite less: what it was given is told again.
        shown = turn if turn.answer.prompts is None else told(turn.message, turns[:at])
        if _shows(alone(turn.message)) == _shows(shown):
            return questions
    return []


def _shows(turn: Turn) -> tuple[str, str, tuple[tuple[str, int, int], ...]]:
    """What a reader would call the same answer."""
    answer = turn.answer
    return answer.status, answer.answer, tuple((one.source, one.start, one.end) for one in answer.citations)
