"""What `resume-chatbot eval` offers."""

from __future__ import annotations

import pytest

from chatbot.evaluation import commands
from tests.chatbot.evaluation.commands.typed import ASK, Command


def test_help_names_the_commands_and_the_exit_codes(eval_: Command) -> None:
    code, out, _ = eval_("eval --help")
    assert code == 0
    for name in ("init", "validate", "run", "score", "report", "compare", "gate", "export", "import"):
        assert f"\n  {name} " in out
    told = eval_("eval gate --help")[1]
    assert all(f"\n    {key} " in told and meaning in told for key, meaning in commands.RULES.items())
    for number, meaning in commands.EXIT_CODES.items():
        assert f"{number}" in out
        assert meaning in out


@pytest.mark.parametrize("line", ["eval run --limit 0", "eval run -j 0", "eval run --repeat 0", "eval dance"])
def test_what_makes_no_sense_is_a_usage_error(eval_: Command, line: str) -> None:
    code, out, err = eval_(line)
    assert (code, out) == (2, "")
    assert err


@pytest.mark.parametrize(
    "more",
    ["--repeat 1000000000", "-j 1000000000", "--seed -1", "--seed 99999999999", "--limit 0", "--limit -1"],
)
def test_a_number_out_of_its_range_is_a_usage_error(eval_: Command, more: str) -> None:
    code, out, err = eval_(f"{ASK} {more}")
    assert (code, out) == (2, "")
    assert f"Invalid value for '{more.split()[0]}" in err.replace("'-j' / ", "'-j").replace("--jobs'", "")
    assert "Traceback" not in err
