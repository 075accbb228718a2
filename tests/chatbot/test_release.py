"""The version, with and without an installation."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from chatbot.release import NAME, release


def test_the_version_is_that_of_the_installation(tmp_path: Path) -> None:
    assert release(project=tmp_path / "not-looked-at") == version(NAME)


def test_without_an_installation_the_checkout_tells_it(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nversion = "9.8.7"\n', encoding="utf-8")
    assert release("no-such-package-here", tmp_path / "pyproject.toml") == "9.8.7"
    assert release("no-such-package-here") == version(NAME)
