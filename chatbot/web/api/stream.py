"""A turn as server-sent events: `sources`, `token`, then `done` or `error`, always one of the two and last.

`done` holds the whole answer and stands instead of whatever a client put together from tokens. It refuses to
know where the turn comes from.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterable, AsyncIterator
from typing import Any

from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from chatbot.models import Turn
from chatbot.web.api.models import Sources, Token
from chatbot.web.refusal import FAULT, Refusal, as_json
from chatbot.web.turns import Growing, Settled

_LOG = logging.getLogger(__name__)

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""A proxy that buffers would turn a stream into a wait."""

HEARTBEAT = b": still here\n\n"


MAX_STREAM_S = 180.0
"""A reader who takes longer than this, or has gone without a word, is let go."""


class EventStream(StreamingResponse):
    """Sends what `chunks` makes of a turn; however it ends, the turn is not left at work behind it."""

    def __init__(
        self, growing: Growing | Settled, chunks: AsyncIterator[bytes], *, max_stream_s: float = MAX_STREAM_S
    ) -> None:
        super().__init__(chunks, headers=HEADERS, media_type="text/event-stream")
        self._growing = growing
        self._max_stream_s = max_stream_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with asyncio.timeout(self._max_stream_s):
                await super().__call__(scope, receive, send)
        except TimeoutError:
            _LOG.warning("A stream was cut after %.0f s: its reader takes nothing.", self._max_stream_s)
        finally:
            self._growing.leave()


def wants_events(accept: str) -> bool:
    """Whether the Accept header asks for a stream."""
    return any(part.partition(";")[0].strip().lower() == "text/event-stream" for part in accept.split(","))


def event(name: str, data: Any) -> bytes:
    """One event; JSON has no raw line end, so its data is one line."""
    return b"event: %s\ndata: %s\n\n" % (name.encode(), as_json(data))


async def events(growing: AsyncIterable[Turn | None], request_id: str) -> AsyncIterator[bytes]:
    """The events of one turn. Whatever happens, the last is `done` or `error`."""
    shown, cited = "", -1
    last: Turn | None = None
    try:
        async for turn in growing:
            if turn is None:
                yield HEARTBEAT
                continue
            last, answer = turn, turn.answer
            if len(answer.citations) != cited:
                cited = len(answer.citations)
                sources = Sources(
                    session_id=answer.session_id or "", answer_id=answer.id, citations=answer.citations
                )
                yield event("sources", sources.model_dump(mode="json"))
            if len(answer.answer) > len(shown) and answer.answer.startswith(shown):
                yield event("token", Token(text=answer.answer[len(shown) :]).model_dump())
                shown = answer.answer
        if last is None:
            raise Refusal("internal", FAULT)
    except Refusal as refusal:
        yield event("error", refusal.body(request_id).model_dump())
        return
    yield event("done", last.answer.model_dump(mode="json"))
