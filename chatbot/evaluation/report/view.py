"""What every report shows of a run: each open question with its answers, worst first, and what got worse.

Here, in one place, the items of sealed sets are left out, and their ids are taken out of what gates and
comparisons say. It refuses to know formats.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from chatbot.errors import OperatorError
from chatbot.evaluation.models import (
    RIGHT,
    WORST_FIRST,
    Change,
    Comparison,
    Item,
    Outcome,
    Response,
    Run,
    Scored,
    SetRecord,
    Summary,
    Verdict,
)
from index.models import Frozen

SEALED_ID = "(a sealed question)"


class Attempt(Frozen):
    """One answer to a question and what became of it. A run scored without its responses has scores alone."""

    response: Response | None
    scored: Scored


class Case(Frozen):
    """One open question with its attempts. It counts by its worst one."""

    item: Item
    set: str
    attempts: tuple[Attempt, ...]
    change: Change | None = None

    @property
    def worst(self) -> Attempt:
        return min(self.attempts, key=lambda attempt: WORST_FIRST.index(attempt.scored.outcome))

    @property
    def outcome(self) -> Outcome:
        return self.worst.scored.outcome

    @property
    def said(self) -> str:
        """The answer it counts by, or why there is none; '' when that was not kept."""
        response = self.worst.response
        return "" if response is None else response.answer or response.error or ""

    @property
    def earlier(self) -> tuple[str, ...]:
        """What the visitor had asked before."""
        return tuple(message.content for message in self.item.messages if message.role == "user")

    @property
    def regressed(self) -> bool:
        return self.change is not None and self.change.regression


class View(Frozen):
    """A run as reports may show it."""

    run: Run
    summary: Summary
    cases: tuple[Case, ...]
    unanswered: int = 0
    sealed_sets: tuple[SetRecord, ...] = ()
    comparison: Comparison | None = None
    worse: int = 0
    better: int = 0
    worse_sealed: int = 0
    verdict: Verdict | None = None

    @property
    def regressions(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.regressed)

    @property
    def improvements(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.change is not None and not case.regressed)

    @property
    def trouble(self) -> dict[Outcome, int]:
        """How many of the open questions came out how, of those not right; the worst outcome first."""
        counts = Counter(case.outcome for case in self.cases)
        return {
            outcome: counts[outcome] for outcome in WORST_FIRST if counts[outcome] and outcome not in RIGHT
        }

    @property
    def sealed_items(self) -> int:
        return sum(len(record.items) for record in self.sealed_sets)


def view_of(run: Run, comparison: Comparison | None = None, verdict: Verdict | None = None) -> View:
    """Raises `OperatorError` for a run without scores: there is nothing to report on."""
    if run.summary is None:
        raise OperatorError(
            f"The run {run.manifest.run} has no scores, so there is nothing to report; "
            "score it first: resume-chatbot eval score RUN."
        )
    sealed = run.manifest.sealed
    changes = {change.id: change for change in comparison.changes} if comparison else {}
    responses = {(response.id, response.attempt): response for response in run.responses}
    attempts: dict[str, list[Attempt]] = defaultdict(list)
    for scored in run.scored:
        response = responses.get((scored.id, scored.attempt))
        attempts[scored.id].append(Attempt(response=response, scored=scored))
    open_items = [item for item in run.items if item.id not in sealed]
    cases = [
        Case(
            item=item,
            set=run.set_of(item.id),
            attempts=tuple(sorted(attempts[item.id], key=lambda attempt: attempt.scored.attempt)),
            change=changes.get(item.id),
        )
        for item in open_items
        if attempts[item.id]
    ]
    cases.sort(key=lambda case: WORST_FIRST.index(case.outcome))  # stable: else in the sets' order
    return View(
        run=run,
        summary=run.summary,
        cases=tuple(cases),
        unanswered=len(open_items) - len(cases),
        sealed_sets=tuple(record for record in run.manifest.sets if record.sealed),
        comparison=_unsealed_comparison(comparison, sealed),
        worse=sum(change.regression for change in changes.values()),
        better=sum(not change.regression for change in changes.values()),
        worse_sealed=sum(change.regression and change.id in sealed for change in changes.values()),
        verdict=_unsealed_verdict(verdict, sealed),
    )


def _unsealed_comparison(comparison: Comparison | None, sealed: frozenset[str]) -> Comparison | None:
    if comparison is None:
        return None
    return comparison.model_copy(
        update={
            "changes": tuple(change for change in comparison.changes if change.id not in sealed),
            "cautions": tuple(_unsealed(text, sealed) for text in comparison.cautions),
            "incomparable": tuple(_unsealed(text, sealed) for text in comparison.incomparable),
        }
    )


def _unsealed_verdict(verdict: Verdict | None, sealed: frozenset[str]) -> Verdict | None:
    if verdict is None:
        return None
    checks = [
        check.model_copy(
            update={"name": _unsealed(check.name, sealed), "detail": _unsealed(check.detail, sealed)}
        )
        for check in verdict.checks
    ]
    checks.sort(key=lambda check: (False, None, True).index(check.passed))  # what did not hold comes first
    return verdict.model_copy(update={"checks": tuple(checks)})


def _unsealed(text: str, sealed: frozenset[str]) -> str:
    """A gate names the questions it fails on; those of sealed sets stay unnamed."""
    if not sealed:
        return text
    ids = "|".join(re.escape(name) for name in sorted(sealed, key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{ids})(?![\w-])", SEALED_ID, text)
