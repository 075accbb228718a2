"""Answers worked out from two figures of one line: how much less "from 5.1 to 3.4" is, how many of the 41
were left when 14 were cut.

It refuses to reckon with figures of two lines, and where the line may tell of something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from chatbot.candidate import Candidate
from chatbot.evidence import Judge
from chatbot.figures import Figure, figures
from chatbot.lexicon import alike, content, fold, regex, stem, stems, synonyms, word_list
from chatbot.lookup import Found
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.write.amounts import limit_of
from chatbot.write.jobs import told_of
from chatbot.write.phrase import shortened
from index.models import Chunk

_SURE = 0.75
_LEAST, _LEAST_RARE = 1 / 3, 1 / 5  # of the words asked for, by rarity, that a line must have
_LONGEST_UNIT = 6  # words
_NONE = ("none", "zero", "nil", "nothing")


class _Pair(NamedTuple):
    """Two figures of one clause: how they are printed, their values, the clause, and what is counted.
    `part`: the first is a part of the second ("16 of 18"); else it went from one to the other."""

    printed: tuple[str, str]
    values: tuple[Decimal, Decimal]
    kind: str
    clause: str
    unit: str
    part: bool


class DifferenceWriter:
    """Writes the answers that take one figure of a line from the other."""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        self._c = candidate
        self._judge = judge

    def write(self, question: Question) -> Draft | None:
        """What was worked out, and the line; None when no such thing is asked for, or of no line that has the
        words of the question and two such figures."""
        folded = fold(question.text)
        if question.yes_no or limit_of(question.text):  # "more than 100 people?" asks for no change
            return None
        meant = question.likely == "reckon.difference"
        if not (regex("asks_amount").search(folded) or meant):
            return None
        changed = regex("asks_change").search(folded) is not None or meant
        apart = regex("asks_rest").search(folded) is not None
        if not (changed or apart) or len(question.named) > 1 or regex("sets_against").search(folded):
            return None
        if question.places and regex("points_back").search(folded):
            return None  # of the line just cited
        asked = self._words(question)
        found = self._line(question, asked, folded, changed=changed)
        if found is None:
            return None
        line, pair = found
        worked_out = _rest(pair) if pair.part else _change(pair, folded)
        said = shortened(line.evidence.text, about=[])
        told = told_of(self._c, line.chunk.entry, line.evidence, said)
        first = Statement(text=worked_out, evidence=(line.evidence,), derived=(worked_out,))
        focus = Focus(intent="open", topic=" ".join(asked))
        return Draft(status="answered", confidence=_SURE, statements=(first, told), focus=focus)

    def _words(self, question: Question) -> list[str]:
        """The words of what is asked about: neither those of asking and of change, nor names of jobs."""
        vocabulary = self._c.vocabulary
        left_out = {*word_list("generic"), *word_list("change_words"), *vocabulary.person_words}
        left_out |= vocabulary.places_of(question.entries)
        left_out |= {
            word
            for named in vocabulary.employers
            if set(named.entries) & set(question.entries)
            for form in named.forms
            for word in form
        }
        return [word for word in content(question.text) if word not in left_out and not word[0].isdigit()]

    def _line(
        self, question: Question, asked: Sequence[str], folded: str, *, changed: bool
    ) -> tuple[Found, _Pair] | None:
        """The line, and its clause, that has the most of the words asked for."""
        best: tuple[float, Chunk, _Pair] | None = None
        others = 0.0  # the most that a line has which gives another figure
        for chunk in self._c.chunks:
            if chunk.kind != "bullet" and (chunk.kind != "fact" or chunk.parent):
                continue
            if question.entries and chunk.entry not in question.entries:
                continue
            fitting = [
                # of what a clause says that it changed, the clause itself must speak; of a part, the line
                (self._share(asked, pair.clause), pair)
                for pair in _pairs(chunk.text)
                if (_asks_rest(folded, pair.clause) if pair.part else changed)
            ]
            share = self._share(asked, chunk.text)
            clear, pair = max(fitting, key=lambda each: each[0], default=(0.0, None))
            if pair and (clear or pair.part) and (best is None or share > best[0]):
                best = (share, chunk, pair)
            elif figures(chunk.text):
                others = max(others, share)
        if best is None or best[0] < others:
            return None
        share, chunk, pair = best
        if not any(stem(word) in set(stems(chunk.text)) for word in asked):
            return None  # akin to it alone: turnover of staff is no money
        rare = any(_has(set(stems(chunk.text)), word) and self._judge.lookup.is_rare(word) for word in asked)
        if share < (_LEAST_RARE if rare else _LEAST):
            return None
        return self._judge.lookup.found(chunk, _SURE), pair

    def _share(self, asked: Sequence[str], text: str) -> float:
        """How much of the words asked for a text has, the rarer the more."""
        own = set(stems(text))
        weights = {word: self._judge.lookup.weight(word) for word in asked}
        held = [word for word in asked if _has(own, word)]
        return sum(weights[word] for word in held) / (sum(weights.values()) or 1.0)


def _has(own: set[str], word: str) -> bool:
    """Whether one of these stems is the word's, or says the same."""
    meant = stem(word)
    if meant in own or f"{meant}s" in own or word.removesuffix("s") in own:  # "SKUs", which no stem shortens
        return True
    return any(alike(meant, each) for each in own) or bool(synonyms(word) & own)


def _asks_rest(folded: str, clause: str) -> bool:
    """Whether what a clause leaves over of "16 of 18" is asked for: those that were not so, or what is left
    of what was cut."""
    said = re.split(r"\bwithout\b", fold(clause))[0]
    if regex("negated").search(said):
        return False
    if regex("negated").search(folded) or regex("the_rest").search(folded):
        return True
    stayed, gone = regex("stayed"), regex("gone")
    told_gone, told_stayed = gone.search(said), stayed.search(said)
    if told_gone and not told_stayed:
        return stayed.search(folded) is not None or regex("is_left").search(folded) is not None
    return bool(told_stayed) and gone.search(folded) is not None and not stayed.search(folded)


def _pairs(text: str) -> Iterator[_Pair]:
    """The pairs of figures of a text that one may be taken from the other."""
    for kind, part in (("went_from", False), ("part_of", True)):
        for match in regex(kind).finditer(text):
            first, second = (_value(match[side]) for side in ("first", "second"))
            if first is None or second is None:
                continue
            if 0 not in (first.value, second.value) and first.kind != second.kind:
                continue
            values = tuple(Decimal(str(round(figure.value, 6))) for figure in (first, second))
            if values[0] == values[1] or (part and not values[0] < values[1]):
                continue
            clause = _clause(text, match.start(), match.end())
            units = [
                _unit(rest) for rest in (match[0][match.end("first") - match.start() :], text[match.end() :])
            ]
            if not part and all(units) and stem(units[0].split()[0]) != stem(units[1].split()[0]):
                continue  # "from 5 hours to 25 minutes"
            unit = _unit(text[match.end() :]) or _unit(text[match.end("first") : match.start("second")])
            numbers = (match["first"].strip(), match["second"].strip())
            kinds = first.kind if first.value else second.kind
            yield _Pair(numbers, (values[0], values[1]), kinds, clause, unit, part)


def _value(printed: str) -> Figure | None:
    """The one figure of what is printed; "none" is nought."""
    if fold(printed).strip() in _NONE:
        return Figure("count", 0.0, "")
    found = figures(printed)
    return found[0] if len(found) == 1 else None


def _clause(text: str, start: int, end: int) -> str:
    """The clause around a stretch of a text, from its beginning to the next stop."""
    before = re.split(r"[;:.]\s", text[:start])[-1]
    return before + text[start:end] + re.split(r"[;.](?:\s|$)", text[end:])[0]


def _unit(behind: str) -> str:
    """What is counted, by the words right behind a figure."""
    words = re.match(r"\s+([^\W\d_][\w-]*(?: [^\W\d_][\w-]*)*)", behind)
    kept: list[str] = []
    for word in words[1].split() if words else []:
        if fold(word) in word_list("ends_unit") or len(kept) == _LONGEST_UNIT:
            break
        kept.append(word)
    return " ".join(kept)


def _change(pair: _Pair, folded: str) -> str:
    """How much the second figure is more or less than the first."""
    first, second = pair.values
    away, side = abs(first - second), "less" if second < first else "more"
    if pair.kind == "percent":
        amount = f"{away.normalize():f} percentage points"
    elif pair.kind == "money":
        amount = f"{_money(pair, away)}"
    else:
        amount = f"{away.normalize():,f}{f' {pair.unit}' if pair.unit else ''}"
    share = ""
    if first and pair.kind != "percent" and regex("asks_share").search(folded):
        share = f", about {round(100 * away / first)}%"
    return f"{amount[:1].upper()}{amount[1:]} {side}{share}: from {pair.printed[0]} to {pair.printed[1]}."


def _money(pair: _Pair, away: Decimal) -> str:
    """A difference of money, in the unit that both figures are printed in."""
    shapes = [re.fullmatch(r"([^\d]*)([\d.,]+)(.*)", printed) for printed in pair.printed]
    if all(shapes) and shapes[0] and shapes[1] and shapes[0][3].strip() == shapes[1][3].strip():
        numbers = [Decimal(shape[2].replace(",", "").rstrip(".")) for shape in shapes if shape]
        sign = shapes[0][1] or shapes[1][1]
        return f"{sign}{abs(numbers[0] - numbers[1]).normalize():,f}{shapes[0][3]}"
    return f"{away.normalize():,f}"


def _rest(pair: _Pair) -> str:
    """How many of all are left over."""
    part, whole = pair.values
    left = f"{(whole - part).normalize():,f}"
    return f"{left} of the {pair.printed[1]} ({pair.printed[1]} less {pair.printed[0]})."
