"""What travels between the widget and the API: the stream at every cut, and every way in which it fails."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from tests.browser.widget.conftest import World
from tests.browser.widget.origins import (
    ANSWER_TEXT,
    CITATIONS,
    QUESTION,
    Reply,
    answer,
    done,
    event,
    refusal,
    sources,
    token,
)

pytestmark = pytest.mark.browser

FAILED_LOAD = "Failed to load resource"

# Answers every question from `stream`, cut once at each byte; the first byte that goes wrong is told.
EVERY_SPLIT = """async ([bytes, wanted]) => {
  const all = new Uint8Array(bytes), host = document.querySelector('resume-chat'), wrong = [];
  for (let at = 0; at <= all.length; at++) {
    window.fetch = async () => new Response(new ReadableStream({start(c) {
      if (at) c.enqueue(all.slice(0, at));
      if (at < all.length) c.enqueue(all.slice(at));
      c.close();
    }}), {headers: {'Content-Type': 'text/event-stream'}});
    const over = new Promise((done, fail) => { ['answer', 'error'].forEach(name => host.addEventListener('resume-chat:' + name, e => done([name, e.detail]), {once: true})); setTimeout(fail, 5000, new Error('it never ended')); });
    host.ask('q');
    const [name, detail] = await over;
    const said = name === 'answer' ? detail.text : detail.code;
    if (said !== wanted) wrong.push([at, name, said]);
    host.reset();
  }
  return wrong;
}"""


def lines(text: str, end: str) -> bytes:
    return text.replace("\n", end).encode()


STREAM = (
    "\ufeff: a comment\n\n"
    'event: sources\ndata: {"session_id":"s","answer_id":"a",\ndata: "citations":[]}\n\n'
    "id: 7\nretry: 10\n"
    'event: token\ndata: {"text":"Zürich — 서울 "}\n\n'
    ": heartbeat\n\n"
    'event:token\ndata:{"text":"🚀 ok"}\n\n'
    "event: done\ndata: %s\n\n"
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_the_stream_is_read_the_same_wherever_it_is_cut(world: World, end: str) -> None:
    one = world.open({"expose-text": "", "storage": "none"})
    last = '{"answer":"Zürich — 서울 🚀 ok","status":"answered","citations":[]}'
    bytes_ = list(lines(STREAM % last, end))
    assert len(bytes_) > 250
    assert one.page.evaluate(EVERY_SPLIT, [bytes_, "Zürich — 서울 🚀 ok"]) == []


def test_tokens_alone_add_up_wherever_they_are_cut(world: World) -> None:
    """Without the words repeated in `done`, a lost or doubled token shows."""
    one = world.open({"expose-text": "", "storage": "none"})
    bytes_ = list(lines(STREAM % "{}", "\r\n"))
    assert one.page.evaluate(EVERY_SPLIT, [bytes_, "Zürich — 서울 🚀 ok"]) == []


def test_a_stream_without_its_end_is_an_interruption_wherever_it_is_cut(world: World) -> None:
    one = world.open({"expose-text": "", "storage": "none"})
    bytes_ = list((STREAM % "{}").partition("event: done")[0].encode())
    assert one.page.evaluate(EVERY_SPLIT, [bytes_, "cut"]) == []


def test_what_is_sent_says_nothing_about_the_visitor(world: World) -> None:
    one = world.open()
    one.context.add_cookies([{"name": "known", "value": "1", "url": world.api.url}])
    one.ask()
    one.ask("And before?")
    assert [path for path, _, _ in world.api.posts] == ["/api/v1/chat"] * 2
    (_, body, headers), (_, second, _) = world.api.posts
    assert body == {"message": QUESTION}
    assert second == {"message": "And before?", "session_id": "s-1"}
    assert "Cookie" not in headers
    assert headers["Accept"] == "text/event-stream"
    assert headers["Referer"] == world.site.url + "/"
    one.context.clear_cookies()


def test_words_are_shown_as_they_come(world: World) -> None:
    go = threading.Event()
    world.api.replies.append(Reply([sources(), token("Ada wrote "), go, token("a scheduler. [1]"), done()]))
    one = world.open()
    one.send()
    one.at(".bot p", has_text="Ada wrote").wait_for()
    assert one.at(".log").get_attribute("aria-busy") == "true"
    assert one.at(".send").get_attribute("aria-label") == "Stop"
    go.set()
    one.settle()
    assert one.at(".send").get_attribute("aria-label") == "Send"
    assert one.at("li").count() == 4  # two of the answer, two of the sources


CASES: dict[str, tuple[Reply, str, str]] = {
    "401": (refusal(401, "key_refused"), "refused", "This site may not ask this assistant."),
    "403": (refusal(403, "origin_refused"), "refused", "This site may not ask this assistant."),
    "413": (refusal(413, "too_large"), "long", "The question was not accepted. Please shorten it."),
    "422": (refusal(422, "question_too_long"), "long", "The question was not accepted. Please shorten it."),
    "429": (
        refusal(429, "too_fast", headers={"Retry-After": "17"}),
        "busy",
        "Too many questions just now. Please wait 17 seconds.",
    ),
    "429 without a time": (
        refusal(429, "daily_limit"),
        "busy",
        "Too many questions just now. Please wait 60 seconds.",
    ),
    "500": (refusal(500, "internal"), "failed", "The assistant cannot answer just now."),
    "502 in HTML": (
        Reply([b"<html><script>alert(1)</script>Bad Gateway"], status=502, kind="text/html"),
        "failed",
        "The assistant cannot answer just now.",
    ),
    "503": (
        refusal(503, "overloaded", headers={"Retry-After": "2"}),
        "busy",
        "Too many questions just now. Please wait 2 seconds.",
    ),
    "200 in HTML": (
        Reply([b"<html>Sign in"], kind="text/html"),
        "failed",
        "The assistant cannot answer just now.",
    ),
    "200 in JSON": (
        Reply([b"{}"], kind="application/json"),
        "failed",
        "The assistant cannot answer just now.",
    ),
    "origin not allowed": (Reply([], allowed=False), "failed", "The assistant cannot answer just now."),
    "ended without done": (Reply([sources(), token("Ada wr")]), "cut", "The answer was interrupted."),
    "no JSON": (Reply([sources(), token("Ada wr"), b"data: {\n\n"]), "cut", "The answer was interrupted."),
    "error event": (
        Reply([sources(), token("Ada wr"), event("error", {"code": "internal", "message": "x"})]),
        "failed",
        "The assistant cannot answer just now.",
    ),
    "timeout event": (
        Reply([event("error", {"code": "timeout", "message": "x"})]),
        "timeout",
        "No answer came in time.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_failure_keeps_the_question_and_offers_to_try_again(world: World, case: str) -> None:
    reply, code, words = CASES[case]
    world.api.replies.append(reply)
    one = world.open(expected=(FAILED_LOAD, "has been blocked by CORS policy", "ERR_INCOMPLETE_CHUNKED"))
    one.ask()
    assert one.at("[role=alert]").inner_text() == words
    assert one.at(".user").inner_text().endswith(QUESTION)
    if any(isinstance(piece, bytes) and b"Ada wr" in piece for piece in reply.pieces):
        assert "Ada wr" in one.at(".bot").inner_text()  # what came is kept
    assert one.events("error") == [{"code": code}]
    assert one.events("answer") == []
    one.at(".fail button").click()
    one.at(".bot", has_text="custom Go scheduler").wait_for()
    assert one.at(".user").count() == 1
    assert one.at(".fail").count() == 0
    assert [asked["message"] for asked in world.api.asked()][-1] == QUESTION


def test_a_torn_connection_keeps_what_came(world: World) -> None:
    go = threading.Event()
    world.api.replies.append(Reply([sources(), token("Ada wr"), go], end="tear"))
    one = world.open(expected=("ERR_INCOMPLETE_CHUNKED",))
    one.send()
    one.at(".bot p", has_text="Ada wr").wait_for()
    go.set()
    one.settle()
    assert one.at("[role=alert]").inner_text() == "The answer was interrupted."
    assert "Ada wr" in one.at(".bot").inner_text()
    assert one.at(".fail button").is_visible()


def test_no_answer_in_sixty_seconds_is_given_up(world: World) -> None:
    world.api.replies.append(Reply([sources(), token("Ada wr")], end="hang"))
    one = world.open()
    one.page.clock.install()
    one.send()
    one.at(".bot p", has_text="Ada wr").wait_for()
    one.page.clock.run_for(59_000)
    assert one.at("[role=alert]").count() == 0
    one.page.clock.run_for(2_000)
    one.at("[role=alert]").wait_for()
    assert one.at("[role=alert]").inner_text() == "No answer came in time."


def test_offline_waits_and_sends_nothing_by_itself(world: World) -> None:
    one = world.open(expected=("ERR_INTERNET_DISCONNECTED",))
    one.open()
    one.context.set_offline(True)
    one.ask()
    assert one.at("[role=alert]").inner_text() == "You are offline. Your question is kept."
    again = one.at(".fail button")
    assert again.is_disabled()
    one.context.set_offline(False)
    one.at(".fail button:enabled").wait_for()
    assert world.api.asked() == []
    again.click()
    one.at(".bot", has_text="custom Go scheduler").wait_for()
    assert len(world.api.asked()) == 1


def test_stop_ends_the_answer_and_keeps_what_came(world: World) -> None:
    world.api.replies.append(Reply([sources(), token("Ada wr")], end="hang"))
    one = world.open()
    one.send()
    one.at(".bot p", has_text="Ada wr").wait_for()
    one.at(".send").click()
    one.settle()
    assert one.at("[role=alert]").inner_text() == "Stopped."
    assert "Ada wr" in one.at(".bot").inner_text()
    assert one.at(".fail button").is_visible()


def test_a_second_question_waits_until_the_first_is_answered(world: World) -> None:
    go = threading.Event()
    world.api.replies.append(Reply([go, done()]))
    one = world.open()
    one.send()
    one.at(".log[aria-busy=true]").wait_for()
    one.send("Too early?")
    assert one.input.input_value() == "Too early?"  # not lost
    go.set()
    one.settle()
    assert len(world.api.asked()) == 1
    one.input.press("Enter")
    one.settle()
    assert [asked["message"] for asked in world.api.asked()] == [QUESTION, "Too early?"]


def test_a_conversation_that_the_server_forgot_begins_anew(world: World) -> None:
    one = world.open(expected=(FAILED_LOAD,))
    one.ask()
    world.api.replies.append(refusal(404, "session_unknown"))
    one.ask("And then?")
    assert one.at(".fail").count() == 0
    assert [asked.get("session_id") for asked in world.api.asked()] == [None, "s-1", None]
    assert one.at(".user").count() == 2


def test_reloaded_in_the_middle_it_says_so_and_offers_to_try_again(world: World) -> None:
    world.api.replies.append(Reply([sources(), token("Ada wr")], end="hang"))
    one = world.open()
    one.send()
    one.at(".bot p", has_text="Ada wr").wait_for()
    one.page.reload()
    one.open()
    assert one.at(".user").inner_text().endswith(QUESTION)
    assert one.at(".fail p").inner_text() == "The answer was interrupted."
    assert one.at("[role=alert]").count() == 0  # nothing has just happened
    assert len(world.api.asked()) == 1
    one.at(".fail button").click()
    one.at(".bot", has_text="custom Go scheduler").wait_for()


def test_a_conversation_outlives_a_page_and_ends_with_clear(world: World) -> None:
    suggestions = ("And before?",)
    world.api.replies.append(Reply([done(suggestions=suggestions)]))
    one = world.open()
    one.ask()
    one.page.goto(world.site.url + "/")
    one.open()
    assert "custom Go scheduler" in one.at(".bot").inner_text()
    assert one.at(".chips button").all_inner_texts() == ["And before?"]
    one.ask("More?")
    assert world.api.asked()[-1]["session_id"] == "s-1"
    one.panel.get_by_role("button", name="Clear conversation").click()
    assert one.at(".user").count() == 0
    assert one.page.evaluate("() => sessionStorage.length") == 0
    assert one.focused() == "Your question"
    one.ask("Fresh?")
    assert "session_id" not in world.api.asked()[-1]


@pytest.mark.parametrize(("storage", "kept"), [("session", [1, 0]), ("local", [0, 1]), ("none", [0, 0])])
def test_the_site_says_where_a_conversation_is_kept(world: World, storage: str, kept: list[int]) -> None:
    one = world.open({"storage": storage})
    one.ask()
    assert one.page.evaluate("() => [sessionStorage.length, localStorage.length]") == kept


def test_storage_that_is_forbidden_or_broken_does_no_harm(world: World) -> None:
    forbid = "Object.defineProperty(window, 'sessionStorage', {get() { throw new DOMException('no', 'SecurityError'); }})"
    one = world.open(before=forbid)
    one.ask()
    assert one.at(".fail").count() == 0
    for kept in (
        '"x"',
        "{",
        '{"turns": 3}',
        '{"turns": [{"question": "q"}, {"answer": 3, "citations": [{}]}]}',
    ):
        two = world.open()
        key = f"resume-chat:{world.api.url}"
        two.page.evaluate(
            "([key, kept]) => Storage.prototype.setItem.call(sessionStorage, key, kept)", [key, kept]
        )
        two.page.evaluate("() => { seen.stored = 0; }")
        two.open()
        assert two.at(".log p").count() >= 1
        two.ask()
        assert two.at(".fail").count() == 0


def test_cleared_in_the_middle_nothing_comes_back(world: World) -> None:
    world.api.replies.append(Reply([sources(), token("Ada wr")], end="hang"))
    one = world.open()
    one.send()
    one.at(".bot p", has_text="Ada wr").wait_for()
    one.panel.get_by_role("button", name="Clear conversation").click()
    one.ask("Next?")
    assert one.at(".user").count() == 1
    assert one.at(".fail").count() == 0


def test_a_rating_is_sent_once_it_is_given(world: World) -> None:
    one = world.open()
    one.ask()
    one.at(".tools button", has_text="Not helpful").click()
    one.at("[aria-pressed=true]").wait_for()
    assert one.at("[aria-pressed=true]").inner_text() == "Not helpful"
    path, body, _ = world.api.posts[-1]
    assert path == "/api/v1/feedback"
    assert body == {"session_id": "s-1", "answer_id": "a-1", "verdict": "down"}
    assert one.events("feedback") == [{"verdict": "down"}]


def test_an_absent_fact_is_an_answer_and_no_error(world: World) -> None:
    text = "The résumé does not say that."
    world.api.replies.append(Reply([sources(()), token(text), done(text, (), status="not_mentioned")]))
    one = world.open()
    one.ask("What about Cobol?")
    assert one.at(".bot").inner_text().split("\n")[-1] == text
    assert "Not in the documents" in one.at(".bot").inner_text()
    assert one.at("[role=alert]").count() == 0
    assert one.at("details").count() == 0
    assert one.events("answer") == [{"status": "not_mentioned", "citations": 0}]


def test_the_fixtures_are_answers_as_the_contract_has_them() -> None:
    assert answer()["answer"] == ANSWER_TEXT
    assert [one["marker"] for one in answer()["citations"]] == [one["marker"] for one in CITATIONS]


def test_the_longest_question_is_the_owners(world: World) -> None:
    one = world.open({"max-length": "120"})
    one.open()
    one.input.press_sequentially("x" * 30)
    assert one.at(".left").inner_text() == "90"
    one.input.fill("y" * 500)
    assert len(one.input.input_value()) in (120, 500)  # fill passes by maxlength
    assert one.input.get_attribute("maxlength") == "120"


def test_leaving_the_page_ends_the_stream(world: World) -> None:
    world.api.replies.append(Reply([sources(), token("Ada wr")], end="hang"))
    one = world.open()
    one.send()
    one.at(".bot p", has_text="Ada wr").wait_for()
    one.page.goto("about:blank")
    ended: Any = one.page.evaluate("() => document.body.childElementCount")
    assert ended == 0
