"""What a file is, told by its bytes; and the reader of each format.

A name may lie, the first bytes seldom do. The name decides only between formats that are all plain text. It
refuses to read: a reader is loaded when a file of its kind is there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import import_module
from typing import NamedTuple

from index.models import Transcript
from index.readers import markdown, text

Read = Callable[[bytes, str], Transcript]

PDF, DOCX, HTML, JSON_RESUME = "pdf", "docx", "html", "json-resume"
_READERS = {
    PDF: "index.readers.pdf:read_pdf",
    DOCX: "index.readers.docx:read_docx",
    HTML: "index.readers.html:read_html",
    JSON_RESUME: "index.readers.json_resume:read_json_resume",
}
SUFFIXES = {
    **dict.fromkeys(markdown.SUFFIXES, markdown.FORMAT),
    **dict.fromkeys(text.SUFFIXES, text.FORMAT),
    ".pdf": PDF,
    ".docx": DOCX,
    ".docm": DOCX,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".json": JSON_RESUME,
}
SHOWN = {
    PDF: "a PDF",
    DOCX: "a Word file",
    HTML: "a web page",
    JSON_RESUME: "a JSON file",
    markdown.FORMAT: "Markdown",
    text.FORMAT: "plain text",
}
READABLE = "PDF, Word (.docx), Markdown, HTML, JSON Resume or plain text"

# What is recognised only to be refused by its right name. The first bytes, what it is called.
_OTHERS = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (.doc)"),
    (b"{\\rtf", "a rich-text file (.rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"BM", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"%!PS", "a PostScript file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a compressed file"),
    (b"7z\xbc\xaf", "a compressed file"),
    (b"Rar!", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"SQLite format 3", "a database"),
)
_ENCRYPTED = "EncryptedPackage".encode(
    "utf-16-le"
)  # a Word file with a password is an old container around it
_HTML_START = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_TAG = re.compile(rb"<(?:p|div|h[1-6]|ul|ol|li|span|table|section|article|main|header)\b", re.IGNORECASE)
_LOOKED_AT = 4096


class Found(NamedTuple):
    """What a file is: the format that reads it, or what it is that nothing here reads."""

    format: str | None
    other: str = ""
    locked: bool = False


def recognise(data: bytes, suffix: str) -> Found:
    """The format of `data`. `suffix` (".md") decides between Markdown and plain text, and for fragments."""
    head = data[:_LOOKED_AT]
    if b"%PDF-" in head[:1024]:
        return Found(PDF)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return Found(DOCX)
    for start, what in _OTHERS:
        if head.startswith(start) and not (len(start) == 2 and _is_text(head)):
            return Found(None, what, locked=what.startswith("an old") and _ENCRYPTED in data)
    bare = re.sub(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)|\x00", b"", head)
    if _HTML_START.match(bare):
        return Found(HTML)
    if SUFFIXES.get(suffix) == HTML and len(_TAG.findall(bare)) >= 2:
        return Found(HTML)
    start = bare.lstrip()[:1]
    if start == b"{" or (start == b"[" and suffix == ".json"):
        return Found(JSON_RESUME)
    return Found(None)


def open_reader(format: str) -> Read:
    """The reader of a format, by its name or as "module:function"; importing its library happens here."""
    module, _, name = _READERS.get(format, format).partition(":")
    read: Read = getattr(import_module(module), name)
    return read


def _is_text(head: bytes) -> bool:
    return not re.search(rb"[\x00-\x08\x0e-\x1f]", head[:200])
