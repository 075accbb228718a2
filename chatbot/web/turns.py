"""Turns at work: a few at once in threads of their own, others waiting, all of them bounded.

A door begins a turn and follows it without holding up the loop; a reader who is slow or leaves holds no
thread. Beyond the bound a visitor is sent away at once, told when to come back. It refuses to know doors and
what is asked.
"""

from __future__ import annotations

import asyncio
import logging
import os
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from chatbot.models import Turn
from chatbot.web.refusal import FAULT, Refusal

AT_ONCE = 4
WAITING = 1_500
HEARTBEAT_S = 15.0
DEADLINE_S = 90.0
STOP_GRACE_S = 2.0

_LOG = logging.getLogger(__name__)
_END = object()

Work = Callable[[], Iterator[Turn]]
Watch = Callable[[str, str, float], None]
"""Told of every turn that ends: the door, the answer's status or the code of a refusal, seconds."""


def unwatched(door: str, outcome: str, seconds: float) -> None:
    """For turns that nobody measures."""


def watched(watch: Watch, door: str, growing: Iterator[Turn]) -> Iterator[Turn]:
    """A turn that another server's threads work on, its end told as `Turns` tells it."""
    begun, outcome = time.perf_counter(), "left"
    status = "internal"
    try:
        for turn in growing:
            status = turn.answer.status
            yield turn
        outcome = status
    except Exception as error:
        outcome = error.code if isinstance(error, Refusal) else "internal"
        raise
    finally:
        watch(door, outcome, time.perf_counter() - begun)


def threads_that_compute() -> int:
    """How many turns at once where none waits for a language model: one a core. More would only push the loop
    off its core and each other out of the caches (4 instead of 2 on two cores: p99 of 16 clients 170 ms, not
    110)."""
    return min(AT_ONCE, os.cpu_count() or 1)


class Turns:
    """Runs turns in threads. `begin` and `stop` are called from the loop alone."""

    def __init__(
        self,
        *,
        at_once: int = AT_ONCE,
        waiting: int = WAITING,
        heartbeat_s: float = HEARTBEAT_S,
        deadline_s: float = DEADLINE_S,
        stop_grace_s: float = STOP_GRACE_S,
        watch: Watch = unwatched,
    ) -> None:
        self._room = at_once + waiting
        self._pool = ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="turn")
        self._heartbeat_s = heartbeat_s
        self._deadline_s = deadline_s
        self._stop_grace_s = stop_grace_s
        self._watch = watch
        self._open: set[Growing] = set()
        self.stopping = False

    @property
    def open(self) -> int:
        """How many turns are waiting, at work or being read."""
        return len(self._open)

    def begin(self, door: str, work: Work, *, whole: bool = False) -> Growing:
        """Starts a turn as soon as there is room for it; with `whole`, only its end is handed over.

        Raises Refusal at once when too many are under way or the server is being stopped.
        """
        if self.stopping:
            raise stopping()
        if len(self._open) >= self._room:
            self._watch(door, "overloaded", 0.0)
            raise Refusal(
                "overloaded", "Too many people are asking just now; please try again.", retry_after_s=2
            )
        growing = Growing(door, work, whole, self._heartbeat_s, self._deadline_s, self._ended)
        self._open.add(growing)
        growing.start(self._pool)
        return growing

    def settled(self, door: str, turn: Turn) -> Settled:
        """A turn that needs no work; raises Refusal when the server is being stopped."""
        if self.stopping:
            raise stopping()
        self._watch(door, turn.answer.status, 0.0)
        return Settled(turn)

    async def finished(self, door: str, work: Work) -> Turn:
        """The finished turn. Raises Refusal as `begin` and `Growing` do."""
        growing = self.begin(door, work, whole=True)
        last: Turn | None = None
        async for turn in growing:
            last = turn or last
        if last is None:  # a chain always answers
            raise Refusal("internal", FAULT)
        return last

    def stop(self) -> None:
        """No new turns; those not begun end now, those at work have a moment to finish."""
        self.stopping = True
        for growing in list(self._open):
            growing.stop_in(self._stop_grace_s if growing.at_work else 0.0)

    def _ended(self, growing: Growing, outcome: str, seconds: float) -> None:
        self._open.discard(growing)
        self._watch(growing.door, outcome, seconds)


class Growing:
    """One turn under way: iterate it once, or `leave` it.

    Yields the turn as it grows, and None after each `heartbeat_s` in which it did not. Raises Refusal
    when it cannot be finished: a fault (whose traceback is logged), too much time, the stop of the server.
    """

    def __init__(
        self,
        door: str,
        work: Work,
        whole: bool,
        heartbeat_s: float,
        deadline_s: float,
        ended: Callable[[Growing, str, float], None],
    ) -> None:
        self.door = door
        self._work = work
        self._whole = whole
        self._heartbeat_s = heartbeat_s
        self._loop = asyncio.get_running_loop()
        self._items: asyncio.Queue[object] = asyncio.Queue()
        self._left = threading.Event()
        self._working = threading.Event()
        self._begun = time.perf_counter()
        self._deadline = self._loop.call_later(
            deadline_s, self._items.put_nowait, Refusal("timeout", "No complete answer came in time.")
        )
        self._ended: Callable[[Growing, str, float], None] | None = ended

    @property
    def at_work(self) -> bool:
        """Whether a thread has taken it up."""
        return self._working.is_set()

    def start(self, pool: ThreadPoolExecutor) -> None:
        """Queues the work."""
        self._future = pool.submit(self._run)

    def stop_in(self, seconds: float) -> None:
        """Ends it with a refusal after so long, unless it ends by itself before."""
        self._loop.call_later(seconds, self._items.put_nowait, stopping())

    def leave(self, outcome: str = "left") -> None:
        """Nobody reads on: the work is not begun, or closed at its next step."""
        self._left.set()
        self._deadline.cancel()
        self._future.cancel()
        if self._ended is not None:
            ended, self._ended = self._ended, None
            ended(self, outcome, time.perf_counter() - self._begun)

    def __aiter__(self) -> AsyncIterator[Turn | None]:
        return self._follow()

    async def _follow(self) -> AsyncIterator[Turn | None]:
        outcome = "left"
        try:
            while True:
                try:
                    item = await asyncio.wait_for(self._items.get(), self._heartbeat_s)
                except TimeoutError:
                    yield None
                    continue
                if isinstance(item, Turn):
                    status = item.answer.status
                    yield item
                elif item is _END:
                    outcome = status
                    return
                elif isinstance(item, Refusal):
                    outcome = item.code
                    raise item
                else:
                    assert isinstance(item, BaseException)
                    outcome = "internal"
                    _LOG.error("A turn failed.", exc_info=item)
                    raise Refusal("internal", FAULT) from item
        finally:
            self.leave(outcome)

    def _run(self) -> None:
        """In a thread of the pool."""
        if self._left.is_set():
            return
        self._working.set()
        growing: Iterator[Turn] | None = None
        turn: Turn | None = None
        try:
            growing = self._work()
            for grown in growing:
                if self._left.is_set():
                    return
                # While a model thinks, the same turn comes again: told to a reader, it would be no sign of
                # life, and would keep the true ones from being sent.
                if not self._whole and grown is not turn:
                    self._hand_over(grown)
                turn = grown
            if self._whole and turn is not None:
                self._hand_over(turn)
            self._hand_over(_END if turn is not None else RuntimeError("the chain gave no turn"))
        except BaseException as error:  # told where it is read
            self._hand_over(error)
        finally:
            close = getattr(growing, "close", None)  # cancels a model call that is still under way
            if close is not None:
                close()

    def _hand_over(self, item: object) -> None:
        try:
            self._loop.call_soon_threadsafe(self._items.put_nowait, item)
        except RuntimeError:  # the loop was closed meanwhile
            self._left.set()


class Settled:
    """A turn that was finished when it was asked for; followed like one that grows."""

    def __init__(self, turn: Turn) -> None:
        self.turn = turn

    async def __aiter__(self) -> AsyncIterator[Turn | None]:
        yield self.turn

    def leave(self) -> None:
        """Nothing is at work."""


def stopping() -> Refusal:
    """What is said while the server goes down."""
    return Refusal(
        "stopping", "This server is being restarted; please try again in a moment.", retry_after_s=5
    )
