"""Units of a section -> entries: header lines with their pieces settled, and the body under them.

One algorithm for work and study: an entry is a title (or degree), an organisation, a place, a period and a
body, printed in any order on any number of lines. It refuses to know the typed résumé.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.entries.block import Entry
from index.entries.grade import set_remarks_apart
from index.entries.group import group_units
from index.entries.labelled import split_labelled
from index.entries.role import Classifier, classify_study
from index.entries.settle import settle_blocks
from index.entries.unit import Unit


def split_entries(units: Sequence[Unit], classify: Classifier) -> tuple[list[Entry], list[Unit]]:
    """Entries in order, with their pieces settled; and the units that stand before the first entry."""
    if labelled := split_labelled(units):
        return labelled
    blocks, strays = group_units(units, classify)
    if classify is classify_study:
        for block in blocks:
            set_remarks_apart(block)
    settle_blocks(blocks, study=classify is classify_study)
    return blocks, strays
