"""Answers that gather one matter from the whole résumé: everybody led, every result in figures, all clients.

Each line is an item of its own, in the order printed. It refuses to pick the best line, and to answer where
fewer than two lines speak of the matter: one line is told by the writers of passages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from chatbot.candidate import Candidate, unique
from chatbot.evidence import Judge
from chatbot.headcount import numbers_people
from chatbot.lexicon import content, fold, load, regex, stem, stems, word_list, words
from chatbot.lookup import WORKS, Found
from chatbot.models import Draft, Evidence, Focus, Question, Statement
from chatbot.write.gathered import Gathered, Line, answered
from chatbot.write.phrase import bracketed, sentence, shortened, stay

_SURE = 0.8
_MOST = 16  # items of one answer
_MOST_RESULTS = 12  # lines with figures; of more, those that say what changed
_MOST_OF_A_WORD = 8  # lines with one word; a word that more have names no matter of its own
_USED_IN = ("experience", *WORKS)
_OPENING = 2  # words of a question among which its subject stands first ("Tech stack on …?")
_EVERY = ("all", "every", "each", "full", "please")
_STUDY = ("education", "certifications")
_TITLES = ("publications", "patents")
_FEW = 2
_SENTENCES = re.compile(
    r"(?:(?<=[^\W\d_]{2}[.;])|(?<=[%)][.;]))\s+(?=[A-ZÀ-Þ])|(?<=[.;])\s+(?=[A-ZÀ-Þ][a-zà-ÿ]+: )"
)  # no end of one is an initial, but before a label
_TIMES = ("year", "years", "date", "dates", "period", "duration")  # labels that every entry may have
_UNLIKE = ("smalltalk", "declined", "contact", "invalid", "identifier", "dated")
_NO_LIST = (
    "career",
    "background",
    "summary",
    "matter",
)  # kinds that a word of the question alone does not turn


class ThroughoutWriter:
    """Writes the lists that run across jobs and sections."""

    def __init__(self, candidate: Candidate, judge: Judge, gathered: Gathered) -> None:
        self._c = candidate
        self._judge = judge
        self._gathered = gathered

    def write(self, question: Question) -> Draft | None:
        """The list that a question asks for; None when it asks for none of these, or fewer than two lines
        speak of it."""
        kind = question.intent.split(".")[0]
        if kind in _UNLIKE or question.language != "en":
            return None
        folded = fold(question.text)
        ways: tuple[Callable[[Question, str], Draft | None], ...] = (
            self._people,
            self._results,
            self._beside_work,
            self._jobs_with,
            self._labelled,
            self._projects_then,
            self._places_of_a_job,
            self._replaced,
            self._counted_only,
            self._of_a_word,
        )
        return next((draft for way in ways if (draft := way(question, folded))), None)

    def _people(self, question: Question, folded: str) -> Draft | None:
        """Everybody led, mentored or taught, of the lines that number them."""
        if question.yes_no or question.entries or not regex("all_people_led").search(folded):
            return None
        told = [line for line in self._gathered.lines if _numbers_guided(line.text)]
        return self._listing("The people led or taught, where the résumé numbers them:", told, folded)

    def _results(self, question: Question, folded: str) -> Draft | None:
        """Every result with a figure; the lines that say what changed, or else all with figures."""
        if not regex("all_results").search(folded):
            return None
        lines = [
            line
            for line in self._gathered.of_jobs(question.entries)
            if _may_tell_a_result(line)
            and regex("figure").search(line.text)
            and not numbers_people(line.text)
        ]
        if len(lines) > _MOST_RESULTS:
            lines = [line for line in lines if regex("result").search(fold(line.text))]
        return self._listing("Of what the résumé puts in figures:", lines, folded)

    def _beside_work(self, question: Question, folded: str) -> Draft | None:
        """What is done outside of work: clubs, unpaid work, hobbies."""
        if question.yes_no or not regex("all_beside_work").search(folded):
            return None
        told: list[Line] = []
        for line in self._gathered.lines:
            if line.entry is not None or line.kind in ("skills", "certifications", "education", "experience"):
                continue
            heading = fold(line.section)
            apart = line.kind == "volunteering" or regex("heads_leisure").search(heading) is not None
            mixed = regex("heads_the_rest").search(heading) or line.kind == "other"
            if not apart and not mixed:
                continue
            kept = line.text if line.kind == "volunteering" else _leisure_of(line.text, apart=apart)
            if kept:
                told.append(line._replace(text=kept))
        return self._listing("Outside work, by the résumé:", told, folded, least=1)

    def _jobs_with(self, question: Question, folded: str) -> Draft | None:
        """The jobs at which a tool was used, most recent first."""
        asked = regex("jobs_with").search(folded)
        if asked is None or question.entries:
            return None
        topic = asked["topic"].strip(" ?.!,")
        found = [f for f in self._judge.lookup.mentions(topic) if f.chunk.section_kind in _USED_IN]
        uses: list[tuple[str, Found, tuple[Evidence, ...]]] = [
            (stay(job), own[0], self._c.job_headers(job))
            for job in self._c.timeline.jobs
            if (own := [f for f in found if f.chunk.entry in job.entries])
        ]
        beside = [f for f in found if f.chunk.entry is None]
        uses += [(f.chunk.context or f.chunk.section, f, ()) for f in beside]
        if not uses or (question.intent == "skill" and len(uses) <= _FEW):
            return None  # so few are told by the writer of skills
        printed = self._judge.lookup.printed(topic, uses[0][1].chunk) or topic
        lead = f"The résumé mentions {printed} here:"
        head = Statement(text=lead, evidence=(uses[0][1].evidence,), derived=(lead, topic))
        items = [
            Statement(
                text=f"{where}: {shortened(line.evidence.text, about=stems(topic))}",
                evidence=unique((line.evidence, *headers)),
                derived=(where,),
                bullet=True,
            )
            for where, line, headers in uses
        ]
        focus = Focus(intent="skill", topic=topic)
        return answered((head, *items), focus)

    def _labelled(self, question: Question, folded: str) -> Draft | None:
        """What stands under a label that a question names ("Client: …"), of every entry that has it, or of
        those whose titles it names."""
        if question.yes_no or question.follow_up or regex("no_list").search(folded):
            return None
        opening = [stem(word) for word in content(folded)[:_OPENING]]
        heads = {*opening, *(stem(noun) for run in _runs(folded) for noun in run)}
        asked = {stem(word) for word in content(folded)}
        found = [
            (line, match["value"].strip())
            for line in self._gathered.of_jobs(question.entries)
            for match in regex("labelled_value").finditer(line.text)
            if _same_label(match["label"], heads) and fold(match["label"]) not in _TIMES
            if not set(stems(match["label"])) & set(stems(line.section))  # "Talk: …" under "Talks"
        ]
        if not found:
            return None
        left = asked - set(map(stem, word_list("generic")))
        named = [(ln, v) for ln, v in found if left & set(stems(ln.context)) - _common_stems(found)]
        ordinary = {*self._c.vocabulary.ordinary, *word_list("skill_words"), *word_list("stop")}
        ordinary |= {*_EVERY, *word_list("label_verbs")}
        own = left - _labels(found) - set(map(stem, ordinary))
        if own - {s for line, _ in found for s in stems(line.context)}:
            return None  # "which tools for testing?" is no question for all tools
        if not named and (len(found) < 2 or not regex("asks_for_all").search(folded)):
            return None
        told = [line._replace(text=value) for line, value in named or found]
        lead = "As the résumé labels it:"
        return self._listing(lead, told, folded, least=1, owner=True)

    def _projects_then(self, question: Question, folded: str) -> Draft | None:
        """The projects of the years asked about, where projects stand in a section of their own."""
        if (
            question.yes_no
            or question.entries
            or not question.years
            or not regex("projects_of").search(folded)
        ):
            return None
        first, last = min(question.years), max(question.years)
        told = []
        for item in self._c.resume.projects:
            period = item.period
            held = [date.year for date in (period.start, period.end) if date] if period else []
            if period and held and min(held) <= last and first <= max(held):
                printed = "" if period.printed.text in item.title.text else period.printed.text
                text = item.title.text + bracketed(printed)
                told.append(Statement(text=text, evidence=self._c.of_item(item), bullet=True))
        if not told:
            return None
        lead = f"{len(told)} of the projects listed:" if len(told) > 1 else "One of the projects listed:"
        said = (lead, str(len(told)), *map(str, question.years))
        head = Statement(text=lead, evidence=told[0].evidence, derived=said)
        focus = Focus(intent="background.projects")
        return answered((head, *told), focus)

    def _places_of_a_job(self, question: Question, folded: str) -> Draft | None:
        """The lines of a job that name several places, for the places that it took in."""
        if not question.entries or not regex("places_taken_in").search(folded):
            return None
        told = [
            ln for ln in self._gathered.of_jobs(question.entries) if regex("several_names").search(ln.text)
        ]
        return self._listing("The places named there:", told, folded, least=1)

    def _replaced(self, question: Question, folded: str) -> Draft | None:
        """What took the place of what."""
        if question.yes_no or not regex("asks_what_was_replaced").search(folded):
            return None
        lines = self._gathered.of_jobs(question.entries)
        told = [line for line in lines if regex("tells_of_replacing").search(line.text)]
        return self._listing("What the résumé says of replacing one thing by another:", told, folded)

    def _counted_only(self, question: Question, folded: str) -> Draft | None:
        """For the names of what a line counts ("which are the 14 states?") where it names none of them."""
        asked = regex("names_what_was_counted").search(folded)
        if asked is None or question.intent.split(".")[0] in _NO_LIST:
            return None
        number, noun = asked["number"], stem(asked["noun"])
        if not (number[0].isdecimal() or number in load("words")["numbers"]):
            return None
        told = [
            line
            for line in self._gathered.of_jobs(question.entries)
            if any(one == number and stem(other) == noun for one, other in pairwise(words(line.text)))
        ]
        if len(told) != 1 or regex("several_names").search(told[0].text) or re.search(r"[:(]", told[0].text):
            return None
        lead = Statement(text="The résumé counts them and does not name them:", evidence=(told[0].evidence,))
        item = self._item(told[0], folded, owner=False)
        return Draft(status="partly", confidence=_SURE, statements=(lead, item), focus=Focus(intent="open"))

    def _of_a_word(self, question: Question, folded: str) -> Draft | None:
        """Every line with the noun that a list is asked of ("which audits …", "every ward")."""
        kind = question.intent.split(".")[0]
        if kind in _NO_LIST or question.yes_no or question.follow_up or question.places:
            return None
        if not regex("asks_for_all").search(folded) or regex("no_list").search(folded):
            return None
        present, missing = self._judge.claims.names(question)
        if missing:
            return None
        lines = self._gathered.of_jobs(question.entries)
        for nouns in self._nouns(folded):
            told = [ln for ln in lines if ln.kind not in _STUDY and _says(ln, nouns)]
            if present and (of_name := [ln for ln in told if set(map(fold, present)) & set(words(ln.text))]):
                told = of_name
            known = {*nouns, *_EVERY, *word_list("listed_words"), *self._c.vocabulary.person_words}
            least = 1 if set(content(folded)) <= known else 2
            if least <= len(told) <= _MOST_OF_A_WORD:
                lead = "What the résumé says of that, in its order:"
                return self._listing(lead, told, folded, least=least)
        return None

    def _nouns(self, folded: str) -> Iterable[list[str]]:
        """The nouns that a list may be asked of, those joined by "or" together: plurals, or what stands
        behind "every"."""
        ordinary = {*word_list("generic"), *word_list("listed_words"), *self._c.vocabulary.person_words}
        ordinary |= word_list("skill_words") | word_list("soft_words")
        for run in _runs(folded):
            nouns = [w for w in run if w.endswith("s") and not w.endswith(("ss", "us", "is"))]
            if not nouns and regex("each_of_one").search(folded):
                nouns = run
            if nouns and not set(nouns) & ordinary:
                yield nouns

    def _listing(
        self, lead: str, lines: Sequence[Line], folded: str, *, least: int = 2, owner: bool = False
    ) -> Draft | None:
        """The lines as a list, each with whose it is; None where they are fewer than `least` or too many."""
        if not least <= len(lines) <= _MOST:
            return None
        items = [self._item(line, folded, owner=owner) for line in lines]
        head = Statement(text=lead, evidence=items[0].evidence[:1], derived=(lead,))
        entries = tuple(dict.fromkeys(line.entry for line in lines if line.entry is not None))
        focus = Focus(intent="open", entries=entries, topic=" ".join(content(folded))[:80])
        return answered((head, *items), focus)

    def _item(self, line: Line, folded: str, *, owner: bool) -> Statement:
        name, headers = self._gathered.whose(line)
        where = name or (line.context if owner and line.context != line.section else "")
        text = shortened(line.text, about=stems(folded))
        told = sentence(f"{where}: {text}" if where else text).rstrip(".")
        return Statement(text=told, evidence=unique((line.evidence, *headers)), derived=(where,), bullet=True)


def _numbers_guided(text: str) -> bool:
    """Whether a line numbers people led, mentored or taught."""
    guided = regex("guides_people").search(fold(text)) is not None
    return numbers_people(text) or guided


def _may_tell_a_result(line: Line) -> bool:
    """Whether a line is no title and no note on the person: those have figures that are no results."""
    if line.kind in _TITLES:
        return False
    headed = regex("result_heading").search(fold(line.section)) is not None
    return line.kind in _USED_IN and (line.kind != "other" or headed)


def _leisure_of(text: str, *, apart: bool) -> str:
    """The sentences of a line that tell of leisure, without what is said of terms of work; empty without
    any. All of a line that stands `apart`, under a heading of its own, does."""
    kept = []
    for said in _SENTENCES.split(text):
        label, colon, _ = said.partition(":")
        if colon and regex("terms_of_work").search(fold(label)):
            continue
        named = colon and regex("heads_leisure").search(fold(label))
        if not (apart or named or regex("tells_of_leisure").search(fold(said))):
            continue
        every = re.split(r"[,;]\s", said)
        parts = [part for part in every if not regex("terms_of_work").search(fold(part))]
        if parts:
            kept.append(said if parts == every else ", ".join(parts))
    return " ".join(kept)


def _runs(folded: str) -> list[list[str]]:
    """The nouns that a list is asked of: behind "which", "all" and the like, or at the beginning; of several
    words the last ("compliance assessments")."""
    said = (match["nouns"] or match["opening"] for match in regex("noun_of_a_list").finditer(folded))
    parts = ([words(part) for part in re.split(r",|/|&|\bor\b|\band\b", run)] for run in said)
    return [[w[-1] for w in run if w and w[-1] not in word_list("stop")] for run in parts]


def _same_label(label: str, asked: set[str]) -> bool:
    """Whether a label is one of the words asked for, under any of its names."""
    own = set(stems(label))
    alike = [set(stems(group)) for group in load("words")["same_labels"]]
    return bool(own & asked) or any(own & group and asked & group for group in alike)


def _labels(found: Sequence[tuple[Line, str]]) -> set[str]:
    """The stems of all names of the labels found."""
    alike = [set(stems(group)) for group in load("words")["same_labels"]]
    said = {s for line, _ in found for s in stems(line.text)}
    return {one for group in alike if group & said for one in group}


def _common_stems(found: Sequence[tuple[Line, str]]) -> set[str]:
    """The stems that the contexts of all lines share."""
    held = [set(stems(line.context)) for line, _ in found]
    return set.intersection(*held) if len(held) > 1 else set()


def _says(line: Line, nouns: Sequence[str]) -> bool:
    """Whether a line has one of some nouns itself: "pre-hospital" is no hospital, nor is "hospitality"."""
    text = fold(line.text)
    return any(re.search(rf"(?<![\w-])(?:{_forms(noun)})(?![\w-])", text) for noun in nouns)


def _forms(noun: str) -> str:
    """The singular and the plural of a noun, as alternatives of a pattern."""
    if noun.endswith("ies"):
        return f"{re.escape(noun[:-3])}(?:y|ies)"
    one = noun.removesuffix("s")
    return f"{re.escape(one)}s?|{re.escape(one.removesuffix('e'))}"
