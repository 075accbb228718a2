"""Figures of the running server for Prometheus, at `/metrics`: shut unless the owner sets a key.

Labels come from small fixed sets: no address, no session, no word of a visitor becomes one. It refuses to
know what is measured for.
"""

from __future__ import annotations

import hmac
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)

from chatbot.web.limits import too_fast
from chatbot.web.pace import Pace
from chatbot.web.refusal import Refusal

if TYPE_CHECKING:
    from pydantic import SecretStr

WRONG_KEYS_A_MINUTE, WRONG_KEYS_AT_ONCE = 6, 5
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 90)


class Metrics:
    """Counters of one app, in a registry of their own: two apps in a process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Counter(
            "resume_chatbot_requests",
            "Requests by route and status.",
            ["route", "method", "status"],
            registry=self.registry,
        )
        self._request_seconds = Histogram(
            "resume_chatbot_request_seconds",
            "From the first byte in to the last byte out; a stream lasts as long as it is read.",
            ["route"],
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._turns = Counter(
            "resume_chatbot_turns",
            "Turns by door and by how they ended: the answer's status, a refusal's code, or 'left'.",
            ["door", "outcome"],
            registry=self.registry,
        )
        self._turn_seconds = Histogram(
            "resume_chatbot_turn_seconds",
            "From the question to the whole answer, waiting included.",
            ["door"],
            buckets=_SECONDS,
            registry=self.registry,
        )

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        """One request that ended; status 0 for one whose sender left first."""
        self._requests.labels(route, method, str(status)).inc()
        self._request_seconds.labels(route).observe(seconds)

    def turn(self, door: str, outcome: str, seconds: float) -> None:
        """One turn that ended."""
        self._turns.labels(door, outcome).inc()
        self._turn_seconds.labels(door).observe(seconds)

    def gauge(self, name: str, help_text: str, value: Callable[[], float]) -> None:
        """A figure that is looked up when asked for."""
        Gauge(f"resume_chatbot_{name}", help_text, registry=self.registry).set_function(value)


def metrics_route(metrics: Metrics, key: SecretStr) -> APIRouter:
    """The route, for whoever bears the key."""
    router = APIRouter(include_in_schema=False)
    wrong = Pace(per_minute=WRONG_KEYS_A_MINUTE, burst=WRONG_KEYS_AT_ONCE)
    right = f"Bearer {key.get_secret_value()}".encode()

    @router.get("/metrics")
    def figures(request: Request) -> Response:
        address = request.client.host if request.client else ""
        given = request.headers.get("authorization")
        if given is None:
            raise _refused()
        if wait := math.ceil(wrong.would_wait_s(address)):
            raise too_fast(wait)
        if not hmac.compare_digest(given.encode(), right):
            wrong.wait_s(address)
            raise _refused()
        headers = {"Cache-Control": "no-store"}
        return Response(generate_latest(metrics.registry), headers=headers, media_type=CONTENT_TYPE_LATEST)

    return router


def _refused() -> Refusal:
    return Refusal("key_refused", "Send the owner's key: Authorization: Bearer …")
