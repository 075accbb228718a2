"""The app as a program meets it, in this process and without a network: one event loop a block."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx

from chatbot.settings import Settings
from chatbot.web.app import create_app
from chatbot.web.pace import Pace
from tests.chatbot.web.fake_bot import FakeBot

OWN = "http://127.0.0.1:7860"
ALLOWED = "https://ada.example"
KEY = "a key of the owner's"

T = TypeVar("T")


class Program:
    """A client of an app over canned answers; `ask` runs one block of calls."""

    def __init__(self, home: Path, *, bot: Any = None, pace: Pace | None = None, **chosen: Any) -> None:
        self.settings = Settings(home=home, **chosen)
        self.bot = bot or FakeBot(self.settings)
        self.app = create_app(self.bot, self.settings, pace or Pace(per_minute=100_000, burst=50_000))

    def run(self, block: Callable[[httpx.AsyncClient], Awaitable[T]]) -> T:
        """What `block` gives back, the app's lifespan around it."""

        async def inside() -> T:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with (
                self.app.router.lifespan_context(self.app),
                httpx.AsyncClient(transport=transport, base_url=OWN) as client,
            ):
                return await block(client)

        return asyncio.run(inside())

    def call(self, method: str, path: str, **more: Any) -> httpx.Response:
        """One request."""
        return self.run(lambda client: client.request(method, path, **more))

    def ask(self, message: str, session_id: str | None = None, **more: Any) -> httpx.Response:
        """One question to /api/v1/chat."""
        body = {"message": message} | ({"session_id": session_id} if session_id else {})
        return self.call("POST", "/api/v1/chat", json=body, **more)
