"""The contract: what a request may say is closed, what comes back is described."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from chatbot.web.api import models
from chatbot.web.api.models import ChatRequest, FeedbackRequest, ForgetRequest

ALL = [
    value
    for _, value in inspect.getmembers(models, inspect.isclass)
    if issubclass(value, BaseModel) and value.__module__ == models.__name__
]


@pytest.mark.parametrize("model", ALL, ids=lambda model: model.__name__)
def test_every_object_is_frozen_closed_and_explained(model: type[BaseModel]) -> None:
    assert len(ALL) > 10
    assert model.model_config.get("frozen") is True
    assert model.model_config.get("extra") == "forbid"
    assert model.__doc__


@pytest.mark.parametrize("model", [ChatRequest, FeedbackRequest, ForgetRequest])
def test_each_request_has_examples_that_are_accepted(model: type[BaseModel]) -> None:
    examples = model.model_json_schema()["examples"]
    assert examples
    for example in examples:
        model.model_validate(example)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message": None},
        {"message": 5},
        {"message": ["x"]},
        {"message": "x", "history": []},
        {"message": "x", "session_id": ""},
        {"message": "x", "session_id": "x" * 65},
        {"message": "x" * 65_537},
        {"message": "\ud800"},
    ],
)
def test_what_is_not_a_question_is_not_taken_for_one(body: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ChatRequest.model_validate(body)
