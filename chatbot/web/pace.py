"""How fast one address may ask: so many a minute, a few of them at once.

It refuses to know what is asked and where the address came from. The library `limits` was tried first: its
memory storage keeps an entry for every address it ever saw and starts a thread at each request (5.8).
"""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from functools import lru_cache

MAX_ADDRESSES = 10_000


class Pace:
    """At most `burst` at once and `per_minute` in any minute, each address for itself. Safe between threads.

    One number an address (GCRA, ITU-T I.371): the moment at which it will have used up what it took. When
    there are too many addresses, the one that asked longest ago is forgotten.
    """

    def __init__(
        self,
        *,
        per_minute: int,
        burst: int,
        max_addresses: int = MAX_ADDRESSES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        # A minute begun with a whole burst has room for this many more: together never over `per_minute`.
        self._interval_s = 60.0 / (per_minute - burst)
        self._ahead_s = self._interval_s * (burst - 1)
        self._max_addresses = max_addresses
        self._clock = clock
        self._lock = threading.Lock()
        self._spent_until: OrderedDict[str, float] = OrderedDict()  # least recently asking first

    @property
    def addresses(self) -> int:
        """How many are remembered just now."""
        with self._lock:
            return len(self._spent_until)

    def would_wait_s(self, address: str) -> float:
        """As `wait_s`, but nothing is counted."""
        key = _whose(address)
        with self._lock:
            now = self._clock()
            return max(0.0, max(now, self._spent_until.get(key, now)) - self._ahead_s - now)

    def wait_s(self, address: str) -> float:
        """0 when `address` may ask now, which is then counted; else the seconds to wait, nothing counted."""
        key = _whose(address)
        with self._lock:
            now = self._clock()
            while self._spent_until and next(iter(self._spent_until.values())) <= now:
                self._spent_until.popitem(last=False)
            spent_until = max(now, self._spent_until.get(key, now))
            wait = spent_until - self._ahead_s - now
            if wait > 1e-6:  # what is left of rounding is no reason to send anyone away
                return wait
            self._spent_until[key] = spent_until + self._interval_s
            self._spent_until.move_to_end(key)
            if len(self._spent_until) > self._max_addresses:
                self._spent_until.popitem(last=False)
            return 0.0


@lru_cache(maxsize=MAX_ADDRESSES)
def _whose(address: str) -> str:
    """One line at home has 2**64 addresses of IPv6; they are one visitor here."""
    if ":" not in address and "." not in address:  # the id of a conversation, for one: nothing to look at
        return address[:64]
    try:
        known = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:64]
    if isinstance(known, ipaddress.IPv6Address):
        return str(known.ipv4_mapped or ipaddress.ip_network((known, 64), strict=False))
    return str(known)
