"""A report's format is told by its file's ending."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.errors import OperatorError
from chatbot.evaluation.models import Run
from chatbot.evaluation.report import SUFFIXES, check_suffix, write
from tests.chatbot.evaluation.report import runs


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("out.html", "<!doctype html>"),
        ("out.md", "### resume-chatbot"),
        ("out.junit.xml", "<?xml"),
        ("OUT.XML", "<?xml"),
        ("out.json", "{"),
    ],
)
def test_the_ending_chooses(tmp_path: Path, name: str, begins: str) -> None:
    run = runs.run()
    write(tmp_path / name, run, runs.comparison(run), runs.verdict())
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_json_is_the_run_itself_sealed_sets_included(tmp_path: Path) -> None:
    run = runs.run(sealed=True)
    write(tmp_path / "run.json", run)
    assert Run.model_validate_json((tmp_path / "run.json").read_bytes()) == run


def test_json_holds_what_a_run_was_compared_with_and_both_counts(tmp_path: Path) -> None:
    run = runs.run()
    beside = runs.comparison(run)
    write(tmp_path / "run.json", run, beside)
    read = Run.model_validate_json((tmp_path / "run.json").read_bytes())
    assert read.comparison == beside
    assert read.model_copy(update={"comparison": None}) == run


@pytest.mark.parametrize("name", ["out.pdf", "out", "out.junit", ".html"])
def test_another_ending_is_refused_with_those_there_are(tmp_path: Path, name: str) -> None:
    with pytest.raises(OperatorError, match=r"tells no kind of report.*\.html.*\.md.*\.junit\.xml.*\.json"):
        write(tmp_path / name, runs.run())
    with pytest.raises(OperatorError):
        check_suffix(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_the_endings_that_are_checked_are_those_that_are_written() -> None:
    assert set(SUFFIXES) == {".html", ".md", ".xml", ".json"}
    for suffix in SUFFIXES:
        check_suffix(Path(f"report{suffix}"))


@pytest.mark.parametrize("suffix", [".html", ".md", ".xml"])
def test_a_run_without_scores_writes_nothing(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(OperatorError, match="no scores"):
        write(tmp_path / f"out{suffix}", runs.run().model_copy(update={"summary": None}))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot be written"):
        write(tmp_path / "nowhere" / "out.md", runs.run())
