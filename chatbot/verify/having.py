"""What a line lets one say beyond its own words: that one has what it names, got it, did it.

A line under "Certificates" is one that the person has; a clause that only names a thing was done somehow. It
refuses to know who acts, numbers and dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chatbot.lexicon import load
from chatbot.verify.deeds import does_something
from chatbot.verify.note import Ground
from chatbot.verify.ties import thing_after, ties_of
from chatbot.verify.tokens import QUOTED, Token, is_past, listed, tokens


def lent(found: Sequence[Token], place: int, ground: Ground) -> bool:
    """Whether a word of a text that its ground has in no form claims no more than the ground does."""
    word = found[place].text
    if _is_gained(word, ground) or _is_warranted(found, place, ground):
        return True
    return _is_done(found, place, ground) or _goes_on(found, place, ground)


def may_be_had(word: str, ground: Ground) -> bool:
    """Whether a ground is about what a word says one has: studies, a certificate, a language."""
    if word in ground.words or ground.had:
        return True
    kinds = (listed("having", kind) for kind in ("studies", "papers", "languages"))
    return any(word in kind and kind & ground.words for kind in kinds)


def is_abbreviated(word: str, ground: Ground) -> bool:
    """Whether a word for a degree is what the studies' own abbreviation stands for: a master's of "MA"."""
    if ground.degree is None or ground.own & listed("gained", "unfinished"):
        return False
    short = listed("degrees", word) if word in load("fidelity")["degrees"] else frozenset()
    return any(t.text in short for text in ground.texts for t in tokens(text.replace(".", ""))[:1])


def gives(verb: str, whom: str, ground: Ground) -> bool:
    """Whether who gave a thing that one has got is named beside it: "awarded by" the issuer."""
    beside = {t.text for t in ground.line_tokens} - {tie.thing for tie in ties_of(ground.line_tokens)}
    return ground.had and verb in listed("having", "giver") and whom in beside


def gives_away(found: Sequence[Token], ground: Ground, own: set[str]) -> Iterator[str]:
    """The person made the one who gives what the person got: "Mara awarded the medal", "awarded by Mara"."""
    for place, token in enumerate(found):
        if token.text not in listed("having", "awarding") or token.text in ground.own:
            continue
        before = {t.text for t in found[max(0, place - 2) : place]}
        after = [t.text for t in found[place + 1 : place + 3]]
        persons = own | listed("pronouns", "acting")
        if before & persons and not before & listed("ties", "passive"):
            yield token.text
        if after[:1] == ["by"] and set(after) & own:
            yield f"{token.text} by"


def _is_gained(word: str, ground: Ground) -> bool:
    """Whether a word says of studies, a certificate or an award, none unfinished, that one has got it; of a
    whole task that one answers for it; of a line that only names things that they were done."""
    if word in listed("gained", "answers_for"):
        return not ground.own & listed("gained", "in_part")
    if ground.words & listed("gained", "unfinished"):
        return False
    if word in listed("gained", "of_things") and not does_something(ground.line_tokens):
        return True
    return ground.had and word in listed("gained", "words")


def _is_warranted(found: Sequence[Token], place: int, ground: Ground) -> bool:
    """Whether the heading that a line stands under says a word of it: "certified" of what stands under
    "Certificates", none unfinished; or the line itself, which names an honour: "received" of a medal."""
    word = found[place].text
    line = tokens(QUOTED.sub(" ", ground.line))
    own = {t.text for t in line}
    doubtful = listed("gained", "unfinished") | listed("turning", "negators") | listed("gained", "in_part")
    if own & doubtful:
        return False
    if word in listed("gained", "of_honours") and not does_something(line) and _names_an_honour(line):
        return True
    if word not in ground.warrants:
        return False
    if ground.kind == "publications":
        return not does_something(line) and (not is_past(word) or _is_of_it(found, place, ground))
    if ground.kind == "certifications" and own & listed("gained", "attended"):
        return False
    return not line or not is_past(line[0].text) or line[0].text in listed("gained", "names")


def _is_of_it(found: Sequence[Token], place: int, ground: Ground) -> bool:
    """Whether what a verb carries is what the line names, not where that appeared: "wrote the paper"."""
    thing = thing_after(found, place)
    named = {t.text for t in tokens(ground.line.partition(",")[0])}
    return not thing or thing in ground.warrants or thing in named


def _names_an_honour(found: Sequence[Token]) -> bool:
    """Whether a line is no more than the name of an honour: "Achievement Medal, 2006"."""
    if not found or found[0].text in listed("ties", "giving"):
        return False
    stops = listed("ties", "prepositions")
    size = next((n for n, t in enumerate(found) if t.kind != "word" or t.text in stops), len(found))
    return size > 0 and found[size - 1].text in listed("gained", "honours")


def _is_done(found: Sequence[Token], place: int, ground: Ground) -> bool:
    """Whether a verb adds nothing to the thing it carries, which a clause without a verb names: "attended
    college" of "Day release to college; finished top", but not "hosted college", which is no head there."""
    word = found[place].text
    if word not in listed("gained", "of_things") or ground.own & listed("gained", "unfinished"):
        return False
    thing = thing_after(found, place)
    for clause in (tokens(clause) for clause in re.split(r"[;.]\s", ground.line)):
        if does_something(clause) or thing not in {t.text for t in clause}:
            continue
        under = {tie.by for tie in ties_of(clause) if tie.thing == thing}
        if not under or (word in listed("ties", "getting") and under <= {"to", "at"}):
            return True
    return False


def _goes_on(found: Sequence[Token], place: int, ground: Ground) -> bool:
    """Whether a verb after "which" says of a thing what the ground's preposition does: the hunt "which ran on
    24 campuses" of a hunt on them, the squad "which reached the final" of a squad brought to it."""
    if not place or found[place - 1].text not in ("which", "that"):
        return False
    held = {(tie.by, tie.thing) for tie in ties_of(ground.line_tokens)}
    word = found[place].text
    if word in listed("having", "arriving"):
        by, start = "to", place
    elif word in listed("having", "lasting") and place + 1 < len(found):
        by, start = found[place + 1].text, place + 1
    else:
        return False
    return (by, thing_after(found, start)) in held
