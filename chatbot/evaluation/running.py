"""A run: every item asked of its system, each answer kept as it comes, judged as it comes.

Ctrl-C once lets the questions under way finish and keeps them; twice stops at once. What was kept is never
asked again. It refuses to know which system answers, and how a report looks.
"""

from __future__ import annotations

import datetime as dt
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from queue import Empty, SimpleQueue
from types import FrameType

from chatbot.evaluation.journal import Journal, in_order, unanswered
from chatbot.evaluation.models import Item, Response, Run, Scored
from chatbot.evaluation.score import scored
from chatbot.evaluation.summary import summarise
from chatbot.evaluation.systems import System

Told = Callable[[Scored], None]
_Asking = tuple[System, Item, int, bool]
_LISTENING_S = 0.2


class Interrupted(Exception):
    """The run was stopped by Ctrl-C; what was answered is kept."""


class Stopper:
    """Ctrl-C, counted: the first asks to drain, the second raises `KeyboardInterrupt` where the work is."""

    def __init__(self, told: Callable[[], None] = lambda: None) -> None:
        self.draining = threading.Event()
        self._told = told

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Takes Ctrl-C over while a run goes on; only the main thread can."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._asked)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    def _asked(self, number: int, frame: FrameType | None) -> None:
        if self.draining.is_set():
            raise KeyboardInterrupt
        self.draining.set()
        self._told()


def run_items(
    journal: Journal,
    system_of: Mapping[str, System],
    *,
    jobs: int = 1,
    told: Told = lambda one: None,
    stopper: Stopper | None = None,
) -> Run:
    """Asks what the journal has no answer to yet, and returns the run with all answers.

    `system_of`: name of a set -> its system. `told` hears each answer judged, in the thread of the caller;
    the run that comes back holds these judgements, and none of answers that were there before.
    What a system raises becomes the error of that item. Raises `Interrupted` when Ctrl-C stopped it early,
    and `OutsideError` when an answer cannot be kept.
    """
    run, stopper = journal.run, stopper or Stopper()
    texts, as_of = run.texts(), as_of_day(run)
    todo = iter(unanswered(run))
    kept: list[Response] = []
    judgements: list[Scored] = []
    questions: SimpleQueue[_Asking | None] = SimpleQueue()
    answers: SimpleQueue[tuple[Item, Response]] = SimpleQueue()
    for _ in range(jobs):
        # daemons: whoever presses Ctrl-C twice does not wait for a slow system
        threading.Thread(target=_work, args=(questions, answers), daemon=True).start()
    begun = 0

    def submit() -> None:
        nonlocal begun
        while begun - len(kept) < jobs and not stopper.draining.is_set() and (following := next(todo, None)):
            item, attempt = following
            questions.put((system_of[run.set_of(item.id)], item, attempt, begun == 0))
            begun += 1

    with stopper.watching():
        try:
            submit()
            while len(kept) < begun:
                try:  # a short wait: not every system lets Ctrl-C end a long one
                    item, response = answers.get(timeout=_LISTENING_S)
                except Empty:
                    continue
                journal.append(response)
                kept.append(response)
                judgements.append(scored(item, response, texts[run.set_of(item.id)], as_of))
                told(judgements[-1])
                submit()
        finally:
            for _ in range(jobs):
                questions.put(None)
            journal.close()
    if next(todo, None) is not None:
        raise Interrupted
    responses = in_order((*run.responses, *kept), run)
    return run.model_copy(update={"responses": responses, "scored": tuple(judgements)})


def judged(run: Run, *, intervals: bool = True) -> Run:
    """The run with every response scored and its summary; no system is asked, and what is scored stays."""
    texts, as_of = run.texts(), as_of_day(run)
    items = {item.id: item for item in run.items}
    known = {(one.id, one.attempt): one for one in run.scored}
    scores = tuple(
        known.get((response.id, response.attempt))
        or scored(items[response.id], response, texts[run.set_of(response.id)], as_of)
        for response in run.responses
        if response.id in items
    )
    summary = summarise(
        run.items,
        scores,
        run.responses,
        run.set_of,
        run.resume_of,
        intervals=intervals,
        seed=run.manifest.seed,
    )
    writers = tuple(sorted({response.writer for response in run.responses if response.writer}))
    manifest = run.manifest.model_copy(update={"writers": writers})
    return run.model_copy(update={"manifest": manifest, "scored": scores, "summary": summary})


def as_of_day(run: Run) -> dt.date | None:
    """What "today" was when the run was made."""
    return dt.date.fromisoformat(run.manifest.as_of) if run.manifest.as_of else None


def _work(questions: SimpleQueue[_Asking | None], answers: SimpleQueue[tuple[Item, Response]]) -> None:
    """Answers what comes until None does."""
    while (asking := questions.get()) is not None:
        answers.put((asking[1], _asked(*asking)))


def _asked(system: System, item: Item, attempt: int, cold: bool) -> Response:
    """`cold`: the first question a process asks; its time is told apart."""
    try:
        response = system.answer(item)
        times = response.timings_ms
        if cold and "total" in times:
            times = {**times, "cold_start": times["total"]}
        return response.model_copy(update={"attempt": attempt, "timings_ms": times})
    except Exception as error:  # whatever a system does wrong, the run goes on and the item has failed
        return Response(id=item.id, attempt=attempt, error=f"{type(error).__name__}: {error}"[:500])
