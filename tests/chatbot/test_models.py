"""The public contract of an answer: what it is made of, frozen and strict."""

from __future__ import annotations

import inspect

import pytest
from pydantic import ValidationError

from chatbot import models
from chatbot.models import Answer, Ask, Citation, Evidence
from index.models import Frozen
from tests.chatbot.people import ADA, chain_of, fact

TURN = chain_of(ADA).invoke(Ask(message="Does Ada know Rust?", session_id="s"))

MODELS = [
    model
    for _, model in inspect.getmembers(models, inspect.isclass)
    if issubclass(model, Frozen) and model.__module__ == models.__name__
]


def test_an_answer_is_what_the_design_promises() -> None:
    """The keys of the contract in design.md: adding one is a decision, losing one breaks every door."""
    shown = TURN.answer.model_dump()
    assert set(shown) == {
        *("id", "session_id", "answer", "blocks", "status", "confidence", "citations", "suggestions"),
        *("writer", "prompts", "generation", "timings_ms"),
    }
    assert set(shown["citations"][0]) == {
        *("marker", "quote", "source", "section", "page", "line", "start", "end"),
    }
    assert shown["writer"] == "extractive"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_nothing_that_travels_can_be_changed_or_carry_unknown_keys(model: type[Frozen]) -> None:
    assert model.model_config["frozen"] is True
    assert model.model_config["extra"] == "forbid"


def test_all_models_are_looked_at() -> None:
    assert {"Answer", "Ask", "Citation", "Question", "Statement", "Turn"} <= {m.__name__ for m in MODELS}


def test_an_answer_travels_as_json_unharmed() -> None:
    assert Answer.model_validate_json(TURN.answer.model_dump_json()) == TURN.answer


@pytest.mark.parametrize(
    "wrong",
    [{"status": "maybe"}, {"confidence": 1.1}, {"confidence": -0.1}, {"mood": "good"}, {"blocks": None}],
)
def test_a_wrong_answer_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Answer.model_validate(TURN.answer.model_dump() | wrong)


def test_markers_count_from_one_and_scores_stay_between_zero_and_one() -> None:
    with pytest.raises(ValidationError):
        Citation.model_validate(TURN.answer.citations[0].model_dump() | {"marker": 0})
    with pytest.raises(ValidationError):
        Evidence(text="x", span=fact("x").span, section="", score=1.5)
