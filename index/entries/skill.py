"""Units of a skills section -> groups of skills, each with its label if one is printed.

It refuses to know which words are skills: what stands between the commas is taken as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.entries.commas import split_commas
from index.entries.unit import Unit
from index.models import Fact, SkillGroup
from index.passage import EDGES, Passage, Sheet

LIST_LABEL = re.compile(
    r"(?P<label>[^\W\d_][^:：•·|]{0,60}?)\s*(?::\s+|：\s*)(?=\S)|(?P<end>[^\W\d_][^:：•·|]{0,60}?)\s*[:：]$"
)

_SHORT = 4  # words of an item in a list


def read_skills(sheet: Sheet, units: Sequence[Unit]) -> list[SkillGroup]:
    """The groups in printed order. A label alone over a list or a line belongs to what follows it."""
    groups: list[SkillGroup] = []
    heading: Fact | None = None
    loose: list[Fact] = []
    loose_span: list[Passage] = []

    def close() -> None:
        nonlocal loose, loose_span
        if loose:
            span = sheet.span(loose_span[0].start, loose_span[-1].end)
            groups.append(SkillGroup(label=heading, items=tuple(loose), span=span))
        elif heading:
            groups.append(SkillGroup(label=None, items=(heading,), span=heading.span))
        loose, loose_span = [], []

    table = _is_labelled_table(units)
    bold = _has_bold_labels(units)
    for number, unit in enumerate(units):
        following = units[number + 1] if number + 1 < len(units) else None
        label, start = _label(unit)
        if label is None and table:
            label, start = _first_cell(unit)
        if (
            unit.kind == "heading"
            or (label is not None and start >= len(unit.text))
            or _opens_group(unit, following)
            or (bold and unit.bold)
        ):
            close()
            heading = (
                label if label is not None and start >= len(unit.text) else unit.passage.fact(edges=EDGES)
            )
            continue
        if label is not None:
            close()
            heading = None
            items = split_skills(unit.passage, start)
            groups.append(
                SkillGroup(
                    label=label,
                    items=tuple(items) or (label,),
                    span=sheet.span(unit.passage.start, unit.passage.end),
                )
            )
            continue
        loose.extend(split_skills(unit.passage, 0))
        loose_span.append(unit.passage)
    close()
    return groups


def labels_lists(units: Sequence[Unit]) -> bool:
    """Whether each of several lines is a label and a list of short items: skills, whatever stands above."""
    return len(units) >= 2 and all(_labels_list(unit) for unit in units)


def _labels_list(unit: Unit) -> bool:
    label, start = _label(unit)
    items = unit.text[start:].split(",")
    return (
        unit.kind != "heading"
        and label is not None
        and not unit.ranges()
        and len(items) >= 2
        and all(len(item.split()) <= _SHORT for item in items)
    )


def _label(unit: Unit) -> tuple[Fact | None, int]:
    """The group's own words before a colon (or a dash, when printed bold), and where its items begin."""
    found = LIST_LABEL.match(unit.text)
    if found and len((found["label"] or found["end"]).split()) <= 8:
        name = "label" if found["label"] else "end"
        return unit.passage.fact(*found.span(name)), found.end()
    if unit.bold and (dash := re.match(r"([^–—|:]{2,60}?)\s+[–—|-]\s+(?=\S)", unit.text)):
        return unit.passage.fact(*dash.span(1)), dash.end()
    wide = sorted(unit.passage.clean.wide)
    if wide and unit.bold and _bold_until(unit, wide[0]):
        return unit.passage.fact(0, wide[0]), wide[0] + 1
    if wide and unit.kind == "text" and ("," in unit.text[wide[0] :]) and "," not in unit.text[: wide[0]]:
        return unit.passage.fact(0, wide[0]), wide[0] + 1
    return None, 0


def _bold_until(unit: Unit, at: int) -> bool:
    """Whether the unit's first column is bold and the rest is not: a label before a row of skills."""
    end = unit.passage.sheet.strong_until(unit.passage.start)
    starts = unit.passage.clean.starts
    return end is not None and starts[at - 1] < end <= starts[at + 1]


def _first_cell(unit: Unit) -> tuple[Fact | None, int]:
    """The first cell of a table's row, and where the second begins: "| Planning | Paragon, Excel |"."""
    found = re.match(r"\|\s*([^|]{1,60}?)\s*\|\s*(?=[^|\s])", unit.text)
    return (unit.passage.fact(*found.span(1)), found.end()) if found else (None, 0)


def _is_labelled_table(units: Sequence[Unit]) -> bool:
    """Whether the rows of a table hold a group's label and then its skills."""
    rows = [unit.text.strip("| ").split("|") for unit in units if unit.text.startswith("|")]
    return (
        bool(rows)
        and all(len(row) == 2 and "," not in row[0] for row in rows)
        and any("," in row[1] for row in rows)
    )


def _has_bold_labels(units: Sequence[Unit]) -> bool:
    """Whether bold lines stand over others that are not, twice or more: "Strategy" over its skills."""
    bold = [number for number, unit in enumerate(units) if unit.bold and unit.kind == "text"]
    return len(bold) >= 2 and all(
        number + 1 < len(units)
        and not units[number + 1].bold
        and len(units[number].text) <= 60
        and not re.search(r"[,·•|;:]", units[number].text)
        for number in bold
    )


def _opens_group(unit: Unit, following: Unit | None) -> bool:
    """A bold or capital line over a list: the label of a group of skills."""
    if unit.kind != "text" or following is None or len(unit.text) > 60 or re.search(r"[,·•|;]", unit.text):
        return False
    if following.kind == "bullet":
        return True
    return (
        (unit.bold or unit.text.isupper())
        and not following.bold
        and bool(re.search(r"[,·•|;]", following.text))
        and not following.blank_before
    )


def split_skills(passage: Passage, start: int) -> list[Fact]:
    """Items between commas, dots and bars, outside brackets; a sentence stays whole."""
    text = passage.text
    rest = text[start:]
    if (
        len(rest.split()) > 14
        and rest.rstrip().endswith(".")
        and not re.search(r"[·•|]", rest)
        and rest.count(",") * 5 < len(rest.split())
    ):
        fact = passage.fact(start)
        return [fact] if fact else []
    separators = (
        "·•|●▪◦"
        if re.search(r"\s[·•|●▪◦]\s", rest) and not re.search(r",", re.sub(r"\([^()]*\)", "", rest))
        else ",;·•|●▪◦、，；"
    )
    cuts = split_commas(rest, separators)
    items: list[Fact] = []
    for low, high in cuts:
        at = start + low
        for wide in [spot for spot in sorted(passage.clean.wide) if start + low < spot < start + high] + [
            start + high
        ]:
            fact = passage.fact(at, wide, edges=" \t\n,;·•|")
            at = wide
            if fact is None:
                continue
            if (
                fact.text.endswith(".")
                and not re.search(r"\b[A-Za-z]\.$|\betc\.$", fact.text)
                and len(fact.text) > 1
            ):
                trimmed = _without_full_stop(passage, fact)
                fact = trimmed or fact
            if any(letter.isalnum() for letter in fact.text):
                items.append(fact)
    return items


def _without_full_stop(passage: Passage, fact: Fact) -> Fact | None:
    """The fact without its closing full stop."""
    return passage.sheet.passage(fact.span.start, fact.span.end).fact(edges=" .")
