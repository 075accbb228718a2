"""The sums of money that a text prints: all of them, those of one kind, prices; and their currencies.

It refuses to turn one currency into another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from chatbot.figures import Figure, figures, placed
from chatbot.lexicon import fold, load, regex, stem, stems

_CURRENCY = re.compile(
    r"\b[a-z]{1,2}\$|[$€£¥₹]|\b(?:eur|gbp|usd|sek|inr|rs|chf|aud|cad|aed|zar|nzd)\b", re.IGNORECASE
)


def currencies(text: str) -> list[str]:
    """The signs and codes of currencies in a text, as printed, in order."""
    return _CURRENCY.findall(text)


def currencies_of(*texts: str) -> frozenset[str]:
    """The currencies of some texts, folded."""
    return frozenset(one.casefold() for text in texts for one in currencies(text))


def sums(text: str) -> list[Figure]:
    """All sums of money in a text, in order."""
    return [figure for figure in figures(text) if figure.kind == "money"]


def sums_of(text: str, kinds: Sequence[str]) -> list[Figure]:
    """The sums of a text that stand in one clause with a word for their kind, next to it."""
    groups = [set(stems(group)) for group in load("words")["same_sums"]]
    wanted = {*kinds, *(one for group in groups if group & {*kinds} for one in group)}
    found: list[Figure] = []
    for clause in re.split(r"(?<=[;:.])\s+", text):
        runs = _runs(clause)
        if stem("saving") in wanted and regex("cuts_costs").search(fold(clause)):
            by = (run for run in runs if regex("by_so_much").search(fold(clause[: run.start])))
            found += [figure for run in by for figure in run.figures]
        for match in re.finditer(r"[^\W\d_][\w&'’-]*", clause):
            if not wanted & set(stems(match[0])) or regex("kept_to_a_sum").search(
                fold(clause[: match.end()])
            ):
                continue
            own = [run for run in runs if not _other_kind_between(clause, match, run)]
            if own:
                found += min(own, key=lambda run: _apart(match, run)).figures
    return found


class _Run(NamedTuple):
    """Sums that stand joined ("from €2m to €3m"), and where."""

    figures: list[Figure]
    start: int
    end: int


def _runs(clause: str) -> list[_Run]:
    runs: list[_Run] = []
    for start, figure in placed(clause):
        if figure.kind != "money":
            continue
        end = len(clause) - len(figure.behind)
        if runs and re.fullmatch(r"\s*(?:to|and|or|,|–|-)?\s*", clause[runs[-1].end : start]):
            runs[-1] = _Run([*runs[-1].figures, figure], runs[-1].start, end)
        else:
            runs.append(_Run([figure], start, end))
    return runs


def _apart(match: re.Match[str], run: _Run) -> int:
    """How many characters part a word from sums."""
    return max(run.start - match.end(), match.start() - run.end)


def _other_kind_between(clause: str, match: re.Match[str], run: _Run) -> bool:
    """Whether a word for another kind of sum parts a word from sums ("a budget for two grants of €3m")."""
    between = clause[match.end() : run.start] if match.end() <= run.start else clause[run.end : match.start()]
    return regex("other_sum").search(fold(between)) is not None


def prices(text: str) -> list[Figure]:
    """The sums of a text that may be a price: none that was saved, earned or given."""
    found = []
    for clause in re.split(r"[;:.,]\s", text):
        if not regex("no_price").search(fold(clause)):
            found += sums(clause)
    return found
