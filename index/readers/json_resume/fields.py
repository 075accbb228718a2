"""The fields of a JSON Resume, read as far as they can be: what is not as the schema has it is told, not
guessed.

It refuses to know what a field means and where its words go.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

SILENT = ("$schema", "meta", "image", "picture", "x-")
"""Keys (or their beginnings) that say nothing about a person."""
_MAX_ITEMS = 2_000  # of one list
_NAMED_BY = {"languages": "language", "awards": "title"}  # what a plain text in such a list is; else "name"


class Fields:
    """Reads loose JSON. `odd` are sentences on what is not as the schema has it, `unknown` the places of what
    the schema does not have."""

    def __init__(self) -> None:
        self.odd: list[str] = []
        self.unknown: list[str] = []

    def entries(self, key: str, value: Any) -> list[tuple[str, Mapping[str, Any]]]:
        """The objects of a section's list, with their paths. A plain text stands for the name of an entry."""
        if isinstance(value, dict):
            self.odd.append(f"{key}: an object where a list was expected; read as one entry.")
            value = [value]
        entries: list[tuple[str, Mapping[str, Any]]] = []
        for number, entry in enumerate(self.items(value, key)):
            path = f"{key}[{number}]"
            if isinstance(entry, str) and entry.strip():
                entries.append((path, {_NAMED_BY.get(key, "name"): entry}))
            elif isinstance(entry, dict):
                entries.append((path, entry))
            elif entry:
                self.odd.append(f"{path}: {kind_of(entry)} where an object was expected; not read.")
        return entries

    def mapping(self, value: Any, path: str) -> Mapping[str, Any]:
        """An object's fields; none when it is something else."""
        if isinstance(value, dict):
            return value
        if value:
            self.odd.append(f"{path}: {kind_of(value)} where an object was expected; not read.")
        return {}

    def items(self, value: Any, path: str) -> list[Any]:
        """A list's items; a text alone is one."""
        if isinstance(value, list):
            return value[:_MAX_ITEMS]
        if isinstance(value, str) and value.strip():
            self.odd.append(f"{path}: text where a list was expected; read as one item.")
            return [value]
        if value:
            self.odd.append(f"{path}: {kind_of(value)} where a list was expected; not read.")
        return []

    def first(self, entry: Mapping[str, Any], path: str, keys: Iterable[str]) -> str | None:
        """The first of several fields that says something."""
        return next((text for key in keys if (text := self.text(entry, path, key))), None)

    def text(self, entry: Mapping[str, Any], path: str, key: str) -> str | None:
        """A field as text; a list of texts is lines."""
        value = entry.get(key)
        if isinstance(value, list) and value and all(isinstance(each, str) for each in value):
            value = "\n".join(value)
        if isinstance(value, dict) and value:
            self._tell(value, f"{path}.{key}")
            return None
        return self._words(value, f"{path}.{key}")

    def texts(self, entry: Mapping[str, Any], path: str, key: str) -> list[str]:
        """The texts of a field's list, in order; what is none is told."""
        items = self.items(entry.get(key), f"{path}.{key}")
        found = (self._words(item, f"{path}.{key}[{number}]") for number, item in enumerate(items))
        return [words for words in found if words]

    def _words(self, value: Any, path: str) -> str | None:
        """A value as text; what holds something and is none is told."""
        words = words_of(value)
        if words is None and not is_nothing(value):
            self._tell(value, path)
        return words

    def _tell(self, value: Any, path: str) -> None:
        self.odd.append(f"{path}: {kind_of(value)} where a text was expected; not read.")

    def note_unknown(self, entry: Mapping[str, Any], path: str, known: str) -> None:
        """Remembers the fields of an entry that are not among the `known` ones, names with spaces between."""
        names = known.split()
        for key, value in entry.items():
            if key not in names and not str(key).startswith(SILENT) and holds_words(value):
                place = f"{re.sub(r'[0-9]+', '', path)}.{str(key)[:40]}"
                if place not in self.unknown:
                    self.unknown.append(place)


def words_of(value: Any) -> str | None:
    """A plain value as text; None for what says nothing."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return f"{value:g}" if isinstance(value, float) else str(value)
    if isinstance(value, dict):
        return next(
            (words_of(value[key]) for key in ("name", "title", "text", "value") if value.get(key)), None
        )
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode().strip() or None
    return None


def kind_of(value: Any) -> str:
    """What a value is, as a person calls it."""
    names = ((bool, "a yes or no"), (dict, "an object"), (list, "a list"), (str, "text"))
    return next((name for kind, name in names if isinstance(value, kind)), "a number")


def holds_words(value: Any) -> bool:
    """Whether there is a letter anywhere in a value."""
    return bool(re.search(r"[^\W\d_]", json.dumps(value, ensure_ascii=False, default=str)[:2000]))


def says_something(value: Any) -> bool:
    """Whether there is any text or number in a value, however deep; names of fields alone say nothing."""
    waiting = [value]
    while waiting:
        each = waiting.pop()
        if isinstance(each, dict | list):
            waiting += each.values() if isinstance(each, dict) else each
        elif words_of(each):
            return True
    return False


def is_nothing(value: Any) -> bool:
    """Whether a field is as good as absent. A yes or no is something, though it says no words."""
    return not isinstance(value, bool) and not says_something(value)
