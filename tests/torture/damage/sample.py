"""Sample files, and what a step that damages one is: bytes, chance and the other samples in, bytes out.

A step that finds nothing to do leaves the file as it is. It refuses to know the steps.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

FORMATS = ("pdf", "docx", "html", "json", "markdown", "text")
SUFFIXES = {
    ".pdf": "pdf",
    ".docx": "docx",
    ".html": "html",
    ".json": "json",
    ".md": "markdown",
    ".txt": "text",
}


@dataclass(frozen=True)
class Sample:
    """One good file (or one that is hostile already), whole."""

    name: str
    format: str
    data: bytes


Samples = dict[str, list[Sample]]
Step = Callable[[bytes, Random, Samples], bytes]
Steps = dict[str, tuple[Sequence[str], Step]]
"""By their names, each with the formats it knows."""

ODD: dict[str, Any] = tomllib.loads((Path(__file__).parent / "odd.toml").read_text(encoding="utf-8"))
PHONES: tuple[str, ...] = tuple(ODD["phones"])
"""Numbers of nobody, planted to be withheld."""


def encoded(text: str) -> bytes:
    """UTF-8, halves of letters included, which no encoder would write."""
    return text.encode("utf-8", "surrogatepass")
