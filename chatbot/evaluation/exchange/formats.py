"""The two ways between our question sets and another tool's files, by the name of the format.

It refuses to know what is in the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from chatbot.evaluation.exchange import promptfoo, ragas
from chatbot.evaluation.exchange.carried import Exported, Imported
from chatbot.evaluation.models import Item, Run

Format = Literal["ragas", "promptfoo"]
FORMATS: tuple[Format, ...] = ("ragas", "promptfoo")


def export_items(format: Format, given: Run | Iterable[Item], name: str = "questions") -> Exported:
    """The files of that format for a question set, or for a run with what was answered. `name` begins the
    names of the files."""
    if format == "ragas":
        return ragas.to_ragas(given, name)
    return promptfoo.to_promptfoo(given, name)


def import_items(
    format: Format, text: str, name: str = "imported", sources: Mapping[str, str] | None = None
) -> Imported:
    """The question set in a file of that format, every item a draft unless it came from here.

    `name` is the file's, for messages and new ids; `sources` are the texts of the résumé by name, in which
    quotations are looked up. Raises `OperatorError` naming the line or the test that cannot be read.
    """
    if format == "ragas":
        return ragas.from_ragas(text, name, sources or {})
    return promptfoo.from_promptfoo(text, name)
