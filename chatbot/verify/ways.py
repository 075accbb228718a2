"""Whether something went up or down: by its verb, or by "from 310 to 465" of one unit.

It refuses to know what went.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chatbot.verify.note import Ground
from chatbot.verify.tokens import Token, akin, like, listed, neutral


def ways(own: Sequence[Token]) -> set[str]:
    """ "up" and "down", as a stretch says it: by a word, or by "from 310 to 465" of one unit."""
    words = {way: listed("ways", way) for way in ("up", "down")}
    found = {way for way in words for t in own if t.kind == "word" and t.text in words[way] - {"up", "down"}}
    for place, token in enumerate(own):
        after = own[place + 1] if place + 1 < len(own) else None
        if token.text in words and after and after.kind == "number":
            found.add(token.text)
        if token.text != "to" or after is None or after.kind != "number":
            continue
        first = next((n for n in range(place - 1, max(-1, place - 3), -1) if own[n].kind == "number"), None)
        if first is None:
            continue
        unit, other_unit = own[first + 1].text, own[place + 2].text if place + 2 < len(own) else ""
        size, other_size = (t.text.lstrip("0123456789.") for t in (own[first], after))
        if {unit, other_unit} & {"st", "nd", "rd", "th"}:
            continue  # from 61st to 9th
        if size != other_size or (unit != "to" and not akin(unit, other_unit)):
            continue  # 6 hours to 40 minutes
        one, other = (float(re.sub(r"[^\d.]", "", t.text).strip(".") or 0) for t in (own[first], after))
        if one != other:
            found.add("up" if other > one else "down")
    return found


def goes_that_way(word: str, ground: Ground) -> bool:
    """Whether "rose" or "fell" is what the ground's own "from 310 to 465" says."""
    return any(word in listed("ways", way) for way in ways(ground.tokens))


def _clauses(own: Sequence[Token]) -> Iterator[list[Token]]:
    clause: list[Token] = []
    for token in own:
        if token.kind == "break" or token.text in ("and", "while", "which"):
            yield clause
            clause = []
        else:
            clause.append(token)
    yield clause


def wrong_way(found: Sequence[Token], ground: Ground, names: set[str]) -> Iterator[str]:
    """ "Raised" of what the ground says was lowered."""
    clauses = [(clause, ways(clause)) for clause in _clauses(ground.tokens)]
    for clause in _clauses(found):
        for way in ("up", "down"):
            said = next((t.text for t in clause if t.text in listed("ways", way) - {"up", "down"}), "")
            if not said:
                continue
            if ways([t for t in clause if t.text not in listed("ways", "up") | listed("ways", "down")]) - {
                way
            }:
                yield f"{said}, though the numbers say otherwise"
            about = [t.text for t in clause if t.text != said and t.text not in neutral() | names]
            told = [
                ways
                for own, ways in clauses
                if ways and any(like(word, [t.text for t in own]) for word in about)
            ]
            if told and not any(way in ways for ways in told):
                yield f"{said}, the other way"
