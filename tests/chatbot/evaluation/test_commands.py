"""`resume-chatbot eval …` as an owner types it, clumsily too: what goes where, and with which exit code."""

from __future__ import annotations

import json
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from chatbot.bot import Bot
from chatbot.cli import main
from chatbot.evaluation import commands
from chatbot.evaluation.journal import RUNS, read_run
from chatbot.evaluation.models import Outcome, Run
from chatbot.models import Turn
from chatbot.settings import Settings
from tests.chatbot.evaluation.house import QUESTIONS, ROWS, furnish, house, open_bot, row, write_rows
from tests.chatbot.people import ADA, BARE

Command = Callable[..., tuple[int, str, str]]
HOME = Path(".resume-chatbot")
ASK = f"eval run -d {QUESTIONS} --as-of 2026-11-01"


@pytest.fixture
def opened() -> list[Path | None]:
    """The résumés that bots were opened over."""
    return []


@pytest.fixture
def eval_(project: Path, capsys: pytest.CaptureFixture[str], opened: list[Path | None]) -> Command:
    """Runs one command line in Ada's house; gives exit code, stdout, stderr."""
    furnish(project)

    def counted(settings: Settings, **how: Any) -> Bot:
        opened.append(how.get("resume"))
        return open_bot(settings, **how)

    def command(line: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(shlex.split(line), house(counted))
        shown = capsys.readouterr()
        return code, shown.out.replace("\u00a0", " "), shown.err  # figures hold together by such spaces

    return command


def latest() -> Run:
    *_, name = sorted(path.name for path in (HOME / RUNS).iterdir() if path.is_dir())
    return read_run(HOME / RUNS / name)


def refused(told: tuple[int, str, str], *words: str, code: int = 2) -> None:
    """One sentence on stderr with all of `words`, nothing on stdout."""
    assert told[:2] == (code, "")
    assert told[2].count("\n") == 1
    for word in words:
        assert word in told[2], told[2]


# -- running


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


# -- refusals, before anything is asked


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"{ASK} --system gpt", ("There is no system gpt", "resume-chatbot and quickstart", "eval score")),
        (f"{ASK} -o out.pdf", ("out.pdf", ".html", ".junit.xml")),
        (f"{ASK} -o nowhere/out.md", ("no folder nowhere", "make it")),
        (f"{ASK} -o seeds.md -o folder.html", ("folder.html is a folder",)),
        (f"{ASK} --baseline yesterday", ("no run yesterday", "there is none yet: resume-chatbot eval run")),
        ("eval run", ("no question set", "questions.jsonl", "eval init")),
        ("eval run -d nothing.jsonl", ("no question set nothing.jsonl", "check the path")),
        ("eval run -d seeds", ("seeds holds no question set", ".jsonl")),
        ("eval run --continue yesterday", ("no run yesterday",)),
        (f"eval run --continue latest -d {QUESTIONS}", ("leave out -d", "begin a new run")),
        ("eval run --continue latest --limit 3", ("--limit", "begin a new run")),
        (f"eval run --continue {QUESTIONS}", ("report of a run", "name or folder")),
        (f"{ASK} --resume nobody.md", ("nobody.md", "there is no such file")),
        ("eval report", ("no run latest",)),
        (f"eval report {QUESTIONS}", (f"{QUESTIONS} is not a run", "-o NAME.json")),
        ("eval report seeds", ("The run seeds cannot be read",)),
        ("eval compare before.json after.json", ("no run before.json",)),
        ("eval gate", ("no run latest",)),
        ("eval gate --rules none.toml", ("none.toml cannot be read",)),
        ("eval score answers.jsonl", ("no run answers.jsonl",)),
        (f"eval score {QUESTIONS}", ("holds answers", "-d SET")),
        (f"eval score none.jsonl -d {QUESTIONS}", ("none.jsonl cannot be read", "check the path")),
        ("eval score a.jsonl -d none.jsonl", ("no question set none.jsonl",)),
        (f"eval export csv {QUESTIONS}", ("csv is no format", "ragas and promptfoo")),
        (f"eval export ragas {QUESTIONS} -o {QUESTIONS}", ("cannot be made", "give another -o")),
        ("eval export ragas none.jsonl", ("no run none.jsonl",)),
        ("eval import csv x -o y", ("csv is no format",)),
        ("eval import ragas none.jsonl -o y.jsonl", ("none.jsonl cannot be read", "check the path")),
        (f"eval import ragas {QUESTIONS} -o {QUESTIONS}", ("is there already", "another -o FILE")),
        (f"eval init -o {QUESTIONS}", ("is there already",)),
        (f"eval init -o {QUESTIONS}/set.jsonl", (f"The folder {QUESTIONS} cannot be made",)),
    ],
)
def test_a_mistake_is_one_sentence_with_the_remedy(
    eval_: Command, opened: list[Path | None], line: str, words: tuple[str, ...]
) -> None:
    Path("folder.html").mkdir()
    if line == "eval run":
        Path(QUESTIONS).unlink()
    told = eval_(line)
    refused(told, *words, code=1 if "nobody" in line else 2)
    assert not (HOME / RUNS).exists()
    assert opened in ([], [Path("nobody.md")], [None])


@pytest.mark.parametrize("line", ["eval run --limit 0", "eval run -j 0", "eval run --repeat 0", "eval dance"])
def test_what_makes_no_sense_is_a_usage_error(eval_: Command, line: str) -> None:
    code, out, err = eval_(line)
    assert (code, out) == (2, "")
    assert err


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


# -- validate


def test_a_sound_set_is_said_to_be_one(eval_: Command) -> None:
    write_rows(Path(QUESTIONS), [*ROWS, row("new", "Is it new?", draft=True)])
    code, out, _ = eval_(f"eval validate -d {QUESTIONS}")
    assert code == 0
    assert out == f"{QUESTIONS}: 7 questions, 1 of them drafts that nobody has looked at; nothing wrong.\n"


def test_validate_tells_everything_that_is_wrong(eval_: Command) -> None:
    twice = "Globex Corporation"
    write_rows(
        Path("sets/one.jsonl"),
        [
            ROWS[0],
            {"id": "half"},
            row("rust", "Again?"),
            row("rust", "And again?"),
            row("span", "Where?", "there", reference_spans=[{"source": "cv.md", "quote": twice}]),
        ],
    )
    write_rows(Path("sets/two.jsonl"), [ROWS[0]])
    code, out, err = eval_("eval validate -d sets")
    assert (code, err) == (2, "")
    assert out.splitlines() == [
        "sets/one.jsonl, line 2: user_input: it is missing",
        "sets/one.jsonl, line 4: id: 'rust' was used on line 3 already",
        f"sets/one.jsonl, line 5: reference_spans.0.quote: “{twice}” is more than once in cv.md "
        "(lines 20, 25); quote more of the line that is meant",
        "sets/one.jsonl: 4 questions; 3 wrong.",
        "sets/two.jsonl, line 1: id: 'role' is used in sets/one.jsonl, too",
        "sets/two.jsonl: 1 question; 1 wrong.",
    ]


# -- answers of another system


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


def test_a_run_is_judged_again_without_asking(eval_: Command, opened: list[Path | None]) -> None:
    _, out, _ = eval_(ASK)
    opened.clear()
    assert eval_("eval score latest")[1].splitlines()[0] == out.splitlines()[0]
    assert opened == []


# -- comparing and gating


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


def test_the_record_of_a_run_of_another_version_is_one_sentence(eval_: Command) -> None:
    eval_(f"{ASK} -o out.json")
    record = json.loads(Path("out.json").read_text(encoding="utf-8"))
    record["manifest"]["mood"] = "sunny"
    Path("out.json").write_text(json.dumps(record), encoding="utf-8")
    refused(eval_("eval report out.json"), "another version of this program", "manifest.mood", "eval run")


# -- other tools' files, and a first set


def test_a_set_survives_the_way_to_another_tool_and_back(eval_: Command) -> None:
    code, out, err = eval_(f"eval export ragas {QUESTIONS} -o there/deep")
    assert code == 0
    (made,) = [Path(line.removeprefix("Wrote ").removesuffix(".")) for line in out.splitlines()]
    assert "Lost: " in err
    code, out, _ = eval_(f"eval import ragas {made} -o back.jsonl")
    assert (code, out) == (0, "Wrote 6 questions to back.jsonl.\n")
    assert eval_("eval validate -d back.jsonl")[0] == 0
    code, out, _ = eval_(ASK)
    assert eval_(ASK.replace(QUESTIONS, "back.jsonl"))[1].splitlines()[0] == out.splitlines()[0]
    # a file that ragas has written holds no facts: not run before somebody has said what a right answer says
    rows = [json.loads(line) for line in made.read_text(encoding="utf-8").splitlines()]
    theirs = [{key: row[key] for key in ("user_input", "reference") if key in row} for row in rows]
    write_rows(Path("theirs.jsonl"), theirs)
    assert eval_("eval import ragas theirs.jsonl -o bare.jsonl")[0] == 0
    code, out, _ = eval_("eval validate -d bare.jsonl")
    assert code == 2
    assert "reference_facts: none is required" in out
    assert eval_("eval export promptfoo latest -o run/")[0] == 0


def test_a_first_set_is_written_validated_and_asked(eval_: Command) -> None:
    Path(QUESTIONS).unlink()
    code, out, err = eval_("eval init --as-of 2026-11-01")
    made = Path("questions.jsonl")
    assert code == 0
    assert "every one a draft" in out
    assert made.is_file()
    assert f"-d {made}" in err
    assert '"draft":true' in err
    assert '"draft":true' in made.read_text(encoding="utf-8")  # as the remark calls it
    assert eval_("eval validate")[0] == 0
    code, out, _ = eval_("eval run --as-of 2026-11-01 --limit 4")
    assert (code, "of 4 questions" in out) == (0, True)
    refused(eval_("eval init"), "is there already")


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


def test_what_is_measured_is_never_written_over(eval_: Command) -> None:
    Path("own.json").write_bytes(Path(QUESTIONS).read_bytes())
    before = Path("own.json").read_bytes()
    code, _, err = eval_("eval run -d own.json -o own.json")
    assert code == 2
    assert "own.json is what is measured, and would be lost; give another -o." in err
    assert Path("own.json").read_bytes() == before
    Path("questions.jsonl").write_bytes(Path(QUESTIONS).read_bytes())
    code, _, err = eval_("eval export ragas questions.jsonl")
    assert code == 2
    assert "is there already" in err
    assert Path("questions.jsonl").read_bytes() == Path(QUESTIONS).read_bytes()


# -- what a clumsy owner and a hostile file do


def test_a_report_beside_the_set_is_written_again_and_the_set_is_not(eval_: Command) -> None:
    write_rows(Path("sets/questions.jsonl"))
    Path("sets/resume.md").write_text(ADA, encoding="utf-8")
    Path("sets/resume.html").symlink_to("resume.md")
    assert eval_("eval run -d sets --resume sets/resume.md -o sets/report.html")[0] == 0
    assert eval_("eval run -d sets --resume sets/resume.md -o sets/report.html")[0] == 0
    Path("sets/resume.html").unlink()
    Path("sets/questions.md").symlink_to("questions.jsonl")
    refused(eval_("eval run -d sets -o sets/resume.md"), "is what is measured")
    refused(eval_("eval run -d sets -o sets/questions.md"), "is what is measured")
    assert Path("sets/resume.md").read_text(encoding="utf-8") == ADA


def test_two_sets_in_folders_of_one_name_are_both_asked_and_kept(eval_: Command) -> None:
    for key in "ab":
        write_rows(Path(key) / "same" / "questions.jsonl", [row(key, "Does Ada know Rust?", "Rust")])
    assert eval_("eval run -d a -d b")[0] == 0
    assert [item.id for item in latest().items] == ["a", "b"]
    assert [record.name for record in latest().manifest.sets] == ["a/same", "b/same"]


@pytest.mark.parametrize(
    "more",
    ["--repeat 1000000000", "-j 1000000000", "--seed -1", "--seed 99999999999", "--limit 0", "--limit -1"],
)
def test_a_number_out_of_its_range_is_a_usage_error(eval_: Command, more: str) -> None:
    code, out, err = eval_(f"{ASK} {more}")
    assert (code, out) == (2, "")
    assert f"Invalid value for '{more.split()[0]}" in err.replace("'-j' / ", "'-j").replace("--jobs'", "")
    assert "Traceback" not in err


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
