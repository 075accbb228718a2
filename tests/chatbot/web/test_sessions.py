"""Conversations are the server's: ids of its own making, bounded, expiring."""

from __future__ import annotations

from chatbot.models import Turn
from chatbot.settings import Settings
from chatbot.web.sessions import Sessions, new_id
from tests.chatbot.web.fake_bot import FakeBot


def turn(message: str = "Which languages?") -> Turn:
    return FakeBot(Settings()).turn(message)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_ids_carry_128_bits_and_never_repeat() -> None:
    ids = {new_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert {len(one) for one in ids} == {22}  # 128 bits in base64


def test_a_known_conversation_goes_on() -> None:
    sessions = Sessions()
    session_id = sessions.resume_or_open(None)
    sessions.add(session_id, turn("one"))
    assert sessions.resume_or_open(session_id) == session_id
    assert [one.message for one in sessions.history(session_id)] == ["one"]


def test_a_foreign_id_is_never_adopted() -> None:
    sessions = Sessions()
    for foreign in ("", "mine", "x" * 22, None):
        assert sessions.resume_or_open(foreign) != foreign
    assert sessions.history("mine") == ()


def test_an_idle_conversation_expires_and_a_used_one_does_not() -> None:
    clock = Clock()
    sessions = Sessions(idle_s=100, clock=clock)
    idle, used = sessions.resume_or_open(None), sessions.resume_or_open(None)
    clock.now = 80
    sessions.add(used, turn())
    clock.now = 150
    assert len(sessions) == 1
    assert sessions.history(used)
    assert sessions.resume_or_open(idle) != idle


def test_numbers_are_bounded() -> None:
    sessions = Sessions(max_sessions=3, max_turns=2)
    ids = [sessions.resume_or_open(None) for _ in range(5)]
    assert len(sessions) == 3
    assert sessions.resume_or_open(ids[0]) not in ids  # the least recently used went first
    for message in ("one", "two", "three"):
        sessions.add(ids[-1], turn(message))
    assert [one.message for one in sessions.history(ids[-1])] == ["two", "three"]


def test_what_is_held_in_all_is_bounded_too() -> None:
    sessions = Sessions(max_chars=30_000)
    ids = [sessions.resume_or_open(None) for _ in range(4)]
    for one in ids:
        sessions.add(one, turn("x" * 3000))
    assert [sessions.knows(one) for one in ids] == [False, True, True, True]
    sessions.forget(ids[1])
    sessions.add(ids[2], turn("x" * 3000))
    assert [sessions.knows(one) for one in ids] == [False, False, True, True]
    sessions.add(ids[3], turn("x" * 20_000))  # more than all may hold together
    assert len(sessions) == 0


def test_only_what_was_made_here_is_known() -> None:
    clock = Clock()
    sessions = Sessions(idle_s=100, clock=clock)
    mine = sessions.resume_or_open(None)
    assert sessions.knows(mine)
    assert not sessions.knows("x" * 22)
    assert len(sessions) == 1
    clock.now = 101
    assert not sessions.knows(mine)


def test_an_answer_is_found_in_its_own_conversation_only() -> None:
    sessions = Sessions()
    mine, other = sessions.resume_or_open(None), sessions.resume_or_open(None)
    said = turn()
    sessions.add(mine, said)
    assert sessions.find(mine, said.answer.id) == said
    assert sessions.find(other, said.answer.id) is None
    assert sessions.find(None, said.answer.id) is None


def test_what_is_forgotten_stays_forgotten() -> None:
    sessions = Sessions()
    session_id = sessions.resume_or_open(None)
    sessions.forget(session_id)
    sessions.add(session_id, turn())  # an answer that was still on its way
    assert sessions.history(session_id) == ()
    assert len(sessions) == 0
