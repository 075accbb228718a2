"""How much and how often: the size of a body, the pace of an address, the questions of a day.

These hold whatever a client says about itself: with an Origin or without one, in few sessions or many. It
refuses to know what is asked, and who may ask at all (see `door`).
"""

from __future__ import annotations

import asyncio
import datetime as dt
import json
import math
import re
import threading
from collections.abc import Callable
from typing import Any

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.web.observe import local_path, send_refusal
from chatbot.web.pace import Pace
from chatbot.web.refusal import Refusal

MAX_BODY_BYTES = 64 * 1024
MAX_CONVERSATION_BYTES = 256 * 1024  # clients of /v1 send the whole conversation with every question
BODY_S = 20.0
OTHERS_A_MINUTE, OTHERS_AT_ONCE = 120, 40

_NO_QUESTION = re.compile(r"/gradio_api/(?:call/(?:v2/)?(?:restore|resume|rate|forget)|reset|cancel)/?")
"""What is posted to Gradio without asking anything; all else there may occupy the queue of questions."""

_FOLLOWED = re.compile(r"/gradio_api/(?:call/|queue/|heartbeat/)")
"""Where an answer is waited for: nothing is asked, but a line is held; an invented id is a fault there."""

_QUESTION = {"/api/v1/chat", "/v1/chat/completions"}


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Day:
    """At most so many questions a day (UTC), all addresses together. Safe between threads."""

    def __init__(self, limit: int, now: Callable[[], dt.datetime] = _now) -> None:
        self._limit = limit
        self._now = now
        self._lock = threading.Lock()
        self._date: dt.date | None = None
        self._asked = 0

    def wait_s(self) -> float:
        """0 when a question may be asked, which is then counted; else the seconds until the next day."""
        now = self._now()
        with self._lock:
            if now.date() != self._date:
                self._date, self._asked = now.date(), 0
            if self._asked >= self._limit:
                midnight = dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time(), dt.UTC)
                return (midnight - now).total_seconds()
            self._asked += 1
            return 0.0


class Limits:
    """Middleware: large bodies, slow ones and haste end here. `asking`: how fast one address may ask."""

    def __init__(
        self,
        app: ASGIApp,
        asking: Pace,
        day: Day,
        others: Pace | None = None,
        body_s: float = BODY_S,
    ) -> None:
        self.app = app
        self._asking = asking
        self._others = others or Pace(per_minute=OTHERS_A_MINUTE, burst=OTHERS_AT_ONCE)
        self._day = day
        self._body_s = body_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD", "OPTIONS"):
            if scope["type"] == "http" and _FOLLOWED.match(local_path(scope)):
                try:
                    self._in_time(scope, asks=False)
                except Refusal as refusal:
                    await send_refusal(send, scope, refusal)
                    return
            await self.app(scope, receive, send)
            return
        try:
            # The cheapest look first: who asks too fast has no body read.
            path = local_path(scope)
            if path != "/mcp":
                self._in_time(scope, _asks(path, b""))
            most = MAX_CONVERSATION_BYTES if path == "/v1/chat/completions" else MAX_BODY_BYTES
            if _declared_length(Headers(scope=scope)) > most:
                raise _too_large()
            async with asyncio.timeout(self._body_s):
                body = await _body(receive, most)
            if body is None:
                return
            if path == "/mcp":
                self._in_time(scope, _asks(path, body))
        except TimeoutError:
            await send_refusal(send, scope, Refusal("too_slow", "The request did not arrive in time."))
            return
        except Refusal as refusal:
            await send_refusal(send, scope, refusal)
            return
        given = False

        async def replay() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, replay, send)

    def _in_time(self, scope: Scope, asks: bool) -> None:
        client = scope.get("client")
        pace = self._asking if asks else self._others
        if wait := math.ceil(pace.wait_s(client[0] if client else "")):
            raise too_fast(wait)
        if asks and (wait := math.ceil(self._day.wait_s())):
            raise Refusal(
                "daily_limit",
                "So much was asked today that there are no more answers until tomorrow.",
                retry_after_s=wait,
            )


def too_fast(wait_s: int) -> Refusal:
    """Whose turn it is, and when."""
    seconds = "a second" if wait_s == 1 else f"{wait_s} seconds"
    return Refusal(
        "too_fast", f"You are asking faster than I can read: try again in {seconds}.", retry_after_s=wait_s
    )


def _asks(path: str, body: bytes) -> bool:
    """Whether the request asks a question, as far as can be told without answering it."""
    if path == "/mcp":  # one address for everything: the message itself says what it is
        return _calls_a_tool(body)
    return path in _QUESTION or (path.startswith("/gradio_api/") and not _NO_QUESTION.fullmatch(path))


def _calls_a_tool(body: bytes) -> bool:
    """What is not understood counts as a question: it costs the sender more, not less."""
    try:
        message: Any = json.loads(body)
    except (ValueError, RecursionError):
        return True
    if not isinstance(message, dict):
        return True
    return message.get("method") not in {"initialize", "ping", "tools/list", "notifications/initialized"}


async def _body(receive: Receive, most: int) -> bytes | None:
    """Read before the app does: a chunked one declares no length, so it is counted. None: the client left."""
    body: bytes = b""
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += bytes(message.get("body", b""))
        if len(body) > most:
            raise _too_large()
        if not message.get("more_body", False):
            return body


def _too_large() -> Refusal:
    return Refusal("too_large", "The request is too large.")


def _declared_length(headers: Headers) -> int:
    declared = headers.get("content-length", "0")
    return int(declared) if declared.isdecimal() and len(declared) < 20 else MAX_CONVERSATION_BYTES + 1
