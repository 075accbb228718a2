"""A person's stays at employers, counted anew from the typed positions.

Its own arithmetic, on purpose: gold that the bot's own timeline had made could not find it wrong.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from chatbot.evaluation.starter.draft import head, plain_name, usable
from chatbot.evaluation.starter.wording import words
from index.models import Fact, Frozen, PartialDate, Position


class Stay(Frozen):
    """Positions printed together at one employer. `plain`: named once in the résumé, fully and soundly dated,
    without a hole in it, so that one may ask when it began, when it ended and how long it was."""

    employer: Fact
    positions: tuple[Position, ...]
    start: PartialDate | None
    end: PartialDate | None
    present: bool
    plain: bool

    @property
    def name(self) -> str:
        """The employer as one would type it."""
        return plain_name(self.employer.text)

    @property
    def titles(self) -> tuple[Fact, ...]:
        return tuple(position.title for position in self.positions)

    @property
    def printed(self) -> tuple[Fact, ...]:
        """Employer, titles and dates as printed."""
        dates = (position.period.printed for position in self.positions if position.period)
        return (self.employer, *self.titles, *dates)


def stays_of(positions: Sequence[Position]) -> tuple[tuple[Stay, ...], bool]:
    """The stays in printed order, and whether these are all: work for nobody that has a name is left out."""
    groups: list[list[Position]] = []
    complete = True
    for position in positions:
        organization = position.organization
        if organization is None or not usable(organization) or not _names_one(organization.text):
            complete = False
            continue
        last = groups[-1][-1].organization if groups else None
        if last is not None and last.text == organization.text:
            groups[-1].append(position)
        else:
            groups.append([position])
    known = Counter(head(group[0].organization.text).casefold() for group in groups if group[0].organization)
    return tuple(_stay(group, known) for group in groups), complete


def _names_one(employer: str) -> bool:
    return not any(employer.casefold().startswith(none) for none in words()["never"]["employers"])


def _stay(group: Sequence[Position], known: Counter[str]) -> Stay:
    employer = group[0].organization
    assert employer is not None
    periods = [position.period for position in group if position.period is not None]
    present = any(period.present for period in periods)
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    name = head(employer.text).casefold()
    others = [other for other in known if other != name and (name in other or other in name)]
    whole = (
        len(periods) == len(group)
        and len(starts) == len(group)
        and all(period.present or period.end for period in periods)
        and _joined(sorted((_first(p.start), _last(p.end)) for p in periods if p.start))
    )
    return Stay(
        employer=employer,
        positions=tuple(group),
        start=min(starts, key=_first, default=None),
        end=None if present else max(ends, key=lambda end: _last(end), default=None),
        present=present,
        plain=whole and known[name] == 1 and not others,
    )


def _first(date: PartialDate | None) -> int:
    """The earliest month that a date may mean, since year 0."""
    return 0 if date is None else date.year * 12 + (date.month or 1) - 1


def _last(date: PartialDate | None) -> int:
    """The latest month that a date may mean; no date is no end."""
    return 10**6 if date is None else date.year * 12 + (date.month or 12) - 1


def _joined(ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether each range begins no later than a month after the latest end before it."""
    latest = 0
    for at, (start, end) in enumerate(ranges):
        if (at and start > latest + 1) or end < start:
            return False
        latest = max(latest, end)
    return True


def months(stay: Stay, as_of: dt.date | None = None) -> frozenset[int]:
    """How many months a stay may fairly be said to have been: the last month counted or not; with years
    alone, their difference. Empty when it is not over and no day is given."""
    end = stay.end
    if stay.present and as_of is not None:
        end = PartialDate(year=as_of.year, month=as_of.month)
    if stay.start is None or end is None:
        return frozenset()
    if stay.start.month is None and end.month is None:
        return frozenset({(end.year - stay.start.year) * 12})
    middle = 7
    apart = (end.year - stay.start.year) * 12 + (end.month or middle) - (stay.start.month or middle)
    return frozenset({apart, apart + 1}) if stay.start.month and end.month else frozenset({apart})


def current(stays: Sequence[Stay]) -> Stay | None:
    """The only stay that goes on, if there is exactly one and every stay is dated."""
    going_on = [stay for stay in stays if stay.present]
    return going_on[0] if len(going_on) == 1 and all(stay.start for stay in stays) else None


def in_order(stays: Sequence[Stay]) -> tuple[Stay, ...]:
    """The stays from the first to the last; empty when dates are missing or two of them may overlap."""
    if any(stay.start is None or (stay.end is None and not stay.present) for stay in stays):
        return ()
    ordered = sorted(stays, key=lambda stay: (_first(stay.start), _last(stay.end)))
    for before, after in pairwise(ordered):
        # The month or year in which one ends and the next begins may be shared.
        if before.end is None or after.start is None:
            return ()
        if (before.end.year, before.end.month or 0) > (after.start.year, after.start.month or 12):
            return ()
    return tuple(ordered)


def inside(stay: Stay) -> tuple[int, ...]:
    """The years that lie wholly within a stay that is over."""
    if stay.start is None or stay.end is None:
        return ()
    return tuple(range(stay.start.year + 1, stay.end.year))


def touches(stay: Stay, year: int) -> bool:
    """Whether a stay may have covered a part of a year."""
    return _first(stay.start) < (year + 1) * 12 and _last(stay.end) >= year * 12


def months_in_all(stays: Sequence[Stay], as_of: dt.date) -> int:
    """How many months at least one of the stays covered, first and last counted; 0 when one has no dates."""
    covered: set[int] = set()
    now = as_of.year * 12 + as_of.month - 1
    for stay in stays:
        if stay.start is None or (stay.end is None and not stay.present):
            return 0
        for position in stay.positions:
            period = position.period
            if period is None or period.start is None:
                return 0
            # of a year alone the middle: neither the most nor the least that it may mean
            first = period.start.year * 12 + (period.start.month or 7) - 1
            end = period.end
            last = now if period.present or end is None else end.year * 12 + (end.month or 7) - 1
            covered |= set(range(first, last + 1))
    return len(covered)
