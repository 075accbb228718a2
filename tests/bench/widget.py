"""`make bench`, part: the widget on a host's page beside Gradio's own web component, on a slow machine.

Both are put on the same page of the same server, loaded three times each in a fresh profile of Chromium over
1.6 Mbit/s with 150 ms a round trip and a processor slowed four times; the median counts. "Visible" is when
the launcher, or the component's text box, is painted, less the first paint of the page without either.
Nothing here passes or fails.
"""

from __future__ import annotations

import gzip
import statistics
import tempfile
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import Browser, Route
from rich.console import Console
from rich.table import Table

from chatbot.settings import Settings
from chatbot.web.widget import newest
from tests.browser.chromium import open_chromium
from tests.browser.conftest import serving
from tests.chatbot.web.fake_bot import FakeBot

RUNS = 3
_COMPONENT = files("gradio") / "templates" / "frontend" / "gradio.js"
LIMIT_MS = 120_000
HOST = "<!doctype html><title>Ada</title><h1>Ada Example</h1><p>I build schedulers.</p>"
SEEN = """([selector, limit]) => new Promise((done, fail) => {
  setTimeout(fail, limit, new Error(selector + ' never came'));
  const find = root => root && root.querySelector(selector);
  const look = () => {
    const e = find(document) || find(document.querySelector('resume-chat')?.shadowRoot);
    const there = e && e.getBoundingClientRect().height;
    requestAnimationFrame(there ? () => done(performance.now()) : look);
  };
  look();
})"""


PAINTED = """() => new Promise(done => new PerformanceObserver(list => {
  for (const e of list.getEntries()) if (e.name === 'first-contentful-paint') done(e.startTime);
}).observe({type: 'paint', buffered: true}))"""


def measure(browser: Browser, url: str, markup: str, selector: str) -> tuple[float, int, int, float]:
    """(ms until `selector`, or without one the page, is painted, requests beside it, bytes, longest task)"""
    context = browser.new_context()
    context.set_default_timeout(LIMIT_MS)
    page = context.new_page()

    def host(route: Route) -> None:
        route.fulfill(body=HOST + markup, content_type="text/html; charset=utf-8")

    def component(route: Route) -> None:
        route.fulfill(body=_COMPONENT.read_text(encoding="utf-8"), content_type="text/javascript")

    page.route(url + "/host.html", host)
    page.route(
        url + "/gradio.js", component
    )  # Gradio has its site serve this file, of one line, from elsewhere
    page.add_init_script(
        "window.tasks = [0];"
        "new PerformanceObserver(l => tasks.push(...l.getEntries().map(e => e.duration)))"
        ".observe({type: 'longtask', buffered: true})"
    )
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 100_000},
    )
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(url + "/host.html", wait_until="commit", timeout=LIMIT_MS)
    seen = page.evaluate(SEEN, [selector, LIMIT_MS]) if selector else page.evaluate(PAINTED)
    longest = page.evaluate("() => Math.max(...tasks)")
    context.close()
    return seen, max(len(sizes) - 1, 0), round(sum(sizes[1:])), longest


def main() -> None:
    with tempfile.TemporaryDirectory() as home, open_chromium() as browser:
        settings = Settings(home=Path(home))
        with serving(FakeBot(settings), settings) as app:
            ours = f'<script src="{app.url}/widget/v1/widget.js" data-api="{app.url}" async></script>'
            theirs = f'<script type="module" src="{app.url}/gradio.js"></script><gradio-app src="{app.url}"/>'
            cases = {
                "the page alone": ("", ""),
                "resume-chat": (ours, ".launcher"),
                "Gradio's web component": (theirs, "gradio-app textarea"),
            }
            table = Table(
                title=f"On a host's page (1.6 Mbit/s, 150 ms, processor slowed 4 times; median of {RUNS})"
            )
            for column in ("", "visible after", "requests", "bytes", "longest task"):
                table.add_column(column, justify="left" if not column else "right")
            bare = 0.0
            for name, (markup, selector) in cases.items():
                runs = [measure(browser, app.url, markup, selector) for _ in range(RUNS)]
                seen, requests, size, longest = (
                    statistics.median(column) for column in zip(*runs, strict=True)
                )
                bare = bare or seen
                table.add_row(
                    name, f"{seen - bare:.0f} ms", f"{requests:.0f}", f"{size:,.0f}", f"{longest:.0f} ms"
                )
    console = Console()
    console.print(table)
    console.print(
        f"widget.js: {len(newest().content):,} bytes, {len(gzip.compress(newest().content, 9)):,} in gzip"
    )


if __name__ == "__main__":
    main()
