"""Leaves a failing model alone for a while: a circuit breaker. It refuses to know why a call failed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FAILURES = 3
REST_S = 60.0


class Breaker:
    """Open after `failures` in a row; after `rest_s` one call is let through to try. Safe between threads."""

    def __init__(
        self, failures: int = FAILURES, rest_s: float = REST_S, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._most = failures
        self._rest_s = rest_s
        self._clock = clock
        self._lock = threading.Lock()
        self._failed = 0
        self._until = 0.0

    def lets_through(self) -> bool:
        """Whether a call may be made now. Of those that come after a rest, only the first may."""
        with self._lock:
            if self._failed < self._most:
                return True
            now = self._clock()
            if now < self._until:
                return False
            self._until = now + self._rest_s
            return True

    def tell(self, *, failed: bool) -> None:
        """How a call went."""
        with self._lock:
            self._failed = self._failed + 1 if failed else 0
            if self._failed >= self._most:
                self._until = self._clock() + self._rest_s
