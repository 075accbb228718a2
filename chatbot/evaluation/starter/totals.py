"""Starter questions on the career as a whole and on the person in a line: years in all, how many employers,
in which towns, what the summary and the headline say.

It refuses to know how the bot counts.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from chatbot.evaluation.models import ReferenceFact
from chatbot.evaluation.starter.career import duration, entity
from chatbot.evaluation.starter.draft import Drafts, ended, head, usable
from chatbot.evaluation.starter.stays import Stay, months_in_all, stays_of
from chatbot.evaluation.starter.wording import words
from index.models import Fact

_CITIES = 4


def about_totals(drafts: Drafts, as_of: dt.date) -> None:
    """Adds what all positions together answer, and what stands at the top."""
    stays, complete = stays_of(drafts.resume.positions)
    claimed = claimed_years(drafts)
    if complete:
        _years(drafts, stays, as_of, claimed)
        _how_many(drafts, stays)
    if claimed:
        _claim(drafts, *claimed)
    _profession(drafts)
    _cities(drafts, stays)


def claimed_years(drafts: Drafts) -> tuple[int, Fact] | None:
    """The one number of years that headline and summary speak of."""
    spelt = words()["numbers"]["words"]
    pattern = re.compile(rf"\b(\d{{1,2}}|{'|'.join(spelt[1:])})\+? years\b", re.IGNORECASE)
    found = [
        (hit[1], _within(drafts, fact, hit[0]))
        for fact in (*drafts.resume.headline, *drafts.resume.summary)
        for hit in pattern.finditer(fact.text)
    ]
    if len(found) != 1:
        return None
    number, fact = found[0]
    return spelt.index(number.casefold()) if number.casefold() in spelt else int(number), fact


def _within(drafts: Drafts, fact: Fact, words_: str) -> Fact:
    """The fact narrowed to some of its words, where they stand so in its document."""
    at = drafts.raw(fact).find(words_)
    if at < 0:
        return fact
    start = fact.span.start + at
    span = fact.span.model_copy(update={"start": start, "end": start + len(words_)})
    return Fact(text=words_, span=span)


def _years(drafts: Drafts, stays: Sequence[Stay], as_of: dt.date, claimed: tuple[int, Fact] | None) -> None:
    """Work in all, counted once where jobs overlap; a number that the summary claims does as well."""
    count = months_in_all(stays, as_of)
    fact = duration(frozenset({count, count + 1, max(count - 1, 1)})) if count else None
    if fact is None or count < 24:
        return
    said = fact.any_of
    if claimed:
        claim = duration(frozenset({12 * claimed[0]}))
        said += claim.any_of if claim else ()
    drafts.add(
        "computed",
        "years_in_all",
        f"About {round(count / 12)} years.",
        facts=[ReferenceFact(any_of=tuple(dict.fromkeys(said)), kind="duration")],
        rests_on=tuple(printed for stay in stays for printed in stay.printed),
    )


def _how_many(drafts: Drafts, stays: Sequence[Stay]) -> None:
    employers = {stay.name.casefold(): stay.employer for stay in stays}
    spelt, count = words()["numbers"]["words"], len(employers)
    if 2 <= count < len(spelt):
        drafts.add(
            "computed",
            "employer_count",
            f"{count} employers.",
            facts=[ReferenceFact(any_of=(rf"/\b(?:{count}|{spelt[count]})\b/",), kind="number")],
            rests_on=tuple(employers.values()),
        )


def _claim(drafts: Drafts, number: int, fact: Fact) -> None:
    said = duration(frozenset({12 * number}))
    if said is not None:
        drafts.add("direct", "years_claimed", f"{number} years.", facts=[said], rests_on=(fact,))


def _profession(drafts: Drafts) -> None:
    """What the line under the name says, where it is one of words alone."""
    line = next(iter(drafts.resume.headline), None)
    if line is None or not usable(line) or re.search(r"[\d@/,]", line.text):
        return
    titles = [
        position.title.text
        for position in drafts.resume.positions
        if position.period and position.period.present and usable(position.title)
    ]
    drafts.add(
        "direct",
        "profession",
        ended(line.text),
        facts=[entity(line.text, head(line.text), *titles)],
        rests_on=(line,),
    )


def _cities(drafts: Drafts, stays: Sequence[Stay]) -> None:
    """Where a job was, if all titles of the stay were in one place."""
    fits = []
    for stay in stays:
        places = {
            position.location.text: position.location for position in stay.positions if position.location
        }
        if stay.plain and len(places) == 1:
            (place,) = places.values()
            told = head(place.text).casefold() in stay.employer.text.casefold()
            if usable(place) and not told and not re.search(r"\d", place.text):
                fits.append((stay, place))
    shuffled = drafts.wording.shuffled(fits, "cities")
    for stay, place in shuffled[:_CITIES]:
        drafts.add(
            "direct",
            "city_now" if stay.present else "city",
            ended(place.text),
            facts=[entity(place.text, head(place.text))],
            rests_on=(stay.employer, place),
            employer=stay.name,
        )
    for stay, place in [one for one in reversed(shuffled) if not one[0].present][:1]:
        drafts.add(
            "followup",
            "that_city",
            ended(place.text),
            facts=[entity(place.text, head(place.text))],
            rests_on=(stay.employer, place),
            earlier=(drafts.wording.draw("title_at", who=drafts.who, employer=stay.name),),
        )
