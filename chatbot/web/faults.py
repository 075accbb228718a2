"""Exceptions to responses: every refusal in its door's shape, nothing of a client's input repeated.

It refuses to know which routes there are.
"""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exception_handlers import http_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from chatbot.settings import in_plain_words
from chatbot.web.observe import local_path, request_id_of
from chatbot.web.refusal import Refusal, as_json, refusal_for_path

_DOORS = ("/api/", "/v1/", "/mcp")
_MAX_FIELD_CHARS = 60


def add_handlers(app: FastAPI) -> None:
    """Installs them."""

    @app.exception_handler(Refusal)
    async def refused(request: Request, refusal: Refusal) -> Response:
        return refusal_response(request, refusal)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return refusal_response(request, Refusal("invalid_request", _sentence(error.errors())))

    @app.exception_handler(HTTPException)
    async def raised(request: Request, error: HTTPException) -> Response:
        if not local_path(request.scope).startswith(_DOORS):
            return await http_exception_handler(request, error)
        if error.status_code == 405:
            refusal = Refusal("method_not_allowed", "This address does not take that method.")
        elif error.status_code == 404:
            refusal = Refusal("not_found", "There is nothing at this address; see /api/v1/docs.")
        else:
            refusal = Refusal("invalid_request", "The body could not be read; send JSON in UTF-8.")
        response = refusal_response(request, refusal)
        response.headers.update(error.headers or {})
        return response


def refusal_response(request: Request, refusal: Refusal) -> Response:
    """The refusal in the shape that clients of this path understand."""
    body = refusal_for_path(local_path(request.scope), refusal, request_id_of(request.scope))
    headers = {"Cache-Control": "no-store"}
    if refusal.retry_after_s is not None:
        headers["Retry-After"] = str(refusal.retry_after_s)
    return Response(as_json(body), refusal.status, headers, "application/json")


def _sentence(errors: Any) -> str:
    """The first thing wrong, in one sentence: the field by name, never its value."""
    first = errors[0]
    if first["type"] == "json_invalid":
        return "The body is not JSON; send it as application/json."
    field = ".".join(str(part) for part in first["loc"] if part != "body")
    if not field:
        return 'The body must be a JSON object, sent as application/json, such as {"message": "…"}.'
    if first["type"] == "extra_forbidden":
        return f"`{_printable(field)}` is not a field of this request."
    return f"`{_printable(field)}`: {in_plain_words(first)}."


def _printable(field: str) -> str:
    shown = "".join(letter if letter.isprintable() else "?" for letter in field[:_MAX_FIELD_CHARS])
    return shown.replace("`", "'")
