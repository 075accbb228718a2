"""Units of a form -> entries: the parts of each bear labels, several on a line or one a line, in any order.

"From/To: 2019 to date; Employer: Acme; Title: Cook", or "Period: …" over "Position held: …". Where the label
that opened the first entry returns, the next one begins. It refuses to know entries without labels: a section
in which one of them lacks its title or its employer is left to `group`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from index.dates import DateRange, find_ranges, present_pattern
from index.entries.block import Entry
from index.entries.commas import split_commas
from index.entries.field import Field, entry_labels, fold_label, read_fields
from index.entries.piece import HeaderLine, Piece
from index.entries.place_name import closing_place, is_place_shaped, is_town_in_country
from index.entries.unit import Unit
from index.lexicon import load_words, organization_strength
from index.models import Fact, PartialDate, Period
from index.passage import Passage

_LONGEST = 1500  # characters of a line with fields
_HEADING_WORDS = 8  # of a line that stands over an entry ("B. PREVIOUS POST")
_REMARK = re.compile(r"\s*\(([^()]{2,60})\)$")  # "Chebet Tree Nursery, Molo (own business)"
_FAR = 120  # characters between the two ends of a period that are printed apart


@dataclass
class _Form:
    """One entry on its way, and what it has of dates."""

    entry: Entry = field(default_factory=Entry)
    seen: set[str] = field(default_factory=set)
    begins: tuple[DateRange, Fact] | None = None


def split_labelled(units: Sequence[Unit]) -> tuple[list[Entry], list[Unit]] | None:
    """Entries in order, settled, and the units that stand outside of them; None where the section is no
    form."""
    forms: list[_Form] = []
    strays: list[Unit] = []
    opener, bulleted = "", False
    named, missing = _names_over(units)
    for number, unit in enumerate(units):
        if number in named:
            forms.append(_named_form(unit, missing))
            continue
        form = forms[-1] if forms else None
        fields = _fields_of(unit)
        role = _kind(fields[0].role) if fields else ""
        if form and unit.kind == "bullet" and form.entry.body and not (bulleted and role == opener):
            fields = []  # a duty that begins like a label
        if not fields or (form is None and role in ("duties", "remark")):
            (form.entry.body if form else strays).append(unit)
            continue
        closes = bool(form and form.begins) and bool(fields) and fields[0].role == "to"
        again = (
            form is not None
            and role in form.seen
            and role != "remark"
            and (unit.blank_before or bool(form.entry.body))
        )
        begins = not named and (again or (form is not None and role == opener and opener in form.seen))
        if form is None or (begins and not closes):
            if not opener:
                opener, bulleted = role, unit.kind == "bullet"
            if form and (over := _heading_over(form.entry)):
                strays.append(over)
            form = _Form()
            forms.append(form)
        _take(form, unit, fields)
    if not forms or not all({"title", "organization"} <= form.seen for form in forms):
        return None
    for form in forms:
        _set_place(form.entry)
    return [form.entry for form in forms], strays


def _names_over(units: Sequence[Unit]) -> tuple[set[int], str]:
    """Which units stand over the fields of an entry each, and what they say that no label does: the employer,
    or the title. "1) ACME LLC, Dubai" over "Designation: …" over "Client: …", and so in each entry."""
    firsts = [_fields_of(unit) for unit in units]
    named = [
        number
        for number, (above, below) in enumerate(pairwise(firsts))
        if not above
        and below
        and (not units[number + 1].blank_before or units[number].kind == "heading")
        and (units[number].blank_before or number == 0)
        and len(units[number].text.split()) <= _HEADING_WORDS
        and not units[number].ranges()
    ]
    openers = {_kind(firsts[number + 1][0].role) for number in named}
    fields = [(unit, each) for unit, found in zip(units, firsts, strict=True) for each in found]
    roles = [
        "customer" if fold_label(unit.text[each.label : each.start]) in _customers() else each.role
        for unit, each in fields
    ]
    missing = [role for role in ("organization", "title") if role not in roles]
    told = len(named) > 1 or "customer" in roles  # one line over labels may be many things
    if not told or not named or named[0] != 0 or len(openers) != 1 or len(missing) != 1:
        return set(), ""
    opener = openers.pop()
    opened = [n for n, fields in enumerate(firsts) if fields and _kind(fields[0].role) == opener]
    return (set(named), missing[0]) if opened == [number + 1 for number in named] else (set(), "")


def _fields_of(unit: Unit) -> list[Field]:
    return read_fields(unit.passage, entry_labels()) if len(unit.text) <= _LONGEST else []


@cache
def _customers() -> frozenset[str]:
    return frozenset(fold_label(label) for label in load_words("labels")["customer"]["labels"])


def _named_form(unit: Unit, role: str) -> _Form:
    """An entry that opens with a line of its own for its employer or its title."""
    form = _Form()
    entry = form.entry
    entry.gap_before = unit.blank_before
    _take_piece(entry, Piece(unit.passage, 0, len(unit.text), "unknown", "", True), role)
    entry.rows.append(HeaderLine(unit.passage))
    entry.units.append(unit)
    form.seen.add(role)
    return form


def _kind(role: str) -> str:
    return "dates" if role in ("from", "to") else role


def _heading_over(above: Entry) -> Unit | None:
    """Takes the line that stands over the next entry out of the one before."""
    last = above.body[-1] if above.body else None
    if (
        last is None
        or last.kind == "bullet"
        or not last.blank_before
        or len(last.text.split()) > _HEADING_WORDS
        or last.text.endswith(".")
        or ":" in last.text.rstrip(" :")
    ):
        return None
    return above.body.pop()


def _take(form: _Form, unit: Unit, fields: Sequence[Field]) -> None:
    """Adds the fields of one line to the entry."""
    entry, passage = form.entry, unit.passage
    row = HeaderLine(passage)
    for each in fields:
        start, end = each.start, each.end
        if label := passage.fact(0 if each is fields[0] else each.label, start):
            row.labels.append((label.span.start, label.span.end))
        if start >= end:
            form.seen.add(_kind(each.role))
            continue
        if each.role in ("duties", "remark"):
            _add_body(entry, unit, each.label if each.role == "remark" else start, end)
            continue
        if (cut := passage.text.find("; ", start, end)) > 0:
            _add_body(entry, unit, cut + 1, end)
            end = cut
        if each.role in ("from", "to", "dates"):
            taken = _take_dates(form, passage, each.role, start, end)
        else:
            taken = _take_piece(
                entry, Piece(passage, start, end, "unknown", "", True, len(entry.rows)), each.role
            )
        if not taken:
            _add_body(entry, unit, each.label, end)
        elif each.role in ("from", "to", "dates") and _says_more(passage.text[start:end]):
            _add_body(entry, unit, start, end)
        form.seen.add(_kind(each.role))
    if not entry.units:
        entry.gap_before = unit.blank_before
    entry.rows.append(row)
    entry.units.append(unit)


def _add_body(entry: Entry, unit: Unit, start: int, end: int) -> None:
    if fact := unit.passage.fact(start, end, edges=" \t\n;"):
        cut = unit.passage.sheet.passage(fact.span.start, fact.span.end)
        entry.body.append(Unit("text", cut, 0, False, unit.indent, False))


def _take_piece(entry: Entry, piece: Piece, role: str) -> bool:
    """Gives the entry its title, employer or place; False when it has one."""
    if role == "title" and not entry.titles:
        piece.role, entry.titles = "title", [piece]
    elif role == "organization" and entry.organization is None:
        piece.role, entry.organization = "organization", piece
    elif role == "place" and entry.place is None:
        piece.role, entry.place = "place", piece
    else:
        return False
    return True


def _take_dates(form: _Form, passage: Passage, role: str, start: int, end: int) -> bool:
    """Gives the entry its period, also one whose two ends bear a label each."""
    entry, text = form.entry, passage.text[start:end]
    ranges = sorted(find_ranges(text), key=lambda found: found.single)
    present = re.fullmatch(rf"(?:the )?{present_pattern()}\W*", text.strip(), re.IGNORECASE)
    whole = ranges and not ranges[0].single
    if role == "to" and form.begins and entry.period and (present or ranges):
        begin, printed = form.begins
        until = passage.fact(start, end)
        if until and until.span.end - printed.span.start <= _FAR:
            printed = passage.sheet.passage(printed.span.start, until.span.end).fact() or printed
        closed = None if present else ranges[0].end
        entry.period = _period(begin, begin.start, closed, printed, present=bool(present))
        form.begins = None
        return True
    if not ranges or entry.period:
        return False
    found = replace(ranges[0], at=start + ranges[0].at, until=start + ranges[0].until)
    fact = passage.fact(found.at, found.until, edges=" ([")
    if fact is None:
        return False
    if role == "from" and not whole:
        form.begins = (found, fact)
        entry.period = _period(found, found.start, None, fact, present=False)
        return True
    entry.period = (found, Period(start=found.start, end=found.end, present=found.present, printed=fact))
    return True


def _says_more(text: str) -> bool:
    """Whether words stand beside the dates: "2015 - 2018 (evenings only)"."""
    rest = re.sub(present_pattern(), "", text, flags=re.IGNORECASE)
    for found in reversed(find_ranges(text)):
        rest = text[: found.at] + text[found.until :]
    return any(letter.isalnum() for letter in rest)


def _period(
    found: DateRange, start: PartialDate | None, end: PartialDate | None, printed: Fact, *, present: bool
) -> tuple[DateRange, Period]:
    made = replace(found, start=start, end=end, present=present, single=False)
    return made, Period(start=start, end=end, present=present, printed=printed)


def _set_place(entry: Entry) -> None:
    """Parts the place from the employer's name: "GreenMbegu Seeds Ltd, Nakuru"."""
    named = entry.organization
    if named is None:
        return
    text = named.text
    if found := _REMARK.search(text):
        parts = split_commas(text[: found.start()])
        town = text[parts[-1][0] :] if parts else ""
        if len(parts) > 1 and is_place_shaped(text[slice(*parts[-1])]) and not is_town_in_country(town):
            entry.leftovers.append(
                Piece(named.passage, named.start + found.start(1), named.start + found.end(1), "unknown")
            )
            named.end = named.start + found.start()
            text = named.text
    parts = split_commas(text)
    last = text[slice(*parts[-1])] if parts else ""
    place = closing_place(text)
    if place is None and entry.place is None and len(parts) > 1 and _is_town(last):
        place = parts[-2][1], parts[-1][0]
    if place is None:
        return
    where = Piece(named.passage, named.start + place[1], named.end, "place", ",", False, named.row)
    named.end = named.start + place[0]
    if entry.place is None:
        entry.place = where
    else:
        entry.leftovers.append(where)


def _is_town(text: str) -> bool:
    return is_place_shaped(text) and len(text.split()) <= 3 and not organization_strength(text)
