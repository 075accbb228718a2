"""What a reader writes down: the text of a document line by line, and what the form of each line says.

For formats whose file is not text itself (PDF, Word, web page, JSON): the text made here is "the text read
from the source", and every span and quotation points into it. It holds the words as printed and no markup;
bold stretches and link targets stand beside it, as offsets. It refuses to know what the words mean.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from index.address import dead_links_told
from index.joiners import without_stray_joiners
from index.models import Document, Fact, Line, Link, ReadingWarning, Resume, Span, Transcript
from index.passage import GONE, clean_text

BULLET = "• "
ITEM_SIGNS = "•●◦▪▫‣⁃∙·○■□➢➤►▸▶✓✔"
"""Signs that open a list's item wherever they are typed; dashes and stars do so only in some formats."""
LETTERED_SIGN = re.compile(r"(?:\(?[a-z]\)|\(?[ivx]{2,4}\)|\(\d{1,2}\))\s+(?=\S)")
"""Letters and small numerals in brackets, which open an item of a form's list: "(a)", "ii)"."""
COLUMN = "\t"
"""Between two texts that stand side by side on one printed line: a title and its right-aligned dates."""

_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_GONE = re.compile(f"[{GONE}]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Run:
    """Words printed in one way. `target`: the address behind them, when they are a link."""

    text: str
    bold: bool = False
    target: str | None = None


@dataclass
class Printed:
    """One printed line on its way to the draft.

    `size` is the letters' height in points (0: unknown), `colour` any name for it. `continues`: the line
    before it was only wrapped here. `level`: of a heading 1..6, of a bullet the nesting 0...
    """

    runs: list[Run]
    kind: Literal["heading", "bullet", "text", "rule", "blank"] = "text"
    level: int = 0
    continues: bool = False
    page: int | None = None
    size: float = 0.0
    colour: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs).strip()

    @property
    def bold(self) -> bool:
        """Whether all its letters are bold."""
        lettered = [run for run in self.runs if any(letter.isalnum() for letter in run.text)]
        return bool(lettered) and all(run.bold for run in lettered)


class Draft:
    """One document being written down, top to bottom."""

    def __init__(self, source: str, format: str) -> None:
        self.source, self.format = source, format
        self._parts: list[str] = []
        self._size = 0
        self._lines: list[Line] = []
        self._strong: list[tuple[int, int]] = []
        self._links: list[Link] = []
        self._targets: list[str] = []
        self._page: int | None = None
        self._page_starts: list[int] = []
        self._page_order: list[int] = []
        self._warnings: list[ReadingWarning] = []

    def turn_to(self, page: int) -> None:
        """What follows stands on this page, counted from 1. A column may go on overleaf before the next one
        begins, so pages need not come in order."""
        if page != self._page:
            self._page = page
            self._page_starts.append(self._size)
            self._page_order.append(page)

    def blank(self) -> None:
        """A gap between two lines; several are one."""
        if self._lines and self._lines[-1].kind != "blank":
            self._write("", "blank", 0, continues=False)

    def line(self, printed: Printed) -> Span | None:
        """Writes one line down; returns where its words stand, None when it has none."""
        if printed.kind == "rule":
            self._write("-----", "rule", 0, continues=False)
            return None
        if printed.kind == "blank" or not printed.text:
            self.blank()
            return None
        kind, runs = printed.kind, _trimmed(printed.runs)
        if kind == "text" and not printed.continues and (sign := LETTERED_SIGN.match(printed.text)):
            kind, runs = "bullet", without_start(runs, sign.end())
        marker = "  " * printed.level if kind == "bullet" else ""
        if kind == "bullet":
            marker += BULLET
        start = at = self._size + len(marker)
        words = ""
        for run in runs:
            words += run.text
            end = at + len(run.text)
            if run.bold and run.text.strip():
                if self._strong and self._strong[-1][1] == at:
                    self._strong[-1] = (self._strong[-1][0], end)
                else:
                    self._strong.append((at, end))
            if run.target and run.text.strip():
                self._link(at, end, run.target)
            at = end
        self._write(marker + words, kind, printed.level if kind != "text" else 0, continues=printed.continues)
        return Span(
            source=self.source,
            start=start,
            end=at,
            line=len(self._lines),
            page=self._page,
        )

    def fact(self, span: Span) -> Fact | None:
        """The words of the last line, at the span that `line` returned, as a person reads them."""
        raw, base = self._parts[-1], self._size - len(self._parts[-1])
        text = clean_text(raw[span.start - base : span.end - base])
        return Fact(text=text, span=span) if text else None

    def fact_in(self, span: Span, words: str, after: int = 0) -> Fact | None:
        """The first place of `words` in the last line, `after` so many characters of it; None when they
        are not there letter by letter."""
        raw, base = self._parts[-1], self._size - len(self._parts[-1])
        at = raw.find(words, span.start - base + after)
        if at < 0 or not clean_text(words):
            return None
        part = span.model_copy(update={"start": base + at, "end": base + at + len(words)})
        return Fact(text=clean_text(words), span=part)

    def warn(self, code: str, message: str, page: int | None = None) -> None:
        """Something the owner should know of how this document was read; on one line, whatever it quotes."""
        told = " ".join(message.split())
        self._warnings.append(ReadingWarning(code=code, message=told, source=self.source, page=page))

    def transcript(self, data: bytes, resume: Resume | None = None, pages: int | None = None) -> Transcript:
        """The finished document; `data` are the file's bytes, `resume` what a typed format says of itself,
        `pages` how many the file has."""
        text = "".join(self._parts)
        if told := dead_links_told(self._targets):
            self.warn("dead_link", told)
        return Transcript(
            document=Document(
                source=self.source,
                format=self.format,
                text=text,
                sha256=hashlib.sha256(data).hexdigest(),
                pages=pages,
                words=sum(len(line.text.split()) for line in self._lines),
                page_starts=tuple(self._page_starts),
                page_order=tuple(self._page_order),
                strong=tuple(self._strong),
                links=tuple(self._links),
                warnings=tuple(self._warnings),
            ),
            lines=tuple(self._lines),
            resume=resume,
        )

    def _write(
        self,
        raw: str,
        kind: Literal["heading", "bullet", "text", "rule", "blank"],
        level: int,
        *,
        continues: bool,
    ) -> None:
        words = raw.strip().removeprefix(BULLET.strip()).strip() if kind == "bullet" else raw.strip()
        span = Span(
            source=self.source,
            start=self._size,
            end=self._size + len(raw),
            line=len(self._lines) + 1,
            page=self._page,
        )
        text = (
            ""
            if kind in ("rule", "blank")
            else re.sub(r"\s+", " ", without_stray_joiners(_GONE.sub("", words)))
        )
        self._lines.append(Line(kind=kind, text=text, span=span, level=level, continues=continues))
        self._parts.append(raw + "\n")
        self._size += len(raw) + 1

    def _link(self, start: int, end: int, target: str) -> None:
        self._targets.append(target)
        if len(target) <= 2000 and re.match(r"(?:https?://|mailto:)\S+$", target, re.IGNORECASE):
            self._links.append(Link(start=start, end=end, target=target))


def write_down(draft: Draft, lines: Sequence[Printed]) -> None:
    """Writes lines down in order, turning to the page each stands on."""
    for printed in lines:
        if printed.page is not None:
            draft.turn_to(printed.page)
        draft.line(printed)


def without_start(runs: Sequence[Run], count: int) -> list[Run]:
    """The runs without their first `count` characters."""
    kept: list[Run] = []
    for run in runs:
        rest = run.text[count:]
        count = max(0, count - len(run.text))
        if rest:
            kept.append(Run(rest, run.bold, run.target))
    return kept


def _trimmed(runs: Sequence[Run]) -> list[Run]:
    """The runs on one line: line breaks and unprintable characters gone, no white space at either end."""
    kept = [
        Run(_UNPRINTABLE.sub("", _BREAKS.sub(" ", run.text)), run.bold, run.target)
        for run in runs
        if run.text
    ]
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept:
        kept[0] = Run(kept[0].text.lstrip(), kept[0].bold, kept[0].target)
        kept[-1] = Run(kept[-1].text.rstrip(), kept[-1].bold, kept[-1].target)
    return kept
