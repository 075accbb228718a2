"""Figures for Prometheus: shut without a key, true with one, and never about a visitor."""

from __future__ import annotations

from pathlib import Path

import httpx
from prometheus_client.parser import text_string_to_metric_families

from chatbot.web.metrics import WRONG_KEYS_AT_ONCE, Metrics
from tests.chatbot.web.program import KEY, Program

BEARER = {"Authorization": f"Bearer {KEY}"}


def figures(text: str) -> dict[tuple[str, tuple[tuple[str, str], ...]], float]:
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_without_a_key_there_are_none(tmp_path: Path) -> None:
    for method in ("GET", "POST"):
        assert Program(tmp_path).call(method, "/metrics", headers=BEARER).status_code in (404, 405)
    assert "resume_chatbot" not in Program(tmp_path).call("GET", "/metrics", headers=BEARER).text


def test_only_the_key_opens_them_and_guessing_gets_slow(tmp_path: Path) -> None:
    program = Program(tmp_path, metrics_key=KEY)

    async def block(client: httpx.AsyncClient) -> list[int]:
        given = [b"", KEY.encode(), f"Bearer {KEY}x".encode(), b"Bearer \xdf"]
        wrong = [{b"Authorization": value} for value in given]
        codes = [(await client.get("/metrics", headers=headers)).status_code for headers in wrong]
        codes.append((await client.get("/metrics", headers=BEARER)).status_code)
        codes += [
            (await client.get("/metrics", headers=wrong[1])).status_code for _ in range(WRONG_KEYS_AT_ONCE)
        ]
        return codes

    codes = program.run(block)
    assert codes[:5] == [401, 401, 401, 401, 200]
    assert codes[-1] == 429


def test_what_happened_is_counted_by_route_and_outcome_and_nothing_else(tmp_path: Path) -> None:
    program = Program(tmp_path, metrics_key=KEY)

    async def block(client: httpx.AsyncClient) -> str:
        for message in ("What about AWS?", "my private words", "Write a poem"):
            await client.post("/api/v1/chat?private=words", json={"message": message})
        await client.post("/api/v1/chat", json={"message": ""})
        await client.get("/private-address")
        return (await client.get("/metrics", headers=BEARER)).text

    text = program.run(block)
    assert "private" not in text
    assert "127.0.0.1" not in text
    told = figures(text)
    chat = (("method", "POST"), ("route", "/api/v1/chat"))
    assert told["resume_chatbot_requests_total", (*chat, ("status", "200"))] == 3
    assert told["resume_chatbot_requests_total", (*chat, ("status", "422"))] == 1
    turns = {labels: value for (name, labels), value in told.items() if name == "resume_chatbot_turns_total"}
    assert turns == {
        (("door", "api"), ("outcome", "answered")): 1,
        (("door", "api"), ("outcome", "not_mentioned")): 1,
        (("door", "api"), ("outcome", "declined")): 1,
    }
    assert told["resume_chatbot_sessions", ()] == 3
    assert told["resume_chatbot_open_turns", ()] == 0
    assert told["resume_chatbot_turn_seconds_count", (("door", "api"),)] == 3


def test_two_apps_in_one_process_do_not_mix() -> None:
    one, other = Metrics(), Metrics()
    one.turn("api", "answered", 0.1)
    assert (
        one.registry.get_sample_value("resume_chatbot_turns_total", {"door": "api", "outcome": "answered"})
        == 1
    )
    assert (
        other.registry.get_sample_value("resume_chatbot_turns_total", {"door": "api", "outcome": "answered"})
        is None
    )
