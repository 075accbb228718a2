"""A reader may use only so much and reaches nothing; it ends in a transcript or one sentence."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from index.errors import SourceRefused
from index.readers.cell import read_in_cell

HERE = "tests.index.readers.prisoners"


def test_what_the_reader_makes_comes_back_whole() -> None:
    transcript = read_in_cell(f"{HERE}:reads", "Zoë “Ω” 𝒳 — 日本".encode(), "cv.html")
    assert transcript.document.text == "Zoë “Ω” 𝒳 — 日本\n"
    assert transcript.document.source == "cv.html"
    assert [line.text for line in transcript.lines] == ["Zoë “Ω” 𝒳 — 日本"]


def test_a_reader_reaches_nothing_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RESUME_CHATBOT_TEST_SECRET", "sesame")
    (tmp_path / "made-by-a-reader").touch()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        port = listening.getsockname()[1]
        told = read_in_cell(f"{HERE}:tells", str(port).encode(), "cv").document.text
        with pytest.raises(TimeoutError):
            listening.accept()
    assert told == (
        "connect: refused, look up: refused, run: refused, write: refused, remove: refused, secret: None\n"
    )
    assert (tmp_path / "made-by-a-reader").read_text() == ""


@pytest.mark.parametrize(
    ("reader", "cause"),
    [
        ("refuses", "only a test"),
        ("swells", "more memory than a résumé needs"),
        ("nests", "nested too deeply"),
        ("dies", "damaged"),
        ("breaks", "damaged"),
        ("babbles", "damaged"),
    ],
)
def test_a_reader_that_fails_is_a_refusal_with_file_cause_and_remedy(reader: str, cause: str) -> None:
    with pytest.raises(SourceRefused, match=cause) as caught:
        read_in_cell(f"{HERE}:{reader}", b"x", "cv.pdf")
    assert caught.value.source == "cv.pdf"
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    assert "Traceback" not in str(caught.value)


def test_a_reader_that_never_ends_is_stopped() -> None:
    with pytest.raises(SourceRefused, match="more time than a résumé needs"):
        read_in_cell(f"{HERE}:waits", b"x", "cv.pdf", time_limit_s=1.5)
