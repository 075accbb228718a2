"""The metrics of `metrics.toml`: the one list that scores, summaries, comparisons, gates and reports go by.

It refuses to know how they are computed.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Literal

from index.models import Frozen


class Metric(Frozen):
    """`share`: each item is 0 or 1. `graded`: each item is between -1 and 1. `level`: a property of the whole
    set (a percentile, an area), without values of items."""

    name: str
    title: str
    meaning: str
    nature: Literal["share", "graded", "level"]
    higher_is_better: bool = True
    gated: bool = False
    unit: str = ""

    @property
    def paired(self) -> bool:
        """Whether two runs can be compared item by item: not a level, and not what only the item decides."""
        return self.nature != "level" and self.name != "abstention_precision"


def _loaded() -> dict[str, Metric]:
    table = tomllib.loads(files(__package__).joinpath("metrics.toml").read_text(encoding="utf-8"))
    return {name: Metric(name=name, **row) for name, row in table.items()}


METRICS: dict[str, Metric] = _loaded()
GATED: tuple[str, ...] = tuple(metric.name for metric in METRICS.values() if metric.gated)
