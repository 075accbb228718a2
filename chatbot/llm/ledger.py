"""What the model has cost today and what went wrong with it: one line a call, a file a day, in the state.

Counted across processes and restarts, so that a budget is one. It holds no question, no answer and no word of
a provider's. Where it cannot be written, it counts in memory. It refuses to decide anything.
"""

from __future__ import annotations

import datetime as dt
import json
import logging
import os
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from pydantic import Field

from index.models import Frozen

_log = logging.getLogger(__name__)
FOLDER = "llm"
_DAYS_KEPT = 14
_MOST_BYTES = 16_000_000


def _is_cut(file: BinaryIO) -> bool:
    """Whether a crash cut the last line: the next one would be lost with it."""
    if not file.seek(0, os.SEEK_END):
        return False
    file.seek(-1, os.SEEK_END)
    return file.read(1) != b"\n"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Day(Frozen):
    """One day so far. `calls` were made, `faults` (kind → how often) are also of those that were not; `last`
    is the latest fault, `last_at` when."""

    calls: int = 0
    tokens: int = 0
    faults: dict[str, int] = Field(default_factory=dict)
    last: str = ""
    last_at: str = ""


class Ledger:
    """The record of calls under one state folder. Safe between threads and processes."""

    def __init__(self, home: Path, now: Callable[[], dt.datetime] = _now) -> None:
        self._folder = home / FOLDER
        self._now = now
        self._lock = threading.Lock()
        self._unwritten: list[str] = []  # of today, when the disk takes nothing

    def add(self, tokens: int, fault: str = "") -> None:
        """One call."""
        self._write({"tokens": tokens, "fault": fault})

    def refuse(self, fault: str) -> None:
        """One call that was not made, and why."""
        self._write({"tokens": 0, "fault": fault, "called": False})

    def _write(self, row: dict[str, str | int | bool]) -> None:
        now = self._now()
        line = json.dumps({"at": now.isoformat(timespec="seconds"), **row}) + "\n"
        with self._lock:
            try:
                fresh = not self._path(now).exists()
                self._folder.mkdir(parents=True, exist_ok=True)
                with self._path(now).open("ab+") as file:  # appended whole: short lines of several processes
                    file.write(("\n" if _is_cut(file) else "").encode() + line.encode())
                if fresh:
                    self._forget_old(now)
            except OSError as error:
                _log.warning("the use of the model could not be kept (%s)", error.strerror)
                self._unwritten = [kept for kept in self._unwritten if f"{now:%Y-%m-%d}" in kept] + [line]

    def today(self) -> Day:
        """What has been counted since midnight, UTC."""
        now = self._now()
        with self._lock:
            text = "".join(line for line in self._unwritten if f"{now:%Y-%m-%d}" in line)
            with suppress(OSError), self._path(now).open("rb") as file:
                text = file.read(_MOST_BYTES).decode("utf-8", "replace") + text
        calls, tokens, faults, last, last_at = 0, 0, Counter[str](), "", ""
        for line in text.splitlines():
            try:
                row = json.loads(line)
                calls, tokens = calls + bool(row.get("called", True)), tokens + int(row["tokens"])
                if row["fault"]:
                    faults[str(row["fault"])] += 1
                    last, last_at = str(row["fault"]), str(row["at"])
            except (ValueError, KeyError, TypeError, AttributeError):
                continue  # a line cut by a crash
        return Day(calls=calls, tokens=tokens, faults=dict(faults), last=last, last_at=last_at)

    def _path(self, now: dt.datetime) -> Path:
        return self._folder / f"{now:%Y-%m-%d}.jsonl"

    def _forget_old(self, now: dt.datetime) -> None:
        oldest = f"{now - dt.timedelta(days=_DAYS_KEPT):%Y-%m-%d}.jsonl"
        for name in os.listdir(self._folder):
            if name.endswith(".jsonl") and name < oldest:
                with suppress(OSError):
                    (self._folder / name).unlink()
