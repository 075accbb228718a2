"""Several documents of one person -> one résumé: what is printed twice is kept once, what disagrees is told.

The first document has the first word: where two disagree on a fact, its value stays and the owner gets a
warning that quotes both. It refuses to choose silently, and to compare what only differs in precision (2019,
March 2019).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from index.lexicon import fold_words, folded_set
from index.models import (
    Contact,
    Credential,
    Education,
    Fact,
    Frozen,
    Item,
    PartialDate,
    Period,
    Position,
    ReadingWarning,
    Resume,
)
from index.passage import shortened

_Entry = TypeVar("_Entry", bound=Frozen)


def merge(first: Resume, second: Resume, source: str) -> tuple[Resume, list[ReadingWarning]]:
    """`first` with what `second`, read from `source`, adds to it; and where the two disagree."""
    remarks: list[str] = []
    positions = _merge_positions(first.positions, second.positions, remarks)
    education = _merge_education(first.education, second.education, remarks)
    certifications = _merge_credentials(first.certifications, second.certifications, remarks)
    contact = _merge_contact(first.contact, second.contact, remarks)
    merged = Resume(
        name=first.name or second.name,
        headline=_union(first.headline, second.headline, _key),
        contact=contact,
        summary=_union(first.summary, second.summary, _key),
        positions=positions,
        education=education,
        skills=_union(first.skills, second.skills, lambda group: _key(group.label, *group.items)),
        certifications=certifications,
        patents=_items(first, second, "patents"),
        publications=_items(first, second, "publications"),
        projects=_items(first, second, "projects"),
        awards=_items(first, second, "awards"),
        volunteering=_items(first, second, "volunteering"),
        languages=_items(first, second, "languages"),
        others=_items(first, second, "others"),
        # every heading, also those both print: each stands over words of its own document
        sections=(*first.sections, *second.sections),
    )
    warnings = [ReadingWarning(code="contradiction", message=told, source=source) for told in remarks]
    if first.name and second.name and not _same_person(first.name.text, second.name.text):
        message = (
            f"This document bears another name ({second.name.text}) than the first one "
            f"({first.name.text}); both were read as one person."
        )
        warnings.insert(0, ReadingWarning(code="other_name", message=message, source=source))
    return merged, warnings


def _same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's: the words of the shorter, or their initials, are in the
    longer."""
    short, long = sorted((_key_words(one), _key_words(other)), key=len)
    return all(
        any(word == whole or (len(word) == 1 and whole[:1] == word) for whole in long)
        or (any(len(whole) == 1 and word[:1] == whole for whole in long))
        for word in short
    )


def _key_words(text: str) -> list[str]:
    return re.sub(r"[\W_]+", " ", text.casefold()).split()


def _key(*facts: Fact | None) -> tuple[str, ...]:
    return tuple(" ".join(_key_words(fact.text)) if fact else "" for fact in facts)


def _union(
    first: tuple[_Entry, ...], second: tuple[_Entry, ...], key: Callable[[_Entry], object]
) -> tuple[_Entry, ...]:
    known = {key(entry) for entry in first}
    return first + tuple(entry for entry in second if key(entry) not in known)


def _items(first: Resume, second: Resume, field: str) -> tuple[Item, ...]:
    return _union(getattr(first, field), getattr(second, field), lambda item: _key(item.title))


def _merge_contact(first: Contact, second: Contact, remarks: list[str]) -> Contact:
    for name, what in (("email", "e-mail address"), ("phone", "phone number")):
        one, other = getattr(first, name), getattr(second, name)
        if one and other and _digest(name, one) != _digest(name, other):
            remarks.append(
                f"The {what} differs: {one.text} in {one.span.source}, {other.text} in {other.span.source}; "
                "the first is used."
            )
    return first.model_copy(
        update={
            **{
                name: getattr(first, name) or getattr(second, name)
                for name in ("email", "phone", "location", "address")
            },
            "links": _union(first.links, second.links, _key),
        }
    )


def _digest(name: str, fact: Fact) -> str:
    return re.sub(r"\D", "", fact.text)[-9:] if name == "phone" else fact.text.casefold()


# -- positions


def _merge_positions(
    first: tuple[Position, ...], second: tuple[Position, ...], remarks: list[str]
) -> tuple[Position, ...]:
    """Positions of both, the same one once: its bullets are put together, its dates compared."""
    merged = list(first)
    paired: set[int] = set()
    for position in second:
        at = _same_position(merged[: len(first)], position, paired)
        if at is None:
            merged.append(position)
            continue
        paired.add(at)
        merged[at] = _joined(merged[at], position, remarks)
    return tuple(merged)


def _same_position(known: list[Position], position: Position, paired: set[int]) -> int | None:
    """Which position of the first document this one is: same employer, and the same title or the same
    time."""
    fits: list[tuple[int, int]] = []
    for number, other in enumerate(known):
        if number in paired or not _same_organization(other.organization, position.organization):
            continue
        titled = _key(other.title) == _key(position.title)
        if titled and _agree(other.period, position.period):
            fits.append((3, -number))
        elif _agree(other.period, position.period) and other.period and position.period:
            fits.append((2, -number))
        elif titled and _overlap(other.period, position.period):
            fits.append((1, -number))
    return -max(fits)[1] if fits else None


def _joined(position: Position, other: Position, remarks: list[str]) -> Position:
    """One position of what both documents say of it; the first one's word counts where they disagree."""
    employer = position.organization.text if position.organization else position.title.text
    remarks.extend(_differing_dates(employer, position.period, other.period))
    if _key(position.title) != _key(other.title):
        remarks.append(
            f"The title at {shortened(employer)} differs: “{shortened(position.title.text)}” "
            f"in {position.title.span.source}, “{shortened(other.title.text)}” "
            f"in {other.title.span.source}; the first is used."
        )
    known = {_key(bullet) for bullet in position.bullets}
    more = tuple(bullet for bullet in other.bullets if _key(bullet) not in known)
    return position.model_copy(
        update={
            "bullets": position.bullets + more,
            "period": _finer(position.period, other.period),
            "location": position.location or other.location,
            "organization": position.organization or other.organization,
        }
    )


def _same_organization(one: Fact | None, other: Fact | None) -> bool:
    """Whether two names are one employer's: the same words, legal forms and "the" aside, or one's are the
    other's first ones ("Northgate", "Northgate Logistics Ltd")."""
    if one is None or other is None:
        return one is other
    first, second = _organization_words(one.text), _organization_words(other.text)
    short, long = sorted((first, second), key=len)
    return bool(short) and long[: len(short)] == short


def _organization_words(text: str) -> list[str]:
    bare = re.sub(r"\([^()]*\)", " ", text)
    return [
        word
        for word in fold_words(bare)
        if word not in folded_set("organizations", "legal") and word not in ("the", "&", "and")
    ]


# -- education and certificates


def _merge_education(
    first: tuple[Education, ...], second: tuple[Education, ...], remarks: list[str]
) -> tuple[Education, ...]:
    merged = list(first)
    for entry in second:
        at = _place(first, entry, lambda study: _key(study.institution, study.degree))
        if at is None:
            merged.append(entry)
            continue
        name = next((fact.text for fact in (entry.degree, entry.institution) if fact), "the degree")
        remarks.extend(_differing_dates(name, merged[at].period, entry.period))
        merged[at] = merged[at].model_copy(update={"period": _finer(merged[at].period, entry.period)})
    return tuple(merged)


def _merge_credentials(
    first: tuple[Credential, ...], second: tuple[Credential, ...], remarks: list[str]
) -> tuple[Credential, ...]:
    merged = list(first)
    for entry in second:
        at = _place(first, entry, lambda credential: _key(credential.name))
        if at is None:
            merged.append(entry)
            continue
        remarks.extend(_differing_dates(entry.name.text, merged[at].period, entry.period))
        merged[at] = merged[at].model_copy(update={"period": _finer(merged[at].period, entry.period)})
    return tuple(merged)


def _place(known: Iterable[_Entry], entry: _Entry, key: Callable[[_Entry], object]) -> int | None:
    return next((number for number, other in enumerate(known) if key(other) == key(entry)), None)


# -- dates


def _differing_dates(name: str, first: Period | None, second: Period | None) -> Iterator[str]:
    if first and second and not _agree(first, second):
        yield (
            f"The dates of {shortened(name)} differ: {first.printed.text} in {first.printed.span.source}, "
            f"{second.printed.text} in {second.printed.span.source}; the first are used."
        )


def _agree(first: Period | None, second: Period | None) -> bool:
    """Whether two periods can be one: nothing in them differs, except in precision."""
    if first is None or second is None:
        return True
    if first.present != second.present and (first.end or second.end or (first.present and second.present)):
        return False
    return _compatible(first.start, second.start) and _compatible(first.end, second.end)


def _compatible(one: PartialDate | None, other: PartialDate | None) -> bool:
    if one is None or other is None:
        return True
    return one.year == other.year and (one.month is None or other.month is None or one.month == other.month)


def _overlap(first: Period | None, second: Period | None) -> bool:
    """Whether two periods share a year, so that they can be two accounts of one."""
    if first is None or second is None:
        return True
    (low, high), (other_low, other_high) = _years(first), _years(second)
    return low <= other_high and other_low <= high


def _years(period: Period) -> tuple[int, int]:
    start = period.start.year if period.start else (period.end.year if period.end else 0)
    end = 9999 if period.present else (period.end.year if period.end else start)
    return start, end


def _finer(first: Period | None, second: Period | None) -> Period | None:
    """The first period, or the second when it says the same more exactly."""
    if first is None or second is None:
        return first or second
    return second if _agree(first, second) and _precision(second) > _precision(first) else first


def _precision(period: Period) -> int:
    points = sum(
        (date is not None) + (date is not None and date.month is not None)
        for date in (period.start, period.end)
    )
    return points + period.present
