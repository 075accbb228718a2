"""Answers to a short question on what was just told: "and in euros?", "for how long?", "how come?".

The lines that the answer before cited are asked first, then the others of the same job. It refuses to search
beyond them, and to take a figure for an answer that measures something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from chatbot.candidate import Candidate
from chatbot.evidence import Judge
from chatbot.figures import figures
from chatbot.headcount import numbers_people
from chatbot.lexicon import content, fold, regex, stem, stems, word_list
from chatbot.lookup import Found
from chatbot.models import Draft, Focus, Question, Statement
from chatbot.write.jobs import told_of

_SURE = 0.75
_NAMES = {"money": "amount of money", "length": "length of time"}  # of what is said to be missing
_DATE = re.compile(r"\b(?:19|20)\d\d\b|'\d\d\b")


def _gives_money(text: str, _: str) -> bool:
    return any(each.kind == "money" for each in figures(text)) or bool(regex("sum_of_money").search(text))


def _gives_share(text: str, _: str) -> bool:
    return any(each.kind == "percent" for each in figures(text)) or " points" in text


def _gives_length(text: str, noun: str) -> bool:
    if noun:
        return _gives_count(text, noun)
    folded = fold(text)
    return any(regex(each).search(folded) for each in ("states_length", "short_length", "length_by_dates"))


def _gives_date(text: str, _: str) -> bool:
    return _DATE.search(text) is not None


def _gives_count(text: str, noun: str) -> bool:
    """Whether a text counts a thing: the number stands within three words before it, or of it."""
    return any(stem(noun) in stems(each.behind)[:4] for each in figures(text) if each.kind == "count")


def _gives_cause(text: str, _: str) -> bool:
    return regex("tells_how").search(fold(text)) is not None


def _gives_who(text: str, _: str) -> bool:
    return re.search(r"(?<=[a-z,&] )[A-Z]", text) is not None


def _gives_start(text: str, _: str) -> bool:
    return regex("tells_start").search(fold(text)) is not None


def _gives_size(text: str, _: str) -> bool:
    """Whether a line says how many a house employs; not how many of them were led."""
    return regex("tells_size").search(fold(text)) is not None and not numbers_people(text)


_GIVES: dict[str, Callable[[str, str], bool]] = {
    "size": _gives_size,
    "money": _gives_money,
    "share": _gives_share,
    "length": _gives_length,
    "date": _gives_date,
    "count": _gives_count,
    "start": _gives_start,
    "cause": _gives_cause,
    "who": _gives_who,
}


class ToldWriter:
    """Writes the answers that the lines just cited hold."""

    def __init__(self, candidate: Candidate, judge: Judge) -> None:
        self._c = candidate
        self._lookup = judge.lookup

    def write(self, question: Question) -> Draft | None:
        """The line just cited, or one beside it, that gives what is asked; that there is none where a sum or
        a length is asked of "it"; None where the question asks something else."""
        folded = fold(question.text)
        if question.told and regex("more_hours").search(folded):
            return None if regex("of_wishes").search(folded) else self._hours(question, folded)
        if question.intent == "matter":  # what is paid or wished is in no line of work
            return None
        kind, noun = next(
            (
                (kind, match.groupdict().get("noun") or "")
                for kind in _GIVES
                if (match := regex(f"more_{kind}").search(folded))
            ),
            ("", ""),
        )
        if not kind or not question.told:
            return None
        cited = [f for f in self._lookup.of_places(question.told, ()) if not f.heads_a_job]
        if question.entries and regex("there").search(folded):
            cited = [f for f in cited if f.chunk.entry in question.entries] or self._lines_of(
                question.entries
            )
        if not cited:
            return None
        own = self._own(folded, kind)
        beside = self._beside(cited)
        known = [w for w in own if any(self._lookup.speaks(w, f.chunk) for f in (*cited, *beside))]
        elsewhere = [w for w in own if w not in known and self._lookup.is_used(w)]
        if elsewhere and not known:
            return None  # it asks of something that other lines tell of
        for found, needs_word in ((cited, False), (beside, True)):
            giving = [f for f in found if _GIVES[kind](f.chunk.text, noun)]
            speaking = [f for f in giving if any(self._lookup.speaks(w, f.chunk) for w in known)]
            if speaking or (giving and not known and not needs_word):
                return self._draft((speaking or giving)[0], own)
        if kind in _NAMES and regex("of_it").search(folded) and not elsewhere:
            text = f"The résumé gives no {_NAMES[kind]} for that."
            told = self._draft(cited[0], own)
            return told.model_copy(
                update={"status": "partly", "statements": (Statement(text=text), *told.statements)}
            )
        return None

    def _hours(self, question: Question, folded: str) -> Draft:
        """Whether what was just told of was full time, by its own words; or that it is not said."""
        found = self._lookup.of_places(question.told, ())
        first = found[0].chunk.entry if found else None
        found = tuple(f for f in found if f.chunk.entry == first)
        for each in found:
            text = f"{each.chunk.text} {each.chunk.context}"
            if match := regex("tells_hours").search(text):
                draft = self._draft(each, [match.group()])
                part = "full" not in fold(match.group())
                both = "part" in folded and "full" in folded
                if question.yes_no and part and not both and "full" in folded:
                    (said,) = draft.statements
                    no = said.model_copy(update={"text": f"No. {said.text}"})
                    return draft.model_copy(update={"statements": (no,)})
                return draft
        told = Statement(text="The résumé does not say whether that was full or part time.")
        return Draft(status="not_mentioned", confidence=_SURE, statements=(told,), focus=Focus(intent="open"))

    def _lines_of(self, entries: Collection[int]) -> list[Found]:
        """The lines of these jobs."""
        return [
            self._lookup.found(chunk, _SURE)
            for chunk in self._c.chunks
            if chunk.entry in entries and chunk.kind == "bullet" and not chunk.parent
        ]

    def _own(self, folded: str, kind: str) -> list[str]:
        """The words of a question beside those that only say which kind of thing is asked."""
        asks = regex(f"more_{kind}")
        rest = folded if kind in ("count", "who") else asks.sub(" ", folded)
        rest = regex("pointed_at").sub(" ", rest)
        left_out = self._c.vocabulary.ordinary | word_list("told_words")
        return [word for word in content(rest) if word not in left_out]

    def _beside(self, cited: Sequence[Found]) -> list[Found]:
        """The other lines of the job that the first cited line is of."""
        entry = cited[0].chunk.entry
        seen = {found.chunk.id for found in cited}
        return [] if entry is None else [f for f in self._lines_of((entry,)) if f.chunk.id not in seen]

    def _draft(self, found: Found, own: Sequence[str]) -> Draft:
        entry, evidence = found.chunk.entry, self._c.unit(found.chunk)
        statement = told_of(self._c, entry, evidence, found.chunk.text, found.chunk.section)
        jobs = () if entry is None else self._c.timeline.of((entry,))
        entries = tuple(one for job in jobs for one in job.entries)
        focus = Focus(intent="open", topic=" ".join(own), entries=entries)
        return Draft(status="answered", confidence=_SURE, statements=(statement,), focus=focus)
