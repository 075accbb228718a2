"""What was saved is what opens; anything else on the disk is found, never served."""

from __future__ import annotations

import ast
import datetime as dt
import errno
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import index
from index import store
from index.chunk import chunk
from index.embed import HashingEncoder
from index.errors import IndexDamaged, IndexMismatch, IndexMissing, StateUnwritable
from index.models import FileRecord, Reading
from index.search import Index, views

ALL_FILES = (*store.FILES, "manifest.json")


def packed(reading: Reading, encoder: HashingEncoder, created: dt.datetime | None = None) -> store.Packed:
    chunks = chunk(reading)
    return store.pack(
        reading,
        chunks,
        encoder.encode([text for unit in chunks for text in views(unit)]),
        sources=[FileRecord(name="ada.md", sha256="0" * 64, size=1)],
        settings_sha256="1" * 64,
        encoder=encoder.identity,
        created=created,
    )


@pytest.fixture
def folder(tmp_path: Path, ada: Reading, hashing: HashingEncoder) -> Path:
    """A key's folder with one generation in force."""
    place = tmp_path / "index" / "0123456789abcdef"
    store.publish(place, packed(ada, hashing))
    return place


def current(folder: Path) -> Path:
    return folder / (folder / "CURRENT").read_text().strip()


def test_what_was_saved_is_what_opens(folder: Path, ada: Reading) -> None:
    opened = store.open_current(folder)
    assert opened.resume == ada.resume
    assert opened.documents == ada.documents
    assert opened.chunks == chunk(ada)
    assert (opened.warnings, opened.coverage) == (ada.warnings, ada.coverage)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(alphabet="abcdeghiklmnoprstuvwy +#9.", min_size=1, max_size=40))
def test_the_opened_index_gives_the_hits_of_the_one_in_memory(
    query: str, folder: Path, ada: Reading, hashing: HashingEncoder
) -> None:
    opened = Index(store.open_current(folder), hashing)
    memory = Index(store.unpack(packed(ada, hashing)), hashing)
    assert opened.search(query) == memory.search(query)


def test_no_index_yet_is_not_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissing, match="resume-chatbot index"):
        store.open_current(tmp_path / "nowhere")


@pytest.mark.parametrize("name", [*ALL_FILES, "CURRENT"])
def test_every_flipped_byte_is_found(name: str, folder: Path) -> None:
    path = folder / name if name == "CURRENT" else current(folder) / name
    whole = path.read_bytes()
    # Every byte of the small files, and a regular sample of the large ones.
    places = range(0, len(whole), max(1, len(whole) // 400))
    served = []
    for at in places:
        flipped = bytearray(whole)
        flipped[at] ^= 1 << (at % 8)
        path.write_bytes(flipped)
        try:
            store.open_current(folder)
            served.append(at)
        except (IndexDamaged, IndexMismatch):
            pass
    assert served == []
    path.write_bytes(whole)
    store.open_current(folder)


@pytest.mark.parametrize("name", [*ALL_FILES, "CURRENT"])
@pytest.mark.parametrize("harm", ["missing", "empty", "cut", "longer", "symlink", "folder", "pipe"])
def test_a_file_that_is_not_what_was_written_is_found(
    name: str, harm: str, folder: Path, tmp_path: Path
) -> None:
    path = folder / name if name == "CURRENT" else current(folder) / name
    whole = path.read_bytes()
    path.unlink()
    if harm == "empty":
        path.write_bytes(b"")
    elif harm == "cut":
        path.write_bytes(whole[:-1])
    elif harm == "longer":
        path.write_bytes(whole + b"\n")
    elif harm == "symlink":
        (tmp_path / "elsewhere").write_bytes(whole)
        path.symlink_to(tmp_path / "elsewhere")
    elif harm == "folder":
        path.mkdir()
    elif harm == "pipe":
        os.mkfifo(path)
    with pytest.raises(IndexDamaged):
        store.open_current(folder)


@pytest.mark.parametrize("linked", ["generation", "key"])
def test_a_linked_folder_is_refused(linked: str, folder: Path, tmp_path: Path) -> None:
    target = current(folder) if linked == "generation" else folder
    shutil.move(target, tmp_path / "moved")
    target.symlink_to(tmp_path / "moved", target_is_directory=True)
    with pytest.raises(IndexDamaged, match="symbolic link"):
        store.open_current(folder)


@pytest.mark.parametrize("name", ALL_FILES)
def test_a_torn_pair_is_found(name: str, folder: Path, ada: Reading, hashing: HashingEncoder) -> None:
    before = (current(folder) / name).read_bytes()
    other = ada.model_copy(update={"resume": ada.resume.model_copy(update={"summary": ()}), "coverage": 0.5})
    other = other.model_copy(update={"documents": (ada.documents[0].model_copy(update={"words": 1}),)})
    store.publish(folder, packed(other, hashing))
    assert (current(folder) / name).read_bytes() != before
    (current(folder) / name).write_bytes(before)
    with pytest.raises(IndexDamaged):
        store.open_current(folder)


def test_a_consistent_generation_with_another_dimension_is_refused_by_its_encoder(
    folder: Path, hashing: HashingEncoder
) -> None:
    with pytest.raises(IndexMismatch, match="--rebuild"):
        Index(store.open_current(folder), HashingEncoder(64))


def test_a_renamed_generation_is_found(folder: Path) -> None:
    name = current(folder).name
    other = name[:-1] + ("0" if name[-1] != "0" else "1")
    current(folder).rename(folder / other)
    (folder / "CURRENT").write_text(other + "\n")
    with pytest.raises(IndexDamaged, match="checksum"):
        store.open_current(folder)


def test_the_last_two_generations_stay(folder: Path, ada: Reading, hashing: HashingEncoder) -> None:
    names = [current(folder).name]
    for _ in range(4):
        fresh = packed(ada, hashing)
        store.publish(folder, fresh)
        names.append(fresh.name)
    assert store.generations(folder) == tuple(names[-2:])
    assert not [path for path in folder.iterdir() if "tmp" in path.name]


class Stopped(BaseException):
    """Stands for the end of the process: nothing catches it."""


@pytest.mark.parametrize("step", store.STEPS[1:])
def test_a_stop_at_each_step_leaves_the_old_generation_or_the_new(
    step: str, folder: Path, ada: Reading, hashing: HashingEncoder
) -> None:
    old, fresh = current(folder).name, packed(ada, hashing)

    def stop(reached: str) -> None:
        if reached == step:
            raise Stopped

    with pytest.raises(Stopped):
        store.publish(folder, fresh, stop)
    opened = store.open_current(folder)
    in_force = opened.manifest.generation
    assert in_force == (fresh.name if step in ("pointed", "pruned") else old)
    store.publish(folder, packed(ada, hashing))  # and the next build goes through
    store.open_current(folder)


@pytest.mark.parametrize("step", [*ALL_FILES, "written", "renamed"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_a_disk_that_fails_leaves_the_old_generation_in_force(
    step: str, number: int, folder: Path, ada: Reading, hashing: HashingEncoder
) -> None:
    old = current(folder).name

    def fail(reached: str) -> None:
        if reached == step:
            raise OSError(number, os.strerror(number))

    with pytest.raises(StateUnwritable) as told:
        store.publish(folder, packed(ada, hashing), fail)
    assert ("full" in str(told.value)) == (number == errno.ENOSPC)
    assert "\n" not in str(told.value)
    assert store.open_current(folder).manifest.generation == old
    assert not [path for path in folder.iterdir() if "tmp" in path.name]


def test_a_reader_that_is_overtaken_by_builders_looks_again(
    folder: Path, ada: Reading, hashing: HashingEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Between the pointer and the files two builds are published, and the first generation is removed.
    true_open, overtaken = store._open, []

    def slow_open(path: Path) -> store.Generation:
        if not overtaken:
            overtaken.append(path)
            store.publish(folder, packed(ada, hashing))
            store.publish(folder, packed(ada, hashing))
            assert not path.exists()
        return true_open(path)

    monkeypatch.setattr(store, "_open", slow_open)  # the moment between two system calls cannot be passed in
    assert store.open_current(folder).manifest.generation == current(folder).name


def test_vectors_that_are_not_numbers_are_refused() -> None:
    rows = np.eye(3, dtype=np.float32)
    rows[1, 1] = np.nan
    with pytest.raises(ValueError, match="text 1 of 3"):
        store.Vectors.of(rows)
    vectors = store.Vectors.of(np.eye(3, dtype=np.float32))
    with pytest.raises(ValueError, match="not a number"):
        vectors.cosines(np.array([np.nan, 0, 0], dtype=np.float32))


def test_vectors_of_another_width_are_refused() -> None:
    vectors = store.Vectors.of(np.eye(3, dtype=np.float32))
    with pytest.raises(ValueError, match="3 numbers a row"):
        vectors.cosines(np.ones(4, dtype=np.float32))
    with pytest.raises(ValueError, match="table"):
        store.Vectors.of(np.ones(4, dtype=np.float32))


def test_cosines_are_the_plain_products(hashing: HashingEncoder) -> None:
    rows = hashing.encode(["go kubernetes", "java", "python go", ""])
    query = hashing.encode(["go"])[0]
    assert np.allclose(store.Vectors.of(rows).cosines(query), rows @ query, atol=1e-6)


def test_chunks_and_vectors_must_match_in_number(ada: Reading, hashing: HashingEncoder) -> None:
    with pytest.raises(ValueError, match="chunks came with"):
        store.pack(
            ada,
            chunk(ada),
            hashing.encode(["one"]),
            sources=[],
            settings_sha256="",
            encoder=hashing.identity,
        )


def test_files_are_readable_by_their_owner_only(folder: Path) -> None:
    for path in (folder, current(folder), *current(folder).iterdir(), folder / "CURRENT"):
        assert path.stat().st_mode & 0o077 == 0, path


def test_nothing_in_the_package_unpickles() -> None:
    banned = {"pickle", "cPickle", "dill", "joblib", "shelve", "marshal", "cloudpickle"}
    found = []
    files = sorted(Path(index.__file__).parent.rglob("*.py"))
    assert len(files) > 10
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.keyword) and node.arg == "allow_pickle":
                names = ["pickle"]
            found += [(path.name, name) for name in names if name.split(".")[0] in banned]
    assert found == []


def test_stored_files_are_no_pickles(folder: Path) -> None:
    for path in current(folder).iterdir():
        assert not path.read_bytes().startswith((b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"))
