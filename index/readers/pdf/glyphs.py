"""PDFium -> the letters, links, boxes and picture of each page. The only file that knows PDFium.

Letters as printed, each with its place, size, weight and colour; nothing is fetched, run or followed. It
refuses to know lines, columns and what is hidden.
"""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from index.errors import SourceRefused
from index.joiners import JOINERS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MAX_PAGES = 300
MAX_LETTERS = 1_500_000
MAX_OBJECTS = 20_000  # drawn objects looked at on one page
MAX_DOTS = 400  # drawn dots looked at on one page
MAX_SIDE_POINTS = 14_400.0  # the largest page the format allows (200 inches)
PICTURE_SCALE = 1.4  # pixels a point: about 100 dots an inch
_PICTURE_MAX_PIXELS = 4_000_000
_EXPORT = "Export it again from the program it was written in, or give it as plain text (.txt)."
# TeX's own fonts, drawn as dots, do not say what their letters mean; most stand where ASCII has them,
# and these where TeX's encodings put them (T1, and the ligatures of OT1).
_TEX = {
    0x0B: "ff",
    0x0C: "fi",
    0x0D: "fl",
    0x0E: "ffi",
    0x0F: "ffl",
    0x10: "“",
    0x11: "”",
    0x15: "–",
    0x16: "—",
    0x1B: "ff",
    0x1C: "fi",
    0x1D: "fl",
    0x1E: "ffi",
    0x1F: "ffl",
    0x88: "•",
}
_BOLD = re.compile(r"bold|black|heavy|semibd|demi|(?:^|[-,+])bd|[-_](?:[5-9]00|b)$|bx\d|cmbx", re.IGNORECASE)
_SLANTED = re.compile(r"ital|obliq|slant|[-_,]it\b|cmti|cmsl|lmri", re.IGNORECASE)


@dataclass(slots=True)
class Glyph:
    """One printed letter. Points from the page's upper left corner; `base` is the line it stands on."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    colour: int  # 0xRRGGBB
    box: tuple[float, float, float, float]  # where its ink can be: left, top, right, bottom
    angle: float = 0.0
    target: str | None = None
    slanted: bool = False
    face: str = ""
    """Name of the typeface, without the marks of a subset."""
    filled: bool = True
    """Whether its colour shows: not so when an outline is drawn, or nothing (the text layer of a scan)."""


@dataclass(slots=True)
class Box:
    """A filled rectangle, a rule, a drawn dot or a picture."""

    x0: float
    y0: float
    x1: float
    y1: float
    colour: int
    picture: bool = False


@dataclass
class Leaf:
    """One page as PDFium tells it."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    boxes: list[Box] = field(default_factory=list)
    unmapped: int = 0
    """Letters whose meaning the file does not tell."""
    picture: NDArray[np.uint8] | None = None
    """The page as a person sees it, shape (rows, columns, 3); None when it could not be drawn."""
    scale: float = PICTURE_SCALE


def read_leaves(data: bytes, source: str) -> Iterator[Leaf]:
    """The pages in order. Raises SourceRefused for a file that cannot be opened or is too long."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refusal(source, str(error)) from error
    try:
        pages = len(document)
        if pages == 0:
            raise SourceRefused(source, "the PDF has no pages.", _EXPORT)
        if pages > MAX_PAGES:
            raise SourceRefused(
                source,
                f"the PDF has too many pages ({pages}, limit {MAX_PAGES}).",
                "Give the pages of the résumé alone.",
            )
        letters = 0
        for number in range(pages):
            leaf = _read_leaf(document, number)
            if leaf is None:
                continue
            letters += len(leaf.glyphs)
            if letters > MAX_LETTERS:
                raise SourceRefused(
                    source, "the PDF holds more text than a résumé.", "Give the résumé alone."
                )
            yield leaf
    finally:
        document.close()


def _refusal(source: str, said: str) -> SourceRefused:
    if "password" in said.casefold():
        return SourceRefused(
            source,
            "the PDF is protected by a password.",
            "Open it with the password, print or export it as a PDF without one, and give that file.",
        )
    return SourceRefused(source, "the PDF is damaged and cannot be opened.", _EXPORT)


def _read_leaf(document: Any, number: int) -> Leaf | None:
    """One page; None when PDFium cannot load it."""
    import pypdfium2 as pdfium

    try:
        page = document[number]
    except pdfium.PdfiumError:
        return None
    try:
        left, bottom, right, top = page.get_bbox()
        width, height = right - left, top - bottom
        if not (1 <= width <= MAX_SIDE_POINTS and 1 <= height <= MAX_SIDE_POINTS):
            return Leaf(number + 1, width, height, [])
        turn = _Turn(page, width, height)
        glyphs, unmapped = _glyphs(page, turn)
        _mark_links(document, page, turn, glyphs)
        leaf = Leaf(number + 1, turn.width, turn.height, glyphs, _boxes(page, turn), unmapped)
        leaf.picture, leaf.scale = _picture(page, leaf)
        leaf.glyphs = _with_drawn_signs(leaf)
        return leaf
    finally:
        page.close()


class _Turn:
    """Page space (origin below, perhaps turned) to a reader's: from the upper left corner, upright."""

    def __init__(self, page: Any, width: float, height: float) -> None:
        self.rotation = page.get_rotation()
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.width, self.height = (height, width) if self.rotation in (90, 270) else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def box(self, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
        (x0, y0), (x1, y1) = self.point(left, bottom), self.point(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

    def angle(self, radians: float) -> float:
        """Degrees anticlockwise as seen, 0..360."""
        return float((math.degrees(radians) - self.rotation) % 360)


@dataclass(slots=True)
class _Look:
    """What all letters of one drawn text share."""

    size: float
    bold: bool
    colour: int
    angle: float
    slanted: bool
    face: str
    filled: bool
    unmapped: bool


def _glyphs(page: Any, turn: _Turn) -> tuple[list[Glyph], int]:
    """The letters in the order they were drawn; PDFium's own guesses at spaces and line ends are left out.

    Four calls a letter, and no more: they are what reading a long document costs."""
    import pypdfium2.raw as raw

    helper = page.get_textpage()
    textpage = helper.raw
    glyphs: list[Glyph] = []
    unmapped = 0
    looks: dict[int, _Look] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    loose = raw.FS_RECTF()
    high = 0
    try:
        for at in range(min(helper.count_chars(), MAX_LETTERS)):
            code = raw.FPDFText_GetUnicode(textpage, at)
            if code <= 32 and raw.FPDFText_IsGenerated(textpage, at) == 1:
                continue
            if 0xD800 <= code < 0xDC00:  # the first half of a letter beyond the first 65,536
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
            high = 0
            owner = raw.FPDFText_GetTextObject(textpage, at)
            key = ctypes.addressof(owner.contents) if owner else -1
            look = looks.get(key)
            if look is None:
                look = looks[key] = _look(textpage, at, turn)
            if look.unmapped or code in (0, 0xFFFE, 0xFFFF, 0xFFFD):
                unmapped += 1
                text = _TEX.get(code) or _letter(code if code > 32 else 0xFFFD)
            else:
                text = _letter(code)
            if text in JOINERS:  # or none: a joiner has no place of its own, it shapes the letter before it
                if glyphs and not glyphs[-1].text.isspace():
                    glyphs[-1].text += text
                continue
            raw.FPDFText_GetCharOrigin(textpage, at, x, y)
            raw.FPDFText_GetLooseCharBox(textpage, at, loose)
            _, base = turn.point(x.value, y.value)
            x0, top, x1, bottom = turn.box(loose.left, loose.bottom, loose.right, loose.top)
            if not math.isfinite(base + x0 + x1 + top + bottom):
                continue
            size = look.size or max(1.0, bottom - top)
            upright = (x0, base - 0.72 * size, x1, base + 0.22 * size)
            box = upright if look.angle in (0.0, 360.0) else (x0, top, x1, bottom)
            glyphs.append(
                Glyph(
                    text,
                    x0,
                    x1,
                    base,
                    size,
                    look.bold,
                    look.colour,
                    box,
                    look.angle,
                    None,
                    look.slanted,
                    look.face,
                    look.filled,
                )
            )
    finally:
        helper.close()
    return glyphs, unmapped


def _letter(code: int) -> str:
    """A letter as it is read: Latin ligatures apart, spaces plain, what cannot be read gone."""
    if code in (0x02, 0x00AD, 0x2010, 0x2011):  # PDFium marks a hyphen at a line's end by 2
        return "-"
    letter = chr(code)
    if 0xFB00 <= code <= 0xFB06 or 0x2E80 <= code <= 0x2FDF:  # ligatures; radicals drawn for the signs
        return unicodedata.normalize("NFKC", letter)
    if letter.isspace() or code == 0x200B:
        return " "
    if letter in JOINERS:
        return letter
    if code < 32 or unicodedata.category(letter) in ("Cc", "Cf", "Cs"):
        return ""
    return letter


def _look(textpage: Any, at: int, turn: _Turn) -> _Look:
    import pypdfium2.raw as raw

    matrix = raw.FS_MATRIX()
    size = raw.FPDFText_GetFontSize(textpage, at)
    angle = 0.0
    if raw.FPDFText_GetMatrix(textpage, at, matrix):
        size = abs(size) * math.hypot(matrix.c, matrix.d)
        angle = turn.angle(math.atan2(matrix.b, matrix.a))
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    colour = 0
    if raw.FPDFText_GetFillColor(textpage, at, red, green, blue, alpha):
        colour = (red.value << 16) | (green.value << 8) | blue.value
    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(textpage, at, None, 0, flags)
    name = ""
    if 0 < length < 500:
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFText_GetFontInfo(textpage, at, buffer, length, flags)
        name = buffer.value.decode("utf-8", "replace")
    weight = raw.FPDFText_GetFontWeight(textpage, at)
    bold = bool(_BOLD.search(name)) or weight >= 600 or bool(flags.value & (1 << 18))
    owner = raw.FPDFText_GetTextObject(textpage, at)
    mode = raw.FPDFTextObj_GetTextRenderMode(owner) if owner else raw.FPDF_TEXTRENDERMODE_FILL
    filled = mode in (raw.FPDF_TEXTRENDERMODE_FILL, raw.FPDF_TEXTRENDERMODE_FILL_CLIP)
    slanted = bool(flags.value & (1 << 6)) or bool(_SLANTED.search(name))
    unmapped = raw.FPDFText_HasUnicodeMapError(textpage, at) == 1
    return _Look(size, bold, colour, angle, slanted, name.partition("+")[2] or name, filled, unmapped)


def _mark_links(document: Any, page: Any, turn: _Turn, glyphs: list[Glyph]) -> None:
    """Gives the letters under a link's rectangle the address behind it."""
    import pypdfium2.raw as raw

    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    rectangle = raw.FS_RECTF()
    for _ in range(500):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI:
            continue
        length = raw.FPDFAction_GetURIPath(document, action, None, 0)
        if not 0 < length <= 2000 or not raw.FPDFLink_GetAnnotRect(link, rectangle):
            continue
        buffer = ctypes.create_string_buffer(length)
        raw.FPDFAction_GetURIPath(document, action, buffer, length)
        target = buffer.value.decode("utf-8", "replace")
        x0, y0, x1, y1 = turn.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        for glyph in glyphs:
            middle, height = (glyph.x0 + glyph.x1) / 2, glyph.base - glyph.size * 0.3
            if x0 <= middle <= x1 and y0 <= height <= y1:
                glyph.target = target


def _boxes(page: Any, turn: _Turn) -> list[Box]:
    """Filled shapes and pictures, as far as they are rectangles or nearly so."""
    import pypdfium2.raw as raw

    found: list[Box] = []
    edges = [ctypes.c_float() for _ in range(4)]
    channels = [ctypes.c_uint() for _ in range(4)]
    for number, drawn in enumerate(page.get_objects(max_depth=4)):
        if number >= MAX_OBJECTS:
            break
        if drawn.level:  # in a form, whose matrix moves it; where to, only the picture tells
            continue
        if drawn.type not in (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE):
            continue
        if not raw.FPDFPageObj_GetBounds(drawn, *edges):
            continue
        box = turn.box(*(edge.value for edge in edges))
        picture = drawn.type == raw.FPDF_PAGEOBJ_IMAGE
        colour = 0
        if not picture and raw.FPDFPageObj_GetFillColor(drawn, *channels):
            colour = (channels[0].value << 16) | (channels[1].value << 8) | channels[2].value
        found.append(Box(*box, colour, picture))
    return found


def _picture(page: Any, leaf: Leaf) -> tuple[NDArray[np.uint8] | None, float]:
    """The page drawn, and its pixels a point."""
    import pypdfium2 as pdfium

    scale = min(PICTURE_SCALE, math.sqrt(_PICTURE_MAX_PIXELS / (leaf.width * leaf.height)))
    if not leaf.glyphs:
        return None, scale
    try:
        bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True, no_smoothtext=False)
        picture = bitmap.to_numpy()[:, :, :3].copy()
        bitmap.close()
    except (pdfium.PdfiumError, ValueError, MemoryError):
        return None, scale
    return picture, scale


def _with_drawn_signs(leaf: Leaf) -> list[Glyph]:
    """The letters, and a "•" for each small drawn dot that stands before a line's first letter."""
    dots = [
        box
        for box in leaf.boxes
        if not box.picture
        and 1.2 <= box.x1 - box.x0 <= 9
        and 1.2 <= box.y1 - box.y0 <= 9
        and 0.6 <= (box.x1 - box.x0) / (box.y1 - box.y0) <= 1.7
    ][:MAX_DOTS]
    signs: list[tuple[int, Glyph]] = []
    for dot in dots:
        middle = (dot.y0 + dot.y1) / 2
        beside = [
            (glyph.x0, number)
            for number, glyph in enumerate(leaf.glyphs)
            if glyph.text != " " and glyph.base - 0.85 * glyph.size <= middle <= glyph.base + 0.1 * glyph.size
        ]
        after = min(((x, number) for x, number in beside if x >= dot.x1 - 0.5), default=None)
        if after is None or any(0 <= dot.x0 - x < 12 for x, _ in beside):
            continue
        glyph = leaf.glyphs[after[1]]
        if after[0] - dot.x1 <= 3 * glyph.size and dot.y1 - dot.y0 <= 0.75 * glyph.size:
            box = (dot.x0, dot.y0, dot.x1, dot.y1)
            sign = Glyph("•", dot.x0, dot.x1, glyph.base, glyph.size, False, dot.colour, box)
            signs.append((after[1], sign))
    made = list(leaf.glyphs)
    for number, sign in sorted(signs, key=lambda pair: -pair[0]):
        made.insert(number, sign)
    return made
