"""The sentences at the top: the gate, how good, whether worse."""

from __future__ import annotations

from chatbot.evaluation.models import Check, Run, Verdict
from chatbot.evaluation.report.headline import headline_of
from chatbot.evaluation.report.view import view_of
from tests.chatbot.evaluation.report import runs


def _spaced(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_quality_has_its_numbers_and_the_baseline_beside_truthfulness() -> None:
    said = headline_of(view_of(runs.run()))
    assert _spaced(said.quality) == (
        "64.3 % of 14 questions were answered right and 14.3 % wrong, and 1 failed or had no answer; "
        "truthfulness is 0.50, where never answering scores 0.29."
    )
    assert said.sentences == (said.quality,)


def test_a_system_no_better_than_silence_is_told_so() -> None:
    run = runs.run()
    assert run.summary is not None
    silent = run.summary.model_copy(update={"always_abstain": 0.5})
    said = headline_of(view_of(run.model_copy(update={"summary": silent})))
    assert said.quality.endswith("truthfulness is 0.50, no better than never answering at 0.50.")


def test_the_gate_is_told_first() -> None:
    view = view_of(runs.run(), verdict=runs.verdict())
    assert headline_of(view).sentences[0] == "The gate failed: 1 of 3 conditions does not hold."
    assert headline_of(view_of(runs.run(), verdict=runs.verdict(passed=True))).gate == (
        "The gate passed: 3 conditions hold."
    )
    unknown = Verdict(checks=(Check(name="speed", passed=None, detail="no base"),))
    assert headline_of(view_of(runs.run(), verdict=unknown)).gate == (
        "The gate cannot judge: 1 of 1 condition could not be checked."
    )


def test_what_moved_significantly_is_named() -> None:
    run = runs.run()
    assert headline_of(view_of(run, runs.comparison(run))).against == (
        "Against 2026-10-25T18-02-11-77aa, 2 answers got worse and 1 better; "
        "significantly worse: right; significantly better: citations resolve."
    )


def test_runs_that_were_not_asked_the_same_are_told_to_say_little() -> None:
    run = runs.run()
    other = runs.comparison(run).model_copy(update={"incomparable": ("Another résumé.",)})
    assert headline_of(view_of(run, other)).against.endswith(
        "1 better; but not the same was asked of the same résumé, so this says little."
    )


def test_identical_runs_show_no_difference() -> None:
    run = runs.run()
    same = runs.comparison(run).model_copy(update={"changes": (), "contrasts": ()})
    assert headline_of(view_of(run, same)).against == (
        "Against 2026-10-25T18-02-11-77aa, no answer got worse or better; no difference is significant."
    )


def test_a_run_of_nothing_says_so() -> None:
    empty: Run = runs.run().model_copy(
        update={"items": (), "responses": (), "scored": (), "summary": runs.summary((), (), ())}
    )
    assert headline_of(view_of(empty)).quality == "No question was asked."
