"""Kills a builder 200 times at random moments, and once at each named step: no answer may come from a
mixture.

    python tests/torture/index_kill.py [--rounds 200] [--home FOLDER] [--steps-too yes|no] [--control]

Prints counts; status 0 when every state found was wholly the old generation or wholly the new. `--control`
runs a builder that writes over the files in place: it must be found out (status 1), or this script proves
nothing.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index import store  # noqa: E402 - the script is run by its path
from index.build import ensure_index, index_folder  # noqa: E402
from index.embed import HashingEncoder  # noqa: E402
from index.errors import IndexingError  # noqa: E402
from index.search import Index  # noqa: E402

BULLETS = 150  # large enough that writing takes a while


def written(number: int) -> str:
    """A résumé in which every line bears its generation's number."""
    bullets = "\n".join(f"- Built system{line} for generation{number}." for line in range(BULLETS))
    return (
        f"# Ada Example\n\nada@example.org\n\n## Experience\n\n"
        f"**Engineer**, Acme Inc. — 2019 – Present\n\n{bullets}\n\n## Skills\n\nGo, generation{number}\n"
    )


def build(source: Path, home: Path, at: store.AtStep = lambda step: None) -> Index:
    def tell(stage: str, done: int, total: int) -> None:
        if (stage, done) == ("store", 0):
            at("writing")

    return ensure_index(
        [source],
        home,
        show_phone=False,
        show_address=False,
        encoder=HashingEncoder(384),
        progress=tell,
        at=at,
    )


def numbers_in(generation: store.Generation) -> set[str]:
    """Which generations the answers of this one come from."""
    index = Index(generation, HashingEncoder(384))
    hits = [hit for line in range(0, BULLETS, 7) for hit in index.search(f"Built system{line}", limit=3)]
    texts = [*(hit.chunk.text for hit in hits), *(chunk.text for chunk in index.chunks)]
    texts += [bullet.text for position in index.resume.positions for bullet in position.bullets]
    texts += [index.documents[0].text]
    return {word.strip(".,") for text in texts for word in text.split() if word.startswith("generation")}


def child(source: Path, home: Path, stop_at: str, control: bool) -> None:
    """Builds again and again until killed, the source changing each time; or stops at one step and waits."""

    def at(step: str) -> None:
        if step == stop_at:
            print("reached", flush=True)
            time.sleep(0 if step == "writing" else 60)

    print("ready", flush=True)
    while True:
        number = int(source.read_text(encoding="utf-8").rsplit("generation", 1)[1]) + 1
        fresh = source.with_suffix(".new")
        fresh.write_text(written(number), encoding="utf-8")
        os.replace(fresh, source)
        if control:
            write_in_place(source, home, at)
        else:
            build(source, home, at)


def write_in_place(source: Path, home: Path, at: store.AtStep) -> None:
    """The control: the new generation's files written one by one over those in force."""
    with tempfile.TemporaryDirectory() as other:
        made = build(source, Path(other))
        fresh = index_folder([source], Path(other)) / made.generation
        at("writing")
        folder = index_folder([source], home)
        target = folder / (folder / "CURRENT").read_text(encoding="utf-8").strip()
        for file in fresh.iterdir():
            (target / file.name).write_bytes(file.read_bytes())
            at("one file")
        (folder / "CURRENT").write_text(f"{made.generation}\n", encoding="utf-8")
        target.rename(folder / made.generation)


def one_round(
    home: Path, stop_at: str, control: bool, chance: random.Random, hits: Counter[str]
) -> str | None:
    """None for a legal state, else what was found. `hits` counts where the kills landed."""
    source = home / "ada.md"
    if not source.exists():
        source.write_text(written(0), encoding="utf-8")
    build(source, home)
    command = [sys.executable, __file__, "--child", str(source), "--home", str(home), "--stop-at", stop_at]
    builder = subprocess.Popen(
        command + (["--control"] if control else []),
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with builder:
        assert builder.stdout is not None
        builder.stdout.readline()
        if stop_at:
            builder.stdout.readline()
        if stop_at == "writing":
            time.sleep(chance.uniform(0.0, 0.012))
        elif not stop_at:
            time.sleep(chance.uniform(0.0, 0.8))
        os.kill(builder.pid, signal.SIGKILL)
    folder = index_folder([source], home)
    hits["while writing"] += any(folder.glob(".tmp-*")) or any(folder.glob("CURRENT.tmp-*"))
    try:
        found = numbers_in(store.open_current(index_folder([source], home)))
    except IndexingError as error:
        return f"{type(error).__name__}: {error}"
    newest = int(source.read_text(encoding="utf-8").rsplit("generation", 1)[1])
    legal = [{f"generation{newest}"}, {f"generation{newest - 1}"}]
    hits["old in force" if found == legal[1] else "new in force"] += 1
    if found not in legal:
        return f"answers from {sorted(found)}, the newest source is generation{newest}"
    mended = build(source, home)
    if mended.notices or f"generation{newest}." not in mended.documents[0].text:
        return f"the next build did not go through: {mended.notices}"
    return None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--steps-too", choices=("yes", "no"), default="yes")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--control", action="store_true")
    parser.add_argument("--child", type=Path)
    parser.add_argument("--stop-at", default="")
    options = parser.parse_args()
    if options.child:
        child(options.child, options.home, options.stop_at, options.control)
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as scratch:
        home = options.home or Path(scratch)
        home.mkdir(parents=True, exist_ok=True)
        steps = list(store.STEPS) if options.steps_too == "yes" else []
        if options.control:
            steps = ["one file"]  # certain to be torn, so that the verdict does not hang on luck
        # Every second kill anywhere in a build, the others aimed at the few milliseconds in which it writes.
        chances = [("", "writing")[number % 2] for number in range(options.rounds)]
        illegal = []
        hits: Counter[str] = Counter()
        for number, step in enumerate([*steps, *chances], start=1):
            found = one_round(home, step, options.control, chance, hits)
            if found is not None:
                illegal.append(f"round {number}{f' at {step}' if step else ''}: {found}")
    rounds = len(steps) + options.rounds
    print("\n".join(illegal))
    print(f"{rounds - len(illegal)}/{rounds} legal states ({len(steps)} at named steps);", dict(hits))
    return 1 if illegal else 0


if __name__ == "__main__":
    sys.exit(main())
