"""Log lines for a collector: JSON, a line each, without private data."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from chatbot.web.logs import JsonLines, set_up_logs
from chatbot.web.observe import REQUESTS


def line_of(message: str, *arguments: object, **more: Any) -> dict[str, Any]:
    record = logging.getLogger("chatbot.x").makeRecord(
        "chatbot.x", logging.WARNING, __file__, 1, message, arguments, more.pop("exc_info", None), extra=more
    )
    text = JsonLines().format(record)
    assert "\n" not in text
    parsed: dict[str, Any] = json.loads(text)
    return parsed


def test_a_line_says_when_what_and_of_which_request() -> None:
    line = line_of("POST %s", "/api/v1/chat", request_id="r1", route="/api/v1/chat", status=200, ms=1.5)
    assert line["at"].endswith("+00:00")
    assert (line["level"], line["logger"], line["message"]) == ("warning", "chatbot.x", "POST /api/v1/chat")
    assert (line["request_id"], line["status"], line["ms"]) == ("r1", 200, 1.5)


@pytest.mark.parametrize(
    "number", ["(555) 010-0199", "555.010.0199 ext 4", "five five five oh one oh oh one nine nine"]
)
def test_no_telephone_number_is_written(number: str) -> None:
    assert "[number left out]" in line_of("unsupported: %s", number)["message"]


def test_line_ends_in_a_message_start_no_new_line() -> None:
    assert line_of("a\nb")["message"] == "a\nb"


def test_an_exception_is_told_by_its_class_and_path_not_by_its_words() -> None:
    try:
        raise ValueError("what a visitor asked")
    except ValueError as error:
        line = line_of("It failed.", exc_info=(type(error), error, error.__traceback__))
    assert line["error"] == "ValueError"
    assert line["trace"][0].startswith("test_logs.py:")
    assert "visitor" not in json.dumps(line)


@pytest.fixture
def _as_before() -> Iterator[None]:
    root, mcp = logging.getLogger(), logging.getLogger("mcp")
    before = (root.handlers[:], REQUESTS.level, mcp.level)
    yield
    root.handlers[:], REQUESTS.level, mcp.level = before


@pytest.mark.usefixtures("_as_before")
def test_requests_are_written_as_json_alone() -> None:
    stream = io.StringIO()
    set_up_logs("plain", stream)
    REQUESTS.info("GET /")
    assert stream.getvalue() == ""
    set_up_logs("json", stream)
    REQUESTS.info("GET /", extra={"request_id": "r1", "status": 200})
    logging.getLogger("mcp.server").warning("Tool 'private' not listed")
    past = logging.LogRecord("root", logging.WARNING, "/lib/mcp/shared/session.py", 1, "private", None, None)
    logging.getLogger().handle(past)
    (line,) = stream.getvalue().splitlines()
    assert json.loads(line)["request_id"] == "r1"
