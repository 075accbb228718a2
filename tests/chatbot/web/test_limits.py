"""The limits: how large, how fast, how much a day. An app behind them tells what reached it."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from chatbot.web.limits import MAX_BODY_BYTES, Day, Limits
from chatbot.web.pace import Pace


class Behind:
    """Remembers the bodies that got through."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "POST":
            self.bodies.append((await receive())["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"in"})


def limits(behind: Behind, *, pace: Pace | None = None, a_day: int = 1000) -> Limits:
    return Limits(behind, pace or Pace(per_minute=1000, burst=500), Day(a_day))


async def call(app: Limits, method: str, path: str, **more: Any) -> httpx.Response:
    client_at = (more.pop("client", "127.0.0.1"), 5000)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app, client=client_at)) as client:
        return await client.request(method, f"http://any{path}", **more)


def ask(app: Limits, method: str, path: str, **more: Any) -> httpx.Response:
    return asyncio.run(call(app, method, path, **more))


def test_a_body_arrives_whole() -> None:
    behind = Behind()
    ask(limits(behind), "POST", "/api", content=b"x" * 1000)
    assert behind.bodies == [b"x" * 1000]


def test_a_length_of_five_thousand_digits_is_only_too_large() -> None:
    reply = ask(limits(Behind()), "POST", "/api", content=b"x", headers={"Content-Length": "9" * 5000})
    assert reply.status_code == 413


def test_a_body_without_a_length_is_counted() -> None:
    behind = Behind()

    async def chunks(size: int) -> Any:
        for _ in range(size // 1024):
            yield b"x" * 1024

    assert ask(limits(behind), "POST", "/api/v1/chat", content=chunks(MAX_BODY_BYTES)).status_code == 200
    reply = ask(limits(behind), "POST", "/api/v1/chat", content=chunks(MAX_BODY_BYTES + 1024))
    assert reply.status_code == 413
    assert reply.json()["code"] == "too_large"
    assert len(behind.bodies) == 1


def test_a_body_that_does_not_come_is_not_waited_for() -> None:
    sent: list[Any] = []

    async def never() -> Any:
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        sent.append(message)

    async def block() -> None:
        app = Limits(Behind(), Pace(per_minute=4, burst=2), Day(9), body_s=0.02)
        scope = {"type": "http", "method": "POST", "path": "/api/v1/chat", "headers": [], "client": None}
        await app(scope, never, send)

    asyncio.run(block())
    assert sent[0]["status"] == 408
    assert json.loads(sent[1]["body"])["code"] == "too_slow"


def test_who_asks_too_fast_is_told_how_long_to_wait() -> None:
    app = limits(Behind(), pace=Pace(per_minute=4, burst=2))
    paths = ["/gradio_api/call/ask", "/gradio_api/queue/join", "/gradio_api/call/v2/turn"]
    replies = [ask(app, "POST", path) for path in paths]
    assert [reply.status_code for reply in replies] == [200, 200, 429]
    wait = int(replies[2].headers["retry-after"])
    assert 1 <= wait <= 60
    told = json.loads(replies[2].content)
    assert told["error"] == f"You are asking faster than I can read: try again in {wait} seconds."
    assert ask(app, "GET", "/gradio_api/call/ask/id").status_code == 200  # the answer to an earlier one
    assert ask(app, "POST", "/gradio_api/call/rate").status_code == 200  # a rating is no question
    assert ask(app, "POST", "/gradio_api/call/v2/rate/").status_code == 200


CALL = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask_resume"}}
DOORS: list[tuple[str, Any]] = [
    ("/api/v1/chat", {"message": "x"}),
    ("/v1/chat/completions", {}),
    ("/mcp", CALL),
    ("/mcp", [CALL]),
    ("/gradio_api/call/ask", {}),
]


@pytest.mark.parametrize(("path", "body"), DOORS)
def test_all_doors_share_one_limit_an_address(path: str, body: Any) -> None:
    app = limits(Behind(), pace=Pace(per_minute=4, burst=2))
    for other, said in DOORS[:2]:
        assert ask(app, "POST", other, json=said).status_code == 200
    refused = ask(app, "POST", path, json=body)
    assert refused.status_code == 429
    assert int(refused.headers["retry-after"]) >= 1
    assert ask(app, "POST", path, json=body, client="192.0.2.7").status_code == 200


def test_a_tool_call_in_disguise_is_counted_and_a_greeting_is_not() -> None:
    app = limits(Behind(), pace=Pace(per_minute=4, burst=1))
    for method in ("initialize", "ping", "tools/list"):
        assert ask(app, "POST", "/mcp", json={"jsonrpc": "2.0", "id": 1, "method": method}).status_code == 200
    disguised = b'{"jsonrpc":"2.0","id":1,"method":"tools\\u002fcall"}'
    assert json.loads(disguised)["method"] == "tools/call"
    headers = {"Content-Type": "application/json"}
    codes = [ask(app, "POST", "/mcp", content=disguised, headers=headers).status_code for _ in range(2)]
    assert codes == [200, 429]


def test_what_is_no_question_has_a_limit_too() -> None:
    app = limits(Behind())
    codes = [ask(app, "POST", "/gradio_api/call/restore").status_code for _ in range(60)]
    assert codes[:40] == [200] * 40
    assert 429 in codes


def test_to_wait_for_an_answer_has_a_limit_and_to_look_at_a_page_none() -> None:
    app = limits(Behind())
    assert 429 in [ask(app, "GET", "/gradio_api/call/ask/x").status_code for _ in range(60)]
    assert {ask(app, "GET", "/page/page.js").status_code for _ in range(60)} == {200}


def test_the_day_has_an_end_for_all_addresses_together() -> None:
    app = limits(Behind(), a_day=3)
    replies = [ask(app, "POST", "/api/v1/chat", json={}, client=f"192.0.2.{n}") for n in range(4)]
    assert [reply.status_code for reply in replies] == [200, 200, 200, 429]
    assert replies[3].json()["code"] == "daily_limit"
    assert 1 <= int(replies[3].headers["retry-after"]) <= 24 * 3600
    assert ask(app, "POST", "/api/v1/feedback", json={}).status_code == 200


def test_a_new_day_begins_at_midnight_utc() -> None:
    at = dt.datetime(2026, 11, 26, 23, 59, 0, tzinfo=dt.UTC)
    day = Day(2, now=lambda: at)
    assert [day.wait_s() for _ in range(3)] == [0.0, 0.0, 60.0]
    at += dt.timedelta(seconds=60)
    assert day.wait_s() == 0.0
