"""Requests of every shape that the OpenAPI allows or forbids, and bodies it has no word for: no fault.

    python tests/torture/shapes.py [--requests 50000] [--seed 0] [--control]

Of each operation four kinds: what the description allows, what it forbids (both by schemathesis), well-formed
bodies of odd words, and torn JSON and bytes. They go over real connections to the real app with the
résumé of `seeds/` and the real encoder, each from an address of its own, so that no pace ends them. Every
second question goes on with a conversation that is known, every second one is asked as a stream. No reply is
a 5xx, each is as the OpenAPI describes it, and a stream ends in `done` or `error`. Prints how many were asked
and what failed, with the request; status 1 when anything did. `--control` plants a bot that fails on a letter
outside ASCII: it must be found (status 1), or this script proves nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from chatbot.settings import Settings  # noqa: E402 - the script is run by its path
from tests.browser.conftest import Served, serving  # noqa: E402
from tests.chatbot.web.fake_bot import FakeBot  # noqa: E402

TIMEOUT_S = 60.0
CHAT = "/api/v1/chat"
STREAM = "text/event-stream"
CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
OPERATIONS = [
    (CHAT, "POST"),
    ("/api/v1/feedback", "POST"),
    ("/api/v1/forget", "POST"),
    ("/api/v1/suggestions", "GET"),
    ("/api/v1/resume", "GET"),
    ("/api/v1/health", "GET"),
    ("/api/v1/ready", "GET"),
    ("/v1/chat/completions", "POST"),
    ("/v1/models", "GET"),
    ("/v1/models/{name}", "GET"),
]
KINDS = ("allowed", "forbidden", "odd", "torn")
_MODES = {"allowed": GenerationMode.POSITIVE, "forbidden": GenerationMode.NEGATIVE}


@dataclass
class Tally:
    """What was asked and what came of it. `failures`: what broke, and the first request that did."""

    asked: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    failures: dict[str, str] = field(default_factory=dict)

    def fail(self, where: str, failure: Failure | Exception, request: str) -> None:
        told = f"{where}: {type(failure).__name__}: {str(failure).splitlines()[0]}"
        self.failures.setdefault(told, request[:2_000])


def cells() -> list[tuple[str, str, str]]:
    """(path, method, kind) of all that is tried: what takes no body has nothing in it that could be wrong."""
    return [
        (path, method, kind) for path, method in OPERATIONS for kind in KINDS[: 4 if method == "POST" else 1]
    ]


def is_fixed(path: str, method: str) -> bool:
    """Whether there is only one request to make."""
    return method == "GET" and "{" not in path


def read_schema(url: str) -> Any:
    """The description as the server gives it."""
    schema = schemathesis.openapi.from_url(f"{url}/api/v1/openapi.json")
    schema.config.max_stream_events = 100_000  # else it stops reading a stream after some, as if it were cut
    return schema


# -- one kind of request to one operation


def try_cell(schema: Any, path: str, method: str, kind: str, count: int, start: int, tally: Tally) -> None:
    """Asks `count` times and puts down what failed. `start`: what the requests are drawn from."""
    with requests.Session() as session:
        visitor = _Visitor(session, f"{method} {path}, {kind}", tally)
        ask: Callable[[Any], None] = visitor.ask_case if kind in _MODES else visitor.ask_body
        operation = schema[path][method]
        if kind in _MODES:
            cases = operation.as_strategy(generation_mode=_MODES[kind])
        else:
            bodies = _odd_bodies(path) if kind == "odd" else _torn_bodies(path)
            cases = st.tuples(st.just(operation), bodies)
        run = settings(
            max_examples=1 if is_fixed(path, method) else count,
            deadline=None,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        run(seed(start)(given(cases)(ask)))()


class _Visitor:
    """Sends requests, and looks at what comes back."""

    def __init__(self, session: requests.Session, where: str, tally: Tally) -> None:
        self._session = session
        self._where = where
        self._tally = tally
        self._known: str | None = None

    def ask_case(self, case: Any) -> None:
        if (
            case.path == CHAT
            and isinstance(case.body, dict)
            and "session_id" in case.body
            and self._every_2nd()
        ):
            case.body["session_id"] = self._known
        headers = self._from_elsewhere()
        if case.path == CHAT and self._tally.asked % 4 > 1:
            headers["Accept"] = STREAM
        request = json.dumps({"body": repr(case.body), "path": repr(case.path_parameters)}, ensure_ascii=True)
        try:
            response = case.call(session=self._session, headers=headers, timeout=TIMEOUT_S)
        except requests.RequestException as error:
            self._note(None)
            self._tally.fail(self._where, error, request)
            return
        self._note(response.status_code)
        try:
            case.validate_response(response, checks=CHECKS)
        except FailureGroup as group:
            for failure in group.exceptions:
                self._tally.fail(self._where, failure, request)
        self._look_at(response.content, response.headers.get("content-type", [""])[0], request)

    def ask_body(self, drawn: tuple[Any, bytes]) -> None:
        operation, body = drawn
        headers = {"Content-Type": "application/json", **self._from_elsewhere()}
        if operation.path == CHAT and self._every_2nd():
            headers["Accept"] = STREAM
        url = urljoin(operation.base_url, operation.path)
        try:
            response = self._session.post(url, data=body, headers=headers, timeout=TIMEOUT_S)
        except requests.RequestException as error:
            self._note(None)
            self._tally.fail(self._where, error, repr(body))
            return
        self._note(response.status_code)
        if response.status_code >= 500:
            self._tally.fail(self._where, RuntimeError(f"status {response.status_code}"), repr(body))
        self._look_at(response.content, response.headers.get("content-type", ""), repr(body))

    def _from_elsewhere(self) -> dict[str, str]:
        n = self._tally.asked
        return {"X-Forwarded-For": f"10.{n >> 16 & 255}.{n >> 8 & 255}.{n & 255}"}

    def _every_2nd(self) -> bool:
        return self._tally.asked % 2 == 1

    def _note(self, status: int | None) -> None:
        self._tally.asked += 1
        self._tally.statuses[status or 0] += 1

    def _look_at(self, content: bytes, content_type: str, request: str) -> None:
        """A stream ends with a word; and a conversation that was begun can be gone on with."""
        if content_type.startswith(STREAM):
            told = content.rstrip()
            openais = told.endswith(b"data: [DONE]")
            last = told.removesuffix(b"\n\ndata: [DONE]").rpartition(b"\n\n")[2]
            if not openais and not last.startswith((b"event: done\n", b"event: error\n")):
                self._tally.fail(self._where, RuntimeError("a stream ended without a word"), request)
            elif b'"code":"internal"' in last:
                self._tally.fail(self._where, RuntimeError("a stream ended in a fault"), request)
        elif content_type.startswith("application/json") and b'"session_id":"' in content:
            self._known = json.loads(content).get("session_id") or self._known


def _odd_bodies(path: str) -> st.SearchStrategy[bytes]:
    """Well-formed bodies of words that nobody types."""
    return st.fixed_dictionaries(_SHAPES[path](_text(least=1))).map(lambda body: json.dumps(body).encode())


def _torn_bodies(path: str) -> st.SearchStrategy[bytes]:
    """Bodies that no schema describes: JSON with anything in the places we read, and JSON cut or bent."""
    fields = _SHAPES[path](_text())
    anything = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | _text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_text(), inner, max_size=4),
        max_leaves=8,
    )
    more = {"session_id": anything, "stream": anything}
    whole = st.fixed_dictionaries(
        fields, optional={key: value for key, value in more.items() if key not in fields}
    )
    bent = whole.flatmap(lambda body: st.sampled_from(sorted(body)).map(lambda key: {**body, key: [body]}))
    written = st.one_of(whole, bent, anything).map(lambda value: json.dumps(value).encode())
    cut = st.tuples(written, st.integers(0, 400)).map(lambda pair: pair[0][: pair[1]])
    deep = st.integers(1, 30_000).map(lambda n: b'{"message":' + b"[" * n + b"]" * n + b"}")
    return st.one_of(written, written, cut, deep, st.binary(max_size=200))


def _text(least: int = 0) -> st.SearchStrategy[str]:
    odd = st.sampled_from(
        ["\ud800", "\u202e", "\u200b", "\x00", "\U000e0041", "ﷺ", "e\u0301" * 40, "NaN", "[1]"]
    )
    pieces = st.lists(
        st.one_of(odd, st.text(max_size=60), st.sampled_from(_WORDS)), min_size=least, max_size=12
    )
    return pieces.map(" ".join)


_WORDS = ["What", "did", "she", "do", "at", "AWS", "in 2019", "how many years", "Kubernetes", "?", "<script>"]
_SHAPES: dict[str, Callable[[Any], dict[str, Any]]] = {
    CHAT: lambda text: {"message": text},
    "/api/v1/feedback": lambda text: {
        "session_id": text,
        "answer_id": text,
        "verdict": text,
    },
    "/api/v1/forget": lambda text: {"session_id": text},
    "/v1/chat/completions": lambda text: {
        "model": text,
        "messages": st.lists(
            st.fixed_dictionaries({"role": st.sampled_from(["user", "assistant", "x"]), "content": text}),
            max_size=6,
        ),
    },
}


# -- the whole run


class Planted(FakeBot):
    """A bot with a fault behind it."""

    def stream(self, message: str, *rest: Any) -> Iterator[Any]:
        if not message.isascii():
            raise RuntimeError("planted")
        yield from super().stream(message, *rest)


@contextmanager
def served(control: bool) -> Iterator[Served]:
    with tempfile.TemporaryDirectory() as scratch:
        chosen = Settings(
            home=Path(scratch), seeds=ROOT / "seeds", questions_a_day=10_000_000, forwarded_hops=1
        )
        bot: Any
        if control:
            bot = Planted(chosen)
        else:
            from chatbot.bot import open_bot

            bot = open_bot(chosen)
        with serving(bot, chosen) as app:
            yield app


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--requests", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--control", action="store_true")
    options = parser.parse_args()
    tally = Tally()
    with served(options.control) as app:
        schema = read_schema(app.url)
        varied = [cell for cell in cells() if not is_fixed(*cell[:2])]
        for path, method, kind in cells():
            count = -(-options.requests // len(varied))
            asked, failed = tally.asked, len(tally.failures)
            try_cell(schema, path, method, kind, count, options.seed, tally)
            new = list(tally.failures.items())[failed:]
            print(f"{method:4} {path:22} {kind:9} {tally.asked - asked:6} asked, {len(new)} new failures")
            for told, request in new:
                print(f"    {told}\n        {request}")
            sys.stdout.flush()
    found = ", ".join(f"{status or 'none'}: {n}" for status, n in sorted(tally.statuses.items()))
    print(f"{tally.asked} requests, {len(tally.failures)} kinds of failure; statuses {found}")
    return 1 if tally.failures else 0


if __name__ == "__main__":
    sys.exit(main())
