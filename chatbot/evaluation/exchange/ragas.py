"""Question sets and runs as ragas reads them (`EvaluationDataset.from_jsonl`, written for 0.4.3), and back.

One `EvaluationDataset` holds samples of one kind, so a set with conversations becomes two files. Keys that
ragas does not know (it drops them) carry what an item needs to come home: id, answerability, tags, split.
Facts and forbidden texts do not travel: a reference edited over there would leave them behind, unnoticed.
"""

from __future__ import annotations

import json
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

_SIDES = {"user": "human", "assistant": "ai"}


def to_ragas(given: Run | Iterable[Item], name: str) -> Exported:
    """`name.jsonl` with single questions, `name.conversations.jsonl` with those that have earlier turns."""
    losses = Losses()
    single, many = [], []
    for asked in asked_of(given, losses):
        _note_what_ragas_lacks(asked, losses)
        if asked.item.messages:
            many.append(_conversation(asked, losses))
        else:
            single.append(_sample(asked, losses))
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
            "items", "facts and forbidden texts are left out; ragas compares with the reference by a model"
        )
    if item.answerability is Answerability.UNANSWERABLE:
        losses.note("items", "nothing is there to be found, which ragas has no measure for")
    if item.must_pass:
        losses.note("items", "that they must pass is left out")
    if any(response.citations for response in asked.responses):
        losses.note("items", "the citations of the answer are left out")


def _sample(asked: Asked, losses: Losses) -> dict[str, Any]:
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
        row["reference_context_ids"] = [span.source for span in item.reference_spans]
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
    if sample.answerability is None:
        losses.note("samples", "whether the résumé answers is not told; taken as ANSWERABLE, look at each")
    losses.note("samples", "they have no facts; write reference_facts, which answers are judged by")
    if "response" in extra or "multi_responses" in extra:
        losses.note("samples", "recorded answers are left out; a question set holds none")
    known = {"id", "response", "multi_responses"}
    for key in sorted(key for key, value in extra.items() if value is not None and key not in known):
        losses.note("samples", f"`{key}` has no place in a question set")
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
        found = [source for source, text in sources.items() if quote.strip() and text.count(quote) == 1]
        if found:
            spans.append(ReferenceSpan(source=found[0] if named not in found else str(named), quote=quote))
        elif isinstance(named, str) and named and not sources and quote:
            spans.append(ReferenceSpan(source=named, quote=quote))
        else:
            losses.note("reference contexts", "not found once, word for word, in the résumé, and left out")
    return tuple(spans)
