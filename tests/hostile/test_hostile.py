"""Whatever a file tries, it ends in a reading or in one sentence with its name, the cause and the remedy."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from chatbot.cli import main
from index.build import ensure_index
from index.embed import HashingEncoder
from index.errors import SourceRefused
from index.models import Reading
from index.placed import walk_facts
from index.readers.docx import package
from index.resume import read_sources
from tests.hostile.files import FILES, RESUME, SECRET, Hostile, with_links

PARENT_LIMIT_BYTES = 500_000_000


def read(folder: Path, hostile: Hostile) -> Reading | SourceRefused:
    path = folder / hostile.name
    path.write_bytes(hostile.make())
    try:
        return read_sources([path])
    except SourceRefused as refusal:
        return refusal


def check(outcome: Reading | SourceRefused, hostile: Hostile) -> None:
    if isinstance(outcome, SourceRefused):
        assert hostile.refused or hostile.either, str(outcome)
        said = str(outcome)
        assert said.startswith(f"{hostile.name}: ")
        assert hostile.refused in said
        assert outcome.remedy
        assert len(said) < 400
        assert "\n" not in said
        assert not re.search(r"Traceback|Error\b|0x[0-9a-f]{6}|/tmp|lxml|pdfium|zipfile", said)
        return
    assert not hostile.refused, "it was read"
    codes = {warning.code for warning in outcome.warnings}
    assert set(hostile.warned) <= codes
    if hostile.without:
        texts = [document.text for document in outcome.documents]
        texts += [fact.text for fact in walk_facts(outcome.resume)]
        assert not any(hostile.without in text for text in texts)


def test_there_are_many_and_each_has_a_name_of_its_own() -> None:
    assert len(FILES) >= 70
    assert len({hostile.name for hostile in FILES}) == len(FILES)


@pytest.mark.parametrize("hostile", FILES, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_read_or_refused(tmp_path: Path, hostile: Hostile) -> None:
    check(read(tmp_path, hostile), hostile)


READ_AND_TELL = """
import re, resource, sys
from pathlib import Path
from index.errors import SourceRefused
from index.resume import read_sources
for path in sys.argv[1:]:
    try:
        read_sources([Path(path)])
    except SourceRefused:
        pass
status = Path("/proc/self/status")  # getrusage's figure on Linux is inherited over a fork
if status.exists():
    print(int(re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text())[1]) * 1024)
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def test_bombs_do_not_swell_the_process_that_reads_them(tmp_path: Path) -> None:
    paths = []
    for hostile in FILES:
        if hostile.name in (
            "bomb.pdf",
            "flat-bomb.docx",
            "tiny-texts.pdf",
            "runs.docx",
            "300.pdf",
            "deep.html",
        ):
            paths.append(tmp_path / hostile.name)
            paths[-1].write_bytes(hostile.make())
    assert len(paths) == 6
    command = [sys.executable, "-c", READ_AND_TELL, *map(str, paths)]
    root = str(Path(__file__).parents[2])
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={"PYTHONPATH": root})
    assert int(done.stdout) < PARENT_LIMIT_BYTES


@pytest.fixture
def sink() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.3)
        yield listening


def test_nothing_a_file_names_is_ever_asked_for(tmp_path: Path, sink: socket.socket) -> None:
    for hostile in with_links(sink.getsockname()[1]):
        check(read(tmp_path, hostile), hostile)
    with pytest.raises(TimeoutError):
        sink.accept()


def test_the_sink_hears_who_asks(sink: socket.socket) -> None:
    """The control of the test above: a connection would have been noticed."""
    with socket.create_connection(sink.getsockname()):
        heard, _ = sink.accept()
        heard.close()


def test_without_the_look_at_the_zip_a_bomb_expands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control of the bombs: with the check switched off the same file is read in full, and only the
    limits of the cell would be left."""
    monkeypatch.setattr(package, "MAX_RATIO", 10**9)
    monkeypatch.setattr(package, "MAX_PART_BYTES", 10**9)
    bomb = next(hostile for hostile in FILES if hostile.name == "flat-bomb.docx")
    opened = package.Package(bomb.make(), "bomb.docx")
    assert len(opened._bytes("word/document.xml", 10**9)) > 50_000_000


@pytest.mark.parametrize(
    "name", ["empty.pdf", "cut.pdf", "flat-bomb.docx", "scan.pdf", "broken.json", "noise.txt", "pages.pdf"]
)
def test_the_old_index_stays_in_force(tmp_path: Path, name: str) -> None:
    hostile = next(each for each in FILES if each.name == name)
    source, home = tmp_path / f"cv{Path(name).suffix}", tmp_path / "home"
    source.write_text(RESUME, encoding="utf-8")
    encoder = HashingEncoder(64)
    first = ensure_index([source], home, show_phone=False, show_address=False, encoder=encoder)
    source.write_bytes(hostile.make())
    second = ensure_index([source], home, show_phone=False, show_address=False, encoder=encoder)
    assert second.manifest.generation == first.manifest.generation
    assert any("stays in force" in notice and hostile.refused in notice for notice in second.notices)


@pytest.mark.parametrize(
    "name", ["empty.pdf", "old.doc", "flat-bomb.docx", "scan.pdf", "deep.json", "noise.txt"]
)
def test_the_command_line_says_one_sentence_and_exits_with_1(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    hostile = next(each for each in FILES if each.name == name)
    (tmp_path / name).write_bytes(hostile.make())
    assert main(["show", "--resume", str(tmp_path / name)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert hostile.refused in " ".join(err.split())
    assert "Traceback" not in err


def test_a_name_that_steers_a_terminal_is_printed_harmlessly(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "cv\x1b[31m\u202e\nx.pdf"
    path.write_bytes(b"")
    assert main(["show", "--resume", str(path)]) == 1
    assert "\x1b" not in capsys.readouterr().err


def test_links_loops_folders_and_devices_are_refused(tmp_path: Path) -> None:
    (tmp_path / "dead.pdf").symlink_to(tmp_path / "nowhere.pdf")
    (tmp_path / "loop.pdf").symlink_to(tmp_path / "loop.pdf")
    (tmp_path / "zero.pdf").symlink_to("/dev/zero")
    os.mkfifo(tmp_path / "pipe.pdf")
    (tmp_path / "empty").mkdir()
    for name, cause in (
        ("dead.pdf", "link points to a file that does not exist"),
        ("loop.pdf", "leads back to itself"),
        ("zero.pdf", "not a regular file"),
        ("pipe.pdf", "not a regular file"),
        ("empty", "no résumé was found in this folder"),
        ("gone.pdf", "no such file"),
    ):
        with pytest.raises(SourceRefused, match=cause):
            read_sources([tmp_path / name])


def test_one_bad_file_in_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(RESUME, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 cut")
    with pytest.raises(SourceRefused, match=r"b\.pdf: the PDF is damaged"):
        read_sources([tmp_path])


def test_the_same_words_in_plain_sight_are_read(tmp_path: Path) -> None:
    """The control of `without`."""
    seen = Hostile("seen.txt", lambda: f"{RESUME}\n{SECRET}\n".encode(), without=SECRET)
    with pytest.raises(AssertionError):
        check(read(tmp_path, seen), seen)
