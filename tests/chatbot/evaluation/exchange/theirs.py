"""ragas and promptfoo themselves, in `.venv-exchange`: what the exported files are checked with.

`make test` calls it with `--install` before the tests, which then find both or skip and say what is missing
(measured: 2 minutes, 0.8 GB, once). The venv borrows from `.venv`. promptfoo comes without its optional
packages but for the one that its database needs; Node comes with the venv, since promptfoo needs a newer one
than most machines have.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[4]
FOLDER = ROOT / ".venv-exchange"
PROMPTFOO = "0.123.1"
INSTALL_LIMIT_S = 600
MISSING = (
    "ragas and promptfoo are not installed; `python tests/chatbot/evaluation/exchange/theirs.py --install`"
)

_BIN = FOLDER / "bin"
_PYTHON = _BIN / "python"
_PROMPTFOO = FOLDER / "node_modules" / "promptfoo" / "dist" / "src" / "entrypoint.js"
_STAMP = FOLDER / ".installed"


def _wanted() -> list[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extra: list[str] = project["optional-dependencies"]["exchange"]
    return [*extra, f"promptfoo=={PROMPTFOO}"]


def installed() -> bool:
    """Whether both are there, in the versions that this project names."""
    return _STAMP.is_file() and _STAMP.read_text() == repr(_wanted())


def install() -> None:
    """Makes the venv anew and fills it. Raises what the clients of the registries raise."""
    *packages, promptfoo = _wanted()
    venv.create(FOLDER, clear=True, with_pip=False)
    paths = {"base": str(FOLDER), "platbase": str(FOLDER)}
    own = Path(sysconfig.get_path("purelib", scheme="posix_prefix", vars=paths))
    # After its own: what ragas needs in another version wins over ours.
    (own / "resume-chatbot-venv.pth").write_text(sysconfig.get_path("purelib") + "\n")
    _call([sys.executable, "-m", "pip", "--python", str(_PYTHON), "install", "--quiet", *packages])
    npm = [str(_BIN / "npm"), "install", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund"]
    npm += ["--silent", "--prefix", str(FOLDER)]
    _call([*npm, promptfoo.replace("==", "@")])
    # Its database's binding for this machine, under the name that its own loader gives.
    target = _call([str(_BIN / "node"), "-p", "require('@neon-rs/load').currentTarget()"]).strip()
    bindings = json.loads((FOLDER / "node_modules" / "libsql" / "package.json").read_text())
    name = f"@libsql/{target}"
    _call([*npm, f"{name}@{bindings['optionalDependencies'][name]}"])
    _STAMP.write_text(repr(_wanted()))


def _call(command: list[str]) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=INSTALL_LIMIT_S,
        cwd=FOLDER,
        env=_environment(),
    )
    if done.returncode:
        raise RuntimeError(f"{Path(command[0]).name} failed: {(done.stderr or done.stdout).strip()[-300:]}")
    return done.stdout


def _environment() -> dict[str, str]:
    path = f"{_BIN}{os.pathsep}{os.environ.get('PATH', '')}"
    return os.environ | {"PATH": path, "NPM_CONFIG_UPDATE_NOTIFIER": "false"}


def ragas_reads(path: Path) -> list[dict[str, Any]]:
    """What ragas' own `EvaluationDataset` makes of a JSONL file: the kind and the fields of each sample."""
    script = (
        "import json, sys\n"
        "from ragas import EvaluationDataset\n"
        "read = EvaluationDataset.from_jsonl(sys.argv[1])\n"
        "print(json.dumps([{'kind': type(one).__name__} | one.model_dump(exclude_none=True)"
        " for one in read]))\n"
    )
    quiet = {"RAGAS_DO_NOT_TRACK": "true"}
    command = [str(_PYTHON), "-W", "ignore", "-c", script, str(path)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, env=_environment() | quiet
    )
    assert done.returncode == 0, done.stderr
    read: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return read


def _promptfoo(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    quiet = {
        "PROMPTFOO_CONFIG_DIR": str(folder / "promptfoo"),
        "PROMPTFOO_DISABLE_TELEMETRY": "1",
        "PROMPTFOO_DISABLE_UPDATE": "1",
        "PROMPTFOO_DISABLE_REMOTE_GENERATION": "1",
        "PROMPTFOO_DISABLE_SHARING": "1",
        "NO_COLOR": "1",
    }
    command = [str(_BIN / "node"), str(_PROMPTFOO), *arguments]
    return subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
        cwd=folder,
        env=_environment() | quiet,
    )


def promptfoo_validates(path: Path) -> None:
    """`promptfoo validate`: the configuration is one."""
    done = _promptfoo(path.parent, "validate", "-c", path.name)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Configuration is valid" in done.stdout + done.stderr


def promptfoo_judges(path: Path) -> dict[str, dict[str, Any]]:
    """`promptfoo eval`: its result of each test, by the test's description."""
    out = path.parent / "judged.json"
    flags = ["--no-cache", "--no-table", "--no-progress-bar", "-o", out.name]
    done = _promptfoo(path.parent, "eval", "-c", path.name, *flags)
    assert done.returncode in (0, 100), done.stdout + done.stderr  # 100: some test did not pass
    results = json.loads(out.read_text(encoding="utf-8"))["results"]["results"]
    return {result["testCase"]["description"]: result for result in results}


if __name__ == "__main__":
    if not installed() and "--install" in sys.argv[1:]:
        print(f"Installing {', '.join(_wanted())} into {FOLDER.name}", file=sys.stderr)
        try:
            install()
        except (RuntimeError, OSError, subprocess.TimeoutExpired, KeyError) as error:
            print(f"  that failed: {error}", file=sys.stderr)
    state = "in .venv-exchange" if installed() else "missing: the tests of exported files are skipped"
    print(f"ragas and promptfoo: {state}")
