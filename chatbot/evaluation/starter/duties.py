"""Starter questions on what was done where: duties, the numbers in them, and the tools they name.

A duty is asked for only where its grammar is plain (a verb of the list first, then what it was done to), so
that the question is one a person would type. It refuses to know how the bot finds a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chatbot.evaluation.models import Answerability, ReferenceFact
from chatbot.evaluation.starter.career import entity, named
from chatbot.evaluation.starter.draft import Drafts, ended, head, usable
from chatbot.evaluation.starter.duty import Duty, about, counted, duties_of, tails
from chatbot.evaluation.starter.stays import Stay, stays_of
from chatbot.evaluation.starter.wording import guard, literal, placed, words
from chatbot.lexicon import language_of
from index.models import Fact

_OF_ONE_DUTY = 2  # questions
_WHERE, _YES, _ELSEWHERE, _HOW_MANY, _BY, _MOVED, _TEAMS = 12, 8, 5, 8, 5, 5, 4
_TOOLS, _TOOLS_WHERE, _TOOLS_ELSEWHERE = 8, 5, 5

_FROM_TO = re.compile(
    r"from (\S*\d\S*(?: \w+)?) to (\S*\d\S*(?: [a-z]+)?)(?=$|[,.;]| (?:by|with|in|for|through)\b)"
)
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


def about_duties(drafts: Drafts) -> None:
    """Adds what the lines under the positions answer; of those in another language only the tools."""
    stays = [stay for stay in stays_of(drafts.resume.positions)[0] if stay.plain]
    if language_of(drafts.text[:5000]) == "en":
        _duties(drafts, stays)
    _tools(drafts, stays)


def _duties(drafts: Drafts, stays: Sequence[Stay]) -> None:
    asked: Counter[str] = Counter()
    plain = [one for stay in stays for one in duties_of(stay) if drafts.is_whole(one.fact)]
    duties = drafts.wording.shuffled(plain, "duties")
    told = [one for one in duties if len(one.content) >= 2 and not _elsewhere(one, stays)]
    _measured(drafts, duties, asked)
    _teams(drafts, stays)
    for one in _fresh(told, asked, _WHERE):
        drafts.add(
            "direct",
            _of(one, "duty_where"),
            ended(one.stay.employer.text),
            facts=[named(one.stay.employer)],
            rests_on=(one.fact, one.stay.employer),
            duty=one.phrase,
        )
    for one in _fresh(told, asked, _YES):
        drafts.add(
            "direct",
            _of(one, "duty_at"),
            f"Yes: {ended(one.fact.text)}",
            facts=[entity(one.thing, r"/^\W*yes\b/", kind="text")],
            forbidden=(guard("no"),),
            rests_on=(one.fact,),
            duty=one.phrase,
            employer=one.stay.name,
        )
    _wrong_places(drafts, told, stays, asked)


def _of(duty: Duty, wording: str) -> str:
    return f"{wording}_now" if duty.now else wording


def _fresh(duties: Iterable[Duty], asked: Counter[str], most: int) -> list[Duty]:
    """So many duties, those that were asked about least first; each counts as asked."""
    ordered = sorted(duties, key=lambda one: asked[one.fact.text])  # stable: else as they were shuffled
    taken = [one for one in ordered if asked[one.fact.text] < _OF_ONE_DUTY][:most]
    asked.update(one.fact.text for one in taken)
    return taken


def _said(stay: Stay) -> str:
    """All that stands under a stay, folded."""
    return " ".join(
        fact.text for position in stay.positions for fact in (position.title, *position.bullets)
    ).casefold()


def _elsewhere(duty: Duty, stays: Sequence[Stay]) -> bool:
    """Whether another stay may be meant: no word of the duty is its own."""
    others = [_said(stay) for stay in stays if stay is not duty.stay]
    return not any(all(word not in said for said in others) for word in duty.content)


# ------------------------------------------------------------------ numbers


def figure(number: str, unit: str = "", printed: str = "") -> ReferenceFact:
    """A number as printed, with or without the commas between thousands, or as a word; `unit` an expression
    that must follow it, `printed` how they look together."""
    plain = number.replace(",", "").rstrip(".")
    spelt = words()["numbers"]["words"]
    if plain.casefold() in spelt:
        plain = str(spelt.index(plain.casefold()))
    said = {re.escape(plain)}
    if plain.isdigit():
        said.add(re.escape(f"{int(plain):,}"))
        if int(plain) < len(spelt):
            said.add(spelt[int(plain)])
    either = "|".join(sorted(said))
    pattern = rf"/(?<![\d.,\w])(?:{either})(?![\d\w]|[.,]\d){unit}/"
    return ReferenceFact(any_of=(printed or number, pattern), kind="number")


def _measured(drafts: Drafts, duties: Sequence[Duty], asked: Counter[str]) -> None:
    """By how much, from what to what, how many: one question a duty, and so many of each sort."""
    left = {_by_how_much: _BY, _from_to: _MOVED, _how_many: _HOW_MANY}
    for one in duties:
        for ask, most in left.items():
            if one.content and most and ask(drafts, one, most):
                left[ask] -= 1
                asked[one.fact.text] += 1
                break


def _by_how_much(drafts: Drafts, one: Duty, turn: int) -> bool:
    """Asks for the amount and for what it was an amount of, by turns."""
    found = re.match(rf"by {about()}(\d[\d.,]*)\s?(?:%|per ?cent\b)", one.rest)
    if found is None or one.now:
        return False
    amount, name = f"{found[1]} %", one.stay.name
    if turn % 2:
        facts = [figure(found[1], r"\s?(?:%|per ?cent)", amount)]
        slots = {"verb": one.verb, "thing": one.thing, "employer": name}
        _direct(drafts, one, "by_how_much", f"By {amount}.", facts, slots)
    else:
        facts = [entity(one.thing, *tails(one.thing), kind="text")]
        slots = {"verb": one.verb, "amount": amount, "employer": name}
        _direct(drafts, one, "what_by", _sentence(one.thing), facts, slots)
    return True


def _from_to(drafts: Drafts, one: Duty, turn: int) -> bool:
    found = _FROM_TO.match(one.rest)
    if found is None or one.now or _YEAR.search(found[0]):
        return False
    ends = [number[0] for part in found.groups() if (number := _FIGURE.search(part))]
    slots = {"verb": one.verb, "thing": one.thing, "employer": one.stay.name}
    _direct(drafts, one, "from_to", _sentence(found[0]), [figure(end) for end in ends], slots)
    return True


def _how_many(drafts: Drafts, one: Duty, turn: int) -> bool:
    found = counted(one.thing)
    if found is None:
        return False
    number, noun = found
    slots = {"verb": one.verb, "noun": noun, "employer": one.stay.name}
    _direct(drafts, one, _of(one, "how_many"), _sentence(f"{number} {noun}"), [figure(number)], slots)
    return True


def _direct(
    drafts: Drafts,
    one: Duty,
    wording: str,
    reference: str,
    facts: Sequence[ReferenceFact],
    slots: Mapping[str, str],
) -> None:
    named_: dict[str, Any] = dict(slots)
    drafts.add("direct", wording, reference, facts=facts, rests_on=(one.fact,), **named_)


def _sentence(text: str) -> str:
    return ended(text[0].upper() + text[1:])


def _teams(drafts: Drafts, stays: Sequence[Stay]) -> None:
    """How large a team was, where a stay tells of one only."""
    spelt = "|".join(words()["numbers"]["words"][2:])
    teams = "|".join(words()["grammar"]["teams"])
    pattern = re.compile(rf"\b({teams}) of {about()}(\d[\d,]*|{spelt})\b", re.IGNORECASE)
    found = [
        (stay, bullet, hits[0])
        for stay in stays
        for position in stay.positions
        for bullet in position.bullets
        if len(hits := pattern.findall(bullet.text)) == 1
    ]
    of_stay = Counter(stay.name for stay, _, _ in found)
    fits = [one for one in found if of_stay[one[0].name] == 1]
    for stay, bullet, (noun, number) in drafts.wording.shuffled(fits, "teams")[:_TEAMS]:
        drafts.add(
            "direct",
            "team_size",
            ended(number.capitalize()),
            facts=[figure(number)],
            rests_on=(bullet,),
            noun=noun.casefold(),
            employer=stay.name,
        )


# ------------------------------------------------------------------ other places, and tools


def _wrong_places(drafts: Drafts, told: Sequence[Duty], stays: Sequence[Stay], asked: Counter[str]) -> None:
    """A duty of one employer, asked of another."""
    for one in _fresh([one for one in told if not one.now], asked, _ELSEWHERE):
        others = [
            stay for stay in stays if stay is not one.stay and not one.content & set(_said(stay).split())
        ]
        for other in drafts.wording.shuffled(others, one.fact.text)[:1]:
            drafts.add(
                "nearmiss",
                "duty_at",
                f"No: that was at {ended(one.stay.name)}",
                answerability=Answerability.PARTIAL,
                facts=[_not_there(tails(one.thing)[0], other, one.stay)],
                forbidden=(guard("yes"), guard("affirmed", claim=placed(tails(one.thing)[0], other.name))),
                rests_on=(one.fact, one.stay.employer),
                duty=one.phrase,
                employer=other.name,
            )


def _not_there(thing: str, other: Stay, *places: Stay) -> ReferenceFact:
    """What is right of a thing that was asked of another employer: where it was, or that it was not there."""
    denial = guard("not_there", named=f"{literal(thing)}|{literal(other.name)}")
    return entity(*(stay.name for stay in places), denial, kind="text")


def _tools(drafts: Drafts, stays: Sequence[Stay]) -> None:
    """Skills that are named things and stand in the lines of a job."""
    named_things = dict.fromkeys(
        head(item.text)
        for group in drafts.resume.skills
        for item in group.items
        if usable(item) and 2 < len(head(item.text)) <= 25 and re.search(r"[A-Z\d+#]", head(item.text))
    )
    used = [
        (skill, [(stay, bullet) for stay in stays if (bullet := _line_with(skill, stay))])
        for skill in drafts.wording.shuffled(list(named_things), "tools")
    ]
    known = [(skill, places) for skill, places in used if places]
    for skill, places in known[:_TOOLS]:
        stay, bullet = places[0]
        drafts.add(
            "skill_present",
            "tool_at",
            f"Yes: {ended(bullet.text)}",
            facts=[entity(skill, r"/^\W*yes\b/", kind="text")],
            forbidden=(guard("no"),),
            rests_on=(bullet,),
            skill=skill,
            employer=stay.name,
        )
    for skill, places in [one for one in reversed(known) if len(one[1]) == 1][:_TOOLS_WHERE]:
        stay, bullet = places[0]
        drafts.add(
            "direct",
            "tool_where",
            ended(stay.employer.text),
            facts=[named(stay.employer)],
            rests_on=(bullet, stay.employer),
            skill=skill,
        )
    for skill, places in known[:_TOOLS_ELSEWHERE]:
        others = [stay for stay in stays if skill.casefold() not in _said(stay)]
        for other in drafts.wording.shuffled(others, skill)[:1]:
            drafts.add(
                "nearmiss",
                "tool_at",
                f"The résumé does not say so; it names {skill} at {ended(places[0][0].name)}",
                answerability=Answerability.PARTIAL,
                facts=[_not_there(skill, other, *(stay for stay, _ in places))],
                forbidden=(guard("yes"), guard("affirmed", claim=placed(skill, other.name))),
                rests_on=(places[0][1],),
                skill=skill,
                employer=other.name,
            )


def _line_with(skill: str, stay: Stay) -> Fact | None:
    pattern = re.compile(rf"(?<!\w){re.escape(skill)}(?![\w+#])")
    lines = (bullet for position in stay.positions for bullet in position.bullets)
    return next((bullet for bullet in lines if pattern.search(bullet.text)), None)
