"""The door: whose name, whose page, how large, how fast. An app behind it tells what reached it."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from chatbot.web.door import Door
from chatbot.web.pace import Pace


class Behind:
    """Remembers the headers and the bodies that got through."""

    def __init__(self) -> None:
        self.headers: list[dict[bytes, bytes]] = []
        self.bodies: list[bytes] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.headers.append(dict(scope["headers"]))
        if scope["method"] == "POST":
            self.bodies.append((await receive())["body"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"in"})


async def call(door: Door, method: str, path: str, host: str, **more: Any) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(door)) as client:
        headers = {"Host": host} | more.pop("headers", {})
        return await client.request(method, f"http://any{path}", headers=headers, **more)


def ask(door: Door, method: str, path: str, host: str = "127.0.0.1:7860", **more: Any) -> httpx.Response:
    import asyncio

    return asyncio.run(call(door, method, path, host, **more))


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:7860", "localhost:7860", "LOCALHOST.", "[::1]", "[::1]:7860", "Resume.Local:1"],
)
def test_its_own_names_are_answered(host: str) -> None:
    assert ask(Door(Behind(), "resume.local"), "GET", "/", host).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:7860",
        "127.0.0.1.evil.example",
        "localhost@evil.example",
        "",
        "[::2]",
        "a:b",
    ],
)
def test_a_name_that_is_not_its_own_is_refused(host: str) -> None:
    behind = Behind()
    for path in ("/", "/config", "/api/v1/health", "/gradio_api/call/ask"):
        reply = ask(Door(behind, "127.0.0.1"), "GET", path, host)
        assert reply.status_code == 400
        assert reply.json() == {"error": "This server does not answer under that name."}
    assert behind.headers == []


@pytest.mark.parametrize("everywhere", ["0.0.0.0", "::"])
def test_on_all_addresses_any_name_may_be_the_owners(everywhere: str) -> None:
    assert ask(Door(Behind(), everywhere), "GET", "/", "resume.example.com").status_code == 200


def test_what_a_proxy_would_say_is_not_believed() -> None:
    behind = Behind()
    said = {
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "192.0.2.9",
        "X-Forwarded-Prefix": "/x",
        "X-Gradio-Server": "https://evil.example",
        "X-Real-IP": "192.0.2.9",
        "Forwarded": "host=evil.example",
        "X-Original-Host": "evil.example",
    }
    assert ask(Door(behind, "127.0.0.1"), "GET", "/", headers=said | {"X-Mine": "kept"}).status_code == 200
    assert b"x-mine" in behind.headers[0]
    assert not {name.lower().encode() for name in said} & set(behind.headers[0])


def test_a_body_arrives_whole() -> None:
    behind = Behind()
    ask(Door(behind, "127.0.0.1"), "POST", "/api", content=b"x" * 1000)
    assert behind.bodies == [b"x" * 1000]


def test_a_length_of_five_thousand_digits_is_only_too_large() -> None:
    reply = ask(
        Door(Behind(), "127.0.0.1"), "POST", "/api", content=b"x", headers={"Content-Length": "9" * 5000}
    )
    assert reply.status_code == 413


def test_who_asks_too_fast_is_told_how_long_to_wait() -> None:
    door = Door(Behind(), "127.0.0.1", Pace(per_minute=4, burst=2))
    paths = ["/gradio_api/call/ask", "/gradio_api/queue/join", "/gradio_api/call/v2/turn"]
    replies = [
        ask(door, "POST", path, headers={"X-Forwarded-For": f"192.0.2.{n}"}) for n, path in enumerate(paths)
    ]
    assert [reply.status_code for reply in replies] == [200, 200, 429]
    wait = int(replies[2].headers["retry-after"])
    assert 1 <= wait <= 60
    assert json.loads(replies[2].content) == {
        "error": f"You are asking faster than I can read: try again in {wait} seconds."
    }
    assert ask(door, "GET", "/gradio_api/call/ask/id").status_code == 200  # the answer to an earlier one
    assert ask(door, "POST", "/gradio_api/call/rate").status_code == 200  # a rating is no question
    assert ask(door, "POST", "/gradio_api/call/v2/rate/").status_code == 200


def test_what_is_no_question_has_a_limit_too() -> None:
    door = Door(Behind(), "127.0.0.1")
    codes = [ask(door, "POST", "/gradio_api/call/restore").status_code for _ in range(60)]
    assert codes[:40] == [200] * 40
    assert 429 in codes
