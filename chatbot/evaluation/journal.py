"""Runs on disk: a folder that grows an answer at a time, or one JSON file with all of it.

    <run>/run.json         manifest, items, sources: written first, whole
    <run>/responses.jsonl  one response a line, each on disk before the next is asked for

A kill or a full disk loses no finished item: a last line cut short is dropped when the run goes on. It
refuses to know how a response came about.
"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from chatbot.errors import OperatorError, OutsideError
from chatbot.evaluation.given import read_file
from chatbot.evaluation.models import SCHEMA_VERSION, Item, Response, Run
from chatbot.settings import in_plain_words
from index.disk import builder_lock, write_durably
from index.errors import StateUnwritable

RUNS = "eval"
"""Folder of the runs in the state folder."""
_HEAD, _ANSWERS, _LOCK = "run.json", "responses.jsonl", "lock"


class Journal:
    """The folder of one run, open for answers. Safe to append to from several threads."""

    def __init__(self, folder: Path, run: Run) -> None:
        self.folder = folder
        self.run = run
        self._lock = threading.Lock()
        self._file: IO[bytes] | None = None
        self._alone = ExitStack()

    def _hold(self) -> None:
        """Keeps other processes from going on with this run, until `close` or the end of this one."""
        try:
            self._alone.enter_context(builder_lock(self.folder / _LOCK, timeout_s=0))
        except StateUnwritable as error:
            raise OperatorError(
                f"The run {self.folder.name} is under way in another process; wait for it, or end it."
            ) from error
        except OSError as error:
            raise _unwritable(self.folder / _LOCK, error, self.folder.name) from error

    @classmethod
    def begin(cls, home: Path, run: Run) -> Journal:
        """A new folder for a run without answers. Raises `OutsideError` when it cannot be written."""
        folder = home / RUNS / run.manifest.run
        try:
            folder.mkdir(parents=True)
            write_durably(
                folder / _HEAD,
                run.model_dump_json(exclude={"responses", "scored", "summary", "comparison"}).encode(),
            )
        except OSError as error:
            if not isinstance(error, FileExistsError):  # that one is another's
                shutil.rmtree(folder, ignore_errors=True)  # a cut run would be the latest
            raise OutsideError(
                f"The run cannot be kept in {folder}: {error.strerror}; make room or set RESUME_CHATBOT_HOME."
            ) from error
        journal = cls(folder, run)
        journal._hold()
        return journal

    @classmethod
    def resume(cls, folder: Path) -> Journal:
        """The folder of a run that was stopped; a line that was cut short is taken away. Raises
        `OperatorError` for a run that is a single file, and `OutsideError` when it cannot be mended."""
        if folder.is_file():
            raise OperatorError(f"{folder} is a report of a run; to go on with one, give its name or folder.")
        journal = cls(folder, read_run(folder))
        journal._hold()
        # again: what another process has answered before it let go is not asked once more
        journal.run = read_run(folder)
        path = folder / _ANSWERS
        if path.exists():
            whole = path.read_bytes()
            kept = whole[: whole.rfind(b"\n") + 1]
            if len(kept) < len(whole):
                try:
                    os.truncate(path, len(kept))
                except OSError as error:
                    raise _unwritable(path, error, folder.name) from error
        return journal

    def append(self, *responses: Response) -> None:
        """Keeps responses; they are on disk when this returns. Raises `OutsideError` when they cannot be."""
        line = b"".join(one.model_dump_json(exclude_none=True).encode() + b"\n" for one in responses)
        with self._lock:
            try:
                if self._file is None:
                    self._file = (self.folder / _ANSWERS).open("ab", buffering=0)
                before = os.fstat(self._file.fileno()).st_size
                try:
                    written = self._file.write(line)
                    while written < len(line):  # a full disk takes what still fits, and then says why
                        written += self._file.write(line[written:])
                    os.fsync(self._file.fileno())
                except OSError:
                    os.truncate(self._file.fileno(), before)
                    raise
            except OSError as error:
                raise _unwritable(self.folder / _ANSWERS, error, self.folder.name) from error

    def close(self) -> None:
        """Nothing is lost without it; a later `append` opens the file again."""
        with self._lock:
            if self._file is not None:
                self._file.close()
                self._file = None
            self._alone.close()


def _unwritable(path: Path, error: OSError, run: str) -> OutsideError:
    return OutsideError(
        f"{path} cannot be written: {error.strerror}; the answers so far are kept. Make room, then: "
        f"resume-chatbot eval run --continue {run}"
    )


def read_run(path: Path) -> Run:
    """A run from its folder or its JSON file. Raises `OperatorError` with the remedy."""
    try:
        if path.is_dir():
            if not (path / _HEAD).exists():
                raise OperatorError(
                    f"The run {path} cannot be read: it holds no {_HEAD}; give its folder, or the file "
                    "of -o NAME.json."
                )
            head = Run.model_validate_json(read_file(path / _HEAD))
            answers = path / _ANSWERS
            lines = read_file(answers).split(b"\n")[:-1] if answers.exists() else []
            responses = tuple(Response.model_validate_json(line) for line in lines if line.strip())
            run = head.model_copy(update={"responses": responses})
        else:
            run = Run.model_validate_json(read_file(path))
        _check_whole(run, path)
        return run
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join(str(part) for part in first["loc"]) or "the file"
        if first["type"] == "extra_forbidden":
            raise OperatorError(
                f"{path} was written by another version of this program, which knew {field}; make the run "
                "again: resume-chatbot eval run"
            ) from error
        raise OperatorError(
            f"{path} is not a run ({field}: {in_plain_words(first)}); give a run's folder, or the file of "
            "-o NAME.json."
        ) from error


def _check_whole(run: Run, path: Path) -> None:
    """Raises `OperatorError` for a run that this program did not write so: a newer one, or a hand, did."""
    newest = max([run.manifest.schema_version, *(item.schema_version for item in run.items)])
    if newest > SCHEMA_VERSION:
        raise OperatorError(
            f"{path} was written by a newer version of this program (schema {newest}, this one knows "
            f"{SCHEMA_VERSION}); update it: pip install --upgrade resume-chatbot"
        )
    held = [item.id for item in run.items]
    named = [key for record in run.manifest.sets for key in record.items]
    if sorted(held) != sorted(named) or len(set(held)) < len(held):
        why = "its sets do not name each of its questions once"
    elif len({(one.id, one.attempt) for one in run.responses}) < len(run.responses):
        why = "it holds two answers to one attempt"
    else:
        return
    raise OperatorError(
        f"{path} is damaged, or was edited: {why}; make the run again: resume-chatbot eval run"
    )


def find_run(name: str, home: Path) -> Path:
    """The run meant by a path, by its name in the state folder, or by 'latest'. Raises `OperatorError`."""
    runs = home / RUNS
    there = sorted(each.name for each in runs.glob("*") if (each / _HEAD).is_file()) if runs.is_dir() else []
    if name == "latest" and there:
        return runs / there[-1]
    if name in there:
        return runs / name
    if Path(name).exists():
        return Path(name)
    known = (
        f"the latest are {', '.join(there[-3:])}" if there else "there is none yet: resume-chatbot eval run"
    )
    raise OperatorError(f"There is no run {name}; {known}.")


def unanswered(run: Run) -> list[tuple[Item, int]]:
    """(item, attempt) pairs that no response is kept for, in order; a failed one counts as answered."""
    done = {(response.id, response.attempt) for response in run.responses}
    return [
        (item, attempt)
        for attempt in range(run.manifest.repeat)
        for item in run.items
        if (item.id, attempt) not in done
    ]


def in_order(responses: Iterable[Response], run: Run) -> tuple[Response, ...]:
    """Responses as the items stand, attempt by attempt; the first one that came stays first among equals."""
    place = {item.id: number for number, item in enumerate(run.items)}
    return tuple(sorted(responses, key=lambda one: (one.attempt, place.get(one.id, len(place)))))
