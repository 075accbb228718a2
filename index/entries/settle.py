"""Pieces of a block's header -> title, organisation, place and period.

Word lists decide first, then what the other blocks of the section look like, then position. It refuses to
know where a block begins and what stands under its header.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.entries.block import Entry
from index.entries.divide import agreed_cuts, divide_mixed, follow_siblings
from index.entries.firm import names_firm
from index.entries.piece import Piece
from index.entries.place import (
    find_place,
    free_employer,
    keep_in_title,
    rejoin_place,
    set_bracketed_towns,
    set_place_behind_dates,
    set_site_apart,
    set_town_behind,
    set_towns_apart,
)
from index.lexicon import organization_strength, title_strength

_HEAD = 2  # strength of a name whose last word is a kind of house, without a legal form


def settle_blocks(blocks: Sequence[Entry], study: bool) -> None:
    """Gives each block its titles, organisation, place and period; `study`: titles are degrees."""
    under_employer, employer_level = False, 0
    agreed = agreed_cuts(blocks, study=study)
    placed = sum(_closes_with_place(block) for block in blocks) * 3 >= len(blocks)
    for block in blocks:
        alone = under_employer and len(block.rows) == 1 and not block.level()
        below = 0 < employer_level < block.level()
        _settle_known(block, study, under_employer=alone or below, placed=placed, agreed=agreed)
        if not below:
            opening = {piece.role for piece in block.rows[0].pieces}
            only_employer = bool(opening & {"organization", "unknown"}) and "title" not in opening
            employer_level = block.level() if only_employer and not study else 0
        above = block.names_employer_above()
        under_employer = not study and (above or (under_employer and block.organization is None))
    title_first = _title_first(blocks)
    signs = {piece.separator for block in blocks for piece in block.pieces() if piece.role == "place"}
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        _settle_unknown(block, following, title_first, study)
        find_place(block, signs)
        rejoin_place(block)
    if not study:
        set_bracketed_towns(blocks)


def _closes_with_place(block: Entry) -> bool:
    """Whether a row "Midwife, St Elisabeth, Tilburg" ends with a place that is known."""
    return any(piece.role == "place" and piece.separator == "," for piece in block.pieces())


def _settle_known(
    block: Entry, study: bool, *, under_employer: bool, placed: bool, agreed: Mapping[int, int]
) -> None:
    """Settles what the words alone decide. `under_employer`: a line above may name the organisation;
    `placed`: the section's rows end with a place, so the last words may be one nobody has listed; `agreed`:
    how its rows of words between commas are made."""
    periods = block.periods()
    if periods:
        ranked = sorted(periods, key=lambda period: period[0].single)
        block.period = ranked[0]
        block.extra_periods = [period for period in periods if period is not ranked[0]]
        if study and all(found.single for found, _ in periods):
            block.period = max(periods, key=lambda period: period[0].end.year if period[0].end else 0)
            block.extra_periods = [period for period in periods if period is not block.period]
    if not study:
        set_town_behind(block)
        keep_in_title(block)
    for piece in block.pieces():
        if piece.role == "place":
            if block.place is None:
                block.place = piece
            else:
                block.leftovers.append(piece)
    if not study:
        set_place_behind_dates(block)
    if not follow_siblings(block, agreed, study=study):
        divide_mixed(block, study, under_employer, placed=placed and block.place is None)
    set_site_apart(block)
    if not study:
        _keep_department(block, under_employer=under_employer)
    titles = [piece for piece in block.pieces() if piece.role == "title"]
    organizations = [piece for piece in block.pieces() if piece.role == "organization"]
    unknown = [piece for piece in block.pieces() if piece.role == "unknown"]
    if not organizations and not unknown and len(titles) == 2 and not study:
        first, second = titles
        if not (first.row == second.row and second.separator in "·•|¦/●▪◦") and title_strength(
            first.text
        ) != title_strength(second.text):
            weaker = min(titles, key=lambda piece: title_strength(piece.text))
            if title_strength(weaker.text) < 3:
                weaker.role = "organization"
                titles.remove(weaker)
                organizations = [weaker]
    if organizations:
        block.organization = max(
            organizations,
            key=lambda piece: (
                piece.labelled,
                organization_strength(piece.text) >= 2,
                -piece.row,
                -piece.start,
            ),
        )
        for piece in organizations:
            if piece is not block.organization:
                block.leftovers.append(piece)
    if titles:
        first = titles[0]
        block.titles = [first]
        for piece in titles[1:]:
            together = (
                piece.row == first.row and piece.separator and piece.separator in "·•|¦●▪◦" and not study
            )
            if together and title_strength(piece.text) >= 2:
                block.titles.append(piece)
            else:
                block.leftovers.append(piece)


def _keep_department(block: Entry, *, under_employer: bool) -> None:
    """Takes "Data Scientist, Home Insurance" for a title with its department where the employer stands above:
    alone on the block's first row, or in the block before, to which no blank line separates it."""
    pieces = block.pieces()
    named = [piece for piece in pieces if piece.role == "organization"]
    titles = [piece for piece in pieces if piece.role == "title"]
    if len(named) != 1 or not titles:
        return
    department, title = named[0], titles[0]
    if department.row != title.row or title.start > department.start or department.separator != ",":
        return
    above = [piece for piece in pieces if piece.row < title.row]
    alone = [piece for piece in above if piece.role == "unknown"]
    firm = names_firm(department.text) or organization_strength(department.text) > _HEAD
    if not firm and len(alone) == 1 and all(piece.role in ("unknown", "place") for piece in above):
        if title.row > 1 or (len(above) == 1 and not alone[0].text.isupper()):
            return
        alone[0].role = "organization"
    elif above or not under_employer or block.gap_before:
        return
    title.end = department.end
    block.rows[title.row].pieces.remove(department)


def _title_first(blocks: Sequence[Entry]) -> bool:
    """Whether the section's settled entries print the title before the organisation."""
    votes = 0
    for block in blocks:
        if block.titles and block.organization:
            votes += -1 if block.organization_first() else 1
        elif block.titles:
            unknown = [piece for piece in block.pieces() if piece.role == "unknown"]
            if unknown:
                first = block.titles[0]
                votes += 1 if (first.row, first.start) < (unknown[0].row, unknown[0].start) else -1
    return votes >= 0


def _settle_unknown(block: Entry, following: Entry | None, title_first: bool, study: bool) -> None:
    """Settles the rest by what is still missing, and by the layout of the other entries."""
    unknown = [piece for piece in block.pieces() if piece.role == "unknown"]
    if not study:
        set_towns_apart(block, unknown)
    if block.titles and not block.organization and unknown:
        chosen = _nearest_after(block.titles[-1], unknown, title_first)
        if not (
            study
            and (
                (chosen.row == block.titles[0].row and chosen.separator in ("–", "-", ":"))
                or len(chosen.text.split()) > 8
            )
        ):
            block.organization = chosen
            unknown.remove(chosen)
    elif block.organization and not block.titles and unknown:
        others = [piece for piece in unknown if piece.row != block.organization.row] or unknown
        if study or len(block.rows) > 1 or (block.organization in block.rows[0].pieces and len(unknown) >= 1):
            chosen = others[0] if title_first else min(others, key=lambda piece: (piece.row, piece.start))
            if not _is_group(block, following):
                block.titles = [chosen]
                unknown.remove(chosen)
    elif not block.titles and not block.organization and unknown:
        if len(unknown) == 1:
            if _is_group(block, following):
                block.organization = unknown.pop()
            elif study:
                block.titles = [unknown.pop()]
            else:
                block.titles, block.guessed = [unknown.pop()], True
        else:
            first, second = unknown[0], unknown[1]
            if title_first:
                block.titles, block.organization = [first], second
            else:
                block.titles, block.organization = [second], first
            block.guessed = True
            unknown = unknown[2:]
    if not block.organization and not study:
        employed = [
            piece
            for piece in block.pieces()
            if piece.role == "employment" and re.match(r"self|freelance", piece.text, re.I)
        ]
        if employed and block.titles:
            block.organization = employed[0]
    if not block.organization and not study:
        free_employer(block)
    block.leftovers.extend(unknown)
    _extend_title(block)


def _is_group(block: Entry, following: Entry | None) -> bool:
    """Whether the block is an employer's line over the roles that follow."""
    if following is None or following.organization or not following.titles:
        return False
    if following.names_employer_above() and following.rows[0].periods:
        return False  # it names an employer of its own, one that nobody has listed
    if following.level() and block.level():
        return following.level() > block.level()
    return not following.gap_before or not block.body


def _nearest_after(title: Piece, unknown: list[Piece], title_first: bool) -> Piece:
    after = [piece for piece in unknown if (piece.row, piece.start) > (title.row, title.start)]
    before = [piece for piece in unknown if (piece.row, piece.start) < (title.row, title.start)]
    if title_first or not before:
        # "Nurse – ICU | Mercy": what follows a dash is of the title when a later piece could be employer
        if (
            len(after) > 1
            and after[0].row == title.row
            and after[0].separator in ("–", "-", "—")
            and after[1].separator != after[0].separator
        ):
            return after[1]
        return (after or before)[0]
    return before[0]


def _extend_title(block: Entry) -> None:
    """Joins a leftover that goes on with the title: "Registered Nurse – ICU"."""
    if len(block.titles) != 1:
        return
    title = block.titles[0]
    for piece in list(block.leftovers):
        dash = piece.separator in ("–", "-", "—", ",", ":") and piece.passage is title.passage
        adjacent = (
            dash
            and piece.start > title.end
            and not any(c.isalnum() for c in title.passage.text[title.end : piece.start])
        )
        if (
            adjacent
            and piece.role in ("unknown", "title", "organization")
            and not any(
                other is not piece and other is not title and title.end <= other.start < piece.start
                for row in block.rows
                for other in row.pieces
            )
        ):
            block.titles[0] = title = Piece(
                title.passage, title.start, piece.end, "title", title.separator, title.labelled, title.row
            )
            block.leftovers.remove(piece)
