"""What is refused before it is read, each in one sentence."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from chatbot.errors import OperatorError
from chatbot.evaluation.given import check_path, read_file, read_text


def test_an_ordinary_file_is_read_through_a_link_too(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes("\ufeffé".encode())
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert read_file(tmp_path / "link") == "\ufeffé".encode()
    assert read_text(tmp_path / "link") == "é"


def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(
        OperatorError, match="pipe cannot be read: it is a pipe or a device; give an ordinary file"
    ):
        read_file(tmp_path / "pipe")


def test_a_device_without_an_end_is_refused() -> None:
    with pytest.raises(OperatorError, match="/dev/zero cannot be read: it is a pipe or a device"):
        read_file(Path("/dev/zero"))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot be read: it is a folder; give an ordinary file"):
        read_file(tmp_path)


def test_a_file_that_is_too_long_is_refused_by_its_size(tmp_path: Path) -> None:
    (tmp_path / "long").write_bytes(b"12345")
    assert read_file(tmp_path / "long", 5) == b"12345"
    with pytest.raises(OperatorError, match=r"has 5 bytes and at most 4 are read; split it\."):
        read_file(tmp_path / "long", 4)


def test_what_is_no_text_is_refused_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "latin").write_bytes(b"caf\xe9!")
    with pytest.raises(OperatorError, match=r"not UTF-8 text: .* at byte 3; save it as UTF-8"):
        read_text(tmp_path / "latin")


def test_a_file_that_is_not_there_is_told_by_the_one_who_reads_it(tmp_path: Path) -> None:
    check_path(tmp_path / "absent" / "file")
    with pytest.raises(OperatorError, match=r"absent cannot be read: No such file or directory"):
        read_file(tmp_path / "absent")


def test_a_name_too_long_for_the_disk_is_one_short_sentence(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match=r"^x{200} … cannot be looked up: File name too long; give "):
        check_path(Path("x" * 5000))
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    with pytest.raises(OperatorError, match="loop cannot be looked up: Too many levels"):
        check_path(loop)
