"""What a section holds whose heading nobody knows, told by its entries: studies, jobs, credentials.

It refuses to know headings and what becomes of the entries.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.entries.education import read_education
from index.entries.position import read_positions
from index.entries.unit import Unit, is_dated_header
from index.lexicon import is_degree
from index.passage import Sheet


def are_dated(units: Sequence[Unit]) -> bool:
    """Whether half of the lines bear dates, as courses do that ended with a certificate."""
    return bool(units) and sum(bool(unit.ranges()) for unit in units) * 2 >= len(units)


def look_like_study(sheet: Sheet, units: Sequence[Unit]) -> bool:
    """Whether every entry is a degree with a school."""
    if not any(is_degree(unit.text) for unit in units):
        return False
    studies = read_education(sheet, units).education
    return bool(studies) and all(
        entry.degree
        and entry.institution
        and entry.institution.text[:1].isupper()
        and is_degree(entry.degree.text)
        for entry in studies
    )


def look_like_work(sheet: Sheet, units: Sequence[Unit]) -> bool:
    """Whether the entries are dated roles at an employer, and something is told of one."""
    if len(units) == 1 or not any(is_dated_header(unit) for unit in units if unit.kind != "bullet"):
        return False
    work = read_positions(sheet, units, "", 0)
    told = any(position.bullets for position in work.positions)  # else seats and offices, kept as printed
    return (
        told
        and all(
            position.period
            and position.period.start  # else what is valid or booked until then
            and position.organization
            and position.organization.text[:1].isalnum()
            for position in work.positions
        )
    )
