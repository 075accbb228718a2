"""From a file on disk to a cited answer on stdout, nothing replaced: the command line over the real house."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from chatbot.cli import main
from chatbot.models import Answer

pytestmark = pytest.mark.endtoend

CHECKOUT = Path(__file__).resolve().parent.parent

RESUME = """\
# Ada Example

Lead Engineer
London, UK · (555) 010-0199 · ada@example.org

## Summary

Engineer with a liking for mechanical looms and careful notes.

## Experience

### Lead Engineer, Analytical Engines Ltd
March 2019 – Present, London

- Wrote the scheduler of the Bernoulli engine in Rust, cutting idle time by 37%.
- Led a team of 6 in two countries.

### Software Engineer, Difference Works
2014 – 2019, Bath

- Built the card reader service in Python and PostgreSQL.

## Education

B.Sc. Mathematics, University of London, 2014

## Skills

Python, Rust, PostgreSQL, Linux
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    shared_home: Path,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Runs one command line in a project of one résumé; gives exit code, stdout, stderr."""
    (project / "seeds" / "ada.md").write_text(RESUME, encoding="utf-8")
    monkeypatch.setenv("RESUME_CHATBOT_HOME", str(shared_home))

    def run_one(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(list(arguments))
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run_one


@pytest.fixture(scope="module")
def shared_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One state folder for all tests here: the encoder is exported once."""
    return tmp_path_factory.mktemp("state")


def answer_of(out: str) -> Answer:
    return Answer.model_validate_json(out)


def test_a_question_is_answered_with_a_verbatim_citation(run: Run) -> None:
    code, out, _ = run("ask", "Where do they work now?", "--json")
    answer = answer_of(out)
    assert code == 0
    assert answer.status == "answered"
    assert "Analytical Engines" in answer.answer
    assert answer.citations
    for citation in answer.citations:
        assert f"[{citation.marker}]" in answer.answer
        assert RESUME[citation.start : citation.end] == citation.quote
        assert RESUME[: citation.start].count("\n") + 1 == citation.line


def test_what_the_resume_does_not_say_is_not_said(run: Run) -> None:
    code, out, _ = run("ask", "Do they have a pilot licence?", "--json")
    assert code == 0
    assert answer_of(out).status == "not_mentioned"


def test_the_phone_number_is_the_owners_to_see_and_nobody_elses(run: Run) -> None:
    _, out, err = run("ask", "What is the phone number?", "--json")
    assert "0199" not in out + err
    assert "ada@example.org" in out
    code, out, _ = run("show", "--json")
    assert code == 0
    assert "010-0199" in json.loads(out)["resume"]["contact"]["phone"]


def test_what_was_read_has_the_agreed_shape(run: Run) -> None:
    code, out, err = run("show", "--json")
    read: dict[str, Any] = json.loads(out)
    assert (code, err) == (0, "")
    assert set(read) == {"documents", "resume", "warnings", "coverage"}
    assert [document["source"] for document in read["documents"]] == ["ada.md"]
    assert read["resume"]["name"] == "Ada Example"
    first, second = read["resume"]["positions"]
    assert (first["organization"], first["start"], first["end"]) == (
        "Analytical Engines Ltd",
        "2019-03",
        "present",
    )
    assert (second["organization"], second["start"], second["end"]) == ("Difference Works", "2014", "2019")
    code, out, _ = run("show")
    assert code == 0
    assert "Difference Works" in out


def test_a_batch_gives_the_same_answers_as_single_questions(run: Run, project: Path) -> None:
    questions = ["Where did they study?", "Which programming languages?"]
    rows = [{"id": n, "turns": [question]} for n, question in enumerate(questions)]
    (project / "q.jsonl").write_text("\n".join(map(json.dumps, rows)))
    code, _, _ = run("ask", "--batch", "q.jsonl", "--output", "a.jsonl", "--as-of", "2026-01-01")
    assert code == 0
    batch = [json.loads(line) for line in (project / "a.jsonl").read_text().splitlines()]
    assert [row["id"] for row in batch] == [0, 1]
    for row, question in zip(batch, questions, strict=True):
        single = answer_of(run("ask", question, "--json", "--as-of", "2026-01-01")[1])
        assert (single.answer, single.status) == (row["answer"], row["status"])


def test_another_file_is_answered_from_in_its_place(run: Run, project: Path) -> None:
    (project / "other.md").write_text(RESUME.replace("Analytical Engines Ltd", "Jacquard & Sons"))
    code, out, _ = run("ask", "Who is the current employer?", "--resume", "other.md", "--json")
    assert code == 0
    assert "Jacquard" in out
    assert {citation.source for citation in answer_of(out).citations} == {"other.md"}


def test_an_owner_learns_from_every_answer_that_the_folder_holds_two_people(run: Run, project: Path) -> None:
    (project / "seeds" / "bob.md").write_text(RESUME.replace("Ada Example", "Bob Other"), encoding="utf-8")
    code, out, err = run("ask", "Where do they work now?", "--json")
    assert (code, out[:1]) == (0, "{")
    assert err.count("Warning: ") == 1
    assert "Bob Other" in err


def test_an_owner_learns_from_every_answer_that_it_is_no_resume(run: Run, project: Path) -> None:
    (project / "notes.md").write_text("buy milk\nbuy eggs and other things\n")
    code, _, err = run("ask", "Where do they work now?", "--resume", "notes.md")
    assert code == 0
    assert "Warning: This does not look like a résumé" in err


@pytest.mark.parametrize(
    "command", [["show"], ["ask", "Where now?"], ["index"], ["chat"], ["serve", "--port", "0"]]
)
@pytest.mark.parametrize(
    ("name", "content"), [("missing.md", None), ("empty.md", b""), ("binary.md", bytes(range(256)) * 40)]
)
def test_a_refused_file_is_one_sentence_and_exit_code_1(
    run: Run, project: Path, command: list[str], name: str, content: bytes | None
) -> None:
    if content is not None:
        (project / name).write_bytes(content)
    option = [name] if command == ["index"] else ["--resume", name]
    code, out, err = run(*command, *option)
    assert (code, out) == (1, "")
    assert name in err
    assert err.count("\n") == 1


def test_doctor_finds_nothing_to_mend(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESUME_CHATBOT_PORT", "0")
    assert run("index")[0] == 0
    code, out, _ = run("doctor")
    assert code == 0, out


def test_the_app_serves_until_interrupted_and_leaves_in_peace(run: Run, project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    # In the owner's folder, as a Space or a terminal would start it.
    command = [sys.executable, str(CHECKOUT / "app.py"), "--port", str(port)]
    child = subprocess.Popen(command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        health = f"http://127.0.0.1:{port}/api/v1/health"
        for _ in range(600):
            assert child.poll() is None, child.communicate()
            with suppress(httpx.TransportError):
                if httpx.get(health, trust_env=False).status_code == 200:
                    break
            time.sleep(0.1)
        else:
            pytest.fail("it did not come up within a minute")
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=30)
    finally:
        child.kill()
        child.wait()
    assert (child.returncode, out) == (0, "")
    assert f"http://127.0.0.1:{port}" in err
    assert "Traceback" not in err
