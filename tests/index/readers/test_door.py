"""What the readers accept, and how they refuse the rest."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.errors import SourceRefused
from index.readers import MAX_BYTES, TEXT_MAX_BYTES, read_document

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
    transcript = read_document(path)
    document, lines = transcript.document, transcript.lines
    assert document.text == TEXT
    assert document.format == "text"
    assert [line.text for line in lines if line.text] == ["Zoë Müller", "EXPERIENCE", "Chef – “Café Älg”"]


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_become_newlines_and_nothing_else_changes(tmp_path: Path, end: str) -> None:
    path = tmp_path / "cv.md"
    path.write_bytes(f"# A B{end}{end}- x \\$5{end}".encode())
    assert read_document(path).document.text == "# A B\n\n- x \\$5\n"


def test_markdown_is_recognised_by_name_or_by_content(tmp_path: Path) -> None:
    for name, text, kind in (
        ("a.md", "plain", "markdown"),
        ("a.txt", "# A\n\n## B\n", "markdown"),
        ("b.txt", "# 5 Main Street\n", "text"),
        ("noname", "hello", "text"),
    ):
        (tmp_path / name).write_text(text)
        assert read_document(tmp_path / name).document.format == kind, name


@pytest.mark.parametrize(
    ("name", "data", "cause"),
    [
        ("empty.md", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("bom.txt", b"\xef\xbb\xbf", "empty"),
        ("cv.pdf", b"%PDF-1.7 ...", "the PDF is damaged"),
        ("cv.md", b"%PDF-1.7 ...", "the PDF is damaged"),
        ("cv.docx", b"PK\x03\x04....", "the Word file is damaged"),
        ("cv.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word file"),
        ("cv.rtf", b"{\\rtf1 x}", "rich-text"),
        ("photo.jpg", b"\xff\xd8\xff\xe0 ..", "picture"),
        ("page.html", b"<!DOCTYPE html><p hidden>x", "the page holds no text that can be seen"),
        ("cv.json", b'{"name": "a-package"}', "not a r\u00e9sum\u00e9"),
        ("cv.json", b'{"basics": ', "the JSON is broken at line 1"),
        ("photo.pdf", b"\x89PNG\r\n....", "not a PDF as its name says, but a picture"),
        ("noise.pdf", bytes(range(256)) * 20, "not a PDF as its name says, nor anything else"),
        ("data.txt", bytes(range(256)) * 20, "not a text file"),
        ("nul.txt", b"abc\x00def", "not a text file"),
        ("cut.txt", b"\xff\xfea\x00b\x00c", "not a text file"),
        ("long.txt", b"a" * (TEXT_MAX_BYTES + 1), "too large"),
        ("huge.pdf", b"%PDF-" + bytes(MAX_BYTES), "too large"),
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
    (tmp_path / "file.md").touch()
    for name, cause in (
        ("missing.md", "no such file"),
        ("dead.md", "link"),
        ("loop.md", "leads back to itself"),
        ("folder.md/cv.md", "no such file"),
        ("file.md/cv.md", "a part of its path is a file"),
        ("pipe.md", "regular file"),
        ("folder.md", "folder"),
        ("\x00", "cannot be read"),
    ):
        with pytest.raises(SourceRefused, match=cause) as caught:
            read_document(tmp_path / name)
        assert "[Errno" not in str(caught.value)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cv.md"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(SourceRefused, match="permission"):
        read_document(path)


def test_links_that_nobody_can_follow_are_told(tmp_path: Path) -> None:
    (tmp_path / "cv.md").write_text(
        "# Ada Example\n[CV](file:///home/ada/cv.pdf) [blog](https://ada.example)\n"
    )
    (warning,) = read_document(tmp_path / "cv.md").document.warnings
    assert warning.code == "dead_link"
    assert warning.message.endswith("left out: “file:///home/ada/cv.pdf”.")


@pytest.mark.parametrize(
    ("name", "data", "format"),
    [
        ("cv.pdf", b"# Ada Example\n\n## Skills\nGo\n", "Markdown"),
        ("cv.docx", b"<!doctype html><p>Ada Example</p>", "a web page"),
        ("cv.html", b'{"basics": {"name": "Ada Example"}}', "a JSON file"),
    ],
)
def test_a_readable_file_with_another_name_is_read_and_told(
    tmp_path: Path, name: str, data: bytes, format: str
) -> None:
    (tmp_path / name).write_bytes(data)
    document = read_document(tmp_path / name).document
    assert "Ada Example" in document.text
    (warning,) = document.warnings
    assert warning.code == "other_format"
    assert f"it was read as {format}" in warning.message


def test_text_and_markdown_may_bear_each_others_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("# A\n\n## B\n")
    assert read_document(tmp_path / "a.txt").document.warnings == ()
