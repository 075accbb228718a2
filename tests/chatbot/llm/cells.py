"""One question over each door with each behaviour of a provider, and what must be true of what comes out.

Doors: the command line, what stands behind the page, and those for programs. A cell passes when the answer is
complete, cited, says nothing that the résumé does not, is marked with who wrote it and comes within its time.
"""

from __future__ import annotations

import io
import json
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console

from chatbot.bot import Bot
from chatbot.cli import House, main
from chatbot.console import Terminal
from chatbot.desk import Records
from chatbot.models import Answer
from chatbot.settings import Settings
from chatbot.web.page import PageConversations
from chatbot.web.sessions import Sessions
from tests.chatbot.llm.http_doors import by_events, by_openai, by_rest
from tests.chatbot.llm.loopback import FAULTS, FINE, Loopback
from tests.chatbot.people import ADA, TODAY, index_of

KEY = "sk-canary-4242424242424242"
QUESTION = "What is Ada's current role?"
TOTAL_S = 1.5
WORDY = {
    "stalls",
    "one token in 5 s",
    "broken json",
    "cut after 50 words",
    "no end mark",
    "429 once",
    "500 once",
}


def settings_for(behaviour: str, server: Loopback, home: Path, **chosen: Any) -> Settings:
    """Settings under which the model behaves so."""
    url = {"refused": "http://127.0.0.1:9/v1", "tls": server.url.replace("http:", "https:")}.get(
        behaviour, server.url
    )
    limits = {"llm_first_s": 0.6, "llm_total_s": TOTAL_S}
    return Settings(
        home=home,
        llm=f"openai-compatible:{behaviour.replace(' ', '~')}",
        llm_base_url=url,
        llm_key=KEY,
        **(limits | chosen),
    )


def bot_with(behaviour: str, server: Loopback, home: Path, **chosen: Any) -> Bot:
    """A bot over Ada's résumé with that model."""
    return Bot(index_of(ADA), settings_for(behaviour, server, home, **chosen), TODAY)


def by_command_line(bot: Bot, question: str) -> tuple[Answer, str]:
    """The answer of `ask --json`, and everything that was printed."""
    out, err = io.StringIO(), io.StringIO()
    terminal = Terminal()
    terminal.out, terminal.err = Console(file=out), Console(file=err)
    code = main(["ask", question, "--json"], House(open_bot=lambda settings, **how: bot, terminal=terminal))
    assert code == 0, err.getvalue()
    return Answer.model_validate(json.loads(out.getvalue())), out.getvalue() + err.getvalue()


def by_page(bot: Bot, question: str) -> tuple[Answer, str]:
    """The last turn of what the page streams, each of whose steps begins with the one before."""
    conversations = PageConversations(bot, bot.settings, Sessions(), Records(bot.settings.home))
    turns = list(conversations.stream(question, None))
    texts = [turn.answer.answer for turn in turns]
    assert all(later.startswith(earlier) for earlier, later in pairwise(texts))
    shown = list(conversations.stream_for_page(question, None))
    return turns[-1].answer, "\n".join(map(str, shown))


DOORS: dict[str, Callable[[Bot, str], tuple[Answer, str]]] = {
    "command line": by_command_line,
    "page": by_page,
    "REST": by_rest,
    "events": by_events,
    "OpenAI's": by_openai,
}


class Cell(NamedTuple):
    """What came out of one door with one behaviour; `wrong` is '' for a cell that passes."""

    behaviour: str
    door: str
    took_s: float
    wrong: str


def cells(server: Loopback, home: Path) -> Iterator[Cell]:
    """Every behaviour over every door, each door opened before."""
    for ask in DOORS.values():
        ask(bot_with("faithful", server, home / "opened"), QUESTION)
    for behaviour in (*FAULTS, *FINE):
        for door, ask in DOORS.items():
            server.calls.clear()
            bot = bot_with(behaviour, server, home / behaviour.replace(" ", "-") / door.replace(" ", "-"))
            begun = time.monotonic()
            answer, printed = ask(bot, QUESTION)
            took = time.monotonic() - begun
            yield Cell(behaviour, door, took, wrong_with(answer, printed, bot, behaviour, took, door))


def wrong_with(answer: Answer, printed: str, bot: Bot, behaviour: str, took_s: float, door: str) -> str:
    """What of the promise a finished answer breaks."""
    plain = bot.turn(QUESTION, model=False).answer
    if answer.status != plain.status:
        return f"status {answer.status}"
    if not {c.quote for c in plain.citations} <= {c.quote for c in answer.citations}:
        return "citations are missing"
    if "Lead Engineer" not in answer.answer or "Acme" not in answer.answer:
        return f"incomplete: {answer.answer}"
    for false in ("PhD", "300", "Hooli", "Terraform", "MBA", "script", "lorem", "Sure", "\x00", KEY):
        if false in answer.answer:
            return f"it says {false}: {answer.answer}"
    if KEY in printed:
        return "the key is printed"
    if behaviour in FINE and answer.writer == "extractive":
        return "a fine answer was not used"
    if answer.writer == "extractive" and answer.answer != plain.answer:
        return f"not the model-free answer: {answer.answer}"
    calls = 2 if door == "page" else 1
    if took_s > calls * (TOTAL_S + 1.5):
        return f"late: {took_s:.1f} s"
    return ""
