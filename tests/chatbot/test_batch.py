"""Batches: order, replay, the whole file or none of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.batch import Row, answer_rows, check_output, converse, read_messages, read_rows, write_whole
from chatbot.errors import OperatorError
from chatbot.models import Answer
from tests.chatbot.standin import EchoBot

ROOT = Path(__file__).resolve().parents[2]
printable = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def write(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_earlier_turns_are_replayed_through_the_bot() -> None:
    bot = EchoBot()
    turn = converse(bot, ["one", "two", "three"])
    assert turn.answer.answer.startswith("You said 'three' after 2 turns.")
    assert bot.histories == [(), ("one",), ("one", "two")]


@given(st.lists(st.tuples(printable, st.lists(printable, min_size=1, max_size=3)), min_size=1, max_size=5))
def test_each_row_gets_its_own_answer_in_order(conversations: list[tuple[str, list[str]]]) -> None:
    rows = [Row(id=row_id, turns=tuple(turns)) for row_id, turns in conversations]
    lines = list(answer_rows(EchoBot(), rows))
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        assert "\n" not in line
        answer = json.loads(line)
        assert answer["id"] == row.id
        assert answer["answer"].startswith(f"You said {row.turns[-1]!r} after {len(row.turns) - 1} turns.")
        Answer.model_validate(answer | {"id": "any"})  # the answer object, complete


def test_rows_may_be_numbered_spaced_and_carry_keys_of_their_own(tmp_path: Path) -> None:
    path = write(
        tmp_path / "q.jsonl",
        '{"id": 7, "turns": ["a"]}',
        "",
        '{"id": "x", "turns": ["b", "c"], "category": "dates"}\r',
    )
    assert read_rows(path) == (Row(id=7, turns=("a",)), Row(id="x", turns=("b", "c")))


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("{", ["line 2", "not JSON"]),
        ("[1]", ["line 2", "the whole line"]),
        ('{"turns": ["a"]}', ["line 2", "`id`", "it is missing"]),
        ('{"id": 1.5, "turns": ["a"]}', ["line 2", "`id`", "it must be"]),
        ('{"id": 1}', ["line 2", "`turns`", "it is missing"]),
        ('{"id": 1, "turns": []}', ["line 2", "`turns`", "it must not be empty"]),
        ('{"id": 1, "turns": "what?"}', ["line 2", "`turns`", "it must be a list"]),
        ('{"id": 1, "turns": ["a", 3]}', ["line 2", "`turns.1`", "it must be text"]),
        ('"x"', ["line 2", "the whole line", "it must be an object"]),
        ('{"id": ' + "9" * 5000 + ', "turns": ["a"]}', ["line 2", "a number that is too long"]),
        ("[" * 100_000, ["line 2", "nested too deeply"]),
        (r'{"id": "\ud800", "turns": ["a"]}', ["line 2", "`id`", "half a character"]),
    ],
)
def test_a_bad_line_is_named_with_its_field(tmp_path: Path, line: str, parts: list[str]) -> None:
    path = write(tmp_path / "q.jsonl", '{"id": 1, "turns": ["a"]}', line)
    with pytest.raises(OperatorError) as caught:
        read_rows(path)
    for part in [str(path), *parts]:
        assert part in str(caught.value)
    assert "\n" not in str(caught.value)
    for jargon in ("tuple", "instance", "Row", "<class", "valid"):
        assert jargon not in str(caught.value)


def test_a_file_without_questions_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="holds no questions"):
        read_rows(write(tmp_path / "q.jsonl", "", " "))
    with pytest.raises(OperatorError, match=r"nowhere\.jsonl cannot be read"):
        read_rows(tmp_path / "nowhere.jsonl")


@pytest.mark.parametrize(
    ("text", "messages"),
    [('["a", "b"]', ("a", "b")), ('"a"\n\n"b"\n', ("a", "b")), ('"a"', ("a",)), ("[]", ())],
)
def test_earlier_messages_come_as_a_list_or_one_a_line(
    tmp_path: Path, text: str, messages: tuple[str, ...]
) -> None:
    assert read_messages(write(tmp_path / "h", text)) == messages


@pytest.mark.parametrize(
    "text", ['{"a": 1}', "[1]", "hello", '"a"\n{"role": "user"}', "[" * 100_000, "9" * 5000]
)
def test_other_histories_are_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(OperatorError, match="messages"):
        read_messages(write(tmp_path / "h", text))


def test_output_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = write(tmp_path / "out.jsonl", "old")

    def failing() -> object:
        yield "first"
        raise RuntimeError("a bug")

    with pytest.raises(RuntimeError):
        write_whole(path, failing())  # type: ignore[arg-type]
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.jsonl"]
    write_whole(path, ["first", "second"])
    assert path.read_text() == "first\nsecond\n"


def test_an_output_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="choose another --output"):
        write_whole(tmp_path / "absent" / "out.jsonl", ["x"])


def test_a_link_stays_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    target = write(tmp_path / "kept" / "real.jsonl", "old")
    target.chmod(0o600)
    link = tmp_path / "link.jsonl"
    link.symlink_to("kept/real.jsonl")
    write_whole(link, ["new"])
    assert link.is_symlink()
    assert target.read_text() == "new\n"
    assert target.stat().st_mode & 0o777 == 0o600  # as private as it was
    dangling = tmp_path / "dangling"
    dangling.symlink_to("kept/made.jsonl")
    write_whole(dangling, ["new"])
    assert dangling.is_symlink()
    assert (tmp_path / "kept" / "made.jsonl").read_text() == "new\n"
    assert [entry.name for entry in tmp_path.iterdir() if entry.name.endswith(".part")] == []


def test_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    with pytest.raises(OperatorError, match="loop"):
        write_whole(loop, ["x"])
    assert loop.is_symlink()


@pytest.mark.skipif(os.name != "posix", reason="named pipes")
def test_a_pipe_gets_each_line_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    first = threading.Event()

    def listen() -> None:
        with pipe.open() as file:
            read.append(file.readline())
            first.set()
            read.extend(file)

    def lines() -> Iterator[str]:
        yield "one"
        assert first.wait(20), "the first line was kept back"
        yield "two"

    reader = threading.Thread(target=listen, daemon=True)
    reader.start()
    write_whole(pipe, lines())
    reader.join(20)
    assert read == ["one\n", "two\n"]
    assert pipe.is_fifo()


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs /proc")
def test_ones_own_stdout_is_added_to_not_replaced(tmp_path: Path) -> None:
    """`--output /dev/stdout >> file`, by a link of our own: a failing test must not replace the device."""
    (tmp_path / "stdout").symlink_to("/proc/self/fd/1")
    log = write(tmp_path / "log", "earlier", "")
    program = "import sys; from pathlib import Path; from chatbot.batch import write_whole\n"
    program += "write_whole(Path(sys.argv[1]), ['one', 'two'])"
    with log.open("a") as file:
        subprocess.run(
            [sys.executable, "-c", program, tmp_path / "stdout"], stdout=file, check=True, cwd=ROOT
        )
    assert log.read_text() == "earlier\none\ntwo\n"
    assert (tmp_path / "stdout").is_symlink()


def test_the_questions_are_never_written_over(tmp_path: Path) -> None:
    batch = write(tmp_path / "q.jsonl", '{"id": 1, "turns": ["a"]}')
    (tmp_path / "link").symlink_to("q.jsonl")
    (tmp_path / "hard").hardlink_to(batch)
    for output in (batch, tmp_path / "link", tmp_path / "hard", tmp_path / ".." / tmp_path.name / "q.jsonl"):
        with pytest.raises(OperatorError, match="is the --batch file itself"):
            check_output(output, batch)
    with pytest.raises(OperatorError, match="is a folder"):
        check_output(tmp_path, batch)
    check_output(tmp_path / "new.jsonl", batch)
