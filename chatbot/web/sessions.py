"""Conversations, kept by the server: who said what under which session id.

It refuses to believe a client: ids are made here, and an id it does not know is never adopted. It keeps
nothing on disk; a restart forgets every conversation.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

from chatbot.models import Turn

MAX_SESSIONS = 2_000
MAX_TURNS = 30
MAX_CHARS = 20_000_000  # of all conversations together; a long answer has 3,000
IDLE_S = 2 * 60 * 60.0
ID_BYTES = 16  # 128 bits: not to be guessed


@dataclass
class _Conversation:
    turns: list[Turn] = field(default_factory=list)
    last_used: float = 0.0
    chars: int = 0


def new_id() -> str:
    """A fresh session id: 128 random bits, URL-safe, 22 characters."""
    return secrets.token_urlsafe(ID_BYTES)


class Sessions:
    """A bounded, expiring store of conversations; safe to share between threads.

    When there are too many, or too much was said in them, the conversation unused for longest is dropped;
    within one, the oldest turns are.
    """

    def __init__(
        self,
        *,
        max_sessions: int = MAX_SESSIONS,
        max_turns: int = MAX_TURNS,
        max_chars: int = MAX_CHARS,
        idle_s: float = IDLE_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._max_sessions = max_sessions
        self._max_turns = max_turns
        self._max_chars = max_chars
        self._idle_s = idle_s
        self._clock = clock
        self._lock = threading.Lock()
        self._by_id: OrderedDict[str, _Conversation] = OrderedDict()  # least recently used first
        self._chars = 0

    def __len__(self) -> int:
        with self._lock:
            self._drop_expired()
            return len(self._by_id)

    def knows(self, session_id: str) -> bool:
        """Whether this server made the id and still keeps its conversation."""
        with self._lock:
            return self._touch(session_id) is not None

    def resume_or_open(self, session_id: str | None) -> str:
        """`session_id` when this server made it and it is still kept, else the id of a new conversation."""
        with self._lock:
            if session_id and self._touch(session_id) is not None:
                return session_id
            fresh = new_id()
            self._by_id[fresh] = _Conversation(last_used=self._clock())
            while len(self._by_id) > self._max_sessions:
                self._drop(next(iter(self._by_id)))
            return fresh

    def history(self, session_id: str | None) -> tuple[Turn, ...]:
        """The turns so far, oldest first; empty for an unknown id."""
        with self._lock:
            conversation = self._touch(session_id) if session_id else None
            return tuple(conversation.turns) if conversation is not None else ()

    def add(self, session_id: str, turn: Turn) -> None:
        """Keeps a finished turn. Does nothing when the conversation was forgotten meanwhile."""
        with self._lock:
            conversation = self._touch(session_id)
            if conversation is not None:
                conversation.turns.append(turn)
                del conversation.turns[: -self._max_turns]
                self._chars -= conversation.chars
                conversation.chars = sum(map(_chars, conversation.turns))
                self._chars += conversation.chars
                while self._chars > self._max_chars:
                    self._drop(next(iter(self._by_id)))

    def find(self, session_id: str | None, answer_id: str) -> Turn | None:
        """The turn of this conversation whose answer bears `answer_id`."""
        return next((turn for turn in self.history(session_id) if turn.answer.id == answer_id), None)

    def forget(self, session_id: str | None) -> None:
        """Drops the conversation, if there is one."""
        with self._lock:
            self._drop(session_id or "")

    def _drop(self, session_id: str) -> None:
        conversation = self._by_id.pop(session_id, None)
        if conversation is not None:
            self._chars -= conversation.chars

    def _touch(self, session_id: str) -> _Conversation | None:
        self._drop_expired()
        conversation = self._by_id.get(session_id)
        if conversation is not None:
            conversation.last_used = self._clock()
            self._by_id.move_to_end(session_id)
        return conversation

    def _drop_expired(self) -> None:
        oldest_kept = self._clock() - self._idle_s
        while self._by_id:
            session_id, conversation = next(iter(self._by_id.items()))
            if conversation.last_used >= oldest_kept:
                return
            self._drop(session_id)


def _chars(turn: Turn) -> int:
    """What a turn holds of text, near enough: the words once as text and once as blocks."""
    answer = turn.answer
    return len(turn.message) + 2 * len(answer.answer) + sum(len(one.quote) for one in answer.citations)
