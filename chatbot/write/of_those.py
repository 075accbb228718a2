"""Answers about the entries just told of: which came first, which is newer, which certificates still hold,
which language is spoken best.

It refuses to order jobs, which `career.py` does, and entries that their dates do not tell apart.
"""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.candidate import Candidate, unique
from chatbot.dated import Calendar, Dated
from chatbot.evidence import Judge
from chatbot.lexicon import fold, regex
from chatbot.models import Draft, Evidence, Focus, Question, Statement, Status
from chatbot.write.background import BackgroundWriter
from chatbot.write.credentials import CredentialWriter
from chatbot.write.phrase import bracketed, listed
from index.models import Span

_SURE = 0.85
_MOST_TOLD = 4  # places of an answer that are kept: of a longer one more were told of
_YEAR = 12  # months that a year without a month may be off


class OfThoseWriter:
    """Writes the answers that order the entries of the section just cited."""

    def __init__(
        self, candidate: Candidate, judge: Judge, calendar: Calendar, background: BackgroundWriter
    ) -> None:
        """`background` writes what is answered of all languages."""
        self._calendar = calendar
        self._lookup = judge.lookup
        self._c = candidate
        self._background = background
        self._credentials = CredentialWriter(candidate, judge)

    def write(self, question: Question) -> Draft | None:
        """The first or the latest of the entries of the section just cited, or those newer than the one just
        told of; None where nothing of the kind is asked, or no dated entry was told of."""
        folded = fold(question.text)
        if other := self._of_languages(question, folded) or self._of_certificates(question):
            return other
        extreme = regex("first_of_those").search(folded)
        newer = regex("newer_than_that").search(folded)
        if not (extreme or newer) or not question.told:
            return None
        cited = [f for f in self._lookup.of_places(question.told, ()) if f.chunk.section_kind != "experience"]
        if not cited:
            return None
        section = cited[0].chunk.section
        entries = [
            each for each in self._calendar.things() if not each.job and each.evidence[0].section == section
        ]
        if len(entries) < 2:
            return None
        if extreme:
            latest = regex("latest_of_those").search(extreme.group()) is not None
            return _extreme(entries, latest=latest)
        span = cited[0].chunk.span
        told = next(
            (
                each
                for each in entries
                for one in each.evidence
                if one.span.source == span.source and span.start <= one.span.start < span.end
            ),
            None,
        )
        return None if told is None else _newer(entries, told)

    def _of_languages(self, question: Question, folded: str) -> Draft | None:
        """The one spoken best or least of the languages just told of; None where that is not asked."""
        spoken = self._background.spoken()
        told = [item for item in spoken if _is_among(self._c.of_item(item), question.told)]
        if not told or not regex("best_of_those").search(folded):
            return None
        if len(told) == 1:  # "and the weakest?" after the strongest
            return self._background.extreme_language(folded, spoken)
        if len(question.told) < _MOST_TOLD:
            return self._background.extreme_language(folded, told)
        whole = told == list(spoken[: len(told)])  # what was told of goes on, and left none aside so far
        return self._background.extreme_language(folded, spoken) if whole else None

    def _of_certificates(self, question: Question) -> Draft | None:
        """Which of the certificates just told of hold, or the others; None where that is not asked."""
        every = self._c.resume.certifications
        told = [one for one in every if _is_among(self._c.of_credential(one), question.told)]
        whole = len(question.told) >= _MOST_TOLD
        return self._credentials.of_those(question, told, whole=whole) if told else None


def _is_among(evidence: Sequence[Evidence], told: Sequence[Span]) -> bool:
    """Whether a place just cited is one that an entry stands at."""
    return any(
        place.source == one.span.source and place.start < one.span.end and one.span.start < place.end
        for place in told
        for one in evidence
    )


def _extreme(entries: Sequence[Dated], *, latest: bool) -> Draft:
    """The first or the latest of several entries."""
    ordered = sorted(entries, key=lambda each: each.first, reverse=latest)
    one, other = ordered[:2]
    apart = abs(one.first - other.first)
    if not apart or (not (one.exact and other.exact) and apart < _YEAR):
        return _draft(f"The dates do not tell: {_told(one)} and {_told(other)}.", (one, other), "partly")
    return _draft(f"{'The latest' if latest else 'The first'}: {_told(one)}.", (one,))


def _newer(entries: Sequence[Dated], told: Dated) -> Draft:
    """The entries that are newer than the one told of, oldest first."""
    newer = sorted(
        (each for each in entries if each.first > told.last and each is not told), key=lambda each: each.first
    )
    if not newer:
        return _draft(f"The résumé lists none newer than {_told(told)}.", (told,), "not_mentioned")
    return _draft(f"Newer than {_told(told)}: {listed([_told(each) for each in newer])}.", (told, *newer))


def _told(thing: Dated) -> str:
    return thing.label + bracketed(thing.printed)


def _draft(text: str, things: Sequence[Dated], status: Status = "answered") -> Draft:
    evidence = unique(one for thing in things for one in thing.evidence)
    statement = Statement(text=text, evidence=evidence)
    focus = Focus(intent="open", topic=things[0].label)
    return Draft(status=status, confidence=_SURE, statements=(statement,), focus=focus)
