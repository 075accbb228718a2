"""The outermost layer: names each request, measures it, logs it without a visitor's words, catches faults.

It refuses to know an address, a query or a body; what it writes down holds a route, a status and a duration.
"""

from __future__ import annotations

import logging
import random
import time
import traceback
from collections.abc import Collection, MutableMapping
from pathlib import Path
from typing import Any, Protocol

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.web.refusal import FAULT, Refusal, as_json, refusal_for_path

REQUESTS = logging.getLogger("chatbot.requests")
_LOG = logging.getLogger(__name__)
_KEY = "chatbot.request_id"
_IDS = random.Random()  # noqa: S311  # a name in a log, not a secret; the system's own costs a call into it


class Meter(Protocol):
    """Counts requests."""

    def request(self, route: str, method: str, status: int, seconds: float) -> None: ...


def request_id_of(scope: MutableMapping[str, Any]) -> str:
    """The id of the request, made by this server; never a client's."""
    return str(scope.get(_KEY, ""))


def local_path(scope: Scope) -> str:
    """The path as the routes here know it: without the root path that a proxy answers under."""
    path, root = str(scope["path"]), str(scope.get("root_path", ""))
    return path[len(root) :] or "/" if root and (path == root or path.startswith(f"{root}/")) else path


class Observe:
    """Middleware. `routes`: the paths that are told apart; all else is the page's or nobody's."""

    def __init__(self, app: ASGIApp, routes: Collection[str] = (), meter: Meter | None = None) -> None:
        self.app = app
        self._routes = frozenset(routes)
        self._meter = meter
        self._told: set[tuple[str, str, int | None]] = set()  # lines of code: as many as there are

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = f"{_IDS.getrandbits(64):016x}"
        scope = {**scope, _KEY: request_id}
        begun = time.perf_counter()
        status = 0

        async def send_named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-request-id", request_id.encode())]
            await send(message)

        try:
            await self.app(scope, receive, send_named)
        except Exception as error:
            self._tell(request_id, error)
            # Too late to say so when it has begun: the server cuts what ends without its last piece, which no
            # client takes for an end.
            if not status:
                await send_refusal(send_named, scope, Refusal("internal", FAULT))
        finally:
            self._note(scope, request_id, status, time.perf_counter() - begun)

    def _tell(self, request_id: str, error: Exception) -> None:
        """Logs a fault; the way to it only the first time: who can cause it could fill the disk with it."""
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = (type(error).__name__, last.filename, last.lineno)
        again = place in self._told
        self._told.add(place)
        if again:
            where = f"{Path(last.filename).name}:{last.lineno}"
            _LOG.error("Request %s failed as one before it: %s, %s.", request_id, place[0], where)
        else:
            _LOG.error("Request %s failed.", request_id, exc_info=error)

    def _note(self, scope: Scope, request_id: str, status: int, seconds: float) -> None:
        logged = REQUESTS.isEnabledFor(logging.INFO)
        if self._meter is None and not logged:
            return
        route, method = self._route(local_path(scope)), _known_method(scope["method"])
        if self._meter is not None:
            self._meter.request(route, method, status, seconds)
        if not logged:
            return
        REQUESTS.info(
            "%s %s %s",
            method,
            route,
            status,
            extra={
                "request_id": request_id,
                "method": method,
                "route": route,
                "status": status,
                "ms": round(1000 * seconds, 1),
            },
        )

    def _route(self, path: str) -> str:
        """A name out of a small set: a path may be of anyone's making, and of any length."""
        if path in self._routes:
            return path
        for prefix in ("/api/v1", "/v1", "/widget", "/gradio_api", "/page"):
            if path.startswith(f"{prefix}/"):
                return f"{prefix}/…"
        return "…"


def _known_method(method: str) -> str:
    return method if method in {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"} else "OTHER"


async def send_refusal(send: Send, scope: Scope, refusal: Refusal, *, allow: str = "") -> None:
    """The refusal as a whole response, in the shape that clients of this path understand."""
    body = as_json(refusal_for_path(local_path(scope), refusal, request_id_of(scope)))
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    if allow:
        headers.append((b"allow", allow.encode()))
    if refusal.retry_after_s is not None:
        headers.append((b"retry-after", str(refusal.retry_after_s).encode()))
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body if scope["method"] != "HEAD" else b""})
