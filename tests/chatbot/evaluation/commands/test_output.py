"""What is measured is never written over."""

from __future__ import annotations

from pathlib import Path

from tests.chatbot.evaluation.commands.typed import Command, refused
from tests.chatbot.evaluation.house import QUESTIONS, write_rows
from tests.chatbot.people import ADA


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
