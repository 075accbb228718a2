"""Where a person lives, as the top of a résumé prints it: towns, their region and country, parted from the
house and the postal code.

It refuses to know streets (see `private`), and which part of which line is the place.
"""

from __future__ import annotations

import re

from index.entries.commas import split_commas
from index.entries.place_name import is_place, is_proper
from index.lexicon import folded_set, is_city, is_region, organization_strength, title_strength
from index.private import find_postcodes

_HALVES = re.compile(r"\s+(?:and|or|und|et|y|e|&)\s+|\s*/\s*")
_QUARTER = re.compile(r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3} \d{1,2}")  # "Al Nahda 2", "Dublin 8"
_DISTRICT = re.compile(r"[, ]+[A-Z]{1,2}\d{1,2}[A-Z]?$")  # the half of a British code: "Glasgow G11"
_REMARK = re.compile(r"\s*\([^()]{1,30}\)")  # "Porto (April to September)"
_TOWN = re.compile(r"(?:[^\W\d_a-z][\w'’.-]* ){1,3}(?:City|Town|Village)")
_MOST_PARTS = 5
_MOST_WORDS = 6


def is_home(text: str) -> bool:
    """Whether the words say of themselves where somebody lives: "Horbury, Wakefield, West Yorkshire", "Cairo
    and Washington, D.C."."""
    if is_place(text):
        return True
    halves = _HALVES.split(_REMARK.sub("", text))
    if len(halves) == 2 and all(is_place(half) for half in halves):
        return True
    tokens = [text[low:high] for low, high in split_commas(text)]
    if not 2 <= len(tokens) <= _MOST_PARTS or not all(_may_be_part(token) for token in tokens):
        return False
    if is_region(tokens[-1]):
        return True
    return len(tokens) > 2 and is_city(tokens[-2]) and _is_region_shaped(tokens[-1])


def could_be_home(text: str) -> bool:
    """Whether the words could be a place that nobody has listed, where they stand beside an address or a
    number: names alone, and no title or employer."""
    words = re.sub(r"[,/&]", " ", _REMARK.sub("", text)).split()
    small = folded_set("contact", "name_particles") | folded_set("contact", "place_words")
    return (
        1 <= len(text.split()) <= _MOST_WORDS
        and text[:1].isupper()
        and all(word[:1].isupper() or not word[:1].isascii() or word in small for word in words)
        and not re.search(r"\d", text)
        and not title_strength(text)
        and not organization_strength(text)
        and not text.endswith(".")
    )


def _may_be_part(token: str) -> bool:
    """Whether what stands between two commas may be a quarter, town, region or country."""
    named = organization_strength(token) > 0 and not _TOWN.fullmatch(token)
    return not (title_strength(token) or named) and (
        bool(_QUARTER.fullmatch(token)) or is_region(token) or (is_proper(token) and "." not in token)
    )


def _is_region_shaped(token: str) -> bool:
    """Whether a name is a region's by its words: "West Yorkshire", "Kottayam Dist."."""
    words = token.casefold().split()
    return bool(words) and (
        (len(words) > 1 and words[0] in folded_set("places", "region_openings"))
        or words[-1].strip(".") in folded_set("places", "region_endings")
        or words[-1].endswith("shire")
    )


def without_postcode(text: str) -> str:
    """The words before a postal code that closes them; a district's half of one, too, behind a known town."""
    codes = find_postcodes(text, after_street=False)
    if codes and not text[codes[-1][1] :].strip(" ,."):
        return text[: codes[-1][0]].rstrip(" ,")
    if found := _DISTRICT.search(text):
        town = text[: found.start()].rpartition(",")[2]
        if is_city(town) or is_region(town.strip()):
            return text[: found.start()]
    return text


def house_end(text: str) -> int:
    """Where the house ends that opens an address without a street ("Moss House, Ridge P.O., Kandy", "Flat 4,
    Jumeirah 1, Dubai"); 0 when no house is named, or nothing stands behind it."""
    end = 0
    for low, high in split_commas(text)[:-1]:
        words = text[low:high].casefold().replace(".", "").split()
        unit = len(words) > 1 and words[0] in folded_set("contact", "unit_words")
        if words and (words[-1] in folded_set("contact", "house_words") or (unit and words[-1][0].isdigit())):
            end = high
    return end
