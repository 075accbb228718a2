"""The guards guarded: the widget is damaged on purpose, and a named test must turn red."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Error

from tests.browser.mutated import mutated
from tests.browser.widget import conftest, test_access, test_host, test_render, test_transport
from tests.browser.widget.conftest import World

pytestmark = pytest.mark.browser

Test = Callable[..., Any]


def axe_light_wide(world: World) -> None:
    test_access.test_axe_finds_nothing_in_any_state(world, "light", 1280)


def cut_without_done(world: World) -> None:
    test_transport.test_each_failure_keeps_the_question_and_offers_to_try_again(world, "ended without done")


def rate_limited(world: World) -> None:
    test_transport.test_each_failure_keeps_the_question_and_offers_to_try_again(world, "429")


def every_split_crlf(world: World) -> None:
    test_transport.test_tokens_alone_add_up_wherever_they_are_cut(world)


def asked_once(world: World) -> None:
    """Not a test of its own: the guards after one question."""
    one = world.open()
    one.ask()


MUTATIONS: dict[str, tuple[str, str, Test]] = {
    "a button loses its name": ("'aria-label': name, title: name, click", "click", axe_light_wide),
    "the dialog loses its name": (
        "'aria-labelledby': embedded ? null : 'heading'",
        "'data-x': 1",
        test_access.test_what_a_screen_reader_finds,
    ),
    "grey on grey": ("#5f5a52", "#b9b5ae", axe_light_wide),
    "markup is parsed": (
        "into.append(text.slice(at));\n",
        "into.insertAdjacentHTML('beforeend', text.slice(at));\n",
        test_render.test_no_markup_enters_live_wherever_a_chunk_ends,
    ),
    "an image is drawn": (
        "made = code ? el('code', {}, code)",
        "made = code ? el('img', {src: 'https://evil.example/a.png'})",
        test_render.test_no_markup_enters_live_wherever_a_chunk_ends,
    ),
    "an image is drawn, from storage": (
        "made = code ? el('code', {}, code)",
        "made = code ? el('img', {src: 'data:,'})",
        test_render.test_no_markup_enters_from_storage,
    ),
    "links lead anywhere": (
        "&& known.has(url.host)",
        "",
        test_render.test_no_markup_enters_live_wherever_a_chunk_ends,
    ),
    "links lead by any scheme": (
        "return web || url.protocol == 'mailto:'",
        "return web || url.protocol == 'javascript:' || url.protocol == 'mailto:'",
        test_render.test_no_markup_enters_live_wherever_a_chunk_ends,
    ),
    "a font from elsewhere": (
        "doc.body.append(host);",
        "doc.body.append(host, el('link', {rel: 'stylesheet', href: 'https://fonts.example/css'}));",
        asked_once,
    ),
    "a cookie": ("doc.body.append(host);", "doc.body.append(host); doc.cookie = 'id=1';", asked_once),
    "something stored at once": (
        "doc.body.append(host);",
        "doc.body.append(host); sessionStorage.setItem('a', '1');",
        asked_once,
    ),
    "an inline style": (
        "doc.body.append(host);",
        "doc.body.append(host); host.setAttribute('style', 'color:red');",
        asked_once,
    ),
    "an error in the console": ("sync();\n\treturn {", "sync(); console.error('x');\n\treturn {", asked_once),
    "a request at load": (
        "doc.body.append(host);",
        "doc.body.append(host); fetch(script.dataset.api + '/api/v1/suggestions').catch(() => {});",
        test_host.test_one_script_and_nothing_else_until_the_first_question,
    ),
    "a listener on the page": (
        "doc.body.append(host);",
        "doc.body.append(host); doc.addEventListener('keydown', () => {});",
        test_host.test_it_listens_to_nothing_of_the_pages_but_its_commands,
    ),
    "the page's styles let in": (
        ":host{all:initial!important;",
        ":host{all:initial;",
        test_host.test_a_hostile_style_sheet_does_not_reach_it,
    ),
    "every token is said": (
        "turn.answer += part.text;",
        "{ turn.answer += part.text; say(turn.answer); }",
        test_access.test_exactly_two_things_are_said_of_an_answer,
    ),
    "said at once after a focus move": (
        "moved + 250",
        "moved + 0",
        test_access.test_exactly_two_things_are_said_of_an_answer,
    ),
    "the closed panel can be reached": (
        ".panel[open],div.panel{display:flex}",
        ".panel{display:flex}",
        test_access.test_the_keyboard_goes_everywhere_and_nowhere_else,
    ),
    "the focus is not given back": (
        "panel.close();\n\t\tif (inside) launcher.focus();",
        "panel.close();\n\t\tif (inside) doc.activeElement.blur();",
        test_access.test_the_keyboard_goes_everywhere_and_nowhere_else,
    ),
    "a cut stream looks finished": ("if (done) throw { code: 'cut' };", "if (done) break;", cut_without_done),
    "seconds are not read": ("wait = +reply.headers.get('Retry-After')", "wait = 0", rate_limited),
    "CRLF counts twice": (
        "if (cr && text[0] == '\\n') text = text.slice(1);\n\t\telse if",
        "if",
        every_split_crlf,
    ),
    "bytes are decoded one by one": (", { stream: true }", "", every_split_crlf),
    "text leaks into events": (
        "host.hasAttribute('expose-text') ? { ...detail, text } : detail",
        "{ ...detail, text }",
        test_host.test_what_was_said_stays_between_visitor_and_server,
    ),
    "it sends by itself when the network is back": (
        "again.disabled = false; }",
        "again.disabled = false; again.click(); }",
        test_transport.test_offline_waits_and_sends_nothing_by_itself,
    ),
    "it moves for those who want it still": (
        "@media(prefers-reduced-motion:no-preference){.panel[open]{animation:in .16s}",
        "@media all{.panel[open]{animation:in .16s}",
        test_access.test_nothing_moves_for_those_who_want_it_still,
    ),
    "cookies go along": (
        "credentials: 'omit'",
        "credentials: 'include'",
        test_transport.test_what_is_sent_says_nothing_about_the_visitor,
    ),
}


def guarded(test: Test, world: World) -> None:
    """The test as it runs by itself: with the guards at its end."""
    test(world)
    world.check()


@pytest.mark.parametrize("name", MUTATIONS)
def test_damage_is_noticed(world: World, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    old, new, test = MUTATIONS[name]
    monkeypatch.setattr(conftest, "TIMEOUT_MS", 4_000)  # what is damaged may never come
    world.api.source = mutated(world.api.source, old, new)
    try:
        with pytest.raises((AssertionError, Error)):
            guarded(test, world)
    finally:
        world.close()
