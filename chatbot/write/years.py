"""Years of experience: in all, in a trade, with a skill. What the résumé counts itself comes first.

It refuses to count a year that no dated job covers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatbot.candidate import unique
from chatbot.facts import Job, Length
from chatbot.lexicon import content, fold, regex, stems
from chatbot.lookup import Found
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.write.absent import unknown
from chatbot.write.jobs import JobStatements, quoting
from chatbot.write.phrase import (
    listed,
    shortened,
    stay,
    titled,
)

_SHORT, _LONG = 26, 30  # words of a line quoted


class YearsWriter(JobStatements):
    """Writes the answers `career.total` and `career.years_with`."""

    def total(self, question: Question) -> Draft:
        """Years at work: as the résumé itself counts them, and as its dates add up."""
        statements = [*self._said_in_summary("The résumé says")]
        total = self._c.timeline.total()
        jobs = self._c.timeline.dated
        if total and jobs:
            first = self._c.timeline.first() or jobs[-1]
            whose = "it" if statements else "the résumé"
            until = "today" if self._c.timeline.current() else "the last one"
            overlap = next(self._c.timeline.overlaps(), None)
            counted = " (overlaps counted once)" if overlap else ""
            text = (
                f"The jobs {whose} lists, from {stay(first)} to {until}, add up to {total.words()}{counted}."
            )
            statements.append(self._about_all((first, jobs[0]), text, (total.words(),)))
        return self._draft("total", (), statements) if statements else self._undated()

    def _said_in_summary(self, lead: str) -> tuple[Statement, ...]:
        """The years of experience that the summary counts itself: one statement or none."""
        said = [
            f for f in self._judge.lookup.stated_years() if f.chunk.section_kind in ("summary", "headline")
        ]
        return (quoting(said[0].evidence, lead, _SHORT),) if said else ()

    def years_with(self, question: Question) -> Draft:
        """Years with a skill: as the résumé counts them, else the time at employers where it is used."""
        topic = question.topic
        own = self._judge.lookup.jobs_in(topic)
        if own and len(own) == len(self._c.timeline.dated):
            return self.total(question)
        if own:
            return self._by_title(own, question)
        found = self._judge.lookup.mentions(topic) or self._judge.lookup.in_words(topic)
        if not found:
            return self._cited_lines(question) or self._uncounted(topic)
        wanted = set(stems(topic))
        stated = self._judge.lookup.stated_years()
        counted = [f for f in stated if wanted <= set(stems(shortened(f.evidence.text, _LONG)))]
        if counted:
            return Draft(
                status="answered",
                confidence=0.9,
                statements=(quoting(counted[0].evidence, "The résumé says", _LONG),),
                focus=Focus(intent="career.years_with", topic=topic),
            )
        own_words = [f for f in found if self._judge.lookup.printed(topic, f.chunk).casefold() == topic]
        if not own_words and found[0].chunk.section_kind != "skills":  # "management" is no "Firewall Manager"
            return self._uncounted(f"years of {topic}")
        return self._by_use(own_words or found, topic)

    def _uncounted(self, what: str) -> Draft:
        """That something is not mentioned, and the years that the summary counts itself."""
        draft = unknown(self._c, what)
        said = self._said_in_summary("It does say")
        return draft.model_copy(update={"statements": (*draft.statements, *said)})

    def _by_use(self, found: Sequence[Found], topic: str) -> Draft:
        """The time at the employers where a skill is mentioned; that none is known when it is only listed."""
        used = {f.chunk.entry for f in found if f.chunk.entry is not None}
        jobs = [job for job in self._c.timeline.of(used) if self._length(job)]
        entries = tuple(entry for job in jobs for entry in job.entries)
        focus = Focus(intent="career.years_with", topic=topic, entries=entries)
        if not jobs:
            shown = _as_printed(found[0].evidence.text, topic)
            text = f"The résumé does not say for how long: it only lists {shown}."
            statement = Statement(text=text, evidence=(found[0].evidence,))
            return Draft(status="partly", confidence=0.8, statements=(statement,), focus=focus)
        length = self._together(jobs)
        where = listed([stay(job) for job in jobs])
        text = (
            f"The résumé does not count years with {topic}; it mentions it at {where}, "
            f"together {length.words()}."
        )
        uses = (f.evidence for f in found if f.chunk.entry is not None)
        statement = Statement(
            text=text,
            evidence=unique([*uses, *self._all_headers(jobs)]),
            derived=(length.words(), topic),
        )
        return Draft(status="answered", confidence=0.85, statements=(statement,), focus=focus)

    def _by_title(self, jobs: Sequence[Job], question: Question) -> Draft:
        """Years at the employers where a title speaks of the topic, or what the résumé itself counts. All
        jobs are told, too, since not every title speaks of a trade; not where the work itself is meant ("been
        teaching")."""
        topic = question.topic
        if len(content(topic)) > 1:  # one title ("team lead"), not a trade: only the time it was held counts
            bearing = self._c.timeline.titled(topic)
            held = [tuple(p for p in job.positions if p in bearing) or job.positions for job in jobs]
            jobs = [job.model_copy(update={"positions": own}) for job, own in zip(jobs, held, strict=True)]
        wanted = set(stems(topic))
        said = [f for f in self._judge.lookup.stated_years() if wanted & set(stems(f.evidence.text))]
        if said:  # the résumé's own count may rest on more than the titles show
            return self._draft("years_with", jobs, [quoting(said[0].evidence, "The résumé says", _LONG)])
        length = self._together(jobs)
        named = listed([titled(job) for job in jobs])
        text = f"The jobs whose titles name it add up to {length.words()}: {named}."
        statements = [self._about_all(jobs, text, (length.words(),))]
        folded = fold(question.text)
        itself = re.search(rf"\bbeen (?:an? |the )?{re.escape(fold(topic))}\b", folded)
        total = self._c.timeline.total()
        if not itself and total and not regex("leaves_out").search(folded):
            everything = f"All the jobs it lists, whatever their titles, add up to {total.words()}."
            statements.append(self._about_all(self._c.timeline.dated, everything, (total.words(),)))
        return self._draft("years_with", jobs, statements)

    def _together(self, jobs: Sequence[Job]) -> Length:
        """The time that dated jobs cover, overlaps counted once."""
        length = self._c.timeline.length([period for job in jobs for period in job.periods])
        assert length is not None  # each of them has a length
        return length


def _as_printed(text: str, topic: str) -> str:
    """The fact itself when it is short (a skill as printed), else the topic as asked."""
    return text if len(text.split()) <= 6 else topic
