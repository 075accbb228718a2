"""Where phone numbers and street addresses stand in a text.

It prefers to find too much over too little, but leaves years, dates, money, counts and licence numbers alone.
It refuses to know documents and what is done about a find.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from index.lexicon import word_set

_LABEL = re.compile(
    r"(?:(?<![^\W_])(?:tele?phone|phone|tel|mobile|mob|cell(?:ular)?|handy|whats ?app|signal|"
    r"fax|call(?: me)?(?: at| on)?|text(?: me)?(?: at| on)?|sms|ph|t|m|p|c|h|w)(?:\s*(?:no|nr|"
    r"number)\b)?[.:]{0,2}|[☎☏✆📞📱🕿✉]\ufe0f?)[\s(]{0,3}(?:home|work|mobile|m|h|"
    r"w)?\)?\s?[:.]?\s{0,3}$",
    re.IGNORECASE,
)
_ID_LABEL = re.compile(
    r"(?:(?<![^\W_])(?:no|nr|number|id|ids|licen[cs]e|registration|reg|pin|patent|grant|isbn|"
    r"issn|doi|orcid|npi|gmc|nmc|ref|application|case|serial|arxiv|pmid|vat|account|badge|"
    r"permit)|#)[\s.:#]{0,4}(?:[A-Z]{1,3}[\s-]?)?$",
    re.IGNORECASE,
)
_UNSEEN = re.compile(r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
# A dot between spaces parts a number from what stands before it: "Glasgow G11 · 07700 900123".
_SEP = r"(?:[ \u00a0\u2009\u202f]{1,3}|(?![ ]·[ ])[ \u00a0]?[-.‐‑–/·][ \u00a0]?)"
_END = r"(?![\d])(?![.,]\d)(?!%)"
_EXTENSION = r"(?:[ ,;]{0,2}(?:x|ext\.?|extension|\#)[ .:]{0,2}\d{1,6})?"
# Each alternative is bounded; a digit before, or a currency sign, forbids a match.
_PHONE = re.compile(
    rf"""(?<![\d$€£¥])(?<![\d][.,])
    (?:
      (?P<international>\(?(?:\+|(?<![\w.])00(?=[1-9]))[ ]?(?:\(\d{{1,4}}\)|\d{{1,3}}\)[ ]?\d|\d)
        (?:(?:{_SEP}|[ ]?\(|\)[ ]?[-]?)?\d){{6,14}})
    | (?P<american>(?:1{_SEP}?)?(?:\(\d{{3}}\)\s{{0,3}}[-.]?\s?|\d{{3}}{_SEP})
        \d{{3}}(?:{_SEP}|[ ]{{0,2}})\d{{4}})
    | (?P<national>\(?0[1-9](?:(?:{_SEP}|\)[ ]?|[ ]?\()?\d){{7,10}})
    | (?P<plain>\d(?:(?:{_SEP}|\)[ ]?|[ ]?\()?\d){{5,13}})
    )
    (?P<extension>{_EXTENSION}){_END}""",
    re.VERBOSE,
)
_DATE_LIKE = re.compile(
    r"^(?:(?:19|20)\d\d(?:\D{1,3}(?:19|20)\d\d)?|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d.*|"
    r"(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?.*|\d{1,2}[/.-](?:19|20)\d\d.*)$"
)
_FIRST_DIGITS = re.compile(r"\D*\d+")
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d(?!\d)[^\w(+]{1,3}(?:(?:19|20)\d\d(?!\d)[^\w(+]{1,3})?")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?:\D{1,3}(?:19|20)\d\d)+(?!\d)")

_STREET_WORDS = (
    r"street|st|avenue|ave|av|road|rd|lane|ln|drive|dr|boulevard|blvd|way|court|ct|place|pl|"
    r"terrace|ter|close|crescent|cres|square|sq|highway|hwy|parkway|pkwy|gardens|gdns|row|"
    r"mews|walk|grove|hill|rise|view|park|green|circle|cir|trail|trl|loop|alley|path|quay|"
    r"wharf|parade|esplanade|croft|drove|wynd|brae|vale|heights|ridge|run|point|crossing|"
    r"fields|meadow|meadows|yard|broadway|cross|main|nagar|marg"
)
_WORD = r"[\w'’.-]{1,30}[ ]"
_POINT = r"(?:N|S|E|W|NE|NW|SE|SW)"
_UNIT = r"(?:flat|apt\.?|apartment|unit|suite|ste\.?|room|floor|house|block|no\.?)"
_ENDINGS = (
    r"(?:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|gatan|vägen|gata|veien|straat|laan|gade|vej"
    r"|katu|utca)"
)
# "P.O. Box 5512-80100": a number of the post, and no telephone's. (Written for re.VERBOSE.)
_POST_BOX = (
    r"(?<!\w)(?:p\.?[ ]?o\.?[ ]?box|(?:private|postal)[ ]bag|postfach|postbus|casilla|apartado(?:[ ]postal)?"
    r"|caixa[ ]postal)[ ]?\#?\d{1,8}(?:-\d{3,6})?(?!\d)"
)
_BOX = re.compile(_POST_BOX, re.IGNORECASE | re.VERBOSE)
_IN_FOURS = re.compile(r"(?<![\w-])\d{4}-\d{4}-\d{4}-\d{3}[\dX](?![\w-])")  # an author's number at ORCID
_STREET = re.compile(
    rf"""(?:
      (?:{_UNIT}[ ]?\#?\w{{1,5}},?[ ])?
      (?<![\w.,-])\d{{1,5}}[A-Za-z]?(?:[-–/]\d{{1,5}})?,?[ ](?:{_POINT}\.?[ ])?
      (?:{_WORD}){{1,4}}?(?:{_STREET_WORDS})(?![\w])\.?(?:[ ]{_POINT}(?!\w)\.?)?
    | (?<![\w])(?:{_WORD}){{0,3}}?[\w-]{{0,30}}{_ENDINGS}[ ]\d{{1,4}}[ ]?[a-zA-Z]?(?![\w])
    | (?<![\w.,])\d{{1,4}}(?:[ ]?(?:bis|ter))?,?[ ]
      (?:rue|avenue|av\.|boulevard|bd|place|chemin|allée|impasse|quai|cours|route)[ ]
      (?:[\w'’.-]{{1,30}}[ ]?){{1,5}}
    | (?<![\w])(?:via|viale|piazza|corso|calle|c/|avenida|av\.|paseo|plaza|rua|rue|avenue|ul\.|ulica)[ ]
      (?:{_WORD}){{0,4}}?[\w'’.-]{{1,30}},?[ ](?:n[º°.]?[ ]?)?\d{{1,4}}(?![\w])
    | (?<!\w)(?:flat|apt\.?|apartment)[ ]\#?\w{{1,5}},?[ ](?:{_WORD}){{1,3}}?
      (?:house|court|building|tower|towers|lodge|mansions|apartments|hall)(?!\w)
    | {_POST_BOX}
    )
    (?:,?[ ]{_UNIT}[ ]?\#?\w{{1,6}}|,?[ ]\#[ ]?\w{{1,6}}|,[ ]\d{{1,2}}(?:st|nd|rd|th)[ ]floor)?""",
    re.IGNORECASE | re.VERBOSE,
)
_POSTCODE = re.compile(
    r"(?<![\w])(?:[A-Z]{1,2}\d[A-Z\d]?[ ]\d[A-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d|"
    r"(?<=[A-Z]{2}[ ])\d{5}(?:-\d{4})?|"
    r"(?:(?<=[ ](?:VIC|NSW|QLD|TAS)[ ])|(?<=[ ](?:SA|WA|NT)[ ]))\d{4}(?!\s*(?:[–—-]|to\b)))(?![\w])"
)
_ZIP_NEAR = re.compile(r"(?<![\w.,/-])(?:[A-Z]{1,2}-)?\d{4,6}(?:-\d{3,4})?(?![\w./]|,\d)")


def find_phones(text: str, *, contact: bool = False) -> list[tuple[int, int]]:
    """Where phone numbers stand. `contact`: the text is contact data, where bare digits are believed too."""
    return _as_seen(text, lambda seen: _find_phones(seen, contact))


def _as_seen(text: str, find: Callable[[str], list[tuple[int, int]]]) -> list[tuple[int, int]]:
    """What is found in the text without the signs that nobody sees: address books put marks of direction
    around a number and into it, web pages put breaks into it."""
    if not _UNSEEN.search(text):
        return find(text)
    places = [at for at, letter in enumerate(text) if not _UNSEEN.match(letter)]
    seen = "".join(text[at] for at in places)
    return [(places[low], places[high - 1] + 1) for low, high in find(seen)]


def _find_phones(text: str, contact: bool) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    others = [other.span() for form in (_BOX, _IN_FOURS) for other in form.finditer(text)]
    at = 0
    while match := _PHONE.search(text, at):
        match = _after_years(text, match)
        if any(low < match.end() and match.start() < high for low, high in others):
            at = match.start() + len(_FIRST_DIGITS.match(match[0])[0])  # type: ignore[index] # never empty
        elif _is_phone(text, match, contact):
            found.append(match.span())
            at = match.end()
        else:  # a number may still begin within: "2015-2018 (480) 555-0147"
            at = match.start() + len(_FIRST_DIGITS.match(match[0])[0])  # type: ignore[index] # never empty
    return found


def _after_years(text: str, match: re.Match[str]) -> re.Match[str]:
    """The number without years printed before it: "2019 – 2021 07700 900123"."""
    year = _YEAR_BEFORE.match(match[0])
    later = _PHONE.search(text, match.start() + year.end(), match.end() + 20) if year else None
    return later if later and later.start() < match.end() and not later["plain"] else match


def _is_phone(text: str, match: re.Match[str], contact: bool) -> bool:
    """Whether digits in the form of a phone number are one, by their label, form and company."""
    start = match.start()
    digits = "".join(letter for letter in match[0] if letter.isdigit())
    labelled = bool(_LABEL.search(text, max(0, start - 30), start))
    kind = next(name for name in ("international", "american", "national", "plain") if match[name])
    bare = match[kind]
    if not 6 <= len(digits) <= 20 or _DATE_LIKE.match(bare) or _YEARS.fullmatch(bare):
        return False
    if not labelled and kind != "international" and _ID_LABEL.search(text, max(0, start - 30), start):
        return False
    separated = any(not letter.isdigit() for letter in bare.strip("+("))
    if kind == "international":
        return len(digits) >= (8 if separated else 9)
    if kind == "american":
        spaced = " " in bare and not re.search(r"[().-]", bare)
        return labelled or contact or not (spaced and bare.lstrip("1 ")[:1] in "01")
    if kind == "plain" and labelled:
        return len(digits) >= 7 or separated
    if kind == "plain":
        return contact and len(digits) >= (7 if separated else 9) and not _YEARS.search(bare)
    return True


def find_streets(text: str) -> list[tuple[int, int]]:
    """Where the street parts of postal addresses stand (house number and street, or a post-office box)."""
    return [
        match.span()
        for match in _STREET.finditer(text)
        if any(letter.isalpha() for letter in match[0]) and not _is_sentence(match[0])
    ]


def _is_sentence(text: str) -> bool:
    """Whether a number counts: a word of sentences stands behind it ("9 who run"), or several things do ("6
    nurses and drive"), and nothing is written as a name."""
    if text != text.lower():
        return False
    several = re.match(r"\d+ \w+s and ", text) is not None  # not "12 rose and crown walk"
    return several or not word_set("contact", "sentence_words").isdisjoint(text.split())


def find_postcodes(text: str, *, after_street: bool) -> list[tuple[int, int]]:
    """Where postal codes stand; bare numbers count only in the company of a street."""
    found = [match.span() for match in _POSTCODE.finditer(text)]
    if after_street:
        taken = found + find_streets(text) + find_phones(text, contact=True)
        bare = [match.span() for match in _ZIP_NEAR.finditer(text)]
        found += [span for span in bare if not any(low <= span[0] < high for low, high in taken)]
    return sorted(found)
