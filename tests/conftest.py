"""What holds for every test: no host but this one, no model hub, no settings of the developer's, no traces.

pytest-socket refuses any connection that leaves the machine, children of a test excepted (they get the proxy
settings and the offline switches below); the library switches are set before the first
import, because Gradio and huggingface_hub read them once.
"""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings as hypothesis_settings
from pytest_socket import socket_allow_hosts

if TYPE_CHECKING:
    from index.embed import Encoder

LOOPBACK = ["127.0.0.1", "localhost", "::1"]

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["TRANSFORMERS_OFFLINE"] = "1"
os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
# A proxy would answer on a test's behalf, or swallow what it sends to 127.0.0.1.
for _name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "FTP_PROXY"):
    for _variable in (_name, _name.lower()):
        os.environ.pop(_variable, None)
os.environ["NO_PROXY"] = os.environ["no_proxy"] = "*"
# What the developer has set for themselves must not decide a test.
for _variable in list(os.environ):
    if _variable.upper().startswith(("RESUME_CHATBOT_", "GRADIO_SERVER_", "LANGSMITH_", "LANGCHAIN_")):
        del os.environ[_variable]

# Shared cores make single examples slow now and then; that is not a failure of the law under test.
hypothesis_settings.register_profile("here", deadline=None, print_blob=True)
hypothesis_settings.load_profile("here")


_resolved: dict[str, set[str]] = {}
_true_getaddrinfo = socket.getaddrinfo


def _getaddrinfo(host: Any, *args: Any, **kwargs: Any) -> Any:
    """Names of this machine only: a look-up of any other name is itself a message to the outside."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "0.0.0.0", "::", *LOOPBACK):
        return _true_getaddrinfo(host, *args, **kwargs)
    raise socket.gaierror(socket.EAI_NONAME, f"a test asked for the address of {name!r}")


socket.getaddrinfo = _getaddrinfo


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Before a test's fixtures, and anew for each test: pytest-socket lifts its limits after every one."""
    socket_allow_hosts(LOOPBACK, allow_unix_socket=True, resolution_cache=_resolved)


@pytest.fixture(autouse=True, scope="session")
def _own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A home folder of the run's own, and the state folder in it unless a test says otherwise."""
    home = tmp_path_factory.mktemp("home")
    patch = pytest.MonkeyPatch()
    # Playwright's own Chromium, if that is the one, stays where it was installed.
    caches = "Library/Caches" if sys.platform == "darwin" else ".cache"
    browsers = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / caches) / "ms-playwright"
    patch.setenv("PLAYWRIGHT_BROWSERS_PATH", os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or str(browsers))
    patch.setenv("HOME", str(home))
    patch.setenv("XDG_CACHE_HOME", str(home / ".cache"))
    patch.setenv("RESUME_CHATBOT_HOME", str(home / "state"))
    yield
    patch.undo()


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project of an owner, as the current folder: `seeds/` and nothing else."""
    (tmp_path / "seeds").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RESUME_CHATBOT_HOME")
    return tmp_path


@pytest.fixture(scope="session")
def encoder_home(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state folder whose exported encoder outlives the run and serves every worker:
    `RESUME_CHATBOT_TEST_CACHE`, else pytest's own cache. Its checksums are verified whenever it is opened."""
    chosen = os.environ.get("RESUME_CHATBOT_TEST_CACHE")
    if chosen:
        return Path(chosen)
    cache = getattr(request.config, "cache", None)
    return Path(cache.mkdir("encoder")) if cache else tmp_path_factory.mktemp("encoder")


@pytest.fixture(scope="session")
def real_encoder(encoder_home: Path) -> Encoder:
    """The default encoder, opened once a worker."""
    from index.embed import DEFAULT_ENCODER, open_encoder

    encoder, notices = open_encoder(DEFAULT_ENCODER, encoder_home)
    assert notices == ()
    return encoder


@pytest.fixture(scope="session")
def with_encoder(encoder_home: Path, real_encoder: Encoder) -> Callable[[Path], Path]:
    """Makes a state folder that holds the exported encoder, and no more: another export would take 12 s."""

    def make(home: Path) -> Path:
        (home / "index").mkdir(parents=True)
        (home / "index" / "encoders").symlink_to(encoder_home / "index" / "encoders")
        return home

    return make


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests come last, in each worker too (`--no-loadscope-reorder` in pyproject.toml):
    Playwright keeps an event loop running in this thread from the first of them to the end of the session,
    and no other test could start one of its own."""
    items.sort(key=lambda item: (Path(__file__).parent / "browser") in item.path.parents)
