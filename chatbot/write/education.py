"""Answers about study: degrees with their schools and dates, one of some level, one thing about one.

It refuses to infer: a level of degree counts only when its own letters or words are printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from chatbot.candidate import Candidate, unique
from chatbot.evidence import Judge
from chatbot.lexicon import aliases, content, fold, load, regex, stem, stems, word_list, words
from chatbot.models import Draft, Evidence, Focus, Question, Statement
from chatbot.naming import find
from chatbot.write.entries import EntryStatements, as_item
from chatbot.write.phrase import as_asked, degree, listed, sentence
from index.models import Education

_IN_ONE_SENTENCE = 2  # degrees; more stand as a list
# Levels of `degrees.toml`, the highest first; which of them "a degree" asks for, and
# which an MBA counts as too.
_ORDER = ("doctorate", "mba", "master", "postgraduate", "bachelor", "diploma", "school")
_ACADEMIC = ("doctorate", "mba", "master", "bachelor")
_COUNTED_AS = {"master": ("master", "mba")}
# Which levels "PG degree" and the like mean.
_ALIKE_LEVELS = {"master": ("master", "mba", "postgraduate", "doctorate"), "bachelor": ("bachelor",)}
_LETTERS = re.compile(r"\b(?:[A-Z][A-Za-z]{0,2}\.?){2,4}(?!\w)")  # BE, B.E., MSc, PgDip
_FACULTIES = ("science", "arts", "engineering")
_KINDS_OF_SCHOOL = ("university", "college", "school", "uni")


class EducationWriter(EntryStatements):
    """Writes the answers of the intents `background.education` and `background.degree`."""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        super().__init__(candidate, judge)
        self._levels = {
            str(level): [re.compile(p) for p in patterns]
            for level, patterns in load("degrees")["level"].items()
        }

    def education(self, question: Question) -> Draft:
        """Degrees with their schools and dates, or one thing about them."""
        entries = [
            e
            for e in self._c.resume.education
            if not question.school or (e.institution and e.institution.text == question.school)
        ]
        if not entries:
            return self._mentioned_elsewhere("education", "a degree or school")
        absent = self._unknown_school(question)
        if not absent and (field := self._unknown_field(question, entries)):
            absent = f"a degree in {field}"
        if absent:
            return self._degrees_instead(entries, absent)
        folded = fold(question.text)
        entries = self._asked_for(question, entries)
        if regex("mark_asked").search(folded) and (marks := self._marks(entries)):
            return marks
        if asked := regex("degree_detail").search(folded):
            return self._degree_detail(entries, asked.group())
        if regex("latest_degree").search(folded):
            entries = sorted(entries, key=_latest_first)[:1]
        elif regex("last_degree").search(folded):
            entries = sorted(entries, key=self._rank)[:1]
        elif regex("first_degree").search(folded):
            entries = sorted(entries, key=self._rank)[-1:]
        draft = self._degrees(entries)
        if level := regex("level_named").search(folded):  # "PG" is no name that the résumé would have to use
            first = draft.statements[0].model_copy(update={"derived": tuple(level.group().split())})
            return draft.model_copy(update={"statements": (first, *draft.statements[1:])})
        return draft

    def _asked_for(self, question: Question, entries: Sequence[Education]) -> list[Education]:
        """The degrees that a question names by level ("PG degree") or by letters ("in BE"); all of them when
        it names none of these."""
        folded = fold(question.text)
        named = regex("level_named").search(folded)
        of_a_mark = any(regex(each).search(folded) for each in ("mark_asked", "degree_detail"))
        level = self._level(named.group() if named else _telling(folded) if of_a_mark else "")
        counted = _ALIKE_LEVELS.get(level or "", (level,))
        letters = {token.replace(".", "").casefold() for token in _LETTERS.findall(question.text)}
        chosen = [
            e
            for e in entries
            if e.degree
            and (
                (level and self._level(e.degree.text) in counted)
                or (letters & {"".join(_LETTERS.findall(e.degree.text)[:1]).replace(".", "").casefold()})
            )
        ]
        if chosen:
            return chosen
        asked = {stem(w) for w in content(question.text)} - set(stems(" ".join(word_list("degree_words"))))
        of_field = [e for e in entries if e.degree and asked & set(stems(e.degree.text))]
        return of_field or list(entries)

    def _marks(self, entries: Sequence[Education]) -> Draft | None:
        """The grades printed with degrees, whatever they are called; None where none is."""
        statements = [
            Statement(
                text=sentence(f"{degree(e)}: {fact.text}" if fact is not e.degree else degree(e)),
                evidence=unique((self._c.at(fact, "Education"), *self._c.of_education(e))),
            )
            for e in entries
            for fact in (*e.details, e.degree)
            if fact and regex("mark").search(fact.text)
        ]
        return self._draft("education", statements) if statements else None

    def _degree_detail(self, entries: Sequence[Education], asked: str) -> Draft:
        """A grade, an average, a thesis: the lines that name it."""
        details = [
            (e, d) for e in entries for d in (*e.details, e.degree) if d and stem(asked) in stems(d.text)
        ]
        if not details:
            return self._degrees_instead(
                entries, asked if re.search(r"[^is]s$", asked) else f"{_article(asked)} {asked}"
            )
        return self._draft(
            "education",
            [
                Statement(
                    text=sentence(d.text[:1].upper() + d.text[1:]),
                    evidence=unique((self._c.at(d, "Education"), *self._c.of_education(e))),
                )
                for e, d in details
            ],
        )

    def degree(self, question: Question) -> Draft:
        """Whether a degree of some level (and subject) is there; or one thing about it."""
        asked, folded = question.topic, fold(question.text)
        one_thing = ("degree_detail", "first_degree", "last_degree")
        if self._c.resume.education and any(regex(name).search(folded) for name in one_thing):
            return self.education(question)
        level = self._level(asked)
        entries = self._c.resume.education
        if regex("several_degrees").search(folded) and not level:
            return self._degrees(entries, yes=question.yes_no and len(entries) > 1)
        counted = _COUNTED_AS.get(level, (level,)) if level else _ACADEMIC
        if not level and not any(e.degree and self._level(e.degree.text) in _ACADEMIC for e in entries):
            counted = ("diploma",)  # an associate degree is one, too
        subject = self._subject(asked)
        fits = [
            e
            for e in entries
            if e.degree
            and self._level(e.degree.text) in counted
            and all(_speaks_of(word, e.degree.text) for word in subject)
            and (not question.school or (e.institution and e.institution.text == question.school))
        ]
        if fits and all(_is_pending(e) for e in fits):
            text = f"Not yet, by the résumé: {listed([degree(e) for e in fits])}."
            told = [Statement(text=text, evidence=self._evidence(fits))]
            told += [
                Statement(text=sentence(d.text), evidence=(self._c.at(d, "Education"),))
                for e in fits
                for d in e.details
                if regex("not_held_yet").search(fold(d.text))
            ]
            return self._draft("education", told)
        if fits:
            return self._degrees(fits, yes=question.yes_no)
        shown = _with_capitals(asked, question.text)
        if question.school:
            absent = f"{_article(shown)} {shown} from {question.school}"
            return self._degrees_instead(entries, absent)
        mentioned = self._judge.lookup.mentions(asked.split(" in ")[0]) if not subject else ()
        if mentioned:
            found = mentioned[0].evidence
            return Draft(
                status="partly",
                confidence=0.7,
                statements=(Statement(text=sentence(f"It does say: {found.text}"), evidence=(found,)),),
                focus=Focus(intent="background.education"),
            )
        return self._degrees_instead(entries, f"{_article(shown)} {shown}")

    def _subject(self, asked: str) -> list[str]:
        """The field in 'master's degree in marine biology'."""
        before = regex("degree_subject").search(fold(asked))
        if before and not re.search(r"\b(in|of)\b", asked):
            return [
                w
                for w in content(before.group(1))
                if self._level(w) is None and w not in word_list("degree_words")
            ]
        if not re.search(r"\b(in|of)\b", asked):
            return []
        field = re.split(r"\b(?:in|of)\b", fold(asked), maxsplit=1)[-1]
        part_of_the_level = {"degree"} if len(content(asked)) > 2 else {"degree", *_FACULTIES}
        return [w for w in content(field) if w not in part_of_the_level and self._level(w) is None]

    def _degrees_instead(self, entries: Sequence[Education], absent: str) -> Draft:
        """That something is not there, and the degrees that are."""
        statements = [Statement(text=f"The résumé does not mention {absent}.", derived=(absent,))]
        if entries:
            text = f"It lists {listed([degree(e) for e in entries])}."
            statements.append(Statement(text=text, evidence=self._evidence(entries)))
        return self._draft("education", statements, "not_mentioned")

    def _degrees(self, entries: Sequence[Education], *, yes: bool = False) -> Draft:
        lead = "Yes. " if yes else ""
        texts = [degree(e) for e in entries]
        if len(texts) > _IN_ONE_SENTENCE:
            items = [as_item(text, self._c.of_education(e)) for e, text in zip(entries, texts, strict=True)]
            text = f"{lead}{self._c.voice.opening} education:"
            head = Statement(text=text, evidence=items[0].evidence[:1])
            return self._draft("education", [head, *items])
        if all(e.degree and self._level(e.degree.text) for e in entries):
            has = f"{self._c.voice.subject} {self._c.voice.verb('has')}"
            text = f"{lead}{has} {listed(list(map(_with_article, texts)))}."
        else:
            text = f"{lead}The résumé lists {listed(texts)}."
        draft = self._draft("education", [Statement(text=text, evidence=self._evidence(entries))])
        if len(entries) == 1 and entries[0].institution:
            focus = draft.focus.model_copy(update={"school": entries[0].institution.text})
            return draft.model_copy(update={"focus": focus})
        return draft

    def _evidence(self, entries: Sequence[Education]) -> tuple[Evidence, ...]:
        return unique(evidence for e in entries for evidence in self._c.of_education(e))

    def _level(self, text: str) -> str | None:
        folded = fold(text)
        for level, patterns in self._levels.items():
            if any(pattern.search(folded) for pattern in patterns):
                return level
        return None

    def _rank(self, education: Education) -> tuple[int, int]:
        """Sort key: the higher level first, then the later year."""
        level = self._level(education.degree.text) if education.degree else None
        period = education.period
        year = (period.end or period.start) if period else None
        place = _ORDER.index(level) if level in _ORDER else len(_ORDER)
        return (place, -(year.year if year else 0))

    def _unknown_school(self, question: Question) -> str:
        """A school that the question names and the résumé does not; '' when there is none."""
        if question.school or question.text.isupper():
            return ""
        match = regex("school_name").search(question.text)
        if match is None:
            return ""
        schools = [e.institution.text for e in self._c.resume.education if e.institution]
        known = {*words(" ".join(schools)), *_KINDS_OF_SCHOOL, *self._c.vocabulary.person_words}
        name = match.group(1)
        return "" if known.issuperset(content(name)) else name

    def _unknown_field(self, question: Question, entries: Sequence[Education]) -> str:
        """A field, or a town of study, that the question names and none of these degrees has; '' when there
        is none."""
        match = regex("degree_field").search(question.text)
        if match is None:
            return ""
        field = match.group(1).strip()
        wanted = [stem(w) for w in content(field) if not w.isdigit()]
        told = (fact for e in entries for fact in (e.degree, e.institution, e.location, *e.details) if fact)
        have = {token for fact in told for token in stems(fact.text)}
        return field if wanted and not all(w in have for w in wanted) else ""


def _telling(folded: str) -> str:
    """A question without its small words: "be" is no B.E."""
    return " ".join(word for word in folded.split() if word not in word_list("stop"))


def _is_pending(education: Education) -> bool:
    """Whether an entry speaks of a degree that is not held ("expected 2027", "not completed")."""
    texts = [fact.text for fact in (education.degree, education.institution, *education.details) if fact]
    texts += [education.period.printed.text] if education.period else []
    return regex("not_held_yet").search(fold(" ".join(texts))) is not None


def _latest_first(education: Education) -> int:
    """Sort key: the later year first, those without one last."""
    date = (education.period.end or education.period.start) if education.period else None
    return -date.year if date else 0


def _speaks_of(word: str, text: str) -> bool:
    """Whether a degree names a subject, under any of its spellings."""
    return any(find(stems(text), form) >= 0 for form in aliases(word))


def _with_article(text: str) -> str:
    """A degree with its article; several ("A-levels") stand without."""
    first = text.partition(",")[0].split("(")[0].split()
    return (
        text
        if first and re.search(r"[a-z]{3}s$", first[-1]) and len(first) == 1
        else f"{_article(text)} {text}"
    )


def _article(text: str) -> str:
    """'a' or 'an' by how the first word sounds; initials are spelt out (an M.S., a B.E.)."""
    first = re.split(r"[\s.]", text.strip(), maxsplit=1)[0]
    spelt_out = first.isupper() or len(first) == 1
    return "an" if first[:1].casefold() in ("aefhilmnorsx" if spelt_out else "aeio") else "a"


def _with_capitals(topic: str, text: str) -> str:
    """The topic as asked; degrees that are initials in capitals."""
    shown = as_asked(topic, text)
    return str(load("degrees")["printed"].get(shown.casefold(), shown))
