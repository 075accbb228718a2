"""Units of a certification section -> credentials: name, issuer, and the dates between which each holds.

It refuses to know degrees and jobs.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.entries.commas import split_commas
from index.entries.credential_lines import ISSUER_LABEL, NUMBER, split_credentials
from index.entries.header import read_header
from index.entries.period import credential_period, is_only_dates
from index.entries.place_name import is_place
from index.entries.role import classify_study
from index.entries.unit import Unit
from index.lexicon import folded_set, is_region, organization_strength
from index.models import Credential, Fact, Period
from index.passage import EDGES, Passage, Sheet

_ISSUER_BEHIND = re.compile(
    r"(.+?)\s*[（(]([^（）()]{2,60})[）)]"
)  # "食品表示検定 上級（食品表示検定協議会）"
_NOISE = re.compile(
    r"^(?:issued|expire[sd]?|expiry|lapse[sd]?|valid|until|through|since|from|obtained|in|awarded|earned"
    r"|renewed(?: (?:to|until|till|through))?|expected|current|active)\W*$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,;(]+(?:(?:expir(?:e[sd]?|ing|y)|lapse[sd]?)(?: on| in)?"
    r"|(?:valid|active)(?: until| to| through| till)?|exp\.?"
    r"|renew(?:ed|al)?(?: by)?|issued|since|until)\s*:?$",
    re.IGNORECASE,
)


@dataclass
class Credentials:
    """The credentials of one section, and what of its words is none."""

    credentials: list[Credential] = field(default_factory=list)
    strays: list[Unit] = field(default_factory=list)
    leftovers: list[Fact] = field(default_factory=list)  # said of a credential beside name, issuer and dates
    placed: list[tuple[int, int]] = field(default_factory=list)


def read_credentials(sheet: Sheet, units: Sequence[Unit]) -> Credentials:
    """Credentials in printed order."""
    each, told = split_credentials(sheet, units)
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
    rest: list[Fact] = []
    places: list[Fact] = []
    if len(passage.text) > 400:
        name = passage.fact()
    for number, current in enumerate(passages):
        if len(current.text) > 400:
            if number and (fact := current.fact()):
                rest.append(fact)
            continue
        period = period or credential_period(current)
        for fact in _fields(current, whole=number == 0 and _is_issuer_below(passages)):
            if _NOISE.match(fact.text):
                found.placed.append((fact.span.start, fact.span.end))
            elif name is None:
                name = fact
            elif is_place(fact.text):
                places.append(fact)
            elif issuer is None:
                label = ISSUER_LABEL.match(fact.text)
                issuer = sheet.passage(fact.span.start, fact.span.end).fact(label.end()) if label else fact
                if label:
                    found.placed.append((fact.span.start, fact.span.start + label.end()))
            else:
                rest.append(fact)
    if name is None:
        found.leftovers.extend((*places, *rest))
        return None
    if issuer is None and (both := _ISSUER_BEHIND.fullmatch(name.text)) and organization_strength(both[2]):
        whole = sheet.passage(name.span.start, name.span.end)
        name, issuer = whole.fact(0, both.end(1)), whole.fact(*both.span(2))
        if name is None:
            return None
    for place in places:
        if issuer is None and is_region(place.text):
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
    found.leftovers.extend(rest)
    return Credential(
        name=name, issuer=issuer, period=period, span=sheet.span(passages[0].start, passages[-1].end)
    )


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


def _fields(passage: Passage, *, whole: bool = False) -> list[Fact]:
    """The words of one line without its dates: the name, then perhaps the issuer. `whole`: that
    is all of it."""
    if whole:
        fact = passage.fact(0, _until_date(passage), edges=EDGES + "([")
        return [fact] if fact else []
    row = read_header(passage, classify_study)
    levels = folded_set("degrees", "levels")
    stretches: list[tuple[int, int, str]] = []
    for piece in row.pieces:
        if (
            stretches
            and piece.separator in ("–", "-", "—")
            and piece.text.split()[0].casefold().strip("(),") in levels
        ):
            last = stretches.pop()
            stretches.append((last[0], piece.end, last[2]))  # "Solutions Architect – Associate" is one name
        elif stretches and piece.separator == "," and piece.role == "place" and stretches[-1][2] != "date":
            last = stretches.pop()
            stretches.append((last[0], piece.end, last[2]))
        elif stretches and piece.separator in ("–", "-", "—") and piece.text[:1].islower():
            last = stretches.pop()
            stretches.append((last[0], piece.end, last[2]))  # "HACCP – animateur d’équipe"
        elif stretches and piece.separator == "(":
            last = stretches.pop()
            stretches.append((last[0], min(len(passage.text), piece.end + 1), last[2]))
        else:
            stretches.append((piece.start, piece.end, piece.separator))
    cut: list[tuple[int, int]] = []
    for number, (start, end, _) in enumerate(stretches):
        if tail := _TAIL.search(passage.text[start:end].rstrip(EDGES)):
            end = start + tail.start()  # "valid until", whose date was taken
        text = passage.text[start:end]
        parts = split_commas(text)
        # "License, Music P-12 — Licensure Board": the sign parts the issuer, the comma is the name's
        signed = len(stretches) > 1 and stretches[1][2] in tuple("—–-|·")
        if (
            number == 0
            and len(stretches) <= 2
            and len(parts) >= 2
            and not (signed and all(organization_strength(text[low:high]) < 2 for low, high in parts[1:]))
        ):
            at = _issuer_at([text[low:high] for low, high in parts])
            if at:
                cut.append((start, start + parts[at - 1][1]))
                cut.append((start + parts[at][0], end))
                continue
        cut.append((start, end))
    facts = [passage.fact(start, end, edges=EDGES) for start, end in cut]
    return [fact for fact in facts if fact]


def _issuer_at(tokens: list[str]) -> int | None:
    """Index of the token where the issuer begins."""
    for at in range(1, len(tokens)):
        if organization_strength(tokens[at]) or ISSUER_LABEL.match(tokens[at]):
            return at
    while len(tokens) > 1 and NUMBER.match(tokens[-1]):
        tokens = tokens[:-1]  # "State of Ohio, No. 12345"
    if len(tokens) < 2:
        return None
    last = tokens[-1]
    if last.split() and last.split()[0].casefold() in folded_set("degrees", "levels"):
        return None
    return len(tokens) - 1 if last[:1].isupper() or last[:1].isdigit() else None
