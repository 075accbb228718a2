"""Question sets and runs as ragas reads them (`EvaluationDataset.from_jsonl`, written for 0.4.3), and back.

One `EvaluationDataset` holds samples of one kind, so a set with conversations becomes two files. Keys that
ragas does not know (it drops them when it writes a file itself) carry what an item needs to come home; the
whole item under `item`, which counts only while nothing of its sample was edited over there: facts would be
left behind, unnoticed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from chatbot.errors import OperatorError
from chatbot.evaluation.exchange.carried import (
    Asked,
    Exported,
    Imported,
    Losses,
    Written,
    asked_of,
    unique_id,
)
from chatbot.evaluation.models import Answerability, Item, Message, Passage, ReferenceSpan, Run
from chatbot.evaluation.quotation import Sources, overlaps, resolve

_PLACE = re.compile(r":\d+-\d+$")
_SIDES = {"user": "human", "assistant": "ai"}


def to_ragas(given: Run | Iterable[Item], name: str) -> Exported:
    """`name.jsonl` with single questions, `name.conversations.jsonl` with those that have earlier turns."""
    losses = Losses()
    texts = given.texts() if isinstance(given, Run) else {}
    single, many = [], []
    for asked in asked_of(given, losses):
        _note_what_ragas_lacks(asked, losses)
        if asked.item.messages:
            many.append(_conversation(asked, losses))
        else:
            sources = texts.get(given.set_of(asked.item.id), {}) if isinstance(given, Run) else {}
            single.append(_sample(asked, losses, sources))
    files = [
        Written(name=file, text="".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
        for file, rows in ((f"{name}.jsonl", single), (f"{name}.conversations.jsonl", many))
        if rows
    ]
    return Exported(files=tuple(files), lost=losses.sentences())


def _note_what_ragas_lacks(asked: Asked, losses: Losses) -> None:
    item = asked.item
    if item.reference_facts or item.forbidden:
        losses.note(
            "items",
            "ragas looks at no facts and no forbidden texts, it compares with the reference by a model; they "
            "come home with the file as it is, not with one that ragas has written",
        )
    if item.answerability is Answerability.UNANSWERABLE:
        losses.note("items", "nothing is there to be found, which ragas has no measure for")
    if item.must_pass:
        losses.note("items", "that they must pass is left out")
    if any(response.citations for response in asked.responses):
        losses.note("items", "the citations of the answer are left out")


def _sample(asked: Asked, losses: Losses, sources: Sources) -> dict[str, Any]:
    item = asked.item
    row: dict[str, Any] = {"user_input": item.user_input}
    if asked.responses:
        first = asked.responses[0]
        row["response"] = first.answer
        if len(asked.responses) > 1:
            row["multi_responses"] = [response.answer for response in asked.responses]
        if first.retrieved is not None:
            row["retrieved_contexts"] = [passage.text for passage in first.retrieved]
            row["retrieved_context_ids"] = [_place(passage) for passage in first.retrieved]
    if item.reference:
        row["reference"] = item.reference
    if item.reference_spans:
        row["reference_contexts"] = [span.quote for span in item.reference_spans]
        retrieved = asked.responses[0].retrieved if asked.responses else None
        row["reference_context_ids"] = [
            _gold_place(span, retrieved or (), sources) for span in item.reference_spans
        ]
        if any(span.group for span in item.reference_spans):
            losses.note("items", "quotations that stand for each other are listed as if each were needed")
    return row | _home(item)


def _conversation(asked: Asked, losses: Losses) -> dict[str, Any]:
    item = asked.item
    turns = [{"content": message.content, "type": _SIDES[message.role]} for message in item.messages]
    turns.append({"content": item.user_input, "type": "human"})
    if asked.responses:
        turns.append({"content": asked.responses[0].answer, "type": "ai"})
        extra = len(asked.responses) - 1
        losses.note("responses", "a conversation of ragas holds one answer; repeats are left out", extra)
        if any(message.role == "user" for message in item.messages):
            losses.note("conversations", "answers to the earlier turns are not recorded, so none is there")
        if asked.responses[0].retrieved:
            losses.note(
                "conversations", "retrieved passages are left out; ragas has them for single questions only"
            )
    if item.reference_spans:
        losses.note("conversations", "gold quotations are left out; ragas has them for single questions only")
    row: dict[str, Any] = {"user_input": turns}
    if item.reference:
        row["reference"] = item.reference
    return row | _home(item)


def _gold_place(span: ReferenceSpan, retrieved: Iterable[Passage], sources: Sources) -> str:
    """The id of a gold quotation in the form of retrieved ones: that of the first retrieved passage which
    holds a word of it, so that ragas finds it among them, else its own place; of a set, its source's name."""
    found = resolve([span], sources).spans
    if not found:
        return span.source
    for passage in retrieved:
        if overlaps(passage, passage.text, found[0], sources):
            return _place(passage)
    return f"{found[0].source}:{found[0].start}-{found[0].end}"


def _place(passage: Passage) -> str:
    if passage.start is None or passage.end is None:
        return passage.source
    return f"{passage.source}:{passage.start}-{passage.end}"


def _home(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "answerability": item.answerability.value,
        "tags": list(item.tags),
        "split": item.split,
        "item": item.model_dump(mode="json", exclude_defaults=True),
    }


class _Turn(BaseModel):
    model_config = ConfigDict(extra="ignore")

    content: str
    type: str


class _Sample(BaseModel):
    """What of a line of ragas an item can hold; the rest is counted."""

    model_config = ConfigDict(extra="allow")

    user_input: str | list[_Turn]
    reference: str | None = None
    reference_contexts: list[str] | None = None
    reference_context_ids: list[str | int] | None = None
    answerability: Answerability | None = None
    tags: tuple[str, ...] = ()
    split: str = "dev"
    item: dict[str, Any] | None = None


def from_ragas(text: str, name: str, sources: Mapping[str, str]) -> Imported:
    """The items of a JSONL file. Raises `OperatorError` naming the line and the field."""
    losses = Losses()
    items: dict[str, Item] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            sample = _read(line, f"{name}, line {number}")
            item = _item(sample, name, number, items, sources, losses)
            if item is not None:
                items[item.id] = item
    if not items:
        raise OperatorError(
            f'{name} holds no question; each line is a sample of ragas, as {{"user_input": …}}.'
        )
    return Imported(items=tuple(items.values()), lost=losses.sentences())


def _read(line: str, where: str) -> _Sample:
    try:
        return _Sample.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = f", field `{first['loc'][0]}`" if first["loc"] else ""
        raise OperatorError(f"{where}{field}: {first['msg']}; each line is a sample of ragas.") from error


def _item(
    sample: _Sample,
    name: str,
    number: int,
    taken: Mapping[str, Item],
    sources: Mapping[str, str],
    losses: Losses,
) -> Item | None:
    messages, question = _turns(sample, losses)
    if not question.strip():
        losses.note("samples", "they ask nothing and are left out")
        return None
    extra = sample.model_extra or {}
    identity = unique_id(extra.get("id"), name.split(".")[0], number, taken)
    _note_what_a_set_lacks(extra, losses)
    if sample.item is not None:
        own = _own(sample, messages, question)
        if own is not None:
            return own.model_copy(update={"id": identity})
        losses.note(
            "samples", "they were edited over there, so that the facts and forbidden texts are left out"
        )
    if sample.answerability is None:
        losses.note("samples", "whether the résumé answers is not told; taken as ANSWERABLE, look at each")
    losses.note("samples", "they have no facts; write reference_facts, which answers are judged by")
    return Item(
        id=identity,
        user_input=question,
        messages=messages,
        answerability=sample.answerability or Answerability.ANSWERABLE,
        reference=sample.reference or "",
        reference_spans=_spans(sample, sources, losses),
        tags=sample.tags,
        split=sample.split,
        draft=True,
    )


def _note_what_a_set_lacks(extra: Mapping[str, Any], losses: Losses) -> None:
    if "response" in extra or "multi_responses" in extra:
        losses.note("samples", "recorded answers are left out; a question set holds none")
    known = {"id", "response", "multi_responses"}
    for key in sorted(key for key, value in extra.items() if value is not None and key not in known):
        losses.note("samples", f"`{key}` has no place in a question set")


def _own(sample: _Sample, messages: tuple[Message, ...], question: str) -> Item | None:
    """The item that a sample was written from; None where the sample says anything else by now."""
    try:
        item = Item.model_validate(sample.item)
    except ValidationError:
        return None
    quotes = [] if item.messages else [span.quote for span in item.reference_spans]
    same = (
        (item.user_input, item.messages, item.reference) == (question, messages, sample.reference or "")
        and quotes == (sample.reference_contexts or [])
        and (item.answerability, item.tags, item.split) == (sample.answerability, sample.tags, sample.split)
    )
    return item if same else None


def _turns(sample: _Sample, losses: Losses) -> tuple[tuple[Message, ...], str]:
    """The earlier turns and the question: of a conversation, the last message of a person."""
    if isinstance(sample.user_input, str):
        return (), sample.user_input
    spoken = [turn for turn in sample.user_input if turn.type in _SIDES.values()]
    losses.note(
        "messages", "calls of tools have no place in a question set", len(sample.user_input) - len(spoken)
    )
    last = max((at for at, turn in enumerate(spoken) if turn.type == "human"), default=None)
    if last is None:
        return (), ""
    losses.note(
        "messages", "recorded answers are left out; a question set holds none", len(spoken) - last - 1
    )
    roles = {ours: theirs for theirs, ours in _SIDES.items()}
    earlier = (
        Message.model_validate({"role": roles[turn.type], "content": turn.content}) for turn in spoken[:last]
    )
    return tuple(earlier), spoken[last].content


def _spans(sample: _Sample, sources: Mapping[str, str], losses: Losses) -> tuple[ReferenceSpan, ...]:
    """The gold contexts as quotations. Their ids are source names where we wrote them; else the sources are
    searched for the one in which the words stand once."""
    quotes = sample.reference_contexts or []
    ids = sample.reference_context_ids or []
    spans = []
    for at, quote in enumerate(quotes):
        named = ids[at] if at < len(ids) and len(ids) == len(quotes) else None
        if isinstance(named, str):
            named = _PLACE.sub("", named)
        found = [source for source, text in sources.items() if quote.strip() and text.count(quote) == 1]
        if found:
            spans.append(ReferenceSpan(source=found[0] if named not in found else str(named), quote=quote))
        elif isinstance(named, str) and named and not sources and quote:
            spans.append(ReferenceSpan(source=named, quote=quote))
        else:
            losses.note("reference contexts", "not found once, word for word, in the résumé, and left out")
    return tuple(spans)
