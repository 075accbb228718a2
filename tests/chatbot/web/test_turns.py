"""Turns at work: bounded, followed without holding the loop, ended whatever their reader does."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Iterator

import pytest

from chatbot.models import Turn
from chatbot.settings import Settings
from chatbot.web.refusal import Refusal
from chatbot.web.turns import AT_ONCE, Turns, threads_that_compute, watched
from tests.chatbot.web.fake_bot import FakeBot

BOT = FakeBot(Settings())


def quick() -> Iterator[Turn]:
    return BOT.stream("What about AWS?")


class Held:
    """A turn that waits until it is let go, and remembers whether it was closed."""

    def __init__(self) -> None:
        self.finished = False
        self.begun, self.go, self.closed = threading.Event(), threading.Event(), threading.Event()

    def __call__(self) -> Iterator[Turn]:
        try:
            self.begun.set()
            assert self.go.wait(20)
            yield from quick()
            self.finished = True
        finally:
            self.closed.set()


async def until(event: threading.Event) -> None:
    assert await asyncio.to_thread(event.wait, 20)


async def refusal_of(growing: object) -> Refusal:
    with pytest.raises(Refusal) as caught:
        async for _ in growing:  # type: ignore[attr-defined]
            pass
    return caught.value


def test_a_turn_grows_and_ends_and_whole_it_comes_once() -> None:
    async def block() -> None:
        turns = Turns()
        grown = [turn async for turn in turns.begin("api", quick) if turn]
        assert [len(turn.answer.citations) for turn in grown] == [1, 2, 3]
        whole = [turn async for turn in turns.begin("api", quick, whole=True) if turn]
        assert [len(turn.answer.citations) for turn in whole] == [3]
        assert (await turns.finished("api", quick)).answer.answer == grown[-1].answer.answer
        assert turns.open == 0

    asyncio.run(block())


def test_beyond_the_bound_one_is_sent_away_at_once_and_told_when_to_return() -> None:
    async def block() -> None:
        turns, held = Turns(at_once=1, waiting=1), Held()
        at_work, waiting = turns.begin("api", held), turns.begin("api", quick)
        with pytest.raises(Refusal) as caught:
            turns.begin("api", quick)
        assert (caught.value.code, caught.value.retry_after_s) == ("overloaded", 2)
        held.go.set()
        assert len([turn async for turn in at_work if turn]) == 3
        assert len([turn async for turn in waiting if turn]) == 3
        assert turns.open == 0
        turns.begin("api", quick).leave()

    asyncio.run(block())


def test_silence_is_filled_with_signs_of_life() -> None:
    async def block() -> None:
        held = Held()
        seen: list[Turn | None] = []
        async for turn in Turns(heartbeat_s=0.01).begin("api", held):
            seen.append(turn)
            if len(seen) == 3:
                held.go.set()
        assert seen[:3] == [None, None, None]
        assert seen[-1] is not None

    asyncio.run(block())


def test_a_turn_that_does_not_grow_is_silence() -> None:
    """A model that thinks: the chain gives the same turn again and again, so that who leaves is noticed."""

    async def block() -> None:
        go = threading.Event()

        def thinking() -> Iterator[Turn]:
            first, *others = quick()
            while not go.wait(0.001):
                yield first
            yield from others

        seen: list[Turn | None] = []
        async for turn in Turns(heartbeat_s=0.02).begin("api", thinking):
            seen.append(turn)
            if seen.count(None) == 3:
                go.set()
        assert len([turn for turn in seen if turn]) == 3
        assert seen[1:4] == [None, None, None]

    asyncio.run(block())


def test_what_takes_too_long_ends_with_a_refusal_and_is_closed() -> None:
    async def block() -> None:
        held = Held()
        refusal = await refusal_of(Turns(deadline_s=0.05).begin("api", held))
        assert refusal.code == "timeout"
        held.go.set()
        await until(held.closed)

    asyncio.run(block())


def test_who_leaves_stops_the_work_behind_him() -> None:
    async def block() -> None:
        turns, held = Turns(at_once=1), Held()
        growing, never = turns.begin("api", held), Held()
        behind = turns.begin("api", never)
        await until(held.begun)
        growing.leave()
        behind.leave()
        assert turns.open == 0
        held.go.set()
        await until(held.closed)
        assert not held.finished
        assert (
            len([turn async for turn in turns.begin("api", quick) if turn]) == 3
        )  # the thread is free again
        assert not never.begun.is_set()

    asyncio.run(block())


def test_a_fault_is_logged_and_told_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    async def block() -> None:
        broken = FakeBot(Settings(), fail=True)
        refusal = await refusal_of(Turns().begin("api", lambda: broken.stream("x")))
        assert refusal.code == "internal"
        assert "secret" not in refusal.message

    asyncio.run(block())
    assert "secret detail of a bug" in caplog.text  # for the owner, in the log


def test_a_chain_that_gives_nothing_is_a_fault_too() -> None:
    async def block() -> None:
        for whole in (True, False):
            assert (await refusal_of(Turns().begin("api", lambda: iter(()), whole=whole))).code == "internal"

    asyncio.run(block())


def test_a_stop_ends_all_and_lets_nobody_in() -> None:
    async def block() -> None:
        turns, held = Turns(at_once=1, stop_grace_s=0.05), Held()
        at_work, waiting = turns.begin("api", held), turns.begin("api", quick)
        await until(held.begun)
        turns.stop()
        with pytest.raises(Refusal, match="restarted"):
            turns.begin("api", quick)
        assert (await refusal_of(waiting)).code == "stopping"
        assert (await refusal_of(at_work)).code == "stopping"
        held.go.set()
        await until(held.closed)

    asyncio.run(block())


def test_a_turn_at_work_may_finish_before_the_stop() -> None:
    async def block() -> None:
        turns, held = Turns(stop_grace_s=20), Held()
        growing = turns.begin("api", held)
        await until(held.begun)
        turns.stop()
        held.go.set()
        assert len([turn async for turn in growing if turn]) == 3

    asyncio.run(block())


def test_each_end_is_told_to_who_watches() -> None:
    ends: list[tuple[str, str]] = []

    async def block() -> None:
        turns = Turns(at_once=1, waiting=0, watch=lambda door, outcome, _: ends.append((door, outcome)))
        await turns.finished("api", quick)
        await refusal_of(turns.begin("mcp", lambda: iter(())))
        growing = turns.begin("openai", quick)
        with pytest.raises(Refusal):
            turns.begin("api", quick)
        growing.leave()
        growing.leave()

    asyncio.run(block())
    assert ends == [("api", "answered"), ("mcp", "internal"), ("api", "overloaded"), ("openai", "left")]


def test_a_turn_of_other_threads_is_told_of_in_the_same_words() -> None:
    ends: list[tuple[str, str, float]] = []

    def growing(turns: Iterator[Turn]) -> Iterator[Turn]:
        return watched(lambda *end: ends.append(end), "page", turns)

    def refused() -> Iterator[Turn]:
        yield from quick()
        raise Refusal("timeout", "No complete answer came in time.")

    assert len(list(growing(quick()))) == 3
    with pytest.raises(Refusal):
        list(growing(refused()))
    with pytest.raises(RuntimeError):
        list(growing(FakeBot(Settings(), fail=True).stream("x")))
    left = growing(quick())
    next(left)
    left.close()  # type: ignore[attr-defined]
    assert [end[:2] for end in ends] == [
        ("page", "answered"),
        ("page", "timeout"),
        ("page", "internal"),
        ("page", "left"),
    ]
    assert all(seconds >= 0 for _, _, seconds in ends)


def test_without_a_model_no_more_turns_are_computed_at_once_than_there_are_cores() -> None:
    assert 1 <= threads_that_compute() <= min(AT_ONCE, os.cpu_count() or 1)
