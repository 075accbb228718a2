"""Whether words are a firm called by its trade: "Halvorsen & Pike Consulting Engineers".

It refuses to know firms by their legal form or kind of house, which are word lists (see `lexicon`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.entries.place_name import closing_place
from index.lexicon import fold_words, folded_set, title_strength

_JOINS = frozenset({"and", "of", "the", "for", "de", "et", "und", "y"})


@lru_cache(maxsize=4096)
def names_firm(text: str) -> bool:
    """Whether the words are a firm called by its trade: "Halvorsen & Pike Consulting Engineers".

    That is a trade in the plural at the end of a name written in capitals; a place may follow."""
    if len(text) > 120:
        return False
    place = closing_place(text)
    if place:
        text = text[: place[0]].rstrip(" ,")
    words = re.sub(r"\s*\([^()]*\)$", "", text).split()
    if not 2 <= len(words) <= 8 or re.search(r"[,;:.|·•–—]", text):
        return False
    last = fold_words(words[-1])
    if not last or not _is_trade(last[0]):
        return False
    opening = re.split(r"\s(?:of|for|to|in)\s", text, maxsplit=1)
    if len(opening) > 1 and title_strength(opening[0]) == 3:
        return False  # "Curator of Ship Models", "Director of Engineers": what is led, not a firm
    return all(word[:1].isupper() or word == "&" or word in _JOINS for word in words)


def _is_trade(word: str) -> bool:
    """Whether the word is a trade in the plural ("engineers")."""
    heads = folded_set("titles", "heads")
    return word.endswith("s") and (word[:-1] in heads or (word.endswith("ies") and word[:-3] + "y" in heads))
