"""What a command works on: the question sets, the bots that answer, and the day they take for today.

It refuses to know what is asked of them.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from chatbot.settings import Settings

if TYPE_CHECKING:
    from chatbot.bot import Bot
    from chatbot.evaluation.preparing import OpenBot


STARTER = "questions.jsonl"
"""What `eval init` writes in the current folder, where its owner sees it, and what is asked when no set is
named; without it, the one that earlier versions wrote into the state folder."""


def day_of(as_of: dt.datetime | None) -> dt.date:
    """The day of `--as-of`, else this one."""
    return as_of.date() if as_of else dt.date.today()


def sets_of(dataset: list[Path] | None, settings: Settings) -> list[Path]:
    """The sets of `-d`, else the owner's own."""
    earlier = settings.home / "eval" / STARTER
    return dataset or [earlier if earlier.exists() and not Path(STARTER).exists() else Path(STARTER)]


def opener(context: typer.Context, settings: Settings, day: dt.date) -> OpenBot:
    """Opens bots the way every command does, with its progress bar and the owner's warnings; they share one
    encoder."""
    shared: dict[str, Any] = {}

    def open_bot(resume: Path | None) -> Bot:
        bot: Bot = context.obj.opened(settings, resume, dt.datetime.combine(day, dt.time()), **shared)
        shared["encoder"] = bot.index.encoder
        return bot

    return open_bot
