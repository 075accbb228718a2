"""The owner puts it online: the real command in a process of its own, a reverse proxy in front, signals."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from httpx_sse import connect_sse

from chatbot.models import Answer
from tests.chatbot.web.child import free_port
from tests.chatbot.web.program import KEY
from tests.proxy import proxying

ROOT = Path(__file__).resolve().parents[1]
PUBLIC = "ask.ada.example"
QUESTION = "What is the current role?"
START_S = 600.0  # a shared machine may be slow to load libraries

pytestmark = [
    pytest.mark.endtoend,
    pytest.mark.skipif(os.name == "nt", reason="signals"),
]


def start(home: Path, port: int, *options: str, **variables: str) -> subprocess.Popen[str]:
    """`python app.py`, as a hosted Space and the README start it."""
    environment = {**os.environ, "RESUME_CHATBOT_HOME": str(home), "PYTHONUNBUFFERED": "1", **variables}
    return subprocess.Popen(
        [sys.executable, "app.py", "--port", str(port), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    )


def wait_until_ready(child: subprocess.Popen[str], port: int) -> dict[str, str]:
    """What the first reply of all says: until it can answer, nobody is let in."""
    deadline = time.monotonic() + START_S
    while True:
        try:
            reply = httpx.get(f"http://127.0.0.1:{port}/api/v1/ready", timeout=200)
        except httpx.ConnectError:
            assert child.poll() is None, child.communicate()[1]
            assert time.monotonic() < deadline
            time.sleep(0.1)
            continue
        assert reply.status_code == 200, reply.text
        told: dict[str, str] = reply.json()
        return told


def stop(child: subprocess.Popen[str]) -> str:
    """Ends it as a service manager does; what it said on stderr."""
    child.send_signal(signal.SIGTERM)
    try:
        return child.communicate(timeout=200)[1]
    finally:
        child.kill()


@contextmanager
def running(home: Path, port: int, *options: str, **variables: str) -> Iterator[subprocess.Popen[str]]:
    child = start(home, port, *options, **variables)
    try:
        wait_until_ready(child, port)
        yield child
    finally:
        if child.returncode is None:
            child.kill()
            child.communicate()


@pytest.mark.parametrize("strip", [True, False], ids=["path taken off", "path left on"])
def test_behind_a_proxy_page_answers_streams_and_limits_are_the_visitors(
    encoder_home: Path, strip: bool
) -> None:
    port = free_port()
    options = ["--host", "0.0.0.0", "--root-path", "/cv", "--forwarded-hops", "1"]
    chosen = {
        "RESUME_CHATBOT_ALLOWED_HOSTS": json.dumps([PUBLIC]),
        "RESUME_CHATBOT_QUESTIONS_A_MINUTE": "6",
        "RESUME_CHATBOT_METRICS_KEY": KEY,
        "RESUME_CHATBOT_LOGS": "json",
    }
    with (
        running(encoder_home, port, *options, **chosen) as child,
        proxying(port, public=PUBLIC, prefix="/cv", strip=strip) as proxy,
        httpx.Client(base_url=f"{proxy}/cv/", timeout=200) as http,
    ):
        page = http.get("")
        assert page.status_code == 200
        links = re.findall(r'(?:src|href)="([^"#:]+)"', page.text)
        assert any("page.js" in link for link in links)
        for link in links:
            place = urljoin("/cv/", link)
            assert place.startswith("/cv/"), link
            assert httpx.get(f"{proxy}{place}", timeout=200).status_code == 200, link
        assert http.get("config").json()["root"] == f"https://{PUBLIC}/cv"
        assert http.get("metrics").status_code == 401
        assert http.get("metrics", headers={"Authorization": f"Bearer {KEY}"}).status_code == 200

        asked = http.post("api/v1/chat", json={"message": QUESTION}, headers={"X-Visitor": "192.0.2.7"})
        assert Answer.model_validate_json(asked.content).status == "answered"
        with connect_sse(
            http, "POST", "api/v1/chat", json={"message": QUESTION}, headers={"X-Visitor": "192.0.2.7"}
        ) as source:
            assert [event.event for event in source.iter_sse()][-1] == "done"

        def ask(visitor: str, **headers: str) -> int:
            said = {"X-Visitor": visitor, **headers}
            return http.post("api/v1/chat", json={"message": "private words"}, headers=said).status_code

        # An address of one's own choosing, at the left of the one that the proxy saw, does not help.
        lies = [ask("192.0.2.7", **{"X-Forwarded-For": f"203.0.113.{n}"}) for n in range(4)]
        assert lies == [429] * 4
        assert ask("192.0.2.8") == 200
        err = stop(child)
    assert child.returncode == 128 + signal.SIGTERM
    assert "private" not in err
    assert "192.0.2" not in err
    told = [json.loads(line) for line in err.splitlines() if line.startswith("{")]
    assert {(line.get("route"), line.get("status")) for line in told} >= {
        ("/api/v1/chat", 200),
        ("/api/v1/chat", 429),
    }


def test_two_servers_share_one_state_folder_and_no_conversation(encoder_home: Path, tmp_path: Path) -> None:
    """Both begin at once, and one of them builds the index."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "cv.md").write_text(
        "# Ada Example\n\n## Experience\n\n### Baker, Acme Bread\n\n2015 – 2020\n\n- Baked rye bread.\n"
    )
    ports = [free_port(), free_port()]
    children = [start(encoder_home, port, "--resume", str(seeds)) for port in ports]
    try:
        ready = [wait_until_ready(child, port) for child, port in zip(children, ports, strict=True)]
        assert ready[0] == ready[1]
        asked = {"message": "Where did Ada bake?"}
        replies = [
            httpx.post(f"http://127.0.0.1:{port}/api/v1/chat", json=asked, timeout=200).json()
            for port in ports
        ]
        assert replies[0]["answer"] == replies[1]["answer"]
        assert "Acme Bread" in replies[0]["answer"]
        elsewhere = asked | {"session_id": replies[0]["session_id"]}
        refused = httpx.post(f"http://127.0.0.1:{ports[1]}/api/v1/chat", json=elsewhere, timeout=200)
        assert (refused.status_code, refused.json()["code"]) == (404, "session_unknown")
    finally:
        for child in children:
            stop(child)


def children_of(pid: int) -> list[int]:
    """Linux only: where /proc does not tell, there are none."""
    tasks = Path(f"/proc/{pid}/task")
    return [int(one) for task in tasks.glob("*/children") for one in task.read_text().split()]


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_workers_answer_in_one_conversation_and_none_outlives_the_server(
    encoder_home: Path, end: signal.Signals
) -> None:
    port = free_port()
    with running(encoder_home, port, "--workers", "2") as server:
        url = f"http://127.0.0.1:{port}/api/v1/chat"
        first = httpx.post(url, json={"message": QUESTION}, timeout=200).json()
        follow_up = {"message": "And before that?", "session_id": first["session_id"]}
        second = httpx.post(url, json=follow_up, timeout=200).json()
        assert (first["status"], second["status"]) == ("answered", "answered")
        assert second["answer"] != first["answer"]
        with httpx.Client(timeout=200) as http, connect_sse(http, "POST", url, json=follow_up) as source:
            assert [event.event for event in source.iter_sse()][-1] == "done"
        workers = children_of(server.pid)
        assert len(workers) >= 2 or sys.platform != "linux"
        server.send_signal(end)
        err = server.communicate(timeout=200)[1]
        assert "Traceback" not in err
        deadline = time.monotonic() + 60
        while any(map(alive, workers)):
            assert time.monotonic() < deadline
            time.sleep(0.05)


def test_a_stop_while_it_starts_is_obeyed_at_once_and_the_next_start_succeeds(encoder_home: Path) -> None:
    port = free_port()
    child = start(encoder_home, port)
    time.sleep(2.5)  # libraries are being loaded
    begun = time.monotonic()
    err = stop(child)
    assert time.monotonic() - begun < 60
    assert child.returncode in (-signal.SIGTERM, 128 + signal.SIGTERM)
    assert "Traceback" not in err
    with running(encoder_home, port):
        pass


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--host", "no such host"], "is no address of this machine; use --host 127.0.0.1"),
        (["--root-path", "cv"], 'it must be a path such as "/ask"'),
        (["--forwarded-hops", "-1"], "it must be at least 0"),
    ],
)
def test_what_cannot_be_served_is_told_in_one_sentence(
    encoder_home: Path, options: list[str], words: str
) -> None:
    child = start(encoder_home, free_port(), *options)
    out, err = child.communicate(timeout=START_S)
    assert child.returncode == 2
    assert out == ""
    assert words in " ".join(err.split())
    assert len(err.strip().splitlines()) <= 4  # one sentence, as the terminal wraps it


def test_a_taken_port_is_told_before_anything_is_loaded(encoder_home: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        child = start(encoder_home, taken.getsockname()[1])
        err = child.communicate(timeout=START_S)[1]
    assert child.returncode == 2
    assert "is in use; take another: resume-chatbot serve --port" in " ".join(err.split())
