"""The policy as a browser reads it: nobody else's scripts, nobody else's frame."""

from __future__ import annotations

import asyncio
import base64
import hashlib

import httpx
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp

from chatbot.web.policy import Policy, SecurityHeaders


def directives(header: str) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


def source_of(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_only_named_sites_may_frame_the_page() -> None:
    assert directives(Policy([]).header())["frame-ancestors"] == "'self'"
    framed = directives(Policy(["https://ada.example", "https://b.example"]).header())
    assert framed["frame-ancestors"] == "'self' https://ada.example https://b.example"


def test_inline_scripts_of_the_page_are_let_in_by_hash_and_no_others() -> None:
    page = "<script>first()</script><script type='module' src='page.js'></script><script>\nsecond()</script>"
    scripts = directives(Policy([]).header(page))["script-src"].split()
    assert scripts == ["'self'", source_of("first()"), source_of("\nsecond()")]
    assert directives(Policy([]).header())["script-src"] == "'self'"


def headers_over(app: ASGIApp) -> httpx.Headers:
    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(SecurityHeaders(app, Policy([])))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            return await client.get("/")

    return asyncio.run(ask()).headers


def test_each_response_bears_the_policy_and_a_page_may_bring_its_own() -> None:
    headers = headers_over(PlainTextResponse("plain"))
    assert headers["content-security-policy"] == Policy([]).header()
    assert headers["x-content-type-options"] == "nosniff"
    own = headers_over(PlainTextResponse("own", headers={"content-security-policy": "default-src 'none'"}))
    assert own["content-security-policy"] == "default-src 'none'"
    assert own["referrer-policy"] == "strict-origin-when-cross-origin"
    lax = headers_over(PlainTextResponse("lax", headers={"Referrer-Policy": "unsafe-url"}))
    assert lax.get_list("referrer-policy") == ["strict-origin-when-cross-origin"]
