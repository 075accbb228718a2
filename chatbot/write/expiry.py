"""Answers on how long a certificate, a licence or a permit holds: until when, whether still on a day to come.

It refuses to reckon an end that the résumé does not print: the day one was given tells nothing of its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from chatbot.candidate import Candidate
from chatbot.evidence import Judge
from chatbot.facts import Length, month_of
from chatbot.lexicon import aliases, alike, content, fold, is_slip, regex, spelt_out, stem, stems, word_list
from chatbot.models import Draft, Evidence, Focus, Question, Statement, Status
from chatbot.write.credentials import as_printed
from chatbot.write.phrase import listed
from index.dates import find_ranges
from index.models import Credential, PartialDate

_SURE = 0.9
_MONTHS_OF = {"christmas": (11, 11), "new year": (11, 11), "easter": (2, 3), "spring": (2, 4)}
_MONTHS_OF |= {"summer": (5, 7), "autumn": (8, 10), "fall": (8, 10), "winter": (11, 11)}
_MONTHS_OF |= {"end": (11, 11), "late": (8, 11), "early": (0, 3), "start": (0, 0), "beginning": (0, 0)}
_MONTHS_OF |= {"mid": (4, 7), "middle": (4, 7)}


class _Held(NamedTuple):
    """A certificate or a permit: as printed, its words, the end it prints, whether it says that it lapsed."""

    text: str
    evidence: tuple[Evidence, ...]
    end: PartialDate | None = None
    lapsed: bool = False


class ExpiryWriter:
    """Writes the answers on the end of one certificate or permit that a question names."""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        self._c = candidate
        self._judge = judge

    def write(self, question: Question) -> Draft | None:
        """Until when it holds, or whether on the day asked for; that no end is printed. None when no end is
        asked for, or of nothing that the résumé lists."""
        folded = fold(question.text)
        if not (regex("asks_expiry").search(folded) or question.likely == "reckon.expiry"):
            return None
        if question.yes_no and _day_asked(folded, question.text, self._this_month) is None:
            return None  # whether it holds today: answered among the certificates
        held = self._meant(question, folded)
        if not held:
            return None
        ended = [one for one in held if one.end or one.lapsed]
        if not ended:
            lead = f"The résumé lists {listed([one.text for one in held])}."
            which = "it" if len(held) == 1 else "them"
            silent = f"It gives no expiry or renewal date for {which}, so it does not say until when."
            evidence = tuple(e for one in held for e in one.evidence)
            said = (Statement(text=lead, evidence=evidence), Statement(text=silent, evidence=evidence))
            return self._draft(said, held[0], "partly")
        return self._draft([self._told(one, question, folded) for one in ended], ended[0])

    def _told(self, held: _Held, question: Question, folded: str) -> Statement:
        """One with a printed end: whether it holds on the day asked for, else until when."""
        now = self._this_month
        if held.end is None:
            return Statement(text=f"No longer, by the résumé: {held.text}.", evidence=held.evidence)
        first, last = _months(held.end)
        asked = _day_asked(folded, question.text, now)
        until = held.end.words()
        derived: tuple[str, ...] = (until,)
        if asked and first <= asked[0] and asked[1] <= last and not first == last == asked[0]:
            lead = f"The end printed falls in that time, {until}"
        elif asked and asked[0] <= last < asked[1] and not held.lapsed:
            lead = f"Only until {until}"
        elif asked and question.yes_no:
            holds = asked[1] <= last and not held.lapsed
            lead = "Yes" if holds != (regex("expired").search(folded) is not None) else "No"
            lead += f": it is good until {until}" if holds else f": only until {until}"
        elif last < now or held.lapsed:
            lead = f"No longer: until {until}"
        elif regex("time_left").search(folded) and held.end.month:
            left = Length(months=last - now, exact=True).words()
            today = f"{self._c.today:%B %Y}"
            lead = f"Until {until}, {left} from {today}"
            derived = (until, left, today)
        else:
            lead = f"Until {until}"
        return Statement(text=f"{lead}: {held.text}.", evidence=held.evidence, derived=derived)

    @property
    def _this_month(self) -> int:
        return self._c.today.year * 12 + self._c.today.month - 1

    def _meant(self, question: Question, folded: str) -> list[_Held]:
        """What a question names: the certificates that have all of its words, else lines on permits; or the
        one that ends next."""
        every = self._c.resume.certifications
        asked = self._asked(question)
        if not asked and regex("ends_next").search(folded):
            return self._next(every)
        kinds = [word for word in content(question.text) if word in word_list("permit_words")]
        asked = asked or ([] if regex("which_of_several").search(folded) else kinds)
        if not asked:
            return []
        by_name = [c for c in every if _goes_by(asked, c.name.text)]
        if meant := by_name or [c for c in every if _goes_by(asked, as_printed(c))]:
            return [self._of(credential) for credential in meant]
        topic = " ".join(asked)
        found = (*self._judge.lookup.mentions(topic), *self._judge.lookup.in_words(topic))
        permits = word_list("permit_words")
        lines = [
            one.evidence
            for one in found
            if one.chunk.entry is None
            and {*stems(one.evidence.text), *stems(topic)} & set(map(stem, permits))
        ]
        return [_line(one) for one in dict.fromkeys(lines)][:1]

    def _asked(self, question: Question) -> list[str]:
        """The words that name what is asked about, not those of its kind ("licence")."""
        ordinary = word_list("expiry_words") | word_list("time_words") | set(self._c.vocabulary.person_words)
        named = [w for w in content(question.text) if w not in ordinary and not w[0].isdigit()]
        kinds = word_list("certificate_words") | word_list("dating_words")
        return [word for word in named if word not in kinds]

    def _next(self, credentials: Sequence[Credential]) -> list[_Held]:
        """The one with the first end still to come."""
        every = [(one.end, one) for one in map(self._of, credentials) if one.end and not one.lapsed]
        coming = [(_months(end)[1], one) for end, one in every if _months(end)[1] >= self._this_month]
        return [min(coming, key=lambda pair: pair[0])[1]] if coming else []

    def _of(self, credential: Credential) -> _Held:
        period = credential.period
        text, evidence = as_printed(credential), self._c.of_credential(credential)
        printed = fold(" ".join([text, *(one.text for one in credential.details)]))
        lapsed = regex("no_longer").search(printed) is not None
        if period is None:
            return _Held(text, evidence, None, lapsed)
        tells = period.start or regex("validity").search(fold(period.printed.text))
        return _Held(text, evidence, period.end if tells else None, lapsed)

    def _draft(self, said: Sequence[Statement], held: _Held, status: Status = "answered") -> Draft:
        focus = Focus(intent="background.certifications", topic=held.text)
        return Draft(status=status, confidence=_SURE, statements=tuple(said), focus=focus)


def _goes_by(asked: Sequence[str], text: str) -> bool:
    """Whether every word asked for stands in a text: in another form, under another spelling, as initials
    or with a slip."""
    own = set(stems(text))
    return all(
        any(set(form) <= own for form in aliases(word))
        or (len(word) > 2 and word in spelt_out(text))
        or any(alike(stem(word), each) or is_slip(stem(word), each) for each in own)
        for word in asked
    )


def _line(evidence: Evidence) -> _Held:
    """A line that names a permit, with the end that it prints."""
    said = fold(evidence.text)
    tells = regex("validity").search(said) is not None
    ends = [each.end for each in find_ranges(evidence.text) if each.end and (tells or each.start is None)]
    lapsed = regex("no_longer").search(said) is not None
    return _Held(evidence.text.rstrip("."), (evidence,), ends[-1] if ends else None, lapsed)


def _months(date: PartialDate) -> tuple[int, int]:
    """The first and the last month that an end may mean: a year alone is all of it."""
    if date.month:
        return month_of(date), month_of(date)
    return date.year * 12, date.year * 12 + 11


def _day_asked(folded: str, text: str, now: int) -> tuple[int, int] | None:
    """The first and the last month of the time a question asks about; None when it names none."""
    dates = [found.end for found in find_ranges(text) if found.end]
    if not dates:
        return ((now // 12 + 1) * 12, (now // 12 + 1) * 12 + 11) if "next year" in folded else None
    first, last = _months(dates[-1])
    part = next((span for word, span in _MONTHS_OF.items() if f" {word}" in f" {folded}"), None)
    if part and first != last:
        return first + part[0], first + part[1]
    return first, last
