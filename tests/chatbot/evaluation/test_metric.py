"""The list of metrics is whole and says which way is better."""

from __future__ import annotations

from chatbot.evaluation.metric import GATED, METRICS, WORDS
from chatbot.evaluation.models import Outcome


def test_every_metric_is_explained() -> None:
    assert all(metric.title and metric.meaning for metric in METRICS.values())


def test_a_gate_looks_at_right_wrong_and_citations() -> None:
    assert {"correct", "incorrect", "abstention_recall", "citation_validity", "quote_fidelity"} <= set(GATED)


def test_fewer_wrong_answers_are_better() -> None:
    assert not METRICS["incorrect"].higher_is_better
    assert METRICS["correct"].higher_is_better


def test_the_name_a_person_reads_leads_to_the_key_for_rules() -> None:
    assert METRICS["correct"].label == "right (correct)"
    assert METRICS["groundedness"].label == "grounded (groundedness)"
    assert METRICS["truthfulness"].label == "truthfulness"


def test_an_outcome_is_called_what_its_metric_is() -> None:
    assert WORDS[Outcome.CORRECT] == METRICS["correct"].title
    assert WORDS[Outcome.CORRECT_ABSTENTION] == "rightly declined"
    assert len(set(WORDS.values())) == len(Outcome)


def test_percentiles_and_levels_have_no_values_of_items() -> None:
    assert METRICS["latency_p95"].nature == "percentile"
    assert not METRICS["latency_p95"].of_items
    assert not METRICS["aurc"].of_items
    assert METRICS["echo"].of_items
