"""Units of education and certification sections -> typed education and credentials.

It refuses to know experience, and how an entry's header was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.dates import find_ranges
from index.entries.block import Entry
from index.entries.commas import split_commas
from index.entries.entry import split_entries
from index.entries.header import read_header
from index.entries.place_name import is_place
from index.entries.role import classify_study
from index.entries.unit import Unit
from index.lexicon import folded_set, is_degree, is_region, organization_strength
from index.models import Credential, Education, Fact, Period
from index.passage import EDGES, Passage, Sheet

_ISSUER_BEHIND = re.compile(
    r"(.+?)\s*[（(]([^（）()]{2,60})[）)]"
)  # "食品表示検定 上級（食品表示検定協議会）"
_NAME_WORDS = 12  # more are a sentence
_ISSUED = re.compile(r"^(?:issued by|issuer|awarded by|from|by|through)\s*:?\s+", re.IGNORECASE)
_EXPIRY = re.compile(
    r"(?<![^\W_])(?:(?:valid|active) (?:until|to|through|till)|expir\w*(?: on| in)?|renew\w*(?: by)?"
    r"|exp\.?|valid|active|until)\s*:?\s*$",
    re.IGNORECASE,
)
_NOISE = re.compile(
    r"^(?:issued|expires?|expiry|valid|until|through|since|from|obtained|in|awarded|earned|renewed|expected|current|active)\W*$",
    re.IGNORECASE,
)


_TAIL = re.compile(
    r"[\s,;(]+(?:expir(?:es?|ing|y)(?: on| in)?|(?:valid|active)(?: until| to| through| till)?|exp\.?"
    r"|renew(?:ed|al)?(?: by)?|issued|since|until)\s*:?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:no|nr|number|id|pin|ref|reg|licen[cs]e (?:no|number)|registration (?:no|number))"
    r"\b\.?\s*:?\s*\S*\d|#",
    re.IGNORECASE,
)
_UNWRAPPED = frozenset({"html", "docx"})  # formats in which a line ends where its author ended it
_TABLE_ROWS = 60  # a longer table of certificates is none: looking further would cost its square


@dataclass
class Study:
    education: list[Education] = field(default_factory=list)
    credentials: list[Credential] = field(default_factory=list)
    strays: list[Unit] = field(default_factory=list)
    leftovers: list[Fact] = field(default_factory=list)  # said of a credential beside name, issuer and dates
    placed: list[tuple[int, int]] = field(default_factory=list)


def as_printed_period(passage: Passage) -> Period | None:
    """The best period of a short text; a single date is the end (graduation, issue)."""
    row = read_header(passage, classify_study) if len(passage.text) <= 400 else None
    if row is None or not row.periods:
        return None
    usable = [
        (found, period) for found, period in row.periods if not _EXPIRY.search(passage.text[: found.at])
    ] or row.periods
    found, period = min(usable, key=lambda pair: (pair[0].single, 0))
    singles = [pair for pair in usable if pair[0].single]
    if found.single and singles:
        found, period = singles[-1]
    return single_end(period) if found.single else period


def single_end(period: Period) -> Period:
    """A single date read as the end: nothing says when it began."""
    return period.model_copy(update={"start": None})


def read_education(sheet: Sheet, units: Sequence[Unit]) -> Study:
    entries, strays = split_entries(units, classify_study)
    study = Study(strays=strays)
    previous: Entry | None = None
    for entry in entries:
        degree = entry.titles[0].fact() if entry.titles else None
        institution = entry.organization.fact() if entry.organization else None
        under = (
            previous is not None
            and previous.organization_first()
            and (not entry.gap_before or (previous.level() > 0 and not entry.level()))
        )
        if institution is None and degree and previous and previous.organization and under:
            institution = previous.organization.fact()  # two degrees under one school
        if degree is None and institution is None:
            study.strays.extend(entry.units + entry.body)
            continue
        if (
            degree is None
            and institution
            and not entry.period
            and not entry.body
            and entry is not entries[-1]
        ):
            following = entries[entries.index(entry) + 1]
            if following.titles and not following.organization and not following.gap_before:
                following.organization = entry.organization
                following.place = following.place or entry.place
                following.leftovers.extend(entry.leftovers)
                for line in entry.rows:
                    study.placed.extend(line.labels)
                continue
        if (
            degree is None
            and institution
            and entry.body
            and is_degree(entry.body[0].text)
            and len(entry.body[0].text) < 160
        ):
            row = read_header(entry.body[0].passage, classify_study)
            piece = next((piece for piece in row.pieces if piece.role == "title"), None)
            if piece:
                degree = piece.fact()
                if entry.period is None and row.periods:
                    entry.period = row.periods[0]
                entry.leftovers.extend(other for other in row.pieces if other is not piece)
                entry.body = entry.body[1:]
        period = None
        if entry.period:
            period = single_end(entry.period[1]) if entry.period[0].single else entry.period[1]
        details = [fact for piece in entry.leftovers if (fact := piece.fact())]
        details += [other.printed for _, other in entry.extra_periods]
        details += [fact for unit in entry.body if (fact := unit.passage.fact())]
        everything = entry.units + entry.body
        study.education.append(
            Education(
                institution=institution,
                degree=degree,
                period=period,
                location=entry.place.fact() if entry.place else None,
                details=tuple(details),
                span=sheet.span(
                    min(unit.passage.start for unit in everything),
                    max(unit.passage.end for unit in everything),
                ),
            )
        )
        for line in entry.rows:
            study.placed.extend(line.labels)
        previous = entry if entry.organization or previous is None or not under else previous
    return study


def read_credentials(sheet: Sheet, units: Sequence[Unit]) -> Study:
    study = Study()
    listed = sum(unit.kind == "bullet" for unit in units) * 2 > len(units)
    told = [unit for unit in units if listed and unit.kind == "text" and _is_sentence(unit.text)]
    study.strays.extend(told)
    joined = _join_rows(sheet, [unit for unit in units if unit not in told])
    for unit in joined:
        for passage in _apart(sheet, unit):
            if credential := _read_credential(sheet, passage, study):
                study.credentials.append(credential)
    return study


def _is_sentence(text: str) -> bool:
    """Whether a line under a list tells of something else ("Coming up: the Core exam, in January.")."""
    return text.endswith((".", "!", "?")) and len(text.split()) >= 6


def _join_rows(sheet: Sheet, units: Sequence[Unit]) -> list[list[Unit]]:
    """Rows of one credential together: a name, then its issuer or date below it."""
    for rows, dated in ((2, 1), (3, 2), (2, 0)):
        if _names_over_issuers(units, rows, dated):
            return [list(units[at : at + rows]) for at in range(0, len(units), rows)]
    if runs := _names_over_dated(sheet, units):
        return runs
    groups: list[list[Unit]] = []
    for unit in units:
        last = groups[-1] if groups else None
        nested = (
            bool(last)
            and last is not None
            and unit.kind == "bullet"
            and (unit.level > last[0].level or last[0].kind == "heading")
        )
        follows = (
            bool(last)
            and last is not None
            and unit.kind == "text"
            and not unit.blank_before
            and last[0].kind != "bullet"
            and len(last) < 4
            and (
                _only_dates(unit.text)
                or (not any(find_ranges(member.text[:300]) for member in last) and _issuer_row(unit.text))
            )
        )
        heading = (
            bool(last)
            and last is not None
            and last[0].kind == "heading"
            and unit.kind == "text"
            and len(last) < 4
        )
        if last is not None and (nested or follows or heading):
            last.append(unit)
        else:
            groups.append([unit])
    return groups


def _names_over_issuers(units: Sequence[Unit], rows: int, dated: int) -> bool:
    """Whether each credential takes so many lines, one of them alone dated: a certificate over "Agile Loft,
    2018", over its issuer and "March 2018", or beside its date and over its issuer."""
    if not units or len(units) % rows or any(unit.kind == "bullet" for unit in units):
        return False
    apart = len(units) > rows or (units[0].bold and not units[1].bold)
    return apart and all(
        bool(find_ranges(unit.text[:200])) == (number % rows == dated)
        and len(unit.text.split()) <= _NAME_WORDS
        and (rows == 2 or number % rows < rows - 1 or _only_dates(unit.text))
        and (dated or number % rows == 0 or not _only_dates(unit.text))
        for number, unit in enumerate(units)
    )


def _names_over_dated(sheet: Sheet, units: Sequence[Unit]) -> list[list[Unit]]:
    """Names, some of them wrapped, each over a line with issuer and date; [] where the lines are not so."""
    runs: list[list[Unit]] = []
    names: list[Unit] = []
    for unit in units:
        if unit.kind != "text" or len(unit.text.split()) > _NAME_WORDS:
            return []
        dated = bool(find_ranges(unit.text[:200]))
        if dated and (not names or len(names) > 2 or _only_dates(unit.text)):
            return []
        if dated:
            first, last = names[0].passage, names[-1].passage
            name = Unit("text", sheet.passage(first.start, last.end), 0, names[0].blank_before, 0, False)
            runs.append([name, unit])
            names = []
        else:
            names.append(unit)
    return runs if len(runs) > 1 and not names else []


def _only_dates(text: str) -> bool:
    rest = text
    for found in reversed(find_ranges(text[:200])):
        rest = rest[: found.at] + rest[found.until :]
    words = re.sub(r"[\W_]", "", rest)
    return len(rest) < len(text) and len(words) <= (
        2 if re.search(r"[\u3040-\u9fff\uac00-\ud7a3]", words) else 10
    )


def _issuer_row(text: str) -> bool:
    return bool(_ISSUED.match(text)) or (organization_strength(text) >= 1 and bool(find_ranges(text[:200])))


def _apart(sheet: Sheet, unit: list[Unit]) -> list[list[Passage]]:
    """One line that lists several credentials: "CSM · ITIL Foundation · Six Sigma", "BLS, ACLS, PALS"."""
    if len(unit) > 1:
        return [[member.passage for member in unit]]
    passage = unit[0].passage
    if unit[0].rows == 2 and sheet.document.format in _UNWRAPPED and (rows := _broken(sheet, passage)):
        return [rows]
    text = passage.text
    spots = [found.span() for found in re.finditer(r"\s*[·•|;]\s*", text)]
    if spots:
        stretches: list[tuple[int, int]] = []
        at = 0
        for low, high in [*spots, (len(text), len(text))]:
            if low > at:
                stretches.append((at, low))
            at = high
        row = read_header(passage, classify_study) if len(text) <= 400 else None
        parts = [text[low:high] for low, high in stretches]
        dates = len(row.periods) if row else 0
        issuer = any(organization_strength(part) >= 2 for part in parts[1:])
        one = (
            len(parts) <= 4
            and ";" not in text
            and (dates == 1 or (issuer and len(parts) == 2))
            and (issuer or any(_only_dates(part) for part in parts[1:]))
        )
        if not one:
            return [[cut] for low, high in stretches if (cut := _cut(sheet, passage, low, high))]
        return [[passage]]
    parts_at = split_commas(text)
    if len(parts_at) >= 2 and len(text) <= 2000 and not find_ranges(text[:400]):
        tokens = [text[low:high] for low, high in parts_at]
        short = all(
            len(token.split()) <= 2 and re.fullmatch(r"[A-Z][A-Za-z0-9+/ -]{1,11}(?:\s?\([^()]*\))?", token)
            for token in tokens
        )
        told = any(
            organization_strength(token) or is_place(token) or _NUMBERED.match(token) for token in tokens
        )
        if short or (len(tokens) >= 3 and not told):
            return [[cut] for low, high in parts_at if (cut := _cut(sheet, passage, low, high))]
    dated = find_ranges(text[:400])
    if len(dated) >= 2 and len(dated) == len(parts_at) and all(found.single for found in dated):
        return [
            [cut] for low, high in parts_at if (cut := _cut(sheet, passage, low, high))
        ]  # "BLS (2020), ACLS (2021)"
    return [[passage]]


def _broken(sheet: Sheet, passage: Passage) -> list[Passage]:
    """The two lines of an item as its author broke it, the second with the date; [] else."""
    first, _, second = sheet.document.text[passage.start : passage.end].partition("\n")
    if not second or find_ranges(first[:200]) or not find_ranges(second[:200]):
        return []
    at = passage.start + len(first)
    return [sheet.passage(passage.start, at), sheet.passage(at + 1, passage.end)]


def _cut(sheet: Sheet, passage: Passage, low: int, high: int) -> Passage | None:
    fact = passage.fact(low, high, edges=EDGES)
    return sheet.passage(fact.span.start, fact.span.end) if fact else None


def _read_credential(sheet: Sheet, passages: list[Passage], study: Study) -> Credential | None:
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
        period = period or _credential_period(current)
        for fact in _fields(current, whole=number == 0 and _is_issuer_below(passages)):
            if _NOISE.match(fact.text):
                study.placed.append((fact.span.start, fact.span.end))
            elif name is None:
                name = fact
            elif is_place(fact.text):
                places.append(fact)
            elif issuer is None:
                found = _ISSUED.match(fact.text)
                issuer = sheet.passage(fact.span.start, fact.span.end).fact(found.end()) if found else fact
                if found:
                    study.placed.append((fact.span.start, fact.span.start + found.end()))
            else:
                rest.append(fact)
    if name is None:
        study.leftovers.extend((*places, *rest))
        return None
    if issuer is None and (found := _ISSUER_BEHIND.fullmatch(name.text)) and organization_strength(found[2]):
        whole = sheet.passage(name.span.start, name.span.end)
        name, issuer = whole.fact(0, found.end(1)), whole.fact(*found.span(2))
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
    study.leftovers.extend(rest)
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
    return len(passages) > 1 and not _only_dates(passages[1].text) and _until_date(passages[0]) is not None


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


def _credential_period(passage: Passage) -> Period | None:
    """A single date is when it was given (the start); after "expires" it is the end, with that word."""
    row = read_header(passage, classify_study)
    start = end = None
    spots: list[tuple[int, int]] = []
    for found, period in row.periods:
        if not found.single and found.start is not None:
            return period
        before = passage.text[: found.at].rstrip(" (")
        expiry = _EXPIRY.search(before)
        if expiry is None and _EXPIRY.search(_column_title(passage, found.at)):
            end = end or period.model_copy(update={"start": None})
            spots.append((found.at, found.until))
            continue
        if expiry or not found.single:
            low = expiry.start() if expiry else found.at
            end = end or period.model_copy(update={"start": None})
            spots.append((low, found.until))
        else:
            start = period  # of several, the last: "ISO 2015 Auditor, 2019"
            spots = [spot for spot in spots if end] + [(found.at, found.until)]
    if start is None and end is None:
        return None
    low, high = min(spots)[0], max(spot[1] for spot in spots)
    printed = passage.fact(low, high, edges=" ([")
    dated = start or end
    if dated is None or printed is None or (end is None and start):
        return start.model_copy(update={"end": None}) if start else None
    return Period(
        start=start.start if start else None, end=end.end if end else None, present=False, printed=printed
    )


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


def _issuer_at(tokens: list[str]) -> int | None:
    """Index of the token where the issuer begins."""
    for at in range(1, len(tokens)):
        if organization_strength(tokens[at]) or _ISSUED.match(tokens[at]):
            return at
    while len(tokens) > 1 and _NUMBERED.match(tokens[-1]):
        tokens = tokens[:-1]  # "State of Ohio, No. 12345"
    if len(tokens) < 2:
        return None
    last = tokens[-1]
    if last.split() and last.split()[0].casefold() in folded_set("degrees", "levels"):
        return None
    return len(tokens) - 1 if last[:1].isupper() or last[:1].isdigit() else None
