"""An owner's desk: one command line after another in Ada's house."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest

from chatbot.bot import Bot
from chatbot.cli import main
from chatbot.settings import Settings
from tests.chatbot.evaluation.commands.typed import Command
from tests.chatbot.evaluation.house import furnish, house, open_bot


@pytest.fixture
def opened() -> list[Path | None]:
    """The résumés that bots were opened over."""
    return []


@pytest.fixture
def eval_(project: Path, capsys: pytest.CaptureFixture[str], opened: list[Path | None]) -> Command:
    """Runs one command line in Ada's house; gives exit code, stdout, stderr."""
    furnish(project)

    def counted(settings: Settings, **how: Any) -> Bot:
        opened.append(how.get("resume"))
        return open_bot(settings, **how)

    def command(line: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(shlex.split(line), house(counted))
        shown = capsys.readouterr()
        return code, shown.out.replace("\u00a0", " "), shown.err  # figures hold together by such spaces

    return command
