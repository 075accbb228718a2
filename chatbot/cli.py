"""The command line: one command, sub-commands as verbs, no decisions inside.

Results go to stdout, everything else to stderr. What can be expected to go wrong is one sentence and an exit
code of `EXIT_CODES`; a bug keeps its traceback. Heavy libraries load inside the command that needs them.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import signal
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Protocol

# Ctrl-C in the half second these take would otherwise end in a traceback of somebody else's library.
try:
    import typer

    from chatbot.batch import answer_rows, check_output, converse, read_messages, read_rows, write_whole
    from chatbot.console import PIPE_CLOSED, Terminal
    from chatbot.doctor import Finding, check_port
    from chatbot.epilog import examples, exit_codes
    from chatbot.errors import (
        ChatbotError,
        NothingSelected,
        OperatorError,
        OutsideError,
        Stopped,
        VisitorError,
    )
    from chatbot.evaluation.commands import app as evaluation
    from chatbot.models import Profile, Turn
    from chatbot.release import release
    from chatbot.settings import Settings, load_settings
    from index.errors import IndexingError, SourceRefused, StateUnwritable
    from index.models import ReadingWarning
except KeyboardInterrupt:
    sys.stderr.write("Stopped.\n")
    raise SystemExit(130) from None

EXIT_CODES = {
    0: "fine",
    1: "a source was refused, or `doctor` found something to mend",
    2: "the command, a setting, an input file or the port must be changed",
    3: "there is nothing to answer from: no index, and none could be built",
    4: "the state folder cannot be written, or something outside failed",
    5: "nothing was selected (`eval`)",
    130: "interrupted with Ctrl-C",
    141: "the reader of a pipe went away",
    143: "ended by SIGTERM (`serve`)",
}


INTERRUPTED = 130

OWNERS_CONCERN = {"not_a_resume", "other_name"}
"""Warnings of the reading that make answers worthless: said with every answer. `show` says all of them."""


class Opened(Protocol):
    """The part of an `Index` that the command line needs."""

    @property
    def warnings(self) -> tuple[ReadingWarning, ...]: ...


class Speaking(Protocol):
    """The part of a `Bot` that the command line needs."""

    @property
    def index(self) -> Opened: ...

    @property
    def notices(self) -> tuple[str, ...]: ...

    @property
    def profile(self) -> Profile: ...

    def turn(self, message: str, history: Sequence[Turn] = (), *, model: bool = True) -> Turn: ...


def _open_bot(settings: Settings, **how: Any) -> Speaking:
    from chatbot.bot import open_bot

    return open_bot(settings, **how)


def _read(paths: Sequence[Path]) -> Mapping[str, Any]:
    from index.overview import overview
    from index.resume import read_sources

    return overview(read_sources(paths))


def _build(settings: Settings, paths: Sequence[Path], **how: Any) -> Any:
    from index.build import ensure_index

    return ensure_index(
        paths,
        settings.home,
        show_phone=settings.show_phone,
        show_address=settings.show_address,
        encoder=settings.encoder,
        adapter=settings.adapter,
        **how,
    )


def _examine(settings: Settings, resume: Path | None) -> Iterable[Finding]:
    from chatbot.doctor import examine

    return examine(settings, resume)


def _open_worker(settings: Settings, resume: Path | None, as_of: dt.date | None) -> Any:
    """In a process of its own."""
    from chatbot.bot import open_bot
    from chatbot.web.logs import set_up_logs

    set_up_logs(settings.logs)
    return open_bot(settings, resume=resume, as_of=as_of)


def _serve(bot: Any, settings: Settings, workers: int, open_again: Callable[[], Any]) -> None:
    from chatbot.web.app import serve
    from chatbot.web.crew import Crew

    serve(bot, settings, crew=Crew(open_again, workers, bot.index.generation) if workers > 1 else None)


@dataclass(frozen=True)
class House:
    """What stands behind the commands. The defaults load it when called; a test puts stand-ins here."""

    open_bot: Callable[..., Speaking] = _open_bot
    read: Callable[[Sequence[Path]], Mapping[str, Any]] = _read
    build: Callable[..., Any] = _build
    examine: Callable[[Settings, Path | None], Iterable[Finding]] = _examine
    serve: Callable[[Any, Settings, int, Callable[[], Any]], None] = _serve
    terminal: Terminal = field(default_factory=Terminal)

    def opened(
        self,
        settings: Settings,
        resume: Path | None,
        as_of: dt.datetime | None = None,
        **how: Any,
    ) -> Speaking:
        """The bot over `resume` or the seeds, with a progress bar while an index is built."""
        day = as_of.date() if as_of else None
        with self.terminal.progress() as progress:
            bot = self.open_bot(settings, resume=resume, as_of=day, progress=progress, **how)
        for notice in bot.notices:
            self.terminal.note(notice)
        for warning in bot.index.warnings:
            if warning.code in OWNERS_CONCERN:
                self.terminal.warn(f"{warning.message} ({warning.source})")
        return bot


app = typer.Typer(
    name="resume-chatbot",
    help="Answers questions about one résumé, and shows the line of it that each answer stands on.",
    epilog=exit_codes(EXIT_CODES),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a bug keeps Python's own traceback, without the values of variables
    rich_markup_mode=None,  # plain help: examples stay as they are typed
)

app.add_typer(evaluation)

ResumeOption = Annotated[
    Path | None,
    typer.Option("--resume", metavar="PATH", help="Answer from this file or folder instead of your seeds."),
]
AsOfOption = Annotated[
    dt.datetime | None,
    typer.Option("--as-of", metavar="YYYY-MM-DD", formats=["%Y-%m-%d"], help="Take this day for today."),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for another program.")]


@app.callback(invoke_without_command=True)
def _start(
    show_version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    if show_version:
        typer.echo(f"resume-chatbot {release()}")
        raise typer.Exit


@app.command(
    "index",
    epilog=examples(
        "resume-chatbot index",
        "resume-chatbot index cv.pdf",
        "resume-chatbot index --rebuild",
    ),
)
def index_command(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="[PATH]...", help="Files or folders; default: your seeds.")
    ] = None,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Build anew even if nothing changed.")] = False,
    resume: ResumeOption = None,
) -> None:
    """Read the résumé and build its index, if it changed since the last time."""
    house: House = context.obj
    settings = load_settings()
    paths = [*(paths or []), *([resume] if resume else [])]
    with house.terminal.progress() as progress:
        built = house.build(settings, paths or [settings.seeds], rebuild=rebuild, progress=progress)
    for notice in built.notices:
        house.terminal.note(notice)
    read = ", ".join(document.source for document in built.documents)
    house.terminal.result(
        f"Indexed {read}: generation {built.manifest.generation}, {built.manifest.count} units."
    )
    if paths:
        house.terminal.note(
            f'Ask it with: resume-chatbot ask "What is the current role?" --resume {paths[0]}'
        )


@app.command(
    "show",
    epilog=examples(
        "resume-chatbot show", "resume-chatbot show --json", "resume-chatbot show --resume cv.pdf"
    ),
)
def show_command(context: typer.Context, as_json: JsonOption = False, resume: ResumeOption = None) -> None:
    """Show what was read: every fact, what was left out and what looked odd.

    This is the owner's view: contact data is complete here, and nowhere else.
    """
    house: House = context.obj
    with house.terminal.progress() as progress:
        progress("read", 0, 1)  # hundreds of pages take half a minute
        read = house.read([resume or load_settings().seeds])
    if as_json:
        house.terminal.raw(json.dumps(read, ensure_ascii=False, indent=2))
    else:
        house.terminal.overview(read)


@app.command(
    "ask",
    epilog=examples(
        'resume-chatbot ask "What is the current role?"',
        'resume-chatbot ask "And before that?" --history earlier.json --json',
        "resume-chatbot ask --batch questions.jsonl --output answers.jsonl",
        'resume-chatbot ask "What is the current role?" --both',
    ),
)
def ask_command(
    context: typer.Context,
    question: Annotated[str | None, typer.Argument(help="The question.")] = None,
    as_json: JsonOption = False,
    history: Annotated[
        Path | None,
        typer.Option(
            "--history", metavar="FILE", help="Earlier messages of the visitor: a JSON list, or one a line."
        ),
    ] = None,
    resume: ResumeOption = None,
    as_of: AsOfOption = None,
    batch: Annotated[
        Path | None,
        typer.Option("--batch", metavar="FILE", help='Questions, one {"id", "turns": [...]} a line.'),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="Where the answers to --batch go; default: stdout."),
    ] = None,
    both: Annotated[
        bool, typer.Option("--both", help="Show the answer without and with your language model.")
    ] = False,
) -> None:
    """Answer one question, or a file of them."""
    house: House = context.obj
    if (question is None) == (batch is None):
        raise OperatorError('Give one question or one --batch file, e.g. resume-chatbot ask "What is next?"')
    if batch is None:
        if output is not None:
            raise OperatorError(
                "--output belongs to --batch; for one answer: resume-chatbot ask … --json > FILE"
            )
        assert question is not None
        if not question.strip():
            raise OperatorError('The question is empty; e.g. resume-chatbot ask "What is the current role?"')
        earlier = read_messages(history) if history is not None else ()
        if both:
            _ask_both(house, [*earlier, question], resume, as_of, as_json=as_json)
            return
        turn = converse(house.opened(load_settings(), resume, as_of), [*earlier, question])
        if as_json:
            house.terminal.raw(turn.answer.model_dump_json(indent=2))
        else:
            house.terminal.answer(turn.answer)
        return
    if both:
        raise OperatorError("--both belongs to one question; leave it out of a --batch.")
    if history is not None:
        raise OperatorError(
            "--history belongs to one question; in a --batch, earlier messages stand in `turns`."
        )
    if output is not None:
        check_output(output, batch)
    rows = read_rows(batch)
    bot = house.opened(load_settings(), resume, as_of)
    with house.terminal.progress() as progress:
        lines = answer_rows(bot, rows, lambda done: progress("Answering", done, len(rows)))
        if output is not None:
            try:
                write_whole(output, lines)
            except BrokenPipeError:  # the output was a pipe
                raise typer.Exit(PIPE_CLOSED) from None
        else:
            for line in lines:
                house.terminal.raw(line)


def _ask_both(
    house: House, turns: Sequence[str], resume: Path | None, as_of: dt.datetime | None, *, as_json: bool
) -> None:
    """The last of some messages answered twice over the same conversation: without and with the model."""
    settings = load_settings()
    if settings.llm is None:
        raise OperatorError(
            '--both needs a language model; set one: RESUME_CHATBOT_LLM="openai-compatible:NAME" '
            "(see the README), or ask without --both."
        )
    bot = house.opened(settings, resume, as_of)
    earlier: list[Turn] = []
    for message in turns[:-1]:
        earlier.append(bot.turn(message, earlier, model=False))
    answers = [bot.turn(turns[-1], earlier, model=model).answer for model in (False, True)]
    if as_json:
        house.terminal.raw(
            json.dumps(
                {"without": answers[0].model_dump(mode="json"), "with": answers[1].model_dump(mode="json")},
                ensure_ascii=False,
                indent=2,
            )
        )
    else:
        house.terminal.both(*answers)


@app.command("chat", epilog=examples("resume-chatbot chat", "resume-chatbot chat --resume cv.pdf"))
def chat_command(context: typer.Context, resume: ResumeOption = None, as_of: AsOfOption = None) -> None:
    """Talk to it here: follow-up questions know what was said before."""
    house: House = context.obj
    bot = house.opened(load_settings(), resume, as_of)
    house.terminal.greeting(bot.profile)
    turns: list[Turn] = []
    while (message := house.terminal.listen()) is not None:
        if message in {"/quit", "/exit"}:
            break
        if message:
            turns.append(bot.turn(message, turns))
            house.terminal.answer(turns[-1].answer)


@app.command(
    "serve",
    epilog=examples(
        "resume-chatbot serve",
        "resume-chatbot serve --host 0.0.0.0 --port 8080",
        "resume-chatbot serve --root-path /ask --forwarded-hops 1",
    ),
)
def serve_command(
    context: typer.Context,
    host: Annotated[str | None, typer.Option("--host", help="Address to listen on.")] = None,
    port: Annotated[int | None, typer.Option("--port", help="Port to listen on.")] = None,
    workers: Annotated[
        int,
        typer.Option(
            "--workers", metavar="N", min=1, max=64, help="Processes that work out the answers; 1: this one."
        ),
    ] = 1,
    root_path: Annotated[
        str | None, typer.Option("--root-path", metavar="/PATH", help="Path that a proxy serves it under.")
    ] = None,
    forwarded_hops: Annotated[
        int | None,
        typer.Option("--forwarded-hops", metavar="N", help="Your proxies in front, whose word is believed."),
    ] = None,
    resume: ResumeOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Serve the page for recruiters, the API, the OpenAI-compatible door and MCP."""
    house: House = context.obj
    settings = load_settings(host=host, port=port, root_path=root_path, forwarded_hops=forwarded_hops)
    if workers > 1 and settings.llm is not None:
        raise OperatorError(
            "With a language model an answer waits for the model, not for a processor, and one process waits "
            "for several at once: leave --workers out."
        )
    check_port(settings.host, settings.port)  # before the seconds that opening takes
    # The first process of a container is deaf to SIGTERM unless it says what to do.
    with suppress(ValueError):  # a thread of a test: signals are the main one's
        signal.signal(signal.SIGTERM, _end_at_once)
    bot = house.opened(settings, resume, as_of)
    with suppress(KeyboardInterrupt):  # how a server is meant to be ended
        day = as_of.date() if as_of else None
        house.serve(bot, settings, workers, partial(_open_worker, settings, resume, day))


def _end_at_once(number: int, _frame: object) -> None:
    """While it starts there is nothing to finish, and what is being written survives that; a server that runs
    has its own way to stop, and comes here last."""
    os._exit(128 + number)


@app.command("doctor", epilog=examples("resume-chatbot doctor"))
def doctor_command(context: typer.Context, resume: ResumeOption = None) -> None:
    """Check that everything needed is in place, and say what to do where it is not."""
    house: House = context.obj
    settings = load_settings()
    failed = 0
    for finding in house.examine(settings, resume):
        failed += not finding.fine
        house.terminal.result(f"{'ok  ' if finding.fine else 'MEND'}  {finding.subject}: {finding.sentence}")
    if failed:
        raise typer.Exit(1)


def _exit_code(error: IndexingError | ChatbotError) -> int:
    if isinstance(error, SourceRefused):
        return 1
    if isinstance(error, Stopped):
        return INTERRUPTED
    if isinstance(error, NothingSelected):
        return 5
    if isinstance(error, OperatorError | VisitorError):
        return 2
    if isinstance(error, StateUnwritable | OutsideError):
        return 4
    return 3


def main(arguments: Sequence[str] | None = None, house: House | None = None) -> int:
    """Runs one command and returns its exit code (see `EXIT_CODES`)."""
    house = house or House()
    try:
        app(list(sys.argv[1:] if arguments is None else arguments), prog_name="resume-chatbot", obj=house)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0
        if code == INTERRUPTED:
            house.terminal.complain("Stopped.")
    except KeyboardInterrupt:
        house.terminal.complain("Stopped.")
        code = INTERRUPTED
    except (IndexingError, ChatbotError) as error:
        house.terminal.complain(str(error))
        code = _exit_code(error)
    return house.terminal.close(code)
