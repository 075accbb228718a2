"""Whether a sentence that a model wrote says no more than the notes it cites: everything else is denied.

A sentence holds when one ground supports all of it, or, cut at its joints, a ground each part, all of the
jobs it names. Numbers go with what they count, dates with their job, deeds with who does
them, "not" with what it turns round. It refuses to mend a sentence, beyond leaving off a "Yes" or a "Before
that", and to know which model wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from chatbot.candidate import Candidate
from chatbot.lexicon import fold, load, stem, words
from chatbot.verify.counting import bound_words, miscounted
from chatbot.verify.dating import MONTHS, misdated
from chatbot.verify.deeds import acting, undone
from chatbot.verify.having import gives, gives_away, is_abbreviated, lent, may_be_had
from chatbot.verify.note import Ground, Notes, joined
from chatbot.verify.parts import parts_of, shared_years
from chatbot.verify.restating import restates
from chatbot.verify.ties import untied
from chatbot.verify.tokens import (
    QUOTED,
    YEAR,
    Token,
    groups,
    is_neutral,
    listed,
    neutral,
    stands,
    tokens,
    words_of_now,
)
from chatbot.verify.turning import turned, unlimited
from chatbot.verify.verifier import names_in
from chatbot.verify.ways import goes_that_way, wrong_way
from index.models import Frozen

_MARKUP = re.compile(r"[<>{}\\^`|~]|://|\bwww\.|!\[|\]\(", re.IGNORECASE)
_DOUBLED = re.compile(r"\b([^\W\d_]{3,})\s+\1\b", re.IGNORECASE)
_NUMERAL = re.compile(
    r"\b(?:phase|part|type|level|grade|class|band|stage|tier|category|division|unit|module|year) I\b",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(
    r"(?P<subject>[\w'’-]+)\s+(?:has |have |had )?(?:was|were|been|being|is|are|be)\s+"
    r"(?:\w+ly\s+)?(?P<verb>\w+)"
    r"\s+by\b(?:\s+(?:an?\s+|the\s+|his\s+|her\s+|their\s+)?\W?(?P<whom>\w+))?"
)
_WITH = re.compile(r",? with (?=\w)")
_BOTH = re.compile(r"\bboth (?=[^,;.:]{1,80}? and )")  # says no more than the "and"
_LONGEST = 700  # characters of a sentence worth reading


class Verdict(Frozen):
    """`why` is empty for a sentence that holds; `used` are the notes it rests on, `text` is what may be shown
    of it: all but a "Yes" that the draft does not give and its place among others."""

    why: tuple[str, ...] = ()
    used: tuple[int, ...] = ()
    text: str = ""

    @property
    def holds(self) -> bool:
        return not self.why


class Fidelity:
    """Holds sentences about one candidate against the notes they cite. Safe to share between threads."""

    def __init__(self, candidate: Candidate) -> None:
        self._candidate = candidate
        name = candidate.voice.name
        self._own = {*words(name), *(t.text for t in tokens(name)), *candidate.vocabulary.person_words}
        titles: dict[tuple[str, ...], set[int]] = {}
        for number, position in enumerate(candidate.resume.positions):
            for fact in (position.title, *position.progression):
                form = tuple(t.text for t in tokens(fact.text) if t.kind != "break")
                titles.setdefault(form, set()).add(number)
        self._titles = {form: titles[form] for form in sorted(titles, key=len, reverse=True) if form}

    def verdict(self, sentence: str, cited: Sequence[int], notes: Notes) -> Verdict:
        """What is wrong with a sentence that cites these notes; nothing when it holds."""
        numbers = [n for n in dict.fromkeys(cited) if 1 <= n <= len(notes)]
        if not numbers:
            return Verdict(why=("no evidence",))
        if why := self._form(sentence, _pronouns_of(numbers, notes)):
            return Verdict(why=(why,))
        sentence = _without_opening(sentence)
        shown, sentence = sentence, _without_aside(sentence)
        answered = {fold(notes[n].statement.text).partition(" ")[0].strip(",.:;") for n in numbers}
        opening = re.match(r"(yes|no)\b\s*[,.:;–—-]+\s*", sentence, re.IGNORECASE)
        if opening:
            sentence = sentence[opening.end() :]
            if opening[1].casefold() not in answered:
                if opening[1].casefold() == "no" or "no" in answered:
                    return Verdict(why=(opening[1],))
                shown = sentence[:1].upper() + sentence[1:]
        if not sentence.strip():
            return Verdict(why=("no words",))
        return self._whole(_BOTH.sub("", sentence), numbers, notes).model_copy(update={"text": shown})

    def _form(self, sentence: str, others: set[str]) -> str:
        """What no sentence may have; '' when it has none of it. `others`: pronouns of other people in the
        evidence."""
        found = [t.text for t in tokens(sentence) if t.kind == "word"]
        if len(sentence) > _LONGEST:
            return "too long"
        if _MARKUP.search(sentence):
            return "markup"
        if _DOUBLED.search(sentence):
            return "a doubled word"
        if "?" in sentence:
            return "a question"
        bare = _NUMERAL.sub(" ", QUOTED.sub(" ", sentence))
        spoken = [
            word for word in re.findall(r"[A-Za-z'’]+(?![\w-])", bare) if word == "I" or not word.isupper()
        ]
        if first := listed("pronouns", "speaking") & {fold(word) for word in spoken}:
            return f"the first person: {min(first)}"
        unsaid = {"he", "she"} - {self._candidate.voice.pronouns}
        wrong = {word for one in unsaid for word in listed("pronouns", one)}
        if guessed := (wrong - others) & set(found):
            return f"a guessed pronoun: {min(guessed)}"
        return ""

    def _whole(self, sentence: str, numbers: Sequence[int], notes: Notes) -> Verdict:
        """By one ground, by the grounds of one job together, or part by part."""
        best: tuple[str, ...] = ()
        for number in numbers:
            whole = notes.of_several_jobs(number)
            if whole and restates(sentence, whole.text, self._own) and not self._against(sentence, whole):
                return Verdict(used=(number,))
        for used, ground in notes.united(numbers):
            why = self._against(sentence, ground)
            if not why:
                return Verdict(used=used)
            best = best or why
        by_parts = self._by_parts(sentence, numbers, notes)
        return by_parts if by_parts.holds else Verdict(why=tuple(dict.fromkeys((*best, *by_parts.why))))

    def _by_parts(self, sentence: str, numbers: Sequence[int], notes: Notes) -> Verdict:
        kinds = {ground.kind for n in numbers for ground in notes.grounds(n)}
        parts = parts_of(_WITH.sub(", and ", sentence) if kinds == {"languages"} else sentence)
        if len(parts) < 2:
            return Verdict(why=("no ground for it",))
        employers = self._employers(sentence, notes)
        if len(employers) > 1 and listed("order", "words") & {t.text for t in tokens(sentence)}:
            return Verdict(why=("an order of jobs",))
        years = [set(YEAR.findall(part)) for part, _ in parts]
        used: list[int] = []
        owners: frozenset[int] | None = None
        mentioned = [self._employers(part, notes) for part, _ in parts]
        owners = next((found[0] for found in mentioned if found), None)
        before: int | None = None  # whose the last part was
        for place, (part, joint) in enumerate(parts):
            if mentioned[place]:
                owners = frozenset().union(*mentioned[place])
            shared = shared_years(years, parts, place)
            allowed = [(n, g) for n, g in notes.united(numbers) if owners is None or g.positions <= owners]
            allowed = [(n, g) for n, g in allowed if shared <= set(YEAR.findall(g.text))]
            if owners is not None and not mentioned[place]:  # it goes on about the job just named
                allowed = [(n, g) for n, g in allowed if g.positions] or allowed
            if joint.strip() == "," and before is not None:
                allowed = [(n, g) for n, g in allowed if g.owner in (None, before)]
            why: tuple[str, ...] = ("no ground for a part",)
            for n, ground in allowed:
                found = self._against(part, ground, whole=False)
                if not found:
                    used += n
                    before = ground.owner if ground.owner is not None else before
                    break
                why = found
            else:
                return Verdict(why=why)
        together = joined([ground for n in dict.fromkeys(used) for ground in notes.grounds(n)])
        if other := next(acting(sentence, together, self._own), ""):
            return Verdict(why=(other,))
        return Verdict(used=tuple(dict.fromkeys(used)))

    def _employers(self, text: str, notes: Notes) -> list[frozenset[int]]:
        """The positions of each employer that a text names."""
        found = [t.text for t in tokens(text)]
        named = []
        for name, positions in notes.employers().items():
            forms = [
                form
                for employer in self._candidate.vocabulary.employers
                if employer.name == name
                for form in employer.forms
            ]
            if any(stands(form, found) for form in (tuple(words(name)), *forms)):
                named.append(positions)
        return named

    # -- one part against one ground

    def _against(self, text: str, ground: Ground, *, whole: bool = True) -> tuple[str, ...]:
        """The first thing of a text that a ground does not support, in a few words; nothing when it holds."""
        found = tokens(text)
        checks = chain(
            self._denied(found, ground),
            self._unnamed(text, ground),
            miscounted(found, ground, self._own),
            misdated(text, ground),
            turned(found, ground, self._own),
            unlimited(found, ground),
            wrong_way(found, ground, self._own),
            self._mistitled(found, ground),
            self._outdated(found, ground),
            self._reversed(text, ground),
            untied(found, ground, self._own),
            undone(text, ground, self._own),
            gives_away(found, ground, self._own),
        )
        why = next(checks, "")
        if whole and not why and not self._says_something(found, ground):
            why = "it says nothing"
        return (why,) if why else ()

    def _denied(self, found: Sequence[Token], ground: Ground) -> Iterator[str]:
        """Words that stand neither in the ground nor among those that claim nothing."""
        titles = listed("titles", "words")
        negators, bounds = listed("turning", "negators"), bound_words()
        for place, token in enumerate(found):
            word = token.text
            if token.kind == "number":
                if word not in ground.numbers and not (token.spelt and word in ground.words):
                    yield word
            elif token.kind == "word":
                singular = word if word == "heads" else word.removesuffix("s")  # "heads a team" is no title
                if singular in titles or word in titles:
                    held = {word, singular, singular + "s"} & ground.words
                    if not held and not is_abbreviated(singular, ground):
                        yield word
                    continue
                if word in listed("having", "words") and not may_be_had(word, ground):
                    yield word
                    continue
                if word in self._own or is_neutral(word) or word in negators:
                    continue
                if ground.has(word) or goes_that_way(word, ground) or lent(found, place, ground):
                    continue
                before_number = any(t.kind == "number" for t in found[place + 1 : place + 3])
                if (word in bounds and before_number) or (word in MONTHS and before_number):
                    continue  # judged with its number
                if word in _timely():
                    continue  # judged with the dates
                if word == "one" and place + 1 < len(found) and found[place + 1].text == "of":
                    continue  # one of several is fewer
                yield word

    def _unnamed(self, text: str, ground: Ground) -> Iterator[str]:
        """Names that the ground does not hold, letter for letter."""
        for name in names_in(text):
            pieces = words(name)
            months = {word for word in pieces if word in MONTHS}
            if not all(
                w in self._own or w in ground.words or ground.has(w) or w in months for w in pieces
            ) or (
                len(name) < 3
                and not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", ground.text)
                and fold(name) not in self._own
            ):
                yield name

    def _outdated(self, found: Sequence[Token], ground: Ground) -> Iterator[str]:
        """ "Now" of what is over, and the present tense of a job that ended."""
        if ground.owner is None:
            now = words_of_now()
            past = next((t.text for t in found if t.text in listed("order", "past")), "")
            if past and past not in ground.words:
                yield past
            said = [t.text for t in found if t.text in now]
            if said and not ground.groups & groups().get("today", frozenset()) and not now & ground.words:
                yield said[0]
            return
        if ground.current:
            if past := next((t.text for t in found if t.text in listed("order", "past")), ""):
                yield past
            return
        yield from (
            t.text for t in found if t.text in words_of_now() and t.text != "still" and not ground.has(t.text)
        )
        for before, token in pairwise(found):
            subject = before.text in self._own or before.text in listed("pronouns", "acting")
            if (
                subject
                and token.kind == "word"
                and token.text.endswith("s")
                and not token.text.endswith("ss")
                and token.text not in ("was", "has", "does", "this", "his", "its", "as")
            ):
                yield f"the present tense: {token.text}"

    def _reversed(self, text: str, ground: Ground) -> Iterator[str]:
        """A sentence that makes somebody else the one who acts: "was mentored by five engineers"."""
        own = fold(ground.text)
        for match in _BY_WHOM.finditer(fold(text)):
            subject, verb = match["subject"], match["verb"]
            if subject in self._own or subject in listed("pronouns", "acting") or subject == "who":
                if not re.search(rf"\b{re.escape(verb)}\s+by\b", own):
                    yield f"{verb} by"
            elif (
                match["whom"]
                and match["whom"][0].isalpha()
                and not gives(verb, match["whom"], ground)
                and not (
                    match["whom"] in self._own
                    or match["whom"].endswith("ing")
                    or re.search(rf"\bby (?:an? |the )?{re.escape(match['whom'])}", own)
                )
            ):
                yield f"by {match['whom']}"

    def _mistitled(self, found: Sequence[Token], ground: Ground) -> Iterator[str]:
        """Titles of the résumé's that are not the one of the job spoken of."""
        if ground.owner is None:
            return
        said, place = [t.text for t in found if t.kind != "break"], 0
        own = [form for form, owners in self._titles.items() if ground.owner in owners]
        held = [t.text for t in ground.tokens if t.kind != "break"]
        while place < len(said):
            form = next((f for f in self._titles if tuple(said[place : place + len(f)]) == f), ())
            if form and form not in own:
                longer = [title for title in own if stands(form, title)]
                before = {title[max(0, title.index(form[0]) - 1)] for title in longer}
                if not (set(said[max(0, place - 1) : place]) & before if longer else stands(form, held)):
                    yield " ".join(form)
            place += max(1, len(form))

    def _says_something(self, found: Sequence[Token], ground: Ground) -> bool:
        free = neutral() | self._own
        return any(
            t.kind == "number"
            or (
                t.kind == "word"
                and (
                    t.text not in free
                    or (stem(t.text) in ground.stems and t.text not in self._own and len(t.text) > 3)
                )
            )
            for t in found
        )


def _timely() -> frozenset[str]:
    """Words that are true or false by the dates of a job."""
    return words_of_now().union(*(listed("order", key) for key in ("start", "end", "past")))


def _pronouns_of(numbers: Sequence[int], notes: Notes) -> set[str]:
    """The pronouns that the evidence itself has, of somebody else: "deputise for her"."""
    held = {word for n in numbers for ground in notes.grounds(n) for word in ground.own}
    lists = (listed("pronouns", one) for one in ("he", "she"))
    return {word for pronouns in lists if pronouns & held for word in pronouns}


def _without_opening(sentence: str) -> str:
    """A sentence without the words that only say where it stands among others: "Before that, …"."""
    folded = fold(sentence)
    for opening in load("fidelity")["openings"]:
        if folded.startswith(fold(opening) + ","):
            rest = sentence[len(opening) + 1 :].lstrip()
            return rest[:1].upper() + rest[1:] if rest else sentence
    return sentence


def _without_aside(sentence: str) -> str:
    folded = fold(sentence)
    for aside in load("fidelity")["asides"]:
        if folded.startswith(fold(aside)):
            rest = sentence[len(aside) :].lstrip(" ,:")
            return rest or sentence
    return sentence
