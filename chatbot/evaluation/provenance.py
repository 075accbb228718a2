"""What a run was made with: revision, versions, hardware, settings. Enough to repeat it, and nothing secret.

It refuses to know question sets and answers.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import platform
import subprocess
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from chatbot.prompts import prompts_digest
from chatbot.settings import Settings

_SHAPING = (
    "name",
    "pronouns",
    "show_phone",
    "show_address",
    "encoder",
    "adapter",
    "max_question_chars",
    "llm",
)
_PACKAGES = ("resume-chatbot", "langchain-core", "faiss-cpu", "onnxruntime", "bm25s", "tokenizers", "scipy")
_GIT_SECONDS = 5


def new_run_name(now: dt.datetime) -> str:
    """A name that sorts by time, of the UTC microsecond."""
    return f"{now:%Y%m%d-%H%M%S-%f}"


def settings_digest(settings: Settings) -> str:
    """sha256 of the settings that shape answers; no secret is among them."""
    shaping = settings.model_dump(mode="json", include=set(_SHAPING))
    return hashlib.sha256(repr(sorted(shaping.items())).encode()).hexdigest()


def git_state(folder: Path) -> tuple[str | None, bool | None]:
    """(revision, whether files differ from it); (None, None) outside a checkout or without git."""
    revision = _git(folder, "rev-parse", "HEAD")
    if revision is None:
        return None, None
    changed = _git(folder, "status", "--porcelain")
    return revision, None if changed is None else bool(changed)


def _git(folder: Path, *words: str) -> str | None:
    try:
        done = subprocess.run(  # noqa: S603 # fixed words, no shell
            ["git", "-C", str(folder), *words],  # noqa: S607 # the one on the owner's path
            capture_output=True,
            text=True,
            timeout=_GIT_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def versions() -> dict[str, str]:
    """Python's, the packages' that answers pass through, and the prompts' a model would be asked with."""
    found = {"python": platform.python_version(), "prompts": prompts_digest()}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def hardware() -> dict[str, str]:
    """The processor, its cores and the system; no name of the machine or its owner."""
    return {
        "processor": _processor(),
        "cores": str(os.cpu_count() or 0),
        "system": f"{platform.system()} {platform.machine()}",
    }


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass  # not Linux
    return platform.processor() or platform.machine()
