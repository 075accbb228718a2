"""Files that try to break the reader, made when asked for: none lies on the disk, and none is larger than it
must be.

Each names what must happen: a refusal whose sentence holds these words, or a reading with these warnings and
without these words. It refuses to know how files are read.
"""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from tests.index.readers import paper, word
from tests.index.readers.paper import Page

RESUME = (
    "Ada Example\nada@example.org\n\nEXPERIENCE\n\nCook, Mercy Hospital\n2019 - 2021\n- Fed three hundred\n"
)
SECRET = "Nobel laureate"


@dataclass(frozen=True)
class Hostile:
    """One file. `refused`: words of the refusal; else it is read, `warned` by these codes, `without` these
    words."""

    name: str
    make: Callable[[], bytes]
    refused: str = ""
    warned: tuple[str, ...] = ()
    without: str = ""
    either: bool = False
    """Whether both are fine, as long as it is one of them."""


def _zip(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


def _word(document: str | bytes, **parts: bytes | str) -> bytes:
    named = {name.replace("__", "/"): data for name, data in parts.items()}
    return _zip({"[Content_Types].xml": word.TYPES, "word/document.xml": document, **named})


def _page() -> Page:
    return Page().lines(50, 60, *RESUME.split("\n"))


def _one_page(media: bytes, stream: bytes, catalogue: bytes = b"") -> bytes:
    return paper.assemble(
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalogue,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R" % media
        + b" /Resources << /Font << /F1 5 0 R >> >> >>",
        stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def _stream(data: bytes, filters: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), filters, data)


_SHOWN = b"BT /F1 12 Tf 50 700 Td (Ada Example, Cook at Mercy, 2019 - 2021) Tj ET"
_A4 = b"[0 0 595 842]"


def _pdf_bomb() -> bytes:
    inner = zlib.compress(b" " * 150_000_000, 9)
    return _one_page(_A4, _stream(zlib.compress(inner, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def _many_pages(count: int) -> bytes:
    kids = b" ".join([b"3 0 R"] * count)
    return paper.assemble(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox %s /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
        % _A4,
        _stream(_SHOWN),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


def _page_loop() -> bytes:
    return paper.assemble(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 9 /Parent 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R] /Count 9 /Parent 2 0 R >>",
    )


def _tiny_texts() -> bytes:
    drawn = b"\n".join(
        b"BT /F1 8 Tf %d %d Td (a%d) Tj ET" % (n % 590, n * 7 % 840, n % 10) for n in range(100_000)
    )
    return _one_page(_A4, _stream(zlib.compress(drawn), b"/Filter /FlateDecode"))


def _hidden(trick: Callable[[Page], Page]) -> Callable[[], bytes]:
    return lambda: paper.write(trick(_page()))


def _deep_html() -> bytes:
    return b"<!doctype html><p>Ada Example</p>" + b"<div>" * 50_000 + b"x" + b"</div>" * 50_000


def _rules() -> bytes:
    css = "".join(f".c{n} > p:nth-child({n}) b {{ color: red }}" for n in range(30_000))
    return f"<!doctype html><style>{css}</style><p>Ada Example</p>".encode()


def _xlsx() -> bytes:
    return _zip(
        {"[Content_Types].xml": word.TYPES.replace("/word/document.xml", "/xl/x"), "xl/workbook.xml": "<x/>"}
    )


_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = "<!doctype html><h1>Ada Example</h1><h2>Skills</h2><p>Bread</p>"


def with_links(port: int) -> list[Hostile]:
    """Files that ask for things on this machine; nothing may be asked for."""
    at = f"http://127.0.0.1:{port}/x"
    page = (
        f"<link rel=stylesheet href={at}><style>@import url({at}); body {{ background: url({at}) }}</style>"
        f"<meta http-equiv=refresh content='0;url={at}'><iframe src={at}></iframe><img src={at}>"
        f"<object data={at}></object><script src={at}></script><base href={at}>"
    )
    rels = word.relation("a", "image", at, outside=True) + word.relation(
        "b", "attachedTemplate", at, outside=True
    )
    script = f"<< /S /JavaScript /JS (app.launchURL\\({at}\\)) >>"
    actions = f"/OpenAction << /S /URI /URI ({at}) >> /AA << /WC {script} >>"
    entity = f'<!DOCTYPE a SYSTEM "{at}"><a/>'
    return [
        Hostile("links.html", lambda: (_HTML + page).encode()),
        Hostile("relations.docx", lambda: word.write(word.p(RESUME), rels=rels)),
        Hostile("actions.pdf", lambda: _one_page(_A4, _stream(_SHOWN), catalogue=actions.encode())),
        Hostile("entity.docx", lambda: _word(entity), refused="declares entities"),
        Hostile(
            "links.json", lambda: json.dumps({"basics": {"name": "Ada", "image": at, "url": at}}).encode()
        ),
        Hostile("links.md", lambda: f"# Ada Example\n\n## Skills\n![x]({at}) [y]({at})\n".encode()),
    ]


FILES: list[Hostile] = [
    # nothing, and noise
    Hostile("empty.pdf", lambda: b"", refused="empty"),
    Hostile("blank.txt", lambda: b" \n\t\r\n " * 50, refused="empty"),
    Hostile("mark.md", lambda: b"\xef\xbb\xbf", refused="empty"),
    Hostile("zeros.txt", lambda: bytes(5000), refused="empty"),
    Hostile("noise.pdf", lambda: bytes(range(256)) * 50, refused="not a PDF as its name says"),
    Hostile("noise.docx", lambda: bytes(range(1, 256)) * 50, refused="not a Word file as its name says"),
    Hostile("noise.json", lambda: bytes(range(1, 256)) * 50, refused="not a JSON file as its name says"),
    Hostile("noise.txt", lambda: bytes(range(256)) * 50, refused="not a text file"),
    Hostile("picture.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), refused="but a picture"),
    Hostile("program.txt", lambda: b"\x7fELF" + bytes(99), refused="a program"),
    Hostile("archive.docx", lambda: b"Rar!\x1a\x07" + bytes(99), refused="a compressed file"),
    # other formats
    Hostile("old.doc", lambda: _OLD + bytes(2000), refused="an old Word file"),
    Hostile(
        "locked.docx", lambda: _OLD + bytes(600) + "EncryptedPackage".encode("utf-16-le"), refused="password"
    ),
    Hostile("rich.rtf", lambda: b"{\\rtf1\\ansi Ada Example}", refused="rich-text"),
    Hostile(
        "open.odt",
        lambda: _zip({"mimetype": "application/vnd.oasis.opendocument.text"}),
        refused="OpenDocument",
    ),
    Hostile("sheet.docx", _xlsx, refused="an Excel file"),
    Hostile("plain.zip", lambda: _zip({"cv.txt": RESUME}), refused="a zip file"),
    # names that lie
    Hostile("word.pdf", lambda: word.write(word.p("Ada Example")), warned=("other_format",)),
    Hostile("pdf.docx", lambda: paper.write(_page()), warned=("other_format",)),
    Hostile("json.txt", lambda: b'{"basics": {"name": "Ada Example"}}', warned=("other_format",)),
    # PDF
    Hostile("cut.pdf", lambda: paper.write(_page())[:400], refused="damaged"),
    Hostile("half.pdf", lambda: (lambda whole: whole[: len(whole) // 2])(paper.write(_page())), either=True),
    Hostile("mended.pdf", lambda: paper.write(_page()).replace(b"startxref", b"startxxxx")),
    Hostile("bomb.pdf", _pdf_bomb, either=True),
    Hostile("pages.pdf", lambda: _many_pages(10_000), refused="too many pages"),
    Hostile("301.pdf", lambda: _many_pages(301), refused="too many pages (301"),
    Hostile("300.pdf", lambda: _many_pages(300)),
    Hostile("loop.pdf", _page_loop, either=True),
    Hostile("huge-page.pdf", lambda: _one_page(b"[0 0 1000000000 1000000000]", _stream(_SHOWN)), either=True),
    Hostile("no-page.pdf", lambda: _one_page(b"[0 0 0 0]", _stream(_SHOWN)), either=True),
    Hostile("tiny-texts.pdf", _tiny_texts, either=True),
    Hostile("scan.pdf", lambda: paper.write(Page().picture(0, 0, 595, 842)), refused="a scan without text"),
    Hostile(
        "half-scan.pdf", lambda: paper.write(_page(), Page().picture(0, 0, 595, 842)), warned=("image_page",)
    ),
    Hostile(
        "white.pdf",
        _hidden(lambda p: p.text(50, 500, SECRET, grey=1.0)),
        warned=("hidden_text",),
        without=SECRET,
    ),
    Hostile(
        "tiny.pdf", _hidden(lambda p: p.text(50, 500, SECRET, 1)), warned=("hidden_text",), without=SECRET
    ),
    Hostile(
        "beyond.pdf", _hidden(lambda p: p.text(900, 500, SECRET)), warned=("hidden_text",), without=SECRET
    ),
    Hostile(
        "unpainted.pdf",
        _hidden(lambda p: p.text(50, 500, SECRET, mode=3)),
        warned=("hidden_text",),
        without=SECRET,
    ),
    Hostile(
        "covered.pdf",
        _hidden(lambda p: p.text(50, 500, SECRET).box(40, 480, 200, 40, 0.5)),
        warned=("hidden_text",),
        without=SECRET,
    ),
    # Word
    Hostile("cut.docx", lambda: word.write(word.p(RESUME))[:300], refused="damaged"),
    Hostile("flat-bomb.docx", lambda: _word(b"<a>" + b" " * 60_000_000 + b"</a>"), refused="expands too far"),
    Hostile("parts.docx", lambda: _zip({f"x{n}": "" for n in range(3000)}), refused="too many parts"),
    Hostile("runs.docx", lambda: word.write(word.p(*["<w:r><w:t>a </w:t></w:r>"] * 300_000)), either=True),
    Hostile(
        "laughs.docx",
        lambda: _word('<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;">]><a>&y;</a>'),
        refused="declares entities",
    ),
    Hostile(
        "file.docx",
        lambda: _word('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
        refused="entities",
    ),
    Hostile(
        "slip.docx",
        lambda: _word(
            word.part("document", f"<w:body>{word.p('Ada Example')}</w:body>"), **{"..__..__x": b"x"}
        ),
    ),
    Hostile(
        "deep.docx",
        lambda: word.write("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000),
        refused="deep",
    ),
    Hostile(
        "vanish.docx",
        lambda: word.write(word.p("Ada Example") + word.p(word.run(SECRET, "<w:vanish/>"))),
        warned=("hidden_text",),
        without=SECRET,
    ),
    Hostile("pictures.docx", lambda: word.write(word.p(""), word__media__a=b"x"), refused="only pictures"),
    # web pages
    Hostile("deep.html", _deep_html, either=True),
    Hostile(
        "attribute.html", lambda: f"<!doctype html><p data-x='{'x' * 1_900_000}'>Ada Example</p>".encode()
    ),
    Hostile(
        "unclosed.html",
        lambda: b"<!doctype html>" + b"<b><i><table><tr><td>" * 3000 + b"Ada Example",
        either=True,
    ),
    Hostile("rules.html", _rules),
    Hostile(
        "hidden.html",
        lambda: (_HTML + f"<p style='display:none'>{SECRET}</p>").encode(),
        warned=("hidden_text",),
        without=SECRET,
    ),
    Hostile(
        "charset.html", lambda: b"<!doctype html><meta charset=utf-7><p>Ada Example +ADw-script+AD4-</p>"
    ),
    Hostile("elements.html", lambda: b"<!doctype html>" + b"<i>a</i>" * 80_000, refused="more elements"),
    # JSON
    Hostile("broken.json", lambda: b'{"basics": {"name": "Ada"', refused="broken at line 1"),
    Hostile("deep.json", lambda: b'{"basics":' + b'{"a":' * 100_000, refused="nested too deeply"),
    Hostile(
        "infinite.json", lambda: b'{"basics": {"name": 1e999, "label": NaN, "email": -Infinity}}', either=True
    ),
    Hostile("digits.json", lambda: b'{"work": [{"position": ' + b"9" * 10_000 + b"}]}", refused="too large"),
    Hostile("twice.json", lambda: b'{"basics": {"name": "Eve"}, "basics": {"name": "Ada Example"}}'),
    Hostile("list.json", lambda: b"[1, 2, 3]", refused="no object"),
    Hostile("package.json", lambda: b'{"name": "x", "version": "1"}', refused="not a résumé"),
    Hostile("surrogate.json", lambda: b'{"basics": {"name": "Ada \\ud800 Example"}}'),
    Hostile("long.json", lambda: json.dumps({"basics": {"name": "Ada", "summary": "x " * 700_000}}).encode()),
    # text
    Hostile("one-line.txt", lambda: b"a" * 1_900_000),
    Hostile("lines.txt", lambda: b"x\n" * 300_000, refused="too many lines"),
    Hostile("many-lines.txt", lambda: b"x\n" * 19_000),
    Hostile("too-large.txt", lambda: b"a" * 2_100_000, refused="too large"),
    Hostile("brackets.md", lambda: b"# Ada\n\n## Skills\n" + b"[" * 200_000),
    Hostile("stars.md", lambda: b"# Ada\n\n## Skills\n" + b"*" * 200_000 + b"a" + b"_*" * 50_000),
    Hostile("addresses.txt", lambda: b"Ada\n" + b"a@" * 100_000),
    Hostile("sites.txt", lambda: b"Ada\n" + b"https://" * 30_000),
    Hostile("dates.txt", lambda: b"Ada\n\nEXPERIENCE\n" + b"2019 - " * 40_000),
    Hostile("digits.txt", lambda: b"Ada\n" + b"1 (2) 3-" * 40_000),
    Hostile("zalgo.txt", lambda: (RESUME + "Z" + "\u0301\u0327" * 20_000).encode()),
    Hostile("bidi.txt", lambda: ("\u202e" + RESUME + "\u2066\u2067\U000e0041").encode()),
    Hostile(
        "planes.txt",
        lambda: "".join(chr(n) for n in range(32, 0x1FFFF, 7) if not 0xD800 <= n < 0xE000).encode(),
    ),
    Hostile("ends.txt", lambda: RESUME.replace("\n", "\r\n\r").encode()),
    Hostile("cut-utf16.txt", lambda: RESUME.encode("utf-16")[:-1], either=True),
]
