"""What one résumé names (its employers, schools, person) and by which other names people call them.

Built once from the typed résumé. It refuses to know intents and answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from rapidfuzz import fuzz, process

from chatbot.lexicon import aliases, content, fold, load, regex, stem, stems, word_list, words
from index.models import Frozen, Position, Resume

NAMELESS = "the candidate"  # what one without a printed name is called
_PARENTHESIS = re.compile(r"\(([^)]*)\)")
_SHORT_PART = 2  # words that a part of a longer name is shortened to
_AKIN = 6  # first letters that two words of one root share: "religion", "religious"
_LATE_WORD = 6  # letters of a word that is no more than the third of a name and yet names it
_LONG_WORD = 5  # letters; in a shorter word a slip makes another word
_FAMILY_FIRST = re.compile(
    r"(?P<family>[^\W\d_][\w'’-]+|(?:[A-ZÀ-Þ'’-]{2,} ?){1,3}), ?"
    r"(?P<given>[A-ZÀ-Þ][a-zß-ÿ'’-]+(?: [A-ZÀ-Þ][\w.'’-]*){0,3})"
)
_SIDES = re.compile(r"\b(?:or|versus|vs|than|against)\b", re.IGNORECASE)
_FUZZY_RATIO = 84.0  # one or two slips in a word of five letters or more; "amazn" ~ "amazon" is 91


class Named(Frozen):
    """Something the résumé names, with every sequence of words it goes by."""

    name: str
    entries: tuple[int, ...] = ()
    forms: tuple[tuple[str, ...], ...]


class _ByWord:
    """Names looked up by their words: a table may hold thousands."""

    def __init__(self, known: Iterable[Named]) -> None:
        self.beginning: dict[str, list[tuple[tuple[str, ...], Named]]] = {}
        self._single: list[tuple[str, Named]] = []
        for named in known:
            for form in named.forms:
                self.beginning.setdefault(form[0], []).append((form, named))
                if len(form) == 1 and len(form[0]) >= _LONG_WORD:
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
    bare = _PARENTHESIS.sub(" ", name)
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


def _name_all(
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
        for word in words(_PARENTHESIS.sub(" ", name)):
            firsts.setdefault(word, set()).add(name)
    result = []
    pairs = Counter(pair for name in entries for pair in set(pairwise(words(bare_name(name)))))
    for name, numbers in entries.items():
        forms = _forms(name)
        distinctive = [
            word
            for word in words(_PARENTHESIS.sub(" ", name))
            if word not in common and len(word) > 2 and word not in person
        ]
        forms += [
            (word,)
            for place, word in enumerate(distinctive)
            if (place < 2 or _tells_late(word)) and firsts[word] == {name} and word not in ordinary
        ]
        forms += [pair for pair in pairwise(words(bare_name(name))) if _tells(pair, pairs, common)]
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


def bare_name(name: str) -> str:
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
    for place, word in enumerate(own):
        for form in aliases(word):
            if len(form) == 1 and len(form[0]) < len(word) and form[0] != stem(word):
                shorter.add(" ".join([*own[:place], form[0], *own[place + 1 :]]))
    if own and own[-1] in word_list("ship_titles"):  # "the fellowship" of a research fellow
        stay = own[-1] + "ship"
        shorter |= {stay, " ".join([*own[:-1], stay])}
    return shorter


def _said_titles(position: Position) -> set[str]:
    """Every way a position's title is said, folded; also without what follows a comma or dash."""
    printed = position.title.text
    forms = {fold(printed), fold(re.split(r"[,(–—-]\s", printed)[0])}
    return {said for form in forms for said in (form.strip(), *_short_titles(form)) if said}


class Vocabulary:
    """The names of one résumé and the words it uses."""

    def __init__(self, resume: Resume, shown_name: str | None = None) -> None:
        self.name = shown_name or (in_order(resume.name.text) if resume.name else NAMELESS)
        self._resume = resume
        self.employers = _name_all(
            # a position without an employer goes by its title ("National Service")
            (((p.organization or p.title).text, p.entry) for p in resume.positions),
            self._ordinary,
            self.person_words,
        )
        self.schools = _name_all(
            ((e.institution.text, None) for e in resume.education if e.institution), self._ordinary
        )

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """Words that the résumé also writes small."""
        return frozenset(
            re.findall(r"(?<![\w@./-])[a-z][a-z]+(?![\w@./-])", " ".join(_texts(self._resume.model_dump())))
        )

    @cached_property
    def person_words(self) -> tuple[str, ...]:
        """First, middle and last names, folded, titles left out."""
        titles = word_list("name_titles")
        given = f"{self.name} {in_order(self._resume.name.text) if self._resume.name else ''}"
        skip = titles | {"the", "candidate"}
        return tuple(
            dict.fromkeys(word for word in words(given.split(",")[0]) if word not in skip and len(word) > 1)
        )

    @cached_property
    def item_names(self) -> tuple[str, ...]:
        """Names of awards, certificates, publications and the like, folded, up to their first comma; single
        words left out."""
        resume = self._resume
        items = (
            *resume.awards,
            *resume.publications,
            *resume.patents,
            *resume.projects,
            *resume.volunteering,
        )
        printed = [item.title.text for item in items] + [one.name.text for one in resume.certifications]
        names = (fold(text.partition(",")[0]).strip() for text in printed)
        return tuple(name for name in names if len(content(name)) > 1)

    @cached_property
    def who(self) -> str:
        """A regular expression, without anchors, for every way of naming the candidate in folded text."""
        given = " ".join(self.person_words[:-1])
        printed = fold(self.name).split()  # "jean-luc" whole
        names = [fold(self.name), " ".join(self.person_words), given, *printed, *self.person_words]
        options = sorted(
            {name for name in names if name} | set(load("words")["any_person"]), key=len, reverse=True
        )
        titles = "|".join(sorted(word_list("name_titles")))
        return rf"(?:(?:{titles})\.? )?(?:{'|'.join(re.escape(option) for option in options)})"

    @cached_property
    def subject(self) -> str:
        """The same, only in the forms that can be a sentence's subject: 'she', never 'her'."""
        objects = "|".join(load("words")["never_subject"])
        return re.sub(rf"\|(?:{objects})(?=\||\))", "", self.who)

    @cached_property
    def titles(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Job titles, folded, longest first, each with the entries that bear it; those with a comma or dash
        also without what follows it."""
        table: dict[str, list[int]] = {}
        for position in self._resume.positions:
            for said in self.said_titles(position):
                table.setdefault(said, []).append(position.entry)
        return tuple(
            sorted(
                ((title, tuple(dict.fromkeys(e))) for title, e in table.items()),
                key=lambda pair: -len(pair[0]),
            )
        )

    @property
    def positions(self) -> tuple[Position, ...]:
        """The positions as printed."""
        return self._resume.positions

    def entries_at(self, text: str) -> tuple[int, ...]:
        """The employers that stood at a place a text names, when it names one: 'the Porto role'."""
        tokens = set(words(text))
        found: dict[int, None] = {}
        for position in self._resume.positions:
            town = set(words(position.location.text.split(",")[0])) if position.location else set()
            if town - word_list("stop") and town <= tokens:
                found[position.entry] = None
        return tuple(found)

    def places_of(self, entries: Iterable[int]) -> frozenset[str]:
        """The words of the places of these jobs."""
        wanted = set(entries)
        located = (p.location.text for p in self._resume.positions if p.location and p.entry in wanted)
        return frozenset(words(" ".join(located)))

    def said_titles(self, position: Position) -> frozenset[str]:
        """Every way a position's title is said, folded."""
        return self._said[position.title.text]

    @cached_property
    def _said(self) -> dict[str, frozenset[str]]:
        return {p.title.text: frozenset(_said_titles(p)) for p in self._resume.positions}

    def positions_titled(self, said: str) -> tuple[Position, ...]:
        """The positions that a title, as people say it, means."""
        return tuple(p for p in self._resume.positions if said in self.said_titles(p))

    @cached_property
    def skill_names(self) -> frozenset[str]:
        """Every skill as printed, folded: a topic of stop words alone ("Go") may be one."""
        return frozenset(fold(item.text) for group in self._resume.skills for item in group.items)

    def employers_in(self, text: str) -> tuple[Named, ...]:
        """The employers a text names, in the order it names them; a slip of a letter or two is forgiven. A
        word that several employers' names begin with means all of them, or those at a place named too."""
        named = self._named_in(text, self._employers_by_word)
        if named and not _SIDES.search(text):
            return named
        of_kinds: dict[str, Named] = {}
        for match in regex("the_kind").finditer(text):
            of_kind = [employer for employer in self.employers if match["kind"] in words(employer.name)]
            if len(of_kind) == 1 and match["kind"] in word_list("employer_kinds"):
                of_kinds.setdefault(of_kind[0].name, of_kind[0])
        for match in regex("the_kind_at").finditer(text):
            there = (
                set(self.entries_at(match["place"]))
                if match["kind"] in word_list("employer_kinds")
                else set()
            )
            at_place = [
                e for e in self.employers if there & set(e.entries) and match["kind"] in words(e.name)
            ]
            if len(at_place) == 1:  # "the Kiel institute", whatever the rest of its name
                of_kinds.setdefault(at_place[0].name, at_place[0])
        if named:  # "at Acme or at the hospital"
            return tuple({employer.name: employer for employer in (*named, *of_kinds.values())}.values())
        if of_kinds:
            return tuple(of_kinds.values())
        there = set(self.entries_at(text))
        return tuple(
            family.model_copy(update={"entries": tuple(e for e in family.entries if e in there)})
            if there & set(family.entries)
            else family
            for family in self._named_in(text, self._families_by_word)
        )

    def without_names(self, folded: str) -> str:
        """A folded text without the names of employers, schools and skills, whose words say nothing: "Kijani
        Pay" asks for no salary. The text is looked up among the names, not each name in it: there may be
        thousands."""
        tokens = folded.split(" ")
        bare = [" ".join(words(token)) for token in tokens]
        at = 0
        while at < len(tokens):
            for size in range(min(self._longest_name, len(tokens) - at), 1, -1):
                if tuple(" ".join(bare[at : at + size]).split()) in self._long_names:
                    tokens[at : at + size] = bare[at : at + size] = []
                    break
            else:
                at += 1
        return " ".join(tokens)

    def without_work(self, folded: str) -> str:
        """A folded text without the titles and degrees of the résumé, and without two words that stand side
        by side in it where a question asks for work with them: a prison librarian was in no prison, and who
        cared for pregnant women is not asked after a child. Nothing is left of a question whose words all
        stand in one line ("was she treasurer of a trade union?"). What is asked of the person stays."""
        if self._asks_of_a_line(folded):
            return ""
        folded = regex("at_the").sub(lambda m: "" if m["place"] in self._employer_words else m[0], folded)
        folded = regex("studying").sub(lambda m: "" if self._is_studied(m["subject"]) else m[0], folded)
        for name in self._work_names:
            folded = re.sub(rf"\b{re.escape(name)}\b", "", folded)

        def bare(match: re.Match[str]) -> str:
            pair = next(found for found in match.groups() if found)
            return match[0].replace(pair, "") if tuple(words(pair)) in self._pairs else match[0]

        return regex("work_with").sub(bare, folded)

    def _asks_of_a_line(self, folded: str) -> bool:
        """Whether a question of what the person did or was has two words or more, all of them in one line."""
        if not regex("did_or_was").search(folded):
            return False
        subject = {stem(word) for word in content(folded) if word not in self.person_words}
        return len(subject) > 1 and any(subject <= line for line in self._lines)

    def tells_of(self, matter: str, rest: str) -> bool:
        """Whether one fact of the résumé has a word of a matter and at least half of the other words of a
        question, everyday ones aside, which asks for no wish of the candidate."""
        if set(words(rest)) & word_list("wishing_words"):
            return False
        plain = word_list("generic") | word_list("leaning_words") | set(self.person_words)
        named = {stem(word) for word in content(matter) if word not in plain}
        others = {stem(word) for word in content(rest) if word not in plain}
        enough = (len(others) + 1) // 2
        return enough > 0 and any(named & fact and len(others & fact) >= enough for fact in self._facts)

    @cached_property
    def _facts(self) -> tuple[frozenset[str], ...]:
        """The stems of every text of the résumé."""
        return tuple(frozenset(stems(text)) for text in _texts(self._resume.model_dump()))

    def _is_studied(self, subject: str) -> bool:
        """Whether a degree has a subject in its name, as it is or akin: "religion" of "Religious Studies"."""
        degrees = (one.degree.text for one in self._resume.education if one.degree)
        known = {word[:_AKIN] for degree in degrees for word in words(degree) if len(word) >= _AKIN}
        return subject[:_AKIN] in known

    @cached_property
    def _employer_words(self) -> frozenset[str]:
        return frozenset(word for named in self.employers for form in named.forms for word in form)

    @cached_property
    def _lines(self) -> tuple[frozenset[str], ...]:
        """The stems of each bullet and item."""
        resume = self._resume
        facts = [bullet for position in resume.positions for bullet in position.bullets]
        facts += [item.title for item in (*resume.volunteering, *resume.publications, *resume.awards)]
        return tuple(frozenset(stems(fact.text)) for fact in facts)

    @cached_property
    def _work_names(self) -> tuple[str, ...]:
        """Titles and subjects of degrees of several words, folded, longest first."""
        names = {title for title, _ in self.titles}
        names |= {
            fold(part).strip()
            for degree in (e.degree.text for e in self._resume.education if e.degree)
            for part in re.split(r"[,;]|\bof\b|\bin\b|(?<=\.)\s", degree)
        }
        return tuple(sorted((n for n in names if len(words(n)) > 1), key=len, reverse=True))

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        """Words side by side in a fact of the résumé."""
        return frozenset(pair for text in _texts(self._resume.model_dump()) for pair in pairwise(words(text)))

    @cached_property
    def _long_names(self) -> frozenset[tuple[str, ...]]:
        """The names of several words, those of skills among them."""
        named = (form for named in (*self.employers, *self.schools) for form in named.forms)
        skills = (tuple(words(skill)) for skill in self.skill_names)
        return frozenset(form for form in (*named, *skills) if len(form) > 1)

    @cached_property
    def _longest_name(self) -> int:
        return max(map(len, self._long_names), default=0)

    @cached_property
    def _families(self) -> tuple[Named, ...]:
        """The employers whose names begin with the same telling word, as one."""
        by_word: dict[str, list[Named]] = {}
        for named in self.employers:
            first = words(named.name)[:1]
            if (
                first
                and len(first[0]) > 2
                and first[0] not in word_list("common_name_words") | self._ordinary
            ):
                by_word.setdefault(first[0], []).append(named)
        return tuple(
            Named(
                name=word,
                entries=tuple(entry for named in members for entry in named.entries),
                forms=((word,),),
            )
            for word, members in by_word.items()
            if len(members) > 1
        )

    def school_of_degree(self, folded: str) -> str:
        """The institution of the degree that a folded text names as it is printed; '' when it names none."""
        said = " ".join(words(folded))
        for education in self._resume.education:
            degree = words(education.degree.text) if education.degree else []
            if education.institution and len(degree) > 1 and f" {' '.join(degree)} " in f" {said} ":
                return education.institution.text
        return ""

    def schools_in(self, text: str) -> tuple[Named, ...]:
        """The institutions a text names."""
        return self._named_in(text, self._schools_by_word)

    @cached_property
    def _employers_by_word(self) -> _ByWord:
        return _ByWord(self.employers)

    @cached_property
    def _families_by_word(self) -> _ByWord:
        return _ByWord(self._families)

    @cached_property
    def _schools_by_word(self) -> _ByWord:
        return _ByWord(self.schools)

    def _named_in(self, text: str, known: _ByWord) -> tuple[Named, ...]:
        """Those that a text names, in its order; without any, those that it names with a slip."""
        tokens = words(text)
        found: dict[str, Named] = {}
        for place, token in enumerate(tokens):
            for form, named in known.beginning.get(token, ()):
                if tuple(tokens[place : place + len(form)]) == form:
                    found.setdefault(named.name, named)
        if found:
            return tuple(found.values())
        slips: dict[str, tuple[int, Named]] = {}
        for place, token in enumerate(tokens):
            if len(token) < _LONG_WORD or token in word_list("stop") or token in self.words_used:
                continue
            if meant := known.slip_of(token):
                slips[meant.name] = (place, meant)
        return tuple(named for _, named in sorted(slips.values(), key=lambda pair: pair[0]))

    @cached_property
    def words_used(self) -> frozenset[str]:
        """Every folded word of the résumé's facts: a visitor's word found here is no misspelling."""
        return frozenset(words(" ".join(_texts(self._resume.model_dump()))))

    def is_person(self, phrase: str) -> bool:
        """Whether a phrase names nobody but the candidate."""
        return all(word in self.person_words for word in content(phrase))


def _texts(value: object) -> Iterable[str]:
    """Every `text` inside a dumped model."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)
