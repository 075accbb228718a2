"""What became of one item: its outcome, and why in a few words a person can check.

Facts and forbidden texts decide first, then what contradicts them, then whether the answer declined. It
refuses to know sources: an answer is judged against its item alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from chatbot.evaluation.abstention import Manner, claims, is_silent, manner, statements
from chatbot.evaluation.matching import Unsearchable, first_hit, is_expression, met
from chatbot.evaluation.mention import Value, names, values
from chatbot.evaluation.models import Answerability, Item, Outcome, ReferenceFact, Response
from chatbot.evaluation.normalise import squashed, without_markers, words
from chatbot.lexicon import word_list
from index.models import Frozen

LONGEST_ANSWER = 20_000
"""Characters of an answer that are judged: some whole résumés. A longer one counts as failed, since parts of
the judging take the square of its length (measured: up to 3 s for this many)."""
_BARE_ANSWER_WORDS = 3  # "Globex Corporation." is a name although it opens its sentence
_MEASURED = frozenset({"number", "date", "duration"})


class Judgement(Frozen):
    """The outcome of one response. `abstained`: it declined, and did not say what was asked all the same."""

    outcome: Outcome
    reason: str
    abstained: bool = False
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
        # who declines has not said what the refusal only repeats of the question
        told = self.answer
        if self.manner == "abstained" and item.answerability is Answerability.ANSWERABLE:
            told = "\n".join(part for part in statements(self.answer) if not is_silent(part))
        self.unmet = [fact for fact in self.required if not met(fact, told)]

    def judgement(self) -> Judgement:
        forbidden = first_hit(self.item.forbidden, self.answer)
        if forbidden is not None:
            return self._is(
                Outcome.INCORRECT, f"says what is forbidden: {forbidden}", self.manner == "abstained"
            )
        match self.item.answerability:
            case Answerability.UNANSWERABLE:
                return self._unanswerable()
            case Answerability.CONVERSATIONAL:
                return self._conversational()
            case Answerability.UNDERSPECIFIED:
                return self._underspecified()
        return self._answerable()

    def _unanswerable(self) -> Judgement:
        if self.manner in ("abstained", "partly"):
            return self._is(Outcome.CORRECT_ABSTENTION, "says that it is not there", True)
        return self._is(Outcome.INCORRECT, "answers what the résumé does not say")

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
        if contrary := self._contrary():
            return self._is(Outcome.INCORRECT, f"{lacking} but {contrary}")
        if len(self.unmet) == len(self.required) and (other := self._other_name()):
            return self._is(Outcome.INCORRECT, f"{lacking} but names {other}")
        return self._is(Outcome.PARTIAL, lacking)

    def _contrary(self) -> str:
        """A value said in the place of a missing one of its kind; '' when there is none."""
        wanted = {fact.kind for fact in self.unmet} & _MEASURED
        if not wanted:
            return ""
        # A citation of the question's own or of the reference's values contradicts nothing.
        known = {value.key for text in (*self._asked(), self.item.reference) for value in values(text)}
        ways = [way for fact in self.item.reference_facts for way in fact.any_of]
        plain = squashed(" ".join(ways).replace("\\", " "))
        figures = {value.number for value in values(plain)} | {
            float(word) for word in words(plain) if word.isdigit()
        }
        for value in values(self.answer):
            if value.kind not in wanted or value.key in known or _stands(value, figures):
                continue
            if first_hit(ways, value.text) is None:
                return f"says {squashed(value.text)}"
        return ""

    def _other_name(self) -> str:
        """A name in the place of a missing one; '' when there is none."""
        if not any(fact.kind == "entity" for fact in self.unmet):
            return ""
        known = set(self.person)
        for text in (*self._asked(), self.item.reference, *_texts(self.item.reference_facts)):
            known |= set(words(text))
        said = names(self.answer)
        bare = without_markers(self.answer).rstrip(".!")
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
        """The first missing fact in readable words: expressions are not."""
        plain = [way for way in self.unmet[0].any_of if not is_expression(way)]
        return " or ".join(plain[:3]) if plain else f"the {self.unmet[0].kind} of {self.item.reference!r}"

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


def _stands(value: Value, figures: Collection[float]) -> bool:
    """Whether a fact's own text holds the value: its number, a date's year, a duration's years."""
    if value.kind == "number":
        return value.number in figures
    return value.number in figures or value.number // 12 in figures


def _texts(facts: Iterable[ReferenceFact]) -> list[str]:
    return [way for fact in facts for way in fact.any_of]
