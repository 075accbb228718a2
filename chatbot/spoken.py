"""The question alone, out of what people say around it: introductions ("I was wondering whether …"), what is
needed told instead of asked ("we need somebody with …"), and ends that name nothing ("and all that").

Wordings are data (`data/spoken.toml`). It refuses to know the résumé, but for how its person may be called.
"""

from __future__ import annotations

import re
from functools import cache

from chatbot.lexicon import content, load

_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_SIGNS = " ,;:.!?"


@cache
def _pattern(name: str, who: str = "") -> re.Pattern[str]:
    return re.compile(load("spoken")[name].replace("{who}", who), re.IGNORECASE)


def plainly(text: str, who: str) -> str:
    """A message with each of its sentences as the question it means; as it is where nothing is left. `who` is
    a regular expression for every way of naming the candidate."""
    sentences = [_plain(sentence, who) for sentence in _SENTENCE.split(text)]
    return " ".join(sentence for sentence in sentences if sentence) or text


def _plain(sentence: str, who: str) -> str:
    said = _without_introduction(sentence, who)
    said = _needed(said)
    said = _pattern("nothing_named").sub(lambda match: match["after"], said)
    return said if content(said) else sentence


def _without_introduction(sentence: str, who: str) -> str:
    """'do you know whether she drives' -> 'is it that she drives?'; 'I wonder when he could start' -> 'when
    could he start?'."""
    found = _pattern("introduction").match(sentence) or _pattern("told", who).match(sentence)
    if found is None or not content(sentence[found.end() :]):
        return sentence
    rest = sentence[found.end() :].strip().rstrip(_SIGNS)
    if turned := _pattern("indirect", who).match(rest):
        asked, person, verb, more = (turned[name] for name in ("asked", "who", "verb", "more"))
        return " ".join(f"{asked} {verb or 'has'} {person} {more}".split()) + "?"
    asks = _pattern("asking").match(rest) is not None
    return f"{rest}?" if asks else f"is it that {rest}?"


def _needed(sentence: str) -> str:
    """'we need someone who has run a kitchen' -> 'have they run a kitchen?'."""
    found = _pattern("need").match(sentence)
    if found is None:
        return sentence
    for form, question in load("spoken")["needed"].items():
        if told := re.match(form, found["need"], re.IGNORECASE):
            return f"{question}?".format(told["what"].strip(_SIGNS))
    return sentence
