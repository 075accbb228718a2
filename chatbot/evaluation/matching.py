"""Facts and forbidden texts against an answer: /…/ is searched, anything else must stand there as it is.

A plain text ends where its words end: "6" does not stand in "2016", nor "Java" in "JavaScript". White space,
case, accents and typography do not count, nor do citation markers. Whoever writes a set may write an
expression that searches for ever: each search has a time limit. It refuses to know what a match means.
"""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

from chatbot.evaluation.models import ReferenceFact
from chatbot.evaluation.normalise import comparable, typed, without_emphasis, without_markers

# A text in lower case is a word's beginning ("actuar" for actuary), if it is long enough to be one.
_SHORTEST_STEM = 4
_LONGEST_QUOTED = 120  # characters of an answer in a reason
SEARCH_S = 1.0
"""How long one expression may search one answer; those of our own sets take microseconds."""
_MOST_STEPS = 100_000  # signs times least repeats: `regex` writes out {1000} a thousand times
_REPEATS = re.compile(r"\{(\d+)(?:,\d*)?\}")
_ESCAPES = re.compile(r"\\N\{[^}]*\}|\\.", re.DOTALL)
_CLASSES = re.compile(r"\[\^?\]?[^\]]*\]")
# What `regex` reads otherwise than `re`: classes by name, and counts that are fuzzy.
_NAMED_CLASS, _FUZZY = re.compile(r"\[:\w+:\]"), re.compile(r"\{(?!\d*,?\d*\})")

_UNSPACED = "\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff"  # Thai, Lao, kana and Chinese signs have no word ends


class Unsearchable(ValueError):
    """An expression of a question set that cannot be searched for: the sentence is for its author."""


def met(fact: ReferenceFact, answer: str) -> bool:
    """Whether an answer says the fact in one of its ways."""
    return first_hit(fact.any_of, answer) is not None


def first_hit(patterns: Iterable[str], answer: str) -> str | None:
    """The first of the texts and /regular expressions/ that occurs in an answer; None when none does."""
    return next((pattern for pattern in patterns if occurs(pattern, answer)), None)


def words_of(pattern: str, answer: str) -> str:
    """What a text or /regular expression/ is to a reader: the words of the answer in which it occurs, '' when
    it does not. Raises `Unsearchable` as `occurs` does."""
    if not is_expression(pattern):
        return pattern if occurs(pattern, answer) else ""
    match = _searched(pattern, answer)
    if match is None:
        return ""
    return shortened(match.group().strip(" .;:!?") or match.string, _LONGEST_QUOTED)


def occurs(pattern: str, answer: str) -> bool:
    """Whether a text or /regular expression/ occurs in an answer. Raises `Unsearchable` for what is no
    expression, or one that has not come to an end in `SEARCH_S`."""
    if is_expression(pattern):
        return _searched(pattern, answer) is not None
    _, plain, folded = _forms(answer)
    if _bounded(pattern).search(folded) is not None:
        return True
    opening = _opening(pattern)
    return opening is not None and opening.search(plain) is not None


def _searched(pattern: str, answer: str) -> Any:
    """The first match of an /expression/ in an answer as it is, or as a keyboard types it; None if none."""
    raw, plain, _ = _forms(answer)
    expression = compiled(pattern)
    for text in dict.fromkeys((raw, plain)):
        try:
            match = expression.search(text, timeout=SEARCH_S)
        except TimeoutError:
            raise Unsearchable(
                f"{shortened(pattern)} has not come to an end in {SEARCH_S:g} s; repeat nothing that repeats "
                "already, as in (a+)+"
            ) from None
        if match is not None:
            return match
    return None


def is_expression(pattern: str) -> bool:
    """Whether a text of a question set is a /regular expression/."""
    return len(pattern) > 2 and pattern.startswith("/") and pattern.endswith("/")


def shortened(text: str, most: int = 80) -> str:
    """A text of a set as a message shows it."""
    return text if len(text) <= most else text[:most].rstrip() + " …"


@lru_cache(maxsize=8192)
def compiled(pattern: str) -> Any:
    """The /regular expression/ of a set, in the syntax of Python's `re`. Raises `Unsearchable`."""
    import regex

    inner = pattern[1:-1]
    bare = _ESCAPES.sub("x", inner)
    odd = _NAMED_CLASS.search(bare) or _FUZZY.search(bare := _CLASSES.sub("x", bare))
    least = math.prod(max(1, int(found[1][:9])) for found in _REPEATS.finditer(bare))
    if len(inner) * least > _MOST_STEPS:
        raise Unsearchable(
            f"{shortened(pattern)} is too long with its repeats; split it, or repeat less often"
        )
    if odd:
        raise Unsearchable(
            f"{shortened(pattern)} holds {odd[0]}, which is no repeat and no class; put a backslash before it"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            re.compile(inner, re.IGNORECASE)  # what it allows beyond `re` would not travel
            return regex.compile(inner, regex.IGNORECASE)
    except (re.error, regex.error) as error:
        raise Unsearchable(f"{shortened(pattern)} is no regular expression ({error})") from error
    except RecursionError as error:
        raise Unsearchable(f"{shortened(pattern)} is nested too deeply; write it flatter") from error
    except OverflowError as error:
        raise Unsearchable(f"{shortened(pattern)} repeats too often ({error})") from error


@lru_cache(maxsize=64)
def _forms(answer: str) -> tuple[str, str, str]:
    """An answer without markers: as it is, as a keyboard types it, as it is compared."""
    raw = without_markers(answer)
    return raw, typed(raw), comparable(raw)


@cache
def _opening(text: str) -> re.Pattern[str] | None:
    """A phrase whose last word may go on in lower case: "Further Math" is said by "Further Mathematics",
    though "Senior Java" is not by "Senior JavaScript". None for a single word: it says too little."""
    parts = typed(without_emphasis(text)).split()
    if len(parts) < 2 or len(parts[-1]) < _SHORTEST_STEM or not parts[-1].isalpha():
        return None
    return re.compile(rf"(?<!\w)(?i:{re.escape(' '.join(parts))})[^\W\d_A-Z]*(?!\w)")


@cache
def _bounded(text: str) -> re.Pattern[str]:
    """The plain text as an expression over comparable text, bound at both ends."""
    folded = comparable(without_emphasis(text))
    if not folded:
        return re.compile(r"(?!)")
    before = after = ""
    if re.match(rf"(?![{_UNSPACED}])\w", folded):
        before = r"(?<!\w)(?<!\d[.,])" if folded[0].isdigit() else r"(?<!\w)"
    last = text.split()[-1]
    if folded[-1].isdigit():
        after = r"(?![.,]?\d)(?!\w)"
    elif re.search(rf"(?![{_UNSPACED}])\w$", folded):
        stem = last.isalpha() and last.islower() and len(last) >= _SHORTEST_STEM
        after = "" if stem else r"(?:'?s)?(?!\w|\+\+|#)"
    return re.compile(before + re.escape(folded) + after)
