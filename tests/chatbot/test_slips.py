"""Slips of the hand are mended, and nothing else is."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from chatbot.slips import Slips
from tests.chatbot.people import ADA, candidate_of

SLIPS = Slips(candidate_of(ADA).vocabulary)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("wat is her curent employr?", "what is her current employer?"),
        ("b4 acme, pls", "before acme, please"),
        ("is remote on the table?", "is remote on the table?"),  # no slip of "able"
        ("erasure codes", "erasure codes"),  # words of the résumé
        ("patents", "patents"),  # another form of a word that is known
    ],
)
def test_slips_are_mended_and_words_are_left(typed: str, meant: str) -> None:
    assert SLIPS.mended(typed) == meant


def test_a_slip_means_the_same_in_every_process() -> None:
    """Of two words equally near ("change" and "charge" to "chage") a set gave one or the other."""
    code = (
        "from chatbot.slips import _mended_word\n"
        "print(*map(_mended_word, ('chage', 'chaper', 'caling', 'illions')))"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in (1, 2, 3)
    }
    assert len(said) == 1
