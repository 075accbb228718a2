"""By keyboard, by screen reader, small, dark, in forced colours and without motion."""

from __future__ import annotations

import re

import pytest

from tests.browser.conftest import Open, Served
from tests.browser.page.conftest import LISTEN, Slow

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_accessible_in_every_state(visit: Open, served: Served, width: int, scheme: str) -> None:
    one = visit(served.url, width=width, height=740, scheme=scheme, touch=width < 500)
    page = one.page
    states: dict[str, list[str]] = {"empty": one.axe()}
    one.ask("What did Ada do at AWS?")
    states["answered"] = one.axe()
    page.locator(".rc-cite").nth(1).click()
    states["cited"] = one.axe()
    if width < 500:
        page.click("#rc-back")
    one.ask("Has she worked with Rust?")
    one.ask("Write a poem about her")
    one.ask("What is the current role?")
    states["not mentioned, declined, partly"] = one.axe()
    page.press("#rc-input", "Enter")
    states["nothing typed"] = one.axe()
    page.route("**/gradio_api/call/**", lambda route: route.abort())
    one.expected = ("Failed to load resource",)
    one.ask("What is the current role?")
    states["failed"] = one.axe()
    page.emulate_media(media="print")
    states["printed"] = one.axe()
    assert {state: found for state, found in states.items() if found} == {}
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough_for_a_finger(visit: Open, served: Served) -> None:
    one = visit(served.url, width=360, height=740, touch=True)
    one.ask("What did Ada do at AWS?")
    small = one.page.evaluate(
        """[...document.querySelectorAll('#rc-page button:not(.rc-cite), .rc-header a')]
           .filter(e => e.offsetParent && e.getBoundingClientRect().height < 43.5 && !e.closest('#rc-panel'))
           .map(e => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


@pytest.mark.parametrize("width", [320, 360, 768, 1000, 1440])
def test_nothing_scrolls_sideways(visit: Open, served: Served, width: int) -> None:
    one = visit(served.url, width=width)
    one.ask("What did Ada do at AWS? " + "x" * 300)
    assert one.page.evaluate("document.documentElement.scrollWidth") <= width
    assert one.page.evaluate(
        "document.querySelector('#rc-log').scrollWidth <= document.querySelector('#rc-log').clientWidth"
    )


def test_the_keyboard_reaches_everything_in_reading_order(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.ask("How much money was saved?")
    one.page.focus(".rc-header a")
    seen = []
    for _ in range(15):
        named = "e => e.getAttribute('aria-label') || e.innerText || e.id"
        seen.append(re.sub(r"\s+", " ", one.page.evaluate(f"() => ({named})(document.activeElement)"))[:24])
        one.page.keyboard.press("Tab")
    assert seen == [
        "E-mail", "LinkedIn", "ada.example.com", "Conversation", "Source 1: Professional E",
        "1 Source 1, show in the ", "Copy the answer", "This answer helped", "This answer did not help",
        "Copy with sources", "How much money was saved", "Which programming langua", "rc-input", "Send", "Clear conversation",
    ]  # fmt: skip


def test_dark_follows_the_system_and_a_change_keeps_the_conversation(visit: Open, served: Served) -> None:
    one = visit(served.url, scheme="dark")
    ground = "getComputedStyle(document.querySelector('#rc-page')).backgroundColor"
    assert one.page.evaluate(ground) == "rgb(27, 26, 24)"
    one.ask("How much money was saved?")
    one.page.emulate_media(color_scheme="light")
    assert one.page.evaluate(ground) == "rgb(244, 242, 238)"
    assert one.page.locator(".rc-turn").count() == 1


def test_enter_sends_but_not_while_an_input_method_chooses(visit: Open, served: Served) -> None:
    page = visit(served.url).page
    page.focus("#rc-input")
    page.keyboard.type("one")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("two")
    assert page.input_value("#rc-input") == "one\ntwo"
    page.evaluate(
        "document.querySelector('#rc-input').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    assert page.locator(".rc-turn").count() == 0


def test_what_a_screen_reader_finds(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.ask("How much money was saved?")
    one.ask("Has she worked with Rust?")
    headings = one.page.locator("#rc-page").locator("h1, h2, #rc-chat h3").all_text_contents()
    assert headings == [
        "Ada Example",
        "Chat",
        "You asked: How much money was saved?",
        "You asked: Has she worked with Rust?",
        "Résumé",
    ]
    one.page.wait_for_function("() => document.querySelector('#rc-live').textContent")
    assert (
        one.page.locator("#rc-chat").aria_snapshot()
        == """\
- region "Chat":
  - heading "Chat" [level=2]
  - log "Conversation":
    - paragraph: Hello. Ask me anything about Ada Example's résumé.
    - paragraph: "I am an assistant, not Ada: I answer only from the résumé and show the line behind each \
answer. What it does not say, I do not guess."
    - article:
      - 'heading "You asked: How much money was saved?" [level=3]'
      - text: "Answer:"
      - paragraph:
        - text: Over $8M in documented infrastructure savings.\u2060
        - 'button "Source 1: Professional Experience, line 28. Show in the résumé"': "1"
      - group "Sources":
        - paragraph: From the résumé
        - list:
          - listitem:
            - 'button "Source 1, show in the résumé: delivered $8M+ in documented infrastructure savings \
Professional Experience, line 28"'
      - group "This answer":
        - button "Copy the answer"
        - button "This answer helped"
        - button "This answer did not help"
        - button "Copy with sources"
    - article:
      - 'heading "You asked: Has she worked with Rust?" [level=3]'
      - text: "Answer:"
      - paragraph: Not in the résumé
      - paragraph:
        - text: The résumé does not say anything about “Has she worked with Rust?”. You could ask Ada at
        - link "ada@example.com":
          - /url: mailto:ada@example.com
        - text: .
      - group "This answer":
        - button "Copy the answer"
        - button "This answer helped"
        - button "This answer did not help"
        - button "Copy with sources"
    - region "Questions to go on with":
      - list:
        - listitem:
          - button "How much money was saved?"
        - listitem:
          - button "Which programming languages?"
  - alert
  - text: Your question
  - textbox "Your question":
    - /placeholder: Ask about Ada Example
  - button "Send"
  - text: Enter to send, Shift + Enter for a new line
  - button "Clear conversation\""""
    )


def test_a_finished_answer_is_said_once(visit: Open, served: Served) -> None:
    one = visit(served.url)
    one.page.evaluate(LISTEN)
    one.page.locator("#rc-starters .rc-chip").nth(3).click()  # moves the focus into the box
    one.settle()
    one.wait_for_live("Over $8M")
    one.page.wait_for_timeout(600)
    assert one.page.evaluate("heard") == ["Over $8M in documented infrastructure savings."]
    assert one.page.evaluate("soon") == []


def test_a_slow_answer_is_said_to_be_looked_for_and_then_said_once(slow: Slow) -> None:
    page = slow.one.page
    page.evaluate(LISTEN)
    slow.one.ask("What did Ada do at AWS?")  # grows three times
    slow.one.wait_for_live("Operated")
    page.wait_for_timeout(600)
    heard = page.evaluate("heard")
    assert len(heard) == 2
    looking, said = heard
    assert looking == "Looking through the résumé…"
    assert said.startswith("Ada was a Senior Software Engineer")
    assert "[1]" not in said


def test_the_question_stands_there_at_once(visit: Open, served: Served) -> None:
    """Before anything was heard of the server, in the very task of the key."""
    one = visit(served.url)
    one.page.fill("#rc-input", "How much money was saved?")
    shown = one.page.evaluate(
        """() => {
          const key = new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true});
          document.querySelector('#rc-input').dispatchEvent(key);
          return document.querySelector('.rc-question')?.textContent;
        }"""
    )
    assert shown == "You asked: How much money was saved?"
    one.page.wait_for_selector(".rc-tools")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_can_be_seen(visit: Open, served: Served, scheme: str) -> None:
    one = visit(served.url, scheme=scheme)
    one.ask("How much money was saved?")
    one.page.locator(".rc-cite").first.click()
    one.page.focus(".rc-header a")
    unseen = []
    for _ in range(22):
        one.page.keyboard.press("Tab")  # by the mouse no ring is asked for
        ring = one.page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
              const box = e.closest('.rc-box') && e.tagName === 'TEXTAREA' && getComputedStyle(e.closest('.rc-box'));
              const seen = box ? box.boxShadow !== 'none' : s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
              return e === document.body || seen ? '' : e.outerHTML.slice(0, 90); }"""
        )
        if ring:
            unseen.append(ring)
    assert unseen == []


def test_nothing_moves_for_those_who_want_it_still(visit: Open, served: Served) -> None:
    moving = "() => document.getElementById('rc-page').getAnimations({subtree: true}).length"
    begin = """() => { const hold = new Promise(() => {}), real = window.fetch;
      window.fetch = (to, how) => String(to).endsWith('/call/turn') ? hold : real(to, how); }"""
    seen = []
    for motion in ("reduce", "no-preference"):  # the second is the control
        one = visit(served.url, motion=motion)
        one.page.evaluate(begin)
        one.page.fill("#rc-input", "How much money was saved?")
        one.page.press("#rc-input", "Enter")
        one.page.wait_for_selector(".rc-looking")
        seen.append(one.page.evaluate(moving))
    assert seen[0] == 0
    assert seen[1] > 0


def test_in_forced_colours_everything_keeps_an_edge(visit: Open, served: Served) -> None:
    one = visit(served.url, forced_colors="active")
    one.ask("What did Ada do at AWS?")
    one.page.locator(".rc-cite").nth(1).click()
    bare = one.page.evaluate(
        """() => ['.rc-question', '.rc-send', '.rc-cite', '.rc-chip', '.rc-box']
          .filter(name => parseFloat(getComputedStyle(document.querySelector('#rc-page ' + name)).borderTopWidth) < 1)"""
    )
    assert bare == []
    styles = one.page.evaluate(
        """() => { const of = (name, what) => getComputedStyle(document.querySelector(name))[what];
          return [of('.rc-cite[aria-current]', 'outlineStyle'), of('mark', 'backgroundColor') !== of('.rc-paper', 'backgroundColor')]; }"""
    )
    assert styles == ["solid", True]
    assert one.axe() == []
