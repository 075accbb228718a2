"""Whether words can be a person's name, and where it stands among words of address and degrees.

It refuses to know whose.
"""

from __future__ import annotations

import re

from index.entries.commas import split_commas
from index.entries.place_name import is_place
from index.lexicon import (
    folded_set,
    heading_kind,
    is_degree,
    is_region,
    organization_strength,
    title_strength,
)

_POST_NOMINAL = re.compile(r"(?:[A-Z][A-Za-z]{0,5}\.?){1,4}(?:-[A-Z]{1,5})?(?:\s?\([A-Za-z. ]{1,12}\))?")
_LEAST_LETTERS = 2  # of a degree; one of fewer may be a surname
_LONGEST_TAIL = 12  # characters behind a name's comma that are letters after it, whatever they are
# "MURIUKI, Faith Chebet": the surname in capitals, then what the person was given
_SURNAME_FIRST = re.compile(
    r"[^\W\d_a-z]{2,}(?:[-'’ ][^\W\d_a-z]{2,}){0,2},\s+"
    r"[^\W\d_a-z][^\W\d_A-Z]{2,}(?:[- ][^\W\d_a-z](?:[^\W\d_A-Z]+|\.)){0,3}"
)
_KANA = re.compile(r"[\u3040-\u30ff\u3000 ・]{2,30}")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff々]{1,4}[ \u3000][\u4e00-\u9fff々]{1,4}|[\u4e00-\u9fff々]{2,5}")


def is_full_name(text: str) -> bool:
    """Whether words below the top can be another person's name."""
    return 2 <= len(text.split()) <= 4 and heading_kind(text) is None and is_person(text, first=False)


def find_name(text: str, *, first: bool) -> tuple[tuple[int, int], tuple[int, int] | None] | None:
    """Where the name stands in the words, and the letters after it: "Ann Lee, BPharm(Hons) MSc"."""
    parts = split_commas(text)
    if len(parts) == 1 and (at := _letters_begin(text)):
        parts = [(0, len(text[:at].rstrip())), (at, len(text))]  # "Ann Lee BSc(Hons) MRSPH"
    name = text[parts[0][0] : parts[0][1]] if parts else ""
    tail = [text[low:high] for low, high in parts[1:]]
    if _SURNAME_FIRST.fullmatch(text) and not (
        is_region(tail[-1]) or is_place(text) or title_strength(text) or _are_letters(tail[-1])
    ):
        return (0, len(text)), None
    if is_place(name) and re.search(r"[\u4e00-\u9fff]", name):
        return None  # "新潟県長岡市" over the name
    if not is_person(name, first):
        return None
    if any(len(words) > _LONGEST_TAIL and not _are_letters(words) for words in tail):
        return None
    if len(tail) == 1 and len(name.split()) == 1 and is_region(tail[0]):
        return None
    return parts[0], (parts[1][0], parts[-1][1]) if tail else None


def _are_letters(words: str) -> bool:
    """Whether the words are degrees and memberships as they stand after a name: "MSc MCSP", "RN-BC"."""
    if _POST_NOMINAL.fullmatch(words) and " " not in words:
        return True
    marks = words.split()
    return bool(marks) and all(
        _POST_NOMINAL.fullmatch(mark) and (sum(map(str.isupper, mark)) > 1 or is_degree(mark))
        for mark in marks
    )


def _letters_begin(text: str) -> int:
    """Where degrees begin behind a name without a comma; 0 where none do. A surname in capitals is no degree,
    nor is what may be one ("Wei Ling MA")."""
    words = list(re.finditer(r"\S+", text))
    for word in words[2:]:
        tail = text[word.start() :]
        sure = len(word[0]) > _LEAST_LETTERS and word[0] != word[0].title() and is_degree(word[0])
        if sure and _are_letters(tail):
            return word.start()
    return 0


def find_bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Where a name stands in `start:end` without "Dr." before it and "(Ms.)" behind it."""
    before = re.compile(r"([^\W\d_]{1,6})\.?\s+(?=\S)").match(text, start, end)
    if before and before[1].casefold() in folded_set("contact", "honorifics"):
        start = before.end()
    behind = re.search(r"[\s,]*\(?([^\W\d_]{1,6})\.?\)$|,\s*([^\W\d_]{1,6})\.?$", text[start:end])
    word = (behind[1] or behind[2]) if behind else ""
    if behind and behind.start() and word.casefold() in folded_set("contact", "honorifics"):
        end = start + behind.start()
    return start, end


def says_how_it_sounds(name: str, below: str) -> bool:
    """Whether what was taken for the name only says how the one below it is spoken."""
    return bool(_KANA.fullmatch(name) and _HAN_NAME.fullmatch(below))


def is_person(text: str, first: bool) -> bool:
    """Whether the words can be a person's name. On the first line a trade may be a surname."""
    words = text.split()
    if (
        first
        and len(words) in (2, 3)
        and words[-1].casefold() in folded_set("titles", "surnames")
        and title_strength(words[0]) == 0
    ):
        return all(word[:1].isupper() for word in words)
    if not 1 <= len(words) <= 7 or len(text) > 70 or re.search(r"[\d@:/\\<>{}=+*#|]", text):
        return False
    if not any(letter.isalpha() for letter in text) or (
        text.endswith((".", "!", "?")) and not re.search(r"\b(?:Jr|Sr)\.$|\b[A-Z]\.$", text)
    ):
        return False
    if (title_strength(text) == 3 and len(words) > 1) or (
        organization_strength(text) >= (3 if first else 2) and len(words) > 2
    ):
        return False
    particles = folded_set("contact", "name_particles")
    return all(
        word[:1].isupper() or not word[:1].isascii() or word.casefold() in particles or word[:1] in "(\"'“‘"
        for word in words
    )
