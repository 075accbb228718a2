"""What the widget does to the page it stands on: next to nothing."""

from __future__ import annotations

import gzip
import json

import pytest

from chatbot.web.widget import newest
from tests.browser.widget.conftest import World
from tests.browser.widget.origins import QUESTION, Reply, sources, token

pytestmark = pytest.mark.browser

# The soft limit of 8,000 is out of reach for what is asked of it: with a minifier and English alone, 7,840.
HARD_BYTES = 12_000


def test_its_size_over_the_wire() -> None:
    assert len(gzip.compress(newest().content, 9)) < HARD_BYTES


def test_one_script_and_nothing_else_until_the_first_question(world: World) -> None:
    one = world.open({"suggestions": json.dumps(["How long?"])})
    one.open()
    one.input.fill("What about")
    assert one.requests == [f"GET {world.site.url}/", f"GET {world.api.url}/widget/1.0.0/widget.js"]
    one.ask()
    assert [request for request in one.requests[2:] if request.startswith("POST")] == [
        f"POST {world.api.url}/api/v1/chat"
    ]
    assert len(one.requests) == 3


def test_it_listens_to_nothing_of_the_pages_but_its_commands(world: World) -> None:
    one = world.open()
    one.ask()
    heard = one.page.evaluate("() => seen.listeners")
    commands = ("open", "close", "toggle", "ask", "stop", "reset", "destroy")
    assert heard == [f"window resume-chat:{name}" for name in commands]
    assert one.page.evaluate("() => Object.keys(window).filter(k => k.startsWith('on') && window[k])") == []


def test_it_changes_nothing_of_the_page(world: World) -> None:
    look = """() => [document.head.innerHTML, document.querySelector('main').outerHTML, document.body.attributes.length,
      document.documentElement.attributes.length, getComputedStyle(document.body).margin, document.title, location.href, history.length,
      Object.keys(window).length]"""
    # Waits for nothing: what it looks at first is the page without the widget.
    bare = world.open(body="", wait=False)
    before = bare.page.evaluate(look)
    one = world.open()
    one.ask()
    after = one.page.evaluate(look)
    assert after == before


HOSTILE = """body *, body *::before, body *::after { all: unset !important; color: red !important; background: lime !important;
 font: 40px/3 serif !important; display: block !important; position: static !important; transform: rotate(3deg) !important;
 opacity: .3 !important; filter: blur(3px) !important; direction: rtl !important; visibility: hidden !important;
 width: 10px !important; margin: 30px !important; pointer-events: none !important; letter-spacing: 9px !important;
 text-transform: uppercase !important; z-index: -1 !important; }
resume-chat { display: none !important; }"""


def test_a_hostile_style_sheet_does_not_reach_it(world: World) -> None:
    styles = """() => { const root = document.querySelector('resume-chat').shadowRoot, all = {};
      for (const css of ['.launcher', '.panel', '.log', 'textarea', '.bot', '.user', 'h2']) {
        const e = root.querySelector(css), s = getComputedStyle(e), b = e.getBoundingClientRect();
        all[css] = [Object.fromEntries([...s].filter(k => !k.startsWith('--')).map(k => [k, s.getPropertyValue(k)])), [b.x, b.y, b.width, b.height]];
      }
      return all; }"""
    csp = world.policy().replace("style-src 'self'", "style-src 'unsafe-inline'")
    calm = world.open(csp=csp)
    calm.ask()
    calm.at(".log").focus()
    expected = calm.page.evaluate(styles)
    world.api.posts.clear()
    one = world.open(head=f"<style>{HOSTILE}</style>", csp=csp)
    one.ask()
    one.at(".log").focus()
    found = one.page.evaluate(styles)
    assert len(found[".launcher"][0]) > 200
    for css, (style, box) in expected.items():
        assert {k: v for k, v in found[css][0].items() if style[k] != v} == {}, css
        assert found[css][1] == box, css


def test_a_site_can_colour_it(world: World) -> None:
    csp = world.policy().replace("style-src 'self'", "style-src 'unsafe-inline'")
    style = (
        "resume-chat { --rc-accent: rgb(1, 2, 3); --rc-width: 300px; --rc-font: serif; --rc-z: 7 }"
        "resume-chat::part(launcher) { border-radius: 3px }"
    )
    one = world.open(head=f"<style>{style}</style>", csp=csp)
    one.open()
    assert one.launcher.evaluate("e => getComputedStyle(e).backgroundColor") == "rgb(1, 2, 3)"
    assert one.launcher.evaluate("e => getComputedStyle(e).borderRadius") == "3px"
    assert one.panel.evaluate("e => e.offsetWidth") == 300
    assert one.page.evaluate("() => getComputedStyle(document.querySelector('resume-chat')).zIndex") == "7"


@pytest.mark.parametrize(
    ("scheme", "theme", "ground"),
    [
        ("light", None, "rgb(255, 255, 255)"),
        ("dark", None, "rgb(34, 33, 32)"),
        ("dark", "light", "rgb(255, 255, 255)"),
        ("light", "dark", "rgb(34, 33, 32)"),
    ],
)
def test_light_and_dark(world: World, scheme: str, theme: str | None, ground: str) -> None:
    one = world.open({"theme": theme} if theme else {}, color_scheme=scheme)
    one.open()
    assert one.panel.evaluate("e => getComputedStyle(e).backgroundColor") == ground


def test_included_twice_it_is_there_once(world: World) -> None:
    twice = world.snippet() + world.snippet(heading="Second").replace("/1.0.0/", "/v1/")
    one = world.open(body=twice)
    one.page.wait_for_load_state()
    assert one.page.locator("resume-chat").count() == 1
    one.ask()
    assert len(world.api.asked()) == 1


def test_taken_out_and_put_back_it_goes_on(world: World) -> None:
    one = world.open()
    one.ask()
    one.page.evaluate("() => { window.kept = document.querySelector('resume-chat'); kept.remove(); }")
    one.page.evaluate("() => document.body.append(kept)")
    assert not one.panel.is_visible()
    one.ask("Again?")
    assert one.at(".user").count() == 2
    one.page.evaluate("() => document.querySelector('main').append(kept)")  # moved at once: nothing is closed
    assert one.panel.is_visible()
    one.page.evaluate("() => dispatchEvent(new CustomEvent('resume-chat:close'))")
    assert not one.panel.is_visible()
    one.page.evaluate("() => dispatchEvent(new CustomEvent('resume-chat:open'))")
    assert one.events("open")[-1] == {}
    assert len(one.events("open")) == 3


def test_taken_out_in_the_middle_the_answer_is_interrupted(world: World) -> None:
    world.api.replies.append(Reply([sources(), token("Ada wr")], end="hang"))
    one = world.open()
    one.send()
    one.at(".bot p", has_text="Ada wr").wait_for()
    one.page.evaluate("() => { window.kept = document.querySelector('resume-chat'); kept.remove(); }")
    one.page.evaluate("() => document.body.append(kept)")
    one.open()
    one.settle()
    assert one.at(".fail p").inner_text() == "The answer was interrupted."


def test_a_page_that_swaps_its_body_gets_it_back(world: World) -> None:
    one = world.open()
    one.page.evaluate("() => document.body.replaceChildren(document.createElement('main'))")
    assert one.page.locator("resume-chat").count() == 0
    one.page.evaluate(
        "([api]) => { const e = document.createElement('resume-chat'); e.setAttribute('api', api); document.body.append(e); }",
        [world.api.url],
    )
    one.ask()
    assert one.at(".user").count() == 1


def test_in_the_head_before_there_is_a_body(world: World) -> None:
    one = world.open(body="", head=world.snippet().replace(" async", ""))
    assert one.page.evaluate("() => document.querySelector('resume-chat').parentNode.localName") == "body"
    one.ask()


def test_as_an_element_in_the_page(world: World) -> None:
    script = f'<script src="{world.api.url}/widget/v1/widget.js" async></script>'
    one = world.open(body=script, main=f'<resume-chat api="{world.api.url}/" inline></resume-chat>')
    assert one.panel.is_visible()
    assert one.launcher.count() == 0
    assert one.page.locator("resume-chat").count() == 1
    assert one.page.evaluate("() => document.activeElement.localName") == "body"  # no focus is taken
    wide = one.page.locator("main").bounding_box()
    box = one.panel.bounding_box()
    assert wide
    assert box
    assert box["width"] == wide["width"]
    one.ask()
    one.page.keyboard.press("Escape")
    assert one.panel.is_visible()
    assert one.panel.get_by_role("button", name="Close").count() == 0


def test_without_an_address_it_asks_where_it_came_from(world: World) -> None:
    script = f'<script src="{world.api.url}/widget/v1/widget.js" async></script>'
    one = world.open(body=script, main="<resume-chat></resume-chat>")
    one.ask()
    assert [asked["message"] for asked in world.api.asked()] == [QUESTION]


def test_open_at_once_takes_nobodys_focus(world: World) -> None:
    one = world.open({"open": ""})
    assert one.panel.is_visible()
    assert one.page.evaluate("() => document.activeElement.localName") == "body"
    small = world.open({"open": ""}, width=320)
    assert not small.panel.is_visible()  # it would be all there is to see


def test_commands_and_methods(world: World) -> None:
    one = world.open()
    say = "([name, detail]) => document.dispatchEvent(new CustomEvent('resume-chat:' + name, {bubbles: true, detail}))"
    one.page.evaluate(say, ["toggle", None])
    assert one.panel.is_visible()
    one.page.evaluate(say, ["toggle", None])
    assert not one.panel.is_visible()
    one.page.evaluate(say, ["ask", QUESTION])
    one.settle()
    one.at(".bot").wait_for()
    assert one.panel.is_visible()
    host = "name => document.querySelector('resume-chat')[name]()"
    one.page.evaluate(host, "reset")
    assert one.at(".user").count() == 0
    one.page.evaluate(host, "close")
    assert not one.panel.is_visible()
    assert [name for name, _ in one.events()] == [
        "ready",
        "open",
        "close",
        "open",
        "question",
        "answer",
        "reset",
        "close",
    ]
    one.page.evaluate(host, "destroy")
    assert one.page.locator("resume-chat").count() == 0


def test_what_was_said_stays_between_visitor_and_server(world: World) -> None:
    one = world.open()
    one.ask("A private question")
    assert "private" not in json.dumps(one.events())
    assert one.events("question") == [{"length": 18}]
    two = world.open({"expose-text": ""})
    two.ask("A private question")
    assert two.events("question") == [{"length": 18, "text": "A private question"}]
    assert "custom Go scheduler" in two.events("answer")[0]["text"]


def test_the_pages_own_keys_are_left_alone(world: World) -> None:
    one = world.open()
    one.page.evaluate(
        "() => { window.keys = []; document.addEventListener('keydown', e => keys.push(e.key)); }"
    )
    one.open()
    one.input.press("k")
    one.page.keyboard.press("Escape")
    assert one.page.evaluate("() => keys") == []
    one.page.keyboard.press("k")
    assert one.page.evaluate("() => keys") == ["k"]


@pytest.mark.parametrize("missing", ["HTMLDialogElement", "customElements", "CSSStyleSheet"])
def test_an_old_browser_sees_the_page_as_it_was(world: World, missing: str) -> None:
    old = (
        f"Object.defineProperty(window, '{missing}', {{value: undefined}});"
        if missing != "CSSStyleSheet"
        else "delete Document.prototype.adoptedStyleSheets;"
    )
    one = world.open(before=old, wait=False)
    one.page.wait_for_load_state("networkidle")
    assert len(one.requests) == 2
    assert one.page.locator("resume-chat").count() == 0
    assert one.page.get_by_text("I build schedulers.").is_visible()


def test_without_scripts_there_is_a_link(world: World) -> None:
    body = world.snippet() + f'<noscript><a href="{world.api.url}/">Ask about this résumé</a></noscript>'
    one = world.open(body=body, java_script_enabled=False, wait=False)
    assert one.page.get_by_role("link", name="Ask about this résumé").is_visible()
    one.page.close()
