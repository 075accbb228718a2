"""The error family of the index, drawn once.

Every message says what happened with the value, why, and the command that mends it. It refuses to know who
shows the message: doors decide that by the class.
"""

from __future__ import annotations


class IndexingError(Exception):
    """Base of every error this package raises on purpose. A bug keeps its own class and its traceback."""


class SourceRefused(IndexingError):
    """A file or folder of the owner cannot be read as a résumé. The old index stays in force.

    `reason` and `remedy` are given as sentences; the message is one, with the name, the cause and what to
    do."""

    def __init__(self, source: str, reason: str, remedy: str) -> None:
        self.source, self.reason, self.remedy = source, reason, remedy
        super().__init__(f"{source}: {reason.removesuffix('.')}; {in_a_sentence(remedy)}")


class IndexMissing(IndexingError):
    """There is no index yet for these sources."""


class IndexDamaged(IndexingError):
    """A file of the index is absent, cut or altered: it does not match its checksum, and is not served."""


class IndexMismatch(IndexingError):
    """The index was made by another encoder or another version of this program."""


class StateUnwritable(IndexingError):
    """The state folder cannot be written, or the disk is full."""


class EncoderUnavailable(IndexingError):
    """The embedding model cannot be found, exported or loaded."""


class AdapterRefused(IndexingError):
    """The adapter of the default encoder is missing, damaged, or belongs to other weights."""


def in_a_sentence(text: str) -> str:
    """A sentence as it reads behind a semicolon or an "or"."""
    return text[:1].lower() + text[1:]


def reason_of(error: Exception) -> str:
    """What the system says of a failure, without its number and path."""
    return str(getattr(error, "strerror", None) or str(error) or "no reason given").lower()
