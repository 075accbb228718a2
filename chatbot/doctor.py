"""Is everything in place? One finding a subject, each saying what to do: `resume-chatbot doctor`.

It changes nothing but a probe file in the state folder, removed at once. It refuses to repair.
"""

from __future__ import annotations

import errno
import importlib
import platform
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from chatbot.errors import ChatbotError, OperatorError
from chatbot.settings import Settings
from index.errors import IndexingError
from index.models import Frozen

PACKAGES = ("gradio", "langchain-core", "faiss-cpu", "bm25s", "onnxruntime", "tokenizers", "torch")

_SEEN_CHARS = 60  # shown of what a model said


class Finding(Frozen):
    """One line: `sentence` says what was found and, where not `fine`, what to do."""

    subject: str
    fine: bool
    sentence: str


def examine(settings: Settings, resume: Path | None = None) -> Iterator[Finding]:
    """The findings, cheap ones first; each check stands alone."""
    source = resume or settings.seeds
    yield _python()
    yield _packages()
    yield _state(settings.home)
    yield _sources(source)
    yield _guarded("index", lambda: _index(settings, source), "resume-chatbot index")
    yield _guarded("encoder", lambda: _encoder(settings), "make install")
    yield _guarded("page", _page, "make install")
    yield _guarded("model", lambda: _model(settings), "resume-chatbot doctor")
    yield _guarded("port", lambda: _port(settings), "resume-chatbot serve --port 7861")


def _python() -> Finding:
    # No version is compared: pip refuses to install this package on an older Python.
    found = f"Python {platform.python_version()} at {sys.executable}"
    return Finding(subject="python", fine=True, sentence=found)


def _packages() -> Finding:
    found, absent = [], []
    for package in PACKAGES:
        try:
            found.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            absent.append(package)
    if absent:
        sentence = f"{', '.join(absent)} not installed; run: make install"
        return Finding(subject="packages", fine=False, sentence=sentence)
    return Finding(subject="packages", fine=True, sentence=", ".join(found))


def _state(home: Path) -> Finding:
    """Tries a file in the state folder, or in the nearest folder above it that exists."""
    folder = home
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    try:
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"x")
    except OSError as error:
        sentence = (
            f"{home} cannot be written ({error.strerror}); mend its permissions, or move it: "
            "RESUME_CHATBOT_HOME=/path/to/folder"
        )
        return Finding(subject="state", fine=False, sentence=sentence)
    return Finding(subject="state", fine=True, sentence=f"{home} can be written")


def _sources(source: Path) -> Finding:
    from index.sources import list_sources

    try:
        names = ", ".join(found.name for found in list_sources([source]))
    except IndexingError as error:
        return Finding(subject="résumé", fine=False, sentence=str(error))
    return Finding(
        subject="résumé", fine=True, sentence=f"{source}: {names}" if source.is_dir() else str(source)
    )


def _index(settings: Settings, source: Path) -> Finding:
    from index.build import inspect_index

    report = inspect_index(
        [source],
        settings.home,
        show_phone=settings.show_phone,
        show_address=settings.show_address,
        encoder=settings.encoder,
        adapter=settings.adapter,
    )
    sentence = f"generation {report.generation} of {report.created}, {report.chunks} units"
    if not report.intact or report.stale:
        # Not a fault: the next question builds it. A damaged one is said to be damaged by its reason.
        sentence = (
            f"{'; '.join(report.reasons)} The next question builds it; to do it now: resume-chatbot index"
        )
    return Finding(subject="index", fine=report.intact or not report.exists, sentence=sentence)


def _encoder(settings: Settings) -> Finding:
    from index.embed import adapted, check_weights, find_model

    model = find_model(settings.encoder, settings.home / "index" / "encoders" / "hub")
    check_weights(model)
    if settings.adapter:
        model, told = adapted(model)
        if told:
            return Finding(subject="encoder", fine=False, sentence=" ".join(told))
    return Finding(subject="encoder", fine=True, sentence=f"{model.identity} in {model.folder}")


def _page() -> Finding:
    importlib.import_module("chatbot.web.app")
    importlib.import_module("gradio")
    return Finding(subject="page", fine=True, sentence="the browser page can be loaded")


def _model(settings: Settings) -> Finding:
    """Asks the model, if one is set, one short question; and tells of today's calls."""
    if settings.llm is None:
        return Finding(subject="model", fine=True, sentence="none is set; answers are written without one")
    from chatbot.llm import Call, Fault, Ledger, Limits, open_provider
    from chatbot.prompts import probe

    provider = open_provider(settings)
    limits = Limits(first_s=settings.llm_first_s, total_s=settings.llm_total_s)
    call = Call(lambda: provider.pieces(probe()), limits)
    words = " ".join("".join(call.pieces()).split())
    ledger = Ledger(settings.home)
    ledger.add(call.tokens or probe().tokens + call.chars // 3, call.fault.kind if call.fault else "")
    today = ledger.today()
    limit = f" of {settings.llm_tokens_a_day:,}" if settings.llm_tokens_a_day else ""
    used = f"today {today.calls} calls, {today.tokens:,}{limit} tokens"
    for kind, times in today.faults.items():
        used += f"; {times} × {kind}: {Fault(kind).sentence}"
    if call.fault is not None:
        sentence = f"{provider.label}: {call.fault.sentence} ({used})"
        return Finding(subject="model", fine=False, sentence=sentence)
    # Any words are a sign of life: what a model says is checked sentence by sentence when it answers.
    seen = words if len(words) <= _SEEN_CHARS else words[: _SEEN_CHARS - 1] + "…"
    sentence = f"{provider.label} said “{seen}” after {call.first_s or 0:.1f} s ({used})"
    return Finding(subject="model", fine=True, sentence=sentence)


def _port(settings: Settings) -> Finding:
    check_port(settings.host, settings.port)
    return Finding(subject="port", fine=True, sentence=f"{settings.host}:{settings.port} is free")


def _guarded(subject: str, check: Callable[[], Finding], remedy: str) -> Finding:
    """Runs a check that may meet anything at all: a doctor who faints is no help."""
    try:
        return check()
    except (IndexingError, ChatbotError) as error:
        return Finding(subject=subject, fine=False, sentence=str(error))
    except Exception as error:
        return Finding(
            subject=subject, fine=False, sentence=f"{type(error).__name__}: {error}; run: {remedy}"
        )


def check_port(host: str, port: int) -> None:
    """Raises `OperatorError` if nothing can listen on `host:port`. Port 0 is any free one."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with socket.socket(family, kind, protocol) as probe:
            # As servers do: a port whose last connections are only winding down is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except (socket.gaierror, ValueError) as error:  # ValueError: no name could be spelt like that
        host = host if len(host) <= 60 else host[:60] + "…"
        raise OperatorError(f"{host} is no address of this machine; use --host 127.0.0.1") from error
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            free = port + 1 if port < 65535 else 7860
            message = f"Port {port} of {host} is in use; take another: resume-chatbot serve --port {free}"
        elif error.errno == errno.EACCES:
            message = f"Port {port} is reserved for the system; take one above 1023, such as --port 7860"
        else:
            message = f"{host}:{port} cannot be listened on ({error.strerror}); use --host 127.0.0.1"
        raise OperatorError(message) from error
