"""Answers to questions that begin a conversation, kept for whoever asks the same: recruiters do.

Only what the program wrote itself from the résumé is kept, and only for the day: a span up to today has
another length tomorrow. Neither who asked nor the question is kept, but a digest of it; an answer that
repeats the question, as one that finds nothing may, is not kept at all. It refuses to know doors.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from chatbot.models import Answer, Focus, Turn

MAX_ANSWERS = 1_000


class Recall:
    """A bounded store of first answers; safe between threads."""

    def __init__(
        self, *, max_answers: int = MAX_ANSWERS, today: Callable[[], dt.date] = dt.date.today
    ) -> None:
        self._max_answers = max_answers
        self._today = today
        self._lock = threading.Lock()
        self._day: dt.date | None = None
        self._answers: OrderedDict[bytes, tuple[Answer, Focus]] = OrderedDict()

    def __len__(self) -> int:
        with self._lock:
            return len(self._answers)

    def keep(self, turn: Turn) -> None:
        """Keeps the answer of a turn that began its conversation, if it is of a kind that is kept."""
        answer = turn.answer
        if answer.status not in ("answered", "partly") or answer.writer != "extractive":
            return
        if len(turn.message) > 3 and turn.message.casefold() in answer.answer.casefold():
            return
        with self._lock:
            self._turn_the_page()
            self._answers[_digest(turn.message)] = (answer, turn.focus)
            while len(self._answers) > self._max_answers:
                self._answers.popitem(last=False)

    def turn(self, question: str, session_id: str) -> Turn | None:
        """The finished turn for `question`, under an id of its own; None when it has to be answered."""
        begun = time.perf_counter()
        key = _digest(question)
        with self._lock:
            self._turn_the_page()
            kept = self._answers.get(key)
            if kept is None:
                return None
            self._answers.move_to_end(key)
        answer, focus = kept
        total = round(1000 * (time.perf_counter() - begun), 2)
        update = {"id": secrets.token_hex(16), "session_id": session_id, "timings_ms": {"total": total}}
        return Turn(message=question, focus=focus, answer=answer.model_copy(update=update))

    def _turn_the_page(self) -> None:
        today = self._today()
        if today != self._day:
            self._answers.clear()
            self._day = today


def _digest(question: str) -> bytes:
    return hashlib.sha256(question.encode()).digest()
