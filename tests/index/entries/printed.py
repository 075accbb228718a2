"""What a printed text's entries are, as the tests of this folder compare them."""

from __future__ import annotations

from index.entries.entry import split_entries
from index.entries.role import classify_study, classify_work
from index.entries.unit import Unit, split_units
from index.models import Document
from index.passage import Sheet
from index.readers.lines import split_lines


def units_of(text: str, *, markdown: bool = False) -> list[Unit]:
    document = Document(source="a", format="markdown" if markdown else "text", text=text, sha256="")
    return split_units(Sheet(document), split_lines(document, atx=markdown))


def entries(
    text: str, *, study: bool = False, markdown: bool = False
) -> list[tuple[str | None, list[str], str | None, str | None]]:
    """(employer or school, titles or degrees, place, dates as printed) of each entry."""
    found, _ = split_entries(units_of(text, markdown=markdown), classify_study if study else classify_work)
    return [
        (
            entry.organization.text if entry.organization else None,
            [piece.text for piece in entry.titles],
            entry.place.text if entry.place else None,
            entry.period[1].printed.text if entry.period else None,
        )
        for entry in found
    ]
