"""Invented résumés, line by line, with what recruiters ask about each line and what no line answers.

One file of `groups/` is one group of professions, one line of it one résumé. It refuses data of another shape
(what the data must keep beyond that is in `rules.py`), and knows which groups stay out of training.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from index.models import Frozen

FOLDER = Path(__file__).parent / "groups"
# Groups that nothing is ever fitted on. The development groups are looked at while settings are chosen; the
# untouched ones were not opened before the figures of the model card were final.
DEVELOPMENT = ("care", "clinic", "stage", "table")
UNTOUCHED = ("land", "moving")
# Written since the adapter that ships was trained: left out so that `make train` gives that one. The next
# training empties this.
WAITING: tuple[str, ...] = ()

Kind = Literal["reworded", "natural", "keyword", "noisy", "fragment"]
Style = Literal["american", "british", "indian", "non-native"]


class Asked(Frozen):
    """A question about a line; `also` names other lines that answer it."""

    q: str = Field(min_length=2)
    kind: Kind
    style: Style | None = None
    also: tuple[int, ...] = ()


class NotStated(Frozen):
    """A question that no line answers; `source` is `<resume_id>.<line>` where another résumé answers it."""

    q: str = Field(min_length=2)
    kind: Kind
    style: Style | None = None
    source: str | None = Field(default=None, alias="from")


class Line(Frozen):
    """A line of a résumé. `context` says whose it is (title, employer, years), '' outside of entries."""

    id: int
    section: str
    context: str
    text: str
    questions: tuple[Asked, ...]
    also: tuple[int, ...] = ()

    @property
    def passage(self) -> str:
        """The line after whose it is, as the index embeds it."""
        return f"{self.context}: {self.text}" if self.context else self.text


class Portrait(Frozen):
    """One invented résumé."""

    resume_id: str
    profession: str
    name: str
    lines: tuple[Line, ...]
    not_stated: tuple[NotStated, ...]

    def asked(self) -> Iterator[tuple[Line, Asked, frozenset[int]]]:
        """Every question with its line and the ids of all lines that answer it."""
        for line in self.lines:
            for asked in line.questions:
                yield line, asked, frozenset((line.id, *line.also, *asked.also))

    def markdown(self, without: frozenset[int] = frozenset()) -> str:
        """The résumé as a Markdown file, some lines left out."""
        parts = [f"# {self.name}"]
        section = context = ""
        for line in self.lines:
            if line.section != section:
                parts.append(f"\n## {line.section}")
                section, context = line.section, ""
            if line.context != context:
                parts.append(f"\n### {line.context}\n" if line.context else "")
                context = line.context
            if line.id not in without:
                parts.append(f"- {line.text}")
        return "\n".join(parts) + "\n"


def groups() -> tuple[str, ...]:
    """The names of all groups, in order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.jsonl")))


def training_groups() -> tuple[str, ...]:
    """The groups that may be fitted on."""
    return tuple(group for group in groups() if group not in DEVELOPMENT + UNTOUCHED + WAITING)


def load(group: str) -> tuple[Portrait, ...]:
    """The résumés of a group. Raises `ValueError` with file, line and field for data that is not in order."""
    path = FOLDER / f"{group}.jsonl"
    portraits = []
    for number, row in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            portraits.append(Portrait.model_validate_json(row))
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            raise ValueError(f"{path.name}, line {number}, {field}: {first['msg']}.") from error
    return tuple(portraits)
