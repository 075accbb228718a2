"""Which of the jobs a message means though it names no employer: by their order ("the previous job"), a title
held ("as a charge nurse"), a place ("the Porto role"), or words of one title alone ("her time in oncology").

It refuses to know what is asked about the job.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Sequence

from chatbot.lexicon import (
    SLIP_LETTERS,
    alike,
    content,
    fold,
    is_slip,
    load,
    regex,
    spelt_out,
    stem,
    stems,
    word_list,
    words,
)
from chatbot.vocabulary import Vocabulary
from index.models import Frozen, Position

_TITLE_ENDS = re.compile(r"\b(?! or)")
_SIDES = re.compile(r"\b(?:or|versus|vs|than)\b")
_ACRONYM = 3  # letters
_SIGNS = " ?.!,;:'\""


class Meant(Frozen):
    """A job that words single out: its entries, and its title, folded, when only that title is meant."""

    entries: tuple[int, ...]
    title: str = ""


class References:
    """Finds the jobs meant, of one candidate. Safe to share between threads."""

    def __init__(self, vocabulary: Vocabulary, meant_by: Callable[[str], tuple[int, ...]]) -> None:
        """`meant_by` gives the entries of the 'current', 'previous' or 'first' job."""
        self._vocabulary = vocabulary
        self._meant_by = meant_by
        self._titles = dict(vocabulary.titles)
        self._longest_title = max(map(len, self._titles), default=0)
        self._bearers = [(position, self._words_of(position)) for position in vocabulary.positions]

    def of_order_or_title(self, folded: str) -> tuple[str, Meant | None]:
        """The job that "the current employer" or "as charge nurse" means, when something is asked about it:
        the question with "there" in its place, and the job. Unchanged when no job is meant."""
        match = regex("job_reference").search(folded)
        if match:
            rest = _with_there(folded, *match.span())
            entries = self._in_order(load("patterns")["order"][match.group("which")], match["kind"] or "")
            if entries and regex("asks_of_job").search(rest):
                return rest, Meant(entries=entries)
        if not (regex("asks_of_job").search(folded) or regex("of_title_held").search(folded)):
            return folded, None
        if regex("in_all").search(folded):  # of all jobs of that kind, not of the one that bears the title
            return folded, None
        if held := self._title_held(folded):
            start, end, title = held
            return _with_there(folded, start, end), Meant(entries=self._titles[title], title=title)
        return folded, None

    def _in_order(self, which: str, kind: str) -> tuple[int, ...]:
        """The entries of the 'current', 'previous' or 'first' job; with a kind, of the first or last one that
        has the word in its title."""
        if not kind:
            return self._meant_by(which)
        bearing = [p for p, _ in self._bearers if stem(kind) in stems(p.title.text)]
        if not bearing or which == "previous":
            return ()
        dated = [((at.year, at.month or 0), p) for p in bearing if p.period and (at := p.period.start)]
        if len(dated) < len(bearing):
            return ()
        _, found = (min if which == "first" else max)(dated, key=lambda pair: pair[0])
        return (found.entry,)

    def of_role(self, folded: str, entries: Collection[int]) -> tuple[str, Meant | None]:
        """The title among those of `entries` that "as a classroom teacher" at the end of a question means,
        and the question without these words. Unchanged when it is none of them or fits several."""
        match = regex("as_role").search(folded)
        found = self.hinted(match["role"], entries) if match else ()
        if match is None or len(found) != 1:
            return folded, None
        return folded[: match.start()].rstrip(" ,"), found[0]

    def left_aside(self, folded: str) -> tuple[str, tuple[int, ...]]:
        """A question without what it leaves aside ("apart from the freelance work"), and the entries of these
        jobs; unchanged when they are none of the résumé's."""
        aside = regex("excluding").search(folded)
        if aside is None:
            return folded, ()
        found: list[int] = []
        for part in regex("joined").split(aside["what"] or aside["between"]):
            named = [one.entries for one in self._vocabulary.employers_in(part)]
            jobs = named or [
                self.of_place(part) or tuple(e for one in self.hinted(part) for e in one.entries)
            ]
            found += [entry for entries in jobs for entry in entries]
        rest = f"{folded[: aside.start()]} {folded[aside.end() :]}".strip(_SIGNS)
        return (rest, tuple(dict.fromkeys(found))) if found and len(words(rest)) > 1 else (folded, ())

    def of_place(self, folded: str) -> tuple[int, ...]:
        """The entries of the jobs at a place that is named."""
        return self._vocabulary.entries_at(folded)

    def at_place(self, folded: str) -> Meant | None:
        """The jobs at a place that is named; of an employer with jobs elsewhere too, the title held there."""
        there = self.of_place(folded)
        if not there:
            return None
        held = [position for position, _ in self._bearers if position.entry in there]
        houses = {fold(p.organization.text) for p in held if p.organization}
        elsewhere = any(
            p.entry not in there and p.organization and fold(p.organization.text) in houses
            for p, _ in self._bearers
        )
        title = fold(held[0].title.text) if len(held) == 1 and elsewhere else ""
        return Meant(entries=there, title=title)

    def at_town(self, folded: str) -> Meant | None:
        """The jobs at a place whose name alone stands behind "at": "at Fort Hood"."""
        for match in regex("at_town").finditer(folded):
            named = match["place"]
            if (there := self.at_place(named)) and self._is_place(named, there.entries):
                at_school = match.group().startswith("at ") and self._names_school(named)
                return None if at_school else there
        return None

    def _names_school(self, named: str) -> bool:
        """Whether a name is a word of a school's, which "at" may mean as well: "at Leeds"."""
        schools = {word for school in self._vocabulary.schools for word in words(school.name)}
        return not schools.isdisjoint(words(named))

    def _is_place(self, words_of_it: str, entries: Collection[int]) -> bool:
        own = self._vocabulary.places_of(entries) | word_list("stop")
        return set(words(words_of_it)) <= own

    def compared(self, folded: str) -> tuple[Meant, ...]:
        """The jobs on the two sides of an "or", when words single out a different one on each."""
        sides = [found for side in _SIDES.split(folded) if len(found := self.hinted(side)) == 1]
        return tuple(side[0] for side in sides) if len(sides) == 2 and sides[0] != sides[1] else ()

    def beside(self, folded: str) -> tuple[Meant, ...]:
        """The jobs on the two sides of a question which was first or longer, one named by its employer, the
        other by a place or a title ("longer at Acme than as a cook?"); empty for any other question."""
        sides = _SIDES.split(folded)
        if len(sides) != 2 or not regex("by_time").search(folded):
            return ()
        meant = [self._one_meant(side) for side in sides]
        one, other = meant
        if one is None or other is None or set(one.entries) & set(other.entries):
            return ()
        return one, other

    def _one_meant(self, side: str) -> Meant | None:
        """The one job that a side names by its employer, its place or its title."""
        if named := self._vocabulary.employers_in(side):
            return Meant(entries=tuple(entry for one in named for entry in one.entries))
        if there := self.of_place(side):
            return Meant(entries=there)
        hinted = self.hinted(side)
        return hinted[0] if len(hinted) == 1 else None

    def hinted(self, folded: str, entries: Collection[int] = ()) -> tuple[Meant, ...]:
        """The jobs, most recent first as printed, whose titles bear most of the words asked that not every
        title bears, the rarer the more; empty when no word tells them apart."""
        known = [(p, own) for p, own in self._bearers if not entries or p.entry in entries]
        asked = [word for word in content(folded) if word not in word_list("generic")]
        points = [0.0] * len(known)
        if said := self._title_said(folded, [position for position, _ in known]):
            return (
                Meant(entries=tuple(dict.fromkeys(p.entry for p in said)), title=fold(said[0].title.text)),
            )
        for word in asked:
            bearing = [n for n, (position, own) in enumerate(known) if self._bears(position, own, word)]
            for n in bearing:
                points[n] += math.log(len(known) / len(bearing))
        best = max(points, default=0.0)
        if best <= 0.0:
            return ()
        chosen: dict[str, list[int]] = {}
        for (position, _), own_points in zip(known, points, strict=True):
            if math.isclose(own_points, best):
                chosen.setdefault(fold(position.title.text), []).append(position.entry)
        return tuple(
            Meant(entries=tuple(dict.fromkeys(numbers)), title=title) for title, numbers in chosen.items()
        )

    def _title_said(self, folded: str, positions: Sequence[Position]) -> list[Position]:
        """The positions of the one title that a text says whole, or as it is shortened ("RN"); none when it
        says several."""
        tokens = words(folded)
        runs = {" ".join(tokens[at : at + size]) for size in (1, 2, 3, 4) for at in range(len(tokens))}
        said = [p for p in positions if runs & self._vocabulary.said_titles(p)]
        return said if len({p.title.text for p in said}) == 1 and len(said) < len(positions) else []

    def _words_of(self, position: Position) -> tuple[str, ...]:
        employer = position.organization.text if position.organization else ""
        return tuple(dict.fromkeys(stems(f"{position.title.text} {employer}")))

    def _bears(self, position: Position, own: Sequence[str], word: str) -> bool:
        """Whether a title has a word, a form of it, a slip of it, or its letters as initials ("MICU")."""
        asked = stem(word)
        if any(alike(asked, each) for each in own):
            return True
        if len(word) >= SLIP_LETTERS and word not in self._vocabulary.words_used:
            return any(is_slip(word, each) for each in words(position.title.text))
        return len(word) >= _ACRONYM and word in spelt_out(position.title.text)

    def _title_held(self, folded: str) -> tuple[int, int, str] | None:
        """Where "as a charge nurse" stands, and the title: the longest of the résumé's that is named so. The
        words are looked up among the titles, not each title among the words: a table may hold thousands."""
        who = self._vocabulary.who
        held = (
            rf"\b(?:as|while|during|when {who} was|(?:was|is) {who}|been|was|became|become|made)"
            r"(?P<article> an?| the| his| her| their| your)? "
        )
        found = [
            (begin - end, match.start(), end)
            for match in re.finditer(held, folded)
            for begin in {match.end(), match.start("article") + 1 if match["article"] else match.end()}
            for end in range(begin + 1, min(begin + self._longest_title, len(folded)) + 1)
            if folded[begin:end] in self._titles and _TITLE_ENDS.match(folded, end)
        ]
        if not found:
            return None
        length, start, end = min(found)
        return start, end, folded[end + length : end]


def _with_there(folded: str, start: int, end: int) -> str:
    return f"{folded[:start].rstrip()} there{folded[end:]}".strip()
