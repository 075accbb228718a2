"""`make bench`, third part: `eval run` over 300 questions, beside `import torch`, in turns.

Each run is what an owner waits for: a process started, résumés and indexes opened (built before the first
turn), every question answered, judged and kept, the figures printed. One row asks one résumé, the other the
nine of the development sets. Elapsed time, and processor time beside it, which a busy machine changes less.
Medians of the runs; nothing here passes or fails.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "tests" / "collection" / "dev"
RUNS, QUESTIONS, AS_OF = 3, 300, "2026-11-01"
_PERSONAL = ("reference_spans", "reference", "forbidden")  # what a quotation or a name would have to match


def one_resume(folder: Path) -> Path:
    """A set of 300 questions to one of the nine: its own with their gold, those to the others without, since
    their quotations stand in other résumés."""
    own, *others = sorted(DEV.glob("*/questions.jsonl"), key=lambda path: path.parent.name != "icu-nurse")
    rows = [json.loads(line) for line in own.read_text(encoding="utf-8").splitlines() if line.strip()]
    for path in others:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            rows.append({key: value for key, value in row.items() if key not in _PERSONAL})
    (folder / "resume.md").write_bytes((own.parent / "resume.md").read_bytes())
    path = folder / "questions.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows[:QUESTIONS]), encoding="utf-8")
    return path


def seconds(command: list[str], folder: Path) -> tuple[float, float]:
    """Elapsed and processor seconds of one child, from its start to its exit."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "RESUME_CHATBOT_HOME": str(folder / "state")}
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    elapsed, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return elapsed, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        program = "import sys; from chatbot.cli import main; sys.exit(main())"
        ask = [sys.executable, "-c", program, "eval", "run", "--as-of", AS_OF, "-d"]
        each = -(-QUESTIONS // len(list(DEV.glob("*/questions.jsonl"))))
        commands = {
            "import torch": [sys.executable, "-c", "import torch"],
            f"eval run, {QUESTIONS} questions, one résumé": [*ask, str(one_resume(folder))],
            f"eval run, {QUESTIONS} questions, nine résumés": [*ask, str(DEV), "--limit", str(each)],
        }
        for command in commands.values():  # indexes are built and files are in memory
            seconds(command, folder)
        took: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                took[name].append(seconds(command, folder))
    table = Table(title=f"Evaluating beside importing torch, medians of {RUNS} runs in turns")
    for column in ("", "elapsed s", "ratio", "processor s", "ratio"):
        table.add_column(column, justify="right" if column else "left")
    medians = {
        name: [statistics.median(each) for each in zip(*runs, strict=True)] for name, runs in took.items()
    }
    torch = medians["import torch"]
    for name, (elapsed, busy) in medians.items():
        table.add_row(
            name, f"{elapsed:.2f}", f"{elapsed / torch[0]:.1f}", f"{busy:.2f}", f"{busy / torch[1]:.1f}"
        )
    Console(width=110).print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
