"""Runs that are there already, edited by hand, cut short, and of another version."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from chatbot.evaluation.journal import RUNS
from tests.chatbot.evaluation.commands.typed import ASK, HOME, Command, latest, refused


def test_a_run_is_judged_again_without_asking(eval_: Command, opened: list[Path | None]) -> None:
    _, out, _ = eval_(ASK)
    opened.clear()
    assert eval_("eval score latest")[1].splitlines()[0] == out.splitlines()[0]
    assert opened == []


def test_scores_that_a_file_brings_along_are_not_believed(eval_: Command) -> None:
    eval_(f"{ASK} -o honest.json")
    run = json.loads(Path("honest.json").read_text(encoding="utf-8"))
    honest = eval_("eval report honest.json")
    assert "judged again" not in honest[2]
    for one in run["scored"]:
        one |= {"outcome": "incorrect", "values": {"correct": 0.0}}
    Path("lying.json").write_text(json.dumps(run), encoding="utf-8")
    lying = eval_("eval report lying.json")
    assert lying[1] == honest[1]
    assert "6 of the 6 judgements in lying.json are not those of this program" in lying[2]


def test_an_unfinished_run_says_so_and_passes_no_gate(eval_: Command) -> None:
    eval_(ASK)
    answers = HOME / RUNS / latest().manifest.run / "responses.jsonl"
    answers.write_bytes(b"".join(answers.read_bytes().splitlines(keepends=True)[:4]))
    _, _, err = eval_("eval report latest")
    assert "The run latest is unfinished: 2 of 6 answers are missing; go on with:" in err
    Path("rules.toml").write_text("smallest_n = 1\n", encoding="utf-8")
    code, out, _ = eval_("eval gate latest --rules rules.toml")
    assert code == 3
    assert "?     finished: 2 answers are missing" in out


def test_the_record_of_a_run_of_another_version_is_one_sentence(eval_: Command) -> None:
    eval_(f"{ASK} -o out.json")
    record = json.loads(Path("out.json").read_text(encoding="utf-8"))
    record["manifest"]["mood"] = "sunny"
    Path("out.json").write_text(json.dumps(record), encoding="utf-8")
    refused(eval_("eval report out.json"), "another version of this program", "manifest.mood", "eval run")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"schema_version": 9}, "newer version of this program (schema 9, this one knows 1)"),
        ({"as_of": "yesterday"}, "as_of"),
        ({"repeat": 10**9}, "repeat"),
        ({"seed": 2**40}, "seed"),
        ({"sets": []}, "its sets do not name each of its questions once"),
    ],
)
def test_a_run_that_was_edited_is_refused_with_the_remedy(
    eval_: Command, change: dict[str, Any], words: str
) -> None:
    eval_(f"{ASK} -o run.json")
    run = json.loads(Path("run.json").read_text(encoding="utf-8"))
    run["manifest"] |= change
    Path("run.json").write_text(json.dumps(run), encoding="utf-8")
    refused(eval_("eval report run.json"), "run.json", words)
