"""The top of a résumé -> name, headline, where the person lives, and prose that belongs to the summary.

What reaches the person is taken out first (see `contact`). It refuses to know the other sections.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.entries.contact import LABEL, ContactData, has_contact, take_contact
from index.entries.field import Field, read_fields, top_labels
from index.entries.home import could_be_home, house_end, is_home, without_postcode
from index.entries.person import find_bare, find_name, says_how_it_sounds
from index.entries.unit import Unit, split_units
from index.lexicon import (
    folded_set,
    is_document_title,
    load_words,
    title_strength,
)
from index.models import Fact, Line
from index.passage import EDGES, Passage, Sheet, is_icon
from index.private import find_postcodes, find_streets

_PLACE_LABEL = re.compile(
    r"(?:address|location|based in|home|city|lives in|residence|current location|anschrift|wohnort|adresse"
    r"|domicile|dirección|ciudad|现居地?|现居城市|所在城市|居住地|所在地|住所|現住所|地址|주소)\s*[:：]?\s*",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(
    r"(?:(?:full |first )?name|nom|nombre|vor- und nachname)\s*:\s*"
    r"|(?:姓\s*名|氏\s*名|이름|성명)\s*[:：]?\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|·•¦‖●▪◦;]\s*|\s+[–—*~-]\s+|\s*—\s*|\s+(?://?|::)\s+")
_SIGN = re.compile(r"\s*\(?(?:\d{1,2}|[IVX]{1,5}|[A-Za-z])[.)]\s+")
_ANY_LABEL = re.compile(
    r"(?:\(?(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]\s+)?(?P<label>[^\W\d_][^:]{1,60}?)\s*:\s+(?=\S)"
)
_NUMBERED = re.compile(
    r"(?i)\b(?:no|nr|number|reg|registration|licen[cs]e|pin|id)\b[.:]{0,2}\s{0,2}[A-Z]{0,4}\d[\d/-]{2,}|\b[A-Z]{0,4}\d{5,}\b"
)
_PROSE_WORDS = 18


@dataclass
class Top:
    """What stands above the first heading (or under a contact heading)."""

    name: Fact | None = None
    headline: list[Fact] = field(default_factory=list)
    summary: list[Fact] = field(default_factory=list)
    extras: list[Fact] = field(default_factory=list)
    location: Fact | None = None
    address: Fact | None = None
    contact: ContactData = field(default_factory=ContactData)
    placed: list[tuple[int, int]] = field(default_factory=list)  # raw offsets of labels read and understood


def read_top(sheet: Sheet, lines: Sequence[Line], *, named: bool) -> Top:
    """Reads the lines; `named` is False under a contact heading, where a name must be labelled."""
    top = Top()
    units = split_units(sheet, lines, join_lines=False)
    for unit in _join_prose(sheet, units):
        _read_line(top, unit, named)
    return top


def _join_prose(sheet: Sheet, units: list[Unit]) -> list[Unit]:
    """Joins the broken lines of a paragraph: long lines without contact data."""
    runs: list[list[Unit]] = []
    for unit in units:
        last = runs[-1][-1] if runs else None
        if (
            last
            and not unit.blank_before
            and _is_prose_line(last)
            and unit.kind == "text"
            and _is_plain(unit)
            and not _is_field(unit)
            and not is_home(unit.text)
        ):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return [run[0] if len(run) == 1 else _joined(sheet, run) for run in runs]


def _joined(sheet: Sheet, run: list[Unit]) -> Unit:
    passage = sheet.passage(run[0].passage.start, run[-1].passage.end)
    return Unit("text", passage, 0, run[0].blank_before, 0, False, len(run))


def _is_prose_line(unit: Unit) -> bool:
    return (
        not LABEL.match(unit.text)
        and not _is_field(unit)
        and unit.kind == "text"
        and len(unit.text) >= 50
        and unit.text.count(" ") >= 7
        and _is_plain(unit)
    )


def _is_field(unit: Unit) -> bool:
    """Whether a line is a labelled value of a form: whatever its length, it is no prose."""
    return bool(read_fields(unit.passage, top_labels()))


def _is_known(text: str) -> bool:
    """Whether a labelled line is read by its label or by what it holds: the name, how to reach the person."""
    return bool(LABEL.match(text) or _NAME_LABEL.match(text)) or has_contact(text)


def _is_counted(passage: Passage) -> bool:
    """Whether a line of a form is counted, or leads to its value with dots: then any label is one."""
    raw = passage.sheet.document.text
    before = raw[raw.rfind("\n", 0, passage.start) + 1 : passage.start]
    colon = passage.text.find(":")
    leads = colon > 0 and passage.clean.ends[colon] - passage.clean.starts[colon] > 1
    return leads or bool(_SIGN.fullmatch(before) or _SIGN.match(passage.text))


def _is_plain(unit: Unit) -> bool:
    return not has_contact(unit.text) and not re.search(r"[|·•]", unit.text)


def _read_line(top: Top, unit: Unit, named: bool) -> None:
    passage, text = unit.passage, unit.text
    if is_document_title(text):
        top.placed.append((passage.start, passage.end))
        return
    if (fields := read_fields(passage, top_labels())) and _read_fields(top, unit, fields, named):
        return
    if (label := _ANY_LABEL.match(text)) and _is_counted(passage) and not _is_known(text):
        _mark(top, passage, 0, label.start("label"))
        if fact := passage.fact(label.start("label")):
            top.extras.append(fact)
        return
    if len(text) > 600 or (
        len(text.split()) >= _PROSE_WORDS
        and text.count(" ") >= _PROSE_WORDS
        and not re.search(r"[|·•]", text)
        and not has_contact(text)
    ):
        if fact := passage.fact():
            top.summary.append(fact)
        return
    holes = take_contact(top.contact, passage)
    contact = bool(holes)
    rest = _rest(passage, holes)
    if not named and not contact and not unit.blank_before and not rest:
        return
    for number, (start, end) in enumerate(rest):
        before = passage.text[slice(*rest[number - 1])] if number else ""
        column = start - 1 in passage.clean.wide
        behind = column and bool(_PLACE_LABEL.fullmatch(before.strip(EDGES)))
        if top.name is None and column and _NAME_LABEL.fullmatch(f"{before.strip(EDGES)}: "):
            top.name = passage.fact(start, end, edges=EDGES)
            continue
        _read_part(top, passage, start, end, named, contact, labelled=behind)


def names_person(sheet: Sheet, lines: Sequence[Line]) -> bool:
    """Whether one of the lines says by its label what the person is called: particulars under a heading."""
    units = split_units(sheet, lines, join_lines=False)
    return any(
        each.role in ("name", "half") for unit in units for each in read_fields(unit.passage, top_labels())
    )


def _read_fields(top: Top, unit: Unit, fields: Sequence[Field], named: bool) -> bool:
    """Takes the labelled values of one line; False where its parts are better read by their looks."""
    passage = unit.passage
    if any(
        each.role in ("name", "half") and _PARTS.search(passage.text, each.start, each.end) for each in fields
    ):
        return False
    if all(each.role == "reach" for each in fields) and LABEL.match(passage.text):
        return False
    _mark(top, passage, 0, fields[0].label)
    for each in fields:
        value = each.start, each.end
        if each.role in ("name", "half") and top.name is None and _read_labelled_name(top, passage, *value):
            _mark(top, passage, each.label, each.start)
        elif each.role in ("kept", "name", "half"):
            if fact := passage.fact(each.label, each.end):
                top.extras.append(fact)
        elif each.role == "private":
            _mark(top, passage, each.label, each.start)  # the value is no fact, and is told as not placed
        else:
            _mark(top, passage, each.label, each.start)
            cut = (
                passage.sheet.passage(passage.clean.starts[each.start], passage.end)
                if each.start < each.end
                else None
            )
            if cut is None:
                continue
            cut = passage.sheet.passage(cut.start, passage.clean.ends[each.end - 1])
            holes = take_contact(top.contact, cut)
            for low, high in _rest(cut, holes):
                _read_part(top, cut, low, high, named, bool(holes), labelled=each.role == "place")
    return True


def _read_labelled_name(top: Top, passage: Passage, start: int, end: int) -> bool:
    """Takes a labelled name, its words of address left out: "MURIUKI, Faith Chebet (Ms.)"."""
    start, end = _without_honorifics(top, passage, start, end)
    words = passage.text[start:end].split()
    if not 1 <= len(words) <= 7 or re.search(r"[\d@:/]", passage.text[start:end]):
        return False
    top.name = passage.fact(start, end, edges=EDGES)
    return top.name is not None


def _without_honorifics(top: Top, passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Where the name stands without words of address, which count as read."""
    low, high = find_bare(passage.text, start, end)
    _mark(top, passage, start, low)
    _mark(top, passage, high, end)
    return low, high


def _rest(passage: Passage, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a line without contact data, between separators."""
    text = passage.text
    cuts = list(holes)
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")" and depth > 0)
        if at in passage.clean.wide and depth == 0 and text[at + 1 : at + 2] != ":" and text[at - 1] != ":":
            cuts.append((at, at + 1))
    cuts += [found.span() for found in _PARTS.finditer(text)]
    parts: list[tuple[int, int]] = []
    start = 0
    for low, high in [*sorted(cuts), (len(text), len(text))]:
        if low > start:
            parts.append((start, low))
        start = max(start, high)
    return [(low, high) for low, high in parts if any(letter.isalnum() for letter in text[low:high])]


def _read_part(
    top: Top, passage: Passage, start: int, end: int, named: bool, contact: bool, *, labelled: bool = False
) -> None:
    """One stretch of a line without addresses and numbers. `labelled`: a label before it says "place"."""
    text = passage.text
    if contact and text[start:end].strip(" \t,;|·()").casefold() in folded_set("contact", "remarks"):
        _mark(top, passage, start, end)  # "(Mobile)" behind its number
        return
    while start < end and (text[start] in EDGES + "()" or is_icon(text[start])):
        start += 1
    while end > start and text[end - 1] in EDGES + "(":
        end -= 1
    part = text[start:end]
    if not part:
        return
    if found := _NAME_LABEL.match(part):
        top.name = top.name or passage.fact(start + found.end(), end)
        _mark(top, passage, start, start + found.end())
        return
    if (found := LABEL.match(part + ":")) and found.end() >= len(part):
        _mark(top, passage, start, end)  # "Email:" whose value was taken
        return
    labelled = (
        labelled
        or (bool(_PLACE_LABEL.match(part)) and len(part.split()) > 1 and ":" in part[:20])
        or part.casefold().startswith("based in ")
    )
    if found := LABEL.match(part) or (_PLACE_LABEL.match(part) if labelled else None):
        _mark(top, passage, start, start + found.end())
        start += found.end()
        part = text[start:end]
    if top.name is None and named and not labelled and _read_name(top, passage, start, end):
        return
    if top.name and named and says_how_it_sounds(top.name.text, part):
        top.extras.append(top.name)  # how the name is said stood over it
        top.name = passage.fact(start, end)
        return
    if _read_address(top, passage, start, end, labelled):
        return
    if (labelled or is_home(part)) and (house := house_end(part)):
        top.address = top.address or passage.fact(start, start + house, edges=EDGES)
        _mark(top, passage, start, start + house)
        start, part = start + house, part[house:]
    stripped = without_postcode(part)
    if (
        (remark := re.fullmatch(r"(.+?)\s*\(([^()]+)\)(?:,\s[^,]{2,30})?", stripped))
        and top.location is None
        and "(" not in remark[1]
        and is_home(remark[1])
    ):
        # "Des Moines, IA (open to remote)", "Recife, Brazil (UTC-3), remote": the place, and a remark on it
        top.location = passage.fact(start, start + remark.end(1), edges=EDGES)
        if fact := passage.fact(start + remark.start(2), start + remark.end(2)):
            top.extras.append(fact)
        return
    if top.location is None and (labelled or is_home(stripped) or (contact and could_be_home(stripped))):
        top.location = passage.fact(start, start + len(stripped), edges=EDGES)
        if len(stripped) < len(part):
            _mark(top, passage, start, end)
        return
    if _is_aside(part) and (fact := passage.fact(start, end, edges=" \t,;|")):
        top.extras.append(fact)
        return
    if fact := passage.fact(start, end, edges=" \t,;|"):
        if len(fact.text.split()) >= _PROSE_WORDS:
            top.summary.append(fact)
            return
        previous = top.headline[-1] if top.headline else None
        between = passage.sheet.document.text[previous.span.end : fact.span.start] if previous else "\n"
        if (
            previous
            and previous.span.end <= fact.span.start
            and "\n" not in between
            and not has_contact(between)
            and not any(previous.span.end <= extra.span.start < fact.span.start for extra in top.extras)
        ):
            low = bisect_left(passage.clean.starts, previous.span.start)
            whole = passage.fact(low, end, edges=" \t,;|") if low < end else None
            if whole and (
                top.location is None or not (whole.span.start <= top.location.span.start < whole.span.end)
            ):
                top.headline[-1] = whole  # parts of one line are one headline
                return
        top.headline.append(fact)


def _is_aside(part: str) -> bool:
    """Whether a part says something beside the profession: a registration's number, leave to work, notice, or
    how the résumé itself is written."""
    folded = part.casefold()
    if folded.startswith(tuple(folded_set("contact", "itself"))):
        return True
    opening = next((each for each in folded_set("contact", "aside_openings") if folded.startswith(each)), "")
    if opening and (opening[-1] in ",:" or folded[len(opening) :][:1] == " "):
        return True
    words = set(re.findall(r"[^\W\d_]+", folded))
    told = bool(_NUMBERED.search(part)) or not words.isdisjoint(folded_set("contact", "asides"))
    return told and title_strength(part) < 2


def _mark(top: Top, passage: Passage, start: int, end: int) -> None:
    if fact := passage.fact(start, end):
        top.placed.append((fact.span.start, fact.span.end))


def _read_name(top: Top, passage: Passage, start: int, end: int) -> bool:
    part = passage.text[start:end]
    for prefix in sorted(load_words("headings")["document"]["titles"], key=len, reverse=True):
        found = re.match(rf"{re.escape(prefix)}\s*(?:[:–—-]|of\b|\bfor\b|(?=\s))\s*", part, re.IGNORECASE)
        if found and found.end() < len(part):
            _mark(top, passage, start, start + found.end())
            start += found.end()
            start, end = _without_honorifics(top, passage, start, end)
            break
    if part.endswith(")"):
        start, end = _without_honorifics(top, passage, start, end)
    part = passage.text[start:end]
    named = find_name(part, first=not (top.placed or top.contact.placed or top.headline))
    if named is None:
        return False
    (low, high), letters = named
    top.name = passage.fact(start + low, start + high)
    if letters and (fact := passage.fact(start + letters[0], start + letters[1])):
        top.extras.append(fact)
    return top.name is not None


def _read_address(top: Top, passage: Passage, start: int, end: int, labelled: bool) -> bool:
    """Takes "27 Tinners Row, Redruth, Cornwall TR15 0ZZ" apart: the street is private, the city is not."""
    part = passage.text[start:end]
    streets = find_streets(part)
    if not streets or streets[0][0] > 40:
        return False
    low, high = streets[0]
    if top.address is None:
        top.address = passage.fact(start, start + high, edges=EDGES)
    else:
        _mark(top, passage, start + low, start + high)
    rest_start = start + high
    rest = passage.text[rest_start:end]
    codes = find_postcodes(rest, after_street=True)
    for code_low, code_high in codes:
        _mark(top, passage, rest_start + code_low, rest_start + code_high)
    stretches: list[tuple[int, int]] = []
    at = 0
    for code_low, code_high in [*codes, (len(rest), len(rest))]:
        if code_low > at:
            stretches.append((at, code_low))
        at = code_high
    for piece_low, piece_high in stretches:
        fact = passage.fact(rest_start + piece_low, rest_start + piece_high, edges=EDGES)
        if fact and top.location is None and len(fact.text.split()) <= 7:
            top.location = fact
        elif fact:
            top.placed.append((fact.span.start, fact.span.end))
    return True
