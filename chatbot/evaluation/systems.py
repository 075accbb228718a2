"""Who answers: our bot, the stock LangChain chain, or whatever wrote a file of answers.

A system answers one item at a time, earlier turns replayed, and tells what it tells: an answer, and where it
has them a status, citations, what it retrieved and how long it took. It refuses to judge.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from pydantic import ValidationError

from chatbot.bot import Bot
from chatbot.errors import OperatorError
from chatbot.evaluation.given import read_text
from chatbot.evaluation.models import Item, Passage, Response
from chatbot.models import Turn
from chatbot.retrieve import Searches, in_turn
from chatbot.settings import in_plain_words
from index.embed import DEFAULT_ENCODER, find_model
from index.models import Document, Hit

OURS, QUICKSTART = "resume-chatbot", "quickstart"
SYSTEMS = (OURS, QUICKSTART)

QUICKSTART_CHARS, QUICKSTART_OVERLAP, QUICKSTART_TOP = 1000, 200, 4
"""What LangChain's own tutorial sets."""


class System(Protocol):
    """Whatever can be asked. Called from several threads when a run has several jobs."""

    name: str

    def answer(self, item: Item) -> Response:
        """The answer to one item. What it raises becomes the item's error."""
        ...


class OwnBot:
    """This program over one résumé, asked as a visitor asks.

    Of an item with gold evidence it tells the passages found for the question, by a search of its own where
    typed facts gave the answer: the retrieval metrics are about the search. Of any other item it tells those
    that the answer itself was found among, and `retrieved` is None where nothing was searched."""

    name = OURS

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    def answer(self, item: Item) -> Response:
        history: list[Turn] = []
        for message in visitor_turns(item):
            history.append(self._bot.turn(message, history))
        begun = time.perf_counter()
        searches = Searches()
        turn = self._bot.turn(item.user_input, history, searches=searches)
        answered = time.perf_counter()
        hits = in_turn(searches.found)
        timings = {**turn.answer.timings_ms, "total": 1000 * (answered - begun)}
        if item.reference_spans:
            hits = self._bot.retrieved(item.user_input, history)
            # search alone where the answer has searched too: the question is embedded already
            timings["retrieval"] = 1000 * (time.perf_counter() - answered)
        answer = turn.answer
        return Response.model_validate(
            answer.model_dump(mode="json", exclude={"blocks", "suggestions", "generation", "session_id"})
            | {
                "id": item.id,
                "retrieved": [_passage(hit) for hit in hits] if hits or item.reference_spans else None,
                "timings_ms": timings,
            }
        )


class Quickstart:
    """The stock chain: recursive splitter, HuggingFace embeddings, FAISS wrapper, top four. Without a model
    to put them to, its answer is the first chunk: what it would have had to answer from.

    langchain-community is archived and this program does without it; it stands here, in an extra, because the
    quick-start that people copy is made of it, and that is what is measured. tests/bench/quickstart.py builds
    the same once more, without this program around it, to weigh it alone."""

    name = QUICKSTART

    def __init__(self, documents: Sequence[Document]) -> None:
        """Raises `OperatorError` when the optional packages are missing."""
        try:
            from langchain_community.vectorstores import FAISS
            from langchain_huggingface import HuggingFaceEmbeddings
            from langchain_text_splitters import RecursiveCharacterTextSplitter
        except ImportError as error:
            raise OperatorError(
                f"The stock chain needs the package {_package(error)}, which is not "
                "installed; run: pip install 'resume-chatbot[bench]'"
            ) from error
        splitter = RecursiveCharacterTextSplitter(
            chunk_size=QUICKSTART_CHARS, chunk_overlap=QUICKSTART_OVERLAP, add_start_index=True
        )
        chunks = splitter.create_documents(
            [document.text for document in documents], [{"source": document.source} for document in documents]
        )
        embeddings = HuggingFaceEmbeddings(model_name=str(find_model(DEFAULT_ENCODER).folder))
        store = FAISS.from_documents(chunks, embeddings)
        self._retriever: Any = store.as_retriever(search_kwargs={"k": QUICKSTART_TOP})

    def answer(self, item: Item) -> Response:
        begun = time.perf_counter()
        chunks = self._retriever.invoke(item.user_input)
        took = 1000 * (time.perf_counter() - begun)
        passages = [
            {
                "text": chunk.page_content,
                "source": chunk.metadata["source"],
                "start": chunk.metadata["start_index"],
                "end": chunk.metadata["start_index"] + len(chunk.page_content),
            }
            for chunk in chunks
        ]
        return Response.model_validate(
            {
                "id": item.id,
                "answer": passages[0]["text"] if passages else "",
                "retrieved": passages,
                "writer": "first chunk",
                "timings_ms": {"total": took, "retrieval": took},
            }
        )


def _package(error: ImportError) -> str:
    """What pip calls the package that is missing."""
    return (error.name or "").partition(".")[0].replace("_", "-")


def visitor_turns(item: Item) -> list[str]:
    """The visitor's earlier messages: the system under test gives its own answers to them."""
    return [message.content for message in item.messages if message.role == "user"]


def read_answers(path: Path, items: Sequence[Item]) -> tuple[tuple[Response, ...], tuple[str, ...]]:
    """The answers of any system, one `{"id", "answer", …}` a line; the output of `ask --batch` is one. And
    the ids of those to no question here.

    An item without a line counts as failed: it stays in the denominator. Raises `OperatorError` naming the
    line for what is no answer, for an id twice, and when no id is one of the set's.
    """
    lines = read_text(path).split("\n")
    wanted = {item.id for item in items}
    found: dict[tuple[str, int], Response] = {}
    strangers: list[str] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            response = Response.model_validate_json(line)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            field = ".".join(str(part) for part in first["loc"]) or "the line"
            raise OperatorError(
                f"{path}, line {number}: {field}: {in_plain_words(first)}; an answer is a line "
                '{"id": "…", "answer": "…"}.'
            ) from error
        if not response.answer and response.error is None and '"answer"' not in line:
            raise OperatorError(
                f"{path}, line {number}: it has no answer; an answer is a line "
                '{"id": "…", "answer": "…"}, a failure {"id": "…", "error": "…"}.'
            )
        if response.id not in wanted:
            strangers.append(response.id)
            continue
        if (response.id, response.attempt) in found:
            raise OperatorError(
                f"{path}, line {number}: {response.id} is answered twice; keep one, or number them with "
                '"attempt": 0, 1, ….'
            )
        found[response.id, response.attempt] = response
    if not found:
        raise OperatorError(
            f'{path} answers no question of this set; its lines are {{"id": "…", "answer": "…"}} with the '
            "ids of the set."
        )
    answered = {key[0] for key in found}
    missing = [
        Response(id=item.id, error="The file holds no answer to this question.")
        for item in items
        if item.id not in answered
    ]
    return (*found.values(), *missing), tuple(strangers)


def _passage(hit: Hit) -> Mapping[str, Any]:
    span = hit.chunk.span
    return Passage(text=hit.chunk.text, source=span.source, start=span.start, end=span.end).model_dump()
