"""The routes of /api/v1, over canned answers: conversations, refusals, ratings, readiness."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path
from typing import Any

import httpx
import pytest

from chatbot.models import Answer
from chatbot.web.api.models import PublicResume, Suggestions
from chatbot.web.pace import Pace
from tests.chatbot.web.fake_bot import PROFILE, FakeBot
from tests.chatbot.web.program import ALLOWED, Program


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Program:
    return Program(tmp_path_factory.mktemp("state"))


@pytest.fixture
def program(shared: Program) -> Program:
    shared.bot.seen.clear()
    return shared


def code_of(reply: httpx.Response) -> tuple[int, str]:
    body = reply.json()
    assert set(body) == {"code", "message", "retryable", "request_id"}
    assert body["request_id"] == reply.headers["x-request-id"]
    assert re.fullmatch(r"[0-9a-f]{16}", body["request_id"])
    return reply.status_code, body["code"]


def test_a_question_is_answered_with_citations(program: Program) -> None:
    reply = program.ask("What did Ada do at AWS?")
    answer = Answer.model_validate(reply.json())
    assert reply.headers["cache-control"] == "no-store"
    assert len(answer.citations) == 3
    text = program.bot.document.text
    assert all(text[one.start : one.end] == one.quote for one in answer.citations)
    assert re.fullmatch(r"[\w-]{22}", answer.session_id or "")


def test_the_server_keeps_the_conversation(program: Program) -> None:
    session_id = program.ask("And what did Ada do at AWS?").json()["session_id"]
    assert program.ask("And how much was saved?", session_id).json()["session_id"] == session_id
    assert program.ask("Which languages, by the way?").json()["session_id"] != session_id
    assert [turns for _, turns, _ in program.bot.seen] == [0, 1, 0]


def test_a_foreign_session_is_refused_and_asks_nothing(program: Program) -> None:
    for foreign in ("mine", "x" * 22, "../../etc"):
        assert code_of(program.ask("Which languages?", foreign)) == (404, "session_unknown")
    assert program.bot.seen == []


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({}, "invalid_request"),
        ({"message": 5}, "invalid_request"),
        ({"message": "x", "history": []}, "invalid_request"),
        ([], "invalid_request"),
        ({"message": " \n "}, "question_empty"),
        ({"message": "x" * 2001}, "question_too_long"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_one_sentence(program: Program, body: Any, code: str) -> None:
    for accept in ("application/json", "text/event-stream"):
        reply = program.call("POST", "/api/v1/chat", json=body, headers={"Accept": accept})
        assert code_of(reply) == (422, code)
        assert reply.json()["message"].endswith(".")
        assert reply.json()["retryable"] is False


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"message": "\\ud800"}', b"[" * 9000])
def test_what_is_no_json_is_refused_without_repeating_it(program: Program, content: bytes) -> None:
    headers = {"Content-Type": "application/json"}
    assert code_of(program.call("POST", "/api/v1/chat", content=content, headers=headers)) == (
        422,
        "invalid_request",
    )


def test_a_field_of_a_strangers_making_is_named_safely(program: Program) -> None:
    reply = program.call("POST", "/api/v1/chat", json={"message": "x", "`\x1b[31m" + "y" * 900: 1})
    assert code_of(reply) == (422, "invalid_request")
    assert "\x1b" not in reply.json()["message"]
    assert len(reply.json()["message"]) < 120


def test_a_fault_says_nothing_of_itself(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    program = Program(tmp_path)
    program.bot.fail = True
    reply = program.ask("Which languages?")
    assert code_of(reply) == (500, "internal")
    assert "secret" not in reply.text
    assert "secret detail of a bug" in caplog.text
    stream = program.ask("Which languages?", headers={"Accept": "text/event-stream"})
    assert stream.status_code == 200
    assert stream.text.startswith("event: error\n")
    assert "secret" not in stream.text


def test_a_stream_tells_proxies_to_pass_it_on_and_caches_to_forget_it(program: Program) -> None:
    reply = program.ask(
        "What about AWS?", headers={"Accept": "text/event-stream", "Origin": "http://127.0.0.1:7860"}
    )
    assert reply.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert reply.headers["x-accel-buffering"] == "no"
    assert reply.headers["cache-control"] == "no-store"
    assert reply.text.rstrip().split("\n\n")[-1].startswith("event: done\n")


def test_one_conversation_has_a_pace_of_its_own(tmp_path: Path) -> None:
    program = Program(tmp_path, pace=Pace(per_minute=4, burst=2))

    async def block(client: httpx.AsyncClient) -> list[int]:
        first = (await client.post("/api/v1/chat", json={"message": "x"})).json()["session_id"]
        body = {"message": "x", "session_id": first}
        return [(await client.post("/api/v1/chat", json=body)).status_code for _ in range(3)]

    assert program.run(block) == [200, 429, 429]


def test_suggestions_say_what_a_client_must_know(program: Program) -> None:
    told = Suggestions.model_validate(program.call("GET", "/api/v1/suggestions").json())
    assert told.questions == PROFILE.starters
    assert (told.name, told.max_question_chars, told.feedback) == ("Ada Example", 2000, True)


def test_the_resume_is_the_public_view(program: Program) -> None:
    shown = PublicResume.model_validate(program.call("GET", "/api/v1/resume").json())
    assert shown.name == "Ada Example"
    assert shown.contact.phone is None
    assert shown.contact.phone_on_request
    assert [position.title for position in shown.positions][:1] == ["Director of Engineering"]


def kept(home: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(home / "records.db") as records:
        return records.execute("select question, verdict from feedback").fetchall()


def test_a_rating_is_acknowledged_when_it_is_on_disk(program: Program) -> None:
    answer = program.ask("Which languages?").json()
    body = {"session_id": answer["session_id"], "answer_id": answer["id"], "verdict": "down"}
    assert program.call("POST", "/api/v1/feedback", json=body).json() == {"kept": True}
    assert kept(program.settings.home) == [("Which languages?", "down")]
    for other in ({"answer_id": "x"}, {"session_id": "x" * 22}):
        refused = program.call("POST", "/api/v1/feedback", json=body | other)
        assert code_of(refused) == (404, "answer_unknown")
    assert code_of(program.call("POST", "/api/v1/feedback", json=body | {"verdict": "meh"}))[0] == 422


def test_without_ratings_none_is_taken(tmp_path: Path) -> None:
    program = Program(tmp_path, feedback=False)
    answer = program.ask("Which languages?").json()
    body = {"session_id": answer["session_id"], "answer_id": answer["id"], "verdict": "up"}
    assert code_of(program.call("POST", "/api/v1/feedback", json=body)) == (403, "feedback_off")
    assert not (tmp_path / "records.db").exists()


def test_a_rating_that_cannot_be_written_is_not_thanked_for(tmp_path: Path) -> None:
    program = Program(tmp_path / "state")
    answer = program.ask("Which languages?").json()
    (tmp_path / "state").write_text("a file where the folder should be")
    body = {"session_id": answer["session_id"], "answer_id": answer["id"], "verdict": "up"}
    reply = program.call("POST", "/api/v1/feedback", json=body)
    assert code_of(reply) == (503, "not_kept")
    assert int(reply.headers["retry-after"]) >= 1
    assert str(tmp_path) not in reply.text


def test_what_is_forgotten_cannot_be_gone_on_with(program: Program) -> None:
    session_id = program.ask("Which languages?").json()["session_id"]
    for _ in range(2):  # and who does not know it learns nothing
        reply = program.call("POST", "/api/v1/forget", json={"session_id": session_id})
        assert reply.json() == {"forgotten": True}
    assert code_of(program.ask("And then?", session_id)) == (404, "session_unknown")


def test_ready_means_that_a_search_succeeds(tmp_path: Path) -> None:
    program = Program(tmp_path)
    assert program.call("GET", "/api/v1/ready").json() == {"status": "ready", "generation": "g-fake"}
    broken = Program(tmp_path, bot=FakeBot(program.settings, fail=True))
    reply = broken.call("GET", "/api/v1/ready")
    assert code_of(reply) == (503, "not_ready")
    assert int(reply.headers["retry-after"]) >= 1
    assert broken.call("GET", "/api/v1/health").json() == {"status": "ok"}
    program.app.state.turns.stop()
    assert code_of(program.call("GET", "/api/v1/ready")) == (503, "stopping")
    assert code_of(program.ask("Which languages?")) == (503, "stopping")


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE", "PUT"])
@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/v1/", "/api/v1/chat/x", "/api/v1/../v1/chat/%00"])
def test_an_address_with_nothing_at_it_says_so_in_the_doors_shape(
    program: Program, method: str, path: str
) -> None:
    assert code_of(program.call(method, path)) == (404, "not_found")


def test_monitors_may_look_with_head(program: Program) -> None:
    for path in ("/api/v1/health", "/api/v1/ready"):
        assert program.call("HEAD", path).status_code == 200
    assert program.call("HEAD", "/api/v1/resume").status_code == 405


def test_a_wrong_method_is_told_the_right_one(program: Program) -> None:
    reply = program.call("GET", "/api/v1/chat")
    assert code_of(reply) == (405, "method_not_allowed")
    assert reply.headers["allow"] == "POST"
    assert code_of(program.call("DELETE", "/api/v1/resume")) == (405, "method_not_allowed")


def test_an_allowed_site_may_read_and_learns_when_to_come_back(tmp_path: Path) -> None:
    program = Program(tmp_path, allowed_origins=(ALLOWED,), pace=Pace(per_minute=3, burst=1))
    origin = {"Origin": ALLOWED}
    preflight = program.call(
        "OPTIONS",
        "/api/v1/chat",
        headers=origin
        | {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"},
    )
    assert preflight.status_code == 200

    async def block(client: httpx.AsyncClient) -> list[httpx.Response]:
        return [await client.post("/api/v1/chat", json={"message": "x"}, headers=origin) for _ in range(2)]

    replies = [preflight, *program.run(block)]
    assert [reply.headers["access-control-allow-origin"] for reply in replies] == [ALLOWED] * 3
    assert [reply.headers.get("access-control-allow-credentials") for reply in replies] == [None] * 3
    assert replies[2].status_code == 429
    assert int(replies[2].headers["retry-after"]) >= 1
    assert "Retry-After" in replies[2].headers["access-control-expose-headers"]
    assert "Origin" in replies[1].headers["vary"]


def test_openapi_describes_every_route_with_examples(program: Program) -> None:
    document = program.call("GET", "/api/v1/openapi.json").json()
    ours = {path: what for path, what in document["paths"].items() if path.startswith("/api/v1/")}
    assert {"/api/v1/chat", "/api/v1/feedback", "/api/v1/forget", "/api/v1/suggestions"} < set(ours)
    for path, operations in ours.items():
        for operation in operations.values():
            assert operation["summary"], path
            assert operation["description"], path
            assert "500" in operation["responses"], path
            assert "HTTPValidationError" not in str(operation), path
    chat = ours["/api/v1/chat"]["post"]["responses"]
    assert chat["200"]["content"]["text/event-stream"]["example"].endswith("\n\n")
    assert set(chat) == {"200", "400", "403", "404", "408", "413", "422", "429", "500", "503", "504"}
