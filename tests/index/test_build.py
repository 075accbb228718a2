"""What is up to date is opened, what is not is built again, and an answer is never lost on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from index import store
from index.build import ensure_index, index_folder, inspect_index
from index.embed import HashingEncoder
from index.errors import EncoderUnavailable, IndexMissing, SourceRefused
from index.models import Reading
from index.search import Index

ROOT = Path(__file__).resolve().parents[2]
WITHOUT_PHONE = {"show_phone": False, "show_address": False}

MARKDOWN = """# Ada Example

Principal Engineer
Springfield · (555) 010-4477 · ada@example.org

## Experience

**Principal Engineer**, Acme Inc. — 2019 – Present

- Cut $1.2M a year by moving 40 PB to erasure coding.
- Call me on 555 010 4477 for references.

## Skills

Go · C++ · Kubernetes
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def resume_file(tmp_path: Path) -> Path:
    path = tmp_path / "seeds" / "ada.md"
    path.parent.mkdir()
    path.write_text(MARKDOWN, encoding="utf-8")
    return path


class Counting:
    """The true readers, counted."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, paths: Sequence[Path]) -> Reading:
        from index.resume import read_sources

        self.calls += 1
        return read_sources(paths)


def build(path: Path, home: Path, **more: Any) -> Index:
    return ensure_index([path], home, **{**WITHOUT_PHONE, "encoder": HashingEncoder(64), **more})


def test_a_second_start_reads_nothing_again(resume_file: Path, home: Path) -> None:
    read = Counting()
    first, second = (build(resume_file, home, read=read) for _ in range(2))
    assert read.calls == 1
    assert first.generation == second.generation
    assert first.search("erasure coding") == second.search("erasure coding")
    assert second.notices == ()


@pytest.mark.parametrize("change", ["content", "policy", "encoder", "asked"])
def test_what_is_out_of_date_is_built_again(change: str, resume_file: Path, home: Path) -> None:
    first = build(resume_file, home)
    more: dict[str, Any] = {}
    if change == "content":
        resume_file.write_text(MARKDOWN.replace("40 PB", "50 PB"), encoding="utf-8")
    elif change == "policy":
        more["show_phone"] = True
    elif change == "encoder":
        more["encoder"] = HashingEncoder(32)
    else:
        more["rebuild"] = True
    second = build(resume_file, home, **more)
    assert second.generation != first.generation
    assert second.notices == ()
    assert ("50 PB" in second.documents[0].text) == (change == "content")


def test_a_new_file_in_the_folder_makes_it_stale(resume_file: Path, home: Path) -> None:
    build(resume_file.parent, home)
    assert not inspect_index([resume_file.parent], home, encoder=HashingEncoder(64)).stale
    (resume_file.parent / "more.md").write_text(
        "# Ada Example\n\n## Awards\n\nGold medal\n", encoding="utf-8"
    )
    assert inspect_index([resume_file.parent], home, encoder=HashingEncoder(64)).stale


def test_the_phone_is_nowhere_in_the_state_folder(resume_file: Path, home: Path) -> None:
    build(resume_file, home)
    stored = [path for path in home.rglob("*") if path.is_file()]
    assert len(stored) >= 6
    for path in stored:
        digits = bytes(char for char in path.read_bytes() if chr(char).isdigit())
        assert b"5550104477" not in digits, path
    shown = build(resume_file, home, show_phone=True)
    assert "010-4477" in shown.documents[0].text  # the control: it would be found


@pytest.mark.parametrize("name", [*store.FILES, "manifest.json", "CURRENT"])
def test_a_damaged_index_is_made_again_and_told(name: str, resume_file: Path, home: Path) -> None:
    first = build(resume_file, home)
    folder = index_folder([resume_file], home)
    path = folder / name if name == "CURRENT" else folder / first.generation / name
    path.write_bytes(path.read_bytes()[:-2])
    mended = build(resume_file, home)
    assert mended.generation != first.generation
    assert len(mended.notices) == 1
    assert "damaged" in mended.notices[0]
    assert name in mended.notices[0]
    assert build(resume_file, home).notices == ()


@pytest.mark.parametrize("loss", ["missing", "refused", "unreadable"])
def test_lost_sources_leave_the_old_index_in_force(loss: str, resume_file: Path, home: Path) -> None:
    first = build(resume_file, home)
    more: dict[str, Any] = {}
    if loss == "missing":
        resume_file.unlink()
    elif loss == "refused":
        resume_file.write_bytes(b"%PDF-1.7 not a resume")
    else:
        resume_file.write_text("changed", encoding="utf-8")

        def refuse(paths: Sequence[Path]) -> Reading:
            raise SourceRefused(str(paths[0]), "it is password-protected.", "Save it without one.")

        more["read"] = refuse
    kept = build(resume_file, home, **more)
    assert kept.generation == first.generation
    assert len(kept.notices) == 1
    assert "stays in force" in kept.notices[0]
    assert resume_file.name in kept.notices[0]


def test_lost_sources_without_an_index_are_an_error(tmp_path: Path, home: Path) -> None:
    with pytest.raises(SourceRefused, match="no such file"):
        build(tmp_path / "nowhere.md", home)
    assert not home.exists()


def test_an_index_that_shows_more_than_allowed_does_not_stay_in_force(resume_file: Path, home: Path) -> None:
    build(resume_file, home, show_phone=True)
    resume_file.unlink()
    with pytest.raises(SourceRefused):
        build(resume_file, home)


def test_a_damaged_index_without_sources_is_an_error(resume_file: Path, home: Path) -> None:
    first = build(resume_file, home)
    (index_folder([resume_file], home) / first.generation / "chunks.jsonl").unlink()
    resume_file.unlink()
    with pytest.raises(SourceRefused):
        build(resume_file, home)


def test_a_state_folder_that_cannot_be_made_gives_an_index_in_memory(
    resume_file: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    made = build(resume_file, blocked / "state")
    assert made.search("erasure coding")
    assert len(made.notices) == 1
    assert "RESUME_CHATBOT_HOME" in made.notices[0]
    assert "memory" in made.notices[0]


@pytest.mark.parametrize("step", ["chunks.jsonl", "written", "renamed"])
def test_a_full_disk_gives_the_new_index_in_memory_and_keeps_the_old_on_disk(
    step: str, resume_file: Path, home: Path
) -> None:
    first = build(resume_file, home)
    resume_file.write_text(MARKDOWN.replace("40 PB", "50 PB"), encoding="utf-8")

    def fill(reached: str) -> None:
        if reached == step:
            raise OSError(28, "No space left on device")

    made = build(resume_file, home, at=fill)
    assert "50 PB" in made.documents[0].text
    assert "full" in made.notices[0]
    in_force = store.open_current(index_folder([resume_file], home))
    assert in_force.manifest.generation == first.generation
    assert build(resume_file, home).notices == ()  # room again: no restart of anything was needed


def test_an_encoder_that_is_not_there_is_told_in_one_sentence(resume_file: Path, home: Path) -> None:
    with pytest.raises(EncoderUnavailable) as told:
        build(resume_file, home, encoder="nobody/no-such-model")
    assert "\n" not in str(told.value)
    assert "no-such-model" in str(told.value)


def test_two_builders_do_not_collide(resume_file: Path, home: Path) -> None:
    made: list[Index] = []
    threads = [threading.Thread(target=lambda: made.append(build(resume_file, home))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({index.generation for index in made}) == 1
    assert [index.notices for index in made] == [()] * 4


def test_an_index_that_another_builder_was_just_making_is_not_told_as_damaged(
    resume_file: Path, home: Path
) -> None:
    made = build(resume_file, home)
    pointer = index_folder([resume_file], home) / "CURRENT"
    current = pointer.read_bytes()
    pointer.unlink()

    def finish(step: str) -> None:
        if step == "locked":  # until then the other one held the lock
            pointer.write_bytes(current)

    opened = build(resume_file, home, at=finish)
    assert (opened.generation, opened.notices) == (made.generation, ())


def test_progress_is_told_stage_by_stage(resume_file: Path, home: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build(resume_file, home, progress=lambda stage, done, total: told.append((stage, done, total)))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["read", "chunk", "embed", "store"]
    assert all(0 <= done <= total for _, done, total in told)
    assert told[-1] == ("store", 1, 1)


def test_inspection_tells_and_changes_nothing(resume_file: Path, home: Path) -> None:
    def look() -> Any:
        return inspect_index([resume_file], home, encoder=HashingEncoder(64))

    before = look()
    assert (before.exists, before.intact, before.stale) == (False, False, True)
    assert not home.exists()
    made = build(resume_file, home)
    files = {path: path.stat().st_mtime_ns for path in home.rglob("*")}
    report = look()
    assert (report.exists, report.intact, report.stale, report.reasons) == (True, True, False, ())
    assert (report.generation, report.chunks, report.documents) == (made.generation, len(made.chunks), 1)
    resume_file.write_text("changed", encoding="utf-8")
    assert look().stale
    resume_file.unlink()
    assert "no such file" in look().reasons[0]
    assert {path: path.stat().st_mtime_ns for path in home.rglob("*")} == files
    (index_folder([resume_file], home) / made.generation / "chunks.jsonl").write_bytes(b"")
    assert (look().exists, look().intact) == (True, False)


def test_the_same_sources_share_a_folder_in_any_order(tmp_path: Path, home: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    assert index_folder([one, two], home) == index_folder([two, one], home)
    assert index_folder([one], home) != index_folder([two], home)


def child(code: str, *arguments: str, timeout_s: float = 120) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout_s,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_importing_the_package_loads_no_native_library() -> None:
    heavy = (
        "{'torch', 'transformers', 'faiss', 'onnxruntime', 'tokenizers', 'bm25s', 'numpy', 'huggingface_hub'}"
    )
    assert child(f"import sys, index; print({heavy} & set(sys.modules))") == "set()"
    assert child("import sys, index; print('index.assemble' in sys.modules)") == "False"  # what reads résumés


@pytest.mark.endtoend
def test_serving_with_the_real_encoder_never_imports_torch(
    resume_file: Path, home: Path, with_encoder: Callable[[Path], Path]
) -> None:
    with_encoder(home)
    code = (
        "import sys; from pathlib import Path; from index import ensure_index\n"
        "index = ensure_index([Path(sys.argv[1])], Path(sys.argv[2]), show_phone=False, show_address=False)\n"
        "assert index.search('money saved')[0].chunk.text.startswith('Cut'), index.search('money saved')\n"
        "print({'torch', 'transformers', 'sentence_transformers', 'onnx'} & set(sys.modules), index.notices)"
    )
    for _ in ("built", "opened"):
        assert child(code, str(resume_file), str(home)) == "set() ()"


KILLED = ROOT / "tests" / "torture" / "index_kill.py"


def test_a_killed_builder_leaves_a_legal_state(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(KILLED), "--rounds", "5", "--home", str(tmp_path), "--steps-too", "no"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5/5 legal states" in done.stdout


def test_the_torture_finds_a_builder_that_writes_in_place(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(KILLED), "--rounds", "2", "--home", str(tmp_path), "--control"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "round 1 at one file: IndexDamaged" in done.stdout


def test_the_lock_goes_with_its_holder(resume_file: Path, home: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from index import store\n"
        "folder = Path(sys.argv[1]); folder.mkdir(parents=True)\n"
        "with store.lock(folder):\n    print('held', flush=True); time.sleep(60)"
    )
    folder = index_folder([resume_file], home)
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    with holder:
        assert holder.stdout.readline() == "held\n"
        threading.Timer(0.5, lambda: os.kill(holder.pid, signal.SIGKILL)).start()
        began = time.monotonic()
        assert build(resume_file, home).notices == ()
        assert time.monotonic() - began >= 0.3


def test_an_empty_state_is_missing(home: Path, resume_file: Path) -> None:
    with pytest.raises(IndexMissing):
        store.open_current(index_folder([resume_file], home))


def test_what_is_refused_leaves_no_trace_in_the_state_folder(tmp_path: Path, home: Path) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 nothing to read")
    with pytest.raises(SourceRefused):
        build(scan, home)
    assert not index_folder([scan], home).exists()


def test_a_loop_of_links_is_no_crash(tmp_path: Path) -> None:
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    assert index_folder([loop], tmp_path).parent == tmp_path / "index"
