"""The outermost layer: ids of its own, figures without a visitor's words, faults without their text."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from chatbot.web.observe import Observe, local_path, request_id_of
from chatbot.web.refusal import Refusal


class Meter:
    def __init__(self) -> None:
        self.seen: list[tuple[str, str, int]] = []

    def request(self, route: str, method: str, status: int, seconds: float) -> None:
        assert seconds >= 0
        self.seen.append((route, method, status))


ids: list[str] = []


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    ids.append(request_id_of(scope))
    if scope["path"] == "/fault":
        raise RuntimeError("secret")
    await send({"type": "http.response.start", "status": 200, "headers": []})
    if scope["path"] == "/late":
        raise RuntimeError("secret")
    await send({"type": "http.response.body", "body": b"fine"})


def call(observe: Observe, method: str, path: str, **more: Any) -> httpx.Response:
    async def inside() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(observe)) as client:
            return await client.request(method, f"http://any{path}", **more)

    return asyncio.run(inside())


def test_every_request_has_an_id_that_no_client_chooses() -> None:
    ids.clear()
    replies = [call(Observe(app), "GET", "/", headers={"X-Request-Id": "mine"}) for _ in range(3)]
    assert [reply.headers["x-request-id"] for reply in replies] == ids
    assert len(set(ids)) == 3
    assert "mine" not in ids


def test_routes_are_told_apart_by_a_small_set_of_names(caplog: pytest.LogCaptureFixture) -> None:
    meter = Meter()
    observe = Observe(app, routes=["/api/v1/chat"], meter=meter)
    with caplog.at_level(logging.INFO, "chatbot.requests"):
        for method, path in [
            ("GET", "/api/v1/chat?message=private"),
            ("GET", "/api/v1/private"),
            ("GET", "/v1/private"),
            ("GET", "/private"),
            ("BREW", "/gradio_api/private"),
        ]:
            call(observe, method, path)
    assert meter.seen == [
        ("/api/v1/chat", "GET", 200),
        ("/api/v1/…", "GET", 200),
        ("/v1/…", "GET", 200),
        ("…", "GET", 200),
        ("/gradio_api/…", "OTHER", 200),
    ]
    assert len(caplog.records) == 5
    for record in caplog.records:
        assert "private" not in str(vars(record))
        assert "127.0.0.1" not in str(vars(record))


def test_a_fault_is_a_typed_refusal_and_its_words_go_to_the_log_alone(
    caplog: pytest.LogCaptureFixture,
) -> None:
    meter = Meter()
    reply = call(Observe(app, meter=meter), "GET", "/fault")
    assert reply.status_code == 500
    assert "secret" not in reply.text
    assert reply.headers["x-request-id"] in caplog.text
    assert "secret" in caplog.text
    assert meter.seen == [("…", "GET", 500)]


def sent(layer: Observe, path: str) -> list[Message]:
    """What a layer sends for a GET, whole or not."""
    told: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        told.append(message)

    asyncio.run(layer({"type": "http", "method": "GET", "path": path, "headers": []}, receive, send))
    return told


def test_a_fault_after_the_start_leaves_the_answer_without_its_end(caplog: pytest.LogCaptureFixture) -> None:
    told = sent(Observe(app), "/late")  # the server cuts such a connection
    assert [message["type"] for message in told if not message.get("more_body", False)] == [
        "http.response.start"
    ]
    assert "secret" in caplog.text


def test_the_way_to_a_fault_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    layer = Observe(app)
    for _ in range(3):
        sent(layer, "/late")
    assert len([record for record in caplog.records if record.levelname == "ERROR"]) == 3
    assert caplog.text.count("Traceback") == 1


@pytest.mark.parametrize(
    ("path", "root", "local"),
    [
        ("/ask/api", "/ask", "/api"),
        ("/ask/", "/ask", "/"),
        ("/ask", "/ask", "/"),
        ("/asked", "/ask", "/asked"),
        ("/api", "", "/api"),
    ],
)
def test_a_path_is_known_without_its_root(path: str, root: str, local: str) -> None:
    assert local_path({"path": path, "root_path": root}) == local


def test_a_refusal_to_a_head_has_no_body() -> None:
    from chatbot.web.observe import send_refusal

    async def refusing(scope: Scope, receive: Receive, send: Send) -> None:
        await send_refusal(send, scope, Refusal("not_found", "Not found."), allow="GET")

    async def inside() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(refusing)) as client:
            return await client.head("http://any/")

    reply = asyncio.run(inside())
    assert (reply.status_code, reply.content, reply.headers["allow"]) == (404, b"", "GET")
