"""Whether a sentence that a model wrote says no more than the notes it cites: everything else is denied.

A sentence holds when one ground supports all of it, or, cut at its joints, a ground each part, all of the jobs
it names. Numbers go with what they count, dates with the job they belong to, "not" with what it turns round.
It refuses to mend a sentence, and to know which model wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

from chatbot.candidate import Candidate
from chatbot.lexicon import fold, load, stem, words
from chatbot.models import Statement
from chatbot.verify.note import Ground, Notes
from chatbot.verify.tokens import Token, akin, groups, limit_groups, listed, neutral, tokens
from chatbot.verify.verifier import names_in
from index.models import Frozen

_JOINTS = re.compile(
    r"\s*;\s+|(?<=[a-z\d)])[.!]\s+(?=[A-Z])|:\s+|"
    r",?\s+(?:and then|and also|and|while|but|before|after|then|plus|where|which|as well as|alongside|followed by)\s+|,\s+",
)
_STRONG = re.compile(r"[;.:]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
    "september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4,
    "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_DATE = r"(?:(?P<m{n}>[a-z]{{3,9}})\.? |(?P<d{n}>\d\d?)/)?(?:(?P<y{n}>(?:19|20)\d\d)|'(?P<s{n}>\d\d))"
_TO = r"\s*(?:–|—|-|to|until|till|through|and)\s*"
_RANGE = re.compile(
    _DATE.format(n=1)
    + _TO
    + "(?:"
    + _DATE.format(n=2)
    + r"|(?:till )?(?P<now>present|now|today|date|current)|(?P<short>\d\d)\b)"
)
_MARKUP = re.compile(r"[<>{}\\^`|~]|://|\bwww\.|!\[|\]\(", re.IGNORECASE)
_DOUBLED = re.compile(r"\b(\w{3,})(?:\W+\1\b)", re.IGNORECASE)
_BY_WHOM = re.compile(
    r"(?P<subject>[\w'’-]+)\s+(?:has |have |had )?(?:was|were|been|being|is|are|be)\s+(?:\w+ly\s+)?(?P<verb>\w+)"
    r"\s+by\b(?:\s+(?:an?\s+|the\s+|his\s+|her\s+|their\s+)?\W?(?P<whom>\w+))?"
)
_HE, _SHE = {"he", "him", "his", "himself"}, {"she", "her", "hers", "herself"}
_NEAR, _FAR = 4, 6  # tokens around a number that may say what it counts
_TURNED = 4  # tokens after "not" that it turns round
_LONGEST = 700  # characters of a sentence worth reading


class Verdict(Frozen):
    """`why` is empty for a sentence that holds; `used` are the notes it rests on."""

    why: tuple[str, ...] = ()
    used: tuple[int, ...] = ()

    @property
    def holds(self) -> bool:
        return not self.why


class Fidelity:
    """Holds sentences about one candidate against the notes they cite. Safe to share between threads."""

    def __init__(self, candidate: Candidate) -> None:
        self._candidate = candidate
        self._own = {*words(candidate.voice.name), *candidate.vocabulary.person_words}
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
        if why := self._form(sentence):
            return Verdict(why=(why,))
        sentence = _without_aside(sentence)
        answered = {fold(notes[n].statement.text).partition(" ")[0].strip(",.:;") for n in numbers}
        opening = re.match(r"(yes|no)\b[,.:;]*\s*", sentence, re.IGNORECASE)
        if opening:
            if opening[1].casefold() not in answered:
                return Verdict(why=(opening[1],))
            sentence = sentence[opening.end() :]
        return self._whole(sentence, numbers, notes) if sentence.strip() else Verdict(why=("no words",))

    def _form(self, sentence: str) -> str:
        """What no sentence may have whatever the evidence says; '' when it has none of it."""
        found = [t.text for t in tokens(sentence) if t.kind == "word"]
        pronouns = self._candidate.voice.pronouns
        if len(sentence) > _LONGEST:
            return "too long"
        if _MARKUP.search(sentence):
            return "markup"
        if _DOUBLED.search(sentence):
            return "a doubled word"
        if "?" in sentence:
            return "a question"
        bare = re.sub(r"“[^”]*”|\"[^\"]*\"", " ", sentence)
        spoken = [
            word for word in re.findall(r"[A-Za-z'’]+(?![\w-])", bare) if word == "I" or not word.isupper()
        ]
        if first := listed("first_person", "words") & {fold(word) for word in spoken}:
            return f"the first person: {min(first)}"
        wrong = (_HE if pronouns != "he" else set()) | (_SHE if pronouns != "she" else set())
        if guessed := wrong & set(found):
            return f"a guessed pronoun: {min(guessed)}"
        return ""

    def _whole(self, sentence: str, numbers: Sequence[int], notes: Notes) -> Verdict:
        """By one ground, by the grounds of one job together, or part by part."""
        best: tuple[str, ...] = ()
        for used, ground in notes.united(numbers):
            why = self._against(sentence, ground)
            if not why:
                return Verdict(used=used)
            best = best or why
        by_parts = self._by_parts(sentence, numbers, notes)
        return by_parts if by_parts.holds else Verdict(why=tuple(dict.fromkeys((*best, *by_parts.why))))

    def _by_parts(self, sentence: str, numbers: Sequence[int], notes: Notes) -> Verdict:
        parts = _parts(sentence)
        if len(parts) < 2:
            return Verdict(why=("no ground for it",))
        employers = self._employers(sentence, notes)
        if len(employers) > 1 and listed("order", "words") & {t.text for t in tokens(sentence)}:
            return Verdict(why=("an order of jobs",))
        years = [set(_YEAR.findall(part)) for part, _ in parts]
        used: list[int] = []
        owners: frozenset[int] | None = None
        mentioned = [self._employers(part, notes) for part, _ in parts]
        owners = next((found[0] for found in mentioned if found), None)
        before: int | None = None  # whose the last part was
        for place, (part, joint) in enumerate(parts):
            if mentioned[place]:
                owners = frozenset().union(*mentioned[place])
            shared = _shared_years(years, parts, place)
            allowed = [
                (n, g)
                for n, g in notes.united(numbers)
                if owners is None or g.owner is None or g.owner in owners
            ]
            allowed = [(n, g) for n, g in allowed if shared <= set(_YEAR.findall(g.text))]
            if owners is not None and not mentioned[place]:  # it goes on about the job just named
                allowed = [(n, g) for n, g in allowed if g.owner in owners] or allowed
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
            if any(_stands(form, found) for form in (tuple(words(name)), *forms)):
                named.append(positions)
        return named

    # -- one part against one ground

    def _against(self, text: str, ground: Ground, *, whole: bool = True) -> tuple[str, ...]:
        """The first thing of a text that a ground does not support, in a few words; nothing when it holds."""
        found = tokens(text)
        checks = chain(
            self._denied(found, ground),
            self._unnamed(text, ground),
            _miscounted(found, ground, self._own),
            _misdated(text, ground),
            _turned(found, ground, self._own),
            _unlimited(found, ground),
            _wrong_way(found, ground, self._own),
            self._mistitled(found, ground),
            self._outdated(found, ground),
            self._reversed(text, ground),
        )
        why = next(checks, "")
        if whole and not why and not self._says_something(found, ground):
            why = "it says nothing"
        return (why,) if why else ()

    def _denied(self, found: Sequence[Token], ground: Ground) -> Iterator[str]:
        """Words that stand neither in the ground nor among those that claim nothing."""
        titles, free = listed("titles", "words"), neutral() | self._own
        negators, bounds = listed("turning", "negators"), _bound_words()
        for place, token in enumerate(found):
            word = token.text
            if token.kind == "number":
                if word not in ground.numbers and not (token.spelt and word in ground.words):
                    yield word
            elif token.kind == "word":
                singular = word.removesuffix("s")
                if singular in titles or word in titles:
                    if not {word, singular, singular + "s"} & ground.words:
                        yield word
                    continue
                if word in free or word in negators or ground.has(word) or _goes_that_way(word, ground):
                    continue
                before_number = any(t.kind == "number" for t in found[place + 1 : place + 3])
                if (word in bounds and before_number) or (word in _MONTHS and before_number):
                    continue  # judged with its number
                if word in listed("order", "start") | listed("order", "end") | listed("order", "now"):
                    continue  # judged with the dates
                yield word

    def _unnamed(self, text: str, ground: Ground) -> Iterator[str]:
        """Names that the ground does not hold, letter for letter."""
        for name in names_in(text):
            pieces = [word for word in words(name)]
            months = {word for word in pieces if word in _MONTHS}
            if not all(w in self._own or w in ground.words or ground.has(w) or w in months for w in pieces):
                yield name
            elif (
                len(name) < 3
                and not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", ground.text)
                and fold(name) not in self._own
            ):
                yield name

    def _outdated(self, found: Sequence[Token], ground: Ground) -> Iterator[str]:
        """ "Now" of what is over, and the present tense of a job that ended."""
        if ground.owner is None:
            now = listed("order", "now")
            said = [t.text for t in found if t.text in now]
            if said and not ground.groups & groups().get("today", frozenset()) and not now & ground.words:
                yield said[0]
            return
        if ground.current:
            if any(t.text in ("former", "formerly", "previously", "ex") for t in found):
                yield "former"
            return
        for before, token in pairwise(found):
            if token.text in listed("order", "now") and token.text != "still" and not ground.has(token.text):
                yield token.text
            subject = before.text in self._own or before.text in ("he", "she", "they")
            if (
                subject
                and token.kind == "word"
                and token.text.endswith("s")
                and not token.text.endswith("ss")
            ):
                if token.text not in ("was", "has", "does", "this", "his", "its"):
                    yield f"the present tense: {token.text}"

    def _reversed(self, text: str, ground: Ground) -> Iterator[str]:
        """A sentence that makes somebody else the one who acts: "was mentored by five engineers"."""
        own = fold(ground.text)
        for match in _BY_WHOM.finditer(fold(text)):
            subject, verb = match["subject"], match["verb"]
            if subject in self._own or subject in ("he", "she", "they", "who"):
                if not re.search(rf"\b{re.escape(verb)}\s+by\b", own):
                    yield f"{verb} by"
            elif (
                match["whom"]
                and match["whom"][0].isalpha()
                and not (
                    match["whom"] in self._own
                    or match["whom"].endswith("ing")
                    or f"by {match['whom']}" in own
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
                longer = [title for title in own if _stands(form, title)]
                before = {title[max(0, title.index(form[0]) - 1)] for title in longer}
                if not (set(said[max(0, place - 1) : place]) & before if longer else _stands(form, held)):
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
                    or stem(t.text) in ground.stems
                    and t.text not in self._own
                    and len(t.text) > 3
                )
            )
            for t in found
        )


def _parts(sentence: str) -> list[tuple[str, str]]:
    """The parts of a sentence at its joints, each with the joint before it; what has no verb of its own and
    begins with a preposition stays with the part before."""
    parts: list[tuple[str, str]] = []
    start, joint = 0, ""
    for match in [*_JOINTS.finditer(sentence), None]:
        end = match.start() if match else len(sentence)
        part = sentence[start:end].strip()
        leans = re.match(r"(?:at|in|from|with|for|as|of|by|since|until|between|to|on)\b", part, re.IGNORECASE)
        if part and parts and leans and not _STRONG.search(joint):
            parts[-1] = (sentence[sentence.index(parts[-1][0]) : end].strip(), parts[-1][1])
        elif (
            part
            and len(parts) == 1
            and re.match(r"(?:at|in|from|as|since|during|between|until|by)\b", parts[0][0], re.IGNORECASE)
            and not re.search(r"\b(?:was|is|were|has|had)\b", parts[0][0])
            and len(tokens(parts[0][0])) < 10
        ):
            parts[0] = (sentence[:end].strip(), "")  # "At Acme, …" belongs to what follows
        elif part:
            parts.append((part, joint))
        if match:
            start, joint = match.end(), match.group()
    return parts


def _shared_years(years: Sequence[set[str]], parts: Sequence[tuple[str, str]], place: int) -> set[str]:
    """The years that a part without one shares with its neighbours: "X and Y in 2021" dates both."""
    if years[place]:
        return set()
    shared: set[str] = set()
    if (
        place + 1 < len(parts)
        and not _STRONG.search(parts[place + 1][1])
        and re.fullmatch(r",?\s+and\s+|,\s+", parts[place + 1][1])
    ):
        shared |= years[place + 1] if len(tokens(parts[place + 1][0])) < 8 else set()
    if (
        place == 1
        and years[0]
        and re.match(r"(?:in|since|during|from|between|by|until)\b", parts[0][0], re.IGNORECASE)
    ):
        shared |= years[0]
    return shared


def _without_aside(sentence: str) -> str:
    folded = fold(sentence)
    for aside in load("fidelity")["asides"]:
        if folded.startswith(fold(aside)):
            rest = sentence[len(aside) :].lstrip(" ,:")
            return rest or sentence
    return sentence


def _stands(form: Sequence[str], found: Sequence[str]) -> bool:
    size = len(form)
    return size > 0 and any(tuple(found[i : i + size]) == tuple(form) for i in range(len(found) - size + 1))


def _bound_words() -> frozenset[str]:
    return listed("bounds", "more") | listed("bounds", "less") | listed("bounds", "about") | {"than", "at"}


def _is_year(token: Token) -> bool:
    return token.kind == "number" and not token.grouped and _YEAR.fullmatch(token.text) is not None


# -- numbers


def _counted(found: Sequence[Token], place: int) -> list[str]:
    """The words right of a number that say what it counts, up to the next number or break."""
    counted = []
    for token in found[place + 1 : place + 1 + _NEAR]:
        if token.kind != "word" or token.text in listed("bounds", "joints"):
            break
        if token.text not in neutral():
            counted.append(token.text)
    return counted


def _around(found: Sequence[Token], place: int) -> list[str]:
    return [t.text for t in found[max(0, place - _FAR) : place + _FAR + 1] if t.kind == "word"]


def _before(found: Sequence[Token], place: int) -> str:
    """The preposition right before a number, its currency sign's letters skipped."""
    return next(
        (t.text for t in reversed(found[max(0, place - 2) : place]) if t.text in ("from", "to", "by", "of")),
        "",
    )


def _miscounted(found: Sequence[Token], ground: Ground, names: set[str]) -> Iterator[str]:
    """Numbers that the ground has of something else, in another role, or without the limit said of them."""
    own = ground.tokens
    places: dict[str, list[int]] = {}
    for place, token in enumerate(own):
        if token.kind == "number":
            places.setdefault(token.text, []).append(place)
    for place, token in enumerate(found):
        if token.kind != "number" or token.text not in places or _is_year(token):
            continue
        if place and _is_year(found[place - 1]):
            continue  # the end of "2024-25"
        where = places[token.text]
        counted = [word for word in _counted(found, place) if word not in names]
        if counted and not any(
            _like(counted[0], _around(own, at)) or any(_like(word, _counted(own, at)) for word in counted)
            for at in where
        ):
            yield f"{token.text} {counted[0]}"
            continue
        if counted:
            here = any(_like(counted[0], _counted(own, at)) for at in where)
            others = [at for text, ats in places.items() if text != token.text for at in ats]
            there = any(_like(counted[0], _counted(own, at)[:2]) for at in others)
            if there and not here:
                yield f"{token.text} {counted[0]}"
        role = _before(found, place)
        roles = {_before(own, at) for at in where}
        if role in ("from", "to") and roles & {"from", "to"} and role not in roles:
            yield f"{role} {token.text}"
        for bound in ("more", "less", "about"):
            kinds = listed("bounds", bound)
            said = _bounded(found, place, kinds)
            meant = [_bounded(own, at, kinds) for at in where]
            if said and not any(meant):
                yield f"{bound} than {token.text}"
            if bound == load("fidelity")["bounds"]["kept"] and meant and all(meant) and not said:
                yield f"without its bound: {token.text}"
    yield from _swapped(found, own)


def _bounded(found: Sequence[Token], place: int, kinds: frozenset[str]) -> bool:
    """Whether a word of a kind limits a number: at most two words stand between, no break or number."""
    for token in reversed(found[max(0, place - 3) : place]):
        if token.kind != "word":
            return False
        if token.text in kinds and not (token.text == "up" and _text_before(found, place) != "to"):
            return True
        if token.text not in ("than", "to", "a", "the", "of", "least", "most", "at"):
            return False
    return False


def _text_before(found: Sequence[Token], place: int) -> str:
    return found[place - 1].text if place else ""


def _swapped(found: Sequence[Token], own: Sequence[Token]) -> Iterator[str]:
    """Two numbers side by side ("16 of 18", "9 to 2") in the order the ground does not have."""

    def pairs(of: Sequence[Token]) -> set[tuple[str, str, str]]:
        result = set()
        for place in range(len(of) - 2):
            first, middle, last = of[place : place + 3]
            if first.kind == last.kind == "number" and middle.text in (
                "of",
                "to",
                "–",
                "-",
                "—",
                "in",
                "out",
            ):
                result.add((first.text, "to" if middle.text in "–—-" else middle.text, last.text))
        return result

    there = pairs(own)
    for first, joint, last in pairs(found):
        if (last, joint, first) in there and (first, joint, last) not in there:
            yield f"{first} {joint} {last}"


def _ways(own: Sequence[Token]) -> set[str]:
    """ "up" and "down", as a stretch says it: by a word, or by "from 310 to 465" of one unit."""
    words = {way: listed("ways", way) for way in ("up", "down")}
    found = {way for way in words for t in own if t.kind == "word" and t.text in words[way] - {"up", "down"}}
    for place, token in enumerate(own):
        after = own[place + 1] if place + 1 < len(own) else None
        if token.text in words and after and after.kind == "number":
            found.add(token.text)
        if token.text != "to" or after is None or after.kind != "number":
            continue
        first = next((n for n in range(place - 1, max(-1, place - 3), -1) if own[n].kind == "number"), None)
        if first is None:
            continue
        unit, other_unit = own[first + 1].text, own[place + 2].text if place + 2 < len(own) else ""
        size, other_size = (t.text.lstrip("0123456789.") for t in (own[first], after))
        if {unit, other_unit} & {"st", "nd", "rd", "th"}:
            continue  # from 61st to 9th
        if size != other_size or (unit != "to" and not akin(unit, other_unit)):
            continue  # 6 hours to 40 minutes
        one, other = (float(re.sub(r"[^\d.]", "", t.text).strip(".") or 0) for t in (own[first], after))
        if one != other:
            found.add("up" if other > one else "down")
    return found


def _goes_that_way(word: str, ground: Ground) -> bool:
    """Whether "rose" or "fell" is what the ground's own "from 310 to 465" says."""
    return any(word in listed("ways", way) for way in _ways(ground.tokens))


def _clauses(own: Sequence[Token]) -> Iterator[list[Token]]:
    clause: list[Token] = []
    for token in own:
        if token.kind == "break" or token.text in ("and", "while", "which"):
            yield clause
            clause = []
        else:
            clause.append(token)
    yield clause


def _wrong_way(found: Sequence[Token], ground: Ground, names: set[str]) -> Iterator[str]:
    """ "Raised" of what the ground says was lowered."""
    clauses = [(clause, _ways(clause)) for clause in _clauses(ground.tokens)]
    for clause in _clauses(found):
        for way in ("up", "down"):
            said = next((t.text for t in clause if t.text in listed("ways", way) - {"up", "down"}), "")
            if not said:
                continue
            if _ways([t for t in clause if t.text not in listed("ways", "up") | listed("ways", "down")]) - {
                way
            }:
                yield f"{said}, though the numbers say otherwise"
            about = [t.text for t in clause if t.text != said and t.text not in neutral() | names]
            told = [
                ways
                for own, ways in clauses
                if ways and any(_like(word, [t.text for t in own]) for word in about)
            ]
            if told and not any(way in ways for ways in told):
                yield f"{said}, the other way"


def _like(word: str, others: Iterable[str]) -> bool:
    return any(akin(word, other) for other in others)


# -- dates


class _When(Frozen):
    start: tuple[int, int]
    end: tuple[int, int] | None


def _ranges(text: str) -> list[_When]:
    """The ranges of dates in a text, (year, month or 0); an end of None is today."""
    found = []
    for match in _RANGE.finditer(fold(text)):
        start = _point(match, 1)
        if match["now"]:
            found.append(_When(start=start, end=None))
        elif match["short"]:
            found.append(_When(start=start, end=(start[0] // 100 * 100 + int(match["short"]), 0)))
        else:
            found.append(_When(start=start, end=_point(match, 2)))
    return found


def _point(match: re.Match[str], n: int) -> tuple[int, int]:
    year = int(match[f"y{n}"]) if match[f"y{n}"] else 2000 + int(match[f"s{n}"])
    month = _MONTHS.get(match[f"m{n}"] or "", 0) or int(match[f"d{n}"] or 0)
    return year, month


def _agrees(said: tuple[int, int] | None, held: tuple[int, int] | None) -> bool:
    if said is None or held is None:
        return said is held
    return said[0] == held[0] and said[1] in (0, held[1])


_MONTHS_OF_ONE_YEAR = re.compile(
    r"\b([A-Z][a-z]{2,8})( to | – | until | and )([A-Z][a-z]{2,8}) ((?:19|20)\d\d)"
)
_ONE = re.compile(_DATE.format(n=1))


def _dates(text: str) -> list[tuple[int, int]]:
    return [_point(match, 1) for match in _ONE.finditer(fold(text))]


def _misdated(text: str, ground: Ground) -> Iterator[str]:
    """Ranges, beginnings and ends that the ground does not give."""
    held = _ranges(ground.text)
    text = _MONTHS_OF_ONE_YEAR.sub(r"\1 \4\2\3 \4", text)
    folded = fold(text)
    for said in _ranges(text):
        if held and not any(_agrees(said.start, own.start) and _agrees(said.end, own.end) for own in held):
            yield f"{said.start[0]}–{said.end[0] if said.end else 'now'}"
        elif not held and said.end and said.start > said.end:
            yield f"{said.start[0]}–{said.end[0]}"
    points = _dates(ground.text) + [(2000 + int(y), 0) for y in re.findall(r"'(\d\d)\b", ground.text)]
    points += [end for own in held if (end := own.end)]
    for point in _dates(text):
        if not any(_agrees(point, own) for own in points):
            yield f"{point[1]}/{point[0]}" if point[1] else str(point[0])
    if not held:
        if ground.owner is not None and re.search(r"\bsince\b", folded) and "since" not in ground.words:
            yield "since"  # of a certificate one has had since then, of a job it says more
        return
    spans = [match.span() for match in _RANGE.finditer(folded)]
    for match in _ONE.finditer(folded):
        if any(start <= match.start() < end for start, end in spans):
            continue
        point = _point(match, 1)
        before = re.findall(r"[a-z]+", folded[: match.start()])[-3:]
        if "since" in before and not any(_agrees(point, own.start) and own.end is None for own in held):
            if "since" not in ground.words:
                yield f"since {point[0]}"
        elif set(before) & listed("order", "end") and not any(_agrees(point, own.end) for own in held):
            yield f"until {point[0]}"
        elif set(before) & listed("order", "start") and not any(_agrees(point, own.start) for own in held):
            if not any(word in ground.words for word in set(before) & listed("order", "start")):
                yield f"from {point[0]}"


# -- what turns a claim round, and what limits it


def _turned(found: Sequence[Token], ground: Ground, own: set[str]) -> Iterator[str]:
    """Negations the ground does not have, and claims that it turns round."""
    negators = listed("turning", "negators")
    mine, theirs = _reach(found, negators, _TURNED), _reach(ground.tokens, negators, _TURNED)
    if sum(t.text in negators for t in found) > 1:
        yield "not … not"
        return
    if any(t.text in negators for t in found) and not any(t.text in negators for t in ground.tokens):
        yield next(t.text for t in found if t.text in negators)
        return
    for place, token in enumerate(found):
        if token.kind == "break" or token.text in neutral() | own | negators:
            continue
        at = [
            n
            for n, t in enumerate(ground.tokens)
            if t.kind == token.kind
            and (t.text == token.text or (t.kind == "word" and akin(token.text, t.text)))
        ]
        if not at:
            continue
        if place in mine and not any(n in theirs for n in at):
            yield f"not {token.text}"
        elif place not in mine and all(n in theirs for n in at):
            yield f"without its “not”: {token.text}"


def _reach(found: Sequence[Token], heads: frozenset[str], far: int) -> set[int]:
    """The places that one of some words reaches: the next ones, up to a break."""
    reached: set[int] = set()
    for place, token in enumerate(found):
        if token.kind == "word" and token.text in heads:
            for after in range(place + 1, min(place + 1 + far, len(found))):
                if found[after].kind == "break":
                    break
                reached.add(after)
    return reached


def _unlimited(found: Sequence[Token], ground: Ground) -> Iterator[str]:
    """Words that the ground has only under a limit ("Assistant Controller") and the text has without it."""
    said = {t.text for t in found}
    far = int(load("fidelity")["turning"]["kept_with"])
    present = {t.text for t in ground.tokens}
    for group in limit_groups():
        if said & group or not present & group:
            continue
        reached = _reach(ground.tokens, group, far)
        for token in found:
            if token.kind != "word" or token.text in neutral():
                continue
            at = [
                n
                for n, t in enumerate(ground.tokens)
                if t.kind == "word" and (t.text == token.text or stem(t.text) == stem(token.text))
            ]
            if at and all(n in reached for n in at):
                yield f"without its limit: {token.text}"
                break


def statement_of(text: str, used: Sequence[int], notes: Notes) -> Statement:
    """A sentence that holds as a statement, with the evidence and derivations of the notes it rests on."""
    evidence = {}
    for number in used:
        for one in (*notes[number].statement.evidence, *notes.headers(number)):
            evidence.setdefault(one.span, one)
    derived = tuple(dict.fromkeys(d for number in used for d in notes[number].statement.derived))
    return Statement(text=text, evidence=tuple(evidence.values()), derived=derived)
