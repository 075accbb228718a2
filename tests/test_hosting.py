"""What hosts read: the Dockerfile, the front matter of a Gradio Space, and the requirements it installs.

No container is built. What can be checked without one is: the linter's word, each file copied, what the
container says of its health, and what a Space asks for, which installs the dependencies and not this project.
`python tests/test_hosting.py` writes `requirements.txt` anew.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from fnmatch import fnmatch
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet

from chatbot.settings import PREFIX, Settings
from tests.browser.conftest import serving
from tests.chatbot.web.child import free_port
from tests.chatbot.web.fake_bot import FakeBot

ROOT = Path(__file__).resolve().parents[1]
DOCKERFILE = ROOT / "Dockerfile"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SECRET = re.compile(r"KEY|TOKEN|SECRET|PASSWORD", re.IGNORECASE)


def instructions(name: str) -> list[str]:
    """The arguments of each instruction of that name, its continued lines joined."""
    text = re.sub(r"\\\n\s*", " ", DOCKERFILE.read_text(encoding="utf-8"))
    return re.findall(rf"^\s*{name} (.+)$", text, re.MULTILINE)


def findings(dockerfile: Path) -> list[str]:
    """What the linter finds in it that is more than a matter of style."""
    tally = shutil.which("tally", path=sysconfig.get_path("scripts"))
    assert tally, "run: make install"
    command = [tally, "lint", "--no-config", "--slow-checks", "off", "--format", "json", str(dockerfile)]
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
    rules = [one for file in told.get("files", []) for one in file["violations"]]
    return [one["rule"] for one in rules if one["severity"] in ("error", "warning")]


def test_the_linter_finds_nothing_in_the_dockerfile() -> None:
    assert findings(DOCKERFILE) == []


def test_the_linter_finds_a_secret_in_a_layer(tmp_path: Path) -> None:
    """The control of the one above."""
    worse = DOCKERFILE.read_text(encoding="utf-8").replace("ENV PATH", "ENV API_KEY=abc PATH")
    (tmp_path / "Dockerfile").write_text(worse, encoding="utf-8")
    assert findings(tmp_path / "Dockerfile") != []


def test_what_is_copied_exists_and_is_let_in_and_nothing_private_is() -> None:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    rules = [line for line in lines if line and not line.startswith("#")]
    assert rules[0] == "*"
    let_in = {rule[1:].rstrip("/") for rule in rules if rule.startswith("!")}
    copied = {
        source.rstrip("/")
        for line in instructions("COPY")
        if not line.startswith("--from")
        for source in line.split()[:-1]
    }
    assert copied == let_in
    for name in copied:
        assert (ROOT / name).exists(), name
    private = ("seeds", ".git", ".resume-chatbot", "resume-chatbot.toml", ".env", "tests")
    assert [name for name in private if any(fnmatch(name, one) for one in let_in)] == []


def test_it_runs_as_nobody_special_and_writes_into_its_volume_alone() -> None:
    assert instructions("USER") == ["1000:1000"]
    variables = dict(pair.split("=", 1) for line in instructions("ENV") for pair in line.split())
    assert instructions("VOLUME") == [variables[f"{PREFIX}HOME"]]
    ours = {name.removeprefix(PREFIX).lower() for name in variables if name.startswith(PREFIX)}
    assert ours <= Settings.model_fields.keys()
    assert [name for name in variables if SECRET.search(name)] == []
    assert [line for line in instructions("ARG") if SECRET.search(line)] == []


def test_its_python_is_one_that_the_project_runs_on() -> None:
    found = {line.split()[0] for line in instructions("FROM")}
    (image,) = found
    assert image.removeprefix("python:").removesuffix("-slim") in SpecifierSet(PROJECT["requires-python"])


def test_its_health_is_whether_questions_can_be_answered(tmp_path: Path) -> None:
    (check,) = re.findall(r"CMD (\[.*\])", instructions("HEALTHCHECK")[0])
    command: list[str] = json.loads(check)
    assert command[0] == "python"

    def status(port: int) -> int:
        run = [sys.executable, *command[1:]]
        environment = {f"{PREFIX}PORT": str(port), "no_proxy": "*"}
        return subprocess.run(run, env=environment, capture_output=True, check=False).returncode

    settings = Settings(home=tmp_path)
    bot = FakeBot(settings)
    with serving(bot, settings) as app:
        assert status(int(app.url.rpartition(":")[2])) == 0
    bot.fail = True
    with serving(bot, settings) as app:
        assert status(int(app.url.rpartition(":")[2])) != 0
    assert status(free_port()) != 0


# -- a hosted Gradio Space


def front_matter() -> dict[str, Any]:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.startswith("---\n"), "the block must be the first thing in the file"
    told: dict[str, Any] = yaml.safe_load(text.split("---\n")[1])
    return told


def test_the_front_matter_is_what_a_space_needs() -> None:
    told = front_matter()
    assert told["sdk"] == "gradio"
    assert (ROOT / told["app_file"]).is_file()
    assert str(told["sdk_version"]) == version("gradio")
    assert told["python_version"] in SpecifierSet(PROJECT["requires-python"])
    assert told["license"] == PROJECT["license"].lower()
    assert len(told["short_description"]) <= 60  # a Space with a longer one is refused


def requirements() -> str:
    lines = ["# For hosts that read no pyproject.toml; written from it by: python tests/test_hosting.py"]
    return "\n".join([*lines, *PROJECT["dependencies"]]) + "\n"


def test_the_requirements_are_the_projects() -> None:
    assert (ROOT / "requirements.txt").read_text(encoding="utf-8") == requirements(), (
        "run: python tests/test_hosting.py"
    )


@pytest.mark.parametrize("allowed", [(), ("https://huggingface.co",)])
def test_only_a_site_that_the_owner_names_shows_the_page_in_a_frame(
    tmp_path: Path, allowed: tuple[str, ...]
) -> None:
    import httpx

    settings = Settings(home=tmp_path, framed_by=allowed)
    with serving(FakeBot(settings), settings) as app, httpx.Client(base_url=app.url, timeout=60) as http:
        for path in ("/", "/api/v1/health", "/nothing-here"):
            policy = http.get(path).headers["content-security-policy"]
            assert " ".join(["frame-ancestors 'self'", *allowed]) == policy.rpartition("; ")[2]
            assert "script-src 'self' 'sha256-" in policy or path != "/"


if __name__ == "__main__":
    (ROOT / "requirements.txt").write_text(requirements(), encoding="utf-8")
