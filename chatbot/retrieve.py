"""The bridge from a question to `index.search`, as a LangChain retriever.

It refuses to judge what it brings: that is `evidence.py`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
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
