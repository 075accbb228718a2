"""Rows -> printed lines: bullets and their nesting, wrapped lines told from new ones, gaps between
paragraphs.

A line goes on with the one before it when that one was full: its first word would not have fitted there. It
refuses to know columns, and what the words mean beyond whether a line is a known heading.
"""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterable, Sequence

from index.dates import find_ranges, is_range
from index.lexicon import heading_kind, load_words
from index.readers.draft import COLUMN, LETTERED_SIGN, Printed, Run
from index.readers.pdf.columns import Block, Row
from index.readers.pdf.words import Segment, Word

# Signs that open a list's item; letters of private use are icon fonts' and Wingdings' shapes.
_SIGN = re.compile(r"(?:[•●◦▪▫‣⁃∙·・･○■□➢➤►▸▶✓✔✦❖◆◇»›→*+–—\-]|[\ue000-\uf8ff]|o)(?=\s|$)")
_ORNAMENTS = "■◆□◇❖"  # signs that stand before headings, too
_GLUED_SIGN = re.compile(r"[・•●◦▪▫‣⁃∙○■□➢➤►▸▶✓✔✦❖◆\uf0b7\uf0a7\uf0a8\uf0d8\uf0fc](?=\w)")
_PRIVATE = re.compile(r"[\ue000-\uf8ff\ufffd]")
_GOES_ON = re.compile(
    r"(?:[,;–—&/(-]|\b(?:and|or|of|for|to|in|with|the|a|an|by|on|at|from|und|et|y|de|der|die))$", re.I
)
# Words that no line of text ends with, in the languages that write with Latin letters.
_LEADS_ON = re.compile(
    r"\b(?:and|or|of|for|to|in|with|the|a|an|by|on|at|from|und|der|die|das|den|dem|des|im|am|mit|für|von|zum|zur"
    r"|et|de|du|la|le|les|des|aux?|dans|sur|avec|pour|y|el|los|las|en|con|por|para|del|al|una?|e|o|os|as|da|do"
    r"|das|dos|na|no|nas|nos|em|com|um|uma|il|lo|gli|di|della|dei|nel|nella|per|van|het|een|op|met|voor|og|och)$"
)
_MONTH_END = re.compile(
    rf"\b(?:{'|'.join(name for names in load_words('dates')['months'].values() for name in names)})\.?$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;]['\"”’)\]]*$")
LEADING = 1.45  # times the usual distance of lines: more is a gap between paragraphs
MANY_WORDS = 5
MARGIN_LABEL = 60.0  # points: texts that begin further in stand beside a column of labels


def print_blocks(blocks: Sequence[Block]) -> list[Printed]:
    """The lines of all blocks, one after the other."""
    vocabulary = _Vocabulary(blocks)
    lines: list[Printed] = []
    for block in blocks:
        if not block.rows:
            continue
        if lines:
            lines.append(Printed([], kind="blank", page=block.rows[0].page))
        previous = next((line for line in reversed(lines) if line.kind != "blank"), None)
        made = _Flow(block, vocabulary).lines()
        if previous and made and _goes_on_after_break(previous, made[0]):
            if lines[-1].kind == "blank":
                lines.pop()
            made[0].continues = True
        lines += made
    return lines


class _Vocabulary:
    """The document's own words, to tell a hyphen of the line's end from one that belongs to the word."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self.words: set[str] = set()
        for block in blocks:
            for row in block.rows:
                self.words.update(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", row.text.casefold()))

    def is_typographic(self, before: str, after: str, *, justified: bool) -> bool:
        """Whether the hyphen between two lines is only the line's."""
        head = re.search(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$", before)
        tail = re.match(r"[^\W\d_]+", after)
        if not head or not tail or not tail[0].islower():
            return False
        first, rest = head[1].casefold(), tail[0].casefold()
        if f"{first}-{rest}" in self.words:
            return False
        if f"{first}{rest}" in self.words:
            return True
        return justified and first.replace("-", "").isalpha()


class _Flow:
    """One block on its way to lines."""

    def __init__(self, block: Block, vocabulary: _Vocabulary) -> None:
        self.block, self.vocabulary = block, vocabulary
        self.rows = block.rows
        steps = [
            later.base - earlier.base
            for earlier, later in zip(self.rows, self.rows[1:], strict=False)
            if later.page == earlier.page and 0 < later.base - earlier.base < 3 * later.size
        ]
        # the distance of wrapped lines is the smallest that is common
        self.leading = statistics.quantiles(steps, n=4)[0] if len(steps) > 3 else min(steps, default=14.0)
        ends = sorted((row.x1 for row in self.rows), reverse=True)
        self.right = max(ends[0], block.right) if ends else block.right
        full = [row for row in self.rows if row.x1 > self.right - 2.0]
        self.justified = len(full) >= 4
        self.prose = sum(len(row.text.split()) >= MANY_WORDS for row in self.rows) >= 3
        self.margin = min(row.x0 for row in self.rows)
        self.indents: list[float] = []

    def lines(self) -> list[Printed]:
        lines: list[Printed] = []
        previous: Row | None = None
        text_x0 = self.margin
        edge = self.right if self.prose else math.inf  # without long lines nobody knows where they would end
        rows = _with_dates_above(_with_whole_labels(_with_labels_first(self.rows, self.leading)))
        for row in _with_joined_cells(rows, edge):
            sign, content = _parted(row)
            if not content:
                continue
            gap = previous is not None and self._gap(previous, row)
            loosely = row.segments[0].text[:1] in _ORNAMENTS
            if sign is not None and len(content) == 1 and heading_kind(content[0].text, loosely=loosely):
                sign = None  # "■ Work history": the sign is the heading's ornament
            if sign is not None:
                level = self._level(sign)
                line = _printed(content, kind="bullet", level=level)
                text_x0 = content[0].x0
            elif (
                previous is not None
                and lines
                and self._continues(lines[-1], previous, row, content, text_x0, gap)
            ):
                line = _printed(content)
                line.continues = True
                self._hyphen(lines[-1], line)
            else:
                line = _printed(content)
                text_x0 = content[0].x0
                if content[0].x0 < self.margin + 3:
                    self.indents.clear()
            if gap and not line.continues:
                lines.append(Printed([], kind="blank", page=row.page))
            lines += _hanging_heading(line, content) or [line]
            previous = row
        return lines

    def _gap(self, previous: Row, row: Row) -> bool:
        if previous.page != row.page:
            return False
        return row.base - previous.base > max(LEADING * self.leading, 1.2 * row.size)

    def _level(self, x0: float) -> int:
        while self.indents and self.indents[-1] > x0 + 3:
            self.indents.pop()
        if not self.indents or self.indents[-1] < x0 - 3:
            self.indents.append(x0)
        return len(self.indents) - 1

    def _continues(
        self, line: Printed, previous: Row, row: Row, content: Sequence[Segment], text_x0: float, gap: bool
    ) -> bool:
        """Whether the row is only the wrapped rest of the line before."""
        if line.kind in ("blank", "heading") or len(content) > 1 or len(previous.segments) > 2:
            return False
        if gap and previous.page == row.page:
            return False
        first, last = content[0], previous.segments[-1]
        if LETTERED_SIGN.match(first.text):
            return False
        if abs(first.size - last.size) > 0.6 or (first.bold != last.bold and not _mixed(last, first)):
            return False
        hangs = abs(first.x0 - text_x0) <= max(2.5, 0.35 * first.size)
        leads_on = len(line.text.split()) >= MANY_WORDS and _LEADS_ON.search(line.text)
        if leads_on and not first.text.isupper() and not find_ranges(first.text[:25]):
            return True
        if _in_one_colour(first) and _in_one_colour(last) and first.colour != last.colour:
            return False
        if line.kind == "bullet" and not hangs and not self.margin - 1 <= first.x0 < text_x0:
            return False
        if line.kind != "bullet" and not hangs and first.x0 - text_x0 > 3 * first.size:
            return False
        if re.search(r"\d\s?[–—-]$", line.text) and re.match(r"\d|\w+$", first.text) and len(content) == 1:
            return True  # a range of dates cut at the edge: "2003 –" over "2007"
        if _MONTH_END.search(line.text) and re.match(r"(?:19|20)\d\d\b", first.text) and len(content) == 1:
            return True  # "Ouest Énergie Formation, mars" over "2018"
        ended = bool(_ENDED.search(line.text))
        small = first.text[:1].islower()
        if line.kind == "bullet" and not hangs and not small:
            return False  # back at the margin: a new entry
        word = first.words[0]
        fits = last.x1 + 0.28 * first.size + (word.x1 - word.x0) <= self.right - 0.12 * first.size
        if fits:
            # broken by hand or by a narrower frame: only a sentence cut in the middle goes on
            ended = ended and not (line.kind == "bullet" and line.text.endswith(";"))
            return small and not ended and hangs and len(line.text.split()) >= MANY_WORDS + 2
        if len(previous.segments) == 2 and _parted(previous)[0] is None:
            return small and not ended
        if line.kind == "bullet" and hangs and first.x0 > self.margin + 2:
            return True  # hangs under the item's first word, and the line above it was full
        if self.prose and len(line.text.split()) >= MANY_WORDS:
            open_end = ended or bool(_GOES_ON.search(line.text))
            dated = line.kind != "bullet" and not open_end and bool(find_ranges(first.text[:80]))
            return small or not dated
        return small or bool(_GOES_ON.search(line.text))

    def _hyphen(self, line: Printed, rest: Printed) -> None:
        if line.runs and self.vocabulary.is_typographic(line.text, rest.text, justified=self.justified):
            last = line.runs[-1]
            line.runs[-1] = Run(last.text.rstrip()[:-1] + "\u00ad", last.bold, last.target)


def _in_one_colour(segment: Segment) -> bool:
    """Whether a text is printed in one colour, no link among its words."""
    letters = [word.glyphs[0] for word in segment.words]
    return all(each.colour == letters[0].colour and each.target is None for each in letters)


def _mixed(last: Segment, first: Segment) -> bool:
    """Whether weight changes inside the lines, so that it tells nothing of where a new one begins."""
    ends = last.words[-1].glyphs[-1].bold
    begins = first.words[0].glyphs[0].bold
    return ends == begins


def _parted(row: Row) -> tuple[float | None, list[Segment]]:
    """Where the item's sign stands, if the row opens an item; and the segments without it and without
    icons."""
    segments = list(row.segments)
    sign: float | None = None
    first = segments[0]
    if _SIGN.fullmatch(first.text) or (len(first.words) > 1 and _SIGN.match(first.text)):
        if len(segments) == 1 and len(first.words) == 1:
            return None, []
        if _opens_item(first):
            sign = first.x0
            segments = _without_first_word(segments)
    elif _GLUED_SIGN.match(first.text):
        sign = first.x0
        word = first.words[0]
        if len(word.glyphs) > 1:
            segments[0] = Segment([Word(word.glyphs[1:]), *first.words[1:]], first.page)
    return sign, [cleaned for segment in segments if (cleaned := _without_icons(segment))]


def _opens_item(first: Segment) -> bool:
    """A dash, a star or a letter o opens an item only where words follow at some distance."""
    if first.words[0].text in ("–", "—", "-") and len(first.words) > 1:
        return not re.match(r"\d", first.words[1].text)
    return True


def _without_first_word(segments: list[Segment]) -> list[Segment]:
    first = segments[0]
    rest = first.words[1:]
    return [Segment(rest, first.page), *segments[1:]] if rest else segments[1:]


def _without_icons(segment: Segment) -> Segment | None:
    """The segment without letters of private use: drawn telephones and envelopes."""
    if not _PRIVATE.search(segment.text):
        return segment
    letters = [[glyph for glyph in word.glyphs if not _PRIVATE.match(glyph.text)] for word in segment.words]
    words = [Word(kept) for kept in letters if kept]
    return Segment(words, segment.page) if words else None


def _printed(content: Sequence[Segment], kind: str = "text", level: int = 0) -> Printed:
    runs: list[Run] = []
    for number, segment in enumerate(content):
        if number:
            runs.append(Run(COLUMN))
        runs += segment.runs()
    return Printed(
        runs,
        kind="bullet" if kind == "bullet" else "text",
        level=level,
        page=content[0].page,
        size=content[0].size,
        colour=f"{content[0].colour:06x} {content[0].words[0].glyphs[0].face}",
    )


def _hanging_heading(line: Printed, content: Sequence[Segment]) -> list[Printed] | None:
    """Two lines for a section's heading that hangs in the margin beside the section's first line."""
    first = content[0]
    if len(content) < 2 or line.kind != "text" or heading_kind(first.text) is None:
        return None
    rest = content[1]
    differs = first.bold != rest.bold or first.colour != rest.colour or first.size > rest.size + 0.4
    if not (differs or first.text.isupper()):
        return None
    return [_printed([first]), _printed(content[1:])]


def _with_labels_first(rows: Sequence[Row], leading: float) -> list[Row]:
    """The rows, a label that stands in the margin at half the height of its text moved before that text."""
    margin = min(row.x0 for row in rows)
    beside = [row.x0 for row in rows if row.x0 > margin + MARGIN_LABEL]
    if len(beside) < 0.5 * len(rows):
        return list(rows)
    content = min(beside)
    made: list[Row] = []
    for row in rows:
        at = len(made)
        if row.x1 < content - 3 and row.x0 < margin + MARGIN_LABEL:
            while (
                at > 0
                and made[at - 1].page == row.page
                and made[at - 1].x0 >= content - 3
                and (made[at].base if at < len(made) else row.base) - made[at - 1].base <= LEADING * leading
            ):
                at -= 1
        made.insert(at, row)
    return made


def _with_whole_labels(rows: Sequence[Row]) -> list[Row]:
    """The rows, a known heading that wraps in the margin beside its section made whole: "LICENCES AND" over
    "TRAINING"."""
    made: list[Row] = []
    for row in rows:
        last = made[-1] if made else None
        first, label = row.segments[0], last.segments[0] if last else None
        if (
            last is not None
            and label is not None
            and len(last.segments) > 1
            and abs(first.x0 - label.x0) < 2.5
            and 0 < first.base - label.base < 1.8 * label.size
            and (first.bold, first.colour, round(first.size)) == (label.bold, label.colour, round(label.size))
            and first.x1 < last.segments[1].x0
            and heading_kind(label.text) is None
            and heading_kind(f"{label.text} {first.text}") is not None
        ):
            base, size = label.base, label.size
            whole = Segment([*label.words, *first.words], label.page)
            whole.base, whole.size = base, size
            made[-1] = Row([whole, *last.segments[1:]])
            if len(row.segments) > 1:
                made.append(Row(row.segments[1:]))
        else:
            made.append(row)
    return made


def _with_dates_above(rows: Sequence[Row]) -> list[Row]:
    """The rows, dates that stand at the right edge beside an entry's first item moved up to the entry's own
    line: a column of place over dates beside a title over its items."""
    made: list[Row] = []
    for row in rows:
        last = made[-1] if made else None
        dates = row.segments[-1]
        if (
            last is not None
            and last.page == row.page
            and len(row.segments) == 2
            and 1 < len(last.segments) <= 3
            and _is_under(last.segments[-1], dates)
            and dates.base - last.base < 2.2 * dates.size
            and is_range(dates.text)
            and _parted(row)[0] is not None
            and _parted(last)[0] is None
        ):
            made[-1] = Row([*last.segments, dates])
            made.append(Row(row.segments[:-1]))
        else:
            made.append(row)
    return made


def _with_joined_cells(rows: Sequence[Row], right: float) -> list[Row]:
    """Rows in which a range of dates that wraps in its narrow cell is whole: "Jan 2019 –" over "Mar 2021".

    What stands in the other cells of both rows is joined cell by cell where it wraps, too."""
    made: list[Row] = []
    for row in rows:
        last = made[-1] if made else None
        if last is None or last.page != row.page or row.base - last.base > 1.8 * row.size:
            made.append(row)
            continue
        number = _wrapped_cell(last, row)
        if number is None and len(row.segments) == 1 and len(last.segments) > 2:
            # a row of a table, one of whose cells goes on below
            at = next((n for n, cell in enumerate(last.segments) if _is_under(cell, row.segments[0])), None)
            number = at if at is not None and _is_full(last.segments, at, row.segments[0], right) else None
        if number is None:
            made.append(row)
            continue
        cells = list(last.segments)
        rest: list[Segment] = []
        for segment in row.segments:
            at = next((n for n, cell in enumerate(cells) if _is_under(cell, segment)), None)
            if at is not None and (at == number or _is_full(cells, at, segment, right)):
                base, size = cells[at].base, cells[at].size
                cells[at] = Segment([*cells[at].words, *segment.words], segment.page)
                cells[at].base, cells[at].size = base, size
            else:
                rest.append(segment)
        made[-1] = Row(cells)
        if rest:
            made.append(Row(rest))
    return made


def _wrapped_cell(last: Row, row: Row) -> int | None:
    """Which cell of the row above holds the beginning of a range of dates that ends in this row."""
    for number, cell in enumerate(last.segments if len(last.segments) > 1 else ()):
        under = next((segment for segment in row.segments if _is_under(cell, segment)), None)
        if under is None or len(under.text) > 20 or _is_dates(cell.text):
            continue
        if re.search(r"\d|[–—-]$", cell.text) and _is_dates(f"{cell.text} {under.text}", whole=True):
            return number
    return None


def _is_full(cells: Sequence[Segment], at: int, below: Segment, right: float) -> bool:
    """Whether a cell had no room left for the first word of what stands below it, and was wrapped there."""
    limit = cells[at + 1].x0 - 0.5 * below.size if at + 1 < len(cells) else right
    word = below.words[0]
    if _SIGN.match(word.text) or cells[at].bold != below.bold:
        return False
    return cells[at].x1 + 0.28 * below.size + word.x1 - word.x0 > limit


def _is_under(cell: Segment, segment: Segment) -> bool:
    """Whether a text stands under a cell: both begin or both end at one place."""
    return abs(cell.x0 - segment.x0) < 2.5 or abs(cell.x1 - segment.x1) < 2.5


def _is_dates(text: str, *, whole: bool = False) -> bool:
    """Whether the text is a range of dates and nothing else; an open one only where it must be `whole`."""
    return is_range(text) and (whole or not _is_open(text))


def _is_open(text: str) -> bool:
    return bool(re.search(r"[–—-]$", text))


def _goes_on_after_break(line: Printed, following: Printed) -> bool:
    """Whether a sentence broken off at the end of a page or column goes on at the next one."""
    return (
        following.kind == "text"
        and line.kind in ("text", "bullet")
        and following.text[:1].islower()
        and not _ENDED.search(line.text)
        and len(line.text.split()) >= MANY_WORDS
        and abs(line.size - following.size) < 0.6
        and COLUMN not in following.text
    )
