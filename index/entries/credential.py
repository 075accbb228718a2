"""Units of a certification section -> credentials: name, issuer, and the dates between which each holds.

It refuses to know degrees and jobs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from index.entries.commas import split_commas
from index.entries.credential_lines import ISSUER_LABEL, NUMBER, split_credentials
from index.entries.header import read_header
from index.entries.period import is_only_dates
from index.entries.place_name import is_place
from index.entries.role import classify_study
from index.entries.standing import Standing, is_measure, read_standing
from index.entries.unit import Unit
from index.lexicon import fold_words, folded_set, is_region, organization_strength
from index.models import Credential, Fact, Period
from index.passage import EDGES, Passage, Sheet

_ISSUER_BEHIND = re.compile(
    r"(.+?)\s*[（(]([^（）()]{2,60})[）)]"
)  # "食品表示検定 上級（食品表示検定協議会）"

_LEVEL = re.compile(r"(?i)\b(?:level|stufe|niveau|grade|class) [\dIVX]{1,3}$")  # "First Aider, IVR level 1"
_COUNTED = re.compile(r"\d+[A-Za-z]?(?:\s+[^\W\d_]{1,3}\s+\d+[A-Za-z]?)?")  # "classes 2, 3 and 8"


@dataclass
class Credentials:
    """The credentials of one section, and what of its words is none."""

    credentials: list[Credential] = field(default_factory=list)
    strays: list[Unit] = field(default_factory=list)
    leftovers: list[Fact] = field(default_factory=list)  # what stands beside no credential's name
    placed: list[tuple[int, int]] = field(default_factory=list)


def read_credentials(sheet: Sheet, units: Sequence[Unit], beside: Sequence[Unit] = ()) -> Credentials:
    """Credentials in printed order. `beside`: units among them that are read as something else."""
    each, told = split_credentials(sheet, units, beside)
    found = Credentials(strays=told)
    for passages in each:
        if credential := _read_credential(sheet, passages, found):
            found.credentials.append(credential)
    return found


def _read_credential(sheet: Sheet, passages: list[Passage], found: Credentials) -> Credential | None:
    passage = passages[0]
    name: Fact | None = None
    issuer: Fact | None = None
    period: Period | None = None
    details: list[Fact] = []
    rest: list[Fact] = []
    places: list[Fact] = []
    if len(passage.text) > 400:
        name = passage.fact()
    for number, current in enumerate(passages):
        if len(current.text) > 400:
            if number and (fact := current.fact()):
                rest.append(fact)
            continue
        standing = read_standing(current)
        period, apart = _both(period, standing.period)
        details += [*standing.details, *apart]
        found.placed.extend(standing.read)
        for fact in _fields(current, standing, whole=number == 0 and _is_issuer_below(passages)):
            if name is None:
                name = fact
            elif is_place(fact.text):
                places.append(fact)
            elif _is_remark(fact.text) or _tells_of_a_part(sheet, name, fact) or _is_clause(sheet, fact):
                details.append(fact)
            elif issuer is None:
                label = ISSUER_LABEL.match(fact.text)
                issuer = sheet.passage(fact.span.start, fact.span.end).fact(label.end()) if label else fact
                if label:
                    found.placed.append((fact.span.start, fact.span.start + label.end()))
            else:
                rest.append(fact)
    if name is None:
        found.leftovers.extend((*places, *rest, *details))
        return None
    if issuer is None and (both := _ISSUER_BEHIND.fullmatch(name.text)) and _is_issuer(both[2]):
        whole = sheet.passage(name.span.start, name.span.end)
        name, issuer = whole.fact(0, both.end(1)), whole.fact(*both.span(2))
        if name is None:
            return None
    for place in places:
        if issuer is None and is_region(place.text) and not ("," in name.text and _is_code(place.text)):
            issuer = place  # "Professional Engineer, Wyoming": the state that licenses
        elif issuer and (longer := _adjoin(sheet, issuer, place)):
            issuer = longer
        elif longer := _adjoin(sheet, name, place):
            name = longer
        else:
            rest.append(place)
    for fact in list(rest):
        if issuer and (longer := _adjoin(sheet, issuer, fact)):
            issuer = longer
            rest.remove(fact)
    details = sorted((*details, *rest), key=lambda fact: fact.span.start)
    span = sheet.span(passages[0].start, passages[-1].end)
    return Credential(name=name, issuer=issuer, period=period, details=tuple(details), span=span)


def _is_issuer(bracketed: str) -> bool:
    """Whether words in brackets behind a name are the house that gave it, not what it is in."""
    words = fold_words(bracketed)
    return organization_strength(bracketed) > 0 and words[-1] not in folded_set("credentials", "subjects")


def _both(first: Period | None, second: Period | None) -> tuple[Period | None, list[Fact]]:
    """The periods of two lines as one ("Issued May 2019" over "Expires May 2021"), and what of them is
    printed apart."""
    if first is None or second is None:
        return first or second, []
    if first.end is None and not first.present and second.start is None:
        return first.model_copy(update={"end": second.end}), [second.printed]
    if first.start is None and second.end is None:
        return second.model_copy(update={"end": first.end}), [first.printed]
    return first, [second.printed]


def _is_remark(text: str) -> bool:
    """Whether words beside a credential's name are no issuer: its number, its hours, or words that begin as
    no name does ("(project: fewer queues)")."""
    bare = text.lstrip("([ ")
    first = bare.split()[0] if bare.split() else ""
    spoken = first.islower() and not ISSUER_LABEL.match(bare) and (" " in bare or ":" in bare)
    marked = re.match(r"[^\W_]+ no\.|\d{1,3}(?:[.,]\d+)? ?%", bare)
    return bool(spoken or NUMBER.match(bare) or is_measure(bare) or marked)


def _is_code(region: str) -> bool:
    """Whether a region is printed as its letters: behind a town ("Fort Ray, KS") it says where that lies."""
    return region.isupper() and len(region) <= 3


def _tells_of_a_part(sheet: Sheet, name: Fact, fact: Fact) -> bool:
    """Whether words of the name come again right before what is said of them: "A and B, B renewed 2025"."""
    behind = sheet.document.text[fact.span.end : fact.span.end + 40]
    said = re.match(r" ([^\W\d_]+)", behind)
    again = said and said[1].casefold() in folded_set("credentials", "again")
    return bool(again) and set(fold_words(fact.text)) <= set(fold_words(name.text))


def _is_clause(sheet: Sheet, fact: Fact) -> bool:
    """Whether words stand behind a semicolon that parts no credentials."""
    return sheet.document.text[max(0, fact.span.start - 8) : fact.span.start].rstrip().endswith(";")


def _adjoin(sheet: Sheet, first: Fact, second: Fact) -> Fact | None:
    """Both as one fact, when nothing but punctuation stands between them on the line."""
    between = sheet.document.text[first.span.end : second.span.start]
    if second.span.start < first.span.end or "\n" in between or any(letter.isalnum() for letter in between):
        return None
    return sheet.passage(first.span.start, second.span.end).fact()


def _is_issuer_below(passages: Sequence[Passage]) -> bool:
    """Whether the line below the name names who gave it: then all of the first line but a closing date is the
    name."""
    return len(passages) > 1 and not is_only_dates(passages[1].text) and _until_date(passages[0]) is not None


def _until_date(passage: Passage) -> int | None:
    """Where the line ends, its closing date left off; None when dates stand within."""
    dates = [found for found, _ in read_header(passage, classify_study).periods]
    if not dates:
        return len(passage.text)
    return dates[0].at if len(dates) == 1 and not passage.text[dates[0].until :].strip(" ).]") else None


def _fields(passage: Passage, standing: Standing, *, whole: bool = False) -> list[Fact]:
    """The words of one line without those that say how it stands: the name, then perhaps the issuer. `whole`:
    that is all of it."""
    if whole:
        fact = passage.fact(0, _until_date(passage), edges=EDGES + "([")
        return [fact] if fact else []
    row = read_header(passage, classify_study)
    levels = folded_set("degrees", "levels")
    stretches: list[tuple[int, int, str]] = []
    for piece in row.pieces:
        for order, (start, end) in enumerate(_without(passage, piece.start, piece.end, standing.stretches)):
            separator = "," if order else piece.separator
            text = passage.text[start:end]
            joined = bool(stretches) and _goes_on(
                text, separator, stretches[-1][2], place=piece.role == "place", levels=levels
            )
            if stretches and separator == "date":  # "ISO 2015 Auditor": a year of the name
                between = (stretches[-1][1], start)
                joined = joined or not any(
                    low < between[1] and high > between[0] for low, high in standing.stretches
                )
            if joined:
                last = stretches.pop()
                stretches.append((last[0], min(len(passage.text), end + (separator == "(")), last[2]))
            else:
                stretches.append((start, end, separator))
    cut: list[tuple[int, int]] = []
    for number, (start, end, _) in enumerate(stretches):
        # "License, Music P-12 — Licensure Board": the sign parts the issuer, the comma is the name's
        signed = len(stretches) > 1 and stretches[1][2] in tuple("—–-|·")
        if number or len(stretches) > 2:
            cut.append((start, end))
        else:
            cut.extend(_parted(passage.text, start, end, signed=signed))
    facts = [passage.fact(start, end, edges=EDGES) for start, end in cut]
    return [fact for fact in facts if fact]


def _without(
    passage: Passage, start: int, end: int, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The parts of `start:end` that are not taken and have words."""
    text = passage.text
    at = start
    for low, high in [*(each for each in sorted(taken) if each[1] > start and each[0] < end), (end, end)]:
        part = text[at:low]
        if any(letter.isalnum() for letter in part):
            begin, until = at + len(part) - len(part.lstrip(EDGES)), low - len(part) + len(part.rstrip(EDGES))
            while text.count(")", begin, until) < text.count("(", begin, until) and text[until - 1] in "( ,;":
                until -= 1  # "HEFAT (", whose bracket held the dates
            yield begin, until
        at = max(at, high)


def _goes_on(text: str, separator: str, before: str, *, place: bool, levels: frozenset[str]) -> bool:
    """Whether words behind a separator are of the same fact as those before it."""
    if separator in ("–", "-", "—"):
        # "Solutions Architect – Associate", "HACCP – animateur d’équipe" are one name
        return text.split()[0].casefold().strip("(),") in levels or text[:1].islower()
    return separator == "(" or (separator == "," and place and before != "date")


def _parted(text: str, start: int, end: int, *, signed: bool) -> list[tuple[int, int]]:
    """Name, issuer and number of words between commas; brackets at their end may hold the issuer."""
    parts = [(start + low, start + high) for low, high in split_commas(text[start:end])]
    tokens = [text[low:high] for low, high in parts]
    numbers: list[tuple[int, int]] = []
    if len(parts) >= 2 and (both := _ISSUER_BEHIND.fullmatch(tokens[-1])):
        others = [both[1], *tokens[1:-1]]
        if _is_issuer(both[2]) and not any(map(organization_strength, others)):
            low = parts[-1][0]
            return [(start, low + both.end(1)), (low + both.start(2), low + both.end(2))]
    if signed and all(organization_strength(token) < 2 for token in tokens[1:]):
        return [(start, end)]
    at = _issuer_at(tokens) if len(tokens) >= 2 else None
    if at:
        while len(parts) > at + 1 and is_measure(tokens[-1]):
            numbers.insert(0, parts.pop())
            tokens.pop()
        return [(start, parts[at - 1][1]), (parts[at][0], parts[-1][1] if numbers else end), *numbers]
    while len(parts) > 1 and (NUMBER.match(tokens[-1]) or is_measure(tokens[-1])):
        numbers.insert(0, parts.pop())
        tokens.pop()
    return [(start, parts[-1][1] if numbers else end), *numbers]


def _issuer_at(tokens: list[str]) -> int | None:
    """Index of the token where the issuer begins."""
    for at in range(1, len(tokens)):
        if organization_strength(tokens[at]) or ISSUER_LABEL.match(tokens[at]):
            return at
    while len(tokens) > 1 and (NUMBER.match(tokens[-1]) or is_measure(tokens[-1])):
        tokens = tokens[:-1]  # "State of Ohio, No. 12345"
    if len(tokens) < 2:
        return None
    last = tokens[-1]
    if _LEVEL.search(last) or (
        last.split() and last.split()[0].casefold() in folded_set("degrees", "levels")
    ):
        return None
    if last.casefold() in folded_set("languages", "spoken") or _is_short_for(last, tokens[:-1]):
        return None  # "DELF B2, French"; "Hostile Environment and First Aid Training, HEFAT"
    if len(tokens) > 2 and is_region(last) and _is_code(last):
        return None  # "Officer Course, Fort Ray, KS"
    named = last[:1].isupper() or (last[:1].isdigit() and not _COUNTED.fullmatch(last))
    return len(tokens) - 1 if named else None


def _is_short_for(short: str, tokens: Sequence[str]) -> bool:
    """Whether letters are those that the words before begin with."""
    words = [word for token in tokens for word in re.findall(r"[^\W\d_]+", token)]
    initials = "".join(word[0] for word in words if word.casefold() not in folded_set("credentials", "small"))
    return len(short) > 2 and short.isupper() and initials.casefold().endswith(short.casefold())
