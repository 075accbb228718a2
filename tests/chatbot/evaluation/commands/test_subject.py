"""Which sets are asked, and of which résumé."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.chatbot.evaluation.commands.typed import HOME, Command, latest, refused
from tests.chatbot.evaluation.house import QUESTIONS, ROWS, row, write_rows
from tests.chatbot.people import ADA, BARE


def test_each_set_is_asked_of_its_own_resume(eval_: Command, opened: list[Path | None]) -> None:
    write_rows(Path("sets/ada/questions.jsonl"), ROWS[:2])
    Path("sets/ada/resume.md").write_text(ADA, encoding="utf-8")
    write_rows(Path("sets/bo/questions.jsonl"), [row("weld", "Does Bo know welding?", "Welding")])
    Path("sets/bo/resume.md").write_text(BARE, encoding="utf-8")
    # gold evidence names its file; the one résumé there is, is meant
    code, out, _ = eval_("eval run -d sets --as-of 2026-11-01")
    assert code == 0
    assert "3 questions" in out
    assert opened == [Path("sets/ada/resume.md"), Path("sets/bo/resume.md")]
    run = latest()
    assert [(record.name, record.items) for record in run.manifest.sets] == [
        ("ada", ("role", "school")),
        ("bo", ("weld",)),
    ]
    assert {source.set for source in run.sources} == {"ada", "bo"}


def test_two_sets_in_folders_of_one_name_are_both_asked_and_kept(eval_: Command) -> None:
    for key in "ab":
        write_rows(Path(key) / "same" / "questions.jsonl", [row(key, "Does Ada know Rust?", "Rust")])
    assert eval_("eval run -d a -d b")[0] == 0
    assert [item.id for item in latest().items] == ["a", "b"]
    assert [record.name for record in latest().manifest.sets] == ["a/same", "b/same"]


def test_a_set_that_an_earlier_version_put_out_of_sight_is_asked_where_there_is_no_other(
    eval_: Command,
) -> None:
    old = HOME / "eval" / "questions.jsonl"
    old.parent.mkdir(parents=True, exist_ok=True)
    Path(QUESTIONS).rename(old)
    code, out, _ = eval_("eval run --as-of 2026-11-01 --limit 2")
    assert (code, "of 2 questions" in out) == (0, True)
    write_rows(Path("questions.jsonl"), ROWS[:1])
    code, out, _ = eval_("eval run --as-of 2026-11-01 --limit 2")
    assert (code, "of 1 question" in out) == (0, True)


@pytest.mark.parametrize(
    "line",
    ["eval report NAME", "eval validate -d NAME", "eval report latest -o NAME.html", "eval score NAME"],
)
def test_a_name_too_long_for_the_disk_is_one_sentence(eval_: Command, line: str) -> None:
    refused(eval_(line.replace("NAME", "x" * 300)), "File name too long", "give another path")


def test_a_pipe_in_the_place_of_a_set_is_refused_at_once(eval_: Command) -> None:
    os.mkfifo("pipe.jsonl")
    refused(eval_("eval run -d pipe.jsonl"), "pipe.jsonl cannot be read: it is a pipe or a device")
    refused(eval_(f"eval score pipe.jsonl -d {QUESTIONS}"), "it is a pipe or a device")
    refused(eval_("eval report pipe.jsonl"), "it is a pipe or a device")
