"""What two runs differ in, and what a gate says."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.evaluation import commands
from tests.chatbot.evaluation.commands.typed import ASK, Command, refused_early
from tests.chatbot.evaluation.house import QUESTIONS, ROWS, write_rows


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("eval report", ("no run latest",)),
        (f"eval report {QUESTIONS}", (f"{QUESTIONS} is not a run", "-o NAME.json")),
        ("eval report seeds", ("The run seeds cannot be read",)),
        ("eval compare before.json after.json", ("no run before.json",)),
        ("eval gate", ("no run latest",)),
        ("eval gate --rules none.toml", ("none.toml cannot be read",)),
    ],
)
def test_a_mistake_is_one_sentence_with_the_remedy(
    eval_: Command, opened: list[Path | None], line: str, words: tuple[str, ...]
) -> None:
    refused_early(eval_, opened, line, words)


def test_a_run_compared_with_itself_is_no_better_and_no_worse(eval_: Command) -> None:
    eval_(f"{ASK} -o before.json")
    code, out, _ = eval_("eval compare before.json latest -o change.md")
    assert code == 0
    assert "no answer got worse or better; no difference is significant" in out
    assert Path("change.md").is_file()
    assert "no difference is significant" in eval_(f"{ASK} --baseline before.json")[1]


def test_a_run_of_another_version_of_the_set_says_so(eval_: Command) -> None:
    eval_(f"{ASK} -o before.json")
    write_rows(Path(QUESTIONS), [{**ROWS[0], "user_input": "Which role is the current one?"}, *ROWS[1:]])
    eval_(f"{ASK} --baseline before.json -o change.md")
    assert "question changed between the runs under the same id: role" in Path("change.md").read_text()


@pytest.mark.parametrize(
    ("rules", "code", "sign"),
    [
        ("[floors]\ncorrect = 0.5", 0, "ok    right (correct) at least 0.500"),
        ("[floors]\nerror = 0.0\nlatency_p50 = 0.0", 1, "FAIL  latency p50 (latency_p50) at most 0 ms"),
        ("smallest_n = 7\n[floors]\ncorrect = 0.5", 3, "?     right (correct) at least 0.500"),
    ],
)
def test_a_gate_ends_with_its_verdict(eval_: Command, rules: str, code: int, sign: str) -> None:
    Path("rules.toml").write_text(
        "must_pass = false\n" + ("" if "smallest" in rules else "smallest_n = 5\n") + rules
    )
    eval_(ASK)
    found, out, err = eval_("eval gate --rules rules.toml -o gate.md")
    assert found == code
    assert sign in out
    assert err == "Wrote gate.md.\n"
    assert code in commands.EXIT_CODES
