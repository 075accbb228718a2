"""Examples and refusals as OpenAPI describes them. It refuses to know how a route works."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from chatbot.models import Answer
from chatbot.web.api.models import SESSION_EXAMPLE, Sources, Token
from chatbot.web.refusal import KINDS, Code, ErrorBody

_ANSWER_ID = "5f2c1d0e9b8a47c6a1b2c3d4e5f60718"

ANSWER_EXAMPLE: dict[str, Any] = {
    "id": _ANSWER_ID,
    "session_id": SESSION_EXAMPLE,
    "answer": "Ada has been Lead Engineer at Acme Inc. since March 2021. [1]",
    "blocks": [
        {
            "kind": "paragraph",
            "text": "Ada has been Lead Engineer at Acme Inc. since March 2021. [1]",
            "items": [],
            "header": [],
            "rows": [],
        }
    ],
    "status": "answered",
    "confidence": 0.97,
    "citations": [
        {
            "marker": 1,
            "quote": "Lead Engineer, Acme Inc.\nMarch 2021 – Present",
            "source": "resume.md",
            "section": "Experience",
            "page": None,
            "line": 12,
            "start": 301,
            "end": 346,
        }
    ],
    "suggestions": ["What did Ada do before that?"],
    "writer": "extractive",
    "generation": "20261126T101500-3f9a",
    "timings_ms": {"understand": 0.6, "write": 1.9, "verify": 0.4, "total": 2.9},
}

STREAM_EXAMPLE = (
    "event: sources\n"
    f'data: {{"session_id":"{SESSION_EXAMPLE}","answer_id":"{_ANSWER_ID}","citations":[…]}}\n\n'
    "event: token\n"
    'data: {"text":"Ada has been Lead Engineer at Acme Inc. since March 2021. [1]"}\n\n'
    ": still here\n\n"
    "event: done\n"
    f'data: {{"id":"{_ANSWER_ID}","session_id":"{SESSION_EXAMPLE}","answer":"…","status":"answered",…}}\n\n'
)


def _event(name: str, data: type[BaseModel]) -> dict[str, Any]:
    schema = data.model_json_schema(ref_template="#/components/schemas/{model}")
    schema.pop("$defs", None)  # all of them are parts of an answer, which is among the components
    return {
        "properties": {
            "event": {"const": name},
            "data": {"contentMediaType": "application/json", "contentSchema": schema},
        }
    }


STREAM: dict[str, Any] = {
    # OpenAPI 3.2's word, which FastAPI and its readers know already: what each event is.
    "itemSchema": {
        "type": "object",
        "required": ["event", "data"],
        "properties": {"event": {"type": "string"}, "data": {"type": "string"}},
        "oneOf": [
            _event("sources", Sources),
            _event("token", Token),
            _event("done", Answer),
            _event("error", ErrorBody),
        ],
    },
    "example": STREAM_EXAMPLE,
}
"""The stream of events as a media type of a response."""

_RETRY_AFTER = {
    "Retry-After": {"description": "seconds to wait", "schema": {"type": "integer", "minimum": 1}}
}

ALWAYS: tuple[Code, ...] = ("host_refused", "origin_refused", "internal")
"""What any route may say."""

POSTED: tuple[Code, ...] = (*ALWAYS, "invalid_request", "too_slow", "too_large", "too_fast")
"""What any route with a body may say."""


def refusals(*codes: Code) -> dict[int | str, dict[str, Any]]:
    """OpenAPI responses of a route for `codes`: one a status, its codes and their meanings in words."""
    by_status: dict[int | str, list[Code]] = {}
    for code in codes:
        by_status.setdefault(KINDS[code].status, []).append(code)
    return {
        status: {
            "model": ErrorBody,
            "description": " ".join(f"`{code}`: {KINDS[code].meaning}" for code in together),
            "content": {
                "application/json": {
                    "examples": {
                        code: {
                            "value": {
                                "code": code,
                                "message": KINDS[code].meaning,
                                "retryable": KINDS[code].retryable,
                                "request_id": "9f1c2b3a4d5e6f70",
                            }
                        }
                        for code in together
                    }
                }
            },
            **({"headers": _RETRY_AFTER} if status in (429, 503) else {}),
        }
        for status, together in by_status.items()
    }
