"""The lines of a section of credentials -> the lines of each one.

A credential may take a line, share one with others, or stand over its issuer and its date. It refuses to know
which words are the name and which the issuer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from index.dates import find_ranges
from index.entries.commas import split_commas
from index.entries.header import read_header
from index.entries.period import is_only_dates
from index.entries.place_name import is_place
from index.entries.role import classify_study
from index.entries.standing import says_it_ended, says_only_standing
from index.entries.unit import Unit
from index.lexicon import organization_strength
from index.passage import EDGES, Passage, Sheet

_NAME_WORDS = 12  # more are a sentence
ISSUER_LABEL = re.compile(r"^(?:issued by|issuer|awarded by|from|by|through)\s*:?\s+", re.IGNORECASE)
NUMBER = re.compile(
    r"(?:no|nr|number|id|pin|ref|reg|licen[cs]e (?:no|number)|registration (?:no|number))"
    r"\b\.?\s*:?\s*\S*\d|#",
    re.IGNORECASE,
)
_ITS_NUMBER = re.compile(
    r"(?:[^\W\d_]+ ){0,2}(?:no|nr|id|number|num|ref|reference|pin|registration|reg)\b\.?\s*:?\s*#?\S*\d\S*$",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\d{1,3}(?:[,.]\d{3})*\s+[^\W\d_]")
_LEAST_RUNS = 4  # two names and what is told of each
_MOST_ROWS = 3
_UNWRAPPED = frozenset({"html", "docx"})  # formats in which a line ends where its author ended it


def split_credentials(
    sheet: Sheet, units: Sequence[Unit], beside: Sequence[Unit] = ()
) -> tuple[list[list[Passage]], list[Unit]]:
    """The lines of each credential in order; and the sentences under a list, which tell of something else.
    `beside`: units of the list that are read as something else."""
    listed = sum(unit.kind == "bullet" for unit in units) * 2 > len(units)
    units = [unit for unit in units if unit not in beside]
    told = [unit for unit in units if listed and unit.kind == "text" and _is_sentence(unit.text)]
    joined = _join_rows(sheet, [unit for unit in units if unit not in told])
    return [lines for rows in joined for lines in _apart(sheet, rows)], told


def _is_sentence(text: str) -> bool:
    """Whether a line under a list tells of something else ("Coming up: the Core exam, in January.")."""
    return text.endswith((".", "!", "?")) and len(text.split()) >= 6


def _join_rows(sheet: Sheet, units: Sequence[Unit]) -> list[list[Unit]]:
    """Rows of one credential together: a name, then its issuer or date below it."""
    if runs := _bold_over_plain(sheet, units):
        return runs
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
                is_only_dates(unit.text)
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
        and (rows == 2 or number % rows < rows - 1 or is_only_dates(unit.text))
        and (dated or number % rows == 0 or not is_only_dates(unit.text))
        for number, unit in enumerate(units)
    )


def _bold_over_plain(sheet: Sheet, units: Sequence[Unit]) -> list[list[Unit]]:
    """Names printed bold, each over the lines that tell of it, whichever of both wrapped in a narrow column;
    [] where the lines are not so."""
    runs = [list(run) for _, run in groupby(units, key=lambda unit: unit.bold)]
    if len(runs) < _LEAST_RUNS or len(runs) % 2 or not runs[0][0].bold:
        return []
    if any(unit.kind != "text" for unit in units) or max(map(len, runs)) > _MOST_ROWS:
        return []
    if not all(any(find_ranges(unit.text[:200]) for unit in run) for run in runs[1::2]):
        return []
    made: list[list[Unit]] = []
    for names, told in zip(runs[::2], runs[1::2], strict=True):
        at = next(number for number, unit in enumerate(told) if find_ranges(unit.text[:200]))
        made.append([_one(sheet, names), *told[:at], _one(sheet, told[at:])])
    return made


def _one(sheet: Sheet, rows: Sequence[Unit]) -> Unit:
    return Unit("text", sheet.passage(rows[0].passage.start, rows[-1].passage.end), 0, True, 0, False)


def _names_over_dated(sheet: Sheet, units: Sequence[Unit]) -> list[list[Unit]]:
    """Names, some of them wrapped, each over a line with issuer and date; [] where the lines are not so."""
    runs: list[list[Unit]] = []
    names: list[Unit] = []
    for unit in units:
        if unit.kind != "text" or len(unit.text.split()) > _NAME_WORDS:
            return []
        dated = bool(find_ranges(unit.text[:200]))
        if dated and (not names or len(names) > 2 or is_only_dates(unit.text)):
            return []
        if dated:
            first, last = names[0].passage, names[-1].passage
            name = Unit("text", sheet.passage(first.start, last.end), 0, names[0].blank_before, 0, False)
            runs.append([name, unit])
            names = []
        else:
            names.append(unit)
    return runs if len(runs) > 1 and not names else []


def _issuer_row(text: str) -> bool:
    return bool(ISSUER_LABEL.match(text)) or (
        organization_strength(text) >= 1 and bool(find_ranges(text[:200]))
    )


def _apart(sheet: Sheet, unit: list[Unit]) -> list[list[Passage]]:
    """One line that lists several credentials: "CSM · ITIL Foundation · Six Sigma", "BLS, ACLS, PALS"."""
    if len(unit) > 1:
        return [[member.passage for member in unit]]
    passage = unit[0].passage
    if unit[0].rows == 2 and sheet.document.format in _UNWRAPPED and (rows := _broken(sheet, passage)):
        return [rows]
    text = passage.text
    spots = [
        found.span()
        for found in re.finditer(r"\s*[·•|;]\s*", text)
        if not _tells_of_it(text[: found.start()], text[found.end() :])
    ]
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
        apart = [part for part in parts if is_only_dates(part)]
        clauses = [part[low:high] for part in parts if part not in apart for low, high in split_commas(part)]
        dated_once = dates == 1 or (len(apart) == 1 and not any(map(_is_dated, clauses)))
        table = sheet.document.text[passage.start - 2 : passage.start].lstrip().startswith("|") or (
            sheet.document.text.startswith("|", passage.start)
        )
        one = (
            (table and dates > 0)
            or _tells_standing(parts[1:])
            or (
                len(parts) <= 4
                and ";" not in text
                and (dated_once or (issuer and len(parts) == 2))
                and bool(issuer or apart)
            )
        )
        # "Rigger · Hoist Board · issued May 2019 · expires May 2023"
        one = one or (len(parts) == 2 and ";" not in text and _closes_with_standing(*parts))
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
        told = any(organization_strength(token) or is_place(token) or NUMBER.match(token) for token in tokens)
        if short or (len(tokens) >= 3 and not told):
            return [[cut] for low, high in parts_at if (cut := _cut(sheet, passage, low, high))]
    if len(parts_at) >= 2 and len(text) <= 400 and all(_is_dated(text[low:high]) for low, high in parts_at):
        return [
            [cut] for low, high in parts_at if (cut := _cut(sheet, passage, low, high))
        ]  # "BLS (2020), ACLS (2021)"
    return [[passage]]


def _tells_standing(parts: Sequence[str]) -> bool:
    """Whether what stands behind a name says when it was given or until when it holds, each once ("Linux
    Foundation", "issued Feb 2025", "expires Feb 2027")."""
    said = []
    for part in parts:
        if dated := find_ranges(part):
            rest = f"{part[: dated[0].at]} {part[dated[-1].until :]}".strip()
            if says_only_standing(rest):
                said.append(rest.casefold())
    return bool(said) and len(said) == len(set(said))


def _is_dated(part: str) -> bool:
    """Whether words between commas are a name with its one date."""
    dated = find_ranges(part)
    if len(dated) != 1 or not dated[0].single or not part.lstrip("( ")[:1].isalpha():
        return False
    rest = part[: dated[0].at] + part[dated[0].until :]
    return any(letter.isalpha() for letter in rest) and not says_only_standing(rest)


def _tells_of_it(before: str, rest: str) -> bool:
    """Whether words behind a sign between credentials tell of the one before: that it is held no more
    ("Board of Vets, reg. 812; practising certificate not held since 2023"), when it was given or ends, its
    number, or how many came of it ("Notary; 340 deeds signed")."""
    first = re.split(r"\s*[;·•|]\s*", rest, maxsplit=1)[0][:200]
    if (
        (first[:1].islower() and says_it_ended(first))
        or _ITS_NUMBER.match(first)
        or _is_dated_standing(first)
    ):
        return True
    counts = _COUNT.match(first) and before.rstrip()[:1].isalpha() and not find_ranges(first)
    return bool(counts and rest == first and not organization_strength(first))


def _closes_with_standing(name: str, rest: str) -> bool:
    """Whether of two parts the second alone bears what is said of a credential, behind words of its own."""
    own, *told = re.split(r"\s*[·•|]\s*", rest)
    return bool(told) and not find_ranges(name + " " + own) and not any(map(_ITS_NUMBER.match, (name, own)))


def _is_dated_standing(part: str) -> bool:
    """Whether a part is a date and the words that say what it is: "issued May 2019", "expires 2026"."""
    dates = find_ranges(part)
    outside = part
    for found in reversed(dates):
        outside = outside[: found.at] + " " + outside[found.until :]
    return bool(dates) and says_only_standing(outside)


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
