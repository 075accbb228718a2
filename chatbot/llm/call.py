"""One call of a model, under time limits, with one second try before the first word, and cancelled at once.

The call runs in an event loop on a thread of its own; whoever reads it waits in short steps, so a visitor who
leaves is noticed, and the connection to the provider is closed. It refuses to know what is said.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
import time
import traceback
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import Future
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from chatbot.llm.fault import Fault, fault_of
from chatbot.llm.provider import Piece
from chatbot.llm.streams import closed_streams, remember_streams
from index.models import Frozen

_log = logging.getLogger(__name__)

STEP_S = 0.4  # how long a reader waits before it looks up
MOST_CHARS = 12_000  # no answer asked for is that long


class Limits(Frozen):
    """Seconds: until the first word of each try and between words; for the whole call."""

    first_s: float
    total_s: float


class Call:
    """A call under way. Read `pieces`, then look at `fault`, `tokens` and `first_s`."""

    def __init__(self, ask: Callable[[], AsyncIterator[Piece]], limits: Limits) -> None:
        self.fault: Fault | None = None
        self.tokens = 0
        self.chars = 0
        self.tries = 0
        self.first_s: float | None = None
        self._ask = ask
        self._limits = limits
        self._queue: SimpleQueue[str | None] = SimpleQueue()
        self._begun = time.perf_counter()
        self._future: Future[None] = _in_loop(self._run())

    def pieces(self) -> Iterator[str]:
        """The words as they come, '' whenever none came for a moment. Closing it cancels the call."""
        try:
            while True:
                try:
                    piece = self._queue.get(timeout=STEP_S)
                except Empty:
                    yield ""
                    continue
                if piece is None:
                    return
                yield piece
        finally:
            self.cancel()

    def cancel(self) -> None:
        """Ends it; what is under way at the provider is hung up."""
        self._future.cancel()

    async def _run(self) -> None:
        try:
            async with closed_streams(), asyncio.timeout(self._limits.total_s):
                await self._tries()
        except TimeoutError:
            self.fault = Fault("slow")
        except asyncio.CancelledError:
            raise
        except Exception as error:  # of any library behind LangChain
            if place := _in_our_code(error):
                _log.error("A call of the model failed here: %s, %s", type(error).__name__, place)
                self.fault = Fault("own")
                return
            told = fault_of(error, begun=self.chars > 0)
            # A fresh one: a traceback would keep the library's open streams alive, to be collected who knows
            # where, in another thread, with a complaint.
            self.fault = Fault(told.kind, told.status, told.wait_s)
            del told
        finally:
            self._queue.put(None)

    async def _tries(self) -> None:
        while True:
            self.tries += 1
            try:
                await self._once()
                return
            except Exception as error:
                wait_s = self._wait_before_another(error)
                if wait_s is None:
                    raise
            await asyncio.sleep(wait_s)

    def _wait_before_another(self, error: Exception) -> float | None:
        """Seconds until the second try; None when there is none."""
        fault = fault_of(error)
        if self.chars or self.tries > 1 or _in_our_code(error) or not fault.worth_another_try:
            return None
        return fault.wait_s

    async def _once(self) -> None:
        async with contextlib.aclosing(self._ask()) as stream:  # type: ignore[type-var]
            while True:
                try:
                    async with asyncio.timeout(self._limits.first_s):
                        piece = await anext(stream)
                except StopAsyncIteration:
                    break
                except TimeoutError:
                    raise Fault("slow" if self.chars else "silent") from None
                self.tokens = max(self.tokens, piece.tokens)
                if not piece.text:
                    continue
                if self.first_s is None:
                    self.first_s = time.perf_counter() - self._begun
                self.chars += len(piece.text)
                self._queue.put(piece.text[:MOST_CHARS])
                if self.chars > MOST_CHARS:
                    raise Fault("endless")
        if not self.chars:
            raise Fault("empty")


def _in_our_code(error: Exception) -> str:
    """Where this program itself raised an error that is no `Fault`; '' when a library did."""
    if isinstance(error, Fault):
        return ""
    last = traceback.extract_tb(error.__traceback__)[-1]
    ours = Path(last.filename).is_relative_to(Path(__file__).parents[1])
    return f"{Path(last.filename).name}:{last.lineno}" if ours else ""


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """The one loop of all calls, on a daemon thread, started with the first call."""
    loop = asyncio.new_event_loop()
    loop.call_soon(remember_streams)
    threading.Thread(target=loop.run_forever, name="model-calls", daemon=True).start()
    return loop


def _in_loop(coroutine: Coroutine[Any, Any, None]) -> Future[None]:
    return asyncio.run_coroutine_threadsafe(coroutine, _loop())
