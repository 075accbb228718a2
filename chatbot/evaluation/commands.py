"""`resume-chatbot eval …`: the evaluation's commands, no decisions inside.

Results go to stdout, progress and remarks to stderr, reports where `-o` says. What a command needs loads when
it runs. It refuses to know how anything is measured.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chatbot.errors import OperatorError, Stopped
from chatbot.evaluation.models import LARGEST_SEED, MOST_ATTEMPTS
from chatbot.evaluation.options import (
    MOST_JOBS,
    AsOfOption,
    BaselineOption,
    DatasetOption,
    FormatArgument,
    LimitOption,
    OutputOption,
    ResumeOption,
    RunArgument,
    SealedOption,
    SeedOption,
    SplitOption,
    TagOption,
    looked_up,
)
from chatbot.settings import Settings, load_settings

if TYPE_CHECKING:
    from chatbot.bot import Bot
    from chatbot.evaluation.journal import Journal
    from chatbot.evaluation.models import Item, Run, Scored
    from chatbot.evaluation.preparing import OpenBot
    from chatbot.evaluation.systems import System

EXIT_CODES = {
    0: "fine",
    1: "the gate failed",
    2: "the command, a question set or a file must be changed",
    3: "it cannot be judged: too few items, or no figure to judge by",
    4: "the state folder cannot be written",
    5: "nothing was selected",
    130: "interrupted with Ctrl-C; the run goes on with: eval run --continue RUN",
}
RULES = {
    "largest_drop": "a significant loss up to this passes (0.03)",
    "must_pass": "questions marked must_pass have to be right (true)",
    "smallest_n": "fewer values than this judge nothing (10)",
    "[floors]": "metric = its least, or most where less is better (none)",
}
"""What `eval gate --help` says of the rules in `gate.py`, which loads what a help text has no use for."""
STARTER = "questions.jsonl"
"""What `eval init` writes in the current folder, where its owner sees it, and what is asked when no set is
named; without it, the one that earlier versions wrote into the state folder."""


app = typer.Typer(
    name="eval",
    help="How good are the answers on your résumé? Did a change help? May it be released?",
    epilog="\n".join(
        ("\b", "Exit codes:", *(f"  {code:<4} {meaning}" for code, meaning in EXIT_CODES.items()))
    ),
    no_args_is_help=True,
    rich_markup_mode=None,
)


def _examples(*lines: str) -> str:
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


@app.command("init", epilog=_examples("resume-chatbot eval init", "resume-chatbot eval init --resume cv.pdf"))
def init_command(
    context: typer.Context,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE", callback=looked_up, help="Where the set goes."),
    ] = None,
    resume: ResumeOption = None,
    as_of: AsOfOption = None,
    seed: Annotated[
        int, typer.Option("--seed", min=0, max=LARGEST_SEED, help="Another seed, other wordings.")
    ] = 0,
) -> None:
    """Write a first question set for your résumé, from what was read of it, for you to look at."""
    from chatbot.batch import write_whole
    from chatbot.evaluation.starter import starter_items

    settings, terminal = load_settings(), context.obj.terminal
    path = output or Path(STARTER)
    _must_be_new(path)
    day = _day(as_of)
    bot = _opener(context, settings, day)(resume)
    items = starter_items(bot.resume, bot.documents, as_of=day, seed=seed)
    _make_folder(path.parent)
    write_whole(path, [item.model_dump_json(exclude_defaults=True) for item in items])
    terminal.result(f"Wrote {len(items)} questions to {path}, every one a draft.")
    where = f" --resume {resume}" if resume else ""
    terminal.note(
        "A question is a line: read each once (a fact read wrongly is asked wrongly), change or strike out "
        'what is wrong, take "draft":true away from what is right, and keep the file with your résumé. '
        f"Then: resume-chatbot eval validate -d {path}{where} and: "
        f"resume-chatbot eval run -d {path}{where} --as-of {day}"
    )


@app.command("validate", epilog=_examples("resume-chatbot eval validate -d questions.jsonl --resume cv.pdf"))
def validate_command(
    context: typer.Context, dataset: DatasetOption = None, resume: ResumeOption = None
) -> None:
    """Check question sets line by line, and that their quotations stand once in the résumé."""
    from chatbot.evaluation import dataset as sets
    from chatbot.evaluation.report import counted

    settings, terminal = load_settings(), context.obj.terminal
    open_bot = _opener(context, settings, dt.date.today())
    found = 0
    examined = [sets.examine(path) for path in sets.find_sets(_given(dataset, settings))]
    twice = list(sets.repeated([read for read, _ in examined]))
    for read, problems in examined:
        problems += [problem for problem in twice if problem.path == read.path]
        texts = {each.source: each.text for each in open_bot(resume or read.resume).documents}
        problems += sets.misquoted(read, texts)
        for problem in problems:
            terminal.result(str(problem))
        found += len(problems)
        drafts = sum(item.draft for item in read.items)
        remark = f", {drafts} of them drafts that nobody has looked at" if drafts else ""
        wrong = len(problems) or "nothing"
        terminal.result(f"{read.path}: {counted(len(read.items), 'question')}{remark}; {wrong} wrong.")
    if found:
        raise typer.Exit(2)


@app.command(
    "run",
    epilog=_examples(
        "resume-chatbot eval run -d questions.jsonl -o report.html",
        "resume-chatbot eval run -d sets/ -o now.json --baseline before.json -o change.md",
        "resume-chatbot eval run -d questions.jsonl --system quickstart -o stock.json",
        "resume-chatbot eval run --continue 20260102-030405-678901",
    ),
)
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
    asked = None if go_on else _given(dataset, settings)
    base = _ready(terminal, settings, output, baseline, resume, datasets=asked)
    if go_on:
        if dataset or filter_tag or split or limit or as_of or sealed or repeat > 1 or system != OURS:
            raise OperatorError(
                "--continue asks what the run was begun with; leave out -d, --system, --repeat, --limit, "
                "--filter-tag, --split, --as-of and --sealed, or begin a new run."
            )
        journal = Journal.resume(find_run(go_on, settings.home))
        began = journal.run.manifest.as_of
        day = dt.date.fromisoformat(began) if began else dt.date.today()
        systems = systems_again(journal.run, resume, _opener(context, settings, day))
    else:
        choice = Choice(tuple(filter_tag or ()), split, limit, repeat, sealed, seed, _day(as_of))
        open_bot = _opener(context, settings, choice.as_of)
        run, systems = prepared(_given(dataset, settings), resume, choice, system, settings, open_bot)
        if base:
            check_comparable(base, run)
        journal = Journal.begin(settings.home, run)
    finished = _asked(terminal, journal, systems, jobs)
    _tell(terminal, finished, base, output, seed)
    _tell_name(terminal, journal.folder.name)


@app.command(
    "score", epilog=_examples("resume-chatbot eval score answers.jsonl -d questions.jsonl -o theirs.html")
)
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
    base = _ready(terminal, settings, output, baseline, resume, answers, datasets=dataset)
    if dataset:
        choice = Choice(seed=seed, as_of=_day(as_of), sealed=sealed)
        open_bot = _opener(context, settings, choice.as_of)
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
        run = _read(terminal, settings, answers).model_copy(update={"scored": (), "summary": None})
    _tell(terminal, run, base, output, seed)
    if dataset:
        _tell_name(terminal, run.manifest.run)


@app.command("report", epilog=_examples("resume-chatbot eval report latest -o report.html -o report.md"))
def report_command(
    context: typer.Context,
    run: RunArgument = "latest",
    output: OutputOption = None,
    baseline: BaselineOption = None,
) -> None:
    """Print the figures of a run, and write reports of it."""
    settings, terminal = load_settings(), context.obj.terminal
    base = _ready(terminal, settings, output, baseline, run)
    _tell(terminal, _read(terminal, settings, run), base, output, 0)


@app.command("compare", epilog=_examples("resume-chatbot eval compare before.json latest -o change.md"))
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
    before = _ready(terminal, settings, output, base, candidate)
    _tell(terminal, _read(terminal, settings, candidate), before, output, 0)


@app.command(
    "gate",
    epilog=_examples("resume-chatbot eval gate latest --baseline released.json --rules gate.toml")
    + "\n\n"
    + "\n".join(
        (
            "\b",
            "Keys of a rules file, each with what it is when left out:",
            *(f"  {key:<14}{meaning}" for key, meaning in RULES.items()),
            "The keys of metrics stand last in each line that eval run prints.",
        )
    ),
)
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
    base = _ready(terminal, settings, output, baseline, run)
    judged = _read(terminal, settings, run)
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


@app.command(
    "export",
    epilog=_examples(
        "resume-chatbot eval export ragas latest -o there/",
        "resume-chatbot eval export promptfoo questions.jsonl -o there/",
    ),
)
def export_command(
    context: typer.Context,
    format: FormatArgument,
    given: Annotated[
        str, typer.Argument(metavar="RUN|SET", callback=looked_up, help="A run, or a question set.")
    ],
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FOLDER", callback=looked_up, help="Where the files go."),
    ] = Path(),
) -> None:
    """Write a question set or a run in another tool's format; what that cannot hold is said."""
    from chatbot.batch import write_whole
    from chatbot.evaluation.dataset import read_sets
    from chatbot.evaluation.exchange import export_items

    settings, terminal = load_settings(), context.obj.terminal
    known, path = _format(format), Path(given)
    is_set = path.suffix == ".jsonl" and path.is_file()
    what: Run | tuple[Item, ...] = read_sets([path])[0].items if is_set else _read(terminal, settings, given)
    exported = export_items(known, what, path.stem)
    _make_folder(output)
    for file in exported.files:
        _must_be_new(output / file.name)
    for file in exported.files:
        write_whole(output / file.name, [file.text.removesuffix("\n")])
        terminal.result(f"Wrote {output / file.name}.")
    for loss in exported.lost:
        terminal.note(f"Lost: {loss}")
    for remark in exported.remarks:
        terminal.note(remark)


@app.command("import", epilog=_examples("resume-chatbot eval import ragas their.jsonl -o questions.jsonl"))
def import_command(
    context: typer.Context,
    format: FormatArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", callback=looked_up, help="The other tool's file.")],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="FILE", callback=looked_up, help="Where the set goes.")
    ],
    resume: ResumeOption = None,
) -> None:
    """Make a question set of another tool's file; what it does not hold, or we do not, is said."""
    from chatbot.batch import write_whole
    from chatbot.evaluation.dataset import without_a_fact
    from chatbot.evaluation.exchange import import_items
    from chatbot.evaluation.given import read_text

    settings, terminal = load_settings(), context.obj.terminal
    known = _format(format)
    _must_be_new(output)
    text = read_text(file)
    sources = None
    if resume:
        bot = _opener(context, settings, dt.date.today())(resume)
        sources = {document.source: document.text for document in bot.documents}
    imported = import_items(known, text, file.name, sources)
    write_whole(output, [item.model_dump_json(exclude_defaults=True) for item in imported.items])
    terminal.result(f"Wrote {len(imported.items)} questions to {output}.")
    if bare := sum(without_a_fact(item) for item in imported.items):
        terminal.warn(
            f"{bare} of them have no reference_facts, so nothing tells a right answer: say for each what "
            f"a right one says, then: resume-chatbot eval validate -d {output}"
        )
    for loss in imported.lost:
        terminal.note(f"Lost: {loss}")


def _day(as_of: dt.datetime | None) -> dt.date:
    return as_of.date() if as_of else dt.date.today()


def _given(dataset: list[Path] | None, settings: Settings) -> list[Path]:
    earlier = settings.home / "eval" / STARTER
    return dataset or [earlier if earlier.exists() and not Path(STARTER).exists() else Path(STARTER)]


def _must_be_new(path: Path) -> None:
    if path.exists():
        raise OperatorError(
            f"{path} is there already and may hold your own work; move it away, or give another -o FILE."
        )


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OperatorError(
            f"The folder {path} cannot be made: {error.strerror}; give another -o."
        ) from error


def _format(name: str) -> Any:
    from chatbot.evaluation.exchange import FORMATS

    if name not in FORMATS:
        raise OperatorError(f"{name} is no format known here; there are {' and '.join(FORMATS)}.")
    return name


def _opener(context: typer.Context, settings: Settings, day: dt.date) -> OpenBot:
    """Opens bots the way every command does, with its progress bar and the owner's warnings; they share one
    encoder."""
    shared: dict[str, Any] = {}

    def open_bot(resume: Path | None) -> Bot:
        bot: Bot = context.obj.opened(settings, resume, dt.datetime.combine(day, dt.time()), **shared)
        shared["encoder"] = bot.index.encoder
        return bot

    return open_bot


def _ready(
    terminal: Any,
    settings: Settings,
    output: Sequence[Path] | None,
    baseline: str | None,
    *inputs: Path | str | None,
    datasets: Sequence[Path] | None = None,
) -> Run | None:
    """The run to compare with, once it is sure that every report can be written, and over none of the
    `inputs`: before anything long."""
    from chatbot.evaluation.report import check_suffix

    for path in output or ():
        check_suffix(path)
        if not path.parent.is_dir():
            raise OperatorError(
                f"There is no folder {path.parent} for {path.name}; make it, or give another -o."
            )
        if path.is_dir():
            raise OperatorError(f"{path} is a folder; give -o the name of a file in it.")
        measured = (settings.seeds, baseline, *inputs, *_asked_of(datasets))
        if any(given and _is_or_holds(Path(given), path) for given in measured):
            raise OperatorError(f"{path} is what is measured, and would be lost; give another -o.")
    return _read(terminal, settings, baseline) if baseline else None


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


def _read(terminal: Any, settings: Settings, name: str) -> Run:
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


def _asked(terminal: Any, journal: Journal, systems: Mapping[str, System], jobs: int) -> Run:
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


def _tell_name(terminal: Any, name: str) -> None:
    terminal.note(f"Kept as {name}; see every answer with: resume-chatbot eval report {name} -o report.html")


def _tell(terminal: Any, run: Run, base: Run | None, output: Sequence[Path] | None, seed: int) -> None:
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
