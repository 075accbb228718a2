"""The bridge to the index: the same hits, as LangChain documents."""

from __future__ import annotations

from langchain_core.retrievers import BaseRetriever

from chatbot.retrieve import ResumeRetriever, Searches, in_turn
from tests.chatbot.people import ADA, index_of

INDEX = index_of(ADA)
RETRIEVER = ResumeRetriever(index=INDEX)


def test_it_is_a_langchain_retriever_whose_documents_carry_their_hits() -> None:
    assert isinstance(RETRIEVER, BaseRetriever)
    documents = RETRIEVER.invoke("erasure codes")
    assert documents
    for document in documents:
        hit = document.metadata["hit"]
        assert (document.page_content, document.id) == (hit.chunk.text, hit.chunk.id)


def test_hits_come_best_first_and_no_more_than_the_limit() -> None:
    hits = RETRIEVER.hits("Kubernetes clusters")
    assert hits[0].chunk.text == "Ran 30 Kubernetes clusters."
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert len(ResumeRetriever(index=INDEX, limit=2).hits("Kubernetes clusters")) == 2


def test_the_employers_asked_about_bound_the_search() -> None:
    hits = RETRIEVER.hits("Kubernetes clusters", (3,))
    assert hits
    assert {hit.chunk.entry for hit in hits} == {3}


def test_no_employers_means_no_bound() -> None:
    assert RETRIEVER.hits("Kubernetes clusters", ()) == RETRIEVER.hits("Kubernetes clusters")


def test_other_words_for_the_same_find_it_too() -> None:
    def lexical(question: str) -> float:
        wanted = "Mentored five engineers, two of whom became team leads."
        return next(hit.lexical for hit in RETRIEVER.hits(question) if hit.chunk.text == wanted)

    assert lexical("coaching") > 0  # a synonym of mentoring
    assert lexical("gardening") == 0


def test_a_question_without_words_finds_nothing() -> None:
    assert RETRIEVER.hits("  ") == []


def test_who_listens_hears_every_search_and_a_passage_has_the_best_of_its_places() -> None:
    searches = Searches()
    for question in ("Kubernetes clusters", "coaching"):
        RETRIEVER.invoke(question, {"callbacks": [searches]})
    one, other = (RETRIEVER.hits(question) for question in ("Kubernetes clusters", "coaching"))
    assert searches.found == [one, other]
    found = in_turn(searches.found)
    assert found[:2] == (one[0], other[0])
    ids = [hit.chunk.id for hit in found]
    assert len(set(ids)) == len(ids)
    assert set(ids) == {hit.chunk.id for hit in (*one, *other)}
