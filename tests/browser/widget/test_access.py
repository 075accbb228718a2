"""For everyone: axe in every state, the keyboard, what a screen reader is told, sizes, colours, motion, print."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import open_chromium
from tests.browser.widget.conftest import QUESTION, Visit, World
from tests.browser.widget.origins import ANSWER_TEXT, Reply, done, refusal, sources, token

pytestmark = pytest.mark.browser

SUGGESTIONS = json.dumps(["What is the current role?", "Which programming languages?"])
EXPECTED = ("Failed to load resource", "ERR_INTERNET_DISCONNECTED")

REVIEWED = {
    # It cannot tell whether what aria-controls names is in the shadow tree: it is.
    ("aria-valid-attr-value", "launcher"),
    # 320 px, where the log is scrolled: what is half out of sight, and the heading above it.
    ("color-contrast", 'id="heading"'),
    ("color-contrast", "<p>I am an assistant"),
}
"""(rule that axe could not decide, part of the element): why a person says it holds. The contrast of every pair of
colours is also reckoned from the file, in tests/chatbot/web/test_widget.py."""


def walk_states(one: Visit, world: World, look: Any) -> None:
    """The nine states of the specification, one after the other; `look(name)` in each."""
    look("closed")
    one.open()
    look("suggestions")
    one.input.fill("What about")
    look("typing")
    go = threading.Event()
    world.api.replies.append(Reply([sources(), token("Ada wrote "), go, done(suggestions=["How long?"])]))
    one.input.press("Enter")
    one.at(".bot p", has_text="Ada wrote").wait_for()
    look("streaming")
    go.set()
    one.settle()
    one.at(".cite").first.click()
    look("answered")
    world.api.replies.append(refusal(500, "internal"))
    one.ask()
    look("error")
    one.context.set_offline(True)
    one.ask()
    look("offline")
    one.context.set_offline(False)
    one.panel.get_by_role("button", name="Clear conversation").click()
    look("cleared")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_any_state(world: World, scheme: str, width: int) -> None:
    found: dict[str, dict[str, Any]] = {}
    bearable = world.policy().partition("require-trusted-types")[0]  # axe itself parses markup
    bare = world.open(color_scheme=scheme, width=width, height=640, csp=bearable)
    bare.open()
    found["open"] = bare.axe()
    one = world.open(
        {"suggestions": SUGGESTIONS},
        color_scheme=scheme,
        width=width,
        height=640,
        csp=bearable,
        expected=EXPECTED,
    )

    def look(name: str) -> None:
        found[name] = one.axe()

    walk_states(one, world, look)
    assert len(found) == 9
    assert {name: state["violations"] for name, state in found.items() if state["violations"]} == {}
    undecided = {
        (rule, node)
        for state in found.values()
        for rule, nodes in state["incomplete"].items()
        for node in nodes
    }
    known = {
        (rule, node) for rule, node in undecided for name, part in REVIEWED if rule == name and part in node
    }
    assert undecided - known == set()


def test_the_keyboard_goes_everywhere_and_nowhere_else(world: World) -> None:
    one = world.open()
    walked = []
    for _ in range(3):
        one.page.keyboard.press("Tab")
        walked.append(one.focused())
    assert walked[:2] == ["My work", "Ask my résumé"]
    one.page.keyboard.press("Shift+Tab")
    one.page.locator("resume-chat").locator(".launcher").focus()
    one.page.keyboard.press("Enter")
    walked = [one.focused()]
    for _ in range(4):
        one.page.keyboard.press("Shift+Tab")
        walked.append(one.focused())
    assert walked == [
        "Your question",
        "Ask about this résumé",
        "Close",
        "Clear conversation",
        "Ask my résumé",
    ]
    walked = []
    for _ in range(5):
        one.page.keyboard.press("Tab")
        walked.append(one.focused())
    assert walked == ["Clear conversation", "Close", "Ask about this résumé", "Your question", "Send"]

    world.api.replies.append(Reply([sources(), token("Ada wr")], end="hang"))
    one.send()
    one.at(".bot p", has_text="Ada wr").wait_for()
    one.page.keyboard.press("Escape")  # the first stops the answer
    one.settle()
    assert one.panel.is_visible()
    assert one.at("[role=alert]").inner_text() == "Stopped."
    assert one.focused() == "Your question"
    one.page.keyboard.press("Escape")  # the second closes
    assert not one.panel.is_visible()
    assert one.focused() == "Ask my résumé"
    assert one.launcher.get_attribute("aria-expanded") == "false"
    walked = []
    for _ in range(4):  # nothing hidden can be reached
        one.page.keyboard.press("Tab")
        walked.append(one.focused())
    assert set(walked) <= {
        "My work",
        "Ask my résumé",
        one.page.evaluate("() => document.body.textContent.trim().slice(0, 40)"),
    }


def test_every_citation_and_button_of_an_answer_is_reached_in_order(world: World) -> None:
    world.api.replies.append(Reply([sources(), done(suggestions=["How long?"])]))
    one = world.open()
    one.ask()
    one.at(".log").focus()
    walked = []
    for _ in range(8):
        one.page.keyboard.press("Tab")
        walked.append(one.focused())
    assert walked == [
        "Source 1: Experience, line 47",
        "Source 2: Projects, page 2",
        "Source 2: Projects, page 2",
        "Sources (2)",
        "Helpful",
        "Not helpful",
        "How long?",
        "Your question",
    ]


def test_on_a_small_screen_the_keyboard_stays_inside(world: World) -> None:
    one = world.open(width=320, height=640)
    one.open()
    assert one.panel.evaluate("panel => panel.matches(':modal')")
    assert one.focused() == "Your question"
    walked = set()
    for _ in range(12):
        one.page.keyboard.press("Tab")
        walked.add(one.focused())
    assert "My work" not in walked
    assert {"Close", "Clear conversation", "Send"} <= walked
    box = one.panel.bounding_box()
    assert box
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, 320, 640)
    one.page.keyboard.press("Escape")
    assert one.focused() == "Ask my résumé"


def test_on_a_large_screen_the_page_stays_in_use(world: World) -> None:
    one = world.open()
    one.open()
    assert not one.panel.evaluate("panel => panel.matches(':modal')")
    one.page.get_by_role("link", name="My work").click()
    assert one.page.url.endswith("#work")
    assert one.panel.is_visible()


def test_what_a_screen_reader_finds(world: World) -> None:
    world.api.replies.append(Reply([sources(), done(suggestions=["How long?"])]))
    one = world.open()
    assert (
        one.page.get_by_role("button", name="Ask my résumé", exact=True).get_attribute("aria-haspopup")
        == "dialog"
    )
    one.ask()
    one.at("[role=status]", has_text="scheduler").wait_for(state="attached")
    snapshot = one.panel.aria_snapshot()
    wanted = """- dialog "Ask about this résumé":
  - heading "Ask about this résumé" [level=2]
  - button "Clear conversation"
  - button "Close"
  - log "Ask about this résumé":
    - paragraph: I am an assistant, not the candidate. I answer only from the résumé and show the line behind each answer.
    - paragraph: "You: Which schedulers?"
    - text: "Assistant:"
    - paragraph:
      - text: Ada wrote a custom Go scheduler.
      - 'link "Source 1: Experience, line 47"':
        - /url: API/?q=Which%20schedulers%3F
        - text: "1"
    - list:
      - listitem:
        - text: gang scheduling
        - 'link "Source 2: Projects, page 2"':
          - /url: API/?q=Which%20schedulers%3F
          - text: "2"
      - listitem:
        - text: fair-share queues
        - 'link "Source 2: Projects, page 2"':
          - /url: API/?q=Which%20schedulers%3F
          - text: "2"
    - group: Sources (2)
    - button "Helpful"
    - button "Not helpful"
    - button "How long?"
  - status: Ada wrote a custom Go scheduler. - gang scheduling - fair-share queues
  - textbox "Your question"
  - button "Send\""""
    assert snapshot.replace(world.api.url, "API") == wanted
    assert one.at("[role=log]").get_attribute("aria-live") == "off"


SPEAK = """() => {
  const root = document.querySelector('resume-chat').shadowRoot, status = root.querySelector('[role=status]');
  window.heard = []; window.moved = 0; window.soon = [];
  for (const type of ['focusin', 'focusout']) root.addEventListener(type, () => { moved = performance.now(); });
  new MutationObserver(records => records.forEach(() => {
    heard.push(status.textContent);
    if (performance.now() - moved < 245) soon.push(performance.now() - moved);
  })).observe(status, {childList: true, characterData: true, subtree: true});
}"""


FOCUSED_AND_SENT = "button => { button.focus(); button.click(); }"
"""In one go: between two keys a busy machine lets 250 ms pass, and nothing would be too soon."""


def test_exactly_two_things_are_said_of_an_answer(world: World) -> None:
    words = ANSWER_TEXT.split(" ")
    tokens = [token(word + " ") for word in words]
    world.api.replies.append(Reply([sources(), *tokens, done()]))
    one = world.open()
    one.open()
    one.page.evaluate(SPEAK)
    for heard in (2, 4):  # what stands there for a moment only, a look from outside may miss
        one.input.fill(QUESTION)
        one.at(".send").evaluate(FOCUSED_AND_SENT)
        one.settle()
        one.page.wait_for_function(f"() => heard.length >= {heard}")
    plain = " Ada wrote a custom Go scheduler.\n- gang scheduling\n- fair-share queues"
    assert one.page.evaluate("() => heard") == ["Writing…", plain, "Writing…", plain]
    assert one.page.evaluate("() => soon") == []


def test_what_fails_is_said_by_the_alert_alone(world: World) -> None:
    world.api.replies.append(refusal(500, "internal"))
    one = world.open(expected=EXPECTED)
    one.page.evaluate(SPEAK)
    one.ask()
    one.page.wait_for_function("() => heard.length === 2")
    assert one.page.evaluate("() => heard") == ["Writing…", ""]
    assert one.at("[role=alert]").count() == 1


def test_everything_to_be_hit_is_44_pixels(world: World) -> None:
    world.api.replies.append(Reply([sources(), done(suggestions=["Go?"])]))
    world.api.replies.append(refusal(500, "internal"))
    one = world.open(expected=EXPECTED)
    one.ask()
    targets = "button, summary, textarea"

    def small() -> list[str]:
        return [
            f"{box['width']:.0f}x{box['height']:.0f} {target.inner_text()}"
            for target in one.at(targets).all()
            if target.is_visible()
            and (box := target.bounding_box())
            and min(box["width"], box["height"]) < 44
        ]

    assert one.at(targets).count() >= 9
    assert small() == []
    one.ask()
    assert one.at(".fail button").count() == 1
    assert small() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_can_be_seen(world: World, scheme: str) -> None:
    one = world.open(color_scheme=scheme)
    ring = """e => { const s = getComputedStyle(e); return [s.outlineStyle, parseFloat(s.outlineWidth), s.outlineColor, s.boxShadow]; }"""
    one.page.keyboard.press("Tab")
    one.page.keyboard.press("Tab")
    style, width, color, shadow = one.launcher.evaluate(ring)
    assert (style, width) == ("solid", 3)
    light, dark = "rgb(255, 255, 255)", "rgb(31, 29, 26)"
    assert (color, light in shadow) == ((dark, True) if scheme == "light" else ("rgb(237, 234, 228)", False))
    one.page.keyboard.press("Enter")
    assert one.at(".box").evaluate(ring)[:2] == ["solid", 2]
    one.page.keyboard.press("Tab")
    assert one.at(".send").evaluate(ring)[:2] == ["solid", 3]


def overflow(one: Visit) -> list[str]:
    """What is wider than its place, or outside the window."""
    found: list[str] = one.page.evaluate(
        """() => {
        const out = [], root = document.querySelector('resume-chat').shadowRoot;
        if (document.documentElement.scrollWidth > innerWidth) out.push('page');
        for (const e of root.querySelectorAll('.panel, .panel *:not(.sr):not(svg *)')) {
          const box = e.getBoundingClientRect();
          if (box.width && (box.right > innerWidth + 1 || box.left < -1)) out.push(e.className + ' ' + box.right);
          if (e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible' && e.localName !== 'textarea') out.push('in ' + e.className);
        }
        return out;
        }"""
    )
    return found


@pytest.mark.parametrize(("width", "height"), [(320, 640), (320, 256), (640, 400)])
def test_it_reflows(world: World, width: int, height: int) -> None:
    """320 x 256 is 1280 x 1024 at 400 %."""
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 3
    world.api.replies.append(
        Reply([sources(), done(f"| A | B |\n|---|---|\n| {long} | `{'x' * 90}` |\n{long} [1]")])
    )
    world.api.replies.append(Reply([sources()]))
    one = world.open({"suggestions": SUGGESTIONS, "lang": "de"}, width=width, height=height)
    one.ask(long)
    one.at("summary").click()
    assert overflow(one) == []
    one.ask(long)
    assert overflow(one) == []
    one.at(".send").scroll_into_view_if_needed()
    box = one.at(".send").bounding_box()
    assert box
    assert box["y"] + box["height"] <= height


def test_it_grows_with_the_readers_text_size(world: World) -> None:
    with two_hundred_percent() as big:
        grown = World(big, world.site, world.api)
        try:
            one = grown.open({"suggestions": SUGGESTIONS})
            one.ask()
            assert float(one.at(".bot").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")) == 32
            assert overflow(one) == []
            grown.check()
        finally:
            grown.close()


@contextmanager
def two_hundred_percent() -> Iterator[Browser]:
    """A Chromium whose reader has doubled the text size."""
    # Playwright's own loop runs in this thread already; a second one is not let in beside it.
    loop = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        with open_chromium("--blink-settings=defaultFontSize=32") as browser:
            yield browser
    finally:
        asyncio._set_running_loop(loop)


def test_nothing_moves_for_those_who_want_it_still(world: World) -> None:
    moving = "() => document.querySelector('resume-chat').shadowRoot.getAnimations().length"
    opened = "e => (e.click(), e.getRootNode().getAnimations().length)"  # at once: it moves for a moment only
    one = world.open(reduced_motion="no-preference")
    assert one.launcher.evaluate(opened) == 1  # or the next proves nothing
    two = world.open(reduced_motion="reduce")
    assert two.launcher.evaluate(opened) == 0
    world.api.replies.append(Reply([], end="hang"))
    two.send()
    assert two.page.evaluate(moving) == 0


def test_forced_colours_leave_every_edge(world: World) -> None:
    one = world.open(forced_colors="active")
    one.ask()
    edges = one.page.evaluate(
        """() => [...document.querySelector('resume-chat').shadowRoot.querySelectorAll('button, .bot, .user, .panel, .box')]
        .map(e => { const s = getComputedStyle(e); return [e.className, s.borderTopStyle, s.borderTopWidth, s.borderTopColor]; })"""
    )
    assert len(edges) >= 9
    assert [
        edge for edge in edges if edge[1] != "solid" or edge[2] != "1px" or edge[3] == "rgba(0, 0, 0, 0)"
    ] == []


LTR, RTL = ' lang="en"', ' lang="en" dir="rtl"'


@pytest.mark.parametrize(
    ("html", "position", "left"),
    [(LTR, "", False), (LTR, "left", True), (RTL, "", True), (RTL, "right", False)],
)
def test_it_stands_where_the_site_wants_it(world: World, html: str, position: str, left: bool) -> None:
    one = world.open({"position": position} if position else {}, html=html)
    one.ask()
    for part in (one.launcher, one.panel):
        box = part.bounding_box()
        assert box
        assert (box["x"] < 100) == left
    question, bot = one.at(".user").bounding_box(), one.at(".bot").bounding_box()
    assert question
    assert bot
    assert (question["x"] < bot["x"] + 20) == ("rtl" in html)  # the visitor's side
    assert one.at(".bot p").first.evaluate("e => getComputedStyle(e).direction") == "ltr"  # English
    assert (
        one.at(".bot ul").evaluate("e => getComputedStyle(e).direction") == "ltr"
    )  # its points stand inside


def test_it_is_not_printed_and_hides_nothing(world: World) -> None:
    one = world.open()
    one.open()
    one.page.emulate_media(media="print")
    assert not one.launcher.is_visible()
    assert not one.panel.is_visible()
    assert one.page.get_by_text("I build schedulers.").is_visible()


def test_enter_that_ends_a_composition_sends_nothing(world: World) -> None:
    one = world.open()
    one.open()
    one.input.fill("경력은")
    one.input.evaluate(
        "e => e.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, composed: true}))"
    )
    one.input.evaluate(
        "e => e.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', keyCode: 229, bubbles: true, composed: true}))"
    )
    one.input.press("Shift+Enter")
    assert world.api.asked() == []
    assert one.input.input_value() == "경력은\n"
    one.input.press("Enter")
    one.settle()
    assert [asked["message"] for asked in world.api.asked()] == ["경력은"]


WORDS = {
    "en": ("Ask my résumé", "Your question", "Not in the documents"),
    "es": ("Pregunte a mi currículum", "Su pregunta", "No está en los documentos"),
    "de": ("Fragen zum Lebenslauf", "Ihre Frage", "Nicht in den Unterlagen"),
    "fr": ("Interroger mon CV", "Votre question", "Absent des documents"),
    "ko": ("이력서에 질문하기", "질문", "문서에 없음"),
}


@pytest.mark.parametrize("lang", WORDS)
def test_it_speaks_the_sites_language(world: World, lang: str) -> None:
    text = "The résumé does not say that."
    world.api.replies.append(Reply([done(text, (), status="not_mentioned")]))
    one = world.open(html=f' lang="{lang}-XX"')
    label, question, absent = WORDS[lang]
    assert one.launcher.inner_text() == label
    one.ask()
    assert one.input.get_attribute("placeholder") == question
    assert absent in one.at(".bot").inner_text()
    assert one.at(".root").get_attribute("lang") == lang
    assert one.at(".bot").get_attribute("lang") == "en"
    assert "undefined" not in one.at(".root").inner_text()


def test_words_can_be_the_sites_own(world: World) -> None:
    own = json.dumps({"send": "Absenden", "label": "weg"})
    one = world.open(
        {"lang": "xx", "label": "Frag Ada", "heading": "Ada fragen", "greeting": "Hallo.", "strings": own}
    )
    assert one.launcher.inner_text() == "Frag Ada"
    one.open()
    assert one.at("h2").inner_text() == "Ada fragen"
    assert one.at(".log p").inner_text() == "Hallo."
    assert one.at(".send").get_attribute("aria-label") == "Absenden"
    assert one.at(".root").get_attribute("lang") == "en"
