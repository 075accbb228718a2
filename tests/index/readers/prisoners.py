"""Readers that misbehave, each in one way, for the cell to hold. Run in its child process only."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path

from index.errors import SourceRefused
from index.models import Transcript
from index.readers.draft import Draft, Printed, Run


def reads(data: bytes, source: str) -> Transcript:
    draft = Draft(source, "html")
    draft.line(Printed([Run(data.decode())]))
    return draft.transcript(data)


def tells(data: bytes, source: str) -> Transcript:
    """What this process is allowed, as text: nothing here may succeed."""
    tried = []
    for name, deed in {
        "connect": lambda: socket.create_connection(("127.0.0.1", int(data)), timeout=1),
        "look up": lambda: socket.getaddrinfo("localhost", 80),
        "run": lambda: subprocess.run(["true"], check=False),
        "write": lambda: Path("made-by-a-reader").write_text("x"),
        "remove": lambda: os.remove("made-by-a-reader"),
    }.items():
        try:
            deed()
            tried.append(f"{name}: done")
        except PermissionError:
            tried.append(f"{name}: refused")
    tried.append(f"secret: {os.environ.get('RESUME_CHATBOT_TEST_SECRET')}")
    return reads(", ".join(tried).encode(), source)


def refuses(data: bytes, source: str) -> Transcript:
    raise SourceRefused(source, "it is only a test.", "Do nothing.")


def waits(data: bytes, source: str) -> Transcript:
    time.sleep(60)
    raise AssertionError("never reached")


def swells(data: bytes, source: str) -> Transcript:
    held = [bytes(50_000_000) for _ in range(1000)]
    raise AssertionError(len(held))


def nests(data: bytes, source: str) -> Transcript:
    return nests(data, source)


def dies(data: bytes, source: str) -> Transcript:
    os.abort()


def breaks(data: bytes, source: str) -> Transcript:
    raise ZeroDivisionError("a bug")


def babbles(data: bytes, source: str) -> Transcript:
    print("not a transcript", flush=True)
    os._exit(0)
