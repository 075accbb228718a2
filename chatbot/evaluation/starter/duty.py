"""A line of a job whose grammar is plain: the verb it begins with, what that was done to, and what follows.

It refuses to know questions; a line it cannot take apart is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from chatbot.evaluation.starter.draft import usable
from chatbot.evaluation.starter.stays import Stay
from chatbot.evaluation.starter.wording import words
from index.models import Fact, Frozen

_LONGEST = 7  # words of what something was done to
_CLOSING = re.compile(r"[(\[—–]|^[-/]$")
_SHORT_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
_YEAR = re.compile(r"(?:19|20)\d\d")


class Duty(Frozen):
    """A line of a job that begins with a verb: `verb` in its base form, `thing` what it was done to, `rest`
    what follows. `now`: told as going on, in a job that does."""

    stay: Stay
    fact: Fact
    verb: str
    thing: str
    rest: str
    now: bool

    @property
    def phrase(self) -> str:
        return f"{self.verb} {self.thing}"

    @property
    def content(self) -> frozenset[str]:
        """The words that say what it is about, folded."""
        idle = set(words()["grammar"]["idle"])
        found = (word.strip("'’\"“”.,").casefold() for word in self.thing.split())
        return frozenset(word for word in found if len(word) > 2 and word not in idle and word[0].isalpha())


def duties_of(stay: Stay) -> list[Duty]:
    """The lines of a stay whose grammar is plain."""
    found = (_duty(stay, bullet) for position in stay.positions for bullet in position.bullets)
    return [one for one in found if one is not None]


def _duty(stay: Stay, bullet: Fact) -> Duty | None:
    text = " ".join(bullet.text.split())
    first, _, after = text.partition(" ")
    form, tokens = verb_forms().get(first.casefold()), after.split()
    if form is None or not tokens:
        return None
    verb, past = form
    # "Market research" is no verb, "Lead a team" is one; and in a job that is over they are told in the past
    if not past and not (stay.present and _determines(tokens[0])):
        return None
    taken = _object(tokens)
    thing = " ".join(taken).rstrip(",.;:")
    own = {"my", "our", "we", "i", "me"}
    if not 0 < len(taken) <= _LONGEST or not usable(bullet.model_copy(update={"text": thing})):
        return None
    if own & {token.casefold() for token in taken}:
        return None
    rest = after[len(" ".join(taken)) :].strip()
    return Duty(stay=stay, fact=bullet, verb=verb, thing=thing, rest=rest, now=not past)


def _determines(token: str) -> bool:
    """Whether a noun is to follow: an article, a number."""
    bare = token.casefold()
    return (
        bare in words()["grammar"]["determiners"] or bare in words()["numbers"]["words"] or bare[:1].isdigit()
    )


def about() -> str:
    """An expression for what may stand before a number without changing it much."""
    return f"(?:(?:{'|'.join(words()['grammar']['about'])}) )?"


def _object(tokens: Sequence[str]) -> list[str]:
    """The words up to the first that begins another thought: a preposition, a relative, another verb."""
    ends = set(words()["grammar"]["ends"])
    taken: list[str] = []
    for at, token in enumerate(tokens):
        bare = token.casefold().strip(",.;:")
        follows = tokens[at + 1].casefold().strip(",.;:") if at + 1 < len(tokens) else ""
        tells_more = verb_forms().get(bare, ("", False))[1] and follows in ends  # "used by", "based on"
        leads_to = bare == "to" and "from" in tokens[at : at + 5]  # "time to recovery from"
        if (bare in ends and not leads_to) or _CLOSING.search(token) or tells_more:
            break
        if bare in {"and", "&"} and follows in verb_forms():
            break
        taken.append(token)
        if token[-1] in ",.;:":
            break
    while taken and taken[-1].casefold() in words()["grammar"]["hanging"]:
        taken.pop()
    return taken


@cache
def verb_forms() -> dict[str, tuple[str, bool]]:
    """Form of a verb, folded -> its base and whether the form is of the past."""
    table = words()["verbs"]
    forms: dict[str, tuple[str, bool]] = {}
    doubling = set(table["doubling"].split())
    for base in (*table["regular"].split(), *doubling):
        forms |= {base: (base, False), _third(base): (base, False)}
        forms |= dict.fromkeys(_pasts(base, base in doubling), (base, True))
    for base, past in table["irregular"].items():
        forms |= {base: (base, False), _third(base): (base, False), past: (base, True)}
    return forms


def _pasts(base: str, doubling: bool) -> tuple[str, ...]:
    """The regular past of a verb. The last letter doubles behind one short vowel under stress ("trimmed"): in
    verbs of one such syllable, and in those told to; in "-el" as writers like it."""
    if base.endswith("e"):
        return (base + "d",)
    if re.search(r"[^aeiou]y$", base):
        return (base[:-1] + "ied",)
    doubled = base + base[-1] + "ed"
    if doubling or _SHORT_SYLLABLE.fullmatch(base):
        return (doubled,)
    return (base + "ed", doubled) if base.endswith("el") else (base + "ed",)


def _third(base: str) -> str:
    if re.search(r"[^aeiou]y$", base):
        return base[:-1] + "ies"
    return base + ("es" if re.search(r"(?:s|sh|ch|x|o)$", base) else "s")


def tails(thing: str) -> list[str]:
    """A thing without its determiner, and without the words before its last two."""
    parts = thing.split()
    idle = set(words()["grammar"]["idle"])
    while len(parts) > 1 and parts[0].casefold() in idle:
        parts.pop(0)
    return [" ".join(parts), *([" ".join(parts[-2:])] if len(parts) > 2 else [])]


def counted(thing: str) -> tuple[str, str] | None:
    """A number and the things it counts, when a thing begins so: `140 services`, `nine baristas`."""
    spelt = "|".join(words()["numbers"]["words"][2:])
    found = re.fullmatch(
        rf"{about()}(\d[\d,]*|{spelt}) ((?:[^\d\s,]+ ){{0,3}}[a-z]+)",
        thing,
        re.IGNORECASE,
    )
    if found is None or _YEAR.fullmatch(found[1]):
        return None
    number, noun = found.groups()
    last = noun.split()[-1]
    plural = (last.endswith("s") and not last.endswith("ss")) or last in words()["grammar"]["plurals"]
    return (number, noun) if plural and " and " not in noun else None
