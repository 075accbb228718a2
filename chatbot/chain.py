"""One turn, start to finish: read this file first.

    message + earlier turns → understand → write (from facts, or from passages judged) → verify
        → a language model's words, if there is one, each sentence verified again → cite → turn

It is a LangChain `Runnable` from `Ask` to `Turn` (invoke, stream, batch and their async forms). It keeps
nothing between calls: all memory of a conversation is in the turns the caller passes in. It refuses to know
doors.
"""

from __future__ import annotations

import datetime as dt
import logging
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from langchain_core.runnables import Runnable, RunnableConfig

from chatbot.candidate import Candidate
from chatbot.cite import Cited
from chatbot.classify import classifier_for
from chatbot.evidence import Judge
from chatbot.models import Answer, Ask, Draft, Focus, Question, Statement, Status, Turn
from chatbot.prompts import prompts_digest
from chatbot.retrieve import ResumeRetriever, in_turn
from chatbot.settings import Settings
from chatbot.understand import Understanding
from chatbot.verify import Verifier
from chatbot.write import Writer, no_answer
from index.models import Hit, Span
from index.search import Index

_log = logging.getLogger(__name__)
_SUGGESTIONS = 3
_PLACES = 4  # passages that a follow-up question may lean on


class AnswerWriter(Protocol):
    """Whatever writes the draft of one understood question."""

    def write(self, question: Question) -> Draft:
        """The draft, every statement with the evidence it rests on."""
        ...


class Rewriter(Protocol):
    """Whoever words a verified draft anew: a language model."""

    def reworded(self, ask: Ask, draft: Draft) -> Iterator[Draft | None]:
        """The draft as it grows, statements only ever added; None while nothing changes. The last one is
        complete, whatever happens."""
        ...


class ResumeChain(Runnable[Ask, Turn]):
    """Answers questions about one résumé. Never raises for anything a visitor can type."""

    def __init__(
        self,
        index: Index,
        settings: Settings,
        as_of: dt.date | None = None,
        writer: AnswerWriter | None = None,
        rewriter: Callable[[Candidate], Rewriter] | None = None,
    ) -> None:
        """`writer` stands in for the model-free one, `rewriter` makes what words its drafts anew; whatever
        writes, the same checks stand behind it."""
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
        self._understanding = Understanding(
            self.candidate.vocabulary,
            self.candidate.entries_meant_by,
            classifier_for(index.encoder.identity, index.encode),
        )
        self._retriever = ResumeRetriever(index=index)
        judge = Judge(self.candidate, self._retriever)
        self._writer: AnswerWriter = writer or Writer(self.candidate, judge, settings.max_question_chars)
        self._verifier = Verifier(self.candidate)
        self._rewriter = rewriter(self.candidate) if rewriter else None

    def invoke(self, input: Ask, config: RunnableConfig | None = None, **kwargs: Any) -> Turn:
        """The finished turn."""
        return self._call_with_config(self._turn, input, config, run_type="chain")

    def stream(self, input: Ask, config: RunnableConfig | None = None, **kwargs: Any) -> Iterator[Turn]:
        """The turn as it grows, a sentence at a time, each one whole; the last is the finished turn. While a
        model thinks, the turn so far comes again, so that a visitor who leaves is noticed."""
        work = _Work(input)
        draft = self._drafted(work)
        if self._rewriter is None or draft.writer != "extractive":
            for shown in range(1, len(draft.statements)):
                yield self._shown(work, draft, draft.statements[:shown])
            yield self._finished(work, draft)
            return
        turn = self._shown(work, draft, ())
        growing = self._rewriter.reworded(input, draft)
        try:
            for grown in growing:
                if grown is not None:
                    draft = self._kept(grown)
                    turn = self._shown(work, draft, draft.statements)
                yield turn
        finally:
            close = getattr(growing, "close", None)
            if close:
                close()  # a visitor who leaves ends the call
        yield self._finished(work, draft)

    def plain(self, ask: Ask) -> Turn:
        """The finished turn without any language model."""
        work = _Work(ask)
        return self._finished(work, self._drafted(work))

    def questions(self, ask: Ask) -> tuple[Question, ...]:
        """The message as understood: the first stage alone, for tests and the curious."""
        return self._understanding.questions(ask.message, ask.history, self._max_chars)

    def retrieved(self, ask: Ask) -> tuple[Hit, ...]:
        """The passages found for the message as understood, best first: what a writer without typed facts
        would have to go by. For measuring; a message of several parts gets those of each in turn."""
        of_parts = [self._retriever.hits(question.text, question.entries) for question in self.questions(ask)]
        return in_turn(of_parts)

    def _turn(self, ask: Ask) -> Turn:
        work = _Work(ask)
        draft = self._drafted(work)
        if self._rewriter is not None and draft.writer == "extractive":
            for grown in self._rewriter.reworded(ask, draft):
                draft = draft if grown is None else self._kept(grown)
        return self._finished(work, draft)

    def _drafted(self, work: _Work) -> Draft:
        """The model-free draft, verified."""
        questions = self.questions(work.ask)
        work.mark("understand")
        drafts = [self._writer.write(question) for question in questions]
        work.mark("write")
        draft = self._verified(_merged(drafts))
        work.mark("verify")
        return draft

    def _kept(self, grown: Draft) -> Draft:
        """A reworded draft without what the check behind every writer does not let through."""
        return grown.model_copy(update={"statements": self._verifier.passed(grown.statements)})

    def _shown(self, work: _Work, draft: Draft, statements: Sequence[Statement]) -> Turn:
        """The turn with some of its statements: not finished, so without suggestions."""
        return self._turn_of(
            work, draft.model_copy(update={"statements": tuple(statements), "suggestions": ()})
        )

    def _finished(self, work: _Work, draft: Draft) -> Turn:
        work.mark("model")
        return self._turn_of(work, draft)

    def _turn_of(self, work: _Work, draft: Draft) -> Turn:
        cited = Cited(self.candidate, draft.statements)
        answer = Answer(
            id=work.id,
            session_id=work.ask.session_id,
            answer=cited.text,
            blocks=cited.blocks,
            status=draft.status,
            confidence=round(draft.confidence, 3),
            citations=cited.citations,
            suggestions=draft.suggestions[:_SUGGESTIONS],
            writer=draft.writer,
            prompts=None if draft.writer in ("extractive", "owner") else prompts_digest(),
            generation=self._generation,
            timings_ms=work.timings_ms(),
        )
        cited_first = tuple(e.span for statement in draft.statements for e in statement.evidence)[:_PLACES]
        focus = draft.focus.model_copy(update={"places": cited_first})
        return Turn(message=work.ask.message[: self._max_chars], focus=focus, answer=answer)

    def _verified(self, draft: Draft) -> Draft:
        """The draft with the statements that may leave; without any, that the résumé does not answer."""
        kept = self._verifier.passed(draft.statements)
        dropped: list[Statement] = []
        if len(kept) < len(draft.statements):
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


class _Work:
    """One turn under way: its question, its id and how long its stages took."""

    def __init__(self, ask: Ask) -> None:
        self.ask = ask
        self.id = uuid.uuid4().hex
        self._begun = self._last = time.perf_counter()
        self._took: dict[str, float] = {}

    def mark(self, stage: str) -> None:
        """The stage that has just ended."""
        now = time.perf_counter()
        self._took[stage] = round(1000 * (now - self._last), 2)
        self._last = now

    def timings_ms(self) -> dict[str, float]:
        """What is measured so far, and the whole."""
        return {**self._took, "total": round(1000 * (time.perf_counter() - self._begun), 2)}


def _without_echoes(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without one that only comes near to its part of the question, by a line that the answer to
    another part is."""
    told = {span for d in drafts if d.status == "answered" for span in _cited_first(d)}
    return [d for d in drafts if d.status != "partly" or not told.intersection(_cited_first(d)[:1])]


def _cited_first(draft: Draft) -> list[Span]:
    """The place that each statement of a draft cites first, without those that only say whose the lines
    below are."""
    return [s.evidence[0].span for s in draft.statements if s.evidence and not s.text.endswith(":")]


def _merged(drafts: Sequence[Draft]) -> Draft:
    """The drafts of the parts of one message as one: sentences in order, each once."""
    drafts = _without_echoes(drafts)
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
