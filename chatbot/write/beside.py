"""Answers that set one figure beside another: in which of two jobs the team was larger and by how much, which
of two grants, projects or events was the bigger.

It refuses to weigh what is not alike: which figure is larger is only said when both are money of one
currency, shares, or count the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from chatbot.candidate import Candidate
from chatbot.evidence import Judge
from chatbot.figures import Figure, figures
from chatbot.headcount import numbers_people, people_of
from chatbot.lexicon import content, fold, regex, stem, stems, synonyms, words
from chatbot.lookup import WORKS, Found, has_number
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.sums import currencies, currencies_of
from chatbot.write.jobs import told_of
from chatbot.write.phrase import sentence, shortened, titled
from chatbot.write.sides import TAIL, Side, Sides, holds, words_of
from index.models import Chunk

_THE = re.compile(r"^(?:the|that|his|her|their|a|an) |[ ](?:one|ones)$", re.IGNORECASE)
_LEAST_SURE = 0.03  # how sure a line with a figure must be
_ALONE = 0.1  # the same, where the other job has none
_SURE = 0.7
_OF_EACH = "Not side by side in so many words. Of each the résumé says:"
_PEOPLE_FIRST, _PEOPLE = 3, 2  # points of a line that says how many were led, and of one on staff
_COUNTED = 4  # the same, of a figure that counts the very thing that is compared
_BEFORE, _BEHIND = 2, 3  # words beside a figure that may say what it measures
_SEVERAL = 2  # words of a thing's name
_ITSELF = re.compile(
    r"(?:\b[a-z]{1,3})?[$€£¥₹]?\s?\d[\d.,]*\s?(?:%|[a-z]+)?\s*$|[^\W\d_]+\s*$", re.IGNORECASE
)


class _Amount(NamedTuple):
    """A figure, the line it stands in, and how well that speaks to what is compared. `people`: it numbers the
    people led; `measured`: stems beside it that say what is compared."""

    figure: Figure
    line: Chunk
    points: float
    people: bool = False
    measured: frozenset[str] = frozenset()


class BesideWriter:
    """Writes the answers that compare amounts of two jobs, or of two other things."""

    def __init__(self, candidate: Candidate, judge: Judge, sides: Sides) -> None:
        self._c = candidate
        self._judge = judge
        self._sides = sides

    def write(self, question: Question) -> Draft | None:
        """The two lines, and which figure is larger; or the one line there is, and that the other side has
        none; None when no amounts of two things are compared, or neither has a line with a figure on it."""
        folded = fold(question.text)
        if not (regex("more_or_less").search(folded) and regex("one_of_two").search(folded)):
            return None
        sides = self._sides.of(question)
        if sides is None or not all(side.positions for side in sides):
            return self._of_things(question)
        things = [self._thing(side) for side in sides]
        if any(things):
            return self._with_a_thing(question, sides, things)
        if pair := self._alike(sides, folded):
            return self._weighed(question, sides, *pair)
        if set(sides[0].positions) & set(sides[1].positions):
            return self._of_one_job(sides)
        wanted = [word for side in sides for word in side.own]
        if regex("of_people").search(folded):
            found = [self._line_on_people(side) for side in sides]
        else:
            found = [self._line(question, wanted, side.entries) for side in sides]
        lines = [line for line in found if line]
        focus = Focus(intent="open", topic=" ".join(wanted))
        shown = [self._told(line) for line in lines]
        if len(lines) == 1 and lines[0].sure >= _ALONE and _measures(lines[0].chunk.text, wanted):
            name = self._name(sides[found.index(None)], sides, None)
            text = f"The résumé gives no such figure for {name}, so the two cannot be compared."
            other = sides[found.index(None)].positions[0]
            none = Statement(text=text, evidence=self._c.header(other)[:1], derived=(text,))
            return Draft(status="partly", confidence=_SURE, statements=(none, *shown), focus=focus)
        if len(lines) != 2:
            return None
        return Draft(status="partly", confidence=_SURE, statements=_of_each(shown), focus=focus)

    def _alike(self, sides: Sequence[Side], folded: str) -> tuple[_Amount, _Amount] | None:
        """The two amounts that are alike and speak most to what is compared; None where no two are."""
        shared = [*sides[0].own, *sides[1].own]
        of_people = _asks_for_people(folded)
        of_money = regex("money_words").search(folded) is not None
        amounts = [self._amounts(side, shared, of_people=of_people) for side in sides]
        amounts = [self._main_of_people(side, found) for side, found in zip(sides, amounts, strict=True)]
        pairs = [
            (one, other)
            for one in amounts[0]
            for other in amounts[1]
            if _are_alike(one, other)
            and one.line.span != other.line.span
            and (not of_money or one.figure.kind == "money")
        ]
        best = max(pairs, key=lambda pair: pair[0].points + pair[1].points, default=None)
        if best is None or min(best[0].points, best[1].points) <= 0:
            return None
        return best

    def _amounts(self, side: Side, shared: Sequence[str], *, of_people: bool) -> list[_Amount]:
        """The figures in the lines of a side, each with how many of the words compared it speaks to."""
        lookup = self._judge.lookup
        found = []
        for chunk in self._lines_of(side):
            own = [w for w in side.own if lookup.speaks(w, chunk)]
            points = len(own) + sum(lookup.speaks(w, chunk) for w in shared)
            led = people_of(chunk.text) if of_people else None
            if led:
                first = _PEOPLE_FIRST if numbers_people(chunk.text) else _PEOPLE
                found.append(_Amount(led, chunk, points + first, people=True))
            for each in figures(chunk.text):
                off = regex("off_the_budget").match(fold(each.behind))
                if off or (led and (each.kind, each.value) == (led.kind, led.value)):
                    continue
                said = _beside_it(each, chunk.text) & {stem(word) for word in shared}
                counted = _COUNTED if each.kind == "count" and _counted(each) in said else bool(said)
                found.append(_Amount(each, chunk, points + counted, measured=frozenset(said)))
        return found

    def _main_of_people(self, side: Side, amounts: Sequence[_Amount]) -> list[_Amount]:
        """The amounts of a side, of those of people only one: the one most words of the side speak to beside
        those for people and for leading, of these the largest."""
        lookup = self._judge.lookup
        own = [word for word in side.own if not regex("of_leading").fullmatch(word)]
        led = [each for each in amounts if each.people]
        today = all(p.period and p.period.present for p in side.positions)
        first = {p.entry: -n for n, p in enumerate(side.positions)} if today else {}
        main = max(
            led,
            key=lambda each: (
                sum(lookup.speaks(word, each.line) for word in own),
                numbers_people(each.line.text),
                first.get(each.line.entry or 0, 0),
                each.figure.value,
            ),
            default=None,
        )
        return [each for each in amounts if not each.people or each is main]

    def _thing(self, side: Side) -> tuple[str, list[Found]] | None:
        """What a side names outside of the jobs, by several words that no heading and no line of its jobs
        has, and the entries on it; None when it names no such thing."""
        said = regex("more_or_less").sub(" ", side.said).strip(" ?.!")
        name = _THE.sub("", TAIL.split(said)[-1].strip())
        left_out = self._c.vocabulary.person_words
        own = {stem(w) for w in content(name) if w not in left_out and not regex("of_leading").fullmatch(w)}
        if len(own) < _SEVERAL or not (entries := self._entries_on(name)):
            return None
        known = [words_of(p) for p in side.positions] + [set(stems(c.text)) for c in self._lines_of(side)]
        return None if any(own <= each for each in known) else (name, entries)

    def _with_a_thing(
        self, question: Question, sides: Sequence[Side], things: Sequence[tuple[str, list[Found]] | None]
    ) -> Draft | None:
        """Which figure is larger, of a job's and one outside of the jobs, where the same word of the question
        says what both measure; else None."""
        shared = {stem(word) for side in sides for word in side.own}
        found: list[list[_Amount]] = []
        for side, thing in zip(sides, things, strict=True):
            lines = [each.chunk for each in thing[1]] if thing else self._lines_of(side)
            found.append(
                [
                    _Amount(figure, line, 1.0, measured=frozenset(_beside_it(figure, line.text) & shared))
                    for line in lines
                    for figure in figures(line.text)
                    if not regex("off_the_budget").match(fold(figure.behind))
                ]
            )
        pairs = [(a, b) for a in found[0] for b in found[1] if a.measured & b.measured and _are_alike(a, b)]
        if len(pairs) != 1 or pairs[0][0].figure.value == pairs[0][1].figure.value:
            return None
        one, other = pairs[0]
        less = regex("asks_for_less").search(fold(question.text)) is not None
        at_top = int((one.figure.value < other.figure.value) != less)
        thing = things[at_top]
        name = thing[0] if thing else self._name(sides[at_top], sides, pairs[0][at_top].line)
        text = sentence(f"The {'smaller' if less else 'larger'} figure is the one of {name}")
        if question.yes_no and " or " not in fold(question.text):
            text = f"{'No' if at_top else 'Yes'}. {text}"
        shown = [self._told(self._judge.lookup.found(each.line, _SURE)) for each in (one, other)]
        evidence = tuple(e for each in shown for e in each.evidence)
        lead = Statement(text=text, evidence=evidence, derived=(text,))
        focus = Focus(intent="open", topic=" ".join(word for side in sides for word in side.own))
        return Draft(status="answered", confidence=_SURE, statements=(lead, *shown), focus=focus)

    def _of_one_job(self, sides: Sequence[Side]) -> Draft | None:
        """The line of each of two things that one job had to do with, that names it and gives money or a
        count; None where one has no such line, or several."""
        lookup = self._judge.lookup
        lines = []
        for side in sides:
            named = [
                chunk
                for chunk in self._lines_of(side)
                if side.own
                and {stem(word) for word in side.own} <= set(stems(chunk.text))
                and figures(chunk.text)
                and not any(regex("off_the_budget").match(fold(each.behind)) for each in figures(chunk.text))
            ]
            if len(named) != 1:
                return None
            lines.append(lookup.found(named[0], _SURE))
        if lines[0].chunk.span == lines[1].chunk.span:
            return None
        shown = [self._told(line) for line in lines]
        focus = Focus(intent="open", topic=" ".join(word for side in sides for word in side.own))
        return Draft(status="partly", confidence=_SURE, statements=_of_each(shown), focus=focus)

    def _weighed(self, question: Question, sides: Sequence[Side], one: _Amount, other: _Amount) -> Draft:
        """Which of two amounts is the larger, or the smaller if asked, and the lines they stand in."""
        folded = fold(question.text)
        lookup = self._judge.lookup
        lines = [lookup.found(each.line, _SURE) for each in (one, other)]
        shown = [self._told(line) for line in lines]
        focus = Focus(intent="open", topic=" ".join(sides[0].own))
        if one.figure.value == other.figure.value:
            text = "The two figures are equal."
        else:
            less = regex("asks_for_less").search(folded) is not None
            top = (one.figure.value < other.figure.value) == less
            winner = sides[0 if top else 1]
            joint = "as" if winner.of_a_title else "at"
            name = self._name(winner, sides, (one if top else other).line)
            text = sentence(f"{_comparative(folded, less=less)} {joint} {name}")
            if question.yes_no and " or " not in folded:
                text = f"{'Yes' if top else 'No'}. {text}"
            if regex("how_much_more").search(folded):
                text = f"{text.removesuffix('.')}, by {_difference(one, other)}."
        evidence = tuple(e for each in shown for e in each.evidence)
        lead = Statement(text=text, evidence=evidence, derived=(text,))
        return Draft(status="answered", confidence=_SURE, statements=(lead, *shown), focus=focus)

    def _name(self, side: Side, sides: Sequence[Side], line: Chunk | None) -> str:
        """What a side is called, by its line: its title where only that is meant or both are of one
        employer."""
        bearing = [p for p in side.positions if line is None or holds(p, line)] or list(side.positions)
        (job, *_) = self._c.timeline.of((bearing[0].entry,))
        same = len({p.organization.text if p.organization else "" for s in sides for p in s.positions}) == 1
        return bearing[0].title.text if side.of_a_title or same else self._c.short_name(job)

    def _of_things(self, question: Question) -> Draft | None:
        """The entries of two things that one section outside of the jobs lists, two grants or two projects,
        and which figure is larger; None where their figures are not alike. What jobs did with two things is
        not weighed: a share of one is no share of the other."""
        sides = regex("two_things").search(question.text)
        if sides is None or question.entries:
            return None
        names = [_THE.sub("", sides[side]) for side in ("first", "second")]
        lines = [found[0] for name in names if (found := self._entries_on(name))]
        if len(lines) != 2 or lines[0].chunk.section != lines[1].chunk.section:
            return None
        larger = self._larger(lines, partial(_figure, wanted=()))
        if larger is None or "%" in larger.evidence.text:
            return None
        name = names[lines.index(larger)]
        shown = [self._told(line) for line in lines]
        evidence = tuple(one for each in shown for one in each.evidence)
        text = f"The larger figure is the one of {name}."
        lead = Statement(text=text, evidence=evidence, derived=(name, "larger"))
        focus = Focus(intent="open", topic=" ".join(names))
        return Draft(status="answered", confidence=_SURE, statements=(lead, *shown), focus=focus)

    def _entries_on(self, name: str) -> list[Found]:
        """The entries outside of the jobs that name a thing, or else have all of its words."""
        lookup = self._judge.lookup
        found = lookup.mentions(name) or lookup.in_words(name)
        return [each for each in found if each.chunk.section_kind in WORKS]

    def _line(self, question: Question, wanted: Sequence[str], entries: tuple[int, ...]) -> Found | None:
        """The surest line of a job that gives a figure."""
        about = {"text": " ".join(wanted) or question.text, "titles": ()}
        there = question.model_copy(update={"entries": entries, "named": (entries,), **about})
        found = [
            self._judge.lookup.found(each.hit.chunk, each.sure, each.hit, wanted)
            for each in self._judge.passages(there)
        ]
        lines = [f for f in found if f.sure >= _LEAST_SURE and has_number(f) and not f.heads_a_job]
        return lines[0] if lines else None

    def _line_on_people(self, side: Side) -> Found | None:
        """The first line of a side that numbers the people led there; else the first on its staff."""
        lines = [chunk for chunk in self._lines_of(side) if people_of(chunk.text)]
        lines.sort(key=lambda chunk: not numbers_people(chunk.text))
        return self._judge.lookup.found(lines[0], _SURE) if lines else None

    def _lines_of(self, side: Side) -> list[Chunk]:
        return side.lines(self._c.chunks)

    def _told(self, found: Found) -> Statement:
        """A line, and where it belongs."""
        chunk, text = found.chunk, shortened(found.evidence.text, about=[])
        for job in () if chunk.entry is None else self._c.timeline.of((chunk.entry,)):
            posts = tuple(p for p in job.positions if holds(p, chunk))
            if 0 < len(posts) < len(job.positions) and all(p.bullets for p in job.positions):
                where = f"As {titled(job.model_copy(update={'positions': posts}))}"
                evidence = (found.evidence, *self._c.job_headers(job)[:1])
                return Statement(text=sentence(f"{where}: {text}"), evidence=evidence, derived=(where,))
        return told_of(self._c, chunk.entry, found.evidence, text, chunk.section)

    def _larger(self, lines: Sequence[Found], figure: Callable[[str], Figure | None]) -> Found | None:
        """The line with the larger `figure`; None where the two are not alike, or not known to be."""
        texts = [line.evidence.text for line in lines]
        first, second = map(figure, texts)
        if first is None or second is None or first.kind != second.kind or first.value == second.value:
            return None
        if first.kind == "money" and len(currencies_of(*texts)) != 1:
            return None
        if first.kind == "count" and _counted(first) != _counted(second):
            return None
        return lines[0] if first.value > second.value else lines[1]


def _of_each(shown: Sequence[Statement]) -> tuple[Statement, ...]:
    """The lines of two things that are not weighed, and that they are not."""
    evidence = tuple(one for each in shown for one in each.evidence)
    return (Statement(text=_OF_EACH, evidence=evidence, derived=(_OF_EACH,)), *shown)


def _asks_for_people(folded: str) -> bool:
    """Whether people led are compared, not those alone who report without a step between."""
    return regex("of_people").search(folded) is not None and "direct report" not in folded


def _figure(text: str, wanted: Sequence[str]) -> Figure | None:
    """The one figure of a text, or the one that counts what is wanted; None where several might."""
    found = figures(text)
    counting = [each for each in found if _counted(each) in {stem(word) for word in wanted}]
    fitting = counting or list(found)
    return fitting[0] if len(fitting) == 1 else None


def _counted(figure: Figure) -> str:
    """The stem of the first word behind a figure: what it counts."""
    behind = words(figure.behind)
    return stem(behind[0]) if behind else ""


def _are_alike(one: _Amount, other: _Amount) -> bool:
    """Whether two amounts may be weighed: money of one currency, shares, people led, or the same counted."""
    if one.people or other.people:
        return one.people and other.people
    if one.figure.kind != other.figure.kind:
        return False
    if one.figure.kind == "money":
        alike = len(currencies_of(one.line.text, other.line.text)) == 1
        return alike and _of_one_noun(one, other)
    counted = _counted(one.figure)
    same = one.figure.kind == "count" and bool(counted) and counted == _counted(other.figure)
    return same or bool(one.measured & other.measured)


def _of_one_noun(one: _Amount, other: _Amount) -> bool:
    """Whether a word that says what two amounts of money measure is beside both."""
    near = [_beside_it(each.figure, each.line.text) for each in (one, other)]
    nouns = {
        stem(word) for each in (one, other) for word in regex("money_words").findall(fold(each.line.text))
    }
    return bool(near[0] & near[1] & nouns) or bool(one.measured & other.measured)


def _beside_it(figure: Figure, text: str) -> set[str]:
    """The stems of the words just before a figure ("caseload of 16") and just behind it ("22 open files")."""
    clause = _ITSELF.sub("", text[: len(text) - len(figure.behind)]).rpartition(",")[2]
    before = stems(clause)[-_BEFORE:]
    behind = stems(re.split(r"[,;:.]", figure.behind)[0])[:_BEHIND]
    return {*before, *behind}


def _same_as(wanted: Sequence[str]) -> set[str]:
    """The stems of words and of those that say the same."""
    return {each for word in wanted for each in (stem(word), *synonyms(word))}


def _measures(text: str, wanted: Sequence[str]) -> bool:
    """Whether a figure of a text stands beside a word for what is compared, or numbers people led."""
    return numbers_people(text) or any(_beside_it(each, text) & _same_as(wanted) for each in figures(text))


def _comparative(folded: str, *, less: bool) -> str:
    """The word of comparing that a question uses ("heavier", "more"), to be said of the side that has it."""
    asked = regex("comparative").search(folded)
    return asked.group().capitalize() if asked else "Smaller" if less else "Larger"


def _difference(one: _Amount, other: _Amount) -> str:
    """By how much two amounts differ, in words."""
    value = abs(one.figure.value - other.figure.value)
    number = f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")
    if one.figure.kind == "money":
        return f"{currencies(one.line.text)[0]} {number}"
    return f"{number} points" if one.figure.kind == "percent" else number
