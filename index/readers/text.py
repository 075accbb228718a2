"""Bytes -> decoded text.

UTF-8 with or without byte-order mark, UTF-16 and -32 with one, UTF-16 without one, else Windows-1252.
Line ends become "\\n"; nothing else changes, so that offsets can be checked against the file.
It refuses to know what the words mean.
"""

from __future__ import annotations

import codecs

FORMAT = "text"
SUFFIXES = (".txt", ".text")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the UTF-16 one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LATIN_NOISE = 0.10  # share of control characters above which bytes are data, not old text


class NotText(ValueError):
    """The bytes are not text in any encoding this reader knows."""


def decode_text(data: bytes) -> str:
    """The text of the bytes, line ends as "\\n". Raises NotText for data."""
    text = _decode(data)
    if "\x00" in text:
        raise NotText("it holds zero bytes")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    controls = sum(1 for letter in text if letter < " " and letter not in "\n\t\f\v")
    if controls > max(2, len(text) * 0.01):
        raise NotText("it holds control characters")
    return text


def _decode(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise NotText(f"it is cut or damaged {encoding.upper()}") from error
    if len(data) >= 4 and len(data) % 2 == 0:
        for encoding, zeros in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
            if zeros.count(0) > 0.6 * len(zeros):
                try:
                    return data.decode(encoding)
                except UnicodeDecodeError:
                    break
    if b"\x00" in data:
        raise NotText("it holds zero bytes")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    noise = sum(1 for byte in data if (byte < 32 and byte not in b"\t\n\r\f\v") or byte == 127)
    if noise > len(data) * _LATIN_NOISE:
        raise NotText("it is not text in a known encoding")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
