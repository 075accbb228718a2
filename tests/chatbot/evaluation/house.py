"""Ada's house for the evaluation: real bots over the résumé files of a test's folder, indexed in memory.

With it a set of questions on Ada and, for child processes, bots that answer when a line comes in on stdin.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from chatbot.bot import Bot
from chatbot.cli import House
from chatbot.models import Turn
from chatbot.settings import Settings
from index.errors import SourceRefused
from tests.chatbot.people import ADA, index_of

CHECKOUT = Path(__file__).resolve().parents[3]
Row = dict[str, Any]
QUESTIONS, ASKED = "questions.jsonl", "asked"


def row(key: str, question: str, fact: str = "", **more: Any) -> Row:
    """A line of a set: answerable by `fact`, else unanswerable."""
    facts = [{"any_of": [fact]}] if fact else []
    kind = "ANSWERABLE" if fact else "UNANSWERABLE"
    return {
        "id": key,
        "user_input": question,
        "answerability": kind,
        "reference": fact,
        "reference_facts": facts,
        "tags": ["direct" if fact else "nearmiss"],
        **more,
    }


ROWS: tuple[Row, ...] = (
    row(
        "role",
        "What is the current role?",
        "Lead Engineer",
        reference_spans=[{"source": "cv.md", "quote": "### Lead Engineer, Acme Inc."}],
    ),
    row("school", "Where did Ada study?", "Springfield University", tags=["list"], split="smoke"),
    row("mail", "What is the e-mail address?", "ada@example.org", tags=["contact"]),
    row("rust", "Does Ada know Rust?", "Rust", tags=["skill"]),
    row("patents", "Does Ada hold any patents?"),
    row("nursing", "Has Ada worked as a nurse?", split="smoke"),
)


def write_rows(path: Path, rows: Iterable[Mapping[str, Any]] = ROWS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows), encoding="utf-8")
    return path


def furnish(folder: Path, rows: Iterable[Mapping[str, Any]] = ROWS) -> Path:
    """Ada's résumé as the owner's, and a set of questions on her; gives the set."""
    (folder / "seeds").mkdir(exist_ok=True)
    (folder / "seeds" / "cv.md").write_text(ADA, encoding="utf-8")
    return write_rows(folder / QUESTIONS, rows)


def open_bot(
    settings: Settings, *, resume: Path | None = None, as_of: dt.date | None = None, **how: Any
) -> Bot:
    path = resume or settings.seeds / "cv.md"
    if not path.exists():
        raise SourceRefused(str(path), "there is no such file.", "Name it with --resume PATH.")
    return Bot(index_of(path.read_text(encoding="utf-8")), settings, as_of, [path])


def house(open_bot: Callable[..., Bot] = open_bot) -> House:
    return House(open_bot=open_bot)


class Waiting(Bot):
    """Answers a message once a line has come in on stdin; a byte in `ASKED` tells that it was asked."""

    def turn(self, message: str, *how: Any, **named: Any) -> Turn:
        with Path(ASKED).open("ab") as file:
            file.write(b".")
        sys.stdin.readline()
        return super().turn(message, *how, **named)


def open_waiting(
    settings: Settings, *, resume: Path | None = None, as_of: dt.date | None = None, **how: Any
) -> Bot:
    return Waiting(open_bot(settings, resume=resume).index, settings, as_of)


WAITING_PROGRAM = (
    "import sys\n"
    "from chatbot.cli import main\n"
    "from tests.chatbot.evaluation.house import house, open_waiting\n"
    "sys.exit(main(sys.argv[1:], house(open_waiting)))"
)


def child_environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(CHECKOUT)}
