"""Where a command may write: never over what somebody made or is measured.

It refuses to know what is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from chatbot.errors import OperatorError


def must_be_new(path: Path) -> None:
    """Raises OperatorError where a file is already."""
    if path.exists():
        raise OperatorError(
            f"{path} is there already and may hold your own work; move it away, or give another -o FILE."
        )


def make_folder(path: Path) -> None:
    """The folder and those above it. Raises OperatorError."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OperatorError(
            f"The folder {path} cannot be made: {error.strerror}; give another -o."
        ) from error


def check_output(
    output: Sequence[Path] | None, inputs: Iterable[Path | str | None], datasets: Sequence[Path] | None = None
) -> None:
    """Whether every report can be written, and over none of the `inputs` and of the sets asked. Raises
    OperatorError."""
    from chatbot.evaluation.report import check_suffix

    measured = [Path(given) for given in inputs if given]
    for path in output or ():
        check_suffix(path)
        if not path.parent.is_dir():
            raise OperatorError(
                f"There is no folder {path.parent} for {path.name}; make it, or give another -o."
            )
        if path.is_dir():
            raise OperatorError(f"{path} is a folder; give -o the name of a file in it.")
        if any(_is_or_holds(given, path) for given in (*measured, *_asked_of(datasets))):
            raise OperatorError(f"{path} is what is measured, and would be lost; give another -o.")


def _asked_of(datasets: Sequence[Path] | None) -> Iterator[Path]:
    """The sets that are really used and the résumés beside them: other files of a folder are no input."""
    from chatbot.evaluation.dataset import find_sets

    for path in find_sets(datasets or ()):
        yield path
        yield from path.parent.glob("resume.*")


def _is_or_holds(given: Path, path: Path) -> bool:
    """Whether a file that is there is one of the given files, or lies in the given folder."""
    if not path.exists() or not given.exists():
        return False
    return path.samefile(given) or (given.is_dir() and path.resolve().is_relative_to(given.resolve()))
