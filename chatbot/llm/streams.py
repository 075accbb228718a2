"""The streams that libraries open while a call runs, closed in the call's own task.

A call that is broken off leaves generators of the libraries beneath it half read. Left to the collector, they
are closed whenever and in whatever thread it runs, some while they run themselves. It refuses to know what a
stream carries.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections.abc import AsyncGenerator, AsyncIterator
from contextvars import ContextVar
from typing import Any

_opened: ContextVar[list[AsyncGenerator[Any, Any]] | None] = ContextVar("opened", default=None)
_CLOSING_S = 2.0  # how long one stream may take to close before it is left alone


def remember_streams() -> None:
    """Makes the running loop's thread write down every stream begun under `closed_streams`. Called once, in
    that thread, while its loop runs."""
    first, _ = sys.get_asyncgen_hooks()

    def begun(stream: AsyncGenerator[Any, Any]) -> None:
        opened = _opened.get()
        if opened is not None:
            opened.append(stream)
        if first is not None:
            first(stream)

    sys.set_asyncgen_hooks(firstiter=begun)


@contextlib.asynccontextmanager
async def closed_streams() -> AsyncIterator[None]:
    """Closes what was begun inside it when it is left, the outermost first, whatever became of the rest."""
    opened: list[AsyncGenerator[Any, Any]] = []
    token = _opened.set(opened)
    try:
        yield
    finally:
        _opened.reset(token)
        while opened:
            stream = opened.pop(0)
            with contextlib.suppress(Exception):  # a library's own, of a stream nobody reads any longer
                async with asyncio.timeout(_CLOSING_S):
                    await stream.aclose()
