"""Answers about what stands beside the jobs: patents, publications, projects, awards, languages, skills.

Study and certificates are handed to writers of their own. It refuses to retrieve and to infer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from chatbot.candidate import Candidate, unique
from chatbot.evidence import Judge
from chatbot.facts import month_of
from chatbot.lexicon import content, fold, load, regex, stem, stems, word_list, words
from chatbot.models import Draft, Evidence, Question, Statement
from chatbot.write.absent import unknown
from chatbot.write.credentials import CredentialWriter
from chatbot.write.education import EducationWriter
from chatbot.write.entries import EntryStatements, as_item, left_aside
from chatbot.write.phrase import bracketed, listed, sentence, years_in_words
from index.dates import find_ranges
from index.lexicon import folded_set
from index.models import Item, SkillGroup

_ALL_ITEMS = 30  # skills that are still read; of more, each group shows its first
_GROUP_ITEMS = 6
_DETAILS = 2  # lines of a single patent, project, …


class BackgroundWriter(EntryStatements):
    """Writes the answers whose intent begins with `background.`"""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        super().__init__(candidate, judge)
        self._writers: dict[str, EntryStatements] = {
            "education": (education := EducationWriter(candidate, judge)),
            "degree": education,
            "certifications": CredentialWriter(candidate, judge),
        }

    def write(self, question: Question) -> Draft:
        """The answer to a question whose intent this writer, or the one of its kind, has a method for."""
        kind = question.intent.removeprefix("background.")
        method: Callable[[Question], Draft] = getattr(self._writers.get(kind, self), kind)
        return method(question)

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
        """Spoken languages, or the one spoken best or least."""
        if extreme := self.extreme_language(fold(question.text), self.spoken()):
            return extreme
        if two := self.of_two_languages(question):
            return two
        return self._items(question, self.spoken(), "languages", "fluent", "spoken languages")

    def extreme_language(self, folded: str, among: Sequence[Item]) -> Draft | None:
        """The one spoken best or least of some languages; None when it is not asked for, or their levels do
        not tell."""
        asked = regex("extreme_language").search(folded)
        if asked is None:
            return None
        spoken, aside = _without_those_left_aside(among, folded)
        levels = [(level, item) for item in spoken if (level := _level_of(item))]
        if len({level for level, _ in levels}) < 2:
            return None
        extreme = (min if asked.group("least") else max)(level for level, _ in levels)
        named = tuple(item.title.text for item in aside)
        statements = [
            Statement(text=sentence(_entry(item)), evidence=self._c.of_item(item), derived=named)
            for level, item in levels
            if level == extreme
        ]
        return self._draft("languages", statements)

    def spoken(self) -> Sequence[Item]:
        """The spoken languages; where no section lists them, those among the skills that print a level."""
        if self._c.resume.languages:
            return self._c.resume.languages
        known = folded_set("languages", "spoken")
        spoken: list[Item] = []
        for group in self._c.resume.skills:
            run: list[Item] = []
            for fact in (*group.items, None):
                section = self._c.section_of(group.span, "Skills")
                item = Item(title=fact, section=section, span=fact.span) if fact else None
                if item and _level_of(item) and re.fullmatch(r"[^\W\d_]+ ?\([^()]+\)", item.title.text):
                    run.append(item)
                    continue
                named = [each for each in run if fold(_named_language(each)) in known]
                spoken += run if len(named) > 1 and 2 * len(named) >= len(run) else []
                run = []
        return spoken

    def of_two_languages(self, question: Question) -> Draft | None:
        """Which of two languages is spoken better by the levels printed; None when no two are compared, or
        their levels are not told apart."""
        asked = set(stems(question.text))
        named = [i for i in self._c.resume.languages if asked & set(stems(_named_language(i)))]
        names = {word for item in named for word in stems(_named_language(item))}
        ordinary = {*word_list("comparing_words"), *self._c.vocabulary.person_words}
        if any(stem(word) not in names and word not in ordinary for word in content(question.text)):
            return None  # "better at French cooking?"
        levels = [_level_of(item) for item in named]
        if len(named) != 2 or not all(levels) or not regex("set_side_by_side").search(fold(question.text)):
            return None
        if levels[0] == levels[1]:
            lead = "By the levels the résumé gives, neither is better:"
        else:
            better = _named_language(named[levels.index(max(levels))])
            lead = f"By the levels the résumé gives, {better} is the better one:"
        evidence = unique(one for item in named for one in self._c.of_item(item))
        items = [as_item(_entry(item), self._c.of_item(item)) for item in named]
        return self._draft("languages", [Statement(text=lead, evidence=evidence, derived=(lead,)), *items])

    def skills(self, question: Question) -> Draft:
        """The skills as the résumé groups them, or the groups whose names are asked for."""
        groups = self._c.resume.skills
        if not groups:
            return self._mentioned_elsewhere("skills", "a list of skills")
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
        return (f"{group.head()}: " if group.head() else "") + joint.join(shown) + more

    def _group_evidence(self, group: SkillGroup) -> Evidence:
        text = " ".join(fact.text for fact in (group.label, group.level, *group.items) if fact)
        return Evidence(text=text, span=group.span, section=self._c.section_of(group.span, "Skills"))

    def _items(self, question: Question, items: Sequence[Item], kind: str, look_for: str, one: str) -> Draft:
        """The entries of a section. `look_for` begins a word that speaks of them elsewhere ('' for none);
        `one` is what is said not to be mentioned."""
        if not items:
            named = question if kind == "awards" else None
            return self._mentioned_elsewhere(kind, one, named) if look_for else unknown(self._c, one)
        then: tuple[str, ...] = ()
        shown = items
        items, aside = _without_those_left_aside(items, fold(question.text))
        if not items:
            return self._no_other(aside, kind)
        if question.years:
            dated = [item for item in items if _touches(item, min(question.years), max(question.years))]
            if not dated and all(find_ranges(_entry(item)) for item in items):
                return self._none_of_then(question, items, kind, one)
            then = tuple(map(str, question.years)) if dated else ()
            items = dated or items
        if kind != "languages":
            items = self._named_among(question, items, aside) or items
            if of_its_date := self._by_date(question, items, kind):
                return of_its_date
        yes = "Yes. " if question.yes_no and self._claims_only(question, shown, kind, look_for) else ""
        also = " also" if aside and regex("asks_for_others").search(fold(question.text)) else ""
        then += tuple(item.title.text for item in aside)
        if len(items) == 1:
            item = items[0]
            if question.yes_no and not aside and _only_came_near(item, fold(question.text)):
                lead = Statement(
                    text=sentence(f"Not won, by the résumé: {_entry(item)}"), evidence=self._c.of_item(item)
                )
                return self._draft(kind, [lead])
            text = sentence(f"{yes}The résumé{also} lists: {_entry(item)}")
            lead = Statement(text=text, evidence=self._c.of_item(item), derived=(str(len(items)), *then))
            details = [
                Statement(text=sentence(d.text), evidence=(self._c.fact(d, item.section),))
                for d in item.details[:_DETAILS]
            ]
            return self._draft(kind, [lead, *details])
        first = self._c.fact(items[0].title, items[0].section)
        counted = f" {len(items)}" if regex("number").search(fold(question.text)) else ""
        head = Statement(
            text=f"{yes}The résumé{also} lists{counted}:", evidence=(first,), derived=(str(len(items)), *then)
        )
        return self._draft(kind, [head, *(as_item(_entry(item), self._c.of_item(item)) for item in items)])

    def _no_other(self, aside: Sequence[Item], kind: str) -> Draft:
        """That there is none besides those which a question leaves aside."""
        evidence = unique(one for item in aside for one in self._c.of_item(item))
        text = sentence(f"The résumé lists no other than {listed([_entry(item) for item in aside])}")
        return self._draft(kind, [Statement(text=text, evidence=evidence)], "not_mentioned")

    def _by_date(self, question: Question, items: Sequence[Item], kind: str) -> Draft | None:
        """The newest or the oldest of several entries ("which one is the most recent?"); None where that is
        not asked, or their dates do not tell them apart."""
        folded = fold(question.text)
        asked = regex("newest_at_the_end").search(folded)
        if asked is None or question.yes_no or question.years:
            return None
        if regex("won_it").search(folded):
            items = [item for item in items if not _only_came_near(item, folded)]
        months = [_month_of(item) for item in items]
        chosen = (min if asked.group("old") else max)(months, default=0)
        if len(items) < 2 or not all(months) or months.count(chosen) > 1:
            return None
        item = items[months.index(chosen)]
        lead = "The earliest listed:" if asked.group("old") else "The most recent listed:"
        told = Statement(
            text=sentence(f"{lead} {_entry(item)}"), evidence=self._c.of_item(item), derived=(lead,)
        )
        return self._draft(kind, [told])

    def _named_among(
        self, question: Question, items: Sequence[Item], aside: Sequence[Item] = ()
    ) -> list[Item]:
        """The entries that have a word of the question which not all of them have, the most such words; none
        when it has none, names such a kind beside all others ("all prizes, finals too"), or names the entries
        that it leaves aside."""
        if aside:
            return []
        if regex("added_too").search(fold(question.text)):
            return []
        held = [set(stems(_entry(item))) for item in items]
        asked = {stem(word) for word in content(question.text) if word not in word_list("listed_words")}
        telling = {word for word in asked if 0 < sum(word in own for own in held) < len(items)}
        best = max((len(telling & own) for own in held), default=0)
        return [i for i, own in zip(items, held, strict=True) if best and len(telling & own) == best]

    def _none_of_then(self, question: Question, items: Sequence[Item], kind: str, one: str) -> Draft:
        """That no entry bears the years asked about, and those that there are."""
        when = years_in_words(min(question.years), max(question.years))
        lead = Statement(text=f"The résumé does not mention {one} {when}.", derived=(when,))
        listing = Statement(
            text=f"It lists {listed([_entry(item) for item in items])}.",
            evidence=unique(evidence for item in items for evidence in self._c.of_item(item)),
        )
        return self._draft(kind, [lead, listing], "not_mentioned")

    def _claims_only(self, question: Question, items: Sequence[Item], kind: str, look_for: str) -> bool:
        """Whether a question claims no more of the entries than that there are some ("granted" patents)."""
        shown = {token for item in items for token in stems(f"{item.title.text} {item.section}")}
        generic = word_list("generic") | word_list("certificate_words") | set(self._c.vocabulary.person_words)
        claims = [w for w in content(question.text) if w not in generic]
        about = (kind[:4], look_for[:4] or kind[:4])
        return all(stem(w) in shown or w.startswith(about) for w in claims)


def _level_of(item: Item) -> int:
    """How well a language is spoken by the words printed beside it, 1 the least; 0 when they do not say."""
    said = fold(item.title.text)
    ranked = enumerate(load("words")["language_levels"], start=1)
    return max((rank for rank, pattern in ranked if re.search(rf"\b(?:{pattern})\b", said)), default=0)


def _named_language(item: Item) -> str:
    """The language itself, of an entry that says how well it is spoken."""
    return re.split(r"\s*[(:,–—-]", item.title.text, maxsplit=1)[0]


def _without_those_left_aside(items: Sequence[Item], folded: str) -> tuple[list[Item], list[Item]]:
    """The entries without those that a question leaves aside ("apart from English", "besides the Food Bank"),
    and these."""
    left = left_aside([item.title.text for item in items], folded)
    others = [item for at, item in enumerate(items) if at not in left]
    return others, [items[at] for at in sorted(left)]


def _only_came_near(item: Item, folded: str) -> bool:
    """Whether a question asks what was won, and an entry says that it was not (a finalist)."""
    near, said = word_list("short_of_winning"), set(words(item.title.text))
    asks = regex("won_it").search(folded) and not set(words(folded)) & near
    return bool(asks and said & near and not said & {"winner", "won"})


def _month_of(item: Item) -> int:
    """The month since year 0 of an entry's date; 0 without one, or while it goes on."""
    date = (item.period.end or item.period.start) if item.period and not item.period.present else None
    return month_of(date) if date else 0


def _touches(item: Item, first: int, last: int) -> bool:
    """Whether an entry prints a time of its own that reaches into these years."""
    ends = [date.year for found in find_ranges(_entry(item)) for date in (found.start, found.end) if date]
    return bool(ends) and min(ends) <= last and first <= max(ends)


def _entry(item: Item) -> str:
    """'Title (dates)'; the dates once."""
    printed = item.period.printed.text if item.period else ""
    return item.title.text + (bracketed(printed) if printed not in item.title.text else "")
