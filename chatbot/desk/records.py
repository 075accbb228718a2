"""What visitors left for the owner, in `<home>/records.db`: so far, which answers helped.

A write is acknowledged only after COMMIT with synchronous=FULL: what was thanked for survives a power cut. It
refuses to know doors, and it keeps no address and no session of a visitor, and no number in their words that
may be a telephone's. Nobody but the owner's account may read the file.
"""

from __future__ import annotations

import datetime as dt
import os
import shlex
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Column, DateTime, Engine, MetaData, String, Table, Text, create_engine, event, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError

from chatbot.desk.scrub import without_phones
from chatbot.errors import OperatorError
from index.models import Frozen

Verdict = Literal["up", "down"]

_METADATA = MetaData()
_FEEDBACK = Table(
    "feedback",
    _METADATA,
    Column("answer_id", String(64), primary_key=True),
    Column("question", Text, nullable=False),
    Column("verdict", String(4), nullable=False),
    Column("at", DateTime, nullable=False),  # UTC
    Column("generation", String(64), nullable=False),
)


class Feedback(Frozen):
    """One visitor's verdict on one answer. `at` is UTC."""

    answer_id: str
    question: str
    verdict: Verdict
    at: dt.datetime
    generation: str


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Records:
    """The records database of one state folder. Nothing is created before the first write or read."""

    def __init__(self, home: Path, *, now: Callable[[], dt.datetime] = _now) -> None:
        self.path = home / "records.db"
        self._now = now
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        self._file: tuple[int, int] | None = None  # which file the engine has open

    def keep_feedback(self, *, answer_id: str, question: str, verdict: Verdict, generation: str) -> None:
        """Keeps the verdict; a later one on the same answer replaces it.

        Raises OperatorError, with the cause, when the state folder or the database cannot be written.
        """
        row = {
            "question": without_phones(question),
            "verdict": verdict,
            "at": self._now().astimezone(dt.UTC).replace(tzinfo=None),
            "generation": generation,
        }
        statement = insert(_FEEDBACK).values(answer_id=answer_id, **row)
        statement = statement.on_conflict_do_update(index_elements=["answer_id"], set_=row)
        try:
            with self._open().begin() as connection:
                connection.execute(statement)
        except (DatabaseError, OSError) as error:
            raise self._cannot("write", error) from error

    def feedback(self) -> tuple[Feedback, ...]:
        """All verdicts, oldest first."""
        try:
            with self._open().connect() as connection:
                rows = connection.execute(select(_FEEDBACK).order_by(_FEEDBACK.c.at)).mappings().all()
        except (DatabaseError, OSError) as error:
            raise self._cannot("read", error) from error
        return tuple(Feedback(**{**row, "at": row["at"].replace(tzinfo=dt.UTC)}) for row in rows)

    def close(self) -> None:
        """Closes the connections; a later call opens them again."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
            self._engine = None

    def _open(self) -> Engine:
        with self._lock:
            if self._engine is not None and self._file != _identity(self.path):
                # Deleted or replaced while it was open: SQLite would go on writing what nobody can read.
                self._engine.dispose()
                self._engine = None
            if self._engine is None:
                self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                # Before SQLite makes it for everyone; its journals take over this file's mode.
                os.close(os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600))
                with suppress(PermissionError):  # another account's, which let us write: not ours to close
                    self.path.chmod(0o600)
                engine = create_engine(f"sqlite:///{self.path}", connect_args={"timeout": 5})
                event.listen(engine, "connect", _make_durable)
                try:
                    _METADATA.create_all(engine)
                except BaseException:
                    engine.dispose()
                    raise
                self._engine, self._file = engine, _identity(self.path)
            return self._engine

    def _cannot(self, verb: str, error: Exception) -> OperatorError:
        cause = str(getattr(error, "orig", None) or error)
        if "not a database" in cause or "malformed" in cause:
            return OperatorError(
                f"{self.path} is damaged ({cause}): move it away, and a new one is made at the next rating: "
                f"mv {shlex.quote(str(self.path))} {shlex.quote(f'{self.path}.damaged')}"
            )
        return OperatorError(
            f"Cannot {verb} {self.path} ({cause}): make the folder writable, "
            "or point RESUME_CHATBOT_HOME at one that is."
        )


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file stands there; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _make_durable(connection: Any, _record: object) -> None:
    """WAL lets the page read while a write is under way; FULL makes COMMIT wait for the disk."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.execute("PRAGMA secure_delete=ON")
    cursor.close()
