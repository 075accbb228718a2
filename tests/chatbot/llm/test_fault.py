"""What went wrong with a provider, told without its words."""

from __future__ import annotations

import json
import ssl
from types import SimpleNamespace

import pytest

from chatbot.llm.fault import Fault, fault_of


class Refusing(Exception):
    def __init__(self, status: int, retry_after: str | None = None) -> None:
        super().__init__("Incorrect key: sk-canary")
        self.status_code = status
        self.response = SimpleNamespace(headers={} if retry_after is None else {"retry-after": retry_after})


def caused(outer: Exception, inner: Exception) -> Exception:
    outer.__cause__ = inner
    return outer


@pytest.mark.parametrize(
    ("error", "kind", "again"),
    [
        (Refusing(401), "key", False),
        (Refusing(404), "unknown", False),
        (Refusing(429), "busy", True),
        (Refusing(429, "1"), "busy", True),
        (Refusing(429, "120"), "busy", False),
        (Refusing(429, "Wed, 21 Oct 2026 07:28:00 GMT"), "busy", True),
        (Refusing(500), "failing", True),
        (Refusing(400), "rejected", False),
        (json.JSONDecodeError("x", "y", 0), "garbled", True),
        (caused(RuntimeError("x"), ssl.SSLError("bad")), "tls", False),
        (caused(RuntimeError("x"), ConnectionRefusedError()), "refused", True),
        (TimeoutError(), "silent", False),
        (KeyError("choices"), "garbled", True),
    ],
)
def test_each_is_told_apart(error: Exception, kind: str, again: bool) -> None:
    fault = fault_of(error)
    assert (fault.kind, fault.worth_another_try) == (kind, again)
    assert "sk-canary" not in fault.sentence


def test_after_words_have_come_a_broken_line_is_a_cut() -> None:
    assert fault_of(json.JSONDecodeError("x", "y", 0), begun=True).kind == "cut"


def test_the_owners_own_limits_are_not_the_providers_fault() -> None:
    assert not Fault("budget").is_theirs
    assert not Fault("own").is_theirs
    assert Fault("cut").is_theirs
    assert "HTTP 503" in Fault("failing", 503).sentence
