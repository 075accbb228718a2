"""Who does what in a sentence, against who does it in its ground: the verbs, their subjects and objects.

A line of a résumé has no subject: the person did it. Subjects and objects are read off the order of words,
without a grammar: what cannot be read off is not judged. It refuses to know numbers and dates.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import regex

from chatbot.lexicon import fold, stem, words
from chatbot.verify.note import Ground
from chatbot.verify.senses import senses
from chatbot.verify.tokens import Token, akin, is_neutral, is_past, is_somebody, listed, persons, tokens

_PERSON = regex.compile(r"\b(?=(\p{Lu}[\w'’-]+ \p{Lu}[\w'’-]+))")  # overlapping
_FAR = 8  # words after a verb among which its object ends


def undone(text: str, ground: Ground, own: set[str]) -> Iterator[str]:
    """Deeds of a text that the ground has otherwise: of somebody else, to another thing, not finished."""
    found = tokens(text)
    yield from acting(text, ground, own)
    yield from _voiced(found, ground.line_tokens, own)
    yield from _done(found, ground)
    yield from _finished(found, ground.line_tokens)
    yield from _called(found, ground)


def people_in(text: str) -> frozenset[str]:
    """The last words, folded, of what is written like the name of a person in a text: "Dale Brophy"."""
    pairs = (match[1].split() for match in _PERSON.finditer(text))
    return frozenset(
        fold(last) for first, last in pairs if not all(senses().forms(fold(word)) for word in (first, last))
    )


def acting(text: str, ground: Ground, own: set[str]) -> Iterator[str]:
    """Somebody else doing what a line without a subject says that the person did, or the other way round."""
    if ground.kind == "languages":
        return
    found, people = tokens(text), people_in(text) - own - set(words(" ".join(ground.header)))
    theirs = {t.text: _subject(ground.line_tokens, n - 1, set()) for n, t in _verbs(ground.line_tokens)}
    opening = [token.text for token in _first_words(ground.line_tokens)]
    for place, token in enumerate(found):
        if token.kind != "word" or (place and found[place - 1].text in listed("ties", "articles")):
            continue  # "a combined revenue" is no deed
        past = is_past(token.text)
        held = next((h for verb, h in theirs.items() if past and _same_verb(token.text, verb)), None)
        if held is None and any(_same_verb(token.text, verb) for verb in opening):
            held = ""
        if held is None:
            continue
        before = _before(found, place)
        if before is None:
            continue
        actor = _subject(found, before, own)
        somebody = bool(actor) and (actor in people or is_somebody(str(actor)))
        by_others = held == "" and somebody and not _is_done_to(token.text, found[place + 1 :], own)
        exchanged = (
            held
            and actor
            and found[before].text == actor
            and actor in ground.own
            and senses().is_noun(actor)
            and senses().is_noun(held)
            and senses().is_verb(token.text)
            and not akin(held, actor)
        )
        if by_others or exchanged:
            yield f"{actor} {token.text}"
        elif held and actor == "" and past and is_somebody(held):
            yield f"{token.text}, which the {held} did"


def _verbs(found: Sequence[Token]) -> Iterator[tuple[int, Token]]:
    """The verbs in the past that somebody does, of all tokens."""
    for place, token in enumerate(found):
        if token.kind == "word" and (is_past(token.text) or not place):
            before = _before(found, place)
            bare = place and senses().is_verb(found[place - 1].text) and not is_past(found[place - 1].text)
            if before is not None and before == place - 1 and not bare:  # "bring missed calls down"
                yield place, token


def _first_words(found: Sequence[Token]) -> Iterator[Token]:
    """The words that the clauses of a line without a subject begin with, and those after their "and"."""
    for place, token in enumerate(found):
        before = found[place - 1] if place else None
        begins = before is None or before.text in listed("deeds", "beginnings")
        if not begins or token.kind != "word" or is_neutral(token.text):
            continue
        if is_past(token.text) or not senses().is_noun(token.text):
            yield token


def _before(found: Sequence[Token], place: int) -> int | None:
    """The place of the last token before a verb that is no auxiliary or adverb of it; None in the passive."""
    before = place - 1
    while before >= 0 and found[before].kind == "word" and _between(found[before].text):
        before -= 1
    skipped = {t.text for t in found[before + 1 : place]}
    if found[place].text.endswith("ing"):
        return before  # "is training"
    after = found[place + 1].text if place + 1 < len(found) else ""
    return None if skipped & listed("ties", "passive") or after == "by" else before


def _subject(found: Sequence[Token], last: int, own: set[str]) -> str | None:
    """Who acts, of a verb before which a phrase ends at `last`: the head of that phrase, '' for the person
    spoken of and for nobody, None where it cannot be told."""
    if last < 0 or found[last].text in (";", "·", "•", "."):
        return ""
    if found[last].text == "," and found[last + 1].text.endswith("ing"):
        return None
    if found[last].text == ",":  # "Mr Poe, the head teacher, deputises"
        before = [t.text for t in found[:last] if t.kind == "word"]
        if not before or before[0] in listed("ties", "prepositions"):
            return None
        if set(before) & (own | persons()):
            return None
        ends = [one.text for one, other in pairwise(found[: last + 1]) if other.text == ","]
        return next((word for word in ends if is_somebody(word)), ends[0] if ends else None)
    told_of = next((n for n, t in enumerate(found[: last + 1]) if n and t.text in ("who", "which")), 0)
    if told_of and found[told_of - 1].kind == "word":  # "a planner who joined in 2023 mentors"
        last = told_of - 1
    if found[last].kind != "word" or found[last].text in ("and", "or"):
        return None
    first = last
    while first > 0 and found[first - 1].kind == "word" and found[first - 1].text not in _opening():
        if is_past(found[first - 1].text):
            break
        first -= 1
    phrase = [t.text for t in found[first : last + 1]]
    if any(word in own or word in persons() for word in phrase):
        return ""
    stop = next((n for n, w in enumerate(phrase) if n and w in listed("ties", "prepositions")), len(phrase))
    heads = [w for w in phrase[:stop] if w not in listed("ties", "articles")]
    return heads[-1] if heads else None


def _voiced(found: Sequence[Token], held: Sequence[Token], own: set[str]) -> Iterator[str]:
    """ "She trained the team" of who was trained by it."""
    passive = listed("ties", "passive")
    by_them = {n for n, t in enumerate(held) if _is_by_somebody(held, n) and is_past(t.text)}
    done = {t.text for before, t in pairwise(held) if before.text in passive and is_past(t.text)}
    done |= {held[n].text for n in by_them}
    does = {
        t.text
        for n, (before, t) in enumerate(pairwise(held), start=1)
        if before.text not in passive and is_past(t.text) and n not in by_them
    }
    for place, token in enumerate(found):
        if not is_past(token.text) or not any(_same_verb(token.text, verb) for verb in done - does):
            continue
        before = _before(found, place)
        if before is not None and _subject(found, before, own) == "":
            yield f"{token.text}, which was done"


def _is_by_somebody(held: Sequence[Token], place: int) -> bool:
    """Whether a verb without a subject was done by others: "Mentored by a chef", not "cut by half" or "by
    calling"."""
    after = held[place + 1 : place + 5]
    if len(after) < 2 or after[0].text != "by":
        return False
    return any(is_somebody(t.text) for t in after[1:]) and not after[1].text.endswith("ing")


def _opening() -> frozenset[str]:
    return listed("ties", "opening")


def _between(word: str) -> bool:
    """Whether a word may stand between who acts and the verb."""
    return word in listed("deeds", "auxiliaries") or word in listed("ties", "passive") or word.endswith("ly")


def does_something(found: Sequence[Token]) -> bool:
    """Whether a line has a verb: it begins with one, or has one in the past."""
    said = [t.text for t in found if t.kind == "word"]
    return any(map(is_past, said)) or any(senses().is_verb(t.text) for t in _first_words(found))


def _same_verb(one: str, other: str) -> bool:
    return stem(one) == stem(other) or bool(set(senses().forms(one)) & set(senses().forms(other)))


def _is_done_to(verb: str, after: Sequence[Token], own: set[str]) -> bool:
    """Whether a verb is one that others do to the person: "the company named Ada …", of "Named …"."""
    return verb in listed("deeds", "done_to") and any(t.text in own for t in after[:3])


def _done(found: Sequence[Token], ground: Ground) -> Iterator[str]:
    """A thing made the object of a verb, where the ground has it under another verb's preposition: wrote the
    handbook, of contributed to the handbook by writing a chapter."""
    under = set(_governed(ground.line_tokens))
    objects = dict(_objects(ground.line_tokens))
    for verb, thing in _objects(found):
        given = next((v for v, held in objects.items() if akin(held, thing)), "")
        if given and not ground.had and _is_other_hand(verb, given):
            yield f"{verb} {thing}"
        if not is_past(verb) or thing not in under or thing in objects.values():
            continue
        own_object = next((held for other, held in objects.items() if _same_verb(verb, other)), "")
        light = verb in listed("deeds", "light")
        if light or (own_object and not akin(own_object, thing)):
            yield f"{verb} {thing}"


def _is_other_hand(verb: str, held: str) -> bool:
    """ "Gave" two talks that one attended, "took" a list that one sent."""
    hands = [listed("ties", hand) for hand in ("giving", "getting")]
    if senses().is_noun(held) and not is_past(held) and not held.endswith("ing"):
        return False  # a line that begins with a thing
    mine, theirs = ({n for n, words in enumerate(hands) if word in words} for word in (verb, held))
    return bool(mine) and not mine & theirs and not akin(verb, held)


def _finished(found: Sequence[Token], own: Sequence[Token]) -> Iterator[str]:
    """ "Has moved" of what the ground says is being moved."""
    said = {t.text for t in found}
    if said & listed("deeds", "going_on"):
        return
    begins = [t.text for t in own if t.text not in listed("order", "now_opening")][:1]
    for verb in begins:
        if verb.endswith("ing"):
            for token in found:
                if token.text != verb and is_past(token.text) and _same_verb(token.text, verb):
                    yield f"{token.text}, which goes on"


def _called(found: Sequence[Token], ground: Ground) -> Iterator[str]:
    """ "As head gardener" of who worked under the head gardener."""
    header = {t.text for t in tokens(" ; ".join(ground.header))}
    own = [t.text for t in ground.line_tokens]
    under = _governed_places(ground.line_tokens)
    for place, token in enumerate(found):
        if token.text not in listed("deeds", "called"):
            continue
        named = _named(found, place)
        at = [n for n, word in enumerate(own) if word == named]
        if not named or not at or not all(n in under for n in at):
            continue
        with_it = {own[n - 1] for n in at if n}  # "head" of "under the head gardener"
        if named not in header or with_it & {t.text for t in found} - header - listed("ties", "articles"):
            yield named


def _named(found: Sequence[Token], place: int) -> str:
    """The word for a person or a body that follows "as" or "was", no preposition between but "one of"."""
    for at in range(place + 1, min(place + _FAR, len(found))):
        token = found[at]
        one_of = token.text == "of" and found[at - 1].text == "one"
        if token.kind == "break" or (token.text in listed("ties", "prepositions") and not one_of):
            return ""
        if is_somebody(token.text):
            return token.text
    return ""


def _governed_places(found: Sequence[Token]) -> set[int]:
    stops = listed("ties", "prepositions") | _opening()
    places, inside, over = set(), False, set[str]()
    for place, token in enumerate(found):
        if token.kind == "break":
            over = set()
        if token.kind == "break" or token.text in stops:
            inside = token.text in listed("ties", "prepositions") - listed("deeds", "called")
            over.add(token.text)
        elif token.text == "and" and _next_preposition(found, place) in over:
            inside = False  # "from Year 7 to Year 13 and physics to GCSE"
        elif inside:
            places.add(place)
    return places


def _next_preposition(found: Sequence[Token], place: int) -> str:
    """The preposition that follows the one or two words after a place."""
    near = [t.text for t in found[place + 2 : place + 4] if t.text in listed("ties", "prepositions")]
    return near[0] if near else ""


def _governed(found: Sequence[Token]) -> Iterator[str]:
    """The words that follow a preposition, up to the next one or a break."""
    yield from (found[n].text for n in _governed_places(found) if not is_neutral(found[n].text))


def _objects(found: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Verbs in the past or in -ing with the last word of what follows, up to a preposition or a break."""
    for place, token in enumerate(found):
        if token.kind != "word" or not (is_past(token.text) or token.text.endswith("ing") or not place):
            continue
        thing = ""
        for after in found[place + 1 : place + 1 + _FAR]:
            if after.kind == "break" or after.text in listed("ties", "prepositions") | _opening():
                break
            if after.text in listed("ties", "often"):
                break
            if after.kind == "word" and not is_neutral(after.text) and not after.text.endswith("ly"):
                thing = after.text
        if thing:
            yield token.text, thing
