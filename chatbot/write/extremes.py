"""Answers to what was the most, the largest, the newest, the last: of like figures and of printed dates.

It weighs only like with like: counts of one noun, money of one currency or so far apart that no rate turns
them, dates of one kind of entry. It refuses to call a thing the largest where only one or a total is given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from chatbot.candidate import Candidate, unique
from chatbot.evidence import Judge
from chatbot.facts import Job, month_of
from chatbot.figures import Figure, figures, placed
from chatbot.lexicon import content, fold, load, regex, stem, stems, word_list, words
from chatbot.models import Draft, Focus, Question, Statement, Status
from chatbot.write.gathered import Line, lines_of
from chatbot.write.jobs import numbers_people, people_of
from chatbot.write.phrase import bracketed, dates, listed, sentence, shortened, titled
from index.models import Item

_SURE = 0.8
_UNLIKE = ("smalltalk", "declined", "contact", "invalid", "identifier", "summary")
_BEHIND = 2  # words behind a figure among which stands what it counts
_BEHIND_COUNTED = 5  # the same where nothing parts them: "650 racks and cabinets of servers"
_BEHIND_PEOPLE = 4  # the same for people: "two junior data analysts"
_NO_RATE = 20.0  # times that an amount must be another's to be larger in any currency
_CURRENCY = re.compile(
    r"\b[a-z]{1,2}\$|[$€£¥₹]|\b(?:eur|gbp|usd|sek|inr|rs|chf|aud|cad|aed|zar|nzd)\b", re.IGNORECASE
)
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,.]\d)")
_NTH = {"second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}
_ITEMS = ("publications", "awards", "projects", "patents", "volunteering")


class Weighed(NamedTuple):
    """A line and the figure of it that is weighed."""

    line: Line
    figure: Figure


class ExtremeWriter:
    """Writes the answers that name the extreme of several like things."""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        self._c = candidate
        self._judge = judge
        self._lines = lines_of(candidate)
        self._with_summary = lines_of(candidate, summary=True)

    def write(self, question: Question) -> Draft | None:
        """The extreme that a question asks for; None when it asks for none, or the résumé does not tell."""
        if question.intent.split(".")[0] in _UNLIKE or question.language != "en" or question.yes_no:
            return None
        folded = fold(question.text)
        ways: tuple[Callable[[Question, str], Draft | None], ...] = (
            self._nth_job,
            self._among_titles,
            self._most_years,
            self._newest,
            self._last_time,
            self._most_people,
            self._largest,
            self._not_for_each,
        )
        if question.intent.startswith("dated"):  # "how long was the longest cruise?"
            return self._not_for_each(question, folded)
        return next((draft for way in ways if (draft := way(question, folded))), None)

    # -- time

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
        return _draft([told], Focus(intent="career.first", entries=job.entries))

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
        return _draft([told], Focus(intent=question.intent, entries=job.entries))

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
        return _draft([told], Focus(intent="career.longest", entries=entries))

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
                return _draft([told], Focus(intent="background.publications"))
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
        return _draft([told], Focus(intent=f"background.{kind}" if kind else "open"))

    def _every_item(self) -> Iterable[Item]:
        resume = self._c.resume
        return (*resume.publications, *resume.patents, *resume.volunteering, *resume.others)

    def _last_time(self, question: Question, folded: str) -> Draft | None:
        """The latest year in the line on what was done."""
        asked = regex("last_time").search(folded)
        if asked is None or question.years:
            return None
        ordinary = {*word_list("generic"), *word_list("leaning_words"), *self._c.vocabulary.person_words}
        wanted = [w for w in content(regex("last_time").sub(" ", folded)) if w not in ordinary]
        if not wanted:
            return None
        lookup = self._judge.lookup
        scored = []
        for line in self._with_summary:
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
        told = self._told(line, f"The latest year the résumé gives for that is {year}:", (str(year),))
        return _draft([told], Focus(intent="open", entries=self._entries(line)))

    # -- amounts

    def _not_for_each(self, question: Question, folded: str) -> Draft | None:
        """For an extreme among things that a line only counts together, or never measures: that it is not
        given for each."""
        asked = regex("extreme_of_one").search(folded)
        if asked is None:
            return None
        measured = asked["measured"]
        if measured and stem(measured) in {s for line in self._with_summary for s in stems(line.text)}:
            return None
        noun = stem(asked["noun"])
        lines = [line for line in self._with_summary if _counts_together(line.text, noun)]
        if measured:
            lines = (
                lines[:1]
                or [line for line in self._lines if noun in stems(f"{line.text} {line.section}")][:1]
            )
        elif any(regex("says_extreme").search(fold(line.text)) for line in lines):
            return None
        if (not lines and not measured) or (not measured and len(self._counting(self._lines, noun)) > 1):
            return None
        thing = (
            f"how often each {asked['noun']} was {measured}" if measured else f"that for each {asked['noun']}"
        )
        lead = Statement(text=f"The résumé does not give {thing}.", derived=(thing,))
        nearest = [self._told(line, "The nearest it mentions:") for line in lines[:1]]
        status: Status = "partly" if nearest else "not_mentioned"
        return Draft(status=status, confidence=_SURE, statements=(lead, *nearest), focus=Focus(intent="open"))

    def _most_people(self, question: Question, folded: str) -> Draft | None:
        """The line that numbers the most people led, or had in the way that a question names."""
        asked = regex("most_people").search(folded)
        if asked is None or regex("one_of_two").search(folded):
            return None
        least = regex("smallest").search(folded) is not None
        lines = [ln for ln in self._among(question) if ln.entry is not None or ln.kind != "experience"]
        deeds = {stem(w) for w in content(folded)} & set(map(stem, word_list("people_deeds")))
        learners = bool(deeds) or regex("of_learners").search(folded) is not None
        numbered = [Weighed(ln, figure) for ln in lines if (figure := _people_in(ln.text, learners=learners))]
        own = [each for each in numbered if deeds & set(stems(each.line.text))]
        held = own if deeds else [each for each in numbered if _is_led(each.line.text)]
        if not held or (least and len(held) < 2):
            return None
        chosen = (min if least else max)(held, key=lambda each: each.figure.value)
        lead = "By the numbers the résumé gives, the " + ("fewest:" if least else "most:")
        told = self._told(chosen.line, lead)
        return _draft([told], Focus(intent="open", entries=self._entries(chosen.line)))

    def _largest(self, question: Question, folded: str) -> Draft | None:
        """The line with the largest of several like figures: counts of the noun asked about, or money."""
        if not regex("largest_of").search(folded) or regex("one_of_two").search(folded):
            return None
        ordinary = {*word_list("generic"), *word_list("leaning_words"), *self._c.vocabulary.person_words}
        rest = regex("largest_of").sub(" ", folded)
        wanted = [w for w in content(rest) if w not in ordinary]
        lines = self._among(question)
        for word in wanted:
            named = re.search(rf"\b{re.escape(word)}[- ](?:count|number|size|capacity)\b", folded)
            if not named and not word.endswith("s"):
                continue  # the largest order is no count of orders
            if not named and re.search(
                rf"\b(?:of|among) (?:the|these|those|all)\b[^,?]*\b{re.escape(word)}\b", folded
            ):
                continue  # "which of the three sites is largest?" asks for no number of sites
            asked_with = {figure.value for figure in figures(folded)}
            counted = [c for c in self._counting(lines, stem(word)) if c.figure.value not in asked_with]
            if len(counted) > 1:
                return self._extreme(counted, folded)
            if counted and not regex("single_one").search(folded):
                told = self._told(counted[0].line, "The one figure the résumé gives for that:")
                return _draft([told], Focus(intent="open", entries=self._entries(counted[0].line)))
        if regex("single_one").search(folded):
            return None
        least = regex("smallest").search(folded) is not None
        if dear := regex("most_expensive").search(folded):
            money = self._prices(lines, dear["noun"])
        elif regex("asks_for_money").search(folded):
            money = self._sums(lines, wanted, folded, least=least)
        else:
            return None
        if len(money) < 2:
            return None
        return self._extreme(money, folded) if _comparable(money, least=least) else None

    def _sums(
        self, lines: Sequence[Line], wanted: Sequence[str], folded: str, *, least: bool
    ) -> list[Weighed]:
        """The lines with a sum of the kind that a question names, each with the one that is weighed."""
        if regex("asks_for_funds").search(folded):
            told = [line for line in lines if regex("tells_of_funds").search(fold(line.text))]
            return _weighed(told, _all_money, least=least)
        held = word_list("holding_verbs")
        special = [w for w in wanted if w not in held and not regex("any_money").search(w)]
        kinds = [stem(w) for w in special if regex("asks_for_money").search(w)]
        kinds = [kind for kind in kinds if kind != "cost"] or kinds  # "the largest cost saving"
        if not kinds:
            money = _weighed(lines, _all_money, least=least)
        else:
            money = _weighed(lines, lambda text: _money_of(text, kinds), least=least)
        lookup = self._judge.lookup
        others = [w for w in special if stem(w) not in kinds]
        spoken = [w for w in others if any(lookup.likeness(w, _stems_of(each)) for each in money)]
        if (
            others
            and not kinds
            and not spoken
            and not (len(others) == 1 and regex("any_money").search(folded))
        ):
            return []
        return [m for m in money if all(lookup.likeness(w, _stems_of(m)) for w in spoken)]

    @staticmethod
    def _prices(lines: Sequence[Line], noun: str) -> list[Weighed]:
        """The lines on things of one noun, each with its largest sum that is a price."""
        own = [ln for ln in lines if stem(noun) in {stem(ln.kind), *stems(ln.text)}]
        return _weighed(own, _prices_in, least=False)

    def _extreme(self, weighed: Sequence[Weighed], folded: str) -> Draft | None:
        least = regex("smallest").search(folded) is not None
        values = [each.figure.value for each in weighed]
        best = min(values) if least else max(values)
        if values.count(best) > 1:
            return None
        chosen = weighed[values.index(best)]
        lead = f"By the figures the résumé gives, the {'smallest' if least else 'largest'}:"
        told = self._told(chosen.line, lead)
        return _draft([told], Focus(intent="open", entries=self._entries(chosen.line)))

    def _counting(self, lines: Iterable[Line], noun: str) -> list[Weighed]:
        """The lines with a figure that counts a noun, each with the largest of them."""
        found = []
        for line in lines:
            own = [
                figure
                for figure in figures(line.text.replace("-", " "))
                if figure.kind == "count" and noun in stems(_up_to_the_next(figure.behind))
            ]
            if own:
                found.append(Weighed(line, max(own, key=lambda figure: figure.value)))
        return found

    def _among(self, question: Question) -> Sequence[Line]:
        if not question.entries:
            return self._lines
        return [line for line in self._lines if line.entry in question.entries]

    def _told(self, line: Line, lead: str, derived: tuple[str, ...] = ()) -> Statement:
        jobs = () if line.entry is None else self._c.timeline.of((line.entry,))
        where = f"{jobs[0].name}: " if jobs else ""
        headers = self._c.job_headers(jobs[0])[:1] if jobs else ()
        text = sentence(f"{lead} {where}{shortened(line.text)}")
        return Statement(
            text=text, evidence=unique((line.evidence, *headers)), derived=(lead, where, *derived)
        )

    @staticmethod
    def _entries(line: Line) -> tuple[int, ...]:
        return () if line.entry is None else (line.entry,)


def _stems_of(weighed: Weighed) -> frozenset[str]:
    return frozenset(stems(weighed.line.text))


def _draft(statements: Sequence[Statement], focus: Focus) -> Draft:
    return Draft(status="answered", confidence=_SURE, statements=tuple(statements), focus=focus)


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


def _counts_together(text: str, noun: str) -> bool:
    """Whether a line numbers several of a thing: "nine cruises, 311 days"."""
    several = (words(f.behind)[:_BEHIND] for f in figures(text) if f.kind == "count" and f.value > 1)
    return any(word.endswith("s") and stem(word) == noun for behind in several for word in behind)


def _up_to_the_next(behind: str) -> str:
    """The first words behind a figure, up to a sign or the next figure: what it counts is among them."""
    clause = re.split(r"[,;:.()]", behind, maxsplit=1)[0]
    following = figures(clause)
    if following:
        clause = clause[: len(clause) - len(following[0].behind)]
    return " ".join(clause.split()[:_BEHIND_COUNTED])


def _is_led(text: str) -> bool:
    if numbers_people(text) or leads_house(text):
        return True
    folded = fold(text)
    return regex("answers_for").search(folded) is not None and not regex("gathers_people").search(folded)


def leads_house(text: str) -> bool:
    """Whether a line says that a house was led with so many people ("Run two mills … with 90 staff")."""
    folded = fold(text)
    if regex("gathers_people").search(folded) or not regex("leads_house").search(folded):
        return False
    return people_of(text) is not None


def _people_in(text: str, *, learners: bool) -> Figure | None:
    """The largest number of people in a line, of `learners` too; None without one."""
    found = []
    for figure in figures(text):
        behind = words(figure.behind)[:_BEHIND_PEOPLE]
        taught = not learners and any(regex("of_learners").search(word) for word in behind)
        if figure.kind == "count" and not taught and any(map(regex("is_people").fullmatch, behind)):
            found.append(figure)
    for match in regex("team_of").finditer(text):
        found += [figure for figure in figures(match["number"])[:1] if figure.kind == "count"]
    return max(found, key=lambda figure: figure.value, default=None)


def _comparable(money: Sequence[Weighed], *, least: bool) -> bool:
    """Whether the largest sum, or the least, is so in any currency."""
    ranked = sorted(money, key=lambda each: each.figure.value if least else -each.figure.value)
    kinds = [{c.casefold() for c in _CURRENCY.findall(each.line.text)} for each in ranked]
    first = ranked[0].figure.value
    return all(
        kind == kinds[0] or max(first, each.figure.value) >= _NO_RATE * min(first, each.figure.value)
        for kind, each in zip(kinds[1:], ranked[1:], strict=True)
    )


def _weighed(
    lines: Iterable[Line], sums_of: Callable[[str], Sequence[Figure]], *, least: bool
) -> list[Weighed]:
    """The lines with a sum, each with the largest of its sums, or the least."""
    pick = min if least else max
    found = ((line, sums_of(line.text)) for line in lines)
    return [Weighed(line, pick(sums, key=lambda figure: figure.value)) for line, sums in found if sums]


def _all_money(text: str) -> list[Figure]:
    return [figure for figure in figures(text) if figure.kind == "money"]


def _money_of(text: str, kinds: Sequence[str]) -> list[Figure]:
    """The sums of a text that stand in one clause with a word for their kind, next to it."""
    groups = [set(stems(group)) for group in load("words")["same_sums"]]
    wanted = {*kinds, *(one for group in groups if group & {*kinds} for one in group)}
    found: list[Figure] = []
    for clause in re.split(r"(?<=[;:.])\s+", text):
        sums = _sums_in(clause)
        if stem("saving") in wanted and regex("cuts_costs").search(fold(clause)):
            by = (run for run in sums if regex("by_so_much").search(fold(clause[: run.start])))
            found += [figure for run in by for figure in run.figures]
        for match in re.finditer(r"[^\W\d_][\w&'’-]*", clause):
            if not wanted & set(stems(match[0])) or regex("kept_to_a_sum").search(
                fold(clause[: match.end()])
            ):
                continue
            own = [run for run in sums if not _other_kind_between(clause, match, run)]
            if own:
                found += min(own, key=lambda run: _apart(match, run)).figures
    return found


class _Run(NamedTuple):
    """Sums that stand joined ("from €2m to €3m"), and where."""

    figures: list[Figure]
    start: int
    end: int


def _sums_in(clause: str) -> list[_Run]:
    runs: list[_Run] = []
    for start, figure in placed(clause):
        if figure.kind != "money":
            continue
        end = len(clause) - len(figure.behind)
        if runs and re.fullmatch(r"\s*(?:to|and|or|,|–|-)?\s*", clause[runs[-1].end : start]):
            runs[-1] = _Run([*runs[-1].figures, figure], runs[-1].start, end)
        else:
            runs.append(_Run([figure], start, end))
    return runs


def _apart(match: re.Match[str], run: _Run) -> int:
    """How many characters part a word from sums."""
    return max(run.start - match.end(), match.start() - run.end)


def _other_kind_between(clause: str, match: re.Match[str], run: _Run) -> bool:
    """Whether a word for another kind of sum parts a word from sums ("a budget for two grants of €3m")."""
    between = clause[match.end() : run.start] if match.end() <= run.start else clause[run.end : match.start()]
    return regex("other_sum").search(fold(between)) is not None


def _prices_in(text: str) -> list[Figure]:
    """The sums of a text that may be a price: none that was saved, earned or given."""
    found = []
    for clause in re.split(r"[;:.,]\s", text):
        if not regex("no_price").search(fold(clause)):
            found += _all_money(clause)
    return found
