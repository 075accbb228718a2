"""The top of a résumé -> name, headline, contact data, and prose that belongs to the summary.

It refuses to know the other sections.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.address import can_be_followed
from index.entries.commas import split_commas
from index.entries.place_name import is_place
from index.entries.unit import Unit, split_units
from index.lexicon import (
    folded_set,
    heading_kind,
    is_document_title,
    is_region,
    load_words,
    organization_strength,
    title_strength,
)
from index.models import Fact, Line
from index.passage import EDGES, Passage, Sheet, is_icon
from index.private import find_phones, find_postcodes, find_streets

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.){1,6}[^\W\d_]{2,24}(?![\w@])")
_LINK = re.compile(
    r"https?://[^\s<>()|·•,;\]]{3,300}|"
    r"(?<![\w@./-])(?:www\.)?(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.){1,4}(?:com|"
    r"org|net|io|dev|ai|app|me|co|uk|de|fr|es|it|nl|se|no|fi|dk|ch|at|be|pl|pt|ie|eu|us|ca|au|"
    r"nz|in|jp|kr|cn|sg|br|mx|za|info|design|page|site|tech|blog|works|studio|art|edu|gov|"
    r"example|xyz|online|photography|music|health|academy|consulting|engineer|engineering|law|"
    r"biz|name|pro|link|in|ly|gg|tv|fm|be|cloud|codes|systems|space|world|press|media|gallery|"
    r"photos|museum|science|test)(?:/[^\s<>()|·•,;\]]{0,200})?(?![\w@-])",
    re.IGNORECASE,
)
_NO_HOST = re.compile(r"(?!www\.)[A-Za-z]*[A-Z]+\.[A-Za-z]+")  # "ASP.NET Developer" names no address
_HANDLE = re.compile(
    r"(?<!\w)(?:linkedin|github|gitlab|twitter|x|mastodon|orcid|website|web|portfolio|"
    r"homepage|blog|behance|dribbble|url|site)\s*:\s*(?P<handle>[^\s|·•,;]{3,120})",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:e-?mail(?: address)?|mail|online|phone|telephone|tel|mobile|mob|cell|website|web|linkedin|github|"
    r"portfolio|address|location|based in|home|contact|city|lives in|url|homepage|residence|"
    r"current location|phone number|ph|name|full name|profession|occupation|designation"
    r"|current role|nationality|téléphone|tél|courriel|adresse|domicile|telefon|handy|anschrift|wohnort"
    r"|teléfono|correo|móvil|dirección|ciudad|web ?seite)\s*[.:]\s*"
    r"|[metpw]\s*\.?:\s*"  # not "E. Jane Holloway"
    r"|(?:电话|手机|手机号码?|联系电话|邮箱|电子邮箱|邮件|地址|现居地?|现居城市|所在城市|居住地|电子邮件|所在地|微信"
    r"|電話番?号?|携帯|メール|住所|現住所|전화|연락처|이메일|주소)\s*[:：]?\s*",
    re.IGNORECASE,
)
_PLACE_LABEL = re.compile(
    r"(?:address|location|based in|home|city|lives in|residence|current location|anschrift|wohnort|adresse"
    r"|domicile|dirección|ciudad|现居地?|现居城市|所在城市|居住地|所在地|住所|現住所|地址|주소)\s*[:：]?\s*",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"[\s,;|·]*\((?:mobile|cell|home|work|office|personal|private|business|company|portfolio|blog|website|web|"
    r"other|linkedin|github|gitlab|twitter|x|xing|facebook|instagram|mobil|privat|móvil|portable|cellulare)\)[\s,;|·]*",
    re.IGNORECASE,
)
_NAME_LABEL = re.compile(
    r"(?:(?:full |first )?name|nom|nombre|vor- und nachname)\s*:\s*"
    r"|(?:姓\s*名|氏\s*名|이름|성명)\s*[:：]?\s*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|·•¦‖●▪◦;]\s*|\s+[–—-]\s+|\s*—\s*|\s+/\s+")
_POST_NOMINAL = re.compile(r"(?:[A-Z][A-Za-z]{0,5}\.?){1,4}(?:-[A-Z]{1,5})?(?:\s?\([A-Za-z. ]{1,12}\))?")
_KANA = re.compile(r"[\u3040-\u30ff\u3000 ・]{2,30}")
_HAN_NAME = re.compile(r"[\u4e00-\u9fff々]{1,4}[ \u3000][\u4e00-\u9fff々]{1,4}|[\u4e00-\u9fff々]{2,5}")
_PROSE_WORDS = 18


@dataclass
class Top:
    """What stands above the first heading (or under a contact heading)."""

    name: Fact | None = None
    headline: list[Fact] = field(default_factory=list)
    summary: list[Fact] = field(default_factory=list)
    extras: list[Fact] = field(default_factory=list)
    email: Fact | None = None
    phone: Fact | None = None
    links: list[Fact] = field(default_factory=list)
    dead_links: list[str] = field(default_factory=list)  # addresses that no visitor can follow
    location: Fact | None = None
    address: Fact | None = None
    placed: list[tuple[int, int]] = field(default_factory=list)  # raw offsets of labels read and understood


def read_top(sheet: Sheet, lines: Sequence[Line], *, named: bool) -> Top:
    """Reads the lines; `named` is False under a contact heading, where a name must be labelled."""
    top = Top()
    units = split_units(sheet, lines, join_lines=False)
    for unit in _join_prose(sheet, units):
        _read_line(top, unit, named)
    return top


def is_contact_line(text: str) -> bool:
    """Whether a line is an e-mail address, a number or a web address and nothing else, its label aside."""
    bare = _LABEL.sub("", text.strip(), count=1) if _LABEL.match(text.strip()) else text.strip()
    if not bare or len(bare) > 100:
        return False
    if _EMAIL.fullmatch(bare) or _LINK.fullmatch(bare):
        return True
    phones = find_phones(bare, contact=True)
    return len(phones) == 1 and phones[0][1] - phones[0][0] >= len(bare) - 2


def _join_prose(sheet: Sheet, units: list[Unit]) -> list[Unit]:
    """Joins the broken lines of a paragraph: long lines without contact data."""
    runs: list[list[Unit]] = []
    for unit in units:
        last = runs[-1][-1] if runs else None
        if (
            last
            and not unit.blank_before
            and _is_prose_line(last)
            and unit.kind == "text"
            and _is_plain(unit)
        ):
            runs[-1].append(unit)
        else:
            runs.append([unit])
    return [run[0] if len(run) == 1 else _joined(sheet, run) for run in runs]


def _joined(sheet: Sheet, run: list[Unit]) -> Unit:
    passage = sheet.passage(run[0].passage.start, run[-1].passage.end)
    return Unit("text", passage, 0, run[0].blank_before, 0, False, len(run))


def _is_prose_line(unit: Unit) -> bool:
    return (
        not _LABEL.match(unit.text)
        and unit.kind == "text"
        and len(unit.text) >= 50
        and unit.text.count(" ") >= 7
        and _is_plain(unit)
    )


def _is_plain(unit: Unit) -> bool:
    return not _has_contact(unit.text) and not re.search(r"[|·•]", unit.text)


def _has_contact(text: str) -> bool:
    return bool(_EMAIL.search(text[:2000]) or find_phones(text[:2000]) or _LINK.search(text[:2000]))


def _read_line(top: Top, unit: Unit, named: bool) -> None:
    passage, text = unit.passage, unit.text
    if is_document_title(text):
        top.placed.append((passage.start, passage.end))
        return
    if len(text) > 600 or (
        len(text.split()) >= _PROSE_WORDS
        and text.count(" ") >= _PROSE_WORDS
        and not re.search(r"[|·•]", text)
        and not _has_contact(text)
    ):
        if fact := passage.fact():
            top.summary.append(fact)
        return
    holes = _take_contact(top, passage)
    contact = bool(holes)
    rest = _rest(passage, holes)
    if not named and not contact and not unit.blank_before and not rest:
        return
    for number, (start, end) in enumerate(rest):
        before = passage.text[slice(*rest[number - 1])] if number else ""
        column = start - 1 in passage.clean.wide
        behind = column and bool(_PLACE_LABEL.fullmatch(before.strip(EDGES)))
        if top.name is None and column and _NAME_LABEL.fullmatch(f"{before.strip(EDGES)}: "):
            top.name = passage.fact(start, end, edges=EDGES)
            continue
        _read_part(top, passage, start, end, named, contact, labelled=behind)


def _take_contact(top: Top, passage: Passage) -> list[tuple[int, int]]:
    """Takes e-mail, links and phone out of a line; returns what was taken, labels included."""
    text = passage.text
    holes: list[tuple[int, int]] = []
    for found in _EMAIL.finditer(text):
        fact = passage.fact(*found.span())
        if top.email is None:
            top.email = fact
        elif fact:
            top.placed.append((fact.span.start, fact.span.end))
        holes.append(found.span())
    for found in _LINK.finditer(text):
        if any(low <= found.start() < high for low, high in holes) or _NO_HOST.fullmatch(found[0]):
            continue
        end = found.end()
        while end > found.start() and text[end - 1] in ".,;:":
            end -= 1
        if fact := passage.fact(found.start(), end):
            if fact.text.casefold() not in {link.text.casefold() for link in top.links}:
                top.links.append(fact)
            holes.append((found.start(), end))
    for low, high in find_phones(text, contact=True):
        if any(start <= low < end for start, end in holes):
            continue
        fact = passage.fact(low, high)
        if top.phone is None:
            top.phone = fact
        elif fact:
            top.placed.append((fact.span.start, fact.span.end))
        holes.append((low, high))
    for found in _HANDLE.finditer(text):
        low, high = found.span("handle")
        if any(start < high and low < end for start, end in holes):
            continue
        if fact := passage.fact(low, high):
            holes.append((low, high))
            if can_be_followed(fact.text):
                top.links.append(fact)
            else:
                top.dead_links.append(fact.text)
                top.placed.append((fact.span.start, fact.span.end))
    # links printed as words: "[LinkedIn](https://…)" gives the address
    raw = passage.sheet.document.text
    for level in passage.clean.constructs:
        for start, label_start, label_end, end in level:
            target = re.match(r"\]\(((?:https?://|www\.)[^\s()]{3,300})\)", raw[label_end : end + 1])
            label = raw[label_start:label_end]
            if (
                raw[start] in "[!"
                and raw[start] != "!"
                and target
                and not _LINK.search(label)
                and not _EMAIL.search(label)
            ):
                low = label_end + 2
                link = Fact(text=target[1], span=passage.sheet.span(low, low + len(target[1])))
                if link.text.casefold() not in {known.text.casefold() for known in top.links}:
                    top.links.append(link)
                clean_low = next(
                    (n for n, at in enumerate(passage.clean.starts) if at >= label_start), len(text)
                )
                clean_high = next(
                    (n for n, at in enumerate(passage.clean.starts) if at >= label_end), len(text)
                )
                top.placed.append((label_start, label_end))
                holes.append((clean_low, clean_high))
    holes += _take_links(top, passage, holes)
    return sorted(hole for hole in holes if hole[0] < hole[1])


def _take_links(top: Top, passage: Passage, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Takes the targets of links whose words are only a label ("LinkedIn"), for formats that keep them
    apart."""
    holes: list[tuple[int, int]] = []
    for link in passage.sheet.links(passage.start, passage.end):
        low = bisect_left(passage.clean.starts, link.start)
        high = bisect_left(passage.clean.starts, link.end)
        if low >= high or any(start < high and low < end for start, end in taken):
            continue  # the words are the address itself
        label = passage.fact(low, high)
        if label is None:
            continue
        target = link.target
        if target.lower().startswith("mailto:"):
            address = target[7:].split("?")[0]
            if top.email is None and _EMAIL.fullmatch(address):
                top.email = Fact(text=address, span=label.span)
                holes.append((low, high))
            continue
        if target.casefold() not in {known.text.casefold() for known in top.links}:
            top.links.append(Fact(text=target, span=label.span))
        if _stands_for(label.text, target):
            holes.append((low, high))
    return holes


def _stands_for(label: str, target: str) -> bool:
    """Whether a link's words are only another form of its address ("LinkedIn", "@ada-l", "Portfolio"): a
    name or an employer may be linked, too, and is read like any other words."""
    words = label.casefold().split()
    site = target.casefold()
    return " ".join(words) in folded_set("contact", "link_labels") or (
        len(words) <= 2 and all(word.strip("/@.:") in site for word in words)
    )


def _rest(passage: Passage, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches of a line without contact data, between separators."""
    text = passage.text
    cuts = list(holes)
    depth = 0
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")" and depth > 0)
        if at in passage.clean.wide and depth == 0 and text[at + 1 : at + 2] != ":" and text[at - 1] != ":":
            cuts.append((at, at + 1))
    cuts += [found.span() for found in _PARTS.finditer(text)]
    parts: list[tuple[int, int]] = []
    start = 0
    for low, high in [*sorted(cuts), (len(text), len(text))]:
        if low > start:
            parts.append((start, low))
        start = max(start, high)
    return [(low, high) for low, high in parts if any(letter.isalnum() for letter in text[low:high])]


def _read_part(
    top: Top, passage: Passage, start: int, end: int, named: bool, contact: bool, *, labelled: bool = False
) -> None:
    """One stretch of a line without addresses and numbers. `labelled`: a label before it says "place"."""
    text = passage.text
    if contact and _REMARK.fullmatch(text, start, end):
        _mark(top, passage, start, end)  # "(Mobile)" behind its number
        return
    while start < end and (text[start] in EDGES + "()" or is_icon(text[start])):
        start += 1
    while end > start and text[end - 1] in EDGES + "(":
        end -= 1
    part = text[start:end]
    if not part:
        return
    if found := _NAME_LABEL.match(part):
        top.name = top.name or passage.fact(start + found.end(), end)
        _mark(top, passage, start, start + found.end())
        return
    if (found := _LABEL.match(part + ":")) and found.end() >= len(part):
        _mark(top, passage, start, end)  # "Email:" whose value was taken
        return
    labelled = (
        labelled
        or (bool(_PLACE_LABEL.match(part)) and len(part.split()) > 1 and ":" in part[:20])
        or part.casefold().startswith("based in ")
    )
    if found := _LABEL.match(part) or (_PLACE_LABEL.match(part) if labelled else None):
        _mark(top, passage, start, start + found.end())
        start += found.end()
        part = text[start:end]
    if top.name is None and named and not labelled and _read_name(top, passage, start, end):
        return
    if top.name and named and _KANA.fullmatch(top.name.text) and _HAN_NAME.fullmatch(part):
        top.extras.append(top.name)  # how the name is said stood over it
        top.name = passage.fact(start, end)
        return
    if _read_address(top, passage, start, end, labelled):
        return
    stripped = _without_postcode(part)
    if (
        (remark := re.fullmatch(r"(.+?)\s*\(([^()]+)\)(?:,\s[^,]{2,30})?", stripped))
        and top.location is None
        and is_place(remark[1])
    ):
        # "Des Moines, IA (open to remote)", "Recife, Brazil (UTC-3), remote": the place, and a remark on it
        top.location = passage.fact(start, start + remark.end(1), edges=EDGES)
        if fact := passage.fact(start + remark.start(2), start + remark.end(2)):
            top.extras.append(fact)
        return
    if top.location is None and (labelled or is_place(stripped) or (contact and _place_shaped(stripped))):
        top.location = passage.fact(start, start + len(stripped), edges=EDGES)
        if len(stripped) < len(part):
            _mark(top, passage, start, end)
        return
    if fact := passage.fact(start, end, edges=" \t,;|"):
        if len(fact.text.split()) >= _PROSE_WORDS:
            top.summary.append(fact)
            return
        previous = top.headline[-1] if top.headline else None
        between = passage.sheet.document.text[previous.span.end : fact.span.start] if previous else "\n"
        if (
            previous
            and previous.span.end <= fact.span.start
            and "\n" not in between
            and not _has_contact(between)
        ):
            low = next((n for n, at in enumerate(passage.clean.starts) if at >= previous.span.start), None)
            whole = passage.fact(low, end, edges=" \t,;|") if low is not None and low < end else None
            if whole and (
                top.location is None or not (whole.span.start <= top.location.span.start < whole.span.end)
            ):
                top.headline[-1] = whole  # parts of one line are one headline
                return
        top.headline.append(fact)


def _mark(top: Top, passage: Passage, start: int, end: int) -> None:
    if fact := passage.fact(start, end):
        top.placed.append((fact.span.start, fact.span.end))


def _read_name(top: Top, passage: Passage, start: int, end: int) -> bool:
    part = passage.text[start:end]
    for prefix in sorted(load_words("headings")["document"]["titles"], key=len, reverse=True):
        found = re.match(rf"{re.escape(prefix)}\s*(?:[:–—-]|of\b|\bfor\b|(?=\s))\s*", part, re.IGNORECASE)
        if found and found.end() < len(part):
            _mark(top, passage, start, start + found.end())
            start += found.end()
            part = passage.text[start:end]
            break
    parts = split_commas(part)
    name = part[parts[0][0] : parts[0][1]] if parts else ""
    tail = [part[low:high] for low, high in parts[1:]]
    first = not top.placed and not top.headline
    if is_place(name) and re.search(r"[\u4e00-\u9fff]", name):
        return False  # "新潟県長岡市" over the name
    if not _is_name(name, first) or any(
        not _POST_NOMINAL.fullmatch(word) and len(word) > 12 for word in tail
    ):
        return False
    if tail and is_region(tail[-1]) and len(tail) == 1 and len(name.split()) == 1:
        return False
    top.name = passage.fact(start + parts[0][0], start + parts[0][1])
    if tail and (fact := passage.fact(start + parts[1][0], start + parts[-1][1])):
        top.extras.append(fact)
    return top.name is not None


def is_name(text: str) -> bool:
    """Whether words below the top can be another person's name."""
    return 2 <= len(text.split()) <= 4 and heading_kind(text) is None and _is_name(text, first=False)


def _is_name(text: str, first: bool) -> bool:
    """Whether the words can be a person's name. On the first line a trade may be a surname."""
    words = text.split()
    if (
        first
        and len(words) in (2, 3)
        and words[-1].casefold() in folded_set("titles", "surnames")
        and title_strength(words[0]) == 0
    ):
        return all(word[:1].isupper() for word in words)
    if not 1 <= len(words) <= 7 or len(text) > 70 or re.search(r"[\d@:/\\<>{}=+*#|]", text):
        return False
    if not any(letter.isalpha() for letter in text) or (
        text.endswith((".", "!", "?")) and not re.search(r"\b(?:Jr|Sr)\.$|\b[A-Z]\.$", text)
    ):
        return False
    if (title_strength(text) == 3 and len(words) > 1) or (
        organization_strength(text) >= (3 if first else 2) and len(words) > 2
    ):
        return False
    small = {
        "de",
        "da",
        "di",
        "du",
        "del",
        "della",
        "der",
        "den",
        "van",
        "von",
        "bin",
        "ibn",
        "al",
        "el",
        "la",
        "le",
        "y",
        "e",
        "ap",
        "ter",
        "ten",
        "zu",
        "dos",
        "das",
        "do",
        "of",
        "the",
        "san",
        "binti",
        "binte",
        "o'",
    }
    return all(
        word[:1].isupper() or not word[:1].isascii() or word.casefold() in small or word[:1] in "(\"'“‘"
        for word in words
    )


def _read_address(top: Top, passage: Passage, start: int, end: int, labelled: bool) -> bool:
    """Takes "27 Tinners Row, Redruth, Cornwall TR15 0ZZ" apart: the street is private, the city is not."""
    part = passage.text[start:end]
    streets = find_streets(part)
    if not streets or streets[0][0] > 40:
        return False
    low, high = streets[0]
    if top.address is None:
        top.address = passage.fact(start, start + high, edges=EDGES)
    else:
        _mark(top, passage, start + low, start + high)
    rest_start = start + high
    rest = passage.text[rest_start:end]
    codes = find_postcodes(rest, after_street=True)
    for code_low, code_high in codes:
        _mark(top, passage, rest_start + code_low, rest_start + code_high)
    stretches: list[tuple[int, int]] = []
    at = 0
    for code_low, code_high in [*codes, (len(rest), len(rest))]:
        if code_low > at:
            stretches.append((at, code_low))
        at = code_high
    for piece_low, piece_high in stretches:
        fact = passage.fact(rest_start + piece_low, rest_start + piece_high, edges=EDGES)
        if fact and top.location is None and len(fact.text.split()) <= 7:
            top.location = fact
        elif fact:
            top.placed.append((fact.span.start, fact.span.end))
    return True


def _without_postcode(text: str) -> str:
    codes = find_postcodes(text, after_street=False)
    if codes and not text[codes[-1][1] :].strip(" ,."):
        return text[: codes[-1][0]].rstrip(" ,")
    return text


def _place_shaped(text: str) -> bool:
    words = text.split()
    return (
        1 <= len(words) <= 6
        and text[:1].isupper()
        and not re.search(r"\d", text)
        and not title_strength(text)
        and not organization_strength(text)
        and not text.endswith(".")
    )
