"""What OpenAPI says of answers and refusals is what the models say."""

from __future__ import annotations

from typing import get_args

from chatbot.models import Answer
from chatbot.web.api.described import ANSWER_EXAMPLE, refusals
from chatbot.web.refusal import KINDS, Code, ErrorBody


def test_the_example_is_an_answer() -> None:
    answer = Answer.model_validate(ANSWER_EXAMPLE)
    assert f"[{answer.citations[0].marker}]" in answer.answer


def test_every_refusal_is_described_under_its_status_with_an_example_that_is_one() -> None:
    described = refusals(*get_args(Code))
    assert sum(len(one["content"]["application/json"]["examples"]) for one in described.values()) == len(
        KINDS
    )
    for status, response in described.items():
        for code, example in response["content"]["application/json"]["examples"].items():
            assert ErrorBody.model_validate(example["value"]).code == code
            assert KINDS[code].status == status
            assert f"`{code}`" in response["description"]
        assert ("headers" in response) == (status in (429, 503))
