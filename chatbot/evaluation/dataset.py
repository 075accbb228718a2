"""Question sets on disk: found, read, checked against the résumé they are about, and selected from.

A set is a JSONL file, one item a line. Its résumé is `resume.*` beside it, or the one the caller names. A
line that is not right is named with file, line and field, and then nothing of the set is used. It refuses to
know who answers.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path

from pydantic import ValidationError

from chatbot.errors import NothingSelected, OperatorError
from chatbot.evaluation.given import read_text
from chatbot.evaluation.matching import (
    Unsearchable,
    compiled,
    first_hit,
    is_expression,
    met,
    shortened,
    words_of,
)
from chatbot.evaluation.models import SCHEMA_VERSION, Answerability, Item, ReferenceSpan
from chatbot.evaluation.quotation import Sources, named, occurrences, resolve
from chatbot.settings import in_plain_words
from index.models import Frozen

_TOLD = 5  # problems of one set in one message; `validate` prints all
_QUOTED = 60  # characters of a quotation in a message
_PLACES = 5  # lines of a source in a message


class Problem(Frozen):
    """One thing wrong with a set, as `file, line n: what`."""

    path: Path
    line: int
    what: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.line}: {self.what}"


class QuestionSet(Frozen):
    """The items of one file and the résumé they are asked of; None: the caller's own."""

    name: str
    path: Path
    items: tuple[Item, ...]
    lines: tuple[int, ...]
    resume: Path | None = None


def find_sets(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files of question sets: a file is one, a folder is searched for `*.jsonl`. In the order given,
    within a folder by name. Raises `OperatorError` for a path that is not there or a folder without any."""
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*.jsonl") if each.is_file())
            if not inside:
                raise OperatorError(f"{path} holds no question set; a set is a file ending in .jsonl.")
            found |= dict.fromkeys(inside)
        elif path.exists():
            found[path] = None
        else:
            raise OperatorError(
                f"There is no question set {path}; check the path, or write one with: resume-chatbot "
                f"eval init"
            )
    return tuple(found)


def read_sets(paths: Sequence[Path]) -> tuple[QuestionSet, ...]:
    """The sets. Raises `OperatorError` with the first things wrong, and how many more."""
    sets: list[QuestionSet] = []
    problems: list[Problem] = []
    for path in paths:
        read, wrong = examine(path)
        sets.append(read)
        problems += wrong
    problems += repeated(sets)
    if problems:
        raise broken(problems)
    return _told_apart(sets)


def broken(problems: Sequence[Problem]) -> OperatorError:
    """The sentence for what is wrong with a set."""
    told = "; ".join(str(problem) for problem in problems[:_TOLD])
    more = f"; and {len(problems) - _TOLD} more" if len(problems) > _TOLD else ""
    remedy = f" All are listed by: resume-chatbot eval validate -d {problems[0].path}" if more else ""
    return OperatorError(f"{told}{more}; nothing was run, mend this first.{remedy}")


def examine(path: Path) -> tuple[QuestionSet, list[Problem]]:
    """A set as far as it can be read, and everything wrong with it that needs no résumé. Raises
    `OperatorError` for a file that cannot be read at all."""
    text = read_text(path)
    items: list[Item] = []
    lines: list[int] = []
    problems: list[Problem] = []
    first_line: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            item = Item.model_validate_json(line)
        except ValidationError as error:
            problems.append(Problem(path=path, line=number, what=_first_wrong(error)))
            continue
        if item.id in first_line:
            what = f"id: {item.id!r} was used on line {first_line[item.id]} already"
            problems.append(Problem(path=path, line=number, what=what))
        first_line.setdefault(item.id, number)
        problems += [Problem(path=path, line=number, what=what) for what in _wrong_with(item)]
        items.append(item)
        lines.append(number)
    if not items and not problems:
        problems.append(Problem(path=path, line=1, what="the set is empty"))
    beside = sorted(each for each in path.parent.glob("resume.*") if each.is_file())
    read = QuestionSet(
        name=_name(path),
        path=path,
        items=tuple(items),
        lines=tuple(lines),
        resume=beside[0] if len(beside) == 1 else None,
    )
    return read, problems


def misquoted(read: QuestionSet, sources: Sources) -> list[Problem]:
    """Gold evidence that is not, or not once, in the résumé: of another one, or of an older version."""
    problems = []
    for item, line in zip(read.items, read.lines, strict=True):
        for number, span in enumerate(item.reference_spans):
            if cause := _misquotes(span, sources):
                quote = span.quote if len(span.quote) <= _QUOTED else span.quote[:_QUOTED].rstrip() + " …"
                what = f"reference_spans.{number}.quote: “{quote}” {cause}"
                problems.append(Problem(path=read.path, line=line, what=what))
    return problems


def _misquotes(span: ReferenceSpan, sources: Sources) -> str:
    """What is wrong with a quotation, and what to do; '' when it stands once in its source."""
    resolved, named_ = resolve([span], sources), span.source or "the résumé"
    if resolved.spans:
        return ""
    if resolved.absent:
        return f"is not in {named_}; quote what is there now, or give its résumé with --resume"
    name = named(span.source, sources)
    assert name is not None
    text = sources[name]
    places = occurrences(span.quote, text)
    lines = list(dict.fromkeys(text.count("\n", 0, start) + 1 for start, _ in places))
    line = "line" if len(lines) == 1 else "lines"
    shown = ", ".join(map(str, lines[:_PLACES])) + (" …" if len(lines) > _PLACES else "")
    return f"is more than once in {named_} ({line} {shown}); quote more of the line that is meant"


def selected(
    items: Iterable[Item],
    tags: Collection[str] = (),
    split: str | None = None,
    ids: Collection[str] = (),
) -> tuple[Item, ...]:
    """The items with one of the tags, of the split, of the ids; no filter lets all through."""
    return tuple(
        item
        for item in items
        if (not tags or set(tags) & set(item.tags))
        and (split is None or item.split == split)
        and (not ids or item.id in ids)
    )


def nothing_selected(
    sets: Sequence[QuestionSet], tags: Collection[str], split: str | None
) -> NothingSelected:
    """The sentence for a selection that no item passes, with what there is to select."""
    asked = [*(f"the tag {tag}" for tag in tags), *([f"the split {split}"] if split else [])]
    there = sorted({tag for read in sets for item in read.items for tag in item.tags})
    splits = sorted({item.split for read in sets for item in read.items})
    named = ", ".join(there) or "none"
    return NothingSelected(
        f"No question has {' and '.join(asked)}; the tags are {named}, the splits {', '.join(splits)}."
    )


def without_a_fact(item: Item) -> bool:
    """Whether nothing tells a right answer to a question that has one."""
    answerable = item.answerability is Answerability.ANSWERABLE
    return answerable and not any(fact.required for fact in item.reference_facts)


def digest(items: Iterable[Item]) -> str:
    """sha256 of a set's questions and right answers; the order of lines and of keys is no difference."""
    rows = sorted(item.model_dump_json() for item in items)
    return hashlib.sha256("\n".join(rows).encode()).hexdigest()


def _name(path: Path, folders: int = 1) -> str:
    """Its last folders, and its stem where that says something."""
    names = list(path.parent.resolve().parts[-folders:])
    return "/".join(names if path.stem == "questions" else [*names, path.stem])


def _told_apart(sets: Sequence[QuestionSet]) -> tuple[QuestionSet, ...]:
    """The sets, those of one name with as many folders before it as tell them apart: a run keys by names."""
    apart = list(sets)
    for folders in range(2, max((len(read.path.resolve().parts) for read in sets), default=0) + 1):
        counts = Counter(read.name for read in apart)
        apart = [
            read if counts[read.name] == 1 else read.model_copy(update={"name": _name(read.path, folders)})
            for read in apart
        ]
    counts = Counter(read.name for read in apart)  # a folder "x" with questions beside a file "x.jsonl"
    return tuple(
        read if counts[read.name] == 1 else read.model_copy(update={"name": str(read.path.resolve())})
        for read in apart
    )


def repeated(sets: Sequence[QuestionSet]) -> Iterator[Problem]:
    """Ids that two files share: a run keys its answers by them."""
    seen: dict[str, Path] = {}
    for read in sets:
        for item, line in zip(read.items, read.lines, strict=True):
            if seen.setdefault(item.id, read.path) != read.path:
                what = f"id: {item.id!r} is used in {seen[item.id]}, too"
                yield Problem(path=read.path, line=line, what=what)


def _first_wrong(error: ValidationError) -> str:
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    if first["type"] == "json_invalid":
        return "it is not JSON: " + str(first.get("ctx", {}).get("error", "")).replace(" at line 1", " at")
    said = in_plain_words(first)
    return f"{field}: {said}" if field else said


def _wrong_with(item: Item) -> Iterator[str]:
    """What no résumé is needed for: expressions that do not compile, a reference that its own facts or
    forbidden texts would judge wrong, a version we do not know."""
    if item.schema_version > SCHEMA_VERSION:
        yield f"schema_version: {item.schema_version} is newer than this program's {SCHEMA_VERSION}"
    patterns = [("forbidden", pattern) for pattern in item.forbidden]
    patterns += [("reference_facts", way) for fact in item.reference_facts for way in fact.any_of]
    sound = True
    for field, pattern in patterns:
        if is_expression(pattern):
            try:
                compiled(pattern)
            except Unsearchable as error:
                sound = False
                yield f"{field}: {error}"
    if without_a_fact(item):
        yield "reference_facts: none is required, so any answer would be right; say what a right one says"
    if not sound or not item.reference:
        return
    try:
        yield from _against_itself(item)
    except Unsearchable as error:
        yield f"reference_facts or forbidden: {error}"


def _against_itself(item: Item) -> Iterator[str]:
    """What the item's own reference is judged by its facts and forbidden texts."""
    if hit := first_hit(item.forbidden, item.reference):
        yield f"reference: it says “{words_of(hit, item.reference)}”, which is forbidden"
    if item.answerability in (Answerability.ANSWERABLE, Answerability.PARTIAL):
        for fact in item.reference_facts:
            if fact.required and not met(fact, item.reference):
                ways = [shortened(way) for way in fact.any_of]
                yield f"reference: it does not say {json.dumps(ways, ensure_ascii=False)}"
