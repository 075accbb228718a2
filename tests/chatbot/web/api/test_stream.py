"""Events of one turn: whole, in order, and never without an end."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.models import Turn
from chatbot.settings import Settings
from chatbot.web.api.stream import EventStream, event, events, wants_events
from chatbot.web.refusal import Refusal
from chatbot.web.turns import Turns
from tests.chatbot.people import ADA, chain_of
from tests.chatbot.web.fake_bot import FakeBot


async def told(items: Sequence[Turn | Exception | None]) -> AsyncIterator[Turn | None]:
    for item in items:
        if isinstance(item, Exception):
            raise item
        yield item


def sent(items: Sequence[Turn | Exception | None]) -> list[tuple[str, Any]]:
    async def block() -> bytes:
        return b"".join([chunk async for chunk in events(told(items), "r1")])

    read: list[tuple[str, Any]] = []
    for part in asyncio.run(block()).decode().split("\n\n")[:-1]:
        if part.startswith(":"):
            read.append(("comment", None))
            continue
        name, data = part.split("\n")
        read.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return read


def turns_of(message: str) -> list[Turn]:
    return list(FakeBot(Settings()).stream(message, (), "s1"))


def test_sources_come_before_the_words_that_lean_on_them_and_done_is_last() -> None:
    grown = turns_of("What about AWS?")
    read = sent(grown)
    assert [name for name, _ in read] == ["sources", "token"] * 3 + ["done"]
    assert [len(data["citations"]) for name, data in read if name == "sources"] == [1, 2, 3]
    assert "".join(data["text"] for name, data in read if name == "token") == grown[-1].answer.answer
    assert read[-1][1] == grown[-1].answer.model_dump(mode="json")


def test_an_answer_without_citations_says_so_first() -> None:
    read = sent(turns_of("Write a poem"))
    assert [name for name, _ in read] == ["sources", "token", "done"]
    assert read[0][1]["citations"] == []


@pytest.mark.parametrize("before", [0, 1, 2, 3])
def test_a_refusal_is_the_last_event_wherever_it_comes(before: int) -> None:
    read = sent([*turns_of("What about AWS?")[:before], Refusal("timeout", "No answer came in time.")])
    assert [name for name, _ in read].count("error") == 1
    assert read[-1] == (
        "error",
        {"code": "timeout", "message": "No answer came in time.", "retryable": True, "request_id": "r1"},
    )


def test_nothing_at_all_is_an_error() -> None:
    assert [name for name, _ in sent([])] == ["error"]


def test_silence_is_a_comment() -> None:
    read = sent([None, *turns_of("Write a poem"), None])
    assert [name for name, _ in read] == ["comment", "sources", "token", "comment", "done"]


def test_words_that_were_taken_back_are_told_by_done_alone() -> None:
    first, *_, last = turns_of("What about AWS?")
    changed = last.model_copy(update={"answer": last.answer.model_copy(update={"answer": "Other words."})})
    read = sent([first, changed])
    assert [name for name, _ in read if name == "token"] == ["token"]
    assert read[-1][1]["answer"] == "Other words."


QUESTIONS = [
    "What is the current role?",
    "Which jobs did she have, and when?",
    "Does she know Rust and Kubernetes?",
    "What did she do at Acme? And at Globex? Where did she study?",
    "Tell me about yourself",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_tokens_of_the_real_chain_are_its_answer(question: str) -> None:
    from chatbot.models import Ask

    grown = list(chain_of(ADA).stream(Ask(message=question, session_id="s1")))
    read = sent(grown)
    assert "".join(data["text"] for name, data in read if name == "token") == grown[-1].answer.answer


@given(st.text())
def test_data_is_one_line_of_json_whatever_it_holds(text: str) -> None:
    name, data, *rest = event("token", {"text": text}).decode().split("\n")
    assert rest == ["", ""]
    assert json.loads(data.removeprefix("data: ")) == {"text": text}
    assert name == "event: token"


@pytest.mark.parametrize(
    ("accept", "wanted"),
    [
        ("text/event-stream", True),
        ("Text/Event-Stream", True),
        ("application/json, text/event-stream;q=0.9", True),
        ("*/*", False),
        ("", False),
        ("application/json", False),
        ("text/event-streams", False),
    ],
)
def test_a_stream_is_for_those_who_ask_for_one(accept: str, wanted: bool) -> None:
    assert wants_events(accept) is wanted


def test_a_reader_who_takes_nothing_is_let_go() -> None:
    async def block() -> None:
        turns = Turns()
        growing = turns.begin("api", lambda: FakeBot(Settings()).stream("What about AWS?"))
        never = asyncio.Event()

        async def send(message: Any) -> None:
            await never.wait()

        async def receive() -> Any:
            await never.wait()

        stream = EventStream(growing, events(growing, "r1"), max_stream_s=0.05)
        await asyncio.wait_for(stream({"type": "http", "method": "POST"}, receive, send), 20)
        assert turns.open == 0

    asyncio.run(block())


def test_a_reader_who_leaves_ends_the_turn() -> None:
    async def block() -> None:
        turns = Turns()
        growing = turns.begin("api", lambda: FakeBot(Settings(), pause_s=0.05).stream("What about AWS?"))
        sent_bytes: list[bytes] = []

        async def send(message: Any) -> None:
            sent_bytes.append(message.get("body", b""))

        async def receive() -> Any:
            return {"type": "http.disconnect"}

        await EventStream(growing, events(growing, "r1"))({"type": "http", "method": "POST"}, receive, send)
        assert turns.open == 0
        assert b"event: done" not in b"".join(sent_bytes)

    asyncio.run(block())
