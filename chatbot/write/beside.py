"""Answers that set one figure beside another: in which of two jobs the team was larger, which of two grants,
projects or events the bigger.

It refuses to weigh what is not alike: both lines are shown, and which figure is larger is only said when both
are money of one currency, shares, or count the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from chatbot.candidate import Candidate
from chatbot.evidence import Judge
from chatbot.facts import Job
from chatbot.figures import Figure, figures
from chatbot.lexicon import content, fold, regex, stem, word_list, words
from chatbot.lookup import WORKS, Found, has_number
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.write.jobs import numbers_people, people_of
from chatbot.write.phrase import sentence, shortened, stay

_SIDES = re.compile(r"\b(?:or|versus|vs|than|against|compared (?:to|with)|and)\b|[,;:]\s")
_THE = re.compile(r"^(?:the|that|his|her|their|a|an) |[ ](?:one|ones)$", re.IGNORECASE)
_LEAST_SURE = 0.03  # how sure a line with a figure must be
_ALONE = 0.1  # the same, where the other job has none
_SURE = 0.7
_CURRENCY = re.compile(r"\b[a-z]{1,2}\$|[$€£¥₹]|\b(?:eur|gbp|usd|sek|inr|rs|chf|aud|cad)\b", re.IGNORECASE)


class BesideWriter:
    """Writes the answers that compare amounts of two jobs, or of two other things."""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        self._c = candidate
        self._judge = judge

    def write(self, question: Question) -> Draft | None:
        """The two lines, and which figure is larger, or the one line there is; None when no amounts of two
        things are compared, or neither has a line with a figure on it."""
        folded = fold(question.text)
        if not (regex("more_or_less").search(folded) and regex("one_of_two").search(folded)):
            return None
        sides = self._sides(question, folded)
        if len(sides) != 2:
            return self._of_things(question)
        wanted = self._wanted(folded, [entry for side in sides for entry in side])
        of_people = regex("of_people").search(folded) and all(map(regex("of_people").search, wanted))
        found = [
            self._line_on_people(side) if of_people else self._line(question, wanted, side) for side in sides
        ]
        lines = [line for line in found if line]
        focus = Focus(intent="open", topic=" ".join(wanted))
        shown = [self._told(line) for line in lines]
        if len(lines) == 1 and lines[0].sure >= _ALONE:
            other = self._c.timeline.of(sides[found.index(None)])[0]
            text = f"No line with such a figure was found for {other.name}."
            none = Statement(text=text, evidence=self._c.job_headers(other)[:1], derived=(text,))
            return Draft(status="partly", confidence=_SURE, statements=(*shown, none), focus=focus)
        if len(lines) != 2:
            return None
        figure = people_of if of_people else partial(_figure, wanted=wanted)
        if larger := self._larger(lines, figure):
            text = f"The larger figure is the one of {self._name(larger)}."
            evidence = tuple(one for each in shown for one in each.evidence)
            shown.insert(0, Statement(text=text, evidence=evidence, derived=(self._name(larger), "larger")))
        return Draft(status="answered", confidence=_SURE, statements=tuple(shown), focus=focus)

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

    def _sides(self, question: Question, folded: str) -> list[tuple[int, ...]]:
        """The entries of the jobs on the two sides of a comparison."""
        if len(question.named) == 2:
            return list(question.named)
        named = (self._entries(part) for part in _SIDES.split(folded))
        return list(dict.fromkeys(entries for entries in named if entries))

    def _entries(self, part: str) -> tuple[int, ...]:
        """The jobs that a side names by employer, by place, or as the one held now."""
        vocabulary = self._c.vocabulary
        if named := vocabulary.employers_in(part):
            return tuple(entry for one in named for entry in one.entries)
        if there := vocabulary.entries_at(part):
            return there
        return self._c.entries_meant_by("current") if regex("now").search(part) else ()

    def _wanted(self, folded: str, entries: Sequence[int]) -> list[str]:
        """The words for what is compared: neither names nor places, nor the words of comparing."""
        vocabulary = self._c.vocabulary
        left_out = {*word_list("generic"), *word_list("leaning_words"), *vocabulary.person_words}
        left_out |= vocabulary.places_of(entries) | word_list("particles") | {"vs", "versus"}
        left_out |= {w for named in vocabulary.employers for form in named.forms for w in form}
        rest = regex("now").sub(" ", regex("more_or_less").sub(" ", folded))
        return [word for word in content(rest) if word not in left_out]

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

    def _line_on_people(self, entries: tuple[int, ...]) -> Found | None:
        """The first line of a job that numbers the people led there; else the first on its staff."""
        of_job = (chunk for chunk in self._c.chunks if chunk.kind == "bullet" and chunk.entry in entries)
        lines = [chunk for chunk in of_job if people_of(chunk.text)]
        lines.sort(key=lambda chunk: not numbers_people(chunk.text))
        return self._judge.lookup.found(lines[0], _SURE) if lines else None

    def _told(self, found: Found) -> Statement:
        """A line, and where it belongs."""
        jobs = () if found.chunk.entry is None else self._c.timeline.of((found.chunk.entry,))
        where = f"{'At' if jobs[0].employer else 'As'} {stay(jobs[0])}" if jobs else found.chunk.section
        text = sentence(f"{where}: {shortened(found.evidence.text, about=[])}")
        evidence = (found.evidence, *(self._c.job_headers(jobs[0])[:1] if jobs else ()))
        return Statement(text=text, evidence=evidence, derived=(where,))

    def _job(self, found: Found) -> Job:
        entries = () if found.chunk.entry is None else (found.chunk.entry,)
        return self._c.timeline.of(entries)[0]

    def _name(self, found: Found) -> str:
        return self._c.short_name(self._job(found))

    def _larger(self, lines: Sequence[Found], figure: Callable[[str], Figure | None]) -> Found | None:
        """The line with the larger `figure`; None where the two are not alike, or not known to be."""
        texts = [line.evidence.text for line in lines]
        first, second = map(figure, texts)
        if first is None or second is None or first.kind != second.kind or first.value == second.value:
            return None
        if first.kind == "money" and len({c.casefold() for t in texts for c in _CURRENCY.findall(t)}) != 1:
            return None
        if figure is not people_of and first.kind == "count" and _counted(first) != _counted(second):
            return None
        return lines[0] if first.value > second.value else lines[1]


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
