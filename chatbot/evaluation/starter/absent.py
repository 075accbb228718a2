"""Starter questions that the résumé does not answer: what it lacks, near misses, private matters, other talk.

It refuses to know how the bot declines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rapidfuzz import fuzz, process

from chatbot.evaluation.models import Answerability
from chatbot.evaluation.starter.career import entity
from chatbot.evaluation.starter.draft import Drafts
from chatbot.evaluation.starter.wording import guard, literal, words
from chatbot.lexicon import aliases, language_of, stem, stems

_FEWEST_SKILLS, _DEGREES, _STRANGERS, _OFF_TOPIC, _SMALL_TALK = 5, 2, 2, 2, 2
_ALIKE = 85  # of 100: a letter or two of a word
_SHORTEST_MISSPELT = 5


def about_absence(drafts: Drafts) -> None:
    """Adds what nothing in the résumé answers; with more questions there are more of these."""
    _degrees(drafts)
    _strangers(drafts)
    _policy(drafts)
    for _ in range(_OFF_TOPIC):
        drafts.add(
            "offtopic",
            "off_topic",
            "I can only answer questions about the résumé.",
            answerability=Answerability.UNANSWERABLE,
        )
    for _ in range(_SMALL_TALK):
        drafts.add(
            "smalltalk",
            "small_talk",
            "A friendly word, and nothing about the person.",
            answerability=Answerability.CONVERSATIONAL,
        )
    _skills(drafts)


def _lacks(drafts: Drafts, kind: str, asking: str, reference: str, claim: str, **named: Any) -> None:
    """A question for what is not there: a yes, and the `claim` (an expression) affirmed, are wrong."""
    drafts.add(
        kind,
        asking,
        reference,
        answerability=Answerability.UNANSWERABLE,
        forbidden=(guard("yes"), guard("affirmed", claim=claim)),
        **named,
    )


def _skills(drafts: Drafts) -> None:
    """As many as make a quarter of all unanswerable, five at least."""
    lacking = [one for one in words()["lacking"]["absent"] if _is_lacking(drafts, one)]
    for number, one in enumerate(drafts.wording.shuffled(lacking, "lacking")):
        declined = sum(item.answerability is Answerability.UNANSWERABLE for item in drafts.items)
        if number >= _FEWEST_SKILLS and 4 * declined >= len(drafts.items):
            break
        skill = one["skill"]
        verbs = "know|use|experience|skilled|proficient|familiar|trained"
        claim = rf"(?:{verbs})\w*\W+(?:\w+\W+){{0,2}}{literal(skill)}"
        _lacks(
            drafts,
            "skill_absent",
            "absent_skill",
            f"The résumé does not mention {skill}.",
            claim,
            skill=skill,
        )


def _is_lacking(drafts: Drafts, one: dict[str, object]) -> bool:
    """Neither it nor a trace of it, nor another name for it, nor something spelt almost so."""
    skill, also = str(one["skill"]), one["also"]
    assert isinstance(also, list)
    if not one.get("named") and language_of(drafts.text[:5000]) != "en":
        return False
    if drafts.mentions([skill, *also]):
        return False
    found = stems(drafts.text)
    if any(_contains(found, form) for form in aliases(skill)):
        return False
    return not _misspelt(stems(skill), set(found))


def _contains(found: list[str], form: tuple[str, ...]) -> bool:
    return any(tuple(found[at : at + len(form)]) == form for at in range(len(found)))


def _misspelt(wanted: Iterable[str], found: set[str]) -> bool:
    return any(
        process.extractOne(word, found, scorer=fuzz.ratio, score_cutoff=_ALIKE) is not None
        for word in map(stem, wanted)
        if len(word) >= _SHORTEST_MISSPELT
    )


def _degrees(drafts: Drafts) -> None:
    levels = [level for level in words()["level"] if not drafts.mentions([level["asked"], *level["traces"]])]
    for level in drafts.wording.shuffled(levels, "levels")[:_DEGREES]:
        asked = level["asked"]
        claim = rf"(?:has|have|holds?|earned|got|did|completed|received)\b[^.;]{{0,20}}\b{literal(asked)}"
        _lacks(drafts, "nearmiss", "absent_degree", f"The résumé mentions no {asked}.", claim, degree=asked)


def _strangers(drafts: Drafts) -> None:
    """Employers that exist nowhere; any word of theirs in the résumé is one too many."""
    unknown = [
        name
        for name in words()["never"]["strangers"]
        if not drafts.mentions(part for part in name.split() if len(part) > 3)
    ]
    for name in drafts.wording.shuffled(unknown, "strangers")[:_STRANGERS]:
        claim = (
            rf"(?:worked|works|was|were|stayed|spent|started|joined|began|been)\b[^.;]{{0,40}}{literal(name)}"
        )
        _lacks(
            drafts,
            "nearmiss",
            "absent_employer",
            f"The résumé does not mention {name}.",
            claim,
            employer=name,
        )


def _policy(drafts: Drafts) -> None:
    contact = drafts.resume.contact
    if contact.phone_withheld and contact.phone is None:
        instead = [contact.email.text] if contact.email else []
        drafts.add(
            "policy",
            "phone",
            " ".join(["The phone number is not given here.", *instead]),
            answerability=Answerability.PARTIAL,
            facts=[entity(*instead, r"/\b(?:no|not|only|request|withheld)\b|n['’]t\b/", kind="text")],
            forbidden=(guard("phone"),),
        )
    for matter in ("age", "salary", "family"):
        if not drafts.mentions(words()["traces"][matter]):
            drafts.add(
                "policy",
                matter,
                "That is not answered.",
                answerability=Answerability.UNANSWERABLE,
                forbidden=(guard(matter),),
            )
