"""What the tests of the page share: a slow server, hostile text, and an ear at the live region."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from chatbot.settings import Settings
from tests.browser.conftest import Open, Served, Visit, serving
from tests.chatbot.web.fake_bot import FakeBot

EVIL = [
    "<script>window.hit=1</script>",
    "<img src=x onerror=window.hit=1>",
    "<svg onload=window.hit=1>",
    "[click](javascript:window.hit=1)",
    '"><iframe src=https://evil.example></iframe>',
    "![x](https://evil.example/x.png)",
    "<style>body{background:url(https://evil.example)}</style>",
    "<a href='javascript:window.hit=1'>x</a> </textarea></div>",
    "${window.hit=1} {{constructor}} $$x$$",
]

LISTEN = """() => {
  const live = document.querySelector('#rc-live');
  window.heard = []; window.soon = []; let moved = -1000;
  for (const type of ['focusin', 'focusout']) addEventListener(type, () => { moved = performance.now(); });
  new MutationObserver(() => {
    heard.push(live.textContent);
    if (performance.now() - moved < 240) soon.push(performance.now() - moved);
  }).observe(live, {childList: true, characterData: true, subtree: true});
}"""
"""Run in the page: `heard` is what a screen reader says, `soon` what a focus move would have drowned."""


class Slow(NamedTuple):
    one: Visit
    app: Served
    bot: FakeBot


@pytest.fixture
def slow(visit: Open, tmp_path: Path) -> Iterator[Slow]:
    """A window on a server that takes 0.8 s for each sentence."""
    settings = Settings(home=tmp_path)
    bot = FakeBot(settings, pause_s=0.8)
    with serving(bot, settings) as app:
        yield Slow(visit(app.url), app, bot)
