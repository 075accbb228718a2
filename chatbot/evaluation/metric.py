"""The metrics of `metrics.toml`: the one list that scores, summaries, comparisons, gates and reports go by.

It refuses to know how they are computed.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Literal

from chatbot.evaluation.models import Outcome
from index.models import Frozen


class Metric(Frozen):
    """`share`: each item is 0 or 1. `graded`: each item is between -1 and 1. `percentile` and `level` (an
    area, a single time) are properties of the whole set, without values of items. The nature, not the values
    that happen to be there, decides how the interval is made. `name` is the key in rules and in JSON."""

    name: str
    title: str
    meaning: str
    nature: Literal["share", "graded", "percentile", "level"]
    higher_is_better: bool = True
    gated: bool = False
    unit: str = ""

    @property
    def of_items(self) -> bool:
        """Whether it is a mean over items."""
        return self.nature in ("share", "graded")

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most that an item's value can be."""
        return (-1.0, 1.0) if self.name == "truthfulness" else (0.0, 1.0)

    @property
    def label(self) -> str:
        """How it is called and, where that is another word, its key for rules: `right (correct)`."""
        return self.title if self.title == self.name else f"{self.title} ({self.name})"

    @property
    def paired(self) -> bool:
        """Whether two runs can be compared item by item: not by what only the item decides."""
        return self.of_items and self.name != "abstention_precision"


def _loaded() -> dict[str, Metric]:
    table = tomllib.loads(files(__package__).joinpath("metrics.toml").read_text(encoding="utf-8"))
    return {name: Metric(name=name, **row) for name, row in table.items()}


METRICS: dict[str, Metric] = _loaded()
GATED: tuple[str, ...] = tuple(metric.name for metric in METRICS.values() if metric.gated)
WORDS: dict[Outcome, str] = {
    outcome: METRICS[outcome].title if outcome in METRICS else "rightly declined" for outcome in Outcome
}
"""What people read for an outcome, everywhere; its value is what rules and JSON hold."""
