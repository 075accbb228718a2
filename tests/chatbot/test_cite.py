"""Markers and citations: looked up, never reconstructed."""

from __future__ import annotations

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from chatbot.cite import Cited
from chatbot.models import Evidence, Statement
from tests.chatbot.people import ADA, candidate_of

CANDIDATE = candidate_of(ADA)
UNITS = [CANDIDATE.unit(chunk) for chunk in CANDIDATE.chunks if chunk.kind == "bullet"]
MARKER = re.compile(r"\[(\d+)\]")

statements = st.lists(
    st.builds(
        Statement,
        text=st.sampled_from(["One thing.", "Another thing.", "A list:", "[9] as printed"]),
        evidence=st.lists(st.sampled_from(UNITS), max_size=3).map(tuple),
        bullet=st.booleans(),
    ),
    min_size=1,
    max_size=8,
)


@given(statements)
def test_every_quote_is_the_document_s_own_text_at_its_place(given_: list[Statement]) -> None:
    (document,) = CANDIDATE.documents.values()
    for citation in Cited(CANDIDATE, given_).citations:
        assert document.text[citation.start : citation.end] == citation.quote
        assert document.text.count("\n", 0, citation.start) + 1 == citation.line


@given(statements)
def test_markers_count_up_and_each_passage_has_one(given_: list[Statement]) -> None:
    citations = Cited(CANDIDATE, given_).citations
    assert [citation.marker for citation in citations] == list(range(1, len(citations) + 1))
    assert len({(c.source, c.start, c.end) for c in citations}) == len(citations)
    passages = {evidence.span.start for statement in given_ for evidence in statement.evidence}
    assert {citation.start for citation in citations} == passages


@given(statements)
def test_a_sentence_bears_the_markers_of_its_own_evidence(given_: list[Statement]) -> None:
    cited = Cited(CANDIDATE, given_)
    start_of = {citation.marker: citation.start for citation in cited.citations}
    shown = [text for block in cited.blocks for text in (block.items or (block.text,))]
    assert " ".join(shown).split() == cited.text.replace("\n- ", "\n").removeprefix("- ").split()
    for statement in given_:
        (alone,) = Cited(CANDIDATE, [statement]).blocks
        text = alone.text or alone.items[0]
        own = statement.text.replace("[9]", "(9)")
        assert text.startswith(own)
        tail = text.removeprefix(own)
        assert len(MARKER.findall(tail)) == len({e.span.start for e in statement.evidence})
    assert start_of.keys() == {citation.marker for citation in cited.citations}


@given(statements)
def test_an_answer_grows_by_its_statements_only(given_: list[Statement]) -> None:
    shown = [Cited(CANDIDATE, given_[: n + 1]) for n in range(len(given_))]
    for shorter, longer in itertools.pairwise(shown):
        assert longer.text.startswith(shorter.text)
        assert longer.citations[: len(shorter.citations)] == shorter.citations


def test_a_number_in_brackets_that_is_no_marker_does_not_look_like_one() -> None:
    statement = Statement(text="Cites [1], [23] and [a1].", evidence=UNITS[:1])
    assert Cited(CANDIDATE, [statement]).text == "Cites (1), (23) and [a1]. [1]"


def test_list_items_stand_on_lines_of_their_own() -> None:
    one, two = UNITS[:2]
    cited = Cited(
        CANDIDATE,
        [
            Statement(text="Two things:", evidence=(one,)),
            Statement(text="This", evidence=(one,), bullet=True),
            Statement(text="That", evidence=(two, one), bullet=True),
            Statement(text="No more."),
        ],
    )
    assert cited.text == "Two things: [1]\n- This [1]\n- That [1][2]\nNo more."
    assert [(block.kind, block.text, block.items) for block in cited.blocks] == [
        ("paragraph", "Two things: [1]", ()),
        ("list", "", ("This [1]", "That [1][2]")),
        ("paragraph", "No more.", ()),
    ]


def test_the_section_travels_with_the_citation() -> None:
    evidence = Evidence(text="x", span=UNITS[0].span, section="Work")
    assert Cited(CANDIDATE, [Statement(text="x", evidence=(evidence,))]).citations[0].section == "Work"
