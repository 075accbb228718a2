"""From sets and résumés to a run that can be asked, with all that it is made with on record."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import pytest

from chatbot.bot import Bot
from chatbot.errors import NothingSelected, OperatorError
from chatbot.evaluation.dataset import digest
from chatbot.evaluation.preparing import Choice, OpenBot, check_system, prepared, systems_again
from chatbot.evaluation.systems import OURS, OwnBot
from chatbot.settings import Settings
from tests.chatbot.evaluation.house import ROWS, furnish, open_bot, row, write_rows
from tests.chatbot.people import ADA, BARE, TODAY

CHOICE = Choice(as_of=TODAY)


def opener(folder: Path) -> OpenBot:
    settings = Settings(seeds=folder / "seeds")

    def opened(resume: Path | None) -> Bot:
        return open_bot(settings, resume=resume, as_of=TODAY)

    return opened


def test_a_run_records_what_it_is_made_with(project: Path) -> None:
    path = furnish(project)
    choice = Choice(("skill", "list"), limit=1, repeat=3, sealed=True, seed=5, as_of=TODAY)
    run, systems = prepared([path], None, choice, OURS, Settings(), opener(project))
    (record,) = run.manifest.sets
    assert (record.items, record.sealed, record.origin) == (("school",), True, None)
    assert record.sha256 == digest(run.items)
    assert record.resume == {"cv.md": hashlib.sha256(ADA.encode()).hexdigest()}
    assert record.generation
    told = run.manifest
    assert (told.repeat, told.seed, told.as_of, told.system) == (3, 5, TODAY.isoformat(), OURS)
    assert told.selection == {"filter-tag": "skill, list", "limit": "1"}
    assert told.encoder == "hashing-256"
    assert told.versions["python"]
    assert told.hardware["cores"]
    assert dt.datetime.fromisoformat(told.created).tzinfo is dt.UTC
    assert isinstance(systems[record.name], OwnBot)
    assert [source.source for source in run.sources] == ["cv.md"]
    assert "12 Elm Street" not in run.sources[0].text  # as it may be shown: what is withheld is masked


def test_the_named_resume_wins_over_the_one_beside_the_set(project: Path) -> None:
    furnish(project)
    path = write_rows(project / "bo" / "questions.jsonl", [row("weld", "Welding?")])
    for name in ("bo/resume.md", "other.md"):
        (project / name).write_text(BARE, encoding="utf-8")
    for given, origin in ((None, project / "bo" / "resume.md"), (project / "other.md", project / "other.md")):
        run, _ = prepared([path], given, CHOICE, OURS, Settings(), opener(project))
        assert run.manifest.sets[0].origin == str(origin)


def test_a_set_of_which_nothing_is_chosen_is_left_out_and_all_of_them_an_error(project: Path) -> None:
    path = furnish(project)
    other = write_rows(project / "other.jsonl", [row("new", "New?", tags=["new"])])
    run, systems = prepared([path, other], None, Choice(("new",)), OURS, Settings(), opener(project))
    assert [record.items for record in run.manifest.sets] == [("new",)]
    assert len(systems) == 1
    with pytest.raises(NothingSelected):
        prepared([path, other], None, Choice(("none",)), OURS, Settings(), opener(project))


def test_a_file_of_answers_needs_no_system(project: Path) -> None:
    run, systems = prepared([furnish(project)], None, CHOICE, "a.jsonl", Settings(), opener(project))
    assert systems == {}
    assert run.manifest.system == "a.jsonl"


def test_quotes_that_the_resume_does_not_hold_are_refused(project: Path) -> None:
    path = furnish(project)
    (project / "bo.md").write_text(BARE, encoding="utf-8")
    with pytest.raises(
        OperatorError, match=r"“### Lead Engineer, Acme Inc.” is not in cv\.md; quote what is there now"
    ):
        prepared([path], project / "bo.md", CHOICE, OURS, Settings(), opener(project))


def test_a_changed_resume_ends_a_run_that_was_stopped(project: Path) -> None:
    run, _ = prepared([furnish(project)], None, CHOICE, OURS, Settings(), opener(project))
    assert systems_again(run, None, opener(project)).keys() == {run.manifest.sets[0].name}
    (project / "old.md").write_text(ADA, encoding="utf-8")
    (project / "seeds" / "cv.md").write_text(ADA + "\nMore.\n", encoding="utf-8")
    with pytest.raises(OperatorError, match=r"is not the one this run began with; .*--resume"):
        systems_again(run, None, opener(project))


def test_only_systems_that_there_are_can_be_asked() -> None:
    check_system(OURS)
    with pytest.raises(
        OperatorError, match="There is no system gpt, only resume-chatbot and quickstart; the"
    ):
        check_system("gpt")


def test_filters_are_recorded_as_given() -> None:
    assert Choice().filters() == {}
    assert Choice(split="dev", limit=3).filters() == {"split": "dev", "limit": "3"}
    assert len(ROWS) > 3
