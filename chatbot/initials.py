"""Short forms made of initials: whether a text has what is asked for as its initials, or the other way round.

It refuses lists: which short form means what is read off the words of the two texts alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from chatbot.lexicon import spelt_out, stems, word_list, words

_SHORT_NAME = 3  # letters
_LONGEST = 5  # letters
_PIECE = 5  # words between two commas that may be spelt out as one short form
_WORDS_OF_ONE = 3  # of which a short form is made, at least


def stands_as_initials(topic: str, text: str) -> bool:
    """Whether a text has 'NQT' as 'Newly Qualified Teacher', or 'renal replacement therapy' as 'RRT'; of
    several words one may be such a form: 'PT slab' of 'post-tensioned slabs'."""
    asked = words(topic)
    shortest = 2 if topic.isupper() else 3
    if topic.rstrip("s").isupper() and _in_a_piece(topic, text):
        return True
    if len(asked) == 1 and shortest <= len(asked[0]) <= _LONGEST and asked[0].isalpha():
        spelt = _initials_of_names(text)
        # asked in capitals, a part of a longer name will do: "DP" for "Dynamic Positioning Unlimited"
        return any(asked[0] in each if topic.isupper() else asked[0] == each for each in spelt)
    if any(_is_printed(form, text) for form in _short_forms(topic)):
        return True
    tokens = topic.split()
    return len(tokens) > 1 and any(_stands_beside(token, tokens, text) for token in tokens)


def _stands_beside(token: str, tokens: list[str], text: str) -> bool:
    """Whether one word of several is in capitals and stands in a text by its initials, the others as they
    are."""
    if not (token.isupper() and token.isalpha() and 2 <= len(token) <= _LONGEST):
        return False
    others = " ".join(each for each in tokens if each is not token)
    return set(stems(others)) <= set(stems(text)) and stands_as_initials(token, text)


def _short_forms(topic: str) -> list[str]:
    """What three words or more may be shortened to, in capitals: with and without the small words."""
    asked = words(topic.replace("-", " "))
    if len(asked) < _WORDS_OF_ONE:
        return []
    leaving_out: tuple[frozenset[str], ...] = (frozenset(), frozenset({"the", "a", "an"}), word_list("stop"))
    forms = ("".join(word[0] for word in asked if word not in small).upper() for small in leaving_out)
    return [form for form in dict.fromkeys(forms) if len(form) >= _SHORT_NAME]


def _is_printed(form: str, text: str) -> bool:
    """Whether a text has a short form as a word, with or without hyphens: "ICP-MS" is ICPMS."""
    return any(
        form in each and re.search(rf"\b{re.escape(form)}\b", each) is not None
        for each in (text, text.replace("-", ""))
    )


def _in_a_piece(acronym: str, text: str) -> bool:
    """Whether words begin with the letters of an acronym: 'VSDs' somewhere in 'three variable speed drives';
    a shorter one only of all words between two commas ('BFR', 'blood flow restriction'), of one with
    hyphens ('PT', 'post-tensioned') or of two words for several ('TAs' in 'nine teaching assistants')."""
    letters = acronym.rstrip("s").casefold()
    if len(letters) > _SHORT_NAME or (len(letters) == _SHORT_NAME and acronym.endswith("s")):
        return letters in spelt_out(text)
    if len(letters) == 2 and acronym.endswith("s") and letters in _pairs_of_several(text):
        return True
    return letters in _spelt_pieces(text)


@lru_cache(maxsize=4096)
def _pairs_of_several(text: str) -> frozenset[str]:
    """The initials of two words side by side that name several: "teaching assistants"."""
    pairs = re.findall(r"(?=\b([^\W\d_])[^\W\d_]{2,}[ -]([^\W\d_])[^\W\d_]{2,}s\b)", text)
    return frozenset((first + second).casefold() for first, second in pairs)


@lru_cache(maxsize=4096)
def _spelt_pieces(text: str) -> frozenset[str]:
    """The initials of what stands between commas and brackets, of words with hyphens, and of rates
    ("transactions per second")."""
    pieces = (piece for piece in re.split(r"[,;:·•|()]", text) if 1 < len(words(piece)) <= _PIECE)
    joined = [each.replace("-", " ") for each in re.findall(r"\b[^\W\d_]+(?:-[^\W\d_]+)+\b", text)]
    rates = re.findall(r"\b[^\W\d_]+ per [^\W\d_]+\b", text)
    return frozenset(form for form in map(spelt_out, (*pieces, *joined, *rates)) if form)


@lru_cache(maxsize=4096)
def _initials_of_names(text: str) -> tuple[str, ...]:
    """The initials of each run of words with capitals: 'nqt' of 'Newly Qualified Teacher'."""
    heads = re.findall(r"\b[A-Z][a-z]+(?:[\s-]+(?:(?:of|and|for|in|the)\s+)?[A-Z][a-z]+){1,5}", text)
    return tuple("".join(re.findall(r"\b[A-Z]", head)).casefold() for head in heads)
