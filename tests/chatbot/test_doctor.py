"""The doctor: each finding says what to do, and none of them faints."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from chatbot.doctor import Finding, check_port, examine
from chatbot.errors import OperatorError
from chatbot.settings import load_settings


def findings(**settings: object) -> dict[str, Finding]:
    return {finding.subject: finding for finding in examine(load_settings(**settings))}


def test_every_subject_is_examined_even_in_an_empty_project(project: Path) -> None:
    found = findings(port=0)
    assert list(found) == [
        "python",
        "packages",
        "state",
        "résumé",
        "index",
        "encoder",
        "page",
        "model",
        "port",
    ]
    assert found["python"].fine
    assert found["packages"].fine
    assert found["state"].fine
    assert found["port"].fine
    assert not found["résumé"].fine
    assert "no résumé was found in this folder; put a file there" in found["résumé"].sentence
    assert list(project.iterdir()) == [project / "seeds"]


def test_a_resume_in_the_seeds_is_named(project: Path) -> None:
    (project / "seeds" / "cv.md").write_text("# Ada")
    found = findings(port=0)["résumé"]
    assert found.fine
    assert "cv.md" in found.sentence


def test_a_seed_that_is_not_there_is_told(project: Path) -> None:
    found = findings(port=0, seeds=project / "gone.md")["résumé"]
    assert not found.fine
    assert "gone.md: there is no such file or folder; put the résumé there" in found.sentence


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="needs a folder that even root cannot write")
def test_a_state_folder_that_cannot_be_written_is_told_with_the_way_out(project: Path) -> None:
    found = findings(port=0, home=Path("/proc/state"))["state"]
    assert not found.fine
    assert "RESUME_CHATBOT_HOME=" in found.sentence


def test_an_encoder_that_is_not_there_is_told(project: Path) -> None:
    found = findings(port=0, encoder="no-such-model")["encoder"]
    assert not found.fine
    assert "no-such-model" in found.sentence
    assert not found.sentence.startswith("EncoderUnavailable")  # one sentence, not an exception


def test_a_taken_port_is_told_with_another() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(OperatorError, match=f"Port {port} of 127.0.0.1 is in use.*--port {port + 1}"):
            check_port("127.0.0.1", port)
    check_port("127.0.0.1", port)


@pytest.mark.skipif(os.getuid() == 0, reason="root may listen anywhere")
def test_a_port_of_the_system_is_told() -> None:
    with pytest.raises(OperatorError, match="above 1023"):
        check_port("127.0.0.1", 1)


def test_an_unknown_host_is_told() -> None:
    with pytest.raises(OperatorError, match=r"use --host 127\.0\.0\.1"):
        check_port("no.such.host.invalid", 0)


def test_a_host_of_three_hundred_letters_is_told() -> None:
    with pytest.raises(OperatorError, match=r"use --host 127\.0\.0\.1"):
        check_port("x" * 300, 0)
