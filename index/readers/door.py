"""A path -> the transcript of the file: recognised by its content, read under limits, or refused with the
remedy.

Text and Markdown are read here and now; every other format in a cell (`cell.py`). It refuses to know what a
résumé is, and to guess: what is not what its name says is told.
"""

from __future__ import annotations

import errno
import hashlib
import stat
from pathlib import Path

from index.address import addresses_in, dead_links_told
from index.errors import SourceRefused, reason_of
from index.models import Document, ReadingWarning, Transcript
from index.readers import markdown, text
from index.readers.cell import read_in_cell
from index.readers.formats import READABLE, SHOWN, SUFFIXES, Found, recognise
from index.readers.lines import split_lines
from index.readers.running import running_lines

MAX_BYTES = 20_000_000
TEXT_MAX_BYTES = 2_000_000
MAX_LINES = 20_000  # of a text: three hundred printed pages
_REMEDY = f"Save the résumé as {READABLE}, and give that file."
_EMPTY = "Write the résumé into it, or give another file."


def read_document(path: Path, source: str | None = None) -> Transcript:
    """The file as text, with its lines. `source` is the name shown for it (default: the file's name).

    Raises SourceRefused when the file is absent, unreadable, too large, empty, or not of a known format.
    """
    name = source or path.name or str(path)
    data = _read_bytes(path, name)
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise SourceRefused(name, "the file is empty.", _EMPTY)
    suffix = path.suffix.lower()
    promised = SUFFIXES.get(suffix)
    found = recognise(data, suffix)
    if found.other:
        raise _refusal(name, promised, found)
    if found.format is None:
        transcript = _read_text(data, name, suffix, promised)
    else:
        transcript = read_in_cell(found.format, data, name)
    return _told_of_its_name(transcript, promised)


def _refusal(name: str, promised: str | None, found: Found) -> SourceRefused:
    if found.locked:
        return SourceRefused(
            name,
            "the file is protected by a password.",
            "Save it without one (File, Info, Protect Document), and give that file.",
        )
    if promised in SHOWN and promised not in (text.FORMAT, markdown.FORMAT):
        return SourceRefused(
            name, f"it is not {SHOWN[promised]} as its name says, but {found.other}.", _REMEDY
        )
    return SourceRefused(name, f"this is {found.other}, which cannot be read.", _REMEDY)


def _read_text(data: bytes, name: str, suffix: str, promised: str | None) -> Transcript:
    if len(data) > TEXT_MAX_BYTES:
        raise SourceRefused(
            name,
            f"the text is too large ({len(data) / 1e6:.1f} MB, limit {TEXT_MAX_BYTES / 1e6:.0f} MB).",
            "Give the résumé alone.",
        )
    try:
        decoded = text.decode_text(data)
    except text.NotText as error:
        if promised in (None, text.FORMAT, markdown.FORMAT):
            raise SourceRefused(name, f"this is not a text file ({error}).", _REMEDY) from error
        raise SourceRefused(
            name,
            f"it is not {SHOWN[promised]} as its name says, nor anything else that can be read.",
            _REMEDY,
        ) from error
    if not decoded.strip():
        raise SourceRefused(name, "the file is empty.", _EMPTY)
    if (lines_in_all := decoded.count("\n")) > MAX_LINES:
        raise SourceRefused(
            name,
            f"the text has too many lines ({lines_in_all:,}, limit {MAX_LINES:,}).",
            "Give the résumé alone.",
        )
    is_markdown = suffix in markdown.SUFFIXES or markdown.looks_like_markdown(decoded)
    draft = Document(
        source=name,
        format=markdown.FORMAT if is_markdown else text.FORMAT,
        text=decoded,
        sha256=hashlib.sha256(data).hexdigest(),
    )
    lines = split_lines(draft, atx=is_markdown)
    told = dead_links_told(addresses_in(decoded))
    warnings = (ReadingWarning(code="dead_link", message=told, source=name),) if told else ()
    raws = decoded.split("\n")
    if running := dict.fromkeys(raws[number].strip() for number in sorted(running_lines(raws))):
        quoted = "; ".join(f"“{raw[:80]}”" for raw in list(running)[:3])
        message = f"What stands at the edge of a page was left out: {quoted}."
        warnings = (*warnings, ReadingWarning(code="running_lines", message=message, source=name))
    words = sum(len(line.text.split()) for line in lines)
    return Transcript(document=draft.model_copy(update={"words": words, "warnings": warnings}), lines=lines)


def _told_of_its_name(transcript: Transcript, promised: str | None) -> Transcript:
    """A file that is readable, but not as what its name says, is read; and the owner is told."""
    document = transcript.document
    texts = (text.FORMAT, markdown.FORMAT)
    if promised in (None, document.format) or (promised in texts and document.format in texts):
        return transcript
    warning = ReadingWarning(
        code="other_format",
        message=f"This file is not {SHOWN[promised]} as its name says; "
        f"it was read as {SHOWN[document.format]}.",
        source=document.source,
    )
    warnings = (warning, *document.warnings)
    return transcript.model_copy(update={"document": document.model_copy(update={"warnings": warnings})})


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise SourceRefused(name, "this is a folder, not a file.", "Give the file inside it.")
        if not stat.S_ISREG(status.st_mode):  # reading a pipe or device could wait for ever
            raise SourceRefused(name, "this is not a regular file.", _REMEDY)
        if status.st_size > MAX_BYTES:
            raise _too_large(name, status.st_size)
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
    except NotADirectoryError as error:
        raise SourceRefused(
            name,
            "there is no such file, since a part of its path is a file and no folder.",
            "Check the path.",
        ) from error
    except PermissionError as error:
        raise SourceRefused(
            name, "the file may not be read (permission denied).", f"Allow it: chmod u+r {path}"
        ) from error
    except (OSError, ValueError) as error:  # ValueError: a path with a zero character
        if getattr(error, "errno", None) == errno.ELOOP:
            raise SourceRefused(
                name, "this link leads back to itself.", "Mend the link, or give the file itself."
            ) from error
        raise SourceRefused(
            name, f"the file cannot be read ({reason_of(error)}).", "Check the path."
        ) from error
    if len(data) > MAX_BYTES:
        raise _too_large(name, len(data))
    return data


def _too_large(name: str, size: int) -> SourceRefused:
    return SourceRefused(
        name,
        f"the file is too large ({size / 1e6:.1f} MB, limit {MAX_BYTES / 1e6:.0f} MB).",
        "Export the résumé again with smaller pictures, or give it as plain text (.txt).",
    )
