"""Decides what of the résumé answers a question: the passages, and *stated*, *near*, or *not mentioned*.

Two ways in. A skill, tool or subject is looked up word by word (spellings, short forms and inflections
included): if its words stand there, it is stated. Everything else is judged on the passages retrieved, by how
much of what the question is about each of them covers and how near it lies in meaning. A name the résumé
never uses settles it: however near the neighbours are, it is not mentioned. It refuses to phrase anything.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from chatbot.candidate import Candidate
from chatbot.claims import Claims
from chatbot.lexicon import content, fold, load, regex, stem, stems, word_list
from chatbot.lookup import LIKENESS, Found, Lookup, has_number
from chatbot.models import Question
from chatbot.retrieve import ResumeRetriever
from index.models import Frozen, Hit

# Cosines from which a single thing, and a line of a job, is worth naming beside a subject that is missing.
NEAREST, NEAREST_LINE = 0.25, 0.35
_THINGS = ("skills", "certifications", "education", "projects", "languages")
# Probabilities from which a passage answers, or is worth showing as the nearest. With 0.2 for the latter,
# more questions were told nothing though their line was found, and hardly a wrong answer was saved by it.
STATED, NEAR = 0.4, 0.05


_IN_SO_MANY_WORDS = 0.5  # how sure a passage is at least that has every word of the question
_NAMED = 0.2  # how sure a passage is at least that has a name of the question which few others have
_SPELT_OUT = 0.6  # how sure a passage is at least that has the initials of words asked for


class Signals(NamedTuple):
    """What is known of a passage before it is judged. `lead` is its score above the best of the others,
    `strict` the weighted share of the question's words that it has. (The share that it has anything like adds
    nothing to these: its weight came out at nought.)"""

    cosine: float
    relief: float
    lead: float
    strict: float


class Weighed(NamedTuple):
    """A passage retrieved, how sure it is to answer, 0..1, and what made it so. `has_word`: it has a word of
    the question itself; `open_words` are those it says nothing like."""

    hit: Hit
    signals: Signals
    sure: float
    has_word: bool
    open_words: tuple[str, ...]


class Judgement(Frozen):
    """What the résumé has on one question, best first. `missing` are names it never uses."""

    stated: tuple[Found, ...] = ()
    near: tuple[Found, ...] = ()
    missing: tuple[str, ...] = ()
    present: tuple[str, ...] = ()


class Judge:
    """Judges questions about one candidate. Safe to share between threads."""

    def __init__(self, candidate: Candidate, retriever: ResumeRetriever) -> None:
        self.lookup = Lookup(candidate)
        self.claims = Claims(candidate, self.lookup)
        self._candidate = candidate
        self._retriever = retriever

    def judge(self, question: Question, query: str | None = None) -> Judgement:
        """What the passages retrieved for a question say to it."""
        wanted = self._subject(query or question.text, question)
        present, missing = self.claims.names(question)
        weighed = self._retrieved(query or question.text, question, wanted)
        # most passages are less sure, and need no evidence cut out; of a job that is named few are left
        least = 0.0 if missing or question.entries else NEAR
        judged = [
            self._found(passage, wanted)
            for passage in weighed
            if passage.sure >= least and passage.hit.chunk.section_kind != "contact"
        ]
        counted = regex("number").search(fold(question.text)) is not None
        scored = sorted(judged, key=lambda f: (counted and not has_number(f), not f.complete, -f.sure))
        if missing:
            return Judgement(near=tuple(scored[:2]), missing=missing, present=present)
        speaking = scored
        stated = tuple(f for f in speaking if f.sure >= STATED or f.complete)
        if noun := self._counted(question):  # a budget in figures does not say how many people
            stated = tuple(f for f in stated if self.lookup.speaks(noun, f.chunk))
        near = [found for found in scored if found not in stated]
        return Judgement(stated=stated, near=tuple(sorted(near, key=lambda found: -found.sure)))

    def passages(self, question: Question) -> list[Weighed]:
        """The passages retrieved for a question, best first, each weighed."""
        return self._retrieved(question.text, question, self._subject(question.text, question))

    def _retrieved(self, query: str, question: Question, wanted: Sequence[str]) -> list[Weighed]:
        query = " ".join([query, *self.lookup.slips_of(query)])
        hits = self._retriever.hits(query, question.entries or self._meant_now(question))
        scores = sorted((hit.score for hit in hits), reverse=True)
        weights = {word: self.lookup.weight(word) for word in wanted}
        initials = _initials(wanted)
        named = {fold(name) for name in self.claims.names(question)[0]} & set(wanted)
        names = [stem(name) for name in named if self.lookup.is_rare(name)]
        return [
            passage._replace(sure=max(passage.sure, _NAMED))
            if any(name in _stems_of(passage.hit.chunk.text, "") for name in names)
            else passage
            for passage in (self._weighed(hit, weights, initials, scores) for hit in hits)
        ]

    def _found(self, passage: Weighed, wanted: Sequence[str]) -> Found:
        found = self.lookup.found(passage.hit.chunk, passage.sure, passage.hit, wanted)
        return found.model_copy(update={"hit": passage.has_word, "open_words": passage.open_words})

    def _meant_now(self, question: Question) -> tuple[int, ...]:
        """The current employers for a question about today that names none."""
        if not regex("now").search(fold(question.text)):
            return ()
        return tuple(entry for job in self._candidate.timeline.current() for entry in job.entries)

    def _counted(self, question: Question) -> str:
        """The thing that a question counts or measures, where it names one; '' otherwise."""
        match = regex("counted_noun").search(fold(question.text))
        if match is None or match["noun"] in word_list("stop") | word_list("generic"):
            return ""
        return "" if match["noun"] in self._candidate.vocabulary.person_words else match["noun"]

    def nearest(self, topic: str, limit: int = 1) -> tuple[Found, ...]:
        """The passages nearest in meaning, for "the nearest it mentions is …"; empty when nothing is near."""
        hits = [
            hit
            for hit in self._retriever.hits(topic)
            if (hit.chunk.section_kind in _THINGS and hit.cosine >= NEAREST)
            or (hit.chunk.section_kind == "experience" and hit.cosine >= NEAREST_LINE)
        ]
        hits.sort(key=lambda hit: -hit.cosine)
        return tuple(self.lookup.found(hit.chunk, 0.3, hit) for hit in hits[:limit])

    def _subject(self, query: str, question: Question) -> list[str]:
        """The words a passage must speak to: without the candidate's name and the employers asked about."""
        vocabulary = self._candidate.vocabulary
        employers = {
            word
            for named in vocabulary.employers
            if set(named.entries) & set(question.entries)
            for form in named.forms
            for word in form
        }
        places = vocabulary.places_of(question.entries)
        left_out = {*vocabulary.person_words, *employers, *places, *word_list("size_words")}
        wanted = [word for word in content(query) if word not in left_out]
        return [word for word in wanted if word not in word_list("soft_words")] or wanted

    def _weighed(
        self,
        hit: Hit,
        weights: Mapping[str, float],
        initials: Sequence[tuple[str, Sequence[str]]],
        scores: Sequence[float],
    ) -> Weighed:
        """`weights` of the words wanted, and what `_initials` gives of them; `scores` of all hits, the best
        first."""
        tokens = _stems_of(hit.chunk.text, hit.chunk.context)
        total = sum(weights.values()) or 1.0
        spelt = _spelt_in(hit.chunk.text, initials)
        likeness = {word: 1.0 if word in spelt else self.lookup.likeness(word, tokens) for word in weights}
        same = [word for word, like in likeness.items() if like == LIKENESS["same"]]
        others = scores[1] if hit.score == scores[0] and len(scores) > 1 else scores[0]
        signals = Signals(
            cosine=hit.cosine,
            relief=hit.relief,
            lead=hit.score - others,
            strict=sum(weights[word] for word in same) / total,
        )
        sure = probability(signals)
        if len(same) == len(likeness) and (len(same) > 1 or (same and self.lookup.is_rare(same[0]))):
            sure = max(sure, _IN_SO_MANY_WORDS)
        if spelt:
            sure = max(sure, _SPELT_OUT)
        open_words = tuple(word for word, like in likeness.items() if not like)
        return Weighed(hit, signals, sure, bool(same), open_words)


def probability(signals: Signals) -> float:
    """How likely a passage is to answer, 0..1: a logistic model with the weights of `data/evidence.toml`."""
    weights = load("evidence")["weights"]
    score = weights["bias"] + sum(weights[name] * value for name, value in signals._asdict().items())
    return 1 / (1 + math.exp(-score))


@lru_cache(maxsize=4096)
def _stems_of(text: str, context: str) -> frozenset[str]:
    return frozenset((*stems(text), *stems(context)))


def _initials(wanted: Sequence[str]) -> list[tuple[str, Sequence[str]]]:
    """The initials of three to five words side by side ('ERN'), and the words ('emergency room nurse')."""
    runs = (wanted[start : start + size] for size in (5, 4, 3) for start in range(len(wanted) - size + 1))
    return [("".join(word[0] for word in run).upper(), run) for run in runs]


def _spelt_in(text: str, initials: Sequence[tuple[str, Sequence[str]]]) -> set[str]:
    """The words of a question that stand in a text as their initials."""
    return {
        word
        for letters, run in initials
        if letters in text and re.search(rf"\b{re.escape(letters)}s?\b", text)
        for word in run
    }
