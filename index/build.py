"""Sources to an open index: what is up to date is opened, what is not is built again.

It refuses to lose an answer: a source that can no longer be read leaves the old index in force, a damaged
index is made again, and a state folder that cannot be written gives an index in memory. Each is told in a
notice.
"""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path

from index import store
from index.disk import sha256_of, unwritable_told
from index.embed import DEFAULT_ENCODER, Encoder, encoder_identity, open_encoder
from index.errors import (
    EncoderUnavailable,
    IndexDamaged,
    IndexingError,
    IndexMismatch,
    IndexMissing,
    SourceRefused,
    StateUnwritable,
)
from index.models import FileRecord, Frozen, Manifest, Reading
from index.search import Index, views
from index.sources import Source, list_sources

Progress = Callable[[str, int, int], None]
Reader = Callable[[Sequence[Path]], Reading]

HASHED_MAX_BYTES = 100_000_000  # far above what the readers accept
ENCODED_AT_ONCE = 64  # units between two reports of progress


class IndexReport(Frozen):
    """What stands on the disk for these sources; nothing was changed to find out."""

    folder: str
    exists: bool
    intact: bool
    stale: bool
    reasons: tuple[str, ...] = ()
    generation: str | None = None
    created: str | None = None
    encoder: str | None = None
    chunks: int = 0
    documents: int = 0
    generations: int = 0


def ensure_index(
    sources: Sequence[Path],
    home: Path,
    *,
    show_phone: bool,
    show_address: bool,
    encoder: str | Encoder = DEFAULT_ENCODER,
    adapter: bool = True,
    rebuild: bool = False,
    progress: Progress | None = None,
    read: Reader | None = None,
    at: store.AtStep = lambda step: None,
) -> Index:
    """The index of `sources` (files or folders), opened, or built when it is missing, stale or damaged.

    `adapter` is whether the default encoder uses the one that ships with it. `progress(stage, done, total)`
    is told of "read", "chunk", "export", "embed" and "store". `read` and `at` are for tests: another reader,
    and a call after each of `store.STEPS`. Raises `SourceRefused` or
    `EncoderUnavailable` when there is nothing to answer from; a full or read-only disk is a notice, since the
    index is in memory."""
    folder = index_folder(sources, home)
    tell = progress or (lambda stage, done, total: None)
    wanted = _Wanted(sources, home, show_phone, show_address, encoder, adapter)
    notices: list[str] = []

    found = _open(folder, notices)
    if found is not None and not rebuild and not wanted.differences(found.manifest):
        return _index(found, wanted, home, notices, progress)
    try:
        made = _Builder(wanted, folder, home, rebuild, tell, read, at, progress).build(notices)
    except (SourceRefused, EncoderUnavailable) as error:
        if found is None or not wanted.may_stay(found.manifest):
            raise
        notices.append(f"The index of {found.manifest.created[:10]} stays in force, because {error}")
        return _index(found, wanted, home, notices, progress)
    return made


def inspect_index(
    sources: Sequence[Path],
    home: Path,
    *,
    show_phone: bool = False,
    show_address: bool = False,
    encoder: str | Encoder = DEFAULT_ENCODER,
    adapter: bool = True,
) -> IndexReport:
    """What `ensure_index` would find, for `resume-chatbot doctor`. Changes nothing, loads no model."""
    folder = index_folder(sources, home)
    kept = len(store.generations(folder))
    try:
        found = store.open_current(folder)
    except IndexMissing as error:
        return IndexReport(
            folder=str(folder),
            exists=False,
            intact=False,
            stale=True,
            reasons=(str(error),),
            generations=kept,
        )
    except (IndexDamaged, IndexMismatch) as error:
        return IndexReport(
            folder=str(folder), exists=True, intact=False, stale=True, reasons=(str(error),), generations=kept
        )
    try:
        wanted = _Wanted(sources, home, show_phone, show_address, encoder, adapter)
        reasons = wanted.differences(found.manifest)
    except IndexingError as error:
        reasons = (str(error),)
    return IndexReport(
        folder=str(folder),
        exists=True,
        intact=True,
        stale=bool(reasons),
        reasons=reasons,
        generation=found.manifest.generation,
        created=found.manifest.created,
        encoder=found.manifest.encoder,
        chunks=found.manifest.count,
        documents=len(found.documents),
        generations=kept,
    )


def index_folder(sources: Sequence[Path], home: Path) -> Path:
    """Where the generations of these sources lie: told by their resolved paths, in any order."""
    paths = sorted({os.path.realpath(path.expanduser()) for path in sources})
    return home / "index" / hashlib.sha256("\0".join(paths).encode(errors="surrogateescape")).hexdigest()[:16]


class _Wanted:
    """What an index must have been made of to be up to date."""

    def __init__(
        self,
        sources: Sequence[Path],
        home: Path,
        show_phone: bool,
        show_address: bool,
        encoder: str | Encoder,
        adapter: bool,
    ) -> None:
        self.paths = tuple(path.expanduser() for path in sources)
        self.home, self.encoder, self.adapter = home, encoder, adapter
        self.show_phone, self.show_address = show_phone, show_address
        policy = {"show_phone": show_phone, "show_address": show_address}
        self.settings_sha256 = hashlib.sha256(json.dumps(policy, sort_keys=True).encode()).hexdigest()

    def identity(self) -> str:
        """Raises `EncoderUnavailable`."""
        return (
            encoder_identity(self.encoder, self.home, with_adapter=self.adapter)
            if isinstance(self.encoder, str)
            else self.encoder.identity
        )

    def may_stay(self, manifest: Manifest) -> bool:
        """Whether an index that cannot be renewed may be served: never one made when more was shown."""
        try:
            return manifest.settings_sha256 == self.settings_sha256 and manifest.encoder == self.identity()
        except EncoderUnavailable:
            return False

    def differences(self, manifest: Manifest) -> tuple[str, ...]:
        """Why the index is out of date, in words; empty when it is not."""
        reasons = []
        try:
            if tuple(manifest.sources) != _fingerprint(self.paths):
                reasons.append("the sources have changed since it was made")
        except SourceRefused as error:
            reasons.append(str(error))
        if manifest.settings_sha256 != self.settings_sha256:
            reasons.append("it was made under another contact policy")
        if manifest.pipeline != pipeline_digest():
            reasons.append("it was made by another version of this program")
        if manifest.encoder != self.identity():
            reasons.append(f"it was made with the encoder {manifest.encoder}")
        return tuple(reasons)


class _Builder:
    """One build, start to finish."""

    def __init__(
        self,
        wanted: _Wanted,
        folder: Path,
        home: Path,
        rebuild: bool,
        tell: Progress,
        read: Reader | None,
        at: store.AtStep,
        progress: Progress | None,
    ) -> None:
        self.wanted, self.folder, self.home, self.rebuild = wanted, folder, home, rebuild
        self.tell, self.read, self.at, self.progress = tell, read, at, progress

    def build(self, notices: list[str]) -> Index:
        try:
            return self._built(notices)
        except SourceRefused:
            store.forget_if_empty(self.folder)  # what was refused leaves no trace in the state folder
            raise

    def _built(self, notices: list[str]) -> Index:
        _fingerprint(self.wanted.paths)  # before the lock: missing sources leave no trace in the state folder
        with ExitStack() as held:
            try:
                with unwritable_told(self.folder):
                    held.enter_context(store.lock(self.folder))
            except StateUnwritable as error:
                notices.append(f"The index is kept in memory for now: {error}")
                return self._made(notices, publish=False)
            self.at("locked")
            if not self.rebuild and (other := self._finished_meanwhile()) is not None:
                notices.clear()  # what looked damaged was being made, or has been made again and told there
                return _index(other, self.wanted, self.home, notices, self.progress)
            return self._made(notices, publish=True)

    def _finished_meanwhile(self) -> store.Generation | None:
        found = _open(self.folder, [])
        return found if found is not None and not self.wanted.differences(found.manifest) else None

    def _made(self, notices: list[str], publish: bool) -> Index:
        from index.chunk import chunk

        reading, records = self._reading()
        self.tell("chunk", 0, 1)
        chunks = chunk(reading)
        self.tell("chunk", 1, 1)
        if not chunks:
            raise SourceRefused(
                _names(self.wanted.paths),
                "nothing in it could be read as a résumé.",
                "Write the résumé into it, or give another file.",
            )
        encoder, told = _encoder(self.wanted, self.home, self.progress)
        packed = store.pack(
            reading,
            chunks,
            self._rows([text for unit in chunks for text in views(unit)], encoder),
            sources=records,
            settings_sha256=self.wanted.settings_sha256,
            encoder=encoder.identity,
            pipeline=pipeline_digest(),
        )
        generation = store.unpack(packed)
        if publish:
            self.tell("store", 0, 1)
            try:
                store.publish(self.folder, packed, self.at)
            except StateUnwritable as error:
                notices.append(f"The index is kept in memory for now: {error}")
            self.tell("store", 1, 1)
        return Index(generation, encoder, (*notices, *told))

    def _reading(self) -> tuple[Reading, tuple[FileRecord, ...]]:
        """The reading, and the records of the very bytes it was made from: read again if they changed
        meanwhile."""
        # What reads résumés takes a tenth of a second to load, which opening an index need not wait for.
        from index.resume import read_sources
        from index.withhold import withhold

        self.tell("read", 0, 1)
        read = self.read or read_sources
        for _ in range(3):
            before = _fingerprint(self.wanted.paths)
            reading = read(self.wanted.paths)
            if _fingerprint(self.wanted.paths) == before:
                break
        self.tell("read", 1, 1)
        hidden = withhold(reading, phone=not self.wanted.show_phone, address=not self.wanted.show_address)
        return hidden, before

    def _rows(self, texts: Sequence[str], encoder: Encoder) -> store.Rows:
        """float32, shape (len(texts), dimension); each different text is encoded once."""
        import numpy as np

        different = list(dict.fromkeys(texts))
        row_of = {text: row for row, text in enumerate(different)}
        rows = []
        for first in range(0, len(different), ENCODED_AT_ONCE):
            self.tell("embed", first, len(different))
            rows.append(encoder.encode(different[first : first + ENCODED_AT_ONCE]))
        self.tell("embed", len(different), len(different))
        return np.concatenate(rows)[[row_of[text] for text in texts]]


def _open(folder: Path, notices: list[str]) -> store.Generation | None:
    try:
        return store.open_current(folder)
    except (IndexMissing, IndexMismatch):
        return None
    except IndexDamaged as error:
        notices.append(f"The index was damaged and has been made again from the sources: {error}")
        return None


def _index(
    found: store.Generation, wanted: _Wanted, home: Path, notices: Sequence[str], progress: Progress | None
) -> Index:
    encoder, told = _encoder(wanted, home, progress)
    return Index(found, encoder, (*notices, *told))


def _encoder(wanted: _Wanted, home: Path, progress: Progress | None) -> tuple[Encoder, tuple[str, ...]]:
    if isinstance(wanted.encoder, str):
        return open_encoder(wanted.encoder, home, with_adapter=wanted.adapter, progress=progress)
    return wanted.encoder, ()


def _fingerprint(paths: Sequence[Path]) -> tuple[FileRecord, ...]:
    """Name, checksum and size of every file that the readers would open. Raises `SourceRefused`."""
    return tuple(_record_of(source) for source in list_sources(paths))


def _record_of(source: Source) -> FileRecord:
    """What no reader would accept (a dead link, a pipe, a huge file) is told by its size alone, and refused
    by the reader."""
    try:
        status = source.path.stat()
        readable = stat.S_ISREG(status.st_mode) and status.st_size <= HASHED_MAX_BYTES
        sha256 = sha256_of(source.path) if readable else ""
    except OSError:
        return FileRecord(name=source.name, sha256="", size=0)
    return FileRecord(name=source.name, sha256=sha256, size=status.st_size)


@lru_cache(maxsize=1)
def pipeline_digest() -> str:
    """Of the code and word lists of this package: an index made by other code is stale, and nobody has to
    remember to raise a number."""
    package = Path(__file__).resolve().parent
    digest = hashlib.sha256()
    for path in sorted(package.rglob("*")):
        if path.is_file() and path.suffix in {".py", ".toml", ".txt", ".json"}:
            digest.update(f"{path.relative_to(package).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _names(paths: Sequence[Path]) -> str:
    return ", ".join(str(path) for path in paths)
