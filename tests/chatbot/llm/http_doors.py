"""One question over the doors for programs: `/api/v1/chat` as JSON and as a stream, and OpenAI's protocol.

The app is the real one and is made once; each bot takes its place behind it in turn.
"""

from __future__ import annotations

import json
import tempfile
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from chatbot.bot import Bot
from chatbot.models import Answer
from chatbot.web.markdown import as_markdown, sources_as_markdown
from tests.chatbot.web.program import Program

CHAT = "/api/v1/chat"
EVENTS = {"Accept": "text/event-stream"}


class Place:
    """Where a bot stands behind the app: whichever is put there is asked."""

    bot: Bot

    def __getattr__(self, name: str) -> Any:
        return getattr(self.bot, name)


@cache
def _program(place: Place) -> Program:
    settings = place.bot.settings  # any of them: all have a model, so that nothing is answered from memory
    return Program(Path(tempfile.mkdtemp()), bot=place, llm=settings.llm, llm_base_url=settings.llm_base_url)


_PLACE = Place()


def _asked(bot: Bot, path: str, body: dict[str, Any], headers: dict[str, str]) -> str:
    """The body of a reply that promises an answer."""
    _PLACE.bot = bot
    reply = _program(_PLACE).call("POST", path, json=body, headers=headers)
    assert reply.status_code == 200, reply.text
    return reply.text


def by_rest(bot: Bot, question: str) -> tuple[Answer, str]:
    """The answer as JSON."""
    text = _asked(bot, CHAT, {"message": question}, {})
    return Answer.model_validate_json(text), text


def by_events(bot: Bot, question: str) -> tuple[Answer, str]:
    """The answer of `done`: the last event, the only one of its kind, and what the tokens before it add up
    to. While nothing changes nothing is sent, or a sign of life."""
    text = _asked(bot, CHAT, {"message": question}, EVENTS)
    told = events_in(text)
    assert [name for name, _ in told].count("done") == 1, text
    assert told[-1][0] == "done", text
    assert "error" not in dict(told), text
    tokens = [data["text"] for name, data in told if name == "token"]
    assert all(tokens), text
    sources = [len(data["citations"]) for name, data in told if name == "sources"]
    assert all(one != other for one, other in pairwise(sources)), text
    answer = Answer.model_validate(told[-1][1])
    assert "".join(tokens) == answer.answer
    assert sources[-1] == len(answer.citations)
    return answer, text


def by_openai(bot: Bot, question: str) -> tuple[Answer, str]:
    """The answer that the last chunk of a streamed completion holds, of which its pieces are the Markdown."""
    body = {"messages": [{"role": "user", "content": question}], "stream": True}
    text = _asked(bot, "/v1/chat/completions", body, {})
    *parts, done, end = text.split("\n\n")
    assert (done, end) == ("data: [DONE]", ""), text
    chunks = [json.loads(p.removeprefix("data: ")) for p in parts if not p.startswith(":")]
    first, *pieces, last = [chunk["choices"][0] for chunk in chunks]
    assert (first["delta"]["role"], last["finish_reason"]) == ("assistant", "stop")
    assert all(piece["delta"]["content"] for piece in pieces), text
    answer = Answer.model_validate(chunks[-1]["answer"])
    said = "".join(piece["delta"]["content"] for piece in pieces)
    assert said == as_markdown(answer.answer) + sources_as_markdown(answer)
    return answer, text


def events_in(text: str) -> list[tuple[str, Any]]:
    """The events of a whole stream with their data; signs of life are left out."""
    found = []
    for part in text.split("\n\n")[:-1]:
        if not part.startswith(":"):
            name, data = part.split("\n")
            found.append((name.removeprefix("event: "), json.loads(data.removeprefix("data: "))))
    return found
