"""Retrieval is measured as the field defines it; a gold group counts once, wherever its evidence stands."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.evaluation.models import Answerability, Item, Passage, Response
from chatbot.evaluation.quotation import GoldSpan
from chatbot.evaluation.retrieval import retrieval_values

SOURCES = {"cv.md": "x" * 700}
ITEM = Item(id="a", user_input="?", answerability=Answerability.ANSWERABLE)


def gold(start: int, end: int, group: str) -> GoldSpan:
    return GoldSpan(source="cv.md", start=start, end=end, group=group, text="x" * (end - start))


def passage(start: int, end: int) -> Passage:
    return Passage(text="", source="cv.md", start=start, end=end)


def measured(passages: list[Passage], spans: list[GoldSpan]) -> dict[str, float]:
    return retrieval_values(ITEM, Response(id="a", retrieved=tuple(passages)), spans, SOURCES)


ONE, TWO = gold(0, 10, "one"), gold(100, 140, "two")
STRAY = passage(500, 600)


def test_a_source_named_with_its_folder_is_the_same() -> None:
    there = Passage(text="", source="seeds/cv.md", start=0, end=10)
    assert measured([there], [ONE])["success@1"] == 1


def test_the_order_is_measured() -> None:
    found = measured([STRAY, passage(0, 50), STRAY, passage(90, 120)], [ONE, TWO])
    ideal = 1 + 1 / math.log2(3)
    assert found == pytest.approx(
        {
            "success@1": 0,
            "success@5": 1,
            "rr@10": 0.5,
            "ndcg@10": (1 / math.log2(3) + 1 / math.log2(5)) / ideal,
            "recall@5": 1,
            "all_evidence@10": 1,
            "span_recall": (10 + 20) / 50,
        }
    )


def test_a_group_counts_once() -> None:
    spans = [ONE, gold(200, 210, "one")]
    twice = measured([passage(0, 10), passage(200, 210)], spans)
    assert twice["ndcg@10"] == twice["recall@5"] == twice["span_recall"] == 1


def test_one_passage_with_all_the_evidence_is_ideal() -> None:
    found = measured([passage(0, 140)], [ONE, TWO])
    assert found["ndcg@10"] == found["recall@5"] == found["all_evidence@10"] == 1


def test_what_comes_sixth_is_not_in_the_first_five_and_the_eleventh_is_not_seen() -> None:
    sixth = measured([STRAY] * 5 + [passage(0, 10)], [ONE])
    assert (sixth["success@5"], sixth["recall@5"], sixth["all_evidence@10"]) == (0, 0, 1)
    eleventh = measured([STRAY] * 10 + [passage(0, 10)], [ONE])
    assert set(eleventh.values()) == {0}


def test_without_offsets_the_text_decides() -> None:
    span = GoldSpan(source="cv.md", start=0, end=8, group="g", text="Acme Ltd")
    assert measured([Passage(text="Engineer at ACME\nLtd, Bath")], [span])["span_recall"] == 1
    assert measured([Passage(text="Acme")], [span])["span_recall"] == 0.5
    assert measured([Passage(text="Globex")], [span])["span_recall"] == 0


def test_nothing_retrieved_is_nothing_found_and_nothing_told_is_not_measured() -> None:
    assert set(measured([], [ONE]).values()) == {0}
    assert retrieval_values(ITEM, Response(id="a"), [ONE], SOURCES) == {}
    assert measured([STRAY], []) == {}


@given(st.lists(st.booleans(), max_size=12))
def test_the_reciprocal_rank_is_that_of_the_first_hit(hits: list[bool]) -> None:
    found = measured([passage(0, 10) if hit else STRAY for hit in hits], [ONE])
    first = hits.index(True) + 1 if True in hits[:10] else 0
    assert found["rr@10"] == pytest.approx(1 / first if first else 0)
    assert found["success@1"] == (first == 1)
