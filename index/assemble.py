"""One transcript -> the typed résumé of that document: sections to facts.

Each fact keeps its span; what fits nowhere is kept as printed, never guessed away. It refuses to know files,
formats, other documents of the same person, models and questions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from index.address import dead_links_told
from index.dates import find_ranges
from index.entries.contact import has_contact, is_contact_line
from index.entries.credential import Credentials, read_credentials
from index.entries.education import read_education
from index.entries.field import opens_field, top_labels
from index.entries.item import (
    beside_languages,
    is_language_grid,
    names_languages,
    names_no_language,
    read_items,
    read_languages,
    speaks_of,
    told_apart,
)
from index.entries.likeness import are_dated, look_like_study, look_like_work
from index.entries.mixed import count_signed, is_no_credential, kind_by_label, kind_of_item
from index.entries.person import is_full_name
from index.entries.position import heading_as_job, read_positions
from index.entries.skill import LIST_LABEL, labels_lists, read_skills
from index.entries.skill_table import read_skill_tables
from index.entries.top import Top, names_person, read_top
from index.entries.unit import Unit, split_units
from index.lexicon import are_column_titles, fold_words, heading_kind, is_degree, is_stamp, normalize_heading
from index.models import (
    Contact,
    Document,
    Fact,
    Item,
    Line,
    ReadingWarning,
    Resume,
    Section,
    Span,
    Transcript,
)
from index.passage import Sheet
from index.placed import Placement
from index.section import HEADER, split_sections

_ITEM_KINDS = ("patents", "publications", "projects", "awards", "volunteering", "languages")
_INLINE_KINDS = frozenset({"languages", "skills", "certifications"})
_MAY_HOLD_CONTACT = frozenset({"summary", "other", "languages", "interests"})
_MAX_WARNINGS = 200
_LONGEST_SIGN = 8  # characters of what counts a heading: "(VIII) "


class Part(NamedTuple):
    """What one document says, and how well it was read."""

    resume: Resume
    warnings: tuple[ReadingWarning, ...]
    placed: int
    words: int
    unplaced: tuple[Span, ...]


def assemble(transcript: Transcript, first_entry: int = 0) -> Part:
    """The typed résumé of one document; its blocks of positions are numbered from `first_entry`."""
    document, lines = transcript.document, transcript.lines
    if transcript.resume is not None:
        resume, warnings, read = _renumbered(transcript.resume, first_entry), [], []
    else:
        assembly = _Assembly(document, lines)
        resume = assembly.read(first_entry)
        warnings, read = assembly.warnings, assembly.placed
    placement = Placement(document, lines, resume, read)
    placed, words = placement.count()
    if lost := placement.lost():
        warnings.append(ReadingWarning(code="not_placed", message=lost, source=document.source))
    return Part(resume, tuple(warnings), placed, words, placement.unplaced())


def _renumbered(resume: Resume, first_entry: int) -> Resume:
    positions = tuple(
        position.model_copy(update={"entry": position.entry + first_entry}) for position in resume.positions
    )
    return resume.model_copy(update={"positions": positions})


class _Assembly:
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
                *_ITEM_KINDS,
            )
        }
        self.name: Fact | None = None
        self.contact: dict[str, Any] = {}
        self.next_entry = 0

    def read(self, first_entry: int) -> Resume:
        self.next_entry = first_entry
        sections = split_sections(self.document, self._without_stamps())
        kinds = [section.kind for section in sections]
        headings: list[Fact] = []
        for section in sections:
            if section.heading_span and section.heading:
                headings.append(Fact(text=section.heading, span=section.heading_span))
                self._place_sign(section.heading_span)
            kind, words = section.kind, normalize_heading(section.heading)
            if (
                kinds.count("education") > 1
                and kind == "education"
                and "qualification" in words
                and not words.startswith("education")
            ):
                kind = "certifications"  # "Qualifications" beside "Education": what is no degree
            self._read_section(section, kind, alone=len(sections) == 1)
        if self.name is None:
            self._warn("no_name", "No name was found at the top.")
        if other := self._second_person():
            self._warn(
                "second_person",
                f"“{other}” stands over the words below it as a name does: if that is another person, take "
                "that part out, or it is read as yours.",
            )
        return Resume(
            name=self.name,
            contact=Contact(**self.contact),
            sections=tuple(headings),
            **{name: tuple(values) for name, values in self.fields.items()},
        )

    def _place_sign(self, heading: Span) -> None:
        """Counts "IV." before a heading as read."""
        begin = self.document.text.rfind("\n", 0, heading.start) + 1
        if 0 < heading.start - begin <= _LONGEST_SIGN:
            self.placed.append((begin, heading.start))

    def _without_stamps(self) -> Sequence[Line]:
        """The lines without those that only date or close the document."""
        stamps = [line for line in self.lines if line.kind in ("text", "heading") and is_stamp(line.text)]
        words = [line for line in self.lines if line.text]
        top = " ".join(line.text for line in words[:3])
        signed = count_signed([self.sheet.raw(line) for line in words[3:]], top)
        stamps += words[len(words) - signed :]
        self.placed.extend(self.sheet.content(line) for line in stamps)
        return [line for line in self.lines if line not in stamps] if stamps else self.lines

    def _second_person(self) -> str:
        """A name at the level of the person's own, with an address right below it; "" when there is none."""
        if self.name is None:
            return ""
        own = next((line for line in self.lines if line.span.line == self.name.span.line), None)
        for number, line in enumerate(self.lines):
            if (
                own is None
                or own.kind != "heading"
                or line is own
                or (line.kind, line.level) != (own.kind, own.level)
            ):
                continue
            below = [each.text for each in self.lines[number + 1 : number + 5] if each.text]
            if is_full_name(line.text) and any(is_contact_line(text) for text in below[:2]):
                return line.text
        return ""

    def _warn(self, code: str, message: str) -> None:
        if len(self.warnings) < _MAX_WARNINGS:
            self.warnings.append(ReadingWarning(code=code, message=message, source=self.document.source))

    def _read_section(self, section: Section, kind: str, *, alone: bool) -> None:
        lines: Sequence[Line] = section.lines
        if kind not in (HEADER, "contact", "references"):
            lines = self._without_contact_block(lines)
        if kind == HEADER:
            lines = self._read_header(lines)
            kind = "experience" if alone else "other"
            if not any(line.kind not in ("blank", "rule") for line in lines):
                return
        elif kind == "contact" or (kind == "other" and names_person(self.sheet, lines)):
            self._take_top(read_top(self.sheet, lines, named=False))
            return
        elif kind in _MAY_HOLD_CONTACT:
            contact = [line for line in lines if line.kind != "heading" and is_contact_line(line.text)]
            if contact:  # "About" over an address and a number
                self._take_top(read_top(self.sheet, contact, named=False))
                lines = [line for line in lines if line not in contact]
        if kind == "skills":
            tabled, titles, lines = read_skill_tables(self.sheet, lines)
            self.fields["skills"].extend(tabled)
            self.placed.extend(titles)
        lines = self._without_column_titles(lines)
        rows = split_units(self.sheet, lines, join_lines=False) if kind in ("skills", "other") else []
        if kind == "skills" or labels_lists(rows):
            spoken = [unit for unit in rows if self._inline_kind(unit) == "languages" and speaks_of(unit)]
            for unit in spoken:  # "Languages: English, French" among the skills
                self._read_inline(section, "languages", unit)
            grid = [unit for unit in rows if unit not in spoken and is_language_grid(unit)]
            for unit in grid:  # the Europass table of languages among the skills
                if not names_no_language(unit):
                    self.fields["languages"].extend(read_languages(self.sheet, section.heading, [unit]))
                self.placed.append((unit.passage.start, unit.passage.end))
            skills = [unit for unit in rows if unit not in spoken and unit not in grid]
            self.fields["skills"].extend(read_skills(self.sheet, skills))
            return
        units = self._without_label(section, split_units(self.sheet, lines))
        if units and kind in ("other", "experience") and (head := heading_as_job(self.sheet, section)):
            self._read_experience(section, [head, *units])
            return
        if kind == "summary":
            self.fields["summary"].extend(fact for unit in units if (fact := unit.passage.fact()))
        elif kind == "experience":
            self._read_experience(section, units)
        elif kind == "education":
            self._read_education(section, units)
        elif kind == "certifications" or (kind == "courses" and are_dated(units)):
            beside = [unit for unit in units if unit.kind != "heading" and is_no_credential(unit.text)]
            self._keep_credentials(section, read_credentials(self.sheet, units, beside))
            self._read_items(section, "other", beside)
        elif kind == "languages" or (kind == "other" and names_languages(units)):
            beside = beside_languages(section.heading, units)
            spoken = [unit for unit in units if unit not in beside]
            self.fields["languages"].extend(read_languages(self.sheet, section.heading, spoken))
            self._read_items(section, "other", beside)
        elif kind == "other" and look_like_study(self.sheet, units):
            self._read_education(section, units)
        elif kind == "other" and look_like_work(self.sheet, units):
            self._read_experience(section, units)
        else:
            self._read_items(section, kind, units)

    def _without_contact_block(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Takes addresses and numbers that open a column without a heading, when the top gave none."""
        if self.contact.get("email"):
            return lines
        for blank, block in groupby(lines, key=lambda line: line.kind in ("blank", "rule")):
            if blank:
                continue
            found = list(block)
            alone = sum(is_contact_line(line.text) for line in found)
            if alone >= 2 and all(len(line.text) <= 60 and line.kind != "heading" for line in found):
                self._take_top(read_top(self.sheet, found, named=False))
                return [line for line in lines if line not in found]
        return lines

    def _without_column_titles(self, lines: Sequence[Line]) -> Sequence[Line]:
        """Drops the row of a table that says what its columns are called; one a page where it repeats."""
        kept: list[Line] = []
        for line in lines:
            if line.kind == "text" and len(line.text) <= 120 and not find_ranges(line.text):
                start, end = self.sheet.content(line)
                if are_column_titles(self.sheet.passage(start, end).cells()):
                    self.placed.append((start, end))
                    continue
            kept.append(line)
        return kept

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
        self._take_name(top)
        self.fields["headline"].extend(top.headline)
        self.fields["summary"].extend(top.summary)
        self.fields["others"].extend(Item(title=fact, section="", span=fact.span) for fact in top.extras)
        found = {
            "email": top.contact.email,
            "phone": top.contact.phone,
            "location": top.location,
            "address": top.address,
        }
        for name, value in found.items():
            if value is not None and self.contact.get(name) is None:
                self.contact[name] = value
            elif value is not None:
                self.placed.append((value.span.start, value.span.end))
        known = {link.text.casefold() for link in self.contact.get("links", ())}
        self.contact["links"] = (
            *self.contact.get("links", ()),
            *(link for link in top.contact.links if link.text.casefold() not in known),
        )
        self.placed.extend((*top.placed, *top.contact.placed))
        if told := dead_links_told(top.contact.dead_links):
            self._warn("dead_link", told)

    def _take_name(self, top: Top) -> None:
        """Keeps the first name; what another says beside it ("Surname: Lee") is read, or kept as printed."""
        if self.name is None or top.name is None:
            self.name = self.name or top.name
        elif set(fold_words(top.name.text)) <= set(fold_words(self.name.text)):
            self.placed.append((top.name.span.start, top.name.span.end))
        else:
            self.fields["others"].append(Item(title=top.name, section="", span=top.name.span))

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

    def _keep_credentials(self, section: Section, found: Credentials) -> None:
        self.fields["certifications"].extend(found.credentials)
        self.placed.extend(found.placed)
        self._keep(section, found.strays)
        self.fields["others"].extend(
            Item(title=fact, section=section.heading, span=fact.span) for fact in found.leftovers
        )

    def _keep(self, section: Section, units: Sequence[Unit]) -> None:
        """Words of a typed section that belong to no entry are kept as they stand."""
        for unit in units:
            if fact := unit.passage.fact():
                self.fields["others"].append(Item(title=fact, section=section.heading, span=fact.span))

    def _read_items(self, section: Section, kind: str, units: Sequence[Unit]) -> None:
        """An entry each; labelled lines of a mixed section ("Languages: English") go where they belong."""
        target = self.fields[kind if kind in _ITEM_KINDS else "others"]
        kept: list[Unit] = []
        for unit in told_apart(self.sheet, units):
            inline = self._inline_kind(unit) if kind in ("other", "interests", "courses") else None
            if inline:
                self._read_inline(section, inline, unit)
            elif (meant := self._meant_kind(section, kind, units, unit)) not in ("", kind):
                self.fields[meant].extend(read_items(self.sheet, section.heading, meant, [unit]))
            else:
                kept.append(unit)
        target.extend(read_items(self.sheet, section.heading, kind, kept))

    def _meant_kind(self, section: Section, kind: str, units: Sequence[Unit], unit: Unit) -> str:
        """Where an item belongs by its own words; "" when they say nothing."""
        if kind in _ITEM_KINDS:
            return kind_of_item(unit.text, kind, section.heading)
        headed = any(each.kind == "heading" or each.level for each in units)
        return "" if headed or kind_by_label(unit.text) == "others" else kind_by_label(unit.text)

    def _inline_kind(self, unit: Unit) -> str | None:
        found = LIST_LABEL.match(unit.text)
        kind = heading_kind(found["label"]) if found and found["label"] else None
        return kind if kind in _INLINE_KINDS else None

    def _read_inline(self, section: Section, kind: str, unit: Unit) -> None:
        """A labelled line of a mixed section: "Languages: English, French"."""
        if kind == "skills":
            self.fields["skills"].extend(read_skills(self.sheet, [unit]))
        elif kind == "languages":
            found = LIST_LABEL.match(unit.text)
            if found and (label := unit.passage.fact(0, found.end())):
                self.placed.append((label.span.start, label.span.end))
            self.fields["languages"].extend(read_languages(self.sheet, section.heading, [unit]))
        else:
            found = LIST_LABEL.match(unit.text)
            rest = unit.passage.fact(found.end() if found else 0)
            label = unit.passage.fact(0, found.end()) if found else None
            if rest:
                cut = self.sheet.passage(rest.span.start, rest.span.end)
                study = read_credentials(self.sheet, [Unit("text", cut, 0, True, 0, False)])
                self._keep_credentials(section, study)
            if label:
                self.placed.append((label.span.start, label.span.end))


def _begins_entry(lines: Sequence[Line], number: int) -> bool:
    text = lines[number].text
    if opens_field(text, top_labels()) or has_contact(text):
        return False  # "Driving licence: Class B, since 2012", "ann@example.org   Visa: resident since 2021"
    return len(text) <= 200 and any(not found.single for found in find_ranges(text))
