"""Clean text and the way back from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.models import Document
from index.passage import EDGES, Sheet, clean, clean_text, shortened

MARKUP = st.text(st.sampled_from("ab *_`[]()\\$&;<>br#-\n\t~é\u00ad\u200c\u200dم"), max_size=60)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("**a b:** c", "a b: c"),
        ("\\$8M\\+ [Blog \\(2022\\)](#).", "$8M+ Blog (2022)."),
        ('[x](http://a.org/b_(c) "t")', "x"),
        ("<me@a.org> <https://a.org>", "me@a.org https://a.org"),
        ("a<br>b &amp; c&shy;d", "a b & cd"),
        ("multi-\n  tenant", "multi-tenant"),
        ("opti\u00ad\nmised", "optimised"),
        ("2 * 3 * 4 snake_case A*–B", "2 * 3 * 4 snake_case A*–B"),
        ("Vector<T> &unknown;", "Vector<T> &unknown;"),
        ("&notes; &#8364;", "&notes; €"),
        ("**نرم\u200cافزار** Py\u200dth\u200con", "نرم\u200cافزار Python"),
        ("\u200da\u200c", "a"),
        ("Name ............ Ann Lee", "Name: Ann Lee"),
        ("Name: ..... Ann Lee", "Name: Ann Lee"),
        ("Licence (car) .. Class B", "Licence (car): Class B"),
        ("E-mail . . . . . ann@a.org", "E-mail: ann@a.org"),
        ("Wait... what ... then", "Wait... what ... then"),
        ("And so on.....", "And so on....."),
    ],
)
def test_markup_goes_and_words_stay(raw: str, text: str) -> None:
    assert clean_text(raw) == text


@given(MARKUP)
def test_each_clean_character_has_its_raw_place_in_order(raw: str) -> None:
    reading = clean(raw)
    assert len(reading.text) == len(reading.starts) == len(reading.ends)
    floor = 0
    for start, end in zip(reading.starts, reading.ends, strict=True):
        assert 0 <= start < end <= len(raw)
        assert start >= floor or end >= floor
        floor = start


@given(MARKUP, st.data())
def test_a_fact_keeps_to_the_document(raw: str, data: st.DataObject) -> None:
    sheet = Sheet(Document(source="a", format="text", text=raw, sha256=""))
    passage = sheet.passage(0, len(raw))
    start = data.draw(st.integers(0, len(passage.text)))
    end = data.draw(st.integers(start, len(passage.text)))
    fact = passage.fact(start, end)
    if fact is not None:
        assert 0 <= fact.span.start < fact.span.end <= len(raw)
        assert fact.text == passage.text[start:end].strip()


def test_a_fact_across_markup_takes_the_markup_whole() -> None:
    raw = "**LLM:** see [the blog](http://x.org) now"
    passage = Sheet(Document(source="a", format="text", text=raw, sha256="")).passage(0, len(raw))
    for words, slice_ in (
        ("LLM:", "LLM:"),
        ("LLM: see", "**LLM:** see"),
        ("the blog", "the blog"),
        ("see the blog", "see [the blog](http://x.org)"),
    ):
        at = passage.text.index(words)
        fact = passage.fact(at, at + len(words))
        assert fact is not None
        assert raw[fact.span.start : fact.span.end] == slice_
        assert clean_text(slice_) == words


def test_a_warning_names_by_the_first_words() -> None:
    assert shortened("Mercy Hospital") == "Mercy Hospital"
    assert shortened("a" * 13_000) == "a" * 120 + "…"


def test_the_dash_of_a_grade_is_kept_and_one_that_parts_is_not() -> None:
    raw = "mean grade A- – "
    passage = Sheet(Document(source="a", format="text", text=raw, sha256="")).passage(0, len(raw))
    fact = passage.fact(edges=EDGES)
    assert fact is not None
    assert fact.text == "mean grade A-"
