"""How answers are worded: the lists and expressions in the files beside the modules that know what they mean.

It refuses to know what any of them says.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_wordings(name: str) -> dict[str, Any]:
    """The file `NAME.toml` of this folder, parsed."""
    return dict(tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")))


@cache
def expressions(name: str) -> dict[str, tuple[re.Pattern[str], ...]]:
    """Its lists of expressions, by kind."""
    return {
        kind: tuple(re.compile(each) for each in listed)
        for kind, listed in read_wordings(name).items()
        if isinstance(listed, list)
    }


def occurrences(name: str, kind: str, folded: str) -> list[re.Match[str]]:
    """Where expressions of a kind stand in a text as a keyboard types it, one expression after another."""
    return [match for expression in expressions(name)[kind] for match in expression.finditer(folded)]
