"""`make bench`, second part: how fast a PDF is read and what it takes, for 2 pages and for 300.

Each run is what an owner waits for: a child process started, its limits set, the pages read and drawn, the
transcript handed back. The median of the runs; nothing here passes or fails.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
import time

from rich.console import Console
from rich.table import Table

from index.readers.cell import read_in_cell
from tests.bench.memory import peak_mb
from tests.index.readers.paper import Page, write

RUNS = 5
_LINE = "Ran the ward through three winters with a team of nine nurses and two porters, and kept it open"


def pages(count: int) -> bytes:
    """A full page of 52 lines: headings, dated rows and bullets, about 3,900 letters."""
    made = []
    for number in range(count):
        page = Page().text(50, 50, "EXPERIENCE", 13, bold=True)
        for row in range(50):
            y = 75 + row * 14.5
            if row % 8 == 0:
                page.text(50, y, f"Cook {number}.{row}, Mercy Hospital", bold=True)
                page.text(480, y, "2019 - 2021")
            else:
                page.text(50, y, "\u2022").text(62, y, _LINE)
        made.append(page)
    return write(*made)


def measure(count: int) -> tuple[float, float]:
    """Seconds, and the child's largest resident size in MB, of one reading."""
    data = pages(count)
    before = time.perf_counter()
    read_in_cell("pdf", data, "cv.pdf")
    return time.perf_counter() - before, peak_mb(of=resource.RUSAGE_CHILDREN)


def main() -> int:
    if len(sys.argv) == 2:  # one run in a process of its own, so that its child is its only one
        seconds, megabytes = measure(int(sys.argv[1]))
        print(f"{seconds} {megabytes}")
        return 0
    table = Table(title="Reading a PDF (child process included)")
    for column in ("pages", "seconds", "pages per second", "peak memory of the child"):
        table.add_column(column, justify="right")
    for count in (2, 300):
        runs = []
        for _ in range(RUNS if count < 100 else 3):
            command = [sys.executable, __file__, str(count)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            runs.append(tuple(map(float, done.stdout.split())))
        seconds = statistics.median(run[0] for run in runs)
        megabytes = statistics.median(run[1] for run in runs)
        table.add_row(str(count), f"{seconds:.2f}", f"{count / seconds:.0f}", f"{megabytes:.0f} MB")
    Console().print(table)
    return 0


if __name__ == "__main__":
    sys.exit(main())
