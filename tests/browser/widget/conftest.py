"""The widget on a host's page, in a real Chromium, on two origins, under a strict policy; guards on every test.

No policy or Trusted Types violation, no page error, no console error, no request to a third origin, no cookie,
nothing stored before the first question: unless a test says which of them it expects.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request

from tests.browser.widget.origins import QUESTION, Origin, two_origins
from tests.browser.window import axe, check_clean, errors_in

TIMEOUT_MS = 12_000
PAGE = """<!doctype html><html{html}><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Ada Example</title>{head}</head>
<body><main><h1>Ada Example</h1><p>I build schedulers. <a href="#work">My work</a></p>{main}</main>
{snippet}</body></html>"""

# Runs before any script of the page: what the widget may not do is written down as it happens.
WATCH = """
window.seen = {violations: [], listeners: [], before: null};
addEventListener('securitypolicyviolation', e => seen.violations.push(e.violatedDirective + ' ' + e.blockedURI));
for (const [name, target] of [['window', window], ['document', document]]) {
  const add = target.addEventListener;
  target.addEventListener = function (type, ...rest) { if (new Error().stack.includes('/widget.js')) seen.listeners.push(name + ' ' + type); return add.call(target, type, ...rest); };
}
for (const name of ['ready', 'open', 'close', 'question', 'answer', 'citation', 'feedback', 'error', 'reset']) {
  EventTarget.prototype.addEventListener.call(window, 'resume-chat:' + name, e => {
    if (e.target === window || e.target === document) return;
    (seen.events = seen.events || []).push([name, JSON.parse(JSON.stringify(e.detail || {}))]);
    if (name === 'question' && seen.before === null) seen.before = seen.stored;
  });
}
seen.stored = 0;
const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (...given) {
  if (!(seen.events || []).some(([name]) => name === 'question') && !document.querySelector('resume-chat')?.shadowRoot?.querySelector('.user')) seen.stored++;
  return setItem.apply(this, given);
};
"""


@dataclass
class World:
    """The two origins, and the pages a test opens on them."""

    browser: Browser
    site: Origin
    api: Origin
    visits: list[Visit] = field(default_factory=list)

    def snippet(self, **attributes: str) -> str:
        """The script tag a site would hold."""
        given = "".join(
            f" data-{key.replace('_', '-')}='{value.replace('&', '&amp;').replace(chr(39), '&#39;')}'"
            for key, value in attributes.items()
        )
        return f'<script src="{self.api.url}/widget/1.0.0/widget.js" data-api="{self.api.url}"{given} async></script>'

    def policy(self) -> str:
        return (
            f"default-src 'none'; script-src {self.api.url}; connect-src {self.api.url}; style-src 'self'; "
            "require-trusted-types-for 'script'; trusted-types 'none'"
        )

    def open(
        self,
        attributes: dict[str, str] | None = None,
        *,
        body: str | None = None,
        head: str = "",
        html: str = ' lang="en"',
        main: str = "",
        width: int = 1280,
        height: int = 800,
        csp: str | None = None,
        expected: tuple[str, ...] = (),
        before: str = "",
        context: BrowserContext | None = None,
        wait: bool = True,
        path: str = "/",
        **options: Any,
    ) -> Visit:
        snippet = self.snippet(**(attributes or {})) if body is None else body
        self.site.pages[path] = PAGE.format(html=html, head=head, main=main, snippet=snippet)
        self.site.page_headers = {"Content-Security-Policy": self.policy() if csp is None else csp}
        options = {"color_scheme": "light", "reduced_motion": "reduce", **options}
        context = context or self.browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(TIMEOUT_MS)
        page = context.new_page()
        one = Visit(self, page, context, expected, errors_in(page))
        self.visits.append(one)
        page.on("request", one.note)
        page.add_init_script(WATCH)
        if before:
            page.add_init_script(before)
        page.goto(self.site.url + path)
        if wait:
            page.wait_for_function("document.querySelector('resume-chat')?.shadowRoot")
        return one

    def check(self) -> None:
        """The guards, on every page that was opened."""
        for one in self.visits:
            one.check()

    def close(self) -> None:
        for one in self.visits:
            one.context.close()
        self.visits.clear()


@dataclass
class Visit:
    """One visitor's window on the host's page."""

    world: World
    page: Page
    context: BrowserContext
    expected: tuple[str, ...]
    errors: list[str]
    foreign: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def note(self, request: Request) -> None:
        self.requests.append(f"{request.method} {request.url}")
        if not request.url.startswith((self.world.site.url, self.world.api.url)):
            self.foreign.append(request.url)

    def at(self, css: str, **more: Any) -> Locator:
        return self.page.locator("resume-chat").locator(css, **more)

    @property
    def launcher(self) -> Locator:
        return self.at(".launcher")

    @property
    def panel(self) -> Locator:
        return self.at(".panel")

    @property
    def input(self) -> Locator:
        return self.at("textarea")

    def open(self) -> None:
        self.launcher.click()
        self.panel.wait_for(state="visible")

    def send(self, question: str = QUESTION) -> None:
        """Types and sends; opens the panel before if need be."""
        if not self.panel.is_visible():
            self.open()
        self.input.fill(question)
        self.input.press("Enter")

    def settle(self) -> None:
        self.at(".log[aria-busy=false]").wait_for()

    def ask(self, question: str = QUESTION) -> None:
        self.send(question)
        self.settle()

    def events(self, name: str | None = None) -> list[Any]:
        seen: list[Any] = self.page.evaluate("() => seen.events || []")
        return seen if name is None else [detail for kind, detail in seen if kind == name]

    def focused(self) -> str:
        """What the keyboard is on: a control's name, or the tag outside the widget."""
        return str(
            self.page.evaluate(
                """() => {
                let at = document.activeElement;
                if (at && at.shadowRoot) at = at.shadowRoot.activeElement || at;
                return at.getAttribute('aria-label') || at.textContent.trim().slice(0, 40) || at.tagName;
                }"""
            )
        )

    def axe(self) -> dict[str, Any]:
        """{violations, incomplete}: rule → what it met."""
        return axe(self.page, "violations", "incomplete")

    def check(self) -> None:
        check_clean(self.context, self.errors, self.foreign, self.expected)
        if not self.page.is_closed():
            seen = self.page.evaluate("() => window.seen ? [seen.violations, seen.stored] : [[], 0]")
            assert seen == [[], 0], "policy violations, writes to storage before the first question"


@pytest.fixture
def world(chromium: Browser) -> Iterator[World]:
    with two_origins() as (site, api):
        yield World(chromium, site, api)


@pytest.fixture(autouse=True)
def _guards(world: World) -> Iterator[None]:
    """On every test in this folder."""
    try:
        yield
        world.check()
    finally:
        world.close()
