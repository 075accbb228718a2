"""Runs as an owner makes them, clumsily too: what goes where, and with which exit code."""

from __future__ import annotations

import json
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest

from chatbot.bot import Bot
from chatbot.cli import main
from chatbot.evaluation.journal import RUNS, read_run
from chatbot.evaluation.models import Outcome, Run
from chatbot.models import Turn
from chatbot.settings import Settings
from tests.chatbot.evaluation.commands.typed import ASK, HOME, Command, latest, refused, refused_early
from tests.chatbot.evaluation.house import QUESTIONS, ROWS, furnish, house, open_bot, row, write_rows
from tests.chatbot.people import BARE


def test_a_run_prints_figures_keeps_every_answer_and_writes_reports(eval_: Command) -> None:
    code, out, err = eval_(f"{ASK} -o out.json -o out.html -o out.md -o out.junit.xml")
    assert code == 0
    assert "of 6 questions were answered right" in out
    assert "6 of 6: " in err
    for name in ("out.json", "out.html", "out.md", "out.junit.xml"):
        assert f"Wrote {name}." in err
        assert Path(name).stat().st_size > 500
    run = read_run(Path("out.json"))
    assert [response.id for response in run.responses] == [each["id"] for each in ROWS]
    assert run.summary is not None
    assert run.summary.outcomes[Outcome.ERROR] == 0
    assert latest().responses == run.responses
    name = run.manifest.run
    assert f"eval report {name}" in err
    assert (
        eval_(f"eval report {name}")[1] == eval_("eval report latest")[1] == eval_("eval report out.json")[1]
    )


def test_shares_have_intervals_without_scipy(eval_: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.stats", None)
    code, out, _ = eval_(ASK)
    assert code == 0
    assert "61.0 to 100.0" in next(line for line in out.splitlines() if line.strip().startswith("right"))


def test_three_at_a_time_give_what_one_at_a_time_gives(eval_: Command) -> None:
    eval_(f"{ASK} --repeat 2")
    one = latest()
    eval_(f"{ASK} --repeat 2 -j 3")
    three = latest()
    assert one.manifest.run != three.manifest.run

    def same(run: Run) -> list[dict[str, Any]]:
        # each answer is another one, and takes another time
        return [
            response.model_dump(exclude={"timings_ms"})
            for response in sorted(run.responses, key=lambda each: (each.attempt, each.id))
        ]

    assert same(one) == same(three)
    assert len(one.responses) == 12


def test_every_question_is_asked_so_many_times(eval_: Command) -> None:
    eval_(f"{ASK} --repeat 3 --limit 2 -o out.json")
    run = read_run(Path("out.json"))
    asked = [(response.id, response.attempt) for response in run.responses]
    assert asked == [(key, attempt) for attempt in range(3) for key in ("role", "school")]
    assert run.manifest.repeat == 3
    assert run.summary is not None
    assert run.summary.items == 2


@pytest.mark.parametrize(
    ("chosen", "ids"),
    [
        ("--limit 2", ["role", "school"]),
        ("--filter-tag contact --filter-tag skill", ["mail", "rust"]),
        ("--split smoke", ["school", "nursing"]),
        ("--split smoke --filter-tag list --limit 5", ["school"]),
    ],
)
def test_a_part_of_a_set_is_asked(eval_: Command, chosen: str, ids: list[str]) -> None:
    assert eval_(f"{ASK} {chosen}")[0] == 0
    assert [item.id for item in latest().items] == ids
    assert latest().manifest.selection != {}


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        ("--filter-tag contcat", ("the tag contcat", "contact, direct, list")),
        ("--split test --filter-tag skill", ("the tag skill and the split test", "dev, smoke")),
    ],
)
def test_an_empty_selection_is_exit_code_5(eval_: Command, chosen: str, words: tuple[str, ...]) -> None:
    refused(eval_(f"{ASK} {chosen}"), *words, code=5)
    assert not HOME.exists()


def test_a_sealed_set_is_in_no_report_but_json(eval_: Command) -> None:
    code, out, err = eval_(f"{ASK} --sealed -o out.json -o out.html -o out.md -o out.junit.xml")
    assert code == 0
    shown = {name: Path(name).read_text(encoding="utf-8") for name in ("out.html", "out.md", "out.junit.xml")}
    answers = [response.answer for response in read_run(Path("out.json")).responses]
    for text in (out, err, *shown.values()):
        for each, answer in zip(ROWS, answers, strict=True):
            assert each["user_input"] not in text
            assert answer not in text
    assert ROWS[0]["user_input"] in Path("out.json").read_text(encoding="utf-8")
    write_rows(Path("a.jsonl"), [{"id": "role", "answer": "Lead Engineer"}])
    eval_(f"eval score a.jsonl -d {QUESTIONS} --sealed -o scored.md")
    assert "current role" not in Path("scored.md").read_text(encoding="utf-8")


class Failing(Bot):
    """Cannot answer what is asked about Rust."""

    def turn(self, message: str, *how: Any, **named: Any) -> Turn:
        if "Rust" in message:
            raise RuntimeError("it broke")
        return super().turn(message, *how, **named)


def test_what_a_system_raises_is_the_error_of_that_item(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    furnish(project)

    def open_failing(settings: Settings, **how: Any) -> Bot:
        return Failing(open_bot(settings, **how).index, settings)

    assert main(shlex.split(f"{ASK} -o out.json"), house(open_failing)) == 0
    run = read_run(Path("out.json"))
    assert [(one.id, one.error) for one in run.responses if one.error] == [("rust", "RuntimeError: it broke")]
    assert run.summary is not None
    assert run.summary.outcomes[Outcome.ERROR] == 1
    assert run.summary.items == 6
    assert "1 failed" in capsys.readouterr().err


def test_a_broken_line_names_file_line_and_field_and_nothing_runs(
    eval_: Command, opened: list[Path | None]
) -> None:
    write_rows(Path(QUESTIONS), [ROWS[0], {**ROWS[1], "answerability": "YES"}, ROWS[2]])
    refused(eval_(ASK), f"{QUESTIONS}, line 2: answerability: ", "nothing was run")
    assert opened == []
    assert not (HOME / RUNS).exists()


def test_a_set_of_another_resume_is_refused_with_the_missing_quotes(eval_: Command) -> None:
    Path("seeds/cv.md").write_text(BARE, encoding="utf-8")
    refused(
        eval_(ASK),
        f"{QUESTIONS}, line 1: reference_spans.0.quote: “### Lead Engineer, Acme Inc.” is not in cv.md",
    )
    assert not (HOME / RUNS).exists()


def test_a_baseline_of_other_questions_is_told_before_any_is_asked(eval_: Command) -> None:
    eval_(f"{ASK} -o before.json")
    write_rows(Path("other.jsonl"), [row("else", "What else?")])
    refused(eval_("eval run -d other.jsonl --baseline before.json"), "no judged item in common", "same set")
    assert len(list((HOME / RUNS).iterdir())) == 1


def test_the_stock_chain_says_what_to_install(eval_: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "langchain_community", None)
    refused(eval_(f"{ASK} --system quickstart"), "langchain-community", "pip install 'resume-chatbot[bench]'")


def test_answers_of_any_system_are_judged_and_missing_ones_are_failures(eval_: Command) -> None:
    answers = [{"id": "mail", "answer": "ada@example.org"}, {"id": "role", "answer": "Lead Engineer", "x": 1}]
    write_rows(Path("theirs.jsonl"), answers)
    code, out, err = eval_(f"eval score theirs.jsonl -d {QUESTIONS} -o out.json")
    assert code == 0
    assert "33.3 % of 6 questions" in out
    assert "Warning" not in err
    run = read_run(Path("out.json"))
    assert run.manifest.system == "theirs.jsonl"
    assert run.summary is not None
    assert (run.summary.items, run.summary.outcomes[Outcome.ERROR]) == (6, 4)
    assert f"Kept as {run.manifest.run}; see every answer with: resume-chatbot eval report" in err


def test_answers_that_were_judged_are_the_latest_run(eval_: Command) -> None:
    eval_(ASK)
    write_rows(Path("theirs.jsonl"), [{"id": "role", "answer": "Lead Engineer"}])
    _, out, _ = eval_(f"eval score theirs.jsonl -d {QUESTIONS} --as-of 2026-11-01")
    assert eval_("eval report")[1].splitlines()[0] == out.splitlines()[0]
    assert f"The run {latest().manifest.run}" in eval_("eval gate")[1]
    refused(
        eval_("eval run --continue latest"), "holds the answers of theirs.jsonl", "eval score FILE -d SET"
    )
    write_rows(Path("twice.jsonl"), [{"id": "role", "answer": "Lead Engineer", "attempt": 1}])
    eval_(f"eval score twice.jsonl -d {QUESTIONS}")
    assert (
        "answers are missing; add them to the file, then: resume-chatbot eval score"
        in eval_("eval report")[2]
    )


def test_answers_to_no_question_are_said_and_do_not_count(eval_: Command) -> None:
    write_rows(Path("a.jsonl"), [{"id": key, "answer": "Lead Engineer"} for key in ("role", "rloe", "x")])
    code, out, err = eval_(f"eval score a.jsonl -d {QUESTIONS}")
    assert code == 0
    assert "16.7 % of 6 questions" in out
    assert err.startswith(
        "Warning: 2 answers of a.jsonl do not count: no question of this set has the id rloe, for one.\n"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ("answers no question of this set", '{"id": "…", "answer": "…"}')),
        ('{"id": "nobody", "answer": "x"}', ("answers no question of this set",)),
        (
            '{"id": "role", "answer": "a"}\n\n{"id": "role", "answer": ""}',
            ("line 3: role is answered twice", '"attempt"'),
        ),
        ('{"id": "role", "answer": "a"}\n{"id": 7}', ("line 2: id: it must be text",)),
        ('{"id": "role", "response": "a"}', ("line 1: it has no answer", '"answer": "…"')),
        ("Lead Engineer", ("line 1: the line: ",)),
    ],
)
def test_a_file_that_is_no_answers_is_refused(eval_: Command, text: str, words: tuple[str, ...]) -> None:
    Path("a.jsonl").write_text(text, encoding="utf-8")
    refused(eval_(f"eval score a.jsonl -d {QUESTIONS}"), *words)


def test_a_marker_of_thousands_of_digits_leads_nowhere(eval_: Command) -> None:
    answer = {"id": "role", "answer": f"Lead Engineer [{'9' * 5000}].", "citations": []}
    Path("answers.jsonl").write_text(json.dumps(answer) + "\n", encoding="utf-8")
    code, out, err = eval_(f"eval score answers.jsonl -d {QUESTIONS}")
    assert (code, "Traceback" in err) == (0, False)
    assert "1 of" not in err
    assert "16.7 % of 6 questions" in out


@pytest.mark.parametrize("number", ["1e999", "NaN", "-5"])
def test_a_time_that_is_none_names_its_line(eval_: Command, number: str) -> None:
    line = f'{{"id": "role", "answer": "x", "timings_ms": {{"total": {number}}}}}\n'
    Path("answers.jsonl").write_text(line, encoding="utf-8")
    refused(eval_(f"eval score answers.jsonl -d {QUESTIONS}"), "line 1: timings_ms.total: it ")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"{ASK} --system gpt", ("There is no system gpt", "resume-chatbot and quickstart", "eval score")),
        (f"{ASK} -o out.pdf", ("out.pdf", ".html", ".junit.xml")),
        (f"{ASK} -o nowhere/out.md", ("no folder nowhere", "make it")),
        (f"{ASK} -o seeds.md -o folder.html", ("folder.html is a folder",)),
        (f"{ASK} --baseline yesterday", ("no run yesterday", "there is none yet: resume-chatbot eval run")),
        ("eval run -d nothing.jsonl", ("no question set nothing.jsonl", "check the path")),
        ("eval run -d seeds", ("seeds holds no question set", ".jsonl")),
        ("eval run --continue yesterday", ("no run yesterday",)),
        (f"eval run --continue latest -d {QUESTIONS}", ("leave out -d", "begin a new run")),
        ("eval run --continue latest --limit 3", ("--limit", "begin a new run")),
        (f"eval run --continue {QUESTIONS}", ("report of a run", "name or folder")),
        (f"{ASK} --resume nobody.md", ("nobody.md", "there is no such file")),
        ("eval score answers.jsonl", ("no run answers.jsonl",)),
        (f"eval score {QUESTIONS}", ("holds answers", "-d SET")),
        (f"eval score none.jsonl -d {QUESTIONS}", ("none.jsonl cannot be read", "check the path")),
        ("eval score a.jsonl -d none.jsonl", ("no question set none.jsonl",)),
    ],
)
def test_a_mistake_is_one_sentence_with_the_remedy(
    eval_: Command, opened: list[Path | None], line: str, words: tuple[str, ...]
) -> None:
    refused_early(eval_, opened, line, words)
