"""The demo page, served by the real app: the owner's choices, and lines that work when they are pasted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from chatbot.web.widget import LANGUAGES, newest
from tests.browser.conftest import Served
from tests.browser.widget.conftest import World
from tests.browser.window import check_clean, errors_in, violations

pytestmark = pytest.mark.browser


@dataclass
class Demo:
    page: Page
    context: BrowserContext

    @property
    def snippet(self) -> str:
        return self.page.locator("#snippet").inner_text()

    def choose(self, name: str, value: str) -> None:
        self.page.locator(f"input[name={name}][value={value}]").check()


@pytest.fixture
def demo(chromium: Browser, served: Served) -> Iterator[Demo]:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900},
        color_scheme="light",
        reduced_motion="reduce",
        permissions=["clipboard-read", "clipboard-write"],
    )
    context.set_default_timeout(15_000)
    one, foreign = Demo(context.new_page(), context), list[str]()
    errors = errors_in(one.page)
    one.page.on("request", lambda r: None if r.url.startswith(served.url) else foreign.append(r.url))
    one.page.goto(served.url + "/widget/demo")
    one.page.locator("resume-chat .launcher").wait_for()
    yield one
    check_clean(context, errors, foreign)
    context.close()


def test_the_lines_name_this_server_and_the_hash_of_its_file(demo: Demo, served: Served) -> None:
    version = newest().version
    assert f'<script src="{served.url}/widget/{version}/widget.js"' in demo.snippet
    assert f'integrity="{newest().integrity}"\n  crossorigin="anonymous"' in demo.snippet
    assert f'data-api="{served.url}"' in demo.snippet
    assert f'<noscript><a href="{served.url}/">Ask about this résumé</a></noscript>' in demo.snippet
    assert "What is the current role?" in demo.snippet
    demo.choose("pinned", "no")
    assert f'<script src="{served.url}/widget/v1/widget.js"' in demo.snippet
    assert "integrity" not in demo.snippet
    demo.choose("suggestions", "no")
    assert "data-suggestions" not in demo.snippet


def test_each_choice_is_seen_at_once_and_stands_in_the_lines(demo: Demo) -> None:
    launcher = demo.page.locator("resume-chat .launcher")
    for code in LANGUAGES:
        demo.choose("lang", code)
        assert (f'data-lang="{code}"' in demo.snippet) == (code != "en")
        assert demo.page.locator("resume-chat .root").get_attribute("lang") == code
    demo.choose("position", "left")
    assert 'data-position="left"' in demo.snippet
    box = launcher.bounding_box()
    assert box
    assert box["x"] < 100
    launcher.click()
    grounds = {}
    for theme in ("light", "dark"):
        demo.choose("theme", theme)
        assert f'data-theme="{theme}"' in demo.snippet
        launcher.click()
        grounds[theme] = demo.page.locator("resume-chat .panel").evaluate(
            "e => getComputedStyle(e).backgroundColor"
        )
    assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(34, 33, 32)"}


def test_the_lines_are_copied(demo: Demo) -> None:
    demo.page.get_by_role("button", name="Copy").click()
    demo.page.locator("#copied", has_text="Copied.").wait_for()
    assert demo.page.evaluate("() => navigator.clipboard.readText()") == demo.snippet


def test_where_copying_is_not_allowed_the_lines_are_selected(demo: Demo) -> None:
    demo.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    demo.page.get_by_role("button", name="Copy").click()
    demo.page.locator("#copied", has_text="press Ctrl+C").wait_for()
    assert demo.page.evaluate("() => getSelection().toString().includes('<script')")


def test_the_lines_work_on_another_site_under_a_strict_policy(
    demo: Demo, served: Served, world: World
) -> None:
    """Pasted as they are; the browser checks the hash of what our server really sends."""
    demo.choose("lang", "ko")
    policy = f"default-src 'none'; script-src {served.url}; connect-src {served.url}; require-trusted-types-for 'script'; trusted-types 'none'"
    world.api.url = served.url  # this time the API's origin is the real app's
    one = world.open(body=demo.snippet, csp=policy)
    assert one.launcher.inner_text() == "이력서에 질문하기"
    one.open()
    assert "What is the current role?" in one.at(".chips").inner_text()
    damaged = re.sub(r"sha384-.", "sha384-_", demo.snippet)
    assert damaged != demo.snippet
    two = world.open(body=damaged, csp=policy, wait=False, expected=("integrity",))
    two.page.wait_for_load_state("networkidle")
    assert two.page.locator("resume-chat").count() == 0


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 320)])
def test_axe_finds_nothing_on_the_demo_page(demo: Demo, scheme: Any, width: int) -> None:
    demo.page.emulate_media(color_scheme=scheme)
    demo.page.set_viewport_size({"width": width, "height": 800})
    assert violations(demo.page) == []
    assert demo.page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
