"""How a Word file prints its words: styles, what they are based on, and what is set beside them.

It refuses to know the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from index.readers.docx.package import Package, W
from index.readers.seen import TINY_POINTS, melts

NARROWEST = 10
"""Per cent of a letter's own width: squeezed below it, words are a hairline."""


def q(name: str) -> str:
    """`w:b` as lxml spells it."""
    return f"{{{W}}}{name}"


@dataclass(frozen=True)
class Look:
    """How a run of words is printed. `size` in points; colours as RRGGBB, "" for the default black."""

    size: float = 11.0
    bold: bool = False
    capitals: bool = False
    vanishes: bool = False
    colour: str = ""
    ground: str = ""

    def is_hidden(self, ground: str) -> bool:
        """Whether nobody sees the words on a ground of this colour ("" white, "?" unknown)."""
        if self.vanishes or self.size <= TINY_POINTS:
            return True
        under = self.ground or ground
        if not self.colour or under == "?":
            return False
        return melts(_rgb(self.colour), _rgb(under or "FFFFFF"))


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[:2], 16), int(colour[2:4], 16), int(colour[4:6], 16)


@dataclass(frozen=True)
class Kind:
    """What a paragraph is: a heading of a level, an item of a list at a depth, or plain text."""

    heading: int = 0
    item: int | None = None


class Styles:
    """The styles of one file, each looked up through what it is based on."""

    def __init__(self, package: Package) -> None:
        root = package.part("styles.xml")
        self._styles: dict[str, Any] = {}
        self._default_paragraph = ""
        self.default = Look()
        if root is not None:
            for style in root.iter(q("style")):
                name = style.get(q("styleId")) or ""
                self._styles[name] = style
                if style.get(q("type")) == "paragraph" and style.get(q("default")) in ("1", "true"):
                    self._default_paragraph = name
            defaults = root.find(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}")
            self.default = changed(Look(size=10.0), defaults)
        self._lists = _Lists(package)
        self.chain = lru_cache(maxsize=2000)(self._chain)

    def _chain(self, style: str) -> tuple[Any, ...]:
        """The style and what it is based on, the base first. A loop ends where it closes."""
        found: list[Any] = []
        seen: set[str] = set()
        while style and style in self._styles and style not in seen:
            seen.add(style)
            found.append(self._styles[style])
            based = self._styles[style].find(q("basedOn"))
            style = based.get(q("val"), "") if based is not None else ""
        return tuple(reversed(found))

    def paragraph(self, properties: Any | None) -> tuple[Look, Kind]:
        """How a paragraph's words are printed, and what it is."""
        style = _value(properties, "pStyle") or self._default_paragraph
        chain = self.chain(style)
        look = self.default
        for each in chain:
            look = changed(look, each.find(q("rPr")))
        return look, Kind(self._heading(properties, chain), self._item(properties, chain))

    def run(self, look: Look, properties: Any | None) -> Look:
        """How a run inside such a paragraph is printed."""
        if properties is None:
            return look
        for each in self.chain(_value(properties, "rStyle") or ""):
            look = changed(look, each.find(q("rPr")))
        return changed(look, properties)

    def _heading(self, properties: Any | None, chain: tuple[Any, ...]) -> int:
        for each in reversed(chain):
            name = (_value(each, "name") or "").casefold()
            if found := re.fullmatch(
                r"(?:heading|überschrift|titre|título|titolo|kop|rubrik) ?([1-9])", name
            ):
                return int(found[1]) + 1
            if name in ("title", "titel", "titre"):
                return 1
        levels = [properties, *(each.find(q("pPr")) for each in reversed(chain))]
        for each in levels:
            if (level := _number(_value(each, "outlineLvl"))) is not None and level < 9:
                return min(6, level + 2)
        return 0

    def _item(self, properties: Any | None, chain: tuple[Any, ...]) -> int | None:
        places = [(properties, "")]
        places += [(each.find(q("pPr")), _value(each, "name") or "") for each in reversed(chain)]
        depth: int | None = None
        for place, name in places:
            numbered = place.find(q("numPr")) if place is not None else None
            if numbered is None:
                continue
            if depth is None:
                depth = _number(_value(numbered, "ilvl"))
            number = _value(numbered, "numId")
            if number is None:
                continue
            if number == "0" or not self._lists.has_sign(number, depth or 0):
                return None
            deeper = re.search(r"(\d)$", name)
            return depth if depth else (int(deeper[1]) - 1 if deeper and "list" in name.casefold() else 0)
        return None


class _Lists:
    """Which lists print a sign or a number before their items."""

    def __init__(self, package: Package) -> None:
        root = package.part("numbering.xml")
        self._signs: dict[str, set[int]] = {}
        if root is None:
            return
        kinds: dict[str, set[int]] = {}
        for kind in root.iter(q("abstractNum")):
            kinds[kind.get(q("abstractNumId")) or ""] = {
                _number(level.get(q("ilvl"))) or 0
                for level in kind.iter(q("lvl"))
                if (_value(level, "numFmt") or "") != "none" and (_value(level, "lvlText") or "").strip()
            }
        for number in root.iter(q("num")):
            self._signs[number.get(q("numId")) or ""] = kinds.get(
                _value(number, "abstractNumId") or "", set()
            )

    def has_sign(self, number: str, depth: int) -> bool:
        levels = self._signs.get(number)
        return levels is None or depth in levels


def _number(text: str | None) -> int | None:
    """A small whole number as Word writes it; None for anything else."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,4}", text) else None


def changed(look: Look, properties: Any | None) -> Look:
    """The look with what these properties (`w:rPr`) say."""
    if properties is None:
        return look
    look = replace(
        look,
        bold=_switched(properties, look.bold, "b"),
        capitals=_switched(properties, look.capitals, "caps", "smallCaps"),
        vanishes=_switched(properties, look.vanishes, "vanish"),
    )
    if (size := _value(properties, "sz")) and re.fullmatch(r"\d{1,4}(?:\.\d+)?", size):
        look = replace(look, size=float(size) / 2)
    if (width := _value(properties, "w")) and re.fullmatch(r"\d{1,3}", width):
        look = replace(look, vanishes=look.vanishes or int(width) < NARROWEST)
    if (mark := properties.find(q("color"))) is not None:
        colour = mark.get(q("val")) or ""
        paper = mark.get(q("themeColor")) in ("background1", "light1") and not mark.get(q("themeShade"))
        look = replace(look, colour="FFFFFF" if paper else colour.upper() if _is_colour(colour) else "")
    if (shade := properties.find(q("shd"))) is not None:
        look = replace(look, ground=ground_of(shade))
    return look


def ground_of(shade: Any | None) -> str:
    """The colour of a shading; "" when it has none."""
    if shade is None:
        return ""
    fill = shade.get(q("fill")) or ""
    if _is_colour(fill):
        return fill.upper()
    return "?" if shade.get(q("themeFill")) else ""


def _is_colour(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9a-fA-F]{6}", text))


def _switched(properties: Any, before: bool, *names: str) -> bool:
    """What a property is after these: what its marks say, else as before."""
    marks = [mark for name in names if (mark := properties.find(q(name))) is not None]
    return any(_is_on(mark) for mark in marks) if marks else before


def _is_on(mark: Any) -> bool:
    return (mark.get(q("val")) or "1") not in ("0", "false", "off", "none")


def _value(parent: Any | None, name: str) -> str | None:
    child = parent.find(q(name)) if parent is not None else None
    return child.get(q("val")) if child is not None else None
