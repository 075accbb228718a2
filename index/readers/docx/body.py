"""The XML of a Word file -> printed lines: paragraphs, lists, tables, text boxes, as a person reads them.

Deleted text is not read, inserted text is; what nobody sees is left out and named. It refuses to know what
the words mean, beyond whether a line is a known heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from index.dates import is_range
from index.lexicon import heading_kind
from index.readers.docx.looks import Look, Styles, ground_of, q
from index.readers.draft import COLUMN, ITEM_SIGNS, Printed, Run, without_start
from index.readers.seen import TINY_POINTS

MAX_DEPTH = 100  # tables in tables, boxes in boxes; what stands deeper is left out, and told
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SIGN = re.compile(rf"^\s*(?:[{ITEM_SIGNS}\uf0b7\uf0a7\uf0d8\uf0fc*–-][\s\t]+|・|\d{{1,2}}[、．])(?=\S)")
_HEADER_WORDS = 3  # of a column's title
TWIPS = 20  # to the point
_FEW_LINES = 4  # a cell with as many lines is a text of its own


@dataclass
class _Said:
    """One line of a paragraph while it is put together."""

    runs: list[Run] = field(default_factory=list)
    size: float = 0.0
    colour: str = ""


@dataclass
class _Field:
    """A field between its begin and end marks: "PAGE", "HYPERLINK "https://…""."""

    instruction: str = ""
    result: bool = False


class Body:
    """Reads the parts of one file; `hidden` are the words nobody sees, `too_deep` those nested too deeply to
    be followed, `tracked` tells whether changes were pending."""

    def __init__(self, styles: Styles, links: dict[str, str], ground: str = "") -> None:
        self.styles, self.links, self.ground = styles, links, ground
        self.hidden: list[str] = []
        self.too_deep: list[str] = []
        self.tracked = False
        self.columns = False

    def read(self, parent: Any, ground: str | None = None, depth: int = 0) -> list[Printed]:
        """The lines of a body, a cell, a text box, a header."""
        ground = self.ground if ground is None else ground
        lines: list[Printed] = []
        if depth > MAX_DEPTH:
            self._leave_out(parent)
            return lines
        for child in parent:
            name = child.tag
            if name == q("p"):
                lines += self._paragraph(child, ground, depth)
            elif name == q("tbl"):
                lines += self._table(child, ground, depth)
            elif name == q("sdt"):
                content = child.find(q("sdtContent"))
                if content is not None and not _is_placeholder(child):
                    lines += self.read(content, ground, depth + 1)
            elif name in (q("ins"), q("moveTo"), q("customXml"), q("smartTag")):
                lines += self.read(child, ground, depth + 1)
            elif name == f"{_MC}AlternateContent":
                if (chosen := _chosen(child)) is not None:
                    lines += self.read(chosen, ground, depth + 1)
            elif name in (q("del"), q("moveFrom")):
                self.tracked = True
        return lines

    def _leave_out(self, parent: Any) -> None:
        self.too_deep.extend(text for part in parent.iter(q("t")) if (text := part.text))

    # -- paragraphs

    def _paragraph(self, paragraph: Any, ground: str, depth: int) -> list[Printed]:
        properties = paragraph.find(q("pPr"))
        look, kind = self.styles.paragraph(properties)
        under = ground_of(properties.find(q("shd")) if properties is not None else None) or ground
        said: list[_Said] = [_Said()]
        boxes: list[tuple[Any, str]] = []
        self._inline(paragraph, look, under, said, boxes, None, [], depth)
        lines = [line for each in said if (line := _printed(each, kind.heading, kind.item))]
        if not lines and not boxes:
            return [Printed([], kind="blank")]
        for number, line in enumerate(lines[1:], 1):
            if lines[0].kind == "bullet":
                line.kind, line.continues = "text", number < len(lines)
        for box, fill in boxes:
            lines += [Printed([], kind="blank"), *self.read(box, fill, depth + 1), Printed([], kind="blank")]
        return lines

    def _inline(
        self,
        parent: Any,
        look: Look,
        ground: str,
        said: list[_Said],
        boxes: list[tuple[Any, str]],
        target: str | None,
        fields: list[_Field],
        depth: int,
    ) -> None:
        """Walks what stands inside a paragraph."""
        if depth > MAX_DEPTH:
            self._leave_out(parent)
            return
        for child in parent:
            name = child.tag
            if name == q("r"):
                self._run(child, look, ground, said, boxes, target, fields)
            elif name == q("hyperlink"):
                address = self.links.get(child.get(f"{_R}id") or "") or target
                self._inline(child, look, ground, said, boxes, address, fields, depth + 1)
            elif name in (q("del"), q("moveFrom")):
                self.tracked = True
            elif name in (q("ins"), q("moveTo")):
                self.tracked = True
                self._inline(child, look, ground, said, boxes, target, fields, depth + 1)
            elif name == q("sdt"):
                content = child.find(q("sdtContent"))
                if content is not None and not _is_placeholder(child):
                    self._inline(content, look, ground, said, boxes, target, fields, depth + 1)
            elif name == q("fldSimple"):
                if not _is_page_number(child.get(q("instr")) or ""):
                    self._inline(child, look, ground, said, boxes, target, fields, depth + 1)
            elif name in (q("smartTag"), q("customXml"), q("dir"), q("bdo")):
                self._inline(child, look, ground, said, boxes, target, fields, depth + 1)
            elif name == f"{_MC}AlternateContent" and (chosen := _chosen(child)) is not None:
                self._inline(chosen, look, ground, said, boxes, target, fields, depth + 1)

    def _run(
        self,
        run: Any,
        look: Look,
        ground: str,
        said: list[_Said],
        boxes: list[tuple[Any, str]],
        target: str | None,
        fields: list[_Field],
    ) -> None:
        printed = self.styles.run(look, run.find(q("rPr")))
        for child in run:
            name = child.tag
            if name == q("fldChar"):
                _turn_field(child.get(q("fldCharType")) or "", fields)
            elif name == q("instrText"):
                if fields and not fields[-1].result:
                    fields[-1].instruction += child.text or ""
            elif name in (q("drawing"), q("pict"), q("object")):
                boxes += _text_boxes(child)
            elif name == f"{_MC}AlternateContent":
                if (chosen := _chosen(child)) is not None:
                    boxes += _text_boxes(chosen)
            elif any(_is_page_number(each.instruction) for each in fields):
                continue
            elif name in (q("br"), q("cr")):
                said.append(_Said())
            elif text := _text_of(child):
                self._say(said[-1], text, printed, ground, target or _link_of(fields))

    def _say(self, said: _Said, text: str, look: Look, ground: str, target: str | None) -> None:
        if look.is_hidden(ground):
            if text.strip():
                self.hidden.append(text.strip())
            return
        if look.capitals:
            text = text.upper()
        said.runs.append(Run(text, look.bold, target))
        if text.strip():
            said.colour = said.colour or look.colour
            said.size = max(said.size, look.size)

    # -- tables

    def _table(self, table: Any, ground: str, depth: int) -> list[Printed]:
        """A table's lines: row by row where its rows are rows, cell by cell where cells are columns of
        text."""
        rows = [self._cells(row, ground, depth) for row in _children(table, "tr") if not self._is_flat(row)]
        rows = [[cell for cell in row if any(line.text for line in cell)] for row in rows]
        rows = [row for row in rows if row]
        if len(rows) > 2 and _is_title_row(table, rows):
            rows = rows[1:]
        lines: list[Printed] = []
        for row in rows:
            if len(row) > 1 and sum(_is_column(cell) for cell in row) > 1:
                self.columns = True
                for cell in row:
                    lines += [*cell, Printed([], kind="blank")]
            else:
                lines += _side_by_side(row)
        return [Printed([], kind="blank"), *lines, Printed([], kind="blank")]

    def _is_flat(self, row: Any) -> bool:
        """Whether a row is too low to show a letter; its words are then told as hidden."""
        height = row.find(f"{q('trPr')}/{q('trHeight')}")
        if height is None or height.get(q("hRule")) != "exact":
            return False
        value = height.get(q("val")) or ""
        if not re.fullmatch(r"\d{1,5}", value) or int(value) > TINY_POINTS * TWIPS:
            return False
        self.hidden.extend(text for part in row.iter(q("t")) if (text := part.text))
        return True

    def _cells(self, row: Any, ground: str, depth: int) -> list[list[Printed]]:
        cells: list[list[Printed]] = []
        for cell in _children(row, "tc"):
            properties = cell.find(q("tcPr"))
            merged = properties.find(q("vMerge")) if properties is not None else None
            if merged is not None and (merged.get(q("val")) or "continue") == "continue":
                continue
            shade = properties.find(q("shd")) if properties is not None else None
            cells.append(_trimmed(self.read(cell, ground_of(shade) or ground, depth + 1)))
        return cells


def _children(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, content controls around them looked through."""
    for child in parent:
        if child.tag == q(name):
            yield child
        elif child.tag in (q("sdt"), q("sdtContent"), q("ins"), q("customXml")):
            yield from _children(child, name)


def _is_column(cell: Sequence[Printed]) -> bool:
    """Whether a cell holds a text of its own, not a part of its row."""
    lines = [line for line in cell if line.text]
    headed = any(line.kind == "heading" or heading_kind(line.text) for line in lines)
    return len(lines) >= _FEW_LINES or (headed and len(lines) > 1)


def _is_title_row(table: Any, rows: Sequence[Sequence[Sequence[Printed]]]) -> bool:
    """Whether the first row only names the columns: marked as one, or alone in bold."""
    first = [[line for line in cell if line.text] for cell in rows[0]]
    if len(first) < 2 or not all(
        len(cell) == 1 and len(cell[0].text.split()) <= _HEADER_WORDS and not re.search(r"\d", cell[0].text)
        for cell in first
    ):
        return False
    marked = next(_children(table, "tr")).find(f"{q('trPr')}/{q('tblHeader')}") is not None
    bold = all(cell[0].bold for cell in first)
    others = [next((line for line in row[0] if line.text), None) for row in rows[1:]]
    return marked or (bold and not any(line.bold for line in others if line))


def _side_by_side(row: Sequence[Sequence[Printed]]) -> list[Printed]:
    """The cells of one row: their first lines on one line, and so on; what is longer follows, cell after
    cell."""
    cells = [_with_whole_dates([line for line in cell if line.text]) for cell in row]
    if len(cells) == 1:
        return list(row[0])
    lines: list[Printed] = []
    lone = [
        cell for cell in cells if len(cell) == 1 and (cell[0].kind == "heading" or heading_kind(cell[0].text))
    ]
    if lone and lone[0] is cells[0]:  # a section's heading beside the section
        return [Printed([], kind="blank"), *cells[0], *_side_by_side([cell for cell in cells[1:] if cell])]
    while sum(bool(cell) and cell[0].kind == "text" for cell in cells) > 1:
        heads = [cell.pop(0) for cell in cells if cell and cell[0].kind == "text"]
        lines.append(_on_one_line(heads))
    for cell in cells:
        lines += cell
    return lines


def _with_whole_dates(cell: list[Printed]) -> list[Printed]:
    """The lines of a cell, a range of dates broken over the first two of them whole again."""
    if len(cell) < 2 or not is_range(f"{cell[0].text} {cell[1].text}"):
        return cell
    if is_range(cell[0].text) and not cell[0].text.endswith(("-", "–", "—")):
        return cell
    whole = Printed([*cell[0].runs, Run(" "), *cell[1].runs], size=cell[0].size, colour=cell[0].colour)
    return [whole, *cell[2:]]


def _on_one_line(heads: Sequence[Printed]) -> Printed:
    runs: list[Run] = []
    for number, head in enumerate(heads):
        runs += [Run(COLUMN), *head.runs] if number else head.runs
    return Printed(runs, size=max(head.size for head in heads), colour=heads[0].colour)


def _trimmed(lines: Sequence[Printed]) -> list[Printed]:
    kept = list(lines)
    while kept and not kept[0].text:
        kept.pop(0)
    while kept and not kept[-1].text:
        kept.pop()
    return kept


# -- inside a run


def _text_of(child: Any) -> str:
    if child.tag == q("t"):
        return str(child.text or "").replace("\u00ad", "").replace("\u00a0", " ").replace("\n", " ")
    if child.tag in (q("tab"), q("ptab")):
        return "\t"
    if child.tag == q("noBreakHyphen"):
        return "-"
    if child.tag == q("sym"):
        code = (
            int(child.get(q("char")) or "0", 16)
            if re.fullmatch(r"[0-9a-fA-F]{1,6}", child.get(q("char")) or "")
            else 0
        )
        return "•" if code & 0xFF in (0xB7, 0xA7, 0xD8, 0xFC, 0x6E, 0x71, 0x76) else ""
    return ""


def _turn_field(mark: str, fields: list[_Field]) -> None:
    if mark == "begin":
        fields.append(_Field())
    elif mark == "separate" and fields:
        fields[-1].result = True
    elif mark == "end" and fields:
        fields.pop()


def _is_page_number(instruction: str) -> bool:
    return bool(re.match(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b", instruction, re.IGNORECASE))


def _link_of(fields: Sequence[_Field]) -> str | None:
    for each in reversed(fields):
        if found := re.match(r'\s*HYPERLINK\s+"([^"]{1,2000})"', each.instruction, re.IGNORECASE):
            return found[1]
    return None


def _chosen(alternative: Any) -> Any | None:
    """The one of several forms that a person sees: the newest, never both."""
    choice = alternative.find(f"{_MC}Choice")
    return choice if choice is not None else alternative.find(f"{_MC}Fallback")


def _text_boxes(drawing: Any) -> list[tuple[Any, str]]:
    """The contents of text boxes in a drawing, outermost only, with the colour they stand on ("?": some)."""
    found: list[tuple[Any, str]] = []
    for box in drawing.iter(q("txbxContent")):
        if any(above.tag == q("txbxContent") for above in _between(box, drawing)):
            continue
        if any(above.tag == f"{_MC}Fallback" for above in _between(box, drawing)):
            continue
        found.append((box, _fill_above(box, drawing)))
    return found


def _between(box: Any, drawing: Any) -> Iterator[Any]:
    above = box.getparent()
    while above is not None and above is not drawing:
        yield above
        above = above.getparent()


def _fill_above(box: Any, drawing: Any) -> str:
    """The ground of a text box: its own fill, "?" when that is a theme's or a picture, "" without one."""
    for above in _between(box, drawing):
        for child in above:
            if str(child.tag).endswith("}spPr"):
                solid = child.find(f"{_A}solidFill")
                if solid is not None:
                    named = solid.find(f"{_A}srgbClr")
                    return str(named.get("val")).upper() if named is not None else "?"
                if any(
                    child.find(f"{_A}{kind}") is not None for kind in ("gradFill", "blipFill", "pattFill")
                ):
                    return "?"
                return ""
        if above.get("fillcolor"):
            return "?"
    return ""


def _is_placeholder(control: Any) -> bool:
    """Whether a content control still shows "Click or tap here to enter text"."""
    properties = control.find(q("sdtPr"))
    return properties is not None and properties.find(q("showingPlcHdr")) is not None


def _printed(said: _Said, heading: int, item: int | None) -> Printed | None:
    """The line, with its tabs as columns and a sign typed by hand as a bullet."""
    runs = [Run(re.sub(r"[ ]*\t[\t ]*", "\t", run.text), run.bold, run.target) for run in said.runs]
    text = "".join(run.text for run in runs)
    if not text.strip():
        return None
    kept: list[Run] = []
    for run in runs:
        ends = kept[-1].text if kept else "\t"
        kept.append(Run(run.text.lstrip("\t") if ends.endswith("\t") else run.text, run.bold, run.target))
    line = Printed([run for run in kept if run.text], size=said.size, colour=said.colour)
    if heading and len(text) <= 200:
        line.kind, line.level = "heading", min(heading, 6)
    elif item is not None:
        line.kind, line.level = "bullet", min(item, 8)
    elif (sign := _SIGN.match(text)) and not re.match(r"\s*[–-]\s*\d{4}", text):
        line.kind, line.runs = "bullet", without_start(line.runs, len(sign[0].lstrip("\t")))
    return line
