"""The project as a stranger gets it: nothing of our machines in it, and each promise of its files kept."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
TEXT_SUFFIXES = {
    ".py",
    ".toml",
    ".md",
    ".txt",
    ".css",
    ".js",
    ".html",
    ".json",
    ".jsonl",
    ".yml",
    ".yaml",
    "",
}

# Written in two halves, or this file would find itself.
MACHINE_PATHS = ("/wo" + "rk/", "/ro" + "ot/", "/opt/wh" + "eels", "/opt/py" + "pi")
REGISTRIES = ("pypi" + ".org", "python" + "hosted", "download." + "pytorch", "npm" + "js", "--index" + "-url")


def project_files() -> list[Path]:
    """What is or will be committed: tracked, and untracked without being ignored."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    files = [ROOT / name for name in listed]
    found = [path for path in files if path.is_file() and path.suffix in TEXT_SUFFIXES]
    assert ROOT / "pyproject.toml" in found
    assert len(found) > 20
    return found


@pytest.mark.parametrize("needle", [*MACHINE_PATHS, *REGISTRIES])
def test_no_file_knows_our_machines_or_a_registry(needle: str) -> None:
    holders = [
        path.relative_to(ROOT).as_posix()
        for path in project_files()
        if needle in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert holders == []


def test_only_the_agreed_names_stand_at_the_top() -> None:
    agreed = {
        "chatbot",
        "index",
        "seeds",
        "tests",
        "app.py",
        "pyproject.toml",
        "README.md",
        "Makefile",
        "LICENSE",
        "Dockerfile",
        "requirements.txt",
    }
    top = {path.relative_to(ROOT).parts[0] for path in project_files()}
    assert {name for name in top if not name.startswith(".")} <= agreed


def test_continuous_integration_runs_what_we_run() -> None:
    script = ROOT / ".ci" / "run"
    text = script.read_text(encoding="utf-8")
    assert "set -euo pipefail" in text
    assert "make test" in text
    assert script.stat().st_mode & 0o111


def test_each_target_of_make_says_what_it_does() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    targets = [line for line in lines if re.match(r"[a-z-]+:(?!=)", line)]
    assert {line.split(":")[0] for line in targets} >= {"install", "run", "test", "check", "bench", "clean"}
    for line in targets:
        assert "## " in line
    for script in re.findall(r"tests/[\w/]+\.py", "\n".join(lines)):
        assert (ROOT / script).is_file(), script


def test_each_dependency_has_its_reason_beside_it() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    project = PROJECT["project"]
    wanted = [
        *project["dependencies"],
        *(r for extra in project["optional-dependencies"].values() for r in extra),
    ]
    assert len(wanted) > 20
    for requirement in wanted:
        line = next(line for line in lines if line.strip().startswith(f'"{requirement}"'))
        assert re.search(r'",?\s+# \S+', line), requirement


def test_each_library_imported_is_asked_for() -> None:
    """What only comes along with another library today may be gone tomorrow."""
    brought = {"starlette": "fastapi"}
    extras = {  # each says in one sentence how to install it
        "chatbot/evaluation/systems.py": "bench",
        "chatbot/learning/fit.py": "train",
        "chatbot/learning/intents.py": "train",
        "chatbot/learning/train.py": "train",
        "chatbot/llm/provider.py": "openai",
    }
    required = PROJECT["project"]["dependencies"]
    homes = packages_distributions()
    modules = [path for package in ("chatbot", "index") for path in (ROOT / package).rglob("*.py")]
    assert len(modules) > 20
    for path in modules:
        extra = extras.get(path.relative_to(ROOT).as_posix())
        lines = required + (PROJECT["project"]["optional-dependencies"][extra] if extra else [])
        asked = {canonicalize_name(Requirement(line).name) for line in lines}
        for name in imported_by(path) - sys.stdlib_module_names - {"chatbot", "index"}:
            found = {canonicalize_name(home) for home in homes.get(name, [name])}
            assert {brought.get(home, home) for home in found} & asked, (
                f"{path.relative_to(ROOT)} imports {name}"
            )


def imported_by(path: Path) -> set[str]:
    """Top-level names of every import in a file, wherever it stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    return found


def test_what_is_installed_is_what_is_asked_for() -> None:
    """The bounds are of versions that were tried: these, by these very tests."""
    project = PROJECT["project"]
    for line in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        requirement = Requirement(line)
        assert requirement.specifier.contains(version(requirement.name), prereleases=True), line


def test_the_command_is_installed() -> None:
    try:
        assert version("resume-chatbot") == PROJECT["project"]["version"]
    except PackageNotFoundError:
        pytest.fail("the project is not installed; run: make install")


def test_each_licence_and_readme_named_is_there() -> None:
    project = PROJECT["project"]
    for name in [*project["license-files"], project["readme"]]:
        assert (ROOT / name).is_file(), name


def test_each_mark_of_tests_is_in_use() -> None:
    marks = [mark.split(":")[0] for mark in PROJECT["tool"]["pytest"]["ini_options"]["markers"]]
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py"))
    for mark in marks:
        assert f"pytest.mark.{mark}" in tests, mark
