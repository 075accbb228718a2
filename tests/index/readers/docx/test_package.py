"""A Word file is opened only after a look at it; what is none is named rightly."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import Any

import pytest

from index.errors import SourceRefused
from index.readers.docx.package import MAX_ENTRIES, Package
from tests.index.readers.word import TYPES, p, relation, write


def zipped(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def opened(data: bytes) -> Any:
    package = Package(data, "cv.docx")
    return package.xml(package.main)


GOOD = write(p("Ada Example"))


def locked(data: bytes) -> bytes:
    """The same zip, each entry marked as encrypted."""
    marked = bytearray(data)
    at = 0
    while (at := marked.find(b"PK\x01\x02", at)) >= 0:
        (flags,) = struct.unpack_from("<H", marked, at + 8)
        struct.pack_into("<H", marked, at + 8, flags | 1)
        at += 4
    return bytes(marked)


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"PK\x03\x04 and nothing", "damaged"),
        (GOOD[: len(GOOD) // 2], "damaged"),
        (locked(GOOD), "protected by a password"),
        (zipped({"a.txt": "x"}), "this is a zip file, not a Word file"),
        (zipped({"xl/workbook.xml": "<x/>"}), "an Excel file"),
        (zipped({"ppt/presentation.xml": "<x/>"}), "a PowerPoint file"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "an OpenDocument text"),
        (zipped({"mimetype": "application/epub+zip"}), "an e-book"),
        (zipped({"Index/Document.iwa": "x"}), "a Pages"),
        (zipped({f"x{n}": "" for n in range(MAX_ENTRIES + 1)}), "too many parts"),
        (zipped({"[Content_Types].xml": TYPES, "word/document.xml": b" " * 30_000_000}), "expands too far"),
        (
            zipped({"[Content_Types].xml": TYPES, "word/document.xml": b"<a>" + b" " * 9_000_000}),
            "expands too far",
        ),
        (zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<a><b></a>"}), "damaged"),
        (
            zipped({"[Content_Types].xml": TYPES, "word/document.xml": "<a>" * 5000}),
            "nested too deeply|damaged",
        ),
    ],
)
def test_what_is_no_good_word_file_is_refused_with_the_cause(data: bytes, cause: str) -> None:
    with pytest.raises(SourceRefused, match=cause) as caught:
        opened(data)
    assert caught.value.source == "cv.docx"
    assert caught.value.remedy


@pytest.mark.parametrize(
    "inside",
    [
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>',
        '<!doctype a SYSTEM "http://127.0.0.1:9/x.dtd"><a/>',
    ],
)
def test_declared_entities_are_never_opened(inside: str) -> None:
    data = zipped({"[Content_Types].xml": TYPES, "word/document.xml": inside})
    with pytest.raises(SourceRefused, match="declares entities"):
        opened(data)


def test_relations_are_read_as_addresses_and_not_followed() -> None:
    rels = relation("r1", "hyperlink", "https://example.org/ada", outside=True)
    rels += relation("r2", "header", "header1.xml") + relation(
        "r3", "image", "http://127.0.0.1:9/x.png", outside=True
    )
    package = Package(write(p("x"), rels=rels), "cv.docx")
    assert package.relations() == {
        "r1": ("hyperlink", "https://example.org/ada", True),
        "r2": ("header", "header1.xml", False),
        "r3": ("image", "http://127.0.0.1:9/x.png", True),
    }
    assert package.part("styles.xml") is None


def test_a_strict_file_is_read_like_any_other() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    inside = (
        f'<w:document xmlns:w="{strict}"><w:body><w:p><w:r><w:t>Ada</w:t></w:r></w:p></w:body></w:document>'
    )
    root = opened(zipped({"[Content_Types].xml": TYPES, "word/document.xml": inside}))
    assert "wordprocessingml/2006/main" in root.tag
