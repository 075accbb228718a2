"""Two runs differ where their items do, by more than chance or not, and what hampers comparing is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.errors import OperatorError
from chatbot.evaluation.compare import ORDER, compared
from chatbot.evaluation.metric import GATED, METRICS
from chatbot.evaluation.models import (
    Comparison,
    Contrast,
    Outcome,
    ReferenceFact,
    ReferenceSpan,
    Response,
    Run,
)
from chatbot.evaluation.statistics import mcnemar, smallest_drop
from tests.chatbot.evaluation.runs import C, E, M, W, item, judged, keys, manifest, run_of

GRADED = {"cited": 0.5, "groundedness": 0.9}


def contrast(comparison: Comparison, metric: str) -> Contrast:
    return next(one for one in comparison.contrasts if one.metric == metric)


def test_every_metric_is_compared_and_the_gated_ones_first() -> None:
    assert set(ORDER) == set(METRICS)
    assert ORDER[: len(GATED)] == GATED


def test_identical_runs_report_no_difference() -> None:
    run = run_of([C, C, W, M, E, C] * 25, values=GRADED)
    found = compared(run, run)
    assert {one.metric for one in found.contrasts} >= {"correct", "truthfulness", "cited", "groundedness"}
    for one in found.contrasts:
        assert (one.difference, one.p, one.better, one.worse) == (0, 1, 0, 0)
        assert (one.low, one.high) == (0, 0)
        assert not one.significant
    assert (found.items, found.changes, found.cautions) == (150, (), ())
    assert (found.only_base, found.only_candidate) == ((), ())


def test_twelve_planted_wrong_answers_of_150_are_significant() -> None:
    base = run_of([C] * 130 + [M] * 20, "base")
    found = compared(base, run_of([W] * 12 + [C] * 118 + [M] * 20, "candidate"))
    for metric, difference in (("correct", -0.08), ("incorrect", 0.08), ("truthfulness", -0.16)):
        one = contrast(found, metric)
        assert one.difference == pytest.approx(difference)
        assert one.p == pytest.approx(mcnemar(0, 12))
        assert one.significant
        assert one.p_holm is not None
        assert one.p_holm > (one.p or 1)
        assert (one.better, one.worse, one.n) == (0, 12, 150)
        assert one.low is not None
        assert one.high is not None
        assert one.low < one.difference < one.high
        assert not one.low < 0 < one.high
    assert not contrast(found, "missing").significant
    assert len(found.changes) == 12


def test_the_difference_is_candidate_minus_base_and_better_goes_by_the_metric() -> None:
    found = compared(run_of([W, C, C]), run_of([C, C, C]))
    assert contrast(found, "correct").difference == pytest.approx(1 / 3)
    assert contrast(found, "incorrect").difference == pytest.approx(-1 / 3)
    assert [contrast(found, name).better for name in ("correct", "incorrect")] == [1, 1]


def test_items_are_paired_by_id_and_only_where_both_define_the_metric() -> None:
    base = run_of([C] * 10, values={"cited": 0.5})
    candidate = run_of([C] * 12, values={"cited": 1.0})
    silent = candidate.scored[0].model_copy(update={"values": {"correct": 1.0}})
    shuffled = candidate.model_copy(update={"scored": (*candidate.scored[:0:-1], silent)})
    found = compared(base, shuffled)
    assert (found.items, found.only_candidate) == (10, ("q010", "q011"))
    assert (contrast(found, "cited").n, contrast(found, "correct").n) == (9, 10)
    assert contrast(found, "cited").difference == 0.5


def test_a_contrast_tells_its_pairs_and_the_items_of_either_run() -> None:
    base = run_of([C] * 12, "base")
    candidate = run_of([*[M] * 9, *[C] * 6], "candidate")
    row = next(one for one in compared(base, candidate).contrasts if one.metric == "correct")
    assert (row.n, row.base_n, row.candidate_n) == (12, 12, 15)
    assert row.difference == pytest.approx(row.candidate - row.base) == -0.75


def test_attempts_are_averaged() -> None:
    base = run_of([C, C])
    twice = [judged("q000", C, 0), judged("q000", W, 1), judged("q001", C, 0), judged("q001", C, 1)]
    candidate = base.model_copy(update={"scored": tuple(twice)})
    one = contrast(compared(base, candidate), "correct")
    assert (one.difference, one.worse) == (-0.25, 1)


def test_probabilities_are_adjusted_over_all_gated_metrics_whichever_are_asked_for() -> None:
    base, candidate = run_of([C] * 60, values=GRADED), run_of([W] * 7 + [C] * 53, values=GRADED)
    everything = contrast(compared(base, candidate), "correct")
    assert compared(base, candidate, ["correct"]).contrasts == (everything,)
    gated = [one for one in compared(base, candidate).contrasts if one.p_holm is not None]
    assert {one.metric for one in gated} == set(GATED) & {*GRADED, "correct", "incorrect", "truthfulness"} | {
        "over_refusal"
    }
    # four others are tested: the smallest of six probabilities counts six times
    assert everything.p_holm == pytest.approx(len(gated) * mcnemar(0, 7))


def test_the_smallest_drop_of_a_gated_metric_is_that_of_the_strictest_step() -> None:
    found = compared(run_of([C] * 140 + [W] * 10), run_of([W] * 4 + [C] * 140 + [W] * 6))
    gated = sum(one.p_holm is not None for one in found.contrasts)
    assert contrast(found, "correct").smallest == smallest_drop(150, 8 / 150, alpha=0.05 / gated)
    assert contrast(found, "missing").smallest == smallest_drop(150, 0.0)


def test_levels_stand_beside_each_other_without_a_test() -> None:
    slow = [Response(id=key, answer="x", timings_ms={"total": 90.0}) for key in keys(3)]
    fast = [Response(id=key, answer="x", timings_ms={"total": 30.0}) for key in keys(3)]
    found = compared(run_of([C] * 3, responses=slow), run_of([C] * 3, responses=fast))
    one = contrast(found, "latency_p50")
    assert (one.base, one.candidate, one.difference, one.p, one.n) == (90, 30, -60, None, 3)
    assert not one.significant


def test_intervals_can_be_left_out() -> None:
    base, candidate = run_of([C] * 30), run_of([W] * 8 + [C] * 22)
    plain, quick = compared(base, candidate), compared(base, candidate, intervals=False)
    assert contrast(plain, "correct").low is not None
    assert contrast(quick, "correct").low is None
    assert contrast(quick, "correct").p == contrast(plain, "correct").p


def test_regressions_come_first_and_the_worst_of_them_first() -> None:
    found = compared(run_of([W, C, C, M, M, E, C]), run_of([C, M, W, E, C, E, C]))
    assert [(one.id, one.candidate, one.regression) for one in found.changes] == [
        ("q002", W, True),
        ("q003", E, True),
        ("q001", M, True),
        ("q000", C, False),
        ("q004", C, False),
    ]


@pytest.mark.parametrize(
    ("was", "now", "regression"),
    [
        (C, Outcome.PARTIAL, True),
        (M, W, True),
        (W, E, False),
        (E, W, True),
        (Outcome.PARTIAL, M, True),
        (W, M, False),
        (C, Outcome.CORRECT_ABSTENTION, False),
    ],
)
def test_a_regression_is_no_longer_right_or_newly_wrong_or_failed(
    was: Outcome, now: Outcome, regression: bool
) -> None:
    (change,) = compared(run_of([was]), run_of([now])).changes
    assert (change.base, change.candidate, change.regression) == (was, now, regression)


def test_a_change_tells_what_the_base_said_and_of_kept_out_items_nothing() -> None:
    was = [Response(id="q000", answer="In 2019."), Response(id="q001", error="timed out")]
    base, candidate = run_of([C, E, C], responses=was), run_of([W, C, C])
    assert [(one.id, one.said_before) for one in compared(base, candidate).changes] == [
        ("q000", "In 2019."),
        ("q001", "timed out"),
    ]
    sealed = run_of([W, C, C], sealed=True)
    assert {one.said_before for one in compared(base, sealed).changes} == {None}


def test_of_several_resumes_the_interval_allows_for_questions_of_one_being_alike() -> None:
    base, worse = run_of([C] * 80), run_of([W] * 20 + [C] * 60)
    sets = tuple(
        base.manifest.sets[0].model_copy(
            update={"name": str(n), "items": tuple(keys(80)[20 * n : 20 * n + 20]), "resume": {"cv": str(n)}}
        )
        for n in range(4)
    )
    several = worse.model_copy(update={"manifest": worse.manifest.model_copy(update={"sets": sets})})
    alone, found = compared(base, worse), compared(base, several)
    assert (alone.resumes, found.resumes) == (1, 4)
    one, other = contrast(alone, "correct"), contrast(found, "correct")
    assert one.high is not None
    assert one.high < -0.1
    assert other.high is not None
    assert other.high > 0  # all that was lost was lost on one résumé of four
    assert one.p == other.p


def test_runs_without_a_judged_item_in_common_are_not_compared() -> None:
    other = run_of([C], "other", items=[item("elsewhere")])
    with pytest.raises(OperatorError, match=r"run and other have no judged item .* eval run -d SET"):
        compared(run_of([C]), other)
    with pytest.raises(OperatorError, match="no judged item"):
        compared(run_of([C]), run_of([C]).model_copy(update={"scored": ()}))


def with_item(run: Run, **change: object) -> Run:
    return run.model_copy(update={"items": (run.items[0].model_copy(update=change), *run.items[1:])})


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("question", {"user_input": "When exactly?"}),
        ("facts", {"reference_facts": (ReferenceFact(any_of=("2019",)),)}),
        ("facts", {"forbidden": ("2018",)}),
        ("spans", {"reference_spans": (ReferenceSpan(source="resume.md", quote="Ltd"),)}),
    ],
)
def test_a_changed_item_is_named(part: str, change: dict[str, object]) -> None:
    base = run_of([C] * 3)
    found = compared(base, with_item(base, **change))
    assert found.cautions == (f"The {part} changed between the runs under the same id: q000.",)


def test_a_changed_item_that_is_kept_out_is_only_counted() -> None:
    base = run_of([C] * 3, sealed=True)
    found = compared(base, with_item(base, user_input="When exactly?"))
    assert found.cautions == ("The question changed between the runs under the same id: 1 kept-out.",)


def test_many_changed_items_are_named_in_part() -> None:
    base = run_of([C] * 9)
    changed = [one.model_copy(update={"user_input": "When?"}) for one in base.items]
    (caution,) = compared(base, base.model_copy(update={"items": tuple(changed)})).cautions
    assert caution.endswith("q000, q001, q002, q003, q004 and 4 more.")


@pytest.mark.parametrize(
    ("change", "caution"),
    [
        ({"system": "quickstart"}, "The system is not the same: resume-chatbot in the base, quickstart in"),
        (
            {"as_of": "2026-12-01"},
            "The day taken for today is not the same: not recorded in the base, 2026-12",
        ),
        ({"settings_sha256": "77"}, "The settings are not the same."),
        ({"git_dirty": True}, "The candidate was made with uncommitted changes"),
        (
            {"selection": {"tag": "list"}},
            "The selection is not the same: everything in the base, tag list in",
        ),
        ({"writers": ("llama",)}, "The writer is not the same: none in the base, llama in the candidate."),
        ({"repeat": 3}, "The number of attempts is not the same: 1 in the base, 3 in"),
    ],
)
def test_what_makes_runs_less_than_comparable_is_said(change: dict[str, object], caution: str) -> None:
    (found,) = compared(run_of([C] * 3), run_of([C] * 3, **change)).cautions  # type: ignore[arg-type]
    assert found.startswith(caution)


def test_another_version_of_a_set_and_another_resume_are_said() -> None:
    base = run_of([C] * 3)
    record = base.manifest.sets[0]
    newer = record.model_copy(update={"sha256": "9e", "resume": {"resume.md": "def", "letter.md": "1"}})
    candidate = base.model_copy(update={"manifest": manifest(keys(3), sets=(newer,))})
    resume, version = compared(base, candidate).cautions
    assert compared(base, candidate).incomparable == (resume,)
    assert version.startswith("The set nurse is not of the same version in both runs")
    assert resume == "The résumé of the set nurse is not the same: letter.md and resume.md."


def test_another_resume_is_seen_whatever_the_set_is_called() -> None:
    base = run_of([C] * 3)
    record = base.manifest.sets[0]
    moved = record.model_copy(update={"name": "elsewhere/nurse", "resume": {"resume.md": "def"}})
    candidate = base.model_copy(update={"manifest": manifest(keys(3), sets=(moved,))})
    (resume,) = compared(base, candidate).incomparable
    assert resume == "The résumé of the set nurse is not the same: resume.md."


def test_partly_overlapping_and_unfinished_runs_are_said() -> None:
    base = run_of([C] * 5)
    candidate = run_of([C] * 4)
    unfinished = candidate.model_copy(update={"scored": candidate.scored[:3]})
    assert compared(base, unfinished).cautions == (
        "The base holds 5 items and the candidate 4; only the 3 judged in both are compared.",
        "The candidate has no judged answer to 1 of its items; they are left out.",
    )


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.tuples(st.sampled_from([C, W, M, E]), st.sampled_from([C, W, M, E])), min_size=1, max_size=15
    ),
    st.data(),
)
def test_the_order_of_items_changes_nothing(
    pairs: list[tuple[Outcome, Outcome]], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(range(len(pairs))))
    names = keys(len(pairs))
    plain = [run_of([pair[side] for pair in pairs]) for side in (0, 1)]
    shuffled = [
        run_of([pairs[n][side] for n in order], items=[item(names[n]) for n in order]) for side in (0, 1)
    ]
    assert compared(*shuffled, intervals=False) == compared(*plain, intervals=False)
