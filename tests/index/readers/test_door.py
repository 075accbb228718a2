"""What the readers accept, and how they refuse the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.errors import SourceRefused
from index.readers import MAX_BYTES, read_document

TEXT = "Zoë Müller\n\nEXPERIENCE\n\nChef – “Café Älg”\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16", b""),
        ("utf-16-le", b""),
        ("utf-16-be", b""),
        ("cp1252", b""),
    ],
)
def test_text_is_the_same_in_every_encoding(tmp_path: Path, encoding: str, mark: bytes) -> None:
    path = tmp_path / "cv.txt"
    path.write_bytes(mark + TEXT.encode(encoding))
    document, lines = read_document(path)
    assert document.text == TEXT
    assert document.format == "text"
    assert [line.text for line in lines if line.text] == ["Zoë Müller", "EXPERIENCE", "Chef – “Café Älg”"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_become_newlines_and_nothing_else_changes(tmp_path: Path, end: str) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(f"# A B{end}{end}- x \\$5{end}".encode())
    assert read_document(path)[0].text == "# A B\n\n- x \\$5\n"


def test_markdown_is_recognised_by_name_or_by_content(tmp_path: Path) -> None:
    for name, text, kind in (
        ("a.md", "plain", "markdown"),
        ("a.txt", "# A\n\n## B\n", "markdown"),
        ("b.txt", "# 5 Main Street\n", "text"),
        ("noname", "hello", "text"),
    ):
        (tmp_path / name).write_text(text)
        assert read_document(tmp_path / name)[0].format == kind, name


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("empty.md", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("bom.txt", b"\xef\xbb\xbf", "empty"),
        ("cv.pdf", b"%PDF-1.7 ...", "PDF"),
        ("cv.md", b"%PDF-1.7 ...", "PDF"),
        ("cv.docx", b"PK\x03\x04....", "Word"),
        ("cv.rtf", b"{\\rtf1 x}", "rich-text"),
        ("photo.jpg", b"\xff\xd8\xff\xe0 ..", "picture"),
        ("page.html", b"<!DOCTYPE html><p>x", "web page"),
        ("data.txt", bytes(range(256)) * 20, "not a text file"),
        ("nul.txt", b"abc\x00def", "not a text file"),
        ("cut.txt", b"\xff\xfea\x00b\x00c", "not a text file"),
        ("huge.txt", b"a" * (MAX_BYTES + 1), "too large"),
    ],
)
def test_other_files_are_refused_with_name_and_cause(
    tmp_path: Path, name: str, data: bytes, cause: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceRefused, match=cause) as caught:
        read_document(tmp_path / name)
    assert caught.value.source == name
    assert caught.value.remedy


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dead.md").symlink_to(tmp_path / "nowhere.md")
    (tmp_path / "loop.md").symlink_to(tmp_path / "loop.md")
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    for name, cause in (
        ("missing.md", "no such file"),
        ("dead.md", "link"),
        ("loop.md", "cannot be read"),
        ("pipe.md", "regular file"),
        ("folder.md", "folder"),
        ("\x00", "cannot be read"),
    ):
        with pytest.raises(SourceRefused, match=cause):
            read_document(tmp_path / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(SourceRefused, match="permission"):
        read_document(path)
