"""Whether a sentence only says a note again: every word that claims something, in the note's own order.

What code computed over several jobs has no single ground; said again it is as true as it was. It refuses to
know evidence.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.verify.tokens import Token, akin, is_neutral, is_year, listed, tokens

_SEVERAL = 2  # figures whose order tells which is whose


def restates(sentence: str, text: str, own: set[str]) -> bool:
    """Whether a sentence has nothing but a text's words and numbers, each as often and in the same order; in
    any order where the text gives one figure only. Words that claim nothing may come and go."""
    said = [t for t in tokens(sentence) if _claims(t, own)]
    held = [t for t in tokens(text) if t.kind != "break"]
    if not said:
        return False
    return _in_order(said, held) or (_figures(held) < _SEVERAL and _among(said, held))


def _figures(held: Sequence[Token]) -> int:
    """How many figures that are no dates a text gives: "13 years and 2 months" is one."""
    figures = 0
    for place, token in enumerate(held):
        if token.kind != "number" or is_year(token) or "/" in token.text:
            continue
        unit = held[place + 1].text if place + 1 < len(held) else ""
        figures += unit not in ("month", "months") or place < 2 or held[place - 1].text != "and"
    return figures


def _among(said: Sequence[Token], held: Sequence[Token]) -> bool:
    left = list(held)
    for token in said:
        same = next((other for other in left if _is_same(token, other)), None)
        if same is None:
            return False
        left.remove(same)
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
