"""This program over the same seeds: every warm figure is a complete answer with its citations.

Run by `run.py` as a child process; prints one JSON object of timings.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from tests.bench.memory import peak_mb


def main(started: float, seeds: Path, questions: list[str], home: Path) -> dict[str, object]:
    from chatbot.bot import open_bot
    from chatbot.settings import load_settings

    bot = open_bot(load_settings(seeds=seeds, home=home))
    cited = bool(bot.turn(questions[0]).answer.citations)
    first_s = time.time() - started
    warm_ms = []
    for question in questions[1:]:
        before = time.perf_counter()
        cited += bool(bot.turn(question).answer.citations)
        warm_ms.append((time.perf_counter() - before) * 1000)
    return {"first_s": first_s, "warm_ms": warm_ms, "peak_mb": peak_mb(), "cited": int(cited)}


if __name__ == "__main__":
    _, begun, folder, asked, state = sys.argv
    print(json.dumps(main(float(begun), Path(folder), json.loads(asked), Path(state))))
