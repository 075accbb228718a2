"""The words of a credential's line that say when it was given and until when it holds.

"10/2023 | Lift Inspector, valid until 10/2028", "May 2023, valid three years", "2019, now lapsed": a date is
when the credential was given, unless the words before it say that it ends then, or was renewed. It refuses to
know which of the other words are the name and which the issuer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Literal

from index.dates import DateRange
from index.entries.header import read_header
from index.entries.role import classify_study
from index.lexicon import folded_set, load_words
from index.models import Fact, PartialDate, Period
from index.passage import Passage

_Kind = Literal["given", "again", "end", "length", "over", "status"]
_BREAK = re.compile(r"[,;()\[\]|·•（）]|\s[–—-]{1,2}\s|—|\.\s+(?=[A-Z])")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
_TABLE_ROWS = 60  # a longer table of certificates is none: looking further would cost its square
_LONGEST = 9  # words of a clause that only says how a credential stands


@dataclass(frozen=True)
class _Said:
    """Characters `start:end` say one thing of how the credential stands. `alone`: nothing else stands between
    the separators around it."""

    kind: _Kind
    start: int
    end: int
    alone: bool
    at: int = 0  # where its date begins
    found: DateRange | None = None
    period: Period | None = None
    months: int = 0


@dataclass
class Standing:
    """When a credential was given and until when it holds. `stretches` are the characters that say so, and
    are no part of its name; `read` those of them that are no fact."""

    period: Period | None = None
    details: list[Fact] = field(default_factory=list)
    stretches: list[tuple[int, int]] = field(default_factory=list)
    read: list[tuple[int, int]] = field(default_factory=list)


def read_standing(passage: Passage) -> Standing:
    """What one line says of how its credential stands."""
    said = _said(passage)
    given = _chosen([one for one in said if one.kind == "given"])
    again = next((one for one in reversed(said) if one.kind == "again"), None)
    start = given or again
    ends = [one for one in said if one.kind in ("end", "over", "length")]
    end = next((one for one in ends if one.kind != "length" and one.period), None)
    length = next((one for one in ends if one.months), None)
    # "ISO 2015 Auditor, 2019": a year amid words is the name's where another date stands apart
    said = [one for one in said if one is start or one.alone or one.kind != "given" or start is None]
    standing = Standing(stretches=[(one.start, one.end) for one in said])
    groups = _groups(passage, [_printed(one) for one in said if one is start or one in ends])
    main = next((each for each in groups if start and each[0] <= start.at < each[1]), None)
    main = main or next((each for each in groups if end and each[0] <= end.at < each[1]), None)
    told = [each for each in groups if each is not main]
    told += [(one.start, one.end) for one in said if one is not start and one not in ends]
    standing.details = [fact for low, high in sorted(told) if (fact := _cut(passage, low, high))]
    if main and (printed := _cut(passage, *main)):
        standing.period = _period(start, end, length, printed)
    for one in said:
        if fact := passage.fact(one.start, one.end):
            standing.read.append((fact.span.start, fact.span.end))
    return standing


def says_only_standing(text: str) -> bool:
    """Whether words, dates left out, say how a credential stands and name none ("expires", "renewal due")."""
    words = _words(text)
    return bool(words) and len(words) <= _LONGEST and _kind(words) is not None and all(map(_is_known, words))


def says_it_ended(text: str) -> bool:
    """Whether words say, whatever else they say, that something is held no more."""
    return _is_negated(_words(text))


def is_measure(text: str) -> bool:
    """Whether the words are how long a course took or what it counts for ("40 hours", "3 h")."""
    found = re.fullmatch(
        r"(?:about |approx\.? |ca\.? )?\d{1,4}(?:[.,]\d+)?[ -]?([^\d]{1,15})", text.strip(" ().,")
    )
    return found is not None and found[1].casefold().strip(" .") in folded_set("credentials", "measures")


def _chosen(given: Sequence[_Said]) -> _Said | None:
    """Of several dates, the last that stands apart; the last of all where none does."""
    alone = [one for one in given if one.alone]
    return (alone or list(given))[-1] if given else None


def _said(passage: Passage) -> list[_Said]:
    """Each clause, or end of a clause, that says how the credential stands, in printed order."""
    text = passage.text
    dates = read_header(passage, classify_study).periods
    said: list[_Said] = []
    pending = False  # "in progress, exam in March 2027"
    for number, (low, high) in enumerate(_clauses(passage, dates)):
        inside = [(found, period) for found, period in dates if low <= found.at < high]
        outside = text[low:high]
        for found, _ in reversed(inside):
            outside = outside[: found.at - low] + " " + outside[max(found.at, found.until) - low :]
        words = _words(outside)
        pending = pending or not folded_set("credentials", "pending").isdisjoint(words)
        known = len(words) <= _LONGEST and all(map(_is_known, words))
        if not inside:
            kind = _kind(words) if known and number else None
            if kind is not None:
                months = _length(words) if kind == "end" else 0
                said.append(_Said(_undated(kind, words, months), low, high, True, low, months=months))
            continue
        at = low
        for order, (found, period) in enumerate(inside):
            until = inside[order + 1][0].at if order + 1 < len(inside) else high
            if number and pending:
                said.append(_Said("status", low, high, True, low))
                break
            ended = number > 0 and _is_negated(_words(text[at : found.at]))
            begin = at if known or ended else _run_before(text, at, found.at)
            after = text[found.until : until]
            end = until if known or (order + 1 == len(inside) and _all_known(after)) else found.until
            kind = _kind_of_date(
                passage, found, _words(text[begin : found.at]), _words(text[found.until : end])
            )
            said.append(_Said(kind, begin, end, known, found.at, found, period))
            at = end
    return said


def _clauses(passage: Passage, dates: Sequence[tuple[DateRange, Period]]) -> list[tuple[int, int]]:
    """The stretches between separators that do not stand inside a date, without the spaces around them."""
    text = passage.text
    cuts = [found.span() for found in _BREAK.finditer(text)]
    cuts += [(at, at + 1) for at in passage.clean.wide]
    cuts = sorted(cut for cut in cuts if not any(found.at <= cut[0] < found.until for found, _ in dates))
    clauses: list[tuple[int, int]] = []
    at = 0
    for low, high in [*cuts, (len(text), len(text))]:
        part = text[at:low]
        if any(letter.isalnum() for letter in part):
            clauses.append((low - len(part.lstrip(" .:")), at + len(part.rstrip(" .:"))))
        at = max(at, high)
    return clauses


def _run_before(text: str, low: int, at: int) -> int:
    """Where the words begin that stand right before a date and say what it is: "BLS, exp 2026"."""
    begin = at
    for found in reversed(list(_WORD.finditer(text, low, at))):
        if not _is_known(_folded(found[0])) or text[found.end() : begin].strip(" :."):
            break
        begin = found.start()
    return begin if _kind(_words(text[begin:at])) is not None else at


def _kind_of_date(passage: Passage, found: DateRange, before: Sequence[str], after: Sequence[str]) -> _Kind:
    """What a date says of the credential, by the words before it, else behind it, else over its column."""
    if _is_negated(before):
        return "over"
    if found.start is None:
        return "end"
    if not found.single:
        return "given"  # a range says both
    kind = _kind(before) or _kind(after) or _kind(_words(_column_title(passage, found.at)))
    return kind if kind in ("end", "again", "over") else "given"


def _kind(words: Sequence[str]) -> _Kind | None:
    """What words say of a date behind them: the nearest that says anything decides ("renewed to")."""
    if _is_negated(words):
        return "over"
    for word in reversed(words):
        for kind, key in _KINDS:
            if word in folded_set("credentials", key):
                return kind
    return None


_KINDS: tuple[tuple[_Kind, str], ...] = (
    ("end", "ends"),
    ("again", "again"),
    ("given", "given"),
    ("status", "stands"),
)


def _undated(kind: _Kind, words: Sequence[str], months: int) -> _Kind:
    """What a clause without a date says: how long it holds, whether it does, or how it stands otherwise."""
    if months:
        return "length"
    return "over" if kind == "end" and not {"to", "by", "from"} & set(words) else "status"


def _is_negated(words: Sequence[str]) -> bool:
    """Whether words say that it holds no more ("no longer valid"); "no conditions" says something else."""
    held = folded_set("credentials", "ends") | {"held", "current", "longer", "renewed"}
    return any(
        word in folded_set("credentials", "negations") and not held.isdisjoint(words[number + 1 :])
        for number, word in enumerate(words)
    )


def _length(words: Sequence[str]) -> int:
    """Months of a length: "valid three years" is 36; 0 where none is said."""
    numbers = load_words("credentials")["numbers"]
    for number, unit in pairwise(words):
        count = numbers.index(number) + 1 if number in numbers else int(number) if number.isdigit() else 0
        if 0 < count <= 99 and unit in folded_set("credentials", "years"):
            return count * 12
        if 0 < count <= 99 and unit in folded_set("credentials", "months"):
            return count
    return 0


def _words(text: str) -> list[str]:
    words: list[str] = []
    for found in _WORD.finditer(text[:400]):
        word = _folded(found[0])
        parts = [word] if word in _known() else word.split("-")  # "five-year"
        words.extend(parts if all(map(_is_known, parts)) else [word])
    return words


def _folded(word: str) -> str:
    return word.casefold().rstrip("'’.-").replace(".", "")


@cache
def _known() -> frozenset[str]:
    keys = ("given", "again", "ends", "stands", "negations", "small", "numbers", "years", "months")
    return frozenset().union(*(folded_set("credentials", key) for key in keys))


def _is_known(word: str) -> bool:
    return word in _known() or (word.isdigit() and len(word) < 3)


def _all_known(text: str) -> bool:
    return all(map(_is_known, _words(text)))


def _printed(one: _Said) -> tuple[int, int]:
    """What is kept as printed: of "issued May 2019" the date, of "valid until May 2021" every word."""
    if one.kind == "given" and one.found:
        return one.found.at, one.found.until
    return one.start, one.end


def _groups(passage: Passage, spots: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spots joined where nothing but punctuation parts them: "Feb 2026, valid to Feb 2027" is one."""
    groups: list[tuple[int, int]] = []
    for low, high in sorted(spots):
        between = passage.text[groups[-1][1] : low] if groups else ""
        if groups and not any(letter.isalnum() for letter in between):
            groups[-1] = (groups[-1][0], max(high, groups[-1][1]))
        else:
            groups.append((low, high))
    return groups


def _cut(passage: Passage, low: int, high: int) -> Fact | None:
    if passage.text[high : high + 1] == ")" and passage.text.count("(", low, high) > passage.text.count(
        ")", low, high
    ):
        high += 1  # "2018 (expired 2023)"
    return passage.fact(low, high, edges=" ([,;")


def _period(start: _Said | None, end: _Said | None, length: _Said | None, printed: Fact) -> Period | None:
    if start and start.found and start.period and not start.found.single:
        return start.period.model_copy(update={"printed": printed, "end": start.period.end or _ending(end)})
    begin = start.period.start if start and start.period else None
    close = _ending(end)
    if close is None and begin and length:
        close = _after(begin, length.months)
    if begin is None and close is None:
        return None
    return Period(start=begin, end=close, present=False, printed=printed)


def _ending(end: _Said | None) -> PartialDate | None:
    """The date that an end bears, which may be printed as a beginning ("not held since 2023")."""
    return (end.period.end or end.period.start) if end and end.period else None


def _after(begin: PartialDate, months: int) -> PartialDate | None:
    """The date so many months later, no finer than the first; None where it cannot be told so."""
    if begin.month is None:
        return PartialDate(year=begin.year + months // 12) if months % 12 == 0 else None
    count = begin.year * 12 + begin.month - 1 + months
    return PartialDate(year=count // 12, month=count % 12 + 1)


def _column_title(passage: Passage, at: int) -> str:
    """The title printed over the column of a table where the character `at` stands; "" outside a table."""
    raw = passage.sheet.document.text
    begin = raw.rfind("\n", 0, passage.start) + 1
    if not raw.startswith("|", begin):
        return ""
    column = raw.count("|", begin, passage.clean.starts[at]) - 1
    for _ in range(_TABLE_ROWS):
        if begin == 0:
            break
        above = raw.rfind("\n", 0, begin - 1) + 1
        if not raw.startswith("|", above):
            break
        begin = above
    cells = raw[begin : raw.find("\n", begin)].strip().strip("|").split("|")
    return cells[column].strip() if 0 <= column < len(cells) else ""
