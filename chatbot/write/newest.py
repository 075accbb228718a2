"""Answers to what was the first, the last, the newest, the longest: by the dates that are printed.

Only entries of one kind are set in order, and none that their dates do not tell apart. It refuses to weigh
figures.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from chatbot.candidate import Candidate, unique
from chatbot.evidence import Judge
from chatbot.facts import Job, month_of
from chatbot.lexicon import content, fold, regex, stem, stems, word_list, words
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.write.gathered import Gathered, answered, entries_of
from chatbot.write.phrase import bracketed, dates, listed, sentence, titled
from index.models import Item

_UNLIKE = ("smalltalk", "declined", "contact", "invalid", "identifier", "summary", "dated")
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,.]\d)")
_NTH = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}
_ITEMS = ("publications", "awards", "projects", "patents", "volunteering")


class NewestWriter:
    """Writes the answers that name one of several by its place in time."""

    def __init__(self, candidate: Candidate, judge: Judge, gathered: Gathered) -> None:
        self._c = candidate
        self._judge = judge
        self._gathered = gathered

    def write(self, question: Question) -> Draft | None:
        """The one that a question asks for; None when it asks for none, or the résumé does not tell."""
        if question.intent.split(".")[0] in _UNLIKE or question.language != "en" or question.yes_no:
            return None
        folded = fold(question.text)
        ways: tuple[Callable[[Question, str], Draft | None], ...] = (
            self._nth_job,
            self._among_titles,
            self._most_years,
            self._newest,
            self._last_time,
        )
        return next((draft for way in ways if (draft := way(question, folded))), None)

    def _nth_job(self, question: Question, folded: str) -> Draft | None:
        """The second or third job, in the order they began or by their length."""
        asked = regex("nth_longest").search(folded) or regex("nth_job").search(folded)
        if asked is None or not question.intent.startswith(("open", "skill", "career")):
            return None
        place = _NTH[asked["nth"]]
        begun = [
            (span[0], job) for job in self._c.timeline.dated if (span := self._c.timeline.bounds(job.periods))
        ]
        if "longest" in asked.group():
            jobs = self._c.timeline.ranked()
            which = f"{asked['nth']} longest"
        else:
            jobs = tuple(job for _, job in sorted(begun, key=lambda pair: pair[0]))
            which = f"{asked['nth']} job by its beginning"
        if place > len(jobs):
            return None
        job = jobs[place - 1]
        told = Statement(
            text=f"The {which}: {titled(job)}.", evidence=self._c.job_headers(job), derived=(which,)
        )
        return answered([told], Focus(intent="career.first", entries=job.entries))

    def _among_titles(self, question: Question, folded: str) -> Draft | None:
        """The longest or the shortest of the posts whose titles have a word ("of the manager jobs")."""
        asked = regex("among_titles").search(folded)
        if asked is None or question.intent not in ("career.longest", "career.shortest"):
            return None
        held = [
            (length.months, length, position)
            for position in self._c.timeline.titled(asked["topic"])
            if position.period and (length := self._c.timeline.length([position.period]))
        ]
        if len(held) < 2:
            return None
        longest = question.intent == "career.longest"
        _, length, position = (max if longest else min)(held, key=lambda each: each[0])
        (job,) = self._c.timeline.of((position.entry,))[:1]
        own = job.model_copy(update={"positions": (position,)})
        lead = "The longest of these" if longest else "The shortest of these"
        text = f"{lead}: {titled(own)}, {length.words()}."
        told = Statement(text=text, evidence=self._c.job_headers(own), derived=(length.words(), lead))
        return answered([told], Focus(intent=question.intent, entries=job.entries))

    def _most_years(self, question: Question, folded: str) -> Draft | None:
        """The employer with the most time, all posts there added up, houses of one name together."""
        if not regex("posts_added").search(folded) or not regex("most_time").search(folded):
            return None
        houses: dict[str, list[Job]] = {}
        for job in self._c.timeline.dated:
            name = next((known for known in houses if _one_house(known, job.name)), job.name)
            houses.setdefault(name, []).append(job)
        added = [
            (length.months, length, name, jobs)
            for name, jobs in houses.items()
            if (length := self._c.timeline.length([p for job in jobs for p in job.periods]))
        ]
        known = question.intent == "career.longest" and all(len(jobs) == 1 for jobs in houses.values())
        if len(added) < 2 or known:
            return None  # the longest stay is told by `career.py`
        months, length, name, jobs = max(added, key=lambda each: each[0])
        if sum(each[0] == months for each in added) > 1:
            return None
        shown = _shared_name([job.name for job in jobs])
        posts = listed([f"{job.name}{bracketed(dates(job))}" for job in jobs])
        text = f"The most time, all posts added up, was with {shown}: {length.words()} ({posts})."
        evidence = unique(one for job in jobs for one in self._c.job_headers(job))
        told = Statement(text=text, evidence=evidence, derived=(length.words(), shown))
        entries = tuple(entry for job in jobs for entry in job.entries)
        return answered([told], Focus(intent="career.longest", entries=entries))

    def _newest(self, question: Question, folded: str) -> Draft | None:
        """The newest or the oldest entry of one kind, by its printed date."""
        asked = regex("newest_of").search(folded)
        if asked is None or question.entries or question.years:
            return None
        kind = next((kind for kind in _ITEMS if asked.group(kind)), "")
        items: Sequence[Item] = getattr(self._c.resume, kind) if kind else ()
        if asked.group("talks"):
            items = [i for i in self._every_item() if _is_talk(i)]
        elif kind == "publications":
            printed_ones = [i for i in items if not _is_talk(i)]
            if len(printed_ones) == 1 < len(items):
                lead = "The one listed that is no talk:"
                text = sentence(f"{lead} {printed_ones[0].title.text}")
                told = Statement(text=text, evidence=self._c.of_item(printed_ones[0]), derived=(lead,))
                return answered([told], Focus(intent="background.publications"))
            items = printed_ones
        if regex("won_it").search(folded):
            items = [i for i in items if not set(words(i.title.text)) & word_list("short_of_winning")]
        dated = [(month, item) for item in items if (month := _month(item))]
        if len(items) < 2 or len(dated) < len(items) or len({month for month, _ in dated}) < 2:
            return None
        oldest = asked.group("old") is not None
        _, item = (min if oldest else max)(dated, key=lambda pair: pair[0])
        printed = item.period.printed.text if item.period else ""
        shown = item.title.text + ("" if printed in item.title.text else bracketed(printed))
        lead = "The earliest listed:" if oldest else "The most recent listed:"
        told = Statement(text=sentence(f"{lead} {shown}"), evidence=self._c.of_item(item), derived=(lead,))
        return answered([told], Focus(intent=f"background.{kind}" if kind else "open"))

    def _every_item(self) -> Iterable[Item]:
        resume = self._c.resume
        return (*resume.publications, *resume.patents, *resume.volunteering, *resume.others)

    def _last_time(self, question: Question, folded: str) -> Draft | None:
        """The latest year in the line on what was done."""
        asked = regex("last_time").search(folded)
        if asked is None or question.years:
            return None
        ordinary = self._c.vocabulary.ordinary
        wanted = [w for w in content(regex("last_time").sub(" ", folded)) if w not in ordinary]
        if not wanted:
            return None
        lookup = self._judge.lookup
        scored = []
        for line in self._gathered.with_summary:
            years = [int(year) for year in _YEAR.findall(line.text)]
            tokens = frozenset(stems(line.text))
            likeness = [lookup.likeness(word, tokens) for word in wanted]
            if years and sum(like > 0 for like in likeness) * 2 >= len(wanted):
                worth = sum(lookup.weight(w) * like for w, like in zip(wanted, likeness, strict=True))
                scored.append((worth, max(years), line))
        if not scored:
            return None
        best = max(worth for worth, _, _ in scored)
        _, year, line = max((each for each in scored if each[0] >= best - 0.01), key=lambda each: each[1])
        told = self._gathered.told(
            line, f"The latest year the résumé gives for that is {year}:", (str(year),)
        )
        return answered([told], Focus(intent="open", entries=entries_of(line)))


def _month(item: Item) -> int:
    """The month since year 0 of an entry's date; 0 without one."""
    date = (item.period.end or item.period.start) if item.period else None
    return month_of(date) if date else 0


def _is_talk(item: Item) -> bool:
    """Whether an entry is a talk: by its own words, or by a heading that has nothing else under it."""
    heading = fold(item.section)
    if regex("labelled_talk").search(fold(item.title.text)):
        return True
    if regex("is_printed").search(heading):
        return False
    return regex("is_a_talk").search(f"{heading} {fold(item.title.text)}") is not None


def _common_start(one: Sequence[str], other: Sequence[str]) -> int:
    size = 0
    while size < min(len(one), len(other)) and one[size] == other[size]:
        size += 1
    return size


def _one_house(one: str, other: str) -> bool:
    """Whether two employers' names are of one house: the same, or two words or more at their beginning the
    same, of which the first singles it out ("Albatross Hotels Porto", "Albatross Hotels Leith")."""
    first, second = words(one), words(other)
    size = _common_start(first, second)
    if first == second:
        return True
    alone = bool(first) and first[0] not in word_list("common_name_words")
    kinds = set(map(stem, word_list("common_name_words") | word_list("employer_kinds")))
    return size >= 2 and alone and stem(first[size - 1]) in kinds


def _shared_name(names: Sequence[str]) -> str:
    """What the names of one house share at their beginning."""
    split = [name.split() for name in names]
    size = min(_common_start(split[0], other) for other in split)
    return " ".join(split[0][:size]).rstrip(" ,") or names[0]
