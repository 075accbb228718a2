"""Which version of this program runs, told where it is installed and where only its files lie.

It refuses to know what the version is told for.
"""

from __future__ import annotations

import tomllib
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

NAME = "resume-chatbot"
_PROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def release(name: str = NAME, project: Path = _PROJECT) -> str:
    """The version as installed; in a checkout that was not (a hosted Space installs the dependencies alone),
    the one that `project` names."""
    try:
        return version(name)
    except PackageNotFoundError:
        told: str = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]
        return told
