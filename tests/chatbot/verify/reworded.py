"""Faithful rewordings and fluent lies by other hands, about people of their own: `rewordings/`.

Whoever wrote them had not seen the check. The part `open` was read afterwards, to mend the check from it; of
the part `kept` only figures were ever printed. In `contrast` each line has three lies that differ from a
faithful sentence in as little as can be; those that got through were read once. It refuses to judge any.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.chatbot.verify.planted import REWORDINGS, Sentence, cited_for


def people(part: str) -> tuple[str, ...]:
    """The people of a part, as `candidate_of` takes them."""
    return tuple(f"{part}/{folder.name}" for folder in sorted((REWORDINGS / part).iterdir()))


def faithful(part: str) -> Iterator[Sentence]:
    """Sentences that say no more than the lines they cite."""
    for who in people(part):
        for line in _lines(who, "faithful"):
            yield _sentence(who, "faithful", line)


def lies(part: str) -> Iterator[Sentence]:
    """Sentences that do, each with its kind."""
    for who in people(part):
        for line in _lines(who, "lies"):
            kind, _, rest = line.partition(" | ")
            yield _sentence(who, kind, rest)


def _lines(who: str, name: str) -> list[str]:
    path: Path = REWORDINGS / who / f"{name}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _sentence(who: str, kind: str, line: str) -> Sentence:
    quote, text = line.split(" => ")
    return Sentence(who, kind, text, cited_for(who, quote))
