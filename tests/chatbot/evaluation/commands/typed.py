"""What the tests of the commands share: Ada's question set as asked, and what a refusal looks like."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from chatbot.evaluation.journal import RUNS, read_run
from chatbot.evaluation.models import Run
from tests.chatbot.evaluation.house import QUESTIONS

Command = Callable[..., tuple[int, str, str]]
HOME = Path(".resume-chatbot")
ASK = f"eval run -d {QUESTIONS} --as-of 2026-11-01"


def latest() -> Run:
    *_, name = sorted(path.name for path in (HOME / RUNS).iterdir() if path.is_dir())
    return read_run(HOME / RUNS / name)


def refused(told: tuple[int, str, str], *words: str, code: int = 2) -> None:
    """One sentence on stderr with all of `words`, nothing on stdout."""
    assert told[:2] == (code, "")
    assert told[2].count("\n") == 1
    for word in words:
        assert word in told[2], told[2]


def refused_early(eval_: Command, opened: list[Path | None], line: str, words: tuple[str, ...]) -> None:
    """A mistake in the line is told before anything is asked, opened or kept."""
    Path("folder.html").mkdir()
    if line == "eval run":
        Path(QUESTIONS).unlink()
    refused(eval_(line), *words, code=1 if "nobody" in line else 2)
    assert not (HOME / RUNS).exists()
    assert opened in ([], [Path("nobody.md")], [None])
