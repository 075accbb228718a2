"""What can go wrong with a provider, told apart without repeating a word of what it sent.

A provider's error may echo the key or the prompt: only its kind, its status and how long to wait are read. It
refuses to decide what happens next.
"""

from __future__ import annotations

import json
import ssl
from collections.abc import Iterator

from index.models import Frozen

_SENTENCES = {
    "refused": "the provider could not be reached; check that it runs and that `llm_base_url` is right",
    "tls": "the connection could not be secured; check the certificate and the address in `llm_base_url`",
    "silent": "no word came within the time limit (`llm_first_s`)",
    "slow": "the answer took longer than allowed (`llm_total_s`)",
    "busy": "the provider asks for fewer questions (429); its plan or quota is used up for now",
    "failing": "the provider reports an error of its own",
    "key": "the provider refused the key; check `llm_key`",
    "unknown": "the provider does not know this model or address (404); check `llm` and `llm_base_url`",
    "rejected": "the provider rejected the request",
    "garbled": "what came back could not be read as an answer",
    "own": "a fault of this program's own; its log tells where",
    "cut": "the answer broke off",
    "empty": "the answer had no words in it",
    "endless": "the answer did not end",
    "budget": "the tokens for today are used up (`llm_tokens_a_day`); it is asked again tomorrow (UTC)",
    "resting": "the model failed several times in a row and is left alone for a minute",
}
_RETRIED = {"refused", "busy", "failing", "garbled", "cut"}
LONGEST_WAIT_S = 2.0  # a visitor waits no longer for a second try


class Fault(Exception):
    """A call that failed. `kind` is one of the kinds above; `status` is HTTP's."""

    def __init__(self, kind: str, status: int | None = None, wait_s: float = 0.0) -> None:
        super().__init__(kind)
        self.kind = kind
        self.status = status
        self.wait_s = wait_s

    @property
    def sentence(self) -> str:
        """What happened and what mends it."""
        shown = f" (HTTP {self.status})" if self.status and self.kind in ("failing", "rejected") else ""
        return _SENTENCES[self.kind] + shown

    @property
    def worth_another_try(self) -> bool:
        """Whether the same call may go well a moment later."""
        return self.kind in _RETRIED and self.wait_s <= LONGEST_WAIT_S

    @property
    def is_theirs(self) -> bool:
        """Whether it tells against the provider, and not against the owner's own limits."""
        return self.kind not in ("budget", "resting", "own")


class Described(Frozen):
    """A fault as it is kept: no words of the provider's."""

    kind: str
    sentence: str


def fault_of(error: BaseException, *, begun: bool = False) -> Fault:
    """The fault behind an error of any provider's library. `begun`: words had come already."""
    if isinstance(error, Fault):
        return error
    chain = list(_causes(error))
    status = next((s for one in chain if isinstance(s := getattr(one, "status_code", None), int)), None)
    if status is not None and status >= 400:
        return Fault(_kind_of(status), status, _wait_s(chain))
    if any(isinstance(one, ssl.SSLError) or "certificate" in type(one).__name__.lower() for one in chain):
        return Fault("tls")
    if any("[SSL" in str(one) or "SSL:" in str(one) for one in chain):
        return Fault("tls")
    names = {type(one).__name__ for one in chain}
    if any("Timeout" in name for name in names):
        return Fault("silent")
    if begun:
        return Fault("cut")
    if any(isinstance(one, (json.JSONDecodeError, UnicodeDecodeError)) for one in chain):
        return Fault("garbled")
    if names & {
        "ConnectError",
        "ConnectionRefusedError",
        "ConnectionError",
        "gaierror",
        "InvalidURL",
        "UnsupportedProtocol",
    }:
        return Fault("refused")
    if names & {
        "RemoteProtocolError",
        "ReadError",
        "APIConnectionError",
        "ConnectionResetError",
        "WriteError",
    }:
        return Fault("cut")
    return Fault("garbled")


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    for _ in range(8):
        if seen is None:
            return
        yield seen
        seen = seen.__cause__ or seen.__context__


def _kind_of(status: int) -> str:
    if status in (401, 403):
        return "key"
    if status == 404:
        return "unknown"
    if status in (429, 529):
        return "busy"
    return "failing" if status >= 500 or status == 408 else "rejected"


def _wait_s(chain: list[BaseException]) -> float:
    """What `Retry-After` asks for, in seconds; 0.2 without it."""
    for one in chain:
        headers = getattr(getattr(one, "response", None), "headers", None)
        if headers is None:
            continue
        try:
            return max(0.0, float(headers.get("retry-after", "")))
        except (TypeError, ValueError):
            continue
    return 0.2
