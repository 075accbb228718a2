"""Whether a sentence only says a note again: every word that claims something, in the note's own order, or
each figure with the words that stand with it.

What code computed over several jobs has no single ground; said again it is as true as it was. It refuses to
know evidence.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.verify.tokens import Token, akin, is_neutral, is_year, listed, tokens

_SEVERAL = 2  # figures whose order tells which is whose
_Clause = list[Token]


def restates(sentence: str, text: str, own: set[str]) -> bool:
    """Whether a sentence has nothing but a text's words and numbers, each as often and in the same order; in
    any order where the text, or each clause of it, gives one figure only and the sentence tells of no order.
    Words that claim nothing may come and go."""
    found = tokens(sentence)
    said = [t for t in found if _claims(t, own)]
    held = [t for t in tokens(text) if t.kind != "break"]
    if not said:
        return False
    if _in_order(said, held):
        return True
    if not _orders(found, own) <= _orders(held, set()):
        return False
    return _keeps(said, held) or _by_clauses(found, tokens(text), own)


def _keeps(said: Sequence[Token], held: Sequence[Token]) -> bool:
    single = _figures(held) < _SEVERAL
    return _in_order(said, held) or (single and _among(said, held))


def _orders(found: Sequence[Token], own: set[str]) -> set[tuple[str, bool, str]]:
    """Each word of order, whether it points back ("before that"), and the first thing that follows it."""
    orders = set()
    for place, token in enumerate(found):
        if token.text in listed("order", "words"):
            after = found[place + 1 :]
            points = bool(after) and after[0].text in ("that", "this")
            orders.add((token.text, points, next((t.text for t in after if _claims(t, own)), "")))
    return orders


def _by_clauses(found: Sequence[Token], held: Sequence[Token], own: set[str]) -> bool:
    """Whether each clause of a sentence says one clause of the text again, no two the same one."""
    left = _clauses(held)
    for clause in _clauses(found):
        said = [t for t in clause if _claims(t, own)]
        same = next((other for other in left if _keeps(said, [t for t in other if t.kind != "break"])), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _clauses(found: Sequence[Token]) -> list[_Clause]:
    """A text cut where one figure is set against another or listed beside it; what has no figure goes with
    the next that has one."""
    clauses: list[_Clause] = [[]]
    for place, token in enumerate(found):
        after = found[place + 1].text if place + 1 < len(found) else ""
        goes_on = after in ("and", "while") or after in listed("order", "words")
        joint = token.text in ("against", ";", ":") or (token.text == "," and goes_on)
        if not joint:
            clauses[-1].append(token)
        elif _has_number(clauses[-1]):
            clauses.append([])
    if len(clauses) > 1 and not _has_number(clauses[-1]):
        rest = clauses.pop()
        clauses[-1] += rest
    return clauses


def _has_number(clause: _Clause) -> bool:
    return any(token.kind == "number" for token in clause)


def _figures(held: Sequence[Token]) -> int:
    """How many figures beside dates a text gives: "13 years and 2 months" is one, also when said twice."""
    figures = set()
    for place, token in enumerate(held):
        after = held[place + 1] if place + 1 < len(held) else None
        if token.kind != "number" or is_year(token) or (after and is_year(after)):
            continue
        unit = after.text if after else ""
        if unit not in ("month", "months") or place < 2 or held[place - 1].text != "and":
            figures.add((token.text, unit))
    return len(figures)


def _among(said: Sequence[Token], held: Sequence[Token]) -> bool:
    left = list(held)
    for token in said:
        same = next((other for other in left if _is_same(token, other)), None)
        if same is not None:
            left.remove(same)
        elif token.kind == "number" or not any(_is_same(token, other) for other in held):
            return False
    return True


def _claims(token: Token, own: set[str]) -> bool:
    if token.kind == "number":
        return True
    return token.kind == "word" and token.text not in own and not is_neutral(token.text)


def _in_order(said: Sequence[Token], held: Sequence[Token]) -> bool:
    place = 0
    for token in said:
        while place < len(held) and not _is_same(token, held[place]):
            place += 1
        if place == len(held):
            return False
        place += 1
    return True


def _is_same(one: Token, other: Token) -> bool:
    if one.kind != other.kind:
        return False
    if one.text == other.text:
        return True
    return one.kind == "word" and one.text not in listed("praise", "words") and akin(one.text, other.text)
