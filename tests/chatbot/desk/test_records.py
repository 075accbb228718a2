"""Ratings are kept durably, once an answer, and a folder that cannot be written is told in one sentence."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from pathlib import Path

import pytest

from chatbot.desk import Feedback, Records
from chatbot.errors import OperatorError

NOON = dt.datetime(2026, 3, 1, 12, 0, tzinfo=dt.UTC)


def keep(records: Records, answer_id: str = "a1", verdict: str = "up") -> None:
    records.keep_feedback(answer_id=answer_id, question="Which tools?", verdict=verdict, generation="g1")  # type: ignore[arg-type]


def test_a_rating_is_found_again_by_another_process(tmp_path: Path) -> None:
    keep(Records(tmp_path / "state", now=lambda: NOON))
    assert Records(tmp_path / "state").feedback() == (
        Feedback(answer_id="a1", question="Which tools?", verdict="up", at=NOON, generation="g1"),
    )


def test_a_second_rating_of_one_answer_replaces_the_first(tmp_path: Path) -> None:
    records = Records(tmp_path)
    keep(records)
    keep(records, verdict="down")
    keep(records, answer_id="a2")
    assert sorted((one.answer_id, one.verdict) for one in records.feedback()) == [
        ("a1", "down"),
        ("a2", "up"),
    ]


def test_times_are_kept_in_utc(tmp_path: Path) -> None:
    records = Records(tmp_path, now=lambda: NOON.astimezone(dt.timezone(dt.timedelta(hours=9))))
    keep(records)
    assert records.feedback()[0].at == NOON


def test_nothing_is_created_before_the_first_use(tmp_path: Path) -> None:
    Records(tmp_path / "state")
    assert not (tmp_path / "state").exists()


def test_commits_wait_for_the_disk_and_readers_do_not_wait(tmp_path: Path) -> None:
    records = Records(tmp_path)
    keep(records)
    with records._open().connect() as connection:
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2  # FULL
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA secure_delete").scalar() == 1
    records.close()


def test_a_folder_that_cannot_be_made_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file in the way")
    with pytest.raises(OperatorError, match=r"Cannot write .*records\.db .*RESUME_CHATBOT_HOME"):
        keep(Records(tmp_path / "state"))


def test_a_file_that_is_no_database_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "records.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(
        OperatorError, match=r"records\.db is damaged .*: move it away, .*mv .*records\.db\.damaged"
    ):
        keep(Records(tmp_path))
    with pytest.raises(OperatorError, match="move it away"):
        Records(tmp_path).feedback()


def test_a_phone_number_in_a_question_never_reaches_the_disk(tmp_path: Path) -> None:
    records = Records(tmp_path)
    for n, number in enumerate(("(425) 555-0123", "425 555 0123", "4 2 5 5 5 5 0 1 2 3")):
        question = f"Is {number} the number?"
        records.keep_feedback(answer_id=str(n), question=question, verdict="up", generation="g1")
    records.close()
    written = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert b"the number?" in written
    assert b"5550123" not in b"".join(written.split()).replace(b"-", b"")
    assert {one.question for one in Records(tmp_path).feedback()} == {"Is [number left out] the number?"}


@pytest.mark.skipif(os.name != "posix", reason="file modes")
def test_only_the_owners_account_may_read_it(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        records = Records(tmp_path / "state")
        keep(records)
        modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "state").iterdir()}
        assert set(modes) >= {"records.db", "records.db-wal"}
        assert set(modes.values()) == {0o600}
        records.close()
        (tmp_path / "state" / "records.db").chmod(0o644)  # as an earlier version made it
        keep(Records(tmp_path / "state"))
        assert (tmp_path / "state" / "records.db").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(before)


def test_no_table_says_who_the_visitor_was(tmp_path: Path) -> None:
    records = Records(tmp_path)
    keep(records)
    records.close()
    connection = sqlite3.connect(tmp_path / "records.db")
    columns = [row[1] for row in connection.execute("PRAGMA table_info(feedback)")]
    connection.close()
    assert columns == ["answer_id", "question", "verdict", "at", "generation"]


def test_a_rating_after_the_folder_was_deleted_is_kept_in_a_new_one(tmp_path: Path) -> None:
    records = Records(tmp_path / "state")
    keep(records)
    shutil.rmtree(tmp_path / "state")
    keep(records, answer_id="a2")
    assert [one.answer_id for one in Records(tmp_path / "state").feedback()] == ["a2"]
