"""Files that an owner names: ordinary ones, of a size that can be borne, with a name that can be looked up.

A pipe, a device or a folder is refused before it is read: reading it could wait for ever. It refuses to know
what is in the files.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from chatbot.errors import OperatorError

MOST_BYTES = 256 << 20
"""No file may be longer; a run of 1,000 questions with all its passages has about 20 MB."""
_SHOWN = 200  # characters of a name that is too long


def check_path(path: Path) -> None:
    """Raises `OperatorError` for a path that cannot be looked up: too long, or through a folder that is not
    ours. One that is not there is fine."""
    try:
        os.stat(path)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        text = str(path)
        shown = text if len(text) <= _SHOWN else text[:_SHOWN] + " …"
        raise OperatorError(f"{shown} cannot be looked up: {error.strerror}; give another path.") from error


def read_file(path: Path, most_bytes: int = MOST_BYTES) -> bytes:
    """The bytes of an ordinary file, or of one that a link leads to. Raises `OperatorError`, one sentence."""
    # O_NONBLOCK: opening a named pipe would otherwise wait for somebody to write.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
        try:
            found = os.fstat(descriptor)
            if not stat.S_ISREG(found.st_mode):
                what = "a folder" if stat.S_ISDIR(found.st_mode) else "a pipe or a device"
                raise OperatorError(f"{path} cannot be read: it is {what}; give an ordinary file.")
            if found.st_size > most_bytes:
                raise OperatorError(
                    f"{path} has {found.st_size:,} bytes and at most {most_bytes:,} are read; split it."
                )
            with os.fdopen(descriptor, "rb", closefd=False) as file:
                return file.read(most_bytes + 1)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}; check the path.") from error


def read_text(path: Path) -> str:
    """The text of such a file, in UTF-8. Raises `OperatorError`, one sentence."""
    try:
        return read_file(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OperatorError(
            f"{path} is not UTF-8 text: {error.reason} at byte {error.start}; save it as UTF-8."
        ) from error
