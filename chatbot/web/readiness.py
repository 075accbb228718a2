"""Whether questions can be answered just now, found out by searching the index, not by having started.

It refuses to know what an answer is; a search needs no model that costs money.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable

from chatbot.web.refusal import Refusal
from chatbot.web.turns import Turns, stopping

FRESH_S = 5.0
PATIENCE_S = 10.0

_LOG = logging.getLogger(__name__)


class Readiness:
    """`probe` searches once; its outcome holds for `fresh_s`, however many ask."""

    def __init__(
        self,
        probe: Callable[[], object],
        turns: Turns,
        *,
        fresh_s: float = FRESH_S,
        patience_s: float = PATIENCE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._probe = probe
        self._turns = turns
        self._fresh_s = fresh_s
        self._patience_s = patience_s
        self._clock = clock
        self._checked_at: float | None = None
        self._sound = False
        self._lock = asyncio.Lock()

    async def check(self) -> None:
        """Returns when questions can be answered; raises Refusal when not."""
        if self._turns.stopping:
            raise stopping()
        async with self._lock:
            if self._checked_at is None or self._clock() - self._checked_at >= self._fresh_s:
                self._sound = await self._searched()
                self._checked_at = self._clock()
        if not self._sound:
            raise Refusal("not_ready", "Questions cannot be answered just now.", retry_after_s=5)

    async def _searched(self) -> bool:
        try:
            await asyncio.wait_for(asyncio.to_thread(self._probe), self._patience_s)
        except Exception:
            _LOG.exception("The index cannot be searched.")
            return False
        return True
