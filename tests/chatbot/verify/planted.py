"""Sentences whose truth is known: faithful rewordings written by hand, and lies planted by code.

A lie is a faithful sentence, a printed line or a gold fact of the collection with one thing made false. It is
false by construction, for the same notes. It refuses to judge any of them.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from chatbot.candidate import Candidate
from chatbot.models import Draft, Evidence, Statement
from chatbot.verify import Fidelity, Notes
from chatbot.write.phrase import role
from index.models import Reading
from index.resume import read_sources
from index.withhold import withhold

COLLECTION = Path(__file__).resolve().parents[2] / "collection"
FAITHFUL = Path(__file__).with_name("faithful.txt")
FRESH = Path(__file__).with_name("fresh.txt")
REWORDINGS = Path(__file__).with_name("rewordings")
PEOPLE = tuple(
    f"{kind}/{folder.name}" for kind in ("dev", "others") for folder in sorted((COLLECTION / kind).iterdir())
)


def folder_of(who: str) -> Path:
    """The folder of a person of the collection or of the rewordings."""
    return (REWORDINGS if who.startswith(("open/", "kept/", "contrast/")) else COLLECTION) / who


class Sentence(NamedTuple):
    """A sentence about one person of the collection, the notes it cites, and what was done to it."""

    who: str
    kind: str
    text: str
    cited: tuple[int, ...]


@lru_cache(maxsize=32)
def candidate_of(who: str) -> Candidate:
    """The candidate of a résumé of the collection."""
    import datetime as dt

    from index.chunk import chunk

    (path,) = folder_of(who).glob("resume.*")
    reading: Reading = withhold(read_sources([path]), phone=True)
    chosen = folder_of(who) / "resume-chatbot.toml"  # the rewordings' people chose how they are called
    pronouns = tomllib.loads(chosen.read_text(encoding="utf-8"))["pronouns"] if chosen.is_file() else None
    return Candidate(
        reading.resume,
        reading.documents,
        chunk(reading),
        pronouns=pronouns,
        as_of=dt.date(2026, 11, 1),
    )


@lru_cache(maxsize=32)
def notes_of(who: str) -> Notes:
    """Everything a résumé says as numbered notes: the jobs as the model-free writer words them, then each
    of its lines."""
    candidate = candidate_of(who)
    statements = []
    for position in candidate.resume.positions:
        (job,) = candidate.timeline.of([position.entry])[:1]
        own = job.model_copy(update={"positions": (position,)})
        text = role(own, candidate.voice)
        statements.append(Statement(text=text, evidence=candidate.header(position)))
    for education in candidate.resume.education:
        evidence = candidate.of_education(education)
        statements.append(Statement(text="; ".join(e.text for e in evidence) + ".", evidence=evidence))
    for credential in candidate.resume.certifications:
        evidence = candidate.of_credential(credential)
        statements.append(Statement(text="; ".join(e.text for e in evidence) + ".", evidence=evidence))
    bullets = [(b, p.section) for p in candidate.resume.positions for b in p.bullets]
    statements += [Statement(text=b.text, evidence=(candidate.fact(b, s),), bullet=True) for b, s in bullets]
    statements += [
        Statement(text=unit.text, evidence=(candidate.unit(unit),))
        for unit in candidate.chunks
        if unit.section_kind != "contact"
    ]
    return Notes(candidate, Draft(status="answered", confidence=1.0, statements=tuple(statements)))


def cited_for(who: str, quote: str) -> tuple[int, ...]:
    """The notes that hold a quote: the first of each kind that covers most of it."""
    notes, candidate = notes_of(who), candidate_of(who)
    found = []
    for part in quote.split(" ++ "):
        places = [
            (document.source, at)
            for document in candidate.documents.values()
            if (at := document.text.find(part)) >= 0
        ]
        assert places, (who, part)
        source, start = places[0]
        text = candidate.documents[source].text
        end = text.find("\n", start + len(part))
        end = len(text) if end < 0 else end
        start = text.rfind("\n", 0, start) + 1
        holding = [
            note.number
            for note in notes.notes
            if any(_meets(e, source, start, end) for e in note.statement.evidence)
        ]
        assert holding, (who, part)
        found += holding
    return tuple(dict.fromkeys(found))


def _meets(evidence: Evidence, source: str, start: int, end: int) -> bool:
    span = evidence.span
    return span.source == source and span.start < end and start < span.end


@lru_cache(maxsize=1)
def faithful() -> tuple[Sentence, ...]:
    """The rewordings of both files."""
    found, who = [], ""
    lines = [line for path in (FAITHFUL, FRESH) for line in path.read_text(encoding="utf-8").splitlines()]
    for line in lines:
        if heading := re.fullmatch(r"\[(.+)\]", line):
            who = heading[1]
        elif line and not line.startswith("#"):
            quote, text = line.split(" => ")
            found.append(Sentence(who, "faithful", text, cited_for(who, quote)))
    return tuple(found)


@lru_cache(maxsize=32)
def gold_of(who: str) -> dict[str, object]:
    """The gold facts of a résumé; empty for the people by other hands, who have questions only."""
    path = COLLECTION / who / "gold.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def held(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, tuple[str, ...]]]:
    """Each sentence with what is wrong with it by the check; nothing for one that would be shown."""
    for sentence in sentences:
        check = Fidelity(candidate_of(sentence.who))
        yield sentence, check.verdict(sentence.text, sentence.cited, notes_of(sentence.who)).why


# -- lies


_NUMBER = re.compile(r"(?<![\w.,:/'-])\d[\d.,]*\d(?![\w/-]|[.,]\d)|(?<![\w.,:/'-])\d(?![\w/-]|[.,]\d)")
_DATES = re.compile(r"(?:19|20)\d\d")
_FALSE_CLAUSES = (
    "and led 300 people",
    "and is a recognised expert in the field",
    "and was promoted to Vice President",
    "and won a national award for it",
    "and also managed the payroll of the company",
    "which doubled profits",
    "while completing a PhD",
    "and speaks fluent Mandarin",
    "and did it single-handedly",
    "before moving to Google",
    "and was later dismissed",
    "despite poor health",
    "using Terraform and Kafka Streams",
    "and never missed a deadline",
    "and was the only one to do so",
    "as the youngest in the team",
)
_FALSE_OPENINGS = (
    "As an acclaimed expert, ",
    "With a PhD from Oxford, ",
    "As a married parent, ",
    "Single-handedly, ",
)
_OPPOSITES = {
    "cut": "increased",
    "reduced": "increased",
    "lowered": "raised",
    "raised": "lowered",
    "increased": "reduced",
    "fell": "rose",
    "dropped": "grew",
    "rose": "fell",
    "built": "dismantled",
    "won": "lost",
    "hired": "dismissed",
    "lifted": "lowered",
    "saved": "wasted",
    "completed": "abandoned",
    "passed": "failed",
    "introduced": "abolished",
    "led": "followed",
    "mentors": "competes with",
    "kept": "lost",
    "opened": "closed",
    "launched": "cancelled",
}
_DEGREES = ("PhD", "MBA", "doctorate", "medical degree")


def lies() -> Iterator[Sentence]:
    """Every lie that can be planted in the faithful sentences, the printed lines and the gold facts."""
    for sentence in faithful():
        yield from _of_sentence(sentence)
    for who in PEOPLE:
        yield from _of_jobs(who)
        yield from _of_gold(who)


def _lie(of: Sentence, kind: str, text: str, cited: tuple[int, ...] | None = None) -> Iterator[Sentence]:
    if text != of.text:
        yield Sentence(of.who, kind, text, of.cited if cited is None else cited)


def _of_sentence(s: Sentence) -> Iterator[Sentence]:
    body = s.text.removesuffix(".")
    number = sum(map(ord, s.text))
    for offset in (0, 5, 11):
        yield from _lie(
            s, "a false clause", f"{body} {_FALSE_CLAUSES[(number + offset) % len(_FALSE_CLAUSES)]}."
        )
    yield from _lie(s, "a false opening", _FALSE_OPENINGS[number % len(_FALSE_OPENINGS)] + s.text)
    if match := re.search(
        r" (is|was|has|holds|led|leads|built|cut|wrote|ran|runs|speaks|taught|designed|introduced) ", s.text
    ):
        verb = match[1]
        turned = f"{verb} not" if verb in ("is", "was", "has") else f"never {verb}"
        yield from _lie(s, "negation flipped", s.text.replace(f" {verb} ", f" {turned} ", 1))
    for said, opposite in _OPPOSITES.items():
        if re.search(rf"\b{said}\b", s.text):
            yield from _lie(s, "the opposite", re.sub(rf"\b{said}\b", opposite, s.text, count=1))
    years = list(_DATES.finditer(s.text))
    own = set(_DATES.findall(" ".join(g.text for n in s.cited for g in notes_of(s.who).grounds(n))))
    for match in years[:2]:
        false = next(str(y) for y in range(int(match[0]) + 1, 2060) if str(y) not in own)
        yield from _lie(s, "a wrong year", s.text[: match.start()] + false + s.text[match.end() :])
    numbers = [m for m in _NUMBER.finditer(s.text) if not _DATES.fullmatch(m[0])]
    if len(numbers) > 1:
        (a, b) = numbers[:2]
        beside = [re.findall(r"\w+", s.text[: m.start()])[-1:] for m in (a, b)]
        if a[0] != b[0] and beside[0] != beside[1]:  # "IRC 6, IRC 112" is a list
            swapped = s.text[: a.start()] + b[0] + s.text[a.end() : b.start()] + a[0] + s.text[b.end() :]
            yield from _lie(s, "numbers swapped", swapped)
    if numbers:
        m = numbers[0]
        yield from _lie(s, "a larger number", s.text[: m.start()] + "7" + m[0] + s.text[m.end() :])
        yield from (
            _lie(s, "a bound", s.text[: m.start()] + "over " + s.text[m.start() :])
            if not re.search(r"(more than|over|about|up to|least) $", s.text[: m.start()])
            else ()
        )
    place = re.search(r" (?:at|for) (?:the )?((?:[A-ZØÖÅ][\w&.'’-]+(?: (?:&|of|and) )?\s?)+)", s.text)
    if place:
        yield from _lie(s, "an invented employer", s.text.replace(place[1].strip(), "Hooli Dynamics", 1))
        for other in _others(s):
            yield from _lie(s, "another employer", s.text.replace(place[1].strip(), other, 1))
            break
    else:
        for other in _others(s):
            yield from _lie(s, "another employer", f"At {other}, {s.text}")
            header = next(n.number for n in notes_of(s.who).notes if other in n.text)
            cited = (*s.cited, header)
            if any(g.owner is not None for n in s.cited for g in notes_of(s.who).grounds(n)):
                yield from _lie(s, "another employer, cited too", f"At {other}, {s.text}", cited)
            break
    yield from _lie(s, "an invented skill", f"{body} with Rust and Erlang.")
    first = s.text.split()[0]
    if s.text.startswith(f"{first} ") and first == candidate_of(s.who).voice.short.split()[0]:
        yield from _lie(s, "somebody else", s.text.replace(first, "Bertrand", 1))
        yield from _lie(
            s, "an invented degree", f"{first} has a {_DEGREES[number % 4]} and {s.text[len(first) + 1 :]}"
        )


def _others(s: Sentence) -> list[str]:
    """Employers of the résumé that the cited notes do not name."""
    said = " ".join(g.text for n in s.cited for g in notes_of(s.who).grounds(n))
    names = dict.fromkeys(p.organization.text for p in candidate_of(s.who).resume.positions if p.organization)
    return [name for name in names if name not in said]


def _of_jobs(who: str) -> Iterator[Sentence]:
    """Titles, employers and dates of one job mixed with another's, with the notes of both."""
    candidate, notes = candidate_of(who), notes_of(who)
    short = candidate.voice.short
    jobs = [p for p in candidate.resume.positions if p.organization and p.period]
    for i, one in enumerate(jobs):
        for j, other in enumerate(jobs):
            if i == j or not (one.organization and other.organization and one.period and other.period):
                continue
            both = tuple(
                n.number
                for n in notes.notes[: len(candidate.resume.positions)]
                if one.title.text in n.text or other.title.text in n.text
            )
            base = Sentence(who, "", "", both)
            if one.title.text not in other.title.text:
                same = [p for p in jobs if p.title.text == one.title.text or one.title.text in p.title.text]
                if not any(p.organization and p.organization.text == other.organization.text for p in same):
                    yield from _lie(
                        base,
                        "the title of another job",
                        f"{short} was {one.title.text} at {other.organization.text}.",
                    )
            dates = one.period.printed.text
            if dates != other.period.printed.text and not any(
                p.period and p.period.printed.text == dates and p.title.text == other.title.text for p in jobs
            ):
                yield from _lie(
                    base,
                    "the dates of another job",
                    f"{short} was {other.title.text} at {other.organization.text} ({dates}).",
                )
        if not one.period.present:
            own = Sentence(
                who,
                "",
                "",
                tuple(
                    n.number
                    for n in notes.notes
                    if n.text.find(one.title.text) >= 0 and n.number <= len(jobs)
                ),
            )
            yield from _lie(own, "now", f"{short} is currently {one.title.text} at {one.organization.text}.")
            yield from _lie(own, "now", f"{short} works at {one.organization.text} as {one.title.text}.")
        own = Sentence(who, "", "", (candidate.resume.positions.index(one) + 1,))
        yield from _lie(
            own, "a computed figure", f"{short} was {one.title.text} at {one.organization.text} for 23 years."
        )
        yield from _lie(
            own,
            "people led",
            f"{short} was {one.title.text} at {one.organization.text}, leading a team of 300 people.",
        )
        yield from _lie(
            own, "praise", f"{short} was an outstanding {one.title.text} at {one.organization.text}."
        )


def _of_gold(who: str) -> Iterator[Sentence]:
    """Schools, degrees, certificates and bullets of `gold.json`, one taken for another."""
    gold = gold_of(who)
    notes, candidate = notes_of(who), candidate_of(who)
    short = candidate.voice.short
    everything = tuple(n.number for n in notes.notes)[:60]
    degrees: list[dict[str, str]] = gold.get("education", [])  # type: ignore[assignment]
    for one in degrees:
        for other in degrees:
            if (
                one is other
                or not one["degree"]
                or not other["institution"]
                or one["institution"] == other["institution"]
            ):
                continue
            yield Sentence(
                who,
                "the school of another degree",
                f"{short} has a {one['degree']} from {other['institution']}.",
                everything,
            )
    certificates: list[dict[str, str]] = gold.get("certifications", [])  # type: ignore[assignment]
    for one in certificates:
        for other in certificates:
            if (
                one["name"] != other["name"]
                and one.get("issuer")
                and other.get("issuer")
                and one["issuer"] != other["issuer"]
            ):
                yield Sentence(
                    who,
                    "the issuer of another certificate",
                    f"{short} holds {one['name']} from {other['issuer']}.",
                    everything,
                )
    positions: list[dict[str, object]] = gold.get("positions", [])  # type: ignore[assignment]
    for one in positions:
        for other in positions:
            if one["organization"] == other["organization"]:
                continue
            bullets: list[str] = one["bullets"]  # type: ignore[assignment]
            for bullet in bullets[:2]:
                yield Sentence(
                    who, "the work of another job", f"At {other['organization']}: {bullet}", everything
                )
        for bullet in one["bullets"]:  # type: ignore[attr-defined]
            if match := re.search(r"\b(\w+ed) (?!by )(.+)", bullet):
                yield Sentence(
                    who, "the doer and the done", f"{short} was {match[1].lower()} by {match[2]}", everything
                )
