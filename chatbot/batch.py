"""Many questions from a file, one answer a line: `ask --batch`, the contract of outside measurements.

A row is `{"id", "turns": [earlier visitor messages…, the question]}`; its answer, in the same order, is
`{"id", …answer object…}`. Every row is checked before the first is answered, and an output file appears whole
or not at all. It refuses to know how an answer is made.
"""

from __future__ import annotations

import json
import os
import re
import stat
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any, Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from chatbot.errors import OperatorError
from chatbot.models import Turn
from chatbot.settings import in_plain_words


class Answering(Protocol):
    """The part of a `Bot` that a conversation needs."""

    def turn(self, message: str, history: Sequence[Turn] = ()) -> Turn: ...


class Row(BaseModel):
    """One conversation of a batch. Keys beside these are the caller's own (a category, a reference) and stay
    unread: the one input that may carry more than we know."""

    model_config = ConfigDict(frozen=True, strict=True)

    id: str | int
    turns: tuple[str, ...] = Field(min_length=1, strict=False)

    @field_validator("id")
    @classmethod
    def _writable(cls, value: str | int) -> str | int:
        """The id is written back as it came; half a character (a lone surrogate) cannot be written at all."""
        if isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value):
            raise ValueError("it holds half a character (a lone surrogate), which no file can hold")
        return value


def converse(bot: Answering, turns: Sequence[str]) -> Turn:
    """The last of `turns` answered, the earlier ones replayed before it as the same visitor's."""
    history: list[Turn] = []
    for message in turns:
        history.append(bot.turn(message, history))
    return history[-1]


def read_rows(path: Path) -> tuple[Row, ...]:
    """The rows of a batch file; blank lines do not count.

    Raises `OperatorError` naming file, line and field.
    """
    rows = []
    for number, line in enumerate(_read_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            rows.append(Row.model_validate(_parsed(line)))
        except _NotJson as error:
            raise OperatorError(
                f'{path}, line {number} is not JSON: {error}; each line is {{"id": …, "turns": […]}}.'
            ) from error
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            # A union names its branch after the field ("id.str"); the field is what the reader knows.
            field = ".".join(str(part) for part in first["loc"] if part not in {"str", "int"})
            where = f"field `{field}`" if field else "the whole line"
            raise OperatorError(
                f"{path}, line {number}, {where}: {in_plain_words(first)}; "
                f'each line is {{"id": …, "turns": ["earlier message", "question"]}}.'
            ) from error
    if not rows:
        raise OperatorError(f'{path} holds no questions; each line is {{"id": …, "turns": ["question"]}}.')
    return tuple(rows)


def read_messages(path: Path) -> tuple[str, ...]:
    """Earlier visitor messages, oldest first: a JSON list of texts, or one JSON text a line."""
    text = _read_text(path)
    try:
        messages: Any = _parsed(text)
        if isinstance(messages, str):  # a file of one line reads as either
            messages = [messages]
    except _NotJson:
        messages = []
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                messages.append(_parsed(line))
            except _NotJson as error:
                raise OperatorError(
                    f"{path}, line {number} is not JSON: {error}; write a JSON list of messages, "
                    "or one message a line, each in double quotes."
                ) from error
    if not isinstance(messages, list) or not all(isinstance(message, str) for message in messages):
        raise OperatorError(
            f'{path} is not a list of earlier messages; write ["first message", "second message"].'
        )
    return tuple(messages)


def answer_rows(
    bot: Answering, rows: Iterable[Row], progress: Callable[[int], None] = lambda done: None
) -> Iterator[str]:
    """One JSON line a row, in order. The row's id takes the place of the answer's own."""
    for done, row in enumerate(rows, start=1):
        answer = converse(bot, row.turns).answer.model_dump(mode="json")
        yield json.dumps(answer | {"id": row.id}, ensure_ascii=False)
        progress(done)


def check_output(output: Path, batch: Path) -> None:
    """Raises `OperatorError` if the answers to `batch` must not go to `output`: before the first is made."""
    if output.is_dir():
        raise OperatorError(f"{output} is a folder; give --output the name of a file in it.")
    with suppress(OSError):  # one that does not exist yet is no other file
        # A terminal may be both ends; only a file would be lost.
        if output.is_file() and output.samefile(batch):
            raise OperatorError(f"{output} is the --batch file itself; choose another --output.")


def write_whole(path: Path, lines: Iterable[str]) -> None:
    """Writes `lines` beside `path` and moves them there when the last is on disk: `path` is old or complete.

    A link stays, its target is written. What is no file (a pipe, a device, our own stdout) cannot be replaced
    and gets each line as it comes. Raises `OperatorError` if it cannot be written.
    """
    try:
        stream = _stream(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    if stream is not None:
        _write_along(stream, path, lines)
        return
    target = Path(os.path.realpath(path))
    if target.is_symlink():
        raise OperatorError(f"{path} is a link that leads back to itself; choose another --output.")
    try:
        # In the same folder, so that the move is a rename and not a copy.
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
    except OSError as error:
        raise _unwritable(path, error) from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            for line in lines:
                with _told(path):
                    file.write(line + "\n")
            with _told(path):
                file.flush()
                os.fsync(file.fileno())
        with _told(path):
            # mkstemp makes it private; a result is an ordinary file, or as private as the one it replaces.
            mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask()
            os.chmod(name, mode)
            os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def _write_along(stream: IO[str], path: Path, lines: Iterable[str]) -> None:
    """Each line as soon as it is made. `BrokenPipeError` is the door's: a reader that went away."""
    try:
        for line in lines:
            with _told(path):
                stream.write(line + "\n")
                stream.flush()
    finally:
        with suppress(OSError):
            stream.close()


def _stream(path: Path) -> IO[str] | None:
    """An open stream if `path` must be written along: not a regular file, or one this process was given open.

    `/dev/stdout` names whatever the shell put there, perhaps a file that others append to: opening it by its
    name would start at its beginning, and replacing it would throw away what it holds.
    """
    named = re.fullmatch(r"/(?:dev|proc/self)/fd/(\d{1,6})", str(path))
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return None
    for descriptor in (1, 2, *([int(named[1])] if named else [])):
        with suppress(OSError):  # not open
            if os.path.samestat(found, os.fstat(descriptor)):
                return os.fdopen(os.dup(descriptor), "w", encoding="utf-8", newline="\n")
    if stat.S_ISREG(found.st_mode):
        return None
    return path.open("w", encoding="utf-8", newline="\n")


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turns a failure to write into one sentence. Never around `next(lines)`: their failures are not ours."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> OperatorError:
    return OperatorError(f"{path} cannot be written: {error.strerror}; choose another --output.")


def _umask() -> int:
    """The process's umask; the only portable way to read it is to set it."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _read_text(path: Path) -> str:
    """The text of an owner's file. Raises `OperatorError` with the remedy."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}; check the path.") from error
    except UnicodeDecodeError as error:
        raise OperatorError(
            f"{path} is not UTF-8 text: {error.reason} at byte {error.start}; save it as UTF-8."
        ) from error


class _NotJson(ValueError):
    """Why a text is no JSON that can be read, in a few words."""


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise _NotJson(error.msg) from error
    except RecursionError as error:
        raise _NotJson("it is nested too deeply") from error
    except ValueError as error:  # Python refuses to read a number of thousands of digits
        raise _NotJson("it holds a number that is too long") from error
