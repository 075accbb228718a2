"""What runs are worth: their figures, what changed between two, and whether one may be released.

It refuses to ask anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chatbot.evaluation.commands.judging import baseline_of, judged_run, tell
from chatbot.evaluation.options import BaselineOption, OutputOption, RunArgument, looked_up
from chatbot.settings import load_settings

if TYPE_CHECKING:
    pass


def report_command(
    context: typer.Context,
    run: RunArgument = "latest",
    output: OutputOption = None,
    baseline: BaselineOption = None,
) -> None:
    """Print the figures of a run, and write reports of it."""
    settings, terminal = load_settings(), context.obj.terminal
    base = baseline_of(terminal, settings, output, baseline, run)
    tell(terminal, judged_run(terminal, settings, run), base, output, 0)


def compare_command(
    context: typer.Context,
    base: Annotated[str, typer.Argument(metavar="BASE", callback=looked_up, help="The run before.")],
    candidate: Annotated[
        str, typer.Argument(metavar="CANDIDATE", callback=looked_up, help="The run after.")
    ] = "latest",
    output: OutputOption = None,
) -> None:
    """Say what differs between two runs, item by item, and whether that could be chance."""
    settings, terminal = load_settings(), context.obj.terminal
    before = baseline_of(terminal, settings, output, base, candidate)
    tell(terminal, judged_run(terminal, settings, candidate), before, output, 0)


def gate_command(
    context: typer.Context,
    run: RunArgument = "latest",
    baseline: BaselineOption = None,
    rules: Annotated[
        Path | None,
        typer.Option(
            "--rules", metavar="FILE", callback=looked_up, help="TOML; default: the built-in rules."
        ),
    ] = None,
    output: OutputOption = None,
) -> None:
    """Pass or fail a run: floors, significant and large losses, questions that must pass."""
    from chatbot.evaluation.compare import compared
    from chatbot.evaluation.gate import read_rules, verdict_of
    from chatbot.evaluation.journal import unanswered
    from chatbot.evaluation.models import Check
    from chatbot.evaluation.report import write

    settings, terminal = load_settings(), context.obj.terminal
    wanted = read_rules(rules)
    base = baseline_of(terminal, settings, output, baseline, run)
    judged = judged_run(terminal, settings, run)
    verdict = verdict_of(judged, base, wanted)
    if missing := len(unanswered(judged)):
        check = Check(name="finished", passed=None, detail=f"{missing} answers are missing")
        verdict = verdict.model_copy(update={"checks": (check, *verdict.checks)})
    terminal.result(f"The run {judged.manifest.run}" + (f" against {base.manifest.run}" if base else ""))
    for check in verdict.checks:
        sign = {True: "ok  ", False: "FAIL", None: "?   "}[check.passed]
        terminal.result(f"{sign}  {check.name}: {check.detail}")
    for path in output or ():
        write(path, judged, compared(base, judged) if base else None, verdict)
        terminal.note(f"Wrote {path}.")
    ends = {0: "The gate passed.", 1: "The gate failed.", 3: "The gate cannot judge: see the lines with ?."}
    terminal.result(ends[verdict.exit_code])
    if verdict.exit_code:
        raise typer.Exit(verdict.exit_code)
