"""Processes that work out answers beside the one that serves: for more processors than one can use.

Each opens the index for itself and keeps nothing between two questions: conversations and limits stay with
the process that serves, and who asks notices nothing. It refuses to know doors, and to answer from two
indexes.
"""

from __future__ import annotations

import logging
import multiprocessing
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection
from queue import SimpleQueue
from typing import Any, Protocol

from chatbot.errors import OperatorError
from chatbot.models import Turn

STOP_S = 5.0

_LOG = logging.getLogger(__name__)


class Answering(Protocol):
    """The part of a `Bot` that works out turns."""

    def stream(
        self, message: str, history: Sequence[Turn] = (), session_id: str | None = None
    ) -> Iterator[Turn]: ...


class Crew:
    """`number` processes. `stream` is what a bot's is, but the turn comes when it is worked out; it may be
    called from many threads, each of which waits until a process is free.

    `open_bot` opens the bot in a process of its own, so it must be picklable. Raises OperatorError when one
    cannot be opened, or answers from another index than `generation`: the résumé was changed meanwhile.
    """

    def __init__(self, open_bot: Callable[[], Any], number: int, generation: str) -> None:
        self.number = number
        self._open_bot = open_bot
        self._generation = generation
        self._closed = False
        self._free: SimpleQueue[_Member] = SimpleQueue()
        self._members: list[_Member] = []
        try:
            with _ended_by_exception():
                for _ in range(number):  # all begin before one is waited for
                    self._members.append(_Member(open_bot))
                for member in self._members:
                    member.await_opened(generation)
                    self._free.put(member)
        except BaseException:
            self.close(wait_s=0.0)
            raise

    def stream(
        self, message: str, history: Sequence[Turn] = (), session_id: str | None = None
    ) -> Iterator[Turn]:
        """The turn as it grows; the last one is complete."""
        member = self._free.get()
        try:
            turns = member.worked_out(message, tuple(history), session_id)
        except (EOFError, OSError):
            if self._closed:
                raise
            _LOG.exception("A worker process ended; another takes its place.")
            member = self._another(member)
            turns = member.worked_out(message, tuple(history), session_id)
        finally:
            self._free.put(member)
        yield from turns

    def close(self, wait_s: float = STOP_S) -> None:
        """Ends the processes; what they are at work on is lost."""
        self._closed = True
        for member in self._members:
            member.close(wait_s)

    def _another(self, ended: _Member) -> _Member:
        fresh = _Member(self._open_bot)
        try:
            fresh.await_opened(self._generation)
        except BaseException:
            fresh.close()
            raise
        ended.close()
        self._members[self._members.index(ended)] = fresh
        return fresh


class _Member:
    """One process and the pipe to it; used by one thread at a time."""

    def __init__(self, open_bot: Callable[[], Any]) -> None:
        # A forked process would inherit locks that a thread of this one holds.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(open_bot, theirs), name="worker", daemon=True)
        with _no_interrupts():  # from the first: Ctrl-C reaches all, and the one that serves ends the others
            self._process.start()
        theirs.close()  # now its end of the pipe closes when it dies

    def await_opened(self, generation: str) -> None:
        try:
            opened = self._pipe.recv()
        except (EOFError, OSError) as error:
            raise OperatorError("A worker process could not start; its reason stands above.") from error
        if opened != generation:
            raise OperatorError("The résumé was changed while the worker processes started: start again.")

    def worked_out(self, *asked: Any) -> tuple[Turn, ...]:
        self._pipe.send(asked)
        told = self._pipe.recv()
        if isinstance(told, str):
            raise RuntimeError(f"In a worker process:\n{told}")
        turns: tuple[Turn, ...] = told
        return turns

    def close(self, wait_s: float = STOP_S) -> None:
        self._pipe.close()  # it ends by itself when it next listens
        self._process.join(wait_s)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(STOP_S)


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """A process started in here is deaf to Ctrl-C. Only the main thread may set signals; others do not."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


@contextmanager
def _ended_by_exception() -> Iterator[None]:
    """SIGTERM in here raises SystemExit, so that what was begun is ended too."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda number, _: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _work(open_bot: Callable[[], Any], pipe: Connection) -> None:
    """In the other process: answers until nobody is at the other end of the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bot = open_bot()
    with suppress(EOFError, OSError):
        pipe.send(bot.index.generation)
        while True:
            asked = pipe.recv()
            told: tuple[Turn, ...] | str
            try:
                told = tuple(bot.stream(*asked))
            except Exception:  # its words may not be of a class that the other side knows
                told = traceback.format_exc()
            pipe.send(told)
