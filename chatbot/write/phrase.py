"""Small turns of phrase that the writers share: lists, shortened bullets, jobs in a few words.

It refuses to know questions; every function turns typed facts into words and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from chatbot.facts import Job
from chatbot.lexicon import regex, stems
from chatbot.models import EARLIEST, LATEST
from chatbot.voice import Voice
from index.models import Education, Position
from index.sentence import sentences

_MIN_WORDS, _MAX_WORDS = 5, 32  # of what is left of a long line


def listed(items: Sequence[str], last: str = "and") -> str:
    """'a', 'a and b', 'a, b and c'; with semicolons where an item holds a comma."""
    items = [item for item in items if item]
    if len(items) < 2:
        return "".join(items)
    comma = ";" if any("," in item for item in items) else ","
    joint = f"{comma} {last} " if comma == ";" else f" {last} "
    return f"{comma} ".join(items[:-1]) + joint + items[-1]


def shortened(text: str, max_words: int = _MAX_WORDS, about: Collection[str] = ()) -> str:
    """The text up to the last clean break within `max_words`; whole when it is short or has no such break.
    Of a long one, from the clause on that has most of the stems `about`, where its beginning has fewer.

    A cut leaves complete clauses, so nothing is said that the whole does not say; "…" shows it."""
    if len(text.split()) <= max_words:
        return text
    first = _cut(text, max_words)
    asked = set(about) & set(stems(text))
    if asked <= set(stems(first)):
        return first
    later = [text[start:] for start, _ in sentences(text)[1:]]
    breaks = regex("clause_break").finditer(text)
    later += [
        text[b.end() :] for b in breaks if text.count("(", 0, b.start()) == text.count(")", 0, b.start())
    ]
    shown = [first, *(_cut(rest, max_words) for rest in later)]
    best = max(shown, key=lambda part: len(asked & set(stems(part))))
    return best if best is first else f"… {best}"


def _cut(text: str, max_words: int) -> str:
    """The text up to the last clean break within `max_words`, or the first one there is."""
    if len(text.split()) <= max_words:
        return text
    best = ""
    for match in regex("clause_break").finditer(text):
        clause = text[: match.start()]
        length = len(clause.split())
        if clause.count("(") == clause.count(")") and length >= _MIN_WORDS:
            best = clause if length <= max_words or not best else best
        if best and length > max_words:
            break
    return best.rstrip(" ,;:.") + " …" if best else text


def sentence(text: str) -> str:
    """With a full stop unless it ends in one."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", ":")) else text + "."


def by_period(positions: Sequence[Position]) -> list[list[Position]]:
    """The positions of one stay that were held together, in the order printed."""
    groups: dict[str, list[Position]] = {}
    for position in positions:
        groups.setdefault(position.period.printed.text if position.period else "", []).append(position)
    return list(groups.values())


def titles(positions: Sequence[Position]) -> str:
    """The titles of one stay in a few words, each once: 'A and B' when held together, 'B, earlier A'."""
    groups = [listed(list(dict.fromkeys(p.title.text for p in group))) for group in by_period(positions)]
    return ", earlier ".join(dict.fromkeys(groups))


def dates(job: Job) -> str:
    """The printed dates of a stay: one range as printed, or from the first start to the last end."""
    printed = list(dict.fromkeys(period.printed.text for period in job.periods))
    if len(printed) <= 1:
        return printed[0] if printed else ""
    starts = [p.start for p in job.periods if p.start]
    ends = [p.end for p in job.periods if p.end]
    if not starts:
        return printed[0]
    first = min(starts, key=lambda d: (d.year, d.month or 0)).words()
    if job.current:
        return f"{first} – present"
    return (
        f"{first} – {max(ends, key=lambda d: (d.year, d.month or 12)).words()}" if ends else f"since {first}"
    )


def place(job: Job) -> str:
    """Where a stay was, if printed."""
    return next((p.location.text for p in job.positions if p.location), "")


def bracketed(text: str) -> str:
    """' (text)', to stand after a word; '' for ''."""
    return f" ({text})" if text else ""


def stay(job: Job) -> str:
    """'Employer (dates)'."""
    return job.name + bracketed(dates(job))


def titled(job: Job) -> str:
    """'Title at Employer (dates)'."""
    return f"{titles(job.positions)}{at(job)}{bracketed(dates(job))}"


def at(job: Job) -> str:
    """' at Employer', to stand after a title; '' when no employer is printed."""
    return f" at {job.employer.text}" if job.employer else ""


def as_asked(topic: str, text: str) -> str:
    """The topic with the capitals the visitor gave it in `text`."""
    match = re.search(re.escape(topic), text, re.IGNORECASE)
    return match.group() if match else topic


def role(job: Job, voice: Voice, *, where: bool = True) -> str:
    """'Ada was Title at Employer in Place (dates).'; earlier roles of the same stay behind it."""
    verb = voice.verb("is" if job.current else "was")
    location = f" in {place(job)}" if where and place(job) else ""
    latest, *earlier = (job.model_copy(update={"positions": tuple(g)}) for g in by_period(job.positions))
    text = f"{voice.subject} {verb} {titles(latest.positions)}{at(job)}{location}{bracketed(dates(latest))}"
    if earlier:
        text += f"; before that {listed([titles(e.positions) + bracketed(dates(e)) for e in earlier])} there"
    return text + "."


def degree(education: Education) -> str:
    """'B.Sc. Physics, University of Somewhere (2008)'."""
    parts = [fact.text for fact in (education.degree, education.institution) if fact]
    when = education.period.printed.text if education.period else ""
    return ", ".join(parts) + bracketed(when)


def years_in_words(first: int, last: int) -> str:
    """'in 2014', 'from 2014 to 2016', 'before 2014', 'from 2014 on'."""
    if first == last:
        return f"in {first}"
    if first <= EARLIEST:
        return f"before {last + 1}"
    return f"from {first} on" if last >= LATEST else f"from {first} to {last}"
