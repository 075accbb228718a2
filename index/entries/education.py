"""Units of an education section -> degrees with their schools.

It refuses to know credentials and jobs, and how an entry's header was found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.entries.block import Entry
from index.entries.entry import split_entries
from index.entries.grade import set_grades_apart
from index.entries.header import read_header
from index.entries.period import single_end
from index.entries.role import classify_study
from index.entries.unit import Unit
from index.lexicon import is_degree
from index.models import Education, Fact
from index.passage import Sheet


@dataclass
class Study:
    """The degrees of one section, and what of its words is none."""

    education: list[Education] = field(default_factory=list)
    strays: list[Unit] = field(default_factory=list)
    placed: list[tuple[int, int]] = field(default_factory=list)


def read_education(sheet: Sheet, units: Sequence[Unit]) -> Study:
    """Degrees in printed order; one under another's school is that school's, too."""
    entries, strays = split_entries(units, classify_study)
    for entry in entries:
        set_grades_apart(entry)
    study = Study(strays=strays)
    previous: Entry | None = None
    for entry, following in zip(entries, [*entries[1:], None], strict=False):
        degree = entry.titles[0].fact() if entry.titles else None
        institution = entry.organization.fact() if entry.organization else None
        under = (
            previous is not None
            and previous.organization_first()
            and (not entry.gap_before or (previous.level() > 0 and not entry.level()))
        )
        if institution is None and degree and previous and previous.organization and under:
            institution = previous.organization.fact()  # two degrees under one school
        if degree is None and institution is None:
            study.strays.extend(entry.units + entry.body)
            continue
        if degree is None and institution and following and _only_names_school(entry, following):
            following.organization = entry.organization
            following.place = following.place or entry.place
            following.leftovers.extend(entry.leftovers)
            _mark_header(entry, study)
            continue
        if degree is None and institution:
            degree = _take_degree_below(entry)
        study.education.append(_made(sheet, entry, institution, degree))
        _mark_header(entry, study)
        previous = entry if entry.organization or previous is None or not under else previous
    return study


def _only_names_school(entry: Entry, following: Entry) -> bool:
    """Whether the entry is a school's line over the degree that follows."""
    if entry.period or entry.body:
        return False
    return bool(following.titles and not following.organization and not following.gap_before)


def _take_degree_below(entry: Entry) -> Fact | None:
    """The degree that stands as the first line under its school, taken out of the body with its dates."""
    if not entry.body or not is_degree(entry.body[0].text) or len(entry.body[0].text) >= 160:
        return None
    row = read_header(entry.body[0].passage, classify_study)
    piece = next((piece for piece in row.pieces if piece.role == "title"), None)
    if piece is None:
        return None
    if entry.period is None and row.periods:
        entry.period = row.periods[0]
    entry.leftovers.extend(other for other in row.pieces if other is not piece)
    entry.body = entry.body[1:]
    return piece.fact()


def _made(sheet: Sheet, entry: Entry, institution: Fact | None, degree: Fact | None) -> Education:
    period = None
    if entry.period:
        period = single_end(entry.period[1]) if entry.period[0].single else entry.period[1]
    details = [fact for piece in entry.leftovers if (fact := piece.fact())]
    details += [other.printed for _, other in entry.extra_periods]
    details += [fact for unit in entry.body if (fact := unit.passage.fact())]
    everything = entry.units + entry.body
    return Education(
        institution=institution,
        degree=degree,
        period=period,
        location=entry.place.fact() if entry.place else None,
        details=tuple(details),
        span=sheet.span(
            min(unit.passage.start for unit in everything), max(unit.passage.end for unit in everything)
        ),
    )


def _mark_header(entry: Entry, study: Study) -> None:
    """The words of a header that are no facts but were read: the labels, and "at"."""
    for row in entry.rows:
        study.placed.extend(row.labels)
