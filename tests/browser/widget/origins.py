"""Two origins on loopback: a host's page on 127.0.0.1, and on localhost an API that says what a test scripts.

The API serves the widget's file as the app does, answers the browser's questions about origins, and streams a
`Reply` for each question: pieces of bytes, pauses until a test lets it go on, and the ways a stream can end.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal

from chatbot.models import Answer
from chatbot.web.widget import newest

QUESTION = "Which schedulers?"
ANSWER_TEXT = "Ada wrote a custom Go scheduler. [1]\n- gang scheduling [2]\n- fair-share queues [2]"
CITATIONS = (
    {
        "marker": 1,
        "quote": "- **Custom GPU scheduler:** designer and primary author of a custom Go scheduler",
        "source": "resume.txt",
        "section": "Experience",
        "page": None,
        "line": 47,
        "start": 10,
        "end": 90,
    },
    {
        "marker": 2,
        "quote": "gang scheduling, fractional GPU shares; see https://ada.example/talks or ada@ada.example",
        "source": "resume.pdf",
        "section": "Projects",
        "page": 2,
        "line": 3,
        "start": 100,
        "end": 190,
    },
)


def answer(text: str = ANSWER_TEXT, citations: Sequence[Any] = CITATIONS, **more: Any) -> dict[str, Any]:
    """The data of a `done` event, checked against the contract."""
    given: dict[str, Any] = {
        "id": "a-1",
        "session_id": "s-1",
        "answer": text,
        "blocks": [],
        "status": "answered",
        "confidence": 0.9,
        "citations": citations,
        "suggestions": [],
        "generation": "g-1",
        **more,
    }
    return Answer.model_validate(given).model_dump(mode="json")


def event(name: str, data: Any) -> bytes:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def sources(citations: Sequence[Any] = CITATIONS) -> bytes:
    return event("sources", {"session_id": "s-1", "answer_id": "a-1", "citations": citations})


def token(text: str) -> bytes:
    return event("token", {"text": text})


def done(text: str = ANSWER_TEXT, citations: Sequence[Any] = CITATIONS, **more: Any) -> bytes:
    return event("done", answer(text, citations, **more))


Piece = bytes | threading.Event
"""Bytes to send, or an event to wait for before the next."""


@dataclass
class Reply:
    """What the API says to one question. `end`: the stream is closed in order, torn, or left open."""

    pieces: Sequence[Piece] = (sources(), token(ANSWER_TEXT), done())
    status: int = 200
    kind: str = "text/event-stream; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    end: Literal["close", "tear", "hang"] = "close"
    allowed: bool = True


def refusal(status: int, code: str, **more: Any) -> Reply:
    body = {"code": code, "message": "No.", "retryable": True, "request_id": "r-1"}
    return Reply([json.dumps(body).encode()], status=status, kind="application/json", **more)


class Origin:
    """One origin. `pages`: path → HTML; `posts`: what was posted, as (path, body, headers)."""

    def __init__(self, name: str) -> None:
        self.pages: dict[str, str] = {}
        self.page_headers: dict[str, str] = {}
        self.source = newest().content
        self.replies: deque[Reply] = deque()
        self.posts: list[tuple[str, dict[str, Any], dict[str, str]]] = []
        self.gone = threading.Event()  # of the test: every hanging reply ends
        origin = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *args: Any) -> None:
                pass

            def _head(self, status: int, headers: dict[str, str]) -> None:
                self.send_response(status)
                for key, value in headers.items():
                    self.send_header(key, value)
                self.end_headers()

            def do_GET(self) -> None:
                if self.path.endswith("/widget.js"):
                    body, kind = origin.source, "text/javascript; charset=utf-8"
                    more = {
                        "Access-Control-Allow-Origin": "*",
                        "Cross-Origin-Resource-Policy": "cross-origin",
                    }
                elif self.path in origin.pages:
                    body, kind = origin.pages[self.path].encode(), "text/html; charset=utf-8"
                    more = origin.page_headers
                else:
                    self._head(404, {"Content-Length": "0"})
                    return
                head = {"Content-Type": kind, "Content-Length": str(len(body)), "Cache-Control": "no-store"}
                self._head(200, head | more)
                self.wfile.write(body)

            def do_OPTIONS(self) -> None:
                reply = origin.replies[0] if origin.replies else Reply()
                allowed = {
                    "Access-Control-Allow-Origin": self.headers["Origin"],
                    "Access-Control-Allow-Headers": "content-type",
                    "Access-Control-Allow-Methods": "POST",
                    "Vary": "Origin",
                }
                ok = {"Content-Length": "0", **(allowed if reply.allowed else {})}
                self._head(200 if reply.allowed else 403, ok)
                if not reply.allowed:
                    origin.replies.popleft()

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                origin.posts.append((self.path, body, dict(self.headers)))
                if self.path != "/api/v1/chat":
                    reply = Reply([b'{"kept": true}'], kind="application/json")
                else:
                    reply = origin.replies.popleft() if origin.replies else Reply()
                self._head(
                    reply.status,
                    {
                        "Content-Type": reply.kind,
                        "Transfer-Encoding": "chunked",
                        "Access-Control-Allow-Origin": self.headers["Origin"] or "*",
                        "Access-Control-Expose-Headers": "Retry-After",
                        "Cache-Control": "no-store",
                        **reply.headers,
                    },
                )
                try:
                    self._send(reply)
                except OSError:  # the visitor left
                    self.close_connection = True

            def _send(self, reply: Reply) -> None:
                for piece in reply.pieces:
                    if isinstance(piece, threading.Event):
                        piece.wait(20)
                    elif piece:
                        self.wfile.write(b"%x\r\n%s\r\n" % (len(piece), piece))
                        self.wfile.flush()
                if reply.end == "hang":
                    origin.gone.wait(60)
                if reply.end == "close":
                    self.wfile.write(b"0\r\n\r\n")
                else:
                    self.close_connection = True

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://{name}:{self._server.server_address[1]}"
        # It looks 20 times a second whether it is to end; the default is twice, and closing waits for it.
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def asked(self) -> list[dict[str, Any]]:
        """The bodies of the questions so far."""
        return [body for path, body, _ in self.posts if path == "/api/v1/chat"]

    def close(self) -> None:
        self.gone.set()
        self._server.shutdown()
        self._server.server_close()


@contextmanager
def two_origins() -> Iterator[tuple[Origin, Origin]]:
    """(the host's site, the API)."""
    site, api = Origin("127.0.0.1"), Origin("localhost")
    try:
        yield site, api
    finally:
        site.close()
        api.close()
