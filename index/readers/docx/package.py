"""The zip of a Word file -> the XML parts that are read, each looked at before it is opened.

A small file may expand to gigabytes, hold entities that multiply, or be no Word file at all. Nothing outside
the file is ever fetched: relations are only read as addresses. It refuses to know paragraphs.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from typing import Any

from index.errors import SourceRefused

MAX_ENTRIES = 2_000
MAX_EXPANDED_BYTES = 200_000_000
MAX_PART_BYTES = 20_000_000  # of XML; a long résumé has half a megabyte
MAX_RATIO = 300  # of a part above a megabyte: text shrinks to a tenth, a bomb to a thousandth

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = b"http://purl.oclc.org/ooxml/"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DAMAGED = "the Word file is damaged and cannot be opened."
_EXPORT = "Save it again as .docx or PDF from the program it was written in."
_UNREADABLE = (  # what the library raises on a damaged zip
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    RuntimeError,
)
_KINDS = (
    ("xl/", "an Excel file"),
    ("ppt/", "a PowerPoint file"),
    ("Index/", "a Pages, Numbers or Keynote file"),
    ("META-INF/container.xml", "an e-book"),
)
_MIMETYPES = (
    ("opendocument.text", "an OpenDocument text"),
    ("opendocument", "an OpenDocument file"),
    ("epub", "an e-book"),
)


class Package:
    """An opened Word file."""

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _UNREADABLE as error:
            raise self.refused(_DAMAGED) from error
        self._entries = {entry.filename: entry for entry in entries}
        self._look_at(entries)
        self.main = self._main_part()

    def refused(self, reason: str, remedy: str = _EXPORT) -> SourceRefused:
        return SourceRefused(self.source, reason, remedy)

    def _look_at(self, entries: list[zipfile.ZipInfo]) -> None:
        if len(entries) > MAX_ENTRIES:
            raise self.refused(f"the file holds too many parts ({len(entries)}, limit {MAX_ENTRIES}).")
        if any(entry.flag_bits & 1 for entry in entries):
            raise self.refused("the file is protected by a password.", "Save it without one.")
        expanded = sum(entry.file_size for entry in entries)
        if expanded > MAX_EXPANDED_BYTES:
            raise self.refused(f"the file expands too far ({expanded / 1e6:.0f} MB).")

    def _main_part(self) -> str:
        types = self.xml("[Content_Types].xml") if "[Content_Types].xml" in self._entries else None
        for override in types if types is not None else ():
            kind = str(override.get("ContentType", ""))
            if re.search(r"word(?:processingml)?[^/]*\.(?:document|template)[\w.]*main|\.ms-word\.", kind):
                name = str(override.get("PartName", "")).lstrip("/")
                if name in self._entries:
                    return name
        if "word/document.xml" in self._entries:
            return "word/document.xml"
        raise self.refused(
            f"this is {self._what_else()}, not a Word file (.docx).",
            "Save the résumé as .docx or PDF, and give that file.",
        )

    def _what_else(self) -> str:
        if "mimetype" in self._entries:
            mimetype = self._bytes("mimetype", 200).decode("ascii", "replace")
            for words, what in _MIMETYPES:
                if words in mimetype:
                    return what
        for start, what in _KINDS:
            if any(name.startswith(start) for name in self._entries):
                return what
        return "a zip file"

    def has_pictures(self) -> bool:
        return any(name.startswith("word/media/") for name in self._entries)

    def part(self, name: str) -> Any | None:
        """The root of a part beside the main one ("styles.xml"); None when there is none."""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(self.main), name))
        return self.xml(path) if path in self._entries else None

    def relations(self, part: str | None = None) -> dict[str, tuple[str, str, bool]]:
        """Id -> (kind, target, whether it is an address outside) of a part (default: the main one)."""
        owner = part or self.main
        path = posixpath.join(posixpath.dirname(owner), "_rels", posixpath.basename(owner) + ".rels")
        if path not in self._entries:
            return {}
        found: dict[str, tuple[str, str, bool]] = {}
        for relation in self.xml(path):
            kind = str(relation.get("Type", "")).rpartition("/")[2]
            outside = relation.get("TargetMode") == "External"
            found[str(relation.get("Id"))] = (kind, str(relation.get("Target", "")), outside)
        return found

    def xml(self, name: str) -> Any:
        """The root of one part."""
        from lxml import etree

        data = self._bytes(name, MAX_PART_BYTES)
        if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", data[:100_000], re.IGNORECASE):
            raise self.refused("the file declares entities, which no Word file does, so it is not opened.")
        data = data.replace(_STRICT + b"wordprocessingml/main", W.encode()).replace(
            _STRICT + b"officeDocument/relationships", _RELATIONS.encode()
        )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            return etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            deep = "depth" in str(error).casefold()
            raise self.refused(
                "the file is nested too deeply to be a résumé." if deep else _DAMAGED
            ) from error

    def _bytes(self, name: str, limit: int) -> bytes:
        entry = self._entries[name]
        if entry.file_size > limit or (
            entry.file_size > 1_000_000 and entry.file_size > MAX_RATIO * max(1, entry.compress_size)
        ):
            raise self.refused(
                f"the file expands too far ({entry.file_size / 1e6:.0f} MB of text in one part)."
            )
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(limit + 1)  # the size that the zip declares may be a lie
        except _UNREADABLE as error:
            raise self.refused(_DAMAGED) from error
        if len(data) > limit:
            raise self.refused("the file expands too far.")
        return data
