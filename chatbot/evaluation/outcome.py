"""What became of one item: its outcome, and why in a few words a person can check.

Facts and forbidden texts decide first, then whether the answer declined, then what contradicts them. A fact
counts when it is asserted: what is denied is wrong, what is only supposed is not said. It refuses to know
sources: an answer is judged against its item alone, so an invented extra beside the right fact is for the
metrics to show (groundedness, citation_support).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import get_args

from chatbot.evaluation.abstention import (
    Manner,
    claims,
    clauses,
    excepted,
    is_silent,
    manner,
    spoken,
    statements,
)
from chatbot.evaluation.denial import absent, calls_absent, denies, undenied
from chatbot.evaluation.fact import MEASURED, coarse, doubts, heard, opinion, standing, wanted_values
from chatbot.evaluation.matching import Unsearchable, first_hit, is_expression, met, words_of
from chatbot.evaluation.mention import Value, names, values
from chatbot.evaluation.models import Answerability, FactKind, Item, Outcome, ReferenceFact, Response
from chatbot.evaluation.normalise import comparable, content_stems, squashed, without_markers, words
from chatbot.lexicon import word_list
from index.models import Frozen

LONGEST_ANSWER = 20_000
"""Characters of an answer that are judged: some whole résumés. A longer one counts as failed, since parts of
the judging take the square of its length (measured: up to 3 s for this many)."""
_BARE_ANSWER_WORDS = 3  # "Globex Corporation." is a name although it opens its sentence
_KINDS = {kind: kind for kind in get_args(FactKind)} | {
    "text": "point",
    "entity": "name",
    "list_item": "item",
}
_ASSERTED = frozenset({Answerability.ANSWERABLE, Answerability.PARTIAL})


class Judgement(Frozen):
    """The outcome of one response. `abstained`: it declined, and did not say what was asked all the same.
    `denied`: it declined by saying that what was asked is not so."""

    outcome: Outcome
    reason: str
    abstained: bool = False
    denied: bool = False
    facts_met: int = 0
    facts_required: int = 0


def judged(item: Item, response: Response, person: Collection[str] = ()) -> Judgement:
    """The outcome of a response. `person`: comparable words of the person's own name, which is never taken
    for another name."""
    if response.error is not None:
        required = sum(fact.required for fact in item.reference_facts)
        return Judgement(outcome=Outcome.ERROR, reason=f"failed: {response.error}", facts_required=required)
    if not response.answer.strip():
        return Judgement(outcome=Outcome.ERROR, reason="failed: no answer came")
    if len(response.answer) > LONGEST_ANSWER:
        told = f"an answer of {len(response.answer):,} characters; at most {LONGEST_ANSWER:,} are judged"
        return Judgement(outcome=Outcome.ERROR, reason=f"failed: {told}")
    try:
        return _Case(item, response, person).judgement()
    except Unsearchable as error:
        return Judgement(outcome=Outcome.ERROR, reason=f"not judged: {error}")


class _Case:
    def __init__(self, item: Item, response: Response, person: Collection[str]) -> None:
        self.item, self.response, self.person = item, response, person
        self.answer = response.answer
        self.required = [fact for fact in item.reference_facts if fact.required]
        self.manner: Manner = manner(response)
        asserted = item.answerability in _ASSERTED
        self.standings = {
            fact: standing(fact, self._told(fact), item.reference)
            if asserted
            else "said"
            if met(fact, self.answer)
            else "unsaid"
            for fact in self.required
        }
        self.unmet = [fact for fact in self.required if self.standings[fact] != "said"]
        # what is only supposed neither says nor contradicts
        self.sure = heard(self.answer).unhedged if asserted else self.answer

    def _told(self, fact: ReferenceFact) -> str:
        """The answer without what it is silent on: a refusal only repeats the question. All of it where the
        right answer says the fact by such words itself."""
        answer = _asserting(self.answer, self.item.user_input)
        if self.item.answerability is not Answerability.ANSWERABLE:
            return answer
        if self.manner != "abstained" and not met(fact, _spoken(self.item.reference)):
            return answer
        return _spoken(answer)

    def judgement(self) -> Judgement:
        forbidden = first_hit(self.item.forbidden, self.answer)
        if forbidden is not None:
            reason = f"says “{words_of(forbidden, self.answer)}”, which is forbidden"
            return self._is(Outcome.INCORRECT, reason, self.manner == "abstained")
        match self.item.answerability:
            case Answerability.UNANSWERABLE:
                return self._unanswerable()
            case Answerability.CONVERSATIONAL:
                return self._conversational()
            case Answerability.UNDERSPECIFIED:
                return self._underspecified()
        return self._answerable()

    def _unanswerable(self) -> Judgement:
        if self.manner in ("abstained", "partly") or self._names_the_limit():
            return self._is(Outcome.CORRECT_ABSTENTION, "says that it is not there", True)
        if self._rightly_denies():
            judgement = self._is(Outcome.CORRECT_ABSTENTION, "denies what is not there", True)
            return judgement.model_copy(update={"denied": True})
        return self._is(Outcome.INCORRECT, "answers what the résumé does not say")

    def _rightly_denies(self) -> bool:
        """Whether an answer says by itself, not of the document, that what was asked is not there, as the
        reference says, too. Where the reference only does not tell, a denial would be invented."""
        thing = absent(self._asked(), self.item.reference)
        return bool(thing) and denies(self.answer, thing, self._asked())

    def _wrongly_denies(self) -> bool:
        """Whether an answer says that a thing is not there by the words of its fact that the question has,
        too: the résumé has those very words. "I don't know" only misses it."""
        if opinion(self.item.reference) == "no" or opinion(self.answer) == "yes":
            return False
        plain = [way for fact in self.required for way in fact.any_of if not is_expression(way)]
        asked = {stem for text in self._asked() for stem in content_stems(text)}
        asked -= absent(self._asked(), self.item.reference)
        ways = [set(content_stems(way)) for way in plain]
        things = [way & asked for way in ways if 2 * len(way & asked) > len(way)]
        besides = undenied(self.answer, self._asked())
        if not things or all(met(fact, besides) for fact in self.required):
            return False
        return any(
            calls_absent(self.answer, thing) or denies(self.answer, thing, self._asked()) for thing in things
        )

    def _names_the_limit(self) -> bool:
        """Whether an answer without a status says, behind what there is, that what was asked is not."""
        asked = set(content_stems(" ".join(self._asked())))
        return self.response.status is None and any(
            is_silent(clause) and asked & set(content_stems(clause))
            for sentence in statements(self.answer)
            for clause in clauses(sentence)
        )

    def _conversational(self) -> Judgement:
        told = self.response.status in ("smalltalk", "clarify")
        if not told and self._claims_something():
            return self._is(Outcome.INCORRECT, "makes a claim where only courtesy was asked for")
        if self.unmet:
            return self._is(Outcome.INCORRECT, f"does not say {self._lacking()}")
        return self._is(Outcome.CORRECT, "courtesy, and no claim")

    def _underspecified(self) -> Judgement:
        asks = self.response.status == "clarify" or (
            self.response.status is None and without_markers(self.answer).endswith("?")
        )
        if asks:
            return self._is(Outcome.CORRECT, "asks which is meant", True)
        if self.required and not self.unmet:
            return self._is(Outcome.CORRECT, "says all that may be meant")
        return self._is(
            Outcome.PARTIAL, "neither asks which is meant nor says all", self.manner == "abstained"
        )

    def _answerable(self) -> Judgement:
        if self._wrongly_denies():
            reason = "says that it is not there, and it is"
            return self._is(Outcome.INCORRECT, reason, self.manner == "abstained")
        if not self.unmet and (self.required or self.manner == "answered"):
            return self._is(Outcome.CORRECT, "says every required fact")
        if not self.required:
            return self._is(Outcome.MISSING, "declined", True)
        lacking = f"does not say {self._lacking()}"
        # A foreign "partly" gave an answer after its caveat; ours says of itself that it is none.
        declined = self.manner == "abstained" or (
            self.manner == "partly" and self.response.status == "partly"
        )
        if declined:
            return self._is(Outcome.MISSING, f"declined; {lacking}", True)
        denied = next((fact for fact in self.unmet if self.standings[fact] == "denied"), None)
        if denied is not None:
            said = [words for way in denied.any_of if (words := words_of(way, self.answer))]
            return self._is(
                Outcome.INCORRECT, f"denies “{said[0]}”" if said else f"denies {self._named(denied)}"
            )
        if {opinion(self.item.reference), opinion(self.answer)} == {"yes", "no"}:
            return self._is(Outcome.INCORRECT, f"{lacking} but says {opinion(self.answer)}")
        if contrary := self._contrary():
            return self._is(Outcome.INCORRECT, f"{lacking} but {contrary}")
        if len(self.unmet) < len(self.required):
            return self._is(Outcome.PARTIAL, lacking)
        if other := self._other_name():
            return self._is(Outcome.INCORRECT, f"{lacking} but names {other}")
        if any(coarse(fact, self.sure, self.item.reference) for fact in self.unmet):
            return self._is(Outcome.PARTIAL, f"{lacking} but says it less exactly")
        supposed = any(self.standings[fact] == "supposed" for fact in self.unmet)
        return self._is(Outcome.MISSING, "only supposes what was asked" if supposed else lacking)

    def _contrary(self) -> str:
        """A value said in the place of a missing one of its kind; '' when there is none."""
        wanted = {fact.kind for fact in self.unmet} & MEASURED
        if not wanted:
            return ""
        # A citation of the question's own or of the reference's values contradicts nothing.
        known = [value for text in (*self._asked(), self.item.reference) for value in values(text)]
        ways = [way for fact in self.item.reference_facts for way in fact.any_of]
        plain = squashed(" ".join(ways).replace("\\", " "))
        figures = {value.number for value in values(plain)} | {
            float(word) for word in words(plain) if word.isdigit()
        }
        # where the month is asked for, the year's other months are others
        by_month = any(
            value.kind == "date" and value.fine
            for fact in self.unmet
            for value in wanted_values(fact, self.item.reference)
        )
        for value in values(self.sure):
            if value.kind not in wanted or any(value.same(one) for one in known):
                continue
            if any(value.key == one.key for one in known):
                return f"says {squashed(value.text)}"  # the number, in another currency
            own = _stands(value, figures) or first_hit(ways, value.text) is not None
            if own and not (by_month and value.kind == "date" and value.fine):
                continue
            if not any(coarse(fact, value.text, self.item.reference) for fact in self.unmet):
                return f"says {squashed(value.text)}"
        return ""

    def _other_name(self) -> str:
        """A name in the place of a missing one; '' when there is none."""
        if not any(fact.kind == "entity" for fact in self.unmet):
            return ""
        known = set(self.person)
        for text in (*self._asked(), self.item.reference, *_texts(self.item.reference_facts)):
            known |= set(words(text))
        said = names(self.sure)
        bare = without_markers(self.sure).rstrip(".!")
        if not said and len(bare.split()) <= _BARE_ANSWER_WORDS and bare[:1].isupper():
            capitals = [word for word in bare.split() if word[:1].isupper()]
            said = tuple(word for word in capitals if not set(words(word)) & word_list("stop"))
        return next((name for name in said if not set(words(name)) <= known), "")

    def _claims_something(self) -> bool:
        known = set(self.person)
        for text in self._asked():
            known |= set(words(text))
        return any(
            values(claim) or any(not set(words(name)) <= known for name in names(claim))
            for claim in claims(self.answer)
        )

    def _lacking(self) -> str:
        return self._named(self.unmet[0])

    def _named(self, fact: ReferenceFact) -> str:
        """A fact in readable words: expressions are not."""
        plain = [way for way in fact.any_of if not is_expression(way)]
        return " or ".join(plain[:3]) if plain else f"the {_KINDS[fact.kind]} of “{self.item.reference}”"

    def _asked(self) -> tuple[str, ...]:
        return (self.item.user_input, *(message.content for message in self.item.messages))

    def _is(self, outcome: Outcome, reason: str, abstained: bool = False) -> Judgement:
        return Judgement(
            outcome=outcome,
            reason=reason,
            abstained=abstained,
            facts_met=len(self.required) - len(self.unmet),
            facts_required=len(self.required),
        )


def _spoken(answer: str) -> str:
    """What an answer is not silent on; a doubt stays beside what it doubts."""
    return "\n".join(part if doubts(part) else spoken(part) or excepted(part) for part in statements(answer))


def _stands(value: Value, figures: Collection[float]) -> bool:
    """Whether a fact's own text holds the value: its number, a date's year, a duration's years."""
    if value.kind == "number":
        return value.number in figures
    return value.number in figures or value.number // 12 in figures


def _asserting(answer: str, question: str) -> str:
    """An answer without its questions: whoever asks, or says the question again, asserts nothing."""
    if comparable(without_markers(answer)).rstrip(" ?.!") == comparable(question).rstrip(" ?.!"):
        return ""
    parts = statements(answer)
    told = [part for part in parts if not without_markers(part).rstrip().endswith("?")]
    return answer if len(told) == len(parts) else "\n".join(told)


def _texts(facts: Iterable[ReferenceFact]) -> list[str]:
    return [way for fact in facts for way in fact.any_of]
