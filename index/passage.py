"""A raw passage and the same passage as a person reads it, with the way back from each clean character.

Inline markup (`**bold**`, `[text](url)`, `\\$`), entities, soft hyphens and runs of spaces go; words stay.
A fact is cut from the clean text and keeps the raw offsets, so `clean_text(document[span]) == fact.text`.
It refuses to know what the words mean.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from html.entities import html5
from itertools import pairwise

from index.joiners import JOINERS, is_needed
from index.models import Document, Fact, Line, Link, Span

_TAGS = (
    "a|b|i|u|em|strong|br|p|div|span|h[1-6]|sub|sup|small|center|hr|img|ul|ol|li|table|tbody|thead|tr|td|th"
    "|font|details|summary|kbd|code|section|header|big|mark|s|del|ins"
)
GONE = "\u00ad\u200b\u2060\ufeff"  # signs without width that say nothing
# Every repetition is bounded: a hostile line of 500 kB must stay linear.
_TOKEN = re.compile(
    r"\\(?P<escape>[!-/:-@\[-`{-~])"
    r"|"
    r"(?P<link>!?\[)(?=(?P<label>[^\[\]\n]{0,400})\]\((?P<url>[^()\s]{0,1000}(?:\([^()\s]{0,200}\)[^()\s]{0,200}){0,3}(?:\s\"[^\"\n]{0,200}\")?)\))"
    r"|<(?P<auto>(?:https?://|mailto:)[^<>\s]{1,500}|[^<>\s@:]{1,100}@[^<>\s@]{1,200})>"
    r"|(?P<comment><!--(?:[^-]|-(?!->)){0,5000}-->)"
    rf"|(?P<tag></?(?:{_TAGS})(?:\s[^<>\n]{{0,300}})?/?>)"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});)"
    r"|(?P<mark>\*{1,3}|(?<![^\W_])_{1,3}|_{1,3}(?![^\W_])|~~|`{1,3})"
    rf"|(?P<gone>[{GONE}]+)"
    rf"|(?P<join>[{JOINERS}]+)"
    r"|(?P<wrap>(?<=\u00ad)[ \t]*\n[ \t]*)"
    r"|(?P<space>\s+)"
)
_MARKER = re.compile(
    r"(?P<indent>[ \t\u00a0]*)(?P<quote>(?:>(?!>)[ \t]?)*)"
    r"(?P<bullet>(?:[-*+•●◦▪▫‣⁃∙·–—○■□➢➤►▸▶✓✔✦»›→\uf0b7\uf0a7]|>{2,3}|o|\d{1,2}[.)]|"
    r"\(?[a-z]\)|\(?[ivx]{2,4}\)|\(\d{1,2}\)|(?:i{1,3}|iv|vi{0,3}|ix)\.|[a-h]\.(?=[ \t]+[^\W\d_][^@\n]*$))"
    r"(?:[ \t\u00a0]+|$)(?:\[[ xX]\][ \t]+)?|"
    r"[・•●◦▪▫‣⁃∙○■□➢➤►▸▶✓✔\uf0b7\uf0a7](?=[^\W_])|\d{1,2}[、．](?=\S))?"
)
_ATX = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|$)")
_ATX_CLOSE = re.compile(r"[ \t]+#+[ \t]*$")
# "Name ......... Ann Lee": dots that lead the eye from a short label to its value say what a colon says.
_LEADERS = re.compile(
    r"^(?:[^\W_](?:[^\n:…]{0,50}?[^\s.:…])?)"
    r"(?P<dots>[ \t]{0,40}:?[ \t]{0,40}(?:\.{4,300}|…{2,100}|(?:\.[ ]){3,150}\.?)[ \t]{0,40}(?=[^\s.])"
    r"|[ \t]{1,40}\.{2,3}[ \t]{1,40}(?=[A-Z\d+]))",
    re.MULTILINE,
)
_PLAIN = re.compile(rf"[^\\\[\]<&*_~`!\s{GONE}{JOINERS}]+")
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?=\S)[^\n]{1,400}?(?<=\S)(?P=mark)")
_NAMED = 120  # characters
_RUN_ON = 160  # characters: no writer wraps lines by hand so late
_TYPED = frozenset({"text", "markdown"})  # formats in which lines stand as they were typed
_GRADE_SIGN = re.compile(r"(?<![^\s:(])[A-F]-$")
EDGES = " \t\n\u00a0·•|,;:–—-─━‖¦"


def ends_with_grade(text: str, end: int) -> bool:
    """Whether the dash before `end` is a grade's own: "mean grade A-"."""
    return text[end - 1] == "-" and bool(_GRADE_SIGN.search(text, 0, end))


def is_icon(letter: str) -> bool:
    """Whether a character is a drawing before words (⚑, ✉, 📍, an icon font's), and none that says something
    (©, ㈱)."""
    return (
        unicodedata.category(letter) in ("So", "Co")
        and letter not in "©®°"
        and not unicodedata.decomposition(letter)
    )


@dataclass(frozen=True)
class Clean:
    """Clean text; character *i* stands for raw `starts[i]:ends[i]`.

    `wide` are clean spaces that were a tab or three spaces and more: columns.
    `constructs` are (start, label start, label end, end) of paired markup, by depth.
    """

    text: str
    starts: list[int]
    ends: list[int]
    wide: frozenset[int]
    constructs: list[list[tuple[int, int, int, int]]]

    def raw_range(self, start: int, end: int) -> tuple[int, int]:
        """Raw offsets of the clean characters `start:end` (end > start), markup cut in two taken in whole."""
        low, high = self.starts[start], self.ends[end - 1]
        for level in self.constructs:
            for inside in (low, high - 1):
                at = bisect_right(level, (inside, 1 << 60, 0, 0)) - 1
                if at >= 0:
                    outer_start, label_start, label_end, outer_end = level[at]
                    if outer_start <= inside < outer_end and not (label_start <= low and high <= label_end):
                        low, high = min(low, outer_start), max(high, outer_end)
        return low, high


def clean(raw: str, base: int = 0) -> Clean:
    """The clean reading of `raw`, whose first character stands at `base`."""
    pieces: list[tuple[str, int, int]] = []  # clean characters, raw start, raw end
    marks: list[tuple[int, str, int, int]] = []  # position in `pieces`, mark, raw start, raw end
    skip: dict[int, int] = {}
    flat: list[tuple[int, int, int, int]] = []
    leaders = [found.span("dots") for found in _LEADERS.finditer(raw)][::-1]  # the next one last
    at, size = 0, len(raw)
    while at < size:
        if at in skip:
            at = skip[at]
            continue
        while leaders and leaders[-1][0] < at:
            leaders.pop()
        if leaders and leaders[-1][0] == at:
            _, end = leaders.pop()
            pieces.extend(((":", at, end - 1), (" ", end - 1, end)))
            at = end
            continue
        if plain := _PLAIN.match(raw, at, leaders[-1][0] if leaders else size):
            end = plain.end()
            pieces.extend(zip(raw[at:end], range(at, end), range(at + 1, end + 1), strict=True))
            at = end
            continue
        found = _TOKEN.match(raw, at)
        if not found:
            pieces.append((raw[at], at, at + 1))
            at += 1
            continue
        kind, end = found.lastgroup, found.end()
        if found["escape"]:
            pieces.append((found["escape"], at, end))
        elif found["link"]:
            label_end = found.end("label")
            skip[label_end] = found.end("url") + 1
            flat.append((at, end, label_end, found.end("url") + 1))
        elif found["auto"]:
            text = found["auto"].removeprefix("mailto:")
            offset = end - 1 - len(text)
            pieces.extend((letter, offset + n, offset + n + 1) for n, letter in enumerate(text))
            flat.append((at, offset, end - 1, end))
        elif found["entity"]:
            text = _meant(found["entity"])
            text = " " if text and text.isspace() else text
            pieces.extend((letter, at, end) for letter in text)
        elif found["tag"]:
            if re.match(r"<(?:br|p|div|li|tr|td|/td|/p|/div|/li)", found["tag"]):
                pieces.append((" ", at, end))
        elif found["mark"]:
            marks.append((len(pieces), found["mark"], at, end))
            pieces.append(("", at, end))
        elif found["join"]:
            if is_needed(raw[at], raw[at - 1 : at] if at else "", raw[end : end + 1]):
                pieces.append((raw[at], at, end))
        elif kind == "space" and found["space"] is not None:
            pieces.append((found["space"], at, end))
        at = end
    literal = _pair(raw, marks, flat)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    wide: set[int] = set()
    for number, (text, start, end) in enumerate(pieces):
        if not text:
            text = literal.get(number, "")
            for offset, letter in enumerate(text):
                characters.append(letter)
                starts.append(base + start + offset)
                ends.append(base + start + offset + 1)
            continue
        if text.isspace():
            if characters and characters[-1] != " ":
                hyphen = (
                    "\n" in text
                    and len(characters) > 1
                    and characters[-1] == "-"
                    and characters[-2].isalpha()
                )
                following = pieces[number + 1][0] if number + 1 < len(pieces) else ""
                if hyphen and following[:1].islower():
                    continue  # "multi-⏎tenant": the hyphen was printed, the space was not
                if "\n" in text and _is_unspaced(characters[-1]) and _is_unspaced(following[:1]):
                    continue  # Chinese and Japanese wrap between any two signs
                characters.append(" ")
                starts.append(base + start)
                ends.append(base + end)
                if "\t" in text or (text.count(" ") + text.count("\u00a0") >= 3 and "\n" not in text):
                    wide.add(len(characters) - 1)
            elif characters and ("\t" in text or len(text) >= 3):
                wide.add(len(characters) - 1)
            continue
        characters.append(text)
        starts.append(base + start)
        ends.append(base + end)
    while characters and characters[-1] == " ":
        characters.pop(), starts.pop(), ends.pop()
    nested = _by_depth(sorted((base + a, base + b, base + c, base + d) for a, b, c, d in flat))
    return Clean("".join(characters), starts, ends, frozenset(wide), nested)


def _meant(entity: str) -> str:
    """The letters an entity stands for; itself when no entity bears that name ("&notes;" is no "¬es;")."""
    if entity[1] != "#" and entity[1:] not in html5:
        return entity
    text = html.unescape(entity)
    return "" if text == "\u00ad" else text


def _is_unspaced(letter: str) -> bool:
    return "\u2e80" <= letter <= "\u9fff" or "\uff00" <= letter <= "\uffef"


def _pair(
    raw: str, marks: list[tuple[int, str, int, int]], flat: list[tuple[int, int, int, int]]
) -> dict[int, str]:
    """Finds which marks are markup; returns the literal characters of those that are not."""
    literal: dict[int, str] = {}
    open_marks: dict[str, list[tuple[int, int, int]]] = {}
    for position, mark, start, end in marks:
        before = raw[start - 1] if start else " "
        after = raw[end] if end < len(raw) else " "
        stack = open_marks.setdefault(mark, [])
        if stack and not before.isspace() and (mark[0] != "_" or not after.isalnum()):
            opened, opened_start, opened_end = stack.pop()
            literal[opened] = literal[position] = ""
            flat.append((opened_start, opened_end, start, end))
            continue
        strong = mark in ("**", "***", "__", "~~", "``", "```")
        literal[position] = "" if strong and not (before.isspace() and after.isspace()) else mark
        if not after.isspace():
            stack.append((position, start, end))
            del stack[:-4]
    return literal


def _by_depth(flat: list[tuple[int, int, int, int]]) -> list[list[tuple[int, int, int, int]]]:
    levels: list[list[tuple[int, int, int, int]]] = []
    closing: list[int] = []
    for construct in flat:
        while closing and closing[-1] <= construct[0]:
            closing.pop()
        if len(closing) >= 6:
            continue
        if len(closing) == len(levels):
            levels.append([])
        levels[len(closing)].append(construct)
        closing.append(construct[3])
    return levels


def clean_text(raw: str) -> str:
    """The passage as a person reads it. Bullet and heading markers stay: facts do not hold them."""
    return clean(raw).text.strip()


def shortened(words: str) -> str:
    """Words as a warning names something by them: cut where they are no name any more."""
    return words if len(words) <= _NAMED else f"{words[:_NAMED]}…"


def content_range(raw_line: str) -> tuple[int, int]:
    """Where the words of one raw line stand: after indentation, quote, bullet or heading marker."""
    end = len(raw_line.rstrip())
    if atx := _ATX.match(raw_line):
        start = atx.end()
        closing = _ATX_CLOSE.search(raw_line, start, end)
        return min(start, end), max(start, closing.start()) if closing else max(start, end)
    found = _MARKER.match(raw_line)
    start = found.end() if found else 0
    return min(start, end), end


def bullet_indent(raw_line: str) -> int | None:
    """Columns before the bullet marker, or None when the line bears none."""
    found = _MARKER.match(raw_line)
    if (
        not found
        or not found["bullet"]
        or (found["bullet"][:1] in "–—" and not found["indent"] and re.match(r"[–—]\s*\d{4}", raw_line))
    ):
        return None
    return len(found["indent"].expandtabs(4))


class Passage:
    """A stretch of one document, clean, from which facts are cut."""

    def __init__(self, sheet: Sheet, start: int, end: int) -> None:
        self.sheet, self.start, self.end = sheet, start, end
        self.clean = clean(sheet.document.text[start:end], start)
        self.text = self.clean.text

    def cells(self) -> list[str]:
        """The words between the columns of a table's row; the whole text where there are none."""
        cuts = [0, *sorted(self.clean.wide), len(self.text)]
        return [cell for low, high in pairwise(cuts) if (cell := self.text[low:high].strip())]

    def fact(self, start: int = 0, end: int | None = None, *, edges: str = " \t\n") -> Fact | None:
        """The clean characters `start:end` as a fact, without the characters of `edges` around them."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start] in edges:
            start += 1
        while end > start and self.text[end - 1] in edges and not ends_with_grade(self.text, end):
            end -= 1
        if start >= end:
            return None
        low, high = self.clean.raw_range(start, end)
        return Fact(text=self.text[start:end], span=self.sheet.span(low, high))


class Sheet:
    """One document with its line starts: the maker of spans."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._line_starts = [0] + [found.end() for found in re.finditer("\n", document.text)]

    @cached_property
    def is_unwrapped(self) -> bool:
        """Whether the writer let lines run on: then a line that ends early ends where its writer ended it."""
        lines = self.document.text.split("\n") if self.document.format in _TYPED else []
        return sum(len(line) > _RUN_ON and not line.lstrip().startswith("|") for line in lines) >= 2

    def span(self, start: int, end: int) -> Span:
        return Span(
            source=self.document.source,
            start=start,
            end=end,
            line=bisect_right(self._line_starts, start),
            page=self.document.page_at(start),
        )

    def passage(self, start: int, end: int) -> Passage:
        return Passage(self, start, end)

    def strong_until(self, start: int) -> int | None:
        """Where the bold stretch ends that covers the character at `start`; None when that is not bold.

        Markdown says it with marks in the text, which are no part of the words; other formats beside it."""
        marked = _BOLD.match(self.document.text, start)
        if marked:
            return marked.end()
        at = bisect_right(self.document.strong, (start, 1 << 60)) - 1
        if at < 0 or self.document.strong[at][1] <= start:
            return None
        return self.document.strong[at][1]

    def links(self, start: int, end: int) -> list[Link]:
        """The links whose words stand in `start:end`, for formats that keep their targets beside the text."""
        links = self.document.links
        at = bisect_left(links, start, key=lambda link: link.start)
        return [link for link in links[at:] if link.start < end] if at < len(links) else []

    def raw(self, line: Line) -> str:
        return self.document.text[line.span.start : line.span.end]

    def content(self, line: Line) -> tuple[int, int]:
        """Offsets of a line's words in the document."""
        if line.kind == "text" and bullet_indent(self.raw(line)) is not None:
            raw = self.raw(line)
            return line.span.start + len(raw) - len(raw.lstrip()), line.span.start + len(raw.rstrip())
        start, end = content_range(self.raw(line))
        return line.span.start + start, line.span.start + end
