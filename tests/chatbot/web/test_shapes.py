"""Requests of every shape that the OpenAPI allows or forbids: no fault, and what comes back is as described.

A slice of the long run; `SHAPES=5000 pytest tests/chatbot/web/test_shapes.py` is more of it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from chatbot.settings import Settings
from tests.browser.conftest import Served, serving
from tests.chatbot.web.fake_bot import FakeBot

REQUESTS = int(os.environ.get("SHAPES", "12"))
CHECKS: list[Any] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
OPERATIONS = [
    ("/api/v1/chat", "POST"),
    ("/api/v1/feedback", "POST"),
    ("/api/v1/forget", "POST"),
    ("/api/v1/suggestions", "GET"),
    ("/api/v1/resume", "GET"),
    ("/api/v1/health", "GET"),
    ("/api/v1/ready", "GET"),
    ("/v1/chat/completions", "POST"),
    ("/v1/models", "GET"),
    ("/v1/models/{name}", "GET"),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    chosen = Settings(home=tmp_path_factory.mktemp("state"))
    with serving(FakeBot(chosen), chosen) as app:
        yield app


@pytest.fixture(scope="module")
def schema(served: Served) -> Any:
    return schemathesis.openapi.from_url(f"{served.url}/api/v1/openapi.json")


def test_every_operation_that_is_described_is_tried_here(schema: Any) -> None:
    found = {(one.ok().path, one.ok().method.upper()) for one in schema.get_all_operations()}
    assert found == set(OPERATIONS)


# What has no body has nothing in it that could be wrong.
@pytest.mark.parametrize(
    ("path", "method", "mode"),
    [(*operation, GenerationMode.POSITIVE) for operation in OPERATIONS]
    + [(*operation, GenerationMode.NEGATIVE) for operation in OPERATIONS if operation[1] == "POST"],
)
def test_no_shape_of_request_is_a_fault(schema: Any, path: str, method: str, mode: GenerationMode) -> None:
    operation = schema[path][method]
    fixed = not (operation.body or operation.path_parameters or operation.headers)
    tried = 0

    @settings(
        max_examples=1 if fixed else REQUESTS,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def ask(case: Any) -> None:
        nonlocal tried
        tried += 1
        case.call_and_validate(session=session, checks=CHECKS, timeout=20)

    with requests.Session() as session:
        ask()
    assert tried >= 1
