"""A run in turns: answers kept as they come, failures that stay with their item, Ctrl-C and kill -9."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

import pytest

from chatbot.cli import main
from chatbot.errors import OutsideError
from chatbot.evaluation.journal import RUNS, Journal, read_run
from chatbot.evaluation.models import Item, Outcome, Response, Run, Scored
from chatbot.evaluation.running import (
    Interrupted,
    Stopper,
    as_of_day,
    judged,
    run_items,
)
from tests.chatbot.evaluation.house import ASKED, ROWS, WAITING_PROGRAM, child_environment, furnish, house
from tests.chatbot.evaluation.runs import C, run_of

BOUND_S = 60  # for what takes a second on an idle machine


class Told:
    """Answers with the item's id, after `before` has seen it."""

    name = "told"

    def __init__(self, before: Callable[[Item], None] = lambda item: None) -> None:
        self.before = before
        self.asked: list[str] = []

    def answer(self, item: Item) -> Response:
        self.asked.append(item.id)
        self.before(item)
        return Response(id=item.id, answer=item.id, timings_ms={"total": 5.0}, writer="told")


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    run = run_of([C] * 4, as_of="2026-11-01").model_copy(update={"scored": ()})
    with closing(Journal.begin(tmp_path, run)) as opened:
        yield opened


def systems(system: Told) -> Mapping[str, Told]:
    return {"nurse": system}


@pytest.mark.parametrize("jobs", [1, 3])
def test_every_answer_is_kept_before_it_is_told(journal: Journal, jobs: int) -> None:
    heard: list[Scored] = []

    def told(one: Scored) -> None:
        assert one.id in {response.id for response in read_run(journal.folder).responses}
        heard.append(one)

    run = run_items(journal, systems(Told()), jobs=jobs, told=told)
    assert [one.id for one in run.responses] == ["q000", "q001", "q002", "q003"]
    assert {one.id for one in heard} == {one.id for one in run.scored} == {item.id for item in run.items}


def test_so_many_questions_are_under_way_at_a_time(journal: Journal) -> None:
    together = threading.Barrier(2)
    run = run_items(journal, systems(Told(lambda item: void(together.wait(BOUND_S)))), jobs=2)
    assert not [one.error for one in run.responses if one.error]  # alone, each would have broken the barrier


def void(_: object) -> None:
    """Throws a result away."""


def test_the_first_answer_of_a_process_bears_the_cold_start(journal: Journal) -> None:
    run = run_items(journal, systems(Told()))
    assert [one.timings_ms.get("cold_start") for one in run.responses] == [5.0, None, None, None]


def test_what_a_system_raises_is_the_error_of_the_item_alone(journal: Journal) -> None:
    def fail(item: Item) -> None:
        if item.id == "q001":
            raise ValueError("no " * 1000)

    run = judged(run_items(journal, systems(Told(fail))), intervals=False)
    (failed,) = [one for one in run.responses if one.error]
    assert failed.id == "q001"
    assert failed.error is not None
    assert failed.error.startswith("ValueError: no no")
    assert len(failed.error) == 500
    assert run.summary is not None
    assert (run.summary.items, run.summary.outcomes[Outcome.ERROR]) == (4, 1)
    assert run.manifest.writers == ("told",)


def test_a_run_that_is_gone_on_with_asks_only_what_is_missing(journal: Journal) -> None:
    stopper = Stopper()

    def stop(item: Item) -> None:
        if item.id == "q001":
            stopper.draining.set()

    with pytest.raises(Interrupted):
        run_items(journal, systems(Told(stop)), stopper=stopper)
    assert [one.id for one in read_run(journal.folder).responses] == ["q000", "q001"]
    second = Told()
    run = run_items(Journal.resume(journal.folder), systems(second))
    assert second.asked == ["q002", "q003"]
    assert [one.id for one in run.responses] == ["q000", "q001", "q002", "q003"]
    assert len(judged(run, intervals=False).scored) == 4
    third = Told()
    assert run_items(Journal.resume(journal.folder), systems(third)).responses == run.responses
    assert third.asked == []


def test_ctrl_c_at_the_last_question_is_a_finished_run(journal: Journal) -> None:
    stopper = Stopper()
    run = run_items(
        journal,
        systems(Told(lambda item: stopper.draining.set() if item.id == "q003" else None)),
        stopper=stopper,
    )
    assert len(run.responses) == 4


def test_an_answer_that_cannot_be_kept_ends_the_run(journal: Journal) -> None:
    (journal.folder / "responses.jsonl").mkdir()
    with pytest.raises(OutsideError, match="cannot be written"):
        run_items(journal, systems(Told()))


def test_judging_keeps_what_is_judged_and_leaves_out_strangers(journal: Journal) -> None:
    run = run_items(journal, systems(Told()))
    kept = run.scored[0].model_copy(update={"reason": "by hand"})
    more = (*run.responses, Response(id="stranger"))
    found = judged(run.model_copy(update={"scored": (kept,), "responses": more}), intervals=False)
    assert [one.id for one in found.scored] == [item.id for item in run.items]
    assert found.scored[0] == kept
    assert found.scored[1:] == run.scored[1:]


def test_a_run_knows_its_sources_sets_and_day(journal: Journal) -> None:
    run: Run = journal.run
    assert run.texts() == {"nurse": {}}
    assert {run.set_of(item.id) for item in run.items} == {"nurse"}
    assert str(as_of_day(run)) == "2026-11-01"
    assert as_of_day(run_of([C])) is None


def test_ctrl_c_is_the_callers_again_when_the_run_is_over() -> None:
    before = signal.getsignal(signal.SIGINT)
    noted: list[int] = []
    stopper = Stopper(lambda: noted.append(1))
    with stopper.watching():
        signal.raise_signal(signal.SIGINT)
        assert (stopper.draining.is_set(), noted) == (True, [1])
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before
    with_thread = threading.Thread(target=lambda: stopper.watching().__enter__())
    with_thread.start()
    with_thread.join()
    assert signal.getsignal(signal.SIGINT) is before


# -- a process of its own, with a system that answers when it is let


class Child:
    """`eval run` over a system that answers a question for each line on its stdin."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WAITING_PROGRAM, "eval", "run", *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            env=child_environment(), text=True,
        )  # fmt: skip

    def let_answer(self, count: int) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n" * count)
        self.process.stdin.flush()

    def wait_for(self, *, asked: int, kept: int) -> Path:
        """The folder of the run, once so many questions were asked and so many answers are on disk."""
        deadline = time.monotonic() + BOUND_S
        while time.monotonic() < deadline and self.process.poll() is None:
            for path in Path(".resume-chatbot", RUNS).glob("*/responses.jsonl"):
                if path.read_bytes().count(b"\n") == kept and Path(ASKED).stat().st_size == asked:
                    return path.parent
            time.sleep(0.02)
        raise AssertionError(f"not {asked} asked and {kept} kept: {self.ended()}")

    def interrupt(self) -> None:
        self.process.send_signal(signal.SIGINT)

    def said(self, words: str) -> None:
        """Reads stderr as far as a line with these words."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            if words in line:
                return
        raise AssertionError(f"it never said {words!r}")

    def ended(self) -> tuple[int, str, str]:
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        code = self.process.wait(BOUND_S)
        return code, self.process.stdout.read(), self.process.stderr.read()


@pytest.fixture
def begin(project: Path) -> Iterator[Callable[..., Child]]:
    children: list[Child] = []
    furnish(project)

    def start(*arguments: str) -> Child:
        children.append(Child(*arguments))
        return children[-1]

    yield start
    for child in children:
        child.process.kill()
        child.process.wait()
        for pipe in (child.process.stdin, child.process.stdout, child.process.stderr):
            assert pipe is not None
            with suppress(BrokenPipeError):
                pipe.close()


def go_on(line: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(shlex.split(line), house())
    shown = capsys.readouterr()
    return code, shown.out, shown.err


posix_only = pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")


@posix_only
def test_ctrl_c_once_finishes_what_is_under_way_and_the_run_can_be_gone_on_with(
    begin: Callable[..., Child], project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    child = begin("-d", "questions.jsonl", "--as-of", "2026-11-01")
    child.let_answer(2)
    folder = child.wait_for(asked=3, kept=2)
    child.interrupt()
    child.said("Finishing what is under way; Ctrl-C again stops at once.")
    child.let_answer(1)
    code, out, err = child.ended()
    assert (code, out) == (130, "")
    *_, last = err.splitlines()
    assert last == (
        f"Stopped; the answers so far are kept. Go on with: resume-chatbot eval run --continue {folder.name}"
    )
    assert "Traceback" not in err
    assert [one.id for one in read_run(folder).responses] == ["role", "school", "mail"]

    (project / "seeds" / "cv.md").rename(project / "old.md")
    (project / "seeds" / "cv.md").write_text("# Ada\n\nAnother life.\n")
    code, out, err = go_on("eval run --continue latest", capsys)
    assert (code, out) == (2, "")
    assert "is not the one this run began with" in err
    (project / "old.md").replace(project / "seeds" / "cv.md")

    kept = read_run(folder).responses
    code, out, err = go_on("eval run --continue latest -o out.json", capsys)
    assert code == 0
    assert "3 of 3: " in err  # three were asked, six are judged
    assert "of 6 questions" in out
    assert read_run(folder).responses[:3] == kept
    assert [one.id for one in read_run(Path("out.json")).responses] == [each["id"] for each in ROWS]


@posix_only
def test_ctrl_c_twice_stops_at_once_and_kill_9_loses_nothing_finished(
    begin: Callable[..., Child], capsys: pytest.CaptureFixture[str]
) -> None:
    child = begin("-d", "questions.jsonl", "-j", "2")
    child.let_answer(1)
    folder = child.wait_for(asked=3, kept=1)
    child.interrupt()
    child.said("Ctrl-C again stops at once")
    child.interrupt()
    code, out, err = child.ended()  # though nothing lets the two under way answer
    assert (code, out) == (130, "")
    assert "--continue" in err
    assert "Traceback" not in err

    child = begin("--continue", folder.name)
    child.let_answer(2)
    child.wait_for(asked=6, kept=3)  # one of the two that were given up on is asked again
    child.process.kill()
    assert child.ended()[0] == -signal.SIGKILL
    with (folder / "responses.jsonl").open("ab") as file:
        file.write(b'{"id": "pat')  # as the kernel leaves it when the power goes
    kept = read_run(folder).responses
    assert len(kept) == 3
    code, out, err = go_on(f"eval run --continue {folder.name}", capsys)
    assert code == 0
    assert "3 of 3: " in err
    assert read_run(folder).responses[:3] == kept
    assert {one.id for one in read_run(folder).responses} == {each["id"] for each in ROWS}
