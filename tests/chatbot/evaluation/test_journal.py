"""Answers are on disk one by one: no kill and no full disk takes a finished one away."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from typing import IO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chatbot.errors import OperatorError, OutsideError
from chatbot.evaluation.journal import RUNS, Journal, find_run, in_order, read_run, unanswered
from chatbot.evaluation.models import Response, Run
from tests.chatbot.evaluation.house import child_environment
from tests.chatbot.evaluation.runs import C, keys, manifest, run_of


def fresh(count: int = 3, name: str = "run", **more: object) -> Run:
    """A run of q000, q001 … with no answer yet."""
    return run_of([C] * count, name, **more).model_copy(update={"scored": ()})  # type: ignore[arg-type]


def answer(key: str, attempt: int = 0) -> Response:
    return Response(id=key, attempt=attempt, answer=f"{key}: née – “ok”\n")


def test_what_was_appended_is_read_back_in_any_state_of_the_run(tmp_path: Path) -> None:
    journal = Journal.begin(tmp_path, fresh())
    assert read_run(journal.folder) == journal.run
    for key in keys(2):
        journal.append(answer(key))
        assert read_run(journal.folder).responses[-1] == answer(key)
    journal.close()
    again = Journal.resume(journal.folder)
    again.append(answer("q002"))
    again.close()
    again.close()
    assert read_run(journal.folder).responses == tuple(map(answer, keys(3)))


def test_a_run_of_the_same_name_is_not_written_over(tmp_path: Path) -> None:
    Journal.begin(tmp_path, fresh())
    with pytest.raises(OutsideError, match=r"cannot be kept in .*RESUME_CHATBOT_HOME"):
        Journal.begin(tmp_path, fresh())
    assert read_run(tmp_path / RUNS / "run") == fresh()


@settings(max_examples=30)
@given(st.data())
def test_a_last_line_cut_anywhere_is_dropped_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    journal = Journal.begin(tmp_path_factory.mktemp("home"), fresh())
    for key in keys(3):
        journal.append(answer(key))
    journal.close()
    path = journal.folder / "responses.jsonl"
    whole = path.read_bytes()
    cut = data.draw(st.integers(0, len(whole) - 1))
    path.write_bytes(whole[:cut])
    left = whole[:cut].count(b"\n")
    assert read_run(journal.folder).responses == tuple(map(answer, keys(left)))
    again = Journal.resume(journal.folder)
    assert path.read_bytes() == b"".join(whole.splitlines(keepends=True)[:left])
    with closing(again):
        again.append(answer("q002", 1))
    assert read_run(journal.folder).responses == (*map(answer, keys(left)), answer("q002", 1))


class FullDisk:
    """A file on a disk that takes `room` more bytes, and then none."""

    def __init__(self, file: IO[bytes], room: int) -> None:
        self._file, self._room = file, room
        self.fileno, self.close = file.fileno, file.close

    def write(self, line: bytes) -> int:
        if self._room == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written = self._file.write(line[: self._room])
        self._room -= written
        return written


@pytest.mark.parametrize("room", [0, 1, 10])
def test_a_full_disk_keeps_the_finished_answers_and_says_what_to_do(tmp_path: Path, room: int) -> None:
    journal = Journal.begin(tmp_path, fresh())
    journal.append(answer("q000"))
    assert journal._file is not None
    journal._file = FullDisk(journal._file, room)  # type: ignore[assignment]
    with pytest.raises(OutsideError) as told:
        journal.append(answer("q001"))
    assert "No space left on device; the answers so far are kept. Make room, then: " in str(told.value)
    assert str(told.value).endswith("eval run --continue run")
    journal.close()
    assert (journal.folder / "responses.jsonl").read_bytes().count(b"\n") == 1
    with closing(journal):
        journal.append(answer("q001"))  # there is room again
    assert read_run(journal.folder).responses == (answer("q000"), answer("q001"))


@pytest.mark.skipif(os.name != "posix", reason="the limit of a file's size is POSIX")
def test_a_file_that_may_not_grow_loses_nothing_either(tmp_path: Path) -> None:
    program = """
import resource, sys
from pathlib import Path
from chatbot.errors import OutsideError
from chatbot.evaluation.journal import Journal
from chatbot.evaluation.models import Response
journal = Journal.resume(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, resource.RLIM_INFINITY))
try:
    for number in range(100):
        journal.append(Response(id=f"q{number:03}", answer="x" * 60))
except OutsideError as error:
    print(number, error)
"""
    journal = Journal.begin(tmp_path, fresh(100))
    journal.close()
    done = subprocess.run(
        [sys.executable, "-c", program, str(journal.folder)],
        env=child_environment(), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    number, _, told = done.stdout.partition(" ")
    assert "cannot be written: File too large; the answers so far are kept" in told
    assert int(number) > 5
    assert [one.id for one in read_run(journal.folder).responses] == keys(int(number))
    assert (journal.folder / "responses.jsonl").read_bytes().endswith(b"\n")


def test_threads_append_whole_lines(tmp_path: Path) -> None:
    journal = Journal.begin(tmp_path, fresh())
    threads = [
        threading.Thread(target=lambda name=name: [journal.append(answer(f"{name}{n}")) for n in range(20)])
        for name in "abcd"
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    journal.close()
    found = [one.id for one in read_run(journal.folder).responses]
    assert sorted(found) == sorted(f"{name}{n}" for name in "abcd" for n in range(20))


def test_a_report_or_a_torn_head_is_no_folder_to_go_on_with(tmp_path: Path) -> None:
    (tmp_path / "out.json").write_text(fresh().model_dump_json())
    with pytest.raises(
        OperatorError, match="is a report of a run; to go on with one, give its name or folder"
    ):
        Journal.resume(tmp_path / "out.json")
    (tmp_path / "torn").mkdir()
    (tmp_path / "torn" / "run.json").write_text(fresh().model_dump_json()[:100])
    with pytest.raises(OperatorError, match=r"torn is not a run \(the file: "):
        Journal.resume(tmp_path / "torn")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{}", "is not a run \\(manifest: it is missing\\)"),
        ("not JSON", "is not a run \\(the file: "),
        (
            fresh().model_dump_json()[:-1] + ', "mood": 1}',
            "another version of this program, which knew mood;",
        ),
    ],
)
def test_a_file_that_is_no_run_is_refused_with_the_remedy(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "out.json").write_text(text)
    with pytest.raises(OperatorError, match=words):
        read_run(tmp_path / "out.json")


def test_a_run_is_found_by_name_by_path_and_as_the_latest(tmp_path: Path) -> None:
    with pytest.raises(
        OperatorError, match="There is no run latest; there is none yet: resume-chatbot eval run"
    ):
        find_run("latest", tmp_path)
    for name in ("20260101-a", "20260103-a", "20260102-a"):
        Journal.begin(tmp_path, fresh(name=name))
    (tmp_path / RUNS / "99-no-run").mkdir()
    (tmp_path / RUNS / "questions.jsonl").touch()
    assert find_run("latest", tmp_path).name == "20260103-a"
    assert find_run("20260101-a", tmp_path) == tmp_path / RUNS / "20260101-a"
    assert find_run(str(tmp_path), tmp_path) == tmp_path
    with pytest.raises(
        OperatorError, match="There is no run x; the latest are 20260101-a, 20260102-a, 20260103-a"
    ):
        find_run("x", tmp_path)


def test_what_has_no_answer_is_asked_attempt_by_attempt() -> None:
    run = fresh(2).model_copy(update={"manifest": manifest(keys(2), repeat=2)})
    failed = Response(id="q000", attempt=1, error="It broke.")
    some = run.model_copy(update={"responses": (answer("q001"), failed)})
    assert [(item.id, attempt) for item, attempt in unanswered(run)] == [
        ("q000", 0), ("q001", 0), ("q000", 1), ("q001", 1),
    ]  # fmt: skip
    assert [(item.id, attempt) for item, attempt in unanswered(some)] == [("q000", 0), ("q001", 1)]


def test_answers_stand_as_the_items_do_whenever_they_came() -> None:
    run = fresh(2)
    came = [answer("q001", 1), answer("q000", 1), answer("q001"), answer("q000")]
    assert [(one.id, one.attempt) for one in in_order(came, run)] == [
        ("q000", 0), ("q001", 0), ("q000", 1), ("q001", 1),
    ]  # fmt: skip


def test_two_processes_do_not_go_on_with_one_run(tmp_path: Path) -> None:
    journal = Journal.begin(tmp_path, fresh())
    with pytest.raises(OperatorError, match="is under way in another process; wait for it, or end it"):
        Journal.resume(journal.folder)
    journal.close()
    Journal.resume(journal.folder).close()
