"""Exceptions to responses: in the door's shape where there is one, FastAPI's own elsewhere."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from fastapi import FastAPI, HTTPException
from pydantic import BaseModel

from chatbot.web.faults import add_handlers
from chatbot.web.refusal import Refusal


class Body(BaseModel):
    count: int


app = FastAPI()
add_handlers(app)


@app.post("/api/v1/count")
def count(body: Body) -> int:
    return body.count


@app.get("/api/v1/busy")
def busy() -> None:
    raise Refusal("overloaded", "Too much to do.", retry_after_s=7)


@app.get("/owner")
def owner() -> None:
    raise HTTPException(401, "No.", headers={"WWW-Authenticate": "Basic"})


def call(method: str, path: str, **more: Any) -> httpx.Response:
    async def inside() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://any") as client:
            return await client.request(method, path, **more)

    return asyncio.run(inside())


def test_a_refusal_carries_its_status_and_the_wait() -> None:
    reply = call("GET", "/api/v1/busy")
    assert (reply.status_code, reply.headers["retry-after"]) == (503, "7")
    assert reply.json()["code"] == "overloaded"
    assert reply.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"json": {"count": "private"}}, "`count`: it must be a whole number."),
        ({"json": {}}, "`count`: it is missing."),
        ({"json": []}, "must be a JSON object"),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, "not JSON"),
        ({"content": b"private"}, "must be a JSON object"),
    ],
)
def test_what_is_wrong_is_named_and_its_value_never_repeated(more: dict[str, Any], words: str) -> None:
    reply = call("POST", "/api/v1/count", **more)
    assert reply.status_code == 422
    assert words in reply.json()["message"]
    assert "private" not in reply.text


def test_what_the_router_raises_is_typed_below_the_doors_and_left_alone_elsewhere() -> None:
    assert call("GET", "/api/v1/none").json()["code"] == "not_found"
    wrong = call("GET", "/api/v1/count")
    assert (wrong.json()["code"], wrong.headers["allow"]) == ("method_not_allowed", "POST")
    assert call("GET", "/elsewhere").json() == {"detail": "Not Found"}
    assert call("GET", "/owner").headers["www-authenticate"] == "Basic"
