"""One call under its limits: no fault hangs it, and who leaves hangs up."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from chatbot.llm.call import MOST_CHARS, Call, Limits
from chatbot.llm.fault import Fault
from chatbot.llm.provider import Piece
from tests.chatbot.llm.cells import QUESTION, bot_with
from tests.chatbot.llm.loopback import Loopback, loopback

LIMITS = Limits(first_s=0.2, total_s=0.5)


@pytest.fixture(scope="module")
def server() -> Iterator[Loopback]:
    with loopback() as running:
        yield running


async def saying(*pieces: str | float | Exception) -> AsyncIterator[Piece]:
    for piece in pieces:
        if isinstance(piece, float):
            await asyncio.sleep(piece)
        elif isinstance(piece, Exception):
            raise piece
        else:
            yield Piece(piece, 3)


@pytest.mark.parametrize(
    ("pieces", "words", "kind"),
    [
        (("Ada ", "led"), "Ada led", None),
        ((), "", "empty"),
        ((5.0, "late"), "", "silent"),
        (("Ada", 5.0), "Ada", "slow"),
        (("Ada", Fault("cut")), "Ada", "cut"),
        (("x" * (MOST_CHARS + 1), "y"), "x" * MOST_CHARS, "endless"),
        (tuple(part for n in range(40) for part in ("a", 0.05)), None, "slow"),
    ],
)
def test_it_ends_within_its_limits(
    pieces: tuple[str | float, ...], words: str | None, kind: str | None
) -> None:
    call = Call(lambda: saying(*pieces), LIMITS)
    said = "".join(call.pieces())
    assert (call.fault.kind if call.fault else None) == kind
    assert words is None or said == words


def test_a_second_try_is_made_before_the_first_word_only() -> None:
    tries = iter([Fault("failing", 500, 0.0), Fault("failing", 500, 0.0), Fault("failing", 500, 0.0)])
    call = Call(lambda: saying(next(tries)), LIMITS)
    assert list(call.pieces()) == []
    assert call.tries == 2
    begun = Call(lambda: saying("Ada", Fault("failing", 500, 0.0)), LIMITS)
    assert "".join(begun.pieces()) == "Ada"
    assert begun.tries == 1


def test_a_fault_of_our_own_is_told_apart_and_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("chatbot.llm.call.MOST_CHARS", "many")  # our own line stumbles over it
    call = Call(lambda: saying("Ada"), LIMITS)
    list(call.pieces())
    assert call.fault
    assert call.fault.kind == "own"
    (record,) = (one for one in caplog.records if one.levelname == "ERROR")
    assert re.fullmatch(r"A call of the model failed here: TypeError, call\.py:\d+", record.getMessage())


def test_a_fault_of_our_own_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chatbot.llm.call.anext", None, raising=False)  # before the first word
    call = Call(lambda: saying("Ada"), LIMITS)
    assert list(call.pieces()) == []
    assert (call.fault.kind if call.fault else "", call.tries) == ("own", 1)


def test_who_leaves_hangs_up_within_two_seconds(server: Loopback, tmp_path: Path) -> None:
    for behaviour in ("no headers", "one token in 5 s", "thinks at length"):
        server.hung_up.clear()
        bot = bot_with(behaviour, server, tmp_path / behaviour, llm_first_s=30, llm_total_s=60)
        turns = bot.stream(QUESTION)
        begun = time.monotonic()
        next(turns)
        assert time.monotonic() < begun + 2.0, behaviour
        turns.close()
        left = time.monotonic()
        while not server.hung_up and time.monotonic() < left + 5:
            time.sleep(0.02)
        assert server.hung_up, behaviour
        assert server.hung_up[0] - left < 2.0
