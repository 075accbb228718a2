"""What an exchange brings over and what it leaves behind: the files or items, and the losses in sentences.

It refuses to know formats.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from chatbot.evaluation.models import Item, Response, Run
from index.models import Frozen


class Written(Frozen):
    """One file to write: its name without a folder, and its text."""

    name: str
    text: str


class Exported(Frozen):
    """`lost`: what the other tool does not hold or does otherwise; `remarks`: what is left to do there."""

    files: tuple[Written, ...]
    lost: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Imported(Frozen):
    items: tuple[Item, ...]
    lost: tuple[str, ...] = ()


class Losses:
    """Counts what finds no place, by reason, and says it in the order it was first met."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def note(self, things: str, what: str, times: int = 1) -> None:
        """`things` is a plural in -s; `what` says what becomes of them. `times` 0 notes nothing."""
        if times:
            self._counts[(things, what)] += times

    def sentences(self) -> tuple[str, ...]:
        """'12 items: their facts are left out.', '1 item: …'."""
        return tuple(
            f"{count} {things if count != 1 else things.removesuffix('s')}: {what}."
            for (things, what), count in self._counts.items()
        )


class Asked(Frozen):
    """One item with what was answered to it: nothing when it was never asked."""

    item: Item
    responses: tuple[Response, ...] = ()


def asked_of(given: Run | Iterable[Item], losses: Losses) -> tuple[Asked, ...]:
    """The items of a set, or of a run with their responses by attempt. Kept-out items of a run stay in it."""
    if not isinstance(given, Run):
        return tuple(Asked(item=item) for item in given)
    sealed = given.manifest.sealed
    shown = [item for item in given.items if item.id not in sealed]
    losses.note("items", "they belong to a kept-out set and stay unseen", len(given.items) - len(shown))
    by_id: dict[str, list[Response]] = {}
    for response in sorted(given.responses, key=lambda response: response.attempt):
        by_id.setdefault(response.id, []).append(response)
    pairs = tuple(Asked(item=item, responses=tuple(by_id.get(item.id, ()))) for item in shown)
    losses.note("items", "the run holds no response to them", sum(not pair.responses for pair in pairs))
    failed = sum(response.error is not None for pair in pairs for response in pair.responses)
    losses.note("responses", "they failed and count as empty answers", failed)
    return pairs


def unique_id(wanted: object, prefix: str, number: int, taken: Mapping[str, object] | set[str]) -> str:
    """`wanted` if it can be an item's id and is free, else one made of `prefix` and a number that is."""
    if isinstance(wanted, str | int) and 0 < len(str(wanted)) <= 200 and str(wanted) not in taken:
        return str(wanted)
    while f"{prefix}-{number:03d}" in taken:
        number += 1
    return f"{prefix}-{number:03d}"
