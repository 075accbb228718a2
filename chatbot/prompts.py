"""What a language model is asked, made from `data/prompts.toml`: rules, notes, conversation, question.

Whatever a visitor or a résumé wrote goes in as data, cut to size and unable to close its slot. It refuses to
know models.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache

from chatbot.lexicon import load
from chatbot.models import Turn
from chatbot.verify import Note
from chatbot.voice import Voice
from index.models import Frozen

_CHARS_A_TOKEN = 3.5  # of English with numbers in it; a little low, so that estimates err upwards


class Prompt(Frozen):
    """One question to a model."""

    system: str
    human: str

    @property
    def tokens(self) -> int:
        """About how many tokens it has."""
        return tokens_of(self.system + self.human)


def tokens_of(text: str) -> int:
    """About how many tokens a text has."""
    return int(len(text) / _CHARS_A_TOKEN) + 1


@cache
def prompts_digest() -> str:
    """Twelve hexadecimal digits that change when anything a model is told does."""
    return hashlib.sha256(json.dumps(load("prompts"), sort_keys=True).encode()).hexdigest()[:12]


def answer_tokens() -> int:
    """The longest answer asked for, in tokens."""
    return int(load("prompts")["sizes"]["answer_tokens"])


def probe() -> Prompt:
    """The short question by which `doctor` tries a model."""
    return Prompt(system="", human=str(load("prompts")["probe"]))


def prompt_for(question: str, history: Sequence[Turn], notes: Sequence[Note], voice: Voice) -> Prompt:
    """The prompt for one message; notes beyond the room there is are left out, the last ones first."""
    data = load("prompts")
    sizes = data["sizes"]
    lines: list[str] = []
    room = int(sizes["notes_chars"])
    for note in notes:
        line = f"[{note.number}] {_slot(note.text, int(sizes['note_chars']))}"
        room -= len(line)
        if room < 0:
            break
        lines.append(line)
    earlier = "\n".join(
        f"Visitor: {_slot(t.message, 200)}\nAnswer: {_slot(t.answer.answer, 200)}" for t in history[-2:]
    )
    names = {"name": voice.name, "pronoun": voice.pronouns or "they"}
    return Prompt(
        system=str(data["system"]).format(**names),
        human=str(data["human"]).format(
            notes="\n".join(lines),
            history=earlier[-int(sizes["history_chars"]) :] or "(none)",
            question=_slot(question, int(sizes["question_chars"])),
        ),
    )


def _slot(text: str, chars: int) -> str:
    """A text on one line, at most so long, without the angle brackets that could close its slot."""
    flat = " ".join(text.replace("<", "‹").replace(">", "›").split())
    return flat if len(flat) <= chars else flat[: chars - 1] + "…"
