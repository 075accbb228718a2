"""A PDF written by hand, for tests: texts at places, boxes, links, pictures."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842
_FONTS = {False: "F1", True: "F2"}


@dataclass
class Page:
    """One page. Places are points from the upper left corner; a text stands on `y`."""

    parts: list[str] = field(default_factory=list)
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float = 10,
        *,
        bold: bool = False,
        grey: float = 0.0,
        mode: int = 0,
        tracking: float = 0.0,
    ) -> Page:
        safe = words.encode("cp1252").decode("latin-1")
        safe = safe.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self.parts.append(
            f"BT /{_FONTS[bold]} {size} Tf {grey} g {mode} Tr {tracking} Tc"
            f" 1 0 0 1 {x} {HEIGHT - y} Tm ({safe}) Tj ET"
        )
        return self

    def lines(
        self, x: float, y: float, *words: str, size: float = 10, step: float = 13, bold: bool = False
    ) -> Page:
        for number, line in enumerate(words):
            self.text(x, y + number * step, line, size, bold=bold)
        return self

    def box(
        self, x: float, y: float, width: float, height: float, grey: float | tuple[float, float, float]
    ) -> Page:
        paint = f"{grey} g" if isinstance(grey, float | int) else f"{' '.join(map(str, grey))} rg"
        self.parts.append(f"{paint} {x} {HEIGHT - y - height} {width} {height} re f")
        return self

    def link(self, x: float, y: float, width: float, height: float, target: str) -> Page:
        self.links.append((x, HEIGHT - y - height, x + width, HEIGHT - y, target))
        return self

    def picture(self, x: float, y: float, width: float, height: float) -> Page:
        self.parts.append(f"q {width} 0 0 {height} {x} {HEIGHT - y - height} cm /Im Do Q")
        return self


def write(*pages: Page) -> bytes:
    """The pages as a PDF."""
    objects: list[bytes] = [b"", b""]  # the catalogue and the page tree, known last
    fonts = []
    for name in ("Helvetica", "Helvetica-Bold"):
        objects.append(
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>".encode()
        )
        fonts.append(len(objects))
    grey = zlib.compress(bytes(255 * (n // 3 % 2) for n in range(256)))
    objects.append(
        b"<< /Type /XObject /Subtype /Image /Width 16 /Height 16 /ColorSpace /DeviceGray /BitsPerComponent 8"
        b" /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(grey), grey)
    )
    picture = len(objects)
    kids = []
    for page in pages:
        notes = []
        for left, bottom, right, top, target in page.links:
            objects.append(
                f"<< /Type /Annot /Subtype /Link /Rect [{left} {bottom} {right} {top}] /Border [0 0 0]"
                f" /A << /S /URI /URI ({target}) >> >>".encode()
            )
            notes.append(f"{len(objects)} 0 R")
        stream = "\n".join(page.parts).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R"
            f" /Annots [{' '.join(notes)}] /Resources << /Font << /F1 {fonts[0]} 0 R /F2 {fonts[1]} 0 R >>"
            f" /XObject << /Im {picture} 0 R >> >> >>".encode()
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>".encode()
    return assemble(*objects)


def assemble(*objects: bytes) -> bytes:
    """The objects of a file, numbered from 1 (the catalogue), with the table of their places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)
