"""What a request must be before anything else sees it: for us, from our page or a program, small, unhurried.

It trusts nothing that a client says about itself: no forwarded header, no foreign name or origin, no upload.
It refuses to know what is asked.
"""

from __future__ import annotations

import json
import math
import re

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from chatbot.web.pace import Pace

MAX_BODY_BYTES = 64 * 1024
QUESTIONS_A_MINUTE, QUESTIONS_AT_ONCE = 30, 10
OTHERS_A_MINUTE, OTHERS_AT_ONCE = 120, 40

_CLOSED = re.compile(
    r"/gradio_api/(?:upload|upload_progress|deep_link|proxy=|file[=/]|stream/|custom_component/|component_server"
    r"|process_recording|vibe-|undo-vibe-|dev/|runs|run-history/|profiling/)"
    r"|/(?:monitoring|login|logout|pwa_icon)(?:/|$)"
)
"""Routes of Gradio that this page does not need; the upload among them takes any size from anyone."""

_NO_QUESTION = re.compile(r"/gradio_api/(?:call/(?:v2/)?(?:restore|rate|forget)|reset|cancel)/?")
"""What is posted to Gradio without asking anything; all else there may occupy the queue of questions."""

_HEARSAY = re.compile(
    rb"x-forwarded-.*|forwarded|x-real-ip|x-gradio-server|x-original-.*|x-rewrite-.*|x-host"
)
"""Headers by which a proxy tells what it was asked for. No proxy is known here, so only a client can have
sent them, and Gradio would believe them: its page would load its scripts from wherever they say."""

_LOCAL_NAMES = {"localhost", "127.0.0.1", "::1"}
_EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  # compared, not bound


class Door:
    """Middleware: strange names and origins, closed routes, large bodies and haste end here.

    `host` is what the owner chose to serve on. A request must name it or this machine, or another site could
    have its own name point here and read along (DNS rebinding); on all addresses any name may be the owner's.
    """

    def __init__(self, app: ASGIApp, host: str, pace: Pace | None = None) -> None:
        self.app = app
        self._names = None if host in _EVERYWHERE else _LOCAL_NAMES | {host.lower().rstrip(".")}
        self._asking = pace or Pace(per_minute=QUESTIONS_A_MINUTE, burst=QUESTIONS_AT_ONCE)
        self._others = Pace(per_minute=OTHERS_A_MINUTE, burst=OTHERS_AT_ONCE)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":  # nothing here speaks it
            await send({"type": "websocket.close", "code": 1008})
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = {**scope, "headers": [pair for pair in scope["headers"] if not _HEARSAY.fullmatch(pair[0])]}
        headers = Headers(scope=scope)
        changing = scope["method"] not in ("GET", "HEAD", "OPTIONS")
        if not self._is_ours(headers):
            await _refuse(send, 400, "This server does not answer under that name.")
        elif _CLOSED.match(scope["path"]):
            await _refuse(send, 404, "Not found.")
        elif changing and _is_foreign(headers):
            await _refuse(send, 403, "Requests from other sites are not accepted.")
        elif _declared_length(headers) > MAX_BODY_BYTES:
            await _refuse(send, 413, "The request is too large.")
        elif changing and (wait := math.ceil(self._wait_s(scope))):
            sentence = f"You are asking faster than I can read: try again in {_seconds(wait)}."
            await _refuse(send, 429, sentence, retry_after_s=wait)
        else:
            await self._within_limit(scope, receive, send)

    def _is_ours(self, headers: Headers) -> bool:
        named = headers.getlist("host")
        return len(named) == 1 and (self._names is None or _name(named[0]) in self._names)

    def _wait_s(self, scope: Scope) -> float:
        if not scope["path"].startswith("/gradio_api/"):
            return 0.0
        pace = self._others if _NO_QUESTION.fullmatch(scope["path"]) else self._asking
        client = scope.get("client")
        return pace.wait_s(client[0] if client else "")

    async def _within_limit(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Reads the body before the app does: a chunked one declares no length, so it is counted."""
        if scope["method"] in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        body = b""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            if len(body) > MAX_BODY_BYTES:
                await _refuse(send, 413, "The request is too large.")
                return
            if not message.get("more_body", False):
                break
        given = False

        async def replay() -> Message:
            nonlocal given
            if given:
                return await receive()
            given = True
            return {"type": "http.request", "body": body, "more_body": False}

        await self.app(scope, replay, send)


async def _refuse(send: Send, status: int, message: str, *, retry_after_s: int | None = None) -> None:
    body = json.dumps({"error": message}).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    if retry_after_s is not None:
        headers.append((b"retry-after", str(retry_after_s).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _seconds(count: int) -> str:
    return "a second" if count == 1 else f"{count} seconds"


def _name(host: str) -> str:
    """The name in a Host header, without its port: `[::1]:7860` is `::1`."""
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return name.lower().rstrip(".")


def _is_foreign(headers: Headers) -> bool:
    """Whether a browser says that another site's page sent this. A program sends no Origin."""
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2].lower() != headers.get("host", "").lower()


def _declared_length(headers: Headers) -> int:
    declared = headers.get("content-length", "0")
    return int(declared) if declared.isdecimal() and len(declared) < 20 else MAX_BODY_BYTES + 1
