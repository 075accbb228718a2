"""What reports may show: worst first, sealed sets left out, what got worse beside its question."""

from __future__ import annotations

import pytest

from chatbot.errors import OperatorError
from chatbot.evaluation.models import Change, Check, Outcome, Verdict
from chatbot.evaluation.report.view import SEALED_ID, view_of
from tests.chatbot.evaluation.report import runs


def test_the_worst_answers_come_first_and_keep_the_order_of_their_sets() -> None:
    view = view_of(runs.run())
    assert [case.item.id for case in view.cases[:5]] == [
        "nurse-03",
        "analyst-06",
        "nurse-07",
        "analyst-04",
        "nurse-05",
    ]
    assert view.cases[-1].outcome is Outcome.CORRECT
    assert [case.set for case in view.cases[:2]] == ["nurse", "analyst"]


def test_an_item_of_several_attempts_counts_by_its_worst() -> None:
    run = runs.run(repeat=2)
    worse = tuple(
        score.model_copy(update={"outcome": Outcome.MISSING})
        if (score.id, score.attempt) == ("nurse-01", 1)
        else score
        for score in run.scored
    )
    case = next(
        case for case in view_of(run.model_copy(update={"scored": worse})).cases if case.item.id == "nurse-01"
    )
    assert [attempt.scored.outcome for attempt in case.attempts] == [Outcome.CORRECT, Outcome.MISSING]
    assert case.outcome is Outcome.MISSING
    assert case.worst.response is not None
    assert case.worst.response.attempt == 1


def test_items_of_sealed_sets_are_nowhere() -> None:
    run = runs.run(sealed=True)
    comparison = runs.comparison(run)
    secret = Change(id="kept-out-2", base=Outcome.CORRECT, candidate=Outcome.INCORRECT, regression=True)
    comparison = comparison.model_copy(
        update={"changes": (*comparison.changes, secret), "cautions": ("kept-out-1 and kept-out-10 differ.",)}
    )
    verdict = Verdict(checks=(Check(name="must pass", passed=False, detail="failed: nurse-03, kept-out-2"),))
    view = view_of(run, comparison, verdict)
    assert {case.set for case in view.cases} == {"nurse", "analyst"}
    assert (view.worse, view.worse_sealed, view.sealed_items) == (3, 1, 2)
    assert view.comparison is not None
    assert all(change.id != secret.id for change in view.comparison.changes)
    assert view.comparison.cautions == (f"{SEALED_ID} and kept-out-10 differ.",)
    assert view.verdict is not None
    assert view.verdict.checks[0].detail == f"failed: nurse-03, {SEALED_ID}"


def test_what_got_worse_is_known_at_its_question() -> None:
    run = runs.run()
    view = view_of(run, runs.comparison(run))
    assert [case.item.id for case in view.regressions] == ["nurse-03", "analyst-04"]
    assert (view.worse, view.better) == (2, 1)


def test_broken_conditions_come_first() -> None:
    checks = [Check(name=str(passed), passed=passed, detail="") for passed in (True, None, False)]
    view = view_of(runs.run(), verdict=Verdict(checks=tuple(checks)))
    assert view.verdict is not None
    assert [check.passed for check in view.verdict.checks] == [False, None, True]


def test_a_question_without_an_answer_yet_is_counted() -> None:
    run = runs.run()
    view = view_of(run.model_copy(update={"scored": run.scored[:-2]}))
    assert view.unanswered == 2
    assert len(view.cases) == len(run.items) - 2


def test_a_run_without_scores_is_refused_with_the_command_that_helps() -> None:
    with pytest.raises(OperatorError, match=r"has no scores.*resume-chatbot eval score"):
        view_of(runs.run().model_copy(update={"summary": None}))


def test_trouble_is_counted_worst_first_and_sealed_questions_are_not_among_it() -> None:
    view = view_of(runs.run(sealed=True))
    assert list(view.trouble.items()) == [
        (Outcome.INCORRECT, 2),
        (Outcome.ERROR, 1),
        (Outcome.MISSING, 1),
        (Outcome.PARTIAL, 1),
    ]


def test_what_got_better_is_apart_from_what_got_worse() -> None:
    run = runs.run()
    view = view_of(run, runs.comparison(run))
    assert [case.item.id for case in view.improvements] == ["nurse-01"]
    assert view.improvements[0].said.startswith("Mara is a Senior Staff Nurse")
