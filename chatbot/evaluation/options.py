"""The options and arguments that several of the evaluation's commands share, and what each refuses.

It refuses to know the commands.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Any

import typer

from chatbot.evaluation.models import LARGEST_SEED

MOST_JOBS = 64


def looked_up(given: Any) -> Any:
    """A path, or each of several, that the disk can be asked about. Raises `OperatorError`."""
    from chatbot.evaluation.given import check_path

    for path in given if isinstance(given, list | tuple) else [given]:
        if path is not None:
            check_path(Path(path))
    return given


DatasetOption = Annotated[
    list[Path] | None,
    typer.Option(
        "-d",
        "--dataset",
        metavar="PATH",
        callback=looked_up,
        help="A question set or a folder of them; repeatable.",
    ),
]
ResumeOption = Annotated[
    Path | None,
    typer.Option(
        "--resume",
        metavar="PATH",
        callback=looked_up,
        help="The résumé; default: resume.* beside the set, or seeds.",
    ),
]
OutputOption = Annotated[
    list[Path] | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        callback=looked_up,
        help="A report: .html, .md, .junit.xml or .json.",
    ),
]
BaselineOption = Annotated[
    str | None,
    typer.Option("--baseline", metavar="RUN", callback=looked_up, help="An earlier run to compare with."),
]
TagOption = Annotated[
    list[str] | None, typer.Option("--filter-tag", metavar="TAG", help="Only questions with this tag.")
]
SplitOption = Annotated[
    str | None, typer.Option("--split", metavar="NAME", help="Only questions of this split.")
]
LimitOption = Annotated[int | None, typer.Option("--limit", min=1, help="At most so many of each set.")]
AsOfOption = Annotated[
    dt.datetime | None,
    typer.Option("--as-of", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="Take this day for today."),
]
SealedOption = Annotated[
    bool, typer.Option("--sealed", help="Kept-out sets: reports print figures and no question.")
]
SeedOption = Annotated[
    int, typer.Option("--seed", min=0, max=LARGEST_SEED, help="Of the resampling behind the intervals.")
]
RunArgument = Annotated[
    str,
    typer.Argument(
        metavar="RUN", callback=looked_up, help="A run's name or folder, a .json file of -o, or 'latest'."
    ),
]
FormatArgument = Annotated[str, typer.Argument(metavar="FORMAT", help="ragas or promptfoo")]
