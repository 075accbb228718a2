"""What a run records of its making: enough to repeat it, nothing secret."""

from __future__ import annotations

import datetime as dt
import getpass
import os
import socket
import subprocess
from pathlib import Path

import pytest

from chatbot.evaluation.provenance import git_state, hardware, new_run_name, settings_digest, versions
from chatbot.settings import Settings


def test_names_of_runs_sort_by_time() -> None:
    now = dt.datetime(2026, 1, 2, 3, 4, 5, 6789, tzinfo=dt.UTC)
    names = [new_run_name(now + dt.timedelta(microseconds=n)) for n in (0, 1, 1000, 10**7)]
    assert names[0] == "20260102-030405-006789"
    assert names == sorted(set(names))


def test_only_settings_that_shape_answers_make_a_difference() -> None:
    plain = settings_digest(Settings())
    assert settings_digest(Settings(port=1, theme_color="#123456", home=Path("x"))) == plain
    assert settings_digest(Settings(owner_key="a secret of twelve")) == plain
    assert settings_digest(Settings(show_phone=True)) != plain
    assert settings_digest(Settings(name="Ada")) != plain


def test_the_revision_and_whether_files_differ_from_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert git_state(tmp_path) == (None, None)
    name = "-c user.name=a -c user.email=a@example.org"
    for words in ("init -q", f"{name} commit -q --allow-empty -m first"):
        subprocess.run(["git", "-C", str(tmp_path), *words.split()], check=True)
    revision, dirty = git_state(tmp_path)
    assert revision is not None
    assert len(revision) == 40
    assert dirty is False
    (tmp_path / "new").touch()
    assert git_state(tmp_path) == (revision, True)
    monkeypatch.setenv("PATH", str(tmp_path))  # a machine without git
    assert git_state(tmp_path) == (None, None)


def test_versions_and_hardware_name_no_person_and_no_machine() -> None:
    found = versions()
    assert {"python", "resume-chatbot", "langchain-core", "scipy"} <= found.keys()
    machine = hardware()
    assert machine["cores"] == str(os.cpu_count())
    assert all(machine.values())
    for told in machine.values():
        assert getpass.getuser() not in told.split()
        assert socket.gethostname() not in told
