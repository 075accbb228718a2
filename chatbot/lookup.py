"""Looks things up in one résumé word by word: a skill under any of its spellings, a figure, a name.

Only words decide here; nearness in meaning is `evidence.py`. It refuses to phrase anything.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import lru_cache

from pydantic import Field
from rapidfuzz import fuzz, process

from chatbot.candidate import Candidate
from chatbot.facts import Job
from chatbot.figures import largest
from chatbot.initials import stands_as_initials
from chatbot.lexicon import (
    aliases,
    content,
    fold,
    load,
    regex,
    stem,
    stems,
    synonyms,
    word_list,
    words,
)
from chatbot.models import Evidence, Question
from chatbot.naming import find
from index.models import Chunk, Frozen, Hit, Span

COMPLETE = 0.2  # how sure a retrieved passage must be to count as complete
_LISTS = ("skills", "certifications", "languages")
# Sections whose entries go by names of several words.
WORKS = ("awards", "publications", "patents", "projects", "volunteering", "other")
_LONG_WORD = 6  # letters; in shorter words a slip is too easily another word
_SQUASHED = 5  # letters; shorter runs of letters coincide by chance
_LONG = 30  # words; of a longer unit the part that speaks to the question is shown
_SHORT_GROUP = 14  # words; of a longer list of skills the one that fits is shown
_WHOLE_CLAUSE = 8  # words; a shorter part says too little alone
_SHORT_NAME = 3  # letters; so short a name (R, Go, C) counts only where it is written as a name
_NAME_OF_WORK = 3  # words, at least
_LONGEST_THING = 5  # words of a thing that a question names ("Buyer of the Year")
_OPENING = 5  # letters that two words of one family share
_LETTERS_AND_DIGITS = re.compile(r"([a-z]{1,3})(\d{2,})|([a-z]{2,3})(\d)")
_SLIP_RATIO = 84.0  # of a misspelt name and the one meant; "pyton" and "python" are 91
LIKENESS = {"same": 1.0, "synonym": 0.7, "prefix": 0.6}


class Found(Frozen):
    """A passage and how sure it is that it answers, 0..1."""

    chunk: Chunk
    evidence: Evidence
    sure: float
    cosine: float = 0.0
    hit: bool = Field(default=False, description="whether it has a word of an open question itself")
    open_words: tuple[str, ...] = Field(default=(), description="words of the question it says nothing like")

    @property
    def complete(self) -> bool:
        """Whether it speaks to every word of a question and is not far off: it goes before one that is
        nearer but leaves a word open."""
        return not self.open_words and self.hit and self.sure >= COMPLETE

    @property
    def heads_a_job(self) -> bool:
        """Whether it is the heading of a job, which lies near to much and tells little."""
        return self.chunk.kind == "entry" and self.chunk.section_kind == "experience"


class Lookup:
    """Looks things up about one candidate. Safe to share between threads."""

    def __init__(self, candidate: Candidate) -> None:
        self._candidate = candidate
        # Whole units only: a sentence is found through the bullet it stands in.
        self._units = [
            c
            for c in candidate.chunks
            if c.kind not in ("sentence", "section") and c.section_kind != "contact"
        ]
        self._parts: dict[str, list[Chunk]] = {}
        for chunk in candidate.chunks:
            if chunk.kind == "sentence" and chunk.parent:
                self._parts.setdefault(chunk.parent, []).append(chunk)
        self._stems = {chunk.id: stems(chunk.text) for chunk in candidate.chunks}
        self._stem_sets = {key: frozenset(tokens) for key, tokens in self._stems.items()}
        self._runs: dict[str, tuple[frozenset[str], ...]] = {}  # made when a unit is first looked into
        self._frequency = frequency = Counter(
            word for chunk in self._units for word in set(self._stems[chunk.id])
        )
        self._rarity = {
            word: math.log(1 + (len(self._units) + 1) / (count + 0.5)) for word, count in frequency.items()
        }
        self._unseen = math.log(1 + (len(self._units) + 1) / 0.5)
        printed = " ".join(c.text for c in self._units)
        skills = " ".join(candidate.vocabulary.skill_names)
        capitals = " ".join(re.findall(r"\b[A-Z][\w+#.-]{3,}", printed))
        odd = re.findall(
            r"[\w+#.-]*(?:[A-Z][\w+#.-]*[A-Z]|\d)[\w+#.-]*",
            " ".join(c.text for c in self._units if c.section_kind in _LISTS),
        )
        self._odd_names = frozenset(words(" ".join(odd)))
        self._words_printed = sorted({w for w in words(printed) if len(w) >= _LONG_WORD and w.isalpha()})
        self._names_printed = sorted({w for w in words(f"{skills} {capitals}") if len(w) >= _SQUASHED})

    def mentions(self, topic: str, entries: Collection[int] = ()) -> tuple[Found, ...]:
        """Units in which `topic` stands under any of its spellings: skills lists first, then positions with
        the most recent first, then the rest. A part (a single skill) is returned rather than its whole."""
        forms = aliases(topic)
        found = [
            c for c in self._units if (not entries or c.entry in entries) and self._stands(forms, topic, c)
        ]
        parts = {chunk.parent for chunk in found if chunk.parent}
        kept = [chunk for chunk in found if chunk.id not in parts]
        order = {"languages": -1, "skills": 0, "certifications": 0, "experience": 1, "projects": 2}
        kept.sort(
            key=lambda chunk: (
                order.get(chunk.section_kind, 3),
                chunk.kind == "entry" and chunk.section_kind == "experience",
            )
        )
        return tuple(self.found(chunk, 0.95, wanted=words(topic)) for chunk in kept)

    def _stands(self, forms: Sequence[tuple[str, ...]], topic: str, chunk: Chunk) -> bool:
        tokens, present = self._stems[chunk.id], self._stem_sets[chunk.id]
        for form in forms:
            if form[0] not in present or find(tokens, form) < 0:
                continue
            if (
                len(form) == 1
                and len(form[0]) <= _SHORT_NAME
                and form[0].isalpha()
                and chunk.section_kind != "skills"
                and not _written_as_name(form[0], chunk.text)
            ):
                continue
            return True
        if (
            topic.isupper()
            and len(topic) >= _SHORT_NAME
            and topic in chunk.text
            and re.search(rf"{re.escape(topic)}s?\b", chunk.text)
        ):
            return True  # "CAD" in "AutoCAD", "SQL" in "MySQL", "GDV" in "GDVs"
        family = topic.removesuffix("s")
        if (
            family.isupper()
            and len(family) >= _SHORT_NAME
            and topic != family
            and re.search(rf"\b{re.escape(family)}[A-Z]{{0,3}}\b", chunk.text)
        ):
            return True  # "NPQs" of "NPQH"
        return self._stands_run_together(topic, chunk) or stands_as_initials(topic, chunk.text)

    def _stands_run_together(self, topic: str, chunk: Chunk) -> bool:
        """'PowerBI' for 'Power BI', 'data base' for 'database'."""
        asked = words(topic)
        squashed = "".join(asked)
        numbered = _LETTERS_AND_DIGITS.fullmatch(squashed)
        if numbered:  # 'D365' for 'Dynamics 365', 'GA4' for 'Google Analytics 4'
            letters, digits = (part for part in numbered.groups() if part)
            tokens = self._stems[chunk.id]
            ends = [place for place, token in enumerate(tokens) if token == digits]
            return any(
                "".join(t[0] for t in tokens[max(0, end - len(letters)) : end]) == letters for end in ends
            )
        shortest = _SQUASHED - 1 if "-" in topic else _SQUASHED  # "Q-Lab" is meant for a name
        if len(squashed) < shortest:
            return False
        runs = self._runs_of(chunk)
        spelt = {squashed, stem(squashed)}
        return any(not spelt.isdisjoint(runs[size - 1]) for size in (1, 2, 3) if size != len(asked))

    def _runs_of(self, chunk: Chunk) -> tuple[frozenset[str], ...]:
        """Every one, two and three stems of a unit that stand side by side, written together."""
        if chunk.id not in self._runs:
            tokens = self._stems[chunk.id]
            self._runs[chunk.id] = tuple(
                frozenset("".join(tokens[start : start + size]) for start in range(len(tokens) - size + 1))
                for size in (1, 2, 3)
            )
        return self._runs[chunk.id]

    def in_words(self, topic: str, entries: Collection[int] = ()) -> tuple[Found, ...]:
        """Units that hold every word of `topic`, or a word that says the same, though not side by side."""
        wanted = content(topic)
        if len(wanted) < 2:
            return ()
        found = []
        for chunk in self._units:
            if entries and chunk.entry not in entries:
                continue
            tokens = self._stem_sets[chunk.id]
            likeness = [self.likeness(word, tokens) for word in wanted]
            if min(likeness) > 0 and sum(like == 1.0 for like in likeness) * 2 >= len(likeness):
                found.append((sum(likeness) / len(likeness), chunk))
        found.sort(key=lambda pair: -pair[0])
        return tuple(self.found(chunk, min(0.9, 0.5 + 0.4 * score), wanted=wanted) for score, chunk in found)

    def printed(self, topic: str, chunk: Chunk) -> str:
        """The words a topic stands as in a unit ('Kubernetes' for 'k8s'); '' when they stand apart."""
        printed = re.findall(r"[^\s,;()]+", chunk.text)
        for form in aliases(topic):
            for start in range(len(printed) - len(form) + 1):
                run = printed[start : start + len(form)]
                if tuple(stems(" ".join(run))) == form:
                    return " ".join(run).strip(".:")
        return ""

    def respelt(self, topic: str) -> str:
        """The topic with slips in its names mended by the words of the résumé; '' when nothing is mended."""
        mended = [self._respelt_word(word) for word in words(topic)]
        return " ".join(mended) if mended != words(topic) else ""

    def _respelt_word(self, word: str) -> str:
        if len(word) < _SQUASHED or word in self._names_printed or word in word_list("stop"):
            return word
        best = process.extractOne(word, self._names_printed, scorer=fuzz.ratio, score_cutoff=_SLIP_RATIO)
        longer = best is not None and word.startswith(best[0])  # "Germany" is no slip of "German"
        return best[0] if best and best[0][0] == word[0] and not longer else word

    def slips_of(self, text: str) -> list[str]:
        """The words of the résumé that unknown words of a text are slips of ("platfrom"), in order."""
        meant = []
        for word in words(text):
            known = stem(word) in self._frequency or word in word_list("stop") or synonyms(word)
            if known or len(word) < _LONG_WORD:
                continue
            best = process.extractOne(word, self._words_printed, scorer=fuzz.ratio, score_cutoff=_SLIP_RATIO)
            if best and best[0][0] == word[0] and abs(len(best[0]) - len(word)) <= 1:
                meant.append(best[0])
        return meant

    def related(self, topic: str, entries: Collection[int] = ()) -> tuple[Found, ...]:
        """Lines of the jobs with a word that says the same as `topic`, the rarest word first."""
        wanted = content(topic)
        if len(wanted) != 1 or not (others := synonyms(wanted[0])):
            return ()
        found = []
        for chunk in self._units:
            shared = others & set(self._stems[chunk.id])
            if shared and chunk.kind == "bullet" and (not entries or chunk.entry in entries):
                found.append((max(self._rarity[word] for word in shared), chunk))
        found.sort(key=lambda pair: -pair[0])
        return tuple(self.found(chunk, 0.4, wanted=wanted) for _, chunk in found[:2])

    def by_figure(self, wanted: Sequence[str], entries: Collection[int] = ()) -> tuple[Found, ...]:
        """Sentences that speak to every word wanted and give a figure, the one with the largest beside these
        words first."""
        found = []
        cut = {chunk.parent for chunk in self._units if chunk.kind == "sentence"}
        for chunk in self._units:
            whole = chunk.kind in ("bullet", "fact") and chunk.id not in cut
            if (whole or chunk.kind == "sentence") and (not entries or chunk.entry in entries):
                figure = _figure_beside(wanted, chunk.text)
                if figure and wanted and all(self.speaks(word, chunk) for word in wanted):
                    found.append((figure, chunk))
        found.sort(key=lambda pair: -pair[0])
        return tuple(self.found(chunk, 0.7, wanted=wanted) for _, chunk in found)

    def of_places(self, places: Sequence[Span], wanted: Sequence[str]) -> tuple[Found, ...]:
        """The whole units that cited passages stand in: those that speak to `wanted`, or all of them."""
        whole = [c for c in self._units if c.parent is None]
        cited = [c for place in places for c in whole if _covers(c.span, place)]
        units = list({c.id: c for c in cited}.values())
        speaking = [c for c in units if not wanted or any(self.speaks(w, c) for w in wanted)]
        return tuple(
            Found(chunk=c, evidence=self._candidate.unit(c).model_copy(update={"score": 0.6}), sure=0.6)
            for c in speaking
        )

    def stated_years(self) -> tuple[Found, ...]:
        """Passages that count years of experience themselves ("17+ years in …"), sentences before wholes."""
        chunks = [
            c
            for c in self._candidate.chunks
            if c.section_kind != "contact" and regex("counts_years").search(c.text)
        ]
        chunks.sort(key=lambda c: (c.section_kind not in ("summary", "headline"), c.kind != "sentence"))
        return tuple(self.found(chunk, 0.95) for chunk in chunks)

    def jobs_in(self, topic: str) -> tuple[Job, ...]:
        """The jobs whose titles or employers' names speak of a trade; all of them when it is no trade at all
        ("the industry")."""
        jobs = self._candidate.timeline.dated
        wanted = set(map(stem, content(topic))) - word_list("no_trade")
        if not wanted:
            return jobs
        titled = {position.title.span for position in self._candidate.timeline.titled(topic)}
        return tuple(
            job
            for job in jobs
            if any(p.title.span in titled for p in job.positions) or wanted <= set(stems(job.name))
        )

    def things_named(self, question: Question) -> tuple[str, ...]:
        """The skills, certificates and names of the résumé that a question names, longest first, as asked."""
        tokens = re.findall(r"[^\s,;:?!()/]+", question.text)
        vocabulary = self._candidate.vocabulary
        stop = word_list("stop") | set(vocabulary.person_words)
        asked_of = [named for named in vocabulary.employers if set(named.entries) & set(question.entries)]
        stop |= {word for named in asked_of for form in named.forms for word in form}
        found: list[tuple[int, int]] = []
        for size in range(_LONGEST_THING, 0, -1):
            for start in range(len(tokens) - size + 1):
                run = " ".join(tokens[start : start + size])
                own = words(run)
                taken = any(low < start + size and start < high for low, high in found)
                bare = all(word.isdigit() for word in own)  # the 5 of "5 years" is no "5S"
                if taken or not own or bare or {own[0], own[-1]} & stop or not self._is_name(run, start):
                    continue
                kinds = (*_LISTS, *WORKS) if size >= _NAME_OF_WORK else _LISTS
                if any(
                    f.chunk.section_kind in kinds and f.chunk.kind != "section" for f in self.mentions(run)
                ):
                    found.append((start, start + size))
        return tuple(" ".join(tokens[low:high]).strip(".,-") for low, high in sorted(found))

    def _is_name(self, run: str, start: int) -> bool:
        """Whether words of a question name a thing: a skill as printed, or written like a name."""
        if fold(run).strip(".-") in self._candidate.vocabulary.skill_names:
            return True
        if any(re.search(r"[A-Z].*[A-Z]|[A-Za-z]\d|[+#]", token) for token in run.split()):
            return True
        return (start > 0 and run[0].isupper()) or all(word in self._odd_names for word in words(run))

    def speaks(self, word: str, chunk: Chunk) -> bool:
        return self.likeness(word, self._stem_sets[chunk.id]) > 0

    def weight(self, word: str) -> float:
        return self._rarity.get(stem(word), self._unseen)

    def is_used(self, word: str) -> bool:
        """Whether any unit has a word or a form of it."""
        return self._frequency[stem(word)] > 0

    def is_rare(self, word: str) -> bool:
        """Whether a word stands in one or two units: where it is asked for, these are meant."""
        return self._frequency[stem(word)] in (1, 2)

    @staticmethod
    def likeness(word: str, tokens: frozenset[str]) -> float:
        """How like a word the likest of these stems is, 0..1."""
        same, synonymous, opening = _kin(word)
        if not same.isdisjoint(tokens):
            return LIKENESS["same"]
        if not synonymous.isdisjoint(tokens):
            return LIKENESS["synonym"]
        return LIKENESS["prefix"] if opening in _openings(tokens) else 0.0

    def found(self, chunk: Chunk, sure: float, hit: Hit | None = None, wanted: Sequence[str] = ()) -> Found:
        """The unit; its evidence is the part that speaks to the question when the whole is long."""
        part = self._best_part(chunk, wanted, hit.passage if hit else None)
        evidence = self._candidate.unit(part).model_copy(update={"score": sure})
        return Found(chunk=chunk, evidence=evidence, sure=sure, cosine=hit.cosine if hit else 1.0)

    def _best_part(self, chunk: Chunk, wanted: Sequence[str], nearest: Span | None) -> Chunk:
        parts = self._parts.get(chunk.id, ())
        if (
            chunk.section_kind == "skills"
            and chunk.kind == "entry"
            and len(chunk.text.split()) > _SHORT_GROUP
        ):
            items = [c for c in self._units if c.parent == chunk.id]
            speaking = [c for c in items if any(self.speaks(w, c) for w in wanted)]
            return next(iter(speaking), next((c for c in items if c.span == nearest), chunk))
        if not parts or len(chunk.text.split()) <= _LONG:
            return chunk
        worth = {
            part.id: sum(self.weight(w) * self.likeness(w, self._stem_sets[part.id]) for w in wanted)
            for part in parts
        }
        best = max(parts, key=lambda part: (worth[part.id], part.span == nearest, -part.span.start))
        if worth[best.id] == 0 and best.span != nearest:
            return chunk
        if len(best.text.split()) < _WHOLE_CLAUSE:
            return chunk
        place = parts.index(best)
        leans = (
            place > 0 and words(best.text)[:1] and words(best.text)[0] in load("words")["leaning_openings"]
        )
        return _joined(parts[place - 1], best) if leans else best


@lru_cache(maxsize=4096)
def _kin(word: str) -> tuple[frozenset[str], frozenset[str], str]:
    """The stems that are a word under its names, those that say the same, and its first letters, '' of a
    short one."""
    own = stem(word)
    same = frozenset({own, *(form[0] for form in aliases(word) if len(form) == 1)})
    return same, synonyms(word), own[:_OPENING] if len(own) >= _OPENING else ""


@lru_cache(maxsize=4096)
def _openings(stems_of_text: frozenset[str]) -> frozenset[str]:
    """The first letters of the longer stems."""
    return frozenset(token[:_OPENING] for token in stems_of_text if len(token) >= _OPENING)


def _joined(first: Chunk, second: Chunk) -> Chunk:
    """Two parts that stand side by side, as one: "It runs …" says nothing without what "it" is."""
    span = first.span.model_copy(update={"end": second.span.end})
    return second.model_copy(update={"text": f"{first.text} {second.text}", "span": span})


def _covers(whole: Span, part: Span) -> bool:
    return whole.source == part.source and whole.start <= part.start and part.end <= whole.end


def _figure_beside(wanted: Sequence[str], text: str) -> float:
    """The largest figure that stands between the same commas as a word wanted ("a crew of 34"), else the
    largest of the text; 0 without one."""
    stemmed = {stem(word) for word in wanted}
    parts = [part for part in re.split(r"[,;:]\s", text) if stemmed & set(stems(part))]
    return max(map(largest, parts), default=0.0) or largest(text)


def has_number(found: Found) -> bool:
    """Whether a passage has a figure, in digits or in words."""
    return re.search(r"(?<![^\W\d])\d", found.evidence.text) is not None or bool(
        load("words")["numbers"].keys() & set(words(found.evidence.text))
    )


def _written_as_name(word: str, text: str) -> bool:
    """Whether a short word stands in `text` with a capital, and not merely as the first word of a sentence
    with more words after it ("Go" in a list, not "go to market")."""
    for match in re.finditer(rf"(?<![\w+#-]){re.escape(word)}(?![\w+#-]|')", text, re.IGNORECASE):
        if match.group()[0].isupper() and (
            match.group().isupper()
            or match.start() > 0
            or match.end() == len(text)
            or text[match.end() : match.end() + 1] in ",;·|/"
        ):
            return True
    return False
