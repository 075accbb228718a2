"""Lines of plain text that are headings by their words (the vocabulary) or by the document's own style.

A document prints its headings alike: what the known ones bear (capitals, a colon, a sign before and behind)
makes a heading of a line with words nobody has listed. It refuses to know Markdown's levels, counted forms
and what stands under a heading.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from index.dates import find_ranges
from index.lexicon import (
    folded_set,
    heading_kind,
    is_document_title,
    is_entry_label,
    normalize_heading,
    organization_strength,
    title_strength,
)
from index.models import Document, Line

_DECORATION = re.compile(r"^[\s*=~#_|:\-–—─━═•▪■►▶◆❖✦>\[\]]+|[\s*=~#_|:\-–—─━═•▪■◄◆❖✦<\[\]]+$")
_LISTED = re.compile(r"(?i),[^,]+ (?:and|&|und|et|y|e) ")  # "OPEN SOURCE, TALKS AND PATENT"
_REMARK = re.compile(r"\s*[(\[][^()\[\]]{2,120}[)\]]\s*:?$")
_LEAST = 3  # headings that bear the same signs, before these are the document's style
_SMALL = 3  # letters of a word that is written small in a title ("of", "and")
_SHORT = 240  # characters of a line whose dates may begin an entry
_DATED = frozenset({"experience", "education", "projects", "volunteering"})


class _Style(NamedTuple):
    """How a document prints its headings: the signs around them, and what all of them have in common."""

    before: str
    behind: str
    alone: bool
    capitals: bool
    title_case: bool


class PlainHeading(NamedTuple):
    """Line `number` is a heading of these words."""

    number: int
    heading: str
    kind: str


def heading_words(text: str) -> str:
    """A heading without its decoration: "=== Experience ===" is "Experience"."""
    return _DECORATION.sub("", text).strip() if len(text) <= 200 else text


def meaning_of(words: str, *, loosely: bool = False) -> str | None:
    """What a heading means; of one printed in two languages ("FORMATION / EDUCATION"), either half."""
    if kind := heading_kind(words, loosely=loosely):
        return kind
    if loosely and (bare := _REMARK.sub("", words)) != words:
        return meaning_of(bare, loosely=True)  # "Projects (beside the main job)"
    halves = re.split(r"\s+[/|–—-]\s+|\s*/\s*", words)
    if len(halves) != 2:
        return None
    return heading_kind(halves[0]) or heading_kind(halves[1])


def plain_headings(document: Document, lines: Sequence[Line], *, has_formal: bool) -> list[PlainHeading]:
    marks: list[PlainHeading] = []
    kinds: dict[int, str] = {}
    for number, line in enumerate(lines):
        if line.kind not in ("text", "bullet") or len(line.text) > 90:
            continue
        raw = document.text[line.span.start : line.span.end].strip()
        words = heading_words(line.text)
        if not words:
            continue
        bold = _is_bold(document, line, raw)
        bare = _REMARK.sub("", words)  # "PUBLICATIONS (12 peer-reviewed)"
        capitals = bare.upper() == bare and bare.lower() != bare
        decorated = words != line.text.strip().rstrip(":") and line.kind == "text"
        if is_document_title(words) and not any(other.text for other in lines[:number]):
            continue  # "BIO-DATA" over the name is what the document is called
        if line.kind == "bullet" and not (capitals and _stands_alone(lines, number)):
            continue
        by_form = capitals or bold or decorated or line.text.rstrip().endswith(":")
        kind = meaning_of(words, loosely=by_form)
        if not kind:
            continue
        if has_formal and (line.continues is not None or not (bold or capitals)):
            continue  # a reader that sees how lines look has told already which are headings
        title_case = words[:1].isupper() and len(words.split()) <= 6
        if (by_form and (is_after_break(lines, number) or capitals)) or (
            title_case and is_after_break(lines, number)
        ):
            if line.text.rstrip().endswith(":") and not capitals and has_formal:
                continue
            if not by_form and _continues_bullets(lines, number):
                continue
            kinds[number] = kind
    if has_formal and not kinds:
        return []
    style = _style_of(document, lines, kinds)
    capital_style = sum(1 for number in kinds if _is_capitals(lines[number].text)) * 2 > len(kinds)
    first = min(kinds, default=len(lines))
    title_seen = False
    for number, line in enumerate(lines):
        if number in kinds:
            marks.append(PlainHeading(number, heading_words(line.text), kinds[number]))
        elif (
            not has_formal
            and number > first
            and capital_style
            and line.kind == "text"
            and _is_unknown_heading(lines, number, kinds)
        ) or (
            not has_formal and number > first and style and _is_styled(document, lines, number, kinds, style)
        ):
            marks.append(PlainHeading(number, heading_words(line.text), "other"))
        elif not has_formal and line.kind == "heading" and line.text and (kinds or title_seen):
            words = heading_words(line.text)
            marks.append(PlainHeading(number, words, meaning_of(words, loosely=True) or "other"))
        if line.kind == "heading" and line.text and not is_document_title(line.text):
            title_seen = True
    return marks


def _is_bold(document: Document, line: Line, raw: str) -> bool:
    """Whether the whole line is printed bold."""
    if raw.startswith(("**", "__")):
        return raw.rstrip(":").endswith(("**", "__"))
    at = bisect_left(document.strong, (line.span.start, 0))  # kept beside the text by formats without marks
    if at == len(document.strong) or document.strong[at][0] >= line.span.end:
        return False
    outside = (
        document.text[line.span.start : document.strong[at][0]]
        + document.text[document.strong[at][1] : line.span.end]
    )
    return not any(letter.isalnum() for letter in outside)


def _is_capitals(text: str) -> bool:
    words = heading_words(text)
    return words.upper() == words and words.lower() != words


def is_after_break(lines: Sequence[Line], number: int) -> bool:
    return number == 0 or lines[number - 1].kind in ("blank", "rule", "heading")


def _stands_alone(lines: Sequence[Line], number: int) -> bool:
    return is_after_break(lines, number) and (
        number + 1 >= len(lines) or lines[number + 1].kind in ("blank", "rule")
    )


def _continues_bullets(lines: Sequence[Line], number: int) -> bool:
    """Whether the line is followed by nothing of its own: the next line is a heading or the end."""
    following = next((line for line in lines[number + 1 :] if line.kind not in ("blank", "rule")), None)
    return following is None or following.kind == "heading"


def _style_of(document: Document, lines: Sequence[Line], kinds: dict[int, str]) -> _Style | None:
    """How the document prints its headings, when most of the known ones bear the same signs."""
    known = [number for number in kinds if lines[number].kind == "text"]
    bear = Counter(_signs(document, lines[number]) for number in known)
    signs, times = bear.most_common(1)[0] if bear else (("", ""), 0)
    if signs == ("", "") or times < _LEAST or times * 2 <= len(kinds):
        return None
    alike = [number for number in known if _signs(document, lines[number]) == signs]
    return _Style(
        *signs,
        alone=all(_stands_alone(lines, number) for number in alike),
        capitals=all(_is_capitals(lines[number].text) for number in alike),
        title_case=_are_title_case([heading_words(lines[number].text) for number in alike]),
    )


def _signs(document: Document, line: Line) -> tuple[str, str]:
    """What is printed before a line's words and behind them: "Wider roles:" bears nothing and a colon."""
    raw = document.text[line.span.start : line.span.end].strip()
    words = heading_words(raw)
    before, found, behind = raw.partition(words)
    return (before.strip(), behind.strip()) if words and found else ("", "")


def _are_title_case(headings: Sequence[str]) -> bool:
    """Whether headings of several words have capitals throughout; those of one word do not tell."""
    several = [words for words in headings if len(words.split()) > 1]
    return bool(several) and all(_is_title_case(words) for words in several)


def _is_title_case(text: str) -> bool:
    return all(word[:1].isupper() for word in heading_words(text).split() if len(word) > _SMALL)


def _is_styled(
    document: Document, lines: Sequence[Line], number: int, kinds: dict[int, str], style: _Style
) -> bool:
    """Whether a line of words nobody has listed is printed as the headings are, and only once."""
    line = lines[number]
    words = heading_words(line.text)
    if line.kind != "text" or not 1 <= len(words.split()) <= 6 or re.search(r"[\d@|•·.:]", words):
        return False
    if not words[:1].isupper() or _signs(document, line) != (style.before, style.behind):
        return False
    if not is_after_break(lines, number) or (style.alone and not _stands_alone(lines, number)):
        return False
    if (style.capitals and not _is_capitals(line.text)) or (style.title_case and not _is_title_case(words)):
        return False
    if words.casefold() in folded_set("languages", "mother_tongue") | folded_set("languages", "grid"):
        return False
    if is_entry_label(words) or sum(other.text == line.text for other in lines) > 1:
        return False
    above = max(known for known in kinds if known < number)
    until = min((known for known in kinds if known > number), default=len(lines))
    return kinds[above] not in _DATED or not any(
        not found.single for each in lines[number + 1 : until] for found in find_ranges(each.text[:_SHORT])
    )


def _is_unknown_heading(lines: Sequence[Line], number: int, kinds: dict[int, str]) -> bool:
    text = lines[number].text
    words = heading_words(text)
    if not _is_capitals(text) or not is_after_break(lines, number) or not 1 <= len(words.split()) <= 6:
        return False
    if re.search(r"[\d@|•·.]", words) or len(words) < 4:
        return False
    if "," in words and not _LISTED.search(words):
        return False
    if title_strength(words) >= 3 or organization_strength(words) >= 3:
        return False
    alone = _stands_alone(lines, number)
    known_alone = sum(1 for known in kinds if _stands_alone(lines, known)) * 2 > len(kinds)
    if known_alone and not alone:
        return False
    # inside experience, capitals right above a title or a date are an employer
    before = max((known for known in kinds if known < number), default=None)
    if before is not None and kinds[before] in ("experience", "education", "projects"):
        following = next((line for line in lines[number + 1 : number + 3] if line.kind == "text"), None)
        opening = next(line for line in lines[before + 1 :] if line.text)
        if (
            _is_capitals(opening.text)
            and following
            and not alone
            and (title_strength(following.text) >= 2 or re.search(r"\b(?:19|20)\d\d\b", following.text))
        ):
            return False
        if organization_strength(words):
            return False
    return bool(normalize_heading(words))
