"""The widget and the real app together: nothing between them is scripted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from chatbot.settings import Settings
from chatbot.web.pace import Pace
from tests.browser.conftest import Served, serving
from tests.browser.widget.conftest import World
from tests.chatbot.web.fake_bot import FakeBot

pytestmark = pytest.mark.browser


@pytest.fixture
def app(world: World, tmp_path: Path) -> Iterator[Served]:
    """The app on localhost, which lets the host's site ask: five questions, then one must wait."""
    settings = Settings(home=tmp_path, allowed_origins=(world.site.url,))
    with serving(FakeBot(settings), settings, Pace(per_minute=10, burst=5)) as served:
        world.api.url = served.url.replace("127.0.0.1", "localhost")
        yield served


def test_it_asks_follows_up_cites_and_rates_across_origins(world: World, app: Served) -> None:
    one = world.open()
    one.ask("What did Ada do at AWS?")
    assert one.at(".bot li").count() == 3
    assert one.at(".cite").all_inner_texts() == ["1", "2", "3"]
    one.at(".cite").nth(1).click()
    assert one.at("details li:focus").inner_text().startswith("Built the policy-distribution path")
    one.at(".chips button").first.click()
    one.settle()
    assert "$8M" in one.at(".bot").last.inner_text()
    one.at(".tools button", has_text="Not helpful").last.click()
    one.at("[aria-pressed=true]").wait_for()
    assert one.events("feedback") == [{"verdict": "down"}]
    assert one.events("error") == []


def test_it_says_how_long_to_wait_though_the_server_is_another_origin(world: World, app: Served) -> None:
    one = world.open(expected=("429",))
    for _ in range(5):
        one.ask("Which programming languages?")
    assert one.at(".fail").count() == 0
    one.ask("Which programming languages?")
    words = one.at("[role=alert]").inner_text()
    assert words.startswith("Too many questions just now. Please wait ")
    assert 1 <= int("".join(filter(str.isdigit, words))) < 60


def test_a_site_that_is_not_on_the_list_may_show_it_but_not_ask(world: World, app: Served) -> None:
    world.site.url = world.site.url.replace("127.0.0.1", "localhost")  # another origin than the one allowed
    one = world.open(expected=("CORS policy", "Failed to load resource"))
    one.ask("Which programming languages?")
    assert one.at("[role=alert]").inner_text() == "The assistant cannot answer just now."
    assert one.at(".fail button").is_visible()


def test_a_recruiter_asks_the_demo_page_over_the_real_chain(chromium: Browser, real: Served) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(real.url + "/widget/demo")
    page.locator("resume-chat .launcher").click()
    page.locator("resume-chat .chips button").first.click()
    page.locator("resume-chat .cite").first.wait_for()
    page.locator("resume-chat .cite").first.click()
    assert page.locator("resume-chat details li:focus q").inner_text()
    context.close()
