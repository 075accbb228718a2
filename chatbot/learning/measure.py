"""What the adapter and the judge of evidence are worth on professions they have never seen:
`python -m chatbot.learning.measure [GROUP ...]`.

Every question is put to its résumé, read and indexed as an owner's would be, without and with the adapter.
Reported are how often the right line is among the first passages, and how well *stated* is told from *not
mentioned*: against the same questions with their line removed, and against questions that nothing answers.
It fits nothing.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from chatbot.evidence import STATED
from chatbot.learning.pairs import DEVELOPMENT, UNTOUCHED, load
from chatbot.learning.trial import Trial, trials
from index.adapter import FOLDER, find_adapter
from index.embed import DEFAULT_ENCODER, DEFAULT_WEIGHTS_SHA256, open_encoder

CARD = FOLDER / "README.md"
BEGIN, END = "<!-- figures: python -m chatbot.learning.measure --card -->", "<!-- /figures -->"
DEPTHS = (1, 3, 5)
KINDS = ("reworded", "natural", "keyword", "noisy", "fragment")


class Row(NamedTuple):
    """Figures of one kind of question. `recall` is at `DEPTHS`; the areas are under the ROC curve of the
    surest passage, and the shares are of questions shown a passage as stated."""

    kind: str
    asked: int
    recall: tuple[float, ...]
    area_removed: float
    area_not_stated: float
    shown: float
    shown_removed: float
    shown_not_stated: float


def rows(tried: Sequence[Trial]) -> list[Row]:
    """A row a kind, and one of all."""
    not_stated = [trial for trial in tried if trial.way == "not stated"]
    kinds = [(kind, [t for t in tried if t.kind == kind and t.way != "not stated"]) for kind in KINDS]
    kinds.append(("all", [t for t in tried if t.way != "not stated"]))
    return [_row(kind, part, not_stated) for kind, part in kinds if part]


def _row(kind: str, tried: Sequence[Trial], not_stated: Sequence[Trial]) -> Row:
    whole = [trial for trial in tried if trial.way == "whole"]
    removed = [trial for trial in tried if trial.way == "removed"]
    ranks = [_rank(trial) for trial in whole]
    sure, sure_removed, sure_none = (
        [_surest(trial) for trial in part] for part in (whole, removed, not_stated)
    )
    return Row(
        kind,
        len(whole),
        tuple(_share([rank < depth for rank in ranks]) for depth in DEPTHS),
        area(sure, sure_removed),
        area(sure, sure_none),
        *(_share([value >= STATED for value in part]) for part in (sure, sure_removed, sure_none)),
    )


def area(positive: Sequence[float], negative: Sequence[float]) -> float:
    """The chance that a positive scores above a negative, ties as halves; NaN when there are none."""
    from scipy.stats import mannwhitneyu

    if not positive or not negative:
        return float("nan")
    return float(mannwhitneyu(positive, negative).statistic) / (len(positive) * len(negative))


def _rank(trial: Trial) -> int:
    """How many passages stand before the first right one; all and more when none is right."""
    return next((n for n, passage in enumerate(trial.passages) if passage.answers), 1_000)


def _surest(trial: Trial) -> float:
    return max((passage.sure for passage in trial.passages), default=0.0)


def _share(holds: Sequence[bool]) -> float:
    return sum(holds) / len(holds) if holds else float("nan")


def tried(groups: Iterable[str], with_adapter: bool, home: Path) -> list[Trial]:
    """Every question of the groups, by the encoder with or without its adapter."""
    encoder, notices = open_encoder(DEFAULT_ENCODER, home, with_adapter=with_adapter)
    if notices:
        raise SystemExit(" ".join(notices))
    return [trial for group in groups for portrait in load(group) for trial in trials(portrait, encoder)]


def table(found: Sequence[Row]) -> list[str]:
    """The rows as Markdown."""
    lines = [
        "| questions | n | recall@1 | @3 | @5 | AUROC, line removed | AUROC, not stated | shown as stated "
        "| line removed | not stated |",
        "|---|" + "---:|" * 9,
    ]
    for row in found:
        figures = (*row.recall, *row[3:])
        lines.append(f"| {row.kind} | {row.asked} | " + " | ".join(f"{x:.2f}" for x in figures) + " |")
    return lines


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m chatbot.learning.measure", description=__doc__.splitlines()[0]
    )
    parser.add_argument(
        "groups", nargs="*", default=[*DEVELOPMENT], help=f"untouched: {', '.join(UNTOUCHED)}"
    )
    parser.add_argument("--home", type=Path, help="where exported encoders are kept")
    parser.add_argument(
        "--card", action="store_true", help=f"write the figures into {CARD.name} of the adapter"
    )
    options = parser.parse_args(arguments)
    lines = [f"Adapter {find_adapter(DEFAULT_WEIGHTS_SHA256).identity}."]
    with tempfile.TemporaryDirectory(prefix="resume-chatbot-") as scratch:
        home = options.home or Path(scratch)
        for groups in (DEVELOPMENT, UNTOUCHED) if options.card else (tuple(options.groups),):
            for with_adapter in (False, True):
                found = rows(tried(groups, with_adapter, home))
                title = f"{', '.join(groups)}, {'with' if with_adapter else 'without'} the adapter"
                lines += ["", f"**{title}**", "", *table(found)]
    if options.card:
        head, _, rest = CARD.read_text(encoding="utf-8").partition(BEGIN)
        tail = rest.partition(END)[2]
        CARD.write_text(head + BEGIN + "\n" + "\n".join(lines) + "\n" + END + tail, encoding="utf-8")
    else:
        sys.stdout.write("\n".join(lines) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
