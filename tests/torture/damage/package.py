"""Damage to Word files: the zip, its members, and the XML in them."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable
from random import Random
from typing import Any

from lxml import etree

from tests.torture.damage.blind import flip
from tests.torture.damage.sample import ODD, Samples, Step, Steps
from tests.torture.damage.words import odd_text

VALUES = [*ODD["attributes"]["values"], "9" * 5000, "x" * 3000]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHAINS = (
    ("sdt", "sdtContent"),
    ("tbl", "tr", "tc"),
    ("p", "r", "pict", "txbxContent"),
    ("ins",),
    ("hyperlink",),
    ("p",),
)
_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MAX_EXPANDED_BYTES = 5_000_000
_UNREADABLE = (
    zipfile.BadZipFile,
    NotImplementedError,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)


def _unzipped(data: bytes) -> dict[str, bytes]:
    """The members; none of what is no zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            if sum(entry.file_size for entry in opened.infolist()) > _MAX_EXPANDED_BYTES:
                return {}
            return {entry.filename: opened.read(entry) for entry in opened.infolist()}
    except _UNREADABLE:
        return {}


def _zipped(parts: dict[str, bytes], chance: Random, *, doubled: bool = False) -> bytes:
    out = io.BytesIO()
    method = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w") as made:
        warnings.simplefilter("ignore")  # of two members of one name
        for name, data in parts.items():
            for _ in range(chance.choice((1, 1, 2)) if doubled else 1):
                made.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def _on_parts(change: Callable[[dict[str, bytes], Random, Samples], None], *, doubled: bool = False) -> Step:
    def step(data: bytes, chance: Random, samples: Samples) -> bytes:
        if not (parts := _unzipped(data)):
            return data
        change(parts, chance, samples)
        return _zipped(parts, chance, doubled=doubled)

    return step


def _on_xml(change: Callable[[Any, Random], None], *names: str) -> Step:
    """A change of one part: one of those named, or any."""

    def on_parts(parts: dict[str, bytes], chance: Random, samples: Samples) -> None:
        held = [name for name in parts if name.endswith((".xml", ".rels"))]
        if not (chosen := [name for name in held if name in names] or held):
            return
        name = chance.choice(chosen)
        try:
            root = etree.fromstring(parts[name], etree.XMLParser(resolve_entities=False))
        except (etree.XMLSyntaxError, ValueError):
            return
        change(root, chance)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    return _on_parts(on_parts)


def _xml_words(root: Any, chance: Random) -> None:
    texts = [element for element in root.iter("*") if (element.text or "").strip()]
    for element in chance.choices(texts, k=chance.choice((1, 3, 10))) if texts else ():
        element.text = _NOT_IN_XML.sub("", odd_text(element.text, chance))


def _xml_moves(root: Any, chance: Random) -> None:
    """Elements moved, copied, left out, renamed: tables in paragraphs, runs in cells."""
    for _ in range(chance.choice((1, 3, 10, 30))):
        elements = [element for element in root.iter("*") if element.getparent() is not None]
        if not 2 <= len(elements) <= 20_000:
            return
        one, other = chance.sample(elements, 2)
        way = chance.randrange(5)
        if way == 0:
            one.getparent().remove(one)
        elif way == 1:
            other.append(_copy(one))
        elif way == 2:
            other.addprevious(_copy(one))
        elif way == 3:
            one.tag = other.tag
        elif one.getparent() is not other and other not in list(one.iter("*")):
            other.append(one)


def _copy(element: Any) -> Any:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def _xml_attributes(root: Any, chance: Random) -> None:
    holders = [element for element in root.iter("*") if element.attrib]
    for element in chance.choices(holders, k=chance.choice((1, 5, 20))) if holders else ():
        element.set(chance.choice(sorted(element.attrib)), chance.choice(VALUES))


def _xml_depth(root: Any, chance: Random) -> None:
    """A part of the document wrapped again and again."""
    elements = [element for element in root.iter("*") if element.getparent() is not None]
    if not elements:
        return
    inner = chance.choice(elements[:200])
    parent, place = inner.getparent(), inner.getparent().index(inner)
    chain = chance.choice(_CHAINS)
    for _ in range(chance.choice((1, 10, 40, 75))):
        for name in reversed(chain):
            outer = etree.Element(_W + name)
            outer.append(inner)
            inner = outer
    parent.insert(place, inner)


def _members(parts: dict[str, bytes], chance: Random, samples: Samples) -> None:
    """Members change names, vanish, are doubled or damaged, or come from another file."""
    for _ in range(chance.choice((1, 1, 3))):
        names = sorted(parts)
        one, other = chance.choice(names), chance.choice(names)
        way = chance.randrange(5)
        if way == 0:
            parts[one], parts[other] = parts[other], parts[one]
        elif way == 1 and len(parts) > 1:
            del parts[one]
        elif way == 2:
            copies = (f"word/{one}", one.upper(), f"../{one}", f"/{one}", "word/document.xml", "mimetype")
            parts[chance.choice(copies)] = parts[one]
        elif way == 3:
            donor = _unzipped(chance.choice(samples["docx"]).data)
            if same := sorted(set(donor) & set(parts)):
                name = chance.choice(same)
                parts[name] = donor[name]
        else:
            parts[one] = flip(parts[one], chance, samples)


def _zip_lies(data: bytes, chance: Random, samples: Samples) -> bytes:
    """Headers of the zip say what is not so: sizes, checks, offsets, names, methods."""
    changed = bytearray(data)
    starts = [found.start() for found in re.finditer(rb"PK(?:\x01\x02|\x03\x04|\x05\x06)", data)]
    for start in chance.choices(starts, k=chance.choice((1, 3))) if starts else ():
        at = start + chance.randint(4, 45)
        size = chance.choice((1, 2, 4))
        changed[at : at + size] = chance.choice((b"\xff", b"\x00", b"\x01", b"\x7f")) * size
    return bytes(changed)


def _unchanged(parts: dict[str, bytes], chance: Random, samples: Samples) -> None:
    """For a zip that is only packed anew."""


STEPS: Steps = {
    "xml words": (("docx",), _on_xml(_xml_words, "word/document.xml")),
    "xml moves": (("docx",), _on_xml(_xml_moves, "word/document.xml")),
    "xml attributes": (
        ("docx",),
        _on_xml(_xml_attributes, "word/document.xml", "word/styles.xml", "word/numbering.xml"),
    ),
    "xml anywhere": (("docx",), _on_xml(_xml_attributes)),
    "xml depth": (("docx",), _on_xml(_xml_depth, "word/document.xml")),
    "members": (("docx",), _on_parts(_members)),
    "doubled": (("docx",), _on_parts(_unchanged, doubled=True)),
    "zip lies": (("docx",), _zip_lies),
}
