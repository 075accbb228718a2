"""What "and at Acme?" asks, the question before it, of another job; and what "was that before Acme?" asks, of
the job just spoken of.

The job that the question before named is replaced; where it named none, nothing is asked again here. It
refuses to know what the question asks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from chatbot.lexicon import compiled, fold, load, regex, words
from chatbot.vocabulary import Vocabulary
from index.models import Position

_NAME = "@"  # stands for the job that a short message names


class Again:
    """Restates questions of one conversation about one candidate. Stateless between calls."""

    def __init__(self, vocabulary: Vocabulary, meant_by: Callable[[str], tuple[int, ...]]) -> None:
        """`meant_by` gives the entries of the 'current', 'previous' or 'first' job."""
        self._vocabulary = vocabulary
        self._meant_by = meant_by
        self._only_names = [compiled(p.replace("{who}", vocabulary.who)) for p in load("followups")["again"]]

    def restated(self, folded: str, asked: Sequence[str], entries: Sequence[int]) -> str:
        """The last of the messages `asked` that says what it asks, of the job that a message names instead;
        '' when the message asks something of its own, or that question named no job. `entries` are those of
        the job spoken of before."""
        if not (named := self._named(folded, entries)):
            return ""
        for message in reversed(asked):
            if not self._named(fold(message), entries):
                return self._of_another(message, named)
        return ""

    def beside(self, text: str, entries: Sequence[int], titles: Sequence[str]) -> str:
        """A message that sets "that" against another thing ("was that longer than at Acme?"), with the job
        spoken of before in the place of the pronoun; '' for any other message."""
        match = regex("that_beside").search(text)
        if match is None or not (held := self._held(entries)):
            return ""
        title = next((p.title.text for p in held if fold(p.title.text) in titles), "")
        house = self._called(held)
        name = " at ".join(part for part in (title or ("" if house else held[0].title.text), house) if part)
        return f"{match['opening']} {name} {match['rest']}"

    def _named(self, folded: str, entries: Sequence[int]) -> str:
        """The job that a message names, in words of the résumé, when it says no more than that; else ''."""
        for bare, job in self._with_jobs_marked(folded, entries):
            for pattern in self._only_names:
                if match := pattern.search(bare):
                    return job + (match.groupdict().get("role") or "")
        return ""

    def _with_jobs_marked(self, folded: str, entries: Sequence[int]) -> Iterator[tuple[str, str]]:
        """A message with a mark where it names a job, and how that job is named."""
        for named in self._vocabulary.employers_in(folded)[:1]:
            for form in sorted(named.forms, key=len, reverse=True):
                if match := _spoken(form).search(folded):
                    yield _marked(folded, match), named.name
                    break
        if regex("only_now").search(folded):
            if job := self._called(self._held(self._meant_by("current"))):
                yield f"at {_NAME}", job
        elif (match := regex("only_as").search(folded)) and (job := self._as(match["role"])):
            yield f"at {_NAME}", job
        if match := regex("job_before").search(folded):
            if job := self._before(entries):
                yield _marked(folded, match), job
        elif match := regex("job_of_order").search(folded):
            which = load("patterns")["order"][match["which"]]
            if job := self._called(self._held(self._meant_by(which))):
                yield _marked(folded, match), job

    def _before(self, entries: Sequence[int]) -> str:
        """The job that began last before those of `entries`, as one names it."""
        began = min(map(_began, self._held(entries)), default=(0, 0))
        earlier = [p for p in self._vocabulary.positions if (0, 0) < _began(p) < began]
        return self._called([max(earlier, key=_began)]) if earlier else ""

    def _as(self, role: str) -> str:
        """The one title that has all words of `role`, with its employer; '' when none or several have."""
        asked = set(words(role))
        bearing = [p for p in self._vocabulary.positions if asked <= set(words(p.title.text))]
        if len({p.title.text for p in bearing}) != 1:
            return ""
        house = self._called(bearing)
        return f"{house}, as {bearing[0].title.text}" if house else ""

    def _held(self, entries: Sequence[int]) -> list[Position]:
        return [p for p in self._vocabulary.positions if p.entry in entries]

    @staticmethod
    def _called(held: Sequence[Position]) -> str:
        """The employer of the latest of some positions; '' without one."""
        return next((p.organization.text for p in held if p.organization), "")

    def _of_another(self, message: str, job: str) -> str:
        """A question with another job in the place of the one it names; '' when it names none."""
        text, replaced = message, False
        for named in self._vocabulary.employers_in(fold(message)):
            for form in sorted(named.forms, key=len, reverse=True):
                if match := _spoken(form, with_joint=True).search(text):
                    text, replaced = f"{text[: match.start()]} {text[match.end() :]}", True
                    break
        for each in ("job_before", "job_of_order", "job_of_now", "there", "now"):
            pattern = re.compile(rf"(?:\b(?:at|in|for|with|of) )?{regex(each).pattern}", re.IGNORECASE)
            if match := pattern.search(text):
                text, replaced = f"{text[: match.start()]} {text[match.end() :]}", True
        bare = " ".join(text.split()).rstrip(" ?.!,")
        return f"{bare} at {job}?" if replaced and bare else ""


def _spoken(form: Sequence[str], *, with_joint: bool = False) -> re.Pattern[str]:
    """A name in a text, with the small word before it if asked for."""
    joint = r"(?:\b(?:at|in|for|with|of|to|by) )?(?:\bthe )?" if with_joint else ""
    name = r"\W+".join(map(re.escape, form))
    return re.compile(rf"{joint}\b{name}(?:'s)?\b", re.IGNORECASE)


def _marked(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]}{_NAME}{text[match.end() :]}"


def _began(position: Position) -> tuple[int, int]:
    """Year and month in which a position began; zeros where none is printed."""
    start = position.period.start if position.period else None
    return (start.year, start.month or 0) if start else (0, 0)
