"""A provider on this machine that speaks the OpenAI protocol and can do everything a provider should not.

What it does is chosen by the name of the model asked for. It keeps what was asked, what it said that is
false, and when a caller hung up. A part of the tests, and of the figures.
"""

from __future__ import annotations

import json
import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

SPOKEN = "Ada is Lead Engineer at Acme Inc. [1]\n"
CHATTER = "Sure, happy to help with that today my friend and here we go "
THOUGHT = "Let me see.\n" + "Note [1] says that Ada has a PhD. [1]\n" * 9 + "</think>\n"

# What a caller must survive, and how its answer may be marked: with the model's name only where words came.
FAULTS = (
    "refused", "tls", "no headers", "one token in 5 s", "stalls", "429", "429 and wait", "500", "503 html",
    "401 with the key", "404", "html with 200", "no choices", "broken json", "bad utf-8", "10 MB", "endless",
    "cut before a word", "cut after a word", "cut after 50 words", "every piece twice", "a tool call",
    "null content", "nothing said", "obeys", "lies", "garbage", "error event", "no end mark",
)  # fmt: skip
FINE = ("faithful", "500 once", "thinks first", "429 once", "slow but fine")


class Loopback:
    """The server. `asked`: the bodies it got; `hung_up`: when callers went away; `lied`: what it made up."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.hung_up: list[float] = []
        self.lied: list[tuple[str, str]] = []
        self.said: dict[str, str] = {}  # visitor's words → what an obedient model answers
        self.calls: Counter[str] = Counter()
        self.ended = threading.Event()
        loopback = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["content-length"])))
                loopback.asked.append(body)
                loopback.keys.append(self.headers.get("authorization", ""))
                loopback.calls[body["model"].replace("~", " ")] += 1
                self.close_connection = True
                try:
                    loopback._answer(self, body)
                except (BrokenPipeError, ConnectionResetError, TimeoutError):
                    loopback.hung_up.append(time.monotonic())

            def log_message(self, *_: Any) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self) -> None:
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()

    # -- what it does

    def _answer(self, to: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        kind = body["model"].replace("~", " ")
        prompt = "\n".join(m["content"] for m in body["messages"])
        first = self.calls[kind] == 1
        match kind:
            case "faithful":
                self._speak(to, faithful_answer(prompt))
            case "lies":
                self._speak(to, self._lying(prompt))
            case "obeys":
                self._speak(to, self._obeying(prompt))
            case "garbage":
                self._speak(to, "\ufffd lorem %% [9] ]] [[1] qzx \x00 <script>alert(1)</script> [1]\n" * 12)
            case "slow but fine":
                self._speak(to, faithful_answer(prompt), pause_s=0.02)
            case "no headers":
                self._wait_for_hang_up(to)
            case "one token in 5 s":
                self._begin(to)
                for word in SPOKEN.split(" "):
                    self._piece(to, word + " ")
                    if self._gone(to, 5.0):
                        raise BrokenPipeError
            case "stalls":
                self._begin(to)
                self._piece(to, SPOKEN + "Ada has ")
                self._wait_for_hang_up(to)
            case "429":
                self._error(to, 429)
            case "429 and wait":
                self._error(to, 429, {"retry-after": "120"})
            case "429 once" if first:
                self._error(to, 429, {"retry-after": "0.1"})
            case "500 once" if first:
                self._error(to, 500)
            case "429 once" | "500 once":
                self._speak(to, faithful_answer(prompt))
            case "500":
                self._error(to, 500)
            case "503 html":
                self._send(to, 503, "text/html", b"<html><body>Down for repair</body></html>")
            case "401 with the key":
                self._error(to, 401, said=f"Incorrect key provided: {to.headers.get('authorization')}")
            case "404":
                self._error(to, 404)
            case "html with 200":
                self._send(
                    to, 200, "text/html", b"<!doctype html><title>Welcome</title><p>Ada has a PhD.</p>"
                )
            case "no choices":
                self._begin(to)
                self._event(
                    to,
                    {
                        "id": "x",
                        "object": "chat.completion.chunk",
                        "created": 1,
                        "model": kind,
                        "choices": [],
                    },
                )
                self._end(to)
            case "broken json":
                self._begin(to)
                self._piece(to, SPOKEN)
                self._raw(to, b'data: {"id": "x", "choices": [{"delta": {"cont\n\n')
                self._end(to)
            case "bad utf-8":
                self._begin(to)
                self._raw(
                    to, b'data: {"id":"x","choices":[{"index":0,"delta":{"content":"\xff\xfe\x80 Ada"}}]}\n\n'
                )
                self._end(to)
            case "10 MB":
                self._begin(to)
                self._piece(to, "Ada " * 2_500_000)
                self._end(to)
            case "endless":
                self._begin(to)
                while not self.ended.is_set():
                    self._piece(to, CHATTER)
            case "cut before a word":
                self._begin(to)
                to.connection.shutdown(socket.SHUT_RDWR)
            case "cut after a word":
                self._begin(to)
                self._piece(to, "Ada")
                to.connection.shutdown(socket.SHUT_RDWR)
            case "cut after 50 words":
                self._begin(to)
                for word in (SPOKEN + CHATTER * 4).split(" ")[:50]:
                    self._piece(to, word + " ")
                to.connection.shutdown(socket.SHUT_RDWR)
            case "every piece twice":
                self._begin(to)
                for piece in re.findall(r"\S+\s*", faithful_answer(prompt)):
                    self._piece(to, piece)
                    self._piece(to, piece)
                self._end(to)
            case "a tool call":
                self._begin(to)
                call = {
                    "index": 0,
                    "id": "c",
                    "type": "function",
                    "function": {"name": "send_mail", "arguments": "{}"},
                }
                self._event(to, self._chunk({"tool_calls": [call]}))
                self._end(to)
            case "null content":
                self._begin(to)
                self._event(to, self._chunk({"role": "assistant", "content": None}))
                self._end(to)
            case "nothing said":
                self._begin(to)
                self._end(to)
            case "error event":
                self._begin(to)
                self._event(to, {"error": {"message": "overloaded", "type": "server_error"}})
            case "no end mark":
                self._begin(to)
                self._piece(to, faithful_answer(prompt))
            case "thinks first":
                self._speak(
                    to, "<think>Ada has a PhD, I might say. [1]\n</think>\n" + faithful_answer(prompt)
                )
            case "thinks at length":
                self._begin(to)
                for _ in range(200):
                    self._piece(to, "<think>Let me see. ")
                    time.sleep(0.05)
            case "thinks without an opening":
                self._speak(to, THOUGHT + faithful_answer(prompt))
            case _:
                raise AssertionError(f"no such behaviour: {kind}")

    def _lying(self, prompt: str) -> str:
        """Several lies about each note, each citing it: `lied` keeps them with their kinds."""
        lines = []
        notes = notes_in(prompt)
        for position, (number, text) in enumerate(notes):
            other = notes[(position + 1) % len(notes)][1]
            for kind, lie in lies_about(text, other, position):
                self.lied.append((kind, lie))
                lines.append(f"{lie} [{number}]")
        return "\n".join(lines) + "\n"

    def _obeying(self, prompt: str) -> str:
        """Does whatever the visitor's words ask for, and cites every note for it."""
        cited = "".join(f"[{number}]" for number, _ in notes_in(prompt)[:3])
        for asked, answer in self.said.items():
            if asked in prompt:
                return "\n".join(f"{line} {cited}" for line in answer.split("\n")) + "\n"
        return f"Ada has a PhD from Oxford and led 300 people. {cited}\n"

    # -- how it is said

    def _speak(self, to: BaseHTTPRequestHandler, text: str, pause_s: float = 0.0) -> None:
        self._begin(to)
        for piece in re.findall(r"\s*\S+|\s+\Z", text):
            self._piece(to, piece)
            if pause_s:
                time.sleep(pause_s)
        self._end(to)

    def _begin(self, to: BaseHTTPRequestHandler) -> None:
        to.send_response(200)
        to.send_header("content-type", "text/event-stream")
        to.send_header("connection", "close")
        to.end_headers()

    def _piece(self, to: BaseHTTPRequestHandler, text: str) -> None:
        self._event(to, self._chunk({"content": text}))

    def _chunk(self, delta: dict[str, Any]) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "finish_reason": None}
        return {"id": "x", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}

    def _event(self, to: BaseHTTPRequestHandler, event: dict[str, Any]) -> None:
        self._raw(to, f"data: {json.dumps(event)}\n\n".encode())

    def _raw(self, to: BaseHTTPRequestHandler, data: bytes) -> None:
        to.wfile.write(data)
        to.wfile.flush()

    def _end(self, to: BaseHTTPRequestHandler) -> None:
        self._raw(to, b"data: [DONE]\n\n")

    def _error(
        self, to: BaseHTTPRequestHandler, status: int, headers: dict[str, str] | None = None, said: str = "no"
    ) -> None:
        body = json.dumps({"error": {"message": said, "type": "error", "code": None}}).encode()
        self._send(to, status, "application/json", body, headers)

    def _send(
        self,
        to: BaseHTTPRequestHandler,
        status: int,
        kind: str,
        body: bytes,
        headers: dict[str, str] | None = None,
    ) -> None:
        to.send_response(status)
        for name, value in {
            "content-type": kind,
            "content-length": str(len(body)),
            **(headers or {}),
        }.items():
            to.send_header(name, value)
        to.end_headers()
        to.wfile.write(body)

    def _wait_for_hang_up(self, to: BaseHTTPRequestHandler) -> None:
        if self._gone(to, 60.0):
            raise BrokenPipeError

    def _gone(self, to: BaseHTTPRequestHandler, within_s: float) -> bool:
        """Whether the caller hangs up before the time is over."""
        to.connection.settimeout(0.05)
        until = time.monotonic() + within_s
        while time.monotonic() < until and not self.ended.is_set():
            with suppress(TimeoutError):
                if to.connection.recv(1) == b"":
                    return True
        return False


@contextmanager
def loopback() -> Iterator[Loopback]:
    """A provider, closed behind you."""
    server = Loopback()
    try:
        yield server
    finally:
        server.close()


def notes_in(prompt: str) -> list[tuple[int, str]]:
    """The numbered notes of a prompt."""
    block = re.search(r'<data kind="notes">\n(.*?)\n</data>', prompt, re.DOTALL)
    return [(int(n), t) for n, t in re.findall(r"^\[(\d+)\] (.*)$", block[1], re.MULTILINE)] if block else []


def faithful_answer(prompt: str) -> str:
    """The notes in slightly other words, each citing its number."""
    lines = []
    for number, text in notes_in(prompt):
        body = text.rstrip(":").removesuffix(".")
        lines.append(f"According to the résumé, {body} [{number}].")
    return "\n".join(lines) + "\n"


_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(r"(?<![\w.,:/'-])\d[\d.,]*(?![\w/-])")


def lies_about(text: str, other: str, place: int) -> Iterator[tuple[str, str]]:
    """False sentences made of a note: each kind that its words allow."""
    body = text.rstrip(":").removesuffix(".").removeprefix("Yes. ").removeprefix("No. ")
    if len(body) > 500:
        return
    years = _YEAR.findall(body)
    if years:
        wrong = next(str(y) for y in range(1991, 2050) if str(y) not in body)
        yield "a wrong year", body.replace(years[0], wrong, 1) + "."
    numbers = [n for n in _NUMBER.findall(body) if not _YEAR.fullmatch(n)]
    beside = [re.findall(r"\w+", body[: body.index(n)])[-1:] for n in numbers[:2]]
    if (
        len(set(numbers)) > 1 and numbers[0] != numbers[1] and beside[0] != beside[1]
    ):  # "IRC 6, IRC 112" is a list
        yield (
            "numbers swapped",
            body.replace(numbers[0], "\0", 1).replace(numbers[1], numbers[0], 1).replace("\0", numbers[1], 1)
            + ".",
        )
    if numbers:
        yield "a larger number", body.replace(numbers[0], "9" + numbers[0], 1) + "."
    clauses = (
        "and led 300 people",
        "and is an expert in it",
        "while completing a PhD",
        "and won a national award for it",
    )
    yield "a true sentence with a false clause", f"{body}, {clauses[place % 4]}."
    yield "an invented employer", f"At Hooli Dynamics, {body}."
    yield "an invented skill", f"{body} using Terraform and Erlang."
    verb = re.search(r"\b(was|is|has|holds|led|built|cut|lists)\b", body)
    if verb:
        turned = f"{verb[1]} not" if verb[1] in ("was", "is", "has") else f"never {verb[1]}"
        yield "negation flipped", body[: verb.start()] + turned + body[verb.end() :] + "."
    yield "an invented degree", f"With an MBA from Oxford, {body}."
    yield "alone", f"{body}, single-handedly."
    if other != text:
        yield "another title", f"Vice President and Chief Officer: {body}."
