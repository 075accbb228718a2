"""Generations of the index on disk: checksummed, written whole, switched by one atomic pointer. No pickle.

    <home>/index/<key>/CURRENT                       the name of the generation in force
    <home>/index/<key>/<generation>/vectors.faiss    rows VIEWS*i to VIEWS*i+1 belong to line i of
    chunks.jsonl
                                    chunks.jsonl  resume.json  documents.json  manifest.json

The only file that knows FAISS. It refuses to repair: what does not match its checksum is `IndexDamaged`, and
the caller builds it again from the sources.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError

from index.disk import (
    builder_lock,
    read_regular,
    record_of,
    remove_folder,
    replace_durably,
    sync_folder,
    unwritable_told,
    write_durably,
)
from index.errors import IndexDamaged, IndexMismatch, IndexMissing
from index.models import Chunk, Document, FileRecord, Frozen, Manifest, Reading, ReadingWarning, Resume

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rows = NDArray[np.float32]

SCHEMA_VERSION = 1
VIEWS = 2  # vectors a chunk: of its words alone, and of its words with their context
KEPT_GENERATIONS = 2  # the one in force, and the one before for a reader that has just opened it
FILES = ("vectors.faiss", "chunks.jsonl", "resume.json", "documents.json")
# The steps of a build, in order: a kill before `pointed` leaves the old generation in force, after it the
# new.
STEPS = ("locked", *FILES, "manifest.json", "written", "renamed", "pointed", "pruned")

_GENERATION = re.compile(r"\d{8}T\d{12}-[0-9a-f]{16}")
_MANIFEST_MAX_BYTES = 4 << 20
_DOCUMENTS = TypeAdapter(tuple[Document, ...])
_LARGEST_FILE_BYTES = 2 << 30

AtStep = Callable[[str], None]


class Read(Frozen):
    """resume.json: what was read, without the documents' texts."""

    resume: Resume
    warnings: tuple[ReadingWarning, ...] = ()
    coverage: float = Field(ge=0, le=1)


class Vectors:
    """Unit vectors, searchable by inner product (= cosine). Rows VIEWS*i onward belong to chunk *i*."""

    def __init__(self, index: Any) -> None:
        self._index = index

    @classmethod
    def of(cls, rows: Rows) -> Vectors:
        """From float32 rows, shape (count, dimension). Refuses what FAISS would take without a word."""
        import faiss
        import numpy as np

        rows = np.ascontiguousarray(rows, dtype=np.float32)
        if rows.ndim != 2 or rows.shape[1] == 0:
            raise ValueError(f"vectors must be a table of rows, not an array of shape {rows.shape}")
        if not np.isfinite(rows).all():
            bad = int(np.flatnonzero(~np.isfinite(rows).all(axis=1))[0])
            raise ValueError(f"the encoder gave a vector that is not a number, for text {bad} of {len(rows)}")
        index = faiss.IndexFlatIP(int(rows.shape[1]))
        index.add(rows)
        return cls(index)

    @classmethod
    def load(cls, data: bytes) -> Vectors:
        import faiss
        import numpy as np

        try:
            index = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
        except (
            Exception
        ) as error:  # FAISS raises RuntimeError and MemoryError alike for bytes that are no index
            raise IndexDamaged("vectors.faiss is not a vector index.") from error
        if type(index).__name__ != "IndexFlatIP":
            raise IndexDamaged(f"vectors.faiss is another kind of index ({type(index).__name__}).")
        return cls(index)

    def dump(self) -> bytes:
        import faiss

        return bytes(faiss.serialize_index(self._index).tobytes())

    @property
    def count(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        return int(self._index.d)

    def cosines(self, query: Rows) -> Rows:
        """Similarity of `query`, shape (dimension,), to every row: float32, shape (count,), -1..1."""
        import numpy as np

        if query.shape != (self.dimension,):
            raise ValueError(
                f"the query has shape {query.shape}; this index holds {self.dimension} numbers a row"
            )
        if not np.isfinite(query).all():
            raise ValueError("the query's vector is not a number")
        scores = np.full(self.count, -1.0, dtype=np.float32)
        if self.count:
            # k is the count, so no place is padded with id -1; the check holds it so.
            found, ids = self._index.search(
                np.ascontiguousarray(query[None, :], dtype=np.float32), self.count
            )
            if (ids < 0).any():
                raise IndexDamaged("the vector index gave fewer rows than it holds.")
            scores[ids[0]] = found[0]
        return scores


class Generation(NamedTuple):
    """One generation, checked and in memory."""

    manifest: Manifest
    resume: Resume
    documents: tuple[Document, ...]
    chunks: tuple[Chunk, ...]
    warnings: tuple[ReadingWarning, ...]
    coverage: float
    vectors: Vectors


class Packed(NamedTuple):
    """The files of a generation, ready to be written: `files` without manifest.json, which is `manifest`."""

    name: str
    manifest: bytes
    files: dict[str, bytes]


def pack(
    reading: Reading,
    chunks: Sequence[Chunk],
    rows: Rows,
    *,
    sources: Iterable[FileRecord],
    settings_sha256: str,
    encoder: str,
    pipeline: str = "",
    created: dt.datetime | None = None,
) -> Packed:
    """The bytes of a generation. `rows` has shape (VIEWS * len(chunks), dimension). Its name ends in the
    digest of its manifest, which holds the digest of every file: a name and its content cannot be torn
    apart."""
    vectors = Vectors.of(rows)
    if vectors.count != VIEWS * len(chunks):
        raise ValueError(f"{len(chunks)} chunks came with {vectors.count} vectors")
    read = Read(resume=reading.resume, warnings=reading.warnings, coverage=reading.coverage)
    files = {
        "vectors.faiss": vectors.dump(),
        "chunks.jsonl": "".join(chunk.model_dump_json() + "\n" for chunk in chunks).encode(),
        "resume.json": read.model_dump_json().encode(),
        "documents.json": _DOCUMENTS.dump_json(reading.documents),
    }
    when = created or dt.datetime.now(dt.UTC)
    manifest = Manifest(
        schema_version=SCHEMA_VERSION,
        generation="",
        created=when.isoformat(timespec="microseconds"),
        sources=tuple(sources),
        settings_sha256=settings_sha256,
        encoder=encoder,
        dimension=vectors.dimension,
        count=len(chunks),
        files=tuple(record_of(name, data) for name, data in files.items()),
        pipeline=pipeline,
    )
    name = _name_of(manifest)
    return Packed(name, _dump(manifest.model_copy(update={"generation": name})), files)


def unpack(packed: Packed) -> Generation:
    """The generation in these bytes, checked as on load: what a memory-only index is opened from."""
    return _check(packed.name, packed.manifest, lambda record: packed.files[record.name])


def publish(folder: Path, packed: Packed, at: AtStep = lambda step: None) -> None:
    """Puts the generation in force, durably and wholly or not at all, and removes those older than the last
    two. The caller holds the builder's lock. `at` is called after each of `STEPS` but the first. Raises
    `StateUnwritable`, and then the old generation is still in force."""
    scratch = folder / f".tmp-{os.getpid()}-{packed.name}"
    with unwritable_told(folder):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            scratch.mkdir(mode=0o700)
            for name, data in (*packed.files.items(), ("manifest.json", packed.manifest)):
                write_durably(scratch / name, data)
                at(name)
            sync_folder(scratch)
            at("written")
            os.rename(scratch, folder / packed.name)
        except BaseException:
            remove_folder(scratch)
            raise
        sync_folder(folder)
        at("renamed")
        try:
            replace_durably(folder / "CURRENT", f"{packed.name}\n".encode())
        except BaseException:
            if _pointed_at(folder) != packed.name:
                remove_folder(folder / packed.name)
            raise
        at("pointed")
    _prune(folder, packed.name)
    at("pruned")


def open_current(folder: Path) -> Generation:
    """The generation in force, every byte checked. Raises `IndexMissing`, `IndexDamaged`, `IndexMismatch`."""
    for attempt in range(3):
        name = _current(folder)
        try:
            return _open(folder / name)
        except IndexDamaged:
            # A builder may have switched and pruned between the pointer and the files: look again.
            if attempt == 2 or _pointed_at(folder) == name:
                raise
    raise AssertionError("unreachable")


def generations(folder: Path) -> tuple[str, ...]:
    """Names of the generations kept, oldest first."""
    try:
        return tuple(sorted(path.name for path in folder.iterdir() if _GENERATION.fullmatch(path.name)))
    except OSError:
        return ()


def lock(folder: Path, timeout_s: float = 600.0) -> Any:
    """The builder's lock of `folder`, as a context manager."""
    return builder_lock(folder / "LOCK", timeout_s)


def forget_if_empty(folder: Path) -> None:
    """Removes a folder in which nothing was ever published; any other stays as it is."""
    if folder.is_dir() and {path.name for path in folder.iterdir()} <= {"LOCK"}:
        remove_folder(folder)


def _current(folder: Path) -> str:
    if folder.is_symlink():
        raise IndexDamaged(f"{folder.name} is a symbolic link.")
    pointer = folder / "CURRENT"
    if not pointer.exists() and not pointer.is_symlink():
        if generations(folder):
            raise IndexDamaged("CURRENT, which names the generation in force, is missing.")
        raise IndexMissing(f"There is no index in {folder}. Run `resume-chatbot index`.")
    data = read_regular(pointer, 200)
    name = data.decode("utf-8", errors="replace").removesuffix("\n")
    if not _GENERATION.fullmatch(name) or not data.endswith(b"\n"):
        raise IndexDamaged("CURRENT does not name a generation.")
    return name


def _pointed_at(folder: Path) -> str | None:
    try:
        return _current(folder)
    except (IndexDamaged, IndexMissing):
        return None


def _open(folder: Path) -> Generation:
    if folder.is_symlink():
        raise IndexDamaged(f"{folder.name} is a symbolic link.")
    if not folder.is_dir():
        raise IndexDamaged(f"the generation {folder.name} named by CURRENT is missing.")
    manifest = read_regular(folder / "manifest.json", _MANIFEST_MAX_BYTES)
    return _check(folder.name, manifest, lambda record: read_regular(folder / record.name, record.size))


def _check(name: str, manifest_bytes: bytes, read: Callable[[FileRecord], bytes]) -> Generation:
    manifest = _manifest(name, manifest_bytes)
    data: dict[str, bytes] = {}
    for record in manifest.files:
        content = read(record)
        if record_of(record.name, content) != record:
            raise IndexDamaged(f"{name}/{record.name} does not match its checksum.")
        data[record.name] = content
    try:
        lines = data["chunks.jsonl"].decode().split("\n")[:-1]
        chunks = tuple(Chunk.model_validate_json(line) for line in lines)
        documents = _DOCUMENTS.validate_json(data["documents.json"])
        what = Read.model_validate_json(data["resume.json"])
    except (ValidationError, UnicodeDecodeError) as error:
        # The checksums held, so another version of this program wrote it.
        raise IndexMismatch(f"{name} was written by another version of this program.") from error
    vectors = Vectors.load(data["vectors.faiss"])
    if not vectors.count == VIEWS * len(chunks) == VIEWS * manifest.count:
        raise IndexDamaged(
            f"{name} has {len(chunks)} chunks for {vectors.count} vectors, not {manifest.count}."
        )
    if vectors.dimension != manifest.dimension:
        raise IndexDamaged(f"{name} holds vectors of {vectors.dimension} numbers, not {manifest.dimension}.")
    _check_chunks(name, chunks, documents)
    return Generation(manifest, what.resume, documents, chunks, what.warnings, what.coverage, vectors)


def _manifest(name: str, data: bytes) -> Manifest:
    try:
        version = json.loads(data).get("schema_version")
    except (ValueError, AttributeError):
        raise IndexDamaged(f"{name}/manifest.json is not a manifest.") from None
    if version != SCHEMA_VERSION:
        raise IndexMismatch(
            f"{name} has version {version!r} of the index's layout; this program has {SCHEMA_VERSION}."
        )
    try:
        manifest = Manifest.model_validate_json(data)
    except ValidationError:
        raise IndexDamaged(f"{name}/manifest.json is not a manifest.") from None
    # Byte for byte what `pack` wrote, or it is not it: a flip in white space is a flip.
    if _dump(manifest) != data or manifest.generation != name or _name_of(manifest) != name:
        raise IndexDamaged(f"{name}/manifest.json does not match its checksum.")
    if tuple(record.name for record in manifest.files) != FILES:
        raise IndexDamaged(f"{name}/manifest.json does not list the files of a generation.")
    if any(record.size > _LARGEST_FILE_BYTES for record in manifest.files):
        raise IndexDamaged(f"{name}/manifest.json lists a file that is too large.")
    return manifest


def _check_chunks(name: str, chunks: Sequence[Chunk], documents: Sequence[Document]) -> None:
    lengths = {document.source: len(document.text) for document in documents}
    ids = {chunk.id for chunk in chunks}
    if len(ids) != len(chunks):
        raise IndexDamaged(f"{name}/chunks.jsonl has two chunks of one id.")
    for chunk in chunks:
        span = chunk.span
        if not span.start <= span.end <= lengths.get(span.source, -1):
            raise IndexDamaged(f"{name}/chunks.jsonl: chunk {chunk.id} lies outside its document.")
        if chunk.parent is not None and chunk.parent not in ids:
            raise IndexDamaged(f"{name}/chunks.jsonl: chunk {chunk.id} belongs to none.")


def _dump(manifest: Manifest) -> bytes:
    return (manifest.model_dump_json(indent=1) + "\n").encode()


def _name_of(manifest: Manifest) -> str:
    digest = hashlib.sha256(_dump(manifest.model_copy(update={"generation": ""}))).hexdigest()
    stamp = re.sub(r"\D", "", manifest.created.split("+")[0])
    return f"{stamp[:8]}T{stamp[8:20]}-{digest[:16]}"


def _prune(folder: Path, current: str) -> None:
    """Leaves the generation in force and the newest other; failures wait for the next build."""
    others = [name for name in generations(folder) if name != current]
    for name in others[: max(0, len(others) - (KEPT_GENERATIONS - 1))]:
        remove_folder(folder / name)
    try:
        for left in [*folder.glob(".tmp-*"), *folder.glob("CURRENT.tmp-*")]:
            remove_folder(left)
    except OSError:
        pass
