"""`resume-chatbot eval …`: the commands with their names, their examples and their exit codes.

Results go to stdout, progress and remarks to stderr, reports where `-o` says. What a command needs loads when
it runs. It refuses to know what they do.
"""

from __future__ import annotations

from collections.abc import Callable

import typer

from chatbot.epilog import examples, exit_codes
from chatbot.evaluation.commands.asking import run_command, score_command
from chatbot.evaluation.commands.sets import export_command, import_command, init_command, validate_command
from chatbot.evaluation.commands.verdicts import compare_command, gate_command, report_command

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


app = typer.Typer(
    name="eval",
    help="How good are the answers on your résumé? Did a change help? May it be released?",
    epilog=exit_codes(EXIT_CODES),
    no_args_is_help=True,
    rich_markup_mode=None,
)

_GATE_RULES = "\n".join(
    (
        "\b",
        "Keys of a rules file, each with what it is when left out:",
        *(f"  {key:<14}{meaning}" for key, meaning in RULES.items()),
        "The keys of metrics stand last in each line that eval run prints.",
    )
)
_COMMANDS: tuple[tuple[str, Callable[..., None], str], ...] = (
    ("init", init_command, examples("resume-chatbot eval init", "resume-chatbot eval init --resume cv.pdf")),
    (
        "validate",
        validate_command,
        examples("resume-chatbot eval validate -d questions.jsonl --resume cv.pdf"),
    ),
    (
        "run",
        run_command,
        examples(
            "resume-chatbot eval run -d questions.jsonl -o report.html",
            "resume-chatbot eval run -d sets/ -o now.json --baseline before.json -o change.md",
            "resume-chatbot eval run -d questions.jsonl --system quickstart -o stock.json",
            "resume-chatbot eval run --continue 20260102-030405-678901",
        ),
    ),
    (
        "score",
        score_command,
        examples("resume-chatbot eval score answers.jsonl -d questions.jsonl -o theirs.html"),
    ),
    ("report", report_command, examples("resume-chatbot eval report latest -o report.html -o report.md")),
    ("compare", compare_command, examples("resume-chatbot eval compare before.json latest -o change.md")),
    (
        "gate",
        gate_command,
        examples("resume-chatbot eval gate latest --baseline released.json --rules gate.toml")
        + f"\n\n{_GATE_RULES}",
    ),
    (
        "export",
        export_command,
        examples(
            "resume-chatbot eval export ragas latest -o there/",
            "resume-chatbot eval export promptfoo questions.jsonl -o there/",
        ),
    ),
    ("import", import_command, examples("resume-chatbot eval import ragas their.jsonl -o questions.jsonl")),
)
"""Each command's name, what it does, and what stands below its help; in the order of `eval --help`."""

for _name, _command, _epilog in _COMMANDS:
    app.command(_name, epilog=_epilog)(_command)
