"""Units of a section -> blocks: which lines head an entry, which stand under it, where the next begins.

Marks of an entry (dates, titles, organisations, weight) decide first, then what the other lines of the
section look like: dots of a time line, margins, a length of stay below a name. It refuses to know which piece
of a header is the title and which the employer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from index.dates import is_duration
from index.entries.block import MAX_HEADER_ROWS, Entry
from index.entries.header import read_header
from index.entries.opening import could_be_name, is_header
from index.entries.piece import HeaderLine, Piece
from index.entries.place_name import is_place_shaped
from index.entries.role import Classifier, classify_study
from index.entries.unit import HEADER_CHARACTERS, Unit, is_dated_header, mark_asides
from index.lexicon import is_degree, organization_strength, title_strength
from index.sentence import sentences

MAX_NAME_WORDS = 14  # more are a sentence, not a title or an employer


def group_units(units: Sequence[Unit], classify: Classifier) -> tuple[list[Entry], list[Unit]]:
    """Blocks in order, their pieces not settled yet; and the units that stand before the first one."""
    study = classify is classify_study
    stays = [] if study else _stays(units)
    over_stays = [above for above, unit in pairwise(units) if unit in stays and could_be_name(above)]
    units = [_as_header(unit) if unit in over_stays else unit for unit in units if unit not in stays]
    if not study:
        units = mark_asides(units)
    units = _promote_dates(_promote_outdented(_promote_bullets(units, study)))
    blocks, strays = _group(units, classify, study)
    if blocks:
        blocks[0].rows[0].labels += [span for unit in stays if (span := _span(unit))]
    blocks = _with_dates_at_home(blocks)
    employers = {unit.passage.start for unit in over_stays}
    for block in blocks:
        if block.units[0].passage.start in employers:
            _name_employer(block.rows[0])
    return blocks, strays


def _stays(units: Sequence[Unit]) -> list[Unit]:
    """Lines that only say how long ("8 years 3 months"), where dates say it, too."""
    if not any(is_dated_header(unit) for unit in units):
        return []
    return [unit for unit in units if unit.kind == "text" and is_duration(unit.text)]


def _name_employer(row: HeaderLine) -> None:
    for piece in row.pieces:
        if piece.role in ("unknown", "title"):
            piece.role = "organization"


def _with_dates_at_home(blocks: Sequence[Entry]) -> list[Entry]:
    """The blocks; one of nothing but dates (and a place) belongs to the undated one above it, from which an
    address or a salary parted it. Where dates open the section, each belongs to the block below it."""
    if len(blocks) > 1 and _only_dated(blocks[0]):
        return _with_dates_above(blocks)
    kept: list[Entry] = []
    for block in blocks:
        above = kept[-1] if kept else None
        named = any(piece.role != "place" for piece in block.pieces())
        if (
            above is None
            or named
            or above.periods()
            or not block.periods()
            or len(above.body) > MAX_HEADER_ROWS
        ):
            kept.append(block)
            continue
        for row in block.rows:
            for piece in row.pieces:
                piece.row = len(above.rows)
            above.rows.append(row)
        above.units += block.units
        above.body += block.body
    return kept


def _only_dated(block: Entry) -> bool:
    return bool(block.periods()) and not block.body and all(piece.role == "place" for piece in block.pieces())


def _with_dates_above(blocks: Sequence[Entry]) -> list[Entry]:
    """The blocks, each with the dates that stand alone over it: a page's column of dates beside its jobs."""
    kept: list[Entry] = []
    dates: Entry | None = None
    for block in blocks:
        if dates is not None and not block.periods():
            for row in block.rows:
                for piece in row.pieces:
                    piece.row += len(dates.rows)
            block.rows[:0] = dates.rows
            block.units[:0] = dates.units
            block.gap_before, dates = dates.gap_before, None
        elif dates is not None:
            kept.append(dates)
            dates = None
        if _only_dated(block):
            dates = block
        else:
            kept.append(block)
    return [*kept, dates] if dates is not None else kept


def _span(unit: Unit) -> tuple[int, int] | None:
    fact = unit.passage.fact()
    return (fact.span.start, fact.span.end) if fact else None


def _promote_bullets(units: Sequence[Unit], study: bool) -> list[Unit]:
    """In a section whose entries are themselves bullets, the top bullets are headers."""
    if tops := _time_line(units):
        return [_as_header(unit) if number in tops else unit for number, unit in enumerate(units)]
    if not study and any(
        unit.kind != "bullet" and is_header(unit, study) and (unit.kind == "heading" or unit.ranges())
        for unit in units
    ):
        return list(units)
    if study and any(unit.kind != "bullet" and is_header(unit, study) for unit in units):
        return list(units)
    if not any(unit.kind == "bullet" and unit.level == 0 and _bullet_is_entry(unit, study) for unit in units):
        return list(units)
    promoted: list[Unit] = []
    for unit in units:
        if unit.kind == "bullet" and unit.level == 0 and _bullet_is_entry(unit, study):
            unit = _as_header(unit)
        promoted.append(unit)
    return promoted


def _as_header(unit: Unit, level: int = 3) -> Unit:
    return replace(unit, kind="heading", level=level, blank_before=True)


def _promote_outdented(units: Sequence[Unit]) -> list[Unit]:
    """Where every dated line stands indented under a name without dates, names are headers and roles below
    them: plain text says so by its margins alone."""
    dated = {n for n, unit in enumerate(units) if unit.kind == "text" and is_dated_header(unit)}
    names = {
        n - 1
        for n in dated
        if n
        and not units[n - 1].ranges()
        and could_be_name(units[n - 1])
        and units[n - 1].indent < units[n].indent
    }
    margin = min((units[n].indent for n in names), default=0)
    roles = [n for n, unit in enumerate(units) if unit.kind == "text" and unit.ranges() and is_header(unit)]
    if not names or 0 not in names or any(units[n].indent <= margin for n in roles):
        return list(units)
    return [
        _as_header(unit)
        if n in names
        or (unit.kind == "text" and unit.indent == margin and n + 1 in roles and could_be_name(unit))
        else _as_header(unit, 4)
        if n in roles
        else unit
        for n, unit in enumerate(units)
    ]


def _promote_dates(units: Sequence[Unit]) -> list[Unit]:
    """Where the section opens with dates alone and each heading stands under some, dates begin entries."""
    dated = {number for number, unit in enumerate(units) if _only_dates(unit)}
    headings = [number for number, unit in enumerate(units) if unit.kind == "heading"]
    if 0 not in dated or len(headings) < 2 or any(number - 1 not in dated for number in headings):
        return list(units)
    return [_as_header(unit) if number in dated else unit for number, unit in enumerate(units)]


def _time_line(units: Sequence[Unit]) -> list[int]:
    """Where the entries' first lines bear the dots of a time line, those lines: under each of the outermost
    bullets stand lines that are none, dates among them."""
    margin = min((unit.indent for unit in units if unit.kind == "bullet"), default=0)
    tops = [n for n, unit in enumerate(units) if unit.kind == "bullet" and unit.indent == margin]
    if not tops or tops[0] != 0:
        return []
    for top, following in pairwise([*tops, len(units)]):
        under = list(takewhile(lambda unit: unit.kind == "text", units[top + 1 : following]))
        if not 1 <= len(under) <= MAX_HEADER_ROWS or len(units[top].text.split()) > MAX_NAME_WORDS:
            return []
        if not any(unit.ranges() for unit in under):
            return []
    return tops


def _bullet_is_entry(unit: Unit, study: bool) -> bool:
    if study:
        return len(unit.text) <= HEADER_CHARACTERS and (
            is_degree(unit.text) or organization_strength(unit.text) > 0 or bool(unit.ranges())
        )
    return (
        len(unit.text) <= 200
        and bool(unit.ranges())
        and (title_strength(unit.text) > 0 or organization_strength(unit.text) > 0 or unit.bold)
    )


def _group(units: Sequence[Unit], classify: Classifier, study: bool) -> tuple[list[Entry], list[Unit]]:
    blocks: list[Entry] = []
    strays: list[Unit] = []
    led = _dates_lead(units)
    for number, unit in enumerate(units):
        following = units[number + 1] if number + 1 < len(units) else None
        block = blocks[-1] if blocks else None
        header = is_header(unit, study) and not (study and block and _tells_more(block, unit))
        if header and led and block and block.body and not unit.blank_before and not _opens_dated(unit):
            header = False  # "Best of 70 drivers in 2021" among duties that have lost their marks
        in_header = block is not None and not block.body and len(block.rows) < MAX_HEADER_ROWS
        if not header and could_be_name(unit):
            if in_header and block is not None and not unit.blank_before and _wants_more(block):
                header = True
            elif (
                in_header
                and block is not None
                and unit.blank_before
                and _wants_more(block)
                and block.periods()
            ):
                header = following is not None and (
                    following.kind == "bullet" or not is_header(following, study)
                )
            elif in_header and block is not None and not unit.blank_before and not block.periods():
                header = following is not None and not following.blank_before and _only_dates(following)
            elif (
                (unit.blank_before or block is None or block.body)
                and following
                and _header_ahead(units, number, study)
            ):
                header = not (block and block.body and not unit.blank_before)
        if not header:
            if block is None:
                strays.append(unit)
            else:
                block.body.append(unit)
            continue
        row = read_header(unit.passage, classify, 0, dated_nearby=unit.dated_nearby)
        if block is None or block.body or not in_header or _starts_new(block, unit, row, study):
            block = Entry(gap_before=unit.blank_before)
            blocks.append(block)
        for piece in row.pieces:
            piece.row = len(block.rows)
        block.rows.append(row)
        block.units.append(unit)
    return blocks, strays


def _dates_lead(units: Sequence[Unit]) -> bool:
    """Whether each range of dates in a header opens its line: "2019 – 2021: Driver at Hay Ltd", and again."""
    dated = [unit for unit in units if unit.kind == "text" and is_dated_header(unit) and is_header(unit)]
    return len(dated) > 1 and all(_opens_dated(unit) and not _only_dates(unit) for unit in dated)


def _opens_dated(unit: Unit) -> bool:
    return any(found.at == 0 and not found.single for found in unit.ranges())


def _tells_more(block: Entry, unit: Unit) -> bool:
    """Whether a line right under a dated study is several sentences of it, the first of which names
    no degree and no school: "Truro. GPA 3.7; minor in Law; Dean's List 2013"."""
    if unit.blank_before or unit.kind != "text" or block.body or not any(map(is_dated_header, block.units)):
        return False
    low, high = sentences(unit.text)[0]
    first = unit.text[low:high]
    return (
        high < len(unit.text)
        and not is_dated_header(unit)
        and not is_degree(first)
        and not organization_strength(first)
    )


def _only_dates(unit: Unit) -> bool:
    covered = sum(found.until - found.at for found in unit.ranges())
    return unit.kind == "text" and covered > 0 and len(unit.text) - covered <= 3


def _header_ahead(units: Sequence[Unit], number: int, study: bool) -> bool:
    following = units[number + 1]
    if not is_header(following, study):
        return False
    if following.blank_before and following.kind == "text":
        return bool(following.ranges()) and not title_strength(following.text)
    return True


def _wants_more(block: Entry) -> bool:
    roles = {piece.role for piece in block.pieces()}
    return ("title" in roles) + ("organization" in roles) + len(_nameless(block)) < 2


def _nameless(block: Entry) -> list[Piece]:
    """The pieces that may yet be a title or an employer. One that stands apart behind the employer's name is
    not: "Tierklinik Wesermarsch GmbH      Elsfleth" closes with a place that nobody has listed."""
    return [
        piece
        for row in block.rows
        for before, piece in pairwise([None, *row.pieces])
        if piece is not None
        and piece.role == "unknown"
        and not (
            before
            and before.role == "organization"
            and piece.separator == "wide"
            and is_place_shaped(piece.text)
        )
    ]


def _names_school(degree: str) -> bool:
    """Whether a degree that is not divided yet has its school behind a comma."""
    return any(organization_strength(part) >= 2 for part in degree.split(",")[1:])


def _starts_new(block: Entry, unit: Unit, row: HeaderLine, study: bool) -> bool:
    """Whether a header line opens another entry although the one before has no body yet."""
    headings = [previous for previous in block.units if previous.kind == "heading"]
    if unit.kind == "heading":
        if not headings:
            return bool(block.units)
        if not block.pieces():
            return bool(row.periods)  # nothing but dates so far: whose they are is still to come
        return unit.level <= headings[0].level or (bool(block.periods()) and bool(row.periods))
    if not block.rows:
        return False
    roles = {piece.role for piece in row.pieces}
    words = [piece for piece in row.pieces if piece.role in ("title", "organization", "unknown")]
    have = {piece.role for piece in block.pieces()}
    if study and any(piece.role == "title" and _names_school(piece.text) for piece in block.pieces()):
        have.add("organization")
    complete = ("title" in have and ("organization" in have or "unknown" in have)) or (
        "organization" in have and bool(_nameless(block))
    )
    if row.periods and block.periods():
        return not (not words and all(found.single for found, _ in row.periods) and study)
    if block.periods() and complete and words:
        return not (roles <= {"organization", "place"} and "organization" not in have)
    if study and block.periods() and "title" in have and "title" in roles and "organization" in have:
        return True
    if (
        unit.blank_before
        and block.periods()
        and words
        and (("title" in have and "title" in roles) or ("organization" in have and "organization" in roles))
    ):
        return True
    if (
        unit.blank_before
        and complete
        and words
        and "title" in roles | have
        and ("title" in roles or "organization" in roles)
    ):
        return study or (bool(row.periods) is False and bool(block.periods()))
    return False
