"""The door for programs that speak OpenAI's chat completions: `/v1/chat/completions` and `/v1/models`.

Such a client sends the whole conversation each time. Only what its visitor asked is read of it: system and
assistant messages are data of unknown origin, so earlier questions are asked anew and what a client says was
answered is never believed. What a client sets for a model (temperature, tools) is accepted and does nothing.
It refuses to know how an answer is made.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from collections import OrderedDict
from collections.abc import AsyncIterable, AsyncIterator, Iterator, Sequence
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from chatbot.models import Answer, Turn
from chatbot.web.api.stream import HEARTBEAT, EventStream
from chatbot.web.conversation import Conversations
from chatbot.web.faults import refusal_response
from chatbot.web.house import House
from chatbot.web.markdown import as_markdown, sources_as_markdown
from chatbot.web.observe import request_id_of
from chatbot.web.refusal import FAULT, Refusal, as_json, openai_error

PREFIX = "/v1"
MODEL = "resume-chatbot"
TURNS_READ = 6
MAX_REPLAYS = 1_000
_WORD = re.compile(r"\w+|[^\w\s]")


class Part(BaseModel):
    """A piece of a message; of pictures and sounds nothing is read."""

    model_config = ConfigDict(frozen=True)

    type: str = "text"
    text: str | None = None


class Message(BaseModel):
    """One message as the client tells it. Clients send more than we know: the rest is not looked at."""

    model_config = ConfigDict(frozen=True)

    role: str = Field(description="of `user`, the words are read; other roles are not believed")
    content: str | tuple[Part, ...] | None = None

    @property
    def text(self) -> str:
        """Its words."""
        if isinstance(self.content, str):
            return self.content
        return "\n".join(part.text for part in self.content or () if part.type == "text" and part.text)


class StreamOptions(BaseModel):
    """What a client may choose about a stream."""

    model_config = ConfigDict(frozen=True)

    include_usage: bool | None = None


class CompletionRequest(BaseModel):
    """A chat completion as OpenAI defines it, as far as it is read here."""

    model_config = ConfigDict(
        frozen=True,
        json_schema_extra={
            "examples": [
                {"model": MODEL, "messages": [{"role": "user", "content": "What is the current role?"}]},
            ]
        },
    )

    messages: tuple[Message, ...] = Field(min_length=1, max_length=2_000)
    model: str = Field(default=MODEL, description="any name; one model answers")
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    n: int | None = Field(default=1, ge=1, le=1, description="there is one answer")


class Usage(BaseModel):
    """Words and punctuation marks counted, since no model's tokens are spent on them."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class CompletionMessage(BaseModel):
    """The answer as Markdown, its sources below."""

    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None


class Choice(BaseModel):
    """The one choice."""

    index: Literal[0] = 0
    message: CompletionMessage
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class Completion(BaseModel):
    """A chat completion; `answer` is the whole answer object of /api/v1, for clients that know it."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    choices: tuple[Choice]
    usage: Usage
    system_fingerprint: str = Field(description="the generation of the index")
    answer: Answer


class Model(BaseModel):
    """The one model."""

    id: str = MODEL
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = MODEL


class Models(BaseModel):
    """All models."""

    object: Literal["list"] = "list"
    data: tuple[Model, ...] = (Model(),)


class Replays:
    """Turns by the questions that led to them: a client that sends its conversation again is not answered
    again from the start. Bounded; safe between threads."""

    def __init__(self, max_replays: int = MAX_REPLAYS) -> None:
        self._max_replays = max_replays
        self._lock = threading.Lock()
        self._turns: OrderedDict[bytes, tuple[Turn, ...]] = OrderedDict()

    def __len__(self) -> int:
        with self._lock:
            return len(self._turns)

    def stream(self, conversations: Conversations, questions: Sequence[str]) -> Iterator[Turn]:
        """The turn of the last question as it grows, after those before it."""
        *earlier, question = questions
        history = self._found(earlier)
        if history is None:
            history = ()
            for asked in earlier[-TURNS_READ:]:
                history = (*history, conversations.reread(asked, history))
        last: Turn | None = None
        for last in conversations.answered(question, history):
            yield last
        if last is not None:
            self._keep(questions, (*history, last)[-TURNS_READ:])

    def _found(self, questions: Sequence[str]) -> tuple[Turn, ...] | None:
        with self._lock:
            key = _key(questions)
            if key in self._turns:
                self._turns.move_to_end(key)
            return self._turns.get(key)

    def _keep(self, questions: Sequence[str], turns: tuple[Turn, ...]) -> None:
        with self._lock:
            self._turns[_key(questions)] = turns
            self._turns.move_to_end(_key(questions))
            while len(self._turns) > self._max_replays:
                self._turns.popitem(last=False)


def _key(questions: Sequence[str]) -> bytes:
    return hashlib.sha256(json.dumps(list(questions)).encode()).digest()


def openai_routes(house: House) -> APIRouter:
    """The router."""
    router = APIRouter(prefix=PREFIX, tags=["openai"])
    replays = Replays()

    @router.post(
        "/chat/completions",
        summary="Ask as OpenAI's clients do",
        response_model=Completion,
        responses={
            200: {
                "description": "The completion; with `stream`, chunks as server-sent events up to `[DONE]`.",
                "content": {"text/event-stream": {"schema": {"type": "string"}}},
            },
            **_ERRORS,
        },
    )
    async def complete(request: Request, asked: CompletionRequest) -> Response:
        """Reads the visitor's last questions, nothing else, and answers from the résumé."""
        questions = _questions(house.conversations, asked.messages)
        prompt_tokens = sum(len(_WORD.findall(message.text)) for message in asked.messages)

        def work() -> Iterator[Turn]:
            return replays.stream(house.conversations, questions)

        if asked.stream:
            growing = house.turns.begin("openai", work)
            usage = bool(asked.stream_options and asked.stream_options.include_usage)
            chunks = _chunks(growing, request_id_of(request.scope), prompt_tokens if usage else None)
            return EventStream(growing, chunks)
        turn = await house.turns.finished("openai", work)
        content = as_markdown(turn.answer.answer) + sources_as_markdown(turn.answer)
        completion = Completion(
            id=f"chatcmpl-{turn.answer.id}",
            created=int(time.time()),
            choices=(Choice(message=CompletionMessage(content=content)),),
            usage=_usage(prompt_tokens, content),
            system_fingerprint=turn.answer.generation,
            answer=turn.answer,
        )
        headers = {"Cache-Control": "no-store"}
        return Response(completion.model_dump_json(), headers=headers, media_type="application/json")

    @router.get("/models", summary="The one model", responses=_ERRORS)
    async def models() -> Models:
        """For clients that ask what there is."""
        return Models()

    @router.get("/models/{name}", summary="The one model", response_model=Model, responses=_ERRORS)
    async def model(request: Request, name: str) -> Any:
        """For clients that ask about one."""
        if name != MODEL:
            return refusal_response(request, Refusal("not_found", f"There is one model here: {MODEL}."))
        return Model()

    return router


class OpenAiError(BaseModel):
    """The body of a refusal, as OpenAI's clients read it."""

    class Inner(BaseModel):
        """What happened."""

        message: str
        type: str
        param: None = None
        code: str
        request_id: str

    error: Inner


_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": OpenAiError, "description": words}
    for status, words in {
        400: "The request names a host that is not this server's.",
        403: "The site that sent the request is not on the owner's list.",
        404: "There is nothing at this address.",
        408: "The body did not arrive in time.",
        413: "The body is larger than 256 KB.",
        422: "The body is not a chat completion, or holds no question.",
        429: "Too many questions: wait as Retry-After says.",
        500: "A fault of this server.",
        503: "Too much to do, or being stopped: try again as Retry-After says.",
        504: "No complete answer came in time.",
    }.items()
}


def _questions(conversations: Conversations, messages: Sequence[Message]) -> tuple[str, ...]:
    """The visitor's questions, oldest first. Raises Refusal when the last cannot be answered; of earlier
    ones, those that never could have been are left out."""
    said = [message.text for message in messages if message.role == "user"]
    if not said:
        raise Refusal("question_empty", "There is no message of the role `user` in it.")
    question = conversations.question(said[-1])
    earlier = []
    for text in said[:-1]:
        try:
            earlier.append(conversations.question(text))
        except Refusal:
            continue
    return (*earlier, question)


def _usage(prompt_tokens: int, content: str) -> Usage:
    spent = len(_WORD.findall(content))
    return Usage(prompt_tokens=prompt_tokens, completion_tokens=spent, total_tokens=prompt_tokens + spent)


async def _chunks(
    growing: AsyncIterable[Turn | None], request_id: str, prompt_tokens: int | None
) -> AsyncIterator[bytes]:
    """The turn as chunks, `[DONE]` the last. `prompt_tokens`: to be told at the end, with what was spent."""
    created = int(time.time())
    shown = ""
    last: Turn | None = None

    def chunk(choices: list[dict[str, Any]], **more: Any) -> bytes:
        assert last is not None
        told = {
            "id": f"chatcmpl-{last.answer.id}",
            "object": "chat.completion.chunk",
            "created": created,
            "model": MODEL,
            "system_fingerprint": last.answer.generation,
            "choices": choices,
        }
        if prompt_tokens is not None:
            told["usage"] = None
        return b"data: %s\n\n" % as_json({**told, **more})

    def delta(words: dict[str, str], finish: str | None = None) -> list[dict[str, Any]]:
        return [{"index": 0, "delta": words, "logprobs": None, "finish_reason": finish}]

    try:
        async for turn in growing:
            if turn is None:
                yield HEARTBEAT
                continue
            first, last = last is None, turn
            if first:
                yield chunk(delta({"role": "assistant", "content": ""}))
            text = as_markdown(turn.answer.answer)
            if len(text) > len(shown) and text.startswith(shown):
                yield chunk(delta({"content": text[len(shown) :]}))
                shown = text
        if last is None:
            raise Refusal("internal", FAULT)
    except Refusal as refusal:
        yield b"data: %s\n\ndata: [DONE]\n\n" % as_json(openai_error(refusal.body(request_id)))
        return
    if sources := sources_as_markdown(last.answer):
        yield chunk(delta({"content": sources}))
    yield chunk(delta({}, "stop"), answer=last.answer.model_dump(mode="json"))
    if prompt_tokens is not None:
        yield chunk([], usage=_usage(prompt_tokens, shown + sources).model_dump())
    yield b"data: [DONE]\n\n"
