"""`serve` over canned answers in a process of its own, for what only a signal or its end shows."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import httpx

_PROGRAM = """
import sys
from pathlib import Path
from chatbot.settings import Settings
from chatbot.web.app import serve
from tests.chatbot.web.fake_bot import FakeBot

home, port, logs, pause_s = sys.argv[1:]
settings = Settings(home=Path(home), port=int(port), logs=logs)
serve(FakeBot(settings, pause_s=float(pause_s)), settings)
"""
READY_S = 60


class Child(NamedTuple):
    process: subprocess.Popen[str]
    url: str


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving_child(home: Path, *, logs: str = "plain", pause_s: float = 0.0) -> Iterator[Child]:
    """The process once it is ready; killed at the end if it is still there."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-c", _PROGRAM, str(home), str(port), logs, str(pause_s)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + READY_S
        while True:
            try:
                assert httpx.get(f"{url}/api/v1/ready", timeout=20).status_code == 200
                break
            except httpx.TransportError:
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.1)
        yield Child(process, url)
    finally:
        process.kill()
        process.communicate(timeout=20)
