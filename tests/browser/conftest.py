"""A real Chromium in front of the real app, with guards that hold for every test here.

No console error, no page error, no policy violation, no request to another host, no cookie, and nothing
stored before the first question: unless a test says which of them it expects.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Route

from chatbot.settings import Settings
from chatbot.web.app import create_app
from chatbot.web.assets import STATIC
from chatbot.web.pace import Pace
from chatbot.web.server import listen
from tests.browser.chromium import open_chromium
from tests.browser.mutated import mutated
from tests.browser.window import check_clean, errors_in, violations
from tests.chatbot.web.fake_bot import FakeBot

TIMEOUT_MS = 15_000


@dataclass
class Served:
    url: str
    home: Path
    stop: Callable[[], None]


@contextmanager
def serving(bot: Any, settings: Settings, pace: Pace | None = None, port: int = 0) -> Iterator[Served]:
    """The app on a loopback port, without `port` a free one, in a thread of its own. Tests ask faster than
    people, all from one address: they are let through unless `pace` says otherwise."""
    listener = listen("127.0.0.1", port)
    config = uvicorn.Config(
        create_app(bot, settings, pace or Pace(per_minute=100_000, burst=50_000)),
        log_level="critical",
        proxy_headers=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()

    def stop() -> None:
        server.should_exit = True
        thread.join(timeout=15)
        listener.close()

    deadline = time.monotonic() + 30
    while not server.started:
        assert thread.is_alive(), "the app did not start"
        assert time.monotonic() < deadline, "the app did not start in time"
        time.sleep(0.02)
    try:
        yield Served(f"http://127.0.0.1:{listener.getsockname()[1]}", settings.home, stop)
    finally:
        if thread.is_alive():
            stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with open_chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The page over canned answers, for what does not depend on the chain."""
    settings = Settings(home=tmp_path_factory.mktemp("records"))
    with serving(FakeBot(settings), settings) as app:
        yield app


@dataclass
class Visit:
    """One visitor's browser window and what went wrong in it."""

    page: Page
    context: BrowserContext
    url: str
    errors: list[str]
    foreign: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()

    def ask(self, question: str) -> None:
        """Types the question, sends it and waits until it is answered or has failed."""
        before = self.page.locator(".rc-turn").count()
        self.page.fill("#rc-input", question)
        self.page.press("#rc-input", "Enter")
        self.page.wait_for_function("n => document.querySelectorAll('.rc-turn').length > n", arg=before)
        self.settle()

    def settle(self) -> None:
        self.page.wait_for_selector("#rc-page[data-busy=no]")

    def wait_for_live(self, words: str) -> None:
        self.page.wait_for_function(
            "w => document.querySelector('#rc-live').textContent.includes(w)", arg=words
        )

    def axe(self) -> list[str]:
        """WCAG rules that the page as it now stands violates, once Gradio's own "Loading..." has gone."""
        self.page.locator("p.loading").wait_for(state="detached")
        return violations(self.page)

    def check(self) -> None:
        check_clean(self.context, self.errors, self.foreign, self.expected)


Open = Callable[..., Visit]


@dataclass
class Visits:
    """Opens windows at an address. `damage`: places of the page's files changed on their way, as (file, old,
    new)."""

    browser: Browser
    damage: list[tuple[str, str, str]] = field(default_factory=list)
    opened: list[Visit] = field(default_factory=list)

    def __call__(
        self,
        url: str,
        *,
        width: int = 1280,
        height: int = 800,
        scheme: Any = "light",
        touch: bool = False,
        motion: Any = "reduce",
        before: str = "",
        **more: Any,
    ) -> Visit:
        """`before`: a script that runs before any of the page."""
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            has_touch=touch,
            is_mobile=touch,
            reduced_motion=motion,
            **more,
        )
        context.set_default_timeout(TIMEOUT_MS)
        page = context.new_page()
        one = Visit(page, context, url, errors_in(page))
        self.opened.append(one)
        here = "{0.scheme}://{0.netloc}/".format(urlsplit(url))

        def only_here(route: Route) -> None:
            changes = [one for one in self.damage if route.request.url.endswith(f"/page/{one[0]}")]
            if not route.request.url.startswith((here, "data:", "blob:")):
                one.foreign.append(route.request.url)
                route.abort()
            elif changes:
                # From disk: a server that is being stopped would answer no more.
                body = (STATIC / changes[0][0]).read_bytes()
                for _, old, new in changes:
                    body = mutated(body, old, new)
                kind = "text/css" if changes[0][0].endswith(".css") else "text/javascript"
                route.fulfill(body=body, content_type=f"{kind}; charset=utf-8")
            else:
                route.continue_()

        context.route("**/*", only_here)
        if before:
            page.add_init_script(before)
        page.goto(url)
        page.wait_for_selector("#rc-page[data-ready=yes]")
        stored = page.evaluate("[Object.keys(localStorage), Object.keys(sessionStorage)].flat()")
        if not page.locator(".rc-turn").count():  # a link may have asked already
            assert [key for key in stored if key.startswith("rc-")] == []
        return one

    def check(self) -> None:
        """The guards, on every window."""
        for one in self.opened:
            one.check()

    def close(self) -> None:
        for one in self.opened:
            one.context.close()
        self.opened.clear()


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Visits]:
    """Opens windows at an address and checks the guards on each at the end."""
    visits = Visits(chromium)
    try:
        yield visits
        visits.check()
    finally:
        visits.close()


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory, with_encoder: Callable[[Path], Path]) -> Iterator[Served]:
    """The page over the real chain and the résumé of this checkout, nothing replaced."""
    from chatbot.bot import open_bot

    home = with_encoder(tmp_path_factory.mktemp("real"))
    settings = Settings(home=home, seeds=Path(__file__).parents[2] / "seeds")
    with serving(open_bot(settings), settings) as app:
        yield app
