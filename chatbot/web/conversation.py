"""One exchange in a conversation that the server keeps, as every door needs it: read, answered, remembered.

It refuses to know doors, and to believe a client about what was said before.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from chatbot.errors import OperatorError
from chatbot.models import Turn
from chatbot.web.crew import Answering
from chatbot.web.recall import Recall
from chatbot.web.refusal import Refusal
from chatbot.web.sessions import Sessions

if TYPE_CHECKING:
    from chatbot.bot import Bot
    from chatbot.desk import Records
    from chatbot.settings import Settings

_LOG = logging.getLogger(__name__)

NOT_TEXT = 'The question must be text, such as "What is the current role?".'
NOT_KEPT = "Your rating could not be kept just now."
TOO_OLD = "This answer is no longer open for rating."
FEEDBACK_OFF = "Ratings are not collected here."
UNKNOWN_SESSION = "This conversation has ended; ask again without session_id to begin a new one."


class Conversations:
    """What the doors do, without their clothes. Safe to share between threads."""

    def __init__(
        self,
        bot: Bot,
        settings: Settings,
        sessions: Sessions,
        records: Records,
        answering: Answering | None = None,
    ) -> None:
        """`answering` works out the turns; the bot itself without it."""
        self._bot = bot
        self._answering: Answering = answering or bot
        self._settings = settings
        self._sessions = sessions
        self._records = records
        self._recall = Recall()

    def question(self, message: object) -> str:
        """The message as it is answered. Raises Refusal when there is nothing to answer or too much."""
        if not isinstance(message, str):
            raise Refusal("invalid_request", NOT_TEXT)
        # Half a character, which JSON can hold, can be written nowhere.
        question = message.encode("utf-8", "replace").decode().strip()
        if not question:
            raise Refusal("question_empty", "Type a question first.")
        if len(question) > (limit := self._settings.max_question_chars):
            raise Refusal(
                "question_too_long",
                f"That is {len(question):,} characters; please keep it under {limit:,}.",
            )
        return question

    def session(self, session_id: str | None) -> str:
        """The id of a known conversation, or of a new one when none was named.

        Raises Refusal for one that was not made here or has expired: a program must not believe that it
        goes on with a conversation which nobody remembers.
        """
        if session_id is not None and not self._sessions.knows(session_id):
            raise Refusal("session_unknown", UNKNOWN_SESSION)
        return self._sessions.resume_or_open(session_id)

    def stream(self, message: object, session_id: str | None) -> Iterator[Turn]:
        """The turn as it grows, under a session id of ours; the finished turn joins the history.

        An unknown `session_id` begins a new conversation. Raises Refusal as `question` does.
        """
        question = self.question(message)
        known_id = self._sessions.resume_or_open(session_id)
        if (recalled := self.recalled(question, known_id)) is not None:
            yield recalled
            return
        history = self._sessions.history(known_id)
        turn: Turn | None = None
        for turn in self._answering.stream(question, history, known_id):
            yield turn
        if turn is not None:
            self._sessions.add(known_id, turn)
            # With a model, what it could not word (a fault, the day's tokens) is not kept for the next one.
            if not history and self._settings.llm is None:
                self._recall.keep(turn)

    def recalled(self, question: str, session_id: str) -> Turn | None:
        """The finished turn at once, when it begins the conversation and the question was answered before."""
        if self._sessions.history(session_id):
            return None
        turn = self._recall.turn(question, session_id)
        if turn is not None:
            self._sessions.add(session_id, turn)
        return turn

    def reread(self, question: str, history: Sequence[Turn]) -> Turn:
        """The turn of an earlier question after `history`, told again without any language model: what a
        question may lean on is the same, and nobody pays for it twice."""
        return self._bot.turn(question, history, model=False)

    def answered(self, question: str, history: Sequence[Turn]) -> Iterator[Turn]:
        """The turn as it grows after `history`, which the caller got from here; nothing is remembered."""
        yield from self._answering.stream(question, history)

    def keep_verdict(self, session_id: str | None, answer_id: str, verdict: Literal["up", "down"]) -> None:
        """Keeps a verdict on an answer of this very conversation; raises Refusal when it cannot."""
        if not self._settings.feedback:
            raise Refusal("feedback_off", FEEDBACK_OFF)
        turn = self._sessions.find(session_id, answer_id)
        if turn is None:
            raise Refusal("answer_unknown", TOO_OLD)
        try:
            self._records.keep_feedback(
                answer_id=answer_id,
                question=turn.message,
                verdict=verdict,
                generation=turn.answer.generation,
            )
        except OperatorError as error:
            _LOG.warning("%s", error)
            raise Refusal("not_kept", NOT_KEPT, retry_after_s=30) from error

    def history(self, session_id: str | None) -> tuple[Turn, ...]:
        """The turns of a conversation, oldest first; empty for one that is not known."""
        return self._sessions.history(session_id)

    def forget(self, session_id: str | None) -> None:
        """Drops the conversation."""
        self._sessions.forget(session_id)
