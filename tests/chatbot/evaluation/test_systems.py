"""Who answers, and what each tells: our bot, the stock chain, a file of answers."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from chatbot.bot import Bot
from chatbot.errors import OperatorError
from chatbot.evaluation.models import Item
from chatbot.evaluation.systems import QUICKSTART_TOP, OwnBot, Quickstart, read_answers, visitor_turns
from chatbot.settings import Settings
from index.embed import HashingEncoder
from tests.chatbot.evaluation.house import ROWS
from tests.chatbot.people import ADA, TODAY, index_of, indexed, read

BOT = Bot(index_of(ADA), Settings(), TODAY)
ITEMS = [Item.model_validate(each) for each in ROWS]
FOLLOWUP = Item.model_validate(
    {
        "id": "f",
        "user_input": "How long?",
        "answerability": "ANSWERABLE",
        "messages": [
            {"role": "user", "content": "What did Ada do at Globex?"},
            {"role": "assistant", "content": "Ada was a nurse."},
        ],
    }
)


def test_our_bot_tells_everything_it_has() -> None:
    found = OwnBot(BOT).answer(ITEMS[0])
    (text,) = {document.source: document.text for document in BOT.documents}.items()
    assert (found.id, found.attempt, found.status, found.error) == ("role", 0, "answered", None)
    assert "Lead Engineer" in found.answer
    assert found.citations
    assert found.retrieved
    for passage in (*found.citations, *found.retrieved):
        assert passage.source == text[0]
    for citation in found.citations:
        assert text[1][citation.start : citation.end] == citation.quote
    assert {"total", "retrieval"} <= found.timings_ms.keys()
    assert found.writer


def test_earlier_turns_are_the_visitors_and_answered_by_the_system_itself() -> None:
    assert visitor_turns(FOLLOWUP) == ["What did Ada do at Globex?"]
    assert "Globex" in OwnBot(BOT).answer(FOLLOWUP).answer
    alone = FOLLOWUP.model_copy(update={"messages": ()})
    assert "Globex" not in OwnBot(BOT).answer(alone).answer


class Encoding(HashingEncoder):
    """Remembers what it encoded."""

    def __init__(self) -> None:
        super().__init__(256)
        self.encoded: list[str] = []

    def encode(self, texts: Sequence[str]) -> Any:
        self.encoded += texts
        return super().encode(texts)


def test_an_item_without_gold_is_searched_for_by_its_answer_alone() -> None:
    """The retrieval metrics need no search for it."""
    encoder = Encoding()
    system = OwnBot(Bot(indexed(read(ADA), encoder), Settings(), TODAY))
    encoder.encoded.clear()
    told, open_question = (
        Item.model_validate({"id": "n", "user_input": said, "answerability": "UNANSWERABLE"})
        for said in ("Where does Ada work nowadays?", "Did Ada ever ride a unicycle to the moon?")
    )
    found = system.answer(told)
    assert found.citations
    assert (found.retrieved, encoder.encoded) == (None, [])
    assert "retrieval" not in found.timings_ms
    with_gold = told.model_copy(update={"reference_spans": ITEMS[0].reference_spans})
    assert system.answer(with_gold).retrieved
    assert encoder.encoded == [told.user_input]
    assert system.answer(open_question).retrieved
    assert encoder.encoded == [told.user_input, open_question.user_input]


class Splitter:
    def __init__(self, **how: Any) -> None:
        self.how = how

    def create_documents(self, texts: list[str], about: list[dict[str, str]]) -> list[SimpleNamespace]:
        assert self.how["add_start_index"]
        size = self.how["chunk_size"]
        return [
            SimpleNamespace(page_content=text[start : start + size], metadata={**told, "start_index": start})
            for text, told in zip(texts, about, strict=True)
            for start in range(0, len(text), size)
        ]


class Store:
    """Finds the last chunks first, whatever is asked."""

    def __init__(self, chunks: list[SimpleNamespace]) -> None:
        self.chunks = chunks

    @classmethod
    def from_documents(cls, chunks: list[SimpleNamespace], embeddings: object) -> Store:
        return cls(chunks)

    def as_retriever(self, search_kwargs: dict[str, int]) -> SimpleNamespace:
        return SimpleNamespace(invoke=lambda question: self.chunks[::-1][: search_kwargs["k"]])


@pytest.fixture
def stock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand-ins for the optional packages."""
    for name, attribute, made in (
        ("langchain_text_splitters", "RecursiveCharacterTextSplitter", Splitter),
        ("langchain_huggingface", "HuggingFaceEmbeddings", lambda model_name: model_name),
        ("langchain_community", "vectorstores", None),
        ("langchain_community.vectorstores", "FAISS", Store),
    ):
        module = ModuleType(name)
        setattr(module, attribute, made)
        monkeypatch.setitem(sys.modules, name, module)


def test_the_stock_chain_answers_with_its_first_chunk_and_tells_where_chunks_lie(stock: None) -> None:
    found = Quickstart(BOT.documents).answer(ITEMS[0])
    (document,) = BOT.documents
    assert found.retrieved is not None
    assert 1 < len(found.retrieved) <= QUICKSTART_TOP
    for passage in found.retrieved:
        assert document.text[passage.start : passage.end] == passage.text
        assert passage.source == document.source
    assert found.answer == found.retrieved[0].text
    # what it does not tell is not measured
    assert (found.status, found.citations, found.confidence) == (None, None, None)


@pytest.mark.parametrize("missing", ["langchain_community", "langchain_text_splitters"])
def test_a_missing_package_is_named_with_the_command(
    stock: None, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    for name in [name for name in sys.modules if name.startswith(f"{missing}.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(OperatorError) as told:
        Quickstart(BOT.documents)
    assert f"the package {missing.replace('_', '-')}, which" in str(told.value)
    assert "pip install 'resume-chatbot[bench]'" in str(told.value)


def answers(folder: Path, *rows: dict[str, Any]) -> Path:
    path = folder / "answers.jsonl"
    path.write_text("\ufeff\n" + "\r\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def test_answers_of_others_keep_every_item_in_the_count(tmp_path: Path) -> None:
    path = answers(
        tmp_path,
        {"id": "rust", "answer": "Yes.", "mood": 1},
        {"id": "?", "answer": "a"},
        {"id": "role", "answer": "b"},
        {"id": "x", "answer": "c"},
    )
    found, strangers = read_answers(path, ITEMS)
    assert strangers == ("?", "x")
    assert {one.id for one in found} == {item.id for item in ITEMS}
    assert [one.id for one in found if one.error is None] == ["rust", "role"]
    assert {one.error for one in found if one.error} == {"The file holds no answer to this question."}


def test_an_answer_object_of_ask_batch_is_an_answer(tmp_path: Path) -> None:
    row = BOT.turn("Does Ada know Rust?").answer.model_dump(mode="json") | {"id": "rust"}
    (found, *_), _ = read_answers(answers(tmp_path, row), ITEMS)
    assert (found.status, found.answer) == ("answered", row["answer"])
    assert found.citations is not None
    assert found.citations[0].quote == row["citations"][0]["quote"]


def test_attempts_are_told_apart_and_doubles_refused(tmp_path: Path) -> None:
    twice = [{"id": "rust", "answer": "a", "attempt": attempt} for attempt in (0, 1)]
    found, _ = read_answers(answers(tmp_path, *twice), ITEMS)
    assert [(one.id, one.attempt) for one in found[:2]] == [("rust", 0), ("rust", 1)]
    with pytest.raises(OperatorError, match=r"line 4: rust is answered twice; keep one, or number them"):
        read_answers(answers(tmp_path, *twice, twice[0]), ITEMS)


def test_a_file_that_is_not_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\xff\xfe\xff")
    with pytest.raises(OperatorError, match="not UTF-8 text: invalid start byte at byte 0; save it"):
        read_answers(tmp_path / "a.jsonl", ITEMS)
