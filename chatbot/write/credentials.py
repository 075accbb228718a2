"""Answers about certificates and licences: all of them, the one asked for, the latest.

It refuses to confirm one that the résumé does not list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from chatbot.candidate import unique
from chatbot.facts import Length, month_of
from chatbot.lexicon import aliases, content, fold, regex, spelt_out, stems, word_list, words
from chatbot.models import Draft, Question, Statement
from chatbot.write.entries import EntryStatements, as_item, left_aside
from chatbot.write.phrase import bracketed, degree, listed, sentence, shortened
from index.models import Credential

_ONES = frozenset({"one", "ones"})
_SHORT_LIST = 4  # certificates of one sentence


class CredentialWriter(EntryStatements):
    """Writes the answers of the intent `background.certifications`."""

    def certifications(self, question: Question) -> Draft:
        """All certificates and licences, or the one that is asked for."""
        credentials = self._c.resume.certifications
        folded = fold(question.text)
        if aside := left_aside([as_printed(c) for c in credentials], folded):
            return self._besides(aside, question)
        asked = self._asked_credential(question)
        since = regex("since_qualified").search(folded) is not None
        if credentials and not asked and regex("expired").search(folded):
            return self._valid(asked, question, credentials)
        if credentials and (since or regex("when_qualified").search(folded)):
            return self._when(asked, question, credentials, since=since)
        if credentials and regex("validity").search(folded):
            return self._valid(asked, question, credentials)
        if asked and not regex("qualification").search(folded):
            return self._one_credential(asked, question, credentials)
        if credentials and (regex("last_credential").search(folded) or regex("first_degree").search(folded)):
            return self._by_date(question, last=regex("last_credential").search(folded) is not None)
        if not credentials:
            return self._mentioned_elsewhere("certifications", "a certificate or licence")
        yes = "Yes. " if question.yes_no else ""
        if len(credentials) > _SHORT_LIST:
            items = [as_item(as_printed(c), self._c.of_credential(c)) for c in credentials]
            head = Statement(
                text=f"{yes}The résumé lists {len(items)} certificates and licences:",
                evidence=items[0].evidence[:1],
                derived=(str(len(items)),),
            )
            return self._draft("certifications", [head, *items])
        return self._draft("certifications", [self._credentials(credentials, f"{yes}The résumé lists")])

    def _besides(self, aside: Collection[int], question: Question) -> Draft:
        """The certificates without those that a question leaves aside, or how long these others hold."""
        every = self._c.resume.certifications
        others = [c for at, c in enumerate(every) if at not in aside]
        if not others:
            alone = self._credentials(every, "The résumé lists no other than")
            return self._draft("certifications", [alone], "not_mentioned")
        folded = fold(question.text)
        named = tuple(as_printed(every[at]) for at in aside)
        if regex("validity").search(folded):
            draft = self._valid("", question, others)
        else:
            yes = "Yes. " if question.yes_no else ""
            also = " also" if regex("asks_for_others").search(folded) else ""
            shown = self._credentials(others, f"{yes}The résumé{also} lists")
            draft = self._draft("certifications", [shown])
        first, *rest = draft.statements
        first = first.model_copy(update={"derived": (*first.derived, *named)})
        return draft.model_copy(update={"statements": (first, *rest)})

    def _by_date(self, question: Question, *, last: bool) -> Draft:
        """The most recent certificate or the earliest, degrees among them where a "qualification" is asked
        for; those without a date cannot be compared."""
        credentials = [c for c in self._c.resume.certifications if not _is_pending(as_printed(c))]
        dated = [(month, as_printed(c), self._c.of_credential(c)) for month, c in _dated(credentials)]
        if regex("qualification").search(fold(question.text)):
            dated += [
                (month_of(date), degree(e), self._c.of_education(e))
                for e in self._c.resume.education
                if e.period and (date := e.period.end or e.period.start)
            ]
        if not dated:
            shown = self._credentials(credentials, "The résumé gives no dates for its certificates. It lists")
            return self._draft("certifications", [shown], "partly")
        _, text, evidence = (max if last else min)(dated, key=lambda pair: pair[0])
        lead = "The most recent it dates:" if last else "The earliest it dates:"
        return self._draft("certifications", [Statement(text=f"{lead} {text}.", evidence=evidence)])

    def _when(
        self, asked: str, question: Question, credentials: Sequence[Credential], *, since: bool
    ) -> Draft:
        """Since when, or for how long, a credential has been held: the one asked for; without a name, the
        first that admits to a profession, else the first of all."""
        dated = _dated([c for c in credentials if not _is_pending(as_printed(c))])
        if asked:
            dated = [pair for pair in dated if self._goes_by(asked, pair[1])]
            if not dated:
                return self._one_credential(asked, question, credentials)
        admitting = [pair for pair in dated if _is_credential(pair[1].name.text, "admitting_words")]
        if not dated:
            return self._by_date(question, last=False)
        month, chosen = min(admitting or dated, key=lambda pair: pair[0])
        printed = chosen.period.printed.text if chosen.period else ""
        if not since:
            return self._draft("certifications", [self._credentials([chosen], "The résumé lists")])
        date = chosen.period.start or chosen.period.end if chosen.period else None
        now = self._c.today.year * 12 + self._c.today.month - 1
        end = chosen.period.end if chosen.period and chosen.period.start else None
        over = end is not None and month_of(end) < now
        if month > now or over:  # valid until a day to come, or no longer held
            return self._draft("certifications", [self._credentials([chosen], "The résumé lists")])
        length = Length(months=now - month, exact=bool(date and date.month))
        today = f"{self._c.today:%B %Y}"
        text = f"{length.words().capitalize()}, counted from {printed} to {today}: {as_printed(chosen)}."
        told = self._credentials([chosen], "").model_copy(
            update={"text": text, "derived": (length.words(), today)}
        )
        return self._draft("certifications", [told])

    def _valid(self, asked: str, question: Question, credentials: Sequence[Credential]) -> Draft:
        """Whether one is still valid, or which are not, by printed ends: a date of issue tells nothing."""
        meant = [c for c in credentials if asked and self._goes_by(asked, c)]
        if asked and not meant:
            return self._one_credential(asked, question, credentials)
        now = self._c.today.year * 12 + self._c.today.month - 1
        holding = [(c, standing) for c in meant or credentials if (standing := _holds(c, now)) is not None]
        over = [c for c, holds in holding if not holds]
        if not holding:
            shown = self._credentials(meant or credentials, "The résumé lists")
            silent = Statement(text="It does not say until when.", evidence=shown.evidence)
            return self._draft("certifications", [shown, silent], "partly")
        folded = fold(question.text)
        gone = bool(regex("expired").search(folded) and not regex("when_qualified").search(folded))
        if meant:
            yes = "" if not question.yes_no else "Yes: " if bool(over) == gone else "No: "
            lead = f"{yes}{'the' if yes else 'The'} résumé lists"
            return self._draft("certifications", [self._credentials([c for c, _ in holding], lead)])
        good = [c for c, holds in holding if holds]
        if gone and not over:
            return self._draft("certifications", [self._credentials(good, "The résumé gives an end for")])
        told = [self._credentials(over, "Expired, by the résumé:")] if over else []
        if not gone and good:
            counted = self._credentials(good, f"In date by the résumé, {len(good)} of {len(credentials)}:")
            numbers = (str(len(good)), str(len(credentials)))
            told.insert(0, counted.model_copy(update={"derived": (*counted.derived, *numbers)}))
        endless = [c for c in credentials if c not in [each for each, _ in holding]]
        if endless:
            told.append(self._credentials(endless, "It gives no end for"))
        return self._draft("certifications", told)

    def of_those(self, question: Question, told: Sequence[Credential], *, whole: bool) -> Draft | None:
        """What a short question asks of the certificates just told of: which still hold, which not, the
        others. `whole`: all may have been told of. None where it asks another thing."""
        every = self._c.resume.certifications
        folded = fold(question.text)
        meant = every if whole or len(told) < 2 else told
        if regex("which_not").search(folded):
            return self._valid("", question.model_copy(update={"text": "Which have expired?"}), meant)
        if regex("the_others").search(folded):
            others = [c for c in every if c not in told]
            if others and not whole:
                shown = self._credentials(others, "The résumé also lists")
                return self._draft("certifications", [shown])
            now = self._c.today.year * 12 + self._c.today.month - 1
            known = any(_holds(c, now) is not None for c in every)
            return self._valid("", question, every) if known else None
        if not regex("validity").search(folded) or self._asked_credential(question):
            return None
        if regex("of_several").search(folded):
            return self._valid("", question, meant)
        return None

    def _goes_by(self, asked: str, credential: Credential) -> bool:
        """Whether every word asked for is in a credential's name or issuer, under any of its spellings."""
        text = as_printed(credential)
        held = set(stems(text))
        return all(
            any(set(form) <= held for form in aliases(word)) or word.casefold() in spelt_out(text)
            for word in asked.split()
        )

    def _one_credential(self, asked: str, question: Question, credentials: Sequence[Credential]) -> Draft:
        known = (*self._judge.lookup.mentions(asked), *self._judge.lookup.in_words(asked))
        found = [
            f
            for f in known
            if f.chunk.section_kind == "certifications"
            or _is_credential(f.evidence.text)
            or (f.chunk.entry is None and regex("validity").search(fold(f.evidence.text)))
        ]
        if found and _is_pending(found[0].evidence.text):
            claims = tuple(set(words(question.text)) & word_list("qualifiers"))  # answered by the "not yet"
            text = sentence(f"Not yet, by the résumé: {found[0].evidence.text}")
            return self._draft(
                "certifications", [Statement(text=text, evidence=(found[0].evidence,), derived=claims)]
            )
        if found:
            own = found[0].chunk.entry is None  # in a line of a job it may be the plant that is certified
            if not own:
                text = sentence(f"The résumé says: {found[0].evidence.text}")
                return self._draft(
                    "certifications", [Statement(text=text, evidence=(found[0].evidence,))], "partly"
                )
            yes = "Yes. " if question.yes_no else ""
            text = sentence(f"{yes}The résumé lists {found[0].evidence.text}")
            return self._draft("certifications", [Statement(text=text, evidence=(found[0].evidence,))])
        lead = f"The résumé lists no certificate or licence for {asked}."
        statements = [Statement(text=lead, derived=(asked,))]
        if related := self._judge.lookup.related(asked):
            text = sentence(f"Related: {shortened(related[0].evidence.text)}")
            statements.append(Statement(text=text, evidence=(related[0].evidence,)))
        if credentials:
            statements.append(self._credentials(credentials, "It lists"))
        return self._draft("certifications", statements, "not_mentioned")

    def _credentials(self, credentials: Sequence[Credential], lead: str) -> Statement:
        evidence = unique(one for c in credentials for one in self._c.of_credential(c))
        text = f"{lead} {listed([as_printed(c) for c in credentials])}."
        return Statement(text=text, evidence=evidence, derived=(str(len(credentials)),))

    def _asked_credential(self, question: Question) -> str:
        """The certificate a question names, as asked; '' when it asks for any."""
        generic = word_list("certificate_words") | set(self._c.vocabulary.person_words)
        text = regex("validity").sub(" ", fold(question.text))
        left = [w for w in content(text) if w not in generic | word_list("time_words")]
        left = [word for word in left if not word.isdigit()]
        if not any(set(words(c.name.text)) & _ONES for c in self._c.resume.certifications):
            left = [word for word in left if word not in _ONES]  # "the hygiene one"
        if not left or (set(left) <= {"last"} and regex("the_last_one").search(text)):
            return ""
        shown = re.findall(r"[^\s,;:?!()\"]+", question.text)
        return " ".join(
            re.sub(r"['’]s$", "", token.rstrip(".'’")) for token in shown if set(words(token)) & set(left)
        )


def _is_credential(text: str, words_of: str = "credential_words") -> bool:
    """Whether a line speaks of a certificate or licence, or of one whose words are those of another list."""
    return bool(set(stems(text)) & set(stems(" ".join(word_list(words_of)))))


def _dated(credentials: Sequence[Credential]) -> list[tuple[int, Credential]]:
    """Those that print a date, each with the month since year 0 that it is held from."""
    return [(month_of(date), c) for c in credentials if c.period and (date := c.period.start or c.period.end)]


def _holds(credential: Credential, now: int) -> bool | None:
    """Whether one still holds in a month since year 0, by its end or a word that it lapsed; None when nothing
    is printed of that. The day it was given tells nothing."""
    period = credential.period
    printed = (period.printed,) if period else ()
    said = fold(" ".join(fact.text for fact in (credential.name, *credential.details, *printed)))
    if regex("no_longer").search(said):
        return False
    if period is None:
        return None
    ends = period.end if period.start or regex("validity").search(fold(period.printed.text)) else None
    return None if ends is None else month_of(ends) >= now


def _is_pending(text: str) -> bool:
    """Whether a line speaks of one that is not held yet ("exam booked for May")."""
    return bool(set(words(text)) & word_list("pending_words"))


def as_printed(credential: Credential) -> str:
    printed = credential.period.printed if credential.period else None
    inside = [f.text for f in (credential.issuer, printed, *credential.details) if f]
    flat = (text.strip("(").replace(" (", ", ").removesuffix(")") for text in inside)  # "2018 (expired 2023)"
    return credential.name.text + bracketed(", ".join(flat))
