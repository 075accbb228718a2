"""Question sets: a first one made, any checked, and the way to and from another tool's files.

It refuses to know how they are asked.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chatbot.errors import OperatorError
from chatbot.evaluation.commands.judging import judged_run
from chatbot.evaluation.commands.output import make_folder, must_be_new
from chatbot.evaluation.commands.subject import STARTER, day_of, opener, sets_of
from chatbot.evaluation.models import LARGEST_SEED
from chatbot.evaluation.options import AsOfOption, DatasetOption, FormatArgument, ResumeOption, looked_up
from chatbot.settings import load_settings

if TYPE_CHECKING:
    from chatbot.evaluation.models import Item, Run


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
    must_be_new(path)
    day = day_of(as_of)
    bot = opener(context, settings, day)(resume)
    items = starter_items(bot.resume, bot.documents, as_of=day, seed=seed)
    make_folder(path.parent)
    write_whole(path, [item.model_dump_json(exclude_defaults=True) for item in items])
    terminal.result(f"Wrote {len(items)} questions to {path}, every one a draft.")
    where = f" --resume {resume}" if resume else ""
    terminal.note(
        "A question is a line: read each once (a fact read wrongly is asked wrongly), change or strike out "
        'what is wrong, take "draft":true away from what is right, and keep the file with your résumé. '
        f"Then: resume-chatbot eval validate -d {path}{where} and: "
        f"resume-chatbot eval run -d {path}{where} --as-of {day}"
    )


def validate_command(
    context: typer.Context, dataset: DatasetOption = None, resume: ResumeOption = None
) -> None:
    """Check question sets line by line, and that their quotations stand once in the résumé."""
    from chatbot.evaluation import dataset as sets
    from chatbot.evaluation.report import counted

    settings, terminal = load_settings(), context.obj.terminal
    open_bot = opener(context, settings, dt.date.today())
    found = 0
    examined = [sets.examine(path) for path in sets.find_sets(sets_of(dataset, settings))]
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
    what: Run | tuple[Item, ...] = (
        read_sets([path])[0].items if is_set else judged_run(terminal, settings, given)
    )
    exported = export_items(known, what, path.stem)
    make_folder(output)
    for file in exported.files:
        must_be_new(output / file.name)
    for file in exported.files:
        write_whole(output / file.name, [file.text.removesuffix("\n")])
        terminal.result(f"Wrote {output / file.name}.")
    for loss in exported.lost:
        terminal.note(f"Lost: {loss}")
    for remark in exported.remarks:
        terminal.note(remark)


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
    must_be_new(output)
    text = read_text(file)
    sources = None
    if resume:
        bot = opener(context, settings, dt.date.today())(resume)
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


def _format(name: str) -> Any:
    from chatbot.evaluation.exchange import FORMATS

    if name not in FORMATS:
        raise OperatorError(f"{name} is no format known here; there are {' and '.join(FORMATS)}.")
    return name
