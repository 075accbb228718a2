"""Whether words name a place: "Leeds", "Folsom, CA", "新潟県長岡市".

Listed towns and regions first, then what a name looks like. It refuses to know where on a page they stand.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.entries.commas import split_commas
from index.lexicon import (
    is_anywhere,
    is_campus_system,
    is_city,
    is_degree,
    is_region,
    organization_strength,
    title_strength,
    word_set,
)

_POSTED = re.compile(r"(?:[A-Z]{1,2}-)?(?:\d{5}|(?!19|20)\d{4}) ([^\W\d][^\d,;:|]{1,40})")
_TOWN = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)? (?:City|Town|Falls|Springs|Beach|Island|Park|Hills?|County)")
_EAST_PLACE = re.compile(
    r"(?:[\u4e00-\u9fff]{1,6}?[省市県縣都府道郡區区町村]){1,4}"
    r"|[\uac00-\ud7a3]{1,6}(?:특별시|광역시|특별자치시|특별자치도|도|시)(?:\s?[\uac00-\ud7a3]{1,5}[시군구동]){0,2}"
)
_EAST_NO_PLACE = re.compile(r"超市$|^(?:城市|都市|夜市|股市|上市)$|[街柔剣書茶]道$|[学社小]区$")
_RIVER = re.compile(r"(?<=\w) \([^\W\d_]+\)$")  # Halle (Saale), Newcastle (Staffs)


@lru_cache(maxsize=4096)
def is_place(text: str) -> bool:
    """Whether the words are a place: "Remote", "Leeds", "Folsom, CA", "Seoul, South Korea"."""
    bare = text.strip(" ()[].,")
    if not bare or len(bare) > 70 or re.search(r"[:@]", bare):
        return False
    if is_anywhere(bare) or is_city(bare) or (is_region(bare) and len(bare) > 2):
        return True
    parts = [part.strip() for part in re.split(r"\s*,\s*|\s+/\s+", bare) if part.strip()]
    if len(parts) > 1 and (town := _POSTED.fullmatch(parts[0])):
        parts[0] = town[1]  # "33500 Libourne, France"
    if len(parts) > 1 and all(is_city(part) or is_region(part) or is_anywhere(part) for part in parts):
        return True
    if 2 <= len(parts) <= 3 and is_region(parts[-1]):
        return all(
            is_proper(part) and not title_strength(part) and organization_strength(part) < 2
            for part in parts[:-1]
        ) and not (len(parts) == 3 and organization_strength(parts[0]))
    if " / " in bare and all(is_place_shaped(part) and not organization_strength(part) for part in parts):
        return any(is_city(part) for part in parts)  # "Amman / London"
    if (town := _POSTED.fullmatch(bare)) and is_proper(town[1]):
        return True  # "26939 Ovelgönne"
    if _EAST_PLACE.fullmatch(bare) and not _EAST_NO_PLACE.search(bare):
        return True
    if words := re.fullmatch(r"(.+) ([A-Z]{2})", bare):  # "Folsom CA"
        return is_region(words[2]) and is_city(words[1])
    if split := re.fullmatch(r"(.+?)\s*\(([^()]+)\)", text.strip(" .,")):  # "London (Remote)"
        return is_place(split[1]) and is_place(split[2])
    return False


def is_town_in_country(text: str) -> bool:
    """Whether the words are a town with its country or département in brackets: "Cremona (Italia)", "Vitré
    (35)"."""
    split = re.fullmatch(r"([^()]+?)\s*\(([^()]+)\)", text)
    return bool(
        split
        and (is_region(split[2]) or re.fullmatch(r"\d{2,3}|2[AB]", split[2]))
        and is_proper(split[1])
        and organization_strength(split[1]) < 2
        and not title_strength(split[1])
    )


def is_named_town(text: str) -> bool:
    """Whether the words are a town that calls itself one, with what it is in or what is in it: "Pasig City",
    "Eastwood City, Quezon City", "Jaro, Iloilo City"."""
    tokens = [text[low:high] for low, high in split_commas(text)]
    return (
        1 <= len(tokens) <= 3
        and any(_TOWN.fullmatch(token) for token in tokens)
        and all(_TOWN.fullmatch(token) or _place_word(token) for token in tokens)
        and all(is_place_shaped(token) for token in tokens)
    )


def is_region_in_country(region: str, country: str) -> bool:
    """Whether the words are a region and its country; before a state's letters stands a town, though a region
    is called like it ("Washington, D.C.")."""
    return is_region(region) and country.replace(".", "") not in word_set("places", "us_states")


def is_place_shaped(text: str) -> bool:
    """Whether the words could be a place that nobody has listed: a few with capitals, no title or degree."""
    text = _RIVER.sub("", text)
    words = text.split()
    return (
        1 <= len(words) <= 4
        and all(word[:1].isupper() or word in word_set("places", "inside") for word in words)
        and not re.search(r"[\d&:/()]|\.$", text)
        and not title_strength(text)
        and not is_degree(text)
        and not re.search(
            r"(?i)\b(?:team|class|honou?rs|distinction|merit|cum laude|ward|unit|division|icu)\b", text
        )
    )


def is_town_and_state(text: str) -> bool:
    """Whether the words are "Pueblo CO": a name and a state's two letters, town listed or not."""
    words = re.fullmatch(r"(.+) ([A-Z]{2})", text.strip(" ().,"))
    return bool(
        words
        and words[2] in word_set("places", "us_states")
        and is_proper(words[1])
        and len(words[1].split()) <= 3
        and not title_strength(words[1])
        and not organization_strength(words[1])
    )


def closing_place(text: str) -> tuple[int, int] | None:
    """Where the place begins that ends "Acme, Folsom, CA": (end of the words before, start of the place)."""
    parts = split_commas(text)
    if len(parts) < 2:
        return None
    tokens = [text[low:high] for low, high in parts]
    last = tokens[-1]
    if (is_campus_system(tokens[-2]) and not is_region(last)) or (
        len(tokens) >= 3 and is_campus_system(tokens[-3]) and is_region(last) is False
    ):
        return None
    if is_anywhere(last):
        return parts[-2][1], parts[-1][0]
    count = 0
    if is_region(last):
        count = 1
        if len(tokens) > 3 and (
            (is_region(tokens[-2]) and _place_word(tokens[-3]))
            or (is_city(tokens[-3]) and _place_word(tokens[-2]))
        ):
            count = 3
        elif (len(tokens) >= 3 and _place_word(tokens[-2])) or (is_city(tokens[-2]) and len(tokens) > 2):
            count = 2
    elif (
        is_city(last)
        or is_town_and_state(last)
        or is_town_in_country(last)
        or (" / " in last and is_place(last))
    ):
        count = 1
    if not count or count >= len(tokens):
        return None
    if len(tokens) > count and count == 2 and len(tokens) - count >= 2 and is_campus_system(tokens[-3]):
        return parts[-2][1], parts[-1][0]
    return parts[-count - 1][1], parts[-count][0]


def _place_word(text: str) -> bool:
    return is_proper(text) and (
        is_city(text)
        or bool(_TOWN.fullmatch(text))
        or (organization_strength(text) < 2 and title_strength(text) < 2)
    )


def is_proper(text: str) -> bool:
    words = text.split()
    return len(words) <= 4 and text[:1].isupper() and not re.search(r"\d", text)
