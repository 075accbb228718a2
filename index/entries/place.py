"""The place of a block's header: told from the employer's name, from the title and from the dates.

It refuses to know titles and employers beyond what parts them from a place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from index.entries.block import Entry
from index.entries.commas import split_commas
from index.entries.piece import Piece
from index.entries.place_name import (
    is_named_town,
    is_place,
    is_place_shaped,
    is_region_in_country,
    is_town_and_state,
    is_town_in_country,
)
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
_REMARK = re.compile(r"\s*\(([^()]{2,160})\)$")
_SEVERAL = 2  # employers that are printed alike, at least
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


def set_town_behind(block: Entry) -> None:
    """Takes for a place the town that calls itself one behind the employer: "ACME CORP. - Pasig City", also
    with what it is in. Behind a title, "Circuit City" is an employer."""
    for row in block.rows:
        if any(piece.role == "title" for piece in row.pieces):
            continue
        for number, piece in enumerate(row.pieces[1:], 1):
            if piece.labelled or piece.separator not in ("-", "–", "—", "|", "·", "•", "wide"):
                continue
            rest = row.pieces[number + 1 :]
            joined = bool(rest) and rest[0].role == "place" and rest[0].separator == ","
            end = rest[0].end if joined else piece.end
            if is_named_town(piece.passage.text[piece.start : end]):
                town = Piece(piece.passage, piece.start, end, "place", piece.separator, False, piece.row)
                row.pieces[number : number + 1 + joined] = [town]
                break


def keep_in_title(block: Entry) -> None:
    """Leaves a place in brackets to the title where another row says where the job is: "Team Leader, Dairy
    Account (Denmark)" under "ACME, Leeds"."""
    for row in block.rows:
        for title, place in pairwise(row.pieces):
            elsewhere = any(
                other.role == "place" and other.row != place.row and other.separator != "("
                for other in block.pieces()
            )
            bracketed = place.separator == "(" or (
                place.text.endswith(")") and not is_city(place.text.split(" (")[0])
            )
            if title.role == "title" and place.role == "place" and bracketed and elsewhere:
                title.end = place.end + (place.separator == "(")
                row.pieces.remove(place)
                break


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
    second, third = ([place.text[low:high] for low, high in parts[1:3]] + [""])[:2]
    if len(parts) == 3 and is_region(third) and is_region_in_country(second, third):
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
    _set_remark_apart(block, named)
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


def _set_remark_apart(block: Entry, named: Piece) -> None:
    """Parts what is said of the employer behind its town: "Hollin Dairies, Skipton (cheese and butter)"."""
    found = _REMARK.search(named.text)
    if found is None or is_place(found[1]):
        return
    tokens = split_commas(named.text[: found.start()])
    town = named.text[tokens[-1][0] :] if tokens else ""
    if len(tokens) < 2 or not is_place_shaped(named.text[slice(*tokens[-1])]) or is_town_in_country(town):
        return
    start, end = named.start + found.start(1), named.start + found.end(1)
    block.leftovers.append(Piece(named.passage, start, end, "unknown", "(", False, named.row))
    named.end = named.start + found.start()


def _is_town_in(text: str) -> bool:
    """Whether the words are two names parted by a comma: "São Carlos, SP", "Ribe, Jutland"."""
    tokens = [text[low:high] for low, high in split_commas(text)]
    return len(tokens) == 2 and all(is_place_shaped(token) for token in tokens)


def set_bracketed_towns(blocks: Sequence[Entry]) -> None:
    """Where all employers of a section have a place in brackets, and one of these is known, the places:
    "Penhallow Haulage Ltd (Lichfield)", "Oakleaf Bakeries (Leicester)"."""
    spots: list[tuple[Entry, Piece, int]] = []
    known = False
    for block in blocks:
        named = block.organization
        if block.place is not None:
            known = known or block.place.separator == "("
            continue
        if named is None or (inside := _REMARK.search(named.text)) is None:
            return
        if not is_place_shaped(inside[1]) or inside[1].isupper():
            return
        known = known or is_place(inside[1])
        spots.append((block, named, inside.start()))
    if not known or len(blocks) < _SEVERAL:
        return
    for block, named, at in spots:
        start = named.start + at
        inner = start + named.text[at:].index("(") + 1
        block.place = Piece(named.passage, inner, named.end - 1, "place", "(", False, named.row)
        named.end = start
