"""What one résumé names (its employers, schools, person) and by which other names people call them.

Built once from the typed résumé. It refuses to know intents and answers.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import cached_property
from itertools import pairwise

from chatbot.lexicon import content, fold, load, regex, regions_named, stem, stems, word_list, words
from chatbot.naming import LONG_WORD, ByWord, Named, in_order, name_all, said_titles
from index.models import Position, Resume

NAMELESS = "the candidate"  # what one without a printed name is called
_CODE = 2  # letters of a country beside a town
_SHORT_FORM = 3  # letters of a region or country at most
_AKIN = 6  # first letters that two words of one root share: "religion", "religious"
_SIDES = re.compile(r"\b(?:or|versus|vs|than|against)\b", re.IGNORECASE)


class Vocabulary:
    """The names of one résumé and the words it uses."""

    def __init__(self, resume: Resume, shown_name: str | None = None) -> None:
        self.name = shown_name or (in_order(resume.name.text) if resume.name else NAMELESS)
        self._resume = resume
        self.employers = name_all(
            # a position without an employer goes by its title ("National Service")
            (((p.organization or p.title).text, p.entry) for p in resume.positions),
            self._ordinary,
            self.person_words,
        )
        self.schools = name_all(
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
    def ordinary(self) -> frozenset[str]:
        """The words of questions that carry no subject: everyday, or leaning, or the person's names."""
        return word_list("generic") | word_list("leaning_words") | frozenset(self.person_words)

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
        """The employers that stood at a place a text names, when it names one: 'the Porto role'; of a region
        or a country the one employer that stood there."""
        tokens, codes = set(words(text)), regions_named(text).values()
        found: dict[int, None] = {}
        around: dict[int, None] = {}  # in the region or country named
        for position in self._resume.positions:
            town, *beyond = position.location.text.split(",") if position.location else [""]
            if _names_place(town, tokens, first=True):
                found[position.entry] = None
            elif any(part.strip() in codes or _names_place(part, tokens, first=False) for part in beyond):
                around[position.entry] = None
        return tuple(found or (around if len(around) == 1 else ()))

    def is_place_of_work(self, text: str) -> bool:
        """Whether a text names the town, region or country of any job, a state by its code or its name."""
        tokens, codes = set(words(text)), regions_named(text).values()
        parts = (part for p in self._resume.positions if p.location for part in p.location.text.split(","))
        return any(part.strip() in codes or _names_place(part, tokens, first=True) for part in parts)

    def places_of(self, entries: Iterable[int]) -> frozenset[str]:
        """The words of the places of these jobs."""
        wanted = set(entries)
        located = [p.location.text for p in self._resume.positions if p.location and p.entry in wanted]
        codes = {part.strip() for place in located for part in place.split(",")}
        names = [name for name, code in load("aliases")["codes"].items() if code in codes]  # Texas of "TX"
        return frozenset(words(" ".join([*located, *names])))

    def words_of_lines(self, entries: Iterable[int]) -> frozenset[str]:
        """The stems of the lines under these jobs."""
        wanted = set(entries)
        lines = (b.text for p in self._resume.positions if p.entry in wanted for b in p.bullets)
        return frozenset(stems(" ".join(lines)))

    def words_of_headings(self, entries: Iterable[int]) -> frozenset[str]:
        """The stems of the titles, employers and places of these jobs."""
        wanted = set(entries)
        facts = (
            f
            for p in self._resume.positions
            if p.entry in wanted
            for f in (p.title, p.organization, p.location)
        )
        return frozenset(stems(" ".join(fact.text for fact in facts if fact)))

    def said_titles(self, position: Position) -> frozenset[str]:
        """Every way a position's title is said, folded."""
        return self._said[position.title.text]

    @cached_property
    def _said(self) -> dict[str, frozenset[str]]:
        return {p.title.text: said_titles(p.title.text) for p in self._resume.positions}

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
        of_kinds = self._of_kinds(text)
        if named:  # "at Acme or at the hospital"
            return tuple({employer.name: employer for employer in (*named, *of_kinds)}.values())
        if of_kinds:
            return of_kinds
        there = set(self.entries_at(text))
        return tuple(
            family.model_copy(update={"entries": tuple(e for e in family.entries if e in there)})
            if there & set(family.entries)
            else family
            for family in self._named_in(text, self._families_by_word)
        )

    def _of_kinds(self, text: str) -> tuple[Named, ...]:
        """The employers that a text means by the kind of their house, where one alone is of that kind ("the
        hospital"), stands at the place named with it ("the Kiel institute"), or bears the words before it
        ("the rose farm")."""
        found: dict[str, Named] = {}
        said = [("", match["kind"]) for match in regex("the_kind").finditer(text)]
        for match in regex("the_kind_at").finditer(text):
            first, *rest = match["said"].split(" ")
            said += [(" ".join((first, *rest[:size])), kind) for size, kind in enumerate(rest)]
        for told, kind in said:
            any_house = bool(told) and kind in word_list("job_nouns")
            if not any_house and kind not in word_list("employer_kinds"):
                continue
            of_kind = [e for e in self.employers if any_house or kind in words(e.name)]
            if told:
                there = set(self.entries_at(told))
                at_place = [employer for employer in of_kind if there & set(employer.entries)]
                of_kind = at_place or ([] if any_house else self._described(told, kind))
            if len(of_kind) == 1:
                found.setdefault(of_kind[0].name, of_kind[0])
        return tuple(found.values())

    def _described(self, told: str, kind: str) -> list[Named]:
        """The employers whose name has one of the words before a kind of house, and whose jobs have all of
        them; those whose jobs alone have them, where the résumé never uses the words side by side."""
        wanted = {stem(word) for word in content(told)} - {stem(word) for word in word_list("generic")}
        if not wanted:
            return []
        bearing = []
        for employer in self.employers:
            places = {stem(word) for word in self.places_of(employer.entries)}
            own = self.words_of_headings(employer.entries) - places | self.words_of_lines(employer.entries)
            if wanted <= own:
                bearing.append(employer)
        named = [e for e in bearing if wanted & set(stems(e.name))]
        used = (words(told)[-1], kind) in self._pairs
        return named or ([] if used else bearing)

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
        named = {stem(word) for word in content(matter) if word not in self.ordinary}
        others = {stem(word) for word in content(rest) if word not in self.ordinary}
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
    def _employers_by_word(self) -> ByWord:
        return ByWord(self.employers)

    @cached_property
    def _families_by_word(self) -> ByWord:
        return ByWord(self._families)

    @cached_property
    def _schools_by_word(self) -> ByWord:
        return ByWord(self.schools)

    def _named_in(self, text: str, known: ByWord) -> tuple[Named, ...]:
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
            if len(token) < LONG_WORD or token in word_list("stop") or token in self.words_used:
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


def _names_place(part: str, said: Collection[str], *, first: bool) -> bool:
    """Whether words name a part of a location: its town, or the region or country after it, unless that is a
    mere short form ("ON")."""
    named = set(words(part))
    own = {word for word in named if len(word) > _CODE} or named  # "Nelson NZ"
    long = first or any(len(word) > _SHORT_FORM for word in own)
    return bool(own - word_list("stop")) and long and own <= set(said)


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
