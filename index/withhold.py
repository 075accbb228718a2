"""A reading without the owner's phone numbers and street addresses.

Masked in the documents by "•" of the same length, so that every span still holds; removed from the facts.
It refuses to know who asks: the contact policy is passed in.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any

from index.models import Document, Fact, Frozen, Reading, ReadingWarning, Resume
from index.passage import clean, clean_text
from index.private import find_phones, find_postcodes, find_streets

MASK = "•"
_CALLS = re.compile(r"(?i)(?:tel|sms|callto):|https?://(?:wa\.me|api\.whatsapp\.com|t\.me/\+)")
_TOP_LINES = 25  # below these a street is only hidden when it is the one known from the contact data
_HEADER_SHARE = (
    2_500  # characters at the top of a document in which bare digit groups are believed to be a phone
)


def withhold(reading: Reading, *, phone: bool = True, address: bool = True) -> Reading:
    """The reading with phone numbers and/or street addresses masked; spans and other facts stay."""
    if not phone and not address:
        return reading
    secrets = _Secrets(reading, phone, address)
    masks = {document.source: secrets.ranges(document) for document in reading.documents}
    documents = tuple(
        document.model_copy(
            update={
                "text": _mask(document.text, masks[document.source]),
                "links": tuple(link for link in document.links if not secrets.tells_number(link.target)),
                "warnings": tuple(_clean_warning(warning, secrets) for warning in document.warnings),
            }
        )
        for document in reading.documents
    )
    texts = {document.source: document.text for document in documents}
    resume = _strip(reading.resume, texts, masks)
    kept = _under_bare_headings(
        resume if isinstance(resume, Resume) else Resume(),
        {
            heading.text: bare.text if bare else ""
            for heading in reading.resume.sections
            if (bare := _strip_fact(heading, texts, masks)) is not heading
        },
    )
    contact = kept.contact.model_copy(
        update={
            "links": tuple(link for link in kept.contact.links if not secrets.tells_number(link.text)),
            **(
                {
                    "phone": None,
                    "phone_withheld": reading.resume.contact.phone is not None or secrets.found_phone,
                }
                if phone
                else {}
            ),
            **(
                {
                    "address": None,
                    "address_withheld": reading.resume.contact.address is not None or secrets.found_street,
                }
                if address
                else {}
            ),
        }
    )
    return Reading(
        documents=documents,
        resume=kept.model_copy(update={"contact": contact}),
        warnings=tuple(_clean_warning(warning, secrets) for warning in reading.warnings),
        coverage=reading.coverage,
        unplaced=reading.unplaced,
    )


class _Secrets:
    """What is to be hidden, and where it stands in a text."""

    def __init__(self, reading: Reading, phone: bool, address: bool) -> None:
        self.phone, self.address = phone, address
        self.found_phone = self.found_street = False
        contact = reading.resume.contact
        self.numbers: set[str] = set()
        self.streets: set[str] = set()
        if phone and contact.phone:
            self._know_number(contact.phone.text)
        if address and contact.address:
            self.streets.add(contact.address.text)
        self.address_lines = (
            {(contact.address.span.source, contact.address.span.line)} if contact.address else set()
        )
        if phone:
            for document in reading.documents:
                for low, high in self._phones(document.text):
                    self._know_number(document.text[low:high])

    def _know_number(self, printed: str) -> None:
        digits = re.sub(r"\D", "", re.split(r"(?i)x|ext|#", printed)[0])
        if len(digits) >= 7:
            self.numbers.add(digits)

    def _phones(self, text: str) -> list[tuple[int, int]]:
        """Phones in the raw text and in its clean reading, where `\\(480\\)` and `**+44**` are plain."""
        found: list[tuple[int, int]] = []
        offset = 0
        for line in text.split("\n"):
            if sum(letter.isdigit() for letter in line) >= 6:
                contact = offset < _HEADER_SHARE and (
                    "@" in line or bool(re.search(r"(?i)phone|tel|mobile|cell|\+\d|\(\d{3}\)", line))
                )
                found += [(offset + low, offset + high) for low, high in find_phones(line, contact=contact)]
                reading = clean(line, offset)
                if reading.text != line:
                    found += [
                        reading.raw_range(low, high)
                        for low, high in find_phones(reading.text, contact=contact)
                    ]
            offset += len(line) + 1
        return found

    def ranges(self, document: Document) -> list[tuple[int, int]]:
        """Raw ranges to hide in a document, sorted and merged."""
        text = document.text
        found: list[tuple[int, int]] = []
        if self.phone:
            phones = self._phones(text)
            phones += [span for number in self.numbers for span in _find_digits(text, number)]
            self.found_phone = self.found_phone or bool(phones)
            found += phones
        if self.address:
            streets = self._streets(document)
            self.found_street = self.found_street or bool(streets)
            found += streets
        return _merge_ranges(found)

    def _streets(self, document: Document) -> list[tuple[int, int]]:
        text = document.text
        found: list[tuple[int, int]] = []
        for street in self.streets:
            pattern = r"\W{1,4}".join(re.escape(word) for word in re.findall(r"\w+", street))
            if pattern:
                found += [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]
        offset = 0
        for number, line in enumerate(text.split("\n"), 1):
            known = (document.source, number) in self.address_lines
            near = any((document.source, number - step) in self.address_lines for step in (1, 2))
            top = number <= _TOP_LINES
            streets = (
                find_streets(line) if len(line) <= 400 and (known or (top and _is_contact_line(line))) else []
            )
            found += [(offset + low, offset + high) for low, high in streets]
            if (streets or known or near) and len(line) <= 400:
                found += [
                    (offset + low, offset + high)
                    for low, high in find_postcodes(line, after_street=True)
                    if not _is_year(line[low:high])
                ]
            offset += len(line) + 1
        return found

    def tells_number(self, target: str) -> bool:
        """Whether a link's address gives the number away: "https://wa.me/15555550147"."""
        if not self.phone:
            return False
        digits = re.sub(r"\D", "", target)
        known = any(number[-9:] in digits for number in self.numbers)
        return known or bool(_CALLS.match(target))

    def hide(self, text: str) -> str:
        """A free text (a warning) without the secrets."""
        spans = [span for number in self.numbers for span in _find_digits(text, number)]
        if self.phone:
            spans += find_phones(text, contact=True)
        if self.address:
            spans += [
                match.span()
                for street in self.streets
                for match in re.finditer(re.escape(street), text, re.IGNORECASE)
            ]
        return re.sub(rf"{MASK}+", "…", _mask(text, _merge_ranges(spans))) if spans else text


def _is_year(text: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", text))


def _is_contact_line(line: str) -> bool:
    """A short line that is not a sentence: contact data at the top of a document."""
    return len(line.split()) <= 14 and not re.search(
        r"[.!?]\s+[A-Z]", re.sub(r"\b(?:St|Ave|Rd|Dr|Apt|Ste|No|Blvd|Ln|Ct|Pl)\.", "", line)
    )


def _find_digits(text: str, digits: str) -> list[tuple[int, int]]:
    """Where the digits stand in this order, at most four other characters between two of them.

    Also without the leading country code or trunk zero: the last ten and the last nine (or, of fewer, all but
    a leading zero).
    """
    found: list[tuple[int, int]] = []
    forms = {
        digits,
        digits[-10:] if len(digits) > 10 else digits.lstrip("0"),
        digits[-9:] if len(digits) > 10 else digits,
    }
    for form in forms:
        if len(form) < 7:
            continue
        pattern = r"[^\w\n]{0,4}\n?[^\w\n]{0,4}".join(form)
        found += [match.span() for match in re.finditer(pattern, text)]
    return found


def _merge_ranges(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for low, high in sorted(ranges):
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        elif low < high:
            merged.append((low, high))
    return merged


def _mask(text: str, ranges: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = 0
    for low, high in ranges:
        parts += [text[at:low], re.sub(r"[^\n]", MASK, text[low:high])]
        at = high
    return "".join([*parts, text[at:]])


def _strip(value: Any, texts: dict[str, str], masks: dict[str, list[tuple[int, int]]]) -> Any:
    """The value without hidden words; None when nothing of a needed part is left."""
    if isinstance(value, Fact):
        return _strip_fact(value, texts, masks)
    if isinstance(value, tuple):
        return tuple(kept for member in value if (kept := _strip(member, texts, masks)) is not None)
    if not isinstance(value, Frozen):
        return value
    update: dict[str, Any] = {}
    for name, field in type(value).model_fields.items():
        old = getattr(value, name)
        new = _strip(old, texts, masks)
        if new is not old:
            if (
                new is None
                and field.is_required()
                and isinstance(old, Frozen)
                and not _may_be_none(field.annotation)
            ):
                return None
            update[name] = new
    return value.model_copy(update=update) if update else value


def _under_bare_headings(resume: Resume, bare: dict[str, str]) -> Resume:
    """The résumé, the headings named in its entries without hidden words as the headings themselves are."""
    if not bare:
        return resume
    update = {}
    for name in Resume.model_fields:
        entries = getattr(resume, name)
        if isinstance(entries, tuple) and any(getattr(entry, "section", None) in bare for entry in entries):
            update[name] = tuple(
                entry.model_copy(update={"section": bare[entry.section]}) if entry.section in bare else entry
                for entry in entries
            )
    return resume.model_copy(update=update)


def _may_be_none(annotation: Any) -> bool:
    return type(None) in getattr(annotation, "__args__", ())


def _strip_fact(fact: Fact, texts: dict[str, str], masks: dict[str, list[tuple[int, int]]]) -> Fact | None:
    span = fact.span
    ranges = masks.get(
        span.source, []
    )  # sorted and apart: only the last that begins before the end can touch
    at = bisect_left(ranges, (span.end, 0)) - 1
    if at < 0 or ranges[at][1] <= span.start:
        return fact
    raw = texts[span.source][span.start : span.end]
    without = re.sub(rf"{MASK}{{5,}}", " ", raw) if MASK * 5 in raw else raw.replace(MASK, " ")
    text = re.sub(r"\(\s*\)|\[\s*\]", " ", clean_text(without))
    text = re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,;|·")
    return Fact(text=text, span=span) if any(letter.isalnum() for letter in text) else None


def _clean_warning(warning: ReadingWarning, secrets: _Secrets) -> ReadingWarning:
    hidden = secrets.hide(warning.message)
    return warning if hidden == warning.message else warning.model_copy(update={"message": hidden})
