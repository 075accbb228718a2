"""One response judged: its outcome, and every metric that is defined for its item.

A metric that is not defined (no gold evidence, no citations told) is absent, never 0. It refuses to know
other items: means, intervals and percentiles are the summary's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from chatbot.evaluation.abstention import manner
from chatbot.evaluation.citation import citation_values
from chatbot.evaluation.denial import undenied
from chatbot.evaluation.grounding import grounding_values, invented
from chatbot.evaluation.models import RIGHT, Answerability, Item, Outcome, Response, Scored, worth
from chatbot.evaluation.normalise import content_stems, stems, without_markers, words
from chatbot.evaluation.outcome import Judgement, judged
from chatbot.evaluation.quotation import Sources, resolve
from chatbot.evaluation.retrieval import retrieval_values

CONCISE_WORDS = 120
_ABSTENTION_MATTERS = frozenset({Answerability.ANSWERABLE, Answerability.PARTIAL, Answerability.UNANSWERABLE})


def scored(item: Item, response: Response, sources: Sources, as_of: dt.date | None = None) -> Scored:
    """A response with its outcome and values. `sources`: the texts of the item's résumé, by name. `as_of`:
    what "present" meant when it was asked."""
    person = person_words(sources)
    judgement = judged(item, response, person)
    values: dict[str, float] = {}
    claiming = response  # whoever rightly says "no MBA" claims no MBA
    if judgement.denied:
        claiming = response.model_copy(update={"answer": undenied(response.answer, [item.user_input])})
    if judgement.outcome is not Outcome.ERROR:
        spans = resolve(item.reference_spans, sources).spans
        values |= citation_values(item, response, spans, sources, as_of, person)
        values |= grounding_values(item, claiming, sources, as_of)
        values |= _wording_values(item, response)
        if response.retrieved is not None:
            values |= retrieval_values(item, response, spans, sources)
    judgement = _unmasked(judgement, values, claiming, sources)
    values = _outcome_values(item, judgement) | values
    return Scored(
        id=response.id,
        attempt=response.attempt,
        outcome=judgement.outcome,
        reason=judgement.reason,
        abstained=judgement.abstained,
        facts_met=judgement.facts_met,
        facts_required=judgement.facts_required,
        values=values,
    )


def _unmasked(
    judgement: Judgement, values: Mapping[str, float], response: Response, sources: Sources
) -> Judgement:
    """The judgement; incorrect when an answer that declines says numbers or names that stand nowhere, or a
    sentence of which no word does."""
    if not judgement.abstained or judgement.outcome not in (Outcome.CORRECT_ABSTENTION, Outcome.MISSING):
        return judgement
    if values.get("groundedness", 1) == 1 and not (sources and invented(response.answer, sources)):
        return judgement
    reason = "declines, and yet says what the résumé does not say"
    return judgement.model_copy(update={"outcome": Outcome.INCORRECT, "reason": reason, "abstained": False})


def person_words(sources: Sources) -> frozenset[str]:
    """The words of the first line of each source: a résumé begins with the person's name, and an answer that
    says it names nobody else."""
    first = (next((line for line in text.splitlines() if words(line)), "") for text in sources.values())
    return frozenset(word for line in first for word in words(line))


def _outcome_values(item: Item, judgement: Judgement) -> dict[str, float]:
    outcome = judgement.outcome
    values = {
        "correct": float(outcome in RIGHT),
        "incorrect": float(outcome is Outcome.INCORRECT),
        "partial": float(outcome is Outcome.PARTIAL),
        "missing": float(outcome is Outcome.MISSING),
        "error": float(outcome is Outcome.ERROR),
        "truthfulness": float(worth(outcome)),
    }
    absent = item.answerability is Answerability.UNANSWERABLE
    if absent:
        values["abstention_recall"] = float(judgement.abstained)
    if judgement.abstained and item.answerability in _ABSTENTION_MATTERS:
        values["abstention_precision"] = float(absent)
    if item.answerability is Answerability.ANSWERABLE:
        values["over_refusal"] = float(judgement.abstained)
    return values


def _wording_values(item: Item, response: Response) -> dict[str, float]:
    """Length, and how much of what is said only repeats the question."""
    plain = without_markers(response.answer)
    values = {"concise": float(len(plain.split()) <= CONCISE_WORDS)}
    content = content_stems(plain)
    if content and manner(response) != "abstained":
        own: Collection[str] = {
            stem
            for text in (
                *(citation.quote for citation in response.citations or ()),
                *(way for fact in item.reference_facts for way in fact.any_of),
            )
            for stem in stems(text)
        }
        asked = set(stems(item.user_input))
        values["echo"] = sum(stem in asked and stem not in own for stem in content) / len(content)
    return values
