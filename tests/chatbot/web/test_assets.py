"""Files of page and widget: there, and never of two versions at once."""

from __future__ import annotations

import asyncio

import httpx

from chatbot.web.assets import STATIC, AskedAgain


def test_a_browser_asks_each_time_whether_its_copy_is_still_good() -> None:
    async def ask() -> tuple[httpx.Response, httpx.Response]:
        transport = httpx.ASGITransport(AskedAgain(directory=STATIC))
        async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
            first = await client.get("/page.js")
            return first, await client.get("/page.js", headers={"If-None-Match": first.headers["etag"]})

    first, again = asyncio.run(ask())
    assert first.content == (STATIC / "page.js").read_bytes()
    assert first.headers["cache-control"] == "no-cache"
    assert again.status_code == 304
