"""The forms that a name goes by: an employer's or a school's, a title, a person's in order.

It knows names alone. It refuses to know the résumé that they stand in.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from rapidfuzz import fuzz, process

from chatbot.lexicon import aliases, fold, stem, word_list, words
from index.models import Frozen

_PARENTHESIS = re.compile(r"\(([^)]*)\)")
_SHORT_PART = 2  # words that a part of a longer name is shortened to
_LATE_WORD = 6  # letters of a word that is no more than the third of a name and yet names it
LONG_WORD = 5  # letters; in a shorter word a slip makes another word
_FAMILY_FIRST = re.compile(
    r"(?P<family>[^\W\d_][\w'’-]+|(?:[A-ZÀ-Þ'’-]{2,} ?){1,3}), ?"
    r"(?P<given>[A-ZÀ-Þ][a-zß-ÿ'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){0,3})"
)
_FUZZY_RATIO = 84.0  # one or two slips in a word of five letters or more; "amazn" ~ "amazon" is 91


class Named(Frozen):
    """Something the résumé names, with every sequence of words it goes by."""

    name: str
    entries: tuple[int, ...] = ()
    forms: tuple[tuple[str, ...], ...]


class ByWord:
    """Names looked up by their words: a table may hold thousands."""

    def __init__(self, known: Iterable[Named]) -> None:
        self.beginning: dict[str, list[tuple[tuple[str, ...], Named]]] = {}
        self._single: list[tuple[str, Named]] = []
        for named in known:
            for form in named.forms:
                self.beginning.setdefault(form[0], []).append((form, named))
                if len(form) == 1 and len(form[0]) >= LONG_WORD:
                    self._single.append((form[0], named))
        self._words = [word for word, _ in self._single]

    def slip_of(self, token: str) -> Named | None:
        """The name of one word that a word is a slip of, the nearest; None for a form of the word itself."""
        best = process.extractOne(token, self._words, scorer=fuzz.ratio, score_cutoff=_FUZZY_RATIO)
        if best is None:
            return None
        named = self._single[best[2]][1]
        inflected = any(
            form[0].startswith(token) or token.startswith(form[0]) for form in named.forms if len(form) == 1
        )
        return None if inflected else named


def _forms(name: str) -> list[tuple[str, ...]]:
    """The full name, the name without its brackets and legal ending, what the brackets say, its initials."""
    endings = word_list("name_endings")
    name = name.replace("’", "'")
    bare = _bare(name)
    forms = [tuple(words(name)), tuple(words(bare))]
    if "'s" in bare.casefold():  # "St Oswins" for "St Oswin's"
        forms.append(tuple(words(re.sub("'(?=s\\b)", "", bare, flags=re.IGNORECASE))))
    forms += [tuple(words(inside)) for inside in _PARENTHESIS.findall(name)]
    for part in re.split(r"\s+[|/–—-]\s+|,\s+", bare):
        forms.append(tuple(words(part)))
        if part != bare and len(forms[-1]) > _SHORT_PART:  # "Golden Heron" of "…, Golden Heron LNG project"
            forms.append(forms[-1][:_SHORT_PART])
    trimmed = list(forms)
    for form in forms:
        while form and form[-1] in endings:
            form = form[:-1]
        trimmed.append(form)
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z][\w&]*", bare))
    if len(initials) >= 3:
        trimmed.append((initials.casefold(),))
    return [form for form in dict.fromkeys(trimmed) if form]


def name_all(
    names: Iterable[tuple[str, int | None]], ordinary: frozenset[str], person: Sequence[str] = ()
) -> tuple[Named, ...]:
    """One `Named` a distinct name; a word that singles one out among all is a form of it too, unless it is of
    the `person`'s own name, or the résumé also uses it as an `ordinary` word."""
    entries: dict[str, list[int]] = {}
    for name, entry in names:
        entries.setdefault(name, [])
        if entry is not None and entry not in entries[name]:
            entries[name].append(entry)
    common = word_list("common_name_words")
    firsts: dict[str, set[str]] = {}
    for name in entries:
        for word in words(_bare(name)):
            firsts.setdefault(word, set()).add(name)
    result = []
    pairs = Counter(pair for name in entries for pair in set(pairwise(words(_bare(name)))))
    for name, numbers in entries.items():
        forms = _forms(name)
        distinctive = [
            word for word in words(_bare(name)) if word not in common and len(word) > 2 and word not in person
        ]
        forms += [
            (word,)
            for place, word in enumerate(distinctive)
            if (place < 2 or _tells_late(word)) and firsts[word] == {name} and word not in ordinary
        ]
        forms += [pair for pair in pairwise(words(_bare(name))) if _tells(pair, pairs, common)]
        # people leave the apostrophe out: "Oswins" for "Oswin's"
        forms += [
            (word + "s",) for word in re.findall(r"([^\W\d_]{3,})'s\b", fold(name)) if word not in common
        ]
        kept = [
            form
            for form in dict.fromkeys(forms)
            if not (len(form) == 1 and (form[0] in common or len(form[0]) < 2 or form[0] in person))
        ]
        result.append(Named(name=name, entries=tuple(numbers), forms=tuple(kept)))
    return tuple(result)


def _tells_late(word: str) -> bool:
    """Whether a word that is no more than the third of a name singles it out: not the trade in "Copper Heron
    Brewing", which people ask of all jobs."""
    return len(word) >= _LATE_WORD and not word.endswith("ing")


def in_order(name: str) -> str:
    """A person's name with the given names first: forms print "MURIUKI, Faith Chebet". Letters behind a comma
    ("Ann Lee, PhD") are no given names."""
    found = _FAMILY_FIRST.fullmatch(name)
    if found is None or {*words(found["given"])} & word_list("name_letters"):
        return name
    family = found["family"]
    return f"{found['given']} {family.title() if family.isupper() else family}"


def _bare(name: str) -> str:
    """A name without what stands in brackets."""
    return _PARENTHESIS.sub(" ", name)


def _tells(pair: tuple[str, str], pairs: Counter[tuple[str, str]], common: frozenset[str]) -> bool:
    """Whether two words of a name side by side ("air ambulance") are in no other's, and more than glue."""
    return pairs[pair] == 1 and not set(pair) <= common and not set(pair) & word_list("stop")


def find(token_list: Sequence[str], form: Sequence[str]) -> int:
    """Where `form` begins in `token_list`; -1 when it does not occur."""
    if not form:
        return 0
    wanted, start = tuple(form), -1
    for _ in range(token_list.count(wanted[0])):
        start = token_list.index(wanted[0], start + 1)
        if len(wanted) == 1 or tuple(token_list[start : start + len(wanted)]) == wanted:
            return start
    return -1


def _short_titles(title: str) -> set[str]:
    """How people else say a title: 'gm' for 'general manager', 'director of ops', 'internship'."""
    own = words(title)
    initials = "".join(word[0] for word in own if word not in ("of", "the", "and"))
    shorter = {initials} if 2 <= len(initials) <= 4 and len(own) >= 2 else set()
    if len(own) > len(initials[-2:]) and not {"of", "the", "and"} & set(own[-2:]):
        shorter.add(" ".join([*own[:-2], initials[-2:]]))  # "associate pm"
    for place, word in enumerate(own):
        for form in aliases(word):
            if len(form) == 1 and len(form[0]) < len(word) and form[0] != stem(word):
                shorter.add(" ".join([*own[:place], form[0], *own[place + 1 :]]))
    if own and own[-1] in word_list("ship_titles"):  # "the fellowship" of a research fellow
        stay = own[-1] + "ship"
        shorter |= {stay, " ".join([*own[:-1], stay])}
    return shorter


def said_titles(printed: str) -> frozenset[str]:
    """Every way a title is said, folded; also without what follows a comma or dash."""
    forms = {fold(printed), fold(re.split(r"[,(–—-]\s", printed)[0])}
    return frozenset(said for form in forms for said in (form.strip(), *_short_titles(form)) if said)
