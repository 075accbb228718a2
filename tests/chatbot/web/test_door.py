"""The door: whose name, whose page, from which address. An app behind it tells what reached it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from chatbot.web.door import Door, UnderRoot


class Behind:
    """Remembers what got through, and as whose it was taken."""

    def __init__(self) -> None:
        self.headers: list[dict[bytes, bytes]] = []
        self.clients: list[str] = []
        self.schemes: list[str] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.headers.append(dict(scope["headers"]))
        self.clients.append(scope["client"][0])
        self.schemes.append(scope["scheme"])
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
        body = reply.json()
        assert "This server does not answer under that name." in (body.get("error"), body.get("message"))
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


@pytest.mark.parametrize(
    ("hops", "told", "client"),
    [
        (0, "192.0.2.9", "127.0.0.1"),
        (1, "192.0.2.9", "192.0.2.9"),
        (1, "198.51.100.1, 192.0.2.9", "192.0.2.9"),  # the left one is the client's own invention
        (2, "198.51.100.1, 192.0.2.9, 203.0.113.5", "192.0.2.9"),
        (2, "192.0.2.9", "127.0.0.1"),  # came past a proxy
        (1, "", "127.0.0.1"),
        (1, "192.0.2.9:4711", "192.0.2.9"),
        (1, "[2001:db8::1]:4711", "2001:db8::1"),
        (1, "2001:db8::1", "2001:db8::1"),
    ],
)
def test_an_address_is_believed_from_counted_proxies_alone(hops: int, told: str, client: str) -> None:
    behind = Behind()
    headers = {"X-Forwarded-For": told, "X-Forwarded-Proto": "https"} if told else {}
    assert ask(Door(behind, "127.0.0.1", hops=hops), "GET", "/", headers=headers).status_code == 200
    assert behind.clients == [client]
    assert behind.schemes == ["https" if hops and told else "http"]
    assert not [name for name in behind.headers[0] if name.startswith(b"x-forwarded")]


def test_several_forwarded_headers_are_one_list() -> None:
    behind = Behind()
    headers = [("Host", "localhost"), ("X-Forwarded-For", "198.51.100.1"), ("X-Forwarded-For", "192.0.2.9")]

    async def call_twice_told() -> None:
        transport = httpx.ASGITransport(Door(behind, "127.0.0.1", hops=1))
        async with httpx.AsyncClient(transport=transport) as client:
            await client.get("http://any/", headers=headers)

    import asyncio

    asyncio.run(call_twice_told())
    assert behind.clients == ["192.0.2.9"]


def test_a_name_given_by_the_owner_is_answered_and_on_all_addresses_no_other() -> None:
    for host in ("127.0.0.1", "0.0.0.0"):
        door = Door(Behind(), host, names=["Ask.Ada.Example"])
        assert ask(door, "GET", "/", "ask.ada.example").status_code == 200
        assert ask(door, "GET", "/", "evil.example").status_code == 400


ALLOWED = "https://ada.example"
STRANGERS = [
    "null",
    "",
    "https://ADA.example",
    "https://ada.example:443",
    "https://ada.example:8443",
    "http://ada.example",
    "https://ada.example.evil.example",
    "https://evil-ada.example",
    "https://sub.ada.example",
    "https://ada.example/",
    "https://ada.example@evil.example",
    "https://ada.example, https://evil.example",
]


@pytest.mark.parametrize("origin", STRANGERS)
@pytest.mark.parametrize("path", ["/api/v1/chat", "/api/v1/resume", "/v1/models", "/mcp"])
def test_what_only_looks_like_an_allowed_origin_is_refused(path: str, origin: str) -> None:
    behind = Behind()
    door = Door(behind, "127.0.0.1", origins=[ALLOWED])
    for method in ("GET", "POST", "OPTIONS"):
        assert ask(door, method, path, headers={"Origin": origin}).status_code == 403
    assert behind.headers == []
    assert ask(door, "POST", path, headers={"Origin": ALLOWED}).status_code == 200
    assert ask(door, "POST", path).status_code == 200
    assert ask(door, "POST", path, headers={"Origin": "http://127.0.0.1:7860"}).status_code == 200


def test_the_page_itself_is_for_no_other_site_not_even_an_allowed_one() -> None:
    behind = Behind()
    door = Door(behind, "127.0.0.1", origins=[ALLOWED])
    assert ask(door, "POST", "/gradio_api/call/ask", headers={"Origin": ALLOWED}).status_code == 403
    assert ask(door, "GET", "/config", headers={"Origin": ALLOWED}).status_code == 200
    assert b"origin" not in behind.headers[0]


@pytest.mark.parametrize("asked", ["/api/v1/chat", "/ask/api/v1/chat"])
def test_under_a_root_path_it_does_not_matter_whether_the_proxy_takes_it_off(asked: str) -> None:
    seen: list[tuple[str, str]] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append((scope["path"], scope["root_path"]))
        await Behind()(scope, receive, send)

    import asyncio

    async def call_it(path: str) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(UnderRoot(app, "/ask"))) as client:
            return await client.get(f"http://any{path}")

    asyncio.run(call_it(asked))
    assert seen == [("/ask/api/v1/chat", "/ask")]
    sent_on = asyncio.run(call_it("/ask"))
    assert (sent_on.status_code, sent_on.headers["location"]) == (308, "/ask/")
    linked = asyncio.run(call_it("/ask?q=Is+it+100%25%3F&q=And"))
    assert linked.headers["location"] == "/ask/?q=Is+it+100%25%3F&q=And"
