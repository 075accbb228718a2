"""Damages résumés at random and reads each the way an owner's file is read: whatever the file, the laws hold.

    python tests/torture/reader_fuzz.py [--rounds 300] [--seed 0] [--format F] [--control]
    python tests/torture/reader_fuzz.py --replay PATH

It ends in time, in a typed résumé or in one clear sentence; two processes read the same; and what was read
obeys the laws of `laws.py`. Two readers in processes of their own read each file at once, with different hash
seeds, so that a hung, a lost and a moody one are seen from outside. Prints a table by format; what fails is
kept, with the command that reads it again; status 1 when anything failed. `--control` plants readers that
each break one law: all must be found out (status 1), or this script proves nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import io
import json
import os
import resource
import selectors
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import IO, Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.errors import SourceRefused  # noqa: E402 - the script is run by its path
from index.models import Reading, ReadingWarning  # noqa: E402
from index.readers.cell import CPU_LIMIT_S, TIME_LIMIT_S  # noqa: E402
from index.readers.formats import recognise  # noqa: E402
from index.resume import read_sources  # noqa: E402
from tests.torture.damage.sample import FORMATS, PHONES, SUFFIXES, Sample, Samples  # noqa: E402
from tests.torture.laws import broken_laws, broken_sentence, broken_show  # noqa: E402
from tests.torture.recipes import Recipe, draw_recipe, gather_samples, make_file  # noqa: E402

MEMORY_LIMIT_BYTES = 2_500_000_000  # address space of the process that reads, libraries included
SLOW_S = 60.0  # processor seconds of what no limit holds: reading text, typing, withholding, cutting, twice
START_LIMIT_S = 120.0
GRACE_S = 30.0  # above the limit of the cell: the rest of the reading, on a busy machine
BESIDE = 0.15  # share of files that are read in a folder with a good one
ENDINGS = {format: suffix for suffix, format in SUFFIXES.items()}
_STOPPED = ("more time than", "more memory than")
_BROKEN = "damaged in a way its reader does not survive"
Reader = Callable[[Path], Reading]


# -- a reader in a process of its own


def read_file(path: Path) -> Reading:
    return read_sources([path])


def judge(path: Path, read: Reader) -> dict[str, Any]:
    """Reads a file and looks at the outcome: kind, laws broken, and a digest to compare with another
    reading."""
    began, worked_s = time.monotonic(), time.process_time()
    try:
        outcome: Reading | SourceRefused = read(path)
    except SourceRefused as refusal:
        outcome = refusal
    except Exception as error:  # each is a finding
        return {
            "kind": "failed",
            "broken": [f"unnamed: {_where(error)}"],
            "digest": repr(error),
            "took_s": 0.0,
        }
    try:
        if isinstance(outcome, SourceRefused):
            kind, content = _kind_of(outcome), str(outcome)
            files = sorted(path.iterdir()) if path.is_dir() else [path]
            broken = [*broken_sentence(outcome, [file.name for file in files])]
            broken += [
                told for file in files if file.name == outcome.source for told in _broken_cell(file, outcome)
            ]
        else:
            kind, content = "read", outcome.model_dump_json()
            broken = list(broken_laws(outcome))
        if (worked_s := time.process_time() - worked_s) > SLOW_S:
            broken.append(f"slow: {worked_s:.0f} s of work outside the cell")
        broken += broken_show(path, outcome)
    except Exception as error:
        kind, content, broken = "failed", repr(error), [f"unnamed: {_where(error)}"]
    digest = hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()
    took_s = round(time.monotonic() - began, 2)
    return {"kind": kind, "broken": broken[:5], "digest": digest, "took_s": took_s}


def _kind_of(refusal: SourceRefused) -> str:
    return "stopped" if any(words in refusal.reason for words in (*_STOPPED, _BROKEN)) else "refused"


def _broken_cell(path: Path, refusal: SourceRefused) -> Iterator[str]:
    """The traceback behind a refusal that only says that the reader did not survive: the reader's own
    mistake. The library it stands on may well have died of the file."""
    if _BROKEN not in refusal.reason:
        return
    data = path.read_bytes()
    format = recognise(data, path.suffix).format
    command = [sys.executable, "-W", "ignore", "-m", "index.readers.cell", str(format), path.name]
    done = subprocess.run(
        command, input=data, capture_output=True, cwd=ROOT, timeout=TIME_LIMIT_S, check=False
    )
    if done.returncode >= 0:
        told = done.stderr.decode("utf-8", "replace").strip().split("\n")
        place = next((line.strip() for line in reversed(told) if line.startswith("  File")), "")
        yield f"unnamed: status {done.returncode} in the cell: {told[-1][:200]} ({place})"


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if ROOT.as_posix() in frame.filename] or list(frames)
    last = ours[-1]
    return (
        f"{type(error).__name__}: {str(error)[:200]} ({Path(last.filename).name}:{last.lineno} {last.name})"
    )


def be_reader(planted: str) -> None:
    """The child: a path a line in, a judgement a line out."""
    with contextlib.suppress(ValueError, OSError):  # macOS does not limit the address space
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT_BYTES, MEMORY_LIMIT_BYTES))
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever is printed is no answer
    read = PLANTED.get(planted, read_file)
    answers.write("{}\n")  # ready: from here on the time is the reading's
    answers.flush()
    for line in sys.stdin:
        answers.write(json.dumps(judge(Path(line.rstrip("\n")), read)) + "\n")
        answers.flush()


class Child:
    """A reader's process, started again when it was lost."""

    def __init__(self, hash_seed: int, planted: str = "") -> None:
        self.command = [sys.executable, str(Path(__file__)), "--reader", planted]
        self.environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed), "NO_COLOR": "1", "COLUMNS": "100"}
        self.process: subprocess.Popen[bytes] | None = None
        self.said: IO[bytes] = io.BytesIO()

    def ask(self, path: Path) -> None:
        if self.process is None:
            self.said = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the process is stopped
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self.said,
                env=self.environment,
                start_new_session=True,
            )
            self.answer(time.monotonic() + START_LIMIT_S)
        if self.process is None:
            raise RuntimeError("A reader's process does not start; see why: " + shlex.join(self.command))
        assert self.process.stdin is not None
        with contextlib.suppress(BrokenPipeError):  # told by the answer that does not come
            self.process.stdin.write(f"{path}\n".encode())
            self.process.stdin.flush()

    def answer(self, until: float) -> dict[str, Any]:
        """What it found; or that it was lost, with what it said."""
        assert self.process is not None
        assert self.process.stdout is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            ready = selector.select(max(0.0, until - time.monotonic()))
        line = self.process.stdout.readline() if ready else b""
        if line:
            answer: dict[str, Any] = json.loads(line)
            return answer
        if ready:  # the end of what it says: it is ending
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(GRACE_S)
        status = self.process.poll()
        said = self.stop().decode("utf-8", "replace").strip().split("\n")[-1][:300]
        told = (
            "time: it did not end in time"
            if not ready
            else f"lost: the process that reads ended ({status}): {said}"
        )
        return {"kind": "failed", "broken": [told], "digest": told, "took_s": 0.0}

    def stop(self) -> bytes:
        """Ends it, and the cell in which it reads; returns what it said on standard error."""
        if self.process is None:
            return b""
        if self.process.poll() is None:  # else its number may be another's by now; its cell ends by itself
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.communicate()
        self.process = None
        self.said.seek(0)
        with self.said:
            return self.said.read()


@dataclass
class Pair:
    """Two readers that know nothing of each other."""

    planted: str = ""
    limit_s: float = TIME_LIMIT_S + GRACE_S
    children: list[Child] = field(default_factory=list)

    def __enter__(self) -> Pair:
        self.children = [Child(seed, self.planted) for seed in (1, 2)]
        return self

    def __exit__(self, *_: object) -> None:
        for child in self.children:
            child.stop()

    def judge(self, path: Path) -> dict[str, Any]:
        for child in self.children:
            child.ask(path)
        until = time.monotonic() + self.limit_s
        one, other = (child.answer(until) for child in self.children)
        broken = list(dict.fromkeys([*one["broken"], *other["broken"]]))
        if one["digest"] != other["digest"] and not broken:
            broken.append("same: two processes read it differently")
        worse = max(
            (one, other), key=lambda found: ("read", "refused", "stopped", "failed").index(found["kind"])
        )
        return {"kind": worse["kind"], "broken": broken, "took_s": max(one["took_s"], other["took_s"])}


# -- the control: readers that each break one law


def _shifted(path: Path) -> Reading:
    """The name is said to stand one letter further on."""
    return _with_name_at(read_file(path), start=1, end=1, line=0)


def _misled(path: Path) -> Reading:
    """The name is said to stand on another line."""
    return _with_name_at(read_file(path), start=0, end=0, line=1)


def _with_name_at(reading: Reading, **moved: int) -> Reading:
    name = reading.resume.name
    assert name is not None
    span = name.span.model_copy(update={key: getattr(name.span, key) + by for key, by in moved.items()})
    named = reading.resume.model_copy(update={"name": name.model_copy(update={"span": span})})
    return reading.model_copy(update={"resume": named})


def _rambling(path: Path) -> Reading:
    """A warning is no sentence."""
    warning = ReadingWarning(code="odd", message="Something\nis odd.\n", source=path.name)
    return read_file(path).model_copy(update={"warnings": (warning,)})


def _telling(path: Path) -> Reading:
    """A phone number is also kept where no policy looks for one."""
    reading = read_file(path)
    document = reading.documents[0]
    noted = document.model_copy(update={"text": f"{document.text}\n{PHONES[0]} \n", "sha256": PHONES[0]})
    return reading.model_copy(update={"documents": (noted,)})


def _moody(path: Path) -> Reading:
    """What it says hangs on the order of a set."""
    reading = read_file(path)
    coverage = 0.5 + int(hash("any word") % 1000) / 10_000
    return reading.model_copy(update={"coverage": coverage})


def _unnamed(path: Path) -> Reading:
    raise KeyError(path.name)


def _hung(path: Path) -> Reading:
    time.sleep(3600)
    raise AssertionError("never reached")


def _lost(path: Path) -> Reading:
    os.abort()


def _babbling(path: Path) -> Reading:
    raise SourceRefused(path.name, 'Traceback (most recent call last):\n  File "reader.py"', "")


PLANTED: dict[str, Reader] = {
    "span": _misled,
    "says": _shifted,
    "warning": _rambling,
    "phone": _telling,
    "same": _moody,
    "unnamed": _unnamed,
    "time": _hung,
    "lost": _lost,
    "sentence": _babbling,
}
"""By the law that each must be found to break."""


def found_out() -> bool:
    """Whether each planted reader is found out on a good file, and the true one is not."""
    path = ROOT / "tests" / "collection" / "dev" / "electrician" / "resume.md"
    all_found = True
    for law in ("", *PLANTED):
        with Pair(law, limit_s=2.0 if law == "time" else 60.0) as pair:
            broken = pair.judge(path)["broken"]
        seen = {told.partition(":")[0] for told in broken}
        right = law in seen if law else not broken
        all_found = all_found and right
        verdict = ("found out" if law else "clean") if right else "MISSED"
        print(f"{law or '(none)':10} {verdict}: {broken[:1]}")
    return all_found


# -- the run


def fuzz(options: argparse.Namespace) -> int:
    samples = gather_samples(hostile=True)
    formats = [options.format] if options.format else list(FORMATS)
    rows = {format: Row() for format in formats}
    chance = Random(options.seed)
    print(f"{options.rounds} files, seed {options.seed}", flush=True)
    folder: Path | None = options.failures
    kept: list[Path] = []
    with tempfile.TemporaryDirectory(prefix="reader-fuzz-") as scratch, Pair() as pair:
        for number in range(options.rounds):
            recipe = draw_recipe(formats[number % len(formats)], chance, samples)
            case = _Case(Path(scratch) / f"{options.seed}-{number:05d}", recipe, samples)
            if chance.random() < BESIDE:
                case.put_beside(chance.choice(samples[chance.choice(FORMATS)]))
            found = pair.judge(case.make(recipe))
            rows[recipe.format].count(found)
            if found["broken"]:
                folder = folder or Path(tempfile.mkdtemp(prefix="reader-fuzz-"))
                kept.append(case.keep(pair, found["broken"][0], folder))
                print(f"{kept[-1].name} ({case})", *found["broken"], sep="\n    ", flush=True)
            case.clear()
            if sys.stderr.isatty():
                print(f"\r{number + 1}/{options.rounds}", end="", file=sys.stderr)
    print(f"\n{'format':10}{'files':>7}{'read':>7}{'refused':>9}{'stopped':>9}{'failures':>10}   slowest")
    for format, row in rows.items():
        print(row.line(format))
    print(f"{'all':10}{sum(row.kinds.total() for row in rows.values()):>7}")
    print(f"(stopped: by the limits of the cell, {CPU_LIMIT_S} s, or by the death of a library in it)")
    if kept:
        print(f"{len(kept)} failing files are kept in {folder}; each is read again by its name, e.g.:")
        print(f"    {shlex.join([sys.executable, os.path.relpath(__file__), '--replay', str(kept[0])])}")
    return 1 if kept else 0


@dataclass
class Row:
    """One format's line of the table."""

    kinds: Counter[str] = field(default_factory=Counter)
    failures: int = 0
    slowest_s: float = 0.0

    def count(self, found: dict[str, Any]) -> None:
        self.kinds[found["kind"]] += 1
        self.failures += bool(found["broken"])
        self.slowest_s = max(self.slowest_s, found["took_s"])

    def line(self, format: str) -> str:
        counts = (self.kinds.total(), self.kinds["read"], self.kinds["refused"], self.kinds["stopped"])
        figures = "".join(f"{count:>{width}}" for count, width in zip(counts, (7, 7, 9, 9), strict=True))
        return f"{format:10}{figures}{self.failures:>10}{self.slowest_s:>9.1f}s"


class _Case:
    """One damaged file, alone or in a folder beside a good one."""

    def __init__(self, path: Path, recipe: Recipe, samples: Samples) -> None:
        self.recipe, self.samples = recipe, samples
        self.path = self.file = path.with_suffix(ENDINGS[recipe.format])
        self.companion = ""
        self.again = True

    def __str__(self) -> str:
        sample = self.samples[self.recipe.format][self.recipe.sample].name
        beside = f", beside {self.companion}" if self.companion else ""
        return f"{self.recipe}; of {sample}{beside}" + ("" if self.again else "; not seen again")

    def put_beside(self, sample: Sample) -> None:
        self.companion = sample.name
        self.path = self.path.with_suffix("")
        self.path.mkdir()
        self.file = self.path / self.file.name
        (self.path / f"sample{ENDINGS[sample.format]}").write_bytes(sample.data)

    def make(self, recipe: Recipe) -> Path:
        """Writes the file; returns what is to be read."""
        self.file.write_bytes(make_file(recipe, self.samples))
        return self.path

    def keep(self, pair: Pair, told: str, folder: Path) -> Path:
        """Leaves out the steps that this failure does not need, and puts what is left into the folder."""
        law = told.partition(":")[0]
        self.again = self._breaks(law, self.recipe, pair)
        for number in reversed(range(len(self.recipe.steps) if self.again else 0)):
            if self._breaks(law, fewer := self.recipe.without(number), pair):
                self.recipe = fewer
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / self.path.name
        if self.make(self.recipe).is_dir():
            shutil.copytree(self.path, target, dirs_exist_ok=True)
        else:
            shutil.copyfile(self.path, target)
        return target

    def _breaks(self, law: str, recipe: Recipe, pair: Pair) -> bool:
        return any(told.startswith(f"{law}:") for told in pair.judge(self.make(recipe))["broken"])

    def clear(self) -> None:
        if self.path.is_dir():
            shutil.rmtree(self.path)
        else:
            self.path.unlink()


def replay(path: Path) -> int:
    with Pair() as pair:
        found = pair.judge(path.resolve())
    print(f"{path.name}: {found['kind']} in {found['took_s']} s")
    print("\n".join(found["broken"]) or "no law is broken")
    return 1 if found["broken"] else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=300, help="files, in turn over the formats")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--format", choices=FORMATS)
    parser.add_argument("--failures", type=Path, help="where failing files are kept (default: a new folder)")
    parser.add_argument("--replay", type=Path, metavar="PATH", help="judge one file or folder, and no other")
    parser.add_argument("--control", action="store_true", help="plant readers that break the laws")
    parser.add_argument("--reader", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.reader is not None:
        be_reader(options.reader)
        return 0
    if options.replay:
        return replay(options.replay)
    if options.control:
        return 1 if found_out() else 0
    return fuzz(options)


if __name__ == "__main__":
    sys.exit(main())
