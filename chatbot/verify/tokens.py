"""A text as the words, numbers and breaks that a sentence is checked by. It refuses to judge anything."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from chatbot.lexicon import aliases, fold, load, stem
from chatbot.verify.senses import senses

_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,]\d+)*)"
    r"(?P<size>\s?%|(?:k|m|bn?)(?![^\W_])|\s(?:percent|per cent|thousand|million|billion)\b)?"
    r"|(?P<word>\.net\b|[^\W\d_]+(?:[&'’-][^\W\d_]+)*(?:\+\+|#|\+(?!\w))?)"
    r"|(?P<break>[,;:.()!?\"“”–—/|·•])"
)
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
YEAR = re.compile(r"(?:19|20)\d\d")
SIZES = {"percent": "%", "per cent": "%", "thousand": "k", "million": "m", "billion": "b", "bn": "b"}
_SUFFIXES = (
    "ation",
    "ment",
    "ance",
    "ence",
    "ship",
    "ions",
    "ion",
    "ing",
    "ers",
    "ors",
    "er",
    "or",
    "al",
    "ly",
)
_ROOT = 5  # letters that must be left of a word whose ending is taken off


class Token(NamedTuple):
    """One piece. `text` is folded; a number's `text` is its digits with their size ("1.2m", "40%")."""

    kind: str
    text: str
    spelt: bool = False
    grouped: bool = False  # 1,900 is no year


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, phrases of `fidelity.toml` replaced, possessive 's dropped."""
    return _tokens(text)


@lru_cache(maxsize=8192)
def _tokens(text: str) -> tuple[Token, ...]:
    folded = fold(text)
    pattern, table = _phrases()
    folded = pattern.sub(lambda match: table[match.group()], folded)
    numbers = load("words")["numbers"]
    found: list[Token] = []
    for match in _TOKEN.finditer(folded):
        if match["number"]:
            size = (match["size"] or "").strip()
            digits = _THOUSANDS.sub("", match["number"])
            found.append(Token("number", digits + SIZES.get(size, size), grouped="," in match["number"]))
        elif match["word"]:
            for word in _pieces(match["word"].removesuffix("'s")):
                spelt = numbers.get(word)
                found.append(
                    Token("word", word) if spelt is None else Token("number", str(spelt), spelt=True)
                )
        else:
            found.append(Token("break", match["break"]))
    return tuple(found)


def _pieces(word: str) -> list[str]:
    """A word at its hyphens ("go-live"), unless it is one that counts whole ("co-author")."""
    return [word] if "-" not in word or word in _whole() else [piece for piece in word.split("-") if piece]


@cache
def _whole() -> frozenset[str]:
    return frozenset(word for word in listed("titles", "words").union(*limit_groups()) if "-" in word)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    table: dict[str, str] = load("fidelity")["phrases"]
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b"), table


@lru_cache(maxsize=16384)
def root(word: str) -> str:
    """What is left of a word's stem without an ending that makes a noun or adverb of it: 'manag' of
    'management', 'educat' of 'education'."""
    left = stem(word)
    for suffix in _SUFFIXES:
        if left.endswith(suffix) and len(left) - len(suffix) >= _ROOT:
            return left[: -len(suffix)]
    return left


@cache
def groups() -> dict[str, frozenset[int]]:
    """Word → the numbers of the groups of `fidelity.toml` it stands in; also under its stem and root."""
    table: dict[str, set[int]] = {}
    for number, line in enumerate(load("fidelity")["same"]["groups"]):
        for word in line.split():
            for form in (word, stem(word), root(word)):
                table.setdefault(form, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in table.items()}


@lru_cache(maxsize=65536)
def groups_of(word: str) -> frozenset[int]:
    """The groups that a word stands in, itself, by its stem or by its root: "instructor" by "instruct"."""
    table = groups()
    return next((table[form] for form in (word, stem(word), root(word)) if form in table), frozenset())


@lru_cache(maxsize=65536)
def akin(word: str, other: str) -> bool:
    """Whether two words are forms, spellings or synonyms of one another."""
    if word == other or stem(word) == stem(other) or root(word) == root(other):
        return True
    if groups_of(word) & groups_of(other):
        return True
    return any(form == (stem(other),) for form in aliases(word)[1:])


def is_past(word: str) -> bool:
    """Whether a word can be a verb in the past: "led", "added", not "bed"."""
    if word in listed("ties", "past"):
        return True
    return word.endswith("ed") and any(form != word for form in senses().forms(word) or ("",))


def is_somebody(word: str) -> bool:
    """Whether a word is one for people or for a body of them: "technician", "head", "committee"."""
    if word in listed("people", "bodies") or word in listed("titles", "words"):
        return True
    return senses().is_a(word, "person") or senses().is_a(word, "organization")


_BROADER = 1  # steps that a word may be broader than the evidence's: further up it says next to nothing


@lru_cache(maxsize=65536)
def broader(word: str, held: str) -> bool:
    """Whether a word means what another means, or one step more than it."""
    steps = senses().steps(word, held)
    return steps is not None and steps <= _BROADER and not senses().opposed(word, held)


@lru_cache(maxsize=16384)
def may_be_broader(word: str) -> bool:
    """Whether a word is of the open kind that another may stand for: none that limits, turns round, orders,
    bounds or leads, and no title."""
    data = load("fidelity")
    closed = [data["titles"]["words"], data["leading"]["verbs"], data["praise"]["words"]]
    closed += [data["turning"]["negators"], *data["gained"].values()]
    closed += [*data["ways"].values(), *data["order"].values()]
    closed += [data["bounds"][key] for key in ("more", "less", "about")]
    closed += [data["measures"]["words"]]
    return not any(word in words.split() for words in closed) and not any(word in g for g in limit_groups())


@cache
def listed(section: str, key: str) -> frozenset[str]:
    """A white-space separated list of `fidelity.toml` as a set."""
    return frozenset(str(load("fidelity")[section][key]).split())


@cache
def words_of_now() -> frozenset[str]:
    """Words that say of something that it is so today."""
    return listed("order", "now") | listed("order", "now_opening")


@cache
def persons() -> frozenset[str]:
    """Words that stand for a person, or ask who it is."""
    return frozenset().union(
        *(listed("pronouns", key) for key in ("speaking", "he", "she", "they", "asking"))
    )


@cache
def neutral() -> frozenset[str]:
    """Words that claim nothing by themselves."""
    return frozenset(fold(load("fidelity")["neutral"]).split())


@lru_cache(maxsize=65536)
def is_neutral(word: str) -> bool:
    """Whether a word, or the word it is a form of, claims nothing by itself."""
    return word in neutral() or any(form in neutral() for form in senses().forms(word))


@cache
def limit_groups() -> tuple[frozenset[str], ...]:
    """The groups of words that limit what follows them."""
    others = (frozenset(line.split()) for line in load("fidelity")["turning"]["limits"])
    return (listed("turning", "planned"), *others)


def like(word: str, others: Iterable[str]) -> bool:
    """Whether a word is akin to any of others."""
    return any(akin(word, other) for other in others)


def stands(form: Sequence[str], found: Sequence[str]) -> bool:
    """Whether words stand side by side in others."""
    size = len(form)
    return size > 0 and any(tuple(found[i : i + size]) == tuple(form) for i in range(len(found) - size + 1))


def number_pairs(
    found: Sequence[Token], joints: Collection[str], between: int = 0
) -> Iterator[tuple[Token, str, Token]]:
    """Two numbers with the joint before the second, "of" in "16 of 18"; up to `between` tokens may stand
    before the joint."""
    for place, token in enumerate(found):
        for at in range(place + 1, min(place + 2 + between, len(found) - 1)):
            joint, other = found[at], found[at + 1]
            if token.kind == other.kind == "number" and joint.text in joints:
                yield token, joint.text, other


def is_year(token: Token) -> bool:
    """Whether a number is written as a year is."""
    return token.kind == "number" and not token.grouped and YEAR.fullmatch(token.text) is not None
