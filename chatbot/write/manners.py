"""What is said when the question is not about the résumé's contents: greetings, refusals, contact, silence.

Its words are in `chatbot/data/replies.toml`. It refuses to state a fact about the candidate but contact data.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatbot.candidate import Candidate
from chatbot.evidence import Judge
from chatbot.lexicon import fold, load, matters
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.write.absent import ask_statement
from chatbot.write.phrase import listed, sentence, shortened
from index.models import Chunk, Fact

_SHOWN = 2  # lines on a matter
_SITES = {"linkedin": "LinkedIn", "github": "GitHub"}


class MannersWriter:
    """Writes the answers of the intents `smalltalk.*`, `declined.*`, `contact.*`, `matter` and `invalid`, and
    the line in another language."""

    def __init__(self, candidate: Candidate, judge: Judge, max_chars: int) -> None:
        self._c = candidate
        self._judge = judge
        self._max_chars = max_chars
        self._matters = {matter.name: matter for matter in matters()}
        self._replies: dict[str, str] = load("replies")["reply"]

    def smalltalk(self, question: Question) -> Draft:
        """A greeting, thanks, who speaks here."""
        kind = question.intent.split(".")[1]
        return Draft(status="smalltalk", confidence=1.0, statements=(self._say(kind),))

    def declined(self, question: Question) -> Draft:
        """What the bot does not do."""
        kind = question.intent.split(".")[1]
        statements = [self._say("declined_" + kind)]
        if kind == "opinion":
            statements.append(ask_statement(self._c))
        return Draft(status="declined", confidence=1.0, statements=tuple(statements))

    def invalid(self, question: Question) -> Draft:
        """A message that asks nothing, or is too long."""
        text = self._say("too_long") if question.topic == "long" else self._say("empty")
        return Draft(status="clarify", confidence=1.0, statements=(text,))

    def language(self, question: Question) -> Statement:
        """One line in the visitor's language that answers come in English."""
        notices = load("words")["language_notice"]
        return _own(str(notices.get(question.language, self._replies["english_only"])))

    def matter(self, question: Question) -> Draft:
        """Something that résumés leave out, unless this one does say it."""
        matter = self._matters[question.matter]
        pattern = re.compile(matter.look_for)
        # a reason for leaving is of one employer; anything else may be said outside of the jobs, too
        own = (*question.entries, *(() if matter.name == "leaving" else (None,)))
        kinds = ("bullet", "fact", "entry")
        units = [c for c in self._c.chunks if c.kind in kinds and (not question.entries or c.entry in own)]
        said = [self._saying(c, pattern) for c in units if pattern.search(fold(c.text))]
        under_its_heading = [
            c
            for c in units
            if c not in said and c.section_kind == "other" and pattern.search(fold(c.section))
        ]
        found = [*said, *under_its_heading]
        if not found:
            lead = Statement(text=f"The résumé does not mention {matter.label}.")
            statements = (lead, ask_statement(self._c))
            return Draft(status="not_mentioned", confidence=0.95, statements=statements)
        return Draft(
            status="answered",
            confidence=0.85,
            statements=tuple(
                Statement(
                    text=sentence(("The résumé says: " if n == 0 else "") + shortened(c.text)),
                    evidence=(self._c.unit(c),),
                )
                for n, c in enumerate(found[:_SHOWN])
            ),
            focus=Focus(intent="matter", topic=matter.name),
        )

    def _saying(self, chunk: Chunk, pattern: re.Pattern[str]) -> Chunk:
        """The sentence of a unit that says it; the whole unit when no sentence alone does."""
        parts = (c for c in self._c.chunks if c.kind == "sentence" and c.parent == chunk.id)
        return next((part for part in parts if pattern.search(fold(part.text))), chunk)

    def contact(self, question: Question) -> Draft:
        """Contact data as the owner allows it to be shown."""
        contact, voice = self._c.resume.contact, self._c.voice
        match question.intent.split(".")[1]:
            case "name":
                return self._fact(f"The candidate is {voice.name}.", self._c.resume.name, "a name")
            case "location":
                lead = f"{voice.subject} {voice.verb('is')} based in"
                text = f"{lead} {_text(contact.location)}."
                return self._fact(text, contact.location, "where the candidate lives")
            case "email":
                text = f"{voice.opening} e-mail address is {_text(contact.email)}."
                return self._fact(text, contact.email, "an e-mail address")
            case "phone" if contact.phone is None:
                return self._withheld("phone number", withheld=contact.phone_withheld)
            case "phone":
                text = f"{voice.opening} phone number: {_text(contact.phone)}."
                return self._fact(text, contact.phone, "a phone number")
            case "address" if contact.address is None:
                return self._withheld("street address", withheld=contact.address_withheld)
            case "address":
                text = f"{voice.opening} address: {_text(contact.address)}."
                return self._fact(text, contact.address, "a street address")
            case "links":
                return self._links(fold(question.text))
            case _:
                return self._ways()

    def _links(self, folded: str) -> Draft:
        """The links, or the one of the site asked for."""
        links = list(self._c.resume.contact.links)
        asked = next((site for site in _SITES if site in folded.replace(" ", "")), None)
        if asked:
            named = [link for link in links if asked in fold(link.text)]
            if not named:
                missing = self._missing(f"a {_SITES[asked]} page")
                others = self._facts(f"Its links: {_all(links)}.", links).statements if links else ()
                return missing.model_copy(update={"statements": (*missing.statements, *others)})
            return self._facts(_all(named), named)
        if re.search(r"web ?(site|page)|homepage|portfolio", folded):
            links = [link for link in links if "linkedin" not in fold(link.text)] or links
        return self._facts(_all(links), links) if links else self._missing("a link or profile")

    def _ways(self) -> Draft:
        """Every way to reach the candidate that may be shown."""
        contact = self._c.resume.contact
        ways = [fact for fact in (contact.email, contact.phone, *contact.links) if fact]
        if not ways:
            return self._missing("contact data")
        text = f"You can reach {self._c.voice.object} at {listed([way.text for way in ways], 'or')}."
        draft = self._facts(text, ways)
        if not contact.phone_withheld:
            return draft
        on_request = Statement(text="The phone number is shared on request.")
        return draft.model_copy(update={"statements": (*draft.statements, on_request)})

    def _fact(self, text: str, fact: Fact | None, missing: str) -> Draft:
        """A sentence about one fact; that the résumé does not mention it when there is none."""
        return self._facts(text, [fact]) if fact else self._missing(missing)

    def _facts(self, text: str, facts: Sequence[Fact]) -> Draft:
        evidence = tuple(self._c.at(fact, "Contact") for fact in facts)
        return Draft(
            status="answered",
            confidence=0.98,
            statements=(Statement(text=text, evidence=evidence),),
            focus=Focus(intent="contact"),
        )

    def _withheld(self, what: str, *, withheld: bool) -> Draft:
        lead = f"The {what} is shared on request." if withheld else f"The résumé does not mention a {what}."
        return Draft(
            status="declined" if withheld else "not_mentioned",
            confidence=1.0,
            statements=(Statement(text=lead), ask_statement(self._c)),
        )

    def _missing(self, what: str) -> Draft:
        return Draft(
            status="not_mentioned",
            confidence=0.9,
            statements=(Statement(text=f"The résumé does not mention {what}."),),
        )

    def _say(self, key: str) -> Statement:
        voice = self._c.voice
        limit = f"{self._max_chars:,}"
        return _own(self._replies[key].format(name=voice.name, short=voice.short, limit=limit))


def _own(text: str) -> Statement:
    """The bot's own words, about itself: their numbers and names stand in no résumé."""
    return Statement(text=text, derived=(text,))


def _text(fact: Fact | None) -> str:
    return fact.text if fact else ""


def _all(facts: Sequence[Fact]) -> str:
    return listed([fact.text for fact in facts])
