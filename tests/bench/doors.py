"""`/api/v1/chat` under load, beside an empty FastAPI route and beside the encoder alone, on this machine.

Servers are processes of their own; the client speaks plain HTTP over kept connections, since a library's cost
would be measured too. Nothing here passes or fails. `python tests/bench/doors.py [--seconds 5]`
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent.parent
MATTERS = [
    "networks",
    "storage",
    "billing",
    "security",
    "testing",
    "deployment",
    "hiring",
    "budgets",
    "customers",
    "latency",
    "reliability",
    "queues",
    "databases",
    "clusters",
    "monitoring",
    "automation",
    "migration",
    "compliance",
    "training",
    "leadership",
    "planning",
    "design",
    "research",
    "partners",
    "vendors",
    "analytics",
    "search",
    "mobile",
    "hardware",
    "documentation",
]
CLIENTS = (1, 16, 64)
EMPTY, SAME, DISTINCT = "empty route", "the same question", "distinct questions"
REPEATED = "What is the current role?"


def distinct() -> Iterator[str]:
    """Questions that only a search answers, none of them twice."""
    for n in count():
        one, other = MATTERS[n % len(MATTERS)], MATTERS[n // len(MATTERS) % len(MATTERS)]
        yield f"Describe work on {one} and {other}, part {n // len(MATTERS) ** 2}."


def serve(kind: str, home: Path) -> None:
    """In a child, as `resume-chatbot serve` does: prints its port, then serves until it is killed. `kind`:
    "empty", or how many workers."""
    from chatbot.settings import load_settings
    from chatbot.web.server import listen, run_server

    listener = listen("127.0.0.1", 0)
    app: Any
    crew = None
    if kind == "empty":
        from fastapi import FastAPI

        app = FastAPI()

        @app.post("/api/v1/chat")
        async def empty() -> dict[str, str]:
            return {"answer": "nothing"}

    else:
        from chatbot.bot import open_bot
        from chatbot.web.app import create_app
        from chatbot.web.crew import Crew
        from chatbot.web.pace import Pace

        settings = load_settings(home=home, questions_a_day=10**9)
        bot = open_bot(settings)
        if (workers := int(kind)) > 1:
            crew = Crew(partial(open_bot, settings), workers, bot.index.generation)
        app = create_app(bot, settings, Pace(per_minute=10**8, burst=10**7), crew)
    print(listener.getsockname()[1], flush=True)
    run_server(app, listener, stop=lambda: None, json_logs=False)


def encoder_alone(home: Path, seconds: float) -> float:
    """Questions a second that the encoder turns into vectors, one after another, in this process."""
    from chatbot.bot import open_bot
    from chatbot.settings import load_settings

    encode = open_bot(load_settings(home=home)).index.encoder.encode
    questions = distinct()
    encode([next(questions)])
    done, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < seconds:
        encode([next(questions)])
        done += 1
    return done / (time.perf_counter() - begun)


class Line:
    """One kept connection."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def __aenter__(self) -> Line:
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._writer.close()

    async def send(self, method: str, path: str, body: bytes = b"", accept: str = "application/json") -> int:
        """The status; the body is read and thrown away."""
        self._writer.write(
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: {accept}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            + body
        )
        await self._writer.drain()
        head = await self._reader.readuntil(b"\r\n\r\n")
        lower = head.lower()
        if b"content-length:" in lower:
            length = int(lower.split(b"content-length:")[1].split(b"\r\n")[0])
            self.last = await self._reader.readexactly(length)
        else:
            self.last = await self._reader.readuntil(b"0\r\n\r\n")
        return int(head.split(b" ", 2)[1])


def asked(question: str) -> bytes:
    return json.dumps({"message": question}).encode()


async def load(port: int, clients: int, seconds: float, next_body: Callable[[], bytes]) -> dict[str, float]:
    """Requests a second, percentiles in ms, and /health's p99 meanwhile."""
    took: list[float] = []
    health: list[float] = []
    errors = 0
    end = time.perf_counter() + seconds

    async def ask() -> None:
        nonlocal errors
        async with Line(port) as line:
            while time.perf_counter() < end:
                begun = time.perf_counter()
                errors += await line.send("POST", "/api/v1/chat", next_body()) != 200
                took.append(1000 * (time.perf_counter() - begun))

    async def watch() -> None:
        async with Line(port) as line:
            while time.perf_counter() < end:
                begun = time.perf_counter()
                await line.send("GET", "/api/v1/health")
                health.append(1000 * (time.perf_counter() - begun))
                await asyncio.sleep(0.02)

    begun = time.perf_counter()
    await asyncio.gather(*(ask() for _ in range(clients)), watch())
    cut = statistics.quantiles(took, n=100) if len(took) > 1 else took * 99
    return {
        "a second": len(took) / (time.perf_counter() - begun),
        "p50": cut[49],
        "p95": cut[94],
        "p99": cut[98],
        "health p99": statistics.quantiles(health, n=100)[98] if len(health) > 1 else 0.0,
        "errors": errors,
        "asked": len(took),
    }


def processor_s(pid: int) -> float:
    """What a process and its children have used so far. Linux only; 0 elsewhere."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        children = [
            one for task in Path(f"/proc/{pid}/task").glob("*/children") for one in task.read_text().split()
        ]
    except OSError:
        return 0.0
    own = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return own + sum(processor_s(int(child)) for child in children)


async def streams(port: int, number: int) -> dict[str, float]:
    """So many streams open at once, each read to its end."""
    questions = distinct()
    lines = [Line(port) for _ in range(number)]
    for line in lines:
        await line.__aenter__()

    async def read(line: Line) -> bool:
        status = await line.send("POST", "/api/v1/chat", asked(next(questions)), "text/event-stream")
        return status == 200 and b"event: done" in line.last

    begun = time.perf_counter()
    ended = await asyncio.gather(*(read(line) for line in lines))
    took = time.perf_counter() - begun
    for line in lines:
        await line.__aexit__()
    return {"streams": number, "ended in done": sum(ended), "seconds": took}


def resident_mb(pid: int) -> float:
    """Linux only; 0 elsewhere."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


async def sessions(port: int, pid: int, number: int = 1000) -> float:
    """MB more for so many conversations of one question."""
    questions = distinct()

    async def some(line: Line, how_many: int) -> None:
        for _ in range(how_many):
            await line.send("POST", "/api/v1/chat", asked(next(questions)))

    async with Line(port) as line:
        before = resident_mb(pid)
        await some(line, number)
        return resident_mb(pid) - before


def with_server(kind: str, home: Path, use: Callable[[int, int], Awaitable[Any]]) -> Any:
    environment = os.environ | {"PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"}
    command = [sys.executable, __file__, "--serve", kind, "--home", str(home)]
    with subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        try:
            assert child.stdout is not None
            port = int(child.stdout.readline())
            time.sleep(1)  # from its port to its loop

            async def inside() -> Any:
                return await use(port, child.pid)

            return asyncio.run(inside())
        finally:
            child.kill()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5.0, help="length of each measurement")
    parser.add_argument("--serve", help=argparse.SUPPRESS)
    parser.add_argument("--home", type=Path, help="state folder; default: a temporary one")
    options = parser.parse_args()
    if options.serve:
        serve(options.serve, options.home)
        return
    with tempfile.TemporaryDirectory() as folder:
        home = options.home or Path(folder)
        alone = encoder_alone(home, options.seconds)
        questions = distinct()
        kinds = {
            EMPTY: ("empty", lambda: asked(REPEATED)),
            SAME: ("1", lambda: asked(REPEATED)),
            DISTINCT: ("1", lambda: asked(next(questions))),
            f"{DISTINCT}, --workers 2": ("2", lambda: asked(next(questions))),
        }
        columns = ("a second", "p50 ms", "p95 ms", "p99 ms", "/health p99", "errors", "CPU ms", "of it")
        table = Table("", "clients", *columns)
        empty: dict[int, float] = {}
        for name, (kind, next_body) in kinds.items():

            async def steps(port: int, pid: int, next_body: Callable[[], bytes] = next_body) -> Any:
                await load(port, 1, 1, next_body)
                told = []
                for n in CLIENTS:
                    used = processor_s(pid)
                    told.append((n, await load(port, n, options.seconds, next_body)))
                    told[-1][1]["CPU ms"] = 1000 * (processor_s(pid) - used) / told[-1][1]["asked"]
                return told

            for clients, told in with_server(kind, home, steps):
                empty.setdefault(clients, told["a second"])
                of = told["a second"] / (alone if name.startswith(DISTINCT) else empty[clients])
                figures = [f"{value:.3g}" for key, value in told.items() if key != "asked"]
                table.add_row(name, str(clients), *figures, f"{of:.0%}")
        console = Console(width=120)
        console.print(table)
        console.print(
            f"the encoder alone, one after another: {alone:.0f} questions a second, {1000 / alone:.1f} ms\n"
            "of it: of the encoder's pace for distinct questions, of the empty route's for the others"
        )
        grown = with_server("1", home, sessions)
        console.print(f"1,000 conversations of one question: {grown:.1f} MB more")
        opened = with_server("1", home, lambda port, pid: streams(port, 1000))
        console.print(", ".join(f"{name} {value:.4g}" for name, value in opened.items()))


if __name__ == "__main__":
    main()
