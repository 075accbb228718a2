"""A response has every value that is defined for it, and no other."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from chatbot.evaluation.metric import METRICS
from chatbot.evaluation.models import Item, Passage, Response, Scored
from chatbot.evaluation.score import person_words, scored

CV = {"cv.md": "\n# Ada Example\n\nEngineer, Acme Ltd, 2009 – 2015\n"}
OUTCOMES = {"correct", "incorrect", "partial", "missing", "error"}


def item(**given: Any) -> Item:
    return Item.model_validate(
        {
            "id": "a",
            "user_input": "Which employer did the engineer have?",
            "answerability": "ANSWERABLE",
            "reference_facts": [{"any_of": ["Acme"], "kind": "entity"}],
            "reference_spans": [{"source": "resume.md", "quote": "Acme Ltd"}],
            **given,
        }
    )


def score(response: dict[str, Any], **given: Any) -> Scored:
    return scored(item(**given), Response.model_validate({"id": "a", **response}), CV, dt.date(2026, 11, 1))


RIGHT = {
    "answer": "She was at Acme Ltd for 6 years. [1]",
    "status": "answered",
    "citations": [{"marker": 1, "quote": "Engineer, Acme Ltd, 2009 – 2015", "source": "cv.md"}],
    "retrieved": [{"text": "Engineer, Acme Ltd"}],
    "attempt": 2,
}


def test_a_right_answer_has_every_value() -> None:
    found = score(RIGHT)
    assert (found.outcome, found.abstained, found.attempt) == ("correct", False, 2)
    assert (found.facts_met, found.facts_required) == (1, 1)
    assert found.values == {
        **dict.fromkeys(OUTCOMES, 0.0),
        **dict.fromkeys(
            ("correct", "truthfulness", "citation_validity", "quote_fidelity", "quote_focus", "cited",
             "citation_support", "citation_precision", "citation_recall", "groundedness", "concise",
             "success@1", "success@5", "recall@5", "rr@10", "ndcg@10", "all_evidence@10", "span_recall"),
            1.0,
        ),
        "k_precision": found.values["k_precision"],
        "over_refusal": 0.0,
        "echo": 0.0,
    }  # fmt: skip


def test_every_value_is_a_metric_of_the_list() -> None:
    assert set(score(RIGHT).values) <= set(METRICS)


@pytest.mark.parametrize(
    ("response", "given", "expected"),
    [
        ({"answer": "No idea.", "status": "not_mentioned"}, {}, ("missing", 0, {"over_refusal": 1})),
        ({"answer": "She was at Globex."}, {}, ("incorrect", -1, {"over_refusal": 0})),
        ({"answer": "She was an engineer."}, {}, ("missing", 0, {"over_refusal": 0})),
        (
            {"answer": "No idea.", "status": "declined"},
            {"answerability": "UNANSWERABLE"},
            ("correct_abstention", 1, {"abstention_recall": 1, "abstention_precision": 1}),
        ),
        ({"answer": "Yes."}, {"answerability": "UNANSWERABLE"}, ("incorrect", -1, {"abstention_recall": 0})),
        ({"answer": "No idea.", "status": "declined"}, {}, ("missing", 0, {"abstention_precision": 0})),
        ({"answer": "", "error": "It broke."}, {}, ("error", 0, {"error": 1, "over_refusal": 0})),
    ],
)
def test_outcomes_as_numbers(
    response: dict[str, Any], given: dict[str, Any], expected: tuple[str, float, dict[str, float]]
) -> None:
    found = score(response, **given)
    assert (found.outcome, found.values["truthfulness"]) == expected[:2]
    assert sum(found.values[name] for name in OUTCOMES) == 1
    assert expected[2].items() <= found.values.items()


def test_courtesy_is_no_abstention() -> None:
    hello = {"answer": "Hello!", "status": "smalltalk"}
    found = score(hello, answerability="CONVERSATIONAL", reference_facts=[])
    assert found.outcome == "correct"
    assert not {"abstention_precision", "abstention_recall", "over_refusal"} & set(found.values)


def test_what_a_system_does_not_tell_is_not_measured() -> None:
    found = score({"answer": "She was at Acme Ltd."})
    told = {"citation_validity", "quote_fidelity", "citation_support", "citation_recall", "success@1"}
    assert not told & set(found.values)
    assert found.values["cited"] == 0  # uncited is a fault, not a gap


def test_a_failure_has_its_outcome_alone() -> None:
    found = score({"answer": "Acme", "error": "It broke."})
    assert set(found.values) == {*OUTCOMES, "truthfulness", "over_refusal"}


def test_a_repeated_question_is_an_echo() -> None:
    assert score({"answer": "Which employer did the engineer have?"}).values["echo"] == 1
    assert score({"answer": "The employer was Acme."}).values["echo"] == 0.5


def test_more_than_120_words_are_not_concise() -> None:
    assert score({"answer": "Acme. " * 120}).values["concise"] == 1
    assert score({"answer": "Acme. " * 121}).values["concise"] == 0


def test_a_person_is_named_in_the_first_line() -> None:
    assert person_words(CV) == {"ada", "example"}
    assert person_words({"a": " \n***\n"}) == frozenset()
    assert score({"answer": "It was Ada Example."}).outcome == "missing"


def test_the_passages_told_are_ranked() -> None:
    stray = Passage(text="Globex").model_dump()
    found = score({**RIGHT, "retrieved": [stray, {"text": "Engineer, Acme Ltd"}]})
    assert (found.values["success@1"], found.values["rr@10"]) == (0, 0.5)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("The résumé does not say.", "correct_abstention"),
        ("Although the résumé does not say it, she managed 40 people.", "incorrect"),
        (
            "The résumé does not say so, but she speaks it fluently and interpreted at conferences.",
            "incorrect",
        ),
        ("The résumé does not say so, but she was an engineer.", "correct_abstention"),
    ],
)
def test_a_caveat_hides_no_invention(answer: str, outcome: str) -> None:
    assert score({"answer": answer}, answerability="UNANSWERABLE", reference_facts=[]).outcome == outcome
