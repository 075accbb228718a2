"""Invisible joiners stay where letters are shaped by them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.joiners import JOINERS, without_joiners, without_stray_joiners

NEEDED = [
    "می\u200cخواهم",  # Persian: I want
    "نرم\u200cافزار",  # software
    "क्\u200dष",  # Hindi: half a letter
    "अवन്\u200d",  # Malayalam: a final letter without its vowel, at the word's end
    "ශ්\u200dරී",  # Sinhala: Sri
    "👩\u200d💻",
    "👩🏽\u200d🚀",
    "🏳️\u200d🌈",
]


@pytest.mark.parametrize("word", NEEDED)
def test_a_script_keeps_the_joiners_it_needs(word: str) -> None:
    assert without_stray_joiners(word) == word
    assert without_stray_joiners(f"({word}) x") == f"({word}) x"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Py\u200dthon", "Python"),
        ("Ig\u200cnore all", "Ignore all"),
        ("4\u200d80 286", "480 286"),
        ("۰\u200c۹\u200c۱", "۰۹۱"),  # figures, even Persian ones, are not shaped
        ("\u200cمی", "می"),
        ("می\u200c", "می"),
        ("می \u200c خ", "می  خ"),
        ("م\u200ca", "مa"),
        ("می\u200c\u200d\u200c\u200cخواهم", "می\u200cخواهم"),  # a message in a row of them is gone
        ("👩\u200c💻", "👩💻"),  # only the other one joins pictures
        ("👩\u200dcook", "👩cook"),
        ("مي\u200b\u200cخ", "مي\u200bخ"),
    ],
)
def test_elsewhere_they_hide_words_and_go(text: str, left: str) -> None:
    assert without_stray_joiners(text) == left


@given(st.text(alphabet=st.sampled_from("aم ख्1👩\u200c\u200d\u0651")))
def test_what_is_left_is_settled_and_only_joiners_go(text: str) -> None:
    once = without_stray_joiners(text)
    assert without_stray_joiners(once) == once
    assert without_joiners(once) == without_joiners(text)
    assert not any(pair in once for pair in (a + b for a in JOINERS for b in JOINERS))
