"""What a call opened is closed when the call ends, however it ends, and in its own thread."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import AsyncIterator

import pytest

from chatbot.llm.call import Call, Limits
from chatbot.llm.provider import Piece
from chatbot.llm.streams import closed_streams, remember_streams

LIMITS = Limits(first_s=0.2, total_s=0.5)


class Library:
    """What stands beneath a model: streams within streams that nobody closes."""

    def __init__(self, ending: str) -> None:
        self.ending = ending
        self.closed_in: list[str] = []
        self.kept: list[AsyncIterator[str]] = []

    async def bytes(self) -> AsyncIterator[str]:
        try:
            for _ in range(1000):
                yield "word "
                if self.ending == "stalls":
                    await asyncio.sleep(60)
        finally:
            self.closed_in.append(threading.current_thread().name)

    async def pieces(self) -> AsyncIterator[Piece]:
        stream = self.bytes()
        self.kept.append(stream)  # as a reference cycle of a library keeps it from being closed at once
        async for word in stream:
            yield Piece(word)
            if self.ending == "stops early":
                return
            if self.ending == "fails":
                raise ValueError("a library's own")


@pytest.mark.parametrize("ending", ["stops early", "fails", "stalls", "left"])
def test_a_half_read_stream_is_closed_with_its_call(ending: str) -> None:
    library = Library(ending)
    call = Call(library.pieces, LIMITS)
    for _ in call.pieces():
        if ending == "left":
            break
    for _ in range(200):  # who leaves does not wait for the closing
        if library.closed_in:
            break
        threading.Event().wait(0.01)
    assert library.closed_in == ["model-calls"]


def test_a_stream_that_does_not_close_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chatbot.llm.streams._CLOSING_S", 0.05)
    closed = []

    async def stuck() -> AsyncIterator[int]:
        try:
            yield 1
        finally:
            await asyncio.sleep(5)

    async def fine() -> AsyncIterator[int]:
        try:
            yield 1
        finally:
            closed.append("fine")

    async def use() -> None:
        remember_streams()
        async with closed_streams():
            for stream in (stuck(), fine()):
                assert await anext(stream) == 1

    asyncio.run(use())
    gc.collect()
    assert closed == ["fine"]
