"""Programs that exist, against the running server: the OpenAI SDK, an SSE reader, an MCP agent, curl."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import openai
import pytest
from httpx_sse import aconnect_sse, connect_sse
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from chatbot.models import Answer
from chatbot.settings import Settings
from chatbot.web.pace import Pace
from tests.browser.conftest import Served, serving
from tests.chatbot.web.child import serving_child
from tests.chatbot.web.fake_bot import FakeBot
from tests.chatbot.web.program import KEY

QUESTION = "What did Ada do at AWS?"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    settings = Settings(home=tmp_path_factory.mktemp("state"))
    with serving(FakeBot(settings), settings) as app:
        yield app


@pytest.fixture(scope="module")
def sdk(served: Served) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{served.url}/v1", api_key="unused", max_retries=0) as client:
        yield client


def messages(*questions: str) -> Any:
    return [{"role": "system", "content": "Be a pirate."}] + [
        {"role": "user", "content": question} for question in questions
    ]


def test_the_openai_sdk_asks(sdk: openai.OpenAI) -> None:
    completion = sdk.chat.completions.create(model="gpt-4o", messages=messages(QUESTION), temperature=0)
    content = completion.choices[0].message.content or ""
    assert "2018 to 2020" in content
    assert "From the résumé:" in content
    assert completion.usage is not None
    assert completion.usage.completion_tokens > 20
    answer = Answer.model_validate((completion.model_extra or {})["answer"])
    assert len(answer.citations) == 3


def test_the_openai_sdk_streams(sdk: openai.OpenAI) -> None:
    stream = sdk.chat.completions.create(
        model="resume-chatbot",
        messages=messages("Which languages?", QUESTION),
        stream=True,
        stream_options={"include_usage": True},
    )
    chunks = list(stream)
    told = "".join(chunk.choices[0].delta.content or "" for chunk in chunks if chunk.choices)
    whole = sdk.chat.completions.create(model="x", messages=messages("Which languages?", QUESTION))
    assert told == whole.choices[0].message.content
    assert chunks[-1].usage == whole.usage
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1] == "stop"


def test_the_openai_sdk_understands_refusals(sdk: openai.OpenAI, tmp_path: Path) -> None:
    assert [model.id for model in sdk.models.list()] == ["resume-chatbot"]
    with pytest.raises(openai.NotFoundError):
        sdk.models.retrieve("gpt-4o")
    with pytest.raises(openai.UnprocessableEntityError) as empty:
        sdk.chat.completions.create(model="x", messages=messages(" "))
    assert empty.value.code == "question_empty"
    settings = Settings(home=tmp_path)
    bot = FakeBot(settings)
    with (
        serving(bot, settings, Pace(per_minute=3, burst=2)) as slow,
        openai.OpenAI(base_url=f"{slow.url}/v1", api_key="x", max_retries=0) as client,
    ):
        bot.fail = True
        with pytest.raises(openai.APIError, match="Something went wrong"):
            list(client.chat.completions.create(model="x", messages=messages("x"), stream=True))
        with pytest.raises(openai.InternalServerError):
            client.chat.completions.create(model="x", messages=messages("x"))
        with pytest.raises(openai.RateLimitError) as limited:
            client.chat.completions.create(model="x", messages=messages("x"))
        assert int(limited.value.response.headers["retry-after"]) >= 1


def test_an_independent_reader_of_events_gets_them_in_order(served: Served) -> None:
    with (
        httpx.Client(timeout=20) as http,
        connect_sse(http, "POST", f"{served.url}/api/v1/chat", json={"message": QUESTION}) as source,
    ):
        assert source.response.headers["x-accel-buffering"] == "no"
        events = list(source.iter_sse())
    names = [event.event for event in events]
    assert names[0] == "sources"
    assert names[-1] == "done"
    assert names.count("done") == 1
    answer = Answer.model_validate(events[-1].json())
    told = "".join(event.json()["text"] for event in events if event.event == "token")
    assert told == answer.answer


class Held(FakeBot):
    """Gives the first sentence, and the others when it is told to."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.go = threading.Event()

    def stream(self, *asked: Any, **more: Any) -> Any:
        for n, turn in enumerate(super().stream(*asked, **more)):
            if n == 1:
                assert self.go.wait(60)
            yield turn


def test_words_arrive_while_the_answer_is_still_growing(tmp_path: Path) -> None:
    """The control of the one above: a writer that buffers would never come to the second sentence."""
    settings = Settings(home=tmp_path)
    bot = Held(settings)
    with (
        serving(bot, settings) as app,
        httpx.Client(timeout=20) as http,
        connect_sse(http, "POST", f"{app.url}/api/v1/chat", json={"message": QUESTION}) as source,
    ):
        names = []
        for event in source.iter_sse():
            names.append(event.event)
            if len(names) == 2:
                bot.go.set()
    assert names == ["sources", "token"] * 3 + ["done"]


def test_an_agent_asks_over_the_wire(served: Served) -> None:
    async def block() -> Any:
        async with (
            streamable_http_client(f"{served.url}/mcp") as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            names = [tool.name for tool in (await session.list_tools()).tools]
            return names, await session.call_tool("ask_resume", {"question": QUESTION})

    names, result = asyncio.run(block())
    assert names == ["ask_resume", "list_facts"]
    assert len(result.structuredContent["citations"]) == 3


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl on this machine")
def test_curl_as_the_readme_shows_it(served: Served) -> None:
    def curl(*arguments: str) -> str:
        command = ["curl", "--silent", "--show-error", "--max-time", "20", *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    body = ["--json", json.dumps({"message": QUESTION})]
    assert Answer.model_validate_json(curl(*body, f"{served.url}/api/v1/chat")).status == "answered"
    stream = curl("-N", *body, "-H", "Accept: text/event-stream", f"{served.url}/api/v1/chat")
    assert re.findall(r"^event: (\w+)$", stream, re.MULTILINE)[-1] == "done"
    head = curl("-i", "-H", "Origin: https://evil.example", *body, f"{served.url}/api/v1/chat")
    assert " 403 " in head.splitlines()[0]
    assert "access-control-allow-origin" not in head.lower()


def test_a_hundred_streams_at_once_all_end_in_done(served: Served) -> None:
    async def one(http: httpx.AsyncClient) -> str:
        body = {"message": QUESTION}
        async with aconnect_sse(http, "POST", f"{served.url}/api/v1/chat", json=body) as source:
            return [event.event async for event in source.aiter_sse()][-1]

    async def block() -> list[str]:
        limits = httpx.Limits(max_connections=100)
        async with httpx.AsyncClient(timeout=60, limits=limits) as http:
            return await asyncio.gather(*(one(http) for _ in range(100)))

    assert asyncio.run(block()) == ["done"] * 100


def test_who_leaves_in_the_middle_leaves_nothing_at_work(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, metrics_key=KEY)
    bot, gauge = Held(settings), "resume_chatbot_open_turns "
    with (
        serving(bot, settings) as app,
        httpx.Client(base_url=app.url, timeout=20, headers={"Authorization": f"Bearer {KEY}"}) as http,
    ):

        def figure() -> float:
            lines = http.get("/metrics").text.splitlines()
            return float(next(line for line in lines if line.startswith(gauge)).removeprefix(gauge))

        for n in range(3):
            question = {"message": f"{QUESTION} {n}"}
            with connect_sse(http, "POST", "/api/v1/chat", json=question) as source:
                events = source.iter_sse()  # held: dropped, it would close the connection
                next(events)
                assert figure() == 1
            deadline = time.monotonic() + 20
            while figure():
                assert time.monotonic() < deadline
                time.sleep(0.02)
        assert 'outcome="left"} 3.0' in http.get("/metrics").text
        bot.go.set()


def test_under_a_root_path_page_and_api_answer_and_name_it(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, root_path="/ask", forwarded_hops=1, allowed_hosts=("ask.ada.example",))
    proxied = {"Host": "ask.ada.example", "X-Forwarded-For": "192.0.2.1", "X-Forwarded-Proto": "https"}
    with serving(FakeBot(settings), settings) as app, httpx.Client(base_url=app.url, timeout=20) as http:
        for prefix in ("", "/ask"):  # a proxy may take it off or leave it on
            for path in ("/", "/page/page.js", "/api/v1/ready", "/v1/models", "/config"):
                reply = http.get(prefix + path, headers=proxied)
                assert reply.status_code == 200, prefix + path
                assert reply.headers["content-security-policy"]
            assert (
                http.get(f"{prefix}/config", headers=proxied).json()["root"] == "https://ask.ada.example/ask"
            )
            asked = http.post(f"{prefix}/api/v1/chat", headers=proxied, json={"message": QUESTION})
            assert asked.json()["status"] == "answered"
            own = proxied | {"Origin": "https://ask.ada.example"}
            turned = http.post(f"{prefix}/gradio_api/call/ask", headers=own, json={"data": ["x", ""]})
            assert turned.status_code == 200
            refused = http.get(f"{prefix}/monitoring/summary", headers=proxied)
            assert refused.status_code == 404
        openapi = http.get("/api/v1/openapi.json", headers=proxied).json()
        assert openapi["servers"] == [{"url": "/ask"}]


@pytest.mark.skipif(os.name == "nt", reason="signals")
@pytest.mark.parametrize(("pause_s", "end"), [(0.2, "done"), (60.0, "error")])
def test_a_stop_ends_open_streams_with_a_word_and_logs_nothing_private(
    tmp_path: Path, pause_s: float, end: str
) -> None:
    """What is nearly finished is finished; what would take too long is told that the server stops."""
    with serving_child(tmp_path, logs="json", pause_s=pause_s) as child:
        asked = {"message": "private words about AWS"}
        with (
            httpx.Client(timeout=30) as http,
            connect_sse(http, "POST", f"{child.url}/api/v1/chat?private=query", json=asked) as source,
        ):
            child.process.send_signal(signal.SIGTERM)
            events = list(source.iter_sse())
        _, err = child.process.communicate(timeout=20)
    assert child.process.returncode == -signal.SIGTERM  # by the signal, though a thread was still at work
    assert events[-1].event == end
    if end == "error":
        assert events[-1].json()["code"] == "stopping"
    assert "private" not in err
    assert "127.0.0.1" not in err.replace(f"{child.url} (Ctrl+C", "")
    lines = [json.loads(line) for line in err.splitlines() if line.startswith("{")]
    told = [(line["route"], line["status"]) for line in lines if line["logger"] == "chatbot.requests"]
    assert ("/api/v1/ready", 200) in told
    assert ("/api/v1/chat", 200) in told
