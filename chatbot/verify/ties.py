"""What ties the words of a sentence together, against the ties of its ground: which thing stands in, from,
to, for or with which, and which number with which.

A sentence can be made of its ground's own words and still be false: "moved from B to A". Ties are read off
the order of words, without a grammar: what cannot be read off is not judged. It refuses to know deeds, and
what words mean beyond their forms and synonyms.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from chatbot.verify.dating import MONTHS
from chatbot.verify.note import Ground
from chatbot.verify.senses import senses
from chatbot.verify.tokens import (
    Token,
    akin,
    is_neutral,
    is_past,
    is_year,
    listed,
    number_pairs,
    persons,
    tokens,
)

_FAR = 4  # words between a preposition and what it governs or hangs on


class Tie(NamedTuple):
    """ "coded events in MedDRA": `head` is "events", `by` is "in", `thing` is "meddra"."""

    head: str
    by: str
    thing: str


def untied(found: Sequence[Token], ground: Ground, own: set[str]) -> Iterator[str]:
    """Ties of a text that contradict the ground's: things exchanged, directions turned, a part made whole."""
    theirs = tuple(ties_of(ground.tokens))
    mine = tuple(ties_of(found, own))
    yield from _exchanged(mine, theirs, _numbers_under(ground.tokens))
    yield from _turned(found, ground, own)
    yield from _bound(found, ground.line_tokens)
    yield from _moved(mine, theirs, found, ground.tokens)
    yield from _of_numbers(found, ground.tokens)
    yield from (
        f"{tie.by} {tie.thing}"  # all of the employer, of what the line tells of a part
        for tie in mine
        if tie.by in listed("ties", "all_of") and tie.thing not in ground.own and tie.thing in ground.words
    )
    yield from _joined(found, ground.tokens)
    yield from _whole(found, ground.tokens)


def ties_of(found: Sequence[Token], own: Collection[str] = ()) -> Iterator[Tie]:
    """The ties of a text; `own` are words for the person, who is no thing."""
    prepositions = listed("ties", "prepositions")
    for place, token in enumerate(found):
        if token.kind != "word" or token.text not in prepositions:
            continue
        thing = thing_after(found, place, own)
        if thing:
            yield Tie(_last(found, place, own), token.text, thing)


def thing_after(found: Sequence[Token], place: int, own: Collection[str] = ()) -> str:
    """The first word after a place that can be tied; '' before a break or another preposition."""
    for token in found[place + 1 : place + 1 + _FAR]:
        if token.kind == "break" or token.text in listed("ties", "prepositions"):
            return ""
        if token.text in own or token.text in persons():
            return ""
        if token.text in MONTHS or is_year(token):
            return ""  # dates are judged as dates
        if token.kind == "number" or not is_neutral(token.text):
            return token.text
    return ""


def _last(found: Sequence[Token], place: int, own: Collection[str]) -> str:
    """The last word before a place that can be tied; '' after a break."""
    for at in range(place - 1, max(-1, place - 1 - _FAR), -1):
        token = found[at]
        if token.kind == "break":
            if token.text == "." and at and len(found[at - 1].text) == 1:
                continue  # "B.S. in"
            return ""
        if _is_unit(found, at):
            continue
        if token.kind == "word" and not is_neutral(token.text) and token.text not in own:
            return token.text
    return ""


def _is_unit(found: Sequence[Token], place: int) -> bool:
    """Whether a word is the unit of the number before it, "years" of "3 years": ties are the number's."""
    return place > 0 and found[place - 1].kind == "number" and found[place].text in listed("ties", "units")


def _numbers_under(found: Sequence[Token]) -> set[tuple[str, str]]:
    """Prepositions with each number of the phrase that follows: "on 400 V three-phase supplies" has two."""
    under, by = set(), ""
    for token in found:
        if token.kind == "break" or token.text in listed("ties", "prepositions"):
            by = token.text
        elif token.kind == "number":
            under.add((by, token.text))
    return under


def _exchanged(mine: Sequence[Tie], theirs: Sequence[Tie], numbers: set[tuple[str, str]]) -> Iterator[str]:
    """ "events in WHODrug" where the ground has events in MedDRA and something else in WHODrug."""
    for tie in mine:
        if not tie.head:
            continue
        heads = [other.head for other in theirs if other.by == tie.by and akin(other.thing, tie.thing)]
        things = [other.thing for other in theirs if other.by == tie.by and akin(other.head, tie.head)]
        counted = tie.thing[0].isdigit() and all(t[0].isdigit() for t in things)
        if things and counted and not heads and (tie.by, tie.thing) not in numbers:
            yield f"{tie.head} {tie.by} {tie.thing}"  # one week in four, of five
        elsewhere = things and not any(akin(tie.thing, thing) for thing in things)
        others = heads and all(heads) and not any(akin(tie.head, head) for head in heads)
        if elsewhere and others:
            yield f"{tie.head} {tie.by} {tie.thing}"


def _turned(found: Sequence[Token], ground: Ground, own: set[str]) -> Iterator[str]:
    """ "from B" where the ground has "to B"."""
    against = _against()
    theirs = list(_governed(ground.line_tokens))
    header = {t.text for t in tokens(" ; ".join(ground.header))} - {t.text for t in ground.line_tokens}
    for by, word in _governed(found):
        if word in header:
            continue  # "at Hale Supply" of what came from suppliers
        said = {other for other, held in theirs if word not in own and akin(held, word)}
        if by not in said and any((by, other) in against for other in said):
            yield f"{by} {word}"


def _governed(found: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Each word that claims something after a preposition with it, up to the next one, a verb or a break;
    units of numbers ("from 11 days to 5") belong to both ends."""
    by = ""
    for place, token in enumerate(found):
        if token.kind == "break" or token.text in listed("ties", "opening") or is_past(token.text):
            by = ""
        elif token.text in listed("ties", "prepositions"):
            by = token.text
        elif token.kind == "number":
            near = {t.text for t in found[max(0, place - _FAR) : place + _FAR]}
            by = "" if {"from", "to"} <= near else by
        elif _is_unit(found, place):
            continue
        elif by and token.text not in MONTHS and not is_neutral(token.text):
            yield by, token.text


def _bound(found: Sequence[Token], held: Sequence[Token]) -> Iterator[str]:
    """ "Fluent Italian" where the ground has fluent Polish and Italian otherwise; "most" of what is half."""
    binders = listed("ties", "binders")
    mine, theirs = _beside(found, binders), _beside(held, binders)
    said = {t.text for t in held}
    for binder, words in mine.items():
        if binder not in theirs:
            continue
        elsewhere = {w for other, held_words in theirs.items() if other != binder for w in held_words}
        for word in words:
            if word in said and word in elsewhere and word not in theirs[binder]:
                yield f"{binder} {word}"


def _beside(found: Sequence[Token], binders: frozenset[str]) -> dict[str, set[str]]:
    """Words that bind → those beside them, in one part between breaks and "and"."""
    beside: dict[str, set[str]] = {}
    part: list[str] = []
    for token in [*found, Token("break", ";")]:
        if token.kind != "break" and token.text not in ("and", "with", "while", "but"):
            part.append(token.text)
            continue
        for word in part:
            if word in binders:
                others = {w for w in part if w not in binders and not is_neutral(w)}
                beside.setdefault(word, set()).update(others)
        part = []
    return beside


def _against() -> frozenset[tuple[str, str]]:
    pairs = [tuple(pair.split("-")) for pair in listed("ties", "against")]
    return frozenset((a, b) for a, b in (*pairs, *((b, a) for a, b in pairs)))


def _moved(
    mine: Sequence[Tie], theirs: Sequence[Tie], found: Sequence[Token], own: Sequence[Token]
) -> Iterator[str]:
    """ "rather A than B" of "rather B than A": what follows "than" is what stood before it."""
    for by in listed("ties", "comparing"):
        here = [tie.thing for tie in mine if tie.by == by]
        there = [tie.thing for tie in theirs if tie.by == by]
        if len(here) != 1 or len(there) != 1 or akin(here[0], there[0]):
            continue
        if any(akin(here[0], t.text) for t in own if t.kind == "word") and any(
            akin(there[0], t.text) for t in found if t.kind == "word"
        ):
            yield f"{by} {here[0]}"


def _of_numbers(found: Sequence[Token], own: Sequence[Token]) -> Iterator[str]:
    """ "one week in four" of "one week in five", and "by 39" of "from 39 to 24"."""
    joints = ("in", "of", "out")
    theirs = _pairs(own, joints)
    for one, joint, other in _pairs(found, joints):
        if (one, joint, other) not in theirs and any(a == one and j == joint for a, j, _ in theirs):
            yield f"{one} {joint} {other}"
    steps = {t.text for before, t in pairwise(own) if t.kind == "number" and before.text in ("from", "to")}
    for before, token in pairwise(found):
        is_step = token.kind == "number" and not is_year(token) and token.text in steps
        if (
            is_step
            and before.text == "by"
            and not any(b.text == "by" and t.text == token.text for b, t in pairwise(own))
        ):
            yield f"by {token.text}"


def _joined(found: Sequence[Token], own: Sequence[Token]) -> Iterator[str]:
    """ "drayage charges" of demurrage charges, where drayage is something else."""
    words = {t.text for t in own}
    before: dict[str, set[str]] = {}
    for one, other in pairwise(own):
        if other.kind == "word":
            before.setdefault(other.text, set()).add(one.text if one.kind == "word" else "")
    for one, other in pairwise(found):
        if one.text not in words or not _is_noun(one) or other.kind != "word" or is_neutral(other.text):
            continue
        if other.text in listed("ties", "often") or is_past(other.text) or other.text.endswith("ing"):
            continue
        if _go_together(one.text, other.text, own):
            continue
        theirs = before.get(other.text, set())
        if theirs and all(t and senses().is_noun(t) and not akin(t, one.text) for t in theirs):
            yield f"{one.text} {other.text}"


def _go_together(one: str, other: str, own: Sequence[Token]) -> bool:
    """Whether a ground has the first of two words among those right before the second ("the Hale covered
    bridge": the Hale bridge), or right after it by a preposition ("dashboards in Grafana")."""
    for place, token in enumerate(own):
        if token.text != other:
            continue
        if one in _hung_on(own, place):
            return True
        for before in reversed(own[max(0, place - _FAR + 1) : place]):
            if before.text == one:
                return True
            if before.kind == "break" or before.text in listed("ties", "prepositions"):
                break
            if is_neutral(before.text):
                break
    return False


def _hung_on(own: Sequence[Token], place: int) -> Iterator[str]:
    """The words after a preposition that the noun phrase with a word is followed by: of "disaster recovery
    network in Azure", Azure hangs on all three."""
    inside = False
    for token in own[place + 1 : place + 1 + _FAR]:
        if token.kind == "break" or (inside and token.text in listed("ties", "prepositions")):
            return
        if token.text in listed("ties", "prepositions"):
            if token.text not in listed("ties", "within"):
                return
            inside = True
        elif token.text == "and":
            return
        elif inside:
            yield token.text


def _is_noun(token: Token) -> bool:
    """Whether a word is a thing more often than a deed or a quality, and claims something."""
    return token.kind == "word" and not is_neutral(token.text) and senses().is_noun(token.text)


def _whole(found: Sequence[Token], own: Sequence[Token]) -> Iterator[str]:
    """All 26 of what the ground says 11 of, and "them" of what it says four of them."""
    said = {t.text for t in found}
    for place, token in enumerate(own):
        before = own[place - 1] if place else None
        if token.text != "of" or before is None or not (before.kind == "number" or before.text in _some()):
            continue
        after = own[place + 1 : place + 5]
        whole = next((t.text for t in after if t.kind == "number" and not is_year(t)), "")
        whole = whole or ("them" if after and after[0].text == "them" else "")
        told = any(akin(before.text, word) for word in said)
        if whole in said and whole and not told and not said & _some():
            yield f"all {whole}"


def _some() -> frozenset[str]:
    return listed("ties", "some")


def _pairs(found: Sequence[Token], joints: Sequence[str]) -> set[tuple[str, str, str]]:
    """Numbers by a joint, a word between them or none: "one week in four"; years are no numbers here."""
    return {
        (one.text, joint, other.text)
        for one, joint, other in number_pairs(found, joints, between=1)
        if not is_year(one) and not is_year(other)
    }
