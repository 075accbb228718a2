"""Lines -> sections: which lines are headings, and what each heading means.

A Markdown heading is one by its level; how a line of plain text is told to be one stands in `plain_headings`.
It refuses to know entries and facts; of dates it knows that a range begins an entry. Meanings are data:
`vocabulary/headings.toml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from index.dates import find_ranges
from index.lexicon import (
    fold_words,
    folded_set,
    heading_kind,
    is_entry_label,
    load_words,
    normalize_heading,
    title_strength,
)
from index.models import Document, Line, Section, Span
from index.numbered import numbered_headings
from index.passage import clean, content_range
from index.plain_headings import heading_words, is_after_break, meaning_of, plain_headings

HEADER = "header"  # kind of what stands before the first heading: name, headline, contact
_INLINE = re.compile(r"(?P<label>[^\W\d_][^:·|]{2,30}?)\s*:\s+\S")
_INLINE_BARE = re.compile(r"(?P<label>REFERENCES|REFEREES|INTERESTS|HOBBIES|LANGUAGES)\s+(?=[a-z])")
# Labels that head a section where they stand apart, but below a section whose entries have their own.
_INLINE_APART = frozenset({"awards", "volunteering", "publications", "memberships", "references"})
_OWN_LABELS = frozenset({"experience", "education", "projects", "skills", "volunteering"})
_INLINE_KINDS = frozenset({"languages", "skills", "certifications", "interests", "references"})
_INLINE_BELOW = frozenset(
    {"languages", "interests", "references", "publications", "patents", "certifications"}
)
_IN_SKILLS = frozenset({"interests", "references", "publications", "patents"})
_NOT_IN_SKILLS = frozenset({"skills", "experience", "other", "languages", "courses", "education"})
_SPLIT_UNDER = frozenset(
    {"education", "skills", "certifications", "volunteering", "other", "summary", "contact", "interests"}
)
_TAKEN_OUT = frozenset(
    {
        "certifications",
        "publications",
        "patents",
        "languages",
        "volunteering",
        "awards",
        "references",
        "education",
        "experience",
    }
)


@dataclass
class _Mark:
    """A line found to be a section's heading."""

    number: int
    heading: str
    kind: str
    level: int
    inline: bool = False  # the content stands on the heading's own line
    rest: int = 0  # offset from which it does; 0: the line is kept whole


def split_sections(document: Document, lines: Sequence[Line]) -> tuple[Section, ...]:
    """The sections in order; what stands above the first heading is a section of kind `header`."""
    marks = _mark_headings(document, lines)
    sections: list[Section] = []
    bounds = [mark.number for mark in marks] + [len(lines)]
    before = tuple(lines[: bounds[0]])
    if any(line.kind not in ("blank", "rule") for line in before):
        sections.append(Section(heading="", kind=HEADER, heading_span=None, lines=before))
    for mark, following in zip(marks, bounds[1:], strict=True):
        under = tuple(lines[mark.number + (0 if mark.inline else 1) : following])
        if mark.rest:
            under = (_from(document, under[0], mark.rest), *under[1:])
        sections.append(
            Section(
                heading=mark.heading,
                kind=_kind_by_content(under) if mark.kind == "other" else mark.kind,
                heading_span=_words_span(document, lines[mark.number], mark.heading),
                lines=under,
                level=mark.level,
            )
        )
    return tuple(sections)


def _from(document: Document, line: Line, start: int) -> Line:
    """The line from an offset on: what stands behind its heading."""
    span = line.span.model_copy(update={"start": start})
    text = clean(document.text[start : span.end]).text.strip()
    return line.model_copy(update={"kind": "text", "text": text, "span": span, "level": 0})


def _kind_by_content(lines: Sequence[Line]) -> str:
    """What a heading of words nobody has listed ("What others said") means by what stands under it: the kind
    whose words half of its lines bear, at least two; else "other"."""
    printed = [set(fold_words(line.text)) for line in lines if line.text]
    for kind, bearing in load_words("headings")["content"].items():
        if sum(not words.isdisjoint(bearing) for words in printed) >= max(2, (len(printed) + 1) // 2):
            return str(kind)
    return "other"


def _words_span(document: Document, line: Line, words: str) -> Span:
    """Where a heading's words stand in its line: as they are, else as they are read."""
    raw = document.text[line.span.start : line.span.end]
    at = raw.find(words)
    if at >= 0:
        low, high = line.span.start + at, line.span.start + at + len(words)
    else:
        start, end = content_range(raw)
        low, high = line.span.start + start, line.span.start + end
        reading = clean(raw[start:end], low)
        if (at := reading.text.find(words)) >= 0:
            low, high = reading.raw_range(at, at + len(words))
    return line.span.model_copy(update={"start": low, "end": high})


def _mark_headings(document: Document, lines: Sequence[Line]) -> list[_Mark]:
    return _mark_numbered(document, lines) or _mark_unnumbered(document, lines)


def _mark_numbered(document: Document, lines: Sequence[Line]) -> list[_Mark]:
    """The headings of a form that counts them, and those in capitals that it forgot to count; [] else."""
    numbered = numbered_headings(document, lines)
    if not numbered:
        return []
    marks = {
        each.number: _Mark(
            each.number, each.words, each.kind, 1, each.inline, each.rest if each.inline else 0
        )
        for each in numbered
    }
    for plain in plain_headings(document, lines, has_formal=True):
        if plain.number > min(marks) and not _is_counted(lines[plain.number], document):
            marks.setdefault(plain.number, _Mark(*plain, level=1))
    return [marks[number] for number in sorted(marks)]


def _is_counted(line: Line, document: Document) -> bool:
    """Whether the line bears a number or letter of its own."""
    raw = document.text[line.span.start : line.span.end]
    return line.kind == "bullet" or re.match(r"\s*\(?\w{1,4}[.)]\s", raw) is not None


def _mark_unnumbered(document: Document, lines: Sequence[Line]) -> list[_Mark]:
    labels = _entry_labels(lines)
    formal = [
        number
        for number, line in enumerate(lines)
        if line.kind == "heading" and line.text and number not in labels
    ]
    known = {
        number: kind
        for number in formal
        if (kind := meaning_of(heading_words(lines[number].text), loosely=True))
    }
    exact = {number for number in known if meaning_of(heading_words(lines[number].text))}
    marks: dict[int, _Mark] = {}
    trusted = exact or set(known)
    if trusted:
        level = Counter(lines[number].level for number in trusted).most_common(1)[0][0]
        if not exact:
            level = min(lines[number].level for number in trusted)
        elif any(
            lines[number].level < level and known.get(number) in ("experience", "education")
            for number in exact
        ):
            level = min(lines[number].level for number in exact)
        first = min(trusted)
        parent = ""
        for number in formal:
            line = lines[number]
            words = heading_words(line.text)
            kind = known.get(number, "")
            if line.level <= level and (
                number >= first or (line.level == level and not _is_of_header(lines, number, name=formal[0]))
            ):
                marks[number] = _Mark(number, words, kind or "other", line.level)
                parent = kind or "other"
            elif (
                line.level > level
                and number in exact
                and parent in _SPLIT_UNDER
                and kind in _TAKEN_OUT
                and kind != parent
            ) and not (parent == "skills" and kind == "languages"):
                marks[number] = _Mark(number, words, kind, line.level)
    _give_entries_back(lines, marks)
    for plain in plain_headings(document, lines, has_formal=bool(marks)):
        if plain.number not in labels:
            marks.setdefault(plain.number, _Mark(*plain, level=1))
    _mark_inline(lines, marks, has_formal=bool(trusted))
    if not marks and formal:
        # no heading is known: those of the highest level below the name divide the text
        unnamed = formal[1:] if _is_first(lines, formal[0]) else formal
        levels = sorted({lines[number].level for number in unnamed})
        if levels:
            for number in unnamed:
                if lines[number].level == levels[0]:
                    marks[number] = _Mark(number, heading_words(lines[number].text), "other", levels[0])
    return [marks[number] for number in sorted(marks)]


def _give_entries_back(lines: Sequence[Line], marks: dict[int, _Mark]) -> None:
    """Unmarks the headings of entries that are printed at the level of sections.

    Nothing stands under "Experience" before "Northgate Ltd" at the same level: the unknown headings up to the
    next known one are what the section holds."""
    governs = False
    order = sorted(marks)
    for at, number in enumerate(order):
        mark, following = marks[number], order[at + 1] if at + 1 < len(order) else len(lines)
        empty = not any(line.kind not in ("blank", "rule") for line in lines[number + 1 : following])
        if mark.kind != "other":
            governs = empty and mark.kind in ("experience", "education", "projects", "volunteering", "skills")
        elif governs:
            del marks[number]


def _entry_labels(lines: Sequence[Line]) -> set[int]:
    """The lines that say over one entry after another what follows ("Highlights"): printed more than once."""
    found = [number for number, line in enumerate(lines) if line.text and is_entry_label(line.text)]
    times = Counter(normalize_heading(lines[number].text) for number in found)
    return {number for number in found if times[normalize_heading(lines[number].text)] > 1}


def _is_first(lines: Sequence[Line], number: int) -> bool:
    """Whether nothing is printed above the line."""
    return all(line.kind in ("blank", "rule") for line in lines[:number])


def _is_of_header(lines: Sequence[Line], number: int, *, name: int) -> bool:
    """Whether a heading above the first known one is the person's name or profession, not a section's."""
    printed = (1 for line in lines[:number] if line.kind not in ("blank", "rule"))
    above = sum(islice(printed, 3))
    if number == name:
        return above < 2
    return above <= 2 and title_strength(lines[number].text) >= 2


def _mark_inline(lines: Sequence[Line], marks: dict[int, _Mark], *, has_formal: bool) -> None:
    """Marks "Languages: Spanish, English" on one line, below the first section.

    A label printed more than once, or with entries of its section still to come, belongs to an entry."""
    labels = Counter(
        normalize_heading(found["label"]) for line in lines if (found := _INLINE.match(line.text[:60]))
    )
    full = sorted(marks)
    kind = current = ""  # of the last full heading, and of the last of either form
    for number, line in enumerate(lines):
        if number in marks:
            kind = current = marks[number].kind
            continue
        if line.kind != "text" or not kind or kind == "contact":
            continue
        found = _INLINE.match(line.text) or (None if has_formal else _INLINE_BARE.match(line.text))
        meaning = heading_kind(found["label"]) if found else None
        if not found or not meaning or labels[normalize_heading(found["label"])] > 1:
            continue
        apart = is_after_break(lines, number) or (number - 1 in marks and marks[number - 1].inline)
        capitals = not has_formal and found["label"].isupper()
        if kind == "skills" and not (
            meaning in _IN_SKILLS
            or (capitals and meaning not in _NOT_IN_SKILLS)
            or (meaning == "languages" and _speaks(line.text[found.end("label") :]))
        ):
            continue
        if _entries_follow(lines, number, next((mark for mark in full if mark > number), len(lines)), kind):
            continue
        known = meaning in _INLINE_KINDS and apart and (kind != "skills" or not has_formal)
        # "Awards: …" within a job or a course of study is of that alone
        known = known or (meaning in _INLINE_APART and apart and current not in _OWN_LABELS)
        below = (
            not has_formal
            and found["label"][:1].isupper()
            and (apart or (meaning in _INLINE_BELOW and kind != "experience"))
        )
        if known or capitals or below:
            marks[number] = _Mark(number, found["label"], meaning, 1, inline=True)
            current = meaning


def _speaks(text: str) -> bool:
    """Whether human languages are named, not programming ones."""
    return any(
        word.casefold() in folded_set("languages", "spoken") for word in re.findall(r"[^\W\d_]+", text[:200])
    )


def _entries_follow(lines: Sequence[Line], number: int, until: int, kind: str) -> bool:
    """Whether the section goes on below a labelled line: an unlabelled line with a range of dates."""
    if kind not in ("experience", "education", "projects", "volunteering"):
        return False
    return any(
        line.kind in ("text", "heading")
        and len(line.text) <= 240
        and not _INLINE.match(line.text)
        and any(not found.single or kind == "education" for found in find_ranges(line.text))
        for line in lines[number + 1 : until]
    )
