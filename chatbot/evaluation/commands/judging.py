"""Runs that are there already: judged now, told in figures, written as reports.

It refuses to know how answers are judged.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chatbot.errors import OperatorError
from chatbot.evaluation.commands.output import check_output
from chatbot.settings import Settings

if TYPE_CHECKING:
    from chatbot.console import Terminal
    from chatbot.evaluation.models import Run


def judged_run(terminal: Terminal, settings: Settings, name: str) -> Run:
    """A run by its name or path, judged now: scores that a file brings along are only compared with."""
    from chatbot.evaluation.journal import find_run, read_run, unanswered
    from chatbot.evaluation.running import judged
    from chatbot.evaluation.systems import SYSTEMS

    run = read_run(find_run(name, settings.home))
    if not run.responses:
        raise OperatorError(
            f"The run {name} holds no answer yet; go on with: resume-chatbot eval run --continue {name}"
        )
    stored = {(one.id, one.attempt): one for one in run.scored}
    fresh = judged(run.model_copy(update={"scored": (), "summary": None, "comparison": None}))
    if changed := sum(stored.get((one.id, one.attempt), one) != one for one in fresh.scored):
        terminal.warn(
            f"{changed} of the {len(stored)} judgements in {name} are not those of this program (another "
            "version of it, or a hand, wrote them); its answers were judged again."
        )
    if missing := len(unanswered(run)):
        remedy = f"go on with: resume-chatbot eval run --continue {run.manifest.run}"
        if run.manifest.system not in SYSTEMS:
            remedy = "add them to the file, then: resume-chatbot eval score FILE -d SET"
        terminal.warn(
            f"The run {name} is unfinished: {missing} of {len(run.items) * run.manifest.repeat} answers are "
            f"missing; {remedy}"
        )
    return fresh


def baseline_of(
    terminal: Terminal,
    settings: Settings,
    output: Sequence[Path] | None,
    baseline: str | None,
    *inputs: Path | str | None,
    datasets: Sequence[Path] | None = None,
) -> Run | None:
    """The run to compare with, once it is sure that every report can be written, and over none of the
    `inputs`: before anything long."""
    check_output(output, (settings.seeds, baseline, *inputs), datasets)
    return judged_run(terminal, settings, baseline) if baseline else None


def tell(terminal: Terminal, run: Run, base: Run | None, output: Sequence[Path] | None, seed: int) -> None:
    """Judges what is not judged, prints the figures, and writes the reports."""
    from chatbot.evaluation.compare import compared
    from chatbot.evaluation.report import summary_lines, write
    from chatbot.evaluation.running import judged

    if run.summary is None:  # intervals take seconds of SciPy: where somebody looks at them
        run = judged(run, intervals=bool(output) or base is not None)
    comparison = compared(base, run, seed=seed) if base else None
    for path in output or ():
        write(path, run, comparison)
        terminal.note(f"Wrote {path}.")
    for caution in comparison.cautions if comparison else ():
        terminal.warn(caution)
    for line in summary_lines(run, comparison):
        terminal.result(line)


def tell_name(terminal: Terminal, name: str) -> None:
    """How to see every answer of the run that was kept."""
    terminal.note(f"Kept as {name}; see every answer with: resume-chatbot eval report {name} -o report.html")
