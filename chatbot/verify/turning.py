"""What turns a claim round ("not", "without") and what only limits it ("Assistant", "planned").

It refuses to know what the claim is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chatbot.lexicon import load, stem
from chatbot.verify.note import Ground
from chatbot.verify.tokens import Token, akin, limit_groups, listed, neutral

_TURNED = 4  # tokens after "not" that it turns round


def turned(found: Sequence[Token], ground: Ground, own: set[str]) -> Iterator[str]:
    """Negations the ground does not have, and claims that it turns round."""
    negators = listed("turning", "negators")
    mine, theirs = _reach(found, negators, _TURNED), _reach(ground.tokens, negators, _TURNED)
    if sum(t.text in negators for t in found) > 1:
        yield "not … not"
        return
    if any(t.text in negators for t in found) and not any(t.text in negators for t in ground.tokens):
        yield next(t.text for t in found if t.text in negators)
        return
    for place, token in enumerate(found):
        if token.kind == "break" or token.text in neutral() | own | negators:
            continue
        at = [
            n
            for n, t in enumerate(ground.tokens)
            if t.kind == token.kind
            and (t.text == token.text or (t.kind == "word" and akin(token.text, t.text)))
        ]
        if not at:
            continue
        if place in mine and not any(n in theirs for n in at):
            yield f"not {token.text}"
        elif place not in mine and all(n in theirs for n in at):
            yield f"without its “not”: {token.text}"


def _reach(found: Sequence[Token], heads: frozenset[str], far: int) -> set[int]:
    """The places that one of some words reaches: the next ones, up to a break."""
    reached: set[int] = set()
    for place, token in enumerate(found):
        if token.kind == "word" and token.text in heads:
            for after in range(place + 1, min(place + 1 + far, len(found))):
                if found[after].kind == "break":
                    if found[after].text == "," and after == place + 1:
                        continue  # "Finalist, Hotelier of the Year"
                    break
                reached.add(after)
    return reached


def _headed(found: Sequence[Token], ground: Ground, said: set[str]) -> Iterator[str]:
    """A line that begins with such a word ("Preparing the move …") is limited by it as a whole."""
    opening = next((t.text for t in ground.line_tokens if t.text not in listed("order", "now_opening")), "")
    if opening not in listed("turning", "heads"):
        return
    group = next((group for group in limit_groups() if opening in group), frozenset({opening}))
    if not said & group:
        yield f"without “{opening}”"


def _clauses_with(found: Sequence[Token], heads: frozenset[str]) -> set[int]:
    """The places of the clauses, between breaks, that one of some words stands in."""
    reached: set[int] = set()
    start = 0
    for place, token in enumerate([*found, Token("break", ";")]):
        if token.kind == "break":
            if any(found[n].text in heads and not _of_a_thing(found, n) for n in range(start, place)):
                reached |= set(range(start, place))
            start = place + 1
    return reached


def _of_a_thing(found: Sequence[Token], place: int) -> bool:
    """Whether a word limits the thing after it alone: "on the planned day"."""
    return (
        place > 0 and found[place].text.endswith("ed") and found[place - 1].text in listed("ties", "articles")
    )


def unlimited(found: Sequence[Token], ground: Ground) -> Iterator[str]:
    """Words that the ground has only under a limit ("Assistant Controller") and the text has without it."""
    said = {t.text for t in found}
    yield from _headed(found, ground, said)
    far = int(load("fidelity")["turning"]["kept_with"])
    present = {t.text for t in ground.tokens}
    for group in limit_groups():
        if said & group or not present & group:
            continue
        reached = _reach(ground.tokens, group, far)
        if group == listed("turning", "planned"):  # "a rollout is planned"
            reached |= _clauses_with(ground.tokens, group)
        for token in found:
            if token.kind == "break" or token.text in neutral():
                continue
            at = [
                n
                for n, t in enumerate(ground.tokens)
                if t.kind == token.kind and (t.text == token.text or stem(t.text) == stem(token.text))
            ]
            if token.text in listed("measures", "words") | listed("bounds", "rates"):
                at += [
                    n for n, t in enumerate(ground.tokens) if t.kind == "word" and akin(token.text, t.text)
                ]
            if token.text in listed("leading", "verbs") - listed("titles", "words"):
                leads = listed("leading", "verbs")
                at += [n for n, t in enumerate(ground.line_tokens) if not n and t.text in leads]
            if at and all(n in reached for n in at):
                yield f"without its limit: {token.text}"
                break
