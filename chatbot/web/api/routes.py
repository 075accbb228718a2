"""The routes of `/api/v1`. They validate, ask, and answer in the contract's shapes; they decide nothing."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from fastapi.routing import APIRoute

from chatbot.models import Answer
from chatbot.web.api.described import ALWAYS, ANSWER_EXAMPLE, POSTED, STREAM, refusals
from chatbot.web.api.models import (
    ChatRequest,
    FeedbackRequest,
    ForgetRequest,
    Forgotten,
    Health,
    Kept,
    PublicResume,
    Ready,
    Suggestions,
)
from chatbot.web.api.public import public_resume
from chatbot.web.api.reference import render_reference
from chatbot.web.api.stream import EventStream, events, wants_events
from chatbot.web.faults import refusal_response
from chatbot.web.house import House
from chatbot.web.observe import local_path, request_id_of
from chatbot.web.refusal import Refusal

PREFIX = "/api/v1"
_NO_STORE = {"Cache-Control": "no-store"}


def api_routes(house: House) -> APIRouter:
    """The router, its last route a refusal for every other address below `/api/v1`."""
    router = APIRouter(prefix=PREFIX)

    @router.post(
        "/chat",
        tags=["chat"],
        summary="Ask one question",
        response_model=Answer,
        responses={
            200: {
                "description": "The answer; with `Accept: text/event-stream`, as a stream of `sources`, "
                "`token`, and at last `done` (the whole answer) or `error`. A comment every 15 seconds keeps "
                "the connection open; a stream that ends without `done` or `error` was cut.",
                "content": {
                    "application/json": {"example": ANSWER_EXAMPLE},
                    "text/event-stream": STREAM,
                },
            },
            **refusals(
                *POSTED,
                "question_empty",
                "question_too_long",
                "session_unknown",
                "daily_limit",
                "overloaded",
                "stopping",
                "timeout",
            ),
        },
    )
    async def chat(request: Request, asked: ChatRequest) -> Response:
        """Answers from the résumé alone, and cites the line behind every sentence.

        The server keeps the conversation: send the `session_id` of the last answer with the next question.
        """
        conversations = house.conversations
        question = conversations.question(asked.message)
        session_id = house.session(asked.session_id)

        def work() -> Any:
            return conversations.stream(question, session_id)

        recalled = conversations.recalled(question, session_id)
        settled = house.turns.settled("api", recalled) if recalled is not None else None
        if wants_events(request.headers.get("accept", "")):
            growing = settled or house.turns.begin("api", work)
            return EventStream(growing, events(growing, request_id_of(request.scope)))
        turn = settled.turn if settled else await house.turns.finished("api", work)
        return Response(turn.answer.model_dump_json(), headers=_NO_STORE, media_type="application/json")

    @router.get(
        "/suggestions",
        tags=["candidate"],
        summary="What to show before the first question",
        responses=refusals(*ALWAYS),
    )
    def suggestions() -> Suggestions:
        """Greeting, questions that the résumé answers, and the limits a client should know."""
        profile = house.bot.profile
        return Suggestions(
            name=profile.name,
            greeting=profile.greeting,
            about=profile.about,
            questions=profile.starters,
            max_question_chars=house.settings.max_question_chars,
            feedback=house.settings.feedback,
        )

    @router.get("/resume", tags=["candidate"], summary="The résumé as read", responses=refusals(*ALWAYS))
    def resume() -> PublicResume:
        """The public view: typed facts, each with the place it stands; nothing that the owner withholds."""
        return public_resume(house.bot)

    @router.post(
        "/feedback",
        tags=["chat"],
        summary="Say whether an answer helped",
        responses=refusals(*POSTED, "answer_unknown", "feedback_off", "not_kept"),
    )
    def feedback(given: FeedbackRequest) -> Kept:
        """Acknowledged when it is on disk. Kept with the question, without address or session."""
        house.conversations.keep_verdict(given.session_id, given.answer_id, given.verdict)
        return Kept()

    @router.post("/forget", tags=["chat"], summary="Drop a conversation", responses=refusals(*POSTED))
    def forget(given: ForgetRequest) -> Forgotten:
        """Whatever was said in it is no longer held. Ratings that were kept stay with the owner."""
        house.conversations.forget(given.session_id)
        return Forgotten()

    @router.get("/health", tags=["server"], summary="Is the process alive?", responses=refusals(*ALWAYS))
    async def health() -> Health:
        """Answers as long as the process does."""
        return Health()

    @router.get(
        "/ready",
        tags=["server"],
        summary="Can questions be answered?",
        responses=refusals(*ALWAYS, "not_ready", "stopping"),
    )
    async def ready() -> Ready:
        """Whether a search of the index succeeds just now, and from which generation answers come."""
        await house.readiness.check()
        return Ready(generation=house.bot.index.generation)

    # Monitors look with HEAD.
    router.add_api_route("/health", health, methods=["HEAD"], include_in_schema=False)
    router.add_api_route("/ready", ready, methods=["HEAD"], include_in_schema=False)

    @router.get("/docs", include_in_schema=False, response_class=HTMLResponse)
    def docs(request: Request) -> HTMLResponse:
        """The description for readers; it loads nothing from anywhere."""
        return HTMLResponse(render_reference(request.app.openapi()))

    return router


def add_dead_ends(router: APIRouter, prefix: str, routes: APIRouter) -> None:
    """A refusal in the door's own shape for every address below `prefix` that `routes` does not know; else
    the page's mount at `/` would answer. To be added after them."""
    known = [route for route in routes.routes if isinstance(route, APIRoute)]

    async def nothing_here(request: Request) -> Response:
        path = local_path(request.scope)
        methods = {
            method for route in known if route.path_regex.match(path) for method in route.methods or ()
        }
        if not methods:
            words = "There is nothing at this address; see /api/v1/docs."
            return refusal_response(request, Refusal("not_found", words))
        refusal = Refusal("method_not_allowed", "This address does not take that method.")
        response = refusal_response(request, refusal)
        response.headers["Allow"] = ", ".join(sorted(methods))
        return response

    router.add_api_route(
        f"{prefix}/{{rest:path}}",
        nothing_here,
        methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"],
        include_in_schema=False,
    )
