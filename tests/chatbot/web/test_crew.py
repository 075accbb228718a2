"""Answers from other processes: the same ones, from a process that is there, or a fault that says so."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

import pytest

from chatbot.errors import OperatorError
from chatbot.models import Turn
from chatbot.settings import Settings
from chatbot.web.crew import Crew
from tests.chatbot.web.fake_bot import FakeBot

GENERATION = "made today"


class Odd(FakeBot):
    """Fails or ends its process when told to, and says which process it is in."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.index = SimpleNamespace(generation=GENERATION)

    def stream(self, message: str, history: Sequence[Turn] = (), session_id: str | None = None) -> Any:
        if message == "die":
            os._exit(9)
        if message == "fail":
            raise ValueError("a bug")
        for turn in super().stream(message, history, session_id):
            answer = turn.answer.model_copy(update={"id": f"{os.getpid()} after {len(history)}"})
            yield turn.model_copy(update={"answer": answer})


def opened() -> Odd:
    """In the other process."""
    return Odd(Settings())


def broken() -> Odd:
    raise SystemExit(1)


def slow() -> Odd:
    os.kill(os.getppid(), signal.SIGTERM)
    time.sleep(60)
    return Odd(Settings())


@contextmanager
def crew(number: int = 1) -> Iterator[Crew]:
    made = Crew(opened, number, GENERATION)
    try:
        yield made
    finally:
        made.close()


def test_a_turn_grows_as_in_this_process_and_knows_what_was_said_before() -> None:
    with crew() as one:
        grown = list(one.stream("What about AWS?", (), "mine"))
        here = list(FakeBot(Settings()).stream("What about AWS?", (), "mine"))
        assert [turn.answer.answer for turn in grown] == [turn.answer.answer for turn in here]
        assert grown[-1].answer.session_id == "mine"
        next_one = list(one.stream("And then?", grown[-1:], "mine"))
    process, _, _ = grown[-1].answer.id.partition(" ")
    assert int(process) != os.getpid()
    assert next_one[-1].answer.id == f"{process} after 1"


def test_many_threads_share_the_processes_and_each_gets_its_own_answer() -> None:
    with crew(2) as two, ThreadPoolExecutor(8) as threads:
        asked = [f"What about AWS, {n}?" for n in range(40)]
        turns = list(threads.map(lambda question: list(two.stream(question))[-1], asked))
    assert [turn.message for turn in turns] == asked
    assert 1 <= len({turn.answer.id for turn in turns}) <= 2


def test_a_fault_is_told_with_its_place_and_the_process_goes_on() -> None:
    with crew() as one:
        with pytest.raises(RuntimeError, match="ValueError: a bug"):
            list(one.stream("fail"))
        assert list(one.stream("What about AWS?"))


def test_in_the_place_of_a_process_that_ended_comes_another(caplog: pytest.LogCaptureFixture) -> None:
    with crew() as one:
        before = list(one.stream("What about AWS?"))[-1].answer.id
        with pytest.raises(EOFError):
            list(one.stream("die"))  # it takes the second one with it too
        after = list(one.stream("What about AWS?"))[-1].answer.id
        assert before != after
    assert "another takes its place" in caplog.text


def test_after_its_end_no_process_is_started_again() -> None:
    with crew() as one:
        pass
    with pytest.raises(OSError, match="closed"):
        list(one.stream("What about AWS?"))


def test_one_that_does_not_start_or_reads_something_else_is_one_sentence() -> None:
    with pytest.raises(OperatorError, match="could not start"):
        Crew(broken, 2, GENERATION)
    with pytest.raises(OperatorError, match="changed while"):
        Crew(opened, 1, "made yesterday")


def test_told_to_stop_while_its_processes_start_it_takes_them_along() -> None:
    before, handler = set(multiprocessing.active_children()), signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit) as ended:
        Crew(slow, 2, GENERATION)
    assert ended.value.code == 128 + signal.SIGTERM
    assert set(multiprocessing.active_children()) <= before
    assert signal.getsignal(signal.SIGTERM) == handler
