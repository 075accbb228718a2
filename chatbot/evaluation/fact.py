"""Whether an answer says a fact: in one of its ways or by an equal value, and asserts it.

"It is false that she worked at Acme" and "she may have worked at Acme" hold the word and do not say it;
06/2016 says June 2016. How answers deny and suppose is `fact.toml`. It refuses to know outcomes and sources.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import Literal

from chatbot.evaluation.abstention import clauses, is_silent, statements
from chatbot.evaluation.matching import is_expression, met
from chatbot.evaluation.mention import Value, values
from chatbot.evaluation.models import ReferenceFact
from chatbot.evaluation.normalise import comparable, squashed, without_markers, words
from chatbot.evaluation.wordings import occurrences, read_wordings
from chatbot.lexicon import word_list
from index.models import Frozen

Standing = Literal["said", "denied", "supposed", "unsaid"]

MEASURED = frozenset({"number", "date", "duration"})
"""Kinds of facts that are values."""
_ONE_OF_SEVERAL = MEASURED | {"entity"}  # "either … or" is no answer where one thing is asked
_COLON = re.compile(r"(?<!\bthat):\s+")


class Heard(Frozen):
    """An answer by what it asserts. `asserted`: without what it denies and what it only supposes; `denied`:
    what it denies; `unhedged`: without what it only supposes or names as one of two; `chosen`: both asserted
    and unhedged."""

    asserted: str
    denied: str
    unhedged: str
    chosen: str


def standing(fact: ReferenceFact, answer: str, reference: str = "") -> Standing:
    """How a fact stands in an answer. A fact that the reference itself says by denying is said so."""
    if not _said(fact, answer, reference):
        return "unsaid"
    told = heard(answer)
    if any(_said(way, answer, reference) for way in _said_by_denying(fact, reference)):
        return "said"
    if _said(fact, told.asserted, reference):
        either = fact.kind in _ONE_OF_SEVERAL and not _said(fact, told.chosen, reference)
        return "supposed" if either else "said"
    return "denied" if _said(fact, told.denied, reference) else "supposed"


@lru_cache(maxsize=4096)
def _said_by_denying(fact: ReferenceFact, reference: str) -> tuple[ReferenceFact, ...]:
    """The fact, if its reference says it by denying only, and such ways of it, each as a fact of its own."""
    ways = [fact, *(fact.model_copy(update={"any_of": (way,)}) for way in fact.any_of)]
    asserted = heard(reference).asserted
    if bare_no(reference):
        asserted = re.sub(r"^\W*\w+\W*", "", asserted)
    return tuple(
        way for way in ways if _said(way, reference, reference) and not _said(way, asserted, reference)
    )


def bare_no(answer: str) -> bool:
    """Whether an answer begins with a no that stands for itself: "No.", "No, she …", not "No fewer than"."""
    first = re.match(r"[\W_]*([^\W\d_]+)(?=\s*(?:[^\w\s]|$))", comparable(without_markers(answer)))
    return first is not None and first[1] in str(read_wordings("fact")["no"]).split()


def opinion(answer: str) -> Literal["yes", "no", ""]:
    """What an answer to a question of yes and no says: by its first words, or by denying in its first clause.
    The silence of a document is no opinion."""
    told = statements(answer)
    if not told or is_silent(told[0]):
        return ""
    first = comparable(without_markers(answer)).lstrip(" \"'(-")
    for kind, meant in (("yes_first", "yes"), ("no_first", "no")):
        if _first(kind, first) is not None:
            return "yes" if meant == "yes" else "no"
    word = re.match(r"[^\W\d_]+", first)
    if word is not None and word.group() in str(read_wordings("fact")["yes"]).split():
        return "yes"
    if word is not None and word.group() in str(read_wordings("fact")["no"]).split():
        return "no"
    opening = next(iter(asserting(without_markers(told[0]))), "")
    denied = _first("denies_all", comparable(opening)) is not None or _cut(opening, "denies") < len(opening)
    return "no" if denied else ""


def doubts(sentence: str) -> bool:
    """Whether a sentence takes back how sure the one before it was."""
    return _first("doubts", comparable(without_markers(sentence))) is not None


def coarse(fact: ReferenceFact, answer: str, reference: str) -> bool:
    """Whether an answer gives a date or duration of the fact less exactly: its year, its years rounded."""
    return any(_rounds(said, value) for said in values(answer) for value in wanted_values(fact, reference))


def wanted_values(fact: ReferenceFact, reference: str) -> tuple[Value, ...]:
    """The values by which a fact is said."""
    return tuple(value for told, _ in _wanted(fact, reference) for value in told)


def _rounds(said: Value, value: Value) -> bool:
    if said.kind != value.kind or said.fine or said.halved:
        return False
    if said.kind == "date":
        return said.number // 12 == value.number // 12
    return said.kind == "duration" and abs(said.number - value.number) < 12


@lru_cache(maxsize=4096)
def heard(answer: str) -> Heard:
    """An answer taken apart by what it asserts."""
    parts: list[Heard] = []
    for sentence in statements(answer):
        plain = without_markers(sentence)
        doubt = _first("doubts", comparable(plain))
        if doubt is None:
            parts.append(_heard(plain))
        elif parts and not re.search(r"\w{3}", comparable(plain)[: doubt.start()]):
            parts.pop()  # "Kestrel. I'm not sure."
    return Heard(**{name: "\n".join(getattr(part, name) for part in parts) for name in Heard.model_fields})


def _heard(sentence: str) -> Heard:
    folded = comparable(sentence)
    for kind in ("denies_all", "supposes_all"):
        if (match := _first(kind, folded)) is not None:
            begun = place(sentence, match.start())
            instead = _first("instead", folded[match.end() :])
            ended = len(sentence) if instead is None else place(sentence, match.end() + instead.start())
            around = _heard(sentence[:begun] + sentence[ended:])
            lost = sentence[begun:ended] + "; " if kind == "denies_all" else ""
            return around.model_copy(update={"denied": lost + around.denied})
    columns: dict[str, list[str]] = {name: [] for name in Heard.model_fields}
    for clause in asserting(sentence):
        supposed, refused = _cut(clause, "supposes"), _cut(clause, "denies")
        before = _first("denies_before", comparable(clause))
        if before is not None and _first("affirms", comparable(clause)[before.end() :]) is None:
            refused = 0
        if refused < supposed:
            columns["denied"].append(clause[refused:supposed])
        either = _cut(clause, "supposes_either")
        columns["unhedged"].append(clause[: min(supposed, either)])
        columns["asserted"].append(clause[: min(refused, supposed)])
        columns["chosen"].append(clause[: min(refused, supposed, either)])
    whole = [part.strip() for part in asserting(sentence)]
    return Heard(
        **{
            name: sentence if [part.strip() for part in column] == whole else "; ".join(column)
            for name, column in columns.items()
        }
    )


def asserting(sentence: str) -> list[str]:
    """The parts of a sentence that assert or deny something each by itself."""
    return [part for clause in clauses(sentence) for part in _COLON.split(clause) if part.strip()]


def _cut(clause: str, kind: str) -> int:
    """Where a clause stops to assert, else its length. A denial may be taken back behind its word."""
    folded = comparable(clause)
    for match in sorted(occurrences("fact", kind, folded), key=lambda match: match.start()):
        if kind != "denies" or _first("affirms", folded[match.end() :]) is None:
            return place(clause, match.start())
    return len(clause)


def place(clause: str, at: int) -> int:
    """The offset in a clause of an offset in its comparable text, which may be shorter or longer."""
    lengths = range(len(clause))
    found = bisect_left(lengths, at, key=lambda length: len(comparable(clause[:length])))
    # a blank counts once a word follows it
    return found - (found > 0 and len(comparable(clause[:found])) > at)


def _said(fact: ReferenceFact, text: str, reference: str) -> bool:
    """Whether the text holds the fact, in words or by values equal to its own, and not in another currency or
    another month: a set that asks for the year takes the year alone, but no wrong month with it."""
    if fact.kind == "number" and _other_currency(text, reference):
        return False
    if fact.kind == "date" and _other_month(fact, text, reference):
        return False
    if met(fact, text):
        return True
    if fact.kind not in MEASURED:
        return False
    wanted = _wanted(fact, reference)
    return any(
        all(any(value.same(own) for own in said) for value in told) and rest <= set(words(sentence))
        for sentence in (*statements(text), squashed(text))
        for said in [values(sentence)]
        for told, rest in wanted
    )


def _other_currency(text: str, reference: str) -> bool:
    """Whether the numbers that a text shares with the reference are all of another currency."""
    right = [value for value in values(reference) if value.currency]
    shared = [(said, one) for said in values(text) for one in right if said.key == one.key]
    return bool(shared) and not any(said.same(one) for said, one in shared)


def _other_month(fact: ReferenceFact, text: str, reference: str) -> bool:
    """Whether the dates that a text has in the reference's years are all to the month, and other ones."""
    right = [value for value in values(reference) if value.kind == "date" and _met_by(fact, value, reference)]
    if not right or not all(value.fine for value in right):
        return False
    years = {value.number // 12 for value in right}
    said = [value for value in values(text) if value.kind == "date" and value.number // 12 in years]
    return bool(said) and all(value.fine and not any(value.same(one) for one in right) for value in said)


def _met_by(fact: ReferenceFact, value: Value, reference: str) -> bool:
    """Whether a value of the reference says the fact; of a range, whose text is of two dates, by its year."""
    alone = sum(other.start == value.start for other in values(reference)) == 1
    return met(fact, value.text if alone else str(int(value.number // 12)))


@lru_cache(maxsize=4096)
def _wanted(fact: ReferenceFact, reference: str) -> tuple[tuple[tuple[Value, ...], frozenset[str]], ...]:
    """The values of a fact's ways, with the other words that each asks for. An expression tells its value by
    what it matches of the reference."""
    stop = word_list("stop")
    found = []
    for way in fact.any_of:
        if is_expression(way):
            continue
        told = values(way)
        rest = way
        for value in told:
            rest = rest.replace(value.text, " ")
        if told and all(value.kind == fact.kind for value in told):
            found.append((told, frozenset(word for word in words(rest) if word not in stop)))
    found += [
        ((value,), frozenset())
        for value in values(reference)
        if value.kind == fact.kind and _met_by(fact, value, reference)
    ]
    return tuple(found)


def _first(kind: str, folded: str) -> re.Match[str] | None:
    return min(occurrences("fact", kind, folded), key=lambda match: match.start(), default=None)
