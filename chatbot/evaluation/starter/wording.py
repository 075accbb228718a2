"""The words of starter questions: templates drawn by a seed, guards against false claims, word lists.

It refuses to know résumés.
"""

from __future__ import annotations

import random
import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

_SPACE = re.compile(r"\s+")


@cache
def words() -> dict[str, Any]:
    """`starter.toml`."""
    return tomllib.loads(files(__package__).joinpath("starter.toml").read_text(encoding="utf-8"))


class Wording:
    """Draws wordings: the same for one seed, whatever else is asked. Neighbours of a kind are not alike."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._used: dict[str, int] = {}
        self._orders: dict[str, list[str]] = {}

    def draw(self, kind: str, **slots: str) -> str:
        """The next wording of a kind with its slots filled, first letter as a sentence begins."""
        if kind not in self._orders:
            self._orders[kind] = self.shuffled(words()["wording"][kind], kind)
        order, number = self._orders[kind], self._used.get(kind, 0)
        self._used[kind] = number + 1
        text = order[number % len(order)]
        # Not `format`: a slot may hold braces.
        filled = re.sub(r"\{(\w+)\}", lambda slot: slots[slot[1]], text)
        return filled[0].upper() + filled[1:] if text.startswith("{who}") else filled

    def shuffled(self, given: list[Any], purpose: str) -> list[Any]:
        """A copy in an order that seed and purpose decide."""
        copy = list(given)
        random.Random(f"{self._seed}:{purpose}").shuffle(copy)  # noqa: S311  # a draw, no secret
        return copy


def guard(name: str, **slots: str) -> str:
    """An expression that judges answers; `claim` and `named` are expressions, other slots are texts."""
    expression: str = words()["guard"][name].replace("{denying}", words()["grammar"]["denying"])
    for slot, text in slots.items():
        expression = expression.replace("{" + slot + "}", text)
    return expression


def gap(most: int, *without: str) -> str:
    """An expression for so many signs of a clause at most, without a denial and the words of `without`."""
    others = f"|\\b(?:{'|'.join(without)})\\b" if without else ""
    return rf"(?:(?!{words()['grammar']['denying']}{others})[^.!?:;]){{0,{most}}}?"


def placed(thing: str, employer: str) -> str:
    """An expression for a thing that is said to have been at an employer."""
    there = rf"\b(?:at|for|with|in)\s+(?:the\s+)?{literal(employer)}"
    said = literal(thing)
    return (
        rf"{said}\b{gap(60, 'after', 'before', 'since', 'left', 'until')}{there}"
        rf"|{there},?\s+(?:\w+\s+){{1,4}}{said}(?!\s+(?:at|only|is|was)\b)"
    )


def literal(text: str) -> str:
    """A text inside an expression: white space as it comes, nothing else meant by its signs."""
    return r"\s+".join(re.escape(part) for part in _SPACE.split(text.strip()))
