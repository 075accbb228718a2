"""A file is what its bytes say."""

from __future__ import annotations

import pytest

from index.readers import formats
from index.readers.formats import recognise


@pytest.mark.parametrize(
    ("data", "suffix", "format"),
    [
        (b"%PDF-1.7\n", ".txt", "pdf"),
        (b"junk before\n%PDF-1.4", "", "pdf"),
        (b"PK\x03\x04rest", ".pdf", "docx"),
        (b"<!DOCTYPE html><p>x", ".txt", "html"),
        (b"\xef\xbb\xbf <HTML lang=en>", "", "html"),
        (b"<?xml version='1.0'?>\n<!-- made by x -->\n<html xmlns='x'>", ".xhtml", "html"),
        ("<!doctype html><p>é".encode("utf-16"), ".html", "html"),
        (b"<div><p>only a part</p></div>", ".html", "html"),
        (b"<div><p>only a part</p></div>", ".txt", None),
        (b' {"basics": {}}', ".txt", "json-resume"),
        (b"[1, 2]", ".json", "json-resume"),
        (b"[Ada](https://example.org)\n", ".md", None),
        (b"# Ada\n", ".pdf", None),
        (b"BMW service technician, 2019", ".txt", None),
        (b"MZ is my initials", ".txt", None),
    ],
)
def test_the_content_decides(data: bytes, suffix: str, format: str | None) -> None:
    assert recognise(data, suffix) == formats.Found(format)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(900), "old Word"),
        (b"{\\rtf1\\ansi Ada}", "rich-text"),
        (b"\x89PNG\r\n", "picture"),
        (b"BM\x00\x00\x01", "picture"),
        (b"MZ\x90\x00\x03", "program"),
        (b"Rar!\x1a\x07", "compressed"),
    ],
)
def test_what_nobody_reads_is_known_by_its_right_name(data: bytes, what: str) -> None:
    found = recognise(data, ".pdf")
    assert found.format is None
    assert what in found.other
    assert not found.locked


def test_a_word_file_with_a_password_is_known_as_one() -> None:
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
    assert recognise(data, ".docx").locked


@pytest.mark.parametrize("format", [formats.PDF, formats.DOCX, formats.HTML, formats.JSON_RESUME])
def test_each_format_has_a_reader_and_a_name_for_people(format: str) -> None:
    assert callable(formats.open_reader(format))
    assert formats.SHOWN[format]
