"""The list of metrics is whole and says which way is better."""

from __future__ import annotations

from chatbot.evaluation.metric import GATED, METRICS


def test_every_metric_is_explained() -> None:
    assert all(metric.title and metric.meaning for metric in METRICS.values())


def test_a_gate_looks_at_right_wrong_and_citations() -> None:
    assert {"correct", "incorrect", "abstention_recall", "citation_validity", "quote_fidelity"} <= set(GATED)


def test_fewer_wrong_answers_are_better() -> None:
    assert not METRICS["incorrect"].higher_is_better
    assert METRICS["correct"].higher_is_better
