"""`make bench`: this program and the stock LangChain quick-start, in turns, each in a process of its own.

Turns, because a machine that is busy now is busy for both. The table gives medians and the range of the runs;
nothing here passes or fails. The stock side is installed into `.venv-bench`, which borrows from `.venv`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
import tomllib
import venv
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STOCK_VENV = ROOT / ".venv-bench"

# Distinct, so that no cache answers. The first half asks for facts that a résumé states in so many words; the
# second can only be answered by searching it, which costs this program the encoder as well.
QUESTIONS = [
    "What is the current role?",
    "Which company came before the current one?",
    "What degrees are listed?",
    "How many years of experience are there?",
    "Which programming languages are listed?",
    "What certifications are there?",
    "What is the e-mail address?",
    "Tell me about leading a team.",
    "What was done to make systems more reliable?",
    "Describe work on networks.",
    "How were customers helped?",
    "What has been automated?",
    "Which costs went down, and how?",
    "What was built from scratch?",
]


def stock_python() -> Path:
    """The interpreter of `.venv-bench`, made and filled on first use. It sees the packages of `.venv`."""
    python = STOCK_VENV / "bin" / "python"
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]["bench"]
    stamp = STOCK_VENV / ".installed"
    if stamp.is_file() and stamp.read_text() == repr(wanted):
        return python
    print(f"Installing {', '.join(wanted)} into {STOCK_VENV.name}", file=sys.stderr)
    venv.create(STOCK_VENV, clear=True, with_pip=False)
    paths = {"base": str(STOCK_VENV), "platbase": str(STOCK_VENV)}
    own = Path(sysconfig.get_path("purelib", scheme="posix_prefix", vars=paths))
    # After its own: what the stock side needs in another version wins over ours.
    (own / "resume-chatbot-venv.pth").write_text(sysconfig.get_path("purelib") + "\n")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", *wanted]
    subprocess.run(pip, check=True)
    stamp.write_text(repr(wanted))
    return python


def measure(python: Path, script: str, *arguments: str) -> dict[str, Any]:
    """One child, from its start to its exit. Both sides get the same threads and no network."""
    quiet = {"HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "TOKENIZERS_PARALLELISM": "false"}
    command = [str(python), str(HERE / script), repr(time.time()), *arguments]
    environment = os.environ | quiet | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{script} failed:\n{done.stderr}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    warm_ms = result["warm_ms"]
    return result | {"warm_ms": statistics.median(warm_ms), "slowest_ms": max(warm_ms)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each side")
    parser.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    parser.add_argument("--json", action="store_true", help="print every run as JSON")
    options = parser.parse_args()
    stock, ours = stock_python(), Path(sys.executable)
    seeds, asked = str(options.seeds.resolve()), json.dumps(QUESTIONS)
    runs: dict[str, list[dict[str, Any]]] = {"stock": [], "ours": []}
    with tempfile.TemporaryDirectory() as home:
        first_ever = measure(ours, "ours.py", seeds, asked, home)  # exports the encoder, builds the index
        for done in range(options.rounds):
            print(f"round {done + 1} of {options.rounds}", file=sys.stderr)
            runs["stock"].append(measure(stock, "quickstart.py", seeds, asked))
            runs["ours"].append(measure(ours, "ours.py", seeds, asked, home))
    if options.json:
        print(json.dumps({"first_ever": first_ever, **runs}, indent=2))
        return
    show(runs, first_ever)


def show(runs: dict[str, list[dict[str, Any]]], first_ever: dict[str, Any]) -> None:
    rounds = len(runs["ours"])
    when = dt.date.today().isoformat()
    table = Table(
        title=f"{when}, {platform.machine()}, {os.cpu_count()} cores, medians of {rounds} runs (range)"
    )
    for column in ("", "this program", "stock quick-start", "stock / this"):
        table.add_column(column, justify="left" if not column else "right")
    rows = [
        ("process start to first answer, s", "first_s", 2),
        (f"warm answer, median of {len(QUESTIONS) - 1} questions, ms", "warm_ms", 1),
        ("warm answer, slowest of them, ms", "slowest_ms", 1),
        ("peak memory, MB", "peak_mb", 0),
    ]
    for label, key, digits in rows:
        ours, stock = ([run[key] for run in runs[side]] for side in ("ours", "stock"))
        ratio = statistics.median(stock) / statistics.median(ours)
        table.add_row(label, spread(ours, digits), spread(stock, digits), f"{ratio:.1f}")
    console = Console(width=110)
    console.print(table)
    indexing = statistics.median(run["indexing_s"] for run in runs["stock"])
    console.print(
        "Warm, this program gives a complete answer with citations; the stock one retrieves four chunks.\n"
        f"The stock one builds its index at every start ({indexing:.2f} s of its first figure);\n"
        f"this program once ({first_ever['first_s']:.1f} s to its very first answer, with the export)."
    )
    cited = runs["ours"][0]["cited"]
    console.print(f"{cited} of this program's {len(QUESTIONS)} answers carry a citation.")


def spread(values: list[float], digits: int) -> str:
    return f"{statistics.median(values):.{digits}f} ({min(values):.{digits}f}-{max(values):.{digits}f})"


if __name__ == "__main__":
    main()
