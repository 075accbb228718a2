"""Web page -> its transcript: the words a person sees, block by block.

What a style sheet or an attribute hides is left out and named; scripts are never run and nothing is fetched.
It refuses to know what the words mean, and more of styles (`css.py`) than what they hide, set bold or large,
and set side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from index.dates import is_range
from index.errors import SourceRefused
from index.lexicon import word_set
from index.models import Transcript
from index.private import find_phones
from index.readers.css import Look, Sheets
from index.readers.draft import COLUMN, ITEM_SIGNS, Draft, Printed, Run, without_start, write_down
from index.readers.looks import lay_out
from index.readers.seen import tell_hidden, tell_too_deep
from index.readers.text import NotText, decode_text

FORMAT = "html"
MAX_DEPTH = 200  # of tags in tags; what stands deeper is left out, and told
MAX_ELEMENTS = 60_000
_EXPORT = "Save the page again from the browser, print it as a PDF, or give its text as .txt."

_QUOTED = 80  # characters of what was left out
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD = frozenset(("b", "strong", "th", "dt", *_HEADINGS))
_SIZES = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67, "small": 0.83, "big": 1.2}
_SIGN = re.compile(rf"(?:[{ITEM_SIGNS}–-]\s+|・|\d{{1,2}}[、．])(?=\S)")


def read_html(data: bytes, source: str) -> Transcript:
    """What a person reads on the page. Raises SourceRefused with the cause and the remedy."""
    root = _tree(data, source)
    draft = Draft(source, FORMAT)
    page = _Page(Sheets(root), _frame(root))
    body = root.find("body")
    page.walk(body if body is not None else root, page.sheets.root, 0)
    page.end()
    if not any(line.text for line in page.lines):
        raise SourceRefused(source, "the page holds no text that can be seen.", _EXPORT)
    tell_hidden(draft, page.hidden)
    if page.frame:
        words = " ".join(" ".join(" ".join(each.itertext()) for each in page.frame).split())
        cut = f"{words[:_QUOTED].rstrip()} …" if len(words) > _QUOTED else words
        draft.warn("page_frame", f"The foot of the site around the résumé was left out: “{cut}”.")
    tell_too_deep(draft, page.too_deep)
    write_down(draft, lay_out(page.lines))
    return draft.transcript(data)


def _tree(data: bytes, source: str) -> Any:
    from lxml import etree, html

    text = _decoded(data, source)
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceRefused(source, "the page is damaged or empty.", _EXPORT) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise SourceRefused(source, "the page is nested too deeply to be read whole.", _EXPORT)
    for number, _ in enumerate(root.iter()):
        if number > MAX_ELEMENTS:
            raise SourceRefused(
                source, "the page holds more elements than a résumé.", "Give the résumé alone."
            )
    return root


def _decoded(data: bytes, source: str) -> str:
    """The page's text: as its first bytes or its own words say, else as any text."""
    declared = re.search(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,30})", data[:4096], re.IGNORECASE)
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            text = data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeError):  # unknown, or known and wrong
            text = ""
        if text and "\x00" not in text:
            return _without_declaration(text)
    try:
        return _without_declaration(decode_text(data))
    except NotText as error:
        raise SourceRefused(source, f"the page is not text ({error}).", _EXPORT) from error


def _without_declaration(text: str) -> str:
    """Without `<?xml … encoding="…"?>`, which lxml will not have in a text that is decoded already."""
    return re.sub(r"^\ufeff?\s*<\?xml[^>]{0,200}\?>", "", text, count=1)


@dataclass
class _Item:
    """The list item that is open: its depth, and whether its sign is still to be printed."""

    depth: int
    fresh: bool = True


@dataclass
class _Page:
    """Lines of a page while it is walked."""

    sheets: Sheets
    frame: list[Any] = field(default_factory=list)  # elements of the site around the résumé
    lines: list[Printed] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    too_deep: list[str] = field(default_factory=list)
    _runs: list[Run] = field(default_factory=list)
    _look: Look | None = None
    _heading: int = 0
    _item: _Item | None = None

    def walk(
        self, element: Any, look: Look, depth: int, target: str | None = None, *, inline: bool = False
    ) -> None:
        """Prints an element and what is in it. `inline`: on the line that is open, whatever it is."""
        if not isinstance(element.tag, str):
            return
        tag = element.tag.lower()
        if tag in word_set("html", "silent") or any(element is each for each in self.frame):
            return
        if depth > MAX_DEPTH:
            self.too_deep.append(_words_of(element))
            return
        look = self.sheets.look(element, look)
        if tag in _BOLD and not self.sheets.sets_weight(element):
            look = replace(look, bold=True)
        if tag in _SIZES and not self.sheets.sets_size(element):
            look = replace(look, size=look.size * _SIZES[tag])
        if look.hidden:
            self._leave_out(element)
            return
        if tag == "br":
            self.end()
            return
        if tag == "hr":
            self.end()
            self.lines.append(Printed([], kind="rule"))
            return
        if tag == "table":
            self._table(element, look, depth)
            return
        if tag == "a" and (address := (element.get("href") or "").strip()):
            target = address
        is_block = (tag in word_set("html", "blocks") or look.block) and not (look.inline or inline)
        if tag == "dd" and self._runs:
            self._runs.append(Run(COLUMN))  # behind its term
        elif is_block:
            self.end()
        elif tag in word_set("html", "blocks") and self._runs and not inline:
            self._runs.append(Run(COLUMN))  # blocks that a style sets side by side
        before = self._heading, self._item
        if tag in _HEADINGS:
            self._heading = _HEADINGS[tag]
        if tag == "li":
            above = sum(1 for each in _above(element) if each.tag in ("ul", "ol", "menu"))
            # an item of several blocks is an entry with a text of its own, no bullet
            self._item = None if len(_own_blocks(element)) > 1 else _Item(max(0, above - 1))
        if not inline and (
            tag in ("p", "section", "article", "header", "footer", "blockquote") or tag in _HEADINGS
        ):
            self._gap()
        self._inside(element, look, depth, target)
        if is_block and not (tag == "dt" and _is_label_of_one(element)):
            self.end()
        if tag in ("p", "section", "article", "ul", "ol", "dl"):
            self._gap()
        self._heading, self._item = before

    def _inside(self, element: Any, look: Look, depth: int, target: str | None) -> None:
        self._text(element.text, look, target, beside=True)
        started = len(self.lines)
        row = look.row or _is_row_of_spans(element)
        for child in element:
            inner = self.sheets.look(child, look) if isinstance(child.tag, str) else look
            if row and started == len(self.lines) and isinstance(child.tag, str):
                self._beside(child, inner, depth, target)
            else:
                if (inner.apart or (row and isinstance(child.tag, str))) and self._runs:
                    self._runs.append(Run(COLUMN))
                self.walk(child, look, depth + 1, target)
            self._text(child.tail, look, target)

    def _beside(self, child: Any, inner: Look, depth: int, target: str | None) -> None:
        """A child of a row: on the same line, behind a gap, as long as it is no text of several blocks."""
        if inner.hidden or sum(1 for _ in _blocks_in(child)) > 1 or len(" ".join(child.itertext())) > 160:
            self.walk(child, inner, depth + 1, target)
            return
        if self._runs:
            self._runs.append(Run(COLUMN))
        self.walk(child, inner, depth + 1, target, inline=True)

    def _text(self, text: str | None, look: Look, target: str | None, *, beside: bool = False) -> None:
        if not text:
            return
        words = re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u200b", ""))
        if not words.strip() and not self._runs:
            return
        if self._look is None and words.strip():
            self._look = look
        if beside and self._runs and self._runs[-1].text[-1:].isdigit() and words[:1].isdigit():
            words = f" {words}"  # "2019" and "5 years" in elements of their own: a style keeps them apart
        self._runs.append(Run(words, look.bold, target))

    def _gap(self) -> None:
        if self.lines and self.lines[-1].kind != "blank":
            self.lines.append(Printed([], kind="blank"))

    def end(self) -> None:
        """Ends the open line."""
        runs, look = _squeezed(self._runs), self._look
        self._runs, self._look = [], None
        if not runs or look is None:
            return
        line = Printed(
            runs,
            size=round(look.size, 1),
            colour=look.colour + ("^" if look.capitals else ""),
        )
        if self._heading and len(line.text) <= 200:
            line.kind, line.level = "heading", self._heading
        elif self._item is not None:
            if self._item.fresh:
                line.kind, line.level = "bullet", min(self._item.depth, 8)
                self._item.fresh = False
            else:
                line.continues = True
        elif (sign := _SIGN.match(line.text)) and not re.match(r"[–-]\s+\d{4}", line.text):
            line.kind, line.runs = "bullet", without_start(runs, len(sign[0]))
        self.lines.append(line)

    def _leave_out(self, element: Any) -> None:
        if words := _words_of(element):
            self.hidden.append(words)

    # -- tables

    def _table(self, table: Any, look: Look, depth: int) -> None:
        """Row by row; a cell with a text of its own is read by itself."""
        self.end()
        self._gap()
        for caption in table.iter("caption"):
            if _nearest(caption, "table") is table:
                self.walk(caption, look, depth + 1)
                self.end()
        rows = [row for row in table.iter("tr") if _nearest(row, "table") is table]
        for number, row in enumerate(rows):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            if number == 0 and len(rows) > 2 and len(cells) > 1 and all(cell.tag == "th" for cell in cells):
                continue  # the columns' titles say nothing about a person
            inner = self.sheets.look(row, look)
            if inner.hidden:
                continue
            for cell in cells:
                if _is_text_of_its_own(cell):
                    self.end()
                    self._gap()
                elif self._runs:
                    self._runs.append(Run(COLUMN))
                self._cell(cell, inner, depth)
            self.end()
        self._gap()

    def _cell(self, cell: Any, look: Look, depth: int) -> None:
        if _is_text_of_its_own(cell):
            self.walk(cell, look, depth + 1)
            self.end()
            self._gap()
        elif _dates_in(cell):
            own = self.sheets.look(cell, look)
            if not own.hidden:
                self._look = self._look or own
                self._runs.append(Run(_dates_in(cell)))
        else:
            self.walk(cell, look, depth + 1, inline=True)


def _frame(root: Any) -> list[Any]:
    """The feet of a page that holds its contents in a `main`, as long as they say nothing of how to reach the
    person."""
    mains = [main for main in root.iter("main") if "".join(main.itertext()).strip()]
    if len(mains) != 1:
        return []
    return [
        foot
        for foot in root.iter("footer")
        if not any(each is mains[0] or each.tag == "article" for each in _above(foot))
        and "@" not in (words := " ".join(foot.itertext()))
        and not find_phones(words, contact=True)
        and words.strip()
    ]


def _words_of(element: Any) -> str:
    """The first words of an element that is left out."""
    return " ".join(" ".join(element.itertext()).split())[:2000]


def _is_text_of_its_own(cell: Any) -> bool:
    """Whether a table's cell holds several lines, not a range of dates that was broken in two."""
    return sum(1 for _ in _blocks_in(cell)) > 1 and not _dates_in(cell)


def _dates_in(cell: Any) -> str:
    """The words of a cell that holds a range of dates over several lines; "" else."""
    if next(_blocks_in(cell), None) is None:
        return ""
    words = " ".join(" ".join(cell.itertext()).split())
    return words if len(words) <= 60 and is_range(words) else ""


def _blocks_in(element: Any) -> Iterator[Any]:
    """The blocks with words of their own in an element, itself not counted."""
    for child in element.iter("p", "li", "div", "tr", "br", *_HEADINGS):
        if child is not element and (child.tag == "br" or "".join(child.itertext()).strip()):
            yield child


def _own_blocks(item: Any) -> list[Any]:
    """The blocks with words in a list's item, those of lists inside it not counted."""
    found: list[Any] = []
    queue = list(item)
    while queue:
        child = queue.pop()
        if not isinstance(child.tag, str) or child.tag in ("ul", "ol", "menu"):
            continue
        if child.tag in ("p", "div", *_HEADINGS) and not any(
            each.tag in ("p", "div", *_HEADINGS) for each in child.iterdescendants()
        ):
            if "".join(child.itertext()).strip():
                found.append(child)
        else:
            queue += list(child)
    return found


def _is_row_of_spans(element: Any) -> bool:
    """Whether a line is made of named parts alone: "<span class=title>…</span> <span class=at>…</span>"."""
    parts = [child for child in element if isinstance(child.tag, str)]
    return (
        len(parts) > 1
        and not (element.text or "").strip()
        and all(part.tag in ("span", "a", "time", "strong", "em", "b", "i") for part in parts)
        and not any((part.tail or "").strip() for part in parts)
        and sum(part.get("class") is not None for part in parts) > 1
    )


def _above(element: Any) -> Iterator[Any]:
    parent = element.getparent()
    while parent is not None:
        yield parent
        parent = parent.getparent()


def _nearest(element: Any, tag: str) -> Any | None:
    return next((each for each in _above(element) if each.tag == tag), None)


def _is_label_of_one(term: Any) -> bool:
    """Whether a term of a description list labels one line of text, as in a list of skills."""
    words = " ".join("".join(term.itertext()).split())
    following = term.getnext()
    after = following.getnext() if following is not None else None
    return (
        0 < len(words) <= 40
        and not any(letter.isdigit() for letter in words)
        and following is not None
        and following.tag == "dd"
        and (after is None or after.tag != "dd")
        and not _own_blocks(following)
    )


def _squeezed(runs: Sequence[Run]) -> list[Run]:
    """The runs without double spaces between them, columns without spaces around them."""
    kept: list[Run] = []
    for run in runs:
        text = run.text
        if not kept or kept[-1].text[-1:] in (" ", COLUMN):
            text = text.lstrip(" ")
        if text == COLUMN:
            while kept and not kept[-1].text.strip():
                kept.pop()
            if not kept or kept[-1].text == COLUMN:
                continue
            kept[-1] = Run(kept[-1].text.rstrip(" "), kept[-1].bold, kept[-1].target)
        if text:
            kept.append(Run(text, run.bold, run.target))
    while kept and not kept[-1].text.strip():
        kept.pop()
    return kept
