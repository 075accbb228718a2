"""What a question claims: the names it uses, and what of it a given ground does not hold.

A name is recognised by how it is written, in the question or in the résumé. It refuses to answer anything.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from chatbot.candidate import Candidate
from chatbot.initials import stands_as_initials
from chatbot.lexicon import aliases, fold, load, regex, stem, stems, word_list, words
from chatbot.lookup import Lookup
from chatbot.models import Question

_TOKEN = re.compile(r"[^\s,;:?!()\"“”]+")
_SAID = re.compile(r"[^\W_]")
_POSSESSIVE = re.compile(r"['’]s$")
_WRITTEN_AS_NAME = re.compile(r"[A-Z].*[A-Z]|[A-Za-z]\d|[+#]")
_NUMBER = re.compile(r"[$€£~]?\d[\d.,]*(?:[-–/]\d+)?[%kKmM+]*")
_NAME_IN_FULL = re.compile(r"[A-Z][\w-]*(?:\s+(?:(?:of|and|for|in|the)\s+)?[A-Z][\w-]*){2,5}")
_QUESTIONS = 64  # whose names are remembered: each stage of a turn asks for them
_OPENING = 5  # letters that two words of one family share


class Claims:
    """Reads the claims of questions about one candidate. Safe to share between threads."""

    def __init__(self, candidate: Candidate, lookup: Lookup) -> None:
        self._candidate = candidate
        self._lookup = lookup
        self._words_used = {token for chunk in candidate.chunks for token in stems(chunk.text)}
        known = candidate.vocabulary
        self._words_of_names = {
            *known.person_words,
            *(w for each in known.employers for w in words(each.name)),
        }
        self._names_in = lru_cache(maxsize=_QUESTIONS)(self._read_names)

    def beyond(self, question: Question, ground: str) -> tuple[str, ...]:
        """What a question claims and `ground` does not hold: numbers, names and words of degree, as asked."""
        said = set(words(ground))
        held = {stem(word) for word in said}
        openings = {each[:_OPENING] for each in held}
        asks = question.yes_no or regex("date").search(fold(question.text)) is not None
        limit = regex("limit_said").search(fold(question.text))
        limited = set(words(limit.group())) if limit else set()
        of_awards = question.intent == "background.awards" or (
            stem("awards") in held and not said & word_list("short_of_winning")
        )
        present, missing = self.names(question)
        of_names = question.intent.split(".")[0] in ("career", "background", "summary")
        names = (*present, *missing) if of_names else ()
        asked = [
            name
            for name in names
            if not self._held(name, held, question) and not stands_as_initials(name, ground)
        ]
        for token in re.findall(r"[^\s,;:?!()]+", question.text):
            core = token.strip(".'\"")
            spelt = load("words")["numbers"].get(fold(core))
            if limited.issuperset(words(core)) and words(core):
                continue  # "more than 15 years" claims no fifteen
            if spelt is not None and question.yes_no and not {str(spelt), fold(core)} & said:
                asked.append(core)
            number = _NUMBER.fullmatch(core) is not None
            degree = fold(core) in word_list("qualifiers") and asks and not self._held(core, held, question)
            if of_awards and fold(core) in word_list("award_words"):
                continue
            if question.intent == "summary":
                number = False  # "in 30 seconds" claims nothing
            if (number and not said.issuperset(words(core))) or (
                degree and stem(fold(core)) not in held and stem(fold(core))[:_OPENING] not in openings
            ):
                asked.append(core)
        return tuple(dict.fromkeys(asked))

    def _held(self, name: str, held: set[str], question: Question) -> bool:
        """Whether a name stands in a ground under any of its spellings, or is the employer asked about."""
        if any(set(form) <= held for form in aliases(name)) or fold(name) in word_list("name_endings"):
            return True
        vocabulary = self._candidate.vocabulary
        employers = [n for n in vocabulary.employers if set(n.entries) & set(question.entries)]
        schools = [n for n in vocabulary.schools if n.name == question.school]
        return any(set(words(name)) <= set(form) for named in (*employers, *schools) for form in named.forms)

    def names(self, question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Names in the question (written with a capital, a digit or a symbol): those that stand in the
        résumé, and those that stand nowhere in it."""
        return self._names_in(question.text)

    def _printed_short(self, text: str) -> frozenset[str]:
        """The words of names that the résumé has by their initials: "Rural Health Board" as RHB."""
        names = (match.group() for match in _NAME_IN_FULL.finditer(text))
        return frozenset(token for name in names if self._lookup.mentions(name) for token in name.split())

    def _read_names(self, text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        known = self._candidate.vocabulary
        if text.isupper() or _title_case(text, self._words_of_names):
            return (), ()
        everything = self._words_used
        shortened = self._printed_short(text)
        present: list[str] = []
        missing: list[str] = []
        for match in _TOKEN.finditer(text):
            token = match.group().rstrip(".'’")
            core = _POSSESSIVE.sub("", token)
            first = not _SAID.search(text, 0, match.start())
            lower = core.casefold()
            looks = (core[:1].isupper() and not first) or _WRITTEN_AS_NAME.search(core)
            if (
                not looks
                or lower in word_list("stop")
                or lower in known.person_words
                or {*words(core)} <= {*known.person_words}  # "Kiri-Anne"
                or lower.strip(".") in word_list("never_names") | word_list("name_titles")
                or (lower in word_list("of_places") and text[match.end() :].lstrip()[:1].islower())
                or lower in load("words")["chat"]
            ):
                continue
            pieces = words(core)
            if not pieces:
                continue
            stands = (
                core in shortened
                or any(len(form) == 1 and form[0] in everything for form in aliases(core))
                or bool(self._lookup.mentions(core))
                or known.is_place_of_work(core)
            )
            (present if stands else missing).append(core)
        return tuple(present), tuple(missing)


def _title_case(text: str, named: Collection[str]) -> bool:
    """Whether most words of a question have capitals, so that none of them tells a name. The words of known
    names (`named`) have them anyway and do not count."""
    tokens = [token for token in re.findall(r"[^\W\d_]+", text) if token.casefold() not in named]
    return len(tokens) >= 4 and sum(token[0].isupper() for token in tokens) > 0.6 * len(tokens)
