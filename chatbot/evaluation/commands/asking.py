"""A run made: questions asked of a system, or another's answers to them judged and kept.

It refuses to know what the answers are worth.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from chatbot.errors import OperatorError, Stopped
from chatbot.evaluation.commands.judging import baseline_of, judged_run, tell, tell_name
from chatbot.evaluation.commands.subject import day_of, opener, sets_of
from chatbot.evaluation.models import MOST_ATTEMPTS
from chatbot.evaluation.options import (
    MOST_JOBS,
    AsOfOption,
    BaselineOption,
    DatasetOption,
    LimitOption,
    OutputOption,
    ResumeOption,
    SealedOption,
    SeedOption,
    SplitOption,
    TagOption,
    looked_up,
)
from chatbot.settings import load_settings

if TYPE_CHECKING:
    from chatbot.console import Terminal
    from chatbot.evaluation.journal import Journal
    from chatbot.evaluation.models import Run, Scored
    from chatbot.evaluation.systems import System


def run_command(
    context: typer.Context,
    dataset: DatasetOption = None,
    resume: ResumeOption = None,
    output: OutputOption = None,
    baseline: BaselineOption = None,
    system: Annotated[
        str, typer.Option("--system", metavar="NAME", help="Who answers: resume-chatbot or quickstart.")
    ] = "resume-chatbot",
    repeat: Annotated[
        int, typer.Option("--repeat", min=1, max=MOST_ATTEMPTS, help="Ask every question so many times.")
    ] = 1,
    jobs: Annotated[int, typer.Option("-j", "--jobs", min=1, max=MOST_JOBS, help="Questions at a time.")] = 1,
    filter_tag: TagOption = None,
    split: SplitOption = None,
    limit: LimitOption = None,
    as_of: AsOfOption = None,
    sealed: SealedOption = False,
    seed: SeedOption = 0,
    go_on: Annotated[
        str | None,
        typer.Option(
            "--continue", metavar="RUN", callback=looked_up, help="Go on with a run that was stopped."
        ),
    ] = None,
) -> None:
    """Ask every question, judge every answer, and write reports."""
    from chatbot.evaluation.compare import check_comparable
    from chatbot.evaluation.journal import Journal, find_run
    from chatbot.evaluation.preparing import Choice, check_system, prepared, systems_again
    from chatbot.evaluation.systems import OURS

    settings, terminal = load_settings(), context.obj.terminal
    check_system(system)
    asked = None if go_on else sets_of(dataset, settings)
    base = baseline_of(terminal, settings, output, baseline, resume, datasets=asked)
    if go_on:
        if dataset or filter_tag or split or limit or as_of or sealed or repeat > 1 or system != OURS:
            raise OperatorError(
                "--continue asks what the run was begun with; leave out -d, --system, --repeat, --limit, "
                "--filter-tag, --split, --as-of and --sealed, or begin a new run."
            )
        journal = Journal.resume(find_run(go_on, settings.home))
        began = journal.run.manifest.as_of
        day = dt.date.fromisoformat(began) if began else dt.date.today()
        systems = systems_again(journal.run, resume, opener(context, settings, day))
    else:
        choice = Choice(tuple(filter_tag or ()), split, limit, repeat, sealed, seed, day_of(as_of))
        open_bot = opener(context, settings, choice.as_of)
        run, systems = prepared(sets_of(dataset, settings), resume, choice, system, settings, open_bot)
        if base:
            check_comparable(base, run)
        journal = Journal.begin(settings.home, run)
    finished = _asked(terminal, journal, systems, jobs)
    tell(terminal, finished, base, output, seed)
    tell_name(terminal, journal.folder.name)


def score_command(
    context: typer.Context,
    answers: Annotated[
        str,
        typer.Argument(
            metavar="RUN", callback=looked_up, help="A run, or with -d a file of any system's answers."
        ),
    ],
    dataset: DatasetOption = None,
    resume: ResumeOption = None,
    output: OutputOption = None,
    baseline: BaselineOption = None,
    as_of: AsOfOption = None,
    sealed: SealedOption = False,
    seed: SeedOption = 0,
) -> None:
    """Judge answers that are there already, and keep them as a run; no system is asked. An answer is a line
    {"id", "answer"}."""
    from chatbot.evaluation.journal import Journal
    from chatbot.evaluation.preparing import Choice, prepared
    from chatbot.evaluation.report import counted
    from chatbot.evaluation.systems import read_answers

    settings, terminal = load_settings(), context.obj.terminal
    base = baseline_of(terminal, settings, output, baseline, resume, answers, datasets=dataset)
    if dataset:
        choice = Choice(seed=seed, as_of=day_of(as_of), sealed=sealed)
        open_bot = opener(context, settings, choice.as_of)
        run, _ = prepared(dataset, resume, choice, Path(answers).name, settings, open_bot)
        responses, strangers = read_answers(Path(answers), run.items)
        if strangers:
            terminal.warn(
                f"{counted(len(strangers), 'answer')} of {answers} {'does' if len(strangers) == 1 else 'do'} "
                f"not count: no question of this set has the id {strangers[0]}, for one."
            )
        repeat = 1 + max(response.attempt for response in responses)
        run = run.model_copy(update={"manifest": run.manifest.model_copy(update={"repeat": repeat})})
        kept = Journal.begin(settings.home, run)
        kept.append(*responses)
        kept.close()
        run = run.model_copy(update={"responses": responses})
    elif Path(answers).suffix == ".jsonl" and Path(answers).is_file():
        raise OperatorError(f"{answers} holds answers; name the questions with -d SET, too.")
    else:
        run = judged_run(terminal, settings, answers).model_copy(update={"scored": (), "summary": None})
    tell(terminal, run, base, output, seed)
    if dataset:
        tell_name(terminal, run.manifest.run)


def _asked(terminal: Terminal, journal: Journal, systems: Mapping[str, System], jobs: int) -> Run:
    """The run with all its answers, progress told on the way; ends the command when it was interrupted."""
    from chatbot.evaluation.journal import unanswered
    from chatbot.evaluation.running import Interrupted, Stopper, run_items

    stopper = Stopper(lambda: terminal.note("Finishing what is under way; Ctrl-C again stops at once."))
    try:
        with terminal.counting(len(unanswered(journal.run))) as move:
            return run_items(journal, systems, jobs=jobs, told=_counter(move), stopper=stopper)
    except (Interrupted, KeyboardInterrupt):
        raise Stopped(
            "Stopped; the answers so far are kept. Go on with: resume-chatbot eval run --continue "
            f"{journal.folder.name}"
        ) from None


def _counter(move: Callable[[str], None]) -> Callable[[Scored], None]:
    """Tells the progress bar of each answer how many came out how so far."""
    from chatbot.evaluation.metric import WORDS

    counts: Counter[str] = Counter()

    def hear(one: Scored) -> None:
        counts[WORDS[one.outcome]] += 1
        move(", ".join(f"{count} {outcome}" for outcome, count in counts.most_common()))

    return hear
