"""Answers computed by code from the typed résumé: order, tenure, totals, who was the employer when.

All arithmetic is in months since year 0. A date printed as a year alone counts as the middle of that year, so
that a difference of years comes out as printed (2015 to 2018 is 36 months); `exact` says whether every date
had a month. Nothing here phrases anything, and it refuses to guess: a job without dates has no length.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property

from chatbot.lexicon import alike, content, stem, stems
from index.models import Education, Fact, Frozen, PartialDate, Period, Position, Resume

_MIDDLE_OF_YEAR = 6
_ALMOST = 10  # months over a year from which one says "almost" the next
_GAP_MONTHS = 2  # with months printed, less than this between two jobs is no gap
_GAP_YEARS_IN_MONTHS = 13  # with years alone, 2015 and 2016 may touch; more than a year between may not


class Length(Frozen):
    """A duration in months. `exact` is False when a date had no month."""

    months: int
    exact: bool

    def words(self) -> str:
        """'about 3 years', '2 years and 4 months', 'almost 3 years (2 years and 11 months)'."""
        years, months = divmod(self.months, 12)
        if not self.exact:
            years = round(self.months / 12)
            return f"about {years} year{'s' if years != 1 else ''}" if years else "less than a year"
        if years and months >= _ALMOST:
            return f"almost {years + 1} years ({years} year{'s' if years != 1 else ''} and {months} months)"
        parts = [f"{years} year{'s' if years != 1 else ''}"] if years else []
        parts += [f"{months} month{'s' if months != 1 else ''}"] if months else []
        return " and ".join(parts) or "less than a month"


class Job(Frozen):
    """All positions of one stay at one employer, most recent first."""

    employer: Fact | None
    positions: tuple[Position, ...]

    @property
    def entries(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(position.entry for position in self.positions))

    @property
    def name(self) -> str:
        """The employer as printed; the first title when none is printed."""
        return self.employer.text if self.employer else self.positions[0].title.text

    @property
    def current(self) -> bool:
        return any(position.period is not None and position.period.present for position in self.positions)

    @property
    def periods(self) -> tuple[Period, ...]:
        return tuple(position.period for position in self.positions if position.period is not None)


class Gap(Frozen):
    """Time between two jobs that no job covers; `first` and `last` are its months, since year 0."""

    after: Job
    before: Job
    length: Length
    first: int
    last: int


def month_of(date: PartialDate) -> int:
    """Months since year 0; the middle of the year when no month is printed."""
    return date.year * 12 + ((date.month - 1) if date.month else _MIDDLE_OF_YEAR)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


class Timeline:
    """The jobs of a résumé in time, as seen on a given day."""

    def __init__(self, resume: Resume, as_of: dt.date) -> None:
        self.as_of = as_of
        self._now = as_of.year * 12 + as_of.month - 1
        self.jobs = tuple(sorted(self._grouped(resume.positions), key=self._order, reverse=True))

    @staticmethod
    def _grouped(positions: Sequence[Position]) -> list[Job]:
        groups: list[list[Position]] = []
        for position in positions:
            last = groups[-1][-1] if groups else None
            same_block = last is not None and last.entry == position.entry
            names = (
                last.organization.text if last and last.organization else None,
                position.organization.text if position.organization else None,
            )
            if last is not None and (same_block or (names[0] is not None and names[0] == names[1])):
                groups[-1].append(position)
            else:
                groups.append([position])
        return [
            Job(
                employer=next((p.organization for p in group if p.organization), None), positions=tuple(group)
            )
            for group in groups
        ]

    def _order(self, job: Job) -> tuple[int, int, int]:
        """Sort key: the later end first, then the later start, then the order printed."""
        span = self.bounds(job.periods)
        first_printed = -job.positions[0].entry
        return (span[1], span[0], first_printed) if span else (0, 0, first_printed)

    def month_range(self, period: Period) -> tuple[int, int] | None:
        """The months from the first to the one after the last of a period; None when it has no start or no
        end to compute with."""
        if period.start is None:
            return None
        if period.present:
            end = self._now
        elif period.end is None:
            return None
        else:  # the month printed as the last was worked in: "June – June" is one month
            end = month_of(period.end) + (1 if period.end.month else 0)
        return month_of(period.start), max(end, month_of(period.start))

    def bounds(self, periods: Iterable[Period]) -> tuple[int, int] | None:
        """First and last month over several periods."""
        ranges = [r for r in map(self.month_range, periods) if r]
        return (min(r[0] for r in ranges), max(r[1] for r in ranges)) if ranges else None

    def length(self, periods: Sequence[Period]) -> Length | None:
        """The time that several periods cover, overlaps counted once."""
        ranges = sorted(r for r in map(self.month_range, periods) if r)
        if not ranges:
            return None
        total, (low, high) = 0, ranges[0]
        for start, end in ranges[1:]:
            if start > high:
                total, low, high = total + high - low, start, end
            else:
                high = max(high, end)
        exact = all(
            p.start is not None and p.start.month and (p.present or (p.end is not None and p.end.month))
            for p in periods
            if self.month_range(p)
        )
        return Length(months=total + high - low, exact=exact)

    @cached_property
    def dated(self) -> tuple[Job, ...]:
        """Jobs with a computable length, most recent first."""
        return tuple(job for job in self.jobs if self.length(job.periods) is not None)

    def total(self) -> Length | None:
        """All dated jobs together, overlaps counted once."""
        return self.length([period for job in self.dated for period in job.periods])

    def current(self) -> tuple[Job, ...]:
        """Jobs that are held now, as printed, since the main one stands before what is done beside it; none
        when no printed period is open."""
        held = (job for job in self.jobs if job.current)
        return tuple(sorted(held, key=lambda job: min(job.entries)))

    def longest_held(self) -> Job | None:
        """Of the jobs held now the one that began first."""
        return next((job for job in reversed(self.jobs) if job.current), None)

    def first(self, among: Sequence[Job] | None = None) -> Job | None:
        """The job that began first, of all or `among` some; None where there is none."""
        jobs = self.jobs if among is None else among
        started = [job for job in jobs if any(p.start for p in job.periods)]
        return min(
            started, key=lambda job: min(month_of(p.start) for p in job.periods if p.start), default=None
        )

    def ranked(self) -> tuple[Job, ...]:
        """Dated jobs, longest first; of equal ones the more recent first."""
        return tuple(
            sorted(
                self.dated, key=lambda job: -(self.length(job.periods) or Length(months=0, exact=True)).months
            )
        )

    def of(self, entries: Iterable[int]) -> tuple[Job, ...]:
        """The jobs that hold any of these entries, most recent first."""
        wanted = set(entries)
        return tuple(job for job in self.jobs if wanted & set(job.entries))

    def titled(self, topic: str) -> tuple[Position, ...]:
        """Dated positions whose title speaks of `topic`: every word of it begins like a word of the title
        ("teaching" and "Teacher of Mathematics")."""
        wanted = [stem(word) for word in content(topic)]
        if not wanted:
            return ()
        return tuple(
            position
            for job in self.jobs
            for position in job.positions
            if position.period is not None
            and self.month_range(position.period)
            and all(any(alike(word, other) for other in stems(position.title.text)) for word in wanted)
        )

    def before(self, job: Job) -> Job | None:
        """The job left last before, or begun before, this one began."""
        return max(
            self.earlier(job), key=lambda other: (self.bounds(other.periods) or (0, 0))[::-1], default=None
        )

    def after(self, job: Job) -> Job | None:
        """The job begun next after this one began."""
        return min(self.later(job), key=lambda other: self.bounds(other.periods) or (0, 0), default=None)

    def earlier(self, job: Job) -> tuple[Job, ...]:
        """The other jobs begun before this one, most recent first."""
        return self._others(job, lambda begun, here: begun < here)

    def later(self, job: Job) -> tuple[Job, ...]:
        """The other jobs begun after this one, most recent first."""
        return self._others(job, lambda begun, here: begun > here)

    def _others(self, job: Job, stands: Callable[[int, int], bool]) -> tuple[Job, ...]:
        here = self.bounds(job.periods)
        return tuple(
            other
            for other in self.dated
            if other != job and here and (b := self.bounds(other.periods)) and stands(b[0], here[0])
        )

    def in_years(self, first: int, last: int) -> tuple[Position, ...]:
        """Positions held at some time in these years, most recent first."""
        return self.between(first * 12, last * 12 + 11)

    def between(self, first: int, last: int) -> tuple[Position, ...]:
        """Positions held at some time from one month to another, both counted since year 0."""
        return tuple(
            position
            for job in self.jobs
            for position in job.positions
            if position.period and (held := self.months(position.period)) and _meet(held, (first, last))
        )

    def months(self, period: Period) -> tuple[int, int] | None:
        """The first and the last month a period may have touched: a year alone is all of that year."""
        start, end = period.start or period.end, period.end or period.start
        if start is None or end is None:
            return None
        first = start.year * 12 + (start.month or 1) - 1
        return first, self._now if period.present else end.year * 12 + (end.month or 12) - 1

    def covers(self, positions: Iterable[Position], first: int, last: int) -> bool:
        """Whether positions leave no month of a time open, as far as it lies in the past."""
        spans = sorted(span for p in positions if p.period and (span := self.months(p.period)))
        reached = first - 1
        for start, end in spans:
            if start > reached + 1:
                break
            reached = max(reached, end)
        return reached >= min(last, self._now)

    def studied(self, education: Iterable[Education], first: int, last: int) -> tuple[Education, ...]:
        """Degrees whose dates meet a time."""
        return tuple(
            e
            for e in education
            if e.period and (span := self.months(e.period)) and _meet(span, (first, last))
        )

    def gaps(self) -> tuple[Gap, ...]:
        """Times that no job covers, most recent first. With years alone only gaps of over a year are sure."""
        found = []
        ordered = sorted(self.dated, key=lambda job: self.bounds(job.periods) or (0, 0))
        reach: Job | None = None
        for job in ordered:
            span = self.bounds(job.periods)
            last = self.bounds(reach.periods) if reach else None
            if span and last and reach:
                exact = all(p.start and p.start.month for p in job.periods) and all(
                    p.present or (p.end and p.end.month) for p in reach.periods
                )
                if span[0] - last[1] >= (_GAP_MONTHS if exact else _GAP_YEARS_IN_MONTHS):
                    length = Length(months=span[0] - last[1], exact=exact)
                    found.append(Gap(after=reach, before=job, length=length, first=last[1], last=span[0] - 1))
            if span and (last is None or span[1] > last[1]):
                reach = job
        return tuple(reversed(found))

    def overlaps(self) -> Iterator[tuple[Job, Job]]:
        """Pairs of jobs held at the same time for over a month (over a year when only years are printed), the
        most recent first. One at a time: a table of thousands of rows has millions of them."""
        spans = [(self.bounds(job.periods) or (0, 0), self._is_exact(job), job) for job in self.dated]
        for i, (a, exact, one) in enumerate(spans):
            for k in range(i + 1, len(spans)):
                b, exact_too, other = spans[k]
                if b[1] - a[0] <= 1:
                    break  # the jobs stand in the order of their ends: none after this one reaches into `one`
                if b[1] - max(a[0], b[0]) > (1 if exact and exact_too else 11):
                    yield one, other

    def _is_exact(self, job: Job) -> bool:
        length = self.length(job.periods)
        return length is not None and length.exact
