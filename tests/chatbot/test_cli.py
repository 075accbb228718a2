"""The command line: what goes where, and with which exit code."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import shlex
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from rich.console import Console

from chatbot.cli import EXIT_CODES, app, main
from chatbot.console import Terminal
from chatbot.doctor import Finding
from chatbot.errors import NothingSelected, OperatorError, OutsideError, Stopped
from chatbot.models import Answer
from index.errors import (
    EncoderUnavailable,
    IndexDamaged,
    IndexingError,
    IndexMismatch,
    IndexMissing,
    SourceRefused,
    StateUnwritable,
)
from index.models import ReadingWarning
from tests.chatbot.standin import OVERVIEW, StandInHouse

CHECKOUT = Path(__file__).resolve().parents[2]
COMMANDS = sorted(command.name or "" for command in app.registered_commands)

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def standin() -> StandInHouse:
    return StandInHouse()


@pytest.fixture
def run(project: Path, standin: StandInHouse, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command line against the stand-in; gives exit code, stdout, stderr."""

    def run_one(line: str, *more: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([*shlex.split(line), *more], standin.house)
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run_one


def test_an_answer_goes_to_stdout_with_its_sources(run: Run) -> None:
    code, out, err = run("ask 'Where now?'")
    assert code == 0
    assert out.startswith("You said 'Where now?' after 0 turns. [1]\n\nSources\n[1] “Vendor decoupling")
    assert err == ""


def test_json_is_the_answer_object(run: Run) -> None:
    code, out, _ = run("ask --json 'Où ?'")
    assert code == 0
    assert Answer.model_validate_json(out).answer.startswith("You said 'Où ?'")


def test_history_is_replayed_before_the_question(run: Run, project: Path, standin: StandInHouse) -> None:
    (project / "earlier.json").write_text('["one", "two"]')
    code, out, _ = run("ask 'And then?' --history earlier.json")
    assert (code, standin.bot.histories[-1]) == (0, ("one", "two"))
    assert "after 2 turns" in out


def test_resume_and_day_are_passed_on(run: Run, standin: StandInHouse) -> None:
    run("ask x --resume other.md --as-of 2024-05-01")
    _, how = standin.opened[-1]
    assert (how["resume"], how["as_of"]) == (Path("other.md"), dt.date(2024, 5, 1))


@pytest.mark.parametrize("line", ["show", "index", "ask x"])
def test_who_waits_at_a_terminal_sees_what_is_being_done(
    line: str, standin: StandInHouse, project: Path
) -> None:
    terminal = Terminal()
    terminal.err = Console(file=io.StringIO(), force_terminal=True, width=80)
    standin.steps = ("read",)
    assert main(shlex.split(line), replace(standin.house, terminal=terminal)) == 0
    assert isinstance(terminal.err.file, io.StringIO)
    assert "read" in terminal.err.file.getvalue()


def test_notices_are_beside_the_answer(run: Run, standin: StandInHouse) -> None:
    standin.bot.notices = ("The index was rebuilt.",)
    _, out, err = run("ask x --json")
    assert "rebuilt" not in out
    assert err == "The index was rebuilt.\n"


def test_a_batch_is_answered_in_order_into_the_output(run: Run, project: Path) -> None:
    rows = [{"id": f"q{n}", "turns": [f"turn {m}" for m in range(n + 1)]} for n in range(5)]
    (project / "q.jsonl").write_text("\n".join(map(json.dumps, rows)))
    code, out, err = run("ask --batch q.jsonl --output a.jsonl")
    assert (code, out, err) == (0, "", "")
    answers = [json.loads(line) for line in (project / "a.jsonl").read_text().splitlines()]
    assert [answer["id"] for answer in answers] == ["q0", "q1", "q2", "q3", "q4"]
    assert "'turn 4' after 4 turns" in answers[4]["answer"]
    code, out, _ = run("ask --batch q.jsonl")
    assert out == (project / "a.jsonl").read_text()


def test_a_bad_batch_runs_nothing(run: Run, project: Path, standin: StandInHouse) -> None:
    (project / "q.jsonl").write_text('{"id": 1, "turns": ["a"]}\n{"id": 2}\n')
    code, out, err = run("ask --batch q.jsonl --output a.jsonl")
    assert (code, out) == (2, "")
    assert "q.jsonl, line 2, field `turns`" in err
    assert standin.opened == []
    assert not (project / "a.jsonl").exists()


@pytest.mark.parametrize(
    "line",
    [
        "ask",
        "ask ''",
        "ask x --batch q.jsonl",
        "ask x --output a",
        "ask --batch q.jsonl --history h",
        "ask a b",
    ],
)
def test_commands_that_make_no_sense_are_usage_errors(run: Run, line: str) -> None:
    code, out, err = run(line)
    assert (code, out) == (2, "")
    assert err


def test_show_prints_json_for_programs_and_words_for_people(run: Run) -> None:
    code, out, err = run("show --json")
    assert (code, err) == (0, "")
    assert json.loads(out) == OVERVIEW
    code, out, err = run("show")
    assert code == 0
    assert "(555) 010-0199" in out
    assert "One date is odd." in err


def test_index_says_what_it_indexed(run: Run, project: Path, standin: StandInHouse) -> None:
    code, out, err = run("index")
    assert (code, out) == (0, "Indexed cv.md: generation g1, 12 units.\n")
    assert err == "The résumé changed.\n"
    _, how = standin.opened[-1]
    assert (how["paths"], how["rebuild"]) == ([project / "seeds"], False)
    run("index a.md b.md --rebuild")
    _, how = standin.opened[-1]
    assert (how["paths"], how["rebuild"]) == ([Path("a.md"), Path("b.md")], True)
    run("index --resume c.md")
    assert standin.opened[-1][1]["paths"] == [Path("c.md")]


def test_chat_remembers_what_was_said(
    run: Run, standin: StandInHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("one\n\ntwo\n/quit\nthree\n"))
    code, out, err = run("chat")
    assert code == 0
    assert standin.bot.histories == [(), ("one",)]
    assert "You said 'two' after 1 turns." in out
    assert "I answer from Ada's résumé." in err


def test_serve_passes_on_what_stands_in_front(run: Run, standin: StandInHouse) -> None:
    code, _, err = run("serve --port 0 --root-path /ask/ --forwarded-hops 2")
    assert code == 0, err
    assert (standin.served[0].root_path, standin.served[0].forwarded_hops) == ("/ask", 2)
    code, _, err = run("serve --port 0 --root-path ask")
    assert code == 2
    assert err.count("\n") == 1
    assert "--root-path" in err


def test_serve_passes_host_and_port_on(run: Run, standin: StandInHouse) -> None:
    code, _, err = run("serve --port 0 --host localhost")
    assert (code, err) == (0, "")
    assert (standin.served[0].host, standin.served[0].port) == ("localhost", 0)


def test_serve_passes_the_number_of_workers_on_but_not_where_a_model_answers(
    run: Run, standin: StandInHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("serve --port 0")[0] == 0
    assert run("serve --port 0 --workers 3")[0] == 0
    assert standin.workers == [1, 3]
    assert run("serve --port 0 --workers 0")[0] == 2
    monkeypatch.setenv("RESUME_CHATBOT_LLM", "ollama:tiny")
    code, _, err = run("serve --port 0 --workers 2")
    assert code == 2
    assert "leave --workers out" in " ".join(err.split())
    assert standin.workers == [1, 3]


def test_a_port_in_use_is_one_sentence_with_another_port(run: Run, standin: StandInHouse) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code, out, err = run(f"serve --port {port}")
    assert (code, out) == (2, "")
    assert f"Port {port} of 127.0.0.1 is in use" in err
    assert "--port" in err
    assert standin.opened == []


def test_a_host_of_another_machine_is_one_sentence(run: Run) -> None:
    code, _, err = run("serve --host 203.0.113.7 --port 0")
    assert code == 2
    assert "use --host 127.0.0.1" in err
    assert err.count("\n") == 1


def test_doctor_fails_if_one_thing_is_to_mend(run: Run, standin: StandInHouse) -> None:
    fine = Finding(subject="python", fine=True, sentence="3.11")
    bad = Finding(subject="port", fine=False, sentence="Port 1 is in use; take another.")
    standin.findings = [fine]
    assert run("doctor")[0] == 0
    standin.findings = [fine, bad]
    code, out, _ = run("doctor")
    assert code == 1
    assert out == "ok    python: 3.11\nMEND  port: Port 1 is in use; take another.\n"


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SourceRefused("cv.pdf", "it is password-protected.", "Save it without."), 1),
        (OperatorError("Change this."), 2),
        (NothingSelected("Nothing has that tag."), 5),
        (Stopped("Stopped. Go on with: x"), 130),
        (IndexMissing("No index."), 3),
        (IndexDamaged("Damaged."), 3),
        (IndexMismatch("Other encoder."), 3),
        (EncoderUnavailable("No model."), 3),
        (StateUnwritable("Disk full."), 4),
        (OutsideError("Try again."), 4),
    ],
)
@pytest.mark.parametrize("line", ["ask x", "ask --batch q.jsonl --output a.jsonl", "chat", "serve --port 0"])
def test_what_is_expected_to_fail_is_one_sentence_and_a_code(
    run: Run, project: Path, standin: StandInHouse, error: Exception, code: int, line: str
) -> None:
    (project / "q.jsonl").write_text('{"id": 1, "turns": ["a"]}')
    standin.error = error
    assert run(line) == (code, "", f"{error}\n")
    assert code in EXIT_CODES


def test_every_error_of_the_index_has_a_code(run: Run, standin: StandInHouse) -> None:
    children = IndexingError.__subclasses__()
    assert len(children) > 4
    for child in children:
        standin.error = child("a", "b.", "C.") if child is SourceRefused else child("a")
        assert run("ask x")[0] in (1, 3, 4)


def test_a_bug_keeps_its_traceback(run: Run, standin: StandInHouse) -> None:
    standin.error = KeyError("a bug")
    with pytest.raises(KeyError, match="a bug"):
        run("ask x")


def test_ctrl_c_is_clean(run: Run, standin: StandInHouse) -> None:
    standin.error = KeyboardInterrupt()  # type: ignore[assignment]
    assert run("ask x") == (130, "", "Stopped.\n")


@pytest.mark.parametrize("module", ["typer", "rich.console", "pydantic_settings"])
def test_ctrl_c_while_it_starts_is_clean(project: Path, module: str) -> None:
    program = (
        "import sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, *_):\n"
        f"        if name == {module!r}: raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "from chatbot.cli import main\n"
        "sys.exit(main(['ask', 'x']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "Stopped.\n")


@pytest.mark.skipif(os.name != "posix", reason="a folder in use cannot be deleted")
def test_a_current_folder_that_is_gone_is_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    code, out, err = run("ask x")
    monkeypatch.chdir(tmp_path)
    assert (code, out) == (2, "")
    assert "current folder was deleted" in err


@pytest.mark.parametrize("host", ["x" * 300, "a..b", "ex ample"])
def test_a_host_that_is_no_name_is_one_sentence(run: Run, host: str) -> None:
    code, out, err = run("serve --port 0 --host", host)
    assert (code, out) == (2, "")
    assert "is no address of this machine" in err
    assert len(err) < 200


@pytest.mark.parametrize(("output", "words"), [("q.jsonl", "--batch file itself"), (".", "is a folder")])
def test_an_output_that_would_destroy_is_refused_before_anything_is_answered(
    run: Run, project: Path, standin: StandInHouse, output: str, words: str
) -> None:
    (project / "q.jsonl").write_text('{"id": 1, "turns": ["a"]}')
    code, out, err = run(f"ask --batch q.jsonl --output {output}")
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
    assert standin.opened == []
    assert (project / "q.jsonl").read_text() == '{"id": 1, "turns": ["a"]}'


def test_an_owner_is_told_what_makes_answers_worthless(run: Run, standin: StandInHouse) -> None:
    standin.bot.index.warnings = (
        ReadingWarning(code="other_name", message="This document bears another name.", source="b.md"),
        ReadingWarning(code="not_placed", message="2 words could not be placed.", source="b.md"),
    )
    code, out, err = run("ask x --json")
    assert code == 0
    assert "bears" not in out
    assert err == "Warning: This document bears another name. (b.md)\n"


def test_a_mistake_in_the_settings_is_one_sentence(run: Run, project: Path) -> None:
    (project / "resume-chatbot.toml").write_text("prot = 1")
    code, out, err = run("ask x")
    assert (code, out) == (2, "")
    assert "did you mean port?" in err


def test_a_reader_that_goes_away_ends_it_in_silence(project: Path) -> None:
    program = (
        "import sys; from chatbot.cli import main; from tests.chatbot.standin import StandInHouse\n"
        "sys.exit(main(['ask', '--batch', 'q.jsonl'], StandInHouse().house))"
    )
    (project / "q.jsonl").write_text('{"id": 1, "turns": ["a"]}\n' * 2000)
    child = subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
    )
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.readline()
    child.stdout.close()
    assert child.stderr.read() == ""
    child.stderr.close()
    assert child.wait(timeout=60) == 141


def test_help_names_every_command_and_exit_code(run: Run) -> None:
    assert COMMANDS == ["ask", "chat", "doctor", "index", "serve", "show"]
    code, out, _ = run("--help")
    assert code == 0
    for command in COMMANDS:
        assert f"\n  {command} " in out
    for number, meaning in EXIT_CODES.items():
        assert f"  {number:<4} {meaning}" in out


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_in_the_help_run(
    run: Run, project: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    (project / "earlier.json").write_text('["one"]')
    (project / "questions.jsonl").write_text('{"id": 1, "turns": ["a"]}')
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    monkeypatch.setattr("chatbot.cli.check_port", lambda host, port: None)  # 7860 may be taken here
    monkeypatch.setenv("RESUME_CHATBOT_LLM", "ollama:any")  # --both wants one
    _, out, _ = run(f"{command} --help")
    examples = [line.strip() for line in out.splitlines() if line.startswith("    resume-chatbot ")]
    assert examples
    for example in examples:
        assert example.split()[1] == command
        code, _, err = run(example.removeprefix("resume-chatbot "))
        assert code == 0, err


def test_starting_loads_no_heavy_library(project: Path) -> None:
    program = (
        "import sys; from chatbot.cli import main; main(['ask', '--help'])\n"
        "heavy = {'torch', 'gradio', 'faiss', 'onnxruntime', 'langchain_core', 'sqlalchemy', 'fastapi'}\n"
        "sys.exit(','.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_both_without_a_model_says_what_to_set(run: Run, project: Path) -> None:
    code, out, err = run("ask x --both")
    assert (code, out) == (2, "")
    assert "RESUME_CHATBOT_LLM=" in err


def test_both_belongs_to_one_question(run: Run, project: Path) -> None:
    (project / "questions.jsonl").write_text('{"id": 1, "turns": ["a"]}')
    code, _, err = run("ask --batch questions.jsonl --both")
    assert code == 2
    assert "--both belongs to one question" in err
