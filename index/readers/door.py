"""A path -> the document and its lines: recognised by content and name, or refused with the remedy.

Today every format is text: a new one is one more file beside this one and one more line in `_FORMATS`. A
binary one also comes out of `_SIGNATURES`, which refuses it now, and makes its own text before `Document`
is filled. It refuses to know what a résumé is.
"""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable
from pathlib import Path

from index.errors import SourceRefused
from index.models import Document, Line
from index.readers import markdown, text

MAX_BYTES = 2_000_000
_REMEDY = "Save the résumé as Markdown (.md) or plain text (.txt) and give that file."
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a rich-text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a compressed file"),
)
_HTML = (b"<!doctype html", b"<html")
_FORMATS: dict[str, Callable[[Document], tuple[Line, ...]]] = {
    markdown.FORMAT: markdown.read_markdown_lines,
    text.FORMAT: text.read_text_lines,
}


def read_document(path: Path, source: str | None = None) -> tuple[Document, tuple[Line, ...]]:
    """The file as text, with its lines. `source` is the name shown for it (default: the file's name).

    Raises SourceRefused when the file is absent, unreadable, too large, empty, or not of a known format.
    """
    name = source or path.name or str(path)
    data = _read_bytes(path, name)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise SourceRefused(name, "the file is empty.", "Write the résumé into it, or give another file.")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise SourceRefused(name, f"this is {what}, which this version cannot read.", _REMEDY)
    if data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_HTML):
        raise SourceRefused(name, "this is a web page, which this version cannot read.", _REMEDY)
    try:
        decoded = text.decode_text(data)
    except text.NotText as error:
        raise SourceRefused(name, f"this is not a text file ({error}).", _REMEDY) from error
    if not decoded.strip():
        raise SourceRefused(name, "the file is empty.", "Write the résumé into it, or give another file.")
    suffix = path.suffix.lower()
    kind = (
        markdown.FORMAT
        if suffix in markdown.SUFFIXES or markdown.looks_like_markdown(decoded)
        else text.FORMAT
    )
    draft = Document(source=name, format=kind, text=decoded, sha256=hashlib.sha256(data).hexdigest())
    lines = _FORMATS[kind](draft)
    words = sum(len(line.text.split()) for line in lines)
    return draft.model_copy(update={"words": words}), lines


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceRefused(name, "this is a folder, not a file.", "Give the file inside it.")
        if not stat.S_ISREG(status.st_mode):  # reading a pipe or device could wait for ever
            raise SourceRefused(name, "this is not a regular file.", _REMEDY)
        if status.st_size > MAX_BYTES:
            raise SourceRefused(
                name,
                f"the file is too large ({status.st_size / 1e6:.1f} MB, limit {MAX_BYTES / 1e6:.0f} MB).",
                _REMEDY,
            )
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError as error:
        if path.is_symlink():
            raise SourceRefused(
                name,
                "this link points to a file that does not exist.",
                "Mend the link, or give the file itself.",
            ) from error
        raise SourceRefused(name, "there is no such file.", "Check the path.") from error
    except PermissionError as error:
        raise SourceRefused(
            name, "the file may not be read (permission denied).", f"Allow it: chmod u+r {path}"
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a path with a zero character
        raise SourceRefused(name, f"the file cannot be read ({error}).", "Check the path.") from error
    if len(data) > MAX_BYTES:
        raise SourceRefused(name, f"the file is too large (the limit is {MAX_BYTES / 1e6:.0f} MB).", _REMEDY)
    return data
