"""What figures stand for: who is in the denominator, what is averaged first, what is left apart."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.evaluation.metric import METRICS
from chatbot.evaluation.models import (
    WORST_FIRST,
    Answerability,
    Figure,
    Item,
    Outcome,
    ReferenceFact,
    ReferenceSpan,
    Response,
    Scored,
    Summary,
)
from chatbot.evaluation.statistics import graded_interval, share_interval
from chatbot.evaluation.summary import (
    never_answering,
    outcome_of,
    summarise,
    values_by_item,
)

A, U = Answerability.ANSWERABLE, Answerability.UNANSWERABLE
RIGHT = {"correct": 1.0, "incorrect": 0.0, "error": 0.0, "truthfulness": 1.0}
WRONG = {"correct": 0.0, "incorrect": 1.0, "error": 0.0, "truthfulness": -1.0}


def item(key: str, answerability: Answerability = A, kind: str = "direct", spans: bool = False) -> Item:
    gold = (ReferenceSpan(source="resume.md", quote="Ltd"),) if spans else ()
    return Item(id=key, user_input="?", answerability=answerability, tags=(kind,), reference_spans=gold)


def right(key: str, attempt: int = 0, **more: float) -> Scored:
    values = {**RIGHT, **more}
    return Scored(id=key, attempt=attempt, outcome=Outcome.CORRECT, reason="", abstained=False, values=values)


def wrong(key: str, attempt: int = 0, **more: float) -> Scored:
    values = {**WRONG, **more}
    return Scored(
        id=key, attempt=attempt, outcome=Outcome.INCORRECT, reason="", abstained=False, values=values
    )


def failed(key: str, attempt: int = 0) -> Scored:
    return Scored(id=key, attempt=attempt, outcome=Outcome.ERROR, reason="", abstained=False)


def summary(
    items: Sequence[Item],
    scored: Sequence[Scored],
    responses: Sequence[Response] = (),
    intervals: bool = False,
) -> Summary:
    return summarise(items, scored, responses, lambda key: key[0], intervals=intervals)


def value(of: Summary, metric: str) -> float:
    found = of.figure(metric).value
    assert found is not None
    return found


def test_counts_without_intervals_load_no_scipy() -> None:
    code = """
import sys
from chatbot.evaluation.models import Item, Scored
from chatbot.evaluation.summary import summarise
items = [Item(id="a", user_input="?", answerability="ANSWERABLE")]
scored = [Scored(id="a", outcome="correct", reason="", abstained=False, values={"correct": 1, "cited": 0.5})]
found = summarise(items, scored, [], lambda _: "", intervals=False)
figures = {one.metric: one for one in found.figures}
assert figures["correct"].low is not None and figures["cited"].low is None
sys.exit(found.items != 1 or "scipy" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_attempts_are_averaged_before_items() -> None:
    scored = [right("a", 0), wrong("a", 1), wrong("a", 2), wrong("a", 3), right("b")]
    assert value(summary([item("a"), item("b")], scored), "correct") == pytest.approx((0.25 + 1) / 2)


def test_an_attempt_that_leaves_a_metric_undefined_does_not_count_for_it() -> None:
    scored = [right("a", 0, cited=0.5), right("a", 1), right("b")]
    figure = summary([item("a"), item("b")], scored).figure("cited")
    assert (figure.value, figure.n) == (0.5, 1)


def test_a_failed_item_stays_in_the_denominator_of_right_and_leaves_that_of_citations() -> None:
    found = summary([item("a"), item("b")], [right("a", cited=1.0), failed("b")])
    assert [value(found, name) for name in ("correct", "truthfulness", "error")] == [0.5, 0.5, 0.5]
    assert found.figure("correct").n == 2
    assert found.figure("cited").n == 1
    assert found.outcomes[Outcome.ERROR] == 1


def test_a_failed_item_found_no_gold_when_the_system_tells_what_it_finds() -> None:
    items = [item("a", spans=True), item("b", spans=True), item("c")]
    told = summary(items, [right("a", **{"success@5": 1.0}), failed("b"), failed("c")])
    assert (value(told, "success@5"), told.figure("success@5").n) == (0.5, 2)
    silent = summary(items, [right("a"), failed("b"), failed("c")])
    assert "success@5" not in {figure.metric for figure in silent.figures}


def test_a_failed_item_declined_nothing() -> None:
    found = summary(
        [item("a"), item("u", U), item("v", U)],
        [failed("a"), failed("u"), right("v", abstention_recall=1.0)],
    )
    assert value(found, "over_refusal") == 0
    assert value(found, "abstention_recall") == 0.5


def test_completed_metrics_are_metrics() -> None:
    gold = {"success@1", "success@5", "recall@5", "rr@10", "ndcg@10", "all_evidence@10", "span_recall"}
    other = right("b", **dict.fromkeys(METRICS, 1.0))
    completed = values_by_item([item("a", spans=True), item("b")], [failed("a"), other])["a"]
    assert gold <= set(completed) <= set(METRICS)


def test_items_that_were_not_judged_and_scores_of_others_do_not_count() -> None:
    found = summary([item("a"), item("b")], [right("a"), wrong("z")])
    assert (found.items, value(found, "correct")) == (1, 1.0)


def test_nothing_judged_has_no_figures() -> None:
    found = summary([item("a")], [])
    assert (found.items, found.figures, found.risk_coverage) == (0, (), ())
    with pytest.raises(KeyError):
        found.figure("correct")


def test_an_undefined_metric_has_no_figure() -> None:
    names = [figure.metric for figure in summary([item("a")], [right("a")]).figures]
    assert names == ["correct", "incorrect", "error", "truthfulness"]


def test_intervals_are_those_of_shares_and_means() -> None:
    scored = [right(str(n), cited=n / 20) for n in range(20)]
    found = summary([item(str(n)) for n in range(20)], scored, intervals=True)
    assert (found.figure("correct").low, found.figure("correct").high) == share_interval(20, 20)
    cited = found.figure("cited")
    assert cited.low is not None
    assert cited.high is not None
    assert 0.3 < cited.low < 0.475 < cited.high < 0.65


def test_the_nature_of_a_metric_makes_its_interval_not_the_values_it_happens_to_have() -> None:
    items = [item(str(n)) for n in range(20)]
    scored = [right(str(n), cited=float(n < 15)) for n in range(20)]
    cited = summary(items, scored, intervals=True).figure("cited")
    assert (cited.low, cited.high) == graded_interval([1.0] * 15 + [0.0] * 5)
    twice = [one for n in range(20) for one in (right(str(n)), wrong(str(n), 1))]
    found = summary(items, twice).figure("correct")  # each item is a half, and its share has an interval
    assert (found.low, found.high) == share_interval(10, 20)


def test_several_resumes_widen_intervals_and_two_sets_about_one_do_not() -> None:
    items = [item(f"{one}{n}") for one in "abcd" for n in range(20)]
    scored = [(wrong if one.id[0] == "a" else right)(one.id) for one in items]

    def found(resume_of: Callable[[str], str]) -> Figure:
        return summarise(items, scored, [], lambda key: key[0], resume_of, intervals=False).figure("correct")

    alone, several = found(lambda _: "one"), found(lambda key: key[0])
    assert (alone.low, alone.high) == share_interval(60, 80)
    assert several.low is not None
    assert alone.low is not None
    assert several.low < alone.low - 0.2
    assert summarise(items, scored, [], lambda key: key[0], lambda key: key[0], intervals=False).resumes == 4


def test_a_percentile_has_the_interval_of_its_order() -> None:
    items = [item(str(n)) for n in range(60)]
    answers = [Response(id=str(n), answer="x", timings_ms={"total": float(n)}) for n in range(60)]
    found = summary(items, [right(str(n)) for n in range(60)], answers, intervals=True)
    median, last = found.figure("latency_p50"), found.figure("latency_p99")
    assert median.low is not None
    assert median.high is not None
    assert 18 < median.low < 29.5 < median.high < 40
    assert last.low is None


@pytest.mark.parametrize(
    ("outcomes", "one"),
    [
        (["correct", "correct", "incorrect"], "correct"),
        (["correct", "incorrect"], "incorrect"),
        (["partial", "error", "missing"], "error"),
    ],
)
def test_an_item_has_its_commonest_outcome_and_of_equals_the_worst(outcomes: list[str], one: str) -> None:
    attempts = [failed("a").model_copy(update={"outcome": Outcome(name)}) for name in outcomes]
    assert outcome_of(attempts) == one


def test_every_outcome_has_its_place_among_the_worst() -> None:
    assert set(WORST_FIRST) == set(Outcome)


def test_outcomes_are_counted_by_kind_and_by_set() -> None:
    items = [item("a1", kind="direct"), item("a2", kind="list"), item("b1", kind="list")]
    found = summary(items, [right("a1"), wrong("a2"), right("b1")])
    assert found.by_kind["list"][Outcome.CORRECT] == found.by_kind["list"][Outcome.INCORRECT] == 1
    assert found.by_set["a"][Outcome.CORRECT] == 1
    assert sum(found.by_set["b"].values()) == 1
    assert sum(found.outcomes.values()) == found.items == 3


def test_the_baseline_is_what_always_abstaining_would_get() -> None:
    found = summary([item("a"), item("u", U), item("v", U)], [right("a"), right("u"), failed("v")])
    assert found.always_abstain == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("answerability", "forbidden", "expected"),
    [
        ("ANSWERABLE", (), 0.0),
        ("UNANSWERABLE", (), 1.0),
        ("UNANSWERABLE", ("does not say",), -1.0),
        ("PARTIAL", (), 0.0),
        ("UNDERSPECIFIED", (), 0.0),
    ],
)
def test_the_baseline_is_judged_like_any_system(
    answerability: str, forbidden: tuple[str, ...], expected: float
) -> None:
    facts = (ReferenceFact(any_of=("x",)),) if answerability == "ANSWERABLE" else ()
    asked = Item(
        id="a",
        user_input="?",
        answerability=Answerability(answerability),
        reference_facts=facts,
        forbidden=forbidden,
    )
    assert never_answering([asked]) == expected


def timed(key: str, total: float, error: str | None = None) -> Response:
    return Response(id=key, answer="x", timings_ms={"total": total, "retrieval": total / 10}, error=error)


def cold(response: Response) -> Response:
    """The first answer of a process, as a run keeps it."""
    times = response.timings_ms
    return response.model_copy(update={"timings_ms": {**times, "cold_start": times["total"]}})


def test_cold_starts_are_not_among_the_other_times() -> None:
    keys = ["a", "b", "c", "d", "e"]
    responses = [cold(timed("a", 900)), timed("b", 10), timed("c", 20), timed("d", 30), cold(timed("e", 800))]
    found = summary([item(key) for key in keys], [right(key) for key in keys], responses)
    assert value(found, "cold_start") == 900
    assert (value(found, "latency_p50"), found.figure("latency_p50").n) == (20, 3)
    assert value(found, "latency_p99") < 30.1
    assert value(found, "retrieval_p50") == 2


def test_a_failed_answer_has_no_time() -> None:
    responses = [cold(timed("a", 900)), timed("b", 10), timed("c", 1, error="The system stopped.")]
    found = summary([item(key) for key in "abc"], [right("a"), right("b"), failed("c")], responses)
    assert (value(found, "latency_p50"), found.figure("latency_p50").n) == (10, 1)


def test_words_are_counted_without_markers() -> None:
    responses = [Response(id="a", answer="In 2019 [1], at Acme. [2]"), Response(id="b", answer="Yes[1]")]
    found = summary([item("a"), item("b")], [right("a"), right("b")], responses)
    assert value(found, "words") == 2.5  # between four and one


def test_flips_are_told_only_with_repeats() -> None:
    once = summary([item("a")], [right("a")])
    assert "flips" not in {figure.metric for figure in once.figures}
    twice = summary([item("a"), item("b")], [right("a", 0), wrong("a", 1), right("b", 0), right("b", 1)])
    assert (value(twice, "flips"), twice.figure("flips").n) == (0.5, 2)


def test_risk_counts_answered_and_declined_items_and_a_failed_one_last() -> None:
    declined = right("b").model_copy(update={"outcome": Outcome.CORRECT_ABSTENTION, "abstained": True})
    responses = [
        Response(id="a", confidence=0.9),
        Response(id="b", confidence=0.6),
        Response(id="c", confidence=0.1),
        Response(id="d", error="It failed."),
    ]
    items = [item(key) for key in "abcd"]
    found = summary(items, [right("a"), declined, wrong("c"), failed("d")], responses, intervals=True)
    assert found.risk_coverage == ((0.25, 0.0), (0.5, 0.0), (0.75, pytest.approx(1 / 3)), (1.0, 0.5))
    area = found.figure("aurc")
    assert area.value == pytest.approx((0 + 0 + 1 / 3 + 1 / 2) / 4)
    assert area.low is not None
    assert area.high is not None
    assert area.low < area.value < area.high


def test_without_confidences_there_is_no_risk_curve() -> None:
    found = summary([item("a")], [failed("a")], [Response(id="a", error="It failed.")])
    assert found.risk_coverage == ()
    assert "aurc" not in {figure.metric for figure in found.figures}


@given(st.permutations(range(12)))
def test_the_order_of_items_and_scores_changes_no_figure(order: list[int]) -> None:
    items = [item(str(n), U if n % 3 else A) for n in range(12)]
    scored = [
        (right if n % 4 else wrong)(str(n), cited=n / 7) if n % 5 else failed(str(n)) for n in range(12)
    ]
    responses = [timed("first", 1), *(Response(id=str(n), confidence=(n % 3) / 3) for n in range(12))]
    plain = summary(items, scored, responses)
    shuffled = summary([items[n] for n in order], [scored[n] for n in reversed(order)], responses)
    assert shuffled == plain
