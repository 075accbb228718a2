"""The table of doors: every route there is, by whom it may be called and what its response must bear.

A route that is not in the table fails the first test: whoever adds one has to say here whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.routing import BaseRoute, Mount

from chatbot.web.pace import Pace
from chatbot.web.refusal import KINDS
from tests.chatbot.web.program import ALLOWED, KEY, OWN, Program

PROGRAMS, PAGE, OWNER, EVERYONE = "programs", "page", "owner", "everyone"
"""Whose a route is. Programs': any program, our page, allowed sites. Page's: our page alone, and nothing of
of it is readable from another site. Owner's: as the page's, behind a key. Everyone's: a script that
any site may load."""

HELLO = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
COMPLETION = {"model": "x", "messages": [{"role": "user", "content": "Which languages?"}]}
FEEDBACK = {"session_id": "x", "answer_id": "x", "verdict": "up"}

# (method, path) -> (whose, body, status for a caller who may)
TABLE: dict[tuple[str, str], tuple[str, Any, int]] = {
    ("POST", "/api/v1/chat"): (PROGRAMS, {"message": "Which languages?"}, 200),
    ("POST", "/api/v1/feedback"): (PROGRAMS, FEEDBACK, 404),
    ("POST", "/api/v1/forget"): (PROGRAMS, {"session_id": "x"}, 200),
    ("GET", "/api/v1/suggestions"): (PROGRAMS, None, 200),
    ("GET", "/api/v1/resume"): (PROGRAMS, None, 200),
    ("GET", "/api/v1/health"): (PROGRAMS, None, 200),
    ("GET", "/api/v1/ready"): (PROGRAMS, None, 200),
    ("GET", "/api/v1/docs"): (PROGRAMS, None, 200),
    ("GET", "/api/v1/openapi.json"): (PROGRAMS, None, 200),
    ("GET", "/api/v1/{rest:path}"): (PROGRAMS, None, 404),
    ("POST", "/v1/chat/completions"): (PROGRAMS, COMPLETION, 200),
    ("GET", "/v1/models"): (PROGRAMS, None, 200),
    ("GET", "/v1/models/{name}"): (PROGRAMS, None, 404),
    ("GET", "/v1/{rest:path}"): (PROGRAMS, None, 404),
    ("POST", "/mcp"): (PROGRAMS, HELLO, 200),
    ("GET", "/metrics"): (OWNER, None, 401),
    ("GET", "/owner"): (OWNER, None, 401),
    ("GET", "/openapi.json"): (PAGE, None, 200),
    ("GET", "/page/page.js"): (PAGE, None, 200),
    ("GET", "/widget/{version}/widget.js"): (EVERYONE, None, 200),
    ("GET", "/widget/demo"): (PAGE, None, 200),
    ("GET", "/"): (PAGE, None, 200),
    ("GET", "/config"): (PAGE, None, 200),
    ("POST", "/gradio_api/call/ask"): (PAGE, {"data": ["x", ""]}, 200),
    ("POST", "/gradio_api/upload"): (PAGE, None, 404),
    ("POST", "/gradio_api/call/v2/turn"): (PAGE, {"data": ["x", ""]}, 404),
    ("POST", "/gradio_api/run/predict"): (PAGE, {"data": ["x", ""]}, 404),
}
MOUNTS = {"/page": "/page/page.js", "": "/"}
"""Whole apps below a path, and a row that stands for each."""


def program(home: Path, **chosen: Any) -> Program:
    return Program(home, allowed_origins=(ALLOWED,), owner_key=KEY, metrics_key=KEY, **chosen)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return program(tmp_path_factory.mktemp("state"))


def routes_of(routes: list[BaseRoute]) -> Iterator[BaseRoute]:
    for route in routes:
        inner = getattr(route, "original_router", None) or getattr(route, "router", None)
        if not getattr(route, "path", None) and inner is not None:
            yield from routes_of(inner.routes)
        else:
            yield route


def test_every_route_is_in_the_table(shared: Program) -> None:
    known = {path for _, path in TABLE}
    found = list(routes_of(shared.app.router.routes))
    assert len(found) >= 15
    for route in found:
        if isinstance(route, Mount):
            assert MOUNTS.get(route.path) in known, route.path
        else:
            assert getattr(route, "path", None) in known, route


def call(shared: Program, row: tuple[str, str], **headers: str) -> httpx.Response:
    method, path = row
    body = TABLE[row][1]
    path = path.replace("{rest:path}", "nothing").replace("{name}", "other").replace("{version}", "v1")
    accept = {"Accept": "application/json, text/event-stream"} if path == "/mcp" else {}
    return shared.call(method, path, json=body, headers=accept | headers)


ROWS = pytest.mark.parametrize("row", TABLE, ids=lambda row: " ".join(row))


@ROWS
def test_every_response_bears_the_headers(shared: Program, row: tuple[str, str]) -> None:
    reply = call(shared, row)
    assert reply.status_code == TABLE[row][2]
    policy = dict(part.strip().split(" ", 1) for part in reply.headers["content-security-policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert policy["frame-ancestors"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert reply.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert reply.headers["x-request-id"]
    assert "set-cookie" not in reply.headers
    assert "server" not in reply.headers
    if row[0] == "POST" and TABLE[row][0] == PROGRAMS and row[1] != "/mcp" and "forget" not in row[1]:
        assert reply.headers["cache-control"] == "no-store"


STRANGERS = [
    "null",
    "https://evil.example",
    ALLOWED.upper(),
    f"{ALLOWED}:8443",
    f"{ALLOWED}.evil.example",
    ALLOWED.replace("https", "http"),
]


def permissions(reply: httpx.Response) -> list[str]:
    return [name for name in reply.headers if name.startswith("access-control-allow")]


@ROWS
@pytest.mark.parametrize("origin", STRANGERS)
def test_no_stranger_may_read_or_change_anything(shared: Program, row: tuple[str, str], origin: str) -> None:
    method, path = row
    whose, _, status = TABLE[row]
    shared.bot.seen.clear()
    reply = call(shared, row, Origin=origin)
    assert permissions(reply) == (["access-control-allow-origin"] if whose == EVERYONE else [])
    if whose == EVERYONE:
        assert reply.headers["access-control-allow-origin"] == "*"
    if whose == PROGRAMS:
        assert reply.status_code == 403
        assert "origin_refused" in reply.text
    elif method == "POST":
        assert reply.status_code == (404 if TABLE[(method, path)][2] == 404 else 403)
    else:
        assert reply.status_code == status
    assert shared.bot.seen == []
    asked = {"Origin": origin, "Access-Control-Request-Method": method}
    address = path.replace("{rest:path}", "nothing").replace("{name}", "other").replace("{version}", "v1")
    assert permissions(shared.call("OPTIONS", address, headers=asked)) == []


@ROWS
def test_an_allowed_site_may_call_what_is_for_programs_and_read_nothing_else(
    shared: Program, row: tuple[str, str]
) -> None:
    whose, _, status = TABLE[row]
    reply = call(shared, row, Origin=ALLOWED)
    if whose == PROGRAMS:
        assert reply.status_code == status
        assert reply.headers["access-control-allow-origin"] == ALLOWED
        assert "access-control-allow-credentials" not in reply.headers
    elif whose != EVERYONE:
        assert permissions(reply) == []
        if row[0] == "POST":
            assert reply.status_code in (403, 404)


@ROWS
def test_our_own_page_and_programs_without_an_origin_are_served(
    shared: Program, row: tuple[str, str]
) -> None:
    assert call(shared, row, Origin=OWN).status_code == TABLE[row][2]
    assert call(shared, row).status_code == TABLE[row][2]


@ROWS
def test_a_name_that_is_not_ours_is_refused_everywhere(shared: Program, row: tuple[str, str]) -> None:
    reply = call(shared, row, Host="rebound.example:7860")
    assert reply.status_code == KINDS["host_refused"].status
    assert "Ada" not in reply.text


POSTED = pytest.mark.parametrize(
    "path", ["/api/v1/chat", "/v1/chat/completions", "/mcp", "/gradio_api/call/ask"]
)
FORWARDED = ["198.51.100.{n}", "198.51.100.{n}, 203.0.113.9", "2001:db8::{n}"]


@POSTED
@pytest.mark.parametrize("told", FORWARDED)
@pytest.mark.parametrize("hops", [0, 1])
def test_no_address_of_a_clients_choosing_gets_more(tmp_path: Path, path: str, told: str, hops: int) -> None:
    """Without an Origin, from one machine, under addresses that the client makes up: one limit holds. With a
    proxy in front, what stands at the right is the proxy's word; the rest stays the client's."""
    asking = program(tmp_path, pace=Pace(per_minute=6, burst=5), forwarded_hops=hops)
    call_body = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {"name": "list_facts", "arguments": {}},
    }
    bodies = {
        "/api/v1/chat": {"message": "x"},
        "/v1/chat/completions": COMPLETION,
        "/mcp": call_body,
        "/gradio_api/call/ask": {"data": ["x", ""]},
    }

    async def block(client: httpx.AsyncClient) -> list[int]:
        codes = []
        for n in range(12):
            forwarded = told.format(n=n) + (", 192.0.2.1" if hops else "")
            headers = {
                "X-Forwarded-For": forwarded,
                "X-Real-IP": forwarded,
                "Forwarded": f"for={forwarded}",
                "Accept": "application/json, text/event-stream",
            }
            reply = await client.post(path, json=bodies[path], headers=headers)
            codes.append(reply.status_code)
        return codes

    codes = asking.run(block)
    assert codes[:5] == [200] * 5
    assert codes[5:] == [429] * 7
