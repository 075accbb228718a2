"""The app over a socket: headers, closed doors, limits, health, the programs' endpoint, its start."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import httpx
import pytest
from gradio_client import Client

from chatbot.models import Answer
from chatbot.settings import Settings
from chatbot.web.limits import MAX_BODY_BYTES
from chatbot.web.pace import Pace
from tests.browser.conftest import Served, serving
from tests.chatbot.web.child import serving_child
from tests.chatbot.web.fake_bot import FakeBot


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    settings = Settings(home=tmp_path_factory.mktemp("state"))
    with serving(FakeBot(settings), settings) as served:
        yield served


@pytest.fixture(scope="module")
def http(app: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=app.url, timeout=20) as client:
        yield client


def test_health_and_readiness(http: httpx.Client) -> None:
    assert http.get("/api/v1/health").json() == {"status": "ok"}
    assert http.get("/api/v1/ready").json() == {"status": "ready", "generation": "g-fake"}


@pytest.mark.parametrize(
    "path", ["/", "/config", "/api/v1/health", "/page/page.js", "/theme.css", "/nothing-here"]
)
def test_every_response_bears_the_policy(http: httpx.Client, path: str) -> None:
    headers = http.get(path).headers
    policy = dict(part.strip().split(" ", 1) for part in headers["content-security-policy"].split(";"))
    assert policy["frame-ancestors"] == "'self'"
    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == "'none'"
    assert "unsafe" not in policy["script-src"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1.evil.example"])
def test_no_foreign_origin_is_reflected_or_served(http: httpx.Client, app: Served, origin: str) -> None:
    for host, code in ((None, 403), ("resume.example.com", 400)):
        headers = {"Origin": origin} | ({"Host": host} if host else {})
        for path in ("/", "/config", "/api/v1/health", "/gradio_api/info"):
            reply = http.get(path, headers=headers)
            assert not [name for name in reply.headers if name.startswith("access-control-allow")]
        refused = http.post("/gradio_api/call/turn", headers=headers, json={"data": ["x", ""]})
        assert refused.status_code == code
    own = http.post("/gradio_api/call/turn", headers={"Origin": app.url}, json={"data": ["x", ""]})
    assert own.status_code == 200


def test_uploads_and_what_else_the_page_does_not_need_are_closed(http: httpx.Client) -> None:
    assert http.post("/gradio_api/upload", files={"files": b"x"}).status_code == 404
    for path in (
        "/gradio_api/upload_progress?upload_id=x",
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=https://example.com",
        "/gradio_api/deep_link",
        "/gradio_api/runs",
        "/monitoring",
        "/monitoring/summary",
        "/docs",
        "/redoc",
    ):
        assert http.get(path).status_code == 404, path


def test_large_bodies_are_refused_declared_or_not(http: httpx.Client) -> None:
    body = b'{"data":["' + b"x" * MAX_BODY_BYTES + b'"]}'
    headers = {"Content-Type": "application/json"}
    assert http.post("/gradio_api/call/turn", content=body, headers=headers).status_code == 413
    chunks = (body[i : i + 8192] for i in range(0, len(body), 8192))
    assert http.post("/gradio_api/call/turn", content=chunks, headers=headers).status_code == 413


def test_openapi_is_served_and_names_no_gradio_route(http: httpx.Client) -> None:
    paths = http.get("/api/v1/openapi.json").json()["paths"]
    assert "/api/v1/chat" in paths
    assert [path for path in paths if not path.startswith(("/api/v1/", "/v1/"))] == []
    assert http.get("/openapi.json").json() == http.get("/api/v1/openapi.json").json()


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Gradio-Server", "X-Forwarded-Proto", "Forwarded"])
def test_no_header_of_a_client_says_where_the_page_is(http: httpx.Client, app: Served, name: str) -> None:
    said = {"X-Forwarded-Proto": "https", "Forwarded": "host=evil.example"}.get(name, "https://evil.example")
    for path in ("/", "/config", "/gradio_api/info"):
        lied = http.get(path, headers={name: said}).text
        assert "evil.example" not in lied
        assert app.url.replace("http://", "https://") not in lied
    assert http.get("/config", headers={name: said}).json()["root"] == app.url


def test_a_name_that_another_site_points_here_is_refused(http: httpx.Client, app: Served) -> None:
    port = app.url.rpartition(":")[2]
    for path in ("/", "/config", "/api/v1/ready", "/page/page.js"):
        refused = http.get(path, headers={"Host": f"rebound.example:{port}"})
        assert refused.status_code == 400
        assert "Ada" not in refused.text
        assert refused.headers["x-content-type-options"] == "nosniff"
        assert http.get(path, headers={"Host": f"localhost:{port}"}).status_code == 200


def test_one_address_cannot_occupy_the_queue(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with (
        serving(FakeBot(settings), settings, Pace(per_minute=30, burst=10)) as app,
        httpx.Client(base_url=app.url, timeout=20) as http,
    ):
        replies = [
            http.post("/gradio_api/call/ask", json={"data": ["Which languages?", ""]}) for _ in range(30)
        ]
        codes = [reply.status_code for reply in replies]
        assert codes[:10] == [200] * 10
        assert codes.count(200) < 15
        refused = next(reply for reply in replies if reply.status_code == 429)
        assert refused.json()["error"].startswith("You are asking faster than I can read: try again in ")
        assert int(refused.headers["retry-after"]) >= 1
        assert http.get("/api/v1/health").status_code == 200


def test_a_program_asks_by_gradio_client(app: Served) -> None:
    client = Client(app.url, verbose=False, analytics_enabled=False)
    answer = Answer.model_validate(client.predict("What did Ada do at AWS?", api_name="/ask"))
    assert answer.status == "answered"
    assert len(answer.citations) == 3
    growing = list(client.submit("What did Ada do at AWS?", cast(str, answer.session_id), api_name="/ask"))
    assert [len(one["citations"]) for one in growing][:3] == [1, 2, 3]
    assert growing[-1]["session_id"] == answer.session_id
    named = client.view_api(return_format="dict")["named_endpoints"]
    assert list(named) == ["/ask"]


def test_the_queue_cannot_be_passed_by(http: httpx.Client) -> None:
    assert http.post("/gradio_api/run/ask", json={"data": ["x", ""]}).status_code != 200


def outcome(http: httpx.Client, name: str, data: list[object]) -> str:
    event = http.post(f"/gradio_api/call/{name}", json={"data": data}).json()["event_id"]
    return http.get(f"/gradio_api/call/{name}/{event}").text


def test_the_pages_turns_are_counted_like_those_of_other_doors(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, metrics_key="a key of the owner's")
    with (
        serving(FakeBot(settings), settings) as app,
        httpx.Client(base_url=app.url, timeout=20) as http,
    ):
        for name, message in (
            ("turn", "What about AWS?"),
            ("turn", "Write a poem"),
            ("ask", "What about AWS?"),
        ):
            assert "complete" in outcome(http, name, [message, ""])
        outcome(http, "turn", ["", ""])  # nothing was asked
        told = http.get("/metrics", headers={"Authorization": "Bearer a key of the owner's"}).text
    assert 'resume_chatbot_turns_total{door="page",outcome="answered"} 2.0' in told
    assert 'resume_chatbot_turns_total{door="page",outcome="declined"} 1.0' in told
    assert 'resume_chatbot_turn_seconds_count{door="page"} 3.0' in told


@pytest.mark.parametrize("data", [[1, 2], [None, None], [{"a": 1}, ["b"]], [["x"], {}], [], ["only one"]])
def test_what_is_no_text_is_refused_in_one_sentence(
    http: httpx.Client, capfd: pytest.CaptureFixture[str], data: list[object]
) -> None:
    words = "must be text" if len(data) == 2 else "Some values are missing"
    asked = outcome(http, "ask", data)
    assert "event: error" in asked
    assert words in asked
    assert "complete" not in asked
    turned = outcome(http, "turn", data)
    assert words in turned
    shown = capfd.readouterr()
    assert "Traceback" not in shown.out + shown.err


def test_a_session_id_that_is_no_text_and_half_a_character_do_no_harm(
    http: httpx.Client, capfd: pytest.CaptureFixture[str]
) -> None:
    body = r'{"data": ["\ud800 what about AWS?", {"a": 1}]}'
    for name in ("ask", "turn"):
        headers = {"Content-Type": "application/json"}
        event = http.post(f"/gradio_api/call/{name}", content=body, headers=headers).json()["event_id"]
        stream = http.get(f"/gradio_api/call/{name}/{event}").text
        assert "event: complete" in stream
        assert "event: error" not in stream
    shown = capfd.readouterr()
    assert "Traceback" not in shown.out + shown.err


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_it_prints_its_address_once_and_stops_on_ctrl_c(tmp_path: Path) -> None:
    with serving_child(tmp_path) as child:
        child.process.send_signal(signal.SIGINT)
        out, err = child.process.communicate(timeout=20)
    assert child.process.returncode == 0
    assert (out + err).count(child.url) == 1
    assert "Traceback" not in out + err
