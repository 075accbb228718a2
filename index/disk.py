"""Files that are whole or absent: durable writes, checked reads, checksums, one builder at a time.

It refuses to know what is in the files. Every failure of the disk becomes `StateUnwritable`, every file that
is not what it was becomes `IndexDamaged`.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from index.errors import IndexDamaged, StateUnwritable
from index.models import FileRecord

_CHUNK = 1 << 20


def sha256_of(path: Path) -> str:
    """Hex digest of a file's bytes, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
    return digest.hexdigest()


def record_of(name: str, data: bytes) -> FileRecord:
    return FileRecord(name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))


def write_durably(path: Path, data: bytes) -> None:
    """A new file, on the disk when this returns (fsync). Its folder still needs `sync_folder`."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_file(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Makes renames inside `path` durable; a no-op where folders cannot be opened (Windows)."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_durably(path: Path, data: bytes) -> None:
    """`path` holds the old bytes or the new ones at every moment, whatever happens to this process."""
    fresh = path.with_name(f"{path.name}.tmp-{os.getpid()}")
    fresh.unlink(missing_ok=True)
    try:
        write_durably(fresh, data)
        os.replace(fresh, path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def read_regular(path: Path, max_bytes: int) -> bytes:
    """The bytes of a regular file that is no link and no longer than `max_bytes`; else `IndexDamaged`."""
    name = f"{path.parent.name}/{path.name}"
    # O_NONBLOCK: a named pipe put in the place of a file would otherwise block the reader for ever.
    flags = (
        os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        if path.is_symlink():
            raise IndexDamaged(f"{name} is a symbolic link.")
        descriptor = os.open(path, flags)
    except FileNotFoundError:
        raise IndexDamaged(f"{name} is missing.") from None
    except OSError as error:
        raise IndexDamaged(f"{name} cannot be read ({_reason(error)}).") from error
    try:
        # Before a file object is made of it: Python refuses to make one of a folder.
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise IndexDamaged(f"{name} is not a regular file.")
        if found.st_size > max_bytes:
            raise IndexDamaged(f"{name} is longer than it should be ({found.st_size} bytes).")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(max_bytes + 1)
    except OSError as error:
        raise IndexDamaged(f"{name} cannot be read ({_reason(error)}).") from error
    finally:
        os.close(descriptor)


def remove_folder(path: Path) -> None:
    """Removes a folder (or a link in its place) as far as it can; what stays is tried again at the next
    build."""
    if path.is_symlink() or path.is_file():
        path.unlink(missing_ok=True)
    else:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def unwritable_told(folder: Path) -> Iterator[None]:
    """Turns failures of the disk under `folder` into `StateUnwritable`: what happened, and what mends it."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            message = (
                f"The disk that holds {folder} is full; nothing was changed. "
                "Free some space and run `resume-chatbot index` again."
            )
        else:
            message = (
                f"{folder} cannot be written ({_reason(error)}); nothing was changed. "
                "Make it writable, or set RESUME_CHATBOT_HOME to a folder that is."
            )
        raise StateUnwritable(message) from error


@contextmanager
def builder_lock(
    path: Path, timeout_s: float = 600.0, clock: Callable[[], float] = time.monotonic
) -> Iterator[None]:
    """Holds `path` for one builder; the others wait. The system lets go of it when its holder dies."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        deadline = clock() + timeout_s
        while not _try_lock(descriptor):
            if clock() >= deadline:
                raise StateUnwritable(
                    f"Another process has been building in {path.parent} for {timeout_s:.0f} s. "
                    "Wait for it, or end it, and try again."
                )
            time.sleep(0.05)
        yield
    finally:
        os.close(descriptor)  # also unlocks


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()
