"""The model's writer: words what the model-free draft found, each sentence checked before it shows.

The draft it is given is complete; whatever happens here, what the model did not say well is said in the
draft's own words. The status, the corrections and everything computed stay the draft's. It refuses to answer
what the draft does not.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import AsyncIterator, Iterator
from typing import Protocol

from chatbot.candidate import Candidate
from chatbot.lexicon import fold, words
from chatbot.llm.call import STEP_S, Call, Limits
from chatbot.llm.fault import Fault
from chatbot.llm.guard import Breaker
from chatbot.llm.ledger import Ledger
from chatbot.llm.provider import Piece
from chatbot.llm.sentences import Cut, Cutter
from chatbot.models import Ask, Draft, Statement
from chatbot.prompts import Prompt, answer_tokens, prompt_for, tokens_of
from chatbot.verify import Fidelity, Notes, Verifier
from chatbot.verify.tokens import tokens

_log = logging.getLogger(__name__)
_KINDS = ("career", "background", "summary", "skill", "open", "dated")  # of questions a model may word
_FAILED_MOST = 6  # sentences that do not hold, after which a model is not listened to any longer


class Speaking(Protocol):
    """The part of a `Provider` that the writer needs."""

    @property
    def label(self) -> str: ...

    def pieces(self, prompt: Prompt) -> AsyncIterator[Piece]: ...


class ModelWriter:
    """Words drafts about one candidate. Safe to share between threads."""

    def __init__(
        self,
        candidate: Candidate,
        provider: Speaking,
        ledger: Ledger,
        limits: Limits,
        tokens_a_day: int,
        breaker: Breaker | None = None,
    ) -> None:
        self._candidate = candidate
        self._provider = provider
        self._ledger = ledger
        self._limits = limits
        self._tokens_a_day = tokens_a_day
        self._breaker = breaker or Breaker()
        self._fidelity = Fidelity(candidate)
        self._verifier = Verifier(candidate)

    def reworded(self, ask: Ask, draft: Draft) -> Iterator[Draft | None]:
        """The draft as it grows in the model's words, statements only ever added; the last is complete. None
        whenever nothing has changed for a moment."""
        notes = Notes(self._candidate, draft)
        if not _suits(draft) or not len(notes):
            yield draft
            return
        prompt = prompt_for(ask.message, ask.history, notes.notes, self._candidate.voice)
        if fault := self._refused(prompt):
            _log.warning("the model was not asked: %s", fault.sentence)
            self._ledger.refuse(fault.kind)
            yield draft
            return
        page = _Page(draft, notes)
        call = Call(lambda: self._provider.pieces(prompt), self._limits)
        left = True
        try:
            yield from self._listened(call, page)
            left = False
        finally:
            call.cancel()
            self._book(call, prompt, left)
        page.complete()
        yield page.draft(self._provider.label)

    def _listened(self, call: Call, page: _Page) -> Iterator[Draft | None]:
        cutter, failed = Cutter(), 0
        looked_up = time.monotonic()
        pieces = call.pieces()
        for piece in pieces:
            if not piece or time.monotonic() > looked_up + STEP_S:  # also while nothing but a thought comes
                yield None
                looked_up = time.monotonic()
            before = len(page.statements)
            for cut in cutter.add(piece):
                failed += not self._considered(cut, page)
            if len(page.statements) > before:
                yield page.draft(self._provider.label)
            if failed >= _FAILED_MOST or page.is_complete:
                break
        else:
            before = len(page.statements)
            for cut in cutter.rest() if call.fault is None else ():
                self._considered(cut, page)
            if len(page.statements) > before:
                yield page.draft(self._provider.label)

    def _considered(self, cut: Cut, page: _Page) -> bool:
        """Whether a sentence was shown as it stands; else what it was about is said by the draft."""
        try:
            verdict = self._fidelity.verdict(cut.text, cut.cited, page.notes)
        except Exception:  # a fault of the check's own must not take the answer with it
            _log.exception("a sentence of the model could not be checked")
            page.replace(cut.cited)
            return False
        if verdict.holds:
            statement = page.notes.statement(verdict.text, verdict.used)
            if not self._verifier.unsupported(statement):
                page.add(statement, verdict.used)
                return True
        _log.info("a sentence of the model did not hold: %s", "; ".join(verdict.why) or "a name or number")
        page.replace(cut.cited)
        return False

    def _refused(self, prompt: Prompt) -> Fault | None:
        """Why the model is not asked now; None when it is."""
        wanted = prompt.tokens + answer_tokens()
        if self._tokens_a_day and self._ledger.today().tokens + wanted > self._tokens_a_day:
            return Fault("budget")
        return None if self._breaker.lets_through() else Fault("resting")

    def _book(self, call: Call, prompt: Prompt, left: bool) -> None:
        used = call.tokens or prompt.tokens * max(1, call.tries) + tokens_of("x" * call.chars)
        fault = call.fault
        self._ledger.add(used, fault.kind if fault else "")
        if fault:
            _log.warning("the model failed (%s): %s", self._provider.label, fault.sentence)
        if fault or not left:
            self._breaker.tell(failed=fault is not None and fault.is_theirs)


class _Page:
    """What has been said of a draft so far, and what is left of it."""

    def __init__(self, draft: Draft, notes: Notes) -> None:
        self._draft = draft
        self.notes = notes
        self.statements: list[Statement] = []
        self._open = {note.number for note in notes.notes}
        self._of_model = 0
        # Words of the program's own stand where they stood: before the notes, or after them.
        numbers = iter(range(1, len(notes) + 1))
        self._order = [(next(numbers) if s.evidence else 0, s) for s in draft.statements]
        for number, statement in self._order:
            if number:
                break
            self.statements.append(statement)

    @property
    def is_complete(self) -> bool:
        """Whether every note has been said."""
        return not {n for n in self._open if not self._leads(n)}

    def add(self, statement: Statement, used: tuple[int, ...]) -> None:
        """A sentence of the model's that holds."""
        said = fold(statement.text)
        if any(fold(other.text) == said for other in self.statements):
            return
        self.statements.append(statement)
        self._of_model += 1
        self._open -= {n for n in used if _says(statement.text, self.notes[n].statement)}

    def replace(self, cited: tuple[int, ...]) -> None:
        """The draft's own words for notes not said yet."""
        for number in cited:
            if number in self._open:
                self._say(number)

    def complete(self) -> None:
        """Whatever of the draft is not said yet, in its own words and order."""
        begun = False
        for number, statement in self._order:
            begun = begun or bool(number)
            if number in self._open and not (self._leads(number) and not self._items_open(number)):
                self._say(number)
            elif not number and begun:
                self.statements.append(statement)

    def draft(self, label: str) -> Draft:
        """What there is, under the model's name if a sentence is the model's."""
        update: dict[str, object] = {"statements": tuple(self.statements)}
        if self._of_model:
            update["writer"] = label
        return self._draft.model_copy(update=update)

    def _say(self, number: int) -> None:
        """A note in the draft's words, under the lead of its list."""
        if self.notes[number].statement.bullet:
            lead = next((n for n in range(number - 1, 0, -1) if not self.notes[n].statement.bullet), 0)
            if lead and self._leads(lead) and self.notes[lead].statement not in self.statements:
                self.statements.append(self.notes[lead].statement)
                self._open.discard(lead)
        self._open.discard(number)
        if self.notes[number].statement not in self.statements:
            self.statements.append(self.notes[number].statement)

    def _leads(self, number: int) -> bool:
        return self.notes[number].statement.text.endswith(":")

    def _items_open(self, number: int) -> bool:
        """Whether a list has items not said yet."""
        for after in range(number + 1, len(self.notes) + 1):
            if not self.notes[after].statement.bullet:
                return False
            if after in self._open:
                return True
        return False


def _suits(draft: Draft) -> bool:
    """Whether a draft may be worded by a model: a whole answer about the person. What only comes near is
    said in words that keep the distance, and those are the program's own."""
    kind = draft.focus.intent.split(".")[0]
    return draft.status == "answered" and (not kind or kind in _KINDS)


def _says(text: str, statement: Statement) -> bool:
    """Whether a sentence says what a note says: its computed figures, and half of its numbers and names."""
    said = {t.text for t in tokens(text)} | set(words(text))
    computed = {t.text for d in statement.derived for t in tokens(d) if t.kind == "number"}
    ground = {t.text for e in statement.evidence for t in tokens(e.text) if t.kind == "number"}
    own = {t.text for t in tokens(statement.text) if t.kind == "number"}
    if not (computed & own) - ground <= said:
        return False
    names = {w for name in re.findall(r"(?<!^)\b[A-Z][\w&+#]+", statement.text) for w in words(name)}
    telling = own | names
    return 2 * len(telling & said) >= len(telling)
