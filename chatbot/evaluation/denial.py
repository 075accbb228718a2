"""Whether an answer says that what was asked is not there.

A denial counts where it names the asked thing ("She holds no MBA") or stands for it ("No.", "She has none of
it."), not where it denies a part of it ("The MBA was not from Acme"). How that is worded is `denial.toml`. It
refuses to know whether the thing is there.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from chatbot.evaluation.abstention import is_silent, statements
from chatbot.evaluation.fact import asserting, bare_no, heard, place
from chatbot.evaluation.mention import names, values
from chatbot.evaluation.normalise import comparable, content_stems, without_markers, words
from chatbot.evaluation.wordings import expressions, occurrences, read_wordings

_ELLIPTIC = frozenset(("no", "not", "none", "one", "any", "ever", "never", "such", "neither", "nowhere"))


def absent(asked: Iterable[str], reference: str) -> frozenset[str]:
    """The words (stems) of a question whose thing its reference says is not there; none where the reference
    only does not tell. A list that is said to be whole leaves out all else."""
    wanted = {stem for text in asked for stem in content_stems(text)}
    found: set[str] = set()
    for clause in _clauses(reference):
        if _any("closed", comparable(clause)):
            return frozenset(wanted)
        lacking = clause if is_silent(clause) else _refused(clause)[1]
        if not _any("untold", comparable(lacking)):
            found |= set(content_stems(lacking))
    return frozenset(found & wanted)


def denies(answer: str, thing: Collection[str], asked: Iterable[str]) -> bool:
    """Whether an answer says of a thing (the stems of its words) that it is not there, and never that it is.
    `asked`: the question's texts, whose names and numbers belong to the thing."""
    asked = tuple(asked)
    known = _known(asked)
    wanted = {stem for text in asked for stem in content_stems(text)}
    denied = bare_no(answer) or _any("denies_first", comparable(without_markers(answer)))
    for sentence, clause in _clauses_with(answer):
        if _any("denies_whole", comparable(sentence)):
            denied = True
            continue
        asserted, refused = _refused(clause)
        if is_silent(clause):
            denied = denied or _calls_absent(clause, thing)
            continue
        shared = len(set(content_stems(refused)) & set(thing))
        named = 2 * shared >= len(thing) or _stands_for(refused, asserted, thing, wanted)
        if refused and named and not _in_part(sentence, refused, known):
            denied = True
            continue
        if set(thing) <= set(content_stems(clause)):
            return False
    return denied


def undenied(answer: str, asked: Iterable[str]) -> str:
    """What an answer claims, to be held against facts and sources: no silent clause, and of one that denies
    what it asserts besides by a name or number that was not asked for."""
    known = _known(asked)
    left = []
    for sentence, clause in _clauses_with(answer):
        asserted, refused = _refused(clause)
        if is_silent(clause) or _any("denies_whole", comparable(sentence)):
            continue
        if not refused:
            left.append(clause)
        elif not {word for name in names(asserted) for word in words(name)} <= known or values(asserted):
            left.append(asserted)
    return "\n".join(left)


def calls_absent(answer: str, thing: Collection[str]) -> bool:
    """Whether an answer that declines says of a thing, by the greater part of its name, that it is not there;
    who leaves it open does not."""
    return any(is_silent(clause) and _calls_absent(clause, thing) for clause in _clauses(answer))


def _calls_absent(clause: str, thing: Collection[str]) -> bool:
    named = 2 * len(set(content_stems(clause)) & set(thing)) > len(thing)
    return named and not _any("left_open", comparable(without_markers(clause)))


def _clauses(text: str) -> tuple[str, ...]:
    return tuple(clause for _, clause in _clauses_with(text))


@lru_cache(maxsize=4096)
def _clauses_with(text: str) -> tuple[tuple[str, str], ...]:
    """Each sentence that is no question with each of its clauses."""
    return tuple(
        (sentence, clause)
        for sentence in statements(text)
        if not without_markers(sentence).rstrip().endswith("?")
        for clause in asserting(without_markers(sentence))
    )


@lru_cache(maxsize=4096)
def _refused(clause: str) -> tuple[str, str]:
    """What a clause asserts, and what it denies up to its next comma."""
    told = heard(clause)
    asserted, refused = told.asserted, told.denied
    if not refused:
        folded = comparable(clause)
        begun = min((match.start() for match in occurrences("denial", "denies", folded)), default=None)
        if begun is not None:
            at = place(clause, begun)
            asserted, refused = clause[:at], clause[at:]
    return asserted, refused.strip(" ,;").split(",")[0]


def _in_part(sentence: str, refused: str, known: Collection[str]) -> bool:
    """Whether a denial leaves the thing itself standing: it is of a degree, a time, a place not asked for."""
    if _any("in_part", comparable(sentence)):
        return True
    if any(not set(words(value.text)) <= set(known) for value in values(refused)):
        return True
    relations = "|".join(str(read_wordings("denial")["relations"]).split())
    return any(
        not set(words(name)) <= set(known)
        and re.search(rf"\b(?:{relations}) (?:the )?{re.escape(name)}", refused) is not None
        for name in names(refused)
    )


def _known(asked: Iterable[str]) -> frozenset[str]:
    return frozenset(word for text in asked for word in words(text))


def _stands_for(refused: str, asserted: str, thing: Collection[str], wanted: Collection[str]) -> bool:
    """Whether a denial that does not name the thing is of it: "no such", "does not have one", or behind the
    thing and nothing else "… does not employ her", in the words of the question."""
    if _any("stands_for", comparable(refused)):
        return True
    left = {stem for stem in content_stems(refused) if stem not in _ELLIPTIC and not stem.endswith("n't")}
    said = set(content_stems(asserted))
    return not left if not said & set(thing) else said <= set(thing) and left <= set(wanted)


def _any(kind: str, folded: str) -> bool:
    return any(expression.search(folded) for expression in expressions("denial")[kind])
