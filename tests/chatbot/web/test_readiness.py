"""Readiness is found out by searching, now and then, however many ask."""

from __future__ import annotations

import asyncio
import threading

import pytest

from chatbot.web.readiness import Readiness
from chatbot.web.refusal import Refusal
from chatbot.web.turns import Turns


class Probe:
    def __init__(self) -> None:
        self.calls = 0
        self.broken = False

    def __call__(self) -> None:
        self.calls += 1
        if self.broken:
            raise OSError("secret path")


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


async def code_of(readiness: Readiness) -> str:
    with pytest.raises(Refusal) as caught:
        await readiness.check()
    assert "secret" not in caught.value.message
    return caught.value.code


def test_a_crowd_is_told_by_one_search_and_recovery_is_noticed() -> None:
    async def block() -> None:
        probe, clock = Probe(), Clock()
        readiness = Readiness(probe, Turns(), fresh_s=5, clock=clock)
        await asyncio.gather(*(readiness.check() for _ in range(50)))
        assert probe.calls == 1
        probe.broken, clock.now = True, 105.0
        assert [await code_of(readiness) for _ in range(3)] == ["not_ready"] * 3
        assert probe.calls == 2
        probe.broken, clock.now = False, 111.0
        await readiness.check()

    asyncio.run(block())


def test_a_search_that_does_not_end_is_no_readiness() -> None:
    go = threading.Event()

    async def block() -> None:
        assert await code_of(Readiness(lambda: go.wait(20), Turns(), patience_s=0.01)) == "not_ready"
        go.set()

    asyncio.run(block())


def test_while_stopping_it_is_not_ready() -> None:
    async def block() -> None:
        turns = Turns()
        turns.stop()
        assert await code_of(Readiness(Probe(), turns)) == "stopping"

    asyncio.run(block())
