"""The door for agents: its tools by the official client, in this process; what they refuse."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client

from chatbot.models import Answer
from chatbot.web.pace import Pace
from tests.chatbot.web.program import ALLOWED, OWN, Program

T = TypeVar("T")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(tmp_path_factory.mktemp("state"), allowed_origins=(ALLOWED,))


def as_agent(program: Program, block: Callable[[ClientSession], Awaitable[T]]) -> T:
    async def inside() -> T:
        transport = httpx.ASGITransport(program.app, raise_app_exceptions=False)
        async with (
            program.app.router.lifespan_context(program.app),
            httpx.AsyncClient(transport=transport, base_url=OWN) as http,
            streamable_http_client(f"{OWN}/mcp", http_client=http) as (read, write, _),
            ClientSession(read, write) as session,
        ):
            await session.initialize()
            return await block(session)

    return asyncio.run(inside())


def text_of(result: Any) -> str:
    return str(result.content[0].text)


def test_an_agent_finds_the_tools_described(program: Program) -> None:
    async def block(session: ClientSession) -> Any:
        return (await session.list_tools()).tools

    tools = {tool.name: tool for tool in as_agent(program, block)}
    assert set(tools) == {"ask_resume", "list_facts"}
    for tool in tools.values():
        assert "Ada Example" in tool.description
        assert tool.annotations.readOnlyHint is True
    assert tools["ask_resume"].inputSchema["required"] == ["question"]


def test_an_agent_asks_goes_on_and_gets_the_citations(program: Program) -> None:
    async def block(session: ClientSession) -> tuple[Any, Any]:
        first = await session.call_tool("ask_resume", {"question": "And what did Ada do at AWS?"})
        known = {"session_id": first.structuredContent["session_id"]}
        return first, await session.call_tool("ask_resume", {"question": "Which languages?"} | known)

    program.bot.seen.clear()
    first, second = as_agent(program, block)
    answer = Answer.model_validate(first.structuredContent)
    assert len(answer.citations) == 3
    assert "From the résumé:" in text_of(first)
    assert second.structuredContent["session_id"] == answer.session_id
    assert [turns for _, turns, _ in program.bot.seen] == [0, 1]


@pytest.mark.parametrize(
    ("tool", "arguments", "begin"),
    [
        ("ask_resume", {"question": ""}, "question_empty: "),
        ("ask_resume", {"question": "x" * 2001}, "question_too_long: "),
        ("ask_resume", {"question": "x", "session_id": "x" * 22}, "session_unknown: "),
        ("ask_resume", {}, "invalid_request: "),
        ("ask_resume", {"question": 5}, "invalid_request: "),
        ("ask_resume", {"question": "x", "history": "secret"}, "invalid_request: "),
        ("list_facts", {"kind": "phone"}, "invalid_request: "),
        ("drop_tables", {}, "not_found: "),
    ],
)
def test_what_cannot_be_done_is_an_error_the_agent_can_mend(
    program: Program, tool: str, arguments: dict[str, Any], begin: str
) -> None:
    async def block(session: ClientSession) -> Any:
        return await session.call_tool(tool, arguments)

    result = as_agent(program, block)
    assert result.isError
    assert text_of(result).startswith(begin)
    assert "secret" not in text_of(result)


def test_a_fault_says_nothing_of_itself(tmp_path: Path) -> None:
    async def block(session: ClientSession) -> Any:
        return await session.call_tool("ask_resume", {"question": "Which languages?"})

    program = Program(tmp_path)
    program.bot.fail = True
    assert text_of(as_agent(program, block)).startswith("internal: ")


def test_facts_are_listed_whole_or_by_kind(program: Program) -> None:
    async def block(session: ClientSession) -> Any:
        return await session.call_tool("list_facts", {}), await session.call_tool(
            "list_facts", {"kind": "positions"}
        )

    everything, positions = (result.structuredContent for result in as_agent(program, block))
    assert everything["contact"]["phone"] is None
    assert set(positions) == {"generation", "name", "positions"}
    assert positions["positions"] == everything["positions"]


HELLO = {
    "jsonrpc": "2.0",
    "id": 1,
    "method": "initialize",
    "params": {
        "protocolVersion": "2025-06-18",
        "capabilities": {},
        "clientInfo": {"name": "t", "version": "1"},
    },
}
ACCEPT = {"Accept": "application/json, text/event-stream"}


def test_only_post_is_taken_and_no_stream_is_held_open(program: Program) -> None:
    for method in ("GET", "DELETE", "PUT"):
        reply = program.call(method, "/mcp", headers=ACCEPT)
        assert reply.status_code == 405
        assert reply.headers["allow"] == "POST"
        assert reply.json()["error"]["data"]["code"] == "method_not_allowed"


def test_origins_are_checked_as_at_every_door(program: Program) -> None:
    foreign = program.call("POST", "/mcp", json=HELLO, headers=ACCEPT | {"Origin": "https://evil.example"})
    assert foreign.status_code == 403
    assert foreign.json()["error"]["data"]["code"] == "origin_refused"
    allowed = program.call("POST", "/mcp", json=HELLO, headers=ACCEPT | {"Origin": ALLOWED})
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == ALLOWED
    assert allowed.json()["result"]["serverInfo"]["name"] == "resume-chatbot"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"jsonrpc":"2.0"}', b"\xff", b"[" * 5000])
def test_what_is_no_message_is_refused_not_a_fault(program: Program, content: bytes) -> None:
    headers = ACCEPT | {"Content-Type": "application/json"}
    assert 400 <= program.call("POST", "/mcp", content=content, headers=headers).status_code < 500


@pytest.mark.parametrize("number", [None, {"a": 1}, [1], 1.5, True, "\ud800"])
def test_a_message_whose_id_is_none_is_refused_and_its_words_are_not_logged(
    program: Program, number: Any, caplog: pytest.LogCaptureFixture
) -> None:
    call = {"jsonrpc": "2.0", "id": number, "method": "tools/call"}
    call["params"] = {"name": "ask_resume", "arguments": {"question": "visitors words"}}
    headers = ACCEPT | {"Content-Type": "application/json"}
    reply = program.call("POST", "/mcp", content=json.dumps(call), headers=headers)
    assert reply.status_code == 422
    assert reply.json()["error"]["data"]["code"] == "invalid_request"
    assert "visitors words" not in caplog.text


def test_haste_is_told_to_an_agent_too(tmp_path: Path) -> None:
    program = Program(tmp_path, pace=Pace(per_minute=3, burst=1))
    call = {"jsonrpc": "2.0", "id": 2, "method": "tools/call"}
    call["params"] = {"name": "list_facts", "arguments": {}}  # type: ignore[assignment]

    async def block(client: httpx.AsyncClient) -> list[httpx.Response]:
        return [await client.post("/mcp", json=call, headers=ACCEPT) for _ in range(2)]

    first, second = program.run(block)
    assert first.status_code == 200
    assert second.status_code == 429
    assert second.json()["error"]["data"]["code"] == "too_fast"
