"""Why a request is not served, as every door says it: a code, one sentence, whether trying again may help.

The codes are part of the contract: a client decides by them, and the sentence is for its reader. Each door
has its own shape of the same refusal. It refuses to know who asked, and carries nothing of a traceback.
"""

from __future__ import annotations

import json
from typing import Any, Literal, NamedTuple, get_args

from pydantic import Field

from chatbot.errors import VisitorError
from index.models import Frozen

Code = Literal[
    "invalid_request",
    "question_empty",
    "question_too_long",
    "host_refused",
    "origin_refused",
    "key_refused",
    "not_found",
    "session_unknown",
    "answer_unknown",
    "feedback_off",
    "method_not_allowed",
    "too_slow",
    "too_large",
    "too_fast",
    "daily_limit",
    "internal",
    "overloaded",
    "stopping",
    "not_ready",
    "not_kept",
    "timeout",
]


class Kind(NamedTuple):
    """What a code stands for. `retryable`: the same request may succeed later, unchanged."""

    status: int
    retryable: bool
    meaning: str


KINDS: dict[Code, Kind] = {
    "invalid_request": Kind(422, False, "The body is not what the route asks for."),
    "question_empty": Kind(422, False, "There is no question in the message."),
    "question_too_long": Kind(422, False, "The message has more characters than the owner allows."),
    "host_refused": Kind(400, False, "The request names a host that is not this server's."),
    "origin_refused": Kind(403, False, "The site that sent the request is not on the owner's list."),
    "key_refused": Kind(401, False, "The key is missing or wrong."),
    "not_found": Kind(404, False, "There is nothing at this address."),
    "session_unknown": Kind(
        404, False, "The session_id was not made here, or has expired: ask again without one."
    ),
    "answer_unknown": Kind(404, False, "That answer is not of this conversation, or no longer kept."),
    "feedback_off": Kind(403, False, "The owner collects no ratings."),
    "method_not_allowed": Kind(405, False, "The address exists, but not for this method."),
    "too_slow": Kind(408, True, "The body did not arrive in time."),
    "too_large": Kind(413, False, "The body is larger than 64 KB."),
    "too_fast": Kind(429, True, "This address or conversation asks too often: wait as Retry-After says."),
    "daily_limit": Kind(429, True, "Today's questions for the whole server are used up."),
    "internal": Kind(500, True, "A fault of this server; its log names the request_id."),
    "overloaded": Kind(503, True, "Too many questions at once: try again as Retry-After says."),
    "stopping": Kind(503, True, "The server is being stopped or restarted."),
    "not_ready": Kind(503, True, "Questions cannot be answered just now."),
    "not_kept": Kind(503, True, "It could not be written to disk just now."),
    "timeout": Kind(504, True, "No complete answer came in time."),
}
assert set(KINDS) == set(get_args(Code))


class ErrorBody(Frozen):
    """The body of every refusal under /api/v1, and the data of an `error` event."""

    code: Code = Field(description="what a program decides by")
    message: str = Field(description="one plain sentence for the reader")
    retryable: bool = Field(description="whether the same request may succeed later")
    request_id: str = Field(description="names the request in the server's log; also in X-Request-Id")


class Refusal(VisitorError):
    """Raised by whatever cannot serve a request; `message` is fit to be shown to the visitor."""

    def __init__(self, code: Code, message: str, *, retry_after_s: int | None = None) -> None:
        super().__init__(message)
        self.code: Code = code
        self.message = message
        self.retry_after_s = retry_after_s

    @property
    def status(self) -> int:
        """The HTTP status."""
        return KINDS[self.code].status

    def body(self, request_id: str) -> ErrorBody:
        """As the REST doors say it."""
        return ErrorBody(
            code=self.code,
            message=self.message,
            retryable=KINDS[self.code].retryable,
            request_id=request_id,
        )


FAULT = "Something went wrong here; please try again."


def refusal_for_path(path: str, refusal: Refusal, request_id: str) -> dict[str, Any]:
    """The refusal in the shape that clients of `path` (without a root path) understand."""
    body = refusal.body(request_id)
    if path == "/api/v1" or path.startswith("/api/v1/"):
        return body.model_dump()
    if path == "/v1" or path.startswith("/v1/"):
        return openai_error(body)
    if path == "/mcp":
        error = {"code": -32000, "message": body.message, "data": body.model_dump()}
        return {"jsonrpc": "2.0", "id": None, "error": error}
    return {"error": refusal.message, "code": refusal.code, "request_id": request_id}  # Gradio reads `error`


def openai_error(body: ErrorBody) -> dict[str, Any]:
    """As the OpenAI SDKs expect it: they choose their exception by status, and show `message`."""
    status = KINDS[body.code].status
    kind = (
        "rate_limit_error" if status == 429 else "server_error" if status >= 500 else "invalid_request_error"
    )
    return {
        "error": {
            "message": body.message,
            "type": kind,
            "param": None,
            "code": body.code,
            "request_id": body.request_id,
        }
    }


def as_json(value: Any) -> bytes:
    """Compact UTF-8 JSON on one line: fit for a body and for an event's data."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
