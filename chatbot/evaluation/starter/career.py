"""Starter questions on the career: who, as what, from when to when, how long, in which order.

It refuses to know how the bot counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from chatbot.evaluation.models import Answerability, FactKind, ReferenceFact
from chatbot.evaluation.starter.draft import Drafts, ended, head, plain_name, usable, ways
from chatbot.evaluation.starter.stays import (
    Stay,
    current,
    in_order,
    inside,
    months,
    stays_of,
    touches,
)
from chatbot.evaluation.starter.wording import guard, literal, placed, words
from index.models import Fact, PartialDate

_EACH = 5  # of one kind, from several jobs
_OF_LISTS = 3
_MOST_IN_A_LIST = 8
_CLEARLY_LONGER = 6  # months
_ALMOST_A_YEAR = 10


def about_career(drafts: Drafts, as_of: dt.date) -> None:
    """Adds what the positions of the résumé answer."""
    stays, complete = stays_of(drafts.resume.positions)
    whole = stays if complete else ()  # for what only all of them together answer
    _now(drafts, whole)
    asked = [stay for stay in drafts.wording.shuffled(list(stays), "jobs") if stay.plain]
    for stay in asked[:_EACH]:
        _title_at(drafts, stay, stays)
    for stay in asked[-_EACH:]:
        _dates(drafts, stay)
    _employers_of(drafts, stays)
    for stay in [stay for stay in asked if not stay.present][:_EACH]:
        _how_long(drafts, stay)
    _order(drafts, whole)
    _longest(drafts, whole, as_of)
    _in_years(drafts, whole)
    _all_employers(drafts, whole)
    _wrong_pairs(drafts, stays)
    _conversations(drafts, stays, whole)


def entity(*texts: str, kind: FactKind = "entity") -> ReferenceFact:
    return ReferenceFact(any_of=ways(*texts), kind=kind)


def named(fact: Fact) -> ReferenceFact:
    """A name as printed, its head, or without its legal form."""
    return entity(fact.text, head(fact.text), plain_name(fact.text))


def year(number: int) -> ReferenceFact:
    """A year; two digits do after a month, an apostrophe, or the dash of a range."""
    before = r"[a-z]{3,}\.?\s?['’]|\b\d\d?\/|\b\d{4}\s?(?:[-–—]{1,3}|to)\s?"
    return ReferenceFact(any_of=(str(number), rf"/(?:{before}){number % 100:02d}\b/"), kind="date")


def month(date: PartialDate) -> ReferenceFact:
    """A month of a year in words or figures, the year in two digits or four; a year alone, if no month is
    printed."""
    if date.month is None:
        return year(date.year)
    short = f"(?:{date.year}|['’]?{date.year % 100:02d})"
    name = date.words()[:3]
    either = (
        rf"\b{name}[a-z]*\.?,?\s*(?:of\s+)?{short}\b",
        rf"(?<![\d/.-])0?{date.month}\s?[/.-]\s?{short}\b",
        rf"\b{date.year}\s?[-/.]\s?{date.month:02d}\b",
    )
    return ReferenceFact(any_of=(date.words(), f"/{'|'.join(either)}/"), kind="date")


def duration(counts: frozenset[int]) -> ReferenceFact | None:
    """A length that fits one of the counts of months: to the month where months are said with years, else
    begun or rounded years; below one, months."""
    exact = {count for count in counts if count % 12}
    said = [_spelt_out(count) for count in sorted(exact, reverse=True)]  # for who reads or mends the set
    said += [
        rf"/{_number(count // 12)}\s*(?:years?|yrs?),?\s*(?:and\s+)?{_number(count % 12)}\s*(?:months?|mos?)/"
        for count in sorted(exact)
        if count >= 12
    ]
    years = {n for count in counts if count >= _ALMOST_A_YEAR for n in (count // 12, (count + 6) // 12) if n}
    said += [
        f"/{_number(number)}{_AND_A_PART}[\\s-]*(?:years?|yrs?){_NO_MONTHS}/" for number in sorted(years)
    ]
    if min(counts) < 12:
        said += [f"/{_number(count)}[\\s-]*months?/" for count in sorted(counts) if 0 < count < 24]
    return ReferenceFact(any_of=tuple(said), kind="duration") if said else None


_AND_A_PART = r"(?:\.\d)?\+?(?:\s+(?:full|and a half))?"
_NO_MONTHS = r"(?!\w|,?\s*(?:and\s+)?\w+\s+months?\b)"


def _number(number: int) -> str:
    spelt = words()["numbers"]["words"]
    word = f"|{spelt[number]}" if number < len(spelt) else ""
    article = "|an?" if number == 1 else ""
    return rf"(?<![\d.,])\b(?:{number}{word}{article})"


def _whose(drafts: Drafts, kind: str, asking: str, stay: Stay, **more: Any) -> None:
    """A question whose answer is the employer of a stay."""
    drafts.add(
        kind, asking, ended(stay.employer.text), facts=[named(stay.employer)], rests_on=stay.printed, **more
    )


def _held_at(title: Fact, stay: Stay) -> str:
    """An expression for a title said to be held at an employer."""
    return rf"{literal(head(title.text))}\W+(?:at|for|with|of)\W+(?:the )?{literal(stay.name)}"


def _sure_titles(stay: Stay) -> bool:
    return all(usable(title) for title in stay.titles)


def _now(drafts: Drafts, stays: Sequence[Stay]) -> None:
    stay = current(stays)
    if stay is None:
        return
    drafts.add(
        "direct", "employer_now", ended(stay.name), facts=[named(stay.employer)], rests_on=stay.printed
    )
    going_on = [position for position in stay.positions if position.period and position.period.present]
    if len(going_on) == 1 and usable(going_on[0].title):
        title = going_on[0].title
        drafts.add("direct", "title_now", ended(title.text), facts=[named(title)], rests_on=(title,))


def _title_at(drafts: Drafts, stay: Stay, stays: Sequence[Stay]) -> None:
    if not _sure_titles(stay):
        return
    own = [way for title in stay.titles for way in (title.text, head(title.text))]
    drafts.add(
        "direct",
        "title_at_now" if stay.present else "title_at",
        f"{' and '.join(title.text for title in stay.titles)}.",
        facts=[entity(*own)],
        forbidden=_wrong_titles(stay, stays),
        rests_on=(stay.employer, *stay.titles),
        employer=stay.name,
    )


def _wrong_titles(stay: Stay, stays: Sequence[Stay]) -> list[str]:
    """Titles of other employers said to be held at this one."""
    return [
        guard("affirmed", claim=_held_at(title, stay))
        for other in stays
        if other is not stay and _sure_titles(other)
        for title in other.titles
        if not _share(title.text, stay)
    ]


def _share(title: str, stay: Stay) -> bool:
    """Whether a title may be said of a stay: as a whole or as a part of one."""
    one = head(title).casefold()
    return any(one in own.text.casefold() or head(own.text).casefold() in one for own in stay.titles)


def _dates(drafts: Drafts, stay: Stay) -> None:
    for wording, date in (("started", stay.start), ("left", stay.end)):
        if date:
            drafts.add(
                "direct",
                wording if date.month else f"{wording}_year",
                f"In {date.words()}.",
                facts=[month(date)],
                rests_on=stay.printed,
                employer=stay.name,
            )


def _employers_of(drafts: Drafts, stays: Sequence[Stay]) -> None:
    """Asks for the employer by a title that belongs to one employer only."""
    fits = [
        (title, stay)
        for stay in stays
        for title in stay.titles
        if usable(title) and not any(_share(title.text, other) for other in stays if other is not stay)
    ]
    for title, stay in drafts.wording.shuffled(fits, "titles")[:_EACH]:
        drafts.add(
            "direct",
            "employer_of",
            ended(stay.employer.text),
            facts=[named(stay.employer)],
            rests_on=(stay.employer, title),
            title=head(title.text),
        )


def _how_long(drafts: Drafts, stay: Stay) -> None:
    fact = duration(months(stay))
    if fact is not None:
        drafts.add(
            "computed", "stayed", _in_words(stay), facts=[fact], rests_on=stay.printed, employer=stay.name
        )


def _in_words(stay: Stay) -> str:
    return f"About {_spelt_out(max(months(stay)))}."


def _spelt_out(count: int) -> str:
    """A number of months as one says it: `3 years and 7 months`."""
    years, rest = divmod(count, 12)
    parts = [
        f"{number} {unit}{'s' * (number != 1)}"
        for number, unit in ((years, "year"), (rest, "month"))
        if number
    ]
    return " and ".join(parts)


def _order(drafts: Drafts, stays: Sequence[Stay]) -> None:
    ordered = in_order(stays)
    if len(ordered) < 2:
        return
    first, last = ordered[0], ordered[-1]
    _whose(drafts, "computed", "first", first)
    if last.present:
        previous = ordered[-2]
        _whose(drafts, "computed", "previous", previous)
    middle = [(before, after) for before, after in pairwise(ordered) if after.plain and after is not last]
    for before, after in drafts.wording.shuffled(middle, "before")[:_OF_LISTS]:
        drafts.add(
            "computed",
            "before",
            ended(before.employer.text),
            facts=[named(before.employer)],
            rests_on=(*before.printed, *after.printed),
            employer=after.name,
        )


def _longest(drafts: Drafts, stays: Sequence[Stay], as_of: dt.date) -> None:
    """Only where it will stay so: the present job must not be about to become it."""
    if len(stays) < 2 or not all(stay.plain for stay in stays):
        return
    counted = sorted(stays, key=lambda stay: max(months(stay, as_of)), reverse=True)
    longest, second = counted[:2]
    margin = max(months(longest, as_of)) - max(months(second, as_of))
    now = [stay for stay in stays if stay.present and stay is not longest]
    months_to_go = min((max(months(longest, as_of)) - max(months(stay, as_of)) for stay in now), default=99)
    if margin > _CLEARLY_LONGER and months_to_go > 24:
        _whose(drafts, "computed", "longest", longest)


def _in_years(drafts: Drafts, stays: Sequence[Stay]) -> None:
    if any(stay.start is None or (stay.end is None and not stay.present) for stay in stays):
        return
    fits = [
        (number, stay)
        for stay in stays
        for number in inside(stay)
        if not any(touches(other, number) for other in stays if other is not stay)
    ]
    for number, stay in drafts.wording.shuffled(fits, "years")[:_OF_LISTS]:
        _whose(drafts, "computed", "in_year", stay, year=str(number))


def _all_employers(drafts: Drafts, stays: Sequence[Stay]) -> None:
    employers = {stay.name.casefold(): stay.employer for stay in stays}
    if 2 <= len(employers) <= _MOST_IN_A_LIST:
        drafts.add(
            "list",
            "employers",
            ended(", ".join(employer.text for employer in employers.values())),
            facts=[
                entity(e.text, head(e.text), plain_name(e.text), kind="list_item") for e in employers.values()
            ],
            rests_on=tuple(employers.values()),
        )


def _wrong_pairs(drafts: Drafts, stays: Sequence[Stay]) -> None:
    """A title of one employer, asked of another."""
    fits = [
        (stay, other, title)
        for stay in stays
        for other in stays
        if stay is not other and stay.plain and _sure_titles(stay)
        for title in other.titles
        if usable(title) and not _share(title.text, stay)
    ]
    for stay, other, title in drafts.wording.shuffled(fits, "pairs")[:_OF_LISTS]:
        wrong = head(title.text)
        denial = guard("not_there", named=f"{literal(wrong)}|{literal(stay.name)}")
        own = [way for held in stay.titles for way in (held.text, head(held.text))]
        drafts.add(
            "nearmiss",
            "wrong_pair",
            f"No: {wrong} was at {other.name}; at {stay.name} it was {head(stay.titles[0].text)}.",
            answerability=Answerability.PARTIAL,
            facts=[entity(*own, other.name, denial, kind="text")],
            forbidden=(
                guard("yes"),
                guard("affirmed", claim=f"{_held_at(title, stay)}|{placed(wrong, stay.name)}"),
            ),
            rests_on=(stay.employer, *stay.titles, title),
            employer=stay.name,
            title=wrong,
        )


def _conversations(drafts: Drafts, stays: Sequence[Stay], whole: Sequence[Stay]) -> None:
    stay, ordered = current(whole), in_order(whole)
    if stay and stay.start and stay.plain:
        begun = {
            p.period.start.year for p in stay.positions if p.period and p.period.present and p.period.start
        }
        said = tuple(way for number in sorted(begun | {stay.start.year}) for way in year(number).any_of)
        drafts.add(
            "followup",
            "since_when",
            f"Since {stay.start.words()}.",
            facts=[ReferenceFact(any_of=said, kind="date")],
            rests_on=stay.printed,
            earlier=(drafts.wording.draw("employer_now", who=drafts.who),),
        )
    if len(ordered) > 1 and ordered[-1].present:
        previous = ordered[-2]
        _whose(
            drafts,
            "followup",
            "where_before",
            previous,
            earlier=(drafts.wording.draw("employer_now", who=drafts.who),),
        )
    over = [one for one in stays if one.plain and not one.present and _sure_titles(one)]
    for one in drafts.wording.shuffled(over, "talk")[:_OF_LISTS]:
        fact = duration(months(one))
        if fact is not None:
            drafts.add(
                "followup",
                "how_long",
                _in_words(one),
                facts=[fact],
                rests_on=one.printed,
                earlier=(drafts.wording.draw("title_at", who=drafts.who, employer=one.name),),
            )
