"""Whether what an answer states stands in its evidence: values, names, subjects of credentials, and words.

A duration may be derived from dates of one passage, and a count from what is listed. It refuses to know
whether the answer is the right one: a true sentence that answers nothing is grounded.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from chatbot.evaluation.abstention import BULLET, claims, statements
from chatbot.evaluation.mention import Value, listed_name, months_of, names, subjects, values
from chatbot.evaluation.models import Item, Response
from chatbot.evaluation.normalise import content_stems, markers, stems, without_markers, words
from chatbot.evaluation.quotation import Sources
from chatbot.lexicon import stem
from index.dates import find_ranges
from index.models import Frozen

_HEADING = re.compile(r"^(?=#{1,6} )", re.MULTILINE)
_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_FEWEST_WORDS = 3  # below, that none of a sentence's words is known says nothing
_MONTHS_OF_A_HALF = 3  # "six and a half years" are six years and three to nine months
_MONTH_OF_A_RANGE = 1  # "May 2017 – Jan 2021" is 44 months, or 45 with both ends


class Ground(Frozen):
    """What statements are held against. `near`: the passages an answer shows, from whose dates durations may
    be derived. `cited`: those of one sentence, whose periods may be summed. `held`: everything else that it
    may quote from. `asked`: the question, whose date is no invention inside a period that is shown."""

    near: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    asked: str = ""
    as_of: dt.date | None = None

    @property
    def today(self) -> int | None:
        """Months since year 0 of the day that "present" means; None when it is not told."""
        return None if self.as_of is None else self.as_of.year * 12 + self.as_of.month - 1


def shown(response: Response) -> tuple[str, ...]:
    """The passages that a response shows: its quotes, then what it retrieved."""
    quotes = [citation.quote for citation in response.citations or ()]
    return tuple(quotes) + tuple(passage.text for passage in response.retrieved or ())


def ground_of(response: Response, sources: Sources, asked: str = "", as_of: dt.date | None = None) -> Ground:
    """The passages shown, and the sources; of a response that shows none, the sources' own parts."""
    texts = tuple(sources.values())
    near = shown(response) or tuple(part for text in texts for part in _parts(text))
    return Ground(near=near, cited=near, held=texts, asked=asked, as_of=as_of)


def _parts(text: str) -> list[str]:
    """The parts of a source, of which each may hold the dates of one thing: under its headings, if it has
    any, else between blank lines."""
    border = _HEADING if _HEADING.search(text) else _BLANK_LINE
    return [part for part in border.split(text) if part.strip()]


def quotes_of(sentence: str, response: Response) -> tuple[str, ...]:
    """The quotes that the markers of a sentence lead to."""
    marked = set(markers(sentence))
    return tuple(citation.quote for citation in response.citations or () if citation.marker in marked)


def grounding_values(
    item: Item, response: Response, sources: Sources, as_of: dt.date | None = None
) -> dict[str, float]:
    """groundedness and k_precision over the sentences that claim something; absent where none does, or where
    there is nothing to hold them against."""
    ground = ground_of(response, sources, item.user_input, as_of)
    said = claims(response.answer)
    if not said or not (ground.near or ground.held):
        return {}
    listed = len(statements(response.answer))
    items = set(_items(response.answer))
    total = missing = 0
    for sentence in said:
        own = ground.model_copy(update={"cited": quotes_of(sentence, response) or ground.near})
        name = listed_name(sentence) if sentence in items else ""
        total += len(values(sentence)) + len(_named(sentence, name)) + len(_claimed(sentence))
        missing += len(unfounded(sentence, own, range(2, listed + 1), name))
    found = {"groundedness": 1 - missing / total} if total else {}
    content = set(content_stems(without_markers(" ".join(said))))
    if content:
        found["k_precision"] = len(content & _stems(ground.near)) / len(content)
    return found


def invented(answer: str, sources: Sources) -> bool:
    """Whether an answer claims something of which no content word stands in the sources."""
    known = _stems(sources.values())
    return any(
        len(content) >= _FEWEST_WORDS and not known & set(content)
        for content in (content_stems(without_markers(claim)) for claim in claims(answer))
    )


def _items(answer: str) -> Iterator[str]:
    """The items of an answer's lists, as they are among its statements."""
    for line in answer.splitlines():
        if BULLET.match(line):
            yield from statements(line)


def unfounded(
    sentence: str, ground: Ground, counts: Collection[int] = (), listed: str = ""
) -> tuple[str, ...]:
    """The numbers, dates, durations, names and subjects of credentials of a sentence that its ground neither
    holds nor yields. `counts`: whole numbers that may be counts of what the answer lists. `listed`: the name
    that a list's item begins with."""
    texts = ground.near + ground.held
    known = _words(texts)
    counted = {len(set(markers(sentence))), *counts}
    missing = [
        value.text
        for value in values(sentence)
        if not _held(value, texts)
        and not (value.kind == "date" and _dated(value, ground, texts))
        and not (value.kind == "number" and not value.percent and value.number in counted)
        and not (value.kind == "duration" and _derivable(value, ground))
    ]
    missing += [
        name
        for name in _named(sentence, listed)
        if not set(words(name)) <= known and name not in _initials(texts)
    ]
    stood = _stems(texts)
    return tuple(missing + [subject for subject in _claimed(sentence) if stem(subject) not in stood])


def _named(sentence: str, listed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((listed, *names(sentence)) if listed else names(sentence)))


def _claimed(sentence: str) -> list[str]:
    """The subjects of credentials that are no names, which are held against the ground by themselves."""
    own = {word for name in names(sentence) for word in words(name)}
    return [subject for subject in subjects(sentence) if subject not in own]


def _held(value: Value, texts: tuple[str, ...]) -> bool:
    """Whether the texts hold the value, in its own currency or in none."""
    equal = _valued(texts).get(value.key)
    return equal is not None and (not value.currency or "" in equal or value.currency in equal)


def _dated(value: Value, ground: Ground, texts: tuple[str, ...]) -> bool:
    """Whether a date is today, a year of a date that is told to the month, or one that was asked for and lies
    in a period that is shown."""
    if value.number == ground.today or (not value.fine and _year(value) in _years(texts)):
        return True
    return value.key in _valued((ground.asked,)) and any(
        start <= value.number <= end for start, end in _periods(ground.near, ground.today)
    )


def _derivable(value: Value, ground: Ground) -> bool:
    """Whether a duration lies between two dates of one near passage, today being one where it tells no
    end, or is the gap between two periods cited, or all of them together, with their gaps or without."""
    for passage in ground.near:
        dates = {said.number for said in values(passage) if said.kind == "date"}
        if ground.today is not None and _goes_on(passage):
            dates.add(ground.today)
        if any(_lasts(value, abs(one - other)) for one, other in combinations(dates, 2)):
            return True
    periods = _periods(ground.cited, ground.today)
    if any(_lasts(value, later[0] - sooner[1]) for sooner, later in pairwise(periods)):
        return True
    if len(periods) < 2:
        return False
    if _lasts(value, max(end for _, end in periods) - periods[0][0]):
        return True
    return _lasts(value, sum(end - start for start, end in periods), len(periods) * _MONTH_OF_A_RANGE)


@lru_cache(maxsize=4096)
def _goes_on(passage: str) -> bool:
    """Whether a passage names a period that is not over, or a date since when time has passed."""
    return any(dates.present or dates.single for dates in find_ranges(" ".join(passage.split())))


def _lasts(value: Value, months: float, slack: int = _MONTH_OF_A_RANGE) -> bool:
    """Whether a stated duration is one of so many months: to the month if it is told so, else rounded up or
    down to years."""
    if value.fine or value.halved:
        return abs(value.number - months) <= (slack if value.fine else _MONTHS_OF_A_HALF)
    return -12 < value.number - months < 12 + (slack if months % 12 else 0)


@lru_cache(maxsize=512)
def _periods(passages: tuple[str, ...], today: int | None) -> tuple[tuple[int, int], ...]:
    """The distinct periods of the passages, in months since year 0, in order."""
    found = set()
    for passage in passages:
        for dates in find_ranges(" ".join(passage.split())):
            end = today if dates.present else dates.end and months_of(dates.end)
            if dates.start and end and not dates.single:
                found.add((months_of(dates.start), end))
    return tuple(sorted(found))


@lru_cache(maxsize=512)
def _valued(texts: tuple[str, ...]) -> dict[tuple[str, float, bool], set[str]]:
    """The values of the texts, each with the currencies it is said in."""
    found: dict[tuple[str, float, bool], set[str]] = {}
    for text in texts:
        for value in values(text):
            found.setdefault(value.key, set()).add(value.currency)
    return found


@lru_cache(maxsize=512)
def _initials(texts: tuple[str, ...]) -> frozenset[str]:
    """What the names of the texts are shortened to: DVM for a Doctor of Veterinary Medicine."""
    found = set()
    for text in texts:
        for run in re.findall(r"[A-Z]\w+(?:(?: of| and| in| for| the| &)* [A-Z]\w+)+", text):
            letters = "".join(re.findall(r"\b[A-Z]", run))
            found |= {
                letters[at:end] for at in range(len(letters)) for end in range(at + 2, len(letters) + 1)
            }
    return frozenset(found)


@lru_cache(maxsize=512)
def _years(texts: tuple[str, ...]) -> frozenset[int]:
    return frozenset(_year(value) for text in texts for value in values(text) if value.kind == "date")


@lru_cache(maxsize=512)
def _words(texts: tuple[str, ...]) -> frozenset[str]:
    return frozenset().union(*map(_words_of, texts))


@lru_cache(maxsize=4096)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(words(text))


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem for text in texts for stem in stems(text)}


def _year(value: Value) -> int:
    return int(value.number // 12)


def supported(
    sentence: str,
    quotes: Sequence[str],
    around: Sequence[str] = (),
    asked: str = "",
    as_of: dt.date | None = None,
    counts: Collection[int] = (),
) -> bool:
    """Whether the numbers and names of a sentence stand in its quotes or the lines `around` them, or follow
    from their dates, and at least half of its content words stand there too. `counts` as in `unfounded`."""
    near = tuple(quotes)
    ground = Ground(near=near, cited=near, held=tuple(around), asked=asked, as_of=as_of)
    if unfounded(sentence, ground, counts):
        return False
    content = content_stems(without_markers(sentence))
    return not content or 2 * len(set(content) & _stems((*quotes, *around))) >= len(content)
