"""Whether a title was held at a time that a question names ("was she already an editor in 2020?").

It refuses to guess: a title the résumé does not print, or prints without dates, is left to others.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.lexicon import fold, regex
from chatbot.models import Draft, Question
from chatbot.write.jobs import JobStatements
from chatbot.write.phrase import role
from index.models import Position


class HeldWriter(JobStatements):
    """Writes the answers that confirm or deny a title at a time."""

    def write(self, question: Question) -> Draft | None:
        """Yes or no, with the title's own dates; None for any other question."""
        folded = fold(question.text)
        asked = regex("title_at_a_time").search(folded)
        if asked is None or not question.yes_no or regex("negated").search(folded):
            return None
        held = self._titled(asked["title"], question.entries)
        years = [
            (p.period.start.year, p.period.end.year if p.period.end else None)
            for p in held
            if p.period and p.period.start
        ]
        if not held or len(years) < len(held):
            return None
        true = _true_of(asked["when"], int(asked["year"]), min(years)[0], years)
        jobs = [
            job.model_copy(update={"positions": own})
            for job in self._c.timeline.of({p.entry for p in held})
            if (own := tuple(p for p in job.positions if p in held))
        ]
        lead = "Yes: " if true else "No: "
        texts = [role(job, self._c.voice) for job in jobs]
        texts[0] = f"{lead}{texts[0]}"
        asked_of = (asked["year"],)
        told = [self._about(job, text, asked_of) for job, text in zip(jobs, texts, strict=True)]
        return self._draft("in_year", jobs, told)

    def _titled(self, said: str, entries: Sequence[int]) -> tuple[Position, ...]:
        """The positions of the longest title that opens what is said, of the employers asked about."""
        tokens = said.split()
        for size in range(len(tokens), 0, -1):
            found = self._c.vocabulary.positions_titled(" ".join(tokens[:size]))
            of_those = tuple(p for p in found if not entries or p.entry in entries)
            if of_those and _says_only_where(tokens[size:], bool(entries)):
                return of_those
        return ()


def _says_only_where(rest: Sequence[str], of_employer: bool) -> bool:
    """Whether nothing stands behind a title, or only the employer that is asked about."""
    return not rest or (of_employer and rest[0] in ("at", "with", "for", "there"))


def _true_of(when: str, year: int, first: int, years: Sequence[tuple[int, int | None]]) -> bool:
    """Whether what a question says of a year holds: of the beginning, or of the whole time."""
    if when in ("since", "from"):
        return first == year and (when == "from" or any(end is None for _, end in years))
    if when == "before":
        return first < year
    if when == "by":
        return first <= year
    if when in ("until", "till", "up to"):
        return max((end or year + 1 for _, end in years), default=0) == year
    if when == "after":
        return any(end is None or end > year for _, end in years)
    return any(start <= year and (end is None or end >= year) for start, end in years)
