"""What must hold of whatever was read of a file: each broken law is told in one line, the law's name first.

`span`: it lies in its document, its line and page are right. `says`: the words there are the fact's, or the
unit's. `phone`: no number that the policy withholds is left in what would be stored. `warning`, `sentence`,
`show`: what the owner is told is clear, and printed. It refuses to know how the file was made and who reads
it.
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from chatbot.cli import House
from chatbot.cli import main as run_command
from chatbot.console import printable
from index.chunk import chunk
from index.errors import SourceRefused
from index.models import Chunk, Document, Fact, Frozen, Reading, Span
from index.overview import overview
from index.passage import clean
from index.placed import walk_facts
from index.withhold import withhold
from tests.torture.damage.sample import PHONES

_INSIDE = re.compile(r"Traceback|Error\b|Exception|0x[0-9a-f]{6}|/tmp|lxml|pdfium|zipfile|pydantic")
MAX_WARNING = 6_000  # letters: twenty lines of words without a place
_HYPHENS = 3  # signs that may stand between two digits of a number


def broken_laws(reading: Reading) -> Iterator[str]:
    """What is wrong with a reading: one sentence each, the law's name first."""
    yield from _broken_spans(reading)
    for warning in reading.warnings:
        if "\n" in warning.message or not 10 < len(warning.message) < MAX_WARNING:
            yield f"warning: {warning.code} of {len(warning.message)} letters: {warning.message[:100]!r}"
    yield from _broken_units(reading, chunk(reading))
    public = withhold(reading)
    chunks = chunk(public)
    yield from _misplaced_spans(public)
    yield from (told for told in _broken_units(public, chunks) if told.startswith("span"))
    yield from _left_to_see(reading, public, chunks)


def _broken_spans(reading: Reading) -> Iterator[str]:
    documents = {document.source: document for document in reading.documents}
    yield from _misplaced_spans(reading)
    for fact in walk_facts(reading.resume):
        document = documents[fact.span.source]
        if not _says(fact, document):
            raw = document.text[fact.span.start : fact.span.end]
            yield f"says: {fact.text[:80]!r} for {raw[:80]!r}"
    for document in reading.documents:
        for low, high in [*document.strong, *((link.start, link.end) for link in document.links)]:
            if not 0 <= low < high <= len(document.text):
                yield f"span: {low}:{high} of a bold stretch or a link is not in the text"


def _misplaced_spans(reading: Reading) -> Iterator[str]:
    """Of facts, entries and words without a place."""
    documents = {document.source: document for document in reading.documents}
    stack: list[object] = [reading.resume, reading.unplaced]
    while stack:
        current = stack.pop()
        if isinstance(current, Span):
            if told := _misplaced(current, documents[current.source]):
                yield f"span: {told} in {current.source}"
        elif isinstance(current, Frozen):
            stack.extend(getattr(current, name) for name in type(current).model_fields)
        elif isinstance(current, tuple):
            stack.extend(current)


def _misplaced(span: Span, document: Document) -> str:
    if not 0 <= span.start < span.end <= len(document.text):
        return f"{span.start}:{span.end} of {len(document.text)}"
    if span.line != 1 + document.text.count("\n", 0, span.start):
        return f"line {span.line} at {span.start}"
    if span.page != document.page_at(span.start):
        return f"page {span.page} at {span.start}"
    return ""


def _says(fact: Fact, document: Document) -> bool:
    """Whether the words of the span are the fact's: as they stand, read clean (markup that they cut in two is
    taken in whole), or the address behind them."""
    span = fact.span
    raw = document.text[span.start : span.end]
    reading = clean(raw, span.start)
    if fact.text in (raw, reading.text.strip()):
        return True
    at = reading.text.find(fact.text)
    if at >= 0 and reading.raw_range(at, at + len(fact.text)) == (span.start, span.end):
        return True
    if reading.constructs and _letters(fact.text) in _letters(raw):
        return True  # marks that pair otherwise when the words before them are not there
    behind = [link.target for link in document.links if link.start < span.end and span.start < link.end]
    return any(fact.text in (target, target[len("mailto:") :].split("?")[0]) for target in behind)


def _broken_units(reading: Reading, units: Iterable[Chunk]) -> Iterator[str]:
    """Units whose span is amiss; and sentences whose letters are not those of their span."""
    documents = {document.source: document for document in reading.documents}
    for unit in units:
        document = documents[unit.span.source]
        if told := _misplaced(unit.span, document):
            yield f"span: {told} of the unit {unit.id}"
        elif unit.kind == "sentence":
            raw = document.text[unit.span.start : unit.span.end]
            if not any(_letters(unit.text) in _letters(each) for each in (clean(raw).text, raw)):
                yield f"says: {unit.text[:80]!r} for {raw[:80]!r}, the unit {unit.id}"


def _letters(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter.isalnum())


def _left_to_see(reading: Reading, public: Reading, chunks: Iterable[Chunk]) -> Iterator[str]:
    """Phone numbers in what would be stored: the one that was read, and each planted one that came through.
    Signs that nobody sees are no difference: a person reads the number without them."""
    stored = [_seen(text) for text in _texts([public.model_dump(), *(unit.model_dump() for unit in chunks)])]
    texts = [_seen(document.text) for document in reading.documents]
    wanted = {_digits(phone) for phone in PHONES if any(_stands_apart(phone, text) for text in texts)}
    if reading.resume.contact.phone:
        wanted.add(_digits(re.split(r"(?i)x|ext|#", reading.resume.contact.phone.text)[0]))
    for digits in sorted({number.lstrip("0")[-9:] for number in wanted}):
        if len(digits) < 7:
            continue
        pattern = re.compile(rf"[^\w\n]{{0,{_HYPHENS}}}".join(digits))
        for text in stored:
            if found := pattern.search(text):
                around = text[max(0, found.start() - 30) : found.end() + 30]
                yield f"phone: {digits} is left in {around!r}"
                break


def _seen(text: str) -> str:
    return "".join(letter for letter in text if unicodedata.category(letter) != "Cf")


def _stands_apart(phone: str, text: str) -> bool:
    return bool(re.search(rf"(?:^|(?<=[ \n])){re.escape(phone)}(?=[ \n]|$)", text))


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter in "0123456789")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def broken_sentence(refusal: SourceRefused, names: Sequence[str]) -> Iterator[str]:
    """What is wrong with a refusal of one of the files of these names."""
    said = str(refusal)
    if not said.startswith(tuple(f"{name}: " for name in names)) or not refusal.reason or not refusal.remedy:
        yield f"sentence: no name, reason or remedy in {said[:200]!r}"
    if "\n" in said or len(said) >= 400 or said != printable(said) or _INSIDE.search(said):
        yield f"sentence: {said[:500]!r}"


def broken_show(path: Path, outcome: Reading | SourceRefused) -> Iterator[str]:
    """What is wrong with how `resume-chatbot show` prints the outcome."""

    def read(paths: object) -> dict[str, Any]:
        if isinstance(outcome, SourceRefused):
            raise outcome
        return overview(outcome)

    for more in ([], ["--json"]):
        code, out, err = _command(["show", "--resume", str(path), *more], House(read=read))
        if isinstance(outcome, SourceRefused):
            if code != 1 or out or err.count("\n") != 1 or "Traceback" in err:
                yield f"show: status {code}, {out[:100]!r}, {err[:200]!r}"
        elif code != 0 or not out:
            yield f"show: status {code}, {err[-300:]!r}"
        elif more and json.loads(out) != json.loads(json.dumps(overview(outcome))):
            yield "show: --json prints another reading"
        elif not more and out != printable(out):
            yield "show: signs that steer a terminal are printed"


def _command(arguments: list[str], house: House) -> tuple[int, str, str]:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run_command(arguments, house)
    out.flush(), err.flush()
    return code, *(stream.buffer.getvalue().decode() for stream in (out, err))  # type: ignore[attr-defined]
