"""The two invisible signs that shape letters: U+200C keeps two of them apart, U+200D joins them.

Persian, Hindi, Sinhala, and emoji made of several, are misspelt without them; between other letters they
only hide what is written from who searches for it. So they are kept where a script uses them and dropped
elsewhere.
It refuses to know other invisible characters: no script needs those.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from index.lexicon import word_set

JOINERS = "\u200c\u200d"
_RUN = re.compile(f"[{JOINERS}]+")
_VIRAMA = 9  # canonical combining class: what kills a vowel, and asks how the letters then join (RFC 5892, A)
_BEFORE_EMOJI = "\ufe0f\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"  # in colour; the skin tones


def is_needed(joiner: str, before: str, after: str) -> bool:
    """Whether a joiner shapes the characters on both sides of it ("" at an end of the text)."""
    if not before:
        return False
    if unicodedata.combining(before) == _VIRAMA or (_is_shaped(before) and bool(after) and _is_shaped(after)):
        return True
    pictures = before in _BEFORE_EMOJI or unicodedata.category(before) == "So"
    return joiner == JOINERS[1] and pictures and bool(after) and unicodedata.category(after) == "So"


def without_stray_joiners(text: str) -> str:
    """The text with each needed joiner once, and no other."""

    def kept(found: re.Match[str]) -> str:
        joiner, at, end = found[0][0], found.start(), found.end()
        return joiner if is_needed(joiner, text[at - 1 : at], text[end : end + 1]) else ""

    return _RUN.sub(kept, text)


def without_joiners(text: str) -> str:
    """The text without any: for comparing words, since many people leave them out."""
    return _RUN.sub("", text)


@lru_cache(maxsize=4096)
def _is_shaped(letter: str) -> bool:
    """Whether a letter or mark is of a script that joins letters."""
    script = unicodedata.name(letter, "").partition(" ")[0]
    return unicodedata.category(letter)[0] in "LM" and script in word_set("scripts", "joining")
