"""The lines of a printed page's head and foot that stayed in a text: told by the page they count, or by the
page break beside which they come again.

It refuses to know what a résumé says: it looks at form, at repetition and at words for "page".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

PAGE_NUMBER = re.compile(
    r"(?:[-–—|·]\s*)?(?:page|seite|página|pagina|p\.|第)?\s*\d{1,3}\s*(?:页|頁|ページ)?"
    r"(?:\s*(?:of|von|sur|de|/|\||of\s+|共)\s*\d{1,3}\s*(?:页|頁)?)?(?:\s*[-–—|·])?",
    re.IGNORECASE,
)
NUMBERED = re.compile(
    r"(?i)\b(?:page|seite|página|pagina)\s*\d{1,3}\b|\b\d{1,3}\s*(?:/|of|von|sur)\s*\d{1,3}\b"
)
PAGE_OF = re.compile(r"(?i)\b(?:page|seite|página|pagina)\s*\d{1,3}\s*(?:/|of|von|sur|de|di)\s*\d{1,3}\s*$")
_PAGE_WORD = re.compile(r"(?i)(?:page|seite|página|pagina|p\.|第)\s*(?P<page>\d{1,3})")
_COUNTED = re.compile(
    r"(?i)(?<![\w/.-])(?P<page>\d{1,3})\s*(?:/|of|von|sur|de|di)\s*(?P<all>\d{1,3})(?![\w/.-])"
)
_LONGEST = 160  # characters of a head or foot
_FAR = 20  # spaces before a line that is set to the right


class _Page(NamedTuple):
    """Which page a line says that it stands on, of how many (0: it does not say); whether in words."""

    number: int
    total: int
    named: bool


def shape_of(text: str) -> str:
    """The text with its numbers made equal, so that "Page 2 of 3" is one line on all pages."""
    return re.sub(r"\d+", "#", " ".join(text.casefold().split()))


def running_lines(raws: Sequence[str]) -> set[int]:
    """The numbers of the lines that only say on which page they stand, whose résumé it is, or both."""
    by_shape: dict[str, list[int]] = defaultdict(list)
    for number, raw in enumerate(raws):
        if raw.strip() and len(raw.strip()) <= _LONGEST:
            by_shape[shape_of(raw)].append(number)
    found: set[int] = set()
    for numbers in by_shape.values():
        pages = [page for number in numbers if (page := _page(raws[number]))]
        apart = all(_stands_apart(raws, number) for number in numbers)
        if len(pages) == len(numbers) and apart and _counts_up(pages):
            found |= set(numbers)
    edges = {number for number, raw in enumerate(raws) if _is_at_page_break(raws, number, found)}
    for numbers in by_shape.values():
        if len(numbers) > 1 and set(numbers[1:]) <= edges:
            found |= set(numbers[1:])  # the first may be the person's name over the whole
    return found


def _page(raw: str) -> _Page | None:
    """The page that a line counts at its beginning or end; None where it counts none."""
    text = raw.strip(" \t\f*_-–—|·")
    word = _PAGE_WORD.search(text)
    counted = _COUNTED.match(text, word.start("page")) if word else _COUNTED.search(text)
    begin = word.start() if word else counted.start() if counted else 0
    end = counted.end() if counted else word.end() if word else 0
    if (word is None and counted is None) or (begin > 0 and end < len(text)):
        return None
    page = word["page"] if word else counted["page"] if counted else ""
    return _Page(int(page), int(counted["all"]) if counted else 0, word is not None)


def _counts_up(pages: Sequence[_Page]) -> bool:
    """Whether lines count one page after another. A single one must name a page of so many ("ranked 2 of 98"
    does not), several without the word count all there are ("1/2", "2/2")."""
    first, totals = pages[0], {each.total for each in pages}
    if len(totals) > 1 or any(each.total and each.number > each.total for each in pages):
        return False
    if len(pages) == 1:
        return first.named and first.total > 0 and first.number <= 2
    in_order = all(after.number - before.number == 1 for before, after in pairwise(pages))
    return in_order and (first.named or (first.number == 1 and first.total == len(pages)))


def _stands_apart(raws: Sequence[str], number: int) -> bool:
    """Whether nothing is printed right above a line or nothing right below it, or it is set to the right."""
    above = raws[number - 1].strip() if number else ""
    below = raws[number + 1].strip() if number + 1 < len(raws) else ""
    indent = len(raws[number]) - len(raws[number].lstrip())
    return not above or not below or "\f" in raws[number] or indent >= _FAR


def _is_at_page_break(raws: Sequence[str], number: int, feet: set[int]) -> bool:
    """Whether a line is the first of a page: behind a form feed, or behind a line that counts pages."""
    if not raws[number].strip():
        return False
    if raws[number].lstrip(" \t").startswith("\f"):
        return True
    above = number - 1
    while above >= 0 and not raws[above].strip():
        if "\f" in raws[above]:
            return True
        above -= 1
    return above in feet
