"""Starter questions that the résumé does not answer: what it lacks, near misses, private matters, other talk.

It refuses to know how the bot declines.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from rapidfuzz import fuzz, process

from chatbot.evaluation.models import Answerability
from chatbot.evaluation.starter.career import entity
from chatbot.evaluation.starter.draft import Drafts, ended
from chatbot.evaluation.starter.stays import stays_of
from chatbot.evaluation.starter.wording import gap, guard, literal, words
from chatbot.lexicon import aliases, language_of, stem, stems

_FEWEST_SKILLS, _OFF_TOPIC, _SMALL_TALK = 5, 3, 3
_FEWEST_NEAR = 6
_DECLINED = 0.22  # of all: a fifth, and some for those that an owner strikes out
_ALIKE = 85  # of 100: a letter or two of a word
_SHORTEST_MISSPELT = 5


def about_absence(drafts: Drafts) -> None:
    """Adds what nothing in the résumé answers: more than a fifth of all, half of it near misses."""
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
    answered = sum(item.answerability is not Answerability.UNANSWERABLE for item in drafts.items)
    wanted = math.ceil(answered * _DECLINED / (1 - _DECLINED))
    _near_misses(drafts, max(_FEWEST_NEAR, (wanted + 1) // 2))
    _skills(drafts, wanted)


def _lacks(drafts: Drafts, kind: str, asking: str, reference: str, claim: str = "", **named: Any) -> None:
    """A question for what is not there: a yes, and the `claim` (an expression) affirmed, are wrong."""
    drafts.add(
        kind,
        asking,
        reference,
        answerability=Answerability.UNANSWERABLE,
        forbidden=(guard("yes"), *([guard("affirmed", claim=claim)] if claim else [])),
        **named,
    )


def _near_misses(drafts: Drafts, wanted: int) -> None:
    """So many, the sorts in turn: what stands close to something that is there is the hardest to decline."""
    sorts = [
        _degrees(drafts),
        _unsaid(drafts),
        _strangers(drafts),
        _unsaid_titles(drafts),
        _unsaid(drafts, 1),
    ]
    sorts += [_never(drafts, sort) for sort in words()["near"]]
    sorts.append(_too_early(drafts))
    waiting = [iter(sort) for sort in sorts]
    while waiting and wanted > 0:
        for sort in list(waiting):
            ask = next(sort, None)
            if ask is None:
                waiting.remove(sort)
            elif wanted > 0:
                before = len(drafts.items)
                ask()
                wanted -= len(drafts.items) - before


Asking = Callable[[], None]


def _skills(drafts: Drafts, wanted: int) -> None:
    """As many as are wanted to be declined in all, five at least."""
    lacking = [one for one in words()["lacking"]["absent"] if _is_lacking(drafts, one)]
    for number, one in enumerate(drafts.wording.shuffled(lacking, "lacking")):
        declined = sum(item.answerability is Answerability.UNANSWERABLE for item in drafts.items)
        if number >= _FEWEST_SKILLS and declined >= wanted:
            break
        skill = one["skill"]
        verbs = "know|use|experience|skilled|proficient|familiar|trained"
        claim = rf"(?:{verbs})\w*\W+{gap(20)}{literal(skill)}"
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


def _degrees(drafts: Drafts) -> Iterator[Asking]:
    levels = [level for level in words()["level"] if not drafts.mentions([level["asked"], *level["traces"]])]
    for level in drafts.wording.shuffled(levels, "levels"):
        asked = level["asked"]
        claim = rf"(?:has|have|holds?|earned|got|did|completed|received)\b{gap(20)}\b{literal(asked)}"
        yield partial(
            _lacks,
            drafts,
            "nearmiss",
            "absent_degree",
            f"The résumé mentions no {asked}.",
            claim,
            degree=asked,
        )


def _strangers(drafts: Drafts) -> Iterator[Asking]:
    """Employers that exist nowhere; any word of theirs in the résumé is one too many."""
    unknown = [
        name
        for name in words()["never"]["strangers"]
        if not drafts.mentions(part for part in name.split() if len(part) > 3)
    ]
    for name in drafts.wording.shuffled(unknown, "strangers"):
        claim = rf"(?:worked|works|was|were|stayed|spent|started|joined|began|been)\b{gap(40)}{literal(name)}"
        yield partial(
            _lacks,
            drafts,
            "nearmiss",
            "absent_employer",
            f"The résumé does not mention {name}.",
            claim,
            employer=name,
        )


def _unsaid(drafts: Drafts, turn: int = 0) -> Iterator[Asking]:
    """What a résumé leaves out of a job that is over: why it ended, who led, what it paid."""
    over = [stay for stay in stays_of(drafts.resume.positions)[0] if stay.plain and not stay.present]
    silent = [one for one in words()["unsaid"] if not drafts.mentions(one["traces"])]
    for one in drafts.wording.shuffled(silent, f"unsaid {turn}"):
        for stay in drafts.wording.shuffled(over, f"{one['wording']} {turn}")[:1]:
            yield partial(
                _lacks,
                drafts,
                "nearmiss",
                one["wording"],
                f"The résumé does not say that of {ended(stay.name)}",
                employer=stay.name,
            )


def _unsaid_titles(drafts: Drafts) -> Iterator[Asking]:
    """Titles that were never held."""
    other = [one for one in words()["never_held"] if not drafts.mentions([one["title"], *one["traces"]])]
    for one in drafts.wording.shuffled(other, "never held"):
        claim = rf"(?:was|worked|works|is|as)\b{gap(20)}{literal(one['title'])}"
        yield partial(
            _lacks,
            drafts,
            "nearmiss",
            "absent_title",
            f"The résumé mentions no {one['title']}.",
            claim,
            title=one["title"],
        )


def _never(drafts: Drafts, sort: Mapping[str, Any]) -> Iterator[Asking]:
    """Schools, certificates and languages that the résumé does not name."""
    other = [one for one in sort["things"] if not drafts.mentions([one["name"], *one["traces"]])]
    for one in drafts.wording.shuffled(other, sort["wording"]):
        reference = sort["says"].replace("{thing}", one["name"])
        yield partial(_lacks, drafts, "nearmiss", sort["wording"], reference, **{sort["slot"]: one["name"]})


def _too_early(drafts: Drafts) -> Iterator[Asking]:
    """A year before all that is told of."""
    years = [int(found) for found in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", drafts.text)]
    if years and stays_of(drafts.resume.positions)[0]:
        number = str(min(years) - 4)
        yield partial(
            _lacks, drafts, "nearmiss", "in_year", f"The résumé says nothing of {number}.", year=number
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
