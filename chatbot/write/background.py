"""Answers about what stands beside the jobs: degrees, certificates, patents, languages, skills, and the like.

It refuses to retrieve and to infer: a level of degree counts only when its own letters or words are printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from chatbot.candidate import Candidate, unique
from chatbot.evidence import Judge
from chatbot.facts import month_of
from chatbot.lexicon import aliases, content, fold, load, regex, stem, stems, word_list, words
from chatbot.models import Draft, Evidence, Focus, Question, Statement, Status
from chatbot.vocabulary import find
from chatbot.write.absent import unknown
from chatbot.write.phrase import as_asked, bracketed, degree, listed, sentence, shortened
from index.models import Credential, Education, Item, SkillGroup

_SURE = 0.97
_ALL_ITEMS = 30  # skills that are still read; of more, each group shows its first
_GROUP_ITEMS = 6
_IN_ONE_SENTENCE = 2  # degrees; more stand as a list
_SHORT_LIST = 4  # certificates of one sentence
_DETAILS = 2  # lines of a single patent, project, …
# Levels of `degrees.toml`, the highest first; which of them "a degree" asks for, and
# which an MBA counts as too.
_ORDER = ("doctorate", "mba", "master", "postgraduate", "bachelor", "diploma", "school")
_ACADEMIC = ("doctorate", "mba", "master", "bachelor")
_COUNTED_AS = {"master": ("master", "mba")}
_FACULTIES = ("science", "arts", "engineering")
_KINDS_OF_SCHOOL = ("university", "college", "school", "uni")


class BackgroundWriter:
    """Writes the answers whose intent begins with `background.`"""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        self._c = candidate
        self._judge = judge
        self._levels = {
            str(level): [re.compile(p) for p in patterns]
            for level, patterns in load("degrees")["level"].items()
        }

    def write(self, question: Question) -> Draft:
        """The answer to a question whose intent this writer has a method for."""
        method: Callable[[Question], Draft] = getattr(self, question.intent.removeprefix("background."))
        return method(question)

    # -- education

    def education(self, question: Question) -> Draft:
        """Degrees with their schools and dates, or one thing about them."""
        entries = [
            e
            for e in self._c.resume.education
            if not question.school or (e.institution and e.institution.text == question.school)
        ]
        if not entries:
            return self._mentioned_elsewhere("education", "education", "a degree or school")
        absent = self._unknown_school(question)
        if not absent and (field := self._unknown_field(question, entries)):
            absent = f"a degree in {field}"
        if absent:
            return self._degrees_instead(entries, absent)
        folded = fold(question.text)
        if asked := regex("degree_detail").search(folded):
            return self._degree_detail(entries, asked.group())
        if regex("last_degree").search(folded):
            entries = sorted(entries, key=self._rank)[:1]
        elif regex("first_degree").search(folded):
            entries = sorted(entries, key=self._rank)[-1:]
        return self._degrees(entries)

    def _degree_detail(self, entries: Sequence[Education], asked: str) -> Draft:
        """A grade, an average, a thesis: the lines that name it."""
        details = [d for e in entries for d in (*e.details, e.degree) if d and stem(asked) in stems(d.text)]
        if not details:
            return self._degrees_instead(entries, f"{'an' if asked[0] in 'aeiouh' else 'a'} {asked}")
        return self._draft(
            "education",
            [Statement(text=sentence(d.text), evidence=(self._c.at(d, "Education"),)) for d in details],
        )

    def degree(self, question: Question) -> Draft:
        """Whether a degree of some level (and subject) is there."""
        asked = question.topic
        level = self._level(asked)
        entries = self._c.resume.education
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
            items = [_item(text, self._c.of_education(e)) for e, text in zip(entries, texts, strict=True)]
            text = f"{lead}{self._c.voice.opening} education:"
            head = Statement(text=text, evidence=items[0].evidence[:1])
            return self._draft("education", [head, *items])
        if all(e.degree and self._level(e.degree.text) for e in entries):
            has = f"{self._c.voice.subject} {self._c.voice.verb('has')}"
            text = f"{lead}{has} {listed([f'{_article(text)} {text}' for text in texts])}."
        else:
            text = f"{lead}The résumé lists {listed(texts)}."
        return self._draft("education", [Statement(text=text, evidence=self._evidence(entries))])

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
        match = regex("degree_field").search(question.text)
        if match is None:
            return ""
        field = match.group(1).strip()
        wanted = [stem(w) for w in content(field) if not w.isdigit()]
        have = {
            token for e in entries for fact in (e.degree, *e.details) if fact for token in stems(fact.text)
        }
        return field if wanted and not all(w in have for w in wanted) else ""

    # -- lists

    def certifications(self, question: Question) -> Draft:
        """All certificates and licences, or the one that is asked for."""
        credentials = self._c.resume.certifications
        asked = self._asked_credential(question)
        if asked:
            return self._one_credential(asked, question, credentials)
        folded = fold(question.text)
        if credentials and (regex("last_degree").search(folded) or regex("first_degree").search(folded)):
            return self._by_date(credentials, last=regex("last_degree").search(folded) is not None)
        if not credentials:
            return self._mentioned_elsewhere("certifications", "certif", "a certificate or licence")
        yes = "Yes. " if question.yes_no else ""
        if len(credentials) > _SHORT_LIST:
            items = [_item(_credential(c), self._c.of_credential(c)) for c in credentials]
            head = Statement(
                text=f"{yes}The résumé lists {len(items)} certificates and licences:",
                evidence=items[0].evidence[:1],
                derived=(str(len(items)),),
            )
            return self._draft("certifications", [head, *items])
        return self._draft("certifications", [self._credentials(credentials, f"{yes}The résumé lists")])

    def _by_date(self, credentials: Sequence[Credential], *, last: bool) -> Draft:
        """The most recent certificate or the earliest; those without a date cannot be compared."""
        dated = [
            (month_of(date), c) for c in credentials if c.period and (date := c.period.start or c.period.end)
        ]
        if not dated:
            shown = self._credentials(credentials, "The résumé gives no dates for its certificates. It lists")
            return self._draft("certifications", [shown], "partly")
        chosen = (max if last else min)(dated, key=lambda pair: pair[0])[1]
        lead = "The most recent it dates:" if last else "The earliest it dates:"
        return self._draft("certifications", [self._credentials([chosen], lead)])

    def _one_credential(self, asked: str, question: Question, credentials: Sequence[Credential]) -> Draft:
        known = (*self._judge.lookup.mentions(asked), *self._judge.lookup.in_words(asked))
        found = [
            f for f in known if f.chunk.section_kind == "certifications" or _is_credential(f.evidence.text)
        ]
        if found:
            yes = "Yes. " if question.yes_no else ""
            text = sentence(f"{yes}The résumé lists {found[0].evidence.text}")
            return self._draft("certifications", [Statement(text=text, evidence=(found[0].evidence,))])
        lead = f"The résumé lists no certificate or licence for {asked}."
        statements = [Statement(text=lead, derived=(asked,))]
        if related := self._judge.lookup.related(asked):
            text = sentence(f"Related: {shortened(related[0].evidence.text)}")
            statements.append(Statement(text=text, evidence=(related[0].evidence,)))
        if credentials:
            statements.append(self._credentials(credentials, "It lists"))
        return self._draft("certifications", statements, "not_mentioned")

    def _credentials(self, credentials: Sequence[Credential], lead: str) -> Statement:
        evidence = unique(one for c in credentials for one in self._c.of_credential(c))
        text = f"{lead} {listed([_credential(c) for c in credentials])}."
        return Statement(text=text, evidence=evidence, derived=(str(len(credentials)),))

    def _asked_credential(self, question: Question) -> str:
        """The certificate a question names, as asked; '' when it asks for any."""
        generic = word_list("certificate_words") | set(self._c.vocabulary.person_words)
        left = [w for w in content(question.text) if w not in generic]
        left = [word for word in left if not word.isdigit()]
        if not left:
            return ""
        shown = re.findall(r"[^\s,;:?!()\"]+", question.text)
        return " ".join(
            re.sub(r"['’]s$", "", token.rstrip(".'’")) for token in shown if set(words(token)) & set(left)
        )

    def patents(self, question: Question) -> Draft:
        """Patents."""
        return self._items(question, self._c.resume.patents, "patents", "patent", "a patent")

    def publications(self, question: Question) -> Draft:
        """Publications."""
        return self._items(question, self._c.resume.publications, "publications", "publish", "a publication")

    def awards(self, question: Question) -> Draft:
        """Awards."""
        return self._items(question, self._c.resume.awards, "awards", "award", "an award")

    def volunteering(self, question: Question) -> Draft:
        """Unpaid work."""
        items = self._c.resume.volunteering
        return self._items(question, items, "volunteering", "volunteer", "volunteering")

    def projects(self, question: Question) -> Draft:
        """Projects that stand in a section of their own."""
        one = "projects of their own" if self._c.voice.pronouns == "they" else "separate projects"
        return self._items(question, self._c.resume.projects, "projects", "", one)

    def languages(self, question: Question) -> Draft:
        """Spoken languages."""
        return self._items(question, self._c.resume.languages, "languages", "fluent", "spoken languages")

    def skills(self, question: Question) -> Draft:
        """The skills as the résumé groups them, or the groups whose names are asked for."""
        groups = self._c.resume.skills
        if not groups:
            return self._mentioned_elsewhere("skills", "skill", "a list of skills")
        wanted = set(stems(" ".join(content(question.text)))) - word_list("skill_words")
        named = [g for g in groups if g.label and wanted & set(stems(g.label.text))]
        chosen = named or list(groups)
        few = sum(len(g.items) for g in chosen) <= _ALL_ITEMS
        everything = bool(named) or few or question.more
        if len(chosen) == 1:
            text = self._group(chosen[0], everything=True) + "."
            return self._draft("skills", [Statement(text=text, evidence=(self._group_evidence(chosen[0]),))])
        head = Statement(
            text=f"{self._c.voice.opening} skills as the résumé groups them:",
            evidence=(self._group_evidence(chosen[0]),),
        )
        items = [
            Statement(
                text=self._group(g, everything=everything),
                evidence=(self._group_evidence(g),),
                derived=tuple(str(n) for n in range(len(g.items))),
                bullet=True,
            )
            for g in chosen
        ]
        return self._draft("skills", [head, *items])

    def _group(self, group: SkillGroup, *, everything: bool) -> str:
        items = [item.text for item in group.items]
        shown = items if everything or len(items) <= _GROUP_ITEMS + 1 else items[:_GROUP_ITEMS]
        more = f" and {len(items) - len(shown)} more" if len(shown) < len(items) else ""
        joint = "; " if any("," in item for item in shown) else ", "
        return (f"{group.label.text}: " if group.label else "") + joint.join(shown) + more

    def _group_evidence(self, group: SkillGroup) -> Evidence:
        text = " ".join(fact.text for fact in (group.label, *group.items) if fact)
        return Evidence(text=text, span=group.span, section=self._c.section_of(group.span, "Skills"))

    def _items(self, question: Question, items: Sequence[Item], kind: str, look_for: str, one: str) -> Draft:
        """The entries of a section. `look_for` begins a word that speaks of them elsewhere ('' for none);
        `one` is what is said not to be mentioned."""
        if not items:
            return self._mentioned_elsewhere(kind, look_for, one) if look_for else unknown(self._c, one)
        yes = "Yes. " if question.yes_no and self._claims_only(question, items, kind, look_for) else ""
        if len(items) == 1:
            item = items[0]
            text = sentence(f"{yes}The résumé lists: {_entry(item)}")
            lead = Statement(text=text, evidence=self._c.of_item(item), derived=(str(len(items)),))
            details = [
                Statement(text=sentence(d.text), evidence=(self._c.fact(d, item.section),))
                for d in item.details[:_DETAILS]
            ]
            return self._draft(kind, [lead, *details])
        first = self._c.fact(items[0].title, items[0].section)
        head = Statement(text=f"{yes}The résumé lists:", evidence=(first,))
        return self._draft(kind, [head, *(_item(_entry(item), self._c.of_item(item)) for item in items)])

    def _claims_only(self, question: Question, items: Sequence[Item], kind: str, look_for: str) -> bool:
        """Whether a question claims no more of the entries than that there are some ("granted" patents)."""
        shown = {token for item in items for token in stems(f"{item.title.text} {item.section}")}
        generic = word_list("generic") | word_list("certificate_words") | set(self._c.vocabulary.person_words)
        claims = [w for w in content(question.text) if w not in generic]
        about = (kind[:4], look_for[:4] or kind[:4])
        return all(stem(w) in shown or w.startswith(about) for w in claims)

    def _mentioned_elsewhere(self, kind: str, look_for: str, what: str) -> Draft:
        """No section of that kind: lines elsewhere that speak of it, else that there are none."""
        found = [
            c
            for c in self._c.chunks
            if c.kind in ("bullet", "fact", "entry")
            and c.parent is None
            and re.search(rf"\b{look_for}", fold(c.text))
        ]
        if not found:
            return unknown(self._c, what)
        statements = [Statement(text=sentence(c.text), evidence=(self._c.unit(c),)) for c in found[:3]]
        return self._draft(kind, statements).model_copy(update={"confidence": 0.8})

    def _draft(self, kind: str, statements: Sequence[Statement], status: Status = "answered") -> Draft:
        return Draft(
            status=status,
            confidence=_SURE if status == "answered" else 0.85,
            statements=tuple(statements),
            focus=Focus(intent=f"background.{kind}"),
        )


def _item(text: str, evidence: tuple[Evidence, ...]) -> Statement:
    return Statement(text=text, evidence=evidence, bullet=True)


def _entry(item: Item) -> str:
    """'Title (dates)'; the dates once."""
    printed = item.period.printed.text if item.period else ""
    return item.title.text + (bracketed(printed) if printed not in item.title.text else "")


def _is_credential(text: str) -> bool:
    """Whether a line speaks of a certificate or licence."""
    return bool(set(stems(text)) & set(stems(" ".join(word_list("credential_words")))))


def _speaks_of(word: str, text: str) -> bool:
    """Whether a degree names a subject, under any of its spellings."""
    return any(find(stems(text), form) >= 0 for form in aliases(word))


def _credential(credential: Credential) -> str:
    inside = [
        f.text for f in (credential.issuer, credential.period.printed if credential.period else None) if f
    ]
    return credential.name.text + bracketed(", ".join(inside))


def _article(text: str) -> str:
    """'a' or 'an' by how the first word sounds; initials are spelt out (an M.S., a B.E.)."""
    first = re.split(r"[\s.]", text.strip(), maxsplit=1)[0]
    spelt_out = first.isupper() or len(first) == 1
    return "an" if first[:1].casefold() in ("aefhilmnorsx" if spelt_out else "aeio") else "a"


def _with_capitals(topic: str, text: str) -> str:
    """The topic as asked; degrees that are initials in capitals."""
    shown = as_asked(topic, text)
    return str(load("degrees")["printed"].get(shown.casefold(), shown))
