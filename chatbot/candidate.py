"""One candidate as the stages of a turn see them: the typed résumé, the jobs in time, the names, the voice.

Built once when an index is opened; frozen in practice and shared by all turns. It refuses to know questions.
"""

from __future__ import annotations

import copy
import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property

from chatbot.facts import Job, Timeline
from chatbot.lexicon import word_list
from chatbot.models import Evidence
from chatbot.vocabulary import Vocabulary
from chatbot.voice import Voice, voice_of
from index.landmarks import Landmarks
from index.lexicon import is_career_break
from index.models import Chunk, Credential, Document, Education, Fact, Item, Period, Position, Resume, Span

_MARKUP = re.compile(r"(\*\*|__|`)|\[([^\]]*)\]\((?:[^()\\]|\\.|\([^()]*\))*\)|\\([^\w\s])")


_TOGETHER = (
    12  # characters between the facts of one entry ("**, **", a line end) that one passage may run over
)


class Candidate:
    """What is known of one person. `as_of` fixes "today"; the real today is read at every use without it."""

    def __init__(
        self,
        resume: Resume,
        documents: Sequence[Document],
        chunks: Sequence[Chunk],
        *,
        name: str | None = None,
        pronouns: str | None = None,
        as_of: dt.date | None = None,
    ) -> None:
        self.resume = resume
        self.documents = {document.source: document for document in documents}
        self.chunks = tuple(chunks)
        self.vocabulary = Vocabulary(resume, name)
        self.voice: Voice = voice_of(self.vocabulary.name, pronouns)
        self._as_of = as_of
        self._timeline = Timeline(resume, self.today)

    @property
    def today(self) -> dt.date:
        """The day that "now" means."""
        return self._as_of or dt.date.today()

    @property
    def timeline(self) -> Timeline:
        """The jobs in time, as of today: a server that runs for months does not stand still."""
        if self._timeline.as_of != self.today:
            self._timeline = Timeline(self.resume, self.today)
        return self._timeline

    def without(self, entries: Container[int]) -> Candidate:
        """The candidate as if these jobs were not listed; names and sources stay known."""
        rest = copy.copy(self)
        positions = tuple(p for p in self.resume.positions if p.entry not in entries)
        rest.resume = self.resume.model_copy(update={"positions": positions})
        rest._timeline = Timeline(rest.resume, self.today)
        return rest

    def entries_meant_by(self, which: str) -> tuple[int, ...]:
        """The entries of the 'current', 'previous' or 'first' job; empty when there is none."""
        timeline = self.timeline
        current = timeline.current() or timeline.jobs[:1]
        if which == "current":
            return tuple(entry for job in current for entry in job.entries)
        held = timeline.longest_held() or next(iter(current), None)
        job = timeline.first() if which == "first" else timeline.before(held) if held else None
        return job.entries if job else ()

    def short_name(self, job: Job) -> str:
        """The employer as one says it: its initials where they are printed (AWS), else without brackets
        and legal ending."""
        initials = re.search(r"\(([A-Z][A-Z&]{1,5})\)", job.name)
        if initials:
            return initials.group(1)
        words_of_name = re.sub(r"\s*\([^)]*\)", "", job.name).split()
        while len(words_of_name) > 1 and words_of_name[-1].casefold().strip(".,") in word_list(
            "name_endings"
        ):
            words_of_name.pop()
        return " ".join(words_of_name).rstrip(",")

    def raw(self, span: Span) -> str:
        """The passage as it stands in the text read."""
        return self.documents[span.source].text[span.start : span.end]

    def fact(self, fact: Fact, section: str) -> Evidence:
        """A single fact as evidence."""
        return Evidence(text=fact.text, span=fact.span, section=section)

    def unit(self, chunk: Chunk) -> Evidence:
        """A unit of the index as evidence."""
        section = chunk.section or self.section_of(chunk.span, "Résumé")
        return Evidence(text=chunk.text, span=chunk.span, section=section)

    def header(self, position: Position) -> tuple[Evidence, ...]:
        """Title, employer, dates and place of a position: one passage where they stand together, or several.

        Roles printed in one block share its passage. A passage never runs over a bullet or another block."""
        shared = [p for p in self._blocks.get(position.entry, ()) if p.period == position.period]
        facts = [fact for p in (position, *shared) for fact in _header_facts(p)]
        own = {p.title.span.start for p in shared}
        passages: list[list[Fact]] = []
        for fact in sorted(dict.fromkeys(facts), key=lambda f: (f.span.source, f.span.start)):
            last = passages[-1][-1].span if passages else None
            if last and last.source == fact.span.source and not self._is_parted(last, fact.span, own):
                passages[-1].append(fact)
            else:
                passages.append([fact])
        return tuple(self._passage(group, position.section) for group in passages)

    def _is_parted(self, first: Span, second: Span, own: Container[int]) -> bool:
        """Whether a bullet, or a title that begins elsewhere than the `own` ones, stands between two facts of
        one document."""
        return self._landmarks.stand_between(first.source, first.end, second.start, own)

    @cached_property
    def _landmarks(self) -> Landmarks:
        return Landmarks(self.resume.positions)

    @cached_property
    def _blocks(self) -> dict[int, list[Position]]:
        """The positions of each printed block."""
        blocks: dict[int, list[Position]] = {}
        for position in self.resume.positions:
            blocks.setdefault(position.entry, []).append(position)
        return blocks

    @cached_property
    def _periods(self) -> dict[Span, list[Period]]:
        """The periods of positions by where they are printed."""
        periods: dict[Span, list[Period]] = {}
        for position in self.resume.positions:
            if position.period:
                periods.setdefault(position.period.printed.span, []).append(position.period)
        return periods

    def _passage(self, facts: Sequence[Fact], section: str) -> Evidence:
        """One passage over facts that stand together; its dates are also said with the months in words."""
        first = facts[0].span
        periods = [period for fact in facts for period in self._periods.get(fact.span, ())]
        said = [date.words() for period in periods for date in (period.start, period.end) if date]
        said += ["present" for period in periods if period.present]
        span = first.model_copy(update={"end": max(fact.span.end for fact in facts)})
        return Evidence(text=" ".join([*(fact.text for fact in facts), *said]), span=span, section=section)

    def job_headers(self, job: Job) -> tuple[Evidence, ...]:
        """The headers of all its positions, each passage once."""
        return unique(evidence for position in job.positions for evidence in self.header(position))

    def section_of(self, span: Span, default: str) -> str:
        """The heading, as printed, that a passage stands under."""
        above = [
            fact
            for fact in self.resume.sections
            if fact.span.source == span.source and fact.span.start <= span.start
        ]
        return max(above, key=lambda fact: fact.span.start).text if above else default

    def at(self, fact: Fact, default: str) -> Evidence:
        """A fact as evidence under the heading it stands under, or `default`."""
        return self.fact(fact, self.section_of(fact.span, default))

    def of_education(self, entry: Education) -> tuple[Evidence, ...]:
        """Degree, institution and date of an entry."""
        section = self.section_of(entry.span, "Education")
        return self._all((entry.degree, entry.institution, _printed(entry.period)), section)

    def of_credential(self, credential: Credential) -> tuple[Evidence, ...]:
        """Name, issuer, date and what else is printed of a certificate or licence."""
        section = self.section_of(credential.span, "Certifications")
        known = (credential.name, credential.issuer, _printed(credential.period), *credential.details)
        return self._all(known, section)

    def of_item(self, item: Item) -> tuple[Evidence, ...]:
        """Title and date of an entry of any other section."""
        return self._all((item.title, _printed(item.period)), item.section)

    def breaks(self, first: int, last: int) -> tuple[Item, ...]:
        """The breaks between jobs that the résumé prints itself and that touch the time from one month to
        another, both counted since year 0."""
        return tuple(
            item
            for item in self.resume.others
            if is_career_break(item.title.text)
            and item.period
            and (held := self.timeline.months(item.period))
            and held[0] <= last
            and first <= held[1]
        )

    def _all(self, facts: Iterable[Fact | None], section: str) -> tuple[Evidence, ...]:
        """Facts of one entry as evidence: one passage where they stand together, else several."""
        own = sorted((fact for fact in facts if fact), key=lambda f: (f.span.source, f.span.start))
        passages: list[list[Fact]] = []
        for fact in own:
            last = passages[-1][-1].span if passages else None
            if last and last.source == fact.span.source and fact.span.start - last.end <= _TOGETHER:
                passages[-1].append(fact)
            else:
                passages.append([fact])
        return tuple(self._passage(group, section) for group in passages)


def _printed(period: Period | None) -> Fact | None:
    return period.printed if period else None


def _header_facts(position: Position) -> Iterator[Fact]:
    facts = (position.title, *position.progression, position.organization, _printed(position.period))
    yield from (fact for fact in (*facts, position.location) if fact)


def unique(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each passage once, in order."""
    seen: dict[tuple[str, int, int], Evidence] = {}
    for one in evidence:
        seen.setdefault((one.span.source, one.span.start, one.span.end), one)
    return tuple(seen.values())


def plain(quote: str) -> str:
    """A quote as a person reads it, for showing only: inline markup and escapes gone, spaces collapsed."""
    return " ".join(_MARKUP.sub(lambda m: m.group(2) or m.group(3) or "", quote).split())
