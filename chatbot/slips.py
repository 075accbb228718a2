"""Slips of the hand in the words that questions are recognised by, and how people type in a hurry.

It refuses to touch a word of the résumé or of the person's name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz, process

from chatbot.lexicon import intent_rules, load, stem, word_list
from chatbot.vocabulary import Vocabulary

_WORTH_FIXING = 5  # letters; shorter words are too easily something else
_SLIP_RATIO = 86  # one or two letters of a word of seven
_SIGNS = " ?.!,;:'\"()"


class Slips:
    """Mends slips in questions about one candidate. Safe to share between threads."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def mended(self, folded: str) -> str:
        """Slips of a letter or two in the words that questions are recognised by, mended."""
        chat = load("words")["chat"]
        result = []
        for token in folded.split(" "):
            core = token.strip(_SIGNS)
            if core in chat and (len(core) > 1 or core not in self._vocabulary.words_used):
                meant = str(chat[core])
            else:
                meant = self._without_slip(core)
            result.append(token.replace(core, meant) if core else token)
        return " ".join(result)

    def _without_slip(self, word: str) -> str:
        """The question word that `word` is a slip of; `word` itself when it is none."""
        if len(word) < _WORTH_FIXING or not word.isalpha() or stem(word) in _question_stems():
            return word
        if word in self._vocabulary.words_used or word in self._vocabulary.person_words:
            return word
        return _mended_word(word)


@lru_cache(maxsize=4096)
def _mended_word(word: str) -> str:
    """The question word nearest to `word`, if it is one or two letters off; else `word` itself."""
    best = process.extractOne(word, _question_words(), scorer=fuzz.ratio, score_cutoff=_SLIP_RATIO)
    if best is None:
        return word
    meant = best[0]
    if meant[0] != word[0]:  # "table" is no slip of "able"
        return word
    inflected = word.startswith(meant) or meant.startswith(word)
    return word if inflected or abs(len(meant) - len(word)) > 1 else meant


@lru_cache(maxsize=1)
def _question_words() -> tuple[str, ...]:
    """The plain words in the patterns, the stop list and the synonyms: what a slip may be mended to. Sorted:
    of two that are equally near the first is meant, in every process."""
    text = " ".join(
        pattern
        for rule in intent_rules()
        for pattern in rule.patterns
        if not rule.name.startswith("declined")
    )
    literal = set(re.findall(r"\b[a-z]{5,}\b", re.sub(r"\\[a-zA-Z]", " ", text)))
    listed = {word for group in load("synonyms")["groups"] for word in group if len(word) >= _WORTH_FIXING}
    return tuple(sorted(literal | listed | word_list("generic") | word_list("stop")))


@lru_cache(maxsize=1)
def _question_stems() -> frozenset[str]:
    """Stems of these words: "patents" is no slip where "patent" is known."""
    return frozenset(map(stem, _question_words()))
