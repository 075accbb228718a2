"""The rules that the data of `groups/` keeps: `python -m chatbot.learning.rules` lists what breaks them.

A reworded question shares no word with its line and whose it is; nothing is asked twice of one résumé; ids
are in order; what is carried from another résumé stands there and names nobody. Whether a question makes
sense, and whether nothing answers one that is not stated, only a reader can tell.
"""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from chatbot.learning.pairs import Portrait, groups, load
from chatbot.lexicon import words

STEM = 4  # letters: words that begin alike count as one word


def problems(group: str, portraits: Sequence[Portrait]) -> Iterator[str]:
    """What breaks the rules in one group, a sentence each with the place."""
    by_id = {portrait.resume_id: portrait for portrait in portraits}
    if len(by_id) != len(portraits):
        yield f"{group}: two résumés have one id."
    for portrait in portraits:
        where = f"{group}, {portrait.resume_id}"
        if [line.id for line in portrait.lines] != list(range(1, len(portrait.lines) + 1)):
            yield f"{where}: its lines are not numbered 1, 2, 3 …"
        yield from (f"{where}: asked twice: {text!r}." for text in _twice(portrait))
        for line, asked, answering in portrait.asked():
            if not answering <= {other.id for other in portrait.lines}:
                yield f"{where}, line {line.id}: `also` names a line that is not there."
            if asked.kind == "reworded" and (word := _shared(asked.q, line.passage, portrait.name)):
                yield f"{where}, line {line.id}: reworded, but {word!r} stands in the line: {asked.q!r}."
        for question in portrait.not_stated:
            if question.source is None:
                continue
            name, _, number = question.source.partition(".")
            source = by_id.get(name)
            said = {
                asked.q for line, asked, _ in (source.asked() if source else ()) if str(line.id) == number
            }
            if question.q not in said or source is None or source is portrait:
                yield f"{where}: carried from {question.source}, which does not ask it: {question.q!r}."
            elif named := set(words(source.name)) & set(words(question.q)) - _everyday():
                yield f"{where}: carried, but it names {named.pop()!r}: {question.q!r}."


def counts(portraits: Iterable[Portrait]) -> Counter[str]:
    """How many résumés, lines, and questions of each kind."""
    counted: Counter[str] = Counter()
    for portrait in portraits:
        counted["résumés"] += 1
        counted["lines"] += len(portrait.lines)
        for _, asked, _ in portrait.asked():
            counted["questions"] += 1
            counted[asked.kind] += 1
            if asked.style:
                counted[asked.style] += 1
        for question in portrait.not_stated:
            counted["not stated"] += 1
            counted["not stated, carried"] += question.source is not None
    return counted


def _twice(portrait: Portrait) -> list[str]:
    asked = [asked.q for _, asked, _ in portrait.asked()] + [question.q for question in portrait.not_stated]
    times = Counter(" ".join(words(text)) for text in asked)
    return [text for text, count in times.items() if count > 1]


def _shared(question: str, passage: str, name: str) -> str:
    """A word of the question that begins as one of the passage does; '' when there is none."""
    there = {word[:STEM] for word in words(passage) if _counts(word)}
    mine = (word for word in words(question) if _counts(word) and word not in words(name))
    return next((word for word in mine if word[:STEM] in there), "")


def _counts(word: str) -> bool:
    return len(word) >= STEM and not word.isdigit() and word not in _everyday()


@cache
def _everyday() -> frozenset[str]:
    """Words that carry no content of their own."""
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return frozenset(data["everyday"])


def main() -> int:
    found = 0
    total: Counter[str] = Counter()
    for group in groups():
        portraits = load(group)
        total += counts(portraits)
        for problem in problems(group, portraits):
            found += 1
            sys.stdout.write(problem + "\n")
    sys.stdout.write(", ".join(f"{count} {what}" for what, count in total.items()) + "\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
