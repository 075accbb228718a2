"""What words of a header may be: title, organisation, place; for work and for study.

It refuses to know the words beside them: what they are in the end is settled by the whole entry.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

from index.entries.commas import split_commas
from index.entries.firm import names_firm
from index.entries.place_name import is_place, is_region_in_country
from index.lexicon import (
    is_anywhere,
    is_city,
    is_degree,
    is_employment_kind,
    is_region,
    organization_strength,
    title_strength,
)

Role = Literal["title", "organization", "place", "employment", "unknown"]
Classifier = Callable[[str], Role]


def classify_work(text: str) -> Role:
    """What a piece of an experience header may be, by its words alone."""
    if is_employment_kind(text):
        return "employment"
    if is_place(text) and not _employer_before_place(text):
        return "place"
    if names_firm(text):
        return "organization"
    title, organization = title_strength(text), organization_strength(text)
    own = title == 2 and text[:9].casefold() == "freelance"  # "Freelance catering": a trade, no house
    if organization == 3 or (organization == 2 and title < 3 and not own):
        return "organization"
    if title >= 2 and title >= organization:
        return "title"
    if organization:
        return "organization"
    return "title" if title else "unknown"


def classify_study(text: str) -> Role:
    """What a piece of an education header may be: a degree is a title, a school an organisation."""
    if is_place(text) and not _studied_abroad(text):
        return "place"
    organization = organization_strength(text)
    if is_degree(text) and not (
        organization >= 2 and re.match(r"(?:the )?(?:university|college|school|institute)\b", text, re.I)
    ):
        opening = re.split(r"\s(?:of|for|de|di|für)\s", text, maxsplit=1)[0]
        if opening != text and organization_strength(opening) >= 2 and not is_degree(opening):
            return "organization"  # "Mahaweli Institute of Textile Studies"
        first = text.split(",")[0]
        if organization >= 2 and not is_degree(first) and organization_strength(first) >= 1:
            return "organization"
        return "title"
    return "organization" if organization else "unknown"


def _studied_abroad(text: str) -> bool:
    """Whether "Semester abroad in Valencia, Spain" opens with a study and not with a town."""
    first = text.split(",")[0]
    return first != text and is_degree(first) and not is_place(first) and " " in first


def _employer_before_place(text: str) -> bool:
    """Whether "Hotel Bellerive, Lausanne, Switzerland" opens with a name that is no part of the place.

    Three parts are a town, its region and its country only when the first is a listed town or the second a
    listed region; else the last two say where, and the first says who."""
    tokens = [text[low:high] for low, high in split_commas(text)]
    return (
        len(tokens) == 3
        and not (is_city(tokens[0]) or is_region(tokens[0]) or is_anywhere(tokens[0]))
        and not is_region_in_country(tokens[1], tokens[2])
    )
