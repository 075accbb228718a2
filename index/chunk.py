"""A reading cut into searchable units: entries, bullets, sentences and single facts, each with its context.

It refuses to invent: the span of every unit covers words that are in the document, and a unit never mixes two
contact facts. Ids say where a unit stands in the résumé and are the same for the same reading.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from index.attributed import Employers
from index.landmarks import Landmarks
from index.locate import Locator
from index.models import (
    Chunk,
    ChunkKind,
    Education,
    Fact,
    Item,
    Period,
    Position,
    Reading,
    SkillGroup,
    Span,
)
from index.sentence import clauses

CLOSING = (")", "]")
OPENING = {")": "(", "]": "["}
# Sections outside of the jobs in which a line that names an employer tells of the work there.
ACHIEVED = frozenset({"summary", "awards", "projects", "other"})


def chunk(reading: Reading) -> tuple[Chunk, ...]:
    """The units of `reading`, in the order of the résumé: a parent before its parts."""
    return tuple(_attributed(_Cutter(reading).cut(), Employers(reading.resume.positions)))


def _attributed(units: Iterable[Chunk], employers: Employers) -> Iterator[Chunk]:
    """The units, those that tell of one job elsewhere with its entry: by their own words, else as their whole
    or the title they stand under. A paragraph of the summary is of no job, though a sentence of it may be."""
    told: dict[str, int | None] = {}
    for unit in units:
        if unit.entry is not None or unit.kind == "section" or unit.section_kind not in ACHIEVED:
            yield unit
            continue
        above = unit.parent or unit.id.rpartition(".bullet.")[0]
        entry = employers.entry_named_in(unit.text)
        if unit.section_kind == "summary":
            entry = entry if unit.parent or not len(clauses(unit.text)) > 1 else None
        elif entry is None:
            entry = told.get(above)
        told[unit.id] = entry
        yield unit if entry is None else unit.model_copy(update={"entry": entry})


class _Cutter:
    """One pass over one reading."""

    def __init__(self, reading: Reading) -> None:
        self.resume = reading.resume
        self.texts = {document.source: document.text for document in reading.documents}
        self.pages = {document.source: document.page_at for document in reading.documents}
        self.kinds = self._kinds_of_headings()

    def cut(self) -> Iterable[Chunk]:
        resume = self.resume
        if resume.name:
            yield self._unit("name", "fact", resume.name, "Name", "", "contact")
        for n, line in enumerate(resume.headline):
            yield from self._whole_and_parts(f"headline.{n}", "fact", line, "Headline", "", "headline")
        yield from self._contact()
        for n, heading in enumerate(resume.sections):
            yield self._unit(f"section.{n}", "section", heading, "", heading.text, self.kinds[heading.span])
        for n, paragraph in enumerate(resume.summary):
            section = self._heading_above(paragraph.span) or "Summary"
            yield from self._whole_and_parts(f"summary.{n}", "fact", paragraph, section, section, "summary")
        for n, group in enumerate(resume.skills):
            yield from self._skills(n, group)
        for n, position in enumerate(resume.positions):
            yield from self._position(n, position)
        for n, education in enumerate(resume.education):
            yield from self._education(n, education)
        for n, credential in enumerate(resume.certifications):
            section = self._heading_above(credential.span) or "Certifications"
            facts = [credential.name, credential.issuer, *_printed(credential.period), *credential.details]
            yield self._entry(
                f"certification.{n}", facts, section, section, "certifications", credential.span
            )
        for kind, items in self._items():
            for n, item in enumerate(items):
                yield from self._item(f"{kind}.{n}", kind, item)

    # -- sections of the résumé

    def _contact(self) -> Iterable[Chunk]:
        contact = self.resume.contact
        single = (
            ("email", "Email", contact.email),
            ("phone", "Phone", contact.phone),
            ("location", "Location", contact.location),
            ("address", "Address", contact.address),
        )
        for key, label, fact in single:
            if fact:
                yield self._unit(f"contact.{key}", "fact", fact, label, "", "contact")
        for n, link in enumerate(contact.links):
            yield self._unit(f"contact.link.{n}", "fact", link, "Link", "", "contact")

    def _skills(self, n: int, group: SkillGroup) -> Iterable[Chunk]:
        section = self._heading_above(group.span) or "Skills"
        label = group.head() or section
        whole = ", ".join(item.text for item in group.items) or label
        unit = Chunk(
            id=f"skills.{n}",
            kind="entry",
            text=f"{group.head()}: {whole}" if group.head() and group.items else whole,
            context=section,
            span=group.span,
            section=section,
            section_kind="skills",
        )
        yield unit
        for i, item in enumerate(group.items):
            yield self._unit(f"{unit.id}.{i}", "fact", item, label, section, "skills", parent=unit.id)

    def _position(self, n: int, position: Position) -> Iterable[Chunk]:
        context = _joined(position.title, position.organization, *_printed(position.period))
        facts = [position.title, position.organization, *_printed(position.period), position.location]
        section, entry = position.section, position.entry
        yield self._entry(f"position.{n}", facts, section, section, "experience", position.span, entry=entry)
        for i, step in enumerate(position.progression):
            key = f"position.{n}.step.{i}"
            yield self._unit(key, "fact", step, context, section, "experience", entry=entry)
        for i, bullet in enumerate(position.bullets):
            key = f"position.{n}.bullet.{i}"
            yield from self._whole_and_parts(
                key, "bullet", bullet, context, section, "experience", entry=entry
            )

    def _education(self, n: int, education: Education) -> Iterable[Chunk]:
        section = self._heading_above(education.span) or "Education"
        facts = [education.degree, education.institution, *_printed(education.period), education.location]
        yield self._entry(f"education.{n}", facts, section, section, "education", education.span)
        context = _joined(education.degree, education.institution, *_printed(education.period))
        for i, detail in enumerate(education.details):
            yield from self._whole_and_parts(
                f"education.{n}.bullet.{i}", "bullet", detail, context or section, section, "education"
            )

    def _item(self, key: str, kind: str, item: Item) -> Iterable[Chunk]:
        above = self._heading_over(item.span) if kind == "other" and item.section else None
        section_kind = self.kinds[above.span] if above and above.text == item.section else kind
        facts = [item.title, *_dates_beside(item)]
        unit = self._entry(key, facts, item.section, item.section, section_kind, item.span)
        yield unit
        yield from self._parts(unit, item.title)
        context = _joined(item.title, *_dates_beside(item))
        for i, detail in enumerate(item.details):
            yield from self._whole_and_parts(
                f"{key}.bullet.{i}", "bullet", detail, context, item.section, section_kind
            )

    def _items(self) -> Iterable[tuple[str, Sequence[Item]]]:
        resume = self.resume
        yield "patents", resume.patents
        yield "publications", resume.publications
        yield "projects", resume.projects
        yield "awards", resume.awards
        yield "volunteering", resume.volunteering
        yield "languages", resume.languages
        yield "other", resume.others

    # -- units

    def _unit(
        self,
        key: str,
        kind: ChunkKind,
        fact: Fact,
        context: str,
        section: str,
        section_kind: str,
        *,
        entry: int | None = None,
        parent: str | None = None,
    ) -> Chunk:
        return Chunk(
            id=key,
            kind=kind,
            text=fact.text,
            context=context,
            span=fact.span,
            section=section,
            section_kind=section_kind,
            entry=entry,
            parent=parent,
        )

    def _whole_and_parts(
        self,
        key: str,
        kind: ChunkKind,
        fact: Fact,
        context: str,
        section: str,
        section_kind: str,
        *,
        entry: int | None = None,
    ) -> Iterable[Chunk]:
        unit = self._unit(key, kind, fact, context, section, section_kind, entry=entry)
        yield unit
        yield from self._parts(unit, fact)

    def _parts(self, unit: Chunk, fact: Fact) -> Iterable[Chunk]:
        """The sentences and clauses of a unit, when there is more than one. One that cannot be found in the
        raw text is left out: a citation is looked up, never reconstructed."""
        pieces = clauses(fact.text)
        if len(pieces) < 2:
            return
        source = fact.span.source
        locator = Locator(self.texts.get(source, ""), fact.span, self.pages.get(source))
        after = fact.span.start
        for n, (start, end) in enumerate(pieces):
            wording = fact.text[start:end]
            span = locator.find(wording, after)
            if span is None:
                continue
            after = span.start + 1
            yield unit.model_copy(
                update={
                    "id": f"{unit.id}.s{n}",
                    "kind": "sentence",
                    "text": wording,
                    "span": span,
                    "parent": unit.id,
                }
            )

    def _entry(
        self,
        key: str,
        facts: Iterable[Fact | None],
        context: str,
        section: str,
        section_kind: str,
        whole: Span,
        *,
        entry: int | None = None,
    ) -> Chunk:
        """A heading line of an entry. Its span runs over its own facts only, as far as they stand
        together."""
        own = [fact for fact in facts if fact]
        return Chunk(
            id=key,
            kind="entry",
            text=_joined(*own),
            context=context,
            span=self._over(own, whole),
            section=section,
            section_kind=section_kind,
            entry=entry,
        )

    def _over(self, facts: Sequence[Fact], whole: Span) -> Span:
        """The smallest span over the first fact and as many of the others as can be had without taking in
        a bullet or another role: an employer printed once above two roles stays outside the second."""
        if not facts:
            return whole
        first = facts[0].span
        start, end, line = first.start, first.end, first.line
        for fact in facts[1:]:
            span = fact.span
            if span.source != first.source:
                continue
            low, high = min(start, span.start), max(end, span.end)
            if self._is_foreign_between(first.source, low, high, facts):
                continue
            start, end, line = low, high, min(line, span.line)
        text = self.texts.get(first.source, "")
        if text[end : end + 1] in CLOSING and text.count(OPENING[text[end]], start, end) > text.count(
            text[end], start, end
        ):
            end += 1  # "Food Safety (2020" reads as if something were cut off
        page = (
            first.page if start == first.start else next(f.span.page for f in facts if f.span.start == start)
        )
        return Span(source=first.source, start=start, end=end, line=line, page=page)

    def _is_foreign_between(self, source: str, low: int, high: int, own: Sequence[Fact]) -> bool:
        """Whether another role or any bullet begins in `low:high`."""
        mine = {fact.span.start for fact in own}
        return self._landmarks.stand_between(source, low, high, mine)

    @cached_property
    def _landmarks(self) -> Landmarks:
        return Landmarks(self.resume.positions)

    def _heading_above(self, span: Span) -> str | None:
        heading = self._heading_over(span)
        return heading.text if heading else None

    def _heading_over(self, span: Span) -> Fact | None:
        """The heading that stands last above `span` in its document."""
        starts, headings = self._headings.get(span.source, ([], []))
        at = bisect_right(starts, span.start)
        return headings[at - 1] if at else None

    @cached_property
    def _headings(self) -> dict[str, tuple[list[int], list[Fact]]]:
        """The headings of each source in the order of its text, beside where each begins."""
        found: dict[str, list[Fact]] = {}
        for heading in sorted(self.resume.sections, key=lambda heading: heading.span.start):
            found.setdefault(heading.span.source, []).append(heading)
        return {source: ([each.span.start for each in all_of], all_of) for source, all_of in found.items()}

    def _kinds_of_headings(self) -> dict[Span, str]:
        """What each heading stands over, told by the first typed fact under it; "other" when nothing was
        typed there."""
        typed: dict[str, list[tuple[int, str]]] = {}
        for kind, span in self._typed():
            typed.setdefault(span.source, []).append((span.start, kind))
        for starts in typed.values():
            starts.sort()
        kinds: dict[Span, str] = {}
        for source, (_, headings) in self._headings.items():
            below = typed.get(source, [])
            for number, heading in enumerate(headings):
                at = bisect_left(below, (heading.span.start, ""))
                following = headings[number + 1] if number + 1 < len(headings) else None
                under = at < len(below) and (not following or below[at][0] < following.span.start)
                kinds[heading.span] = below[at][1] if under else "other"
        return kinds

    def _typed(self) -> Iterator[tuple[str, Span]]:
        resume = self.resume
        yield from (("summary", fact.span) for fact in resume.summary)
        yield from (("skills", group.span) for group in resume.skills)
        yield from (("experience", position.span) for position in resume.positions)
        yield from (("education", education.span) for education in resume.education)
        yield from (("certifications", credential.span) for credential in resume.certifications)
        for kind, items in self._items():
            if kind != "other":
                yield from ((kind, item.span) for item in items)


def _dates_beside(item: Item) -> tuple[Fact, ...]:
    """The dates of an item that stand outside its title; those inside are said with it."""
    printed = _printed(item.period)
    return tuple(
        fact
        for fact in printed
        if fact.span.source != item.title.span.source
        or not item.title.span.start <= fact.span.start < item.title.span.end
    )


def _printed(period: Period | None) -> tuple[Fact, ...]:
    return (period.printed,) if period else ()


def _joined(*facts: Fact | None) -> str:
    return ", ".join(fact.text for fact in facts if fact)
