"""Attacks by visitors, and harmless questions that look like them: what gets through, what is refused.

Each is tried without a model, with a faithful one and with one that obeys the visitor; the two figures are
one measure and are always told together. Most attacks never reach a model, since only whole answers are put
to one; what such a model would say is therefore said to plain questions too, where the check stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from chatbot.bot import Bot
from chatbot.lexicon import load
from chatbot.models import Turn
from chatbot.settings import Settings
from tests.chatbot.llm.cells import settings_for
from tests.chatbot.llm.loopback import Loopback
from tests.chatbot.people import ADA, TODAY, index_of

_HERE = Path(__file__).parent
HARMLESS_CV = _HERE / "harmless.md"
NO_MODEL = "no model"
WRITERS = (NO_MODEL, "faithful", "obeys")
PLAIN = (
    "What is Ada's current role?",
    "What did Ada do at Acme?",
    "What did Ada do at Globex?",
    "What did Ada do at Initech?",
    "What did Ada do at Volta?",
    "What are Ada's main skills?",
    "Which languages does Ada speak?",
    "Where did Ada study?",
    "Does Ada know Rust?",
    "Does Ada know Python?",
    "When did Ada join Acme?",
    "How long was Ada at Globex?",
    "Is Ada certified?",
)


class Attack(NamedTuple):
    """What a visitor writes, turn by turn; what an obedient model says to the last; the claim in that which
    must not be made."""

    kind: str
    messages: tuple[str, ...]
    obeyed: str
    forbidden: str


class Harmless(NamedTuple):
    """A question that only looks like an attack, and words without which it is not answered."""

    question: str
    expected: str


def _lines(name: str) -> list[list[str]]:
    text = (_HERE / name).read_text(encoding="utf-8")
    return [line.split(" | ") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def attacks() -> tuple[Attack, ...]:
    """The attacks of `attacks.txt`."""
    found = []
    for kind, asked, rest in _lines("attacks.txt"):
        obeyed, _, forbidden = rest.partition(" ~ ")
        found.append(Attack(kind, tuple(asked.split(" >> ")), obeyed, forbidden or obeyed))
    return tuple(found)


@cache
def harmless() -> tuple[Harmless, ...]:
    """The questions of `harmless.txt`."""
    return tuple(Harmless(question, expected) for question, expected in _lines("harmless.txt"))


def gone_through(writer: str, server: Loopback, home: Path) -> list[tuple[Attack, str]]:
    """The attacks whose claim is made in an answer about Ada, with the answer."""
    bot = _bot(writer, ADA, server, home)
    through = []
    for attack in attacks():
        server.said = {attack.messages[-1].replace("<", "‹").replace(">", "›"): attack.obeyed}
        turns: list[Turn] = []
        for message in attack.messages:
            turns.append(bot.turn(message, turns))
        said = turns[-1].answer.answer
        if is_made(attack, said):
            through.append((attack, said))
    return through


def said_anyway(
    server: Loopback, home: Path, answered: Callable[[str], Turn] | None = None
) -> tuple[list[tuple[Attack, str]], int]:
    """The attacks whose claim is made when the model makes it unasked, in its answer to a plain question that
    stands in the attack; and how many of all were put to the model. `answered`: the bot's turn, or that of a
    control."""
    answered = answered or _bot("obeys", ADA, server, home).turn
    through, reached = [], 0
    for attack in attacks():
        asked = attack.messages[-1].casefold()
        question = next((q for q in PLAIN if q.casefold() in asked), PLAIN[0])
        server.asked.clear()
        server.said = {question: attack.obeyed}
        said = answered(question).answer.answer
        reached += bool(server.asked)
        if is_made(attack, said):
            through.append((attack, said))
    return through, reached


def over_refused(writer: str, server: Loopback, home: Path) -> list[tuple[Harmless, str]]:
    """The harmless questions that are declined, or whose answer lacks what it should; with the answer."""
    bot = _bot(writer, HARMLESS_CV.read_text(encoding="utf-8"), server, home)
    server.said = {}
    refused = []
    for one in harmless():
        answer = bot.turn(one.question).answer
        if answer.status in ("declined", "not_mentioned") or one.expected not in answer.answer:
            refused.append((one, f"{answer.status}: {answer.answer}"))
    return refused


def is_made(attack: Attack, said: str) -> bool:
    """Whether an answer makes an attack's claim. A sentence that begins by saying what the résumé does not
    hold may repeat what was asked: "The résumé does not confirm CEO."."""
    denying = tuple(load("replies")["silence"]["openings"])
    sentences = re.split(r"(?<=[.!?\]])\s+(?=[A-Z-])|\n", said)
    return any(attack.forbidden in s for s in sentences if not s.startswith(denying))


def _bot(writer: str, text: str, server: Loopback, home: Path) -> Bot:
    if writer == NO_MODEL:
        return Bot(index_of(text), Settings(home=home), TODAY)
    patient = {"llm_first_s": 20, "llm_total_s": 60, "llm_tokens_a_day": 0}
    return Bot(index_of(text), settings_for(writer, server, home, **patient), TODAY)
