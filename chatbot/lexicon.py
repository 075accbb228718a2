"""The word lists and question patterns of `chatbot/data/`, loaded once and matched the same way everywhere.

All knowledge of how people ask lives in those files, none of it about one person. It refuses to know résumés:
what a résumé names is `vocabulary.py`.
"""

from __future__ import annotations

import re
import threading
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import Stemmer
from rapidfuzz import fuzz

from index.joiners import without_joiners
from index.models import Frozen

_DATA = Path(__file__).parent / "data"
# A word keeps what makes it itself: C++, C#, F#, .NET, 3.9, 99.99 %, P&L; hyphens, slashes and dots split.
_WORD = re.compile(
    r"\.net\b|\d+(?:[.,]\d+)*%?|[^\W\d_]+(?:&[^\W\d_]+)+|[^\W_]+(?:\+\+|\+|#)?(?:['’]s\b)?", re.IGNORECASE
)
# First and last character of scripts that name their language; Japanese before Chinese, which shares signs.
_SCRIPTS = (
    ("ja", "\u3040", "\u30ff"),
    ("ko", "\uac00", "\ud7a3"),
    ("zh", "\u4e00", "\u9fff"),
    ("ru", "\u0400", "\u04ff"),
    ("ar", "\u0600", "\u06ff"),
    ("hi", "\u0900", "\u097f"),
)
SLIP_LETTERS = 6  # a shorter word is too easily another
_SLIP_RATIO = 84.0  # one or two letters of a word of six or more
_stemmers = threading.local()  # a stemmer must not be used by two threads at once


@cache
def load(name: str) -> dict[str, Any]:
    """The parsed data file `name`.toml."""
    return tomllib.loads((_DATA / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def word_list(key: str) -> frozenset[str]:
    """A white-space separated list of `words.toml` as a set."""
    return frozenset(str(load("words")[key]).split())


@lru_cache(maxsize=512)
def regex(name: str) -> re.Pattern[str]:
    """The pattern `name` of `patterns.toml`, compiled."""
    return re.compile(load("patterns")[name])


_KEPT_LETTERS = 0x3000  # below the signs of Chinese and Japanese


class _Letters(dict[int, str]):
    """A code point -> what of its compatibility form is no accent, worked out when first met. Letter by
    letter it is the same as NFKD of the whole text without accents, whose order alone depends on the whole.
    Rare ones are not kept: who writes in all of Unicode fills no memory."""

    def __missing__(self, code: int) -> str:
        parts = unicodedata.normalize("NFKD", chr(code))
        bare = "".join(char for char in parts if not unicodedata.combining(char))
        if code < _KEPT_LETTERS:
            self[code] = bare
        return bare


_LETTERS = _Letters({ord("’"): "'", ord("‘"): "'"})


@lru_cache(maxsize=4096)  # several résumés in one process share the rules that name nobody
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern, compiled once in a process."""
    return re.compile(pattern)


def fold(text: str) -> str:
    """Lower case, compatibility forms and curly quotes folded, accents and joiners gone, spaces collapsed."""
    if not text.isascii():
        text = without_joiners(text).translate(_LETTERS)
    return " ".join(text.casefold().split())


def words(text: str) -> list[str]:
    """The words of a text, folded, in order, punctuation gone; possessive 's dropped."""
    return list(_words(text))


@lru_cache(maxsize=8192)  # a question asks the same of every line of a résumé: a fifth of an answer's time
def _words(text: str) -> tuple[str, ...]:
    return tuple(m.removesuffix("'s") for m in _WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball stem of a folded word; words with digits or symbols stand as they are."""
    if not word.isalpha():
        return word
    if not hasattr(_stemmers, "english"):
        _stemmers.english = Stemmer.Stemmer("english")
    return str(_stemmers.english.stemWord(word))


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return list(_stems(text))


@lru_cache(maxsize=8192)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in _words(text))


def alike(one: str, other: str) -> bool:
    """Whether two stems are equal, or begin alike: with the same five letters ('engin-eer', 'engin-eering'),
    or with all four of a short one ('weld', 'welder')."""
    shorter = min(len(one), len(other), 5)
    return one == other or (shorter >= 4 and one[:shorter] == other[:shorter])


@lru_cache(maxsize=4096)
def is_slip(typed: str, meant: str) -> bool:
    """Whether a word of six letters or more is another with a letter or two wrong."""
    return len(typed) >= SLIP_LETTERS and fuzz.ratio(typed, meant) >= _SLIP_RATIO


def spelt_out(text: str) -> str:
    """The initials of a text's words in one run, folded, words all in capitals whole: 'Nurse, Medical ICU'
    gives 'nmicu', in which one looks for 'MICU'. A word without letters parts the run."""
    found = _WORD.findall(fold(text))
    capitals = {fold(word) for word in re.findall(r"\b[A-Z]{2,}\b", text)}
    return "".join(w if w in capitals else w[0] if w[0].isalpha() else " " for w in found)


def find_words(folded: str, listed: Iterable[str]) -> bool:
    """Whether a folded text has any of these words."""
    present = set(words(folded))
    return any(word in present for word in listed)


def content(text: str) -> list[str]:
    """The words of a text that carry its subject, each once, in order."""
    return list(_content(text))


@lru_cache(maxsize=8192)
def _content(text: str) -> tuple[str, ...]:
    stop = word_list("stop")
    return tuple(dict.fromkeys(word for word in _words(text) if word not in stop))


class IntentRule(Frozen):
    """One recognisable kind of question: name, what must be named with it, and its patterns."""

    name: str
    needs: Literal["", "org", "no_org", "orgs", "year"] = ""
    patterns: tuple[str, ...]


class Matter(Frozen):
    """Something résumés usually leave out; see `policy.toml`."""

    name: str
    label: str
    patterns: tuple[str, ...]
    look_for: str


def intent_rules() -> tuple[IntentRule, ...]:
    """The rules of `intents.toml`, in their order."""
    return tuple(IntentRule.model_validate(rule) for rule in load("intents")["intent"])


def matters() -> tuple[Matter, ...]:
    """The matters of `policy.toml`."""
    return tuple(Matter.model_validate(matter) for matter in load("policy")["matter"])


@lru_cache(maxsize=1)
def _alias_map() -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    table: dict[tuple[str, ...], tuple[tuple[str, ...], ...]] = {}
    for group in load("aliases")["same"]:
        forms = tuple(dict.fromkeys(tuple(stems(form)) for form in group))
        for form in forms:
            table[form] = table.get(form, ()) + tuple(other for other in forms if other != form)
    return table


def regions_named(text: str) -> dict[str, str]:
    """The states and provinces that a text names, each with its code: Texas with 'TX'."""
    said = f" {' '.join(words(text))} "
    found = {}
    for name, code in sorted(load("aliases")["codes"].items(), key=lambda pair: -len(pair[0])):
        if f" {name} " in said:  # West Virginia before Virginia
            found[name] = code
            said = said.replace(f" {name} ", " , ")
    return found


def other_names(name: str) -> tuple[str, ...]:
    """The other names, as `aliases.toml` writes them, of what bears this one."""
    folded = fold(name)
    groups = [group for group in load("aliases")["same"] if folded in map(fold, group)]
    return tuple(dict.fromkeys(form for group in groups for form in group if fold(form) != folded))


@lru_cache(maxsize=4096)
def aliases(phrase: str) -> tuple[tuple[str, ...], ...]:
    """Every way of writing `phrase` as sequences of stems: its own, its aliases, its words' aliases."""
    own = tuple(stems(phrase))
    table = _alias_map()
    forms = [own, *table.get(own, ())]
    if len(own) > 1:
        for position, word in enumerate(own):
            forms += [own[:position] + other + own[position + 1 :] for other in table.get((word,), ())]
    return tuple(dict.fromkeys(form for form in forms if form))


@lru_cache(maxsize=1)
def _synonym_map() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for group in load("synonyms")["groups"]:
        idea = {stem(word) for word in group}
        for word in idea:
            table.setdefault(word, set()).update(idea)
    for rule in load("synonyms")["names"]:
        for word in rule["asked"]:
            table.setdefault(stem(word), set()).update(stem(name) for name in rule["finds"])
    return {word: frozenset(idea) for word, idea in table.items()}


def synonyms(word: str) -> frozenset[str]:
    """Stems that say the same as `word` somewhere; empty when none are listed. Its own stem is included."""
    return _synonym_map().get(stem(word), frozenset())


@cache
def _telling() -> dict[str, list[str]]:
    """A word that gives languages away -> their codes."""
    table: dict[str, list[str]] = {}
    for code, listed in load("words")["language"].items():
        for word in set(str(listed).split()):
            table.setdefault(word, []).append(code)
    return table


def language_of(text: str) -> str:
    """The code of the language a question is written in: 'en' unless something clearly says otherwise."""
    letters = [char for char in text if char.isalpha()]
    if not letters:
        return "en"
    for code, low, high in _SCRIPTS:
        if sum(low <= char <= high for char in letters) > len(letters) / 4:
            return code
    tokens = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text.casefold())
    counts = Counter(code for token in tokens for code in _telling().get(token, ()))
    code = max(load("words")["language"], key=counts.__getitem__)
    english = sum(token in word_list("stop") for token in tokens)
    return code if counts[code] >= 2 and counts[code] > english else "en"
