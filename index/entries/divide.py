"""A header's words between commas -> title, organisation and place, where one piece holds several of them.

"Nurse, St Mary's Hospital" is parted by what its words may be, or as the other rows of its section are made.
It refuses to know which of several pieces the entry keeps.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from index.entries.block import Entry
from index.entries.commas import split_commas
from index.entries.firm import names_firm
from index.entries.piece import Piece
from index.entries.place_name import is_place, is_place_shaped
from index.entries.role import Role
from index.lexicon import is_degree, organization_strength, title_strength

_SMALL = frozenset({"of", "and", "the", "for", "de", "la", "le", "del", "di", "&", "St"})
_GRADE = re.compile(
    r"(?i)\b(?:honou?rs|distinction|merit|class|cum laude|gpa|cgpa|grade|first|second|third|pass"
    r"|credits?|thesis|minor|major|concentration|specialis|specializ)"
)


def agreed_cuts(blocks: Sequence[Entry], *, study: bool) -> dict[int, int]:
    """How the section's rows of words between commas are made: number of words -> which is the employer (of
    a `study`: the school).

    Told by the rows whose employer is plain: "Driver, Pensnett Ltd, Dudley" says how to read "Tramper,
    Kettlebrook, Tamworth". Where none is, by those that begin with a known title and end with a place."""
    plainly: dict[int, set[int]] = {}
    by_title: dict[int, set[int]] = {}
    for block in blocks:
        tokens = _comma_row(block)
        plain = [at for at, token in enumerate(tokens) if _is_plain(token, study)]
        if len(tokens) >= 2 and len(plain) == 1:
            plainly.setdefault(len(tokens), set()).add(plain[0])
        elif len(tokens) == 3 and not plain and not study and is_place(tokens[2]):
            titled = [at for at, token in enumerate(tokens[:2]) if title_strength(token) >= 2]
            if len(titled) == 1:
                by_title.setdefault(3, set()).add(1 - titled[0])
    return {count: found.pop() for count, found in (by_title | plainly).items() if len(found) == 1}


def _is_plain(token: str, study: bool) -> bool:
    """Whether words name an employer or a school beyond doubt ("BSc Civil Engineering" is a degree)."""
    return (names_firm(token) or organization_strength(token) >= 2) and not (study and is_degree(token))


def _comma_row(block: Entry) -> list[str]:
    """The words between the commas of a header whose only row with words has nothing else; dates may stand
    on a row of their own below."""
    if not block.rows[0].pieces or any(row.pieces for row in block.rows[1:]):
        return []
    first, last = block.rows[0].pieces[0], block.rows[0].pieces[-1]
    if any(piece.separator != "," or piece.labelled for piece in block.rows[0].pieces[1:]):
        return []
    return [
        first.passage.text[first.start : last.end][low:high]
        for low, high in split_commas(first.passage.text[first.start : last.end])
    ]


def follow_siblings(block: Entry, agreed: Mapping[int, int], *, study: bool) -> bool:
    """Parts a row whose words name no employer as its siblings are made; whether it could."""
    tokens = _comma_row(block)
    at = agreed.get(len(tokens), 0)
    if at == 0 or any(_is_plain(token, study) for token in tokens):
        return False
    if study and (not is_degree(tokens[0]) or any(is_degree(token) for token in tokens[1:])):
        return False
    places, row = tokens[at + 1 :], block.rows[0]
    if study and (not places or "(" in tokens[at]):
        return False  # "A levels: Latin (A), German (B)": subjects stand as schools do
    if not all(is_place(place) or is_place_shaped(place) for place in places) or is_place(tokens[at]):
        return False
    first, last = row.pieces[0], row.pieces[-1]
    whole = first.passage.text[first.start : last.end]
    spots = [(first.start + low, first.start + high) for low, high in split_commas(whole)]
    before = Piece(first.passage, first.start, spots[at - 1][1], "title", first.separator, False, first.row)
    named = Piece(first.passage, *spots[at], "organization", ",", False, first.row)
    row.pieces[:] = [before, named]
    block.place = None
    if places:
        block.place = Piece(first.passage, spots[at + 1][0], spots[-1][1], "place", ",", False, first.row)
        row.pieces.append(block.place)
    within = range(first.start, last.end)
    block.leftovers = [
        piece for piece in block.leftovers if piece.row != first.row or piece.start not in within
    ]
    return True


def divide_mixed(block: Entry, study: bool, under_employer: bool, *, placed: bool) -> None:
    """Parts "Nurse, St Mary's Hospital" where no other piece names the organisation (or the title)."""
    for row in block.rows:
        for piece in list(row.pieces):
            if piece.role not in ("title", "organization", "unknown") or piece.labelled:
                continue
            parts = split_commas(piece.text)
            if len(parts) < 2:
                continue
            tokens = [piece.text[low:high] for low, high in parts]
            others = [other for other in block.pieces() if other is not piece]
            cut = _cut(tokens, others, study, placed)
            if cut is None or (under_employer and cut[2] == "unknown"):
                continue
            at, left, right = cut
            before = Piece(
                piece.passage,
                piece.start,
                piece.start + parts[at - 1][1],
                left,
                piece.separator,
                False,
                piece.row,
            )
            after = Piece(piece.passage, piece.start + parts[at][0], piece.end, right, ",", False, piece.row)
            where = row.pieces.index(piece)
            row.pieces[where : where + 1] = [before, after]


def _cut(tokens: list[str], others: list[Piece], study: bool, placed: bool) -> tuple[int, Role, Role] | None:
    """Where a comma parts title from organisation: (index of the right part's first token, roles)."""
    strong_other = any(piece.role == "organization" for piece in others)
    other_unknown = any(piece.role == "unknown" for piece in others)
    other_title = any(piece.role == "title" for piece in others)
    # "Nullagine, Perth, Western Australia" on a line of its own names the employer better than a weak sign
    shaped = not study and any(
        name.role == "unknown" and place.role == "place" and place.separator == "," and name.row == place.row
        for name, place in pairwise(others)
    )

    def titled(token: str) -> bool:
        return is_degree(token) if study else title_strength(token) >= 2

    def organized(token: str) -> bool:
        if not study and token.islower() and " " in token:
            return False  # "Reporter, counties and business"
        if study:
            return organization_strength(token) > 0 and not (
                is_degree(token) and organization_strength(token) < 2
            )
        return (
            names_firm(token)
            or organization_strength(token) == 3
            or (not shaped and organization_strength(token) == 2 and title_strength(token) < 3)
            or (not shaped and organization_strength(token) == 1 and not title_strength(token))
        )

    if strong_other and not study:
        return None
    if study and other_title and organization_strength(tokens[0]) >= 2 and not is_degree(tokens[0]):
        return (1, "organization", "unknown")  # "Bhimashankar College, Civil Engineering" beside "BE"
    if (
        not titled(tokens[0])
        and any(titled(token) for token in tokens[1:])
        and not (study and not organized(tokens[0]) and other_title)
    ):
        at = next(number for number, token in enumerate(tokens) if titled(token))
        if (organized(tokens[0]) or not strong_other) and not (
            not organized(tokens[0]) and study and any(organized(token) for token in tokens[at:])
        ):
            return at, "organization", "title"
    if titled(tokens[0]) or (not titled(tokens[0]) and (not other_title or study)):
        for at in range(len(tokens) - 1, 0, -1):
            if organized(tokens[at]) and not (strong_other and study):
                while at > 1 and organized(tokens[at - 1]) and not titled(tokens[at - 1]):
                    at -= 1
                return at, "title", "organization"
    if not study and titled(tokens[0]) and not strong_other and not other_unknown:
        at = len(tokens) - (2 if placed and len(tokens) >= 3 and is_place_shaped(tokens[-1]) else 1)
        if tokens[at].islower() and (" " in tokens[at] or others):
            return None  # what the work was about; a house writes itself with a capital
        return at, "title", "unknown"
    if study and titled(tokens[0]) and not strong_other and not other_unknown and names_school(tokens):
        return len(tokens) - 1, "title", "unknown"
    return None


def names_school(tokens: list[str]) -> bool:
    """Whether the last words after a degree are a school nobody has listed: "Diploma in Cookery, Lago Alto".

    Only after a degree that has said its subject: else they are the subject ("BSc, Computer Science")."""
    words = tokens[-1].split()
    return (
        2 <= len(words) <= 7
        and all(word[:1].isupper() or word in _SMALL for word in words)
        and not re.search(r"[\d:()%]", tokens[-1])
        and not is_degree(tokens[-1])
        and not title_strength(tokens[-1])
        and not _GRADE.search(tokens[-1])
        and (len(tokens[0].split()) >= 3 or len(tokens) > 2)
        and bool(re.search(r"\b(?:in|of|on|en|de)\b", tokens[0]) or len(tokens) > 2)
    )
