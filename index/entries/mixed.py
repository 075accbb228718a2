"""What single lines say of themselves, whatever stands over them: a post among prizes, a talk among courses,
a signature.

It refuses to know sections and entries: words in, an answer out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.dates import find_ranges
from index.entries.person import is_full_name
from index.lexicon import fold_words, folded_set, heading_kind, load_words, title_strength

_JOINED = re.compile(r"\s*[,/&+·;]\s*|\s+(?:and|und|et|y|e)\s+", re.IGNORECASE)
_ON_REQUEST = re.compile(
    r"(?i)(?:references?|referees?)\b.{0,40}\b(?:available|request|supplied|provided|furnished)\b"
)
_VOLUNTEER = re.compile(r"(?i)volunteer(?:ed|ing)?\b")
_LABEL = re.compile(r"(?P<label>[^\W\d_][\w -]{2,24}?)\s*:\s+\S")
# "2024: 48 hours – crane course, Cork": what one year's learning came to.
_TALLY = re.compile(
    r"(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\s*[:–—-]\s*\d{1,4}(?:[.,]\d+)?\s+(?P<unit>[^\W\d_]+)"
)
_MOST_SIGNED = 4  # lines
_COLUMNS = re.compile(r"\t|\s{3,}")
_SIGNED = re.compile(r"(?P<label>[^\W\d_]{2,12})\s*[:.]\s*(?P<value>[^:]{0,40})")


def kind_of_item(text: str, kind: str, heading: str) -> str:
    """Where a line of a section of `kind` belongs by its own words, under a heading that may join several
    ("Teaching, prizes, community"); "" when it says nothing."""
    if _ON_REQUEST.match(text):
        return "others"
    if _VOLUNTEER.match(text):
        return "volunteering"
    if kind == "awards" and joins_kinds(heading) and _is_post(text):
        return "others"
    return ""


def kind_by_label(text: str) -> str:
    """Where a line belongs by its label ("Volunteer: …", "Published: …"); "" without one that says it."""
    found = _LABEL.match(text)
    label = found["label"].casefold() if found else ""
    kinds = load_words("headings")["item"].items()
    return next((str(kind) for kind, labels in kinds if label in labels), "")


def is_no_credential(text: str) -> bool:
    """Whether a line among certificates and courses is none: a year's hours, a talk, something published."""
    tally = _TALLY.match(text)
    counted = bool(tally and tally["unit"].casefold() in folded_set("credentials", "measures"))
    found = _LABEL.match(text)
    licensed = bool(found and "licen" in found["label"].casefold())
    return counted or (kind_by_label(text) != "" and not licensed)


def joins_more(heading: str) -> bool:
    """Whether a heading names something else beside languages: "Languages and other", no "Languages"."""
    parts = [part for part in _JOINED.split(heading) if part.strip()]
    return len(parts) > 1 and any(heading_kind(part) != "languages" for part in parts)


def joins_kinds(heading: str) -> bool:
    """Whether a heading names sections of several kinds."""
    kinds = {heading_kind(part) for part in _JOINED.split(heading) if part}
    return len(kinds - {None}) > 1


def _is_post(text: str) -> bool:
    """Whether a line opens with a job title and names no prize: "Guest tutor, Tarn School, 2018"."""
    opening = re.split(r"[,:(]|\s[–—-]\s", text, maxsplit=1)[0]
    words = fold_words(text)
    prized = " of the year" in text.casefold() or not set(words).isdisjoint(
        load_words("headings")["content"]["awards"]
    )
    return not prized and title_strength(opening) >= 2


def count_signed(raws: Sequence[str], top: str) -> int:
    """How many of the last lines only say where, when and by whom the document was signed; 0 without a date.
    `top`: the words that open the document, the name among them."""
    count, dated = 0, False
    for raw in reversed(raws):
        signs, dates = _is_signature(raw, top)
        if not signs:
            break
        count, dated = count + 1, dated or dates
    return count if dated and count <= _MOST_SIGNED else 0


def _is_signature(raw: str, top: str) -> tuple[bool, bool]:
    """Whether a line holds nothing but a place, a date and the name of who signs ("Date: May 2024    Ann
    Lee"), and whether a date is among them."""
    dated = False
    parts = [part.strip(" ()_.") for part in _COLUMNS.split(raw.strip())]
    for part in parts:
        found = _SIGNED.fullmatch(part)
        label = found["label"].casefold() if found else ""
        if found and label in folded_set("headings", "signed_dates"):
            ranges = find_ranges(found["value"])
            if any(not each.single for each in ranges):
                return False, False
            dated = True
        elif found and label in folded_set("headings", "signed_places"):
            continue
        elif part and part.casefold() not in folded_set("headings", "signed_words"):
            named = is_full_name(part) and set(fold_words(part)) <= set(fold_words(top))
            if not named:
                return False, False
    return any(parts), dated
