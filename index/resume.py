"""Files of one person -> the typed résumé: sections to facts, documents to one reading.

Each fact keeps its span; what fits nowhere is kept as printed or named in a warning, never guessed away.
It refuses to know encodings and markup (readers), models, stores and questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from index.dates import find_ranges
from index.entries.contact import Top, read_top
from index.entries.piece import split_commas
from index.entries.position import read_positions
from index.entries.study import Study, as_printed_period, read_credentials, read_education
from index.entries.unit import Unit, is_dated_header, split_units
from index.errors import SourceRefused
from index.lexicon import folded_set, heading_kind, is_degree, normalize_heading
from index.models import (
    Contact,
    Document,
    Fact,
    Frozen,
    Item,
    Line,
    Position,
    Reading,
    ReadingWarning,
    Resume,
    Section,
    SkillGroup,
)
from index.passage import EDGES, Passage, Sheet
from index.readers import read_document
from index.section import HEADER, split_sections
from index.withhold import withhold

__all__ = ["read_resume", "read_sources", "withhold"]

_ITEM_FIELDS = {
    "patents": "patents",
    "publications": "publications",
    "projects": "projects",
    "awards": "awards",
    "volunteering": "volunteering",
    "languages": "languages",
}
_INLINE_KINDS = frozenset({"languages", "skills", "certifications"})
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:•·|]{0,60}?)\s*:\s+(?=\S)|(?P<end>[^\W\d_][^:•·|]{0,60}?)\s*:$")
_WORD = re.compile(r"[^\W_]+")
_LIMIT = 20  # lines quoted in a warning
_QUOTED = 200  # characters of each


def read_sources(paths: Sequence[Path]) -> Reading:
    """Reads files and folders (their files, sorted) as the résumé of one person.

    Raises SourceRefused when a path cannot be read or holds no résumé.
    """
    files = [found for path in paths for found in _files(path)]
    if not files:
        raise SourceRefused(
            "résumé", "no path was given.", "Put a .md or .txt file into seeds/, or name a file."
        )
    return read_resume([read_document(path, name) for path, name in files])


def _files(path: Path) -> list[tuple[Path, str]]:
    try:
        if not path.is_dir():
            return [(path, path.name or str(path))]
        inside = sorted(path.iterdir())
        found = [(file, file.name) for file in inside if not file.name.startswith(".") and not file.is_dir()]
    except (OSError, ValueError) as error:
        raise SourceRefused(
            str(path), f"the folder cannot be read ({error}).", "Check its permissions."
        ) from error
    if not found:
        raise SourceRefused(str(path), "no résumé found in this folder:", "put a .md or .txt file there.")
    return found


def read_resume(sources: Sequence[tuple[Document, tuple[Line, ...]]]) -> Reading:
    """Documents with their lines -> one reading."""
    documents: list[Document] = []
    merged: Resume | None = None
    warnings: list[ReadingWarning] = []
    placed_words = all_words = 0
    for document, lines in sources:
        parse = _Parse(document, lines)
        part = parse.read(
            first_entry=max((position.entry for position in merged.positions), default=-1) + 1
            if merged
            else 0
        )
        documents.append(document)
        warnings.extend(document.warnings)
        warnings.extend(parse.warnings)
        placed, total = parse.count_words(part)
        placed_words, all_words = placed_words + placed, all_words + total
        merged = part if merged is None else _merge(merged, part, warnings, document.source)
    resume = merged or Resume()
    if (
        documents and not (resume.positions or resume.education or resume.skills or resume.certifications)
    ) or (not resume.name and not (resume.positions and (resume.education or resume.skills))):
        source = documents[0].source if documents else ""
        warnings.append(
            ReadingWarning(
                code="not_a_resume",
                message="This does not look like a résumé: "
                "no name with work, education or skills was recognised in it.",
                source=source,
            )
        )
    return Reading(
        documents=tuple(documents),
        resume=resume,
        warnings=tuple(warnings),
        coverage=round(placed_words / all_words, 4) if all_words else 0.0,
    )


class _Parse:
    """One document on its way to a résumé."""

    def __init__(self, document: Document, lines: Sequence[Line]) -> None:
        self.document, self.lines = document, lines
        self.sheet = Sheet(document)
        self.warnings: list[ReadingWarning] = []
        self.placed: list[tuple[int, int]] = []
        self.fields: dict[str, list[Any]] = {
            name: []
            for name in (
                "summary",
                "positions",
                "education",
                "skills",
                "certifications",
                "others",
                "headline",
                *_ITEM_FIELDS.values(),
            )
        }
        self.name: Fact | None = None
        self.contact: dict[str, Any] = {}
        self.next_entry = 0

    def read(self, first_entry: int) -> Resume:
        self.next_entry = first_entry
        sections = split_sections(self.document, self.lines)
        kinds = [section.kind for section in sections]
        headings: list[Fact] = []
        for section in sections:
            if section.heading_span and section.heading:
                headings.append(Fact(text=section.heading, span=section.heading_span))
            kind = section.kind
            if (
                kind == "education"
                and "qualification" in normalize_heading(section.heading)
                and kinds.count("education") > 1
            ):
                kind = (
                    "certifications"
                    if not normalize_heading(section.heading).startswith("education")
                    else kind
                )
            self._read_section(section, kind, alone=len(sections) == 1)
        if self.name is None:
            self._warn("no_name", "No name was found at the top.")
        resume = Resume(
            name=self.name,
            contact=Contact(**self.contact),
            sections=tuple(headings),
            **{name: tuple(values) for name, values in self.fields.items()},
        )
        self._warn_unplaced(resume)
        return resume

    def _warn(self, code: str, message: str) -> None:
        if len(self.warnings) < 200:
            self.warnings.append(ReadingWarning(code=code, message=message, source=self.document.source))

    def _read_section(self, section: Section, kind: str, *, alone: bool) -> None:
        lines: Sequence[Line] = section.lines
        if kind == HEADER:
            lines = self._read_header(lines)
            kind = "experience" if alone else "other"
            if not any(line.kind not in ("blank", "rule") for line in lines):
                return
        elif kind == "contact":
            self._take_top(read_top(self.sheet, lines, named=False))
            return
        if kind == "skills":
            self.fields["skills"].extend(self._skill_groups(split_units(self.sheet, lines, join_lines=False)))
            return
        units = self._without_label(section, split_units(self.sheet, lines))
        if kind == "summary":
            self.fields["summary"].extend(fact for unit in units if (fact := unit.passage.fact()))
        elif kind == "experience":
            self._read_experience(section, units)
        elif kind == "education":
            self._read_education(section, units)
        elif kind == "certifications" or (kind == "courses" and self._courses_are_credentials(units)):
            self._keep_credentials(section, read_credentials(self.sheet, units))
        elif kind == "languages":
            self.fields["languages"].extend(self._language_items(section.heading, units))
        elif kind == "other" and self._looks_like_work(units):
            self._read_experience(section, units)
        else:
            self._read_items(section, kind, units)

    def _without_label(self, section: Section, units: list[Unit]) -> list[Unit]:
        """Drops the heading from a line that holds both: "Languages: Spanish"."""
        span = section.heading_span
        if (
            not units
            or not span
            or units[0].passage.start > span.start
            or not (label := re.match(re.escape(section.heading) + r"\s*:?", units[0].text))
        ):
            return units
        rest = units[0].passage.fact(label.end())
        if rest is None:
            return units[1:]
        return [
            Unit("text", self.sheet.passage(rest.span.start, units[0].passage.end), 0, True, 0, False),
            *units[1:],
        ]

    def _courses_are_credentials(self, units: Sequence[Unit]) -> bool:
        return bool(units) and sum(bool(unit.ranges()) for unit in units) * 2 >= len(units)

    def _looks_like_work(self, units: Sequence[Unit]) -> bool:
        """A section with a heading nobody knows, that holds dated roles with bullets."""
        if len(units) == 1 or not any(is_dated_header(unit) for unit in units if unit.kind != "bullet"):
            return False
        work = read_positions(self.sheet, units, "", 0)
        return bool(work.positions) and all(
            position.period and position.organization for position in work.positions
        )

    def _read_header(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Takes the top of the document; returns the lines that are not of it (entries without a heading)."""
        words = [number for number, line in enumerate(lines) if line.kind not in ("blank", "rule")]
        until = len(lines)
        for order, number in enumerate(words):
            if order >= 1 and ((lines[number].kind == "bullet" and order > 12) or order > 25):
                until = number
                break
            if order >= 2 and lines[number].kind != "bullet" and _begins_entry(lines, number):
                until = number
                break
        self._take_top(read_top(self.sheet, lines[:until], named=True))
        return lines[until:]

    def _take_top(self, top: Top) -> None:
        self.name = self.name or top.name
        self.fields["headline"].extend(top.headline)
        self.fields["summary"].extend(top.summary)
        self.fields["others"].extend(Item(title=fact, section="", span=fact.span) for fact in top.extras)
        for name in ("email", "phone", "location", "address"):
            value = getattr(top, name)
            if value is not None and self.contact.get(name) is None:
                self.contact[name] = value
            elif value is not None:
                self.placed.append((value.span.start, value.span.end))
        known = {link.text.casefold() for link in self.contact.get("links", ())}
        self.contact["links"] = (
            *self.contact.get("links", ()),
            *(link for link in top.links if link.text.casefold() not in known),
        )
        self.placed.extend(top.placed)

    def _read_experience(self, section: Section, units: Sequence[Unit]) -> None:
        work = read_positions(self.sheet, units, section.heading, self.next_entry)
        self.next_entry = work.count
        self.fields["positions"].extend(work.positions)
        self.fields["others"].extend(work.others)
        self.placed.extend(work.placed)
        for code, message in work.remarks:
            self._warn(code, message)
        self._keep(section, work.strays)

    def _read_education(self, section: Section, units: Sequence[Unit]) -> None:
        credentials: list[Unit] = []
        if re.search(r"certif|licen|credential", section.heading, re.IGNORECASE):
            credentials = [
                unit
                for unit in units
                if unit.kind == "bullet" and not is_degree(re.sub(r"(?i)certifi\w+", "", unit.text))
            ]
        study = read_education(self.sheet, [unit for unit in units if unit not in credentials])
        self.fields["education"].extend(study.education)
        self.placed.extend(study.placed)
        if credentials:
            self._keep_credentials(section, read_credentials(self.sheet, credentials))
        self._keep(section, study.strays)

    def _keep_credentials(self, section: Section, study: Study) -> None:
        self.fields["certifications"].extend(study.credentials)
        self.placed.extend(study.placed)
        self._keep(section, study.strays)
        self.fields["others"].extend(
            Item(title=fact, section=section.heading, span=fact.span) for fact in study.leftovers
        )

    def _keep(self, section: Section, units: Sequence[Unit]) -> None:
        """Words of a typed section that belong to no entry are kept as they stand."""
        for unit in units:
            if fact := unit.passage.fact():
                self.fields["others"].append(Item(title=fact, section=section.heading, span=fact.span))

    def _skill_groups(self, units: Sequence[Unit]) -> list[SkillGroup]:
        groups: list[SkillGroup] = []
        heading: Fact | None = None
        loose: list[Fact] = []
        loose_span: list[Passage] = []

        def close() -> None:
            nonlocal loose, loose_span
            if loose:
                span = self.sheet.span(loose_span[0].start, loose_span[-1].end)
                groups.append(SkillGroup(label=heading, items=tuple(loose), span=span))
            elif heading:
                groups.append(SkillGroup(label=None, items=(heading,), span=heading.span))
            loose, loose_span = [], []

        table = _is_labelled_table(units)
        for number, unit in enumerate(units):
            following = units[number + 1] if number + 1 < len(units) else None
            label, start = self._label(unit)
            if label is None and table:
                label, start = _first_cell(unit)
            if (
                unit.kind == "heading"
                or (label is not None and start >= len(unit.text))
                or _opens_group(unit, following)
            ):
                close()
                heading = (
                    label if label is not None and start >= len(unit.text) else unit.passage.fact(edges=EDGES)
                )
                continue
            if label is not None:
                close()
                heading = None
                items = _split_skills(unit.passage, start)
                groups.append(
                    SkillGroup(
                        label=label,
                        items=tuple(items) or (label,),
                        span=self.sheet.span(unit.passage.start, unit.passage.end),
                    )
                )
                continue
            loose.extend(_split_skills(unit.passage, 0))
            loose_span.append(unit.passage)
        close()
        return groups

    def _label(self, unit: Unit) -> tuple[Fact | None, int]:
        """The group's own words before a colon (or a dash, when printed bold), and where its items begin."""
        found = _LABEL.match(unit.text)
        if found and len((found["label"] or found["end"]).split()) <= 8:
            name = "label" if found["label"] else "end"
            return unit.passage.fact(*found.span(name)), found.end()
        if unit.bold and (dash := re.match(r"([^–—|:]{2,60}?)\s+[–—|-]\s+(?=\S)", unit.text)):
            return unit.passage.fact(*dash.span(1)), dash.end()
        if (
            (wide := sorted(unit.passage.clean.wide))
            and unit.kind == "text"
            and ("," in unit.text[wide[0] :])
            and "," not in unit.text[: wide[0]]
        ):
            return unit.passage.fact(0, wide[0]), wide[0] + 1
        return None, 0

    def _language_items(self, heading: str, units: Sequence[Unit]) -> list[Item]:
        items: list[Item] = []
        for unit in units:
            found = _LABEL.match(unit.text)
            start = found.end() if found and heading_kind(found["label"] or "") == "languages" else 0
            for low, high in split_commas(
                unit.text[start:] if len(unit.text) < 5000 else unit.text[:5000], ",;·•|"
            ):
                fact = unit.passage.fact(start + low, start + high, edges=" \t\n.,;·•|")
                if fact:
                    items.append(Item(title=fact, section=heading, span=fact.span))
        merged: list[Item] = []
        for item in items:  # "English, native": the second half is a level, not a language
            if (
                merged
                and item.title.text[:1].islower()
                and not _is_language(item.title.text)
                and item.title.span.line == merged[-1].title.span.line
            ):
                low, high = merged[-1].title.span.start, item.title.span.end
                fact = self.sheet.passage(low, high).fact()
                if fact:
                    merged[-1] = Item(title=fact, section=heading, span=fact.span)
                    continue
            merged.append(item)
        return merged

    def _read_items(self, section: Section, kind: str, units: Sequence[Unit]) -> None:
        target = self.fields[_ITEM_FIELDS.get(kind, "others")]
        groups: list[list[Unit]] = []
        for unit in units:
            inline = self._inline_kind(unit) if kind in ("other", "interests", "courses") else None
            if inline:
                self._read_inline(section, inline, unit)
                continue
            last = groups[-1] if groups else None
            under = last is not None and (
                (
                    unit.kind == "bullet"
                    and (
                        last[0].kind == "heading"
                        or (
                            last[0].kind == "text"
                            and len(last[0].text) <= 200
                            and not last[0].text.endswith((".", "!", "?"))
                        )
                        or unit.level > last[0].level
                    )
                )
                or (unit.kind == "text" and last[0].kind == "heading")
                or (
                    unit.kind == "text"
                    and not unit.blank_before
                    and last[0].kind == "text"
                    and (
                        (len(last) == 1 and not unit.ranges())
                        or (not last[0].ranges() and bool(unit.ranges()))
                    )
                    and len(last[0].text) <= 160
                    and kind in ("projects", "volunteering", "publications", "patents")
                    and not is_dated_header(unit)
                )
            )
            if (
                unit.kind == "heading"
                and last is not None
                and last[0].kind == "heading"
                and unit.level > last[0].level
                and len(last) == 1
            ):
                under = True
            if under and last is not None:
                last.append(unit)
            else:
                groups.append([unit])
        for group in groups:
            title = group[0].passage.fact()
            if title is None:
                continue
            details = tuple(fact for unit in group[1:] if (fact := unit.passage.fact()))
            period = as_printed_period(group[0].passage) if len(title.text) <= 400 else None
            for unit in group[1:3]:
                if period is None and len(unit.text) <= 120:
                    period = as_printed_period(unit.passage)
            span = self.sheet.span(group[0].passage.start, group[-1].passage.end)
            target.append(
                Item(title=title, period=period, details=details, section=section.heading, span=span)
            )

    def _inline_kind(self, unit: Unit) -> str | None:
        found = _LABEL.match(unit.text)
        kind = heading_kind(found["label"]) if found and found["label"] else None
        return kind if kind in _INLINE_KINDS else None

    def _read_inline(self, section: Section, kind: str, unit: Unit) -> None:
        """A labelled line of a mixed section: "Languages: English, French"."""
        if kind == "skills":
            self.fields["skills"].extend(self._skill_groups([unit]))
        elif kind == "languages":
            found = _LABEL.match(unit.text)
            if found and (label := unit.passage.fact(0, found.end())):
                self.placed.append((label.span.start, label.span.end))
            self.fields["languages"].extend(self._language_items(section.heading, [unit]))
        else:
            found = _LABEL.match(unit.text)
            rest = unit.passage.fact(found.end() if found else 0)
            label = unit.passage.fact(0, found.end()) if found else None
            if rest:
                cut = self.sheet.passage(rest.span.start, rest.span.end)
                study = read_credentials(self.sheet, [Unit("text", cut, 0, True, 0, False)])
                self._keep_credentials(section, study)
            if label:
                self.placed.append((label.span.start, label.span.end))

    def _marked(self, resume: Resume) -> bytearray:
        marked = bytearray(len(self.document.text) + 1)
        for fact in walk_facts(resume):
            if fact.span.source == self.document.source:
                marked[fact.span.start : fact.span.end] = b"\x01" * (fact.span.end - fact.span.start)
        for low, high in self.placed:
            marked[low:high] = b"\x01" * (high - low)
        return marked

    @cached_property
    def _line_words(self) -> list[tuple[Line, list[int]]]:
        """For each line, the raw offsets of its words' first characters."""
        counted: list[tuple[Line, list[int]]] = []
        for line in self.lines:
            if not line.text:
                continue
            start, end = self.sheet.content(line)
            passage = self.sheet.passage(start, end)
            counted.append(
                (
                    line,
                    [passage.clean.starts[found.start()] for found in _WORD.finditer(passage.text)],
                )
            )
        return counted

    def count_words(self, resume: Resume) -> tuple[int, int]:
        """Words placed in the résumé, and words of the document."""
        marked = self._marked(resume)
        words = [at for _, offsets in self._line_words for at in offsets]
        return sum(marked[at] for at in words), len(words)

    def _warn_unplaced(self, resume: Resume) -> None:
        """Names the words that ended in no fact, heading, date or contact: whole lines, else the words."""
        marked = self._marked(resume)
        lost: list[str] = []
        count = 0
        for line, offsets in self._line_words:
            missing = [at for at in offsets if not marked[at]]
            if not missing:
                continue
            count += len(missing)
            words = (
                [line.text]
                if len(missing) == len(offsets)
                else [found[0] for at in missing if (found := _WORD.match(self.document.text, at))]
            )
            lost.append(f"line {line.span.line} “{' … '.join(words)}”")
        if lost:
            quoted = "; ".join(
                text if len(text) <= _QUOTED else text[:_QUOTED] + "…”" for text in lost[:_LIMIT]
            )
            more = f" and {len(lost) - _LIMIT} more lines" if len(lost) > _LIMIT else ""
            self._warn(
                "not_placed",
                f"{count} word{'s' if count > 1 else ''} could not be placed: {quoted}{more}.",
            )


def _is_language(text: str) -> bool:
    """Whether "anglais (C1)" names a language itself, and is no level of the one before."""
    words = _WORD.findall(text)
    return bool(words) and words[0].casefold() in folded_set("languages", "spoken")


def _begins_entry(lines: Sequence[Line], number: int) -> bool:
    text = lines[number].text
    return len(text) <= 200 and any(not found.single for found in find_ranges(text))


def _first_cell(unit: Unit) -> tuple[Fact | None, int]:
    """The first cell of a table's row, and where the second begins: "| Planning | Paragon, Excel |"."""
    found = re.match(r"\|\s*([^|]{1,60}?)\s*\|\s*(?=[^|\s])", unit.text)
    return (unit.passage.fact(*found.span(1)), found.end()) if found else (None, 0)


def _is_labelled_table(units: Sequence[Unit]) -> bool:
    """Whether the rows of a table hold a group's label and then its skills."""
    rows = [unit.text.strip("| ").split("|") for unit in units if unit.text.startswith("|")]
    return (
        bool(rows)
        and all(len(row) == 2 and "," not in row[0] for row in rows)
        and any("," in row[1] for row in rows)
    )


def _opens_group(unit: Unit, following: Unit | None) -> bool:
    """A bold or capital line over a list: the label of a group of skills."""
    if unit.kind != "text" or following is None or len(unit.text) > 60 or re.search(r"[,·•|;]", unit.text):
        return False
    if following.kind == "bullet":
        return True
    return (
        (unit.bold or unit.text.isupper())
        and not following.bold
        and bool(re.search(r"[,·•|;]", following.text))
        and not following.blank_before
    )


def _split_skills(passage: Passage, start: int) -> list[Fact]:
    """Items between commas, dots and bars, outside brackets; a sentence stays whole."""
    text = passage.text
    rest = text[start:]
    if (
        len(rest.split()) > 14
        and rest.rstrip().endswith(".")
        and not re.search(r"[·•|]", rest)
        and rest.count(",") * 5 < len(rest.split())
    ):
        fact = passage.fact(start)
        return [fact] if fact else []
    separators = (
        "·•|●▪◦"
        if re.search(r"\s[·•|●▪◦]\s", rest) and not re.search(r",", re.sub(r"\([^()]*\)", "", rest))
        else ",;·•|●▪◦"
    )
    cuts = split_commas(rest, separators)
    items: list[Fact] = []
    for low, high in cuts:
        at = start + low
        for wide in [spot for spot in sorted(passage.clean.wide) if start + low < spot < start + high] + [
            start + high
        ]:
            fact = passage.fact(at, wide, edges=" \t\n,;·•|")
            at = wide
            if fact is None:
                continue
            if (
                fact.text.endswith(".")
                and not re.search(r"\b[A-Za-z]\.$|\betc\.$", fact.text)
                and len(fact.text) > 1
            ):
                trimmed = sheet_fact(passage, fact)
                fact = trimmed or fact
            if any(letter.isalnum() for letter in fact.text):
                items.append(fact)
    return items


def sheet_fact(passage: Passage, fact: Fact) -> Fact | None:
    """The fact without its closing full stop."""
    return passage.sheet.passage(fact.span.start, fact.span.end).fact(edges=" .")


def walk_facts(value: object) -> list[Fact]:
    """Every fact in a model, in order of its fields."""
    found: list[Fact] = []
    stack: list[object] = [value]
    while stack:
        current = stack.pop()
        if isinstance(current, Fact):
            found.append(current)
        elif isinstance(current, Frozen):
            stack.extend(getattr(current, name) for name in reversed(type(current).model_fields))
        elif isinstance(current, tuple):
            stack.extend(reversed(current))
    return found


def _key(*facts: Fact | None) -> tuple[str, ...]:
    return tuple(re.sub(r"[\W_]+", " ", fact.text.casefold()).strip() if fact else "" for fact in facts)


def _merge(first: Resume, second: Resume, warnings: list[ReadingWarning], source: str) -> Resume:
    """Adds a second document of the same person; what is printed in both is kept once."""
    if first.name and second.name and _key(first.name) != _key(second.name):
        warnings.append(
            ReadingWarning(
                code="other_name",
                message=f"This document bears another name ({second.name.text}) than the first one "
                f"({first.name.text}); both were read as one person.",
                source=source,
            )
        )
    contact = first.contact.model_copy(
        update={
            **{
                name: getattr(first.contact, name) or getattr(second.contact, name)
                for name in ("email", "phone", "location", "address")
            },
            "links": _union(first.contact.links, second.contact.links, _key),
        }
    )
    return Resume(
        name=first.name or second.name,
        headline=_union(first.headline, second.headline, _key),
        contact=contact,
        summary=_union(first.summary, second.summary, _key),
        positions=_merge_positions(first.positions, second.positions),
        education=_union(
            first.education, second.education, lambda entry: _key(entry.institution, entry.degree)
        ),
        skills=_union(first.skills, second.skills, lambda group: _key(group.label, *group.items)),
        certifications=_union(first.certifications, second.certifications, lambda entry: _key(entry.name)),
        **{
            name: _union(getattr(first, name), getattr(second, name), lambda item: _key(item.title))
            for name in (*_ITEM_FIELDS.values(), "others")
        },
        sections=_union(first.sections, second.sections, _key),
    )


def _union(first: tuple[Any, ...], second: tuple[Any, ...], key: Any) -> tuple[Any, ...]:
    known = {key(entry) for entry in first}
    return first + tuple(entry for entry in second if key(entry) not in known)


def _position_key(position: Position) -> tuple[object, ...]:
    period = position.period
    start, end = (period.start, period.end) if period else (None, None)
    dates = tuple(date.iso() if date else "" for date in (start, end))
    return (*_key(position.organization, position.title), *dates)


def _merge_positions(first: tuple[Position, ...], second: tuple[Position, ...]) -> tuple[Position, ...]:
    merged = list(first)
    places = {_position_key(position): number for number, position in enumerate(merged)}
    for position in second:
        at = places.get(_position_key(position))
        if at is None:
            merged.append(position)
            continue
        known = {_key(bullet) for bullet in merged[at].bullets}
        more = tuple(bullet for bullet in position.bullets if _key(bullet) not in known)
        if more:
            merged[at] = merged[at].model_copy(update={"bullets": merged[at].bullets + more})
    return tuple(merged)
