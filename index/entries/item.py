"""Units of any other section -> items as they stand: patents, papers, projects, awards, languages, the
unknown.

It refuses to know what the words of an item say, beyond its dates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.dates import find_ranges
from index.entries.commas import split_commas
from index.entries.mixed import joins_more, kind_by_label
from index.entries.period import as_printed_period
from index.entries.skill import LIST_LABEL
from index.entries.unit import Unit, closes_with_date, is_dated_header
from index.lexicon import folded_set, heading_kind
from index.models import Item
from index.passage import Sheet
from index.sentence import sentences

_WORD = re.compile(r"[^\W_]+")
# A row of the Europass grid, the same level in every skill: "Inglese C1 C1 C1 C1 C1".
_GRADES = re.compile(r"([^\W\d_]{3,20}\s+([A-C][12]))(?:\s+\2){2,5}")
_GRADE = re.compile(r"(?i)(?:level|niveau|stufe|grade|band|nivel|nível|livello) \w{1,3}|[A-C][12][+-]?")
# The labelled facts of a block, below which a sentence tells more: "Client: Acme | Year: 2024".
_FACTS = re.compile(r"[^\W\d_][\w ]{1,20}: [^|·•]{1,120}[|·•] ")
_SENTENCE = re.compile(r"\.\s+(?=[A-Z])")
_LEVELLED = re.compile(r" (?P<name>[^\W\d_]{3,20})(?: [–—-] |: | ?\()")
_REMARK_WORDS = 10  # of one language and what is said of it; more are a sentence
_SEPARATORS = ",;·•|、，；"
_BESIDE_DATES = 3  # characters of a line that names nothing
_FEW = 3  # sentences of a paragraph, before they are taken for a list
_LONGEST_DATED = 400  # characters of a sentence whose dates are looked for
_LONGEST_LIST = 5000  # characters of one line of languages


def read_languages(sheet: Sheet, heading: str, units: Sequence[Unit]) -> list[Item]:
    """Spoken languages, one item each, with the level printed beside it."""
    items: list[Item] = []
    for unit in units:
        found = LIST_LABEL.match(unit.text)
        start = found.end() if found and heading_kind(found["label"] or "") == "languages" else 0
        start = start or _after_mother_tongue(unit)
        if graded := _GRADES.fullmatch(unit.text):
            if fact := unit.passage.fact(0, graded.end(1)):
                items.append(Item(title=fact, section=heading, span=fact.span))
            continue
        begins = [start, *_broken_before_language(unit, start)]
        for begin, until in pairwise([*begins, max(start, min(len(unit.text), _LONGEST_LIST))]):
            for low, high in _named(unit.text[begin:until]):
                fact = unit.passage.fact(begin + low, begin + high, edges=" \t\n.,;·•|、，；")
                if fact:
                    items.append(Item(title=fact, section=heading, span=fact.span))
    if len(items) == len(units):
        items = _with_levels_below(sheet, heading, items)
    merged: list[Item] = []
    for item in items:  # "English, native": the second half is a level, not a language
        if (
            merged
            and (item.title.text[:1].islower() or _GRADE.fullmatch(item.title.text))
            and not _is_language(item.title.text)
            and not (item.title.text.endswith(")") and merged[-1].title.text.endswith(")"))
            and item.title.span.line == merged[-1].title.span.line
        ):
            low, high = merged[-1].title.span.start, item.title.span.end
            fact = sheet.passage(low, high).fact()
            if fact:
                merged[-1] = Item(title=fact, section=heading, span=fact.span)
                continue
        merged.append(item)
    return merged


def _broken_before_language(unit: Unit, start: int) -> list[int]:
    """Where a new line begins with a language and the sign before its level, as others of a narrow column do
    that the page's width has joined: "Irish – C2, working language⏎Dutch – B2"."""
    raw, clean = unit.passage.sheet.document.text, unit.passage.clean
    return [
        found.start("name")
        for found in _LEVELLED.finditer(unit.text[:_LONGEST_LIST], start)
        if "\n" in raw[clean.starts[found.start()] : clean.ends[found.start()]]
        and _is_language(found["name"])
    ]


def _named(text: str) -> list[tuple[int, int]]:
    """What stands between the signs of a list, and between its sentences: "English (native). Polish, B1"."""
    parts: list[tuple[int, int]] = []
    for low, high in split_commas(text, _SEPARATORS):
        at = low
        for found in _SENTENCE.finditer(text, low, high):
            if text.count("(", at, found.start()) == text.count(")", at, found.start()):
                parts.append((at, found.start()))
                at = found.end()
        parts.append((at, high))
    return parts


def _with_levels_below(sheet: Sheet, heading: str, items: Sequence[Item]) -> list[Item]:
    """The items, each language joined with the level that a line of its own says below it."""
    named = [_is_language(item.title.text) for item in items]
    if not any(named) or named != [number % 2 == 0 for number in range(len(items))] or len(items) % 2:
        return list(items)
    made: list[Item] = []
    for language, level in zip(items[::2], items[1::2], strict=True):
        fact = sheet.passage(language.title.span.start, level.title.span.end).fact()
        made.append(Item(title=fact or language.title, section=heading, span=(fact or language.title).span))
    return made


def _after_mother_tongue(unit: Unit) -> int:
    """Where the languages begin behind "Mother tongue(s)"; 0 without that label."""
    label = re.match(r"([^\W\d_][\w ()'’]{3,30}?)\s*(?::|$)", unit.passage.cells()[0] if unit.text else "")
    known = label and label[1].casefold().strip() in folded_set("languages", "mother_tongue")
    return min(len(unit.text), len(unit.passage.cells()[0]) + 1) if known else 0


def is_language_grid(unit: Unit) -> bool:
    """Whether a row is of the Europass table of languages: mother tongues, a language's levels, or the words
    over its columns."""
    return bool(_after_mother_tongue(unit) or _GRADES.fullmatch(unit.text) or names_no_language(unit))


def names_no_language(unit: Unit) -> bool:
    """Whether a row holds nothing but the words over the columns of the Europass table."""
    cells = unit.passage.cells()
    return all(cell.casefold().strip(" :*") in folded_set("languages", "grid") for cell in cells)


def names_languages(units: Sequence[Unit]) -> bool:
    """Whether units list spoken languages and nothing else ("Basque (native), Spanish (C1)")."""
    parts = [
        unit.text[low:high]
        for unit in units
        for low, high in split_commas(unit.text[:_LONGEST_LIST], _SEPARATORS)
    ]
    return len(parts) > 1 and all(_is_language(part) and len(part.split()) <= _REMARK_WORDS for part in parts)


def beside_languages(heading: str, units: Sequence[Unit]) -> list[Unit]:
    """The units of a section of languages that are none: a line labelled as something else, and, where the
    heading joins languages with more, a line that opens with no language."""
    joined = joins_more(heading)
    return [unit for unit in units if kind_by_label(unit.text) or (joined and not _opens_with_language(unit))]


def _opens_with_language(unit: Unit) -> bool:
    found = LIST_LABEL.match(unit.text)
    if found and heading_kind(found["label"] or found["end"] or "") == "languages":
        return True
    start = found.end() if found and not _is_language(unit.text) else 0
    low, high = split_commas(unit.text[start:_LONGEST_LIST], _SEPARATORS)[0]
    named = folded_set("languages", "spoken") | folded_set("languages", "within")
    return any(word.casefold() in named for word in _WORD.findall(unit.text[start + low : start + high]))


def speaks_of(unit: Unit) -> bool:
    """Whether a labelled line lists spoken languages, not programming ones."""
    found = LIST_LABEL.match(unit.text)
    rest = unit.text[found.end() if found else 0 :][:_LONGEST_LIST]
    return any(_is_language(rest[low:high]) for low, high in split_commas(rest, _SEPARATORS))


def read_items(sheet: Sheet, heading: str, kind: str, units: Sequence[Unit]) -> list[Item]:
    """One item for each entry: its first line, and the lines that stand under it."""
    groups: list[list[Unit]] = []
    headed = _dates_head_entries(units)
    for unit in units:
        if groups and (_stands_under(groups[-1], unit, kind) or (headed and not _is_dated_apart(unit))):
            groups[-1].append(unit)
        else:
            groups.append([unit])
    items = (_item(sheet, heading, group) for group in groups)
    return [item for item in items if item]


def _dates_head_entries(units: Sequence[Unit]) -> bool:
    """Whether each line with a date at its right margin stands over words of its own, and no words stand
    alone: "Tide tables, Port of Ayr      May 2021" and a line of what they were. In a list of rows ("Guild of
    Dyers      since 2014") one of them may only lack its date."""
    heads = [_is_dated_apart(unit) for unit in units]
    told = all(
        unit.kind == "text" and not unit.blank_before
        for unit, head in zip(units, heads, strict=True)
        if not head
    )
    return (
        sum(heads) > 1
        and heads[0]
        and not heads[-1]
        and told
        and not any(above and below for above, below in pairwise(heads))
    )


def _is_dated_apart(unit: Unit) -> bool:
    passage = unit.passage
    return unit.kind == "text" and closes_with_date(passage.sheet.document.text[passage.start : passage.end])


def told_apart(sheet: Sheet, units: Sequence[Unit]) -> list[Unit]:
    """The units; of paragraphs alone, the sentences, where most tell of their own time: "Governor since 2019.
    Examiner in 2024/25." One item would give all of them the first one's dates."""
    if not all(unit.kind == "text" and unit.blank_before for unit in units):
        return list(units)
    return [each for unit in units for each in _sentences_of(sheet, unit)]


def _sentences_of(sheet: Sheet, unit: Unit) -> list[Unit]:
    found = sentences(unit.text)
    dated = sum(bool(find_ranges(unit.text[low:high])) for low, high in found if high - low < _LONGEST_DATED)
    if len(found) < _FEW or dated < 2 or dated * 2 < len(found):
        return [unit]
    starts, ends = unit.passage.clean.starts, unit.passage.clean.ends
    return [
        Unit("text", sheet.passage(starts[low], ends[high - 1]), 0, True, unit.indent, False)
        for low, high in found
    ]


def _item(sheet: Sheet, heading: str, group: Sequence[Unit]) -> Item | None:
    title = group[0].passage.fact()
    if title is None:
        return None
    period = as_printed_period(group[0].passage) if len(title.text) <= 400 else None
    for unit in group[1:3]:
        if period is None and len(unit.text) <= 120:
            period = as_printed_period(unit.passage)
    return Item(
        title=title,
        period=period,
        details=tuple(fact for unit in group[1:] if (fact := unit.passage.fact())),
        section=heading,
        span=sheet.span(group[0].passage.start, group[-1].passage.end),
    )


def _stands_under(group: Sequence[Unit], unit: Unit, kind: str) -> bool:
    """Whether a unit belongs to the item that the group's first unit began."""
    first = group[0]
    if unit.kind == "heading":
        return first.kind == "heading" and unit.level > first.level and len(group) == 1
    if unit.kind == "bullet":
        is_title = len(first.text) <= 200 and not first.text.endswith((".", "!", "?"))
        return first.kind == "heading" or (first.kind == "text" and is_title) or unit.level > first.level
    if first.kind == "heading" or (_is_bold_line(first) and not unit.bold and not unit.blank_before):
        return True
    return (
        kind in ("projects", "volunteering", "publications", "patents")
        and first.kind == "text"
        and not unit.blank_before
        and (
            (len(group) == 1 and not unit.ranges())
            or (not first.ranges() and bool(unit.ranges()))
            or (len(group) > 1 and bool(_FACTS.match(group[1].text)) and unit.text.endswith("."))
        )
        and len(first.text) <= 160
        and (not is_dated_header(unit) or (len(group) == 1 and not first.ranges()))
    )


def _is_bold_line(unit: Unit) -> bool:
    """Whether the whole unit is printed bold: a name over what is said of it."""
    until = unit.passage.sheet.strong_until(unit.passage.start)
    dates = sum(found.until - found.at for found in unit.ranges())
    named = len(unit.text) - dates > _BESIDE_DATES
    return unit.kind == "text" and named and until is not None and until >= unit.passage.end


def _is_language(text: str) -> bool:
    """Whether "anglais (C1)" names a language itself, and is no level of the one before."""
    words = _WORD.findall(text)
    return bool(words) and words[0].casefold() in folded_set("languages", "spoken")
