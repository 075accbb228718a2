"""Whose work a line outside of the jobs tells of: in a résumé by skills, what was achieved stands above the
employers and only names them ("Cut claims by a third at Waipa Ledger").

It refuses to guess: a line that names two employers, one with two stays, or one by an everyday word alone is
nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from index.lexicon import folded_set, organization_strength
from index.models import Position

_BRACKETS = re.compile(r"\(([^()]*)\)")
_PARTED = re.compile(r",\s|\s[|/–—-]\s")
_PAIR = re.compile(r"[^\W\d_][\w'’-]* & [^\W\d_a-z][\w'’-]*")  # "Tui & Marsh" of their "Accountants"
_AT = re.compile(r"\b[Aa]t ([^\W\d_a-z][\w'’-]{2,})")
_LEAD = re.compile(r"(?P<name>[^\W\d_a-z][^:–—|]{1,40}?)(?::|\s[–—|-])\s")  # "Priory Lane: moved to …"
_LETTERS = 3  # a name of one word has at least these many


class Employers:
    """The employers of one résumé by the names that lines elsewhere may call them."""

    def __init__(self, positions: Iterable[Position]) -> None:
        entries: dict[str, set[int]] = {}
        for position in positions:
            if position.organization:
                for name in _names(position.organization.text):
                    entries.setdefault(name, set()).add(position.entry)
        self._entries = entries
        telling = (name for name in entries if " " in name or name.isupper())  # "Target" is a word, too
        longest_first = sorted(telling, key=len, reverse=True)
        names = "|".join(map(re.escape, longest_first))
        self._named = re.compile(rf"(?<!\w)(?:{names})(?!\w)") if names else None
        self._firsts: dict[str, set[int]] = {}
        self._openings: dict[str, set[int]] = {}
        for name, numbers in entries.items():
            tokens = name.split()
            self._firsts.setdefault(tokens[0], set()).update(numbers)
            for size in range(1, len(tokens) + 1):
                self._openings.setdefault(" ".join(tokens[:size]).casefold(), set()).update(numbers)

    def entry_named_in(self, text: str) -> int | None:
        """`Position.entry` of the one employer that a text names: whole, by its first or only word after
        "at", or by its first words before a colon or dash at the beginning; None for none or several."""
        found = self._named.findall(text) if self._named else ()
        named = {entry for name in found for entry in self._entries[name]}
        for word in _AT.findall(text):
            named |= self._firsts.get(word, set())
        if lead := _LEAD.match(text):
            named |= self._openings.get(lead["name"].strip().casefold(), set())
        return named.pop() if len(named) == 1 else None


def _names(organization: str) -> Iterator[str]:
    """The name as printed, without what stands in brackets or behind a comma, without its legal form; and
    the initials in brackets."""
    for inside in _BRACKETS.findall(organization):
        if inside.isupper() and inside.isalpha() and len(inside) >= _LETTERS:
            yield inside
    bare = _PARTED.split(_BRACKETS.sub(" ", organization))[0].split()
    while len(bare) > 1 and bare[-1].casefold().strip(".,") in folded_set("organizations", "legal"):
        yield " ".join(bare)
        bare.pop()
    name = " ".join(bare).strip(" .,&")
    one_word = len(bare) == 1
    if name[:1].isupper() and not (one_word and (len(name) < _LETTERS or organization_strength(name))):
        yield name
        if pair := _PAIR.match(name):
            yield pair.group()
