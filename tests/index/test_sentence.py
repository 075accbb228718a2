"""Sentences end where a reader would say, and clauses are cut only where both sides say something."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.sentence import clauses, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Worked at Acme Inc. in Springfield.",
        "Worked at Acme Inc. Cloud Division for years.",
        "Holds a B.Sc. Computer Science from Leeds.",
        "Kept 99.99% availability for v2.0 and v3.1 users.",
        "Used tools, e.g. Terraform and Helm.",
        "Saved $1.2M a year.",
        "Reported to J. Smith and Dr. Jones.",
        "Grew sales vs. Initech by 4%.",
        "Node.js and .NET services",
        "Based in Washington, D.C. since 2019",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Led two teams. Cut costs by 4%.", ["Led two teams.", "Cut costs by 4%."]),
        ("Reached 99.99%. Then v2.0. Done!", ["Reached 99.99%.", "Then v2.0.", "Done!"]),
        ('He said "go." They went.', ['He said "go."', "They went."]),
        ("Joined Acme Inc. It grew fast.", ["Joined Acme Inc.", "It grew fast."]),
        ("One.  \n Two?", ["One.", "Two?"]),
        ("Saved a lot. $1.2M in a year.", ["Saved a lot.", "$1.2M in a year."]),
        ("Ran it. 40 PB moved.", ["Ran it.", "40 PB moved."]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_sentences_end_where_a_new_one_begins(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("defined the reliability architecture early; built the whole thing alone", 2),
        ("Mentored five engineers early — two became team leads later.", 2),
        ("Acme Corporation — Seattle, WA", 1),
        ("one; two; three", 1),
        ("* * * * ; built the whole thing alone", 1),
    ],
)
def test_clauses_are_cut_only_where_both_sides_are_long_enough(text: str, pieces: int) -> None:
    assert len(clauses(text)) == pieces


@given(st.text(alphabet=st.sampled_from("aB1.;—!? \n\"()'$%,"), max_size=120))
def test_pieces_are_in_order_trimmed_and_lose_no_letter(text: str) -> None:
    for split in (sentences, clauses):
        pieces = split(text)
        assert all(start < end for start, end in pieces)
        assert all(left[1] <= right[0] for left, right in pairwise(pieces))
        assert all(text[start:end] == text[start:end].strip() for start, end in pieces)
        kept = "".join(text[start:end] for start, end in pieces)
        assert [char for char in kept if char.isalnum()] == [char for char in text if char.isalnum()]


@pytest.mark.parametrize(
    ("piece", "count"),
    [("?", 1), ("a; ", 1), ("Abc de. ", 60_000), ("Acme Inc. ", 1), ("a—", 1), ("; ", 1), ("x", 1)],
)
def test_a_line_of_hundreds_of_thousands_of_signs_is_cut_in_one_pass(piece: str, count: int) -> None:
    """A second pass for each sign would take minutes to hours, which is how this test fails."""
    assert len(sentences(piece * 60_000)) == count
    assert len(clauses(piece * 60_000)) >= count
