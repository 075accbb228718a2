"""How answers and readings look in a terminal: results on stdout, everything else on stderr.

All text of a résumé or a visitor is data here: control characters never reach the terminal, and Rich's own
markup is off for it. NO_COLOR is honoured by Rich. It refuses to know where answers come from.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn
from rich.table import Table
from rich.text import Text

from chatbot.models import Answer, Citation, Profile
from index.joiners import JOINERS, without_stray_joiners
from index.overview import in_one_line, label_of
from index.passage import clean_text, content_range

PIPE_CLOSED = 141  # 128 + SIGPIPE: what `head` leaves behind

_SIDE_BY_SIDE = 100  # columns of a terminal that holds two answers beside each other

# Categories that move the cursor, hide text or turn its direction: controls, formats, surrogates, private.
_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co"}
_HARMLESS = f"\n\t{JOINERS}"


def printable(text: str) -> str:
    """`text` without what a terminal would obey; line ends, tabs and the joiners that a script needs stay."""
    kept = (c for c in text if c in _HARMLESS or unicodedata.category(c) not in _UNPRINTABLE)
    return without_stray_joiners("".join(kept))


def readable_quote(quote: str) -> str:
    """A verbatim quote as a person reads it: one line, markers and markup gone."""
    words = (line[slice(*content_range(line))] for line in quote.split("\n"))
    return " ".join(printable(clean_text("\n".join(words))).split())


def place(citation: Citation) -> str:
    """Section, source, page and line, as one phrase."""
    page = f", page {citation.page}" if citation.page is not None else ""
    where = f"{citation.source}{page}, line {citation.line}"
    return f"{citation.section}, {where}" if citation.section else where


class _Pipe(Console):
    """A console whose reader may go away: the program then ends in silence, with the code shells know."""

    def on_broken_pipe(self) -> None:
        self.quiet = True
        # The interpreter flushes once more at exit; there must be something to take it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(PIPE_CLOSED)


class Terminal:
    """Two consoles: `out` for results, `err` for everything else. Neither wraps what programs may read."""

    def __init__(self) -> None:
        self.out: Console = _Pipe(highlight=False, markup=False, emoji=False)
        self.err = Console(stderr=True, highlight=False, markup=False, emoji=False)

    def result(self, text: str) -> None:
        """One result, exactly as it is but for what a terminal would obey."""
        self.out.print(Text(printable(text)), soft_wrap=True)

    def raw(self, text: str) -> None:
        """One result for another program: not a character changed (JSON escapes its own controls)."""
        try:
            self.out.file.write(text + "\n")
        except BrokenPipeError:
            self.out.on_broken_pipe()

    def close(self, code: int) -> int:
        """The exit code to end with: `code`, or what a reader that went away makes of it."""
        try:
            self.out.file.flush()
        except BrokenPipeError:
            with suppress(SystemExit):
                self.out.on_broken_pipe()
            return PIPE_CLOSED
        return code

    def note(self, text: str) -> None:
        """A sentence beside the result."""
        self.err.print(Text(printable(text), style="dim"), soft_wrap=True)

    def warn(self, text: str) -> None:
        """What the owner should look at, though the command goes on: one sentence, one line."""
        self.err.print(Text(" ".join(printable(f"Warning: {text}").split()), style="yellow"), soft_wrap=True)

    def complain(self, text: str) -> None:
        """What went wrong: one sentence, one line."""
        self.err.print(Text(" ".join(printable(text).split()), style="red"), soft_wrap=True)

    def answer(self, answer: Answer) -> None:
        """The answer, then its numbered sources."""
        self.result(answer.answer)
        if not answer.citations:
            return
        self.out.print()
        self.out.print(Text("Sources", style="bold"))
        for citation in answer.citations:
            self._source(citation)

    def both(self, without: Answer, worded: Answer) -> None:
        """Two answers to one question, side by side where there is room, one above the other elsewhere."""
        worded_by = f"With {worded.writer}" if worded.prompts else "With the model (it failed)"
        headings = ("Without a model", worded_by)
        if self.out.is_terminal and self.out.width >= _SIDE_BY_SIDE:
            table = Table(box=None, pad_edge=False, expand=True, padding=(0, 2, 0, 0))
            for heading in headings:
                table.add_column(Text(printable(heading), style="bold"), ratio=1)
            table.add_row(*(Text(printable(answer.answer)) for answer in (without, worded)))
            self.out.print(table)
        else:
            for heading, answer in zip(headings, (without, worded), strict=True):
                self.out.print(Text(printable(heading), style="bold"))
                self.result(answer.answer)
                self.out.print()
        if not worded.prompts:
            self.note("Why it did not help is in the log, and in: resume-chatbot doctor")
        self.out.print(Text("Sources", style="bold"))
        for answer in (without, worded):
            for citation in answer.citations:
                if answer is without or citation not in without.citations:
                    self._source(citation)

    def _source(self, citation: Citation) -> None:
        line = Text()
        line.append(f"[{citation.marker}] ", style="bold")
        line.append(f"“{readable_quote(citation.quote)}”")
        line.append(f" ({printable(place(citation))})", style="dim")
        self.out.print(line, soft_wrap=True)

    def greeting(self, profile: Profile) -> None:
        """What a conversation begins with; beside the answers, not one of them."""
        self.note(profile.greeting)
        for starter in profile.starters:
            self.note(f"  · {starter}")
        self.note("Ask a question; /quit or Ctrl-D ends.")

    def listen(self) -> str | None:
        """The visitor's next line; None at the end of input."""
        try:
            if self.out.is_terminal and sys.stdin.isatty():
                return input("\n> ").strip()
            line = sys.stdin.readline()
            return line.strip() if line else None
        except EOFError:
            return None

    @contextmanager
    def progress(self) -> Iterator[Callable[[str, int, int], None]]:
        """A bar on stderr, only on a terminal; yields `(step, done, total)` to move it."""
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, console=self.err, transient=True, disable=not self.err.is_terminal) as bar:
            tasks: dict[str, Any] = {}

            def move(step: str, done: int, total: int) -> None:
                if step not in tasks:
                    tasks[step] = bar.add_task(step, total=total or None)
                bar.update(tasks[step], completed=done, total=total or None)

            yield move

    @contextmanager
    def counting(self, total: int) -> Iterator[Callable[[str], None]]:
        """Progress of `total` things with what became of them so far; yields a function to be told of each.

        A bar on a terminal; elsewhere a plain line at every tenth."""
        done = told = 0
        columns = (
            SpinnerColumn(),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.description}", markup=False),
        )
        with Progress(*columns, console=self.err, transient=True, disable=not self.err.is_terminal) as bar:
            task = bar.add_task("", total=total)

            def move(so_far: str) -> None:
                nonlocal done, told
                done += 1
                bar.update(task, completed=done, description=printable(so_far))
                if not self.err.is_terminal and done * 10 // max(total, 1) > told:
                    told = done * 10 // total
                    self.note(f"{done} of {total}: {so_far}")

            yield move

    def overview(self, read: Mapping[str, Any]) -> None:
        """What was read, as `show --json` has it, for a person: the owner's view, contact data complete."""
        resume: Mapping[str, Any] = read["resume"]
        self._heading(resume.get("name") or "(no name was found)")
        for line in _lines(resume.get("headline")):
            self.result(line)
        contact: Mapping[str, Any] = resume.get("contact") or {}
        for key, value in contact.items():
            if value:
                self.result(f"{label_of(key)}: {readable_quote(in_one_line(value))}")
        if resume.get("summary"):
            self._heading("Summary")
        for line in _lines(resume.get("summary")):
            self.result(line)
        self._positions(resume.get("positions") or ())
        for key, value in resume.items():
            if key not in {"name", "headline", "contact", "summary", "positions", "sections"} and value:
                self._heading(label_of(key))
                for item in value:
                    self.result(f"  · {readable_quote(in_one_line(item))}")
        if resume.get("sections"):
            self._heading("Sections as printed")
            self.result("  " + " | ".join(resume["sections"]))
        self._documents(read)

    def _heading(self, text: str) -> None:
        self.out.print()
        self.out.print(Text(printable(text), style="bold"), soft_wrap=True)

    def _positions(self, positions: Sequence[Mapping[str, Any]]) -> None:
        if positions:
            self._heading("Positions")
        for position in positions:
            start, end = position.get("start") or "?", position.get("end") or "?"
            line = Text("  · ")
            line.append(printable(str(position.get("title") or "(no title)")), style="bold")
            rest = [position.get("organization"), f"{start} to {end}", position.get("location")]
            line.append(printable(", " + ", ".join(str(part) for part in rest if part)))
            self.out.print(line, soft_wrap=True)
            for bullet in position.get("bullets") or ():
                text = Text("- " + readable_quote(str(bullet)))
                if self.out.is_terminal:  # wrapped lines hang under their first word
                    self.out.print(Padding(text, (0, 0, 0, 6), expand=False))
                else:
                    self.out.print(Text("      ").append(text), soft_wrap=True)

    def _documents(self, read: Mapping[str, Any]) -> None:
        self._heading("Documents")
        table = Table(box=None, pad_edge=True, header_style="dim")
        for name in ("source", "format", "pages", "words"):
            table.add_column(name, overflow="fold")
        for document in read["documents"]:
            cells = [document.get(name) for name in ("source", "format", "pages", "words")]
            table.add_row(*(Text(printable("–" if cell is None else str(cell))) for cell in cells))
        self.out.print(table)
        self.result(f"Coverage: {read['coverage']:.0%} of the words were placed in the résumé")
        for warning in read["warnings"]:
            page = f", page {warning['page']}" if warning.get("page") else ""
            self.warn(f"{warning['message']} ({warning['source']}{page}; {warning['code']})")


def _lines(value: Any) -> Sequence[str]:
    """A text or a list of texts, as lines."""
    return [] if not value else [value] if isinstance(value, str) else [str(line) for line in value]
