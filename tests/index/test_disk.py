"""A file is the old one or the new one, and what cannot be written is told in one sentence."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path

import pytest

from index.disk import (
    builder_lock,
    read_regular,
    remove_folder,
    replace_durably,
    sha256_of,
    unwritable_told,
    write_durably,
)
from index.errors import IndexDamaged, StateUnwritable


def test_a_file_is_replaced_whole_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "CURRENT"
    for data in (b"one", b"two"):
        replace_durably(path, data)
        assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_in_the_place_of_a_file_is_replaced_not_followed(tmp_path: Path) -> None:
    target = tmp_path / "victim"
    target.write_bytes(b"precious")
    (tmp_path / "CURRENT").symlink_to(target)
    replace_durably(tmp_path / "CURRENT", b"new")
    assert target.read_bytes() == b"precious"
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(FileExistsError):
        write_durably(tmp_path / "link", b"x")


def test_a_file_longer_than_allowed_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_regular(tmp_path / "a", 5) == b"12345"
    with pytest.raises(IndexDamaged, match="longer"):
        read_regular(tmp_path / "a", 4)


def test_no_descriptor_is_left_open_after_a_refusal(tmp_path: Path) -> None:
    before = len(os.listdir("/dev/fd"))
    (tmp_path / "folder").mkdir()
    for _ in range(20):
        with pytest.raises(IndexDamaged):
            read_regular(tmp_path / "folder", 10)
    assert len(os.listdir("/dev/fd")) == before


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.ENOSPC, "is full"), (errno.EROFS, "RESUME_CHATBOT_HOME"), (errno.EACCES, "RESUME_")],
)
def test_a_failing_disk_is_told_with_its_remedy(number: int, says: str, tmp_path: Path) -> None:
    with pytest.raises(StateUnwritable, match=says), unwritable_told(tmp_path):
        raise OSError(number, os.strerror(number))


def test_a_bug_keeps_its_class(tmp_path: Path) -> None:
    with pytest.raises(KeyError), unwritable_told(tmp_path):
        raise KeyError("bug")


def test_a_second_builder_waits_and_then_gives_up(tmp_path: Path) -> None:
    times = iter([0.0, 1.0, 2.0, 3.0])
    with (
        builder_lock(tmp_path / "LOCK"),
        pytest.raises(StateUnwritable, match="Another process"),
        builder_lock(tmp_path / "LOCK", timeout_s=1.5, clock=lambda: next(times)),
    ):
        pass
    with builder_lock(tmp_path / "LOCK", timeout_s=0):
        pass


def test_a_link_is_removed_and_its_target_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "file").write_bytes(b"x")
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    remove_folder(tmp_path / "link")
    assert not (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "file").exists()


def test_the_checksum_is_that_of_the_whole_file(tmp_path: Path) -> None:
    data = os.urandom(3_000_001)
    (tmp_path / "a").write_bytes(data)
    assert sha256_of(tmp_path / "a") == hashlib.sha256(data).hexdigest()
