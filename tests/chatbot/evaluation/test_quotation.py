"""A quote is found at its place, whatever the line breaks, and handed back when it is not there once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatbot.evaluation.models import Passage, ReferenceSpan
from chatbot.evaluation.quotation import GoldSpan, named, occurrences, overlaps, place, resolve

TEXT = "Ada Example\n\nLead Engineer at\n  Acme Ltd\n2019 – 2021\n2019 – 2021, Bath\n"
CV = {"cv.md": TEXT}


def span(quote: str, source: str = "cv.md", group: str | None = None) -> ReferenceSpan:
    return ReferenceSpan(source=source, quote=quote, group=group)


def test_a_quote_is_found_across_lines() -> None:
    (found,) = resolve([span("Engineer at Acme  Ltd")], CV).spans
    assert TEXT[found.start : found.end] == found.text == "Engineer at\n  Acme Ltd"


def test_what_is_absent_or_ambiguous_is_handed_back() -> None:
    resolved = resolve([span("Globex"), span("2019 – 2021"), span("Bath"), span("lead engineer")], CV)
    assert [s.quote for s in resolved.absent] == ["Globex", "lead engineer"]
    assert [s.quote for s in resolved.ambiguous] == ["2019 – 2021"]
    assert [s.text for s in resolved.spans] == ["Bath"]


def test_a_quote_that_begins_inside_itself_is_ambiguous() -> None:
    assert resolve([span("ab ab")], {"cv.md": "ab ab ab"}).ambiguous
    assert len(occurrences("ab ab", "ab ab ab")) == 2


def test_spans_without_a_group_are_groups_of_their_own() -> None:
    resolved = resolve([span("Bath"), span("Acme Ltd"), span("Ada", group="g"), span("Lead", group="g")], CV)
    assert [s.group for s in resolved.spans] == ["#0", "#1", "g", "g"]


@pytest.mark.parametrize(
    ("name", "sources", "expected"),
    [
        ("cv.md", {"cv.md": "", "b.md": ""}, "cv.md"),
        ("cv.md", {"folder/cv.md": "", "b.md": ""}, "folder/cv.md"),
        ("C:\\x\\cv.md", {"cv.md": "", "b.md": ""}, "cv.md"),
        ("resume.md", {"cv.md": ""}, "cv.md"),
        ("", {"cv.md": ""}, "cv.md"),
        ("resume.md", {"cv.md": "", "b.md": ""}, None),
        ("cv.md", {"a/cv.md": "", "b/cv.md": ""}, None),
        ("cv.md", {}, None),
    ],
)
def test_which_source_a_name_means(name: str, sources: dict[str, str], expected: str | None) -> None:
    assert named(name, sources) == expected


@given(st.text(alphabet="ab \n.+", max_size=12), st.text(alphabet="ab \n.+", max_size=40))
def test_each_place_reads_as_the_quote(quote: str, text: str) -> None:
    for start, end in occurrences(quote, text):
        assert text[start:end].split() == quote.split()


@given(st.text(alphabet="ab ", max_size=20), st.text(min_size=1, max_size=8).filter(str.strip))
def test_a_quote_stands_in_what_holds_it(before: str, quote: str) -> None:
    assert occurrences(quote, before + quote + before)


GOLD = GoldSpan(source="cv.md", start=10, end=20, group="#0", text="Acme Ltd")


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (Passage(text="x", source="cv.md", start=19, end=30), True),
        (Passage(text="x", source="cv.md", start=20, end=30), False),
        (Passage(text="Acme Ltd", source="cv.md", start=0, end=10), False),
        (Passage(text="x", source="b.md", start=10, end=20), False),
        (Passage(text="at ACME\nLtd in Bath"), True),
        (Passage(text="acme"), True),
        (Passage(text="Globex"), False),
        (Passage(text=""), False),
        (Passage(text="x", source="cv.md", start=-5, end=15), False),
        (Passage(text="x", source="cv.md", start=0, end=10**9), False),
        (Passage(text="x", source="cv.md", start=15, end=15), False),
    ],
)
def test_overlap(passage: Passage, expected: bool) -> None:
    assert overlaps(passage, passage.text, GOLD, {"cv.md": TEXT, "b.md": TEXT}) is expected


def test_offsets_are_a_place_only_inside_their_source() -> None:
    at = Passage(text="x", source="cv.md", start=1, end=3)
    assert place(at, {"cv.md": "abc"}) == (1, 3)
    assert place(at, {"cv.md": "ab"}) is None
    assert place(Passage(text="x", source="cv.md"), {"cv.md": "abc"}) is None
