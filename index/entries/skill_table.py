"""A table of skills whose columns say how well each is known -> groups of skills with their level.

"| Ovens | Rational | Miele |" under "| Group | Expert | Basic |" is two groups; the words over a column are
their level. A row's own level ("| Sauces | good |") is that of its skill. It refuses to know tables without
levels, and lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.entries.skill import split_skills
from index.lexicon import load_words, normalize_heading
from index.models import Fact, Line, SkillGroup
from index.passage import EDGES, Passage, Sheet

_BAR = re.compile(r"(?<!\\)\|")
_BARS = EDGES + "*_"


def read_skill_tables(
    sheet: Sheet, lines: Sequence[Line]
) -> tuple[list[SkillGroup], list[tuple[int, int]], list[Line]]:
    """The groups of every such table, where its column titles stand, and the lines that are of none."""
    groups: list[SkillGroup] = []
    read: list[tuple[int, int]] = []
    rest: list[Line] = []
    head: list[Passage] = []
    for line in lines:
        cells = _cells(sheet, line)
        if _are_levels(cells):
            head = cells
            read.append(sheet.content(line))
        elif head and len(cells) == len(head) and line.kind in ("text", "bullet"):
            _add_row(sheet, groups, head, cells)
        elif line.kind in ("rule", "blank") and head:
            rest.append(line)
        else:
            head = []
            rest.append(line)
    return groups, read, rest


def _cells(sheet: Sheet, line: Line) -> list[Passage]:
    """The cells of a table's row, empty ones too: between bars, else between columns. A rule's line may hold
    the titles over it."""
    raw, start = sheet.raw(line), line.span.start
    if raw.strip().startswith("|"):
        cuts = [found.start() for found in _BAR.finditer(raw)]
        cuts += [] if raw.rstrip().endswith("|") else [len(raw)]
        return [sheet.passage(start + low + 1, start + high) for low, high in pairwise(cuts)]
    if line.kind not in ("text", "bullet") or "\t" not in raw.strip():
        return []
    low, high = sheet.content(line)
    cuts = [
        low - 1,
        *(low + found.start() for found in re.finditer("\t", raw[low - start : high - start])),
        high,
    ]
    return [sheet.passage(left + 1, right) for left, right in pairwise(cuts)]


def _are_levels(cells: Sequence[Passage]) -> bool:
    """Whether a row says how well its columns' skills are known, or that its second column does."""
    table = load_words("headings")["table"]
    titles = [normalize_heading(cell.text) for cell in cells]
    if len(titles) < 2:
        return False
    if len(titles) == 2 and titles[1] in table["level_titles"]:
        return titles[0] in table["skill_titles"]
    return len(titles) > 2 and all(title in table["levels"] for title in titles[1:])


def _add_row(
    sheet: Sheet, groups: list[SkillGroup], head: Sequence[Passage], cells: Sequence[Passage]
) -> None:
    label = cells[0].fact(edges=_BARS)
    if len(head) == 2:
        level = cells[1].fact(edges=_BARS)
        _add(sheet, groups, None, level, cells[0])
        return
    for title, cell in zip(head[1:], cells[1:], strict=True):
        _add(sheet, groups, label, title.fact(edges=_BARS), cell)


def _add(
    sheet: Sheet, groups: list[SkillGroup], label: Fact | None, level: Fact | None, cell: Passage
) -> None:
    if items := split_skills(cell, 0):
        span = sheet.span(items[0].span.start, items[-1].span.end)
        groups.append(SkillGroup(label=label, level=level, items=tuple(items), span=span))
