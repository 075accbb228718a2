"""Refusals: every code described, each door's own shape, nothing of a traceback."""

from __future__ import annotations

import json
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.errors import VisitorError
from chatbot.web.refusal import KINDS, Code, ErrorBody, Refusal, as_json, refusal_for_path


@pytest.mark.parametrize("code", get_args(Code))
def test_each_code_has_a_status_and_a_meaning_and_retrying_fits_it(code: Code) -> None:
    kind = KINDS[code]
    assert 400 <= kind.status < 600
    assert kind.meaning.endswith(".")
    assert kind.retryable == (kind.status in (408, 429) or kind.status >= 500)


def test_each_door_says_it_in_its_own_shape() -> None:
    refusal = Refusal("too_fast", "Slow down.", retry_after_s=3)
    assert isinstance(refusal, VisitorError)
    body = {"code": "too_fast", "message": "Slow down.", "retryable": True, "request_id": "r"}
    assert refusal_for_path("/api/v1/chat", refusal, "r") == body
    assert ErrorBody.model_validate(body) == refusal.body("r")
    spoken = refusal_for_path("/v1/chat/completions", refusal, "r")["error"]
    assert (spoken["type"], spoken["code"]) == ("rate_limit_error", "too_fast")
    assert refusal_for_path("/mcp", refusal, "r")["error"]["data"] == body
    assert refusal_for_path("/gradio_api/call/ask", refusal, "r")["error"] == "Slow down."


@given(st.text())
def test_json_is_one_line_of_utf8_even_of_half_characters(text: str) -> None:
    line = as_json({"text": text})
    assert b"\n" not in line
    assert json.loads(line) == {"text": text.encode("utf-8", "replace").decode()}
