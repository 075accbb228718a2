"""A citation counts when its marker resolves, its quote is verbatim and its sentence stands in it."""

from __future__ import annotations

from typing import Any

import pytest

from chatbot.evaluation.citation import citation_values, is_verbatim
from chatbot.evaluation.models import Answerability, Item, Quoted, ReferenceSpan, Response
from chatbot.evaluation.quotation import resolve

TEXT = "# Ada Example\n\n## Tooling\n\nLanguages: Go, Java\n\n## Jobs\n\nEngineer, Acme\nLtd, 2009 – 2015\n"
ITEM = Item(id="a", user_input="Where was she in 2012?", answerability=Answerability.ANSWERABLE)
CV = {"cv.md": TEXT}
JOB = "Engineer, Acme\nLtd, 2009 – 2015"


def response(answer: str, *quotes: str, status: str | None = "answered") -> Response:
    citations: list[dict[str, Any]] = [{"marker": n, "quote": q} for n, q in enumerate(quotes, 1)]
    return Response.model_validate({"id": "a", "answer": answer, "citations": citations, "status": status})


def values(answer: str, *quotes: str, status: str | None = "answered") -> dict[str, float]:
    return citation_values(ITEM, response(answer, *quotes, status=status), (), CV)


def test_an_invented_marker_counts() -> None:
    assert values("She knows Go. [1][2] And Java. [1, 3]", "Go")["citation_validity"] == 0.5
    assert "citation_validity" not in values("She knows Go.", "Go")


def test_a_quote_is_verbatim_or_not() -> None:
    assert values("Go. [1] Acme. [2]", "Go", "Engineer, Globex")["quote_fidelity"] == 0.5


@pytest.mark.parametrize(
    ("quote", "start", "expected"),
    [
        ("Engineer, Acme Ltd", None, True),
        ("engineer, acme ltd", None, False),
        ("", None, False),
        ("Go", TEXT.index("Go"), True),
        ("Go", 0, False),
        ("G", None, False),
        ("o", None, False),
        ("a", None, False),
        ("Go", -len(TEXT) + TEXT.index("Go"), False),
        ("Go, Java", 10**9, False),
    ],
)
def test_verbatim(quote: str, start: int | None, expected: bool) -> None:
    end = None if start is None else start + len(quote)
    assert is_verbatim(Quoted(marker=1, quote=quote, source="cv.md", start=start, end=end), CV) is expected


def test_the_quote_of_a_letter_bears_nothing_out() -> None:
    assert values("She was an engineer at Acme Ltd. [1]", "E")["citation_support"] == 0


def test_a_quote_of_everything_points_nowhere_and_bears_nothing_out() -> None:
    long = {"cv.md": TEXT + "\n".join(f"- Built engine number {n} for Acme" for n in range(20))}
    gold = resolve([ReferenceSpan(source="cv.md", quote="Acme\nLtd")], long).spans

    def found(*quotes: str) -> dict[str, float]:
        return citation_values(ITEM, response("She was an engineer at Acme Ltd. [1]", *quotes), gold, long)

    whole, part = found(long["cv.md"]), found(JOB)
    names = ("quote_fidelity", "quote_focus", "citation_support", "citation_precision", "citation_recall")
    assert [whole[name] for name in names] == [1, 0, 0, 0, 0]
    assert [part[name] for name in names] == [1, 1, 1, 1, 1]
    lines = [line for line in long["cv.md"].splitlines() if line.strip("# ")]
    assert found(*lines)["quote_focus"] == 0


def test_offsets_that_lie_nowhere_hit_no_gold() -> None:
    gold = resolve([ReferenceSpan(source="cv.md", quote="Java")], CV).spans
    absurd = Response(
        id="a",
        answer="Java. [1]",
        citations=(Quoted(marker=1, quote="Java", source="cv.md", start=-(10**6), end=10**6),),
    )
    assert citation_values(ITEM, absurd, gold, CV)["citation_recall"] == 0


@pytest.mark.parametrize(
    ("answer", "share"),
    [
        ("She was an engineer at Acme. [1]", 1),
        ("Yes. She was an engineer at Acme. [1]", 1),
        ("She was an engineer. She was at Acme. [1]", 0.5),
        ("The résumé does not mention Rust. She was at Acme. [1]", 1),
        ("She was at Acme.", 0),
    ],
)
def test_which_share_of_the_claims_is_cited(answer: str, share: float) -> None:
    assert values(answer, JOB)["cited"] == share


def test_two_sentences_quoted_under_one_marker_are_cited() -> None:
    assert values("In its words: Led it. Built it. [1]", "Led it. Built it.")["cited"] == 1
    assert values("In its words: Lost it. Built it. [1]", "Led it. Built it.")["cited"] == 0.5


def test_an_answer_without_citations_is_uncited() -> None:
    alone = Response(id="a", answer="She was at Acme. [1]")
    assert citation_values(ITEM, alone, (), CV) == {"cited": 0}
    assert citation_values(ITEM, Response(id="a", answer="I don't know."), (), CV) == {}


def test_what_declines_owes_no_citation() -> None:
    assert "cited" not in values("The résumé does not say.", status="not_mentioned")


@pytest.mark.parametrize(
    ("answer", "quote", "expected"),
    [
        ("She was an engineer at Acme Ltd for 6 years. [1]", JOB, 1),
        ("In 2012 she was an engineer at Acme Ltd. [1]", JOB, 1),
        ("In 2013 she was an engineer at Acme Ltd. [1]", JOB, 0),
        ("She was an engineer at Globex. [1]", JOB, 0),
        ("It lists Go under Languages, among Tooling. [1]", "Go", 1),
        ("It lists Go under Hobbies, and Chess. [1]", "Go", 0),
    ],
)
def test_support(answer: str, quote: str, expected: float) -> None:
    assert values(answer, quote)["citation_support"] == expected


def test_gold_groups_are_recalled_and_stray_citations_cost_precision() -> None:
    spans = [
        ReferenceSpan(source="cv.md", quote="Go", group="g"),
        ReferenceSpan(source="cv.md", quote="Java", group="g"),
        ReferenceSpan(source="cv.md", quote="Acme Ltd"),
    ]
    gold = resolve(spans, CV).spans
    found = citation_values(ITEM, response("x [1][2]", "Languages: Go, Java", "# Ada Example"), gold, CV)
    assert (found["citation_precision"], found["citation_recall"]) == (0.5, 0.5)
    none = citation_values(ITEM, response("x"), gold, CV)
    assert none["citation_recall"] == 0
    assert "citation_precision" not in none
