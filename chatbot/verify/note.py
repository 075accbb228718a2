"""What a model is shown of a draft, numbered, and what each of its sentences is held against.

A note is one statement of the model-free draft with the passages it rests on; each passage is a ground of its
own, with the title, employer and dates of the job it stands under. It refuses to judge sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from chatbot.candidate import Candidate, plain
from chatbot.lexicon import aliases, load, stem, words
from chatbot.models import Draft, Evidence, Statement
from chatbot.verify.senses import senses
from chatbot.verify.tokens import (
    YEAR,
    Token,
    broader,
    groups_of,
    is_neutral,
    is_somebody,
    listed,
    may_be_broader,
    root,
    tokens,
)
from index.models import Frozen, Position, Span

_HAD = ("education", "certifications", "awards")  # kinds of sections that hold what one has got


class Ground:
    """One stretch of text that a sentence may rest on, whole: what it says and whose it is."""

    def __init__(
        self,
        texts: Iterable[str],
        owner: int | None = None,
        *,
        header: Iterable[str] = (),
        positions: frozenset[int] = frozenset(),
        current: bool = False,
        degree: int | None = None,
        had: bool = False,
        kind: str = "",
        warrants: frozenset[str] = frozenset(),
    ) -> None:
        """`owner` is the number of a position, None for what belongs to no job; below 0 for a whole stay, of
        which `positions` are given. `header`: the title, employer and dates that the texts stand under.
        `degree`: the number of the studies it is about. `had`: whether it is about a
        thing that one has got: studies, a certificate, an award. `kind`: the kind of section it stands in,
        where that says what a line is; `warrants`: the words that the section's heading lends to it."""
        self.texts = tuple(dict.fromkeys(text for text in texts if text))
        self.header = tuple(dict.fromkeys(text for text in header if text))
        self.owner = owner
        self.positions = positions or frozenset(() if owner is None else (owner,))
        self.current = current
        self.degree = degree
        self.had = had
        self.kind = kind
        self.warrants = warrants
        self._has: dict[str, bool] = {}

    @cached_property
    def line(self) -> str:
        """What it says itself, without what it stands under."""
        return " ; ".join(self.texts)

    @cached_property
    def text(self) -> str:
        return " ; ".join(dict.fromkeys((*self.texts, *self.header)))

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tokens(self.text)

    @cached_property
    def line_tokens(self) -> tuple[Token, ...]:
        return tokens(self.line)

    @cached_property
    def words(self) -> frozenset[str]:
        """Its words, folded."""
        return _words_of(self.text)

    @cached_property
    def own(self) -> frozenset[str]:
        """The words of its line, folded: a title above it lends its words, not their forms, and no deed."""
        return _words_of(self.line)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems and roots of its line's words."""
        return frozenset(stem(word) for word in self.own) | frozenset(root(word) for word in self.own)

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset(t.text for t in self.tokens if t.kind == "number")

    @cached_property
    def groups(self) -> frozenset[int]:
        """The groups of words that mean the same of which its line has one."""
        return frozenset(number for word in self.own for number in groups_of(word))

    def has(self, word: str) -> bool:
        """Whether it has a word, in any form, spelling or synonym."""
        if word not in self._has:
            self._has[word] = self._holds(word)
        return self._has[word]

    def _holds(self, word: str) -> bool:
        if word in self.words:
            return True
        if word in listed("praise", "words"):
            return False
        if word in listed("people", "words"):
            return any(is_somebody(held) for held in self.own)
        if word in listed("leading", "verbs") and not self.own & listed("leading", "verbs"):
            return False
        if stem(word) in self.stems or root(word) in self.stems:
            return True
        if groups_of(word) & self.groups:
            return True
        if any(set(form) <= self.stems for form in aliases(word)[1:]):
            return True
        return may_be_broader(word) and any(broader(word, held) for held in self.own if not is_neutral(held))


def _words_of(text: str) -> frozenset[str]:
    return frozenset(t.text for t in tokens(text) if t.kind == "word") | frozenset(words(text))


def joined(grounds: Sequence[Ground]) -> Ground:
    """Several grounds of one owner as one."""
    return Ground(
        [text for ground in grounds for text in ground.texts],
        grounds[0].owner,
        header=[text for ground in grounds for text in ground.header],
        current=all(ground.current for ground in grounds),
        had=all(ground.had for ground in grounds),
        kind=grounds[0].kind if len({ground.kind for ground in grounds}) == 1 else "",
        warrants=frozenset.intersection(*(ground.warrants for ground in grounds)),
    )


def _united(grounds: Sequence[tuple[int, Ground]]) -> Iterator[tuple[tuple[int, ...], Ground]]:
    """Each ground by itself, those of one job together, and lists that belong to no job together."""
    for number, ground in grounds:
        yield (number,), ground
    owners = dict.fromkeys(ground.owner for _, ground in grounds if ground.owner is not None)
    for owner in owners:
        own = [(number, ground) for number, ground in grounds if ground.owner == owner]
        if len(own) > 1:
            yield tuple(dict.fromkeys(n for n, _ in own)), joined([g for _, g in own])
    of_note: dict[int, list[Ground]] = {}
    for number, ground in grounds:
        if ground.owner is None:
            of_note.setdefault(number, []).append(ground)
    for number, own_grounds in of_note.items():
        if len(own_grounds) > 1 and not _apart(own_grounds):
            yield (number,), joined(own_grounds)


def _apart(grounds: Sequence[Ground]) -> bool:
    """Whether grounds are about several things, so that what is said of one is not true of another: studies,
    or what has a year of its own."""
    degrees = {ground.degree for ground in grounds if ground.degree is not None}
    return len(degrees) > 1 or sum(bool(YEAR.search(ground.text)) for ground in grounds) > 1


class Note(Frozen):
    """One numbered piece of a draft. `text` is what the model reads."""

    number: int
    text: str
    statement: Statement


class Notes:
    """The notes of one draft about one candidate, and the grounds behind them."""

    def __init__(self, candidate: Candidate, draft: Draft) -> None:
        self._candidate = candidate
        self._positions = tuple(candidate.resume.positions)
        bearing = [statement for statement in draft.statements if statement.evidence]
        self.notes = tuple(
            Note(number=number, text=self._shown(statement), statement=statement)
            for number, statement in enumerate(bearing, start=1)
        )
        self._grounds: dict[int, tuple[Ground, ...]] = {}
        self._united: dict[tuple[int, ...], tuple[tuple[tuple[int, ...], Ground], ...]] = {}

    def __getitem__(self, number: int) -> Note:
        return self.notes[number - 1]

    def __len__(self) -> int:
        return len(self.notes)

    def grounds(self, number: int) -> tuple[Ground, ...]:
        """What note `number` supports a sentence with."""
        if number not in self._grounds:
            self._grounds[number] = tuple(self._made(number))
        return self._grounds[number]

    def united(self, numbers: Sequence[int]) -> tuple[tuple[tuple[int, ...], Ground], ...]:
        """What some notes support a sentence with, and by which of them: each ground by itself, those of one
        job together, and those of one note that belongs to no job."""
        key = tuple(numbers)
        if key not in self._united:
            self._united[key] = tuple(_united([(n, ground) for n in key for ground in self.grounds(n)]))
        return self._united[key]

    def of_several_jobs(self, number: int) -> Ground | None:
        """The words of a note that tells of several jobs, so that no job's ground holds all of it, as one;
        None for any other note."""
        found = {id(p): p for p in map(self._position_of, self[number].statement.evidence) if p}
        if len(found) < 2:
            return None
        current = all(map(_is_current, found.values()))
        return Ground([self[number].text], -number, current=current)

    def statement(self, text: str, used: Sequence[int]) -> Statement:
        """A sentence that holds as a statement, with the evidence of the notes it rests on."""
        evidence: dict[Span, Evidence] = {}
        for number in used:
            for one in (*self[number].statement.evidence, *self.headers(number)):
                evidence.setdefault(one.span, one)
        derived = tuple(dict.fromkeys(d for number in used for d in self[number].statement.derived))
        return Statement(text=text, evidence=tuple(evidence.values()), derived=derived)

    def headers(self, number: int) -> tuple[Evidence, ...]:
        """The passages that name the jobs which a note's evidence stands under."""
        found: dict[Span, Evidence] = {}
        for evidence in self[number].statement.evidence:
            position = self._position_of(evidence)
            for one in self._candidate.header(position) if position else ():
                found.setdefault(one.span, one)
        return tuple(found.values())

    def employers(self) -> dict[str, frozenset[int]]:
        """Employer → the numbers of its positions."""
        table: dict[str, set[int]] = {}
        for number, position in enumerate(self._positions):
            if position.organization:
                table.setdefault(position.organization.text, set()).add(number)
        return {name: frozenset(numbers) for name, numbers in table.items()}

    def _made(self, number: int) -> Iterable[Ground]:
        statement = self[number].statement
        owners: set[int | None] = set()
        headers = {
            one.span for one in self.headers(number)
        }  # an employer above its titles: no job of its own
        single: list[Ground] = []
        for evidence in statement.evidence:
            position = self._position_of(evidence)
            owner = self._positions.index(position) if position else None
            if position is not None or evidence.span not in headers:
                owners.add(owner)
            header = self._header(position) if position else []
            kind = self._kind_of(evidence)
            single.append(
                Ground(
                    [*_texts(self, evidence), self._whole(evidence)],
                    owner,
                    header=[evidence.section, *header],
                    current=_is_current(position),
                    degree=self._degree_of(evidence),
                    had=kind in _HAD,
                    kind=kind,
                    warrants=_warranted(kind, evidence.section),
                )
            )
        yield from single
        said = [statement.text, *statement.derived, *(self._whole(e) for e in statement.evidence)]
        jobs = [self._positions[owner] for owner in owners if owner is not None]
        employers = {position.organization.text if position.organization else "" for position in jobs}
        had = bool(single) and all(ground.had for ground in single)
        kinds = {ground.kind for ground in single}
        kind = next(iter(kinds)) if len(kinds) == 1 else ""
        if owners == {None} and len({ground.degree for ground in single} - {None}) > 1:
            yield Ground(statement.derived, None, had=had, kind=kind)
        elif len(owners) == 1 or (len(employers) == 1 and None not in owners):
            held = frozenset(owner for owner in owners if owner is not None)
            owner = next(iter(held), None) if len(held) < 2 else -number
            current = bool(jobs) and all(map(_is_current, jobs))
            yield Ground(said, owner, positions=held, current=current, had=had, kind=kind)
        elif statement.derived:  # what code counted over several jobs: no job of them owns it
            yield Ground(statement.derived, None)

    def _header(self, position: Position) -> list[str]:
        """The passages that name a job, and its facts one by one: "Intern" limits no employer after it."""
        passages = [text for one in self._candidate.header(position) for text in _texts(self, one)]
        facts = (position.title, position.organization, position.location)
        return passages + [fact.text for fact in facts if fact]

    def raw(self, evidence: Evidence) -> str:
        """The passage as a person reads it in the text read."""
        return plain(self._candidate.raw(evidence.span))

    def _shown(self, statement: Statement) -> str:
        """What the model reads: the statement, with whose it is when it does not say so itself."""
        text = " ".join(statement.text.split())
        position = next((p for p in map(self._position_of, statement.evidence) if p), None)
        if not statement.bullet or position is None:
            return text
        at = f" at {position.organization.text}" if position.organization else ""
        when = f" ({position.period.printed.text})" if position.period else ""
        return f"{position.title.text}{at}{when}: {text}"

    def _degree_of(self, evidence: Evidence) -> int | None:
        """The number of the studies whose lines a passage stands in; None for none, or several."""
        studies = self._candidate.resume.education
        found = [number for number, one in enumerate(studies) if _covers(one.span, evidence.span)]
        return found[0] if len(found) == 1 else None

    def _whole(self, evidence: Evidence) -> str:
        """The whole bullet or entry that a passage is cut from: "(not completed)" belongs to its course."""
        whole = next((span for span in self._wholes if _covers(span, evidence.span)), None)
        return plain(self._candidate.raw(whole)) if whole else ""

    def _kind_of(self, evidence: Evidence) -> str:
        """The kind of the section that a passage stands in, of those that say what a line in them is."""
        return next((k for k, own in self._spans.items() if any(_covers(s, evidence.span) for s in own)), "")

    @cached_property
    def _wholes(self) -> tuple[Span, ...]:
        """Where the bullets and entries stand that a passage may be cut from."""
        bullets = (bullet.span for position in self._positions for bullet in position.bullets)
        had = (span for kind in _HAD for span in self._spans[kind])
        return (*bullets, *had, *(item.span for item in self._candidate.resume.volunteering))

    @cached_property
    def _spans(self) -> dict[str, tuple[Span, ...]]:
        """Kind of section → where its entries stand, of the kinds that say what a line in them is."""
        kinds = (*_HAD, "publications", "languages")
        return {kind: tuple(entry.span for entry in getattr(self._candidate.resume, kind)) for kind in kinds}

    def _position_of(self, evidence: Evidence) -> Position | None:
        """The position whose block a passage stands in."""
        span = evidence.span
        inside = [
            p
            for p in self._positions
            if _covers(p.span, span) or any(_covers(b.span, span) for b in p.bullets)
        ]
        own = [p for p in inside if any(_meet(fact.span, span) for fact in (p.title, *p.bullets))]
        return next(iter(own or inside), None)


def _warranted(kind: str, heading: str) -> frozenset[str]:
    """The words that a heading lends to each line under it: "Papers" that it is a paper, which one wrote; a
    heading of two things ("Papers and talks") does not say which a line is."""
    said = words(heading)
    if kind not in load("fidelity")["warranted"] or set(said) & {"and", "y", "et", "und", "e", "en", "og"}:
        return frozenset()
    if re.search(r"[&/,+]", heading):
        return frozenset()
    own = (word.removesuffix("s") for word in said if word.endswith("s") and senses().is_noun(word))
    return listed("warranted", kind).union(own)


def _texts(notes: Notes, evidence: Evidence) -> tuple[str, str]:
    return evidence.text, notes.raw(evidence)


def _is_current(position: Position | None) -> bool:
    return position is not None and position.period is not None and position.period.present


def _covers(whole: Span, part: Span) -> bool:
    return whole.source == part.source and whole.start <= part.start and part.end <= whole.end


def _meet(one: Span, other: Span) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end
