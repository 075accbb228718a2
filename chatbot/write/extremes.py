"""Answers to what was the most, the largest, the smallest: of like figures.

It weighs only like with like: counts of one noun, money of one currency or so far apart that no rate turns
them. It refuses to call a thing the largest where only one or a total is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from chatbot.candidate import Candidate
from chatbot.evidence import Judge
from chatbot.figures import Figure, figures
from chatbot.headcount import answers_for_people, people_in
from chatbot.lexicon import content, fold, regex, stem, stems, word_list, words
from chatbot.models import Draft, Focus, Question, Statement, Status
from chatbot.sums import currencies_of, prices, sums, sums_of
from chatbot.write.gathered import Gathered, Line, answered, entries_of

_SURE = 0.8
_UNLIKE = ("smalltalk", "declined", "contact", "invalid", "identifier", "summary")
_BEHIND = 2  # words behind a figure among which stands what it counts
_BEHIND_COUNTED = 5  # the same where nothing parts them: "650 racks and cabinets of servers"
_NO_RATE = 20.0  # times that an amount must be another's to be larger in any currency


class Weighed(NamedTuple):
    """A line and the figure of it that is weighed."""

    line: Line
    figure: Figure


class ExtremeWriter:
    """Writes the answers that name the extreme of several like things."""

    def __init__(self, candidate: Candidate, judge: Judge, gathered: Gathered) -> None:
        self._c = candidate
        self._judge = judge
        self._gathered = gathered

    def write(self, question: Question) -> Draft | None:
        """The extreme that a question asks for; None when it asks for none, or the résumé does not tell."""
        if question.intent.split(".")[0] in _UNLIKE or question.language != "en" or question.yes_no:
            return None
        folded = fold(question.text)
        ways: tuple[Callable[[Question, str], Draft | None], ...] = (
            self._most_people,
            self._largest,
            self._not_for_each,
        )
        if question.intent.startswith("dated"):  # "how long was the longest cruise?"
            return self._not_for_each(question, folded)
        return next((draft for way in ways if (draft := way(question, folded))), None)

    def _not_for_each(self, question: Question, folded: str) -> Draft | None:
        """For an extreme among things that a line only counts together, or never measures: that it is not
        given for each."""
        asked = regex("extreme_of_one").search(folded)
        if asked is None:
            return None
        measured = asked["measured"]
        every = self._gathered.with_summary
        if measured and stem(measured) in {s for line in every for s in stems(line.text)}:
            return None
        noun = stem(asked["noun"])
        lines = [line for line in every if _counts_together(line.text, noun)]
        if measured:
            lines = (
                lines[:1]
                or [line for line in self._gathered.lines if noun in stems(f"{line.text} {line.section}")][:1]
            )
        elif any(regex("says_extreme").search(fold(line.text)) for line in lines):
            return None
        if not measured and (not lines or len(self._counting(self._gathered.lines, noun)) > 1):
            return None
        thing = (
            f"how often each {asked['noun']} was {measured}" if measured else f"that for each {asked['noun']}"
        )
        lead = Statement(text=f"The résumé does not give {thing}.", derived=(thing,))
        nearest = [self._gathered.told(line, "The nearest it mentions:") for line in lines[:1]]
        status: Status = "partly" if nearest else "not_mentioned"
        return Draft(status=status, confidence=_SURE, statements=(lead, *nearest), focus=Focus(intent="open"))

    def _most_people(self, question: Question, folded: str) -> Draft | None:
        """The line that numbers the most people led, or had in the way that a question names."""
        asked = regex("most_people").search(folded)
        if asked is None or regex("one_of_two").search(folded):
            return None
        least = regex("smallest").search(folded) is not None
        lines = [
            ln
            for ln in self._gathered.of_jobs(question.entries)
            if ln.entry is not None or ln.kind != "experience"
        ]
        deeds = {stem(w) for w in content(folded)} & set(map(stem, word_list("people_deeds")))
        learners = bool(deeds) or regex("of_learners").search(folded) is not None
        numbered = [Weighed(ln, figure) for ln in lines if (figure := people_in(ln.text, learners=learners))]
        own = [each for each in numbered if deeds & set(stems(each.line.text))]
        held = own if deeds else [each for each in numbered if answers_for_people(each.line.text)]
        if not held or (least and len(held) < 2):
            return None
        chosen = (min if least else max)(held, key=lambda each: each.figure.value)
        lead = "By the numbers the résumé gives, the " + ("fewest:" if least else "most:")
        told = self._gathered.told(chosen.line, lead)
        return answered([told], Focus(intent="open", entries=entries_of(chosen.line)))

    def _largest(self, question: Question, folded: str) -> Draft | None:
        """The line with the largest of several like figures: counts of the noun asked about, or money."""
        if not regex("largest_of").search(folded) or regex("one_of_two").search(folded):
            return None
        ordinary = self._c.vocabulary.ordinary
        rest = regex("largest_of").sub(" ", folded)
        wanted = [w for w in content(rest) if w not in ordinary]
        lines = self._gathered.of_jobs(question.entries)
        for word in wanted:
            named = re.search(rf"\b{re.escape(word)}[- ](?:count|number|size|capacity)\b", folded)
            if not named and not word.endswith("s"):
                continue  # the largest order is no count of orders
            if not named and re.search(
                rf"\b(?:of|among) (?:the|these|those|all)\b[^,?]*\b{re.escape(word)}\b", folded
            ):
                continue  # "which of the three sites is largest?" asks for no number of sites
            asked_with = {figure.value for figure in figures(folded)}
            counted = [c for c in self._counting(lines, stem(word)) if c.figure.value not in asked_with]
            if len(counted) > 1:
                return self._extreme(counted, folded)
            if counted and not regex("single_one").search(folded):
                told = self._gathered.told(counted[0].line, "The one figure the résumé gives for that:")
                return answered([told], Focus(intent="open", entries=entries_of(counted[0].line)))
        if regex("single_one").search(folded):
            return None
        least = regex("smallest").search(folded) is not None
        if dear := regex("most_expensive").search(folded):
            money = self._prices(lines, dear["noun"])
        elif regex("asks_for_money").search(folded):
            money = self._sums(lines, wanted, folded, least=least)
        else:
            return None
        if len(money) < 2:
            return None
        return self._extreme(money, folded) if _comparable(money, least=least) else None

    def _sums(
        self, lines: Sequence[Line], wanted: Sequence[str], folded: str, *, least: bool
    ) -> list[Weighed]:
        """The lines with a sum of the kind that a question names, each with the one that is weighed."""
        if regex("asks_for_funds").search(folded):
            told = [line for line in lines if regex("tells_of_funds").search(fold(line.text))]
            return _weighed(told, sums, least=least)
        held = word_list("holding_verbs")
        special = [w for w in wanted if w not in held and not regex("any_money").search(w)]
        kinds = [stem(w) for w in special if regex("asks_for_money").search(w)]
        kinds = [kind for kind in kinds if kind != "cost"] or kinds  # "the largest cost saving"
        if not kinds:
            money = _weighed(lines, sums, least=least)
        else:
            money = _weighed(lines, lambda text: sums_of(text, kinds), least=least)
        lookup = self._judge.lookup
        others = [w for w in special if stem(w) not in kinds]
        spoken = [w for w in others if any(lookup.likeness(w, _stems_of(each)) for each in money)]
        if (
            others
            and not kinds
            and not spoken
            and not (len(others) == 1 and regex("any_money").search(folded))
        ):
            return []
        return [m for m in money if all(lookup.likeness(w, _stems_of(m)) for w in spoken)]

    @staticmethod
    def _prices(lines: Sequence[Line], noun: str) -> list[Weighed]:
        """The lines on things of one noun, each with its largest sum that is a price."""
        own = [ln for ln in lines if stem(noun) in {stem(ln.kind), *stems(ln.text)}]
        return _weighed(own, prices, least=False)

    def _extreme(self, weighed: Sequence[Weighed], folded: str) -> Draft | None:
        least = regex("smallest").search(folded) is not None
        values = [each.figure.value for each in weighed]
        best = min(values) if least else max(values)
        if values.count(best) > 1:
            return None
        chosen = weighed[values.index(best)]
        lead = f"By the figures the résumé gives, the {'smallest' if least else 'largest'}:"
        told = self._gathered.told(chosen.line, lead)
        return answered([told], Focus(intent="open", entries=entries_of(chosen.line)))

    def _counting(self, lines: Iterable[Line], noun: str) -> list[Weighed]:
        """The lines with a figure that counts a noun, each with the largest of them."""
        found = []
        for line in lines:
            own = [
                figure
                for figure in figures(line.text.replace("-", " "))
                if figure.kind == "count" and noun in stems(_up_to_the_next(figure.behind))
            ]
            if own:
                found.append(Weighed(line, max(own, key=lambda figure: figure.value)))
        return found


def _stems_of(weighed: Weighed) -> frozenset[str]:
    return frozenset(stems(weighed.line.text))


def _counts_together(text: str, noun: str) -> bool:
    """Whether a line numbers several of a thing: "nine cruises, 311 days"."""
    several = (words(f.behind)[:_BEHIND] for f in figures(text) if f.kind == "count" and f.value > 1)
    return any(word.endswith("s") and stem(word) == noun for behind in several for word in behind)


def _up_to_the_next(behind: str) -> str:
    """The first words behind a figure, up to a sign or the next figure: what it counts is among them."""
    clause = re.split(r"[,;:.()]", behind, maxsplit=1)[0]
    following = figures(clause)
    if following:
        clause = clause[: len(clause) - len(following[0].behind)]
    return " ".join(clause.split()[:_BEHIND_COUNTED])


def _comparable(money: Sequence[Weighed], *, least: bool) -> bool:
    """Whether the largest sum, or the least, is so in any currency."""
    ranked = sorted(money, key=lambda each: each.figure.value if least else -each.figure.value)
    kinds = [currencies_of(each.line.text) for each in ranked]
    first = ranked[0].figure.value
    return all(
        kind == kinds[0] or max(first, each.figure.value) >= _NO_RATE * min(first, each.figure.value)
        for kind, each in zip(kinds[1:], ranked[1:], strict=True)
    )


def _weighed(
    lines: Iterable[Line], found_in: Callable[[str], Sequence[Figure]], *, least: bool
) -> list[Weighed]:
    """The lines with a sum, each with the largest of its sums, or the least."""
    pick = min if least else max
    found = ((line, found_in(line.text)) for line in lines)
    return [Weighed(line, pick(own, key=lambda figure: figure.value)) for line, own in found if own]
