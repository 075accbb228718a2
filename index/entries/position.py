"""Entries of an experience section -> positions: roles, employers shared between roles, bullets.

It refuses to know how an entry was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.entries.aside import other_title
from index.entries.block import Entry
from index.entries.entry import split_entries
from index.entries.piece import Piece
from index.entries.role import classify_work
from index.entries.unit import HEADER_CHARACTERS, Unit
from index.lexicon import heading_kind, is_career_break, is_entry_label, title_strength
from index.models import Fact, Item, Period, Position, Section, Span
from index.passage import EDGES, Sheet, shortened

_BARE_LABEL = re.compile(r"[^\W\d_]+(?: [\w&/-]+){0,3}:")
_STEPS = re.compile(r"\s*(?:→|⟶|➔|➜|->|=>|>)\s*")
_THEN = re.compile(r",?\s+(?:and )?(?:then|later|subsequently)\s+(?=[^()]*(?:\(|$))")


@dataclass
class Work:
    """Positions of one section, what could not be typed, and remarks for the owner (code, message)."""

    positions: list[Position] = field(default_factory=list)
    others: list[Item] = field(default_factory=list)
    remarks: list[tuple[str, str]] = field(default_factory=list)
    strays: list[Unit] = field(default_factory=list)
    placed: list[tuple[int, int]] = field(default_factory=list)
    count: int = 0


def read_positions(sheet: Sheet, units: Sequence[Unit], section: str, first_entry: int) -> Work:
    """Positions in printed order; `first_entry` is the number of the section's first block."""
    entries, strays = split_entries(units, classify_work)
    work = Work(strays=strays, count=first_entry)
    group: Entry | None = None
    group_number = -1
    pending: list[Unit] = []
    carried: list[Fact] = []
    whole: Item | None = None
    backward = _stacked(entries)
    made_at: dict[int, int] = {}  # entry number -> its first position

    def close() -> None:
        """What stood under an employer's line that no role followed is kept as printed, not handed on."""
        nonlocal group, pending, carried, whole
        facts = [*carried, *(fact for unit in pending if (fact := unit.passage.fact()))]
        work.others.extend(Item(title=fact, section=section, span=fact.span) for fact in facts)
        if whole:
            work.others.append(whole)
        group, pending, carried, whole = None, [], [], None

    for number, entry in enumerate(entries):
        following = entries[number + 1] if number + 1 < len(entries) else None
        if away := _break_of(entry):
            _keep(sheet, entry, away, section, work)
            close()
            continue
        if not entry.titles:
            if (
                following is not None
                and following.titles
                and not following.organization
                and entry.organization
            ):
                close()
                group, group_number = entry, work.count
                work.count += 1
                pending = list(entry.body)
                _mark_header(entry, work)
                carried = _kept(entry)
                if entry.period and (title := entry.units[0].passage.fact()):
                    # the years with the employer, printed over the roles: no role's own
                    whole = Item(
                        title=title, period=entry.period[1], section=section, span=_entry_span(sheet, entry)
                    )
                continue
            _keep_untitled(sheet, entry, section, work)
            close()
            continue
        organization, place, entry_number = entry.organization, entry.place, -1
        period = entry.period
        if organization is None and number in backward:
            lender = entries[backward[number]]
            organization, place = lender.organization, place or lender.place
        elif (
            organization is None
            and group is not None
            and (not group.level() or entry.level() > group.level() or not entry.level())
        ):
            organization, place, entry_number = group.organization, place or group.place, group_number
            if (
                period is None
                and group.period
                and (following is None or following.organization or not following.titles)
                and _only_role(entries, number, group)
            ):
                period, whole = group.period, None
        elif organization is not None:
            group, group_number = (entry, work.count) if entry.organization_first() else (None, -1)
        else:
            group = None
        if entry_number < 0:
            earlier = [n for n, target in backward.items() if target == number]
            if earlier and work.positions:
                entry_number = work.positions[-1].entry
            else:
                entry_number = work.count
                work.count += 1
                if group is entry:
                    group_number = entry_number
        if whole:
            work.others.append(whole)
            whole = None
        kept = _kept(entry)
        bullets = carried + kept + [fact for unit in pending + entry.body for fact in _bullets(unit, work)]
        pending, carried = [], []
        before = len(work.positions)
        _add(
            sheet,
            entry,
            organization,
            place,
            period[1] if period else None,
            period[0].single if period else False,
            entry_number,
            section,
            bullets,
            work,
        )
        if len(work.positions) > before:
            made_at[number] = before
    _share_bullets(work, made_at, backward)
    return work


def heading_as_job(sheet: Sheet, section: Section) -> Unit | None:
    """A section's heading as an entry's header, where it is itself a job with its years: "Freelance tiling
    — Leeds, 2015–present" over what was done."""
    span = section.heading_span
    if span is None or len(section.heading) > HEADER_CHARACTERS:
        return None
    head = Unit("heading", sheet.passage(span.start, span.end), section.level or 1, True, 0, False)
    words = section.heading[: min((found.at for found in head.ranges()), default=0)]
    whole = any(found.start and not found.single for found in head.ranges())
    return head if whole and title_strength(words) >= 2 and not heading_kind(words) else None


def _kept(entry: Entry) -> list[Fact]:
    """What a header says beside title, employer, place and period ("Payments team", "Full-time")."""
    employed = [
        piece for piece in entry.pieces() if piece.role == "employment" and piece is not entry.organization
    ]
    kept = [fact for piece in (*entry.leftovers, *employed) if (fact := piece.fact())]
    return kept + [period.printed for _, period in entry.extra_periods]


def _only_role(entries: Sequence[Entry], number: int, group: Entry) -> bool:
    return number > 0 and entries[number - 1] is group


def _stacked(entries: Sequence[Entry]) -> dict[int, int]:
    """Roles printed one under the other over one employer's line: entry number -> the entry that names it."""
    lenders: dict[int, int] = {}
    for number, entry in enumerate(entries):
        if entry.organization or not entry.titles or entry.body:
            continue
        for later in range(number + 1, min(number + 6, len(entries))):
            other = entries[later]
            if other.gap_before or not other.titles:
                break
            if other.organization:
                if not other.organization_first() or (
                    other.organization.row > 0 and other.titles[0].row == 0
                ):
                    lenders[number] = later
                break
            if other.body:
                break
    return lenders


def _share_bullets(work: Work, made_at: dict[int, int], backward: dict[int, int]) -> None:
    """Bullets of a block shared by stacked roles stand under the first of them."""
    first_of: dict[int, int] = {}
    for early, late in backward.items():
        first_of[late] = min(early, first_of.get(late, early))
    for late, early in first_of.items():
        at_late, at_early = made_at.get(late, -1), made_at.get(early, -1)
        if not 0 <= at_early < at_late < len(work.positions):
            continue
        giver, taker = work.positions[at_late], work.positions[at_early]
        work.positions[at_early] = taker.model_copy(update={"bullets": taker.bullets + giver.bullets})
        work.positions[at_late] = giver.model_copy(update={"bullets": ()})


def _add(
    sheet: Sheet,
    entry: Entry,
    organization: Piece | None,
    place: Piece | None,
    period: Period | None,
    single: bool,
    number: int,
    section: str,
    bullets: list[Fact],
    work: Work,
) -> None:
    employer = organization.fact() if organization else None
    if period is not None and single and period.end is None:
        period = period.model_copy(update={"end": period.start})
    location = place.fact() if place else None
    made: list[Position] = []
    for order, piece in enumerate(entry.titles):
        title, steps = _read_title(piece)
        if title is None:
            continue
        span = _entry_span(sheet, entry)
        made.append(
            Position(
                entry=number,
                organization=employer,
                title=title,
                progression=steps,
                period=period,
                location=location,
                section=section,
                bullets=tuple(bullets) if order == 0 else (),
                span=span,
            )
        )
    work.positions.extend(made)
    _mark_header(entry, work)
    if not made:
        return
    titled = shortened(made[0].title.text)
    name = shortened(employer.text) if employer else titled
    if period is None:
        work.remarks.append(
            ("no_dates", f"No dates were found for {name}" + ("" if name.endswith(".") else "."))
        )
    if employer is None:
        work.remarks.append(("no_employer", f"No employer was found for “{titled}”."))
    if entry.guessed and entry.organization is organization:
        work.remarks.append(
            (
                "title_guessed",
                "Which words are the title and which the employer was told by their order alone: "
                f"“{titled}”, {name}.",
            )
        )


def _read_title(piece: Piece) -> tuple[Fact | None, tuple[Fact, ...]]:
    """The title, and the steps printed in it: "Lead Engineer (SWE → Sr. SWE → Lead)"."""
    text = piece.text
    found = re.search(r"\s*\(([^()]{3,160})\)\s*$", text)
    if found and _STEPS.search(found[1]) and found.start():
        steps = _steps(piece, piece.start + found.start(1), piece.start + found.end(1))
        return piece.passage.fact(piece.start, piece.start + found.start(), edges=EDGES), steps
    if told := other_title(text):
        low, high, came_first = told
        title = piece.passage.fact(piece.start, piece.start + low - 1, edges=EDGES)
        other = piece.passage.fact(piece.start + low, piece.start + high)
        if title and other:
            return title, (other, title) if came_first else (title, other)
    if re.search(r"→|⟶|➔|➜|->|=>", text):
        steps = _steps(piece, piece.start, piece.end)
        if len(steps) > 1:
            return steps[-1], steps
    if (then := _THEN.search(text)) and title_strength(text[then.end() :]) >= 2:
        return piece.fact(), _steps(piece, piece.start, piece.end, _THEN)
    return piece.fact(), ()


def _steps(piece: Piece, start: int, end: int, between: re.Pattern[str] = _STEPS) -> tuple[Fact, ...]:
    text = piece.passage.text
    facts: list[Fact] = []
    at = start
    for found in list(between.finditer(text, start, end)):
        if fact := piece.passage.fact(at, found.start()):
            facts.append(fact)
        at = found.end()
    if fact := piece.passage.fact(at, end):
        facts.append(fact)
    return tuple(facts)


def _bullets(unit: Unit, work: Work) -> list[Fact]:
    """The unit as a fact; a bare label ("Duties:") says nothing by itself."""
    if _BARE_LABEL.fullmatch(unit.text) or is_entry_label(unit.text):
        work.placed.append((unit.passage.start, unit.passage.end))
        return []
    fact = unit.passage.fact()
    return [fact] if fact else []


def _entry_span(sheet: Sheet, entry: Entry) -> Span:
    units = entry.units + entry.body
    return sheet.span(min(unit.passage.start for unit in units), max(unit.passage.end for unit in units))


def _mark_header(entry: Entry, work: Work) -> None:
    """The words of a header that are no facts but were read: the labels, and "at"."""
    for row in entry.rows:
        work.placed.extend(row.labels)


def _break_of(entry: Entry) -> Unit | None:
    """The header line that calls the entry a break between jobs, if one does."""
    named = {id(piece.passage) for piece in (*entry.titles, entry.organization) if piece}
    lines = (unit for unit in entry.units if id(unit.passage) in named or unit is entry.units[0])
    return next((unit for unit in lines if is_career_break(unit.text)), None)


def _keep_untitled(sheet: Sheet, entry: Entry, section: str, work: Work) -> None:
    """An employer without a title is kept as it stands, and said so: a title is never made up."""
    _keep(sheet, entry, entry.units[0], section, work)
    name = shortened(entry.organization.text if entry.organization else entry.units[0].text)
    work.remarks.append(("no_title", f"No job title was found for {name}; it is kept as it stands."))


def _keep(sheet: Sheet, entry: Entry, head: Unit, section: str, work: Work) -> None:
    """Keeps an entry that is no position as it stands, called by one of its header lines."""
    period = entry.period[1] if entry.period else None
    dates = period.printed.text if period else ""
    cells = _cells(head, dates)
    title = cells.pop(0) if cells else head.passage.fact()
    if title is None:
        return
    others = [unit for unit in entry.units if unit is not head and unit.text.strip(" *_") != dates]
    details = cells + [fact for unit in [*others, *entry.body] for fact in _bullets(unit, work)]
    work.others.append(
        Item(
            title=title,
            period=period,
            details=tuple(details),
            section=section,
            span=_entry_span(sheet, entry),
        )
    )


def _cells(head: Unit, dates: str) -> list[Fact]:
    """What the cells of a table's row say beside its dates, the break first; [] outside a table."""
    row, raw = head.passage, head.passage.sheet.document.text
    if not raw.startswith("|", raw.rfind("\n", 0, row.start) + 1):
        return []
    bounds = [-1, *(at for at, letter in enumerate(row.text) if letter == "|"), len(row.text)]
    facts = [row.fact(low + 1, high, edges=EDGES) for low, high in pairwise(bounds) if low + 1 < high]
    cells = [fact for fact in facts if fact and fact.text != dates and any(map(str.isalnum, fact.text))]
    return sorted(cells, key=lambda cell: not is_career_break(cell.text))
