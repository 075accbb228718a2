"""Numbers with what they count, in the role and within the bound that the ground gives them.

It refuses to know dates, and which way a number went.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from chatbot.lexicon import load
from chatbot.verify.note import Ground
from chatbot.verify.tokens import Token, is_year, like, listed, neutral, number_pairs

_TO = ("–", "-", "—")
_NEAR, _FAR = 4, 6  # tokens around a number that may say what it counts


def bound_words() -> frozenset[str]:
    return listed("bounds", "more") | listed("bounds", "less") | listed("bounds", "about") | {"than", "at"}


def _counted(found: Sequence[Token], place: int) -> list[str]:
    """The words right of a number that say what it counts, up to the next number or break."""
    if found[place - 1 : place] and found[place - 1].text == "from" and _is_range(found, place):
        place += 2  # "from 11 to 5 days": both are days
    elif [t.text for t in found[place + 1 : place + 2]] == ["of"] and found[place + 2 : place + 3]:
        place += 2 if found[place + 2].kind == "number" else 0  # "6 of 14 shops"
    counted = []
    for token in found[place + 1 : place + 1 + _NEAR]:
        if token.kind != "word" or token.text in listed("bounds", "joints") or token.text == "and":
            break
        if token.text not in neutral():
            counted.append(token.text)
    return counted


def _of_it(found: Sequence[Token], place: int) -> list[str]:
    """The words that a number is the size of, by an "of" between: "a training budget of 5"."""
    if place < 2 or found[place - 1].text != "of":
        return []
    named: list[str] = []
    for token in reversed(found[max(0, place - 1 - _NEAR) : place - 1]):
        if token.kind != "word" or token.text in neutral():
            break
        named.append(token.text)
    return named


def _is_range(found: Sequence[Token], place: int) -> bool:
    after = found[place + 1 : place + 3]
    return len(after) == 2 and after[0].text == "to" and after[1].kind == "number"


def _beside(found: Sequence[Token], place: int) -> str:
    """The word right before a number that it belongs to: "Sage" of "Sage 300"; '' without one."""
    before = found[place - 1] if place else None
    return before.text if before and before.kind == "word" and before.text not in neutral() else ""


def _around(found: Sequence[Token], place: int) -> list[str]:
    return [t.text for t in found[max(0, place - _FAR) : place + _FAR + 1] if t.kind == "word"]


def _before(found: Sequence[Token], place: int) -> str:
    """The preposition right before a number, its currency sign's letters skipped."""
    return next(
        (t.text for t in reversed(found[max(0, place - 2) : place]) if t.text in ("from", "to", "by", "of")),
        "",
    )


def miscounted(found: Sequence[Token], ground: Ground, names: set[str]) -> Iterator[str]:
    """Numbers that the ground has of something else, in another role, or without the limit said of them."""
    own = ground.tokens
    places: dict[str, list[int]] = {}
    for place, token in enumerate(own):
        if token.kind == "number":
            places.setdefault(token.text, []).append(place)
    for place, token in enumerate(found):
        if token.kind != "number" or token.text not in places or is_year(token):
            continue
        if place and is_year(found[place - 2 if found[place - 1].text in "–—-" else place - 1]):
            continue  # the end of "2024-25"
        where = places[token.text]
        counted = [word for word in _counted(found, place) if word not in names]
        if counted and not any(
            like(counted[0], _around(own, at)) or any(like(word, _counted(own, at)) for word in counted)
            for at in where
        ):
            yield f"{token.text} {counted[0]}"
            continue
        if counted:
            here = any(like(counted[0], _counted(own, at)) for at in where)
            others = [at for text, ats in places.items() if text != token.text for at in ats]
            there = any(like(counted[0], _counted(own, at)[:2]) for at in others)
            exact = any(counted[0] in _counted(own, at) for at in where)
            exact_there = any(counted[0] in _counted(own, at)[:2] for at in others)
            if any(counted[0] in _of_it(own, at) for at in where):
                here = exact = True
            single = any(
                t.text in ("one", "a", "an") and after.text == counted[0] for t, after in pairwise(own)
            )
            if (there and not here) or ((exact_there or single) and not exact):
                yield f"{token.text} {counted[0]}"
        elif beside := _beside(found, place):
            named = {word for at in where if (word := _beside(own, at))}
            elsewhere = {
                word
                for text, ats in places.items()
                if text != token.text
                for at in ats
                if (word := _beside(own, at))
            }
            if like(beside, elsewhere) and not like(beside, named):
                yield f"{beside} {token.text}"
                continue
        role = _before(found, place)
        roles = {_before(own, at) for at in where}
        if role in ("from", "to") and roles & {"from", "to"} and role not in roles:
            yield f"{role} {token.text}"
        for bound in ("more", "less", "about"):
            kinds = listed("bounds", bound)
            said = _bounded(found, place, kinds)
            meant = [_bounded(own, at, kinds) for at in where]
            if said and not any(meant):
                yield f"{bound} than {token.text}"
            if bound == load("fidelity")["bounds"]["kept"] and meant and all(meant) and not said:
                yield f"without its bound: {token.text}"
    yield from _swapped(found, own)
    rates = listed("bounds", "rates")
    often, theirs = ({t.text for t in of} & rates for of in (found, own))
    if theirs and not often <= theirs:
        yield min(often - theirs)


def _bounded(found: Sequence[Token], place: int, kinds: frozenset[str]) -> bool:
    """Whether a word of a kind limits a number: at most two words stand between, no break or number."""
    for token in reversed(found[max(0, place - 3) : place]):
        if token.kind != "word":
            return False
        if token.text in kinds and not (token.text == "up" and _text_before(found, place) != "to"):
            return True
        if token.text not in ("than", "to", "a", "the", "of", "least", "most", "at"):
            return False
    return False


def _text_before(found: Sequence[Token], place: int) -> str:
    return found[place - 1].text if place else ""


def _swapped(found: Sequence[Token], own: Sequence[Token]) -> Iterator[str]:
    """Two numbers side by side ("16 of 18", "9 to 2") in the order the ground does not have."""
    there = _pairs(own)
    for first, joint, last in _pairs(found):
        if (last, joint, first) in there and (first, joint, last) not in there:
            yield f"{first} {joint} {last}"


def _pairs(found: Sequence[Token]) -> set[tuple[str, str, str]]:
    return {
        (one.text, "to" if joint in _TO else joint, other.text)
        for one, joint, other in number_pairs(found, ("of", "to", "in", "out", *_TO))
    }
