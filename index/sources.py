"""What an owner points at (files and folders) -> the files that are read, each with the name shown for it.

The one place that decides what belongs to a folder: what is read, what the index is compared with and what
`doctor` names are the same files. It refuses to open them: what a link leads to and what a file holds, its
reader tells.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from index.errors import SourceRefused, reason_of
from index.lexicon import load_words
from index.readers import READABLE


class Source(NamedTuple):
    """One file. `name` is a document's key from here on; `folder` is the folder it was found in, None for a
    file that was itself pointed at."""

    path: Path
    name: str
    folder: Path | None = None


def list_sources(paths: Sequence[Path]) -> tuple[Source, ...]:
    """The files of one person, those of a folder by name. Dead links are among them: their reader refuses
    them by name, where leaving them out would say nothing.

    Raises SourceRefused when there is nothing there, or a folder holds no file or a link that leaves it."""
    found = [source for path in paths for source in _listed(path.expanduser())]
    if not found:
        raise SourceRefused("résumé", "no path was given.", "Put your résumé into seeds/, or name a file.")
    return _named_apart(found)


def _listed(path: Path) -> list[Source]:
    try:
        if not _is_there(path):
            raise _missing(path)
        if not path.is_dir():
            return [Source(path, path.name or str(path))]
        inside = [
            Source(file, file.name, path)
            for file in sorted(path.iterdir())
            if not _is_left_behind(file.name) and not file.is_dir()
        ]
        for source in inside:
            if source.path.is_symlink() and _leaves(source.path, path):
                raise SourceRefused(
                    source.name,
                    "it is a link to a file outside its folder.",
                    "Put the file itself into the folder.",
                )
    except OSError as error:
        raise SourceRefused(
            str(path), f"it cannot be read ({reason_of(error)}).", "Check the path and its permissions."
        ) from error
    if not inside:
        raise SourceRefused(
            str(path), "no résumé was found in this folder.", f"Put a file there: {READABLE}."
        )
    return inside


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError, ValueError):  # ValueError: a path with a zero character
        return False
    return True


def _missing(path: Path) -> SourceRefused:
    """The refusal of a path at which nothing is."""
    for above in path.parents:
        if os.path.isfile(above):  # no `Path.is_file`: it raises for a name that is too long
            reason = f"there is no such file, since {above.name} is a file and no folder."
            return SourceRefused(str(path), reason, "Check the path.")
    return SourceRefused(
        str(path), "there is no such file or folder.", "Put the résumé there, or name it with --resume PATH."
    )


def _is_left_behind(name: str) -> bool:
    """Whether a file is hidden, or no work of the owner's: systems and open editors leave such in a
    folder."""
    left: dict[str, list[str]] = load_words("files")["left_behind"]
    return (
        name.startswith(tuple(left["beginnings"]))
        or name.endswith(tuple(left["endings"]))
        or name.casefold() in left["names"]
    )


def _leaves(link: Path, folder: Path) -> bool:
    """Whether a link leads to something outside its folder; one that leads nowhere is left to its reader."""
    try:
        return link.exists() and not link.resolve().is_relative_to(folder.resolve())
    except RuntimeError:  # a loop, before Python 3.13
        return False


def _named_apart(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Files of one name told apart by their folders, then by their order."""
    names = Counter(source.name for source in sources)
    apart = [
        source._replace(name=f"{source.path.parent.name}/{source.name}") if names[source.name] > 1 else source
        for source in sources
    ]
    again = Counter(source.name for source in apart)
    return tuple(
        source._replace(name=f"{number}/{source.name}") if again[source.name] > 1 else source
        for number, source in enumerate(apart, 1)
    )
