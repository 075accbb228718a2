"""The place of a block's header: told from the employer's name, from the title and from the dates.

It refuses to know titles and employers beyond what parts them from a place.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from index.entries.block import Entry
from index.entries.commas import split_commas
from index.entries.piece import Piece
from index.entries.place_name import is_place_shaped, is_town_and_state
from index.lexicon import (
    is_anywhere,
    is_campus_system,
    is_city,
    is_region,
    organization_strength,
    title_strength,
)

# Where people work for somebody else: a place rather than an employer beside another name.
_SITE = re.compile(
    r"(?i)\b(?:airport|airfield|air base|campus|barracks|harbou?r|port|terminal|depot|yard|works|mine|pit|"
    r"mill|refinery|rig|platform|building|tower|station|office|branch|site|plant|wing|ward|floor)$"
)
_PART_OF = re.compile(
    r"(?:school|department|dept\.?|faculty|college|institute|division|office|ministry|bank) of\b",
    re.IGNORECASE,
)


def set_place_behind_dates(block: Entry) -> None:
    """Takes for a place what stands alone behind the dates of a row, below one of title and name: "Apiary
    Manager, Linden Honey" over "March 2019 – Present, Ludlow". An employer would stand before its dates."""
    if block.place is not None or len(block.rows) < 2:
        return
    opening = block.rows[0].pieces
    tokens = [piece.text[low:high] for piece in opening for low, high in split_commas(piece.text)]
    if len(tokens) != 2 or title_strength(tokens[0]) < 2 or title_strength(tokens[1]):
        return
    for row in block.rows[1:]:
        if len(row.periods) != 1 or len(row.pieces) != 1:
            continue
        (found, _), (piece,) = row.periods[0], row.pieces
        behind = piece.start >= found.until
        if behind and piece.role == "unknown" and not piece.labelled and is_place_shaped(piece.text):
            piece.role, block.place = "place", piece
            return


def set_site_apart(block: Entry) -> None:
    """Gives to the place what was taken for an employer: "Line Pilot    Wilson Airport, Nairobi" under a name
    that stands alone with its dates, and so is the employer."""
    if len(block.rows) < 2 or not block.rows[0].periods:
        return
    above = [piece for piece in block.rows[0].pieces if piece.role != "place"]
    if len(above) != 1 or above[0].role != "unknown" or above[0].labelled:
        return
    for row in block.rows[1:]:
        roles = [piece.role for piece in row.pieces]
        if (
            roles == ["title", "organization", "place"]
            and row.pieces[1].separator == "wide"
            and _SITE.search(row.pieces[1].text)
        ):
            site, place = row.pieces[1:]
            whole = Piece(site.passage, site.start, place.end, "place", "wide", False, site.row)
            row.pieces[1:] = [whole]
            above[0].role = "organization"
            if block.place is place:
                block.place = whole
            return


def set_towns_apart(block: Entry, unknown: list[Piece]) -> None:
    """An employer is never a bare "Pueblo CO"."""
    for piece in list(unknown):
        if block.place is None and not piece.labelled and is_town_and_state(piece.text):
            piece.role, block.place = "place", piece
            unknown.remove(piece)


def free_employer(block: Entry) -> None:
    """Parts the employer from the place it was taken for: "Bluefin, Portland, OR", "Northgate, Ireland".

    Only where nothing else names the employer, and not for a town and its country printed after the title."""
    place = block.place
    if place is None or not block.titles or place.labelled:
        return
    parts = split_commas(place.text)
    first = place.text[parts[0][0] : parts[0][1]] if parts else ""
    if len(parts) < 2 or is_city(first) or is_region(first) or is_anywhere(first):
        return
    if len(parts) == 3 and all(is_region(place.text[low:high]) for low, high in parts[1:]):
        return  # "Paranaguá, Paraná, Brasil"
    title = block.titles[0]
    last = place.text[parts[-1][0] : parts[-1][1]]
    town_last = is_city(last)  # a place is "town, country", seldom "town, town"
    if len(parts) < 3 and not town_last and (place.row, place.start) > (title.row, title.start):
        return
    low = place.start + parts[1][0]
    block.organization = Piece(
        place.passage,
        place.start,
        place.start + parts[0][1],
        "organization",
        place.separator,
        False,
        place.row,
    )
    block.place = Piece(place.passage, low, place.end, "place", ",", False, place.row)


def rejoin_place(block: Entry) -> None:
    """Gives back to the place the town cut from it: "Acme | Bad Vilbel, Wetterau, Germany"."""
    place = block.place
    if place is None or place.separator != ",":
        return
    for piece in block.leftovers:
        if (
            piece.role == "unknown"
            and piece.passage is place.passage
            and piece.end < place.start
            and piece.passage.text[piece.end : place.start].strip() == ","
            and is_place_shaped(piece.text)
        ):
            block.place = Piece(
                place.passage, piece.start, place.end, "place", piece.separator, False, place.row
            )
            block.leftovers.remove(piece)
            return


def find_place(block: Entry, signs: Collection[str]) -> None:
    """The place nobody has listed: a name beside the dates, or after the organisation's comma. `signs`: what
    stands before the places of the section that are known."""
    if block.place is not None:
        return
    for piece in block.leftovers:
        dated_row = any(
            row.periods and piece in row.pieces and all(other is piece for other in row.pieces)
            for row in block.rows
        )
        beside_employer = (
            (
                piece.separator == "wide"
                or (
                    piece.separator in tuple("·•|¦") and (piece.separator in signs or _is_town_in(piece.text))
                )
            )
            and block.organization is not None
            and piece.row == block.organization.row
            and piece.start > block.organization.start
        )
        if (
            piece.role == "unknown"
            and (dated_row or beside_employer)
            and block.titles
            and block.organization
            and (is_place_shaped(piece.text) or _is_town_in(piece.text))
        ):
            block.place = piece
            block.leftovers.remove(piece)
            return
    named = block.organization
    if named is None:
        return
    parts = split_commas(named.text)
    tokens = [named.text[low:high] for low, high in parts]
    if (
        len(tokens) not in (2, 3)
        or not all(is_place_shaped(token) for token in tokens[1:])
        or _PART_OF.match(tokens[0])
    ):
        return
    if is_campus_system(tokens[0]) or any(organization_strength(token) for token in tokens[1:]):
        return
    start, end = named.start + parts[0][1], named.start + parts[1][0]
    block.place = Piece(named.passage, end, named.end, "place", ",", False, named.row)
    block.organization = Piece(
        named.passage, named.start, start, "organization", named.separator, False, named.row
    )


def _is_town_in(text: str) -> bool:
    """Whether the words are two names parted by a comma: "São Carlos, SP", "Ribe, Jutland"."""
    tokens = [text[low:high] for low, high in split_commas(text)]
    return len(tokens) == 2 and all(is_place_shaped(token) for token in tokens)
