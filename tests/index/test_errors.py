"""What an error says: one sentence with the name, the cause and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.errors import SourceRefused, in_a_sentence, reason_of


def test_a_refusal_is_one_sentence() -> None:
    refused = SourceRefused("cv.pdf", "the file is empty.", "Write the résumé into it.")
    assert str(refused) == "cv.pdf: the file is empty; write the résumé into it."
    assert (refused.source, refused.reason, refused.remedy) == (
        "cv.pdf",
        "the file is empty.",
        "Write the résumé into it.",
    )


def test_the_reason_of_a_failure_bears_neither_its_number_nor_a_path(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Errno") as failed:
        (tmp_path / "gone").read_bytes()
    assert reason_of(failed.value) == "no such file or directory"
    assert reason_of(ValueError("Embedded null byte")) == "embedded null byte"
    assert reason_of(OSError()) == "no reason given"
    assert in_a_sentence("") == ""
