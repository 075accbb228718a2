"""Running text cut into sentences and clauses, as offsets into the text it was given.

It refuses to rewrite: the pieces are slices, in order, and never overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from index.lexicon import word_set

# Found once, from its first sign on: a line of ten thousand question marks must stay linear.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’)\]]*+(?=\s)")
_WORD = re.compile(r"[^\s—]+")
_CLAUSE = re.compile(r"\s*;\s+|\s+[—–]\s+|\s*—\s*")
_WORD_BEFORE = re.compile(r"[^\s(\[\"“]+$")
_LONGEST_WORD = 80  # looked back for; no abbreviation has so many letters
_STARTS = re.compile(r"\s+[\"'“‘(\[*_$€£~]*[^\W_a-z]")

MIN_CLAUSE_WORDS = 4  # shorter pieces ("Seattle, WA") say nothing alone; they stay with their neighbour


def sentences(text: str) -> list[tuple[int, int]]:
    """`[start, end)` of each sentence of `text`, white space trimmed. Empty for blank text."""
    cuts: list[int] = []
    for match in _END.finditer(text):
        if not _STARTS.match(text, match.end()):
            continue  # the next word is in lower case: no sentence begins there
        if text[match.start()] == "." and match.group().rstrip("\"'”’)]") == ".":
            word = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST_WORD), match.start())
            bare = word.group().casefold() if word else ""
            if len(bare) == 1 and bare.isalpha():
                continue  # an initial
            ends = bare in word_set("sentences", "may_end") and not _names_on(text, match.end())
            if bare in word_set("sentences", "abbreviations") and not ends:
                continue
        cuts.append(match.end())
    return _trimmed(text, cuts)


def clauses(text: str, min_words: int = MIN_CLAUSE_WORDS) -> list[tuple[int, int]]:
    """The sentences, cut further at ";" and " — " where both sides have `min_words` words or more."""
    pieces: list[tuple[int, int]] = []
    for start, end in sentences(text):
        begin = start
        words = [word.start() for word in _WORD.finditer(text, start, end) if any(map(str.isalnum, word[0]))]
        for match in _CLAUSE.finditer(text, start, end):
            before, after = bisect_left(words, match.start()), bisect_left(words, match.end())
            if before - bisect_left(words, begin) >= min_words and len(words) - after >= min_words:
                pieces.append((begin, match.start()))
                begin = match.end()
        pieces.append((begin, end))
    return pieces


def _names_on(text: str, at: int) -> bool:
    """Whether the words after "Inc." go on with the name or the list rather than begin a sentence.
    Two capitalised words in a row read as a name ("Acme Inc. Cloud Division")."""
    following = text[at : at + 2 * _LONGEST_WORD].split(maxsplit=2)[:2]
    return len(following) == 2 and all(word[:1].isupper() for word in following)


def _trimmed(text: str, cuts: list[int]) -> list[tuple[int, int]]:
    pieces: list[tuple[int, int]] = []
    begin = 0
    for cut in [*cuts, len(text)]:
        piece = text[begin:cut]
        start, end = begin + len(piece) - len(piece.lstrip()), begin + len(piece.rstrip())
        if start < end:
            pieces.append((start, end))
        begin = cut
    return pieces
