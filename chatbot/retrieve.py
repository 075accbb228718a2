"""The bridge from a question to `index.search`, as a LangChain retriever.

It refuses to judge what it brings: that is `evidence.py`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import zip_longest
from typing import Any

from langchain_core.callbacks import BaseCallbackHandler, CallbackManagerForRetrieverRun
from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from chatbot.lexicon import content, synonyms
from index.models import Hit
from index.search import Index


class ResumeRetriever(BaseRetriever):
    """Passages of one résumé for a question, best first; the `Hit` travels in `metadata["hit"]`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    index: Index
    limit: int = 12

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,
        entries: Collection[int] | None = None,
        **_: Any,
    ) -> list[LangChainDocument]:
        expansions = sorted({other for word in content(query) for other in synonyms(word)})
        hits = self.index.search(query, limit=self.limit, expansions=expansions, entries=entries or None)
        return [
            LangChainDocument(page_content=hit.chunk.text, metadata={"hit": hit}, id=hit.chunk.id)
            for hit in hits
        ]

    def hits(self, query: str, entries: Collection[int] = ()) -> list[Hit]:
        """The same as hits, within the employers `entries` when any are given."""
        return [document.metadata["hit"] for document in self.invoke(query, entries=entries)]


class Searches(BaseCallbackHandler):
    """Hears what is searched for while a chain answers: each search's hits, in the order of the searches."""

    def __init__(self) -> None:
        self.found: list[list[Hit]] = []

    def on_retriever_end(self, documents: Sequence[LangChainDocument], **_: Any) -> None:
        self.found.append([document.metadata["hit"] for document in documents])


def in_turn(searches: Iterable[Sequence[Hit]]) -> tuple[Hit, ...]:
    """The hits of several searches, the first of each, then the second of each, and so on: a passage that
    several found has the best of its places."""
    found: dict[str, Hit] = {}
    for hit in (hit for rank in zip_longest(*searches) for hit in rank if hit is not None):
        found.setdefault(hit.chunk.id, hit)
    return tuple(found.values())
