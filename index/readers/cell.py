"""A reader in a cell: a child process with limits, for formats whose files can be made to harm who opens
them.

A file may expand a thousandfold, loop, or break the library that parses it. So the bytes go to a child that
may use only so much time and memory, opens no connection, starts no program and writes no file; a finished
transcript comes back, or one sentence why not. Run as `python -m index.readers.cell FORMAT SOURCE`, bytes on
standard input. It refuses to know what the formats are (`formats.py`) and what a résumé is.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from index.errors import SourceRefused
from index.models import Transcript

CPU_LIMIT_S = 120
"""Processor seconds: 300 dense pages take a fifth of it on a slow machine, a résumé a hundredth."""
TIME_LIMIT_S = 240.0
"""Seconds on the clock, for a reader that waits instead of working."""
MEMORY_LIMIT_BYTES = 1_500_000_000
"""Address space, libraries included (PDFium and a page's picture need 400 MB of it)."""
TRANSCRIPT_MAX_BYTES = 64_000_000
"""Of what comes back: the text of the longest document that is read, many times over."""

_FORBIDDEN = (
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.truncate",
    "shutil.rmtree",
)
_TOO_MUCH = "reading it took more {what} than a résumé needs ({limit}), so it was stopped."
_REMEDY = "Export the résumé again from the program it was written in, or give it as plain text (.txt)."


def read_in_cell(format: str, data: bytes, source: str, *, time_limit_s: float = TIME_LIMIT_S) -> Transcript:
    """What the reader of `format` makes of `data`. Raises SourceRefused, whatever happens in the child."""
    root = str(Path(__file__).resolve().parents[2])
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TMPDIR") if name in os.environ}
    try:
        done = subprocess.run(  # noqa: S603 - this interpreter and this package
            [sys.executable, "-P", "-W", "ignore", "-m", "index.readers.cell", format, source],
            env={**kept, "PYTHONPATH": root, "PYTHONIOENCODING": "utf-8", "OMP_NUM_THREADS": "1"},
            input=data,
            capture_output=True,
            timeout=time_limit_s,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        limit = f"{time_limit_s:.0f} s"
        raise SourceRefused(source, _TOO_MUCH.format(what="time", limit=limit), _REMEDY) from error
    except (OSError, ValueError) as error:
        raise SourceRefused(source, f"its reader could not be started ({error}).", "Try again.") from error
    if done.returncode == 0 and len(done.stdout) <= TRANSCRIPT_MAX_BYTES:
        with contextlib.suppress(ValidationError):
            return Transcript.model_validate_json(done.stdout)
    raise _told(source, done.returncode, done.stdout)


def _told(source: str, status: int, said: bytes) -> SourceRefused:
    """The sentence for a child that brought no transcript."""
    if status == 3:
        with contextlib.suppress(ValueError, KeyError, TypeError):
            refusal = json.loads(said)
            return SourceRefused(source, str(refusal["reason"]), str(refusal["remedy"]))
    if status == 4:
        what, limit = "memory", f"{MEMORY_LIMIT_BYTES / 1e9:.1f} GB"
        return SourceRefused(source, _TOO_MUCH.format(what=what, limit=limit), _REMEDY)
    if status in (-24, -9):  # SIGXCPU, and what follows it
        return SourceRefused(source, _TOO_MUCH.format(what="time", limit=f"{CPU_LIMIT_S} s"), _REMEDY)
    return SourceRefused(source, "the file is damaged in a way its reader does not survive.", _REMEDY)


def _close_the_door() -> None:
    """From here on this process may use only so much, reach nothing and write nothing."""
    with contextlib.suppress(ImportError):  # Windows has no such limits; the time limit holds there, too
        import resource

        limits = (
            (resource.RLIMIT_CPU, CPU_LIMIT_S),
            (resource.RLIMIT_AS, MEMORY_LIMIT_BYTES),
            (resource.RLIMIT_FSIZE, 0),
            (resource.RLIMIT_CORE, 0),
        )
        for kind, limit in limits:
            with contextlib.suppress(ValueError, OSError):  # macOS does not limit the address space
                resource.setrlimit(kind, (limit, limit))
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and isinstance(arguments[1], str) and bool(set(arguments[1]) & set("wax+"))
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(f"a reader may not do this: {event}")


def main() -> int:
    """The child: bytes in, transcript or refusal out. 0 read, 3 refused, 4 out of memory, else broken."""
    format, source = sys.argv[1:3]
    data = sys.stdin.buffer.read()
    from index.readers.formats import open_reader

    read = open_reader(format)
    _close_the_door()
    try:
        said = read(data, source).model_dump_json().encode(errors="replace")
    except SourceRefused as refusal:
        said = json.dumps({"reason": refusal.reason, "remedy": refusal.remedy}).encode()
        status = 3
    except MemoryError:
        return 4
    except RecursionError:
        said = json.dumps({"reason": "it is nested too deeply to be a résumé.", "remedy": _REMEDY}).encode()
        status = 3
    else:
        status = 0
    sys.stdout.buffer.write(said)
    sys.stdout.buffer.flush()
    return status


if __name__ == "__main__":
    sys.exit(main())
