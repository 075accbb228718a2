"""What the shared options refuse before a command begins."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatbot.errors import OperatorError
from chatbot.evaluation.options import looked_up


def test_a_path_that_can_be_looked_up_is_handed_on(tmp_path: Path) -> None:
    for given in (None, tmp_path, [tmp_path / "not-there", tmp_path]):
        assert looked_up(given) is given


def test_one_that_cannot_is_named_whichever_of_several_it_is(tmp_path: Path) -> None:
    long = tmp_path / ("x" * 300)
    for given in (long, [tmp_path, long]):
        with pytest.raises(OperatorError, match="cannot be looked up"):
            looked_up(given)
