"""Quotes among the lines about them, and gold evidence inside passages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.evaluation.models import Passage
from chatbot.evaluation.quotation import GoldSpan
from chatbot.evaluation.report.places import SIGNS_ABOUT, find, gold_within, in_context, marked

TEXT = "one\ntwo\nthree\nfour five six\nseven\neight\nnine"


def test_a_quote_is_found_at_its_offsets_or_else_at_its_first_place() -> None:
    assert find("ab ab", "ab", 3, 5) == (3, 5)
    assert find("ab ab", "ab", 1, 3) == (0, 2)
    assert find("ab ab", "ab") == (0, 2)
    assert find("ab ab", "abc") is None
    assert find("ab ab", "") is None


def test_a_quote_stands_between_two_lines_before_and_after() -> None:
    start = TEXT.index("five")
    pieces = in_context(TEXT, start, start + 4)
    assert [piece.text for piece in pieces] == ["two\nthree\nfour ", "five", " six\nseven\neight"]
    assert [piece.marked for piece in pieces] == [False, True, False]


def test_long_lines_about_a_quote_are_cut_and_say_so() -> None:
    text = "x" * 900 + "QUOTE" + "y" * 900
    before, quote, after = in_context(text, 900, 905)
    assert quote.text == "QUOTE"
    assert before.text == "… " + "x" * SIGNS_ABOUT
    assert after.text == "y" * SIGNS_ABOUT + " …"


@given(st.text(alphabet="ab \n", min_size=1), st.data())
def test_the_marked_words_are_always_the_quoted_ones(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    pieces = in_context(text, start, end)
    assert [piece.text for piece in pieces if piece.marked] == [text[start:end]]


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_marking_changes_no_text(text: str, ranges: list[tuple[int, int]]) -> None:
    within = [(start, min(end, len(text))) for start, end in ranges if start < len(text)]
    pieces = marked(text, within)
    assert "".join(piece.text for piece in pieces) == text
    inside = {place for start, end in within for place in range(start, end)}
    assert sum(len(piece.text) for piece in pieces if piece.marked) == len(inside)


GOLD = GoldSpan(source="a", start=19, end=23, group="#0", text=TEXT[19:23])


@pytest.mark.parametrize(
    ("passage", "found"),
    [
        (Passage(text="four five six", source="a", start=14, end=27), (True, [(5, 9)])),
        (Passage(text="three\nfour fi", source="a", start=8, end=21), (True, [(11, 13)])),
        (Passage(text="nine", source="a", start=41, end=45), (False, [])),
        (Passage(text="four five six", source="a"), (True, [(5, 9)])),
        (Passage(text="FIVE SIX", source="a"), (True, [])),
        (Passage(text="nine"), (False, [])),
    ],
)
def test_gold_is_found_by_offsets_or_by_words(
    passage: Passage, found: tuple[bool, list[tuple[int, int]]]
) -> None:
    assert gold_within(passage, [GOLD], {"a": TEXT}) == found


def test_a_passage_inside_gold_is_gold_as_a_whole() -> None:
    whole = GoldSpan(source="a", start=14, end=27, group="#0", text="four five six")
    assert gold_within(Passage(text="five"), [whole], {"a": TEXT}) == (True, [(0, 4)])
