"""Starter questions on what stands beside the career: studies, certificates, skills, languages, the e-mail.

It refuses to know how the bot reads them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from chatbot.evaluation.models import FactKind, ReferenceFact
from chatbot.evaluation.starter.career import entity, named, year
from chatbot.evaluation.starter.draft import Drafts, ended, head, plain_name, usable, ways
from chatbot.evaluation.starter.wording import guard, words
from chatbot.lexicon import other_names
from index.models import Education, Fact, Period

_SCHOOLS, _CERTIFICATES, _SKILLS, _LANGUAGES = 3, 5, 15, 3
_GROUPS = 3
_MOST_IN_A_LIST = 8
_LONGEST_SKILL = 4  # words
_INITIALS = re.compile(r"[A-Z]{3,6}")


def about_background(drafts: Drafts) -> None:
    """Adds what the other parts of the résumé answer."""
    _email(drafts)
    _studies(drafts)
    _certificates(drafts)
    _languages(drafts)
    _skills(drafts)
    _entries(drafts)


def _email(drafts: Drafts) -> None:
    email = drafts.resume.contact.email
    if email is not None and "@" in email.text:
        drafts.add("contact", "email", email.text, facts=[entity(email.text)], rests_on=(email,))


def _studies(drafts: Drafts) -> None:
    known = [study for study in drafts.resume.education if usable(study.degree) and usable(study.institution)]
    degrees = Counter(head(study.degree.text).casefold() for study in known if study.degree)
    schools = Counter(head(study.institution.text).casefold() for study in known if study.institution)
    asked: list[Education] = drafts.wording.shuffled(known, "studies")
    for study in asked[:_SCHOOLS]:
        degree, school = study.degree, study.institution
        assert degree is not None
        assert school is not None
        if degrees[head(degree.text).casefold()] == 1:
            drafts.add(
                "direct",
                "school_of",
                ended(school.text),
                facts=[named(school)],
                rests_on=(degree, school),
                degree=_typed(degree.text),
            )
            _completed(drafts, study, degree, talk=study is asked[0])
    for study in asked[-_SCHOOLS:]:
        degree, school = study.degree, study.institution
        assert degree is not None
        assert school is not None
        if schools[head(school.text).casefold()] == 1:
            drafts.add(
                "direct",
                "degree_at",
                ended(degree.text),
                facts=[_studied(degree.text)],
                rests_on=(degree, school),
                institution=head(school.text),
            )
    if 2 <= len(known) == len(drafts.resume.education) <= _MOST_IN_A_LIST:
        drafts.add(
            "list",
            "degrees",
            f"{'; '.join(study.degree.text for study in known if study.degree)}.",
            facts=[_studied(study.degree.text, "list_item") for study in known if study.degree],
            rests_on=tuple(study.degree for study in known),
        )


def _entries(drafts: Drafts) -> None:
    """What the smaller sections list, where each entry has a name that one can answer with."""
    resume = drafts.resume
    for wording, entries in (
        ("awards", resume.awards),
        ("publications", resume.publications),
        ("projects", resume.projects),
        ("volunteering", resume.volunteering),
        ("patents", resume.patents),
    ):
        if 0 < len(entries) <= _MOST_IN_A_LIST and all(usable(entry.title) for entry in entries):
            drafts.add(
                "list",
                wording,
                ended("; ".join(entry.title.text for entry in entries)),
                facts=[
                    entity(entry.title.text, head(entry.title.text), kind="list_item") for entry in entries
                ],
                rests_on=tuple(entry.title for entry in entries),
            )


def _typed(degree: str) -> str:
    """A degree as one would type it: initials alone say too little, so that the subject in brackets stays."""
    short = head(degree)
    return short if len(short) > 6 and " " in short else degree


def _studied(degree: str, kind: str = "entity") -> ReferenceFact:
    """A degree as printed, its head, or its subject: in brackets or after the first 'in'."""
    said = [degree, _typed(degree)]
    if "(" in degree and _typed(degree) == degree:
        said.append(degree.split("(", 1)[1].split(")")[0])
    if " in " in degree:
        said.append(head(degree.split(" in ", 1)[1]))
    return ReferenceFact.model_validate(
        {"any_of": ways(*(one for one in said if len(one) > 3)), "kind": kind}
    )


def _completed(drafts: Drafts, study: Education, degree: Fact, *, talk: bool) -> None:
    period = study.period
    if period and period.end and not period.present and not _open(drafts, period.printed):
        drafts.add(
            "direct",
            "degree_year",
            f"In {period.end.year}.",
            facts=[year(period.end.year)],
            rests_on=(degree, period.printed),
            degree=_typed(degree.text),
        )
        if talk:
            drafts.add(
                "followup",
                "that_year",
                f"In {period.end.year}.",
                facts=[year(period.end.year)],
                rests_on=(degree, period.printed),
                earlier=(drafts.wording.draw("school_of", who=drafts.who, degree=_typed(degree.text)),),
            )


def _open(drafts: Drafts, fact: Fact) -> bool:
    """Whether the words around a date say that it is an end still to come, or of validity."""
    around = (drafts.quote(fact) or "") + fact.text
    return any(trace in around.casefold() for trace in words()["traces"]["expiry"])


def _dated(drafts: Drafts, period: Period | None) -> int | None:
    """The year of a single date; None for a range and for a date of expiry."""
    if period is None or period.present or _open(drafts, period.printed):
        return None
    years = {date.year for date in (period.start, period.end) if date}
    return years.pop() if len(years) == 1 else None


def _certificates(drafts: Drafts) -> None:
    known = [one for one in drafts.resume.certifications if usable(one.name)]
    # One that is also a title or a degree is held and worked as: a question would mean either.
    other = [position.title.text for position in drafts.resume.positions]
    other += [study.degree.text for study in drafts.resume.education if study.degree]
    clear = [
        one for one in known if not any(head(one.name.text).casefold() in text.casefold() for text in other)
    ]
    for one in drafts.wording.shuffled(clear, "certificates")[:_CERTIFICATES]:
        drafts.add(
            "direct",
            "certificate",
            f"Yes: {one.name.text}.",
            facts=[_certified(one.name.text)],
            forbidden=(guard("no"),),
            rests_on=(one.name,),
            certificate=head(one.name.text),
        )
    for one in drafts.wording.shuffled(clear, "dates of certificates")[:_CERTIFICATES]:
        number = _dated(drafts, one.period)
        if number is not None:
            drafts.add(
                "direct",
                "certificate_year",
                f"{number}.",
                facts=[year(number)],
                rests_on=(one.name, one.period.printed if one.period else None),
                certificate=head(one.name.text),
            )
    if 2 <= len(known) == len(drafts.resume.certifications) <= _MOST_IN_A_LIST:
        drafts.add(
            "list",
            "certificates",
            f"{'; '.join(one.name.text for one in known)}.",
            facts=[_certified(one.name.text, "list_item") for one in known],
            rests_on=tuple(one.name for one in known),
        )


def _certified(printed: str, kind: FactKind = "entity") -> ReferenceFact:
    """A certificate by its name, its initials, what those stand for, and the other names that are known."""
    short = head(printed)
    said = [printed, short, plain_name(printed)]
    inside = re.search(r"\(([^()]{2,})\)", printed)
    said += [inside[1]] if inside and re.search(r"[A-Z]{2}|[a-z] [A-Z]", inside[1]) else []
    said += [other for one in (printed, short) for other in other_names(one)]
    names = [word for word in re.findall(r"[\w’'-]+", short) if word[0].isupper()]
    if len(names) == 1 and _INITIALS.fullmatch(short):
        said.append(
            "/" + r"\W+(?:(?:of|in|for|and|the|to)\W+)?".join(rf"\b{letter}\w+" for letter in short) + "/"
        )
    elif len(names) > 2 and not any(word[1:].isupper() for word in names):
        said.append("".join(word[0] for word in names))
    return entity(*said, kind=kind)


def _languages(drafts: Drafts) -> None:
    """Only where each is printed as one: a word, then perhaps a level."""
    known = [(_language(item.title.text), item.title) for item in drafts.resume.languages]
    if len(known) < 2 or not all(name for name, _ in known):
        return
    drafts.add(
        "list",
        "languages",
        f"{', '.join(fact.text for _, fact in known)}.",
        facts=[entity(name, kind="list_item") for name, _ in known],
        rests_on=tuple(fact for _, fact in known),
    )
    for name, fact in drafts.wording.shuffled(known, "languages")[:_LANGUAGES]:
        drafts.add(
            "skill_present",
            "language",
            f"Yes: {fact.text}.",
            facts=[entity(name)],
            forbidden=(guard("no"),),
            rests_on=(fact,),
            language=name,
        )


def _language(printed: str) -> str:
    words_ = head(printed).split()
    return words_[0] if words_ and words_[0].isalpha() and len(words_) <= 2 else ""


def _skills(drafts: Drafts) -> None:
    groups = drafts.resume.skills
    names = Counter(head(item.text).casefold() for group in groups for item in group.items)
    fits = [
        item
        for group in groups
        for item in group.items
        if usable(item)
        and len(head(item.text).split()) <= _LONGEST_SKILL
        and len(head(item.text)) > 2
        and names[head(item.text).casefold()] == 1
    ]
    chosen: Sequence[Fact] = drafts.wording.shuffled(fits, "skills")[:_SKILLS]
    for item in chosen:
        skill = head(item.text)
        drafts.add(
            "skill_present",
            "skill",
            f"Yes: {item.text} is listed.",
            facts=[entity(skill)],
            forbidden=(guard("no"),),
            rests_on=(item,),
            skill=skill,
        )
    whole = [g for g in groups if g.level is None]  # of a table's row each level holds only some
    labelled = [g for g in whole if g.label and usable(g.label) and 2 <= len(g.items) <= _MOST_IN_A_LIST]
    for group in drafts.wording.shuffled(labelled, "groups")[:_GROUPS]:
        if all(usable(item) for item in group.items) and group.label:
            drafts.add(
                "list",
                "skill_group",
                f"{', '.join(item.text for item in group.items)}.",
                facts=[entity(item.text, head(item.text), kind="list_item") for item in group.items],
                rests_on=(group.label, *group.items),
                label=head(group.label.text),
            )
