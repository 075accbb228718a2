"""One turn, start to finish: read this file first.

    message + earlier turns → understand → write (from facts, or from passages judged) → verify → cite → turn

It is a LangChain `Runnable` from `Ask` to `Turn` (invoke, stream, batch and their async forms). It keeps
nothing between calls: all memory of a conversation is in the turns the caller passes in. It refuses to know
doors.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
import uuid
from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from langchain_core.runnables import Runnable, RunnableConfig

from chatbot.candidate import Candidate
from chatbot.cite import Cited
from chatbot.evidence import Judge
from chatbot.models import Answer, Ask, Draft, Focus, Question, Statement, Status, Turn
from chatbot.retrieve import ResumeRetriever, in_turn
from chatbot.settings import Settings
from chatbot.understand import Understanding
from chatbot.verify import Verifier
from chatbot.write import Writer, no_answer
from index.models import Hit
from index.search import Index

_log = logging.getLogger(__name__)
_SUGGESTIONS = 3
_PLACES = 4  # passages that a follow-up question may lean on


class AnswerWriter(Protocol):
    """Whatever writes the draft of one understood question."""

    def write(self, question: Question) -> Draft:
        """The draft, every statement with the evidence it rests on."""
        ...


class ResumeChain(Runnable[Ask, Turn]):
    """Answers questions about one résumé. Never raises for anything a visitor can type."""

    def __init__(
        self,
        index: Index,
        settings: Settings,
        as_of: dt.date | None = None,
        writer: AnswerWriter | None = None,
    ) -> None:
        """`writer` stands in for the model-free one; whatever writes, the same checks stand behind it."""
        self.candidate = Candidate(
            index.resume,
            index.documents,
            index.chunks,
            name=settings.name,
            pronouns=settings.pronouns,
            as_of=as_of,
        )
        self._generation = index.generation
        self._max_chars = settings.max_question_chars
        self._understanding = Understanding(self.candidate.vocabulary, self.candidate.entries_meant_by)
        self._retriever = ResumeRetriever(index=index)
        judge = Judge(self.candidate, self._retriever)
        self._writer: AnswerWriter = writer or Writer(self.candidate, judge, settings.max_question_chars)
        self._verifier = Verifier(self.candidate)

    def invoke(self, input: Ask, config: RunnableConfig | None = None, **kwargs: Any) -> Turn:
        """The finished turn."""
        return self._call_with_config(self._turn, input, config, run_type="chain")

    def stream(self, input: Ask, config: RunnableConfig | None = None, **kwargs: Any) -> Iterator[Turn]:
        """The turn as it grows, a sentence at a time, each one whole; the last is the finished turn."""
        turn, statements = self._worked(input)
        for shown in range(1, len(statements)):
            grown = Cited(self.candidate, statements[:shown])
            update = {
                "answer": grown.text,
                "blocks": grown.blocks,
                "citations": grown.citations,
                "suggestions": (),
            }
            yield turn.model_copy(update={"answer": turn.answer.model_copy(update=update)})
        yield turn

    def questions(self, ask: Ask) -> tuple[Question, ...]:
        """The message as understood: the first stage alone, for tests and the curious."""
        return self._understanding.questions(ask.message, ask.history, self._max_chars)

    def retrieved(self, ask: Ask) -> tuple[Hit, ...]:
        """The passages found for the message as understood, best first: what a writer without typed facts
        would have to go by. For measuring; a message of several parts gets those of each in turn."""
        of_parts = [self._retriever.hits(question.text, question.entries) for question in self.questions(ask)]
        return in_turn(of_parts)

    def _turn(self, ask: Ask) -> Turn:
        return self._worked(ask)[0]

    def _worked(self, ask: Ask) -> tuple[Turn, tuple[Statement, ...]]:
        begun = time.perf_counter()
        questions = self.questions(ask)
        understood = time.perf_counter()
        drafts = [self._writer.write(question) for question in questions]
        written = time.perf_counter()
        draft = self._verified(_merged(drafts))
        cited = Cited(self.candidate, draft.statements)
        finished = time.perf_counter()
        answer = Answer(
            id=uuid.uuid4().hex,
            session_id=ask.session_id,
            answer=cited.text,
            blocks=cited.blocks,
            status=draft.status,
            confidence=round(draft.confidence, 3),
            citations=cited.citations,
            suggestions=draft.suggestions[:_SUGGESTIONS],
            writer=draft.writer,
            generation=self._generation,
            timings_ms={
                "understand": round(1000 * (understood - begun), 2),
                "write": round(1000 * (written - understood), 2),
                "verify": round(1000 * (finished - written), 2),
                "total": round(1000 * (finished - begun), 2),
            },
        )
        cited_first = tuple(e.span for statement in draft.statements for e in statement.evidence)[:_PLACES]
        focus = draft.focus.model_copy(update={"places": cited_first})
        turn = Turn(message=ask.message[: self._max_chars], focus=focus, answer=answer)
        return turn, draft.statements

    def _verified(self, draft: Draft) -> Draft:
        """The draft with the statements that may leave; without any, that the résumé does not answer."""
        kept = self._verifier.passed(draft.statements)
        leaving = set(kept)
        dropped = [statement for statement in draft.statements if statement not in leaving]
        if dropped:
            unsupported = [self._verifier.unsupported(statement) for statement in dropped]
            _log.warning("%d sentence(s) did not leave: unsupported %s", len(dropped), unsupported)
        if not kept:
            nothing = (Statement(text=no_answer()),)
            return Draft(status="not_mentioned", confidence=0.5, statements=nothing, focus=draft.focus)
        left = any(statement.evidence for statement in kept)
        status = draft.status
        if dropped and status == "answered":  # what is left is less than what was drafted
            status = "partly" if left else "not_mentioned"
        return draft.model_copy(update={"statements": kept, "status": status})


def _merged(drafts: Sequence[Draft]) -> Draft:
    """The drafts of the parts of one message as one: sentences in order, each once."""
    if len(drafts) == 1:
        return drafts[0]
    statuses = {draft.status for draft in drafts}
    status: Status
    if len(statuses) == 1:
        status = drafts[0].status
    elif statuses & {"answered", "partly"}:
        status = "partly"
    else:
        status = "declined" if "declined" in statuses else "not_mentioned"
    focus = next((draft.focus for draft in reversed(drafts) if draft.focus.intent), Focus())
    return Draft(
        status=status,
        confidence=min(draft.confidence for draft in drafts),
        statements=tuple(dict.fromkeys(s for draft in drafts for s in draft.statements)),
        focus=focus,
        suggestions=next((draft.suggestions for draft in reversed(drafts) if draft.suggestions), ()),
    )
